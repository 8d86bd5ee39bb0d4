"""People decide of identity: an append-only ledger, open questions, and an undo that gives the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from event_maker import fact, report
from test_slices import filled

from graph import KnowledgeGraph
from graph.asking import questions
from graph.cli import cli
from graph.derive import derivation
from graph.derive.judgements import Judgement, Judgements
from graph.ingest import registry
from graph.ledger import dump, entries, parse
from graph.review import bring, decide, unmerge
from graph.store import Store, open_view
from ontology.claims import Cluster, Extraction, Filler
from ontology.errors import UsageError
from ontology.ids import cluster_iri

US, BY, COALE = ("country/us", "USA"), ("country/by", "Białoruś"), ("person/coale", "Coale")
WHO = {"by": "anna", "at": "2026-04-01T12:00:00+00:00"}


def talks(name: str, who: tuple[str, str], status: str = "actual") -> Extraction:
    return report(
        name,
        "2026-03-20",
        name,
        fact("Meeting", f"{who[1]} prowadziła rozmowy ({name}).", "rozmowy", "2026-03-19", status, participant=[who]),
    )


def person(name: str, label: str, post: str = "", gender: str | None = None) -> Extraction:
    """A document with one person that the registry does not know, and a post if given."""
    base = report(name, "2026-03-20", name, fact("position", f"{label} to {post or 'ktoś'} ({name}).", label))
    claim = base.claims[0]
    iri = cluster_iri(base.document.text_id, label)
    fillers = (Filler("subject", claim.trigger, iri, label), Filler("object", claim.span, None, post or f"ktoś {name}"))
    from dataclasses import replace

    return replace(
        base,
        clusters=(Cluster(iri, "Person", label, (label,), False, gender),),
        claims=(replace(claim, fillers=fillers),),
    )


def people(*rows: Extraction, judgements: Judgements | None = None) -> int:
    return len([t for t in derivation(rows, registry(), judgements).things.things.values() if t.type == "Person"])


def bytes_of(folder: Path) -> list[str]:
    return open_view(folder).sorted_quads()


def ids(rows: list[Extraction]) -> list[str]:
    return [e.claims[0].id for e in rows]


# -- identity ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("Mikałaj Zawadzki", "Mikoła Zawadzki", True),
        ("Aleksander Zawadzki", "Alaksandr Zawadzki", True),
        ("Swietłana Zawadska", "Swietłana Zawadski", False),
        ("Wiktar Zawadzki", "Mikałaj Zawadzki", False),
        ("Adam Biden", "Adam Baden", False),
        ("Zawadzki", "Zawadzki", False),
        ("Zawadzki", "Mikałaj Zawadzki", False),
    ],
)
def test_a_person_joins_by_surname_and_first_name(a: str, b: str, one: bool) -> None:
    assert people(person("a", a), person("b", b)) == (1 if one else 2)


def test_a_surname_and_the_same_post_are_one_person() -> None:
    rows = [person("a", "Mikałaj Zawadzki", "prezes Naftana"), person("b", "Zawadzki", "Prezes Naftana")]
    assert people(*rows) == 1
    assert people(*rows, person("c", "Wiktar Zawadzki", "prezes Naftana")) == 3  # of two such men nobody knows which


def test_another_gender_keeps_apart() -> None:
    assert people(person("a", "Sasza Zawadzki", gender="m"), person("b", "Sasza Zawadzki", gender="f")) == 2


def test_a_person_of_the_ledger_joins_and_parts_things() -> None:
    rows = [person("a", "Zawadzki"), person("b", "Zawadzki"), person("c", "Jan Nowak"), person("d", "Jan Nowak")]
    refs = [f"{e.document.text_id}:{e.clusters[0].id}" for e in rows]
    assert people(*rows) == 3
    same = Judgement(1, "same", (refs[0],), (refs[1],))
    apart = Judgement(2, "not-same", (refs[2],), (refs[3],))
    assert people(*rows, judgements=Judgements((same,))) == 2
    assert people(*rows, judgements=Judgements((same, apart))) == 3


# -- the ledger in the store ---------------------------------------------------------------------------------------


def test_unmerge_restores_the_exact_graph(tmp_path: Path) -> None:
    rows = [talks("a", US), talks("b", BY)]
    folder = filled(tmp_path / "kg", rows)
    before = bytes_of(folder)
    entry = decide(folder, *ids(rows), "same", why="the two sides of one table", **WHO)
    assert bytes_of(folder) != before and len(list(KnowledgeGraph(folder).view.happenings())) == 1
    unmerge(folder, ids(rows)[1], **WHO)
    assert bytes_of(folder) == before
    assert [j.verdict for j in entries(open_view(folder).quads)] == ["same", "undo"]
    unmerge(folder, entries(open_view(folder).quads)[1].id, **WHO)  # the undo taken back
    assert len(list(KnowledgeGraph(folder).view.happenings())) == 1 and entry.by == "anna"


def test_a_claim_that_the_program_joined_can_be_parted(tmp_path: Path) -> None:
    rows = [talks("a", COALE), talks("b", COALE)]
    folder = filled(tmp_path / "kg", rows)
    before = bytes_of(folder)
    assert len(list(KnowledgeGraph(folder).view.happenings())) == 1
    parted = unmerge(folder, ids(rows)[1], **WHO)
    assert len(list(KnowledgeGraph(folder).view.happenings())) == 2
    unmerge(folder, parted.id, **WHO)
    assert bytes_of(folder) == before


def test_judgements_of_a_forgotten_text_lie_inert_and_wake_again(tmp_path: Path) -> None:
    from graph.ingest import forget

    rows = [talks("a", US), talks("b", BY)]
    folder = filled(tmp_path / "kg", rows)
    decide(folder, *ids(rows), "same", **WHO)
    joined = bytes_of(folder)
    forget(folder, "b.txt")
    assert len(list(KnowledgeGraph(folder).view.happenings())) == 1
    filled(folder, [rows[1]])
    assert bytes_of(folder) == joined


def test_the_ledger_travels_as_a_file(tmp_path: Path) -> None:
    rows = [talks("a", US), talks("b", BY)]
    first, second = (filled(tmp_path / name, rows) for name in ("one", "two"))
    decide(first, *ids(rows), "same", **WHO)
    text = "\n".join(dump(j) for j in entries(open_view(first).quads))
    assert len(bring(second, parse(text))) == 1 and bring(second, parse(text)) == []
    assert bytes_of(first) == bytes_of(second)
    with pytest.raises(UsageError, match="line 1"):
        parse("{}")


def test_done_and_promised_are_never_said_to_be_the_same(tmp_path: Path) -> None:
    rows = [talks("a", COALE), talks("b", COALE, "planned")]
    folder = filled(tmp_path / "kg", rows)
    with pytest.raises(UsageError, match="never share a node"):
        decide(folder, *ids(rows), "same", **WHO)
    with pytest.raises(UsageError, match="an event and a thing"):
        decide(folder, ids(rows)[0], "Coale", "same", **WHO)


def test_what_was_judged_is_not_asked_again(tmp_path: Path) -> None:
    rows = [person("a", "Mikałaj Zawadzki", "minister"), person("b", "Zawadzki")]
    folder = filled(tmp_path / "kg", rows)
    (question,) = questions(open_view(folder).quads)
    assert (question.kind, question.left.label, question.right.label) == ("thing", "Mikałaj Zawadzki", "Zawadzki")

    def run(*arguments: str, said: str = "") -> str:
        done = CliRunner().invoke(cli, ["--store", str(folder), *arguments], input=said)
        assert not done.exception, done.output
        return done.output

    assert json.loads(run("--json", "review"))[0]["kind"] == "thing"
    assert "pytania otwarte: 1" in run("review", "--list")
    assert "unsure" in run("review", "--by", "anna", said="?\n")
    assert "pytania otwarte: 0" in run("review") and '"by": "anna"' in run("review", "--ledger")
    run("resolve", "Mikałaj Zawadzki", "Zawadzki", "--same")
    things = [t for t in KnowledgeGraph(folder).view.things() if not t.registered]  # the acts bring registered ones
    assert Store(open_view(folder).quads).sources() and len(things) == 1


def test_a_notebook_asks_decides_and_takes_back(tmp_path: Path) -> None:
    folder = filled(tmp_path / "kg", [person("a", "Mikałaj Zawadzki", "rzecznik"), person("b", "Zawadzki")])
    kg, before = KnowledgeGraph(folder), bytes_of(folder)
    [question] = [q for q in kg.review() if q.kind != "event"]
    assert {question.left.label, question.right.label} == {"Mikałaj Zawadzki", "Zawadzki"} and len(kg.review(1)) == 1
    entry = kg.resolve("Mikałaj Zawadzki", "Zawadzki", "same", why="tak samo podpisany", by="anna")
    assert (entry.verdict, entry.by, entry.why) == ("same", "anna", "tak samo podpisany")
    assert str(kg.show("Zawadzki")) == str(kg.show("Mikałaj Zawadzki")) and not kg.review()
    kg.unmerge("Mikałaj Zawadzki", by="anna")
    assert bytes_of(folder) == before and len(kg.review()) == 1
    with pytest.raises(UsageError, match="folder of a store"):
        KnowledgeGraph(kg.store).resolve("Zawadzki", "Mikałaj Zawadzki", "same")
