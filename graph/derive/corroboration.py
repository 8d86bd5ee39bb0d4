"""How well a fact is supported: documents, independent publishers, earliest and latest, a grade.

A publisher is who first says it, not who repeats it: Reuters cited by rp.pl is Reuters, a footnote to BiełTA counts as
BiełTA, one sentence reprinted word for word counts once. A document that names no publisher stands for itself.
The grade is that of the Admiralty: a letter for the best source, a digit for how well it is confirmed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from graph.derive.grades import LETTERS
from graph.derive.identity import Things, name_key
from ontology.claims import Claim, Document, Extraction
from ontology.errors import RegistryError
from ontology.ids import entity_iri
from ontology.rdf import Writer
from ontology.registry import Registry

_REPRINT = 40  # a sentence of so many characters that stands word for word in two documents is one report
_CITED = "cited "
_HEAD = 450  # characters at the start of a text in which one without a publisher says whom it retells


@dataclass(frozen=True, slots=True)
class Support:
    """What stands behind a fact: `Support(2, ("…/pism", "…/document/1f"), "2026-03-20", "2026-03-31", "B1")`."""

    documents: int
    publishers: tuple[str, ...]
    first: str | None
    last: str | None
    grade: str


@dataclass(slots=True)
class Publishers:
    """The registry of publishers, and who is behind a claim."""

    grades: Mapping[str, str] = field(default_factory=dict)  # IRI → letter
    domains: Mapping[str, str] = field(default_factory=dict)  # domain → IRI
    names: Mapping[str, str] = field(default_factory=dict)  # folded name → IRI

    @classmethod
    def load(cls, path: Path | None, registry: Registry) -> Publishers:
        """Read `seeds/publishers.yaml`; a key that the registry lacks, or a letter beyond A-F, raises `RegistryError`."""
        rows = yaml.safe_load(path.read_text(encoding="utf-8")) if path else {}
        grades, domains = {}, {}
        for key, row in rows.items():
            if key not in registry.entries or row.get("grade") not in set(LETTERS):
                raise RegistryError(f"{path}: {key}: no such registry entry, or no grade of A to F")
            grades[entity_iri(key)] = str(row["grade"])
            domains.update({d: entity_iri(key) for d in row.get("domains", ())})
        names = {}
        for entry in registry:
            if entry.type == "MediaOutlet" or entity_iri(entry.key) in grades:
                names.update({name_key(n): entity_iri(entry.key) for n in entry.all_names()})
        return cls(grades, domains, names)

    def of_document(self, extraction: Extraction, entities: Things) -> str:
        """Who a document speaks for: the agency its title names, its publisher, whom its first lines retell, itself."""
        d = extraction.document
        named, colon, _ = (d.title or "").partition(":")
        if colon and name_key(named) in self.names:
            return self.names[name_key(named)]
        if d.publisher:
            return self.names.get(name_key(d.publisher), name_key(d.publisher))
        linked = entities.entity_of(d.text_id)
        head = {linked(m.cluster) for m in extraction.mentions if m.cluster and m.span.end <= _HEAD}
        outlets = sorted(e for e in head if entities.type_of(e) == "MediaOutlet")
        return outlets[0] if len(outlets) == 1 else d.iri

    def of_claim(self, claim: Claim, document: str, speaker_of: Mapping[str, str], entities: Things) -> str:
        """Who is behind one claim; `document` is whom its document speaks for."""
        for u in claim.attribution:
            who = speaker_of.get(u.speaker or "", u.speaker or "")
            if entities.type_of(who) == "MediaOutlet":
                return who
        for cited in claim.cites:
            host = (urlsplit(cited.url or "").hostname or "").removeprefix("www.")
            while host:
                if host in self.domains:
                    return self.domains[host]
                host = host.partition(".")[2]
        return document

    def letter(self, origin: str) -> str:
        return self.grades.get(origin, "F")


@dataclass(frozen=True, slots=True)
class Source:
    """One claim as corroboration sees it; `cited` where its document names another as the one who says it."""

    document: str
    origin: str
    known: str | None
    quote: str
    cited: bool = False

    @property
    def voice(self) -> str:
        """The origin and whether it is cited, as one word: what a memory keeps, and `heard` reads."""
        return f"{_CITED}{self.origin}" if self.cited else self.origin

    @classmethod
    def heard(cls, document: str, voice: str, known: str | None, quote: str) -> Source:
        return cls(document, voice.removeprefix(_CITED), known, quote, voice.startswith(_CITED))


def sources_of(
    extraction: Extraction, entities: Things, publishers: Publishers, known: str | None
) -> dict[str, Source]:
    """Claim id → its source, for one document."""
    d: Document = extraction.document
    speaks_for = publishers.of_document(extraction, entities)
    linked = entities.entity_of(d.text_id)
    speakers = {u.speaker: linked(u.speaker) for c in extraction.claims for u in c.attribution if u.speaker}
    origins = {c.id: publishers.of_claim(c, speaks_for, speakers, entities) for c in extraction.claims}
    return {c.id: Source(d.iri, o, known, c.quote, o != speaks_for) for c in extraction.claims for o in [origins[c.id]]}


def sources(
    rows: Iterable[Extraction], entities: Things, publishers: Publishers, known: Mapping[str, str | None]
) -> dict[str, Source]:
    """Claim id → its source."""
    found: dict[str, Source] = {}
    for extraction in rows:
        found |= sources_of(extraction, entities, publishers, known.get(extraction.document.text_id))
    return found


def support(claims: Sequence[Source], kind: str, publishers: Publishers) -> Support:
    """Count documents and independent publishers, and grade: A to F by the best source, 1 to 6 by confirmation.

    Who cites BiełTA for a meeting has it from BiełTA, his title and all else that he tells of it too.
    """
    documents = {s.document for s in claims}
    retold = {s.document for s in claims if s.cited}
    claims = [s for s in claims if s.cited or s.document not in retold]
    origin_of: dict[str, str] = {}
    for s in sorted(claims, key=lambda s: (s.known or "9", s.document, s.origin)):
        if len(s.quote) >= _REPRINT:
            origin_of.setdefault(s.quote, s.origin)
    origins = sorted({origin_of.get(s.quote, s.origin) for s in claims})
    days = sorted(s.known for s in claims if s.known)
    letter = min((publishers.letter(o) for o in origins), default="F")
    if kind == "DisputedEvent":
        digit = "4"
    elif len(origins) > 1:
        digit = "1" if letter <= "C" else "2"
    else:
        digit = {"A": "2", "B": "2", "C": "3", "D": "4", "E": "5"}.get(letter, "6")
    first, last = (days[0], days[-1]) if days else (None, None)
    return Support(len(documents), tuple(origins), first, last, letter + digit)


def support_quads(w: Writer, node: str, claims: Sequence[Source], kind: str, publishers: Publishers) -> None:
    """How well a happening or relation is supported, as quads."""
    found = support(claims, kind, publishers)
    w.add(node, "documents", found.documents)
    w.add(node, "publishers", len(found.publishers))
    w.add(node, "grade", found.grade)
    w.dates(node, found.first, found.last, names=("firstKnown", "lastKnown"))
