"""The registry of actors: what the project knows of persons, organisations, countries and places beforehand.

Read from YAML files such as `seeds/registry/*.yaml`; the format is documented in `docs/registry.md`.
Loaders get a `Registry` as an argument and never read the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ontology.errors import RegistryError
from ontology.tables import read_table

LANGS = ("pl", "en", "be", "ru")


@dataclass(frozen=True, slots=True)
class Post:
    """A post held: `Post("wysłannik specjalny", "special envoy", of="country/us", start="2025-11")`; dates are EDTF."""

    pl: str
    en: str = ""
    of: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One registered thing.

    `names` maps a language to base forms, the first of which is the label; `aliases` are further spellings of any
    language. `short` are names that stand alone for it (`Łukaszenka`, `Trump`). `parents` are keys of what it belongs
    to or is part of; `country` the key of its country. For countries: `adjectives` (`białoruski`), `demonyms`
    (`Białorusin`), `capital` (key of a place). `nouns` are common nouns that may refer back to it (`reżim`, `spółka`).
    `same_as` are identifiers seen in data, as IRIs or CURIEs.
    """

    key: str
    type: str
    names: Mapping[str, tuple[str, ...]]
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    gender: str | None = None
    country: str | None = None
    parents: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    nouns: tuple[str, ...] = ()
    industry: str | None = None
    same_as: tuple[str, ...] = ()
    source: str = ""

    def label(self, lang: str = "pl") -> str:
        for choice in (lang, *LANGS):
            if self.names.get(choice):
                return self.names[choice][0]
        return self.key

    def all_names(self) -> tuple[str, ...]:
        """Every name and alias once, labels first."""
        rows = [n for lang in LANGS for n in self.names.get(lang, ())]
        return tuple(dict.fromkeys([*rows, *self.aliases, *self.short]))


_TUPLES = {"aliases", "short", "parents", "adjectives", "demonyms", "nouns", "same_as"}
_SCALARS = {"type", "gender", "country", "capital", "industry", "source"}


def entry(key: str, raw: Any, where: str) -> Entry:
    """One entry from its YAML; `RegistryError` for what is missing or unknown."""
    if not isinstance(raw, dict) or "type" not in raw or not isinstance(raw.get("names"), dict):
        raise RegistryError(f"{where}: {key}: needs `type` and `names` (a mapping of language to names)")
    values: dict[str, Any] = {}
    for name, value in raw.items():
        if name == "names":
            values[name] = {lang: tuple([v] if isinstance(v, str) else v) for lang, v in value.items()}
            if unknown := set(values[name]) - set(LANGS):
                known = ", ".join(LANGS)
                raise RegistryError(f"{where}: {key}: unknown language {sorted(unknown)[0]!r}; known are {known}")
        elif name == "posts":
            values[name] = tuple(Post(**{k: str(v) for k, v in post.items()}) for post in value)
        elif name in _TUPLES:
            values[name] = tuple(map(str, value))
        elif name in _SCALARS:
            values[name] = str(value)
        else:
            raise RegistryError(f"{where}: {key}: unknown field {name!r}")
    return Entry(key=key, **values)


@dataclass(frozen=True, slots=True)
class Registry:
    """All entries by key, in key order.

    >>> Registry.load([Path("seeds/registry")]).get("person/poczobut").label()   # doctest: +SKIP
    'Andrzej Poczobut'
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)

    @classmethod
    def load(cls, paths: Iterable[Path]) -> Registry:
        """Read YAML files, or all `*.yaml` of folders; a key given twice raises `RegistryError`."""
        import yaml  # where files are read: views need the classes alone

        files = [f for p in paths for f in (sorted(p.glob("*.yaml")) if p.is_dir() else [p])]
        found: dict[str, Entry] = {}
        for file in files:
            try:
                data = read_table(file)
            except (OSError, yaml.YAMLError) as error:
                raise RegistryError(f"{file}: {error}") from error
            for key, raw in (data or {}).items():
                if key in found:
                    raise RegistryError(f"{file}: {key}: defined twice")
                found[key] = entry(key, raw, file.name)
        return cls(dict(sorted(found.items())))

    def get(self, key: str) -> Entry:
        try:
            return self.entries[key]
        except KeyError:
            raise RegistryError(f"no registry entry {key!r}") from None

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())

    def __len__(self) -> int:
        return len(self.entries)
