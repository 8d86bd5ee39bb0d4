"""Claims of texts in other languages: clauses of a sure grammar (`clauses.py`), each with the sentence that says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from loaders.foreign.clauses import Clause, Clauses
from loaders.foreign.frames import grammar, languages
from loaders.foreign.words import begun, items
from ontology.claims import Claim, Cluster, Document, Filler, Mention, Span, Status, Utterance
from ontology.dates import bounds, lies_after

EXTRACTOR, VERSION = "sure-clauses", "1"
_CONFIDENCE = 0.9


def claims(
    document: Document,
    sentences: Sequence[tuple[Span, str]],
    mentions: Iterable[Mention],
    clusters: Mapping[str, Cluster],
    capitals: Mapping[str, str],
) -> Iterator[Claim]:
    """The claims of `sentences`, each given with its language; a language without a grammar gives none.

    `capitals` leads from the cluster of a capital to that of its land.

    >>> [c.type for c in claims(document, [(span, "en")], mentions, clusters, capitals)]          # doctest: +SKIP
    ['PrisonerRelease']
    """
    names = begun(mentions)
    genders = {c.id: c.gender for c in clusters.values()}
    readers = {
        lang: Clauses(grammar(lang), lang, document.date, genders, capitals)
        for lang in {x for _, x in sentences}
        if lang in languages()
    }
    for span, lang in sentences:
        if lang in readers:
            for clause in readers[lang].read(items(document.text, span, names)):
                claim = _claim(document, span, clause)
                early = claim.status is Status.ACTUAL and lies_after(claim.earliest, document.date)
                if not early:  # nothing that lies after the day of publication is done
                    yield claim


def _claim(document: Document, span: Span, clause: Clause) -> Claim:
    time = clause.time
    edtf = (time.ahead if clause.status is Status.PLANNED else time.edtf) if time else None
    earliest, latest = bounds(edtf) if edtf else (None, None)
    told = [*clause.roles, *([("speaker", clause.speaker)] if clause.speaker else [])]
    fillers = [Filler(role, m.span, m.cluster, m.text, m.link) for role, m in told]
    speaker = clause.speaker
    return Claim(
        document=document.text_id,
        type=clause.frame.type,
        status=clause.status,
        span=span,
        trigger=clause.trigger,
        quote=span.of(document.text),
        fillers=tuple(sorted(fillers, key=lambda f: (f.role, f.span))),
        date=edtf,
        earliest=earliest,
        latest=latest,
        date_span=time.span if time and edtf else None,
        quantity=clause.quantity,
        attribution=(Utterance(speaker.span, speaker.cluster, speaker.text),) if speaker else (),
        cites=tuple(c for c in document.citations if span.start < c.at <= span.end + 1),
        page=document.page_of(span.start),
        confidence=_CONFIDENCE,
        extractor=EXTRACTOR,
        version=VERSION,
    )
