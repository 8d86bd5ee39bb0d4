"""What people decide of identity: decisions into the ledger, and taking them back.

`decide` and `unmerge` write one entry and derive the graph anew; an undo gives the exact graph of before, byte for byte.
"""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from graph.asking import Question
from graph.derive.joining import join, known_persons
from graph.derive.judgements import NOT_SAME, SAME, UNDO, Judgement
from graph.ledger import append, entries, judgements
from graph.renewal import clusters_of, refresh
from graph.shipped import registry
from graph.store import Store, reading, writing
from graph.view.conflicts import Conflicts
from graph.view.reader import View
from ontology.errors import UsageError
from ontology.rdf import read_evidence


def signature(by: str | None = None) -> dict[str, str]:
    """Who decides and when: `by`, else `KG_USER`, else the name of the user; the one place where the clock is read."""
    try:
        user = by or os.environ.get("KG_USER") or getpass.getuser()
    except (OSError, KeyError):
        user = "unknown"
    return {"by": user, "at": datetime.now(UTC).isoformat(timespec="seconds")}


# -- deciding ------------------------------------------------------------------------------------------------------


def decide(folder: Path, left: str, right: str, verdict: str, *, by: str, at: str, why: str = "") -> Judgement:
    """Write down what somebody decided of two events or two things, named as for `kg show`, and derive anew."""

    def made(store: Store) -> Judgement:
        a, b = _refs(store, left, right, verdict)
        return Judgement(_next(store), verdict, a, b, by, at, why)

    return _write(folder, made)


def judge(folder: Path, conflict: str, verdict: str, *, by: str, at: str, why: str = "") -> Judgement:
    """Write down what somebody decided of a conflict, called by the id that `kg conflicts` gives.

    `same`: its sides tell of one thing, of which both cannot hold; `not-same`: of two, so both may. Claims are named, and the
    acts or words of sides that are no claim, which joins and parts nothing.
    """

    def made(store: Store) -> Judgement:
        found = Conflicts(View(store.quads)).called(conflict)
        if found is None:
            raise UsageError(f"no conflict is called {conflict!r}", hint="`kg conflicts` gives the ids of conflicts.")
        first, *rest = dict.fromkeys(side.value for side in found.sides)
        left = tuple(sorted({s.ref for s in found.sides if s.value == first}))
        right = tuple(sorted({s.ref for s in found.sides if s.value in rest} - {*left}))
        claims = [r for r in (left[0], right[0]) if re.fullmatch("[0-9a-f]{16}", r)]
        if len(claims) == 2:
            _refs(store, claims[0], claims[1], verdict)  # complains of what can never be the same
        return Judgement(_next(store), verdict, left, right, by, at, why)

    return _write(folder, made)


def answer(folder: Path, question: Question, verdict: str, *, by: str, at: str, why: str = "") -> Judgement:
    """The same for a question of `questions`."""
    return _write(
        folder, lambda store: Judgement(_next(store), verdict, question.left.refs, question.right.refs, by, at, why)
    )


def unmerge(folder: Path, what: str, *, by: str, at: str, why: str = "") -> Judgement:
    """Take back: the entry called `what`, else the latest one that joined the thing or event; what the program joined is parted.

    Parting takes the claim `what` out of its event, and is an entry like any other, which can be taken back itself.
    """

    def made(store: Store) -> Judgement:
        number = _next(store)
        holding = judgements(store.quads).holding()
        if entry := next((j for j in entries(store.quads) if j.id == what), None):
            return Judgement(number, UNDO, (), (), by, at, why, undoes=entry.id)
        mine = set(_called(store, what)[1])
        for entry in reversed(holding):
            if entry.verdict == SAME and mine & {*entry.left, *entry.right}:
                return Judgement(number, UNDO, (), (), by, at, why, undoes=entry.id)
        kind, refs = _called(store, what)
        claim = _claim_id(what)
        rest = tuple(r for r in refs if r != claim)
        if kind == "event" and claim in refs and rest:
            return Judgement(number, NOT_SAME, (claim,), rest, by, at, why)
        raise UsageError(
            f"nobody joined {what!r}, and it is no claim of a merged event",
            hint="`kg review --ledger` gives the ids of decisions, which are taken back by them; `kg show NAME --why --json` those of "
            "claims; `kg resolve A B --not-same` keeps two apart.",
        )

    return _write(folder, made)


def bring(folder: Path, new: list[Judgement]) -> list[Judgement]:
    """Append the entries of an exported ledger; those that are there already are left out."""
    with writing(folder, make=False) as store:
        fresh = append(store.quads, new)
        if fresh:
            _refresh(store)
        return fresh


def _write(folder: Path, made: Callable[[Store], Judgement]) -> Judgement:
    with reading(folder) as seen:  # names are looked up in a view, which holds no lock
        entry = made(seen)
    with writing(folder, make=False) as store:
        entry = replace(entry, number=_next(store))
        store.touch()
        append(store.quads, [entry])
        _refresh(store)
        return entry


def _refresh(store: Store) -> None:
    store.touch()
    refresh(store)


def _next(store: Store) -> int:
    return max((j.number for j in entries(store.quads)), default=0) + 1


def _claim_id(text: str) -> str:
    return text.rsplit("/", 1)[-1]


def _refs(store: Store, left: str, right: str, verdict: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the ledger calls the two sides; `UsageError` where they cannot be the same."""
    (kind, a), (other, b) = _called(store, left), _called(store, right)
    if kind != other:
        raise UsageError(f"{left!r} and {right!r} are an event and a thing", hint="Name two events or two things.")
    if kind == "event":
        view = View(store.quads)
        one, two = view.happening_called(left), view.happening_called(right)
        assert one is not None and two is not None
        if verdict == SAME and one.kind != two.kind:
            raise UsageError(
                f"one is {one.kind}, the other {two.kind}: done and not done never share a node",
                hint="A promise that came true is linked to its event by itself.",
            )
        if one.iri == two.iri or verdict == SAME:
            ids = [_claim_id(left), _claim_id(right)]
            a, b = ((i,) if i in refs else refs[:1] for i, refs in zip(ids, (a, b), strict=True))
    if set(a) & set(b):
        raise UsageError(f"{left!r} and {right!r} are one and the same", hint="Name two different ones, or two claims.")
    return a, b


def _called(store: Store, text: str) -> tuple[str, tuple[str, ...]]:
    """(`event`, ids of its claims) or (`thing`, its mention clusters) of what `kg show` calls so."""
    view = View(store.quads)
    if found := view.happening_called(text):
        return "event", tuple(sorted(_claim_id(e.claim) for e in found.evidence))
    iri = view.find(text).iris[0]
    refs = _mentions(store, iri)
    if not refs:
        raise UsageError(f"no document names {text!r}", hint="Only what documents name can be joined or parted.")
    return "thing", refs


def _mentions(store: Store, iri: str) -> tuple[str, ...]:
    """What the ledger calls a thing: its mention clusters; from the memory of the last derivation, else joined anew."""
    if (known := clusters_of(store, iri)) is not None:
        return known
    rows = [read_evidence(store.evidence(graph)) for graph in store.sources().values()]
    ordered = sorted(rows, key=lambda e: e.document.text_id)
    joining = join(ordered, judgements(store.quads), known_persons(registry()))
    return tuple(sorted(r for r, i in joining.iri_of.items() if i == iri))
