"""The session in the README is what `kg` prints: each command is run, each line shown must come, in that order."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"
KG = [sys.executable, "-c", "from graph.cli import main; main()"]


def session() -> list[tuple[list[str], list[str]]]:
    """(arguments of `kg`, lines shown) of each command under `## A session`; `…` stands for lines left out, or for words in a line."""
    block = README.read_text(encoding="utf-8").split("## A session", 1)[1].split("\n## ", 1)[0]
    out: list[tuple[list[str], list[str]]] = []
    for line in block.splitlines():
        if line.startswith("    $ kg "):
            out.append((shlex.split(line.removeprefix("    $ kg "), comments=True), []))
        elif line.startswith("    ") and line.strip() != "…":
            out[-1][1].append(line[4:].rstrip())
    return out


def test_the_session_is_what_happens(tmp_path: Path) -> None:
    env = {k: v for k, v in os.environ.items() if k != "KG_STORE"} | {"COLUMNS": "100"}
    commands = session()
    assert len(commands) >= 6
    for arguments, expected in commands:
        done = subprocess.run([*KG, *arguments], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, f"kg {shlex.join(arguments)}: {done.stderr}"
        lines = [line.rstrip() for line in done.stdout.splitlines()]
        at = 0
        for line in expected:
            pattern = re.escape(line).replace("…", ".+")
            here = next((i for i in range(at, len(lines)) if re.fullmatch(pattern, lines[i])), None)
            assert here is not None, f"kg {shlex.join(arguments)} does not print {line!r} there, but:\n{done.stdout}"
            at = here + 1
