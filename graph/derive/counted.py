"""Whether two claims count the same kind of thing: prisoners of conscience here, citizens of the Union there are two counts."""

from __future__ import annotations

import re

from graph.derive.conflict_records import rules
from graph.derive.told import Told

_STEM = 5  # letters by which a word is known in any case: `politycznych`, `politycznymi`


def like(a: Told, b: Told) -> bool:
    """Whether both count the same, as far as their words tell: in one place, of one kind, of one group.

    `27 obywateli państw członkowskich` and `pięciu obywateli Ukrainy` do not; `1000 więźniów` and `1300 więźniów politycznych`
    may, since a text that has named them once says `więźniów`.
    """
    here, there = (t.roles.get("place", frozenset()) for t in (a, b))
    if here and there and here.isdisjoint(there):
        return False
    left, right = which(a), which(b)
    return left == right or (not _member(a) and not _member(b) and not (left and right))


def which(t: Told) -> frozenset[str]:
    """The words behind the counted one that say which of them, by their stems: `{"polit"}`."""
    q = t.claim.quantity
    if q is None or not q.of:
        return frozenset()
    hit = re.search(re.escape(q.of.split(" ")[-1]) + r"\b", t.claim.quote[_after(t) :])
    if hit is None:
        return frozenset()
    words = re.findall(r"[\w’'-]+|[^\w\s]", t.claim.quote[_after(t) + hit.end() :])[:4]
    found = []
    for n, word in enumerate(words):
        if not (re.fullmatch(rules()["counted"]["which"], word) or (n == 0 and _member(t) and word.isalpha())):
            break
        found.append(word[:_STEM].casefold())
    return frozenset(found)


def _member(t: Told) -> bool:
    q = t.claim.quantity
    return q is not None and re.match(rules()["counted"]["members"], q.of) is not None


def _after(t: Told) -> int:
    """Where in the sentence the number ends; its beginning where the place of the number is not known."""
    q = t.claim.quantity
    return q.span.end - t.claim.span.start if q is not None and q.span is not None else 0
