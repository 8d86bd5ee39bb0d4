"""What is shipped with the program and goes into every derivation: the registry of actors, grades of publishers, legal acts."""

from __future__ import annotations

from functools import cache

import seeds
from graph.derive.corroboration import Publishers
from ontology.acts import Acts
from ontology.acts_file import load_acts
from ontology.registry import Registry


@cache
def registry() -> Registry:
    """The registry that is shipped with the seeds."""
    return Registry.load(seeds.registry_paths())


@cache
def publishers() -> Publishers:
    """The grades of publishers that are shipped with the seeds."""
    return Publishers.load(seeds.publishers_path(), registry())


@cache
def acts() -> Acts:
    """The legal acts that are shipped with the seeds."""
    return load_acts(seeds.acts_path(), registry())
