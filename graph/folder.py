"""The folder of a store on disk: its format, the lock of its writer, the views that readers see.

FOLDER/format.json     version of this layout
FOLDER/writer.lock     held by the one process that writes, with its process id
FOLDER/quads/          pyoxigraph, opened for writing only
FOLDER/views/N/        what readers see: a hard-linked copy made after each finished change
FOLDER/views/N.lock    held by all who read view N, so that it is not removed under them
FOLDER/derived.sqlite  what the last derivation went through, for the next one; may be deleted
FOLDER/view            the number of the view to read, replaced atomically
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ontology.errors import StoreError

FORMAT = 1
_TRIES = 50  # a reader that is overtaken by so many writers in a row gives up


def _no_store(folder: Path) -> StoreError:
    return StoreError(f"there is no store at {folder}", hint="Make one with `kg build` (seeds) or `kg load FILE…`.")


def check(folder: Path) -> None:
    """Raise `StoreError` where `folder` is no store, one that may not be read, or one of a newer version."""
    try:
        text = (folder / "format.json").read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise _no_store(folder) from None
    except OSError as error:
        raise StoreError(
            f"the store at {folder} cannot be read: {error.strerror}", hint="Check its permissions, or use --store."
        ) from None
    try:
        version = json.loads(text)["format"]
    except (ValueError, KeyError, TypeError):
        version = None
    if not isinstance(version, int):
        raise StoreError(
            f"{folder} is not a store of kg: format.json names no version", hint="Choose another folder with --store."
        )
    if version > FORMAT:
        raise StoreError(
            f"{folder} was made by a newer kg (store format {version}, this one knows {FORMAT})",
            hint="Update sanctions-kg, or choose another folder with --store. Nothing was changed.",
        )


@contextmanager
def locked(folder: Path, *, make: bool) -> Iterator[None]:
    """The writer's lock on a folder, which is made first if `make`; a second writer gets `StoreError` with who it is."""
    if not make:
        check(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "writer.lock").open("a+", encoding="ascii")
    except OSError as error:
        raise StoreError(
            f"{folder} cannot be written: {error.strerror}", hint="Choose another folder with --store."
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.seek(0)
            raise StoreError(
                f"another kg is writing to {folder} (process {lock.read().strip() or 'unknown'})",
                hint="Wait until it has finished; reading is possible.",
            ) from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        _prepare(folder)
        yield


def _prepare(folder: Path) -> None:
    """A new folder gets its format; an old one is checked, and freed of what a dead bulk load left behind."""
    if (folder / "format.json").exists():
        check(folder)
    elif any(p.name not in ("writer.lock", "format.new") for p in folder.iterdir()):
        raise StoreError(f"{folder} holds files that are not a store of kg", hint="Choose another folder with --store.")
    else:
        _replace(folder / "format.json", json.dumps({"format": FORMAT}))
    for orphan in (folder / "quads").glob("bulk-*.sst"):
        orphan.unlink(missing_ok=True)


def _replace(path: Path, text: str) -> None:
    """Write a small file whole or not at all, even if the power fails."""
    new = path.with_suffix(".new")
    with new.open("w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def publish(folder: Path, copy: Callable[[str], None]) -> None:
    """Let `copy` make a new view at the path that it gets, switch readers to it, remove those that nobody reads."""
    views = folder / "views"
    views.mkdir(exist_ok=True)
    taken = sorted(int(p.name) for p in views.iterdir() if p.name.isdigit())
    number = max(taken, default=0) + 1
    (views / f"{number}.lock").touch()
    copy(str(views / str(number)))
    _replace(folder / "view", str(number))
    for old in taken:
        _remove(views, old)


def _remove(views: Path, number: int) -> None:
    """Remove a view unless somebody reads it; the next writer tries again."""
    lock = views / f"{number}.lock"
    with lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return
        shutil.rmtree(views / str(number), ignore_errors=True)
        lock.unlink(missing_ok=True)


def hold_view(folder: Path) -> tuple[Path, int | None]:
    """The view to read and a descriptor that keeps it from being removed until it is closed (None without locks)."""
    check(folder)
    for _ in range(_TRIES):
        try:
            number = (folder / "view").read_text(encoding="ascii").strip()
        except FileNotFoundError:
            raise StoreError(
                f"the store at {folder} holds nothing to read yet", hint="Run `kg build` or `kg load FILE…` first."
            ) from None
        held = _hold(folder / "views" / f"{number}.lock")
        with suppress(OSError):
            if (folder / "view").read_text(encoding="ascii").strip() == number and (folder / "views" / number).is_dir():
                return folder / "views" / number, held
        if held is not None:
            os.close(held)
    raise StoreError(f"the store at {folder} has lost the view that it names", hint="Run `kg load` or `kg build` once.")


def _hold(lock: Path) -> int | None:
    try:
        descriptor = os.open(lock, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor
