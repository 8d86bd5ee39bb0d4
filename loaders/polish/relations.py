"""Relations that phrases state: posts, kinship, citizenship, membership, trade. Read from units, mostly without syntax.

`ministra spraw zagranicznych Maksima Ryżankoua` is a `position`; `zięcia Trumpa – Jareda Kushnera` is `kin`.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.polish.discourse import Discourse
from loaders.polish.relations_posts import Posts
from loaders.polish.relations_ties import Ties
from loaders.polish.sentence_graph import SentenceGraph
from loaders.polish.units import Unit
from ontology.claims import Claim, Document


class _Reader(Posts, Ties):
    """All relations of one sentence."""


def relations(
    document: Document, units: Sequence[Unit], graph: SentenceGraph | None, discourse: Discourse
) -> list[Claim]:
    """Relation claims of one sentence; also teaches the discourse who holds which office."""
    del graph
    reader = _Reader(document, units, discourse)
    reader.describe()
    found = [
        *reader.titles(),
        *reader.occupations(),
        *reader.apposed(),
        *reader.kin(),
        *reader.copulas(),
        *reader.members(),
        *reader.participants(),
        *reader.citizens(),
        *reader.trades(),
    ]
    return list({c.id: c for c in found}.values())


def learn(document: Document, units: Sequence[Unit], discourse: Discourse) -> None:
    """Teach the discourse, before anything is read, who holds which office and what persons are called in the text.

    So a title or a lead (`Wizyta Prezydenta Estonii`) is understood by the name that the text gives later.
    """
    reader = _Reader(document, units, discourse)
    reader.describe()
    for _ in (*reader.titles(), *reader.apposed()):
        pass
