"""Runs one command of `kg` over the story of `view_story`, in this process."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field

import pyoxigraph
from click.testing import CliRunner
from view_store import story_store


@dataclass
class Settings:
    lang: str = "pl"
    json: bool = False
    quads: pyoxigraph.Store = field(default_factory=story_store)

    @contextmanager
    def open(self):
        yield self.quads


def run(module, *arguments: str, **options) -> str:
    """What the command prints; an error of ours is raised as it is."""
    result = CliRunner().invoke(module.command, arguments, obj=Settings(**options), standalone_mode=False)
    if result.exception:
        raise result.exception
    return result.output
