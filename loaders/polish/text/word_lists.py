"""The word lists of the extraction as the YAML files hold them: a class a file, a field a key, each in the order of its file.

What a list is for stands beside its words, in the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from loaders.polish.text.cues import Cues, Words


@dataclass(frozen=True)
class NounLists:
    """What nouns and adjectives mean, `data/nouns.yaml`: offices, bodies, kin, troops, arms."""

    carriers: Words
    led: Words
    attendant: Words
    regimes: Words
    partitives: Words
    workforce: Words
    patrons: Words
    venerated: Words
    situated: Words
    sites: Words
    halted: Words
    frames: Words
    offices: Words
    unique_offices: Words
    kin: Mapping[str, str | None]
    anaphors: Mapping[str, Words]
    prisoners: Words
    org_nouns: Words
    nounless: Words
    gapless: Words
    gapless_verbs: Words
    sequences: Words
    anyone: Words
    running: Words
    bygone: Words
    ousted: Words
    joint: Words
    expressions: Mapping[tuple[str, ...], tuple[str, str]]
    ranks: Words
    bodies_told: Mapping[str, str]
    makers: Words
    doing: Words
    dependent_offices: Words
    deciders: Words
    governing: Words
    heads_of_bodies: Words
    corporate: Words
    national: Words
    of_state: Words
    heads_state: Words
    state_organs: Words
    principals_told: Mapping[str, str]
    no_trade_adjectives: Words
    trade_adjectives: Words
    trades_of_people: Words
    of_missions: Words
    missions_told: Words
    acts_on_missions: Words
    polish_names: Words
    press: Words
    dealings: Words
    arms: Words
    things: Words
    calling: Words
    groups: Words
    heads_of: Mapping[str, Words]
    no_trade: Words
    standing_alone: Words
    related: Words
    circle: Words
    of_clients: Words
    top_offices: Words
    dated_by_adjective: Words
    heading: Words
    seats: Words
    leisurely: Words
    no_ministries: Words
    trades: Words
    no_firms: Words
    troops: Words
    crossings: Words
    women: Words
    freeing: Words
    captivity: Words


@dataclass(frozen=True)
class GovernorLists:
    """What makes a happening planned, wished, denied or done, `data/governors.yaml`."""

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
    ordering: Words
    receding: Words
    wanting_yet: Words
    unreal: Mapping[str, str]
    presupposing: Words
    conditioning: Words
    agreeing: Words
    tying: Words
    leaning: Mapping[str, str]
    connecting: Words
    withdrawing: Words
    revoking: Words
    setting_out: Words
    impending: Words
    announcing: Words
    engaged: Words
    attending_at: Words
    prolonged: Words
    points: Words
    doubts: Words
    not_yet: Words
    played: Words
    aims: Words
    discussing: Words
    ceasing: Words
    shunning: Words
    attendance: Words
    complaints: Words
    annulling: Words
    ended: Words
    recalling: Words
    bidding: Words
    enduring: Words
    postponing: Words
    resisting: Words
    entering: Words
    repeating: Words
    judged_as: Words
    leading_to: Words
    framing_them: Words
    serving: Words
    accounts: Words
    ripe: Words
    obsolete: Words
    partisans: Words
    weighing: Words
    tabled: Words
    compelled: Words
    forecasting: Words
    soon: Words
    circumstances: Words
    disclaiming: Words
    disclaimed: Words
    incidents: Words
    contracts: Words
    programmes: Words
    experts: Words
    talk_nouns: Words
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
    hosting: Words
    awaited: Words
    stuck: Words
    cutting_short: Words
    escaping: Words
    halting: Words
    prosecution: Words
    spreading: Words
    hearing: Words
    against: Words
    supposing: Words
    opining: Words
    approaching: Words
    tackling: Words
    deciding_on: Words
    asked_about: Words
    details: Words
    failures: Words
    persuading: Words
    having: Words
    abandoning: Words
    collapsing: Words
    keeping: Words
    failing: Words
    resigning: Words
    absent: Mapping[str, str]
    unknown: Words
    contrary: Words
    rumours: Words
    staying: Words
    lasting: Words
    still: Words
    until: Words
    talks: Words
    standing: Words
    abiding: Words
    standing_by: Words
    facts: Words
    taken_over: Words
    scheduling: Words
    topical: Words
    inviting: Words
    sensed: Words
    proclaiming: Words
    pacts: Words
    proclaimed: Words
    ending: Words
    prices: Words
    interested: Words
    only_after: Words
    scheduled: Words
    taking_up: Words
    unplanned: Words
    unwilled: Words
    tendering: Words
    answering: Words
    accepting: Words
    adjudged: Words
    guarding: Words
    decreed: Words
    deciding: Words
    undecided: Words  # behind a decision these leave it open
    awaiting: Words
    worded: Words
    relieving: Words
    undoing: Words
    setting_in: Words
    striking: Words
    futile: Words
    breaking: Words
    confirming: Words
    reports: Words
    lacking: Words
    containing: Words
    alleged: Words
    said_alone: Words


@dataclass(frozen=True)
class ControlLists:
    """Whose act it is where the verb does not say it, `data/control.yaml`."""

    judging: Words
    commands: Mapping[str, Words]
    tasks: Words
    will: Words
    retorts: Words
    accusing: Words
    complicity: Words
    laying: Words
    choosing: Words
    charging: Words
    punishing: Words
    barring: Words
    affairs: Words
    drawn_out: Words
    reasons: Words
    dwelling_on: Words
    bounds: Words
    attending: Words
    concluding: Words
    steps: Words
    decisive: Words
    voicing: Words
    receiving: Words
    making_room: Words
    representing: Words
    calling_off: Words
    breaking_off: Words
    taking_part: Mapping[str, Words]
    seeking: Words
    relating: Words
    bartering: Words
    gaining: Words
    granting: Words
    measures: Words
    going_on: Words
    registers: Words
    minding: Words
    congratulating: Words
    contingent: Words
    siding: Words
    ruling_out: Words
    addressing: Words
    sending: Words
    journeys: Words
    carting: Words
    permitting: Words
    buildings: Words
    grounds: Words
    decrees: Words
    acts: Words
    dwelling: Words
    parts: Mapping[str, Words]
    courts: Words
    appeals: Words  # `apelacja od wyroku`: who hears it has not passed the sentence
    shielding: Words
    aiming: Words
