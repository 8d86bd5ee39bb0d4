"""The rules of `rules.yaml`, and what they find in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from graph.derive.deals.records import Item, Reason
from ontology.tables import read_table


@cache
def rules() -> dict[str, Any]:
    """The contents of `rules.yaml`."""
    found: dict[str, Any] = read_table(files("graph.derive.deals") / "rules.yaml")
    return found


@cache
def family(type_: str) -> str | None:
    """The family of legs to which a type belongs; None for what nobody gives.

    >>> family("Pardon"), family("Attack")
    ('prisoners', None)
    """
    return next((name for name, types in rules()["legs"].items() if type_ in types), None)


@cache
def strand(type_: str) -> str:
    """What goes together in one leg, and what is met by what: the family, or the type where it stands apart.

    >>> strand("SanctionLifting"), strand("LicenceIssuance"), strand("Visit")
    ('sanctions', 'LicenceIssuance', 'Visit')
    """
    name = family(type_) or ""
    return type_ if name == "diplomacy" or type_ in rules()["apart_legs"] else name


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def cues(item: Item) -> Iterator[Reason]:
    """The words of its sentences that say it came of something: `rezultatem spotkania`, `w zamian`."""
    for sentence in item.sentences:
        for kind, pattern in rules()["cues"].items():
            if match := _pattern(pattern).search(sentence.quote):
                yield Reason(kind, match.group().strip(), sentence.claim)


def phrases(item: Item, rule: str) -> Iterator[tuple[str, str]]:
    """(words, claim) wherever the pattern `condition`, `mediator` or `earlier` stands in its sentences."""
    for sentence in item.sentences:
        if match := _pattern(rules()[rule]).search(sentence.quote):
            yield " ".join(match.group().split()).rstrip(" ,–-"), sentence.claim


def asks_others(item: Item) -> bool:
    """Whether it is sought of states that are no side of talks of two: `od państw europejskich oczekuje zniesienia sankcji`.

    Only where the source names no giver: what Belarus expects of European states is nothing that Washington would give.
    """
    if item.status != "proposed" or item.things(*rules()["givers"]):
        return False
    return all(_pattern(rules()["others"]).search(s.quote) for s in item.sentences)


def apart(posts: Iterable[str]) -> bool:
    """Whether somebody's post says that he does not speak for his state: Cichanouska's talks are none of Minsk's."""
    return any(_pattern(rules()["apart"]).search(post) for post in posts)


def of_prisoners(refusal: Item) -> bool:
    """Whether it is a refusal to leave or to be freed, by somebody who is no state: `odmówił opuszczenia kraju`."""
    return any(_pattern(rules()["leaving"]).search(s.quote) for s in refusal.sentences)


def private(posts: Iterable[str]) -> bool:
    """Whether all posts of somebody are of the kind that speaks for no state: a journalist, a laureate, a defender of rights."""
    rows = list(posts)
    return bool(rows) and all(_pattern(rules()["private"]).search(post) for post in rows)


def matters(item: Item) -> frozenset[str]:
    """What its sentences say it is about: `{"potash"}` for `sankcje na sektor potasowy`.

    Where several documents tell of it, what all of them say that say anything: a summary names more than its share.
    """
    by_document: dict[str, str] = {}
    for s in item.sentences:
        by_document[s.document] = by_document.get(s.document, "") + " " + s.quote.casefold()
    said = [
        {key for key, row in rules()["matters"].items() if any(word in text for word in row["words"])}
        for text in by_document.values()
    ]
    return frozenset(set.intersection(*named)) if (named := [m for m in said if m]) else frozenset()
