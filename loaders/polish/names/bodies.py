"""Whose a body is: `litewskiego MSW`, `Sejmu Republiki Litewskiej`, `Sądu Miejskiego w Moskwie`; and its short forms.

A ministry of one country is not that of another that the registry happens to know by the same name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from loaders.polish.names.found import Found, covered_by
from loaders.polish.names.lookup import RegistryIndex
from loaders.polish.names.phrase_bases import base_phrase
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.morphology import Morphology
from loaders.polish.text.name_heads import data, head_kind
from loaders.polish.text.words import Sentence, Word
from loaders.polish.units.agreement import signs
from ontology.registry import Entry, Registry

BODIES = frozenset({"GovernmentBody", "Organization", "InternationalOrganization", "Bank", "PoliticalGroup"})
_SMALL = frozenset({"i", "oraz", "na", "w", "do", "ds.", "z", "nad", "o", "dla", "spraw", "rzecz", "przy", "im."})


class Owners:
    """The country that a body is said to be of."""

    def __init__(self, registry: Registry, index: RegistryIndex, morphology: Morphology) -> None:
        self._registry = registry
        self._index = index
        self._morphology = morphology
        self._genitives: dict[str, str] = {}
        self._others: dict[tuple[str, str], Entry | None] = {}

    def owner(self, sentence: Sentence, keys: list[frozenset[str]], first: int, last: int) -> Entry | None:
        """`ukraińska Rada …`, `Sejm Republiki Litewskiej`: by the adjective before or the genitive after."""
        if first:
            before = sentence[first - 1]
            rows = self._index.adjective(before) if "-" not in before.text else []
            if rows and before.cases & sentence[first].cases:
                mine, its = signs(before.readings), signs(sentence[first].readings)
                if mine & its or not (mine and its):  # not `wizyty delegacji amerykańskiej Centrum Praw Człowieka`
                    return rows[0][2]
        if last + 1 < len(sentence):
            after = sentence[last + 1]
            if after.text[:1].isupper() and ("gen" in after.cases or after.text.isupper()):
                for known in self._index.find(sentence, keys, last + 1):
                    if known.entry.type == "Country":
                        return known.entry
        return None

    def other(self, owner: Entry, name: str) -> Entry | None:
        """The registered body of a country that goes by a name that another country's has too."""
        key = (owner.key, name)
        if key not in self._others:
            wanted = set(name.casefold().split())
            rows = [
                (len(known), entry.key, entry)
                for entry in self._registry
                if entry.country == owner.key and entry.type in BODIES
                for known in entry.all_names()
                if wanted <= set(known.casefold().split()) and len(known.split()) <= len(wanted) + 2
            ]
            self._others[key] = min(rows, key=lambda row: row[:2])[2] if rows else None
        return self._others[key]

    def of(self, base: str, owner: Entry) -> str:
        """`Sąd Najwyższy` of Pakistan → `Sąd Najwyższy Pakistanu`."""
        return f"{base} {self.genitive(owner)}"

    def genitive(self, entry: Entry) -> str:
        """The genitive of a country's name, by the dictionary; a name of several words by its acronym, where it has one."""
        found = self._genitives.get(entry.key)
        if found is None:
            label = entry.label()
            rows = [] if " " in label else self._morphology.generate(label)
            tags = {tag.split(":")[1] for form, tag in rows if form == label and tag.startswith("subst")}
            forms = {
                f
                for f, tag in rows
                if tag.startswith("subst") and tag.split(":")[1] in tags and "gen" in tag.split(":")[2].split(".")
            }
            short = next((n for n in entry.all_names() if n.isupper() and n.isalpha()), None)
            found = min(forms, key=lambda f: (len(f), f)) if forms else short or label
            self._genitives[entry.key] = found
        return found


def qualified(sentence: Sentence, rows: list[Found], owners: Owners, keys: list[frozenset[str]]) -> list[Found]:
    """Unregistered bodies with the words beside them that tell them from others of their name."""
    starts = {f.first: f for f in rows if f.span is None}
    out: list[Found] = []
    for row in rows:
        if (
            row.entry is not None
            or row.full
            or row.also
            or row.span is not None
            or row.type not in BODIES
            or (head_kind(sentence[row.first]) is None and " " not in row.base)
        ):
            out.append(row)
            continue
        owner = owners.owner(sentence, keys, row.first, row.last)
        if owner is not None and row.type == "GovernmentBody":
            other = owners.other(owner, row.base)
            out.append(
                replace(row, entry=other) if other is not None else replace(row, full=owners.of(row.base, owner))
            )
            continue
        said = _place(sentence, row, starts)
        out.append(replace(row, full=f"{row.base} {said}") if said else row)
    return out


def _place(sentence: Sentence, row: Found, starts: dict[int, Found]) -> str:
    """`w Moskwie` after a court, `Bałtyku i Morza Czarnego` after an assembly."""
    at = row.last + 1
    if at >= len(sentence):
        return ""
    text = sentence[at].text
    if text in ("w", "we") and (place := starts.get(at + 1)) is not None and place.type == "Place":
        local = any(w.lemmas & data()["local_bodies"] for w in sentence[row.first : row.last + 1])
        return _said(sentence, at, place.last) if local else ""
    end = row.last
    while (place := starts.get(end + 1)) is not None and place.type == "Place" and "gen" in sentence[place.first].cases:
        end = place.last
        more = starts.get(end + 2) if end + 1 < len(sentence) and sentence[end + 1].text in ("i", "oraz") else None
        if more is not None and more.type == "Place" and "gen" in sentence[more.first].cases:
            end = more.last
    return _said(sentence, at, end) if end > row.last else ""


def _said(sentence: Sentence, first: int, last: int) -> str:
    return " ".join(w.text for w in sentence[first : last + 1])


def initials(name: str) -> frozenset[str]:
    """What a name of several words may be shortened to: `Związek Polaków na Białorusi` → ZPB, ZPnB."""
    words = [w for part in name.split() for w in part.split("-") if w]
    if len(words) < 2:
        return frozenset()
    big = "".join(w[0] for w in words if w.casefold() not in _SMALL)
    every = "".join(w[0] for w in words)
    return frozenset({big.upper(), every.upper()})


def short_forms(found: list[Found], sentences: Sequence[Sentence]) -> list[Found]:
    """Acronyms and bare head nouns of the bodies that the document names in full: `(OFAC)`, `ZPB`, `Komisja`."""
    bodies: dict[str, str] = {}
    for row in found:
        if (
            row.type in BODIES | {"Company", "MediaOutlet"}
            and row.span is None
            and row.entry is None
            and " " in row.base
        ):
            bodies.setdefault(row.full or row.base, row.type)
    if not bodies:
        return found
    letters: dict[str, list[str]] = {}
    for name in bodies:
        for short in initials(name) | initials(" ".join(name.split()[: max(2, len(name.split()) - 1)])):
            letters.setdefault(short, []).append(name)
    told = _told(found, sentences, bodies)
    out: list[Found] = []
    for row in found:
        if (
            row.entry is None
            and row.first == row.last
            and row.type in ("Unknown", "Organization", "Company", "GovernmentBody", "PoliticalGroup")
        ):
            text = sentences[row.sentence][row.first].text
            names = (
                [told[text]]
                if text in told
                else letters.get(text.upper(), [])
                if text.isupper() and len(text) > 1
                else []
            )
            if len(names) == 1:
                out.append(replace(row, type=bodies[names[0]], full=names[0]))
                continue
        out.append(row)
    return out


def _told(found: list[Found], sentences: Sequence[Sentence], bodies: dict[str, str]) -> dict[str, str]:
    """Short form → full name, where the text gives both: `Serbska Partia Demokratyczna (SDS)`."""
    starts = {(f.sentence, f.first): f for f in found if f.span is None}
    out: dict[str, str] = {}
    for row in found:
        name = row.full or row.base
        sentence = sentences[row.sentence]
        if (
            name in bodies
            and row.last + 3 < len(sentence)
            and sentence[row.last + 1].text == "("
            and sentence[row.last + 3].text == ")"
        ):
            short = starts.get((row.sentence, row.last + 2))
            if short is not None and short.entry is None and short.last == short.first:
                out.setdefault(sentence[short.first].text, name)
    return out


def bare_union(found: list[Found], sentences: Sequence[Sentence], union: Entry | None) -> list[Found]:
    """`państwa Unii`: with a capital, alone, and in a text that names no other union, it is the European one."""
    named = (w for f in found if f.span is None for w in sentences[f.sentence][f.first : f.last + 1])
    others = any("unia" in w.lemmas for w in named)
    if union is None or others:
        return found
    covered = covered_by(found)
    return found + [
        Found(number, at, at, union.type, "Unia", union)
        for number, sentence in enumerate(sentences)
        for at, word in enumerate(sentence)
        if "unia" in word.lemmas
        and word.text[:1].isupper()
        and not word.text.isupper()
        and (number, at) not in covered
        and not (at + 1 < len(sentence) and sentence[at + 1].text[:1].isupper())
        and not (at and sentence[at - 1].text[:1].isupper() and sentence[at - 1].lemmas.isdisjoint(lexicon().offices))
    ]


def bare_heads(found: list[Found], sentences: Sequence[Sentence]) -> list[Found]:
    """`Zgromadzenie wzywa`, `rzecznik Komisji`: a capitalised head noun alone means the body of the text that it heads."""
    named: dict[str, list[Found]] = {}
    for row in found:
        if row.span is None and row.type in BODIES and row.last > row.first:
            for word in sentences[row.sentence][row.first : row.last + 1]:
                if head_kind(word) is not None and word.text[:1].isupper():
                    for lemma in word.lemmas:
                        named.setdefault(lemma.casefold(), []).append(row)
                    break
    if not named:
        return found
    covered = covered_by(found)
    out = list(found)
    for number, sentence in enumerate(sentences):
        for at, word in enumerate(sentence):
            if (
                not at
                or (number, at) in covered
                or not word.text[:1].isupper()
                or word.text.isupper()
                or head_kind(word) is None
            ):
                continue
            if not sentence[at - 1].text[-1:].isalnum() or not _alone(sentence, at):
                continue
            rows = [r for lemma in sorted(word.lemmas) for r in named.get(lemma.casefold(), ())]
            things = {(r.entry.key if r.entry else (r.full or r.base)) for r in rows}
            if len(things) == 1:
                out.append(
                    replace(
                        rows[0],
                        sentence=number,
                        first=at,
                        last=at,
                        base=base_phrase((word,), 0),
                        full=None if rows[0].entry else rows[0].full or rows[0].base,
                    )
                )
    return out


def _alone(sentence: Sentence, at: int) -> bool:
    """No capitalised word beside it, which would make it a part of another name."""
    near: list[Word] = [sentence[x] for x in (at - 1, at + 1) if 0 <= x < len(sentence)]
    return not any(w.text[:1].isupper() for w in near)


def of_countries_told(found: list[Found], sentences: Sequence[Sentence]) -> list[Found]:
    """`Ministerstwo Finansów` without its country is a registered one only where the text names that country.

    An acronym alone (`szef MSW`) is that of the state which the text names most: in news of Latvia no Belarusian one.
    """
    counts = Counter(f.entry.key for f in found if f.entry is not None and f.entry.type == "Country")
    told = {f.entry.key for f in found if f.entry is not None and f.entry.type == "Country"} | {"country/pl"}
    told |= {f.entry.country for f in found if f.entry is not None and f.entry.type == "Place" and f.entry.country}
    beside = {
        (f.sentence, at) for f in found if f.entry is not None and f.entry.type == "Country" for at in (f.first, f.last)
    }
    out: list[Found] = []
    for row in found:
        entry = row.entry
        if entry is not None and entry.type == "GovernmentBody" and entry.country:
            word = sentences[row.sentence][row.first]
            shared = word.text in data()["shared_bodies"] or bool(word.lemmas & data()["shared_bodies"])
            alone = row.first == row.last and word.text.isupper() and row.full is None
            alone = alone and not beside & {(row.sentence, row.first - 1), (row.sentence, row.last + 1)}
            others = max((n for key, n in counts.items() if key not in (entry.country, "country/pl")), default=0)
            elsewhere = alone and entry.country != "country/pl" and counts[entry.country] < others
            if alone and entry.country == "country/pl" and others > 1:
                elsewhere = not any(
                    f.entry is not None and f.entry is not entry and "country/pl" in (f.entry.key, f.entry.country)
                    for f in found
                )  # `szef MSZ Jan Lipavský` in news of Czechia
            if shared and (entry.country not in told or elsewhere):
                out.append(replace(row, entry=None, full=None))
                continue
        out.append(row)
    return out
