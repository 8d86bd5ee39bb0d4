"""What a sentence tells that lies before another of its happenings: a measure imposed that is lifted, who was held that is freed."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.polish.frames.frames import FREED, HELD
from loaders.polish.reference.discourse import Discourse
from loaders.polish.roles.senses import Sense
from loaders.polish.syntax.sentence_graph import SentenceGraph


def earlier(g: SentenceGraph, senses: Sequence[Sense], discourse: Discourse) -> frozenset[int]:
    """Triggers of what must lie before the report; doers are shared on the way."""
    return _of_one_measure(g, senses, discourse) | _held_before(g, senses)


def _held_before(g: SentenceGraph, senses: Sequence[Sense]) -> frozenset[int]:
    """`Na wolność wyszedł X, którego skazano na 15 lat`, `ułaskawił X, skazaną na 11 lat`: not on the day of the release."""
    freed = {w.cluster for s in senses if s.hit.frame.type in FREED for w in s.roles.get("patient", ())}
    return frozenset(
        s.hit.unit
        for s in senses
        if s.hit.frame.type in HELD
        and freed & {w.cluster for w in s.roles.get("patient", ())}
        and (g.participle(s.hit.unit) or g.labels[g.clause(s.hit.unit)].startswith("acl"))
    )


def _of_one_measure(g: SentenceGraph, senses: Sequence[Sense], discourse: Discourse) -> frozenset[int]:
    """`USA zniosły sankcje, które nałożono w 2022 r.`, `chce zniesienia sankcji nałożonych przez USA`: one state does both.

    People are passed over: another president may have imposed what this one lifts. Gives the triggers of what was imposed,
    which lies before the report.
    """
    lifted = [s for s in senses if s.hit.frame.type == "SanctionLifting"]
    imposed = [s for s in senses if s.hit.frame.type == "SanctionImposition"] if lifted else []
    earlier: set[int] = set()
    for one in lifted:
        for other in imposed:
            if _same(g, one, other):
                _lend(g, one, other, discourse)
                _lend(g, other, one, discourse)
                if not one.roles.get("target") and other.roles.get("target"):
                    one.roles["target"] = other.roles["target"]  # `zniosły sankcje, którymi objęte były linie Bieławia`
                earlier.add(other.hit.unit)
    return frozenset(earlier)


def _same(g: SentenceGraph, lifted: Sense, imposed: Sense) -> bool:
    """Whether the measure lifted is the one of which a participle or relative clause says that it was imposed."""
    noun, verb = lifted.hit.companion, imposed.hit.unit
    if noun is None or noun > verb or g.negated(verb) or imposed.hit.voice == "noun":
        return False
    told = g.participle(verb) == "ppas" or g.labels[g.clause(verb)].startswith("acl")
    return told and (imposed.hit.companion == noun or noun in (g.heads[verb], g.heads[g.clause(verb)]))


def _doer(g: SentenceGraph, u: int) -> bool:
    return any("który" not in g.lemmas(x) for x in g.subjects(u))


def _lend(g: SentenceGraph, giver: Sense, taker: Sense, discourse: Discourse) -> None:
    """Who acts and at whom it is aimed, where the other does not say so itself."""
    for role in ("actor", "target"):
        if taker.roles.get(role) or (role == "actor" and taker.hit.voice == "active" and _doer(g, taker.hit.unit)):
            continue  # `minister zniósł sankcje nałożone przez Unię`: whose minister, nobody says
        taken = {w.cluster for rows in taker.roles.values() for w in rows}
        rows = [w for w in giver.roles.get(role, ()) if role == "target" or discourse.type_of(w.cluster) != "Person"]
        rows = [w for w in rows if w.cluster not in taken]
        if rows:
            taker.roles[role] = rows
