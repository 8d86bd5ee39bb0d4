"""Loading: what is known is skipped, one bad file stops no other, any order gives the same bytes."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.ingest import build, forget, load
from graph.store import reading
from loaders.documents import ReadOptions
from ontology.claims import Document, Extraction
from ontology.errors import StoreError, UsageError
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


def test_a_fault_of_ours_in_one_file_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import graph.ingest

    class Faulty:
        def extract(self, document: Document) -> Extraction:
            if document.name == "b":
                raise RecursionError("too deep")
            return extractor().extract(document)

    extractor = graph.ingest.extractor
    monkeypatch.setattr(graph.ingest, "extractor", Faulty)
    report = load(tmp_path / "kg", texts(tmp_path / "in"))
    assert [n for n, _ in report.loaded] == ["a.txt", "c.txt"]
    ((name, reason),) = report.failed
    assert name.endswith("b.txt") and "RecursionError" in reason and "report" in reason


def test_what_was_finished_before_an_interruption_is_kept(tmp_path: Path) -> None:
    def stop_at_the_last(text: str) -> None:
        if "c.txt" in text:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(tmp_path / "kg", texts(tmp_path / "in"), ReadOptions(date="2026-03-20"), stop_at_the_last)
    load(tmp_path / "two", texts(tmp_path / "in", ("a.txt", "b.txt")), ReadOptions(date="2026-03-20"))
    assert lines(tmp_path / "kg") == lines(tmp_path / "two")


def test_a_claim_that_its_text_does_not_carry_is_not_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import graph.ingest

    class Liar:
        def extract(self, document: Document) -> Extraction:
            found = extractor().extract(document)
            return replace(found, claims=tuple(replace(c, quote="Tego nikt nie napisał.") for c in found.claims))

    extractor = graph.ingest.extractor
    monkeypatch.setattr(graph.ingest, "extractor", Liar)
    report = load(tmp_path / "kg", texts(tmp_path / "in", ("a.txt",)))
    assert not report.loaded and "not what stands there" in report.failed[0][1]


# -- one text under several names, one name with several texts ---------------------------------------------------


@pytest.mark.parametrize("order", list(permutations(["a.txt", "kopia.txt", "bez-daty.txt"])))
def test_copies_of_a_text_are_one_source_in_any_order(order: tuple[str, ...], tmp_path: Path) -> None:
    for name in order:
        (tmp_path / name).write_text(TEXTS["a.txt"], encoding="utf-8")
        date = None if name == "bez-daty.txt" else "2026-03-20" if name == "a.txt" else "2026-03-22"
        load(tmp_path / "kg", [tmp_path / name], ReadOptions(date=date))
    (tmp_path / "a.txt").write_text(TEXTS["a.txt"], encoding="utf-8")
    load(tmp_path / "one", [tmp_path / "a.txt"], ReadOptions(date="2026-03-20"))  # dated, and the earliest
    assert lines(tmp_path / "kg") == lines(tmp_path / "one")
    forget(tmp_path / "kg", "a.txt")
    load(tmp_path / "other", [tmp_path / "kopia.txt"], ReadOptions(date="2026-03-22"))
    assert lines(tmp_path / "kg") == lines(tmp_path / "other")
    assert forget(tmp_path / "kg", "kopia.txt") == ["kopia.txt"]
    assert forget(tmp_path / "kg", "bez-daty.txt") == ["bez-daty.txt"]
    assert lines(tmp_path / "kg") == []


def test_copies_are_not_read_again_and_again(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "kopia.txt"):
        (tmp_path / "in" / name).write_text(TEXTS["a.txt"], encoding="utf-8")
    first = load(tmp_path / "kg", [tmp_path / "in"])
    assert [n for n, _ in first.loaded] == ["a.txt"] and first.skipped == ["kopia.txt"]
    assert ("kopia.txt", "the same text as a.txt") in first.notes
    again = load(tmp_path / "kg", [tmp_path / "in"])
    assert not again.loaded and again.skipped == ["a.txt", "kopia.txt"] and not again.notes


def test_a_changed_file_takes_the_place_of_what_it_held(tmp_path: Path) -> None:
    file = tmp_path / "notatka.txt"
    for name in ("a.txt", "b.txt"):
        file.write_text(TEXTS[name], encoding="utf-8")
        report = load(tmp_path / "kg", [file], ReadOptions(date="2026-03-20"))
    assert ("notatka.txt", "takes the place of its earlier version") in report.notes
    load(tmp_path / "fresh", [file], ReadOptions(date="2026-03-20"))
    assert lines(tmp_path / "kg") == lines(tmp_path / "fresh")


def test_loading_again_without_a_date_keeps_the_one_that_was_given(tmp_path: Path) -> None:
    paths = texts(tmp_path / "in", ("a.txt",))
    load(tmp_path / "kg", paths, ReadOptions(date="2026-03-20", publisher="Biuro"))
    before = lines(tmp_path / "kg")
    assert load(tmp_path / "kg", [tmp_path / "in"]).skipped == ["a.txt"]
    assert lines(tmp_path / "kg") == before


def test_a_name_of_two_texts_is_not_forgotten_by_guess(tmp_path: Path) -> None:
    for folder, name in (("maj", "a.txt"), ("lipiec", "b.txt")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "notatka.txt").write_text(TEXTS[name], encoding="utf-8")
        load(tmp_path / "kg", [tmp_path / folder])
    with pytest.raises(UsageError, match="the name of 2 texts") as caught:
        forget(tmp_path / "kg", "notatka.txt")
    assert caught.value.hint and "by its path" in caught.value.hint
    assert forget(tmp_path / "kg", str(tmp_path / "maj" / "notatka.txt")) == ["notatka.txt"]
    with reading(tmp_path / "kg") as store:
        (document,) = store.sources()
    assert forget(tmp_path / "kg", document.rsplit("/", 1)[-1]) == ["notatka.txt"]


def test_forgetting_without_a_store_makes_none(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        forget(tmp_path / "none", "a.txt")
    assert not (tmp_path / "none").exists()


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
