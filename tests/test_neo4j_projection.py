"""The property graph as a pure function of the store: labels, native values, hashes, and nothing lost. No server here."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.ingest import build, forget
from graph.journal import changed_since
from graph.neo4j.cache import SumsCache
from graph.neo4j.delta import applied, delta
from graph.neo4j.items import Edge, Item, Node, Sums
from graph.neo4j.names import edge_predicate, edge_type, iri_of, shortcuts
from graph.neo4j.node import node, node_quads
from graph.neo4j.project import Projection, project, sums_of
from graph.store import CURRENT, open_view
from graph.store import Store as KgStore
from ontology.ids import BASE, VOCABULARY
from ontology.rdf import ALT_LABEL, PREF_LABEL, RDF_TYPE, kg
from ontology.terms import event_types, vocabulary

XSD = "http://www.w3.org/2001/XMLSchema#"
BELAVIA = NamedNode(BASE + "id/company/belavia")


@pytest.fixture(scope="module")
def store(built_store: Path) -> Store:
    return open_view(built_store).quads


@pytest.fixture(scope="module")
def items(store: Store) -> list[Item]:
    return list(project(store))


def the(items: list[Item], key: str) -> Node:
    return next(i for i in items if isinstance(i, Node) and i.key == key)


def test_belavia_is_a_company_and_all_that_a_company_is(items: list[Item]) -> None:
    found = the(items, "id/company/belavia")
    assert found.labels == ("Actor", "Company", "Entity", "Organization")
    assert found.props["name"] == found.props["name_pl"] == "Belavia"
    assert "Belawia" in found.props["aliases"] or found.props["aliases"]


def test_a_release_has_native_dates_beside_edtf_and_its_number(items: list[Item]) -> None:
    found = [
        i
        for i in items
        if isinstance(i, Node)
        and {"Event", "PrisonerRelease"} <= set(i.labels)
        and i.props.get("date") == "2026-03-19~"
    ]
    assert {i.props["earliest"] for i in found} == {date(2026, 3, 1)}
    assert 250 in {i.props.get("quantity") for i in found}
    assert found[0].props["name"] == "uwolnienie więźniów, 2026-03-19~"


def test_every_edge_has_its_ends_and_every_key_is_there_once(items: list[Item]) -> None:
    keys = [i.key for i in items if isinstance(i, Node)]
    edges = [i for i in items if isinstance(i, Edge)]
    assert len(keys) == len(set(keys)) and len(edges) == len({e.identity for e in edges})
    assert {e.start for e in edges} | {e.end for e in edges} <= set(keys)


def test_role_edges_say_which_claims_say_so(items: list[Item]) -> None:
    roles = [i for i in items if isinstance(i, Edge) and i.type in ("PARTICIPANT", "PATIENT", "TARGET")]
    roles = [e for e in roles if e.start.startswith("eventuality/")]  # the target of a measure is said by acts
    claims = {i.key for i in items if isinstance(i, Node) and "Claim" in i.labels}
    assert roles and all(e.props["claims"] and set(e.props["claims"]) <= claims for e in roles)


def test_each_thing_by_itself_has_the_items_that_the_whole_gives(store: Store, items: list[Item]) -> None:
    alone = Projection(store)
    keys = {i.key for i in items if isinstance(i, Node)}
    found = [(i.hash, i) for i in alone.items_of({iri_of(k) for k in keys}, keys)]
    assert sorted(h for h, _ in found) == sorted(i.hash for i in items)
    chosen = list(project(store, lambda key: key.startswith("id/")))
    wanted = [i for i in items if i.owner.startswith("id/")]
    assert sorted(i.hash for i in chosen) == sorted(i.hash for i in wanted)


def test_direct_edges_come_from_events_alone() -> None:
    store = Store()
    coale, poczobut = NamedNode(BASE + "id/person/coale"), NamedNode(BASE + "id/person/poczobut")
    for person in (coale, poczobut):
        store.add(Quad(person, RDF_TYPE, kg("Person"), CURRENT))
    for kind in ("Prospect", "NonEvent", "DisputedEvent", "Event"):
        event = NamedNode(BASE + "eventuality/" + kind)
        assert not any(isinstance(i, Edge) and i.type == "RELEASED" for i in project(store))
        for predicate, value in (
            (RDF_TYPE, kg("PrisonerRelease")),
            (RDF_TYPE, kg(kind)),
            (kg("actor"), coale),
            (kg("patient"), poczobut),
        ):
            store.add(Quad(event, predicate, value, CURRENT))
    found = next(i for i in project(store) if isinstance(i, Edge) and i.type == "RELEASED")
    assert (found.start, found.end, found.props) == (
        "id/person/coale",
        "id/person/poczobut",
        {"count": 1, "derived": True},
    )


def test_shortcuts_name_types_and_roles_of_the_ontology_and_no_type_of_a_property() -> None:
    types = {edge_type(t.node.value) for t in vocabulary().values() if not t.is_class}
    for name, row in shortcuts().items():
        assert set(row["of"]) <= set(event_types()), name
        assert {*row["from"], *row.get("to", [])} <= set(vocabulary()), name
        assert name not in types


def test_every_property_of_the_ontology_comes_back_from_its_edge_type() -> None:
    for term in vocabulary().values():
        if not term.is_class:
            assert edge_predicate(edge_type(term.node.value)) == term.node.value


literals = st.one_of(
    st.text("aąż „”\n,;|\"\\", max_size=8).map(Literal),
    st.builds(lambda t, tag: Literal(t, language=tag), st.text("aąż_ ", max_size=5), st.sampled_from(["pl", "en", "be", "be-tarask", "zh-hant"])),
    st.integers(-(2**70), 2**70).map(lambda n: Literal(str(n), datatype=NamedNode(XSD + "integer"))),
    st.sampled_from(
        [("0.75", "decimal"), ("12345678901234567.25", "decimal"), ("1.5E0", "double"), ("2026", "gYear"), ("true", "boolean"),
         ("2026-03-19", "date"), ("2026-03-19Z", "date"), ("-0044-03-15", "date"), ("2026-03-19T10:00:00Z", "dateTime"), ("7", "nonNegativeInteger")]
    ).map(lambda row: Literal(row[0], datatype=NamedNode(XSD + row[1]))),
)  # fmt: skip
predicates = st.sampled_from(
    [
        PREF_LABEL,
        ALT_LABEL,
        kg("date"),
        kg("value"),
        kg("quote"),
        kg("start"),
        NamedNode("https://example.org/vocab#own"),
    ]
)
classes = st.sampled_from(
    [kg("Company"), kg("Bank"), kg("Event"), kg("Meeting"), NamedNode("https://schema.org/Thing")]
)
graphs = st.sampled_from([CURRENT, NamedNode(BASE + "graph/history")])
quads = st.one_of(
    st.builds(lambda p, o, g: Quad(BELAVIA, p, o, g), predicates, literals, graphs),
    st.builds(lambda c, g: Quad(BELAVIA, RDF_TYPE, c, g), classes, graphs),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sets(quads, min_size=1, max_size=12))
def test_a_node_gives_back_the_quads_that_it_was_made_of(said: set[Quad]) -> None:
    found = node(
        BELAVIA.value, [(q.predicate.value, q.object, q.graph_name.value) for q in sorted(said, key=str)], lambda _: ()
    )
    assert {type(v) for values in found.props.values() if isinstance(values, list) for v in values} <= {
        str,
        int,
        float,
        bool,
        date,
        *_times(),
    }
    assert set(node_quads(BELAVIA.value, found.labels, found.props)) == said


def _times() -> set[type]:
    from datetime import datetime

    return {datetime}


def test_the_hash_of_a_graph_does_not_depend_on_the_order(items: list[Item]) -> None:
    one, two = Sums.empty(64), Sums.empty(64)
    for item in items:
        one.add(item)
    for item in reversed(items):
        two.add(item)
    assert one == two and one.root == two.root
    two.replace(3, items[0].hash, items[1].hash)
    assert one.differing(two) == {3}


def test_sums_are_kept_beside_the_store_and_follow_it(built_store: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(built_store, tmp_path / "kg"))
    view = open_view(folder).quads
    known = sums_of(view, 64)
    assert SumsCache(folder).get(view, 64) == known
    assert SumsCache(folder).get(Store(), 64) == known  # read, not computed
    forget(folder, "2026-03-po-wizycie-coalea.txt")
    view = open_view(folder).quads
    cache = SumsCache(folder)
    less = cache.get(view, 64)
    assert less == sums_of(view, 64) != known
    found = cache.changes_from(known.root, view)  # only the difference was projected
    assert found and applied(known, found) == less
    assert cache.changes_from("of another store", view) is None
    build(folder)
    view = open_view(folder).quads
    cache = SumsCache(folder)
    again = cache.get(view, 64)
    for state in (known, less):  # a database that was left behind is brought up from where it is
        found = SumsCache(folder).changes_from(state.root, view)
        assert applied(state, found or []) == again if state != again else True
    assert len(list((folder / "base").iterdir())) <= 3


def _with(store: Store, folder: Path, change: str, *, told: bool) -> Store:
    """A copy of a store with one change, told as an update; `told`: the store's journal tells what it touched."""
    found, scratch = Store(str(folder)), Store()
    found.bulk_extend(store)
    scratch.bulk_extend(store)
    prefix = f"PREFIX kg: <{VOCABULARY}> PREFIX g: <{BASE}graph/> PREFIX id: <{BASE}id/> "
    scratch.update(prefix + change.replace("id:BELAVIA", str(BELAVIA)))
    found.extend(q for q in scratch if q.graph_name.value == BASE + "graph/history")
    KgStore(found).replace_current(scratch.quads_for_pattern(None, None, None, CURRENT))
    if not told:
        for quad in list(found.quads_for_pattern(None, kg("changed"), None, None)):
            found.remove(quad)
    return found


CHANGES = {
    "a name": "INSERT DATA { GRAPH g:current { id:BELAVIA <http://www.w3.org/2004/02/skos/core#altLabel> 'B2' } }",
    "a kind": "DELETE { GRAPH g:current { ?e a kg:Event } } INSERT { GRAPH g:current { ?e a kg:Prospect } } WHERE { GRAPH g:current { ?e a kg:Event, kg:Meeting } }",
    "a date": "DELETE { GRAPH g:current { ?e kg:latest ?d } } WHERE { GRAPH g:current { ?e a kg:Meeting ; kg:latest ?d } }",
    "a number": "DELETE { GRAPH g:current { ?q kg:value ?n } } INSERT { GRAPH g:current { ?q kg:value 7 } } WHERE { GRAPH g:current { ?q a kg:Quantity ; kg:value ?n } }",
    "another name of a target": "DELETE { GRAPH g:current { id:BELAVIA <http://www.w3.org/2004/02/skos/core#prefLabel> ?n } } INSERT { GRAPH g:current { id:BELAVIA <http://www.w3.org/2004/02/skos/core#prefLabel> 'Bieławia' } } WHERE { GRAPH g:current { id:BELAVIA <http://www.w3.org/2004/02/skos/core#prefLabel> ?n } }",
    "another name of a programme": "DELETE { GRAPH g:current { ?p <http://www.w3.org/2000/01/rdf-schema#label> ?n } } WHERE { GRAPH g:current { ?p a kg:Programme ; <http://www.w3.org/2000/01/rdf-schema#label> ?n } }",
    "another authority": "DELETE { GRAPH g:current { ?p kg:authority ?a } } INSERT { GRAPH g:current { ?p kg:authority id:BELAVIA } } WHERE { GRAPH g:current { ?p a kg:Programme ; kg:authority ?a } }",
    "a thing is no longer described": "DELETE { GRAPH g:current { id:BELAVIA ?p ?o } } WHERE { GRAPH g:current { id:BELAVIA ?p ?o } }",
    "a record is described": "INSERT { GRAPH g:current { ?r a kg:ListRecord } } WHERE { GRAPH g:current { ?x <http://www.w3.org/2004/02/skos/core#exactMatch> ?r } }",
    "a history beside it": "INSERT { GRAPH g:history { ?e kg:status 'actual' ; kg:knownFrom '2026-03-20' } } WHERE { GRAPH g:current { ?e a kg:Meeting } }",
}  # fmt: skip


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("what", CHANGES)
def test_the_difference_of_two_states_leads_from_one_to_the_other(
    what: str, told: bool, store: Store, tmp_path: Path
) -> None:
    changed = _with(store, tmp_path / "changed", CHANGES[what], told=told)
    assert (changed_since(store, changed) is not None) == told
    one, two = sums_of(store, 256), sums_of(changed, 256)
    assert one != two
    assert applied(one, delta(store, changed)) == two
    assert applied(two, delta(changed, store)) == one
    keys = [i.key for i in project(changed) if isinstance(i, Node)]
    assert len(keys) == len(set(keys))


def test_who_issued_an_act_is_told_by_the_name_that_analysts_use(built_store: Path) -> None:
    edges = [i for i in project(open_view(built_store).quads) if isinstance(i, Edge)]
    issued = {(e.start.partition("/")[0], e.end) for e in edges if e.type == "ISSUED_BY"}
    assert {start for start, _ in issued} >= {"act", "programme"}
    assert not [e for e in edges if e.type == "AUTHORITY"]
    assert edge_predicate("ISSUED_BY") == VOCABULARY + "authority"


def test_a_measure_is_named_by_what_it_is_on_and_says_who_issued_it(items: list[Item]) -> None:
    found = the(items, "sanction/us/ofac-sdn/company/belavia")
    programme, target = the(items, "programme/us/ofac-sdn"), the(items, "id/company/belavia")
    for lang in ("pl", "en"):
        assert found.props[f"name_{lang}"] == f"{target.props['name']}: {programme.props[f'label_{lang}']}"
    assert found.props["name"] == found.props["name_pl"]
    edges = [i for i in items if isinstance(i, Edge)]
    assert Edge(found.key, "ISSUED_BY", "id/org/ofac", {"derived": True}) in edges
    measures = {i.key for i in items if isinstance(i, Node) and "Sanction" in i.labels}
    assert measures == {e.start for e in edges if e.type == "ISSUED_BY" and e.start.startswith("sanction/")}


def test_deals_and_custodies_have_names_too(items: list[Item]) -> None:
    custody = next(i for i in items if isinstance(i, Edge) and i.type == "PATIENT" and i.end == "id/person/poczobut" and i.start.startswith("custody/"))  # fmt: skip
    assert the(items, custody.start).props["name"] == "pozbawienie wolności: Andrzej Poczobut"
    names = {str(i.props["name_en"]) for i in items if isinstance(i, Node) and "Deal" in i.labels}
    assert "deal, 2025-09-11: Belarus, United States" in names


def test_what_is_computed_of_others_is_not_said_of_the_node(items: list[Item]) -> None:
    """Nothing of it comes back as RDF: the name of a measure is that of its target and its programme."""
    found = the(items, "sanction/us/ofac-sdn/company/belavia")
    said = node_quads(iri_of(found.key), found.labels, found.props)
    assert said and not [q for q in said if "label" in q.predicate.value.lower()]
