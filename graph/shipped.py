"""What is shipped with the program and goes into every derivation: the registry of actors, the grades of publishers."""

from __future__ import annotations

from functools import cache

import seeds
from graph.derive.corroboration import Publishers
from ontology.registry import Registry


@cache
def registry() -> Registry:
    """The registry that is shipped with the seeds."""
    return Registry.load(seeds.registry_paths())


@cache
def publishers() -> Publishers:
    """The grades of publishers that are shipped with the seeds."""
    return Publishers.load(seeds.publishers_path(), registry())
