"""A hyphen at the end of a line: `nego-/cjacje` is one word, `amerykańsko-/białoruskich` keeps it."""

from __future__ import annotations

import re
from collections.abc import Callable

IsWord = Callable[[str], bool]

_LAST = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_FIRST = re.compile(r"[^\W\d_]+")
# Endings of the second half of a compound adjective: polsko-białoruskiego, społeczno-gospodarcze.
_ADJECTIVE = re.compile(
    r".+(?:[scz]k|dzk|[cz]n|[wlrjnmst]n|n|w|cz|rz|ż|ł|t|g)(?:i|y|a|e|ą|ie|iego|iemu|im|iej|ich|imi|ego|emu|ym|ej|ych|ymi)$"
)


def keeps_hyphen(before: str, after: str, is_word: IsWord | None) -> bool:
    """Whether the hyphen at the end of line `before` is written inside the word that `after` goes on with.

    >>> keeps_hyphen("turą amerykańsko-", "białoruskich rozmów", None), keeps_hyphen("te nego-", "cjacje", None)
    (True, False)
    """
    left, right = _LAST.search(before[-60:]), _FIRST.match(after[:60])
    if left is None or right is None:
        return True  # a number, an address, a bracket: what stands there stays
    head, tail = left[1], right[0]
    if not tail.islower():
        return True  # Ćwiek-Karpowicz
    last = head.rsplit("-", 1)[-1]
    if last.endswith(("sko", "cko", "dzko")) and _ADJECTIVE.fullmatch(tail):
        return True
    if is_word is None:
        return last.endswith("o") and len(last) > 5 and _ADJECTIVE.fullmatch(tail) is not None
    if last.endswith("o") and len(last) > 4 and is_word(last) and is_word(tail) and _ADJECTIVE.fullmatch(tail):
        return True
    if is_word(last + tail):
        return False
    return is_word(last) and is_word(tail)


def default_is_word() -> IsWord:
    """Morfeusz's dictionary, opened at the first question (most texts have none)."""
    known: dict[str, bool] = {}
    morphology = None

    def is_word(form: str) -> bool:
        nonlocal morphology
        if morphology is None:
            from loaders.polish.text.morphology import Morphology

            morphology = Morphology()
        if form not in known:
            known[form] = morphology.known(form)
        return known[form]

    return is_word
