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
from graph.analysis.network import Network, Told, tie_cost
from graph.analysis.path import paths
from graph.analysis.pathtext import ways
from graph.store import reading
from graph.view.reader import View
from graph.view.records import Filling


def story(extra=(), **options):
    things, told = records()
    return Network(Told([*told, *extra], {t.iri: t.type for t in things}), **options)


def told(number: int):
    return records()[1][number]


def test_a_step_names_both_roles_and_carries_its_sentence():
    (best, *_) = paths(story(), iri("lukaszenka"), iri("coale"))
    (step,) = best.steps
    assert (step.start_roles, step.end_roles, step.via.type) == (("participant",), ("participant",), "Negotiation")
    assert step.via.evidence[0].quote.startswith("19 marca w Mińsku Coale") and best.done
    assert step.others == 1  # the proposed journey joins them too


def test_a_way_through_a_denial_is_found_and_is_not_done():
    (best, *_) = paths(story(), iri("by"), iri("poczobut"))
    assert [s.via.status for s in best.steps] == ["negated"] and not best.done


def test_what_is_done_goes_before_what_is_promised():
    graph = story()
    (best, *_) = paths(graph, iri("coale"), iri("us"))
    assert best.steps[0].via.type == "position" and best.done


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
    assert [s.end for s in best.steps] == ["q:1", "q:2", "p:2"]


def test_several_ways_the_best_first_and_always_the_same():
    found = paths(story(), iri("coale"), iri("lukaszenka"), 3)
    assert found == paths(story(), iri("coale"), iri("lukaszenka"), 3)
    assert [[s.end for s in p.steps] for p in found] == [
        [iri("lukaszenka")],
        [iri("minsk"), iri("lukaszenka")],
        [iri("us"), iri("lukaszenka")],
    ]
    assert [p.cost for p in found] == sorted(p.cost for p in found)


def test_an_alternative_is_no_detour_of_a_way_before_it():
    (only,) = paths(story(), iri("coale"), iri("belavia"), 3)  # all else leads through the United States as well
    assert [s.end for s in only.steps] == [iri("us"), iri("belavia")]


def test_a_thing_that_no_way_may_touch():
    (best, *_) = paths(story(without=frozenset({iri("us")})), iri("coale"), iri("belavia"))[:1] or [None]
    assert best is None
    assert all(
        iri("minsk") != s.end
        for p in paths(story(without=frozenset({iri("minsk")})), iri("coale"), iri("lukaszenka"))
        for s in p.steps
    )


def test_what_is_not_done_may_be_left_out():
    assert paths(story(done_only=True), iri("by"), iri("poczobut")) == []
    assert all(p.done for p in paths(story(done_only=True), iri("coale"), iri("us")))


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
    types = {"hub": "Place"}
    whole = nx.Graph()
    network = Network(Told(happenings, types))
    for a in [*names, "hub"]:
        for b, ties in network.ties(a).items():
            whole.add_edge(a, b, weight=tie_cost(ties[0]))

    def cost(a: str, b: str, weight: nx.Graph) -> float:
        price = lambda u, v, e: e["weight"] + sum(network.toll(n) / 2 for n in (u, v) if n not in (a, b))  # noqa: E731
        return nx.dijkstra_path_length(weight, a, b, weight=price)

    for a, b in [("p:00", "p:39"), ("p:03", "hub"), ("p:11", "p:12")]:
        (best, *_) = paths(Network(Told(happenings, types)), a, b, 1)
        assert best.cost == pytest.approx(cost(a, b, whole))


def test_the_story_that_the_graph_was_made_for(built_store: Path):
    with reading(built_store) as store:
        view = View(store.quads)
        ends = [view.find(n).iris[0] for n in ("Coale", "Poczobut")]
        found = ways(view, *ends)
        assert found and all(s.via.evidence for p in found for s in p.steps)
        belarus = view.find("Białoruś").iris[0]
        around = ways(view, *ends, without=[belarus])
    assert around and all(belarus not in (s.start, s.end) for p in around for s in p.steps)


def test_in_python():
    kg = KnowledgeGraph(story_store(), lang="en")
    shown = kg.path("Coale", "Łukaszenka", without=["Minsk"])
    assert "John Coale → Alaksandr Łukaszenka" in str(shown)
    assert [len(p["steps"]) for p in shown.to_dict()] == [len(p.steps) for p in shown.found] == [1, 2]
