"""The lists of `data/governors.yaml` as the file holds them: a field a key, each in the order of the file.

What a list is for stands beside its words, in the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from loaders.polish.text.cues import Cues, Words


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
    effects: Words
    deeds: Words
    naming: Words
    disowning: Words
    choices: Words
    elements: Words
    over: Words
    promising: Words
    beginning: Words
    bringing_about: Words
    set_for: Words
    trying: Words
    making_depend: Words
    threatening: Words
    elapsing: Words
    cancelling: Words
    attempts: Words
    taking_place: Words
