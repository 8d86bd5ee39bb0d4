"""Encodings: found, said in the notes, and binary files refused."""

from __future__ import annotations

import pytest

from loaders.documents.decode import decode
from loaders.documents.language import detect
from ontology.errors import LoadError

TEXT = (
    "Wysłannik zażądał zwolnienia więźniów; Łukaszenka odmówił. Źródła mówią, że ćwiczenia potrwają dłużej, "
    "a świadkowie będą zeznawać później. Ślad prowadzi do spółki „Żubr” – i dalej."
)


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8 with byte order mark"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1250", "cp1250"),
        ("iso8859_2", "iso-8859-2"),
        ("cp852", "cp852"),
    ],
)
def test_encodings(encoding: str, said: str) -> None:
    text = TEXT if encoding not in ("iso8859_2", "cp852") else TEXT.translate(str.maketrans("„”–", '""-'))
    decoded, notes = decode(text.encode(encoding), "plik.txt")
    assert decoded == text
    assert notes == (f"encoding: {said}",)


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859_2"])
@pytest.mark.parametrize("text", ["Zwolniono więźniów.", "Wizyta w Mińsku trwała dzień.", "Ślązacy piszą list"])
def test_short_texts(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "plik.txt")[0] == text


def test_russian_in_windows_1251() -> None:
    text = "Делегация прибыла в Минск во вторник утром и сразу поехала на переговоры. Встреча продолжалась три часа."
    assert decode(text.encode("cp1251"), "plik.txt")[0] == text


def test_plain_ascii_and_broken_utf8() -> None:
    assert decode(b"Delegacja w Wilnie.", "plik.txt") == ("Delegacja w Wilnie.", ("encoding: ascii",))
    text, notes = decode((TEXT * 3).encode() + b"\xff tak", "plik.txt")
    assert text.startswith(TEXT) and notes == ("encoding: utf-8", "1 bytes could not be decoded")


def test_stray_nul_bytes_are_taken_out_and_said() -> None:
    text, notes = decode(TEXT.encode().replace(b" ", b" \x00", 2), "plik.txt")
    assert text == TEXT
    assert notes == ("encoding: utf-8", "2 NUL bytes taken out")


@pytest.mark.parametrize("declared", ["iso-8859-2", "utf-8", "windows-1250", "no-such-thing", None])
def test_a_page_that_declares_the_wrong_encoding(declared: str | None) -> None:
    assert decode(TEXT.encode("cp1250"), "strona.html", declared)[0] == TEXT


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04\x14\x00", b"\x89PNG\r\n\x1a\n0000", bytes(range(256)) * 40, b"\x00\x01\x02\x03" * 500],
)
def test_binary_files(data: bytes) -> None:
    with pytest.raises(LoadError, match="not a text but") as error:
        decode(data, "plik.txt")
    assert error.value.hint


@pytest.mark.parametrize("data", [b"", b"  \n\n ", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_empty_files(data: bytes) -> None:
    with pytest.raises(LoadError, match=r"plik\.txt: the file is empty"):
        decode(data, "plik.txt")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Wysłannik spotkał się w Mińsku z ministrem i zapowiedział, że wróci na rozmowy.", "pl"),
        ("Wizyta w Wilnie", "pl"),
        ("The envoy met the minister in Minsk and said that he would be back for more talks.", "en"),
        ("Посланник встретился с министром и заявил, что он вернётся на переговоры в Минск.", "ru"),
        ("Пасланнік сустрэўся з міністрам і заявіў, што ён вернецца на перамовы ў Мінск.", "be"),
        ("Посланець зустрівся з міністром і заявив, що він повернеться на переговори у Мінськ.", "uk"),
        ("Der Gesandte traf den Minister in Minsk und sagte, dass er zu weiteren Gesprächen kommt.", "de"),
        ("Pasiuntinys susitiko su ministru ir pasakė, kad jis grįš į derybas Minske.", "lt"),
        ("L'envoyé a rencontré le ministre hier soir avec sa délégation, selon plusieurs sources proches.", "other"),
        ("12 34 56", "other"),
    ],
)
def test_languages(text: str, lang: str) -> None:
    assert detect(text) == lang
