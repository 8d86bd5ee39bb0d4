"""PDF files for the tests, with Polish letters and no font file.

The fourteen standard fonts lack ą, ę, ś …; PDFium only needs their glyph names to read them, so an own encoding
names them, in the places of windows-1250.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase._fontdata import widthsByFontGlyph
from reportlab.pdfgen.canvas import Canvas

FONT = "PolishHelvetica"
_GLYPHS = {
    "ą": "aogonek", "ć": "cacute", "ę": "eogonek", "ł": "lslash", "ń": "nacute", "ś": "sacute", "ź": "zacute",
    "ż": "zdotaccent", "Ą": "Aogonek", "Ć": "Cacute", "Ę": "Eogonek", "Ł": "Lslash", "Ń": "Nacute", "Ś": "Sacute",
    "Ż": "Zdotaccent",
}  # fmt: skip
A4 = (595.0, 842.0)


def _register() -> None:
    if FONT in pdfmetrics.getRegisteredFontNames():
        return
    encoding = pdfmetrics.Encoding("PolishEncoding", "WinAnsiEncoding")
    widths = widthsByFontGlyph["Helvetica"]
    for byte, glyph in ((0x82, "quotesinglbase"), (0x84, "quotedblbase"), (0x94, "quotedblright"), (0x96, "endash")):
        encoding[byte] = glyph
    for letter, glyph in _GLYPHS.items():
        encoding[letter.encode("cp1250")[0]] = glyph
        widths.setdefault(glyph, widths["a" if letter.islower() else "A"])
    pdfmetrics.registerEncoding(encoding)
    font = pdfmetrics.Font(FONT, "Helvetica", "PolishEncoding")
    font.encName = "cp1250"  # how strings become bytes
    pdfmetrics.registerFont(font)


class Pages:
    """A canvas that writes lines at places: `line(x, y, text)`, y from the foot of the page in points."""

    def __init__(self, **info: str) -> None:
        _register()
        self._file = io.BytesIO()
        self._canvas = Canvas(self._file, pagesize=A4, invariant=1)
        self._canvas.setTitle(info.get("title", "untitled"))

    def line(self, x: float, y: float, text: str, size: float = 10) -> None:
        self._canvas.setFont(FONT, size)
        self._canvas.drawString(x, y, text)

    def lines(self, x: float, y: float, texts: Sequence[str], size: float = 10, pitch: float = 14) -> None:
        for i, text in enumerate(texts):
            self.line(x, y - i * pitch, text, size)

    def picture(self) -> None:
        self._canvas.rect(50, 50, 400, 700, fill=1)

    def next_page(self) -> None:
        self._canvas.showPage()

    def data(self) -> bytes:
        self._canvas.save()
        return self._file.getvalue()
