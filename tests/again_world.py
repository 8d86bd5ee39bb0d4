"""A small random world for tests of incremental derivation: documents that touch each other in every way that rules know.

Talks and what they lend their day to, counts, parts and totals, promises and what fulfilled them, denials, persons that the
registry lacks (by first name, by post, by surname alone), relations, custody, sanctions that acts speak of, superlatives.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace

from graph.derive import derive
from graph.derive.judgements import Judgement, Judgements
from graph.shipped import acts, publishers, registry
from ontology.claims import (
    Aspect,
    Block,
    Claim,
    Cluster,
    Document,
    Extraction,
    Filler,
    Mention,
    Quantity,
    Span,
    Status,
    Utterance,
)
from ontology.dates import bounds
from ontology.ids import cluster_iri, entity_iri

KNOWN = {
    "person/coale": ("Person", "John Coale"), "person/lukaszenka": ("Person", "Alaksandr Łukaszenka"),
    "person/poczobut": ("Person", "Andrzej Poczobut"), "person/statkiewicz": ("Person", "Mikałaj Statkiewicz"),
    "company/belavia": ("Company", "Belavia"), "company/belaruskali": ("Company", "Biełaruskalij"),
    "country/by": ("Country", "Białoruś"), "country/us": ("Country", "USA"), "country/pl": ("Country", "Polska"),
}  # fmt: skip
STRANGERS = [
    ("Person", "Anna Nowak", "f"), ("Person", "Nowak", None), ("Person", "Mykola Statkiewicz", "m"), ("Person", "Hanna Nowak", None),
    ("Person", "Jan Nowak", "m"), ("Person", "Mikoła Zimin", "m"), ("Person", "Nikolaj Zimin", None), ("Person", "Zimin", None),
    ("Company", "Zakład Azot", None), ("Place", "Wyszków", None),
]  # fmt: skip
DATES = [
    None,
    None,
    None,
    "2025-09-11",
    "2025-09-12",
    "2025-09",
    "2025-09-11~",
    "2025-09~",
    "2025",
    "2026-03-19",
    "2026-03~",
]
KNOWN_AT = [None, "2025-09-12", "2025-09-13", "2025-09-20", "2025-11", "2026-03-20", "2026-03-31"]
TYPES = {  # type: roles, each with the kinds of things that may fill it
    "Meeting": [("participant", "person/ country/"), ("participant", "person/ country/ stranger"), ("place", "country/")],
    "PrisonerRelease": [("actor", "country/"), ("patient", "person/ stranger")],
    "SanctionLifting": [("actor", "country/us"), ("target", "company/ country/by")],
    "SanctionImposition": [("actor", "country/us"), ("target", "company/ stranger")],
    "Detention": [("patient", "person/ stranger")],
    "Imprisonment": [("patient", "person/")],
    "Visit": [("actor", "person/ stranger"), ("place", "country/")],
    "Negotiation": [("participant", "country/ person/"), ("participant", "country/"), ("participant", "stranger")],
    "MissionReopening": [("actor", "country/"), ("mission", "company/")],
    "Refusal": [("actor", "person/")],
    "position": [("subject", "person/ stranger"), ("object", "company/ country/")],
}  # fmt: skip
BARGAINS = {  # talks of two sides, and what came of them
    "Meeting": [("participant", "country/us person/coale"), ("participant", "country/by person/lukaszenka stranger")],
    "Negotiation": [("participant", "country/us person/coale"), ("participant", "country/by"), ("place", "country/pl")],
    "Visit": [("actor", "person/coale stranger"), ("place", "country/by country/us")],
    **{t: TYPES[t] for t in ("PrisonerRelease", "SanctionLifting", "MissionReopening", "Refusal", "position")},
}  # fmt: skip
WORDS = [
    "wśród nich",
    "największa dotąd grupa",
    "po spotkaniu",
    "w zamian za zgodę",
    "w zamian",
    "rezultatem spotkania było, pod warunkiem że będzie cisza,",
    "za pośrednictwem Litwy",
    "to gest dobrej woli",
    "to nie gest dobrej woli",
    "serię",
    "wcześniej spotkał",
    "zatrzymań",
    "spotkał też z przywódcami i",
]
HOW = [Status.ACTUAL, Status.ACTUAL, Status.ACTUAL, Status.PLANNED, Status.PROPOSED, Status.NEGATED, Status.DISPUTED]


def whole(rows: list[Extraction], ledger: list[Judgement]) -> set[str]:
    """The lines of a full derivation."""
    return {str(q) for q in derive(rows, registry(), Judgements(tuple(ledger)), publishers(), acts())}


def document(dice: random.Random, number: int, types: Mapping[str, list[tuple[str, str]]] = TYPES) -> Extraction:
    """One random document; `number` keeps its text apart from others."""
    told: list[tuple[str, list[tuple[str, Cluster]]]] = []
    text, lines = "", []
    strangers: dict[str, tuple[str, str, str | None]] = {}
    for _ in range(dice.randrange(1, 6)):
        type_ = dice.choice(sorted(types))
        fillers = []
        for role, kinds in types[type_]:
            if types is BARGAINS or dice.random() < 0.75:
                fillers.append((role, _thing(dice, dice.choice(kinds.split()), strangers)))
        told.append((type_, fillers))
        names = ", ".join(label for _, (_, _, label, _) in fillers)
        lines.append(f"{dice.choice(WORDS)} {type_}: {names} ({number}).")
    text = " ".join(lines)
    title = (Block(Span(0, len(lines[0])), "title"),) if dice.random() < 0.4 else ()
    doc = Document(
        f"d{number}.txt", text, "00", date=dice.choice(KNOWN_AT), publisher=dice.choice([None, "PISM", "Reuters"]),
        blocks=title,
    )  # fmt: skip
    clusters: dict[str, Cluster] = {}
    mentions, claims, sentences, start = [], [], [], 0
    for (type_, fillers), line in zip(told, lines, strict=True):
        span = Span(start, start + len(line))
        sentences.append(span)
        start += len(line) + 1
        filled, at = [], text.index(": ", span.start) + 2
        for role, (key, kind, label, gender) in fillers:
            iri = entity_iri(key) if key in KNOWN else cluster_iri(doc.text_id, key)
            clusters[iri] = Cluster(iri, kind, label, (label,), key in KNOWN, gender)
            here = Span(at, at + len(label))
            mentions.append(Mention(here, label, kind, label, iri))
            if dice.random() < 0.85:
                filled.append(Filler(role, here, iri, label))
            at += len(label) + 2
        claims.append(_claim(dice, doc, type_, span, tuple(filled), entity_iri("person/coale")))
    return Extraction(doc, tuple(clusters.values()), tuple(mentions), tuple(claims), tuple(sentences))


def _thing(dice: random.Random, kind: str, strangers: dict) -> tuple[str, str, str, str | None]:  # type: ignore[type-arg]
    if kind == "stranger":
        type_, label, gender = dice.choice(STRANGERS)
        key = f"{type_} {label}"
        type_, label, gender = strangers.setdefault(key, (type_, label, gender))
        return key, type_, label, gender
    key = dice.choice([k for k in sorted(KNOWN) if k.startswith(kind)])
    return key, *KNOWN[key], None


def _claim(
    dice: random.Random, doc: Document, type_: str, span: Span, filled: tuple[Filler, ...], speaker: str
) -> Claim:
    words = span.of(doc.text)
    trigger = next((w for w in ("spotkał", "zatrzymań") if w in words and type_ != "position"), type_)
    at = doc.text.index(trigger, span.start)
    claim = Claim(doc.text_id, type_, Status.ACTUAL, span, Span(at, at + len(trigger)), words, filled)
    if type_ == "position":
        return replace(claim, aspect=Aspect.STATE)
    date = dice.choice(DATES)
    earliest, latest = bounds(date) if date else (None, None)
    count = None
    if type_ == "PrisonerRelease" and dice.random() < 0.7:
        n = float(dice.choice([3, 14, 18, 52, 52, 52, 170, 250]))
        count = Quantity(
            n,
            n,
            None if n == 170 else n,
            "więźniów",
            basis=dice.choice(["flow", "flow", "flow", "part", "stock", "total"]),
        )
    said = (Utterance(Span(span.start, span.start + 1), speaker, "", "say"),) if dice.random() < 0.2 else ()
    state = Aspect.STATE if dice.random() < 0.1 else Aspect.EVENT
    return replace(
        claim, status=dice.choice(HOW), date=date, earliest=earliest, latest=latest, quantity=count, attribution=said, aspect=state
    )  # fmt: skip
