"""`kg show`, `kg path` and `kg explore` as a person or a program meets them."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from view_store import story_store
from view_story import iri

from graph.cli import explore, path, show
from graph.view.sourcewords import speakers_words
from ontology.errors import UsageError


@dataclass
class Settings:
    lang: str = "pl"
    json: bool = False

    @contextmanager
    def open(self):
        yield story_store()


def run(module, *arguments: str, **options) -> str:
    result = CliRunner().invoke(module.command, arguments, obj=Settings(**options), standalone_mode=False)
    if result.exception:
        raise result.exception
    return result.output


def test_show_prints_events_in_time_order_each_with_sentence_and_source():
    out = run(show, "Coale’a")
    lines = out.splitlines()
    assert lines[0].startswith("John Coale — ")
    assert "„19 marca w Mińsku Coale rozmawiał z Łukaszenką o więźniach.”" in out
    assert "— Rozmowy w Mińsku, Pracownia Wschodnia, 20 marca 2026" in out
    assert out.index("19 marca 2026 · ") < out.index("bez daty · ")


def test_show_says_in_words_what_is_not_done():
    assert "PROPONOWANE (oferta). Proponowane lub możliwe; źródło nie mówi, że się stało." in run(show, "Coale")
    assert "ZAPRZECZONE. Źródło mówi, że do tego nie doszło." in run(show, "Andrzeja", "Poczobuta")
    english = run(show, "Belavia", lang="en")
    assert "PLANNED. Agreed or announced; the source does not say that it has happened." in english
    assert "DISPUTED." in english and "according to: Alaksandr Łukaszenka" in english


def test_who_says_it_is_said_once():
    assert speakers_words(["Departament Stanu USA", "Stany Zjednoczone"], "pl") == (
        "według: Departament Stanu USA → Stany Zjednoczone"
    )
    assert speakers_words(["Według danych oficjalnych"], "pl") == "według: danych oficjalnych"
    assert speakers_words([], "en") == ""


def test_show_prints_no_iri():
    assert "https://w3id.org" not in run(show, "Łukaszenka")


def test_show_json_has_kind_status_and_evidence():
    data = json.loads(run(show, "Poczobut", json=True))
    (event,) = data["events"]
    assert (data["id"], event["kind"], event["status"]) == (iri("poczobut"), "NonEvent", "negated")
    assert event["evidence"][0]["quote"] == "Wśród wypuszczonych przez Białoruś nie było Poczobuta."
    assert event["evidence"][0]["document"]["publisher"] == "Dziennik"


def test_show_takes_keys_and_ids_of_events():
    assert run(show, "person/coale") == run(show, iri("coale")) == run(show, "Coale")
    assert "co najmniej 170 osób" in run(show, "01") and "https://example.org/przypis" in run(show, "01")


def test_an_unknown_name_is_an_error_that_offers_near_ones():
    with pytest.raises(UsageError, match="knows nothing called 'Poczubot'") as caught:
        run(show, "Poczubot")
    assert caught.value.hint and "Poczobut" in caught.value.hint
    with pytest.raises(UsageError, match="kg stats"):
        run(show, "???")


def test_a_path_shows_each_step_with_its_sentence_and_says_what_is_denied():
    out = run(path, "Białoruś", "Poczobut")
    assert "Białoruś → Andrzej Poczobut" in out and "ZAPRZECZONE" in out
    assert "Uwaga: ta ścieżka prowadzi przez to, co nie jest dokonane." in out
    assert "„Wśród wypuszczonych przez Białoruś nie było Poczobuta.”" in out


def test_a_path_only_through_what_is_done():
    assert "Graf nie zna drogi" in run(path, "Białoruś", "Poczobut", "--done")


def test_a_path_without_a_thing():
    assert "→ Mińsk →" in run(path, "Coale", "Łukaszenka")
    out = run(path, "Coale", "Łukaszenka", "--without", "Mińsk", "--without", "USA")
    assert out.count("→") == 1 and "1 krok, wszystkie dokonane." in out.lower()
    with pytest.raises(UsageError, match="cannot begin or end at John Coale"):
        run(path, "Coale", "Łukaszenka", "--without", "Cole")


def test_path_json():
    data = json.loads(run(path, "Coale", "Belavia", "-n", "2", json=True))
    assert len(data["paths"]) == 1  # whatever else joins them leads through the United States as well
    assert data["paths"][0]["done"] is False and data["paths"][0]["steps"][-1]["to"]["name"] == "Belavia"


def test_a_path_from_a_thing_to_itself_is_refused():
    with pytest.raises(UsageError, match="one and the same"):
        run(path, "Coale", "John Cole")


def test_explore_writes_a_page_and_says_what_it_holds(tmp_path: Path):
    file = tmp_path / "strona.html"
    assert "7 things, 6 events, 1 relations" in run(explore, "-o", str(file))
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")
    data = json.loads(run(explore, "Poczobutem", "-o", str(file), json=True))
    assert data["things"] == 7 and '"focus":"n:person/poczobut"' in file.read_text(encoding="utf-8")


def test_explore_into_a_folder_that_is_not_there(tmp_path: Path):
    with pytest.raises(UsageError, match="cannot write"):
        run(explore, "-o", str(tmp_path / "nowhere" / "x.html"))


def test_a_card_may_be_cut_to_what_is_latest_and_says_so():
    """A person of thousands of happenings is shown by the last of them; programs get all unless they ask for fewer."""
    whole, cut = (json.loads(run(show, "USA", *more, json=True)) for more in ((), ("-n", "1")))
    shown, every = ([e["id"] for e in data["events"]] for data in (cut, whole))
    assert (len(every), len(shown), whole["hidden"], cut["hidden"]) == (3, 2, 0, 1)
    assert shown == [every[0], every[2]], "of the dated and of the undated the last"
    assert "… i jeszcze 1 " in run(show, "USA", "-n", "1") and "-n 0" not in run(show, "USA")
