"""`kg cypher` on the embedded engine, as a user calls it: tables, JSON, a page, and refusals in words."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

pytest.importorskip("arcadedb", reason="SKIPPED, NOT PASSED: the embedded engine is not installed")

from graph.cli import cli
from graph.ingest import forget
from graph.neo4j.embedded import embedded
from graph.neo4j.sync import sync
from graph.neo4j.verify import verify
from graph.store import open_view
from ontology.errors import Neo4jError, QueryError, UsageError


@pytest.fixture(scope="module")
def folder(built_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(built_store, tmp_path_factory.mktemp("cypher") / "kg"))


@pytest.fixture(autouse=True)
def no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_URI", raising=False)


def kg(folder: Path, *arguments: str, code: int = 0) -> Result:
    found = CliRunner().invoke(cli, ["--store", str(folder), "--lang", "en", *arguments])
    if found.exception and not isinstance(found.exception, SystemExit):
        raise found.exception
    assert found.exit_code == code, found.output
    return found


def test_rows_as_table_json_and_csv(folder: Path) -> None:
    query = "MATCH (:Person {name: $who})-[m:MET]-(q:Person) RETURN q.name AS met, m.count AS n, m.last AS last ORDER BY met"
    told = kg(folder, "cypher", query, "-p", "who=John Coale")
    assert "Alaksandr Łukaszenka  3  2026-03-19" in told.stdout
    rows = json.loads(kg(folder, "--json", "cypher", query, "-p", "who=John Coale").stdout)
    assert rows[0] == {"met": "Alaksandr Łukaszenka", "n": 3, "last": "2026-03-19"}
    assert kg(folder, "cypher", query, "-p", "who=John Coale", "--csv").stdout.startswith(
        "met,n,last\nAlaksandr Łukaszenka,3,"
    )


def test_a_path_is_told_and_drawn(folder: Path, tmp_path: Path) -> None:
    query = "MATCH p = (a:Person {name: 'John Coale'})<-[:PARTICIPANT]-(e:Event)-[:PARTICIPANT]->(b:Country) RETURN p"
    told = kg(folder, "cypher", query, "--graph", str(tmp_path / "page.html"))
    assert '(:Person "John Coale")-[:PARTICIPANT]-(:Event:Meeting' in told.stdout
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "John Coale" in page and "Belavia" not in page


def test_a_question_by_its_name(folder: Path) -> None:
    told = kg(folder, "cypher", "@still_held", "--json").stdout
    assert {row["kind"] for row in json.loads(told) if row["who"] == "Andrzej Poczobut"} == {"Event", "NonEvent"}
    assert "@meetings -p thing=id/person/coale" in kg(folder, "cypher", "@").stdout
    assert "Christopher Smith" in kg(folder, "cypher", "@meetings", "-p", "thing=Coale’a").stdout


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("MATCH (n) SET n.x = 1", "line 1: SET"),
        ("MATCH (n)\nDETACH DELETE n", "line 2: DETACH"),
        ("// a note\nMERGE (n:Person {name: 'x'})", "line 2: MERGE"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS x RETURN x", "line 1: LOAD CSV"),
    ],
)
def test_what_would_write_is_refused(query: str, where: str, folder: Path) -> None:
    with pytest.raises(QueryError, match="only reads") as caught:
        kg(folder, "cypher", query)
    assert where in caught.value.message


@pytest.mark.parametrize(
    "query",
    [
        "MATCH (n:Person) WHERE n.name = 'SET' RETURN n.set AS `DELETE`, count(*) AS created",
        "RETURN {create: 1} AS x /* MERGE */",
    ],
)
def test_what_only_looks_like_writing_runs(query: str, folder: Path) -> None:
    kg(folder, "cypher", query)


def test_a_mistake_is_told_with_its_line(folder: Path) -> None:
    with pytest.raises(QueryError) as caught:
        kg(folder, "cypher", "MATCH (n:Person)\nRETURN n.name ORDR BY n")
    assert "line 2, column" in caught.value.message and "ORDR" in caught.value.message


@pytest.mark.parametrize(
    "query",
    [
        "CALL apoc.meta.graph()",
        "CALL gds.pageRank.stream('x')",
        "MATCH p = SHORTEST 1 (a)--(b) RETURN p",
        "CYPHER 25 RETURN 1",
    ],
)
def test_what_the_embedded_engine_does_not_know_is_said(query: str, folder: Path) -> None:
    with pytest.raises(QueryError, match="the embedded engine does not know") as caught:
        kg(folder, "cypher", query)
    assert "NEO4J_URI" in (caught.value.hint or "")


def test_what_it_does_in_another_way_is_noted(folder: Path) -> None:
    query = "MATCH p = shortestPath((a:Person {name: 'John Coale'})-[*..4]-(b:Company {name: 'Belavia'})) WHERE size(nodes(p)) > 1 RETURN p"
    assert "after it has found the shortest path" in kg(folder, "cypher", query).stderr


def test_a_label_that_the_graph_does_not_have_is_named(folder: Path) -> None:
    told = kg(folder, "cypher", "MATCH (p:Person)\nMATCH (p)-[:PARTICIPANTS]-(e:Meeting {date: 'x'}) RETURN p").stderr
    assert "line 2: this graph has no label or edge type PARTICIPANTS; the nearest: PARTICIPANT" in told
    assert "no label" not in kg(folder, "cypher", "MATCH (p:Person {name: 'nobody'}) RETURN p").stderr


def test_wrong_use_is_told(folder: Path) -> None:
    with pytest.raises(UsageError, match="is not a parameter"):
        kg(folder, "cypher", "RETURN 1", "-p", "nonsense")
    with pytest.raises(UsageError, match="only read"):
        kg(folder, "cypher", "CREATE (n:X)", "--write")
    with pytest.raises(UsageError, match="no address of Neo4j"):
        kg(folder, "sync")


def test_the_engine_follows_the_store_and_heals(built_store: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(built_store, tmp_path / "kg"))
    count = "MATCH (d:Document) RETURN count(d) AS n"
    assert json.loads(kg(folder, "--json", "cypher", count).stdout) == [{"n": 5}]
    forget(folder, "2026-03-po-wizycie-coalea.txt")
    assert json.loads(kg(folder, "--json", "cypher", count).stdout) == [{"n": 4}]
    (folder / "cypher" / "engine" / "version").write_text("another", encoding="utf-8")
    assert json.loads(kg(folder, "--json", "cypher", count).stdout) == [{"n": 4}]
    shutil.rmtree(folder / "cypher" / "engine" / "databases")
    assert json.loads(kg(folder, "--json", "cypher", count).stdout) == [{"n": 4}]


def test_an_engine_that_was_stopped_while_it_was_filled_is_filled_anew(
    built_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(built_store, tmp_path / "kg"))
    count = "MATCH (d:Document)<-[:DOCUMENT]-(c) RETURN count(DISTINCT d) AS n"
    with monkeypatch.context() as patched:
        patched.setattr("graph.neo4j.filling.make_keys", stopped)  # all nodes and edges are there, the sums are not
        kg(folder, "cypher", count, code=1)
    assert not (folder / "cypher" / "engine" / "version").exists()
    assert json.loads(kg(folder, "--json", "cypher", count).stdout) == [{"n": 5}]


def stopped(connection: object) -> None:
    raise KeyboardInterrupt


def test_what_the_engine_was_filled_with_is_what_a_sync_would_write(built_store: Path, tmp_path: Path) -> None:
    store = open_view(built_store).quads
    with embedded(tmp_path / "cypher", store) as connection:
        assert not sync(store, connection).writes
        assert verify(store, connection).same


def test_no_password_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://neo4j:hunter22@127.0.0.1:1")
    monkeypatch.setenv("NEO4J_PASSWORD", "hunter22")
    with pytest.raises(Neo4jError) as caught:
        kg(folder, "sync", "--patience", "0")
    assert "hunter22" not in str(caught.value) and "hunter22" not in repr(caught.value.__cause__)
    monkeypatch.setenv("NEO4J_URI", "http://example.org")
    with pytest.raises(Neo4jError, match="not an address of Neo4j"):
        kg(folder, "sync", "--patience", "0")


def test_an_engine_that_was_filled_follows_a_store_that_grows(built_store: Path, tmp_path: Path) -> None:
    """Nodes whose combination of labels the engine has not seen yet, by the same difference as on Neo4j."""
    less = Path(shutil.copytree(built_store, tmp_path / "kg"))
    forget(less, "2026-03-po-wizycie-coalea.txt")
    with embedded(tmp_path / "cypher", open_view(less).quads):
        pass
    more = open_view(built_store).quads
    with embedded(tmp_path / "cypher", more) as connection:
        assert verify(more, connection).same
