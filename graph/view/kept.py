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

    def put(self, name: str, data: bytes) -> None:
        """Write a file whole or not at all, and clear away those of other views."""
        with suppress(OSError):
            self._here.mkdir(parents=True, exist_ok=True)
            part = self._here / f"{name}.{os.getpid()}.part"
            part.write_bytes(data)
            part.replace(self._here / name)
            for other in self._here.parent.iterdir():
                if other.name.partition("-")[0] != self.view.partition("-")[0]:
                    shutil.rmtree(other, ignore_errors=True)

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
    kept: Kept | None, name: str, make: Callable[[], T], dump: Callable[[T], bytes], load: Callable[[bytes], T | None]
) -> T:
    """What was kept under `name`, else made now and kept."""
    if kept is not None and (data := kept.get(name)) is not None and (found := load(data)) is not None:
        return found
    made = make()
    if kept is not None:
        kept.put(name, dump(made))
    return made
