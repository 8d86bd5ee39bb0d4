"""Deals in words: the exchange table, then each round with its legs, reasons and sentences."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Container, Iterator, Sequence
from typing import Any

from graph.analysis import phrases
from graph.analysis.deals import Found
from graph.analysis.denied import denials
from graph.derive.deals.legs import subjects
from graph.derive.deals.records import (
    DELIVERED,
    OFFERED,
    Amount,
    Item,
    Leg,
    Open,
    Reason,
    Round,
    Sentence,
    Total,
)
from graph.derive.deals.rounds import width
from graph.derive.deals.rules import matters, rules
from graph.view import words
from graph.view.dates import in_words
from graph.view.lawwords import law
from graph.view.reader import View
from graph.view.records import Count, Evidence
from graph.view.sourcewords import source_words
from graph.view.standing import Asked, InLaw
from graph.view.text import Line, evidence_lines, when

Law = Callable[[Asked], list[InLaw]]  # what acts make of a leg of sanctions


class Teller:
    """Says deals of one view in one language. `law` says how sanctions stood; without it no act is known."""

    def __init__(self, view: View, found: Found, lang: str, columns: int = 100, law: Law | None = None) -> None:
        self.view, self.found, self.lang, self.width, self.law = view, found, lang, columns, law

    # --- words

    def say(self, key: str, **values: object) -> str:
        return phrases.word("deals", key, self.lang).format(**values)

    def label(self, iri: str | None) -> str:
        return self.view.label(iri, self.lang) if iri else "?"

    def names(self, things: Sequence[str]) -> str:
        return ", ".join(self.label(t) for t in things)

    def when(self, r: Round) -> str:
        return in_words(_span(r.first, r.last), self.lang)

    def told(self, r: Round) -> str:
        """When the document told of an exchange of no named round."""
        return in_words(r.last, self.lang) or words.word("part", "undated", self.lang)

    def amount(self, amount: Amount | None) -> str:
        """`co najmniej 170 więźniów`; "" for none."""
        if amount is None:
            return ""
        count = Count(amount.value, amount.least, amount.most, amount.of, approximate=amount.approximate)
        return words.quantity(count, self.lang)

    def about(self, things: Sequence[str], keys: Sequence[str]) -> str:
        """`Belaruskalij, potas`."""
        said = [rules()["matters"][m][self.lang] for m in keys]
        return ", ".join(filter(None, [self.names(things), *said]))

    def leg(self, leg: Leg) -> str:
        """The leg in a few words: `uwolnienie więźniów: 250 więźniów`, `obiecane: wizyta: Łukaszenka`."""
        label = words.term(leg.items[0].item.type, self.lang)
        about = self.about(leg.subjects, leg.matters)
        if leg.family == "prisoners":
            said = " / ".join(self.amount(a) for a in leg.amounts)
            about = "; ".join(filter(None, (said, about)))
        elif leg.family == "sanctions":
            about = about or self.say("unnamed")
        text = f"{label}: {about}" if about else label
        if leg.state == DELIVERED:
            return text
        modes = sorted({words.word("mode", r.item.mode, self.lang) for r in leg.items if r.item.mode})
        state = ", ".join(modes) if leg.state == OFFERED and modes else phrases.word("deal_state", leg.state, self.lang)
        return f"{state}: {text}"

    def cell(self, leg: Leg) -> str:
        """The leg in a cell of the table: where sources differ, how; of sanctions, that the law is another matter."""
        notes = []
        if len(leg.statuses) > 1:
            notes.append(" / ".join(words.word("status", s, self.lang) for s in leg.statuses))
        if denied := self.denied(denials(self.view, leg)):
            notes.append(denied)
        if leg.family == "sanctions" and leg.state == DELIVERED:
            said = "; ".join(dict.fromkeys(row.short for row in self.in_law(leg)))
            notes.append(law("line", "inlaw", self.lang, text=said) if said else self.say("law"))
        return self.leg(leg) + (f" [{'; '.join(notes)}]" if notes else "")

    def in_law(self, leg: Leg) -> list[InLaw]:
        """What acts make of a lifting that is told as done: of its sentences, target by target."""
        if self.law is None or leg.family != "sanctions" or leg.state != DELIVERED:
            return []
        claims = dict.fromkeys(s.claim for row in leg.items for s in row.item.sentences)
        words = [word for m in leg.matters for word in rules()["matters"][m]["words"]]
        day = max((row.item.last for row in leg.items), default="")
        return self.law(Asked(tuple(claims), leg.subjects, words, day, leg.giver))

    def denied(self, found: Sequence[Evidence]) -> str:
        """`zaprzeczone: Departament Stanu USA (Rzeczpospolita)`: who says that what the leg tells of was not done."""
        who = dict.fromkeys(
            f"{' → '.join(e.speakers)} ({name})" if e.speakers else name
            for e in found
            for name in [e.source.publisher or e.source.title or e.source.name]
        )
        return self.say("denied", who=", ".join(who)) if who else ""

    def standing(self, leg: Leg) -> str:
        """`dokonane według PISM; zapowiedziane według OSW`: who says it is done, who that it is only agreed."""
        found: dict[str, set[str]] = {}
        for e in (e for row in leg.items for e in self.found.evidence(row.item).values()):
            found.setdefault(e.status, set()).add(e.source.publisher or e.source.title or e.source.name)
        by = self.say("by")
        return "; ".join(
            f"{words.word('status', s, self.lang)} {by}: {', '.join(sorted(names))}"
            for s, names in sorted(found.items())
        )

    def reason(self, reason: Reason) -> str:
        if reason.kind in rules()["cues"]:
            return f"„{reason.words}”" if self.lang == "pl" else f"“{reason.words}”"
        return phrases.word("deal_reason", reason.kind, self.lang).format(name=self.label(reason.words))

    def reasons(self, leg: Leg, sides: Sequence[str]) -> str:
        """Why the leg belongs to the round: the words of the sentences that are shown, then what else speaks for it."""
        shown = {s.claim for s in shown_sentences(leg)}
        rows = [r for row in leg.items for r in row.reasons if r.kind in rules()["cues"] and r.claim in shown]
        rows += [r for r in (leg.items[0].reasons if leg.items else ()) if r.kind not in rules()["cues"]]
        said = dict.fromkeys(self.reason(r) for r in rows if r.words not in sides)
        near = said and all(row.strength == "near" for row in leg.items)
        return "; ".join([*said, *([self.say("near")] if near else [])])

    def item(self, item: Item) -> str:
        """One item in a few words, without what others add to its leg."""
        about = self.about(subjects(item), sorted(matters(item)) if item.type == "SanctionLifting" else ())
        state = "" if item.status == "actual" else f" ({words.word('status', item.status, self.lang)})"
        return (
            words.term(item.type, self.lang)
            + state
            + ": "
            + "; ".join(
                filter(None, (self.amount(item.amount), about or self.say("unnamed") if not item.amount else about))
            )
        )

    # --- lines

    def lines(self, *, table_only: bool = False, hidden: int = 0) -> Iterator[Line]:
        deals = self.found.deals
        shown = [r for r in deals.rounds if r.legs]
        yield "title", self.say("title")
        if not (shown or deals.outside or deals.open):
            yield "soft", self.say("none")
            return
        for pair in sorted({r.sides for r in shown}):
            yield "", ""
            yield from self._table(pair, [r for r in shown if r.sides == pair])
        if hidden:
            yield "soft", phrases.say("more", self.lang, count=hidden)
        if not table_only:
            for r in shown:
                yield "", ""
                yield from self._round(r)
            yield from self._block("outside", deals.outside, self._apart)
        yield from self._block("totals", deals.totals, self._total)
        yield from self._block("open", deals.open, self._open)
        yield from self._block("held", deals.held, self._held)

    def _block(self, key: str, rows: Sequence[Any], tell: Callable[[Any], Iterator[Line]]) -> Iterator[Line]:
        if rows:
            yield "", ""
            yield "head", self.say(key)
            for row in rows:
                yield from tell(row)

    def _table(self, pair: Sequence[str], rounds: Sequence[Round]) -> Iterator[Line]:
        """One row a round: when, what the one side gave and promised, what the other."""
        left = 18
        wide = max(24, (min(self.width, 140) - left - 4) // 2)
        sides = [*pair, *[""] * (2 - len(pair))]
        heads = [self.say("gave", side=self.label(s)) if s else "" for s in sides]
        yield from _cells("item", [self.say("when"), *heads], (left, wide, wide))
        yield "soft", "─" * (left + 2 * wide + 4)
        for r in rounds:
            when = self.when(r) if r.talks else self.say("untimed", date=self.told(r))
            cells = ["\n".join("• " + self.cell(leg) for leg in r.legs if leg.giver == side) for side in sides]
            yield from _cells("", [when, *cells], (left, wide, wide))

    def _round(self, r: Round) -> Iterator[Line]:
        key, date = ("round", self.when(r)) if r.talks else ("summary", self.told(r))
        yield "head", f"{self.say(key, date=date)} — {self.names(r.sides)}"
        people = [
            p for p in r.participants if p not in r.sides and self.view.class_of(p) not in ("MediaOutlet", "Place")
        ]
        if people:
            yield from phrases.wrapped("", "  ", f"{self.say('participants')}: {self.names(people)}", self.width)
        for text, _ in r.mediators:
            yield from phrases.wrapped("", "  ", f"{self.say('mediators')}: {text}", self.width)
        for talk in sorted(r.talks, key=lambda t: (width(t), -len(t.things("participant")), t.id))[:1]:
            yield from self._sentences([talk])
        for leg in r.legs:
            yield from self._leg_lines(leg, r.sides)
        for exchange in r.exchanges:
            gave, got = (self._legs_of(r, ids) for ids in (exchange.gave, exchange.got))
            text = f"{self.say('exchange')} („{exchange.words}”): {gave} — {self.say('for_that')}: {got}"
            yield from phrases.wrapped("item", "  ", text, self.width, hang="  ")

    def _legs_of(self, r: Round, ids: Sequence[str]) -> str:
        items = {row.item.id: row.item for leg in r.legs for row in leg.items}
        return "; ".join(dict.fromkeys(self.item(items[i]) for i in ids if i in items))

    def _apart(self, leg: Leg) -> Iterator[Line]:
        """What belongs to no known round, with its day, since no round tells it."""
        first = leg.items[0].item
        yield from self._leg_lines(leg, when=in_words(_span(first.first, first.last), self.lang))

    def _leg_lines(self, leg: Leg, sides: Sequence[str] = (), when: str = "") -> Iterator[Line]:
        ends = self.label(leg.giver) if leg.giver else self.say("nogiver")
        ends += f" → {self.label(leg.receiver)}" if leg.receiver else ""
        note = f" ({self.say('inferred')})" if leg.inferred and leg.giver else ""
        head = " · ".join(filter(None, (when, f"{ends}{note}", self.leg(leg))))
        yield from phrases.wrapped("item", "  ", head, self.width, hang="    ")
        style = "" if leg.state == DELIVERED and leg.statuses == ("actual",) else "warn"
        yield from phrases.wrapped(style, "    ", self.standing(leg), self.width)
        denied = denials(self.view, leg)
        yield from phrases.wrapped("warn", "    ", self.denied(denied), self.width) if denied else ()
        if leg.family == "sanctions" and leg.state == DELIVERED:
            rows = [law("line", "inlaw", self.lang, text=row.text) for row in self.in_law(leg)]
            for text in dict.fromkeys(rows or [self.say("law")]):
                yield from phrases.wrapped("warn", "    ", text, self.width, hang="  ")
        if why := self.reasons(leg, sides):
            yield from phrases.wrapped("soft", "    ", f"{self.say('because')}: {why}", self.width)
        for text, _ in leg.conditions:
            yield from phrases.wrapped("", "    ", f"{self.say('conditions')}: {text}", self.width)
        for part in leg.parts:
            yield from phrases.wrapped("", "    ", f"{self.say('parts')}: {self.part(part)}", self.width)
        yield from self._sentences([row.item for row in leg.items], shown_sentences(leg))
        for e in denied:
            yield from evidence_lines(e, self.lang, self.width)

    def part(self, item: Item) -> str:
        """`wywiezienie więźniów, 15 osób, Litwa`."""
        things = self.names(item.things("destination", "patient", "actor" if item.type == "Refusal" else "patient"))
        count = self.amount(item.amount)
        return ", ".join(filter(None, (words.term(item.type, self.lang), count, things)))

    def _sentences(self, items: Sequence[Item], shown: Sequence[Sentence] = ()) -> Iterator[Line]:
        """One sentence of each document, and how many more there are."""
        evidence = {claim: e for i in items for claim, e in self.found.evidence(i).items()}
        shown = shown or first_sentences(items)
        for sentence in shown:
            yield from evidence_lines(evidence[sentence.claim], self.lang, self.width)
        if len(evidence) > len(shown):
            yield "soft", f"      {self.say('more', count=len(evidence) - len(shown))}"

    def _total(self, total: Total) -> Iterator[Line]:
        assert total.item.amount is not None
        yield from phrases.wrapped(
            "item", "  ", f"{self._date(total.item)} · {self.amount(total.item.amount)}", self.width
        )
        if total.rest is not None:
            known = " + ".join(words.number(k.amount.value, self.lang) for k in total.known if k.amount)
            text = self.say("rest", known=known, rest=words.number(total.rest, self.lang))
            yield from phrases.wrapped("warn", "    ", text, self.width)
        yield from self._sentences([total.item])

    def _date(self, item: Item) -> str:
        return when(self.found.told[item.id], self.lang) or words.word("part", "undated", self.lang)

    def _open(self, row: Open) -> Iterator[Line]:
        about = self.about(row.subjects, row.matters)
        label = words.term(row.type, self.lang) + (f": {about}" if about else "")
        yield from phrases.wrapped("item", "  ", f"{self.label(row.giver)} · {label}", self.width, hang="    ")
        last = {s.document: s for s in sorted((s for i in row.items for s in i.sentences), key=_published)}
        evidence = {claim: e for i in row.items for claim, e in self.found.evidence(i).items()}
        for s in sorted(last.values(), key=_published):
            e = evidence[s.claim]
            mode = words.word("mode", s.mode, self.lang) if s.mode else words.word("status", s.status, self.lang)
            text = f"{mode} — {source_words(e.source, self.lang, e.page)}"
            yield from phrases.wrapped("warn", "    ", text, self.width)
        yield from evidence_lines(evidence[max(last.values(), key=_published).claim], self.lang, self.width)

    def _held(self, item: Item) -> Iterator[Line]:
        who = "; ".join(filter(None, (self.amount(item.amount), self.names(item.things("patient")))))
        yield from phrases.wrapped("item", "  ", f"{self._date(item)} · {who}", self.width)
        yield from self._sentences([item])


def first_sentences(items: Sequence[Item], said: Container[str] = ()) -> list[Sentence]:
    """The sentence of each document to show: one whose claim is in `said`, else the first that is no heading."""
    best: dict[str, Sentence] = {}
    order = [s for i in items for s in sorted(i.sentences, key=lambda s: (s.claim not in said, s.start == 0, s.start))]
    for s in sorted(order, key=lambda s: s.claim not in said):
        best.setdefault(s.document, s)
    return sorted(best.values(), key=_published)


def shown_sentences(leg: Leg) -> list[Sentence]:
    """Of each document the sentence whose words say that the leg came of the round, else its first."""
    said = {r.claim for row in leg.items for r in row.reasons if r.kind in rules()["cues"]}
    return first_sentences([row.item for row in leg.items], said)


def _published(s: Sentence) -> tuple[str, Sentence]:
    return s.published or "9999", s


def _span(first: str, last: str) -> str:
    """Bounds as EDTF: one day, one month, or from one day to another."""
    if first == last:
        return first
    if first[:7] == last[:7] and first.endswith("-01") and last[-2:] in ("28", "29", "30", "31"):
        return first[:7]
    return f"{first}/{last}"


def _cells(style: str, cells: Sequence[str], widths: Sequence[int]) -> Iterator[Line]:
    """One row of a table whose cells are wrapped; a cell may hold several lines."""
    columns = []
    for cell, wide in zip(cells, widths, strict=True):
        lines = [
            row
            for part in cell.split("\n")
            for row in textwrap.wrap(part, wide, subsequent_indent="  " if part.startswith("•") else "") or [""]
        ]
        columns.append(lines)
    for number in range(max(len(c) for c in columns)):
        row = [c[number] if number < len(c) else "" for c in columns]
        yield style, "  ".join(text.ljust(wide) for text, wide in zip(row, widths, strict=True)).rstrip()
