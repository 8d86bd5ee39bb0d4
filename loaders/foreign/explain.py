"""Why a sentence in another language gave the claims that it gave, or none, for `kg extract --explain`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from loaders.foreign.checks import doubt
from loaders.foreign.frames import grammar, languages
from loaders.foreign.words import Item, begun, foreign_sentences, items
from loaders.polish.explain import fillers
from ontology.claims import Claim, Extraction, Span


def explained(extraction: Extraction, labels: Mapping[str, str]) -> Iterator[tuple[Span, list[str]]]:
    """Each sentence in another language with readable lines: its language, its names, its claims with their verbs, or why there is none.

    `Coale could meet Lukashenko.` gives, among others, `no claims: 'could' leaves open whether it is so`.
    """
    text, names = extraction.document.text, begun(extraction.mentions)
    claims: dict[Span, list[Claim]] = {}
    for claim in extraction.claims:
        claims.setdefault(claim.span, []).append(claim)
    for span, lang in foreign_sentences(extraction):
        words = items(text, span, names)
        rows = [f"language {lang}"]
        for mention in (i.name for i in words if i.name is not None):
            rows.append(
                f"name {mention.text!r}: {labels.get(mention.cluster or '', mention.lemma)} ({mention.link.value})"
            )
        for claim in claims.get(span, ()):
            told = f"claim {claim.type} {claim.status.value} {claim.date or '-'} by {claim.trigger.of(text)!r}"
            rows.append(f"{told}: {fillers(claim, labels)}")
        yield span, rows if span in claims else [*rows, f"no claims: {_why(words, lang)}"]


def _why(words: Sequence[Item], lang: str) -> str:
    if lang not in languages():
        return "there is no grammar of this language"
    if word := doubt(words, grammar(lang)):
        return f"{word!r} leaves open whether it is so, or who says it"
    return "no clause whose every word is known up to its object"
