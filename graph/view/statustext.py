"""The status of a thing as lines for a terminal and as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from graph.derive.sanctions import Stage, State
from graph.view.card import evidence_json
from graph.view.dates import in_words
from graph.view.lawwords import law
from graph.view.measures import Compared, Measure, Permit, Programme, Report, Status
from graph.view.sanctions import Sanctions
from graph.view.text import Line, evidence_lines, wrapped
from graph.view.untested import untested_json, untested_lines
from ontology.dates import shift

_OPEN = ("0001-01-01", "9999-12-31")


def status_lines(s: Sanctions, found: Status, lang: str, width: int = 100) -> Iterator[Line]:
    """Measures by country, then what documents say beside them."""
    name = s.view.label(found.thing, lang)
    day = in_words(found.day, lang)
    yield "title", law("line", "title_at" if day else "title", lang, name=name, day=day)
    for country, rows in groupby(found.measures, key=lambda m: m.programme.country):
        yield "head", s.view.label(country, lang)
        for measure in rows:
            yield from _measure_lines(s, measure, found.day, lang, width)
    if found.without:
        names = "; ".join(f"{s.view.label(p.authority, lang)} — {_name(p, lang)}" for p in found.without)
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
        "item", "  ", f"{s.view.label(m.programme.authority, lang)} · {_name(m.programme, lang)} ({kind})", width
    )
    if m.via == "sector":
        yield from wrapped("", "    ", law("line", "sector", lang, target=s.view.label(m.target, lang)), width)
    if m.via == "held":
        values = {"share": f"{m.share:g}", "holder": s.view.label(m.target, lang), "rule": f"{m.programme.share:g}"}
        yield from wrapped("", "    ", law("line", "held", lang, **values), width)
    yield from wrapped("warn", "    ", state_words(s, m, lang), width)
    if (last := m.standing.stage) is not None and last != m.first and last.step != "licenses":
        note = f" — {text}" if (text := last.note.get(lang)) else ""
        words = f"{_when(last, lang)}: {s.name(last.act, lang)}{note}"
        yield from wrapped(
            "", "    ", law("line", "changed", lang, step=law("step", last.step, lang), text=words), width
        )
    for permit in _permits(s, m):
        yield from wrapped("", "    ", law("line", "allows", lang, text=permit.allows.get(lang, "")), width, hang="  ")
        if text := permit.excludes.get(lang):
            yield from wrapped("", "    ", law("line", "excludes", lang, text=text), width, hang="  ")
        if permit.until:
            yield "", "    " + law("line", "until", lang, day=in_words(permit.until, lang))
    if m.standing.state not in (State.NOT_DESIGNATED, State.LIFTED, State.EXPIRED):
        yield from wrapped("soft", "    ", law("line", "scope", lang, text=m.programme.scope.get(lang, "")), width)
    for stage in _later(m, day):
        words = f"{_when(stage, lang)} {law('step', stage.step, lang)} — {s.name(stage.act, lang)}"
        yield from wrapped("soft", "    ", law("line", "later", lang, text=words), width, hang="  ")
    horizon = law("line", "horizon", lang, day=in_words(m.life.horizon, lang), by=s.name(m.life.horizon_by, lang))
    yield from wrapped("soft", "    ", horizon, width, hang="  ")


def state_words(s: Sanctions, m: Measure, lang: str) -> str:
    """`W MOCY, Z LICENCJĄ …; od 11 września 2025: licencja generalna nr 11; nałożone 9 sierpnia 2023`.

    After the horizon the same, as last known; it leads with `OSTATNIO ZNANE` once a document tells of a change.
    """
    now = m.standing
    if now.before is not None and now.after is not None and now.stage is not None:
        before, after = law("short", now.before.value, lang), law("short", now.after.value, lang)
        words = law("line", "between", lang, before=before, after=after, act=s.name(now.stage.act, lang))
    else:
        words = law("state", now.state.value, lang)
        if m.first is not None:
            since = span(m.first.earliest, m.first.latest, lang, after=True)
            words += f"; {law('line', 'since', lang, day=since, act=s.name(m.first.act, lang))}"
            imposed = m.first.imposed
            if now.state in (State.LICENSED, State.SUSPENDED) and imposed not in ("", m.first.earliest, *_OPEN):
                words += f"; {law('line', 'imposed', lang, day=in_words(imposed, lang))}"
    if now.known:
        return words
    day, last = in_words(shift(m.life.horizon, 1), lang), in_words(m.life.horizon, lang)
    return law("line", m.certainty, lang, day=day, horizon=last, state=words)


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


def programme_words(s: Sanctions, p: Programme, lang: str) -> str:
    """`Biuro Kontroli Aktywów Zagranicznych, lista SDN, rozporządzenie wykonawcze 14038`."""
    return f"{s.view.label(p.authority, lang)}, {_name(p, lang)}"


def finding_words(s: Sanctions, c: Compared, lang: str) -> str:
    """How a claim compares with one measure, and by which act, without the name of the programme."""
    words = law("finding", c.finding, lang)
    if c.finding in ("no-act", "agreed", "still-in-force"):
        state = law("short", c.state, lang)
        words += law("line", "lastknown", lang, state=state, day=in_words(c.horizon, lang))
    elif c.act:
        words += law("line", "bythen", lang, act=s.name(c.act, lang), day=span(*s.act_days(c.act), lang))
    return words + (law("line", "inferred", lang) if c.inferred else "")


def _permits(s: Sanctions, m: Measure) -> list[Permit]:
    stage = m.standing.stage
    if stage is None or m.standing.state is not State.LICENSED:
        return []
    return [s.permit(x.act) for x in stage.licences if not x.only or m.firm in x.only]


def _later(m: Measure, day: str | None) -> list[Stage]:
    """Stages that the acts loaded know after the day asked for."""
    return [x for x in m.life.stages if day is not None and x.earliest > day]


def _when(stage: Stage, lang: str) -> str:
    return span(stage.earliest, stage.latest, lang)


def span(earliest: str, latest: str, lang: str, *, after: bool = False) -> str:
    """The days between which an act came into force, in words: `grudzień 2024`; `after` a preposition `grudnia 2024`."""
    if earliest == latest:
        return in_words(earliest, lang)
    if earliest == _OPEN[0]:
        return in_words(f"../{latest}", lang)
    if earliest[:7] == latest[:7] and earliest.endswith("-01") and latest[8:] >= "28":
        return in_words(earliest[:7], lang, after=after)
    return in_words(f"{earliest}/{latest}", lang)


def _name(p: Programme, lang: str) -> str:
    return p.names.get(lang) or next(iter(p.names.values()), p.iri)


# --- plain data


def status_json(s: Sanctions, found: Status, lang: str) -> dict[str, Any]:
    """All of it for programs; states by their codes, with words beside."""
    return {
        "id": found.thing,
        "name": s.view.label(found.thing, lang),
        "at": found.day,
        "measures": [_measure_json(s, m, lang) for m in found.measures],
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
        "programme": {"id": p.iri, "name": _name(p, lang)},
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
        "share": m.share,
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
            for p in _permits(s, m)
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
                "programme": {"id": c.programme.iri, "name": _name(c.programme, lang)},
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
