"""The default reader of documents: Polish is read by its syntax, other languages for the names that the registry knows
and for what clauses of a sure grammar say of them.

A document may hold both. Each paragraph that is long enough to tell is read in its own language; a heading or a short
line goes with the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.documents.language import detect
from loaders.foreign.claims import claims
from loaders.foreign.namer import ForeignNamer
from loaders.foreign.words import foreign_sentences, sentences_of
from loaders.polish.pipeline import PolishExtractor, Watch
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.tokens import split
from ontology.claims import Block, Claim, Document, Extraction, Span, gate, in_text_order
from ontology.garbage import seldom_collected
from ontology.registry import Registry

POLISH = ("pl", "")
_TELLING = 15  # words from which on a paragraph tells its language
_POLISH_LETTERS = "łąęśżźŁŚŻ"


def languages(document: Document) -> list[tuple[Block, str]]:
    """Each paragraph with its language.

    >>> [lang for _, lang in languages(document)]          # doctest: +SKIP
    ['pl', 'pl', 'en', 'pl']
    """
    blocks = document.blocks or (Block(Span(0, len(document.text))),)
    return [(block, _language(block.span.of(document.text), document.lang)) for block in blocks]


def _language(text: str, otherwise: str) -> str:
    polish = sum(map(text.count, _POLISH_LETTERS))
    if otherwise in POLISH and polish > 2:
        return otherwise  # asked of every paragraph of every text: most answer at once
    if text.count(" ") < _TELLING:
        return otherwise
    found = detect(text)
    if found == "other":
        return otherwise
    if found in POLISH and polish < 3:
        return otherwise
    return found


class DocumentReader:
    """Reads documents in any language; what it reads in Polish is `PolishExtractor`'s, unchanged."""

    def __init__(self, registry: Registry) -> None:
        self._polish = PolishExtractor(registry)
        self._foreign = ForeignNamer(registry)
        self.name = self._polish.name
        self.version = self._polish.version

    def propose(self, document: Document) -> Iterator[Claim]:
        yield from self.extract(document).claims

    @seldom_collected()
    def extract(self, document: Document, watch: Watch | None = None) -> Extraction:
        """Names and claims of all paragraphs; `foreign` of the result tells which are not in Polish."""
        polish, others = _parted(document)
        if not others:
            return self._polish.extract(document, watch)
        found = self._joined(document, self._polish.extract(polish, watch) if polish else None, others)
        more = list(self._claims(found))
        meant = {f.cluster for c in more for f in c.fillers if f.cluster} - {c.id for c in found.clusters}
        return replace(
            found,
            clusters=(*found.clusters, *self._foreign.lands(meant)),
            claims=in_text_order((*found.claims, *more)),
        )

    def named(self, document: Document) -> Extraction:
        """The same without claims."""
        polish, others = _parted(document)
        if not others:
            return self._polish.named(document)
        return self._joined(document, self._polish.named(polish) if polish else None, others)

    def graphs(self, document: Document) -> list[SentenceGraph]:
        """The syntax of the Polish sentences, in text order."""
        polish, _ = _parted(document)
        return self._polish.graphs(polish) if polish else []

    def _claims(self, found: Extraction) -> Iterator[Claim]:
        """What the sentences in other languages say."""
        known = {c.id: c for c in found.clusters}
        for claim in claims(found.document, foreign_sentences(found), found.mentions, known, self._foreign.capitals):
            yield gate(claim, found.document)

    def _joined(self, document: Document, polish: Extraction | None, others: list[tuple[Block, str]]) -> Extraction:
        mentions, clusters = self._foreign.name(document, [(block.span, lang) for block, lang in others])
        rows = split(document.text, [block for block, _ in others], self._polish.morphology)
        sentences = sentences_of(document.text, [Span(s[0].start, s[-1].end) for s in rows])
        made = {c.id: c for c in (*(polish.clusters if polish else ()), *clusters)}
        return Extraction(
            document,
            tuple(made.values()),
            tuple(sorted((*(polish.mentions if polish else ()), *mentions), key=lambda m: m.span)),
            polish.claims if polish else (),
            tuple(sorted((*(polish.sentences if polish else ()), *sentences))),
            polish.rejected if polish else {},
            tuple((block.span, lang) for block, lang in others),
        )


def _parted(document: Document) -> tuple[Document | None, list[tuple[Block, str]]]:
    """The document with its Polish paragraphs alone (the text and so all offsets stay), and the other paragraphs."""
    rows = languages(document)
    others = [(block, lang) for block, lang in rows if lang not in POLISH]
    if not others:
        return document, []
    polish = tuple(block for block, lang in rows if lang in POLISH)
    return (replace(document, blocks=polish, lang="pl") if polish else None), others
