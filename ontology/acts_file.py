"""Reads `seeds/acts.yaml` and files like it, and says in words what is wrong with one and where.

The format is documented in `docs/acts.md`. Every name is checked: programmes, authorities, targets, acts, dates.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from ontology.acts import Act, Acts, Check, Effect, Group, Holding, Kind, Ownership, Permit, Programme, Step, Words
from ontology.dates import valid
from ontology.errors import RegistryError
from ontology.registry import Registry, entry
from ontology.tables import read_table

SECTIONS = ("programmes", "things", "concerns", "groups", "holdings", "checks", "acts")
_STEPS = {step.value: step for step in Step}


def load_acts(path: Path, registry: Registry) -> Acts:
    """The acts of one file; `RegistryError` for an unknown field, name or date, with the nearest valid one."""
    try:
        data = read_table(path)
    except (OSError, yaml.YAMLError) as error:
        raise RegistryError(f"{path}: {error}") from error
    return _Reader(path.name, registry).read(data or {})


class _Reader:
    """One file; `where` is what messages begin with."""

    def __init__(self, where: str, registry: Registry) -> None:
        self.where = where
        self.registry = registry
        self.things = {**registry.entries}

    def read(self, data: Any) -> Acts:
        self._fields(data, SECTIONS, "the file")
        things = {k: entry(k, raw, self.where) for k, raw in (data.get("things") or {}).items()}
        if twice := sorted(set(things) & set(self.registry.entries)):
            raise self._wrong(twice[0], "is in the registry already; take it out of `things`")
        self.things |= things
        programmes = self._all(data, "programmes", self._programme)
        acts: dict[str, Act] = {k: self._act(k, r, programmes) for k, r in (data.get("acts") or {}).items()}
        for act in acts.values():
            if act.basis is not None:
                self._known(act.basis, acts, act.key, "act")
        groups = {k: self._group(k, r) for k, r in (data.get("groups") or {}).items()}
        concerns = {self._thing(k, k): self._things(v, k) for k, v in (data.get("concerns") or {}).items()}
        found = Acts(
            programmes=programmes,
            acts=dict(sorted(acts.items())),
            checks=tuple(self._check(raw, programmes) for raw in data.get("checks") or ()),
            things=dict(sorted(things.items())),
            concerns=dict(sorted(concerns.items())),
            groups=dict(sorted(groups.items())),
            holdings=tuple(self._holding(raw) for raw in data.get("holdings") or ()),
        )
        self._begun(found)
        return found

    # --- sections

    def _programme(self, key: str, raw: Any) -> Programme:
        self._fields(raw, ("authority", "names", "kind", "scope", "main", "ownership"), key)
        kind = str(self._must(raw, "kind", key))
        self._known(kind, [k.value for k in Kind], key, "kind")
        authority = self._thing(str(self._must(raw, "authority", key)), key)
        return Programme(
            key, authority, self._words(raw, "names", key), Kind(kind), self._words(raw, "scope", key),
            bool(raw.get("main", False)), tuple(self._ownership(row, key) for row in raw.get("ownership") or ()),
        )  # fmt: skip

    def _act(self, key: str, raw: Any, programmes: Mapping[str, Programme]) -> Act:
        plain = ("authority", "names", "in_force", "decided", "published", "basis", "source")
        self._fields(raw, (*plain, *_STEPS), key)
        effects = [
            self._effect(_STEPS[name], row, f"{key}: {name}", programmes)
            for name in _STEPS
            for row in (raw.get(name) or ())
        ]
        return Act(
            key,
            self._thing(str(self._must(raw, "authority", key)), key),
            self._words(raw, "names", key),
            self._date(raw, "in_force", key, must=True) or "",
            tuple(effects),
            decided=self._date(raw, "decided", key),
            published=self._date(raw, "published", key),
            basis=raw.get("basis"),
            source=str(self._must(raw, "source", key)),
        )

    def _effect(self, step: Step, raw: Any, where: str, programmes: Mapping[str, Programme]) -> Effect:
        self._fields(raw, ("programme", "targets", "allows", "excludes", "until", "only", "note"), where)
        programme = str(self._must(raw, "programme", where))
        self._known(programme, programmes, where, "programme")
        permit = None
        if step is Step.LICENSE:
            excludes = self._words(raw, "excludes", where) if "excludes" in raw else {}
            permit = Permit(self._words(raw, "allows", where), excludes, self._date(raw, "until", where))
        elif extra := sorted({"allows", "excludes", "until", "only"} & set(raw)):
            raise self._wrong(where, f"{extra[0]!r} belongs to a licence (`licenses`)")
        note = self._words(raw, "note", where) if "note" in raw else {}
        targets = self._things(self._must(raw, "targets", where), where)
        return Effect(step, programme, targets, permit, self._things(raw.get("only") or (), where), note)

    def _check(self, raw: Any, programmes: Mapping[str, Programme]) -> Check:
        where = f"checks: {raw.get('day') if isinstance(raw, dict) else raw!r}"
        self._fields(raw, ("programmes", "day", "names", "source"), where)
        keys = tuple(map(str, self._must(raw, "programmes", where)))
        for key in keys:
            self._known(key, programmes, where, "programme")
        day = self._date(raw, "day", where, must=True) or ""
        return Check(keys, day, self._words(raw, "names", where), str(self._must(raw, "source", where)))

    def _group(self, key: str, raw: Any) -> Group:
        self._fields(raw, ("names", "members", "words"), key)
        words = tuple(map(str, raw.get("words") or ()))
        for pattern in words:
            try:
                re.compile(pattern)
            except re.error as error:
                raise self._wrong(key, f"the pattern {pattern!r} is wrong: {error}") from error
        members = self._things(self._must(raw, "members", key), key)
        return Group(key, self._words(raw, "names", key), members, words)

    def _ownership(self, raw: Any, key: str) -> Ownership:
        where = f"{key}: ownership"
        self._fields(raw, ("share", "over", "adds", "start", "until", "source"), where)
        share, over = self._share(self._must(raw, "share", where), where)
        if share is None or over:
            raise self._wrong(
                where, f"share {raw['share']!r} is no per cent", "Write 50, and `over: true` for more than 50."
            )
        start, until = self._date(raw, "start", where), self._date(raw, "until", where)
        if bad := next((d for d in (start, until) if d and len(d) != 10), None):
            raise self._wrong(where, f"{bad!r} is not one day", "Write 2024-07-03.")
        source = str(self._must(raw, "source", where))
        return Ownership(share, bool(raw.get("over", False)), bool(raw.get("adds", False)), start, until, source)

    def _holding(self, raw: Any) -> Holding:
        where = f"holdings: {raw.get('firm') if isinstance(raw, dict) else raw!r}"
        self._fields(raw, ("holder", "firm", "share", "start", "end", "stated", "source"), where)
        share, over = self._share(self._must(raw, "share", where), where)
        start, stated = self._date(raw, "start", where), self._date(raw, "stated", where)
        if start is None and stated is None:
            raise self._wrong(where, "lacks `start` (since when it is held) or `stated` (when the source speaks of it)")
        holder, firm = (self._thing(str(self._must(raw, name, where)), where) for name in ("holder", "firm"))
        if holder == firm:
            raise self._wrong(where, "holds itself")
        end, source = self._date(raw, "end", where), str(self._must(raw, "source", where))
        return Holding(holder, firm, share, start, end, source, stated, over)

    def _share(self, raw: Any, where: str) -> tuple[float | None, bool]:
        """(per cent, whether it is more than that) of `49.99`, `over 50`, `unknown`."""
        if raw == "unknown":
            return None, False
        over = str(raw).startswith("over ")
        try:
            share = float(str(raw).removeprefix("over "))
        except ValueError:
            share = 0.0
        if not 0 < share <= 100 or (over and share == 100):
            hint = "Write 49.99, `over 50` where the source speaks of a majority, or `unknown`."
            raise self._wrong(where, f"share {raw!r} is no per cent between 0 and 100", hint)
        return share, over

    # --- checks

    def _begun(self, acts: Acts) -> None:
        """No measure is licensed, suspended or lifted before an act imposes it."""
        begun: set[tuple[str, str]] = set()
        rows = sorted(acts.steps(), key=lambda row: (row[0].days, row[1].step is not Step.IMPOSE, row[0].key))
        for act, effect in rows:
            for target in effect.targets:
                if effect.step is Step.IMPOSE:
                    begun.add((effect.programme, target))
                elif (effect.programme, target) not in begun:
                    raise self._wrong(
                        act.key,
                        f"{effect.step.value} {effect.programme} for {target}, which no earlier act imposes",
                        f"Add an act that imposes it, or correct the date {act.in_force}.",
                    )

    def _all(self, data: Any, name: str, make: Callable[[str, Any], Any]) -> dict[str, Any]:
        return {key: make(key, raw) for key, raw in sorted((data.get(name) or {}).items())}

    def _fields(self, raw: Any, known: Iterable[str], where: str) -> None:
        if not isinstance(raw, dict):
            raise self._wrong(where, f"needs fields ({', '.join(known)}), not {raw!r}")
        for name in raw:
            self._known(str(name), known, where, "field")

    def _must(self, raw: Mapping[str, Any], name: str, where: str) -> Any:
        if raw.get(name) in (None, "", [], {}):
            raise self._wrong(where, f"lacks `{name}`")
        return raw[name]

    def _words(self, raw: Mapping[str, Any], name: str, where: str) -> Words:
        words = self._must(raw, name, where)
        if not isinstance(words, dict) or set(words) != {"pl", "en"}:
            raise self._wrong(where, f"`{name}` needs a text in pl and one in en")
        return {lang: str(text) for lang, text in words.items()}

    def _date(self, raw: Mapping[str, Any], name: str, where: str, *, must: bool = False) -> str | None:
        value = self._must(raw, name, where) if must else raw.get(name)
        if value is None:
            return None
        if not valid(str(value)):
            raise self._wrong(
                where, f"`{name}`: {str(value)!r} is not a date", "Write 2025-11-04, 2024-12 or an interval."
            )
        return str(value)

    def _things(self, keys: Any, where: str) -> tuple[str, ...]:
        if isinstance(keys, str):
            raise self._wrong(where, f"needs a list of keys, not {keys!r}")
        return tuple(self._thing(str(key), where) for key in keys)

    def _thing(self, key: str, where: str) -> str:
        self._known(key, self.things, where, "thing", "Add it to the registry, or to `things` of this file.")
        return key

    def _known(self, name: str, names: Iterable[str], where: str, what: str, hint: str | None = None) -> None:
        names = list(names)
        if name not in names:
            near = difflib.get_close_matches(name, names, 1)
            raise self._wrong(where, f"unknown {what} {name!r}", f"Did you mean {near[0]!r}?" if near else hint)

    def _wrong(self, where: str, what: str, hint: str | None = None) -> RegistryError:
        return RegistryError(f"{self.where}: {where}: {what}", hint=hint)
