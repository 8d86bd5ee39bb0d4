"""Life cycles of measures, moved by acts alone: imposed, licensed, suspended, lifted, run out. News move nothing.

>>> life = lives(acts)[("us/ofac-sdn", "company/belavia")]           # doctest: +SKIP
>>> [at(life, day).state.value for day in ("2025-09-10", "2025-09-12", "2025-11-05")]   # doctest: +SKIP
['in-force', 'licensed', 'lifted']
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ontology.acts import Act, Acts, Effect, Step, Words
from ontology.dates import bounds


class State(StrEnum):
    """Where a measure stands. `LICENSED` is in force with a permission; only `LIFTED` is a delisting."""

    NOT_DESIGNATED = "not-designated"
    IN_FORCE = "in-force"
    LICENSED = "licensed"
    SUSPENDED = "suspended"
    LIFTED = "lifted"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Licensed:
    """A permission that holds within a stage: the act, and which of its licences."""

    act: str
    number: int
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """From some day on (`earliest` to `latest`, where the day itself is not known) a measure stands so.

    `base` leaves licences out; `state_for` counts them. `act` moved it here; the end of a licence is a step of its act.
    """

    base: State
    earliest: str
    latest: str
    act: str
    step: str  # a `Step`, or `ends` where a licence reached its term
    licences: tuple[Licensed, ...] = ()
    imposed: str = ""  # first possible day of the imposition that holds or held
    note: Words = field(default_factory=dict)  # what the act changed, in words

    def state_for(self, firm: str | None = None) -> State:
        """The state as the target sees it, or as a `firm` does that a measure on a whole sector concerns."""
        mine = any(not x.only or firm in x.only for x in self.licences)
        return State.LICENSED if self.base is State.IN_FORCE and mine else self.base


@dataclass(frozen=True, slots=True)
class Life:
    """The life of one measure, with its horizon: the last day up to which acts or lists were followed."""

    programme: str
    target: str
    stages: tuple[Stage, ...]
    horizon: str
    horizon_by: str  # key of an act, or `check/N`


@dataclass(frozen=True, slots=True)
class Standing:
    """How a measure stands on a day.

    After the horizon (`known` false) `state` is the last known one. Within the days between which an act came into force
    it is `UNKNOWN`, `before` and `after` being the two possibilities.
    """

    state: State
    known: bool
    stage: Stage | None = None
    before: State | None = None
    after: State | None = None


def lives(acts: Acts) -> dict[tuple[str, str], Life]:
    """The life of every measure that some act touches, by (programme, target)."""
    moves: dict[tuple[str, str], list[tuple[Act, Effect]]] = defaultdict(list)
    for act, effect in acts.steps():
        for target in effect.targets:
            moves[(effect.programme, target)].append((act, effect))
    ends = horizons(acts)
    return {key: Life(*key, fold(rows), *ends[key[0]]) for key, rows in sorted(moves.items())}


def horizons(acts: Acts) -> dict[str, tuple[str, str]]:
    """Programme → (day, act or check): the last act of its authority, or the last list it was looked up in."""
    found: dict[str, tuple[str, str]] = {}
    for key, programme in acts.programmes.items():
        own = {a.key: a for a, e in acts.steps() if acts.programmes[e.programme].authority == programme.authority}
        days = [(a.days[0], a.key) for a in own.values() if a.days[0] > "0001-01-01"]
        days += [(c.day, f"check/{n}") for n, c in enumerate(acts.checks) if key in c.programmes]
        found[key] = max(days, default=("0001-01-01", ""))
    return found


def fold(rows: Iterable[tuple[Act, Effect]]) -> tuple[Stage, ...]:
    """The stages that steps of acts lead through, in time order; within a day a measure is imposed before it is licensed."""
    events: list[tuple[tuple[str, str], int, Act, Effect, bool]] = []
    order = list(Step)
    for act, effect in rows:
        events.append((act.days, order.index(effect.step), act, effect, False))
        if effect.permit is not None and effect.permit.until is not None:
            events.append((bounds(effect.permit.until), -1, act, effect, True))
    base, imposed = State.NOT_DESIGNATED, ""
    licences: dict[tuple[str, int], Licensed] = {}
    stages: list[Stage] = []
    for days, _, act, effect, ended in sorted(events, key=lambda e: (e[0], e[1], e[2].key)):
        own = (act.key, act.effects.index(effect))
        step: str = "ends" if ended else effect.step.value
        if ended and own not in licences:
            continue  # it was revoked, or the measure was lifted, before its term
        if ended:
            del licences[own]
        elif effect.step is Step.LICENSE:
            licences[own] = Licensed(act.key, own[1], effect.only)
        else:
            base = _NEXT.get(effect.step, base)
            if effect.step is Step.IMPOSE:
                imposed = days[0]
            if effect.step in (Step.LIFT, Step.LAPSE, Step.REVOKE):
                licences.clear()
        stages.append(
            Stage(base, *days, act.key, step, tuple(licences.values()), imposed, {} if ended else effect.note)
        )
    return tuple(stages)


_NEXT: Mapping[Step, State] = {
    Step.IMPOSE: State.IN_FORCE,
    Step.RESUME: State.IN_FORCE,
    Step.SUSPEND: State.SUSPENDED,
    Step.LIFT: State.LIFTED,
    Step.LAPSE: State.EXPIRED,
}


def at(life: Life, day: str | None = None, firm: str | None = None) -> Standing:
    """How the measure stands on `day` (None: at its horizon) for its target, or for a `firm` that it concerns."""
    when = day or life.horizon
    begun = [s for s in life.stages if s.latest <= when]
    open_ = [s for s in life.stages if s.earliest <= when < s.latest]
    stage = begun[-1] if begun else None
    now = stage.state_for(firm) if stage else State.NOT_DESIGNATED
    known = when <= life.horizon
    later = open_[-1].state_for(firm) if open_ else now
    if later is not now:
        return Standing(State.UNKNOWN, known, open_[-1], now, later)
    return Standing(now, known, stage)


def since(stages: Sequence[Stage], stage: Stage, firm: str | None = None) -> Stage:
    """The stage in which the state of `stage` began: amendments, renewals and the end of a licence start nothing."""
    state = stage.state_for(firm)
    if state is State.IN_FORCE:
        return next((s for s in stages if s.step == Step.IMPOSE.value and s.earliest == stage.imposed), stage)
    first = stages.index(stage)
    while first > 0 and (stages[first - 1].state_for(firm), stages[first - 1].licences) == (state, stage.licences):
        first -= 1
    return stages[first]
