"""Cards and paths as text for a terminal, as lines of (style, text): the CLI adds colours, a test reads the words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from graph.view import words
from graph.view.card import Card
from graph.view.dates import in_words
from graph.view.merging import merged_lines, why_lines, why_thing
from graph.view.reader import View
from graph.view.records import RELATION, Evidence, Happening
from graph.view.rounds import round_lines
from graph.view.sourcewords import source_words, speakers_words

Line = tuple[str, str]  # style (`title`, `head`, `item`, `warn`, `quote`, `soft`, "") and text


def card_lines(view: View, found: Card, lang: str, width: int = 100, *, why: bool = False) -> Iterator[Line]:
    """The card of a thing: names, posts, relations, events in time order, each with its sentence and source."""
    thing = found.thing
    yield "title", f"{thing.label(lang)} — {words.term(thing.type, lang)}"
    names = [n for n in thing.names if n != thing.label(lang)]
    yield from _fact("names", ", ".join(names), lang, width)
    yield from _fact("country", view.label(thing.country, lang) if thing.country else "", lang, width)
    yield from _fact("parents", ", ".join(view.label(p, lang) for p in thing.parents), lang, width)
    yield from _fact("members", ", ".join(view.label(m, lang) for m in found.members), lang, width)
    yield from _fact("same_as", ", ".join(thing.same_as), lang, width)
    yield from _fact("also_named", ", ".join(view.label(o, lang) for o in found.others), lang, width)
    for style, text in why_thing(view, thing.iri, lang) if why else ():
        yield from wrapped(style, "", text, width, hang="  ")
    if thing.posts:
        yield "head", words.word("part", "posts", lang)
        for post in thing.posts:
            of = f" — {view.label(post.of, lang)}" if post.of else ""
            span = f" ({in_words(post.start, lang)}–{in_words(post.end, lang)})" if post.start or post.end else ""
            yield "item", f"  {post.words.get(lang) or next(iter(post.words.values()), '')}{of}{span}"
    if found.held:
        yield from _holdings(view, found, lang, width)
    for part, rows in (("relations", found.relations), ("events", found.events)):
        if rows:
            yield "head", f"{words.word('part', part, lang)} ({len(rows)})"
            for row in rows:
                yield from happening_lines(view, row, lang, width, why=why)
    if found.hidden:
        yield "soft", words.word("part", "hidden", lang).format(count=found.hidden)
    if not (found.relations or found.events):
        yield "soft", words.word("part", "nothing", lang)


def _holdings(view: View, found: Card, lang: str, width: int) -> Iterator[Line]:
    """Who holds a share of it, and of what it holds one; what follows for sanctions is told by `kg status`."""
    from graph.view.ownershiptext import holding_words  # with the words of sanctions, which a card seldom needs

    for part, mine in (("held_by", True), ("holds", False)):
        rows = [h for h in found.held if (h.firm == found.thing.iri) is mine]
        if rows:
            yield "head", words.word("part", part, lang)
        for h in rows:
            other = view.label(h.holder if mine else h.firm, lang)
            yield from wrapped("", "  ", holding_words(h, other, lang), width, hang="  ")


def happening_lines(view: View, h: Happening, lang: str, width: int = 100, *, why: bool = False) -> Iterator[Line]:
    """One happening: date, type, what it is if not done, who in which role, and the sentences beneath.

    `why` adds how its claims came together, and who says what.
    """
    parts = [
        when(h, lang) or ("" if h.kind == RELATION else words.word("part", "undated", lang)),
        heading(view, h, lang),
        words.quantity(h.quantity, lang),
    ]
    yield from wrapped("item", "  ", " · ".join(filter(None, parts)), width)
    if not h.done:
        yield "warn", f"    {status(h, lang)}"
    if h.kind != RELATION:
        yield from wrapped("", "    ", roles(view, h, lang), width)
    rounds = (("soft", text) for text in round_lines(view, h, lang))
    for style, text in (*merged_lines(view, h, lang), *rounds, *(why_lines(view, h, lang) if why else ())):
        yield from wrapped(style, "    ", text, width, hang="  ")
    for evidence in h.evidence:
        yield from evidence_lines(evidence, lang, width)


def when(h: Happening, lang: str) -> str:
    """The date in words. A sum that is dated by when it was summed up is of the time until then: `do września 2025`."""
    date = h.date or ""
    summed = h.quantity is not None and h.quantity.basis == "total" and date.endswith("~")
    return in_words(f"../{date.rstrip('~')}" if summed else date, lang)


def heading(view: View, h: Happening, lang: str) -> str:
    """`Uwolnienie więźniów`; for a relation also what it joins: `stanowisko: specjalny wysłannik — USA`."""
    label = words.capital(words.term(h.type, lang))
    if h.kind != RELATION:
        beside = words.word("part", "state", lang) if h.state else words.word("stance", h.stance, lang)
        return label + (f" ({beside})" if beside else "")
    subject = [view.label(f.entity, lang) if f.entity else f.text for f in h.fillings if f.role == "subject"]
    rest = [view.label(f.entity, lang) if f.entity else f.text for f in h.fillings if f.role == "object"]
    text = [f.text for f in h.fillings if f.role not in ("subject", "object") and f.text]
    return f"{label}: " + " — ".join(filter(None, (", ".join(subject), ", ".join(text), ", ".join(rest))))


def status(h: Happening, lang: str) -> str:
    """What a happening that is not done is, in words: `PROPONOWANE (oferta). Źródło nie mówi, że się stało.`"""
    mode = f" ({words.word('mode', h.mode, lang)})" if h.mode else ""
    return f"{words.word('status', h.status, lang).upper()}{mode}. {words.word('sentence', h.status, lang)}"


def roles(view: View, h: Happening, lang: str) -> str:
    """`uczestnik: John Coale, USA; miejsce: Mińsk`."""
    rows: dict[str, list[str]] = {}
    for f in h.fillings:
        rows.setdefault(f.role, []).append(view.label(f.entity, lang) if f.entity else f.text)
    return "; ".join(f"{words.term(role, lang)}: {', '.join(names)}" for role, names in rows.items())


def evidence_lines(e: Evidence, lang: str, width: int = 100) -> Iterator[Line]:
    """The sentence in quotation marks, and beneath it where it stands."""
    marks = "„”" if lang == "pl" else "“”"
    yield from wrapped("quote", "      ", f"{marks[0]}{e.quote}{marks[1]}", width)
    said = f"{spoken}; " if (spoken := speakers_words(e.speakers, lang)) else ""
    cites = "".join(f"; {words.word('part', 'cites', lang)}: {c}" for c in e.cites)
    yield from wrapped("soft", "      ", f"— {said}{source_words(e.source, lang, e.page)}{cites}", width)
    if e.date_from is not None:
        yield from wrapped("soft", "      ", date_words(e.date_from, lang), width)
    if e.unsure is not None:
        yield from wrapped("soft", "      ", words.word("part", "unsure", lang).format(count=e.unsure), width)
    for value, by in e.rivals:
        whose = f" ({speakers_words((by,), lang)})" if by else ""
        text = f"{words.word('part', 'rival', lang)}: {words.number(value, lang)}{whose}"
        yield from wrapped("warn", "      ", text, width)


def date_words(date_from: str, lang: str) -> str:
    """That the sentence itself does not give the date, and from which words it is: `data wywnioskowana ze słów: „…”`."""
    return words.word("part", "date_from" if date_from else "date_inferred", lang).format(words=date_from)


def _fact(part: str, text: str, lang: str, width: int) -> Iterator[Line]:
    if text:
        yield from wrapped("", "", f"{words.word('part', part, lang)}: {text}", width, hang="  ")


def wrapped(style: str, indent: str, text: str, width: int, hang: str | None = None) -> Iterator[Line]:
    rows = textwrap.wrap(
        " ".join(text.split()),
        max(40, width),
        initial_indent=indent,
        subsequent_indent=indent + ("" if hang is None else hang),
        break_on_hyphens=False,
        break_long_words=False,
    )
    yield from ((style, row) for row in rows)
