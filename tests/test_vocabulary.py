"""The Turtle is the only truth: labels in two languages, parents that exist, types that say their roles."""

import subprocess
import sys
from pathlib import Path

import pytest

from ontology.errors import VocabularyError
from ontology.ids import VOCABULARY
from ontology.rdf import KIND, RELATIONS
from ontology.terms import check_type_roles, event_types, label, relation_types, roles_of, vocabulary

ROOT = Path(__file__).parent.parent
# The event types and roles of the field's annotation; the extraction is measured on them.
TYPES = [
    "Meeting",
    "Negotiation",
    "Visit",
    "PhoneCall",
    "PrisonerRelease",
    "Pardon",
    "PrisonerTransfer",
    "Imprisonment",
    "Detention",
    "Sentencing",
    "SanctionImposition",
    "SanctionLifting",
    "LicenceIssuance",
    "Appointment",
    "Dismissal",
    "Invitation",
    "Refusal",
    "MissionReopening",
    "MissionClosure",
    "MediationOffer",
    "AsylumOffer",
    "Agreement",
    "MilitaryExercise",
    "Attack",
    "Deployment",
    "BorderClosure",
    "BorderOpening",
    "Election",
    "Purchase",
    "Accusation",
]


def test_all_event_types_are_there() -> None:
    assert set(TYPES) <= set(event_types())
    assert set(relation_types()) == RELATIONS


def test_parents_domains_and_ranges_exist() -> None:
    terms = vocabulary()
    for term in terms.values():
        for name in [*term.parents, *term.roles, *filter(None, (term.domain, term.range))]:
            assert name in terms or name.startswith("http"), f"{term.name} → {name}"


def test_kinds_are_disjoint() -> None:
    text = (ROOT / "ontology" / "eventualities.ttl").read_text(encoding="utf-8")
    pairs = {("Event", "Prospect"), ("Event", "NonEvent"), ("Event", "DisputedEvent"), ("Prospect", "NonEvent"), ("Prospect", "DisputedEvent"), ("NonEvent", "DisputedEvent")}  # fmt: skip
    import rdflib

    graph = rdflib.Graph().parse(data=text, format="turtle")
    found = {
        (str(a).removeprefix(VOCABULARY), str(b).removeprefix(VOCABULARY))
        for a, b in graph.subject_objects(rdflib.OWL.disjointWith)
    }
    assert found == pairs
    assert {a for p in pairs for a in p} == set(KIND.values())


def test_roles() -> None:
    assert {"actor", "patient", "speaker"} <= set(roles_of("PrisonerRelease"))
    assert roles_of("position") == ("object", "subject")
    check_type_roles("Visit", ["actor", "place"], "here")
    with pytest.raises(VocabularyError, match="unknown role of Visit 'patent'"):
        check_type_roles("Visit", ["patent"], "frames.yaml")
    with pytest.raises(VocabularyError) as caught:
        check_type_roles("PrisonerReleese", [], "frames.yaml: PrisonerReleese")
    assert "PrisonerRelease" in (caught.value.hint or "")


def test_labels() -> None:
    assert label("PrisonerRelease", "pl") == "uwolnienie więźniów"
    assert label("memberOf", "en") == "membership"


def test_the_page_is_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "tools/ontology_docs.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
