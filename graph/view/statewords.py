"""How a measure stands, in words of a line: its state, since when and by which act; the names of programmes."""

from __future__ import annotations

from graph.derive.sanctions import Stage, State
from graph.view.dates import in_words
from graph.view.lawwords import law
from graph.view.measures import Measure, Permit, Programme
from graph.view.sanctions import Sanctions
from ontology.dates import shift

_OPEN = ("0001-01-01", "9999-12-31")


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


def programme_words(s: Sanctions, p: Programme, lang: str) -> str:
    """`Biuro Kontroli Aktywów Zagranicznych, lista SDN, rozporządzenie wykonawcze 14038`."""
    return f"{s.view.label(p.authority, lang)}, {programme_name(p, lang)}"


def permits(s: Sanctions, m: Measure) -> list[Permit]:
    """What the licences that hold allow; [] where the measure is not licensed."""
    stage = m.standing.stage
    if stage is None or m.standing.state is not State.LICENSED:
        return []
    return [s.permit(x.act) for x in stage.licences if not x.only or m.firm in x.only]


def when(stage: Stage, lang: str) -> str:
    """The days between which a stage began."""
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


def programme_name(p: Programme, lang: str) -> str:
    """`lista SDN, rozporządzenie wykonawcze 14038`."""
    return p.names.get(lang) or next(iter(p.names.values()), p.iri)
