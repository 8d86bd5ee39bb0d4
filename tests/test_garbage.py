"""Searches for cyclic garbage are rarer while texts are read, and once a process reads texts at all."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from ontology import garbage


@pytest.fixture(autouse=True)
def usual(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    monkeypatch.setattr(garbage, "_usual", gc.get_threshold())
    yield
    gc.set_threshold(*before)


def test_rare_within_the_block_alone() -> None:
    with garbage.seldom_collected():
        assert gc.get_threshold()[0] == garbage.ROOM
    assert gc.get_threshold()[0] == 700


def test_rare_from_now_on_also_behind_a_block() -> None:
    with garbage.seldom_collected():
        garbage.seldom_from_now_on()
    assert gc.get_threshold() == (garbage.ROOM, 10, 10)
    with garbage.seldom_collected():
        pass
    assert gc.get_threshold()[0] == garbage.ROOM
