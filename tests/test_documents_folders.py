"""Folders: the walk over them, and the tables beside the documents."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from loaders.documents import ReadOptions, sidecar, walk
from ontology.errors import LoadError


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.pdf",
        "c.HTML",
        "pod/d.md",
        "pod/metadata.csv",
        ".ukryty.txt",
        ".git/e.txt",
        "pod/f.docx",
        "zz/g.htm",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path


def test_walk_takes_known_files_in_order(tree: Path) -> None:
    assert [p.relative_to(tree).as_posix() for p in walk([tree])] == [
        "a.pdf",
        "b.txt",
        "c.HTML",
        "pod/d.md",
        "zz/g.htm",
    ]


def test_named_files_are_always_yielded_and_each_once(tree: Path) -> None:
    named = [tree / "pod/f.docx", tree / "nie_ma.txt", tree / "b.txt", tree]
    found = [p.relative_to(tree).as_posix() for p in walk(named)]
    assert found == ["pod/f.docx", "nie_ma.txt", "b.txt", "a.pdf", "c.HTML", "pod/d.md", "zz/g.htm"]


def test_a_folder_without_permission_does_not_stop_the_rest(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refuse(path: Any) -> Any:
        if Path(path).name == "pod":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    failures: list[LoadError] = []
    assert [p.name for p in walk([tree], failures.append)] == ["a.pdf", "b.txt", "c.HTML", "g.htm"]
    assert [f.message for f in failures] == [f"{tree / 'pod'}: the folder was left out: no permission to open it"]
    seen = []
    with pytest.raises(LoadError, match="left out"):
        for path in walk([tree]):
            seen.append(path.name)
    assert seen == ["a.pdf", "b.txt", "c.HTML", "g.htm"]


def test_own_table(tmp_path: Path) -> None:
    (tmp_path / "metadata.csv").write_text(
        "file,date,publisher,title,url\n"
        'a.pdf,20.03.2026,PISM,"Rozmowy, bilans",https://a.example\n'
        "b.txt,2026-03,,,\n,2026,,,\n",
        encoding="utf-8",
    )
    assert sidecar.load(tmp_path) == {
        "a.pdf": ReadOptions("2026-03-20", "PISM", "Rozmowy, bilans", "https://a.example"),
        "b.txt": ReadOptions("2026-03"),
    }


def test_table_of_a_spreadsheet_in_windows_1250(tmp_path: Path) -> None:
    (tmp_path / "opis.csv").write_bytes(
        "plik;data;wydawca;tytuł\r\na.pdf;2026;Ośrodek Badań;Węzeł\r\n".encode("cp1250")
    )
    assert sidecar.load(tmp_path) == {"a.pdf": ReadOptions("2026", "Ośrodek Badań", "Węzeł")}


def test_zotero_csv(tmp_path: Path) -> None:
    (tmp_path / "zotero.csv").write_text(
        '"Key","Item Type","Publication Year","Title","Publication Title","Publisher","Url","Date","File Attachments"\n'
        '"AB12","newspaperArticle","2026","Wizyta w Mińsku","Gazeta","Wydawca SA","https://g.example/1","2026-03-19",'
        '"C:\\Users\\x\\Zotero\\storage\\QW\\wizyta.pdf; /home/x/Zotero/storage/ER/wizyta.html"\n',
        encoding="utf-8",
    )
    options = ReadOptions("2026-03-19", "Gazeta", "Wizyta w Mińsku", "https://g.example/1")
    assert sidecar.load(tmp_path) == {"wizyta.pdf": options, "wizyta.html": options}


def test_csl_json(tmp_path: Path) -> None:
    (tmp_path / "biblioteka.json").write_text(
        '[{"id":"a","title":"Wizyta","container-title":"Gazeta","URL":"https://g.example/1",'
        '"issued":{"date-parts":[["2026",3,9]]},"file":"pliki/wizyta.pdf"},'
        '{"id":"b","title":"Druga","publisher":"Instytut","issued":{"date-parts":[[2026,3]]},"note":"file: druga.txt"},'
        '{"id":"c","title":"Bez pliku"}]',
        encoding="utf-8",
    )
    assert sidecar.load(tmp_path) == {
        "wizyta.pdf": ReadOptions("2026-03-09", "Gazeta", "Wizyta", "https://g.example/1"),
        "druga.txt": ReadOptions("2026-03", "Instytut", "Druga"),
    }


def test_two_tables_fill_each_others_gaps(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("file,date\nx.txt,2026-01-02\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("file,date,publisher\nx.txt,2020,PAP\n", encoding="utf-8")
    (tmp_path / "dane.csv").write_text("kraj,liczba\nLitwa,12\n", encoding="utf-8")
    assert sidecar.load(tmp_path) == {"x.txt": ReadOptions("2026-01-02", "PAP")}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("metadata.csv", "file,date\na.txt,2026\nb.txt,wczoraj\n", "metadata.csv, line 3: the date 'wczoraj'"),
        ("lista.json", "[{", "lista.json, line 1: not JSON"),
        (
            "lista.json",
            '[{"title":"A","file":"a.txt","issued":{"raw":"kiedyś"}}]',
            "lista.json, item 1: the date 'kiedyś'",
        ),
    ],
)
def test_wrong_tables_name_the_place(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(LoadError, match=message) as error:
        sidecar.load(tmp_path)
    assert error.value.hint
