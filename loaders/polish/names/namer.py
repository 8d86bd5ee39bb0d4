"""Mentions and clusters of a document: known names first, then unknown ones, then what the document itself teaches.

Pass 1 marks registry names, unknown persons, organisations and places, sentence by sentence. Pass 2 lets a
surname or an acronym alone take the cluster of the full name that the same document holds, if only one can be meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from loaders.polish.morphology import Morphology
from loaders.polish.names import organisations, persons
from loaders.polish.names.bodies import BODIES, Owners, bare_heads, of_countries_told, qualified, short_forms
from loaders.polish.names.capitals import stands_for_state
from loaders.polish.names.declension import place_base
from loaders.polish.names.forms import keys, named, stems
from loaders.polish.names.found import Found
from loaders.polish.names.heads import data, head_kind
from loaders.polish.names.lookup import MISSIONS, Known, RegistryIndex
from loaders.polish.words import Sentence, Word
from ontology.claims import Cluster, Document, Link, Mention, Span
from ontology.ids import cluster_iri, entity_iri
from ontology.registry import Entry, Registry

PERSON = "Person"


@dataclass(frozen=True, slots=True)
class Naming:
    """What the namer found; mentions in text order, clusters in the order of their first mention."""

    mentions: tuple[Mention, ...]
    clusters: tuple[Cluster, ...]


class _Form(NamedTuple):
    """What the namer asks of every word, once for each form."""

    keys: frozenset[str]
    known: bool  # a name of the registry begins with it
    adjective: bool  # `białoruski`: the adjective of a country
    demonym: Entry | None  # `Białorusini`: whose people
    mission: bool  # `ambasada`
    opens: bool  # a name that nobody knows may begin here


class Namer:
    """Finds and links the names of documents; one instance serves many."""

    def __init__(self, registry: Registry, morphology: Morphology) -> None:
        self._morphology = morphology
        self._index = RegistryIndex(registry, morphology)
        self._registry = registry
        self._owners = Owners(registry, self._index, morphology)
        self._forms: dict[tuple[str, int], _Form] = {}

    def name(self, document: Document, sentences: list[Sentence]) -> Naming:
        """Mentions and clusters of one document."""
        found: list[Found] = []
        for number, sentence in enumerate(sentences):
            found += self._sentence(number, sentence)
        found = of_countries_told(found, sentences)
        found = bare_heads(short_forms(_one_base(found, sentences), sentences), sentences)
        found = _link_short(found, sentences)
        return _clusters(document, sentences, found)

    def _form(self, word: Word) -> _Form:
        """What a form may be wherever it stands: most words are no part of any name, and are passed over at once."""
        key = (word.text, len(word.readings))
        found = self._forms.get(key)
        if found is None:
            mine = keys(word)
            found = self._forms[key] = _Form(
                mine,
                self._index.opens(word, mine),
                bool(self._index.adjective(word)),
                self._index.demonym(word),
                bool(word.lemmas & MISSIONS and "subst" in word.pos),
                _may_open(word),
            )
        return found

    # -- pass 1 --------------------------------------------------------------------------------------------

    def _sentence(self, number: int, sentence: Sentence) -> list[Found]:
        forms = [self._form(w) for w in sentence]
        word_keys = [f.keys for f in forms]
        found: list[Found] = []
        taken: set[int] = set()
        shouted = sum(w.text.isupper() for w in sentence if w.text.isalpha()) > len(sentence) / 2
        for at, form in enumerate(forms):
            if at in taken or not form.known:
                continue
            row = self._known(number, sentence, word_keys, at)
            if row is not None:
                found.append(row)
                taken |= set(range(row.first, row.last + 1))
        for at, (word, form) in enumerate(zip(sentence, forms, strict=True)):
            if at in taken or not (form.adjective or form.demonym):
                continue
            for start, end, entry in self._index.adjective(word):
                if self._private(sentence, at, entry):
                    continue
                found.append(
                    Found(number, at, at, "Country", entry.label(), entry, None, Link.ADJECTIVE, Span(start, end))
                )
            people = form.demonym
            called = at > 0 and persons.capital(word) and bool(named(sentence[at - 1], "imię")) and at - 1 not in taken
            if people is not None and at not in taken and not (called and sentence[at - 1].cases & word.cases):
                found.append(Found(number, at, at, "Country", self._people(word), people, shown=PERSON))
                taken.add(at)
        for at, form in enumerate(forms):
            if form.mission and at not in taken:
                row = self._mission(number, sentence, at, found)
                if row is not None:
                    found.append(row)
                    taken.add(at)
        taken |= _prizes(sentence) | _vessels(sentence)
        blocked = frozenset(taken)
        covered = frozenset(i for f in found if f.span is None for i in range(f.first, f.last + 1))
        for at, form in enumerate(forms):
            if shouted or not form.opens or at in blocked or at in covered:
                continue
            row = self._unknown(number, sentence, at, blocked | covered)
            if row is not None:
                row = _joined_place(sentence, found, self._without_country(sentence, row))
                found = [f for f in found if not (f.span is not None and row.first <= f.first <= row.last)]
                found.append(row)
                covered |= frozenset(range(row.first, row.last + 1))
        found.sort(key=lambda f: (f.first, f.last))
        return qualified(sentence, found, self._owners, word_keys)

    @staticmethod
    def _private(sentence: Sentence, at: int, entry: Entry) -> bool:
        """`irlandzki przewoźnik`, `hiszpańscy piloci`, `europejskie porty`: what is no matter of the state names no state."""
        if entry.type == "Place" and entry.key in ("place/europe", "place/baltic-sea"):
            return True
        if at + 1 >= len(sentence):
            return False
        noun = sentence[at + 1]
        return bool(noun.lemmas & data()["private_nouns"]) and noun.text.islower()

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
        base = organisations.base_phrase(sentence[at : row.last + 1], 0)
        return replace(row, first=at, base=base) if head_kind(sentence[at]) is not None else row

    def _known(self, number: int, sentence: Sentence, word_keys: list[frozenset[str]], at: int) -> Found | None:
        for known in self._index.find(sentence, word_keys, at):
            row = self._accept(number, sentence, word_keys, known)
            if row is not None:
                return row
        return None

    def _accept(self, number: int, sentence: Sentence, word_keys: list[frozenset[str]], known: Known) -> Found | None:
        entry, rows = known.entry, sentence[known.first : known.last + 1]
        single = known.first == known.last
        if entry.type == PERSON:
            if single and not known.short:
                return None
            if single and not self._surname_alone(sentence, known):
                return None
            if not _gender_agrees(rows, entry.gender):
                return None
            office = next((i for i, w in enumerate(rows) if w.text[:1].isupper()), 0)  # `papież Franciszek`
            base = _person_base(rows[office:], entry, replace(known, name=" ".join(known.name.split()[office:])))
            return Found(number, known.first + office, known.last, PERSON, base, entry, entry.gender)
        if single and _common_opening(sentence, known.first):
            return None
        if entry.type == "Country" and single and not _same_word(rows[0], entry):
            return None
        if single and len(rows[0].text) > 3 and rows[0].text.isupper() and any(w.text[1:].islower() for w in sentence):
            if rows[0].text not in entry.all_names() and not any(
                n.casefold() == rows[0].text.casefold() for n in entry.all_names()
            ):
                return None  # `STAN` is no case form of Stany
        if entry.country and any(w.lemmas & {"rząd"} and w.text.islower() for w in rows):
            return None  # `litewski rząd` is Lithuania
        if entry.country and entry.type in BODIES:
            owner = self._owners.owner(sentence, word_keys, known.first, known.last)
            if owner is not None and owner.key != entry.country:
                # `ukraińskiej Rady Bezpieczeństwa Narodowego` is not that of the USA
                return self._of_another(number, sentence, known, owner)
        if entry.type in ("Place", "Country") and single and known.first and persons.capital(sentence[known.first - 1]):
            before = sentence[known.first - 1]
            called = named(before, "imię") and not persons.function_word(sentence, known.first - 1)
            if called and not named(before, "nazwa_geograficzna"):
                return None
        if entry.type in ("Place", "Country") and single and _first_name_before_surname(sentence, known.first):
            return None
        if entry.type == "Place" and single and _first_name_alone(rows[0], entry):
            return None
        if (
            entry.type == "Place"
            and single
            and not self._index.adjective(sentence[min(known.first + 1, len(sentence) - 1)])
        ):
            if organisations.town(sentence, known.first, frozenset()) is not None:
                return None  # `Mińsk Mazowiecki` is not Mińsk
        country = self._index.capitals.get(entry.key)
        if country is not None and stands_for_state(sentence, known.first, known.last):
            state = self._registry.get(country)
            kind = state.type if state else "Country"
            return Found(number, known.first, known.last, kind, entry.label(), state, None, Link.METONYM)
        first = known.first
        if (
            entry.type == "MediaOutlet" and rows[0].text[:1].islower() and len(rows) > 1
        ):  # `agencji Reutera`: the name is Reuter
            first += 1
            rows = rows[1:]
        if entry.type in BODIES and len(rows) > 1:
            return self._apart(
                sentence,
                word_keys,
                Found(number, first, known.last, entry.type, _body_base(rows, entry, known), entry),
                known.name,
            )
        return Found(number, first, known.last, entry.type, _body_base(rows, entry, known), entry)

    def _apart(self, sentence: Sentence, word_keys: list[frozenset[str]], row: Found, name: str) -> Found:
        """`Departament Skarbu USA`, `polskie MSZ`, `ambasada w Waszyngtonie`: the country or town in the name is named as well."""
        first, last = row.first, row.last
        if self._index.adjective(sentence[first]) and (
            head_kind(sentence[first + 1]) or sentence[first + 1].text.isupper()
        ):
            # `Białoruskie Stowarzyszenie Dziennikarzy`: the adjective is a part of the name
            first += 0 if name[:1].isupper() and sentence[first].text[:1].isupper() else 1
        for at in range(first + 1, last + 1):
            ends = [
                k
                for k in self._index.find(sentence, word_keys, at)
                if k.last == last and k.entry.type in ("Country", "Place")
            ]
            in_town = sentence[at - 1].text in ("w", "we")
            if ends and (ends[0].entry.type == "Country" or in_town):
                last = at - (2 if in_town else 1)
                break
        if last < first or (first, last) == (row.first, row.last):
            return row
        base = organisations.base_phrase(sentence[first : last + 1], 0)
        return replace(row, first=first, last=last, base=base)

    def _of_another(self, number: int, sentence: Sentence, known: Known, owner: Entry) -> Found | None:
        """A body of another country than the one that the registry knows by this name: `litewskie MSW`."""
        entry = self._owners.other(owner, known.name)
        if entry is None and known.first != known.last:
            return None  # its own name may go on: `Rady Bezpieczeństwa Narodowego i Obrony`
        rows = sentence[known.first : known.last + 1]
        base = _body_base(rows, known.entry, known)
        full = None if entry is not None else self._owners.of(base, owner)
        return Found(number, known.first, known.last, known.entry.type, base, entry, full=full)

    def _people(self, word: Word) -> str:
        """The base form of a demonym: `Rosjanin` of one, `Rosjanie` of several."""
        lemma = sorted((x for x in word.lemmas if x[:1].isupper()), key=lambda x: (len(x), x))[0]
        if all("pl" in r.tag.split(":") for r in word.readings if r.lemma == lemma):
            forms = [form for form, tag in self._morphology.generate(lemma) if tag.startswith("subst:pl:nom")]
            return next((form for form in sorted(forms)), lemma)
        return lemma

    def _surname_alone(self, sentence: Sentence, known: Known) -> bool:
        """A registry surname without a first name; not where another first name stands before it."""
        at = known.first
        before = sentence[at - 1] if at else None
        after = sentence[at + 1] if at + 1 < len(sentence) else None
        if before is not None and (named(before, "imię") or (persons.capital(before) and before.foreign)):
            apart = before.text.endswith(("em", "owi", "ą", "ę", "ego")) and sentence[at].text == known.name.split()[-1]
            if not apart:  # `z Xi Jinpingiem Trump zapowiedział`: another person, in another case
                return False
        return not (
            after is not None and persons.capital(after) and (named(after, "nazwisko") and named(sentence[at], "imię"))
        )

    def _mission(self, number: int, sentence: Sentence, at: int, found: list[Found]) -> Found | None:
        """`ambasada w Mińsku`, `polski konsulat we Lwowie`: of which country, in which city; registered or minted."""
        city = next(
            (
                f
                for f in found
                if at < f.first <= at + 4 and f.type == "Place" and sentence[f.first - 1].text in ("w", "we")
            ),
            None,
        )
        if city is None:
            return None
        near = [f for f in found if f.entry is not None and f.entry.type == "Country"]
        owner = next((f.entry for f in near if f.first == at - 1 and f.span is not None), None)
        owner = owner or next((f.entry for f in near if at < f.first <= at + 2 and f.first < city.first), None)
        known = [
            e
            for e in self._registry
            if any(
                "ambasada" in n.casefold() and city.base.casefold()[:4] in n.casefold() for n in e.names.get("pl", ())
            )
        ]
        fitting = [e for e in known if owner is None or e.country == owner.key]
        if len(fitting) == 1 and sentence[at].lemmas & {"ambasada"}:
            return Found(number, at, at, fitting[0].type, "ambasada", fitting[0])
        if owner is None:
            return None
        noun = sorted(sentence[at].lemmas & MISSIONS)[0]
        end = at  # `Konsulat Generalny`: its adjective is inflected with it
        while end + 1 < city.first and sentence[end + 1].pos & {"adj"} and not self._index.adjective(sentence[end + 1]):
            end += 1
        kind = organisations.base_phrase(sentence[at : end + 1], 0).split()[1:]
        said = " ".join([*kind, *(w.text for w in sentence[end + 1 : city.last + 1])])
        inside = any(at < f.first < city.first and f.entry is owner for f in near)
        words = said if inside else f"({owner.label()}) {said}"
        title = noun[:1].upper() + noun[1:] if sentence[at].text[:1].isupper() else noun
        return Found(number, at, at, "GovernmentBody", f"{title} {words}")

    def _unknown(self, number: int, sentence: Sentence, at: int, blocked: frozenset[int]) -> Found | None:
        place = organisations.town(sentence, at, blocked) or organisations.province(sentence, at, blocked)
        if place is not None:
            return Found(number, place.first, place.last, "Place", place.base)
        firm = organisations.called(sentence, at, blocked)
        if firm is None and not named(sentence[at], "imię"):
            firm = organisations.after_noun(sentence, at, blocked)
        if firm is not None and (firm.type == "Company" or firm.last == firm.first):
            return Found(number, firm.first, firm.last, firm.type, firm.base)
        person = persons.find(sentence, at, blocked)
        if person is not None:
            return Found(number, person.first, person.last, PERSON, person.base, None, person.gender)
        body = organisations.phrase(sentence, at, blocked) or organisations.quoted(sentence, at, blocked)
        body = body or organisations.foreign(sentence, at, blocked)
        if body is not None:
            rows = sentence[body.first : body.last + 1]
            base = body.base
            if body.type == PERSON:
                base = persons.base_form(rows, None, persons.context_cases(sentence, at, blocked))
            return Found(number, body.first, body.last, body.type, base)
        return None


def _may_open(word: Word) -> bool:
    """Whether an unknown name may begin with the word: a capital, an Arabic article before one, a quotation mark, `obwód`."""
    if word.text[:1].isupper() or word.text in organisations.QUOTES or persons.capital(word):
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


def _prizes(sentence: Sentence) -> set[int]:
    """Words of `Pokojowa Nagroda Nobla`: a prize is no actor."""
    found: set[int] = set()
    for at, word in enumerate(sentence):
        if word.lemmas & {"nagroda", "order", "medal"} and word.text[:1].isupper():
            before, after = at - 1, at + 1
            while before >= 0 and sentence[before].pos & {"adj"} and sentence[before].text[:1].isupper():
                found.add(before)
                before -= 1
            while after < len(sentence) and sentence[after].lemmas & {"Nobel", "nobel"}:
                found.add(after)
                after += 1
            found.add(at)
    return found


def _vessels(sentence: Sentence) -> set[int]:
    """Words of the name in `fregata „Admirał Gołowko”`: a ship is no person and no firm."""
    found: set[int] = set()
    for at, word in enumerate(sentence):
        close = organisations.QUOTES.get(word.text)
        if close is None or not at or not any(w.lemmas & data()["vessels"] for w in sentence[max(0, at - 2) : at]):
            continue
        end = next((x for x in range(at + 1, min(at + 6, len(sentence))) if sentence[x].text == close), None)
        found |= set(range(at, end + 1)) if end is not None else set()
    return found


def _first_name_before_surname(sentence: Sentence, at: int) -> bool:
    """`Asia Bibi`: a word that is a first name too, with a capitalised word of no dictionary or a surname after it."""
    after = sentence[at + 1] if at + 1 < len(sentence) else None
    if after is None or not persons.capital(after):
        return False
    if sentence[at].foreign:  # `Asii Bibi`: only a form of a foreign name of the continent
        return after.foreign
    return bool(named(sentence[at], "imię")) and (after.foreign or bool(named(after, "nazwisko")))


def _first_name_alone(word: Word, entry: Entry) -> bool:
    """`brat Borys` is not Borysów: a first name in its base form that no spelling of the place is."""
    firsts = {r.lemma for r in named(word, "imię")}
    names = {n.casefold() for n in entry.all_names()}
    return word.text in firsts and not {x.casefold() for x in word.lemmas} & names


def _common_opening(sentence: Sentence, at: int) -> bool:
    """A sentence-initial word that is also a common word."""
    word = sentence[at]
    return (
        at == 0
        and any(not r.name and not r.lemma[:1].isupper() for r in word.readings)
        and not any(r.name for r in word.readings)
    )


def _same_word(word: Word, entry: Entry) -> bool:
    """Whether the dictionary knows the form as the country's name, or knows it not at all; `Dana` is not Dania."""
    names = {n.casefold() for rows in entry.names.values() for n in rows}
    lemmas = {lemma.casefold() for lemma in word.lemmas}
    return word.foreign or not lemmas or bool(lemmas & names) or word.text.casefold() in names or word.text.isupper()


def _gender_agrees(rows: tuple[Word, ...], gender: str | None) -> bool:
    """`Cichanouska` is not Cichanouski: a surname that is only read in the other gender is another person's."""
    if gender is None:
        return True
    last = rows[-1]
    read = {
        ("f" if "f" in r.tag.split(":") else "m")
        for r in last.readings
        if r.name in ("nazwisko",) and len(r.values(("nom", "gen", "dat", "acc", "inst", "loc"))) < 6
    }
    if read and gender not in read:
        return False
    low = last.text.casefold()
    if gender == "m" and low.endswith(("ska", "cka", "ską", "cką", "skiej", "ckiej")):
        return False
    return not (gender == "f" and low.endswith(("skiego", "ckiego", "skiemu", "ckiemu", "skim", "ckim")))


def _person_base(rows: tuple[Word, ...], entry: Entry, known: Known) -> str:
    """The base form of the words as they stand: `Cole’a` → `Cole`, though the label says Coale."""
    if len(rows) == len(known.name.split()):
        return known.name
    return persons.base_form(rows, entry.gender)


def _body_base(rows: tuple[Word, ...], entry: Entry, known: Known) -> str:
    parts = known.name.split()
    if len(parts) > len(rows):
        return organisations.base_phrase(rows, 0)
    label = entry.label()
    if entry.type == "Country" and known.name not in entry.names.get("pl", ()) and known.name[:3] == label[:3]:
        return label  # `Indiach` is a form of Indie, not of India
    return known.name or label


# -- pass 2 --------------------------------------------------------------------------------------------------------


def _link_short(found: list[Found], sentences: list[Sentence]) -> list[Found]:
    """Surnames and acronyms alone: those of a full name of the document; unknown single names by the company they keep."""
    surnames: dict[str, list[Found]] = {}
    for row in found:
        if row.type == PERSON and (row.last > row.first or row.entry is not None):
            for key in {_last(row.base), _last(row.base).rpartition("-")[2]}:  # `Mulook` of Saif ul-Mulook
                rows = surnames.setdefault(key, [])
                if not any(_same_person(row, x) for x in rows):
                    rows.append(row)
    out: list[Found] = []
    covered = {(f.sentence, i) for f in found if f.span is None for i in range(f.first, f.last + 1)}
    for row in found:
        if row.type != "Unknown":
            out.append(row)
            continue
        match = _match(sentences[row.sentence][row.last], surnames) if row.first == row.last else None
        if match is not None:
            out.append(replace(row, type=PERSON, base=match.base.split()[-1], entry=match.entry, gender=match.gender))
    for number, sentence in enumerate(sentences):
        for at, word in enumerate(sentence):
            if (
                (number, at) in covered
                or not persons.capital(word)
                or (at == 0 and not word.foreign and not _only_a_name(word))
            ):
                continue
            match = _match(word, surnames)
            if match is not None:
                out.append(Found(number, at, at, PERSON, match.base.split()[-1], match.entry, match.gender))
    placed = {(o.sentence, o.first) for o in out if o.span is None}
    out += _settle(
        [f for f in found if f.type == "Unknown" and (f.sentence, f.first) not in placed],
        sentences,
    )
    return sorted(out, key=lambda f: (f.sentence, f.first, f.last, f.span or Span(0, 0)))


def _one_base(found: list[Found], sentences: list[Sentence]) -> list[Found]:
    """Case forms of one unknown person get one base form, the one told most often: `Asii Bibi`, `Asię Bibi` → `Asia Bibi`."""
    people = [f for f in found if f.type == PERSON and f.entry is None and f.last > f.first]
    counts: dict[str, int] = {}
    for row in people:
        counts[row.base] = counts.get(row.base, 0) + 1
    if len(counts) < 2:
        return found

    firsts = {r.lemma for f in people for r in named(sentences[f.sentence][f.first], "imię")}

    def base(row: Found) -> str:
        words = sentences[row.sentence][row.first : row.last + 1]
        forms = [set(stems(w.text)) for w in words]
        fits = [
            other
            for other in counts
            if len(parts := other.casefold().split()) == len(forms)
            and all(part in form for part, form in zip(parts, forms, strict=True))
        ]
        return max([row.base, *fits], key=lambda b: (b.split()[0] in firsts, counts[b], b == row.base, b))

    told = {id(row): base(row) for row in people}
    return [replace(f, base=told[id(f)]) if id(f) in told else f for f in found]


def _only_a_name(word: Word) -> bool:
    """A word that opens a sentence and can be read as a person's name, and as no common word."""
    return bool(named(word, "nazwisko")) or (bool(named(word, "imię")) and all(r.name for r in word.readings))


def _same_person(a: Found, b: Found) -> bool:
    if a.entry is not None or b.entry is not None:
        return a.entry is b.entry
    return a.base.casefold() == b.base.casefold()


def _last(base: str) -> str:
    return base.split()[-1].casefold()


def _match(word: Word, surnames: dict[str, list[Found]]) -> Found | None:
    """The one person of the document whose surname this form can be."""
    forms = set(stems(word.text)) | {r.lemma.casefold() for r in named(word, "nazwisko")}
    rows = [row for key in sorted(forms) for row in surnames.get(key, ())]
    exact = surnames.get(word.text.casefold(), [])
    rows = exact if len(exact) == 1 else rows
    same = word.text.casefold()  # `Kallas` of Kaja Kallas is she, though a man's name is read so too
    rows = [r for r in rows if _last(r.base) == same or _gender_agrees((word,), r.gender)]
    distinct: list[Found] = []
    for row in rows:
        if not any(_same_person(row, x) for x in distinct):
            distinct.append(row)
    first = len(distinct) > 1 and all(row.sentence > distinct[0].sentence for row in distinct[1:])
    return distinct[0] if len(distinct) == 1 or first else None  # the surname alone is hers whom the text brought first


def _settle(rows: list[Found], sentences: list[Sentence]) -> list[Found]:
    """Unknown single names: an organisation where the name recurs or acts, else left out."""
    counts: dict[str, int] = {}
    for row in rows:
        for stem in stems(row.base):
            counts[stem] = counts.get(stem, 0) + 1
    out: list[Found] = []
    for row in rows:
        word = sentences[row.sentence][row.first]
        base = _shared_base(row.base, counts)
        times = counts.get(base.casefold(), 1)
        if times >= 2 or row.last > row.first:
            out.append(replace(row, type="Organization", base=base if row.first == row.last else row.base))
        elif row.first and any(c.isupper() for c in word.text[1:]):
            out.append(replace(row, type="Organization"))
    return out


def _shared_base(form: str, counts: dict[str, int]) -> str:
    """The base form that most forms of the document share: `Ryanaira`, `Ryanairem` → `Ryanair`."""
    low = form.casefold()
    best = max(stems(form), key=lambda s: (counts.get(s, 0), s == low, -len(s)))
    return form[: len(best)] + best[len(form) :] if low.startswith(best[: len(form)]) else form[0] + best[1:]


# -- clusters ------------------------------------------------------------------------------------------------------


def _clusters(document: Document, sentences: list[Sentence], found: Iterable[Found]) -> Naming:
    rows = list(found)
    full: dict[str, list[str]] = {}  # surname, short name → full base forms of unknown persons, bodies
    for row in rows:
        if row.type == PERSON and row.entry is None and " " in row.base:
            bases = full.setdefault(row.base.split()[-1].casefold(), [])
            if row.base not in bases:
                bases.append(row.base)
        elif row.full is not None and row.full != row.base:
            bases = full.setdefault(row.base.casefold(), [])
            if row.full not in bases:
                bases.append(row.full)
    mentions: list[Mention] = []
    names: dict[str, dict[str, None]] = {}
    made: dict[str, Cluster] = {}
    for row in rows:
        words = sentences[row.sentence][row.first : row.last + 1]
        span = row.span or Span(words[0].start, words[-1].end)
        base = row.base
        if row.full is not None:
            key = row.full
        elif row.entry is None:
            candidates = full.get(base.casefold(), []) if row.type != PERSON or " " not in base else []
            key = candidates[0] if len(candidates) == 1 else base
        else:
            key = base
        identifier = (
            entity_iri(row.entry.key) if row.entry is not None else cluster_iri(document.text_id, key.casefold())
        )
        kind = row.entry.type if row.entry is not None else row.type
        if identifier not in made:
            label = row.entry.label() if row.entry is not None else key
            gender = row.entry.gender if row.entry is not None else row.gender
            made[identifier] = Cluster(identifier, kind, label, (), row.entry is not None, gender)
            names[identifier] = dict.fromkeys(row.entry.all_names() if row.entry is not None else (key,))
        if row.link is Link.NAMED:
            names[identifier].setdefault(base)
        mentions.append(Mention(span, span.of(document.text), row.shown or kind, base, identifier, row.link))
    clusters = tuple(replace(c, names=tuple(names[c.id])) for c in made.values())
    return Naming(tuple(sorted(mentions, key=lambda m: m.span)), clusters)
