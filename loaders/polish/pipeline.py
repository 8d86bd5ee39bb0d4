"""The default extractor: Polish text → mentions, clusters and claims. Pure: no store, no clock, no network.

sentences → names → units → syntax → frames → dates, status, attribution → claims, each through the gate
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from loaders.polish.argued import FOLDER, argued
from loaders.polish.claims.aims import aim
from loaders.polish.claims.builder import EXTRACTOR, VERSION, Builder
from loaders.polish.claims.certainty import Certainty, of_syntax, shipped
from loaders.polish.claims.earlier import earlier
from loaders.polish.claims.following import note
from loaders.polish.claims.hearing import hear
from loaders.polish.claims.of_the_lead import name_by_the_lead, nameless
from loaders.polish.claims.quantities import counted_people
from loaders.polish.claims.shared_places import share
from loaders.polish.claims.telling import informative
from loaders.polish.dating.beside import background
from loaders.polish.dating.counted import Told as ToldOn
from loaders.polish.dating.dating import assign, tells_time
from loaders.polish.dating.grounds import ROUNDS
from loaders.polish.dating.lending import Lending
from loaders.polish.dating.manner import told_as
from loaders.polish.dating.moments import When
from loaders.polish.dating.narrative import carry, heed_the_body, heed_the_plan, lean
from loaders.polish.dating.news import last_day
from loaders.polish.dating.story import Told, story
from loaders.polish.explain import Explained
from loaders.polish.frames.gaps import filled
from loaders.polish.frames.openings import Opening, openings
from loaders.polish.frames.triggers import Hit, find
from loaders.polish.names import Namer
from loaders.polish.reference.discourse import Discourse, Who
from loaders.polish.reference.referents import Referents
from loaders.polish.reference.sexes import told_by_verbs
from loaders.polish.relations.relations import Relations, distinct, learn, relations
from loaders.polish.repair.limits import repair_all
from loaders.polish.roles.senses import complete
from loaders.polish.speech.quotations import quotations
from loaders.polish.speech.speech import spoken
from loaders.polish.status.denials import dispute
from loaders.polish.status.spelled_out import wanted_before
from loaders.polish.status.status import read
from loaders.polish.syntax.parser import Parser
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.morphology import Morphology
from loaders.polish.text.tokens import split
from loaders.polish.text.words import Sentence, Word
from loaders.polish.times.named import find_times, goes_on, told_last
from loaders.polish.units.collapser import Collapser
from loaders.polish.units.numbers import find_numbers
from loaders.polish.units.units import Units
from ontology.claims import Claim, Document, Extraction, Mention, Span, Status, gate, in_text_order
from ontology.errors import ClaimError
from ontology.ids import entity_iri
from ontology.registry import Registry

Watch = Callable[[Explained], None]


@dataclass(slots=True)
class _Parsed:
    """A sentence on its way: its units, and its graph if any frame may open in it."""

    words: Sentence
    mentions: tuple[Mention, ...]
    units: Units
    paragraph: int
    speaks: int | None = None  # the sentence that names its speaker, where that is another one
    openings: list[Opening] = field(default_factory=list)  # triggers that it may hold
    views: list[Opening] = field(default_factory=list)  # and those of what texts argue
    graph: SentenceGraph | None = None
    syntax: SentenceGraph | None = None  # the same, and of sentences too that only argue
    hits: list[Hit] = field(default_factory=list)
    spare: list[Hit] = field(default_factory=list)  # faint ones, asked only where those tell nothing
    dated: dict[int, When] = field(default_factory=dict)


_LEAD = 3  # sentences, the title among them, in which the lead tells its day
_TITLE = 160  # characters: a first block that is longer is no title


def _title(document: Document, parsed: list[_Parsed]) -> int:
    """How many sentences the title has: those of a short first block that is not closed by a full stop, else one."""
    if len(document.blocks) < 2 or not parsed or document.blocks[0].span.end - document.blocks[0].span.start > _TITLE:
        return 1
    inside = [row for row in parsed if row.words[-1].end <= document.blocks[0].span.end]
    return len(inside) if inside and inside[-1].words[-1].text not in (".", "!", "…") else 1


def _round(parsed: list[_Parsed]) -> When | None:
    """The day of the talks that the document is about: the first talks that are done, dated to the day and not said to be earlier."""
    for row in parsed:
        if row.graph is not None:
            for i, hit in enumerate(row.hits):
                moment = row.dated.get(i)
                if moment and len(moment.edtf) == 10 and hit.frame.type in ROUNDS:
                    if read(row.graph, hit).status is Status.ACTUAL and not background(row.graph, hit):
                        return moment
    return None


def _honest(claims: list[Claim], document: Document, rejected: dict[str, int]) -> Iterator[Claim]:
    for claim in claims:
        try:
            yield gate(claim, document)
        except ClaimError:
            rejected[claim.type] = rejected.get(claim.type, 0) + 1


class PolishExtractor:
    """Reads Polish documents by frames over syntax. One instance serves many documents.

    >>> PolishExtractor(registry).extract(document).claims[0].quote          # doctest: +SKIP
    'Wysłannik Donalda Trumpa John Cole został 11 września przyjęty w Mińsku przez Alaksandra Łukaszenkę.'
    """

    name = EXTRACTOR
    version = VERSION

    def __init__(self, registry: Registry, certainty: Certainty | None = None) -> None:
        self._registry = registry
        self._certainty = certainty or shipped()
        self.morphology = Morphology()
        self._namer = Namer(registry, self.morphology)
        self._parser = Parser()
        top = lexicon().top_offices
        principals = {entity_iri(e.key) for e in registry for p in e.posts if set(p.pl.casefold().split()[:1]) & top}
        self._collapser = Collapser(self.morphology, frozenset(principals))

    def propose(self, document: Document) -> Iterator[Claim]:
        """The claims alone, as other extractors give them."""
        yield from self.extract(document).claims

    def extract(self, document: Document, watch: Watch | None = None) -> Extraction:
        """Everything that the text says; a document in another language gives no claims. `watch` gets each sentence's why."""
        sentences = split(document.text, document.blocks, self.morphology)
        spans = tuple(Span(s[0].start, s[-1].end) for s in sentences)
        if document.lang not in ("pl", ""):
            return Extraction(document, sentences=spans)
        naming = self._namer.name(document, sentences)
        clusters = {c.id: c for c in naming.clusters}
        women = frozenset(c.id for c in naming.clusters if c.gender == "f")
        parsed = self._parse(document, sentences, naming.mentions, women=women)
        clusters = told_by_verbs(((row.units, row.syntax) for row in parsed), clusters)
        discourse = Discourse(self._registry, clusters, naming.mentions)
        claims, rejected = self._claims(document, parsed, discourse, watch)
        return Extraction(document, tuple(naming.clusters), tuple(naming.mentions), claims, spans, rejected)

    # -- syntax --------------------------------------------------------------------------------------------

    def graphs(self, document: Document) -> list[SentenceGraph]:
        """The syntax of every sentence, in text order: what the gate asks when another extractor proposes claims."""
        sentences = split(document.text, document.blocks, self.morphology)
        rows = self._parse(document, sentences, self._namer.name(document, sentences).mentions, every=True)
        return [row.graph for row in rows if row.graph is not None]

    def named(self, document: Document) -> Extraction:
        """Sentences, mentions and clusters of a document in any language, without claims."""
        sentences = split(document.text, document.blocks, self.morphology)
        naming = self._namer.name(document, sentences)
        spans = tuple(Span(s[0].start, s[-1].end) for s in sentences)
        return Extraction(document, tuple(naming.clusters), tuple(naming.mentions), sentences=spans)

    def _parse(
        self,
        document: Document,
        sentences: list[Sentence],
        mentions: tuple[Mention, ...],
        every: bool = False,
        women: frozenset[str] = frozenset(),
    ) -> list[_Parsed]:
        rows: list[_Parsed] = []
        starts = [block.span.start for block in document.blocks]
        at = 0
        previous: str | None = None  # the date told last: `rok wcześniej` counts from it
        day: str | None = None  # and the last that was a day: `dzień wcześniej`, `tego samego dnia`
        lead: str | None = None  # the day of the lead
        fresh = onward = False  # whether the sentence before told a time, and told a past year on
        ordered = sorted(mentions, key=lambda m: m.span)
        for sentence in sentences:
            here: list[Mention] = []
            while at < len(ordered) and ordered[at].span.start < sentence[-1].end:
                if ordered[at].span.start >= sentence[0].start:
                    here.append(ordered[at])
                at += 1
            paragraph = bisect_right(starts, sentence[0].start)
            opens = bool(rows) and rows[-1].paragraph != paragraph
            opening = lead if opens else None
            times = find_times(sentence, document.date, previous, day=day, lead=opening, fresh=fresh, onward=onward)
            time_told, day_told = told_last(sentence, times)
            fresh, onward = time_told is not None, goes_on(times, time_told, document.date)
            previous, day = time_told or previous, day_told or day
            if lead is None and day_told and len(rows) <= _LEAD and (not document.date or day_told <= document.date):
                lead = day_told
            numbers = find_numbers(sentence, times)
            units = filled(self._collapser.units(sentence, here, times, numbers, women))
            rows.append(_Parsed(sentence, tuple(here), units, paragraph))
        topics = frozenset().union(*[w.lemmas for sentence in sentences for w in sentence])
        topics |= {lemma for row in rows for u in row.units if u.named for lemma in u.lemmas}  # `OFAC`
        topics |= {x for row in rows for u in row.units if u.named for x in u.text.split()}  # of `Lukoil International`
        before: Sentence = ()
        for row in rows:
            row.openings = openings(row.units, topics, before)
            row.views = openings(row.units, topics, (), FOLDER)
            before = row.words
        for n, speaks in quotations([r.units for r in rows], [r.paragraph for r in rows]).items():
            rows[n].speaks = speaks
        asked = {row.speaks for row in rows if row.openings}
        wanted = [row for n, row in enumerate(rows) if every or n in asked or row.openings]
        known = {id(row) for row in wanted}
        also = [row for row in rows if id(row) not in known and row.views]  # parsed for what they argue alone
        asked_for = [row.units for row in (*wanted, *also)]
        trees = repair_all(asked_for, self._parser.parse([[u.word for u in units] for units in asked_for]))
        for row, tree in zip((*wanted, *also), trees, strict=True):
            row.syntax = SentenceGraph(row.units, tree, document.text)
            row.graph = row.syntax if id(row) in known else None
        return rows

    # -- claims --------------------------------------------------------------------------------------------

    def _claims(
        self, document: Document, parsed: list[_Parsed], discourse: Discourse, watch: Watch | None
    ) -> tuple[tuple[Claim, ...], dict[str, int]]:
        last: tuple[Word, ...] = ()
        readers = [Relations(document, row.units, discourse) for row in parsed]
        for row, reader in zip(parsed, readers, strict=True):
            if row.graph is not None:
                hits = find(row.graph, row.openings, last)
                row.hits, row.spare = [h for h in hits if not h.spare], [h for h in hits if h.spare]
                row.dated = assign(row.graph, row.hits)
            last = row.words
            learn(reader)
        main = _round(parsed)
        builder = Builder(document, discourse)
        found: list[Claim] = []
        views: list[Claim] = []
        told: list[Told | None] = []  # beside `found`
        rejected: dict[str, int] = {}
        heard: list[tuple[Explained, int, int]] = []  # a sentence, and which of `found` are its claims
        voices: dict[int, list[Who]] = {}  # sentence → who spoke in it
        wanted: Status | None = None  # what the sentence before makes of this one
        for number, row in enumerate(parsed):
            relation_claims = relations(readers[number], row.syntax)
            where = (number, row.paragraph)
            discourse.voice = self._voice(parsed, row.speaks, voices, discourse)
            wanted = wanted_before(parsed[number - 1].units, row.units, wanted) if number else None
            near = number and parsed[number - 1].paragraph == row.paragraph
            discourse.counted = counted_people(parsed[number - 1].units) if near else []
            refs = Referents(row.syntax, discourse, settled=True) if row.syntax is not None else None
            drafts, hows, seen = self._sentence(row, refs, builder, main, where, partial(last_day, found), wanted)
            told += [*hows, *(None for _ in relation_claims)]
            first = len(found)
            for claim in [*drafts, *relation_claims]:
                try:
                    found.append(gate(claim, document))
                except ClaimError:
                    rejected[claim.type] = rejected.get(claim.type, 0) + 1
                    found.append(replace(claim, quote=""))
            if refs is not None and row.views:
                views += argued(refs, row.views, builder, self._certainty)
            heard.append((seen, first, len(found)))
            note(row.units, refs if row.graph is not None else None, row.mentions, seen.senses, discourse)
            voices[number] = discourse.speaker
        lean(found, told)
        title = _title(document, parsed)
        heed_the_body(found, told, title)
        heed_the_plan(found, told, title)
        name_by_the_lead(found, told, title, discourse)
        dispute(found, told, [(row.paragraph, row.units) for row in parsed])
        clock = story(document, ((row.paragraph, row.units, row.graph) for row in parsed))
        carry(Lending(found, told, main, discourse, clock, document.date, title))
        if watch is not None:
            why = self._certainty.why(found, told)
            for seen, first, end in heard:
                watch(replace(seen, claims=found[first:end], weighed=why[first:end]))
        found = self._certainty.weighed(found, told)
        kept = [
            *aim(distinct([c for c in found if c.quote], discourse), discourse),
            *_honest(views, document, rejected),
        ]
        unique = {c.id: c for c in kept if c.quote}
        return in_text_order(unique.values()), rejected

    @staticmethod
    def _voice(parsed: list[_Parsed], at: int | None, voices: dict[int, list[Who]], discourse: Discourse) -> list[Who]:
        """Whose words a sentence is that stands in a quotation, where sentence `at` tells it."""
        if at is None or at in voices:
            return voices.get(at, []) if at is not None else []
        g = parsed[at].graph
        return spoken(Referents(g, discourse)) if g is not None else []

    @staticmethod
    def _sentence(
        row: _Parsed,
        refs: Referents | None,
        builder: Builder,
        main: When | None,
        where: tuple[int, int],
        told_on: ToldOn,
        wanted: Status | None,
    ) -> tuple[list[Claim], list[Told], Explained]:
        g = row.graph
        span = Span(row.words[0].start, row.words[-1].end)
        if g is None or refs is None:
            return [], [], Explained(span, row.units, None)
        discourse = refs.discourse
        senses, dated = hear(g, row.hits, row.spare, refs, discourse, main, told_on)
        triggers = frozenset(sense.hit.unit for sense in senses)
        found: list[Claim] = []
        told: list[Told] = []
        rows = [(i, sense) for i, sense in enumerate(senses) if informative(g, sense, i in dated)]
        for _, sense in rows:
            complete(g, sense, refs, triggers - {sense.hit.unit})
        share(g, [sense for _, sense in rows], refs)
        before = earlier(g, [sense for _, sense in rows], discourse)
        for i, sense in rows:
            claims = builder.claims(g, sense, refs, dated.get(i), wanted)
            if not claims:
                continue
            back = background(g, sense.hit) or (i not in dated and tells_time(g, dated, sense.hit))
            back = back or sense.hit.unit in before
            of_title = nameless(g, sense) if where[0] < _LEAD else ()
            how = replace(told_as(g, sense.hit, where, back), nameless=of_title, signs=of_syntax(g, sense))
            told += [how] * len(claims)
            found += claims
        return found, told, Explained(span, row.units, g, senses, dated)
