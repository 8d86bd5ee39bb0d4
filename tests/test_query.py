"""SPARQL over the store: the current graph by default, nothing changes, and an error says where it is."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.query import run
from graph.query.syntax import is_update, words
from graph.store import CURRENT
from ontology.errors import QueryError
from ontology.ids import BASE
from ontology.rdf import RDF_TYPE, kg

BELAVIA = NamedNode(BASE + "id/company/belavia")
EVIDENCE = NamedNode(BASE + "evidence/x/1")


@pytest.fixture
def store() -> Store:
    store = Store()
    store.add(Quad(BELAVIA, RDF_TYPE, kg("Company"), CURRENT))
    store.add(Quad(BELAVIA, kg("value"), Literal(170), CURRENT))
    store.add(Quad(BELAVIA, kg("quote"), Literal("Belavia lata dalej."), EVIDENCE))
    return store


def test_the_default_graph_is_the_current_one(store: Store) -> None:
    assert run(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows == [[2]]
    assert run(store, "SELECT ?q { GRAPH ?g { ?s kg:quote ?q } }").rows == [["Belavia lata dalej."]]
    assert run(store, f"SELECT ?q FROM <{EVIDENCE.value}> {{ ?s kg:quote ?q }}").rows == [["Belavia lata dalej."]]


def test_values_are_those_of_python_and_gaps_are_none(store: Store) -> None:
    found = run(store, "SELECT ?v ?none ?b { ?s kg:value ?v OPTIONAL { ?s kg:no ?none } BIND(?v > 100 AS ?b) }")
    assert (found.columns, found.rows) == (["v", "none", "b"], [[170, None, True]])
    assert run(store, "ASK { ?s a kg:Company }").rows == [[True]]
    construct = run(store, "CONSTRUCT { ?s a kg:Company } { ?s a kg:Company }")
    assert construct.rows == [[BELAVIA.value, RDF_TYPE.value, kg("Company").value]]


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <a:b> <a:c> <a:d> }",
        "delete where { ?s ?p ?o }",
        "# a note\nPREFIX x: <a:b#> # another\nBASE <a:b>\nDROP ALL",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "LOAD <http://example.org/x.ttl>",
        "CLEAR DEFAULT",
    ],
)
def test_an_update_is_refused_and_changes_nothing(update: str, store: Store) -> None:
    with pytest.raises(QueryError, match="an update is refused") as caught:
        run(store, update)
    assert caught.value.exit_code == 6 and len(store) == 3


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?delete { ?delete a kg:Company }",
        "# DROP\nASK {}",
        "SELECT ('INSERT' AS ?x) {}",
        "PREFIX drop: <a:b> ASK {}",
    ],
)
def test_a_query_that_only_looks_like_an_update_runs(query: str, store: Store) -> None:
    assert not is_update(words(query))
    run(store, query)


@pytest.mark.parametrize(
    ("query", "where", "reason"),
    [
        ("SELECT ?x\nWHERE { ?x a foo:bar }", "line 2, column", "prefix of this name is not declared"),
        ("SELECT ?x WHERE { ?x a ", "line 1, column 24", "something is missing"),
        ("\n SELEKT ?x {}", "line 2, column 2", "not with 'SELEKT'"),
        ("SELECT ?x { ?x a kg:Event } LIMIT x", "line 1, column 35", "cannot stand here"),
        ("", "line 1, column 1", "empty"),
    ],
)
def test_a_syntax_error_says_where(query: str, where: str, reason: str, store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        run(store, query)
    assert where in caught.value.message and reason in caught.value.message
    assert "expected one of" not in caught.value.message


def test_an_unknown_function_is_an_error_in_words(store: Store) -> None:
    with pytest.raises(QueryError, match="not supported"):
        run(store, "SELECT (kg:nonsense(1) AS ?x) {}")


def test_a_query_is_given_up_at_its_limit() -> None:
    store = Store()
    store.extend(Quad(NamedNode(f"a:{i}"), NamedNode("a:p"), NamedNode("a:o"), CURRENT) for i in range(3000))
    with pytest.raises(QueryError, match="longer than"):
        run(store, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", 0.05)
