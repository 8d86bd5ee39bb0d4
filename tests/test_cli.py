"""The command as people meet it: help for everything, errors in words, exit codes, no traceback."""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pyoxigraph
import pytest

from graph.cli import COMMANDS

KG = [sys.executable, "-c", "from graph.cli import main; main()"]


def kg(*args: str, store: Path | None = None, stdin: str = "") -> subprocess.CompletedProcess[str]:
    chosen = ["--store", str(store)] if store else []
    return subprocess.run([*KG, *chosen, *args], capture_output=True, text=True, input=stdin, timeout=120)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    command = import_module(COMMANDS[name][0]).command
    assert isinstance(command, click.Command)
    assert command.help and len(command.help) > 30
    assert all(p.help for p in command.params if isinstance(p, click.Option))


def test_help_names_all_commands_and_exit_codes() -> None:
    text = kg("--help").stdout
    assert all(name in text for name in COMMANDS) and "Exit codes" in text


@pytest.mark.parametrize(
    ("line", "what", "instead"),
    [
        ("sync --known-at 2025-12-01", "a slice would take out of it what the slice leaves out", "kg export --format neo4j-admin --known-at"),
        ("query --at 2025-12-01 ASK{}", "a raw query asks the whole graph", "KnowledgeGraph(at=…).query(…)"),
        ("load --grade B x.txt", "`kg load` writes, or reads no graph", "kg show"),
    ],
)  # fmt: skip
def test_where_there_is_no_slice_it_is_said_why_and_what_does_it(
    line: str, what: str, instead: str, tmp_path: Path
) -> None:
    """Nothing is connected to, deleted or read before."""
    done = kg(*line.split(), store=tmp_path / "kg")
    assert done.returncode == 2 and what in done.stderr and instead in done.stderr


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; import graph.cli; print([m for m in ('numpy','rdflib','networkx','pyoxigraph','morfeusz2','yaml') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


def test_what_tells_of_measures_and_prisoners_needs_no_yaml() -> None:
    """A sixth of the time of `kg custody` was the import of what reads rules, which it does not."""
    modules = "graph.view.card, graph.view.statustext, graph.view.custody, graph.view.conflicts"
    code = f"import sys; import {modules}; print([m for m in ('yaml','networkx','numpy') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


def test_extract_prints_json_lines_without_a_store(tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text("USA zniosły sankcje wobec Belavii 11 września 2025 r.\n", encoding="utf-8")
    done = kg("extract", str(tmp_path / "n.txt"), "--json", "--date", "2025-09-12", store=tmp_path / "kg")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    claim = next(r for r in rows if r["kind"] == "claim" and r["type"] == "SanctionLifting")
    text = "USA zniosły sankcje wobec Belavii 11 września 2025 r."
    assert (claim["status"], claim["date"], claim["quote"]) == ("actual", "2025-09-11", text)
    labels = {r["id"]: r["label"] for r in rows if r["kind"] == "entity"}
    assert [labels[i] for i in claim["roles"]["actor"]] == ["Stany Zjednoczone"]
    assert [labels[i] for i in claim["roles"]["target"]] == ["Belavia"]
    assert not (tmp_path / "kg").exists()


def test_load_reports_bad_files_with_code_3(tmp_path: Path) -> None:
    (tmp_path / "dobry.txt").write_text("Litwa zamknęła granicę z Białorusią.\n", encoding="utf-8")
    (tmp_path / "pusty.txt").write_bytes(b"")
    done = kg(
        "load",
        str(tmp_path / "dobry.txt"),
        str(tmp_path / "pusty.txt"),
        str(tmp_path / "brak.txt"),
        store=tmp_path / "kg",
    )
    assert done.returncode == 3
    assert "dobry.txt: twierdzenia: 1" in done.stdout
    assert "pusty.txt" in done.stderr and "brak.txt" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["show", "Ktośtam Nieznany"], 2, "knows nothing called"),
        (["show", "Poczobt"], 2, "Poczobut"),
        (["query", "SELECT ?x WHERE { ?x a }"], 6, "line 1, column"),
        (["query", "INSERT DATA { <a:b> <a:c> <a:d> }"], 6, "an update is refused"),
        (["query", "PREFIX x: <a:b> DELETE WHERE { ?a ?b ?c }"], 6, "an update is refused"),
        (["export", "--format", "turtle", "--all"], 2, "no named graphs"),
        (["forget", "nic.txt"], 2, "no source"),
        (["wizualizuj"], 2, "no command"),
        (["load", "/nie/ma/takiego.txt"], 3, "takiego.txt"),
        (["load", "x.txt", "--date", "wczoraj"], 2, "wczoraj"),
    ],
)
def test_errors_are_for_people(args: list[str], code: int, words: str, built_store: Path, tmp_path: Path) -> None:
    import shutil

    store = tmp_path / "kg"
    shutil.copytree(built_store, store)
    done = kg(*args, store=store)
    assert (done.returncode, words in done.stderr) == (code, True), done.stderr
    assert "Traceback" not in done.stderr


def test_no_store(tmp_path: Path) -> None:
    done = kg("stats", store=tmp_path / "none")
    assert done.returncode == 5 and "kg build" in done.stderr and not (tmp_path / "none").exists()


def test_an_expensive_query_is_given_up(built_store: Path) -> None:
    query = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?a {?b ?c ?d} GRAPH ?e {?f ?g ?h} GRAPH ?i {?j ?k ?l} }"
    done = kg("query", query, "--seconds", "0.2", store=built_store)
    assert done.returncode == 6 and "given up" in done.stderr


def test_query_tables_json_csv(built_store: Path) -> None:
    query = 'SELECT ?label WHERE { ?p a kg:Person ; skos:prefLabel ?label FILTER(STRSTARTS(?label, "Andrzej")) }'
    assert "Andrzej Poczobut" in kg("query", query, store=built_store).stdout
    rows = json.loads(kg("query", query, "--json", store=built_store).stdout)
    assert {r["label"] for r in rows} == {"Andrzej Poczobut"}
    assert kg("query", "-", "--csv", store=built_store, stdin=query).stdout.splitlines()[0] == "label"


def test_validate_and_stats(built_store: Path) -> None:
    assert kg("validate", store=built_store).stdout.startswith("zgodne: ")
    assert kg("--lang", "en", "validate", store=built_store).stdout.startswith("conforms: ")
    counts = json.loads(kg("--lang", "en", "stats", "--json", store=built_store).stdout)
    assert counts["Person"] >= 10


@pytest.mark.parametrize("format_", ["turtle", "nquads", "jsonld"])
def test_export_is_the_same_every_time(format_: str, built_store: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert kg("export", "--format", format_, "-o", str(tmp_path / name), store=built_store).returncode == 0
    text = (tmp_path / "a").read_bytes()
    assert text == (tmp_path / "b").read_bytes() and b"Poczobut" in text


def test_exports_are_one_graph(built_store: Path) -> None:
    import rdflib
    from rdflib.compare import isomorphic

    turtle = rdflib.Graph().parse(data=kg("export", store=built_store).stdout, format="turtle")
    quads = kg("export", "--format", "nquads", store=built_store).stdout
    triples = "".join(f"{q.triple} .\n" for q in pyoxigraph.parse(quads, format=pyoxigraph.RdfFormat.N_QUADS))
    merged = rdflib.Graph().parse(data=triples, format="nt")
    assert len(turtle) > 500 and isomorphic(turtle, merged)


def test_extract_explains_each_role_and_status(tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text("Litwa chce otworzyć granicę z Białorusią.\n", encoding="utf-8")
    text = kg("extract", str(tmp_path / "n.txt"), "--explain", store=tmp_path / "kg").stdout
    assert "frame BorderOpening by 'otworzyć' with 'granicę'" in text
    assert "role actor: Litwa (named)" in text and "status proposed because of 'chce'" in text
