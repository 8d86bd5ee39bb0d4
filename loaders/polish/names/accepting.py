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
from loaders.polish.names.near_misses import (
    begins_a_name,
    behind_a_genitive,
    common_opening,
    daughter,
    first_name_alone,
    first_name_before_surname,
    gender_agrees,
    inside_a_name,
    of_a_town,
    people,
    same_word,
    several,
    womans,
)
from loaders.polish.names.person_bases import base_form
from loaders.polish.names.person_context import first_name
from loaders.polish.names.phrase_bases import base_phrase
from loaders.polish.names.syllables import between as between_syllables
from loaders.polish.text.lexicon import FIRMS
from loaders.polish.text.name_heads import data, head_kind
from loaders.polish.text.words import Sentence, Word, is_initial
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

    def whole(self, number: int, sentence: Sentence, word_keys: list[frozenset[str]], row: Found) -> bool:
        """Whether the registry has the whole row as a name, or a longer one that begins where it does: `SMP Bank`."""
        known = self.first(number, sentence, word_keys, row.first)
        mine = [word for word in row.base.split() if word not in data()["legal_forms"]]
        return known is not None and known.last - known.first + 1 >= len(mine)

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
            first = _initial_of(entry, sentence, known.first) if single else known.first + office
            return Found(number, first, known.last, PERSON, base, entry, entry.gender)
        if single and (common_opening(sentence, known.first) or begins_a_name(sentence, known.first, entry)):
            return None
        if single and between_syllables(sentence, known.first):
            return None
        if (entry.type == "Country" or of_a_town(rows[0])) and single and not same_word(rows[0], entry):
            return None
        if entry.type == "Country" and single and (people(rows[0], entry) or numbered(sentence, known.first)):
            return None
        if single and len(rows[0].text) > 3 and rows[0].text.isupper() and any(w.text[1:].islower() for w in sentence):
            if not any(n.casefold() == rows[0].text.casefold() for n in entry.all_names()):
                return None  # `STAN` is no case form of Stany
        if single and entry.type in FIRMS and (last := daughter(sentence, known.first, known.name)) is not None:
            base = " ".join(
                [
                    known.name or rows[0].text,
                    *(w.text for w in sentence[known.first + 1 : last + 1] if w.text not in data()["legal_forms"]),
                ]
            )
            return Found(number, known.first, last, entry.type, base)
        if single and entry.type in FIRMS and known.first and first_name(sentence[known.first - 1]):
            return None  # `Eugene Kaspersky`
        if single and entry.type in BODIES and not rows[0].text.isupper() and inside_a_name(sentence, known.first):
            return None
        if single and entry.type == "MediaOutlet" and ends_a_name(sentence, known.first):
            return None
        if single and rows[0].text in data()["republic_declined"] and known.first:
            state = self._registry.get("country/pl")
            if state is not None and sentence[known.first - 1].lemmas & data()["of_the_republic"]:
                return Found(number, known.first, known.last, "Country", state.label(), state)
        if entry.type in BODIES and several(sentence, known):
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
        if entry.type in ("Place", "Country") and single and first_name_before_surname(sentence, known.first):
            return None
        if entry.type == "Place" and single and first_name_alone(rows[0], entry):
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
            if womans(before, sentence[at]) or not (apart or behind_a_genitive(sentence, known)):
                return False  # apart in `z Xi Jinpingiem Trump zapowiedział`
        if after is None or not person_words.capital(after):
            return True
        own = any(r.lemma in n.split() for n in known.entry.all_names() for r in named(after, "imię"))
        if named(after, "imię") and not own and after.cases == sentence[at].cases and not _goes_on(sentence, at + 2):
            return False  # `Asada Umara zatrzymano`: a surname of ours is the first name of another
        return not (named(after, "nazwisko") and named(sentence[at], "imię"))


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether the word at `at` may be the surname of the first name before it."""
    return at < len(sentence) and person_words.capital(sentence[at])


def _initial_of(entry: Entry, sentence: Sentence, surname: int) -> int:
    """`M. Kalesnikawa`: a surname takes the initial before it, where it is that of a first name."""
    before = sentence[surname - 1] if surname else None
    if before is None or not is_initial(before.text):
        return surname
    mine = any(name.startswith(before.text[:-1]) for name in entry.all_names() if " " in name)
    return surname - 1 if mine else surname


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
