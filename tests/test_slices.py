"""Two times: what sources of a day support, and the world as it stood on a day."""

from __future__ import annotations

import shutil
from itertools import permutations
from pathlib import Path

import pytest
from click.testing import CliRunner
from event_maker import count, fact, report
from pyoxigraph import Store as Quads

from graph import KnowledgeGraph
from graph.cli import cli
from graph.derive import derive
from graph.shipped import acts, registry
from graph.slices import Slice, day, sliced
from graph.sources import publication, source_iri
from graph.store import CURRENT, Store, open_view, writing
from ontology.claims import Extraction
from ontology.errors import UsageError
from ontology.ids import evidence_iri
from ontology.rdf import evidence_quads

COALE, LUKASZENKA, BY = ("person/coale", "Coale"), ("person/lukaszenka", "Łukaszenka"), ("country/by", "Białoruś")


@pytest.fixture(scope="module")
def own_store(built_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the seeds' store in which slices may be left."""
    return Path(shutil.copytree(built_store, tmp_path_factory.mktemp("slices") / "kg"))


def told(name: str, published: str | None, how_many: int) -> Extraction:
    return report(
        name, published, name,
        fact("Meeting", f"Coale i Łukaszenka spotkali się znowu ({name}).", "spotkali", "2025-09-11", participant=[COALE, LUKASZENKA]),
        fact("PrisonerRelease", f"Białoruś uwolniła więźniów ({name}).", "uwolniła", "2025-09", count=count(how_many), actor=[BY]),
    )  # fmt: skip


ROWS = [told("a", "2025-09-12", 52), told("b", "2025-11", 52), told("c", "2026-03-20", 51), told("d", None, 52)]


def filled(folder: Path, rows: list[Extraction]) -> Path:
    from graph.ingest import refresh

    with writing(folder) as store:
        for row in rows:
            graph = evidence_iri(row.document.text_id, "1")
            store.put(
                publication(source_iri(row.document.name), row.document.name, row.document),
                graph,
                evidence_quads(row, graph),
            )
        refresh(store)
    return folder


def lines(quads: Quads) -> list[str]:
    return Store(quads).sorted_quads()


@pytest.mark.parametrize(
    ("known_at", "have"),
    [("2025-09-12", "a"), ("2025-11-29", "a"), ("2025-11-30", "ab"), ("2026-12", "abc")],
)
def test_a_slice_is_a_rebuild_from_what_was_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known_at: str, have: str
) -> None:
    whole = filled(tmp_path / "whole", ROWS)
    then = acts().until(day(known_at) or "")
    monkeypatch.setattr("graph.renewal.acts", lambda: then)  # of acts, too, only what was known by then
    part = filled(tmp_path / "part", [row for row in ROWS if row.document.name[0] in have])
    cut = sliced(open_view(whole).quads, Slice(known_at=known_at))
    assert lines(cut) == lines(open_view(part).quads)


def test_acts_were_known_before_the_documents_that_are_loaded(tmp_path: Path, own_store: Path) -> None:
    """No text of the seeds is of 2024; that OFAC had listed Belavia in August 2023 was known, and no later act."""
    cut = sliced(open_view(filled(tmp_path / "whole", ROWS)).quads, Slice(known_at="2025-09-11"))
    assert sorted(map(str, cut)) == sorted(map(str, derive([], registry(), acts=acts().until("2025-09-11"))))
    then = KnowledgeGraph(own_store, lang="en", known_at="2024-01-01")
    (ofac,) = then.status("Belavia", issuer="OFAC").to_dict()["measures"]
    assert (ofac["state"], [s["step"] for s in ofac["history"]]) == ("in-force", ["imposes"])
    assert then.status("Belavia").to_dict()["reports"] == [] and then.stats()["Documents"] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("stats",), ("show", "Belavia"), ("status", "Belavia"), ("custody",), ("custody", "Poczobut"), ("conflicts",), ("timeline",),
        ("path", "Coale", "Belavia"), ("deals",), ("brokers",), ("communities",), ("review", "--list"), ("validate",), ("export",),
    ],
    ids=" ".join,
)  # fmt: skip
@pytest.mark.parametrize("option", ["--known-at", "--valid-at", "--at"])
def test_every_command_that_reads_takes_both_times(own_store: Path, arguments: tuple[str, ...], option: str) -> None:
    """All but the raw queries; in December 2025 nobody knew of the talks of March."""
    run = CliRunner().invoke(cli, ["--store", str(own_store), *arguments, option, "2025-12-01"])
    assert run.exit_code == 0, run.output
    assert "19 marca 2026" not in run.output and "2026-03-19" not in run.output.replace("2026-03-19T", "")


def test_any_order_of_loading_gives_the_same_slice(tmp_path: Path) -> None:
    found = set()
    for number, rows in enumerate(permutations(ROWS[:3])):
        quads = open_view(filled(tmp_path / str(number), list(rows))).quads
        found.add("\n".join(lines(sliced(quads, Slice(known_at="2025-12-01")))))
    assert len(found) == 1


def test_a_slice_is_kept_beside_the_view_and_goes_with_it(tmp_path: Path) -> None:
    folder = filled(tmp_path / "kg", ROWS)
    first = lines(sliced(open_view(folder).quads, Slice(known_at="2025-12-01"), folder))
    (kept,) = (folder / "slices").iterdir()
    assert lines(sliced(open_view(folder).quads, Slice(known_at="1.12.2025"), folder)) == first
    assert list((folder / "slices").iterdir()) == [kept]
    filled(folder, [told("e", "2025-09-13", 52)])
    later = lines(sliced(open_view(folder).quads, Slice(known_at="2025-12-01"), folder))
    assert later != first and kept not in (folder / "slices").iterdir()


def happenings(folder: Path, **options: object) -> list[str]:
    kg = KnowledgeGraph(folder, **options)  # type: ignore[arg-type]
    return sorted(h.type for h in kg.view.happenings())


def test_what_had_happened_by_a_day(tmp_path: Path) -> None:
    folder = filled(tmp_path / "kg", [ROWS[0]])
    assert happenings(folder, at="2025-09-10") == []
    assert happenings(folder, at="2025-09-10", possible=True) == ["PrisonerRelease"]  # some day of September
    assert happenings(folder, at="2025-09-11") == ["Meeting"]
    assert happenings(folder, at="2025-09-12") == ["Meeting", "PrisonerRelease"]  # it was told on that day


def test_a_post_is_held_on_the_days_that_the_registry_gives(built_store: Path) -> None:
    def posts(at: str) -> list[str]:
        return [p.words["pl"] for p in KnowledgeGraph(built_store, at=at).show("Coale").card.thing.posts]

    assert "specjalny wysłannik USA ds. Białorusi" not in posts("2025-10-31")
    assert "specjalny wysłannik USA ds. Białorusi" in posts("2025-11-30")


def test_a_grade_keeps_what_is_as_well_supported(built_store: Path) -> None:
    kg = KnowledgeGraph(built_store, grade="B1")
    told = list(kg.view.happenings())
    assert told and {h.support.grade for h in told} <= {"A1", "B1"}
    assert all(h.support.publishers > 1 for h in told)


def test_the_options_of_the_command(built_store: Path) -> None:
    def run(*arguments: str) -> str:
        done = CliRunner().invoke(cli, ["--store", str(built_store), *arguments])
        assert not done.exception, done.output
        return done.output

    assert "250" in run("show", "Białoruś") and "250" not in run("show", "Białoruś", "--known-at", "2025-12-01")
    assert "19 marca 2026" not in run("show", "Coale", "--valid-at", "2026-03-18")
    refused = CliRunner().invoke(cli, ["query", "ASK {}", "--at", "2025"]).exception
    assert isinstance(refused, UsageError) and "KnowledgeGraph(at=…)" in (refused.hint or "")


@pytest.mark.parametrize("options", [{"at": "wczoraj"}, {"known_at": "2025-13-01"}, {"grade": "Z9"}])
def test_a_wrong_day_or_grade_is_said_to_be_one(options: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        sliced(Quads(), Slice(**options))  # type: ignore[arg-type]
    assert day(None) is None and CURRENT
