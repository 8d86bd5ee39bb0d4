"""What clauses of a sure grammar may say in each language, read from `data/clauses/<language>.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from loaders.foreign.words import DATA
from ontology.claims import Status
from ontology.tables import read_table

FOLDER = DATA / "clauses"
_FORMS = {
    1: (0, 0, 0, 0),
    2: (0, 0, 0, 1),
    4: (0, 1, 2, 3),
}  # how many forms a row has → which one goes with m, f, n, plural


@dataclass(frozen=True, slots=True)
class Words:
    """A set of words, some of them told by their beginning alone (`politic-`)."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]

    @classmethod
    def of(cls, listed: str) -> Words:
        """The set that a line of a table lists."""
        words = listed.split()
        return cls(frozenset(w for w in words if not w.endswith("-")), tuple(w[:-1] for w in words if w.endswith("-")))

    def __contains__(self, low: str) -> bool:
        return low in self.whole or low.startswith(self.beginnings)


@dataclass(frozen=True, slots=True)
class Verb:
    """A group of verb words: `will release` is planned and active, `не был освобождён` negated, passive and masculine.

    `agrees` are the genders (0 masculine, 1 feminine, 2 neuter, 3 plural) that its subject may have.
    """

    words: tuple[str, ...]
    passive: bool
    status: Status
    agrees: frozenset[int]


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to tell a happening: its verb and which part of the clause fills which role."""

    type: str
    verbs: tuple[Verb, ...]
    subject: str
    object: str
    nouns: frozenset[str]  # what stands as the object in place of a name: `sanctions`
    people: bool  # counted people may be the object
    lands: bool  # its subject is no person: `Lukashenko bombed` is no attack of his own
    strict: bool  # a preposition of it without a name makes it tell something else: `invited to resign`
    personal: bool  # some person takes part: `Poland met Belarus in Warsaw` may be a game
    unless: Words  # words of a sentence that make it tell something else: `released from hospital`
    passive: str  # the role of the subject of the passive, "" where there is none
    by: str  # the role behind `by`
    prepositions: Mapping[str, str]
    needs: tuple[str, ...]
    at_least: int  # how many there must be of the first of `needs`
    examples: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of one language that the reading of clauses asks for, and its frames."""

    frames: tuple[Frame, ...]
    cases: bool  # the language tells subject and object by case
    unsure: Words
    open_plans: Words  # a plan beside one of these hangs on something: `in exchange for`
    titles: Words
    aides: Words  # titles of those who are somebody's: `envoy`
    modifiers: Words
    who: Words  # opens a relative clause behind a subject
    kinds: Words  # before the name of a firm or an office alone: `bank Belarusbank`; `bank Lukashenko` is not his name
    adverbs: Words
    closing: Words
    and_: Words
    that: Words
    said: Words
    told: Words
    by: Words
    of: Words  # joins a title and what it is of: `president of Belarus`
    inside: Words  # `in`, before a place
    people: Words
    among: tuple[tuple[str, ...], ...]  # `including`
    according: tuple[tuple[str, ...], ...]  # `according to`
    counts: tuple[tuple[tuple[str, ...], str], ...]  # `more than` → least; `about` → approximate; `up to` → most
    numbers: Mapping[str, int]
    instrumental: tuple[str, ...]  # endings of names in the instrumental
    helpers: frozenset[str]  # forms of the auxiliaries
    denial: Words  # `не`, that may stand before an auxiliary behind its participle
    unchanging: str  # last letters of names that have no cases


@cache
def languages() -> tuple[str, ...]:
    """The languages with clauses: `be`, `en`, `ru`."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


@cache
def grammar(lang: str) -> Grammar:
    """The grammar of a language, made once.

    >>> grammar("en").frames[0].type          # doctest: +SKIP
    'Meeting'
    """
    raw = read_table(FOLDER / f"{lang}.yaml")

    def words(key: str) -> Words:
        return Words.of(raw[key])

    def phrases(key: str) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(x.split()) for x in raw[key])

    frames = tuple(_frame(t, row, raw["groups"], raw["by"]) for t, rows in raw["frames"].items() for row in rows)
    return Grammar(
        frames, raw["cases"], words("unsure"), words("open_plans"), words("titles"), words("aides"), words("modifiers"), words("who"), words("kinds"), words("adverbs"), words("closing"),
        words("and"), words("that"), words("said"), words("told"), words("by"), words("of"), words("inside"), words("people"),
        phrases("among"), phrases("according"), tuple((tuple(x.split()), kind) for x, kind in raw["counts"].items()), raw["numbers"],
        tuple(raw.get("instrumental", "").split()),
        frozenset(" ".join(map(str, raw["groups"].get("helpers", {}).values())).split()), words("denial"), raw.get("unchanging", ""),
    )  # fmt: skip


def _frame(type_: str, row: Mapping[str, Any], groups: Mapping[str, Any], by: str) -> Frame:
    verbs = [verb for forms in row["verbs"] for verb in _verbs(forms, groups, bool(row.get("passive")))]
    needs = tuple(str(row.get("needs", "")).split())
    return Frame(
        type_, tuple(verbs), row.get("subject", ""), row.get("object", ""), frozenset(str(row.get("nouns", "")).split()),
        row.get("people", False), row.get("lands", False), row.get("strict", False), row.get("personal", False), Words.of(str(row.get("unless", ""))), row.get("passive", ""), row.get("by", row.get("subject", "")) if by else "",
        row.get("with", {}), needs, row.get("at_least", 1), tuple(row.get("examples", ())),
    )  # fmt: skip


def _verbs(forms: Mapping[str, str], groups: Mapping[str, Any], passive: bool) -> Iterator[Verb]:
    """Each pattern of `groups` (`had not {done}`) with each form of the verb, and with whom that form agrees."""
    rows = {key: str(value).split() for key, value in forms.items() if key != "then"}
    then = tuple(str(forms.get("then", "")).split())
    helpers = {key: str(value).split() for key, value in groups.get("helpers", {}).items()}
    for voice in ("active", "passive") if passive else ("active",):
        for status, patterns in groups[voice].items():
            for pattern in patterns:
                made: dict[tuple[str, ...], set[int]] = {}
                for gender in range(4):
                    words = [_word(part, {**helpers, **rows}, gender) for part in pattern.split()]
                    if all(words):
                        made.setdefault((*(w or "" for w in words), *then), set()).add(gender)
                for group, genders in made.items():
                    yield Verb(group, voice == "passive", Status(status), frozenset(genders))


def _word(part: str, rows: Mapping[str, list[str]], gender: int) -> str | None:
    """`{past}` as its form for a gender; a plain word as it is; None where the verb has no such form."""
    if not part.startswith("{"):
        return part
    forms = rows.get(part.strip("{}"))
    return forms[_FORMS[len(forms)][gender]] if forms else None
