"""Frames: which words tell of which happening and where its roles stand. Data in `data/frames/`, see its README."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml

from loaders.polish.lexicon import lexicon
from loaders.polish.words import DATA
from ontology.errors import VocabularyError

_ORGANIZATIONS = frozenset(
    {"Organization", "Company", "Bank", "GovernmentBody", "MediaOutlet", "InternationalOrganization", "PoliticalGroup"}
)
_AGENTS = _ORGANIZATIONS | {"Person", "Country"}
# Which classes of things may fill a role, by the short name that frames use.
KINDS: Mapping[str, frozenset[str]] = {
    "agent": _AGENTS,
    "person": frozenset({"Person"}),
    "organization": _ORGANIZATIONS,
    "place": frozenset({"Place", "Country"}),
    "sanctionable": _AGENTS,
    "attackable": _AGENTS | {"Place"},
    "mission": _ORGANIZATIONS,
    "any": _AGENTS | {"Place"},
    "official": frozenset({"Official"}),  # for `object_kind` alone: somebody by office, named or not
}


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a role may stand: `w.na+acc@passive` is `na` with accusative at the companion of a passive trigger."""

    name: str
    case: str | None = None
    companion: bool = False
    voice: str | None = None

    @classmethod
    def parse(cls, text: str) -> Slot:
        companion = text.startswith("w.")
        body, _, voice = text.removeprefix("w.").partition("@")
        name, _, case = body.partition("+")
        return cls(name, case or None, companion, voice or None)


@dataclass(frozen=True, slots=True)
class Companion:
    """Words of which one must stand with the trigger; `by` lists the slots in which it may stand, empty for any."""

    lemmas: frozenset[str]
    by: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Trigger:
    """One way to tell of a happening."""

    lemmas: frozenset[str]
    slots: Mapping[str, tuple[Slot, ...]] = field(default_factory=dict)
    pos: str | None = None  # verb (its gerund too), finite (no gerund), gerund, noun
    companion: Companion | None = None
    unless: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()
    needs_all: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()  # roles whose slot must hold something, named or not
    beside: tuple[str, ...] = ()  # slots of which one must hold something
    case: str | None = None  # in which the trigger itself must stand
    headline: bool = False  # only in a sentence without a verb: `Sankcje na Rosnieft i Łukoil`
    alone: bool = (
        False  # only where it governs no other happening: `zgodzili się na podwyżki`, not `zgodził się uwolnić`
    )
    told: str | None = None  # the status whatever the grammar says: `nie zgodził się` is a refusal that happened
    voice: str | None = None
    topic: frozenset[str] = frozenset()
    aspect: str = "event"
    back_reference: str | None = None  # "participle" or "preposition": such a form only points back
    polarity: str | None = None  # "negated": only what is said not to have happened
    object_kind: frozenset[str] | None = None  # what the object must be
    offer: bool = False  # the status is that of the offering, not of what is offered
    counts: bool = False  # a counted phrase fills the role that is needed
    status_floor: str | None = None
    counted: tuple[Slot, ...] = ()
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """All that the engine knows of one event type."""

    type: str
    accepts: Mapping[str, frozenset[str]]
    triggers: tuple[Trigger, ...]
    quantity: tuple[str, ...] = ()
    counted: tuple[Slot, ...] = ()  # slots whose phrase is counted though it fills no role: `kupi 36 haubic`
    examples: tuple[Mapping[str, Any], ...] = ()


def _slots(raw: Mapping[str, list[str]]) -> dict[str, tuple[Slot, ...]]:
    return {role: tuple(Slot.parse(s) for s in slots) for role, slots in raw.items()}


def _trigger(raw: dict[str, Any], where: str) -> Trigger:
    values = dict(raw)
    known = {"lemmas", "slots", "pos", "with", "unless", "needs", "needs_all", "voice", "topic", "aspect"}
    known |= {"phrase", "beside", "told", "list", "case", "alone", "headline"}
    known |= {"back_reference", "status_floor", "counted", "bare", "polarity", "object_kind", "counts", "offer"}
    if unknown := set(values) - known:
        raise VocabularyError(
            f"{where}: unknown key {sorted(unknown)[0]!r}", hint=f"Known are {', '.join(sorted(known))}."
        )
    if name := values.pop("list", None):  # a list of the lexicon instead of lemmas of its own
        values["lemmas"] = sorted(getattr(lexicon(), name))
    companion = values.pop("with", None)
    if kind := values.pop("object_kind", None):
        values["object_kind"] = KINDS[kind]
    out: dict[str, Any] = {
        "lemmas": frozenset(values.pop("lemmas")),
        "slots": _slots(values.pop("slots", {})),
        "unless": frozenset(values.pop("unless", {}).get("lemmas", ())),
        "topic": frozenset(values.pop("topic", ())),
        "needs": tuple(values.pop("needs", ())),
        "needs_all": tuple(values.pop("needs_all", ())),
        "phrase": tuple(values.pop("phrase", ())),
        "beside": tuple(values.pop("beside", ())),
        "counted": tuple(Slot.parse(s) for s in values.pop("counted", ())),
    }
    if companion:
        by = tuple(Slot.parse(s) for s in companion.get("by", ()))
        out["companion"] = Companion(frozenset(companion["lemmas"]), by)
    return Trigger(**out, **values)


@cache
def frames() -> Mapping[str, Frame]:
    """All frames by event type, checked against the vocabulary's types and roles."""
    from ontology.terms import check_type_roles  # the vocabulary is read once, on first use

    found: dict[str, Frame] = {}
    for file in sorted((DATA / "frames").glob("*.yaml")):
        for name, raw in yaml.safe_load(file.read_text(encoding="utf-8")).items():
            where = f"{file.name}: {name}"
            if name in found:
                raise VocabularyError(f"{where}: defined twice")
            accepts = {role: KINDS[kind] for role, kind in raw.get("accepts", {}).items()}
            check_type_roles(name, [*accepts, *(r for t in raw["triggers"] for r in t.get("slots", {}))], where)
            found[name] = Frame(
                type=name,
                accepts=accepts,
                triggers=tuple(_trigger(t, where) for t in raw["triggers"]),
                quantity=tuple(raw.get("quantity", ())),
                counted=tuple(Slot.parse(s) for s in raw.get("counted", ())),
                examples=tuple(raw.get("examples", ())),
            )
    return found


@cache
def triggers_by_lemma() -> Mapping[str, tuple[tuple[Frame, Trigger], ...]]:
    """Trigger lemma → frames that it may open, in the order of the data files."""
    found: dict[str, list[tuple[Frame, Trigger]]] = {}
    for frame in frames().values():
        for trigger in frame.triggers:
            for lemma in sorted(trigger.lemmas):
                found.setdefault(lemma, []).append((frame, trigger))
    return {lemma: tuple(rows) for lemma, rows in found.items()}
