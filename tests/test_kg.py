"""The graph in Python: `from graph import KnowledgeGraph`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from view_store import story_store
from view_story import iri

from graph import KnowledgeGraph
from ontology.errors import QueryError, UsageError


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return KnowledgeGraph(story_store())


def test_show_prints_a_card_as_text_html_and_data(kg: KnowledgeGraph):
    shown = kg.show("Łukaszence")
    assert str(shown).startswith("Alaksandr Łukaszenka — ") and repr(shown) == str(shown)
    assert "„19 marca w Mińsku Coale rozmawiał z Łukaszenką o więźniach.”" in shown._repr_html_()
    assert shown.to_dict()["id"] == iri("lukaszenka")


def test_an_unknown_name_offers_near_ones(kg: KnowledgeGraph):
    with pytest.raises(UsageError, match="Did you mean: Poczobut"):
        kg.show("Poczubot")


def test_query_gives_a_data_frame_over_the_current_graph(kg: KnowledgeGraph):
    frame = kg.query(
        "SELECT ?name (COUNT(?e) AS ?events) { ?e a kg:Event ; ?role ?who . ?who skos:prefLabel ?name }"
        " GROUP BY ?name ORDER BY DESC(?events) ?name"
    )
    assert list(frame.columns) == ["name", "events"]
    assert frame.set_index("name").events.to_dict() == {
        "Alaksandr Łukaszenka": 1,
        "Białoruś": 1,
        "John Coale": 1,
        "Mińsk": 1,
    }


def test_a_promise_or_a_denial_is_no_event_for_a_query(kg: KnowledgeGraph):
    assert kg.query("SELECT ?e { ?e a kg:Event ; kg:patient ?who }").empty
    assert len(kg.query("SELECT ?e { ?e a kg:NonEvent ; kg:patient ?who }")) == 1


def test_ask_construct_and_unbound_cells(kg: KnowledgeGraph):
    assert kg.query("ASK { ?e a kg:Event }").answer.tolist() == [True]
    assert list(kg.query("CONSTRUCT { ?e a kg:Event } { ?e a kg:Event }").columns) == ["subject", "predicate", "object"]
    rows = kg.query("SELECT ?e ?d { ?e a kg:Prospect OPTIONAL { ?e kg:date ?d } } ORDER BY ?e")
    assert rows.d.isna().tolist() == [True, True]


def test_a_wrong_query_says_where(kg: KnowledgeGraph):
    with pytest.raises(QueryError, match="line 1, column"):
        kg.query("SELECT ?x WHERE { ?x a }")


def test_networkx_has_things_and_happenings_with_roles_on_edges(kg: KnowledgeGraph):
    graph = kg.networkx()
    kinds = [d["kind"] for _, d in graph.nodes(data=True) if d["sort"] == "happening"]
    assert sorted(kinds) == ["DisputedEvent", "Event", "Event", "NonEvent", "Prospect", "Prospect", "Relation"]
    denied = next(n for n, d in graph.nodes(data=True) if d.get("kind") == "NonEvent")
    assert graph.has_edge(denied, iri("poczobut"), key="patient")


def test_rdflib_holds_the_current_graph_and_answers_sparql(kg: KnowledgeGraph):
    graph = kg.rdflib()
    (row,) = graph.query("SELECT (COUNT(*) AS ?n) { ?e a kg:Event }")
    assert int(row.n) == 2


def test_explore_is_a_page_in_a_sandboxed_frame(kg: KnowledgeGraph, tmp_path: Path):
    page = kg.explore("Belavię")
    html = page._repr_html_()
    assert html.startswith("<iframe srcdoc=") and 'sandbox="allow-scripts allow-popups"' in html
    assert "<script" not in html  # everything inside the attribute is escaped
    assert page.save(tmp_path / "x.html").read_text(encoding="utf-8") == page.html


def test_stats_keep_the_kinds_apart(kg: KnowledgeGraph):
    stats = KnowledgeGraph(kg.store, lang="en").stats()
    assert (stats["Done"], stats["Planned or proposed"], stats["Documents"]) == (2, 2, 2)
    assert "<table>" in kg._repr_html_() and "Dokonane" in repr(kg.stats())


def test_an_unknown_language_is_refused():
    with pytest.raises(UsageError, match="no labels in 'de'"):
        KnowledgeGraph(story_store(), lang="de")


def test_importing_graph_loads_none_of_the_large_packages():
    large = "pandas networkx rdflib pyvis IPython morfeusz2"
    code = f"import sys, graph.kg; print([m for m in {large.split()} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
