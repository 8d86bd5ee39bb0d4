"""The store remembers which subjects its last changes touched, so that others need not compare two stores."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph import journal
from graph.journal import changed_since
from graph.store import CURRENT, Store
from ontology.ids import BASE
from ontology.rdf import PREF_LABEL

COALE, BELAVIA, POCZOBUT = (f"{BASE}id/{key}" for key in ("person/coale", "company/belavia", "person/poczobut"))


def named(**names: str) -> list[Quad]:
    iris = {"coale": COALE, "belavia": BELAVIA, "poczobut": POCZOBUT}
    return [Quad(NamedNode(iris[k]), PREF_LABEL, Literal(v), CURRENT) for k, v in names.items()]


@pytest.fixture
def store() -> Store:
    found = Store(pyoxigraph.Store())
    found.replace_current(named(coale="John Coale", belavia="Belavia"))
    return found


def copy(store: Store) -> pyoxigraph.Store:
    found = pyoxigraph.Store()
    found.extend(store.quads)
    return found


def test_what_was_touched_since_an_earlier_state(store: Store) -> None:
    before = copy(store)
    assert changed_since(before, store.quads) == set()
    store.replace_current(named(coale="John Coale", belavia="Belawia"))
    store.replace_current(named(coale="John Coale", belavia="Belawia", poczobut="Andrzej Poczobut"))
    assert changed_since(before, store.quads) == {BELAVIA, POCZOBUT}
    store.replace_current(named(belavia="Belawia"))
    assert changed_since(before, store.quads) == {BELAVIA, POCZOBUT, COALE}


def test_a_change_that_was_cut_short_is_told_of(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = copy(store)

    class CutError(Exception):
        pass

    class Dying:
        """A store whose process dies when the first quad is to go."""

        def __getattr__(self, name: str) -> object:
            return getattr(quads, name)

        def remove(self, quad: Quad) -> None:
            raise CutError

    quads = store.quads
    store.quads = Dying()  # type: ignore[assignment]
    with pytest.raises(CutError):
        store.replace_current(named(coale="J. Coale", belavia="Belavia"))
    store.quads = quads
    assert store.dirty
    store.replace_current(named(coale="John Coale", belavia="Belavia"))
    assert COALE in (changed_since(before, store.quads) or ())


def test_it_says_so_where_it_does_not_reach_back(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = copy(store)
    assert changed_since(pyoxigraph.Store(), store.quads) is None  # made by an earlier version, or another store
    monkeypatch.setattr(journal, "KEPT", 4)
    for number in range(9):
        store.replace_current(named(coale=f"John Coale {number}"))
    assert changed_since(before, store.quads) is None
    kept = list(store.quads.quads_for_pattern(None, NamedNode(BASE + "ontology#changed"), None, None))
    assert 1 < len(kept) <= 5
    recent = copy(store)
    store.replace_current(named(coale="J", belavia="B", poczobut="P"))  # more at once than an entry may name
    assert changed_since(recent, store.quads) is None


def test_a_store_on_disk_keeps_it(tmp_path: Path) -> None:
    from graph.ingest import build, forget
    from graph.store import open_view

    build(tmp_path / "kg")
    before = open_view(tmp_path / "kg").quads
    forget(tmp_path / "kg", "2026-03-po-wizycie-coalea.txt")
    after = open_view(tmp_path / "kg").quads
    told = changed_since(before, after)
    lines = [set(map(str, s.quads_for_pattern(None, None, None, CURRENT))) for s in (before, after)]
    assert told == {line.split(">", 1)[0][1:] for line in lines[0] ^ lines[1]}
