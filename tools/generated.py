"""What the generators share: write a generated file, or with `--check` compare it and say what differs."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHOWN = 40  # lines of a difference that are printed


def main(target: Path, make: Callable[[], str], doc: str | None) -> int:
    """The command of a generator: `target` holds what `make` returns. Exit status 1 if `--check` finds a difference.

    >>> main(ROOT / "docs" / "ontology.md", page, __doc__)    # doctest: +SKIP
    """
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare, do not write; exit 1 if the file differs")
    check: bool = parser.parse_args().check
    new = make()
    if not check:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(new, encoding="utf-8")
        return 0
    old = target.read_text(encoding="utf-8") if target.exists() else ""
    if old == new:
        return 0
    name = str(target.relative_to(ROOT))
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), name, "made anew", lineterm="")
    print("\n".join(line for line, _ in zip(lines, range(SHOWN), strict=False)))
    print(f"{name} is stale: run `python tools/{Path(sys.argv[0]).name}` and commit.", file=sys.stderr)
    return 1
