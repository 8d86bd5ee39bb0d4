"""What the engine knows of words (`data/nouns.yaml`, `governors.yaml`, `control.yaml`, `relations.yaml`), read once and frozen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from loaders.polish.text.coined import coined
from loaders.polish.text.cues import Cues, Words
from loaders.polish.text.governor_lists import GovernorLists
from loaders.polish.text.relation_lists import RelationLists
from loaders.polish.text.word_lists import ControlLists, NounLists
from loaders.polish.text.words import DATA
from ontology.tables import read_table

FIRMS = frozenset({"Company", "Bank"})  # classes of things that do business


@dataclass(frozen=True)
class Lexicon(NounLists, GovernorLists, ControlLists, RelationLists):
    """What the engine knows of words that are neither names nor triggers: the lists, and what follows from several of them."""

    people: Words  # nouns for a person by office, lot or kind: the three lists of them together
    bodies: Words  # nouns for an organisation, a group, or one that a text comes back to
    beings: Words  # all that can act
    owned: Words  # nouns for people by whose they are: `rywal`, `sojusznik`, `żona`
    weapons: Words  # weapons by their names: `Oriesznik`, `F-16`
    powers: Words  # who acts for a state or body, and is no machine: `władze`, `służby`, `rząd`
    carrying: Words  # verbs by which a noun tells of a happening: `odbyły się`, `prowadził rozmowy`
    kin_nouns: Words
    firms: Words  # nouns that point back to a firm: `spółka`, `przewoźnik`, `bank`
    persons: Words  # nouns for people by what they are and by whose they are
    stateless: Words  # nouns for people and bodies in which no state acts
    untraded: Words  # nouns for people that tell no trade
    framing: Words  # nouns that only frame a happening or count things: `proces`, `tura`, `część`
    calling_for: Words  # words that call for what follows: `gotowość do`, `apel o`
    belonging: Words  # words that tell of what somebody is a member
    of_citizens: Words  # … and a citizen
    making_holders: Words  # verbs by which somebody is, or is made, what the instrumental says


@cache
def lexicon() -> Lexicon:
    """The lexicon; its files are read on first use."""
    raw: dict[str, Any] = {}
    for name in ("nouns", "governors", "control", "relations"):
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
        "powers": values["carriers"] - values["things"],
        "carrying": values["light"] | values["occurring"],
        "beings": people | bodies | values["carriers"] | kin,
        "kin_nouns": kin,
        "firms": values["anaphors"]["Company"] | values["anaphors"]["Bank"],
        "persons": people | owned,
        "stateless": every_body | values["offices"] | values["anyone"] | values["related"] | {"obywatel"},
        "untraded": values["offices"] | values["anyone"] | values["no_trade"] | kin,
        "framing": values["frames"] | values["partitives"],
        "belonging": values["joining"] | values["members"] | values["fighters"] | {"skład"},
        "of_citizens": values["citizens"] | values["citizenship"],
        "making_holders": values["appointing"] | {"być", "zostać", "pozostawać"},
        "calling_for": values["planned"].nouns
        | values["calling"].union(*((*cues.nouns, *cues.adjectives) for cues in values["proposed"].values())),
    }
    return Lexicon(**values)
