"""Embassies and consulates, whose name is whose they are and where: `ambasada Meksyku`, `rosyjski konsulat w Gdańsku`.

All ways of naming one lead to one name, `konsulat generalny Rosji w Gdańsku`; as they stand they are kept as further names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.polish.names.bodies import Owners
from loaders.polish.names.found import Found
from loaders.polish.names.lookup import MISSIONS, RegistryIndex
from loaders.polish.names.phrase_bases import adjective_base, base_phrase
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import CASES, GENDERS, Sentence
from ontology.registry import Entry, Registry

_TOLD = frozenset({"fin", "praet", "inf", "ppas"})


class Missions:
    """Finds missions in a sentence whose countries and places are found already."""

    def __init__(self, registry: Registry, index: RegistryIndex, owners: Owners) -> None:
        self._embassies = [  # and the Polish names by which they are embassies
            (entry, names)
            for entry in registry
            if (names := [low for n in entry.names.get("pl", ()) if "ambasada" in (low := n.casefold())])
        ]
        self._index = index
        self._owners = owners

    def find(self, number: int, sentence: Sentence, at: int, found: Sequence[Found]) -> Found | None:
        """The mission whose noun is the word `at`: registered or minted; none where nothing tells whose it is."""
        end = at  # `Konsulat Generalny`: its adjective is inflected with it
        while end + 1 < len(sentence) and self._own_adjective(sentence, at, end + 1):
            end += 1
        countries = [f for f in found if f.entry is not None and f.entry.type == "Country"]
        before = next((f for f in countries if f.first == at - 1 and f.span is not None), None)
        after = next((f for f in countries if f.first == end + 1 and f.span is None), None)
        if after is not None and not ("gen" in sentence[after.first].cases or sentence[after.first].text.isupper()):
            after = None
        edge = after.last if after is not None else end
        city = next((f for f in found if f.first == edge + 2 and f.type == "Place"), None)
        if city is not None and sentence[edge + 1].text not in ("w", "we"):
            city = None
        told = after or before
        owner = told.entry if told is not None else self._sender(sentence, countries, at, city)
        if city is not None and (known := self._known(sentence, at, city, owner)) is not None:
            return Found(number, at, at, known.type, "ambasada", known)
        if owner is None or (city is None and _several(sentence, at, before is not None)):
            return None
        noun = sorted(sentence[at].lemmas & MISSIONS)[0]
        kind = _base(sentence, at, end).casefold().split()[1:]
        where = " ".join(w.text for w in sentence[edge + 1 : city.last + 1]) if city is not None else ""
        base = f"{noun} {self._owners.genitive(owner)}"
        full = " ".join(x for x in (noun, *kind, self._owners.genitive(owner), where) if x)
        said = self._said(sentence, at, end, before, after)
        also = tuple(dict.fromkeys(([said] if told else []) + ([f"{said} {where}"] if where else [])))
        return Found(number, at, at, "GovernmentBody", base, full=full if full != base else None, also=also)

    def _own_adjective(self, sentence: Sentence, at: int, index: int) -> bool:
        word = sentence[index]
        return "adj" in word.pos and not self._index.adjective(word) and bool(word.cases & sentence[at].cases)

    @staticmethod
    def _sender(sentence: Sentence, countries: Sequence[Found], at: int, city: Found | None) -> Entry | None:
        """`Amerykanie będą chcieli otworzyć ambasadę w Mińsku`, `ambasadę w Mińsku USA otworzą`: the one other state, where
        it runs a mission of its own; one that follows only where the verb does too."""
        if city is None or city.entry is None or not city.entry.country:
            return None
        acts, host = lexicon().acts_on_missions, city.entry.country
        others = [(f.first, f.entry) for f in countries if f.entry is not None and f.entry.key != host]
        own = any("swój" in w.lemmas for w in sentence[max(0, at - 3) : at])
        rows: dict[str, Entry] = {}
        if own or any(w.lemmas & acts for w in sentence[:at]):
            rows = {entry.key: entry for first, entry in others if first < at}
        elif any(w.lemmas & acts and not w.pos.isdisjoint(_TOLD) for w in sentence[city.last + 1 :]):
            rows = {entry.key: entry for _, entry in others}
        return next(iter(rows.values())) if len(rows) == 1 else None

    def _known(self, sentence: Sentence, at: int, city: Found, owner: Entry | None) -> Entry | None:
        """The one embassy of the registry in that city, where only one can be meant."""
        if "ambasada" not in sentence[at].lemmas:
            return None
        start = city.base.casefold()[:4]
        rows = [
            entry
            for entry, names in self._embassies
            if (owner is None or entry.country == owner.key) and any(start in n for n in names)
        ]
        return rows[0] if len(rows) == 1 else None

    @staticmethod
    def _said(sentence: Sentence, at: int, end: int, before: Found | None, after: Found | None) -> str:
        """The base form of the words as they stand: `Konsulat Generalny Republiki Białorusi`, `meksykańska ambasada`."""
        if after is not None:
            whose = " ".join(w.text for w in sentence[after.first : after.last + 1])
            return f"{_base(sentence, at, end)} {whose}"
        noun = _base(sentence, at, end)
        owners = [r for r in sentence[at - 1].readings if r.pos == "adj"] if before else []
        nouns = [r for r in sentence[at].readings if r.pos == "subst"]
        return f"{adjective_base(owners[0].lemma, nouns, sentence[at - 1].text)} {noun}" if owners else noun


def told_without_place(found: list[Found], sentences: Sequence[Sentence]) -> list[Found]:
    """`ambasada USA` alone is the one of the registry that the text names with its place: `amerykańska ambasada w Mińsku`.

    One that only speaks is another: `poinformowała ambasada USA w Wilnie`, in a text on the one in Mińsk.
    """
    known = {
        f.entry.key: f.entry
        for f in found
        if f.entry is not None and f.base[:8].casefold() == "ambasada" and not _speaks(sentences[f.sentence], f)
    }
    if not known:
        return found
    elsewhere = {f.base for f in found if f.entry is None and f.full is not None}
    out: list[Found] = []
    for row in found:
        opening = f"{row.base.casefold()} "
        rows = [
            entry
            for entry in known.values()
            if row.entry is None and any(n.casefold().startswith(opening) for n in entry.names.get("pl", ()))
        ]
        alone = len(rows) == 1 and row.base.startswith("ambasada ") and row.base not in elsewhere
        out.append(replace(row, entry=rows[0], type=rows[0].type) if alone else row)
    return out


def _speaks(sentence: Sentence, row: Found) -> bool:
    """Whether a verb of saying stands right before a mission, `poinformowała o tym` too, or within its few words behind it."""
    start = (
        row.first - 2 if [w.text for w in sentence[max(0, row.first - 2) : row.first]] == ["o", "tym"] else row.first
    )
    beside = (*sentence[max(0, start - 1) : start], *sentence[row.last + 1 : row.last + 5])
    return any(w.lemmas & lexicon().speech_verbs for w in beside)


def _base(sentence: Sentence, at: int, end: int) -> str:
    """The noun and its adjectives in the nominative, whatever letter they begin with: `konsulat generalny`."""
    nouns = [r for r in sentence[at].readings if r.pos == "subst"]
    own = (next((r.lemma for r in w.readings if r.pos == "adj"), w.text) for w in sentence[at + 1 : end + 1])
    bases = (adjective_base(x, nouns, w.text) for x, w in zip(own, sentence[at + 1 : end + 1], strict=True))
    return " ".join((base_phrase(sentence[at : at + 1], 0), *bases))


def _several(sentence: Sentence, at: int, owned: bool) -> bool:
    """`brytyjskie ambasady na świecie`, `zachodnich ambasad` are no one embassy: noun, or adjective before, is plural alone."""
    if all("pl" in r.values(("sg", "pl")) for r in sentence[at].readings):
        return True
    numbers = (
        set()
        if not owned
        else {
            number
            for noun in sentence[at].readings
            for adjective in sentence[at - 1].readings
            for number in noun.values(("sg", "pl")) & adjective.values(("sg", "pl"))
            if noun.values(CASES) & adjective.values(CASES) and noun.values(GENDERS) & adjective.values(GENDERS)
        }
    )
    return numbers == {"pl"}
