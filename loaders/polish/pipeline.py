"""The default extractor: Polish text → mentions, clusters and claims. Pure: no store, no clock, no network.

sentences → names → units → syntax → frames → dates, status, attribution → claims, each through the gate
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from loaders.polish.arguments import subject
from loaders.polish.builder import EXTRACTOR, VERSION, Builder, informative, merge, understand
from loaders.polish.dating import OUTCOMES, ROUNDS, When, assign, background, month_of, relative, tells_time
from loaders.polish.discourse import Discourse, Who
from loaders.polish.explain import Explained
from loaders.polish.frames import KINDS
from loaders.polish.lexicon import lexicon
from loaders.polish.morphology import Morphology
from loaders.polish.names import Namer
from loaders.polish.numbers import find_numbers
from loaders.polish.referents import Referents
from loaders.polish.relations import relations
from loaders.polish.sentence_graph import SentenceGraph
from loaders.polish.status import read
from loaders.polish.syntax import Parser, Tree
from loaders.polish.syntax_repair import repair
from loaders.polish.times import find_times
from loaders.polish.tokens import split
from loaders.polish.triggers import Hit, find, promising
from loaders.polish.units import FINITE, NOMINAL, Collapser, Unit
from loaders.polish.words import Sentence
from ontology.claims import Claim, Document, Extraction, Link, Mention, Span, Status, gate
from ontology.errors import ClaimError
from ontology.ids import entity_iri
from ontology.registry import Registry

Watch = Callable[[Explained], None]


@dataclass(slots=True)
class _Parsed:
    """A sentence on its way: its units, and its graph if any frame may open in it."""

    words: Sentence
    mentions: tuple[Mention, ...]
    units: list[Unit]
    graph: SentenceGraph | None = None
    hits: list[Hit] = field(default_factory=list)
    dated: dict[int, When] = field(default_factory=dict)


def _opening_subject(row: _Parsed, discourse: Discourse) -> list[Who]:
    """Whom a sentence that was not parsed is about: a name in the nominative before its first verb; else nobody safe."""
    for unit in row.units:
        if unit.is_(FINITE) and not unit.named:
            return (
                discourse.subject
                if not any(u.is_(NOMINAL) and "nom" in u.cases for u in row.units[: unit.index])
                else []
            )
        if unit.named and "nom" in unit.cases:
            return [
                Who(m.cluster, m.span) for m in unit.mentions if m.cluster and discourse.fits(m.cluster, KINDS["agent"])
            ]
    return []


def _round(parsed: list[_Parsed]) -> When | None:
    """The day of the talks that the document is about: the first talks that are done and dated to the day."""
    for row in parsed:
        if row.graph is not None:
            for i, hit in enumerate(row.hits):
                moment = row.dated.get(i)
                if moment and len(moment.edtf) == 10 and hit.frame.type in ROUNDS:
                    if read(row.graph, hit).status is Status.ACTUAL:
                        return moment
    return None


class PolishExtractor:
    """Reads Polish documents by frames over syntax. One instance serves many documents.

    >>> PolishExtractor(registry).extract(document).claims[0].quote          # doctest: +SKIP
    'Wysłannik Donalda Trumpa John Cole został 11 września przyjęty w Mińsku przez Alaksandra Łukaszenkę.'
    """

    name = EXTRACTOR
    version = VERSION

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._morphology = Morphology()
        self._namer = Namer(registry, self._morphology)
        self._parser = Parser()
        top = lexicon().top_offices
        principals = {entity_iri(e.key) for e in registry for p in e.posts if set(p.pl.casefold().split()[:1]) & top}
        self._collapser = Collapser(self._morphology, frozenset(principals))

    def propose(self, document: Document) -> Iterator[Claim]:
        """The claims alone, as other extractors give them."""
        yield from self.extract(document).claims

    def extract(self, document: Document, watch: Watch | None = None) -> Extraction:
        """Everything that the text says; a document in another language gives no claims. `watch` gets each sentence's why."""
        sentences = split(document.text, document.blocks, self._morphology)
        spans = tuple(Span(s[0].start, s[-1].end) for s in sentences)
        if document.lang not in ("pl", ""):
            return Extraction(document, sentences=spans)
        naming = self._namer.name(document, sentences)
        clusters = {c.id: c for c in naming.clusters}
        parsed = self._parse(document, sentences, naming.mentions)
        discourse = Discourse(self._registry, clusters, naming.mentions)
        claims, rejected = self._claims(document, parsed, discourse, watch)
        return Extraction(document, tuple(naming.clusters), tuple(naming.mentions), claims, spans, rejected)

    # -- syntax --------------------------------------------------------------------------------------------

    def _parse(self, document: Document, sentences: list[Sentence], mentions: tuple[Mention, ...]) -> list[_Parsed]:
        rows: list[_Parsed] = []
        at = 0
        ordered = sorted(mentions, key=lambda m: m.span)
        for sentence in sentences:
            here: list[Mention] = []
            while at < len(ordered) and ordered[at].span.start < sentence[-1].end:
                if ordered[at].span.start >= sentence[0].start:
                    here.append(ordered[at])
                at += 1
            times = find_times(sentence, document.date)
            numbers = find_numbers(sentence, times)
            rows.append(_Parsed(sentence, tuple(here), self._collapser.units(sentence, here, times, numbers)))
        wanted = [row for row in rows if promising(row.words)]
        trees: list[Tree] = self._parser.parse([[u.word for u in row.units] for row in wanted])
        for row, tree in zip(wanted, trees, strict=True):
            row.graph = SentenceGraph(row.units, repair(row.units, tree), document.text)
        return rows

    # -- claims --------------------------------------------------------------------------------------------

    def _claims(
        self, document: Document, parsed: list[_Parsed], discourse: Discourse, watch: Watch | None
    ) -> tuple[tuple[Claim, ...], dict[str, int]]:
        topics = frozenset(lemma for row in parsed for w in row.words for lemma in w.lemmas)
        for row in parsed:
            if row.graph is not None:
                row.hits = find(row.graph, topics)
                row.dated = assign(row.graph, row.hits)
        main = _round(parsed)
        builder = Builder(document, discourse)
        found: list[Claim] = []
        later: list[tuple[int, bool]] = []  # claims without a date that may lean on the round: (index, looks back)
        rejected: dict[str, int] = {}
        for row in parsed:
            relation_claims = relations(document, row.units, row.graph, discourse)
            drafts, seen = self._sentence(row, discourse, builder, main, len(found), later)
            if watch is not None:
                watch(replace(seen, claims=[*drafts, *relation_claims]))
            for claim in [*drafts, *relation_claims]:
                try:
                    found.append(gate(claim, document))
                except ClaimError:
                    rejected[claim.type] = rejected.get(claim.type, 0) + 1
                    found.append(replace(claim, quote=""))
            self._note(row, discourse)
        if main is not None:
            self._carry(found, later, main, discourse)
        unique = {c.id: c for c in found if c.quote}
        return tuple(sorted(unique.values(), key=lambda c: (c.span, c.trigger, c.type, c.id))), rejected

    @staticmethod
    def _sentence(
        row: _Parsed,
        discourse: Discourse,
        builder: Builder,
        main: When | None,
        count: int,
        later: list[tuple[int, bool]],
    ) -> tuple[list[Claim], Explained]:
        g = row.graph
        span = Span(row.words[0].start, row.words[-1].end)
        if g is None:
            return [], Explained(span, row.units, None)
        refs = Referents(g, discourse)
        senses = [understand(g, hit, refs) for hit in row.hits]
        senses = merge(g, [s for s in senses if informative(g, s, True)])
        hits = [s.hit for s in senses]
        dated = assign(g, hits)
        dated |= relative(g, hits, dated, main)
        found: list[Claim] = []
        for i, sense in enumerate(senses):
            if not informative(g, sense, i in dated):
                continue
            for claim in builder.claims(g, sense, refs, dated.get(i)):
                if claim.date is None:
                    later.append((count + len(found), background(g, sense.hit) or tells_time(g, dated)))
                found.append(claim)
        return found, Explained(span, row.units, g, senses, dated)

    @staticmethod
    def _carry(found: list[Claim], later: list[tuple[int, bool]], main: When, discourse: Discourse) -> None:
        """Lend the round's date to its undated talks and, as an approximate month, to its outcomes."""
        told = [claim for claim in found if claim.date == main.edtf and claim.type in ROUNDS]
        people = {c for claim in told for role in ("actor", "participant") for c in claim.role(role)}
        cities = {c for claim in told for c in claim.role("place") if discourse.type_of(c) == "Place"}
        states = {s for c in people if (s := discourse.country_of(c))}
        month = month_of(main)
        for index, looks_back in later:
            claim = found[index]
            if claim.status is not Status.ACTUAL or looks_back or not claim.quote:
                continue
            moment: When | None = None
            told_here = [f for f in claim.fillers if f.role in ("actor", "participant")]
            if any(f.link in (Link.DROPPED, Link.PRONOUN) for f in told_here):
                continue  # who is not named may be meant of another day
            present = {f.cluster for f in told_here if f.cluster}
            if claim.type in ROUNDS and (people & present or (not present and cities & set(claim.role("place")))):
                moment = replace(main, carried=True)
            elif (claim.type in ROUNDS and present and present <= states) or claim.type in OUTCOMES:
                moment = month
            if moment is not None:
                found[index] = replace(
                    claim, date=moment.edtf, earliest=moment.earliest, latest=moment.latest, date_span=moment.span
                )

    @staticmethod
    def _note(row: _Parsed, discourse: Discourse) -> None:
        """Remember what the sentence said, for the ones after it."""
        g = row.graph
        if g is not None:
            refs = Referents(g, discourse)
            roots = [u for u in range(len(g)) if g.heads[u] < 0]
            for root in roots:
                subjects = [a.unit for a in subject(g, root) if a.via != "dropped"]
                who = [w for s in subjects for w in refs.resolve(s, KINDS["agent"])]
                if subjects:  # a subject that names nobody known makes a later dropped one unsafe
                    discourse.subject = who
        else:
            discourse.subject = _opening_subject(row, discourse)
        discourse.saw(sorted(row.mentions, key=lambda m: m.span))


__all__ = ["PolishExtractor"]
