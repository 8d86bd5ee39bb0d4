"""Why a sentence in another language gave the claims that it gave, or none, for `kg extract --explain`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from loaders.foreign.checks import doubt
from loaders.foreign.frames import grammar, languages
from loaders.foreign.words import begun, items
from loaders.polish.explain import fillers
from ontology.claims import Extraction, Span


def lines(extraction: Extraction, span: Span, lang: str, labels: Mapping[str, str]) -> Iterator[str]:
    """Readable lines on the sentence at `span`: its language, its names, and each claim with its verb, or why there is none.

    `Coale could meet Lukashenko.` gives, among others, `no claims: 'could' leaves open whether it is so`.
    """
    text = extraction.document.text
    yield f"language {lang}"
    for mention in (m for m in extraction.mentions if m.span in span):
        yield f"name {mention.text!r}: {labels.get(mention.cluster or '', mention.lemma)} ({mention.link.value})"
    claims = [c for c in extraction.claims if c.span == span]
    for claim in claims:
        told = f"claim {claim.type} {claim.status.value} {claim.date or '-'} by {claim.trigger.of(text)!r}"
        yield f"{told}: {fillers(claim, labels)}"
    if claims:
        return
    if lang not in languages():
        yield "no claims: there is no grammar of this language"
    elif word := doubt(items(text, span, begun(extraction.mentions)), grammar(lang)):
        yield f"no claims: {word!r} leaves open whether it is so, or who says it"
    else:
        yield "no claims: no clause whose every word is known up to its object"
