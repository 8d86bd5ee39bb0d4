"""Rounds of talks are part of the graph: SPARQL, `kg show`, `kg deals` and a slice read the same from it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runner import run

from graph import KnowledgeGraph
from graph.analysis.deals import deals_of
from graph.analysis.rounds import item, rounds_of
from graph.cli import show as command
from graph.derive.deals import bargains
from graph.derive.deals.items import deal_types
from graph.query import run as ask
from graph.store import open_view
from graph.view.reader import View
from ontology.ids import BASE


@pytest.fixture(scope="module")
def view(built_store: Path) -> View:
    return View(open_view(built_store).quads)


def test_what_is_read_back_is_what_was_derived(view: View) -> None:
    told = [item(h) for h in view.happenings() if h.type in deal_types()]
    sides = {"coale": "us", "trump": "us", "smith": "us", "lukaszenka": "by"}

    def side_of(thing: str) -> str | None:
        name = thing.rpartition("/")[2]
        try:
            country = view.thing(thing).country
        except KeyError:
            return None
        return (
            thing if "/country/" in thing else country or (f"{BASE}id/country/{sides[name]}" if name in sides else None)
        )

    read, made = rounds_of(view), bargains(told, side_of).rounds
    assert len(read) == 4
    assert [r.id for r in read] == [r.id for r in made]
    for one, other in zip(read, made, strict=True):
        assert one == other


def test_sparql_sees_who_gave_what_to_whom(view: View) -> None:
    found = ask(
        view.store,
        """SELECT ?state ?giver ?amount ?quote { ?deal a kg:Deal ; kg:earliest ?day ; kg:leg ?leg ; kg:talk/kg:participant ?coale .
           ?leg kg:legFamily "prisoners" ; kg:legState ?state ; kg:giver ?giver ; kg:amount ?amount ; kg:supportedBy ?claim .
           GRAPH ?g { ?claim kg:quote ?quote }
           FILTER(STRENDS(STR(?coale), "person/coale") && ?day > "2026-01-01"^^xsd:date) }""",
    )
    assert {(r[0], r[1].rpartition("/")[2], float(r[2])) for r in found.rows} == {("delivered", "by", 250.0)}
    assert any("250 więźniów" in r[3] for r in found.rows)


def test_a_leg_says_why_it_belongs_to_its_round_and_whether_it_was_delivered(view: View) -> None:
    found = ask(
        view.store,
        """SELECT DISTINCT ?state ?when ?how ?words { ?leg kg:legAbout <https://w3id.org/sanctions-kg/id/company/belavia> ;
           kg:legState ?state ; kg:earliest ?when ; kg:telling/kg:because ?why . ?why kg:how ?how ; kg:text ?words }""",
    )
    assert ("delivered", "2025-09-11", "after", "Po rozmowie") in {tuple(map(str, r)) for r in found.rows}


def test_a_reservation_stands_in_the_words_of_its_source(view: View) -> None:
    found = ask(view.store, "SELECT ?text { ?leg kg:legState 'promised' ; kg:reservation/kg:text ?text }")
    assert [r[0] for r in found.rows] == ["zastrzegł jednak, że to potrwa"]


def test_what_is_withheld_or_promised_is_never_delivered(view: View) -> None:
    found = ask(
        view.store,
        """SELECT ?leg { ?leg a kg:Leg ; kg:legState 'delivered' FILTER NOT EXISTS { ?leg kg:happening ?e . ?e a kg:Event } }""",
    )
    assert not found.rows
    dated = ask(view.store, "SELECT ?leg { ?leg a kg:Leg ; kg:legState ?s ; kg:earliest ?d FILTER(?s != 'delivered') }")
    assert not dated.rows


def test_a_deal_is_shown_by_its_id_and_an_event_names_its_deal(view: View) -> None:
    march = rounds_of(view)[-1]
    key = march.id.rpartition("/")[2]
    (told,) = json.loads(run(command, f"deal/{key}", json=True, quads=view.store))
    assert (told["id"], told["first"]) == (march.id, "2026-03-19")
    assert "Andrzej Poczobut" in run(command, key, lang="en", quads=view.store)
    release = next(i for leg in march.legs for i in leg.ids if leg.state == "delivered" and leg.family == "prisoners")
    shown = " ".join(run(command, release, lang="en", quads=view.store).split())
    assert f"Deal of 19 March 2026 [{key}]: done, Belarus → United States" in shown
    talks = " ".join(run(command, march.talks[0].id, lang="en", quads=view.store).split())
    assert (
        f"Deal of 19 March 2026 [{key}]; done: prisoner release; withheld: prisoner release: Andrzej Poczobut" in talks
    )


def test_on_a_day_a_leg_is_what_it_was_by_then(built_store: Path) -> None:
    before = KnowledgeGraph(built_store, at="2025-10-01")
    rounds = rounds_of(before.view)
    assert [r.first for r in rounds] == ["2025-09-11"]
    assert {leg.family for leg in rounds[0].legs if leg.state == "delivered"} == {"prisoners", "sanctions"}
    assert deals_of(before.view).deals.rounds == rounds
    early = KnowledgeGraph(built_store, known_at="2025-12-01")
    assert [r.first for r in rounds_of(early.view)] == ["2025-09-11", "2025-11-01"]
