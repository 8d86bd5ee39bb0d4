"""Word lists of the extraction (`data/nouns.yaml`, `data/governors.yaml`), read once and frozen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from loaders.polish.text.coined import coined
from loaders.polish.text.words import DATA
from ontology.tables import read_table

Words = frozenset[str]
FIRMS = frozenset({"Company", "Bank"})  # classes of things that do business


@dataclass(frozen=True, slots=True)
class Cues:
    """Lemmas that give one status, by part of speech."""

    verbs: Words = frozenset()
    nouns: Words = frozenset()
    adjectives: Words = frozenset()
    adverbs: Words = frozenset()

    def __contains__(self, lemma: object) -> bool:
        return lemma in self.verbs or lemma in self.nouns or lemma in self.adjectives

    @classmethod
    def of(cls, raw: Mapping[str, Iterable[str]]) -> Cues:
        return cls(**{name: frozenset(words) for name, words in raw.items()})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the engine knows of words that are neither names nor triggers; fields are the keys of the YAML files."""

    carriers: Words
    led: Words
    regimes: Words
    partitives: Words
    halted: Words
    situated: Words
    sites: Words
    standing_by: Words
    abiding: Words
    frames: Words
    offices: Words
    unique_offices: Words
    dependent_offices: Words
    top_offices: Words
    corporate: Words
    national: Words
    of_state: Words
    of_missions: Words
    missions_told: Words
    polish_names: Words
    heads_of_bodies: Words
    trades_of_people: Words
    standing_alone: Words
    no_trade_adjectives: Words
    trade_adjectives: Words
    heads_state: Words
    state_organs: Words
    principals_told: Mapping[str, str]
    press: Words
    things: Words
    workforce: Words
    patrons: Words
    venerated: Words
    troops: Words
    arms: Words
    crossings: Words
    women: Words
    captivity: Words
    freeing: Words
    groups: Words
    no_trade: Words
    related: Words
    circle: Words
    retorts: Words
    running: Words
    bygone: Words
    tasks: Words
    accusing: Words
    charging: Words
    laying: Words
    choosing: Words
    complicity: Words
    barring: Words
    affairs: Words
    attending: Words
    concluding: Words
    dwelling_on: Words
    bounds: Words
    punishing: Words
    heads_of: Mapping[str, Words]
    dealings: Words
    calling: Words
    heading: Words
    seats: Words
    no_ministries: Words
    leisurely: Words
    trades: Words
    no_firms: Words
    kin: Mapping[str, str | None]
    anaphors: Mapping[str, Words]
    prisoners: Words
    org_nouns: Words
    joint: Words
    anyone: Words
    seeking: Words
    judging: Words
    receiving: Words
    minding: Words
    siding: Words
    ruling_out: Words
    deciders: Words
    nounless: Words
    gapless: Words
    gapless_verbs: Words
    sequences: Words
    makers: Words
    bodies_told: Mapping[str, str]
    ranks: Words
    dated_by_adjective: Words
    doing: Words
    planned: Cues
    proposed: Mapping[str, Cues]
    actual: Cues
    implicative: Words
    perfective: Words
    talking_of: Words
    intransitive: Words
    denying: Cues
    wish: Words
    condition: Words
    asserting: Words
    speech_verbs: Words
    speech_homographs: Words
    speech_nouns: Words
    speech_carriers: Words
    speech_prepositions: Words
    wishing: Words
    light: Words
    occurring: Words
    control: Words
    state_control: Words
    informing: Words
    receding: Words
    wanting_yet: Words
    ordering: Words
    presupposing: Words
    commands: Mapping[str, Words]
    will: Words
    steps: Words
    voicing: Words
    calling_off: Words
    journeys: Words
    sending: Words
    addressing: Words
    carting: Words
    permitting: Words
    buildings: Words
    breaking_off: Words
    taking_part: Mapping[str, Words]
    grounds: Words
    acts: Words
    decrees: Words
    dwelling: Words
    courts: Words
    appeals: Words  # `apelacja od wyroku`: who hears it has not passed the sentence
    shielding: Words
    aiming: Words
    parts: Mapping[str, Words]
    unreal: Mapping[str, str]
    conditioning: Words
    leaning: Mapping[str, str]
    connecting: Words
    partisans: Words
    weighing: Words
    ripe: Words
    obsolete: Words
    guarding: Words
    decreed: Words
    deciding: Words
    undecided: Words  # behind a decision these leave it open
    striking: Words
    futile: Words
    setting_in: Words
    answering: Words
    tendering: Words
    withdrawing: Words
    impending: Words
    tabled: Words
    compelled: Words
    soon: Words
    circumstances: Words
    disclaiming: Words
    disclaimed: Words
    talk_nouns: Words
    absent: Mapping[str, str]
    having: Words
    abandoning: Words
    collapsing: Words
    keeping: Words
    failing: Words
    resigning: Words
    supposing: Words
    opining: Words
    approaching: Words
    tackling: Words
    asked_about: Words
    deciding_on: Words
    details: Words
    failures: Words
    persuading: Words
    unknown: Words
    contrary: Words
    rumours: Words
    taken_over: Words
    pending: Words
    seeming: Words
    wanting: Words
    asking: Words
    untrue: Words
    lies: Words
    imagined: Words
    almost: Words
    quantifiers: Words
    remaining: Words
    spans: Words
    meaning: Words
    hearing: Words
    spreading: Words
    hosting: Words
    stuck: Words
    awaited: Words
    cutting_short: Words
    halting: Words
    prosecution: Words
    against: Words
    lasting: Words
    scheduled: Words
    agreeing: Words
    scheduling: Words
    topical: Words
    prices: Words
    inviting: Words
    sensed: Words
    proclaiming: Words
    ending: Words
    interested: Words
    only_after: Words
    setting_out: Words
    worded: Words
    staying: Words
    forecasting: Words
    tying: Words
    taking_up: Words
    unplanned: Words
    unwilled: Words
    accepting: Words
    adjudged: Words
    awaiting: Words
    still: Words
    until: Words
    talks: Words
    contracts: Words
    programmes: Words
    experts: Words
    incidents: Words
    standing: Words
    facts: Words
    undoing: Words
    relieving: Words
    relating: Words
    decisive: Words
    bartering: Words
    gaining: Words
    granting: Words
    measures: Words
    going_on: Words
    breaking: Words
    confirming: Words
    reports: Words
    lacking: Words
    containing: Words
    said_alone: Words
    alleged: Words
    expressions: Mapping[tuple[str, ...], tuple[str, str]]
    people: Words  # nouns for a person by office, lot or kind: the three lists of them together
    bodies: Words  # nouns for an organisation, a group, or one that a text comes back to
    beings: Words  # all that can act
    owned: Words  # nouns for people by whose they are: `rywal`, `sojusznik`, `żona`
    weapons: Words  # weapons by their names: `Oriesznik`, `F-16`
    carrying: Words  # verbs by which a noun tells of a happening: `odbyły się`, `prowadził rozmowy`
    kin_nouns: Words
    firms: Words  # nouns that point back to a firm: `spółka`, `przewoźnik`, `bank`
    persons: Words  # nouns for people by what they are and by whose they are
    stateless: Words  # nouns for people and bodies in which no state acts
    untraded: Words  # nouns for people that tell no trade
    framing: Words  # nouns that only frame a happening or count things: `proces`, `tura`, `część`
    calling_for: Words  # words that call for what follows: `gotowość do`, `apel o`


@cache
def lexicon() -> Lexicon:
    """The lexicon; its files are read on first use."""
    raw: dict[str, Any] = {}
    for name in ("nouns", "governors", "control"):
        raw |= read_table(DATA / f"{name}.yaml")
    saying = raw.pop("saying")
    values: dict[str, Any] = {
        "kin": raw.pop("kin"),
        "bodies_told": raw.pop("bodies_told"),
        "principals_told": raw.pop("principals_told"),
        "unreal": raw.pop("unreal"),
        "leaning": raw.pop("leaning"),
        "absent": raw.pop("absent"),
        "anaphors": {kind: frozenset(words) for kind, words in raw.pop("anaphors").items()},
        "parts": {slot: frozenset(words) for slot, words in raw.pop("parts").items()},
        "taking_part": {slot: frozenset(words) for slot, words in raw.pop("taking_part").items()},
        "commands": {slot: frozenset(words) for slot, words in raw.pop("commands").items()},
        "heads_of": {body: frozenset(offices) for body, offices in raw.pop("heads_of").items()},
        "proposed": {mode: Cues.of(cues) for mode, cues in raw.pop("proposed").items()},
        "speech_verbs": frozenset(saying["verbs"]),
        "speech_homographs": frozenset(saying["homographs"]),
        "speech_nouns": frozenset(saying["nouns"]),
        "speech_carriers": frozenset(saying["carriers"]),
        "speech_prepositions": frozenset(saying["prepositions"]),
        "expressions": {tuple(k.split(" ")): (seen, name) for k, (seen, name) in raw.pop("expressions").items()},
    }
    for name in ("planned", "actual", "denying"):
        values[name] = Cues.of(raw.pop(name))
    raw["arms"] += list(coined()["weapons"])
    values |= {name: frozenset(words) for name, words in raw.items()}
    people = values["offices"] | values["anyone"] | values["prisoners"]
    bodies = values["org_nouns"] | values["groups"]
    every_body = bodies.union(*values["anaphors"].values())
    kin = frozenset(values["kin"])
    owned = values["related"] | kin
    values |= {
        "people": people,
        "bodies": every_body,
        "owned": owned,
        "weapons": frozenset(coined()["weapons"]),
        "carrying": values["light"] | values["occurring"],
        "beings": people | bodies | values["carriers"] | kin,
        "kin_nouns": kin,
        "firms": values["anaphors"]["Company"] | values["anaphors"]["Bank"],
        "persons": people | owned,
        "stateless": every_body | values["offices"] | values["anyone"] | values["related"] | {"obywatel"},
        "untraded": values["offices"] | values["anyone"] | values["no_trade"] | kin,
        "framing": values["frames"] | values["partitives"],
        "calling_for": values["planned"].nouns
        | values["calling"].union(*((*cues.nouns, *cues.adjectives) for cues in values["proposed"].values())),
    }
    return Lexicon(**values)
