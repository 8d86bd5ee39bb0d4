"""Reading the current graph into records, and the words and dates that views print."""

from __future__ import annotations

import pytest
from view_store import story_store
from view_story import iri, records

from graph.view import words
from graph.view.dates import in_words
from graph.view.html import lines_html
from graph.view.reader import View
from graph.view.records import KINDS, Count
from ontology.errors import UsageError


@pytest.fixture(scope="module")
def view() -> View:
    return View(story_store())


def test_what_is_read_is_what_was_told(view: View):
    told = {h.iri: h for h in view.happenings()}
    for h in records()[1]:
        read = told[h.iri]
        assert (read.type, read.kind, read.status, read.mode) == (h.type, h.kind, h.status, h.mode)
        assert (read.date, read.earliest, read.latest, read.quantity) == (h.date, h.earliest, h.latest, h.quantity)
        assert set(read.fillings) == set(h.fillings)
        assert [(e.quote, e.source, e.speakers, e.cites) for e in read.evidence] == [
            (e.quote, e.source, e.speakers, e.cites) for e in h.evidence
        ]


def test_only_what_is_done_is_done(view: View):
    assert {h.kind for h in view.happenings() if h.done} == {"Event", "Relation"}


def test_a_thing_has_its_names_in_every_language(view: View):
    thing = view.thing(iri("lukaszenka"))
    assert (thing.type, thing.label("en"), thing.registered) == ("Person", "Alaksandr Łukaszenka", True)
    assert "Аляксандр Лукашэнка" in thing.names
    with pytest.raises(KeyError):
        view.thing(iri("coale") + "x")


def test_all_in_which_a_thing_takes_part(view: View):
    assert sorted(h.type for h in view.about(iri("coale"))) == ["Negotiation", "Visit", "position"]


def test_names_are_found_by_key_iri_and_any_form(view: View):
    for name in ("Coale’em", "person/coale", iri("coale")):
        assert view.find(name).iris == (iri("coale"),)
    with pytest.raises(UsageError):
        view.find("https://w3id.org/sanctions-kg/id/person/nobody")


@pytest.mark.parametrize(
    ("edtf", "pl", "en"),
    [
        (None, "", ""),
        ("2022", "2022", "2022"),
        ("2025-09", "wrzesień 2025", "September 2025"),
        ("2026-03-01", "1 marca 2026", "1 March 2026"),
        ("2025-23", "jesień 2025", "autumn 2025"),
        ("2025~", "około 2025", "about 2025"),
        ("2026-05-11/2026-05-17", "11–17 maja 2026", "11–17 May 2026"),
        ("2025-11-30/2025-12-02", "30 listopada – 2 grudnia 2025", "30 November – 2 December 2025"),
        ("2025-03/2025-06", "marzec – czerwiec 2025", "March – June 2025"),
        ("2020/..", "od 2020", "since 2020"),
        ("../2025-09", "do września 2025", "until September 2025"),
        ("kiedyś", "kiedyś", "kiedyś"),
        ("2025-13", "2025-13", "2025-13"),
    ],
)
def test_dates_in_words(edtf: str | None, pl: str, en: str):
    assert (in_words(edtf, "pl"), in_words(edtf, "en")) == (pl, en)


@pytest.mark.parametrize(
    ("count", "pl"),
    [
        (None, ""),
        (Count(170, 170, None, "osób"), "co najmniej 170 osób"),
        (Count(1000, None, None, approximate=True), "około 1000"),
        (Count(30000, 30000, 30000), "30 000"),
        (Count(14, 14, 14, "Litwinów", basis="part"), "w tym 14 Litwinów"),
        (Count(18.6, 18.6, 18.6), "18,6"),
        (Count(75, 50, 100), "50–100"),
        (Count(9, None, 9), "najwyżej 9"),
    ],
)
def test_quantities_keep_their_hedge(count: Count | None, pl: str):
    assert words.quantity(count, "pl") == pl


def test_every_word_has_both_languages():
    for section in ("kind", "status", "sentence", "mode", "part", "family", "page"):
        for key, row in words.table(section).items():
            assert set(row) == {"pl", "en"} and all(row.values()), (section, key)
    assert set(words.table("kind")) == set(KINDS)


def test_a_type_belongs_to_one_family_only():
    members = [t for family in words.table("families").values() for t in family]
    assert len(members) == len(set(members))


def test_cards_in_a_notebook_are_escaped():
    assert "&lt;script&gt;" in lines_html([("quote", "„<script>”")])
