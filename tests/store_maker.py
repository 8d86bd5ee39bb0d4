"""Small documents and extractions that several tests share; texts of our own."""

from __future__ import annotations

from ontology.claims import (
    Aspect,
    Block,
    Citation,
    Claim,
    Cluster,
    Document,
    Extraction,
    Filler,
    Link,
    Mention,
    Mode,
    Quantity,
    Span,
    Status,
    Utterance,
    in_text_order,
)
from ontology.ids import cluster_iri, entity_iri

TEXT = "Rzecznik Jan Kowal podał, że reżim w Mińsku uwolnił ponad 170 więźniów. Umowy nie podpisano."


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def small(name: str = "notatka.txt", text: str = TEXT, status: Status = Status.ACTUAL) -> Extraction:
    """One document with one person of its own, one registered country and two claims."""
    document = Document(
        name, text, "ab" * 32, title="Notatka", date="2025-12-24", publisher="Biuro", url="https://example.org/1",
        blocks=(Block(Span(0, len(text))),), citations=(Citation(71, "Zob. komunikat", None),), pages=((0, 1),), notes=("encoding: utf-8",),
    )  # fmt: skip
    person = cluster_iri(document.text_id, "jan kowal")
    belarus = entity_iri("country/by")
    sentence = Span(0, text.index(".") + 1)
    release = Claim(
        document=document.text_id, type="PrisonerRelease", status=status, span=sentence, trigger=at("uwolnił"), quote=sentence.of(text),
        fillers=(Filler("actor", at("reżim"), belarus, "reżim", Link.ROLE_NOUN),), mode=Mode.OFFERED if status is Status.PROPOSED else None,
        date="2025-12", earliest="2025-12-01", latest="2025-12-31", date_span=None,
        quantity=Quantity(170, 170, None, "więźniów", "", "flow", False, at("ponad 170")),
        attribution=(Utterance(at("Jan Kowal"), person, "Jan Kowal", "say", "named"), Utterance(at("podał"), None, "trzy źródła", "say", "unnamed")),
        cites=(Citation(71, "Zob. komunikat", None),), page=1, confidence=0.75,
    )  # fmt: skip
    post = Claim(
        document=document.text_id, type="position", status=Status.ACTUAL, span=sentence, trigger=at("Rzecznik"), quote=sentence.of(text),
        fillers=(Filler("subject", at("Jan Kowal"), person, "Jan Kowal"), Filler("object", at("Rzecznik"), None, "Rzecznik")),
        aspect=Aspect.STATE, extractor="polish-relations",
    )  # fmt: skip
    claims = in_text_order((release, post))
    return Extraction(
        document,
        (Cluster(person, "Person", "Jan Kowal", ("Jan Kowal",), False, "m"), Cluster(belarus, "Country", "Białoruś", ("Białoruś",), True)),
        (Mention(at("Jan Kowal"), "Jan Kowal", "Person", "Jan Kowal", person), Mention(at("Mińsku"), "Mińsku", "Country", "Mińsk", belarus, Link.METONYM)),
        claims,
        (sentence, Span(sentence.end + 1, len(text))),
    )  # fmt: skip
