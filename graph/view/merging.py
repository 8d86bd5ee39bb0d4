"""In words: which sources stand behind an event, where they differ, what it fulfils, and why its claims are one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.view import words
from graph.view.dates import in_words
from graph.view.reader import View
from graph.view.records import RELATION, Happening, Stated
from graph.view.sourcewords import source_short

Line = tuple[str, str]


def merged_lines(view: View, h: Happening, lang: str) -> Iterator[Line]:
    """What the sentences beneath do not say by themselves: differing values, promises kept, totals, support."""
    say = words.table("merge")
    for name in ("date", "quantity"):
        rows = [s for s in h.differing if s.property == name]
        if rows:
            told = "; ".join(f"{_value(view, s, lang)} ({_who(h, s.claims, lang)})" for s in rows)
            yield "warn", f"{say['differ'][lang]}: {told}"
    for iri in h.fulfils:
        promise = view.happening(iri)
        done, agreed = _all_sources([h], lang), _all_sources([promise], lang)
        yield (
            "warn",
            say["kept"][lang].format(done=done, agreed=agreed, status=words.word("status", promise.status, lang)),
        )
    for iri in h.fulfilled_by:
        event = view.happening(iri)
        when = in_words(event.date, lang) or words.word("part", "undated", lang)
        yield "warn", say["fulfilled"][lang].format(when=when, done=_all_sources([event], lang))
    if h.remainder is not None:
        known = [view.happening(iri) for iri in h.includes]
        parts = ", ".join(
            words.number(k.quantity.value, lang) for k in sorted(known, key=lambda k: k.when) if k.quantity
        )
        yield "warn", say["total"][lang].format(parts=parts, rest=words.number(h.remainder.value, lang))
    if h.support.documents > 1:
        yield "soft", support_words(h, lang)


def support_words(h: Happening, lang: str) -> str:
    """`2 dokumenty, 2 niezależne źródła, 20 marca 2026 – 31 marca 2026, ocena B1`."""
    s = h.support
    days = " – ".join(dict.fromkeys(in_words(d, lang) for d in (s.first, s.last) if d))
    text = words.table("merge")["support"][lang].format(documents=s.documents, publishers=s.publishers, grade=s.grade)
    return f"{text}; {days}" if days else text


def why_lines(view: View, h: Happening, lang: str) -> Iterator[Line]:
    """The id, then for each claim that came to another: what they share, each weight, and the sum; then who says what."""
    say = words.table("merge")
    yield "head", f"{say['why'][lang]} [{h.iri.rsplit('/', 1)[-1]}]"
    if h.support.documents <= 1:  # else it stands with the event
        yield "soft", support_words(h, lang)
    quotes = {e.claim: (e.quote, source_short(e.source, lang)) for e in h.evidence}
    if len(h.evidence) == 1 or h.kind == RELATION:
        yield "", say["single" if len(h.evidence) == 1 else "equal"][lang]
        return
    for join in h.joins:
        left, right = quotes.get(join.claim, ("", "")), quotes.get(join.to, ("", ""))
        yield "", f"• {_short(left[0], lang)} ({left[1]}) → {_short(right[0], lang)} ({right[1]})"
        shared = ", ".join(_reason(view, what, value, weight, lang) for what, value, weight in join.reasons)
        how = say[f"how_{join.how}"][lang]
        total = f" = {words.number(join.score, lang)}" if join.score else ""
        yield "soft", f"  {how}{': ' if shared else ''}{shared}{total}"
    for s in h.stated:
        name = words.word("merge", s.property, lang) if s.property in say else words.term(s.property, lang)
        yield "soft", f"{name}: {_value(view, s, lang)} — {_who(h, s.claims, lang)}"


def why_thing(view: View, iri: str, lang: str) -> Iterator[Line]:
    """Which documents' names were joined into this thing, and by which signals."""
    say = words.table("merge")
    rows = []
    for source, found in view.joined(iri):
        shared = ", ".join(
            f"{say.get(what, {}).get(lang, what)}: {value} ({weight:g})" for what, value, weight in found.reasons
        )
        rows.append(f"{source_short(source, lang)}: {shared or say['how_judged'][lang]}")
    yield from (("soft", row) for row in dict.fromkeys(rows))  # a document may have two names of one weight


def _reason(view: View, what: str, value: str, weight: float, lang: str) -> str:
    say = words.table("merge")
    if what in ("day", "period"):
        text = f"{say[what][lang]} {in_words(value, lang)}"
    elif what in ("near", "overlap"):
        text = f"{say[what][lang]} {' / '.join(in_words(d, lang) for d in value.split())}"
    elif what in ("count", "bounds", "alike"):
        text = f"{say[what][lang]} {' / '.join(words.number(float(n), lang) for n in value.split())}"
    elif what in say:
        text = say[what][lang] + (f" {view.label(value, lang)}" if what == "beside" else "")
    else:
        text = f"{words.term(what, lang)}: {view.label(value, lang)}"
    return f"{text} ({words.number(weight, lang)})"


def _value(view: View, s: Stated, lang: str) -> str:
    if s.entity:
        return view.label(s.entity, lang)
    return words.quantity(s.count, lang) if s.count else in_words(s.text, lang) if s.property == "date" else s.text


def _who(h: Happening, claims: Iterable[str], lang: str) -> str:
    wanted = set(claims)
    return "; ".join(dict.fromkeys(source_short(e.source, lang) for e in h.evidence if e.claim in wanted))


def _all_sources(rows: Iterable[Happening], lang: str) -> str:
    return "; ".join(dict.fromkeys(source_short(e.source, lang) for h in rows for e in h.evidence))


def _short(quote: str, lang: str) -> str:
    text = " ".join(quote.split())
    marks = "„”" if lang == "pl" else "“”"
    return f"{marks[0]}{text if len(text) < 80 else text[:77] + '…'}{marks[1]}"
