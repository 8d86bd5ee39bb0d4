"""Journeys of those who were held: `przekroczyli granicę`, `trafili do Wilna`; the same words are anybody’s visit."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.polish.reference.discourse import Discourse
from loaders.polish.roles.senses import Sense
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon


def journeys_settled(g: SentenceGraph, senses: Sequence[Sense], discourse: Discourse) -> list[Sense]:
    """Without journeys of captives where those who travel are none (`przyjechał Tusk`), and without visits where they are.

    A captive is who was told before to be held or freed; a count may be of anybody, a noun only where it means prisoners.
    """
    journeys = [s for s in senses if s.hit.trigger.captive]
    if not journeys:
        return list(senses)
    true = [s for s in journeys if _of_captives(g, s, discourse)]
    taken = {(s.hit.unit, s.hit.frame.type) for s in true}
    return [
        s
        for s in senses
        if (s in true if s.hit.trigger.captive else not any((s.hit.unit, t) in taken for t in s.hit.frame.yields_to))
    ]


def _of_captives(g: SentenceGraph, sense: Sense, discourse: Discourse) -> bool:
    """Whether those who travel are captives: not `liderka opozycji, która przyjechała do Strasburga`, nor `samoloty trafią do Mińska`."""
    purposes = lexicon().wish
    if not g.units.lemmas.isdisjoint(lexicon().leisurely):
        return False  # `gdy podczas urlopu przyjechał do Moskwy`
    if any(purposes & set(g.marks(c)) for c in g.kids[sense.hit.unit] if g.labels[c].startswith("advcl")):
        return False  # `wrócił do kraju, by zmobilizować zwolenników`
    if rows := sense.roles.get("patient"):
        return all(w.cluster in discourse.held for w in rows)
    heads = sense.phrases.get("patient")
    if not heads:
        return True  # `Potem trafili do Wilna`: those who were spoken of
    return any(
        g.units[u].number is not None
        or any(g.labels[c].startswith("nummod") for c in g.kids[u])
        or g.lemmas(u) & lexicon().prisoners
        for head in heads
        for u in (head, g.antecedent(head))
    )
