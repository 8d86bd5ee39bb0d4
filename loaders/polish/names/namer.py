"""Mentions and clusters of a document: known names first, then unknown ones, then what the document itself teaches.

Pass 1 marks registry names, unknown persons, organisations and places, sentence by sentence. Pass 2 lets a
surname or an acronym alone take the cluster of the full name that the same document holds, if only one can be meant.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from loaders.polish.names import (
    after_nouns,
    firms,
    foreign_names,
    formations,
    organisations,
    person_words,
    persons,
    places,
)
from loaders.polish.names.accepting import Accepting
from loaders.polish.names.aliases import same_by_name
from loaders.polish.names.bodies import Owners, bare_heads, bare_union, of_countries_told, qualified, short_forms
from loaders.polish.names.body import edition, hyphened, shouted
from loaders.polish.names.brackets import bracketed, with_their_lands
from loaders.polish.names.declension import place_base
from loaders.polish.names.families import shared_surnames
from loaders.polish.names.firm_rows import ends_a_firm, firm_rows
from loaders.polish.names.forms import keys, named
from loaders.polish.names.found import PERSON, Found
from loaders.polish.names.linking import Naming, clusters, link_short, one_base
from loaders.polish.names.lookup import MISSIONS, OUTPOSTS, RegistryIndex
from loaders.polish.names.missions import Missions, one_of_its_town, told_without_place
from loaders.polish.names.namesakes import with_namesakes
from loaders.polish.names.nobodies import PRIZES, prizes, vessels
from loaders.polish.names.person_bases import base_form
from loaders.polish.names.person_context import context_cases
from loaders.polish.names.phrase_bases import base_phrase
from loaders.polish.names.told_bodies import told_bodies
from loaders.polish.text.lexicon import FIRMS
from loaders.polish.text.marks import QUOTE_PAIRS
from loaders.polish.text.morphology import Morphology
from loaders.polish.text.name_heads import data, head_kind
from loaders.polish.text.words import Remembered, Sentence, Word, WorkedOut
from loaders.polish.units.agreement import signs
from ontology.claims import Document, Link, Span
from ontology.registry import Entry, Registry

_CLOSES = frozenset({",", "i", "oraz", ".", ";", ")", "a", "–"})


class _Form(NamedTuple):
    """What the namer asks of every word, once for each form."""

    readings: int  # how many: a form that has others here is another one
    keys: frozenset[str]
    telling: bool  # something of what follows
    known: bool  # a name of the registry begins with it
    adjective: bool  # `białoruski`: the adjective of a country
    demonym: Entry | None  # `Białorusini`: whose people
    mission: bool  # `ambasada`
    opens: bool  # a name that nobody knows may begin here
    prize: bool  # `nagroda`
    vessel: bool  # `fregata`
    firm_end: bool  # `Investments`
    plain: bool  # no name begins with it at the head of a sentence, which gives `Według` its capital


class Namer:
    """Finds and links the names of documents; one instance serves many."""

    def __init__(self, registry: Registry, morphology: Morphology) -> None:
        self._morphology = morphology
        self._index = RegistryIndex(registry, morphology)
        self._registry = registry
        self._owners = Owners(registry, self._index, morphology)
        self._missions = Missions(registry, self._index, self._owners)
        self._accepting = Accepting(registry, self._index, self._owners)
        self._forms = Remembered[str, _Form]()
        self._plurals = WorkedOut[str, frozenset[str]](self._plural_of_men)

    def name(self, document: Document, sentences: list[Sentence]) -> Naming:
        """Mentions and clusters of one document."""
        found: list[Found] = []
        for number, sentence in enumerate(sentences):
            found += self._sentence(number, sentence)
        found = shared_surnames(found, sentences, self._index.people)
        found = told_bodies(of_countries_told(found, sentences), sentences)
        found = with_their_lands(found, sentences)
        found = bracketed(one_base(found, sentences), sentences)
        found = bare_heads(short_forms(found, sentences), sentences)
        found = bare_union(found, sentences, self._registry.get("org/eu"))
        found = told_without_place(link_short(found, sentences), sentences)
        found = one_of_its_town(found, sentences)
        same = same_by_name(found, sentences)
        return clusters(document, sentences, with_namesakes(found, sentences, self._index), same)

    def _form(self, word: Word) -> _Form:
        """What a form may be wherever it stands: most words are no part of any name, and are passed over at once."""
        found = self._forms.get(word.text)
        if found is None or found.readings != len(word.readings):
            mine = keys(word)
            what = (
                self._index.opens(word, mine),
                bool(self._index.adjective(word)),
                self._index.demonym(word),
                bool(word.lemmas & (MISSIONS | OUTPOSTS) and "subst" in word.pos),
                _may_open(word),
                not word.lemmas.isdisjoint(PRIZES),
                not word.lemmas.isdisjoint(data()["vessels"]),
                ends_a_firm(word),
            )
            found = self._forms[word.text] = _Form(
                len(word.readings), mine, any(what), *what, person_words.never_named(word)
            )
        return found

    # -- pass 1 --------------------------------------------------------------------------------------------

    def _sentence(self, number: int, sentence: Sentence) -> list[Found]:
        known = self._forms.get
        forms = [
            form if (form := known(w.text)) is not None and form.readings == len(w.readings) else self._form(w)
            for w in sentence
        ]
        word_keys = [f.keys for f in forms]
        telling = [(at, form) for at, form in enumerate(forms) if form.telling]
        found: list[Found] = []
        taken: set[int] = set()
        cried = shouted(sentence)
        if ends := [at for at, form in telling if form.firm_end and at]:
            firms_here = firm_rows(number, sentence, ends)
            found += [f for f in firms_here if not self._accepting.whole(number, sentence, word_keys, f)]
            taken |= {x for f in found for x in range(f.first, f.last + 1)}
        for at, form in telling:
            if (
                at in taken
                or not form.known
                or (at in cried and len(sentence[at].text) < 4 and places.ordinary(sentence[at]))
            ):
                continue
            row = self._accepting.first(number, sentence, word_keys, at)
            if row is not None and not (form.adjective and row.first == row.last and _of_the_noun(sentence, at)):
                found.append(row)
                taken |= set(range(row.first, row.last + 1))
        for at, form in telling:
            if at in taken or not (form.adjective or form.demonym):
                continue
            word = sentence[at]
            for start, end, entry in self._index.adjective(word):
                if self._private(sentence, at, entry):
                    continue
                found.append(
                    Found(number, at, at, "Country", entry.label(), entry, None, Link.ADJECTIVE, Span(start, end))
                )
            people = form.demonym
            called = (
                at > 0 and person_words.capital(word) and bool(named(sentence[at - 1], "imię")) and at - 1 not in taken
            )
            if people is not None and at not in taken and not (called and sentence[at - 1].cases & word.cases):
                found.append(Found(number, at, at, "Country", self._people(word), people, shown=PERSON))
                taken.add(at)
        for at, form in telling:
            if form.mission and at not in taken:
                row = self._missions.find(number, sentence, at, found)
                if row is not None:
                    found.append(row)
                    taken.add(at)
        if any(form.prize for _, form in telling):
            taken |= prizes(sentence)
        if any(form.vessel for _, form in telling):
            taken |= vessels(sentence)
        blocked = frozenset(taken)
        covered = frozenset(i for f in found if f.span is None for i in range(f.first, f.last + 1))
        for at, form in telling:
            if not form.opens or (form.plain and not at) or at in cried or at in blocked or at in covered:
                continue
            row = self._unknown(number, sentence, at, blocked | covered)
            if row is not None:
                row = _joined_place(sentence, found, self._without_country(sentence, hyphened(sentence, row)))
                row = _joined_firm(sentence, found, row)
                found = [f for f in found if not row.first <= f.first <= row.last]  # `Droga Gruzji`: no country
                more = places.further_provinces(sentence, row.first, row.last)
                found += [row, *(Found(number, b.first, b.last, "Place", b.base) for b in more)]
                covered |= frozenset(range(row.first, (more[-1].last if more else row.last) + 1))
        found.sort(key=lambda f: (f.first, f.last))
        return qualified(sentence, found, self._owners, word_keys)

    @staticmethod
    def _private(sentence: Sentence, at: int, entry: Entry) -> bool:
        """`irlandzki przewoźnik`, `hiszpańscy piloci`, `europejskie porty`: what is no matter of the state names no state.

        Where a sentence is about measures it does: `sankcje na rosyjskie spółki` are aimed at Russia.
        """
        if entry.type == "Place" and entry.key in ("place/europe", "place/baltic-sea"):
            return True
        if at + 1 >= len(sentence):
            return False
        noun = sentence[at + 1]
        acts = _acts(sentence, at + 1)
        if not noun.text.islower() or noun.lemmas.isdisjoint(data()["private_nouns"]):
            return acts and not noun.lemmas.isdisjoint(data()["private_doers"])
        return acts or not any(word.lemmas & data()["measures"] for word in sentence)

    def _without_country(self, sentence: Sentence, row: Found) -> Found:
        """`Pakistański Sąd Najwyższy` at the head of a sentence is the Sąd Najwyższy of Pakistan, as it is further on."""
        at = row.first + 1
        if (
            row.type != "GovernmentBody"
            or row.first
            or at >= row.last
            or not self._index.adjective(sentence[row.first])
        ):
            return row
        base = base_phrase(sentence[at : row.last + 1], 0)
        return replace(row, first=at, base=base) if head_kind(sentence[at]) is not None else row

    def _plural_of_men(self, lemma: str) -> frozenset[str]:
        """`Rosjanie` of `Rosjanin`."""
        forms = self._morphology.generate(lemma)
        return frozenset(form for form, tag in forms if tag.startswith("subst:pl:nom.voc:m1"))

    def _people(self, word: Word) -> str:
        """The base form of a demonym: `Rosjanin` of one, `Rosjanie` of several."""
        lemma = min((x for x in word.lemmas if x[:1].isupper()), key=lambda x: (len(x), x), default=word.text)
        forms = self._plurals[lemma]
        if word.text in forms:
            return word.text
        if all("pl" in r.tag.split(":") for r in word.readings if r.lemma == lemma):
            return min(
                forms, key=lambda form: (form.endswith(("owie", "dzy")), form.endswith("dzy"), form), default=lemma
            )
        return lemma

    def _unknown(self, number: int, sentence: Sentence, at: int, blocked: frozenset[int]) -> Found | None:
        if sentence[at].text in QUOTE_PAIRS:
            body = organisations.quoted(sentence, at, blocked)
            return Found(number, body.first, body.last, body.type, body.base) if body is not None else None
        if edition(sentence, at):
            return None
        place = places.town(sentence, at, blocked) or places.province(sentence, at, blocked)
        place = place or places.longer(sentence, at)
        if place is not None:
            return Found(number, place.first, place.last, "Place", place.base)
        told = formations.formation(sentence, at, blocked)
        told = told or firms.bank(sentence, at, blocked) or firms.headed(sentence, at, blocked)
        told = told or firms.governed(sentence, at, blocked)
        if told is not None:
            return Found(number, told.first, told.last, told.type, told.base)
        firm = after_nouns.called(sentence, at, blocked)
        if firm is None and not named(sentence[at], "imię"):
            firm = after_nouns.after_noun(sentence, at, blocked)
        if firm is not None and (
            firm.type == "Company"
            or firm.last == firm.first
            or not blocked.isdisjoint(range(firm.first, firm.last + 1))
            or after_nouns.of_firms(sentence[firm.last])
            or sentence[at].text in data()["bodies_of_islam"]
        ):
            return Found(number, firm.first, firm.last, firm.type, firm.base)
        person = persons.find(sentence, at, blocked)
        if person is not None:
            return Found(number, person.first, person.last, PERSON, person.base, None, person.gender)
        body = organisations.phrase(sentence, at, blocked)
        if body is None:
            named_too = person_words.capital(sentence[at]) and at + 1 < len(sentence)
            someone = persons.find(sentence, at + 1, blocked) if named_too else None
            theirs = someone is not None and someone.last > someone.first
            body = foreign_names.foreign(sentence, at, blocked | {at + 1} if theirs else blocked)
        if body is not None:
            rows = sentence[body.first : body.last + 1]
            base = body.base
            if body.type == PERSON:
                base = base_form(rows, None, context_cases(sentence, at, blocked))
            return Found(number, body.first, body.last, body.type, base)
        return None


def _acts(sentence: Sentence, at: int) -> bool:
    """`Brytyjskie banki potępiły sankcje`: at the head of a clause, with its verb right behind, the noun is aimed at by nothing."""
    opens = at == 1 or sentence[at - 2].text in (",", "a", "i", "że", "–")
    verb = sentence[at + 1] if at + 1 < len(sentence) else None
    return (
        opens
        and verb is not None
        and bool(verb.pos & {"praet", "fin"})
        and verb.lemmas.isdisjoint(data()["undergoing"])
    )


def _may_open(word: Word) -> bool:
    """Whether an unknown name may begin with the word: a capital, an Arabic article before one, a quotation mark, `obwód`."""
    if word.text in data()["legal_forms"] or "boży" in word.lemmas:
        return False  # `JSC Agrorozkwit`, `Boże Narodzenie`
    if word.text[:1].isupper() or word.text in QUOTE_PAIRS or person_words.capital(word):
        return True
    return bool(word.lemmas & data()["provinces"])


def _joined_place(sentence: Sentence, found: list[Found], row: Found) -> Found:
    """`w Doboju i Zvorniku`: an unknown name joined to a place in the same case is a place too."""
    at = row.first
    if row.type != "Unknown" or row.last > at or at < 2 or sentence[at - 1].text not in ("i", "oraz", ",", "lub"):
        return row
    before = next((f for f in found if f.last == at - 2 and f.type == "Place" and f.span is None), None)
    if before is None or not before.first:
        return row
    preposition = sentence[before.first - 1].text.casefold()
    return replace(row, type="Place", base=place_base(row.base, preposition))


def _joined_firm(sentence: Sentence, found: list[Found], row: Found) -> Found:
    """`SMP Bank, Strojgazmontaż i Wołga Group`: an unknown name between commas or conjunctions right behind a firm is one."""
    at = row.first
    if row.type not in ("Unknown", "Organization") or row.last > at or at < 2 or row.entry is not None:
        return row
    if sentence[at - 1].text not in ("i", "oraz", ",", "lub") or not (
        sentence[at].foreign or sentence[at].text.isupper()
    ):
        return row
    after = sentence[at + 1].text if at + 1 < len(sentence) else "."
    beside = any(f.last == at - 2 and f.type in FIRMS and f.span is None for f in found)
    return replace(row, type="Company") if beside and after in _CLOSES else row


def _of_the_noun(sentence: Sentence, at: int) -> bool:
    """`Polski rząd zapowiedział`: an adjective in the nominative with its noun, though the form is a genitive of `Polska` too."""
    if at + 1 >= len(sentence) or not sentence[at + 1].text.islower() or sentence[at + 1].pos & {"praet", "fin"}:
        return False  # `Polska była azylem`: the country, though `była` is a noun too
    if at and "prep" in sentence[at - 1].pos:
        return False  # `dla Polski rachunek jest prosty`
    adjective = signs(r for r in sentence[at].readings if r.pos == "adj")
    noun = signs(r for r in sentence[at + 1].readings if r.pos == "subst")
    return any(case == "nom" for case, _, _ in adjective & noun)
