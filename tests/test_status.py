"""`kg status` on the graph of the seeds: what acts say, what documents report, and how the two compare."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from graph import KnowledgeGraph
from graph.cli import cli
from graph.ingest import ReadOptions, load
from ontology.errors import UsageError


@pytest.fixture(scope="module")
def kg(built_store: Path) -> KnowledgeGraph:
    return KnowledgeGraph(built_store, lang="en")


def states(kg: KnowledgeGraph, name: str, day: str, issuer: str | None = None) -> dict[str, str]:
    rows = kg.status(name, day, issuer).to_dict()["measures"]
    return {r["programme"]["id"].split("/programme/")[1]: r["state"] for r in rows if r["via"] == "direct"}


def test_belavia_by_the_acts(kg: KnowledgeGraph) -> None:
    days = ("2023-08-01", "2023-08-10", "2025-09-10", "2025-09-12", "2025-11-05")
    found = [states(kg, "Belavia", day) for day in days]
    assert [f["us/ofac-sdn"] for f in found] == ["not-designated", "in-force", "in-force", "licensed", "lifted"]
    assert found[0]["us/bis-denial"] == "in-force"
    assert {f["eu/annex-i"] for f in found} == {"in-force"}


def test_a_licence_says_what_it_allows_and_what_stays_blocked(kg: KnowledgeGraph) -> None:
    (ofac,) = kg.status("Belaruskalij", "2026-01-01", "OFAC").to_dict()["measures"]
    assert (ofac["state"], ofac["delisted"], ofac["known"]) == ("licensed", False, False)
    assert ofac["unknown_since"] == "2025-12-16" and ofac["horizon"]["day"] == "2025-12-15"
    (licence,) = ofac["licences"]
    assert licence["act"]["name"] == "General License 13" and "blocked stays blocked" in licence["excludes"]
    assert ofac["in_words"] == (
        "LICENSED, still in force (not a delisting); since 15 December 2025: General License 13; imposed 9 August 2021"
        " — as last known on 15 December 2025; unknown since 16 December 2025, no document loaded tells of a change"
    )


def test_after_the_horizon_the_last_known_state_leads_until_a_document_tells_of_a_change(kg: KnowledgeGraph) -> None:
    """The text of 24 December tells of the licence as a lifting: no change. Those of March tell of a lifting without act."""
    days = ("2025-12-15", "2026-01-01", "2026-03-10", "2026-03-21")
    rows = [kg.status("Belaruskalij", day, "OFAC").to_dict()["measures"][0] for day in days]
    assert [r["certainty"] for r in rows] == ["by-acts", "last-known", "change-reported", "change-reported"]
    assert [len(r["change_told_by"]) for r in rows] == [0, 0, 1, 2]
    assert {r["state"] for r in rows} == {"licensed"} and not any(r["delisted"] for r in rows)
    assert rows[3]["in_words"].startswith("LAST KNOWN: LICENSED, still in force (not a delisting); since 15 December")
    assert "on 15 December 2025; unknown since 16 December 2025, documents tell of a change" in rows[3]["in_words"]


def test_a_text_of_a_month_is_not_there_before_what_it_tells_of(kg: KnowledgeGraph) -> None:
    """`Sankcje za więźniów`, of March 2026, lifts what the talks of the 19th gave."""
    for day, changed in (("2026-03-10", False), ("2026-03-21", True)):
        (ofac,) = kg.status("Biełinwestbank", day, "OFAC").to_dict()["measures"]
        assert bool(ofac["change_told_by"]) is changed, day


def test_a_day_that_is_not_known_stands_in_the_case_of_its_preposition(built_store: Path) -> None:
    (tdo,) = [
        m
        for m in KnowledgeGraph(built_store).status("Belavia", issuer="BIS").to_dict()["measures"]
        if m["state"] == "expired"
    ]
    assert tdo["in_words"] == "WYGASŁO; od grudnia 2024: upływ TDO bez przedłużenia"


def test_an_act_has_three_dates_and_says_what_it_is_known_from(kg: KnowledgeGraph) -> None:
    (row,) = kg.status("EW-001PA", "2025-11-05").to_dict()["measures"]
    assert (row["state"], row["imposed"]) == ("licensed", "2023-03-24")
    act = row["licences"][0]["act"]
    assert (act["decided"], act["in_force"], act["published"]) == ("2025-11-04", "2025-11-04", "2026-03-02")
    assert "91 FR 10002" in act["source"]


def findings(kg: KnowledgeGraph, name: str, day: str | None = None) -> dict[str, set[str]]:
    """Title of a document → findings against OFAC."""
    told: dict[str, set[str]] = {}
    for report in kg.status(name, day, "OFAC").to_dict()["reports"]:
        rows = {c["finding"] for c in report["compared"]}
        told.setdefault(report["document"]["title"], set()).update(rows)
    return told


def test_the_liftings_of_march_2026_have_no_act(kg: KnowledgeGraph) -> None:
    told = findings(kg, "Belaruskalij", "2026-03-21")
    assert "no-act" in told["Sankcje za więźniów: Łukaszenka znów rozmawia z wysłannikami Trumpa"]
    assert told["Po wizycie Johna Coale'a: co uzgodniono, a czego jeszcze nie ogłoszono"] == {"agreed"}
    assert kg.status("Belaruskalij", "2026-01-01").to_dict()["later_reports"] == 3


def test_one_sentence_three_verdicts(kg: KnowledgeGraph) -> None:
    """`zniosły sankcje wobec linii Belavia, samolotów, którymi lata Łukaszenka, oraz wytwórców soli potasowych`."""
    title = "Wódka, samoloty i potas: kulisy odwilży między USA a Białorusią"
    assert findings(kg, "Belavia")[title] == {"delisted"}
    assert findings(kg, "EW-301PJ")[title] == {"delisted"}
    for name in ("EW-001PA", "EW-001PB", "EW-001PH", "Belaruskali", "Białoruska Kompania Potasowa", "Agrorozkvit"):
        assert findings(kg, name)[title] == {"licensed"}, name
    assert "Łukaszenka" not in str(kg.status("Belavia")).split("What documents report")[0]


def test_a_licence_of_september_told_as_a_lifting(kg: KnowledgeGraph) -> None:
    """And the sanctions "of 2022", which OFAC imposed in 2023, differ from the act."""
    found = findings(kg, "Belavia")["Czwarta tura rozmów z Mińskiem: więźniowie i linie lotnicze"]
    assert found >= {"licensed", "differs"}


def test_sector_measures_are_linked_to_a_firm_not_equated(kg: KnowledgeGraph) -> None:
    rows: list[dict[str, Any]] = kg.status("Belaruskalij", "2021-10-01").to_dict()["measures"]
    (potash,) = [r for r in rows if r["programme"]["id"].endswith("eu/potash")]
    assert (potash["via"], potash["target"]["name"], potash["state"]) == ("sector", "Belarusian potash", "in-force")
    assert states(kg, "potas", "2022-05-01") == {"eu/potash": "in-force", "lt/potash-transit": "in-force"}


def test_a_firm_held_by_a_listed_person(kg: KnowledgeGraph) -> None:
    """It is on no list, and no measure is shown as its own; more in `test_ownership.py`."""
    told = kg.status("Zorka Food", "2024-01-01").to_dict()
    (row,) = told["ownership"]
    assert (row["verdict"], row["listed"], told["measures"]) == ("reached", False, [])
    assert row["chain"][0]["holders"][0]["records"][0]["share"] == 75.0
    assert "NOT LISTED ITSELF" in str(kg.status("Zorka Food", "2024-01-01"))
    assert kg.status("Zorka Food", "2023-06-01").to_dict()["ownership"] == []


def test_no_record_where_nothing_loaded_could_tell(kg: KnowledgeGraph) -> None:
    told = kg.status("Poczobut").to_dict()
    assert told["measures"] == [] and told["reports"] == []
    assert {r["authority"]["name"] for r in told["no_record"]} >= {"Canada", "European Union"}


def test_command(built_store: Path) -> None:
    run = CliRunner().invoke(
        cli,
        [
            "--store",
            str(built_store),
            "--lang",
            "en",
            "status",
            "Belavię",
            "--at",
            "12.9.2025",
            "--issuer",
            "USA",
            "--json",
        ],
    )
    assert run.exit_code == 0, run.output
    data = json.loads(run.output)
    assert data["at"] == "2025-09-12" and {m["country"]["name"] for m in data["measures"]} == {"United States"}


def test_what_was_known_on_a_day_leaves_out_later_acts_and_documents(built_store: Path) -> None:
    then = KnowledgeGraph(built_store, lang="en", known_at="2025-10-01")
    (ofac,) = then.status("Belavia", "2025-12-01", "OFAC").to_dict()["measures"]
    assert (ofac["state"], ofac["known"], ofac["horizon"]["day"]) == ("licensed", False, "2025-09-11")
    assert len(then.status("Belavia", issuer="OFAC").to_dict()["reports"]) == 2


def graph_of(folder: Path, text: str, day: str) -> KnowledgeGraph:
    """A graph of one own text, published on a day."""
    (folder / "a.txt").write_text(text, encoding="utf-8")
    load(folder / "kg", [folder / "a.txt"], ReadOptions(date=day))
    return KnowledgeGraph(folder / "kg", lang="en")


def test_a_report_that_no_act_can_be_set_against_is_told_all_the_same(tmp_path: Path) -> None:
    """No act on Naftan is loaded, and none of Sweden: that documents tell of such is said, and by whom."""
    text = (
        "USA nałożyły 9 sierpnia 2021 r. sankcje na rafinerię Naftan. "
        "Szwecja nałożyła 9 lutego 2026 r. sankcje na Biełaruskalij. Polska zniosła sankcje wobec Naftanu.\n"
    )
    own = graph_of(tmp_path, text, "2026-02-12")

    def told(name: str, *where: str | None) -> list[str]:
        return [u["in_words"] for u in own.status(name, *where).to_dict()["uncompared"]]

    usa = "United States: imposition of sanctions; no act of that authority on it is loaded"
    poland = "Poland: lifting of sanctions; no act of that authority on it is loaded"
    assert sorted(told("Naftan")) == [poland, usa]
    assert told("Naftan", None, "OFAC") == [usa] and told("Naftan", None, "UE") == []
    assert told("Naftan", "2026-01-01") == [] and own.status("Naftan", "2026-01-01").to_dict()["later_reports"] == 2
    assert told("Belaruskalij") == ["Sweden: imposition of sanctions; no act of that authority on it is loaded"]
    assert "The documents loaded say nothing of it." not in str(own.status("Naftan"))


def test_a_licence_is_told_as_a_licence_in_every_answer(tmp_path: Path) -> None:
    """One that the acts know, and one later than they reach: neither is announced as a lifting, nor opens a conflict."""
    text = (
        "OFAC wydało 11 września 2025 r. licencję na transakcje z Belavią. "
        "Ministerstwo Skarbu USA wydało 12 czerwca 2026 r. licencję na transakcje z Belinvestbankiem.\n"
    )
    own = graph_of(tmp_path, text, "2026-06-15")
    for name, finding, words in (
        ("Belavia", "licence", "as the act has it: a licence, not a delisting (General License 11, 11 September 2025)"),
        ("Belinvestbank", "licence-no-act", "announced as licensed (not a delisting); no act loaded (last known: in force"),
    ):  # fmt: skip
        (row,) = [c for r in own.status(name, issuer="OFAC").to_dict()["reports"] for c in r["compared"]]
        assert row["finding"] == finding and words in row["in_words"]
    assert "as lifted" not in str(own.status("Belinvestbank")) + str(own.conflicts()) + str(own.deals())
    assert [c["weight"] for c in own.conflicts().to_dict()["conflicts"]] == ["open"]


def test_a_renewal_is_no_imposition_and_a_denial_is_compared_with_nothing(tmp_path: Path) -> None:
    """The Council is the Union, whose acts are loaded: it prolongs what it imposed, and contradicts no date."""
    text = (
        "Rada Unii Europejskiej przedłużyła 27 lutego 2026 r. sankcje wobec Biełaruskalija. "
        "Biały Dom zaprzeczył, że USA zniosły sankcje wobec Belinvestbanku.\n"
    )
    own = graph_of(tmp_path, text, "2026-03-05")
    against = "nothing that the acts loaded could be compared with"
    for name, words in (
        ("Belaruskalij", f"Council of the European Union: imposition of sanctions; {against}"),
        ("Belinvestbank", f"United States: lifting of sanctions (denied); {against}"),
    ):
        told = own.status(name).to_dict()
        assert [u["in_words"] for u in told["uncompared"]] == [words] and told["reports"] == []
        assert {m["certainty"] for m in told["measures"]} == {"by-acts"}


@pytest.mark.parametrize(
    ("day", "issuer", "message"),
    [("2026", None, "'2026' is not one day"), ("jutro", None, "not a date"), (None, "Poczobut", "issues no sanctions")],
)
def test_wrong_use(kg: KnowledgeGraph, day: str | None, issuer: str | None, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        kg.status("Belavia", day, issuer)
