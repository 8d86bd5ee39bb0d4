"""Our tables of data, as YAML: frames, lexicon, rules. Read by libyaml where PyYAML has it, ten times as fast; the result is the same.

What a table of ours holds is kept beside the bytecode of the folder, as Python keeps that of its modules and under the same
switches (`PYTHONDONTWRITEBYTECODE`, `PYTHONPYCACHEPREFIX`), with the digest of the text from which it was made. A text that
has changed has another digest and is parsed anew, so nothing stale is ever read.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from contextlib import suppress
from importlib.resources.abc import Traversable
from importlib.util import cache_from_source
from pathlib import Path
from threading import get_ident
from typing import Any

_OURS = tuple(Path(__file__).parents[1] / name for name in ("ontology", "loaders", "seeds", "graph"))


def read_table(path: Path | Traversable) -> Any:
    """What the YAML file `path` holds; raises `yaml.YAMLError` where it is none.

    >>> read_table(DATA / "times.yaml")["months"]["styczeń"]          # doctest: +SKIP
    1
    """
    text = path.read_bytes()
    digest = hashlib.sha256(text).digest()
    kept = _kept_at(path)
    if kept is not None and (found := _kept(kept, digest)) is not None:
        return found
    import yaml  # where a table is parsed: who reads a graph mostly needs none

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found = yaml.load(text.decode("utf-8"), Loader=loader)
    if kept is not None and found is not None and not sys.dont_write_bytecode:
        _keep(kept, digest, found)
    return found


def _kept_at(path: Path | Traversable) -> Path | None:
    """Where what a table of ours holds is kept; None for the tables of others, beside which we write nothing."""
    if not isinstance(path, Path) or not any(folder in path.parents for folder in _OURS):
        return None
    try:
        return Path(cache_from_source(str(path))).with_name(f"{path.name}.{sys.implementation.cache_tag}.pickle")
    except NotImplementedError:  # a Python that keeps no bytecode
        return None


def _kept(path: Path, digest: bytes) -> Any:
    """What is kept at `path`, made from the text of that digest and whole; None where there is none."""
    try:
        raw = path.read_bytes()
    except OSError:  # none yet
        return None
    size = len(digest)
    whole = raw[:size] == digest and raw[size : 2 * size] == hashlib.sha256(raw[2 * size :]).digest()
    return pickle.loads(raw[2 * size :]) if whole else None


def _keep(path: Path, digest: bytes, found: Any) -> None:
    """Whole or not at all, whoever else writes it now; a folder that is not to be written to costs only the time."""
    own = path.with_name(f"{path.name}.{os.getpid()}.{get_ident()}")
    held = pickle.dumps(found, pickle.HIGHEST_PROTOCOL)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        own.write_bytes(digest + hashlib.sha256(held).digest() + held)
        own.replace(path)
    except OSError:
        with suppress(OSError):
            own.unlink(missing_ok=True)
