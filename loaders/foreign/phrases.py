"""The phrases that clauses in other languages are made of: names with their titles, lists of them, counted people, times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.foreign.frames import Grammar
from loaders.foreign.times import Time, time_at
from loaders.foreign.words import PLACES, Item
from ontology.claims import Link, Mention, Quantity, Span

_MODIFIERS = 3  # words between a number and whom it counts


class Phrases:
    """Finds phrases in the sentences of one document; each method says where the phrase ends."""

    def __init__(self, grammar: Grammar, lang: str, published: str | None) -> None:
        self._grammar = grammar
        self._lang = lang
        self._published = published

    def time(self, items: Sequence[Item], at: int) -> Time | None:
        """`on Thursday`."""
        return time_at(items, at, self._lang, self._published)

    def place(self, items: Sequence[Item], at: int) -> tuple[Mention, int] | None:
        """`in Minsk`."""
        if at + 1 >= len(items) or items[at].low not in self._grammar.inside:
            return None
        name = items[at + 1].name
        return (name, at + 2) if name and name.type in PLACES and not items[at + 1].of else None

    def speaks(self, item: Item) -> bool:
        """Whether an item is a word of saying: `said`, `told`."""
        return item.low in self._grammar.said or item.low in self._grammar.told

    def describes(self, item: Item) -> bool:
        """Whether a word opens what is said of a name: an article, a title, `who`."""
        return item.name is None and any(
            item.low in words for words in (self._grammar.titles, self._grammar.modifiers, self._grammar.who)
        )

    def named(self, items: Sequence[Item], at: int) -> tuple[Mention, int] | None:
        """A name with the titles and lands before it: `the Lithuanian President Gitanas Nausėda`.

        Titles ask for a person at the end (`the president of Belarus` alone is nobody by name).
        """
        titled = kind = False
        end = at
        while end < len(items):
            item = items[end]
            if item.name is None:
                if item.low in self._grammar.titles:
                    titled = True
                elif item.low in self._grammar.kinds:
                    kind = True
                elif not (titled and item.low in self._grammar.of) and item.low not in self._grammar.modifiers:
                    break
            end += 1
        if end == at or (head := items[end - 1]).name is None or head.of or head.name.link is not Link.NAMED:
            return None
        if (titled and head.name.type != "Person") or (kind and head.name.type in ("Person", *PLACES)):
            return None
        if head.name.type == "Person" and self._of_him(items[at : end - 1]):
            return None
        before = [i for i in items[at : end - 1] if i.name is not None and not i.of]
        if not self._told_apart(items[at:end], head.name):
            return None
        if head.name.type in PLACES and not all(i.name and i.name.link is Link.ADJECTIVE for i in before):
            return None  # `Lithuania Minsk`: two names side by side that nothing joins
        return head.name, end

    def _of_him(self, before: Sequence[Item]) -> bool:
        """`the lawyer of Alexei Navalny`: a title, `of` and a person name somebody who is his."""
        at = next((n for n, i in enumerate(before) if i.name is None and i.low in self._grammar.of), None)
        return at is not None and not any(i.name is not None for i in before[at:])

    def _told_apart(self, run: Sequence[Item], head: Mention) -> bool:
        """Whether the last name of a run is surely he who is meant, not he whose envoy or aide somebody is.

        `Trump envoy John Coale` is Coale. So is `представитель Трампа Джон Коул`; but `представитель Лукашенко` is not Lukashenko,
        and `с представителем Трампа` not Trump: case has to tell.
        """
        persons = [n for n, i in enumerate(run) if i.name is not None and i.name.type == "Person" and not i.of]
        if not self._grammar.cases:
            return all(run[n + 1].low in self._grammar.aides for n in persons[:-1])
        if not any(i.name is None and i.low in self._grammar.aides for i in run):
            return len(persons) < 2
        between = run[-2].name is not None
        own_case = head.text == head.lemma or head.text.endswith(self._grammar.instrumental)
        return (
            (len(persons) > 1 or between or " " in head.text)
            and own_case
            and head.lemma[-1] not in self._grammar.unchanging
        )

    def listed(self, items: Sequence[Item], at: int) -> tuple[list[Mention], int]:
        """`A`, `A and B`, `A, B and C`; commas alone make no list (`Coale met Lukashenko, Trump said`)."""
        first = self.named(items, at)
        if first is None:
            return [], at
        found, end = [first[0]], first[1]
        joined: list[Mention] = []
        here = end
        while here < len(items):
            comma = items[here].low == ","
            last = here + comma < len(items) and items[here + comma].low in self._grammar.and_
            if not comma and not last:
                break
            row = self.named(items, here + comma + last)
            if row is None:
                break
            joined.append(row[0])
            here = row[1]
            if last:
                if here < len(items) and self.speaks(items[here]):
                    break
                return [*found, *joined], here
        return found, end

    def among(self, items: Sequence[Item], at: int) -> tuple[list[Mention], int]:
        """`, including A and B`, behind counted people."""
        start = at + (at < len(items) and items[at].low == ",")
        found, end = self.listed(items, _behind(items, start, self._grammar.among) or len(items))
        return (found, end) if found else ([], at)

    def source(self, items: Sequence[Item], at: int) -> tuple[Mention, int] | None:
        """`according to Coale`."""
        return self.named(items, _behind(items, at, self._grammar.according) or len(items))

    def counted(self, items: Sequence[Item], at: int) -> tuple[Quantity, int] | None:
        """`more than 50 political prisoners`."""
        start, bound = at, ""
        for words, kind in self._grammar.counts:
            if end := _behind(items, at, [words]):
                at, bound = end, kind
                break
        value = self._number(items[at]) if at < len(items) else None
        if value is None:
            return None
        end = at + 1
        while end < len(items) and end - at <= _MODIFIERS and self._qualifies(items[end]):
            end += 1
        if end >= len(items) or items[end].name or items[end].low not in self._grammar.people:
            return None
        exact = Quantity(
            value, value, value, of=items[end].low, span=Span(items[start].span.start, items[end].span.end)
        )
        if bound == "approximate":
            exact = replace(exact, least=None, most=None, approximate=True)
        elif bound:
            exact = replace(exact, most=None) if bound == "least" else replace(exact, least=None)
        return exact, end + 1

    def _qualifies(self, item: Item) -> bool:
        return (item.name is not None and item.name.link is Link.ADJECTIVE) or item.low in self._grammar.modifiers

    def _number(self, item: Item) -> float | None:
        if item.low[0].isdecimal():
            digits = item.low.replace(",", "").replace(".", "")
            return float(digits) if digits.isdecimal() else None
        value = self._grammar.numbers.get(item.low)
        return float(value) if value is not None else None

    def noun(self, items: Sequence[Item], at: int, nouns: frozenset[str]) -> int | None:
        """Where `new EU sanctions` ends; None where another noun stands there."""
        while at < len(items) and items[at].low not in nouns:
            item = items[at]
            if item.name is None and item.low not in self._grammar.modifiers:
                return None
            at += 1
        return at + 1 if at < len(items) else None


def _behind(items: Sequence[Item], at: int, phrases: Sequence[tuple[str, ...]]) -> int:
    """Where the one of `phrases` that stands at `at` ends; 0 where none does."""
    return next((at + len(p) for p in phrases if tuple(i.low for i in items[at : at + len(p)]) == p), 0)
