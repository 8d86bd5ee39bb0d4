"""Embassies and consulates, whose name is whose they are and where: `ambasada Meksyku`, `rosyjski konsulat w Gdańsku`.

All ways of naming one lead to one name, `konsulat generalny Rosji w Gdańsku`; as they stand they are kept as further names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.polish.names.bodies import Owners
from loaders.polish.names.found import Found, covered_by
from loaders.polish.names.lookup import MISSIONS, OUTPOSTS, RegistryIndex
from loaders.polish.names.phrase_bases import adjective_base, base_phrase
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import CASES, GENDERS, Sentence
from ontology.registry import Entry, Registry

_TOLD = frozenset({"fin", "praet", "inf", "ppas"})
_DIPLOMATIC = frozenset({"dyplomatyczny", "konsularny", "dyplomatyczna", "konsularna", "dyplomatyczne", "konsularne"})


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
        city = _city(number, sentence, edge + 1, found)
        told = after or before
        owner = told.entry if told is not None else self._sender(sentence, countries, at, city)
        if city is not None and (known := self._known(sentence, at, city, owner)) is not None:
            return Found(number, at, at, known.type, "ambasada", known)
        if _several(sentence, at, before is not None) and (city is None or owner is None):
            return None
        noun = sorted(sentence[at].lemmas & (MISSIONS | OUTPOSTS))[0]
        plural = any(r.values(("pl",)) for r in sentence[at].readings)
        if noun != "ambasada" and plural and city is not None and _joined(sentence, city):
            return None
        if (owner is None or noun in OUTPOSTS) and (city is None or noun == "ambasada"):
            return None
        kind = _base(sentence, at, end).casefold().split()[1:]
        if noun in OUTPOSTS and not _DIPLOMATIC.issuperset(kind):
            return None  # `placówka bankowa`
        where = " ".join(w.text for w in sentence[edge + 1 : city.last + 1]) if city is not None else ""
        whose = self._owners.genitive(owner) if owner is not None else ""
        base = " ".join(x for x in (noun, whose) if x)
        full = " ".join(x for x in (noun, *kind, whose, where) if x)
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


def _city(number: int, sentence: Sentence, at: int, found: Sequence[Found]) -> Found | None:
    """The town behind `w` at the word `at`: one that is found, or a name that nobody knows, as `konsulat w Irkucku`."""
    if at + 1 >= len(sentence) or sentence[at].text not in ("w", "we"):
        return None
    known = next((f for f in found if f.first == at + 1 and f.type == "Place"), None)
    word = sentence[at + 1]
    if known is not None or not word.text.istitle() or (number, at + 1) in covered_by(found):
        return known
    last = at + 1
    if "adj" in word.pos and at + 2 < len(sentence) and sentence[at + 2].text.istitle():
        last = at + 2  # `w Karlowych Warach`
    return Found(number, at + 1, last, "Place", word.text)


def _joined(sentence: Sentence, city: Found) -> bool:
    """`konsulaty Rosji w Gdańsku i Krakowie` are no one consulate."""
    after = sentence[city.last + 1 : city.last + 3]
    return len(after) > 1 and after[0].text in (",", "i", "oraz") and after[1].text.istitle()


def one_of_its_town(found: list[Found], sentences: Sequence[Sentence]) -> list[Found]:
    """`konsulat w Poznaniu`, `rosyjska placówka w Poznaniu`: in one text the consulate of one town is one, whoever tells whose it is.

    One of which nothing tells whose it is stays where the text tells of one in that town, or where it is closed or opened.
    """
    rows = [(f, parts) for f in found if f.entry is None and f.full and (parts := _parts(f.full))]
    if not rows:
        return found
    by_town: dict[str, dict[str, list[Found]]] = {}
    for row, (_, owner, town) in rows:
        by_town.setdefault(town, {}).setdefault(owner, []).append(row)
    spoken = _spoken_of(sentences)
    renamed: dict[int, Found | None] = {}
    for owners in by_town.values():
        told = sorted(owner for owner in owners if owner)
        for owner, mine in owners.items():
            group = [*mine, *(owners[told[0]] if not owner and len(told) == 1 else ())]
            if owner and len(told) == 1:
                group += owners.get("", [])
            names = sorted({r.full for r in group if r.full}, key=_rank)
            also = tuple(dict.fromkeys(x for r in group for x in (r.full or "", *r.also) if x != names[0]))
            for row in mine:
                acted = _acted_on(sentences[row.sentence])
                kept = bool(told) or acted
                if row.base.split()[0] in OUTPOSTS:
                    kept = kept and (spoken or (bool(owner) and acted))
                renamed[id(row)] = replace(row, full=names[0], also=also) if kept else None
    out = (renamed.get(id(f), f) for f in found)
    return [f for f in out if f is not None]


def _parts(name: str) -> tuple[str, str, str] | None:
    """`konsulat generalny Rosji w Gdańsku` → (`konsulat generalny`, `Rosji`, `Gdańsku`); none of an embassy, or without a town."""
    head, _, town = name.replace(" we ", " w ").partition(" w ")
    words = head.split()
    if not town or words[0] not in MISSIONS | OUTPOSTS or words[0] == "ambasada":
        return None
    small = [w for w in words if w.islower()]
    return " ".join(small), " ".join(w for w in words if not w.islower()), town


def _rank(name: str) -> tuple[bool, bool, int, str]:
    """Of the names of one consulate the one that says most: `konsulat` before `placówka`, with its state, in full."""
    parts = _parts(name)
    return name.split()[0] in OUTPOSTS, not (parts and parts[1]), -len(name), name


def _spoken_of(sentences: Sequence[Sentence]) -> bool:
    """Whether a text is on diplomacy at all: `placówka` alone may be that of a bank."""
    told = MISSIONS | lexicon().of_missions | lexicon().diplomats
    return any(not w.lemmas.isdisjoint(told) for sentence in sentences for w in sentence)


def _acted_on(sentence: Sentence) -> bool:
    words = lexicon()
    return any(w.lemmas & words.acts_on_missions or w.lemmas & words.work_of_missions for w in sentence)


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
