"""The status of a thing as lines for a terminal and as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from graph.derive.sanctions import Stage, State
from graph.view.card import evidence_json
from graph.view.dates import in_words
from graph.view.lawwords import law
from graph.view.measures import Compared, Measure, Programme, Report, Status
from graph.view.ownershiptext import owned_json, owned_lines
from graph.view.sanctions import Sanctions
from graph.view.statewords import permits, programme_name, programme_words, span, state_words, when
from graph.view.text import Line, evidence_lines, wrapped
from graph.view.untested import untested_json, untested_lines
from ontology.dates import shift


def status_lines(s: Sanctions, found: Status, lang: str, width: int = 100) -> Iterator[Line]:
    """Measures by country, then what documents say beside them."""
    name = s.view.label(found.thing, lang)
    day = in_words(found.day, lang)
    yield "title", law("line", "title_at" if day else "title", lang, name=name, day=day)
    rows = {c: list(ms) for c, ms in groupby(found.measures, key=lambda m: m.programme.country)}
    held = {c: list(os) for c, os in groupby(found.owned, key=lambda o: o.country)}
    for country in sorted({*rows, *held}, key=lambda c: s.view.label(c, "en")):
        yield "head", s.view.label(country, lang)
        for measure in rows.get(country, ()):
            yield from _measure_lines(s, measure, found.day, lang, width)
        for owned in held.get(country, ()):
            yield from owned_lines(s, owned, lang, width)
    if found.without:
        names = "; ".join(f"{s.view.label(p.authority, lang)} — {programme_name(p, lang)}" for p in found.without)
        yield from wrapped("soft", "", law("line", "none", lang, text=names), width, hang="  ")
    yield "head", law("line", "reports", lang)
    if not (found.reports or found.untested or found.later):
        yield "soft", "  " + law("line", "noreports", lang)
    for report in found.reports:
        yield from _report_lines(s, report, lang, width)
    for row in found.untested:
        yield from untested_lines(s.view, row, lang, width)
    if found.later:
        yield "soft", "  " + law("line", "laterreports", lang, n=found.later)


def _measure_lines(s: Sanctions, m: Measure, day: str | None, lang: str, width: int) -> Iterator[Line]:
    kind = law("kind", m.programme.kind, lang)
    yield from wrapped(
        "item",
        "  ",
        f"{s.view.label(m.programme.authority, lang)} · {programme_name(m.programme, lang)} ({kind})",
        width,
    )
    if m.via == "sector":
        yield from wrapped("", "    ", law("line", "sector", lang, target=s.view.label(m.target, lang)), width)
    yield from wrapped("warn", "    ", state_words(s, m, lang), width)
    if (last := m.standing.stage) is not None and last != m.first and last.step != "licenses":
        note = f" — {text}" if (text := last.note.get(lang)) else ""
        words = f"{when(last, lang)}: {s.name(last.act, lang)}{note}"
        yield from wrapped(
            "", "    ", law("line", "changed", lang, step=law("step", last.step, lang), text=words), width
        )
    for permit in permits(s, m):
        yield from wrapped("", "    ", law("line", "allows", lang, text=permit.allows.get(lang, "")), width, hang="  ")
        if text := permit.excludes.get(lang):
            yield from wrapped("", "    ", law("line", "excludes", lang, text=text), width, hang="  ")
        if permit.until:
            yield "", "    " + law("line", "until", lang, day=in_words(permit.until, lang))
    if m.standing.state not in (State.NOT_DESIGNATED, State.LIFTED, State.EXPIRED):
        yield from wrapped("soft", "    ", law("line", "scope", lang, text=m.programme.scope.get(lang, "")), width)
    for stage in _later(m, day):
        words = f"{when(stage, lang)} {law('step', stage.step, lang)} — {s.name(stage.act, lang)}"
        yield from wrapped("soft", "    ", law("line", "later", lang, text=words), width, hang="  ")
    horizon = law("line", "horizon", lang, day=in_words(m.life.horizon, lang), by=s.name(m.life.horizon_by, lang))
    yield from wrapped("soft", "    ", horizon, width, hang="  ")


def _report_lines(s: Sanctions, report: Report, lang: str, width: int) -> Iterator[Line]:
    seen: list[str] = []
    for c in report.compared:
        seen.append(compared_words(s, c, lang))
    for words in dict.fromkeys(seen):
        yield from wrapped("item", "  ", words, width, hang="  ")
    groups = dict.fromkeys(c.group for c in report.compared if c.group)
    for group in groups:
        yield "soft", "    " + law("line", "named", lang, group=s.name(group, lang))
    yield from evidence_lines(report.evidence, lang, width)


def compared_words(s: Sanctions, c: Compared, lang: str) -> str:
    """`OFAC, lista SDN: ogłoszone jako zniesione; nie wczytano aktu (ostatnio znane: licencja; akty do …)`."""
    programme = programme_words(s, c.programme, lang)
    return law("line", "against", lang, programme=programme, finding=finding_words(s, c, lang))


def finding_words(s: Sanctions, c: Compared, lang: str) -> str:
    """How a claim compares with one measure, and by which act, without the name of the programme."""
    words = law("finding", c.finding, lang)
    if c.finding in ("no-act", "licence-no-act", "licence-otherwise", "agreed", "still-in-force"):
        state = law("short", c.state, lang)
        words += law("line", "lastknown", lang, state=state, day=in_words(c.horizon, lang))
    elif c.act:
        words += law("line", "bythen", lang, act=s.name(c.act, lang), day=span(*s.act_days(c.act), lang))
    return words + (law("line", "inferred", lang) if c.inferred else "")


def _later(m: Measure, day: str | None) -> list[Stage]:
    """Stages that the acts loaded know after the day asked for."""
    return [x for x in m.life.stages if day is not None and x.earliest > day]


# --- plain data


def status_json(s: Sanctions, found: Status, lang: str) -> dict[str, Any]:
    """All of it for programs; states by their codes, with words beside."""
    return {
        "id": found.thing,
        "name": s.view.label(found.thing, lang),
        "at": found.day,
        "measures": [_measure_json(s, m, lang) for m in found.measures],
        "ownership": [owned_json(s, o, lang) for o in found.owned],
        "no_record": [_programme_json(s, p, lang) for p in found.without],
        "reports": [report_json(s, r, lang) for r in found.reports],
        "uncompared": [untested_json(s.view, u, lang) for u in found.untested],
        "later_reports": found.later,
    }


def _named(s: Sanctions, iri: str, lang: str) -> dict[str, str]:
    return {"id": iri, "name": s.view.label(iri, lang)}


def _programme_json(s: Sanctions, p: Programme, lang: str) -> dict[str, Any]:
    return {
        "country": _named(s, p.country, lang),
        "authority": _named(s, p.authority, lang),
        "programme": {"id": p.iri, "name": programme_name(p, lang)},
        "kind": p.kind,
        "scope": p.scope.get(lang),
    }


def _measure_json(s: Sanctions, m: Measure, lang: str) -> dict[str, Any]:
    now = m.standing
    act = m.first or now.stage
    return {
        "id": m.iri,
        **_programme_json(s, m.programme, lang),
        "via": m.via,
        "target": _named(s, m.target, lang),
        "state": now.state.value,
        "known": now.known,
        "certainty": m.certainty,
        "delisted": now.state is State.LIFTED,
        "in_words": state_words(s, m, lang),
        "between": [now.before.value, now.after.value] if now.before and now.after else None,
        "since": {"earliest": act.earliest, "latest": act.latest} if act else None,
        "act": s.act_json(act.act, lang) if act else None,
        "imposed": (now.stage.imposed or None) if now.stage else None,
        "licences": [
            {
                "act": s.act_json(p.act, lang),
                "allows": p.allows.get(lang),
                "excludes": p.excludes.get(lang),
                "until": p.until,
            }
            for p in permits(s, m)
        ],
        "horizon": {"day": m.life.horizon, "by": {"id": m.life.horizon_by, "name": s.name(m.life.horizon_by, lang)}},
        "unknown_since": None if now.known else shift(m.life.horizon, 1),
        "change_told_by": list(m.told),
        "history": [
            {
                "earliest": x.earliest,
                "latest": x.latest,
                "step": x.step,
                "state": x.state_for(m.firm).value,
                "act": s.act_json(x.act, lang),
                "note": x.note.get(lang),
            }
            for x in m.life.stages
        ],
    }


def report_json(s: Sanctions, r: Report, lang: str) -> dict[str, Any]:
    return {
        **evidence_json(r.evidence),
        "compared": [
            {
                "programme": {"id": c.programme.iri, "name": programme_name(c.programme, lang)},
                "measure": c.sanction,
                "target": _named(s, c.target, lang),
                "named_as": s.name(c.group, lang) if c.group else None,
                "finding": c.finding,
                "in_words": compared_words(s, c, lang),
                "state": c.state,
                "act": s.act_json(c.act, lang) if c.act else None,
                "authority_inferred": c.inferred,
                "horizon": c.horizon,
            }
            for c in r.compared
        ],
    }
