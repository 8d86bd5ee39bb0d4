"""Records to quads and back without loss; only what is done becomes an Event."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, NamedNode
from store_maker import TEXT, small

from ontology.claims import Aspect, Claim, Extraction, Filler, Link, Mode, Quantity, Span, Status, Utterance, gate
from ontology.errors import ClaimError
from ontology.ids import VOCABULARY
from ontology.rdf import evidence_quads, read_evidence

GRAPH = "https://w3id.org/sanctions-kg/evidence/x/1"
_words = st.text(st.characters(codec="utf-8", exclude_characters="\x00", exclude_categories=["Cs"]), max_size=12)
_spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda p: Span(min(p), max(p)))
_iri = st.sampled_from(["https://w3id.org/sanctions-kg/id/country/by", "https://w3id.org/sanctions-kg/cluster/a/b"])


def test_evidence_round_trip() -> None:
    assert read_evidence(evidence_quads(small(), GRAPH)) == small()


def test_no_blank_nodes() -> None:
    for quad in evidence_quads(small(), GRAPH):
        assert not isinstance(quad.subject, BlankNode) and not isinstance(quad.object, BlankNode)
        assert quad.graph_name == NamedNode(GRAPH)


@given(
    status=st.sampled_from(Status),
    mode=st.none() | st.sampled_from(Mode),
    aspect=st.sampled_from(Aspect),
    date=st.none() | st.just("2025-12~"),
    quantity=st.none()
    | st.builds(Quantity, st.integers(0, 10**6).map(float), st.none() | st.just(1.0), st.none() | st.just(2.5), _words, _words, st.just("part"), st.booleans(), st.none() | _spans),
    fillers=st.lists(st.builds(Filler, st.sampled_from(["actor", "target"]), _spans, st.none() | _iri, _words, st.sampled_from(Link)), max_size=4).map(tuple),
    attribution=st.lists(st.builds(Utterance, _spans, st.none() | _iri, _words, st.just("deny"), st.just("named")), max_size=3).map(tuple),
)  # fmt: skip
def test_any_claim_round_trips(
    status: Status,
    mode: Mode | None,
    aspect: Aspect,
    date: str | None,
    quantity: Quantity | None,
    fillers: tuple[Filler, ...],
    attribution: tuple[Utterance, ...],
) -> None:
    base = small()
    claim = replace(
        base.claims[0],
        status=status,
        mode=mode,
        aspect=aspect,
        date=date,
        quantity=quantity,
        fillers=fillers,
        attribution=attribution,
    )
    extraction = replace(base, claims=(claim,))
    assert read_evidence(evidence_quads(extraction, GRAPH)) == extraction


def _release(extraction: Extraction) -> Claim:
    return next(c for c in extraction.claims if c.type == "PrisonerRelease")


def test_an_id_survives_a_better_reading() -> None:
    claim = _release(small())
    better = replace(claim, status=Status.PLANNED, date="2025-11", version="2")
    assert better.id == claim.id and better.value_digest != claim.value_digest
    assert replace(claim, trigger=Span(0, 3)).id != claim.id


def test_the_gate() -> None:
    extraction = small()
    claim = _release(extraction)
    assert gate(claim, extraction.document) == claim
    with pytest.raises(ClaimError, match="not what stands there"):
        gate(replace(claim, quote="Reżim uwolnił wszystkich."), extraction.document)
    with pytest.raises(ClaimError, match="outside its quote"):
        gate(replace(claim, trigger=Span(80, 85)), extraction.document)
    far = Filler("actor", Span(len(TEXT) - 5, len(TEXT)), "https://w3id.org/sanctions-kg/id/country/by")
    with pytest.raises(ClaimError, match="not named in the quote"):
        gate(replace(claim, fillers=(far,)), extraction.document)


def test_terms_used_are_declared() -> None:
    from ontology.terms import vocabulary

    used = {
        t.value for q in evidence_quads(small(), GRAPH) for t in (q.predicate, q.object) if isinstance(t, NamedNode)
    }
    ours = {iri.removeprefix(VOCABULARY) for iri in used if iri.startswith(VOCABULARY)}
    assert ours and ours <= set(vocabulary())
