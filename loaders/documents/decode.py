"""Bytes → text, in any encoding that Polish files come in, and the name of the encoding for the notes.

UTF-8 and texts with a byte order mark are certain. Among one-byte encodings the usual confusion is windows-1250
against ISO 8859-2, which differ in ą, ś and ź only; a general detector guesses between them from too little, so
Polish letters decide here, and charset-normalizer is asked where they do not.
"""

from __future__ import annotations

import codecs
import re

from ontology.errors import LoadError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_POLISH = ("cp1250", "iso8859_2", "cp852", "mac_latin2")
_NAMES = {"iso8859_2": "iso-8859-2", "utf-8-sig": "utf-8 with byte order mark", "mac_latin2": "mac-latin2"}
_SAMPLE = 200_000
_LETTERS = re.compile(r"[ąćęłńóśźż]|(?<![a-ząćęłńóśźż])[ĆŁÓŚŹŻ]")
# What a wrong guess leaves behind: controls, and signs inside words (`u±cisk`, `wiêzieñ`).
_BAD = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]|(?<=[^\W\d_])[^\w\s.,;:!?'’\"”„()\[\]/&@+*%–—-](?=[^\W\d_])")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FOREIGN = re.compile(r"(?<=[a-z])[^\W\d_a-zA-ZąćęłńóśźżĄĆĘŁŃÓŚŹŻ]|[^\W\d_a-zA-ZąćęłńóśźżĄĆĘŁŃÓŚŹŻ](?=[a-z])")
_SIGNATURES = {
    b"PK\x03\x04": "a ZIP archive (a Word, LibreOffice or EPUB file)",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"\x7fELF": "a program",
}


def decode(data: bytes, where: str, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Text and notes (`encoding: cp1250`); `declared` is what an HTML page says of itself.

    Raises LoadError for an empty or a binary file.
    """
    if not data.strip(b"\x00\t\n\x0b\x0c\r \xef\xbb\xbf"):
        raise LoadError(f"{where}: the file is empty", hint="There is nothing to read; leave the file out.")
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise _binary(where, what)
    for bom, name in _BOMS:
        if data.startswith(bom):
            text = data.decode(name, errors="replace")
            return text, _notes(name, text)
    data, nul_notes = _without_nul(data, where)
    if nul_notes and nul_notes[0].startswith("utf-16"):
        text = data.decode(nul_notes[0], errors="replace")
        return text, _notes(nul_notes[0], text)
    if declared and (fitting := _strictly(data, declared)) is not None and not _suspicious(fitting):
        return fitting, (*_notes(_canonical(declared), fitting), *nul_notes)
    text, name = _unmarked(data, where)
    if declared and _canonical(declared) != _canonical(name):
        nul_notes = (*nul_notes, f"the page declares {declared}, which does not fit its bytes")
    return text, (*_notes(name, text), *nul_notes)


def _unmarked(data: bytes, where: str) -> tuple[str, str]:
    whole = _strictly(data, "utf-8")
    if whole is not None:
        return whole, "ascii" if data.isascii() else "utf-8"
    damaged = data.decode("utf-8", errors="replace")
    multibyte = len(re.findall(rb"[\xc4\xc5\xc3\xd0\xd1\xe2][\x80-\xbf]", data[:_SAMPLE]))
    if multibyte > 10 * damaged[:_SAMPLE].count("\ufffd"):
        return damaged, "utf-8"
    controls = len(_CONTROL.findall(data[:_SAMPLE]))
    if controls > len(data[:_SAMPLE]) * 0.01:
        raise _binary(where, "binary data")
    return _one_byte(data, where)


def _one_byte(data: bytes, where: str) -> tuple[str, str]:
    sample = data[:_SAMPLE]
    scores = {name: _polish_score(sample.decode(name, errors="replace")) for name in _POLISH}
    best = max(_POLISH, key=lambda name: scores[name])
    latin = sum(chr(b).isalpha() for b in sample if b < 0x80)
    if scores[best] > 0 and latin > 0.5 * sum(b >= 0x80 for b in sample):
        return data.decode(best, errors="replace"), best
    from charset_normalizer import from_bytes

    match = from_bytes(sample).best()
    if match is not None and match.encoding not in ("utf_8", "ascii"):
        return data.decode(match.encoding, errors="replace"), match.encoding
    high = sum(b >= 0x80 for b in sample)
    if high > 0.3 * len(sample):
        raise _binary(where, "binary data")
    return data.decode("cp1252", errors="replace"), "cp1252"


def _polish_score(text: str) -> int:
    """Polish letters in words, less the traces of a wrong guess."""
    return len(_LETTERS.findall(text)) - 2 * len(_FOREIGN.findall(text)) - 3 * len(_BAD.findall(text))


def _suspicious(text: str) -> bool:
    """Whether a declared one-byte encoding left controls or signs inside words."""
    return len(_BAD.findall(text[:_SAMPLE])) > 2 + len(text[:_SAMPLE]) // 5000


def _without_nul(data: bytes, where: str) -> tuple[bytes, tuple[str, ...]]:
    """NUL bytes: UTF-16 without its mark, a few strays (taken out, said), or a binary file."""
    count = data.count(b"\x00")
    if not count:
        return data, ()
    head = data[:4096]
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = head[offset::2]
        other = head[1 - offset :: 2]
        wide = half.count(b"\x00") > 0.4 * len(half) and other.count(b"\x00") < 0.05 * len(other)
        if half and wide and not _CONTROL.search(head.decode(name, errors="replace").encode()):
            return data, (name,)
    if count > max(8, len(data) // 200):
        raise _binary(where, "binary data")
    return data.replace(b"\x00", b""), (f"{count} NUL bytes taken out",)


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _canonical(name: str) -> str:
    try:
        return codecs.lookup(name).name.replace("iso8859-", "iso-8859-")
    except LookupError:
        return name.lower()


def _notes(name: str, text: str) -> tuple[str, ...]:
    lost = text.count("\ufffd")
    said = f"encoding: {_NAMES.get(name, name)}"
    return (said, f"{lost} bytes could not be decoded") if lost else (said,)


def _binary(where: str, what: str) -> LoadError:
    return LoadError(
        f"{where}: not a text but {what}",
        hint="Save it as text, HTML or PDF; kg reads .txt, .md, .html and .pdf.",
    )
