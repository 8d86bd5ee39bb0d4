"""Rounds of talks as ties: who took part is tied to whom and what the round freed, lifted, promised or withheld.

`Andrzeja Poczobuta nie uwolniono` names nobody but Poczobut; that it belongs to the talks that Coale held on 19 March
is what a deal knows. Such a step shows the sentence of the talks and that of the leg, and is denied if the leg is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from graph.analysis.deals import Found, deals_of
from graph.analysis.dealtext import Teller, first_sentences, shown_sentences
from graph.derive.deals.records import Leg, Round
from graph.derive.deals.rounds import width
from graph.view.index import Index
from graph.view.reader import View
from graph.view.records import DISPUTED, DONE, NON_EVENT, PROSPECT, Evidence, Filling, Happening

CLASS = "Deal"
BECAUSE = "because"  # the filling that says why the leg belongs to the round
_KINDS = {
    "delivered": (DONE, "actual"),
    "promised": (PROSPECT, "planned"),
    "offered": (PROSPECT, "proposed"),
    "withheld": (NON_EVENT, "negated"),
    "disputed": (DISPUTED, "disputed"),
}


@dataclass
class RoundTies:
    """The legs of rounds as happenings of their own, `…/deal/ROUND/NUMBER`, beside those of the index."""

    view: View
    found: Found
    legs: Mapping[str, tuple[Round, Leg]]
    lang: str

    @property
    def index(self) -> Index:
        """The index of the graph with the legs added; the numbers of things stay."""
        old = self.view.index
        if not self.legs:
            return old
        rows = [(iri, *row, self._members(*row)) for iri, row in sorted(self.legs.items())]
        return replace(
            old,
            happenings=[*old.happenings, *(iri for iri, *_ in rows)],
            classes=[*old.classes, *(CLASS for _ in rows)],
            kinds=[*old.kinds, *(_KINDS[leg.state][0] for _, _, leg, _ in rows)],
            first=[*old.first, *(r.first for _, r, _, _ in rows)],
            last=[*old.last, *(r.last for _, r, _, _ in rows)],
            members=[*old.members, *(members for *_, members in rows)],
        )

    def _members(self, r: Round, leg: Leg) -> list[int]:
        number = self.view.index.number
        return sorted({number[f.entity] for f in self._fillings(r, leg) if f.entity in number})

    def _fillings(self, r: Round, leg: Leg) -> Iterator[Filling]:
        """Who took part, and what the leg is about, in the role that its items give it; never the sides themselves."""
        for person in r.participants:
            if person not in r.sides:
                yield Filling("participant", person)
        for thing in leg.subjects:
            roles = (role for row in leg.items for role, things in row.item.roles.items() if thing in things)
            if thing not in r.sides:
                yield Filling(next(roles, "topic"), thing)

    def read(self, iri: str) -> Happening:
        """A happening of the graph, or the leg of a round in the shape of one."""
        if iri not in self.legs:
            return self.view.happening(iri)
        r, leg = self.legs[iri]
        kind, status = _KINDS[leg.state]
        tell = Teller(self.view, self.found, self.lang)
        return Happening(
            iri,
            CLASS,
            kind,
            status,
            date=r.first if r.first == r.last else f"{r.first}/{r.last}",
            earliest=r.first,
            latest=r.last,
            fillings=(
                *self._fillings(r, leg),
                Filling("text", None, tell.leg(leg)),
                Filling(BECAUSE, None, tell.reasons(leg, r.sides)),
            ),
            evidence=tuple(self._evidence(r, leg)),
        )

    def _evidence(self, r: Round, leg: Leg) -> Iterator[Evidence]:
        items = [row.item for row in leg.items]
        known = {claim: e for i in (*r.talks, *items) for claim, e in self.found.evidence(i).items()}
        talk = min(r.talks, key=lambda t: (width(t), -len(t.things("participant")), t.id))
        for sentence in dict.fromkeys([*first_sentences([talk])[:1], *shown_sentences(leg)]):
            yield known[sentence.claim]


def round_ties(view: View, lang: str) -> RoundTies:
    """The ties that the deals of a graph make: of rounds with talks, for legs about somebody."""
    found = deals_of(view)
    legs = {
        f"{r.id}/{number}": (r, leg)
        for r in found.deals.rounds
        if r.talks
        for number, leg in enumerate(r.legs)
        if leg.subjects
    }
    return RoundTies(view, found, legs, lang)
