"""Who takes part in what, and when, of a whole graph in a few arrays: what a network or a timeline walks over.

Built by one scan of the current graph (some seconds for a hundred thousand events) and kept in a file beside the view
that it was built from, so the next command reads it in a tenth of a second. The file is made anew whenever the graph
changed; without a place to keep it, it is built each time.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Store

from graph.view import vocabulary as v
from graph.view.records import DONE, KINDS, RELATION, Happening

if TYPE_CHECKING:
    import numpy as np

VERSION = "1"  # of the layout; a file of another version is not read


@dataclass
class Index:
    """Things and happenings by number, in the order of their IRIs.

    `first` and `last` are the bounds of a happening as ISO text, "" where open; `members` the things that take part.
    """

    things: list[str]
    types: list[str]
    happenings: list[str]
    classes: list[str]
    kinds: list[str]
    first: list[str]
    last: list[str]
    members: list[list[int]]

    @cached_property
    def number(self) -> dict[str, int]:
        return {thing: i for i, thing in enumerate(self.things)}

    @cached_property
    def of(self) -> list[list[int]]:
        """Thing → the happenings in which it takes part, by number."""
        found: list[list[int]] = [[] for _ in self.things]
        for h, members in enumerate(self.members):
            for thing in members:
                found[thing].append(h)
        return found

    def done(self, h: int) -> bool:
        """Whether it is an event, or a relation that a source tells as holding."""
        return self.kinds[h] in (DONE, RELATION)

    # --- as bytes

    def dump(self) -> bytes:
        """The index as the bytes of an `.npz` file; the same index gives the same bytes."""
        import numpy as np

        names = {"things": self.things, "happenings": self.happenings}
        codes = {
            "types": self.types,
            "classes": self.classes,
            "kinds": self.kinds,
            "first": self.first,
            "last": self.last,
        }
        arrays: dict[str, np.ndarray] = {"version": _text([VERSION])}
        arrays |= {name: _text(rows) for name, rows in names.items()}
        for name, rows in codes.items():
            words, numbers = np.unique(np.array(rows, dtype=str), return_inverse=True)
            arrays[f"{name}_words"] = _text(list(words))
            arrays[name] = numbers.astype(np.int32)
        arrays["sizes"] = np.array([len(m) for m in self.members], dtype=np.int32)
        arrays["members"] = np.array([m for row in self.members for m in row], dtype=np.int32)
        out = io.BytesIO()
        np.savez(out, **arrays)  # type: ignore[arg-type]
        return out.getvalue()

    @classmethod
    def load(cls, data: bytes) -> Index | None:
        """The index that `dump` wrote; None for anything else."""
        import zipfile

        import numpy as np

        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
                if _lines(arrays["version"]) != [VERSION]:
                    return None

                def coded(name: str) -> list[str]:
                    words = _lines(arrays[f"{name}_words"])
                    return [words[i] for i in arrays[name].tolist()]

                flat, ends = arrays["members"].tolist(), np.cumsum(arrays["sizes"]).tolist()
                members = [flat[a:b] for a, b in zip([0, *ends], ends, strict=False)]
                return cls(
                    _lines(arrays["things"]), coded("types"), _lines(arrays["happenings"]), coded("classes"),
                    coded("kinds"), coded("first"), coded("last"), members,
                )  # fmt: skip
        except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
            return None


def _text(rows: list[str]) -> np.ndarray:
    import numpy as np

    return np.frombuffer("\n".join(rows).encode(), dtype=np.uint8)


def _lines(array: np.ndarray) -> list[str]:
    text = array.tobytes().decode()
    return text.split("\n") if text else ([""] if array.size else [])


def build(store: Store) -> Index:
    """Scan the current graph once."""
    classes: dict[str, list[str]] = defaultdict(list)
    days: dict[str, dict[str, str]] = defaultdict(dict)
    roles: dict[str, set[str]] = defaultdict(set)
    told: set[str] = set()
    own = len(v.OWN)
    for quad in store.quads_for_pattern(None, None, None, v.CURRENT):
        predicate, term = quad.predicate.value, quad.object
        if not isinstance(quad.subject, NamedNode):
            continue
        subject = quad.subject.value
        if predicate == v.TYPE:
            if isinstance(term, NamedNode) and term.value.startswith(v.OWN):
                classes[subject].append(term.value[own:])
        elif predicate.startswith(v.OWN) and _happening(subject):
            name = predicate[own:]
            if isinstance(term, NamedNode):
                if name == "supportedBy":
                    told.add(subject)
                elif name not in v.NOT_ROLES:
                    roles[subject].add(term.value)
            elif isinstance(term, Literal) and name in ("earliest", "latest"):
                days[subject][name] = min(term.value, days[subject].get(name, term.value))
    happenings = sorted(told)
    things = sorted({t for h in happenings for t in roles[h] if t in classes and not _happening(t)})
    number = {thing: i for i, thing in enumerate(things)}
    kinds = [next((k for k in KINDS if k in classes[h]), RELATION) for h in happenings]
    return Index(
        things,
        [next((c for c in sorted(classes[t]) if c not in v.UPPER), "Thing") for t in things],
        happenings,
        [next((c for c in sorted(classes[h]) if c not in KINDS), k) for h, k in zip(happenings, kinds, strict=True)],
        kinds,
        [days[h].get("earliest", "") for h in happenings],
        [days[h].get("latest", "") for h in happenings],
        [sorted(number[t] for t in roles[h] if t in number) for h in happenings],
    )


def of_records(happenings: Iterable[Happening], types: Mapping[str, str]) -> Index:
    """The index of records in memory; `types` is the class of each thing."""
    told = sorted(happenings, key=lambda h: h.iri)
    things = sorted({t for h in told for t in h.entities()})
    number = {thing: i for i, thing in enumerate(things)}
    return Index(
        things,
        [types.get(t, "Thing") for t in things],
        [h.iri for h in told],
        [h.type for h in told],
        [h.kind for h in told],
        [h.earliest or "" for h in told],
        [h.latest or "" for h in told],
        [sorted(number[t] for t in set(h.entities())) for h in told],
    )


def _happening(iri: str) -> bool:
    """Whether it is an eventuality or a relation itself, not a node beneath one."""
    return iri.startswith((v.EVENTUALITIES, v.RELATIONS)) and iri.count("/") == v.EVENTUALITIES.count("/")
