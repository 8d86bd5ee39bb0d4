"""Folders → the files in them that can be read, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from loaders.documents.reader import READERS
from ontology.errors import LoadError

SUFFIXES = frozenset(READERS)


def walk(paths: Iterable[Path], on_error: Callable[[LoadError], None] | None = None) -> Iterator[Path]:
    """Files in sorted order, folders with all that is in them, each file once.

    Of a folder only known suffixes are taken, hidden files and folders left out; a file that is named itself is
    always yielded, so that `read` can say what is wrong with it. A folder that cannot be opened is handed to
    `on_error` as a LoadError and the rest goes on; without `on_error` the first such error is raised after the rest.

        failures: list[LoadError] = []
        for path in walk([Path("teksty")], failures.append): …
    """
    failures: list[LoadError] = []
    report = on_error or failures.append
    seen: set[str] = set()
    for path in paths:
        path = Path(path)
        for file in _below(path, report) if path.is_dir() else (path,):
            key = os.path.realpath(file)
            if key not in seen:
                seen.add(key)
                yield file
    if failures:
        raise failures[0]


def _below(folder: Path, report: Callable[[LoadError], None]) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            found = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    except OSError as error:
        reason = "no permission to open it" if isinstance(error, PermissionError) else (error.strerror or str(error))
        report(LoadError(f"{folder}: the folder was left out: {reason}", hint="Change its permissions and load again."))
        return
    for name, is_folder in found:
        if name.startswith("."):
            continue
        if is_folder:
            yield from _below(folder / name, report)
        elif Path(name).suffix.lower() in SUFFIXES:
            yield folder / name
