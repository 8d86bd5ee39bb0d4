"""Who is told, asked, allowed or forced to act: `wezwał UE do zniesienia sankcji`, `zachęcał go, by zwalniał`."""

from __future__ import annotations

from loaders.polish.frames.slots import RELATIVE, Arg, own
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon


def commands(g: SentenceGraph, head: int) -> frozenset[str]:
    """Slots in which a word that tells, asks or allows somebody to act has him: `wezwał UE do zniesienia sankcji`."""
    lemmas = g.lemmas(head)
    if lemmas & lexicon().journeys and any(g.preposition(c) in ("do", "na") and g.units[c].named for c in g.kids[head]):
        return frozenset()  # `do Miami poleci Umierow, by …`: a form of `polecić` too
    slots = (slot for slot, words in lexicon().commands.items() if lemmas & words)
    return frozenset(slot for slot in slots if slot != "od" or not tasked(g, head))


def tasked(g: SentenceGraph, verb: int) -> bool:
    """`otrzymał od prezydenta zadanie, by wynegocjował`: he who gets the task is to act, not who gives it."""
    words = lexicon()
    gets = g.lemmas(verb) & words.commands.get("od", frozenset())
    return bool(gets) and any(g.lemmas(c) & words.tasks for c in g.kids[verb])


def commanded(g: SentenceGraph, head: int, skip: int | None = None) -> list[Arg]:
    """He who is told, asked, allowed or forced to act by `head`."""
    slots = commands(g, head)
    if not slots:
        return []
    rows = [a for a in own(g, head) if a.slot in slots and a.unit != skip and _somebody(g, a.unit)]
    return [Arg("subj", a.unit, via="control") for a in rows]


def _somebody(g: SentenceGraph, u: int) -> bool:
    """A noun or a relative pronoun, no happening: `Łukaszenka, któremu zależy na wizycie`."""
    return (g.nominal(u) or bool(g.lemmas(u) & RELATIVE)) and not g.gerund(u)
