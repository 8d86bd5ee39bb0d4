"""What happened in which order, in words and as data: `kg timeline`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_runner import run
from view_store import story_store
from view_story import iri

from graph import KnowledgeGraph
from graph.analysis.timeline import timeline
from graph.cli import timeline as command
from graph.ingest import ReadOptions, load
from graph.store import reading
from graph.view.reader import View
from ontology.errors import UsageError


@pytest.fixture(scope="module")
def view() -> View:
    return View(story_store())


def test_dated_in_time_order_and_undated_apart(view: View):
    found = timeline(view)
    assert [(h.type, h.date) for h in found.dated] == [
        ("LicenceIssuance", "2026-03"),
        ("Negotiation", "2026-03-19"),
        ("PrisonerRelease", "2026-03-19"),
    ]
    assert [h.type for h in found.undated] == ["SanctionLifting", "Visit", "PrisonerRelease"]  # no relation


def test_a_month_that_touches_the_window_is_in_it(view: View):
    assert [h.date for h in timeline(view, start="2026-03-20").dated] == ["2026-03"]
    assert [h.date for h in timeline(view, end="2026-03-18").dated] == ["2026-03"]
    assert timeline(view, start="2026-03-20").undated == ()


def test_what_is_left_out_is_counted(view: View):
    found = timeline(view, count=1)
    assert (len(found.dated), len(found.undated), found.more) == (1, 1, (2, 2))
    assert "… i jeszcze 2; więcej pokaże -n" in run(command, "-n", "1")


def test_of_one_thing_and_only_what_is_done(view: View):
    assert [h.type for h in timeline(view, iri("lukaszenka")).undated] == ["Visit"]
    assert all(h.done for h in timeline(view, done_only=True).dated + timeline(view, done_only=True).undated)
    out = run(command, "Poczobuta")
    assert out.startswith("Oś czasu: Andrzej Poczobut") and "ZAPRZECZONE." in out
    assert "ZAPRZECZONE" not in run(command, "Poczobut", "--done-only")


def test_json_and_bad_dates():
    data = json.loads(run(command, "Coale", "--from", "2026-03", "--to", "2026", json=True))
    assert [h["date"] for h in data["dated"]] == ["2026-03-19"] and data["thing"]["id"] == iri("coale")
    with pytest.raises(UsageError, match="'marzec' is not a date"):
        run(command, "--from", "marzec")


def test_statkiewicz_in_the_seeds(built_store: Path):
    with reading(built_store) as store:
        found = timeline(View(store.quads), View(store.quads).find("Statkiewicza").iris[0])
    assert not found.dated  # his sentence names no day, and the round's is not lent to what somebody refuses
    assert [(h.type, h.date) for h in found.undated] == [("Refusal", None)]


def test_in_python():
    kg = KnowledgeGraph(story_store(), lang="en")
    shown = kg.timeline("Coale")
    assert str(shown).startswith("Timeline: John Coale") and "<div" in shown._repr_html_()
    assert shown.to_dict()["dated"][0]["type"] == "Negotiation"


def test_a_speaker_of_one_document_is_called_as_it_calls_him(tmp_path: Path):
    text = tmp_path / "note.txt"
    text.write_text(
        "Rzecznik Adam Lisowski powiedział, że w środę Litwa zamknęła granicę z Białorusią.\n", encoding="utf-8"
    )
    load(tmp_path / "kg", [text], ReadOptions(date="2025-10-30"))
    assert "według: Adam Lisowski" in str(KnowledgeGraph(tmp_path / "kg").timeline())  # not the digest of his cluster
