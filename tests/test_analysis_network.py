"""Who stands between, and who belongs together: `kg brokers`, `kg communities`."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from random import Random

from cli_runner import run
from view_store import story_store
from view_story import iri, records

from graph import KnowledgeGraph
from graph.analysis.brokers import brokers
from graph.analysis.communities import communities
from graph.analysis.whole import Whole, whole
from graph.cli import brokers as brokers_command
from graph.cli import communities as communities_command
from graph.store import reading
from graph.view.indexing import of_records
from graph.view.reader import View
from graph.view.records import Filling, Happening

BASE = records()[1][0]


def talk(number: int, *names: str) -> Happening:
    return dataclasses.replace(
        BASE, iri=f"{BASE.iri}t{number:03}", fillings=tuple(Filling("participant", n) for n in names)
    )


def net(told, **types: str) -> Whole:
    told = list(told)
    names = {n: "Person" for h in told for n in h.entities()}
    return whole(of_records(told, names | types))


# two circles of four who all talk with each other, joined by x alone
CIRCLES = [
    *(talk(i, a, b) for i, (a, b) in enumerate([(a, b) for a in "abcd" for b in "abcd" if a < b])),
    *(talk(20 + i, a, b) for i, (a, b) in enumerate([(a, b) for a in "pqrs" for b in "pqrs" if a < b])),
    talk(40, "a", "x"),
    talk(41, "x", "p"),
]


def test_the_one_who_joins_two_circles_stands_between():
    found = brokers(net(CIRCLES))
    best = found.rows[0]
    assert (best.thing, best.share, best.ties, best.cut_off) == ("x", round(16 / 28, 4), 2, ("p", "q", "r", "s"))
    (bridge,) = best.bridges
    assert (bridge.first.start, bridge.second.end, bridge.detour) == ("a", "p", None)
    assert [r.thing for r in found.rows] == ["x", "a", "p"]


def test_a_country_is_passed_but_not_listed():
    found = net(CIRCLES, x="Country")
    assert [r.thing for r in brokers(found).rows] == ["a", "p"]
    assert brokers(found, everything=True).rows[0].thing == "x"


def test_circles_are_groups_whatever_the_order():
    parts = [set("abcd"), set("pqrs")]
    for seed in range(5):
        told = CIRCLES.copy()
        Random(seed).shuffle(told)
        found = communities(net(told))
        assert sorted(sorted(set(g.members) - {"x"}) for g in found.groups) == [sorted(p) for p in parts]
        assert found == communities(net(CIRCLES)) and found.modularity > 0.4
    first = found.groups[0]
    assert first.kinds[0][0] == "Negotiation" and first.outside[0][0] == 1


def test_no_ties_no_groups():
    assert communities(net([])).groups == () and brokers(net([])).rows == ()


def test_a_large_network_is_sampled_and_says_so():
    pick = Random(3)
    names = [f"n{i:04}" for i in range(900)]
    told = [talk(i, *pick.sample(names, 2)) for i in range(1800)]
    told += [talk(5000 + i, "n0000", name) for i, name in enumerate(names[1:300])]
    found = brokers(net(told), 1)
    assert found.rows[0].thing == "n0000" and found.sampled < found.things


def test_the_seeds(built_store: Path):
    with reading(built_store) as store:
        view = View(store.quads)
        found = whole(view.index)
        top = [view.label(r.thing) for r in brokers(found, 3).rows]
        groups = communities(found).groups
        assert {"Donald Trump", "Alaksandr Łukaszenka"} <= set(top)
        banks = next(g for g in groups if view.find("Biełinwestbank").iris[0] in g.members)
        assert view.find("Ministerstwo Finansów").iris[0] in banks.members
        assert dict(banks.kinds)["SanctionLifting"] >= 1


def test_commands_tell_it_in_words_with_sentences():
    out = run(brokers_command)
    assert out.startswith("Kto stoi pomiędzy") and "Udział:" in out and "„" in out
    data = json.loads(run(brokers_command, "--promised", "--everything", json=True))
    assert data["brokers"][0]["bridges"][0]["steps"][0]["via"]["evidence"][0]["quote"]
    assert "no way" not in run(communities_command, lang="en")
    groups = json.loads(run(communities_command, "--without", "USA", json=True))["communities"]
    assert all(m["name"] != "Stany Zjednoczone" for g in groups for m in g["members"])
    assert "„19 marca w Mińsku Coale rozmawiał" in run(communities_command)


def test_in_python():
    kg = KnowledgeGraph(story_store(), lang="en")
    assert str(kg.brokers()).startswith("Who stands between")
    assert "<div" in kg.communities()._repr_html_()
    assert {m["id"] for g in kg.communities().to_dict()["communities"] for m in g["members"]} >= {iri("coale")}
    assert (kg.brokers().found.things, kg.brokers(promised=True).to_dict()["things"]) == (4, 7)
