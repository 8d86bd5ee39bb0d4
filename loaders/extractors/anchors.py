"""From the words that an extractor gives to places in the text, and to the things that our code names there."""

from __future__ import annotations

from ontology.claims import Document, Extraction, Filler, Span

NOWHERE = Span(-1, -1)  # the place of words that do not stand in the text: the gate rejects what is said to be there


class Anchors:
    """Finds words in one document. It never judges: what is not found is given the place `NOWHERE`, for the gate to count.

    >>> Anchors(document, base).filler("patient", "Poczobuta", quote)          # doctest: +SKIP
    Filler(role='patient', span=Span(21, 30), cluster='https://w3id.org/sanctions-kg/id/person/poczobut', text='Poczobuta')
    """

    def __init__(self, document: Document, base: Extraction) -> None:
        self._text = document.text
        self._base = base

    def find(self, words: str, within: Span | None = None) -> Span:
        """The first place where exactly these words stand, whole words before parts of words."""
        low, high = (within.start, within.end) if within else (0, len(self._text))
        if not words or low < 0:
            return NOWHERE
        first, at = NOWHERE, self._text.find(words, low, high)
        while at >= 0:
            span = Span(at, at + len(words))
            if self._whole(span):
                return span
            first = span if first == NOWHERE else first
            at = self._text.find(words, at + 1, high)
        return first

    def _whole(self, span: Span) -> bool:
        before, after = self._text[max(0, span.start - 1) : span.start], self._text[span.end : span.end + 1]
        return not (before.isalnum() and self._text[span.start].isalnum()) and not (
            after.isalnum() and self._text[span.end - 1].isalnum()
        )

    def filler(self, role: str, words: str, within: Span) -> Filler:
        """A filler that stands in `within`: the thing that our code names in these words, else the words alone."""
        return self.at(role, self.find(words, within), words)

    def at(self, role: str, span: Span, words: str) -> Filler:
        """A filler at a place that is known."""
        best, most = None, 0
        for mention in self._base.mentions:
            shared = min(mention.span.end, span.end) - max(mention.span.start, span.start)
            if mention.cluster and shared > most:
                best, most = mention, shared
        if best is None:
            return Filler(role, span, None, words)
        return Filler(role, span, best.cluster, words, best.link)
