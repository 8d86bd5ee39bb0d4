"""Ways between two things: what is on them, and that a promise on the way says so."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from random import Random

import networkx as nx
import pytest
from view_store import story_store
from view_story import iri, records

from graph import KnowledgeGraph
from graph.analysis.network import Network
from graph.analysis.path import Path as Path_
from graph.analysis.path import Step, paths, step
from graph.analysis.pathtext import ways
from graph.store import reading
from graph.view.indexing import of_records
from graph.view.reader import View
from graph.view.records import Filling


def story(extra=(), **options):
    things, told = records()
    return Network.of(of_records([*told, *extra], {t.iri: t.type for t in things}), **options)


def steps(graph: Network, *ends: str) -> list[Step]:
    """The steps of the best way, read."""
    by_iri = {h.iri: h for h in records()[1]}
    return [step(t, by_iri.__getitem__) for t in paths(graph, *ends)[0].ties]


def ends_of(way) -> list[str]:
    return [t.end for t in way.ties]


def told(number: int):
    return records()[1][number]


def test_a_step_names_both_roles_and_carries_its_sentence():
    (found,) = steps(story(), iri("lukaszenka"), iri("coale"))
    assert (found.start_roles, found.end_roles, found.via.type) == (("participant",), ("participant",), "Negotiation")
    assert found.via.evidence[0].quote.startswith("19 marca w Mińsku Coale") and Path_((found,), 1.0).done
    assert found.others == 1  # the proposed journey joins them too


def test_a_way_through_a_denial_is_found_and_is_not_done():
    found = steps(story(), iri("by"), iri("poczobut"))
    assert [s.via.status for s in found] == ["negated"] and not Path_(tuple(found), 1.0).done


def test_what_is_done_goes_before_what_is_promised():
    (found,) = steps(story(), iri("coale"), iri("us"))
    assert found.via.type == "position" and found.via.done


def test_a_country_does_not_swallow_every_way():
    base = told(0)
    crowd = [
        dataclasses.replace(
            base, iri=f"{base.iri}c{i}", fillings=(Filling("participant", iri("by")), Filling("participant", f"p:{i}"))
        )
        for i in range(60)
    ]
    through = [
        dataclasses.replace(
            base, iri=f"{base.iri}x{i}", fillings=(Filling("participant", a), Filling("participant", b))
        )
        for i, (a, b) in enumerate([("p:1", "q:1"), ("q:1", "q:2"), ("q:2", "p:2")])
    ]
    (best, *_) = paths(story([*crowd, *through]), "p:1", "p:2")
    assert ends_of(best) == ["q:1", "q:2", "p:2"]


def test_several_ways_the_best_first_and_always_the_same():
    found = paths(story(), iri("coale"), iri("lukaszenka"), 3)
    assert found == paths(story(), iri("coale"), iri("lukaszenka"), 3)
    assert [ends_of(way) for way in found] == [
        [iri("lukaszenka")],
        [iri("minsk"), iri("lukaszenka")],
        [iri("us"), iri("lukaszenka")],
    ]
    assert [p.cost for p in found] == sorted(p.cost for p in found)


def test_an_alternative_is_no_detour_of_a_way_before_it():
    (only,) = paths(story(), iri("coale"), iri("belavia"), 3)  # all else leads through the United States as well
    assert ends_of(only) == [iri("us"), iri("belavia")]


def test_a_thing_that_no_way_may_touch():
    assert paths(story(without=[iri("us")]), iri("coale"), iri("belavia")) == []
    found = paths(story(without=[iri("minsk")]), iri("coale"), iri("lukaszenka"))
    assert found and all(iri("minsk") not in ends_of(way) for way in found)


def test_what_is_not_done_may_be_left_out():
    assert paths(story(done_only=True), iri("by"), iri("poczobut")) == []
    assert all(s.via.done for s in steps(story(done_only=True), iri("coale"), iri("us")))


def test_no_way_between_what_nothing_joins():
    assert paths(story(), iri("coale"), "nobody") == [] == paths(story(), iri("coale"), iri("coale"))


def test_reading_no_farther_than_needed_finds_what_reading_all_finds():
    """Against networkx over the whole graph, on a random one with a hub."""
    pick = Random(7)
    base = told(0)
    names = [f"p:{i:02}" for i in range(40)]
    happenings = [
        dataclasses.replace(
            base,
            iri=f"{base.iri}r{i}",
            fillings=tuple(Filling("participant", n) for n in pick.sample(names, 2))
            + (Filling("place", "hub"),) * (i % 3 == 0),
        )
        for i in range(90)
    ]
    index = of_records(happenings, {"hub": "Place"})
    network = Network.of(index)
    everything = nx.Graph()
    for a in range(len(index.things)):
        everything.add_edges_from((a, b) for b in network.ties(a))

    def cost(start: int, end: int) -> float:
        def price(a: int, b: int, _: dict) -> float:
            return network.weight(a, b) + sum(network.toll(n) / 2 for n in (a, b) if n not in (start, end))

        return nx.dijkstra_path_length(everything, start, end, weight=price)

    for start, end in [("p:00", "p:39"), ("p:03", "hub"), ("p:11", "p:12")]:
        (best, *_) = paths(Network.of(index), start, end, 1)
        assert best.cost == pytest.approx(cost(index.number[start], index.number[end]))


def test_the_story_that_the_graph_was_made_for(built_store: Path):
    with reading(built_store) as store:
        view = View(store.quads)
        ends = [view.find(n).iris[0] for n in ("Coale", "Poczobut")]
        found = ways(view, *ends)
        assert found and all(s.via.evidence for p in found for s in p.steps)
        (talks,) = found[0].steps  # a round of talks that did not free him
        assert (talks.via.type, talks.via.kind, talks.end_roles) == ("Deal", "NonEvent", ("patient",))
        assert any("nie wyszedł Andrzej Poczobut" in e.quote for e in talks.via.evidence)
        assert not ways(view, *ends, done_only=True)  # nothing that is done joins them
        done = ways(view, *(view.find(n).iris[0] for n in ("Smith", "Ziankowicz")), done_only=True)
        assert done and all(s.via.done for p in done for s in p.steps)
        belarus = view.find("Białoruś").iris[0]
        around = ways(view, *ends, without=[belarus])
        assert around and all(belarus not in (s.start, s.end) for p in around for s in p.steps)


def test_a_round_says_that_no_sentence_joins_the_two(built_store: Path):
    out = str(KnowledgeGraph(built_store, lang="en").path("Coale", "Poczobut", count=1))
    assert "DENIED." in out and "A round of talks joins them, no single sentence." in out


def test_in_python():
    kg = KnowledgeGraph(story_store(), lang="en")
    shown = kg.path("Coale", "Łukaszenka", without=["Minsk"])
    assert "John Coale → Alaksandr Łukaszenka" in str(shown)
    assert [len(p["steps"]) for p in shown.to_dict()] == [len(p.steps) for p in shown.found] == [1, 2]


def test_no_way_through_what_is_done_says_that_there_is_another(built_store: Path):
    kg = KnowledgeGraph(built_store, lang="en")
    shown = str(kg.path("Coale", "Poczobut", done_only=True))
    assert "no way" in shown and "`kg path` shows it without --done-only" in shown
    assert "--done-only" not in str(kg.path("Smith", "Ziankowicz", done_only=True))
