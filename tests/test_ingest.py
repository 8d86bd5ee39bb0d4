"""Loading: what is known is skipped, one bad file stops no other, any order gives the same bytes."""

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.ingest import build, forget, load
from graph.store import reading
from loaders.documents import ReadOptions
from ontology.errors import UsageError
from ontology.ids import VOCABULARY

TEXTS = {
    "a.txt": "Minister Jan Kowal spotkał się 3 marca 2026 r. w Wilnie z Andrzejem Poczobutem.\n",
    "b.txt": "Reżim nie uwolnił Andrzeja Poczobuta. Białoruś planuje zwolnić 20 więźniów politycznych.\n",
    "c.txt": "Litwa zamknęła granicę z Białorusią 5 lutego 2026 r. Jan Kowal skrytykował tę decyzję.\n",
}


def texts(folder: Path, names: tuple[str, ...] = tuple(TEXTS)) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_text(TEXTS[name], encoding="utf-8")
    return [folder / name for name in names]


def lines(folder: Path) -> list[str]:
    with reading(folder) as store:
        return store.sorted_quads()


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.sampled_from(list(permutations(TEXTS))))
def test_any_order_and_any_number_of_runs_give_the_same_bytes(
    order: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    tmp_path = tmp_path_factory.mktemp("order")
    together, apart = tmp_path / "together", tmp_path / "apart"
    load(together, texts(tmp_path / "in"), ReadOptions(date="2026-03-20"))
    for path in texts(tmp_path / "in", order):
        load(apart, [path], ReadOptions(date="2026-03-20"))
    assert lines(together) == lines(apart)


def test_known_is_skipped_and_a_corrected_date_is_read_anew(tmp_path: Path) -> None:
    paths = texts(tmp_path / "in", ("a.txt",))
    assert [n for n, _ in load(tmp_path / "kg", paths).loaded] == ["a.txt"]
    assert load(tmp_path / "kg", paths).skipped == ["a.txt"]
    assert load(tmp_path / "kg", paths, ReadOptions(date="2026-04-01")).loaded
    with reading(tmp_path / "kg") as store:
        assert len(store.sources()) == 1


def test_forget_takes_only_what_one_source_supported(tmp_path: Path) -> None:
    load(tmp_path / "kg", texts(tmp_path / "in", ("a.txt", "b.txt")), ReadOptions(date="2026-03-20"))
    load(tmp_path / "only", texts(tmp_path / "in", ("a.txt",)), ReadOptions(date="2026-03-20"))
    assert forget(tmp_path / "kg", "b.txt") == ["b.txt"]
    assert lines(tmp_path / "kg") == lines(tmp_path / "only")
    with pytest.raises(UsageError, match=r"no source 'b\.txt'"):
        forget(tmp_path / "kg", "b.txt")


def test_one_bad_file_stops_no_other(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    texts(folder, ("a.txt",))
    (folder / "pusty.txt").write_bytes(b"")
    (folder / "obraz.txt").write_bytes(bytes(range(256)) * 40)
    report = load(tmp_path / "kg", [folder], ReadOptions(date="2026-03-20"))
    assert [n for n, _ in report.loaded] == ["a.txt"]
    assert sorted(Path(n).name for n, _ in report.failed) == ["obraz.txt", "pusty.txt"]


def test_a_sidecar_gives_dates(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    texts(folder, ("a.txt",))
    (folder / "metadata.csv").write_text("file,date,publisher\na.txt,2026-03-09,Biuro Prasowe\n", encoding="utf-8")
    load(tmp_path / "kg", [folder])
    with reading(tmp_path / "kg") as store:
        values = {q.object.value for q in store.quads if q.predicate.value == VOCABULARY + "publisher"}
    assert values == {"Biuro Prasowe"}


def test_another_language_loads_without_claims(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(
        "The United States lifted sanctions on the Belarusian airline, officials said on Thursday in Vilnius.\n" * 3
    )
    report = load(tmp_path / "kg", [tmp_path / "note.txt"])
    assert report.loaded == [("note.txt", 0)]
    assert any("language" in note for _, note in report.notes)


def test_the_seeds_tell_the_story(built_store: Path) -> None:
    from graph.query import run

    with reading(built_store) as store:
        rows = run(
            store.quads,
            """SELECT DISTINCT ?n WHERE { ?e a kg:PrisonerRelease, kg:Event ; kg:quantity/kg:value ?n } ORDER BY ?n""",
        ).rows
        assert {52, 170, 194, 250} <= {n for (n,) in rows}
        freed = run(
            store.quads,
            """SELECT ?e WHERE { ?e a kg:PrisonerRelease, kg:Event ; kg:patient ?p .
               ?p skos:prefLabel "Andrzej Poczobut"@pl }""",
        ).rows
        assert freed == []
        denied = run(
            store.quads,
            """ASK { ?e a kg:NonEvent, kg:PrisonerRelease ; kg:patient/skos:prefLabel "Andrzej Poczobut"@pl }""",
        )
        assert denied.rows == [[True]]


def test_building_twice_changes_nothing(tmp_path: Path, built_store: Path) -> None:
    build(tmp_path / "kg")
    assert build(tmp_path / "kg").loaded == []
    assert lines(tmp_path / "kg") == lines(built_store)
