"""Deriving what a change touches gives the bytes that deriving everything gives, after any change and any crash."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import pyoxigraph
import pytest
from again_world import BARGAINS, TYPES, document, whole

from graph.again import Given, again
from graph.again.asked import still_open
from graph.again.filling import fill
from graph.again.memory import Memory
from graph.derive import derivation, graph_quads
from graph.derive.judgements import Judgement, Judgements
from graph.derive.legal import with_things
from graph.derive.weighing import Open
from graph.shipped import acts, publishers, registry
from ontology.claims import Extraction, Status
from ontology.rdf import kg

THINGS = with_things(registry(), acts())


def given(ledger: list[Judgement]) -> Given:
    return Given(THINGS, Judgements(tuple(ledger)), publishers(), acts())


class World:
    """Documents that come and go, a graph of them that is kept up to date step by step, and a ledger."""

    def __init__(self, seed: int, size: int = 24, types: Mapping[str, list[tuple[str, str]]] = TYPES) -> None:
        self.dice = random.Random(seed)
        self.all = {e.document.text_id: e for e in (document(self.dice, n, types) for n in range(size))}
        self.here = {t: self.all[t] for t in sorted(self.all)[: size // 2]}
        self.ledger: list[Judgement] = []
        found = derivation(self.here.values(), THINGS)
        self.quads = pyoxigraph.Store()
        beside = given([])
        self.quads.extend(graph_quads(found, beside.registry, beside.publishers, beside.acts))
        self.memory = Memory()
        fill(self.memory, found, beside)

    def step(self) -> None:
        """A document comes or goes or is read otherwise, or several do, or a person decides."""
        changed: dict[str, Extraction | None] = {}
        for text in self.dice.sample(sorted(self.all), self.dice.choice([0, 1, 1, 1, 2, 4])):
            if text not in self.here:
                changed[text] = self.all[text]
            elif self.dice.random() < 0.3:
                changed[text] = self.otherwise(self.here[text])
            else:
                changed[text] = None
        self.here = {t: e for t, e in {**self.here, **changed}.items() if e is not None}
        if self.here and (not changed or self.dice.random() < 0.3):
            self.decide()
        with self.memory.transaction():
            delta = again(self.memory, changed, given(self.ledger), self.here.__getitem__, Texts(self.all))
            gone, new = delta.against(self.quads)
        for quad in gone:
            self.quads.remove(quad)
        self.quads.extend(new)

    def otherwise(self, e: Extraction) -> Extraction:
        """The same text as a better extractor reads it: some claims are another thing, and keep their id."""
        claims = [
            replace(c, status=self.dice.choice([c.status, *Status])) for c in e.claims if self.dice.random() < 0.8
        ]
        day = self.dice.choice([e.document.date, "2025-09-12"])
        return replace(e, claims=tuple(claims), document=replace(e.document, date=day))

    def decide(self) -> None:
        number, dice = len(self.ledger) + 1, self.dice
        rows = [self.here[t] for t in sorted(self.here)]
        claims = sorted({c.id for e in rows for c in e.claims})
        refs = sorted({f"{e.document.text_id}:{c.id}" for e in rows for c in e.clusters})
        if self.ledger and dice.random() < 0.3:
            self.ledger.append(Judgement(number, "undo", (), (), undoes=dice.choice(self.ledger).id))
        elif dice.random() < 0.5 and len(claims) > 1:
            left, right = dice.sample(claims, 2)
            kinds = {c.id: (c.type, c.status) for e in rows for c in e.claims}
            like = [c for c in claims if c != left and kinds[c] == kinds[left]]
            self.ledger.append(
                Judgement(number, dice.choice(["same", "not-same"]), (left,), (dice.choice([*like, right]),))
            )
        elif len(refs) > 1:
            left, right = dice.sample(refs, 2)
            self.ledger.append(Judgement(number, dice.choice(["same", "same", "not-same"]), (left,), (right,)))


class Texts(Mapping[str, str]):
    def __init__(self, rows: Mapping[str, Extraction]) -> None:
        self.rows = rows

    def __getitem__(self, text: str) -> str:
        return self.rows[text].document.text

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


@pytest.mark.parametrize("seed", range(int(os.environ.get("KG_AGAIN_SEEDS", "6"))))
def test_any_sequence_of_changes_gives_what_a_full_derivation_gives(seed: int) -> None:
    world = World(seed)
    for number in range(15):
        world.step()
        same_as_whole(world, f"seed {seed}, step {number}")


@pytest.mark.parametrize("seed", range(int(os.environ.get("KG_AGAIN_SEEDS", "6"))))
def test_rounds_of_talks_come_and_go_with_their_documents(seed: int) -> None:
    world = World(seed, 60, BARGAINS)
    legs = 0
    for number in range(12):
        world.step()
        same_as_whole(world, f"seed {seed}, step {number}")
        legs += sum(1 for _ in world.quads.quads_for_pattern(None, kg("leg"), None, None))
    assert legs > 12


def same_as_whole(world: World, where: str) -> None:
    want, have = whole(list(world.here.values()), world.ledger), {str(q) for q in world.quads}
    assert (sorted(want - have), sorted(have - want)) == ([], []), where


DOUBTFUL = {t: TYPES[t] for t in ("PrisonerRelease", "MissionReopening", "Negotiation")}  # often nearly the same


@pytest.mark.parametrize("seed", range(int(os.environ.get("KG_AGAIN_SEEDS", "4"))))
def test_what_is_left_to_a_person_is_remembered(seed: int) -> None:
    """`kg review` reads from the memory what it would find by deriving everything."""
    world, asked = World(seed, 80, DOUBTFUL), 0
    for number in range(12):
        world.step()
        found = derivation(world.here.values(), THINGS, Judgements(tuple(world.ledger)))
        assert left_open(still_open(world.memory)) == left_open(found.found.open), f"seed {seed}, step {number}"
        asked += len(found.found.open)
    assert asked


def left_open(rows: Iterable[Open]) -> list[tuple[object, ...]]:
    """What is left to a person, in one order."""
    return sorted((o.left, o.right, o.score, o.reasons) for o in rows)
