"""Whether the words where a name of the registry was found are that name: `Dana` is no Dania, `litewskie MSW` not ours."""

from __future__ import annotations

from dataclasses import replace

from loaders.polish.names import person_words, places
from loaders.polish.names.after_nouns import ends_a_name
from loaders.polish.names.bodies import BODIES, Owners
from loaders.polish.names.body import numbered
from loaders.polish.names.capitals import stands_for_state
from loaders.polish.names.forms import named
from loaders.polish.names.found import PERSON, Found
from loaders.polish.names.lookup import Known, RegistryIndex
from loaders.polish.names.person_bases import base_form
from loaders.polish.names.phrase_bases import base_phrase
from loaders.polish.text.lexicon import FIRMS
from loaders.polish.text.name_heads import data, head_kind
from loaders.polish.text.words import CASES, SPOKEN_CASES, Sentence, Word
from loaders.polish.units.agreement import one_phrase
from ontology.claims import Link
from ontology.registry import Entry, Registry


class Accepting:
    """Judges the finds of a `RegistryIndex` in their sentence."""

    def __init__(self, registry: Registry, index: RegistryIndex, owners: Owners) -> None:
        self._registry = registry
        self._index = index
        self._owners = owners

    def first(self, number: int, sentence: Sentence, word_keys: list[frozenset[str]], at: int) -> Found | None:
        """The longest name of the registry that stands at word `at` of sentence `number` and is meant there."""
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
            if not gender_agrees(rows, entry.gender):
                return None
            parts = known.name.split()  # `papież Franciszek`, at the head of a sentence `Papież Franciszek`
            office = (
                next((i for i, part in enumerate(parts) if part[:1].isupper()), 0) if len(parts) == len(rows) else 0
            )
            base = _person_base(rows[office:], entry, replace(known, name=" ".join(parts[office:])))
            return Found(number, known.first + office, known.last, PERSON, base, entry, entry.gender)
        if single and (_common_opening(sentence, known.first) or _begins_a_name(sentence, known.first, entry)):
            return None
        if (entry.type == "Country" or _of_a_town(rows[0])) and single and not _same_word(rows[0], entry):
            return None
        if entry.type == "Country" and single and (_people(rows[0], entry) or numbered(sentence, known.first)):
            return None
        if single and len(rows[0].text) > 3 and rows[0].text.isupper() and any(w.text[1:].islower() for w in sentence):
            if not any(n.casefold() == rows[0].text.casefold() for n in entry.all_names()):
                return None  # `STAN` is no case form of Stany
        if single and entry.type in FIRMS and (last := _daughter(sentence, known.first)) is not None:
            base = " ".join(
                [
                    known.name or rows[0].text,
                    *(w.text for w in sentence[known.first + 1 : last + 1] if w.text not in data()["legal_forms"]),
                ]
            )
            return Found(number, known.first, last, entry.type, base)
        if single and entry.type in BODIES and not rows[0].text.isupper() and _inside_a_name(sentence, known.first):
            return None
        if single and entry.type == "MediaOutlet" and ends_a_name(sentence, known.first):
            return None
        if entry.type in BODIES and _several(sentence, known):
            return None
        if entry.type == "Bank" and not single and self._adjective_before(sentence, known.first):
            return None
        if entry.country and any("rząd" in w.lemmas and w.text.islower() for w in rows):
            return None  # `litewski rząd` is Lithuania
        if entry.country and entry.type in BODIES:
            owner = self._owners.owner(sentence, word_keys, known.first, known.last)
            if owner is not None and owner.key != entry.country:
                # `ukraińskiej Rady Bezpieczeństwa Narodowego` is not that of the USA
                return self._of_another(number, sentence, known, owner)
        if (
            entry.type in ("Place", "Country")
            and single
            and known.first
            and person_words.capital(sentence[known.first - 1])
        ):
            before = sentence[known.first - 1]
            called = named(before, "imię") and not person_words.function_word(sentence, known.first - 1)
            if called and not named(before, "nazwa_geograficzna"):
                return None
        if entry.type in ("Place", "Country") and single and _first_name_before_surname(sentence, known.first):
            return None
        if entry.type == "Place" and single and _first_name_alone(rows[0], entry):
            return None
        if entry.type in ("Place", "Country") and single and places.longer(sentence, known.first) is not None:
            return None  # `Frankfurt nad Menem` is another than the one on the Oder
        if (
            entry.type == "Place"
            and single
            and not self._index.adjective(sentence[min(known.first + 1, len(sentence) - 1)])
        ):
            if places.town(sentence, known.first, frozenset()) is not None:
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

    def _adjective_before(self, sentence: Sentence, at: int) -> bool:
        """`zarząd Eurazjatyckiego Banku Rozwoju`: with an adjective of its own, of no country, it is another bank."""
        before = sentence[at - 1] if at > 1 else None
        if before is None or not before.text[:1].isupper() or self._index.adjective(before):
            return False
        adjectives = (r for r in before.readings if r.pos == "adj" and not r.name)
        return one_phrase(adjectives, (r for r in sentence[at].readings if r.pos == "subst"))

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
        base = base_phrase(sentence[first : last + 1], 0)
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

    def _surname_alone(self, sentence: Sentence, known: Known) -> bool:
        """A registry surname without a first name; not where another first name stands before it."""
        at = known.first
        before = sentence[at - 1] if at else None
        after = sentence[at + 1] if at + 1 < len(sentence) else None
        if before is not None and (named(before, "imię") or (person_words.capital(before) and before.foreign)):
            apart = before.text.endswith(("em", "owi", "ą", "ę", "ego")) and sentence[at].text == known.name.split()[-1]
            if _womans(before, sentence[at]) or not (apart or _behind_a_genitive(sentence, known)):
                return False  # apart in `z Xi Jinpingiem Trump zapowiedział`
        return not (
            after is not None
            and person_words.capital(after)
            and (named(after, "nazwisko") and named(sentence[at], "imię"))
        )


def _womans(first: Word, surname: Word) -> bool:
    """Whether a first name in another case and a surname that women do not decline are one woman's: `Annę Łosik`, `z Anną Tusk`."""
    cases = frozenset(c for r in named(first, "imię") if r.values(("f",)) for c in r.values(CASES)) - {"nom", "voc"}
    return any(r.values(("f",)) and r.values(CASES) & cases for r in named(surname, "nazwisko"))


def _behind_a_genitive(sentence: Sentence, known: Known) -> bool:
    """`zdaniem Artioma Szrajbmana Łukaszenka będzie`: a man's first name and surname in the genitive, then another man's in its base form."""
    at = known.first
    if at < 2 or known.entry.gender != "m" or sentence[at].text != known.name.split()[-1]:
        return False
    two = sentence[at - 2 : at]
    return all(person_words.capital(w) and w.text.endswith("a") and not named(w, "imię") for w in two[1:]) and (
        person_words.capital(two[0]) and two[0].text.endswith(("a", "ego"))
    )


def _first_name_before_surname(sentence: Sentence, at: int) -> bool:
    """`Asia Bibi`: a word that is a first name too, with a capitalised word of no dictionary or a surname after it."""
    after = sentence[at + 1] if at + 1 < len(sentence) else None
    if after is None or not person_words.capital(after):
        return False
    if sentence[at].foreign:  # `Asii Bibi`: only a form of a foreign name of the continent
        return after.foreign
    return bool(named(sentence[at], "imię")) and (after.foreign or bool(named(after, "nazwisko")))


def _first_name_alone(word: Word, entry: Entry) -> bool:
    """`brat Borys` is not Borysów: a first name in its base form that no spelling of the place is."""
    firsts = {r.lemma for r in named(word, "imię")}
    names = {n.casefold() for n in entry.all_names()}
    return word.text in firsts and not {x.casefold() for x in word.lemmas} & names


def _begins_a_name(sentence: Sentence, at: int, entry: Entry) -> bool:
    """`Duma Boko`: a body's short name right before a capitalised word of no dictionary begins somebody's own name."""
    after = sentence[at + 1] if at + 1 < len(sentence) else None
    if entry.type != "GovernmentBody" or sentence[at].text.isupper() or after is None or not after.foreign:
        return False
    if "nom" not in sentence[at].cases or "gen" in sentence[at].cases:
        return False  # `rzecznik Kremla Dmitrij Pieskow`
    return after.text[:1].isupper() and after.text[1:].islower()


def _daughter(sentence: Sentence, at: int) -> int | None:
    """Last word of `Lukoil International`, `Rosneft Deutschland`: a firm with a word of firms behind its name is another firm."""
    words = data()["foreign_words"] | data()["daughters"]
    last = at
    while last + 1 < len(sentence) and (after := sentence[last + 1]).text[:1].isupper():
        if not (after.text.casefold() in words or (last > at and after.text in data()["forms"])):
            break
        last += 1
    return last if last > at else None


def _inside_a_name(sentence: Sentence, at: int) -> bool:
    """`Abdela Fataha el-Sisiego`: between a first name, or a word of no dictionary, and an Arabic article it is part of a name."""
    if not at or at + 1 >= len(sentence):
        return False
    before, after = sentence[at - 1], sentence[at + 1]
    return (
        person_words.capital(before)
        and (before.foreign or bool(named(before, "imię")))
        and after.text[:1].islower()
        and person_words.capital(after)
    )


def _common_opening(sentence: Sentence, at: int) -> bool:
    """A sentence-initial word that is also a common word."""
    return at == 0 and places.ordinary(sentence[at]) and not any(r.name for r in sentence[at].readings)


def _same_word(word: Word, entry: Entry) -> bool:
    """Whether the dictionary knows the form as the country's name, or knows it not at all; `Dana` is not Dania."""
    names = {n.casefold() for n in entry.all_names()}
    lemmas = {r.lemma.casefold() for r in word.readings if r.name != "nazwisko"}  # not `Fransie` of France
    return word.foreign or not lemmas or bool(lemmas & names) or word.text.casefold() in names or word.text.isupper()


def _of_a_town(word: Word) -> bool:
    """`Nowej Hucie` is no form of Huti: the dictionary knows the form as a place's name and as a common word."""
    return bool(named(word, "nazwa_geograficzna")) and places.ordinary(word)


def _people(word: Word, entry: Entry) -> bool:
    """`Hiszpanie`: of a land there is one, so what can only be the plural of its name are its people."""
    rows = [r for r in word.readings if r.lemma == entry.label()]
    return (
        bool(rows)
        and bool(word.lemmas & set(entry.demonyms))
        and all("pl" in r.tag.split(":") for r in rows)
        and not any("pt" in r.tag.split(":") for r in rows)
    )


def _several(sentence: Sentence, known: Known) -> bool:
    """`Ministerstwa tych krajów prowadzą rozmowy`: the plural of a body's head, which opens the sentence, is no one body."""
    word, head = sentence[known.first], known.name.split()[0].casefold()
    rows = [r for r in word.readings if r.pos == "subst" and r.lemma.casefold() == head and r.values(("nom",))]
    plural = [r for r in rows if "pl" in r.tag.split(":") and "pt" not in r.tag.split(":")]
    return known.first == 0 and bool(plural) and len(plural) == len(rows)


def gender_agrees(rows: tuple[Word, ...], gender: str | None) -> bool:
    """`Cichanouska` is not Cichanouski: a surname that is only read in the other gender is another person's."""
    if gender is None:
        return True
    last = rows[-1]
    read = {
        ("f" if "f" in r.tag.split(":") else "m")
        for r in last.readings
        if r.name in ("nazwisko",) and len(r.values(SPOKEN_CASES)) < 6
    }
    hers = any(r.name == "nazwisko" and r.values(("f",)) for r in last.readings)
    if read:  # `Kallas`, `Merkel`: a woman's too, though hers is not declined
        return gender in read or (hers and gender == "f")  # `Donalda Tuska`: the dictionary knows the form as a man's
    low = last.text.casefold()
    if gender == "m" and low.endswith(("ska", "cka", "ską", "cką", "skiej", "ckiej")):
        return False
    return not (gender == "f" and low.endswith(("skiego", "ckiego", "skiemu", "ckiemu", "skim", "ckim")))


def _person_base(rows: tuple[Word, ...], entry: Entry, known: Known) -> str:
    """The base form of the words as they stand: `Cole’a` → `Cole`, though the label says Coale."""
    if len(rows) == len(known.name.split()):
        return known.name
    return base_form(rows, entry.gender)


def _body_base(rows: tuple[Word, ...], entry: Entry, known: Known) -> str:
    parts = known.name.split()
    if len(parts) > len(rows):
        return base_phrase(rows, 0)
    label = entry.label()
    if entry.type == "Country" and known.name not in entry.names.get("pl", ()) and known.name[:3] == label[:3]:
        return label  # `Indiach` is a form of Indie, not of India
    return known.name or label
