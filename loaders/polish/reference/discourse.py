"""What a document has said so far: who is known, who holds which office, who was spoken of last.

Anaphora abstains where it is unsafe: a wrong person is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from loaders.polish.frames.frames import KINDS
from loaders.polish.reference.protagonists import Protagonists
from loaders.polish.reference.salience import Salience, grammatical
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.units.agreement import Agreement
from loaders.polish.units.numbers import Number
from ontology.claims import Link, Mention, Span
from ontology.ids import ENTITY, entity_iri


@dataclass(frozen=True, slots=True)
class Who:
    """A thing that a phrase means, where its words stand, and how it was found."""

    cluster: str
    span: Span
    link: Link = Link.NAMED


@dataclass(slots=True)
class Discourse(Protagonists):
    """State of one document, moved forward sentence by sentence."""

    offices: dict[tuple[str, str], list[str]] = field(default_factory=dict)  # (office lemma, country) → persons
    subject: list[Who] = field(default_factory=list)  # subject of the last main clause
    quoted: list[Who] = field(default_factory=list)  # the man of whom the direct speech told that it quoted
    speaker: list[Who] = field(default_factory=list)  # who spoke in the sentence before
    voice: list[Who] = field(default_factory=list)  # whose quotation the sentence stands in, told elsewhere
    salience: Salience = field(default_factory=Salience)
    states: list[str] = field(default_factory=list)  # countries, most recent last
    held: list[str] = field(
        default_factory=list
    )  # who was told to be held, tried or freed, in the order of the telling
    company: list[str] = field(default_factory=list)  # persons whom the sentence before told of as several
    bodies: list[str] = field(default_factory=list)  # firms and organisations, most recent last
    _held: list[dict[str, list[str]]] = field(default_factory=list)
    described: dict[str, list[str]] = field(default_factory=dict)  # common noun → persons whom the document calls so
    heads: dict[str, str] = field(default_factory=dict)  # claim of a post → the base form of its noun
    pair: list[str] = field(default_factory=list)  # the two persons that a sentence named last, where it named two
    parties: tuple[int, tuple[str, ...]] = (0, ())  # sentence → those who talked or dealt with each other there
    measure: list[str] = field(default_factory=list)  # at whom the measure aims that the sentence before told of
    border: list[str] = field(default_factory=list)  # with whom the border is that the sentence before told of
    counted: list[Number] = field(default_factory=list)  # the one count of people of the sentence before
    there: str | None = None  # the place that the sentence before named last: `rozmawiał tam`
    crossings: list[tuple[str, ...]] = field(
        default_factory=list
    )  # border crossings that a sentence told closed or open
    missions: list[str] = field(default_factory=list)  # states of whose embassies the text has told, the last one last
    nouns: dict[str, str] = field(default_factory=dict)  # the same, `szef` and `minister` told apart
    again: set[str] = field(default_factory=set)  # claims of posts by a noun that comes back to somebody
    titled: dict[str, list[str]] = field(default_factory=dict)  # person → posts as the document words them
    kin: dict[tuple[str, str], list[str]] = field(default_factory=dict)  # (whose, noun) → persons

    # -- movement ------------------------------------------------------------------------------------------

    def saw(self, mentions: Iterable[Mention]) -> None:
        """Take note of a sentence's mentions, in text order."""
        mentions = list(mentions)
        self.before = [m.cluster for m in mentions if m.cluster and m.link is not Link.ADJECTIVE]
        named = (m.cluster for m in mentions if m.cluster and m.link is Link.NAMED)
        persons = list(dict.fromkeys(c for c in named if self.type_of(c) == "Person"))
        if len(persons) > 1:
            self.pair = persons if len(persons) == 2 else []
        for mention in mentions:
            if mention.cluster is None:
                continue
            kind = self.type_of(mention.cluster)  # of `Amerykanie` it is a country
            if kind == "Person" and self.label_of(mention.cluster) in lexicon().venerated:
                continue
            if kind == "Person":
                _to_end(self.people, mention.cluster)
            elif kind == "Country":
                _to_end(self.states, mention.cluster)
            elif kind in KINDS["organization"] and kind not in ("GovernmentBody", "MediaOutlet"):
                _to_end(self.bodies, mention.cluster)

    def learn_office(self, lemmas: Iterable[str], country: str | None, person: str) -> None:
        if country:
            self.served.setdefault(person, []).append(country)
        for lemma in lemmas:
            for where in (country or "", ""):
                rows = self.offices.setdefault((lemma, where), [])
                if person not in rows:
                    rows.append(person)

    def describe(self, lemmas: Iterable[str], person: str) -> None:
        """Note that the document calls a person so: `chrześcijanka Asia Bibi`."""
        for lemma in lemmas:
            rows = self.described.setdefault(lemma, [])
            if person not in rows:
                rows.append(person)

    def grammar(self, cluster: str, g: SentenceGraph | None = None) -> Agreement:
        """Number and gender of a state or body as it was named last, in the sentence `g` or before: `Waszyngton oznajmił`."""
        for unit in reversed(g.units) if g is not None else ():
            if unit.named and len(unit.mentions) == 1 and unit.mentions[0].cluster == cluster:
                here = Agreement.of(unit)
                known = here.numbers == {"sg"} and here.genders and self._a_thing(cluster, here)
                return here if known else grammatical(unit.mentions[0].lemma)
        last = self.salience.agreement.get(cluster)
        known = last is not None and last.genders and len(last.numbers) == 1 and self._a_thing(cluster, last)
        return last if last is not None and known else grammatical(self.label_of(cluster))

    def _a_thing(self, cluster: str, form: Agreement) -> bool:
        """Whether a form is one that the name may have: a body is no man, as which `Belavia` is guessed to be declined."""
        return form.genders != {"m1"} or self.type_of(cluster) == "Person"

    # -- looking back --------------------------------------------------------------------------------------

    def holder(self, lemmas: Iterable[str], country: str | None) -> str | None:
        """The one person of this document (or the registry) who holds an office, None where there are several."""
        lemmas = frozenset(lemmas)
        for lemma in sorted(lemmas):
            rows = self.offices.get((lemma, country or ""), [])
            if len(rows) == 1:
                return rows[0]
        if country is None:
            return None
        synonyms = lemmas | (
            {"prezydent", "premier", "kanclerz", "król"} if lemmas & {"przywódca", "lider", "dyktator"} else set()
        )
        here = [
            cluster
            for cluster in self.clusters
            if (entry := self.registry.entries.get(cluster.removeprefix(ENTITY))) is not None
            and entry.type == "Person"
            and any(
                post.of
                and entity_iri(post.of) == country
                and not synonyms.isdisjoint((*post.pl.casefold().split(), *entry.nouns))
                and not post.end
                for post in entry.posts
            )
        ]
        return here[0] if len(here) == 1 else None

    def calls(self, nouns: frozenset[str]) -> bool:
        """Whether the document, or the registry, calls anybody of the document by one of the nouns: see `introduced`."""
        if not (self.described.keys().isdisjoint(nouns) and self._posts().keys().isdisjoint(nouns)):
            return True
        return any((noun, "") in self.offices for noun in nouns)

    def introduced(self, nouns: frozenset[str]) -> list[str]:
        """Persons of the document whom it, or the registry, calls by one of the nouns, in the order of the document."""
        described, offices, posts = self.described, self.offices, self._posts()
        told = sorted(noun for noun in nouns if noun in described or noun in posts or (noun, "") in offices)
        found = dict.fromkeys(
            p for noun in told for p in (*described.get(noun, ()), *offices.get((noun, ""), ()), *posts.get(noun, ()))
        )
        return sorted(found, key=self._order) if found else []

    def told_before(self, people: Sequence[str], here: Sequence[str]) -> list[str]:
        """Of several persons those whom the text has named by now; all of them where it has named none, as in a title."""
        rows = [p for p in people if p in self.people or p in here]
        return rows or (list(people) if len(self.salience.heard) < 3 else [])

    def _posts(self) -> dict[str, list[str]]:
        """Post noun → persons of the document whom the registry knows to hold it, or to have held it last."""
        if not self._held:
            self._held.append({})
            for cluster in sorted(self.clusters):
                entry = self.registry.entries.get(cluster.removeprefix(ENTITY))
                if entry is None or entry.type != "Person":
                    continue
                rows = [p for p in entry.posts if not p.end] or list(entry.posts[-1:])
                told = {w for p in rows for w in p.pl.casefold().split()[:3]}
                for word in told | {n for n in entry.nouns if rows}:  # `premier`, who is `prezes Rady Ministrów`
                    self._held[0].setdefault(word, []).append(cluster)
        return self._held[0]

    def last_person(self, gender: str | None) -> str | None:
        """The person whom `jego`, `jej` before a noun can safely mean: the last of that gender, none where two compete."""
        recent = self.people[-3:]
        rows = [p for p in recent if gender is None or self.gender(p) in (gender, None)]
        subject = [w.cluster for w in self.subject if w.cluster in rows]
        if len(subject) == 1:
            return subject[0]
        sure = [p for p in rows if gender is not None and self.gender(p) == gender]
        rows = sure if len(sure) == 1 else rows
        return rows[-1] if len(rows) == 1 else None

    def registered(self, cluster: str) -> bool:
        return cluster in self.clusters and self.clusters[cluster].registered


def _to_end(rows: list[str], item: str) -> None:
    if item in rows:
        rows.remove(item)
    rows.append(item)
