"""The leg of a round of talks in the shape of a happening, as a way tells it: who took part, what it is about, its sentences."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.deals import Found, Told
from graph.analysis.dealtext import Teller, first_sentences, shown_sentences
from graph.analysis.rounds import RoundReader
from graph.analysis.roundties import BECAUSE, CLASS, KINDS
from graph.derive.deals.records import Deals, Leg, Round
from graph.derive.deals.rounds import width
from graph.view.reader import View
from graph.view.records import Evidence, Filling, Happening


def leg_happening(view: View, lang: str, deal: str, iri: str) -> Happening:
    """The leg `iri` of the round `deal`: Coale took part in the talks, and whom the leg did not free was Poczobut."""
    reader = RoundReader(view)
    r, leg = reader.round(deal), reader.leg(iri)
    kind, status = KINDS[leg.state]
    found = Found(Deals((), (), (), ()), Told(view))
    tell = Teller(view, found, lang)
    return Happening(
        iri,
        CLASS,
        kind,
        status,
        date=r.first if r.first == r.last else f"{r.first}/{r.last}",
        earliest=r.first,
        latest=r.last,
        fillings=(
            *_fillings(r, leg),
            Filling("text", None, tell.leg(leg)),
            Filling(BECAUSE, None, tell.reasons(leg, r.sides)),
        ),
        evidence=tuple(_evidence(found, r, leg)),
    )


def _fillings(r: Round, leg: Leg) -> Iterator[Filling]:
    """Who took part, and what the leg is about, in the role that its items give it; never the sides themselves."""
    for person in r.participants:
        if person not in r.sides:
            yield Filling("participant", person)
    for thing in leg.subjects:
        roles = (role for row in leg.items for role, things in row.item.roles.items() if thing in things)
        if thing not in r.sides:
            yield Filling(next(roles, "topic"), thing)


def _evidence(found: Found, r: Round, leg: Leg) -> Iterator[Evidence]:
    items = [row.item for row in leg.items]
    known = {claim: e for i in (*r.talks, *items) for claim, e in found.evidence(i).items()}
    talk = min(r.talks, key=lambda t: (width(t), -len(t.things("participant")), t.id))
    for sentence in dict.fromkeys([*first_sentences([talk])[:1], *shown_sentences(leg)]):
        yield known[sentence.claim]
