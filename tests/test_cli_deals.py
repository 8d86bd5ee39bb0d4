"""`kg deals` over the seeds: the exchange table of 2025-2026 as an analyst reads it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from cli_runner import run

from graph import KnowledgeGraph
from graph.cli import deals as command
from graph.derive.deals.items import Standing, kinds
from graph.ingest import ReadOptions, load
from graph.shipped import registry
from graph.store import open_view
from ontology.ids import entity_iri


@pytest.fixture(scope="module")
def quads(built_store: Path):
    opened = open_view(built_store)
    yield opened.quads


def told(quads, *arguments: str) -> dict:
    return json.loads(run(command, *arguments, json=True, quads=quads))


def legs(found: dict, first: str) -> list[tuple]:
    r = next(r for r in found["rounds"] if r["first"] == first)
    return [
        (
            x["state"],
            x["giver"]["name"],
            x["told"][0]["type"],
            [a["value"] for a in x["amounts"]],
            [s["name"] for s in x["subjects"]],
        )
        for x in r["legs"]
    ]


def test_september_2025(quads):
    found = legs(told(quads), "2025-09-11")
    assert ("delivered", "Białoruś", "PrisonerRelease", [52.0], []) in found
    assert ("withheld", "Białoruś", "PrisonerRelease", [], ["Andrzej Poczobut"]) in found
    assert any(x[:3] == ("delivered", "Stany Zjednoczone", "SanctionLifting") for x in found)


def test_march_2026_is_done_by_one_and_agreed_by_another(quads):
    found = told(quads)
    (march,) = [r for r in found["rounds"] if r["first"] == "2026-03-19"]
    assert {"John Coale", "Alaksandr Łukaszenka", "Christopher Smith"} <= {p["name"] for p in march["participants"]}
    assert ("delivered", "Białoruś", "PrisonerRelease", [250.0], []) in legs(found, "2026-03-19")
    banks = next(x for x in march["legs"] if "Biełinwestbank" in {s["name"] for s in x["subjects"]})
    assert {t["status"] for t in banks["told"]} == {"actual", "planned"}
    potash = next(x for x in march["legs"] if "potash" in x["matters"] and x["state"] == "delivered")
    assert {t["status"] for t in potash["told"]} == {"actual", "planned"}
    assert all(t["evidence"][0]["quote"] for x in march["legs"] for t in x["told"])


def test_reasons_quote_the_text(quads):
    (march,) = [r for r in told(quads)["rounds"] if r["first"] == "2026-03-19"]
    freed = march["legs"][0]
    assert "Po odjeździe Coale'a" in [r["words"] for t in freed["told"] for r in t["reasons"]]


def test_what_is_told_as_lifted_is_said_in_law_target_by_target(quads):
    """One sentence of December, three things in law; the banks of March have no act, and not all stand on one list."""
    found = told(quads)
    rows = {
        (r["first"], tuple(sorted(t["name"] for t in law["targets"])), law["finding"], (law["act"] or "").rpartition("/")[2])
        for r in found["rounds"] for leg in r["legs"] for law in leg["in_law"]
    }  # fmt: skip
    assert (None, ("Belavia", "EW-301PJ"), "delisted", "ofac-2025-11-04") in rows
    assert (None, ("EW-001PA", "EW-001PB", "EW-001PH"), "licensed", "ofac-gl-12") in rows
    potash = ("Agrorozkvit", "Belaruskalij", "Białoruska Kompania Potasowa")
    assert (None, potash, "licensed", "ofac-gl-13") in rows
    assert ("2025-09-11", ("Belavia",), "licensed", "ofac-gl-11") in rows
    assert ("2026-03-19", potash, "no-act", "") in rows and ("2026-03-19", ("Biełinwestbank",), "no-act", "") in rows
    (december,) = [leg for leg in found["outside"] if leg["family"] == "sanctions"]
    assert [law["act"].rpartition("/")[2] for law in december["in_law"]] == ["ofac-gl-13"]
    out = " ".join(run(command, quads=quads).split())
    assert "dyrektywa 1 do rozporządzenia wykonawczego 14038 — Bank Rozwoju Republiki Białorusi, Ministerstwo" in out
    assert "? (kto daje" not in out and "nie podano, kto daje · otwarcie granicy" in out


def test_who_leads_the_opposition_does_not_speak_for_the_state():
    """Cichanouska is of Belarus, and her talks with Washington are none of Minsk's."""
    side_of = Standing(kinds(registry(), lambda _: "Person"), lambda _: ()).of
    sides = {key: side_of(entity_iri(f"person/{key}")) for key in ("cichanouska", "lukaszenka", "coale")}
    by, us = (entity_iri(f"country/{key}") for key in ("by", "us"))
    assert sides == {"cichanouska": None, "lukaszenka": by, "coale": us}


def test_open_promises_and_who_is_left(quads):
    found = told(quads)
    open_ = {(o["type"], o["giver"]["name"]) for o in found["open"]}
    assert {
        ("MissionReopening", "Stany Zjednoczone"),
        ("Visit", "Stany Zjednoczone"),
        ("PrisonerRelease", "Białoruś"),
    } <= open_
    embassy = next(o for o in found["open"] if o["type"] == "MissionReopening")
    stated = [(e["document"]["date"], e["status"]) for t in embassy["told"] for e in t["evidence"]]
    assert sorted(stated) == [("2025-09-12", "proposed"), ("2025-11-26", "proposed"), ("2026-03", "planned")]
    assert "Andrzej Poczobut" in run(command, "--table", quads=quads).split("Wciąż uwięzieni")[1]


def test_194_less_18_and_52(quads):
    year = next(t for t in told(quads)["totals"] if t["amount"]["value"] == 194)
    assert year["rest"] == 124
    out = run(command, quads=quads)
    assert "reszta, 124: nie wczytano źródła" in out
    assert "do września 2025 · 18 więźniów" in out  # summed up in September: of the time before


def test_the_table_never_shows_a_promise_as_done(quads):
    table = run(command, "--table", quads=quads, lang="en")
    assert "promised:" in table and "withheld:" in table and "Round:" not in table
    assert "Christopher Smith" not in table and "Christopher Smith" in run(command, quads=quads)


def test_no_standing_says_done_of_what_is_not(quads):
    for r in told(quads)["rounds"]:
        for leg in r["legs"]:
            statuses = {e["status"] for t in leg["told"] for e in t["evidence"]}
            assert ("dokonane" in leg["standing"]) == ("actual" in statuses)
            assert leg["state"] == "delivered" or "actual" not in statuses


def test_of_one_thing(quads):
    found = told(quads, "Cichanouski")
    assert not found["rounds"] and [x["subjects"][0]["name"] for x in found["outside"]] == ["Siarhiej Cichanouski"]


def test_the_last_rounds(quads):
    assert [r["first"] for r in told(quads, "-n", "1")["rounds"]] == ["2026-03-19"]
    assert "… i jeszcze 3; więcej pokaże -n" in run(command, "-n", "1", "--table", quads=quads)
    assert len(told(quads, "-n", "0")["rounds"]) == len(told(quads)["rounds"]) == 4


def test_what_was_kept_says_the_same(built_store: Path, tmp_path: Path):
    shutil.copytree(built_store, tmp_path / "kg", ignore=shutil.ignore_patterns("kept"))
    first, second = (KnowledgeGraph(tmp_path / "kg").deals() for _ in range(2))
    assert first.found == second.found and str(first) == str(second)
    assert list((tmp_path / "kg" / "kept").glob("*/deals-*.bin"))


def test_nothing_to_tell():
    assert "no round of talks" in run(command, "Mińsk", lang="en")


def test_in_python(quads):
    kg = KnowledgeGraph(quads, lang="en")
    shown = kg.deals()
    assert "Round: 19 March 2026" in str(shown) and "<div" in shown._repr_html_()
    assert [r.first for r in shown.found.rounds if r.legs][-1] == "2026-03-19"
    assert shown.to_dict()["rounds"] == kg.deals("USA").to_dict()["rounds"]


def test_a_leg_says_who_denies_it_and_a_licence_is_no_lifting(tmp_path: Path) -> None:
    """What the one announces the other denies: the leg stays, with the denial; the licence beside it is a leg of its own."""
    texts = [
        "Wysłannik USA John Coale spotkał się 11 czerwca 2026 r. w Mińsku z Alaksandrem Łukaszenką. Po rozmowach Białoruś "
        "uwolniła 30 więźniów. Łukaszenka obiecał zwolnić pozostałych więźniów. "
        "Biały Dom poinformował, że Stany Zjednoczone zniosły sankcje wobec Belinvestbanku.\n",
        "Departament Stanu zaprzeczył, że Stany Zjednoczone zniosły sankcje wobec Belinvestbanku. "
        "Ministerstwo Skarbu USA wydało 12 czerwca 2026 r. licencję na transakcje z Belinvestbankiem.\n",
    ]
    for n, text in enumerate(texts):
        (tmp_path / f"{n}.txt").write_text(text, encoding="utf-8")
        options = ReadOptions(date=f"2026-06-{13 + n}", publisher=("PAP", "Rzeczpospolita")[n])
        load(tmp_path / "kg", [tmp_path / f"{n}.txt"], options)
    deals = KnowledgeGraph(tmp_path / "kg", lang="en").deals()
    (row,) = deals.to_dict()["rounds"]
    legs = {leg["in_words"]: leg for leg in row["legs"]}
    assert {"prisoner release: 30 więźniów", "promised: prisoner release"} <= set(legs), "the others are not freed"
    (lifted,) = [leg for words, leg in legs.items() if words.startswith("lifting of sanctions: Belinvestbank")]
    (licence,) = [leg for words, leg in legs.items() if words.startswith("issue of a licence: Belinvestbank")]
    assert [e["document"]["publisher"] for e in lifted["denied_by"]] == ["Rzeczpospolita"] and not licence["denied_by"]
    assert "denied by: Departament Stanu USA (Rzeczpospolita)" in " ".join(str(deals).split())
