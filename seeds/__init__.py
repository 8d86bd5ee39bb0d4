"""What the project ships to start from: a registry of actors and digests of the first documents.

The data stand beside this file: `registry/*.yaml` (format in `docs/registry.md`), `digests/*.txt` and `manifest.yaml`,
which says what each digest is made from. This package imports nothing of ours; who reads the registry parses it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

__all__ = ["SeedDigest", "acts_path", "digests", "publishers_path", "registry_paths"]

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class SeedDigest:
    """A digest in our own words of one document of others.

    `date` is EDTF and is that of the original (`2026-03-20`, `2026-03`), against which relative dates of the text
    (`w czerwcu br.`) resolve. `publisher` is whose statements the digest retells, `url` where they stood, if known.
    """

    path: Path
    title: str
    date: str
    publisher: str
    url: str = ""
    source: str = ""
    licence: str = "CC-BY-4.0"

    @property
    def name(self) -> str:
        """The file's name without `.txt`, e.g. `2025-09-czwarta-tura`."""
        return self.path.stem


def registry_paths() -> list[Path]:
    """The registry's YAML files, sorted, for `ontology.registry.Registry.load`.

    >>> any(path.name == "persons.yaml" for path in registry_paths())
    True
    """
    return sorted((HERE / "registry").glob("*.yaml"))


def publishers_path() -> Path:
    """The YAML file with the grades of publishers.

    >>> publishers_path().name
    'publishers.yaml'
    """
    return HERE / "publishers.yaml"


def digests() -> list[SeedDigest]:
    """The digests in the order of the manifest; a field that is unknown there, or missing, raises `TypeError`.

    >>> digests()[0].date
    '2025-09-12'
    """
    rows: list[dict[str, Any]] = yaml.safe_load((HERE / "manifest.yaml").read_text(encoding="utf-8"))["digests"]
    return [
        SeedDigest(path=HERE / "digests" / row["file"], **{k: str(v) for k, v in row.items() if k != "file"})
        for row in rows
    ]


def acts_path() -> Path:
    """The legal acts that are shipped, for `ontology.acts_file.load_acts`."""
    return HERE / "acts.yaml"
