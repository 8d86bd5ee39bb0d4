"""The word lists of `data/nouns.yaml` and `data/control.yaml` as the files hold them: a class a file, a field a key, each in the order of its file.

What a list is for stands beside its words, in the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from loaders.polish.text.cues import Words


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
    work_of_missions: Words
    diplomats: Words
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
    prisons: Words
    soil: Words
    positions: Words
    transit: Words
    ballots: Words
    meetings: Words
    heads_of_firms: Words
    unions: Words
    cabinets: Words
    aimed_at: Words
    spokesmen: Words
    owners: Words


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
    verdicts: Words
    carrying_on: Words
    covering: Words
    mutual: Words
    conversing: Words
    harmed: Words
    beating: Words
    handing_over: Words
    delegating: Words
    proposals: Words
    selling: Words
    lives: Words
