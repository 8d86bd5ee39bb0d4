"""Ways between two things: what is on them, and that a promise on the way says so."""

from __future__ import annotations

import dataclasses

from view_story import iri, records

from graph.view.path import network, paths
from graph.view.records import Filling


def story(extra=()):
    things, told = records()
    return network([*told, *extra], {t.iri: t.type for t in things})


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
    found = paths(story(), iri("coale"), iri("belavia"), 3)
    assert found == paths(story(), iri("coale"), iri("belavia"), 3)
    assert [p.cost for p in found] == sorted(p.cost for p in found) and len(found) > 1


def test_no_way_between_what_nothing_joins():
    assert paths(story(), iri("coale"), "nobody") == [] == paths(story(), iri("coale"), iri("coale"))
