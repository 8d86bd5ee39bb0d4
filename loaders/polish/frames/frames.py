"""Frames: which words tell of which happening and where its roles stand. Data in `data/frames/`, see its README."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import DATA
from ontology.errors import VocabularyError
from ontology.tables import read_table

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
    "town": frozenset({"Place"}),  # where a country beside the happening is mostly whose people it befell
    "sanctionable": _AGENTS,
    "attackable": _AGENTS | {"Place"},
    "mission": _ORGANIZATIONS,
    "any": _AGENTS | {"Place"},
    "official": frozenset({"Official"}),  # for `object_kind` alone: somebody by office, named or not
}
# Types that tell of somebody taken or kept, and of somebody let go.
HELD = frozenset({"Detention", "Sentencing", "Imprisonment"})
FREED = frozenset({"PrisonerRelease", "Pardon"})


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a role may stand: `w.na+acc@passive` is `na` with accusative at the companion of a passive trigger.

    `obj!` takes only a name, no adjective: `odwiedził Niemcy`, not `odwiedził niemieckich żołnierzy`.
    """

    name: str
    case: str | None = None
    companion: bool = False
    voice: str | None = None
    named: bool = False

    @classmethod
    def parse(cls, text: str) -> Slot:
        companion = text.startswith("w.")
        body, _, voice = text.removeprefix("w.").removesuffix("!").partition("@")
        name, _, case = body.partition("+")
        return cls(name, case or None, companion, voice or None, text.endswith("!"))


@dataclass(frozen=True, slots=True)
class Companion:
    """Words of which one must stand with the trigger; `by` lists the slots in which it may stand, empty for any.

    `having`: words of which one must belong to the companion, as `czarny` to `lista` in `wpisać na czarną listę`.
    """

    lemmas: frozenset[str]
    by: tuple[Slot, ...] = ()
    having: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Trigger:
    """One way to tell of a happening."""

    lemmas: frozenset[str]
    chronicle: frozenset[str] = (
        frozenset()
    )  # of the lemmas those that open it only in the present: `USA usuwają X z listy`
    slots: Mapping[str, tuple[Slot, ...]] = field(default_factory=dict)
    pos: str | None = (
        None  # verb (its gerund too), finite (no gerund), full (no auxiliary or copula either), gerund, noun
    )
    companion: Companion | None = None
    unless: frozenset[str] = frozenset()
    unless_object: frozenset[str] = frozenset()  # the same, asked of the object alone: `zatrzymał pociąg`
    needs: tuple[str, ...] = ()
    needs_all: tuple[str, ...] = ()
    named: tuple[str, ...] = ()  # roles of which one must be filled by a name
    nowhere: frozenset[str] = frozenset()  # words that must not stand in the sentence
    phrase: tuple[str, ...] = ()  # roles whose slot must hold something, named or not
    beside_words: frozenset[str] = frozenset()  # of which one must stand in its clause: `nie jest już objęty`
    beside: tuple[str, ...] = ()  # slots of which one must hold something
    without: tuple[str, ...] = ()  # slots of which none may: `gościł w Mińsku`, not `gościł w Mińsku Coale’a`
    case: str | None = None  # in which the trigger itself must stand
    after: tuple[Slot, ...] = ()  # prepositions of which one must govern the trigger: `za kratami`, `na wolności`
    quoted: bool = False  # only the word alone in marks of quotation: `Wilno mówi „nie” nawozom`
    not_after: tuple[Slot, ...] = ()  # prepositions of which none may: `odwołał ambasadora na konsultacje`
    measured: bool = False  # only after a span of time: `osiem lat kolonii`
    predicate: bool = False  # an adjective only where it says something of a noun: `jest wolna`, `Kalesnikawa wolna`
    faint: bool = False  # only where no other word of the sentence tells of such a happening
    result: bool = (
        False  # what only came of a happening that the sentence tells: `ostrzelali miasto, zabijając 12 osób`
    )
    title: bool = False  # no word of its own: somebody at the head of a heading, `Zełenski w Warszawie`
    headline: bool = False  # only in a sentence without a verb: `Sankcje na Rosnieft i Łukoil`
    alone: bool = (
        False  # only where it governs no other happening: `zgodzili się na podwyżki`, not `zgodził się uwolnić`
    )
    captive: bool = (
        False  # only of people told before to be held or freed, or of a count: `Coale przyjechał` is a visit
    )
    told: str | None = None  # the status whatever the grammar says: `nie zgodził się` is a refusal that happened
    voice: str | None = None
    topic: frozenset[str] = frozenset()
    lately: frozenset[str] = frozenset()  # words of which one must stand in the sentence or in the one before
    aspect: str = "event"
    stance: str | None = None  # for, against: how the holder of an assessment stands to its target
    back_reference: str | None = None  # "participle" or "preposition": such a form only points back
    polarity: str | None = None  # "negated": only what is said not to have happened
    object_kind: frozenset[str] | None = None  # what the object must be
    offer: bool = False  # the status is that of the offering, not of what is offered
    counts: bool = False  # a counted phrase fills the role that is needed
    status_floor: str | None = None
    counted: tuple[Slot, ...] = ()
    bare: bool = False
    clauseless: bool = False  # not with a clause of what is thought: `zgodzili się, że`
    future: bool = False  # only with `będzie`: `ministrem będzie X` tells of an appointment to come, `jest` of none
    own_slots: frozenset[str] = field(init=False, compare=False, repr=False)  # names of those that are no companion's
    takes_object: bool = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        slots = [slot for rows in self.slots.values() for slot in rows]
        object.__setattr__(self, "own_slots", frozenset(s.name for s in slots if not s.companion))
        object.__setattr__(self, "takes_object", any(s.name == "obj" for s in slots))


@dataclass(frozen=True, slots=True)
class Exclusion:
    """With whom it is another thing: talks with the press are an interview."""

    lemmas: frozenset[str]
    kinds: frozenset[str]
    by: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """All that the engine knows of one event type."""

    type: str
    accepts: Mapping[str, frozenset[str]]
    triggers: tuple[Trigger, ...]
    quantity: tuple[str, ...] = ()
    counted: tuple[Slot, ...] = ()  # slots whose phrase is counted though it fills no role: `kupi 36 haubic`
    excludes: Exclusion | None = None
    yields_to: tuple[str, ...] = ()  # types of which a hit on the same words is what is meant: `zniósł zakaz wjazdu`
    affirmed: bool = False  # its denial tells of nothing: what was not refused is no refusal
    examples: tuple[Mapping[str, Any], ...] = ()


def _slots(raw: Mapping[str, list[str]]) -> dict[str, tuple[Slot, ...]]:
    return {role: tuple(Slot.parse(s) for s in slots) for role, slots in raw.items()}


def _words(raw: Iterable[str]) -> frozenset[str]:
    """Words of an entry; `=weapons` stands for that list of the lexicon."""
    found: set[str] = set()
    for word in raw:
        if not isinstance(word, str):
            raise VocabularyError(f"{word!r} is no word", hint='Write "on" and "no" in quotation marks.')
        if word.startswith("="):
            found |= getattr(lexicon(), word[1:])
        else:
            found.add(word)
    return frozenset(found)


@cache
def _other_aspect() -> Mapping[str, str]:
    """Perfective verb → imperfective."""
    pairs: dict[str, str] = read_table(DATA / "aspect.yaml")
    return pairs


def _in_a_chronicle(verbs: frozenset[str], known: frozenset[str]) -> frozenset[str]:
    """The imperfective verbs of the perfective ones among `verbs`; not those `known` to the frame by conditions of their own."""
    return frozenset(_other_aspect()[verb] for verb in verbs if verb in _other_aspect()) - known


def _lemmas(raw: dict[str, Any]) -> frozenset[str]:
    """The `lemmas` of an entry and those of the lexicon's `list` that it names."""
    found = _words(raw.pop("lemmas", ()))
    return found | frozenset(getattr(lexicon(), name)) if (name := raw.pop("list", None)) else found


def _exclusion(raw: dict[str, Any]) -> Exclusion:
    return Exclusion(_lemmas(raw), frozenset(raw.get("kinds", ())), frozenset(raw["by"]))


def _trigger(raw: dict[str, Any], where: str, verbs: frozenset[str]) -> Trigger:
    """`verbs` are those that the triggers of the frame name themselves."""
    values = dict(raw)
    known = frozenset(f.name for f in fields(Trigger) if f.init) - {"companion", "chronicle"} | {"with", "list"}
    if unknown := set(values) - known:
        raise VocabularyError(
            f"{where}: unknown key {sorted(unknown)[0]!r}", hint=f"Known are {', '.join(sorted(known))}."
        )
    companion = values.pop("with", None)
    if kind := values.pop("object_kind", None):
        values["object_kind"] = KINDS[kind]
    lemmas = _lemmas(values)
    chronicle = _in_a_chronicle(lemmas, verbs | lemmas)
    out: dict[str, Any] = {
        "lemmas": lemmas | chronicle,
        "chronicle": chronicle,
        "after": tuple(Slot.parse(s) for s in values.pop("after", ())),
        "not_after": tuple(Slot.parse(s) for s in values.pop("not_after", ())),
        "slots": _slots(values.pop("slots", {})),
        "unless": _lemmas(values.pop("unless", {})),
        "unless_object": _lemmas(values.pop("unless_object", {})),
        "topic": _words(values.pop("topic", ())),
        "lately": _words(values.pop("lately", ())),
        "needs": tuple(values.pop("needs", ())),
        "named": tuple(values.pop("named", ())),
        "nowhere": _words(values.pop("nowhere", ())),
        "needs_all": tuple(values.pop("needs_all", ())),
        "phrase": tuple(values.pop("phrase", ())),
        "beside_words": _words(values.pop("beside_words", ())),
        "beside": tuple(values.pop("beside", ())),
        "without": tuple(values.pop("without", ())),
        "counted": tuple(Slot.parse(s) for s in values.pop("counted", ())),
    }
    if companion:
        by = tuple(Slot.parse(s) for s in companion.get("by", ()))
        out["companion"] = Companion(_lemmas(companion), by, _words(companion.get("having", ())))
    return Trigger(**out, **values)


@cache
def frames(folder: str = "frames") -> Mapping[str, Frame]:
    """All frames of a folder by event type, checked against the vocabulary's types and roles."""
    from ontology.terms import check_type_roles  # the vocabulary is read once, on first use

    found: dict[str, Frame] = {}
    for file in sorted((DATA / folder).glob("*.yaml")):
        for name, raw in read_table(file).items():
            where = f"{file.name}: {name}"
            if name in found:
                raise VocabularyError(f"{where}: defined twice")
            accepts = {role: KINDS[kind] for role, kind in raw.get("accepts", {}).items()}
            verbs = frozenset().union(*(_words(t.get("lemmas", ())) for t in raw["triggers"]))
            check_type_roles(name, [*accepts, *(r for t in raw["triggers"] for r in t.get("slots", {}))], where)
            found[name] = Frame(
                type=name,
                accepts=accepts,
                triggers=tuple(_trigger(t, where, verbs) for t in raw["triggers"]),
                quantity=tuple(raw.get("quantity", ())),
                counted=tuple(Slot.parse(s) for s in raw.get("counted", ())),
                excludes=_exclusion(raw["excludes"]) if "excludes" in raw else None,
                yields_to=tuple(raw.get("yields_to", ())),
                affirmed=raw.get("affirmed", False),
                examples=tuple(raw.get("examples", ())),
            )
    return found


@cache
def titles(folder: str = "frames") -> tuple[tuple[Frame, Trigger], ...]:
    """Triggers that have no word: a heading tells them by who is where."""
    return tuple((f, t) for f in frames(folder).values() for t in f.triggers if t.title)


@cache
def trigger_lemmas(folder: str = "frames") -> frozenset[str]:
    """All lemmas of triggers: what has none of them opens nothing."""
    return frozenset(triggers_by_lemma(folder))


class Triggers:
    """Triggers of one lemma with their frames, found by the words that must stand with them: most lack theirs."""

    def __init__(self, rows: Sequence[tuple[Frame, Trigger]]) -> None:
        self._rows = rows
        self._alone: list[int] = []
        self._with: dict[str, list[int]] = {}
        for i, (_, trigger) in enumerate(rows):
            if trigger.companion is None:
                self._alone.append(i)
            else:
                for word in trigger.companion.lemmas:
                    self._with.setdefault(word, []).append(i)
        self._words = frozenset(self._with)
        self._plain = [rows[i] for i in self._alone]

    def among(self, lemmas: frozenset[str]) -> list[tuple[Frame, Trigger]]:
        """Those that want no other word, or one of `lemmas`, in the order of the data files."""
        met = self._words & lemmas
        if not met:
            return self._plain
        return [self._rows[i] for i in sorted({*self._alone, *[i for word in met for i in self._with[word]]})]


@cache
def triggers_by_lemma(folder: str = "frames") -> Mapping[str, Triggers]:
    """Trigger lemma → frames that it may open, in the order of the data files."""
    found: dict[str, list[tuple[Frame, Trigger]]] = {}
    for frame in frames(folder).values():
        for trigger in frame.triggers:
            for lemma in sorted(trigger.lemmas):
                found.setdefault(lemma, []).append((frame, trigger))
    return {lemma: Triggers(rows) for lemma, rows in found.items()}
