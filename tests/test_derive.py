"""From claims to a graph: one thing has one IRI, order does not matter, and a promise never becomes an event."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode
from store_maker import small

from graph.derive import derive
from graph.derive.identity import name_key
from graph.ingest import registry
from ontology.claims import Claim, Cluster, Extraction, Filler, Link, Span, Status
from ontology.ids import BASE, cluster_iri, entity_iri
from ontology.rdf import ALT_LABEL, PREF_LABEL, RDF_TYPE, kg

KINDS = {kg(k) for k in ("Event", "Prospect", "NonEvent", "DisputedEvent")}


def derived(*rows: Extraction) -> list[str]:
    return sorted(str(q) for q in derive(rows, registry()))


def things(rows: list[Extraction]) -> dict[str, str]:
    """IRI → class, for all things that are derived."""
    quads = list(derive(rows, registry()))
    named = {q.subject for q in quads if q.predicate == PREF_LABEL}
    return {
        q.subject.value: q.object.value.rpartition("#")[2]  # type: ignore[union-attr]
        for q in quads
        if q.predicate == RDF_TYPE and q.subject in named
    }


def named(label: str, type_: str = "Person", text: str = "") -> Extraction:
    """A document that names one thing which the registry does not know."""
    base = small(text=f"Rzecznik Jan Kowal podał, że reżim w Mińsku uwolnił ponad 170 więźniów. {text}{label}")
    iri = cluster_iri(base.document.text_id, label)
    return replace(base, clusters=(Cluster(iri, type_, label, (label,)),), mentions=(), claims=())


@settings(deadline=None)  # a busy machine is no fault
@given(st.permutations([small(text=small().document.text + " " + word) for word in ("A.", "B.", "C.", "D.")]))
def test_any_order_of_documents_gives_the_same_graph(rows: list[Extraction]) -> None:
    assert derived(*rows) == derived(*sorted(rows, key=lambda e: e.document.text))


@pytest.mark.parametrize("status", Status)
def test_only_the_done_becomes_an_event(status: Status) -> None:
    quads = list(derive([small(status=status)], registry()))
    (release,) = {q.subject for q in quads if q.object == kg("PrisonerRelease")}
    kinds = {q.object for q in quads if q.subject == release and q.predicate == RDF_TYPE} & KINDS
    wanted = {"actual": "Event", "planned": "Prospect", "proposed": "Prospect", "negated": "NonEvent"}
    assert kinds == {kg(wanted.get(status, "DisputedEvent"))}


def test_every_eventuality_leads_to_its_claim() -> None:
    extraction = small()
    quads = list(derive([extraction], registry()))
    supported = {q.object.value for q in quads if q.predicate == kg("supportedBy")}  # type: ignore[union-attr]
    assert supported == {f"{BASE}claim/{c.id}" for c in extraction.claims}


def test_a_registered_thing_comes_with_what_the_registry_knows() -> None:
    quads = list(derive([small()], registry()))
    belarus = NamedNode(entity_iri("country/by"))
    mine = [q for q in quads if q.subject == belarus]
    assert {str(q.object) for q in mine if q.predicate == PREF_LABEL} >= {'"Białoruś"@pl', '"Belarus"@en'}
    assert [q.object for q in mine if q.predicate == RDF_TYPE] == [kg("Country")]
    assert any(q.predicate == ALT_LABEL for q in mine)


def test_no_link_of_the_graph_leads_nowhere(built_store) -> None:  # type: ignore[no-untyped-def]
    from graph.store import CURRENT, open_view

    quads = list(open_view(built_store).quads.quads_for_pattern(None, None, None, CURRENT))
    known = {q.subject for q in quads}
    elsewhere = ("supportedBy", "mentionedIn", "partOfRelease", "toldIn", "claim", "joinedTo", "besideClaim")
    lost = {
        q.object
        for q in quads
        if isinstance(q.object, NamedNode)
        and q.object.value.startswith(BASE)
        and not q.object.value.startswith((kg("").value, BASE + "list/"))
        and q.predicate.value.rpartition("#")[2] not in elsewhere
        and q.object not in known
    }
    assert lost == set()


def test_a_person_of_two_documents_is_one_by_first_name_and_surname() -> None:
    rows = [named("Zenobia Przykładowska", text="A "), named("Zenobia Przykładowska", text="B ")]
    assert list(things(rows).values()) == ["Person"]


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Mikoła Łukaszenka", "person/mikalaj-lukaszenka"),  # the registry has Mikałaj, Kola and Nikołaj
        ("Mykola Łukaszenka", "person/mikalaj-lukaszenka"),
        ("Viktor Łukaszenka", "person/wiktar-lukaszenka"),
        ("Oleksandr Łukaszenka", "person/lukaszenka"),
        ("Ihar Łukaszenka", None),  # nobody of that first name
        ("Łukaszenka", None),
    ],
)
def test_somebody_of_the_registry_in_a_spelling_that_it_lacks_is_he(label: str, key: str | None) -> None:
    """The two sons of Łukaszenka stay apart, and each is who he is in any spelling of the region."""
    found = set(things([named(label)]))
    assert (entity_iri(key) in found) if key else not any(iri.endswith(("-lukaszenka", "/lukaszenka")) for iri in found)


def test_whom_the_reader_kept_from_the_registry_stays_apart() -> None:
    """A cluster with the registry's own spelling that is none of its own was told to be somebody else."""
    assert entity_iri("person/statkiewicz") not in things([named("Mikałaj Statkiewicz")])


def test_a_surname_alone_joins_nobody() -> None:
    rows = [named("Przykładowska", text="A "), named("Przykładowska", text="B ")]
    assert len(things(rows)) == 2


def test_one_name_of_two_classes_is_two_things() -> None:
    rows = [named("Zorza Polarna", "Company", "A "), named("Zorza Polarna", "Person", "B ")]
    assert sorted(things(rows).values()) == ["Company", "Person"]


def test_a_thing_that_no_name_of_the_text_says_is_there_with_its_name() -> None:
    base = small()
    claim = next(c for c in base.claims if c.type == "PrisonerRelease")
    poland = entity_iri("country/pl")
    extra = Filler("participant", Span(0, 8), poland, "Rzecznik", Link.ROLE_NOUN)
    row = replace(base, claims=(replace(claim, fillers=(*claim.fillers, extra)),))
    assert things([row])[poland] == "Country"


def test_the_same_claim_twice_is_one_eventuality() -> None:
    claims: tuple[Claim, ...] = small().claims
    assert derived(replace(small(), claims=claims * 2)) != []
    assert set(derived(replace(small(), claims=claims * 2))) == set(derived(small()))


@given(st.text())
def test_a_name_key_is_stable(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


def test_terms_of_the_graph_are_declared(built_store) -> None:  # type: ignore[no-untyped-def]
    from graph.store import CURRENT, open_view
    from ontology.ids import VOCABULARY
    from ontology.terms import vocabulary

    quads = open_view(built_store).quads.quads_for_pattern(None, None, None, CURRENT)
    used = {t.value for q in quads for t in (q.predicate, q.object) if isinstance(t, NamedNode)}
    ours = {iri.removeprefix(VOCABULARY) for iri in used if iri.startswith(VOCABULARY)}
    assert {"PrisonerRelease", "joinedBy", "stated", "remainder", "grade"} <= ours <= set(vocabulary())
