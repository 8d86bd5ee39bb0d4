"""Our tables of data, as YAML: frames, lexicon, rules. Read by libyaml where PyYAML has it, ten times as fast; the result is the same."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any


def read_table(path: Path | Traversable) -> Any:
    """What the YAML file `path` holds; raises `yaml.YAMLError` where it is none.

    >>> read_table(DATA / "times.yaml")["months"]["styczeń"]          # doctest: +SKIP
    1
    """
    import yaml  # where a table is read: who reads a graph mostly needs none

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
