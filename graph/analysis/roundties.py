"""Rounds of talks as ties: who took part is tied to whom and what the round freed, lifted, promised or withheld.

`Andrzeja Poczobuta nie uwolniono` names nobody but Poczobut; that it belongs to the talks that Coale held on 19 March
is what a deal knows. Such a step shows the sentence of the talks and that of the leg, and is denied if the leg is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import NamedNode

from graph.view import vocabulary as v
from graph.view.index import DEAL, Index, Longer
from graph.view.keeping import kept
from graph.view.properties import properties
from graph.view.reader import View
from graph.view.records import DISPUTED, DONE, NON_EVENT, PROSPECT, Happening

CLASS = DEAL
_LEG = NamedNode(v.OWN + "leg")
BECAUSE = "because"  # the filling that says why the leg belongs to the round
KINDS = {
    "delivered": (DONE, "actual"),
    "promised": (PROSPECT, "planned"),
    "offered": (PROSPECT, "proposed"),
    "withheld": (NON_EVENT, "negated"),
    "disputed": (DISPUTED, "disputed"),
}


Row = tuple[str, str, str, str, str, tuple[str, ...]]  # leg, its round, kind, first and last day, who is tied by it


@dataclass
class RoundTies:
    """The legs of rounds as happenings of their own, `…/deal/ROUND/leg/NUMBER`, beside those of the index."""

    view: View
    rows: Sequence[Row]
    lang: str

    @cached_property
    def round_of(self) -> Mapping[str, str]:
        return {row[0]: row[1] for row in self.rows}

    @cached_property
    def index(self) -> Index:
        """The index of the graph with the legs added; the numbers of things stay."""
        old = self.view.index
        if not self.rows:
            return old
        number = old.number
        return Longer(
            old,
            [
                (leg, CLASS, kind, first, last, sorted(number[t] for t in tied if t in number))
                for leg, _, kind, first, last, tied in self.rows
            ],
        )

    def read(self, iri: str) -> Happening:
        """A happening of the graph, or the leg of a round in the shape of one."""
        if iri not in self.round_of:
            return self.view.happening(iri)
        from graph.analysis.roundlegs import leg_happening  # what tells deals in words is loaded where a way has one

        return leg_happening(self.view, self.lang, self.round_of[iri], iri)


def round_ties(view: View, lang: str) -> RoundTies:
    """The ties that the deals of a graph make: of rounds with talks, for legs about somebody."""
    return RoundTies(view, kept(view, "ties", (), lambda: tuple(sorted(_rows(view))), ()), lang)


def _rows(view: View) -> Iterator[Row]:
    """Read from the graph alone, without the sentences."""
    for q in view.store.quads_for_pattern(None, _LEG, None, v.CURRENT):
        if not isinstance(q.subject, NamedNode) or not isinstance(q.object, NamedNode):
            continue
        deal, leg = (properties(view.store, x.value, v.CURRENT) for x in (q.subject, q.object))
        if deal.iris("talk") and leg.iris("legAbout"):
            tied = {*deal.iris("participant"), *leg.iris("legAbout")} - {*deal.iris("between")}
            kind = KINDS[leg.text("legState")][0]
            yield (
                q.object.value,
                q.subject.value,
                kind,
                deal.text("earliest"),
                deal.text("latest"),
                tuple(sorted(tied)),
            )
