"""Files that a reader may keep beside a store, so that what was reckoned once of a view need not be again.

FOLDER/kept/N/NAME    of view N, FOLDER/kept/N-CUT/NAME of a slice of it; those of other views are removed. Everything in them can be made anew at any time, so
a folder that may not be written is no error, and what is read is checked by who reads it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
RENEWED = frozenset(
    {"index.bin", "items.bin"}
)  # files that are not made anew but brought up to date, from those of an earlier view


@dataclass(frozen=True)
class Kept:
    """The files of one view of the store in `folder`."""

    folder: Path
    view: str

    def get(self, name: str) -> bytes | None:
        try:
            return (self._here / name).read_bytes()
        except OSError:
            return None

    def before(self, name: str) -> bytes | None:
        """The file of the last view before this one that had it, for who can bring it up to date; of whole views alone."""
        if "-" in self.view:
            return None
        with suppress(OSError):
            others = [p for p in (self.folder / "kept").glob(f"*/{name}") if "-" not in p.parent.name]
            found = max(
                (p for p in others if p.parent != self._here),
                key=lambda p: int(p.parent.name),
                default=None,
            )
            return found.read_bytes() if found else None
        return None

    def put(self, name: str, data: bytes) -> None:
        """Write a file whole or not at all, and clear away those of other views; what is brought up to date waits for it."""
        with suppress(OSError):
            self._here.mkdir(parents=True, exist_ok=True)
            part = self._here / f"{name}.{os.getpid()}.part"
            part.write_bytes(data)
            part.replace(self._here / name)
            for other in self._here.parent.iterdir():
                if other.name.partition("-")[0] != self.view.partition("-")[0]:
                    self._clear(other)

    def _clear(self, other: Path) -> None:
        """Remove what is kept of another view, but what is to be brought up to date and was not yet."""
        here = self._here if "-" not in self.view else self._here.parent / self.view.partition("-")[0]
        waiting = [
            p for p in other.iterdir() if p.name in RENEWED and "-" not in other.name and not (here / p.name).is_file()
        ]
        if not waiting:
            shutil.rmtree(other, ignore_errors=True)
            return
        for file in other.iterdir():
            if file not in waiting:
                file.unlink(missing_ok=True)

    @property
    def _here(self) -> Path:
        return self.folder / "kept" / self.view


def current(folder: Path) -> str | None:
    """The number of the view that readers of `folder` see now."""
    with suppress(OSError):
        return (folder / "view").read_text(encoding="ascii").strip() or None
    return None


def kept_of(folder: Path, before: str | None, cut: str = "") -> Kept | None:
    """The files of the view that was opened since `before` was its number; None if it may have changed meanwhile.

    `cut` names the slice of it that is read, "" for the whole.
    """
    if not before or current(folder) != before:
        return None
    return Kept(folder, f"{before}-{cut}" if cut else before)


def remember(
    kept: Kept | None,
    name: str,
    make: Callable[[], T],
    dump: Callable[[T], bytes],
    load: Callable[[bytes], T | None],
) -> T:
    """What was kept under `name`, else made now and kept."""
    if kept is not None and (data := kept.get(name)) is not None and (found := load(data)) is not None:
        return found
    made = make()
    if kept is not None:
        kept.put(name, dump(made))
    return made
