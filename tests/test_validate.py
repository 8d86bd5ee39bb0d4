"""What must never be in a graph is found, and said in words."""

from pyoxigraph import Literal, NamedNode, Quad
from store_maker import small

from graph.derive import GRAPH, derive
from graph.ingest import registry
from ontology.claims import Status
from ontology.ids import VOCABULARY
from ontology.rdf import RDF_TYPE, evidence_quads, kg
from ontology.validate import validate


def graph(status: Status = Status.ACTUAL) -> list[Quad]:
    rows = [small(status=status)]
    return [*derive(rows, registry()), *evidence_quads(rows[0], "https://w3id.org/sanctions-kg/evidence/a/1")]


def release(rows: list[Quad]) -> NamedNode:
    found = next(q.subject for q in rows if q.predicate == RDF_TYPE and q.object == kg("PrisonerRelease"))
    assert isinstance(found, NamedNode)
    return found


def test_what_we_make_conforms() -> None:
    for status in Status:
        assert validate(graph(status)).findings == ()


def test_a_promise_is_no_event() -> None:
    rows = graph(Status.PLANNED)
    report = validate([*rows, Quad(release(rows), RDF_TYPE, kg("Event"), NamedNode(GRAPH))])
    messages = {f.message for f in report.findings}
    assert "an eventuality is of exactly one kind" in messages
    assert any("An Event" in m for m in messages)


def test_messages_in_polish() -> None:
    rows = graph(Status.PLANNED)
    report = validate([*rows, Quad(release(rows), RDF_TYPE, kg("Event"), NamedNode(GRAPH))], "pl")
    assert any("dokonane" in f.message for f in report.findings)


def test_a_fact_without_a_claim() -> None:
    rows = [q for q in graph() if q.predicate.value != VOCABULARY + "supportedBy"]
    assert any(f.message == "Every fact leads to a claim." for f in validate(rows).findings)


def test_a_quote_that_is_not_there() -> None:
    quote = VOCABULARY + "quote"
    rows = [
        Quad(q.subject, q.predicate, Literal("Nikogo nie uwolniono."), q.graph_name)
        if q.predicate.value == quote
        else q
        for q in graph()
    ]
    assert any("not what stands at its place" in f.message for f in validate(rows).findings)


def test_a_role_that_the_type_does_not_take() -> None:
    rows = graph()
    extra = Quad(
        release(rows), kg("candidate"), NamedNode("https://w3id.org/sanctions-kg/id/person/x"), NamedNode(GRAPH)
    )
    assert any(f.message == "PrisonerRelease takes no role candidate" for f in validate([*rows, extra]).findings)
