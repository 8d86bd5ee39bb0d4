"""Whether a person is a man or a woman, by the verbs that a text has for him.

A first name may mislead or say nothing: `Nika Gwaramia siedział w więzieniu` tells of a man, and `sąd skazał go` then means him.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.words import GENDERS
from loaders.polish.units.units import Unit
from ontology.claims import Cluster

_PAST = frozenset({"praet", "winien"})
_MEN = frozenset({"m1", "m2", "m3"})
_BETWEEN = frozenset({"part", "adv", "qub"})


def told_by_verbs(
    sentences: Iterable[tuple[Sequence[Unit], SentenceGraph | None]], clusters: Mapping[str, Cluster]
) -> dict[str, Cluster]:
    """The clusters with the sex that past forms tell, where all of them agree; what the registry knows stays."""
    votes: dict[str, set[str]] = {}
    for units, g in sentences:
        for u, unit in enumerate(units):
            if not unit.named or len(unit.mentions) != 1 or "nom" not in unit.cases:
                continue
            cluster = clusters.get(unit.mentions[0].cluster or "")
            if cluster is None or cluster.type != "Person" or cluster.registered:
                continue
            verb = _verb(units, g, u)
            if verb is not None and (sex := _sex(units[verb])):
                votes.setdefault(cluster.id, set()).add(sex)
    return dict(clusters) | {
        c: replace(clusters[c], gender=next(iter(sexes))) for c, sexes in votes.items() if len(sexes) == 1
    }


def _verb(units: Sequence[Unit], g: SentenceGraph | None, u: int) -> int | None:
    """The verb right beside its subject; of a sentence that was not parsed, the one after the name that opens it."""
    if g is not None:
        verb = g.heads[u] if g.labels[u].startswith("nsubj") and len(g.conjuncts(u)) == 1 else -1
    else:
        verb = next((x for x in range(1, min(4, len(units))) if not units[x].is_(_BETWEEN)), -1) if u == 0 else -1
    between = range(min(u, verb) + 1, max(u, verb))
    return verb if verb >= 0 and all(units[x].is_(_BETWEEN) for x in between) else None


def _sex(verb: Unit) -> str | None:
    """What a past form tells: `siedział` a man, `siedziała` a woman."""
    rows = [r for r in verb.word.readings if r.pos in _PAST]
    if not rows or not all(r.values(("sg",)) for r in rows):
        return None
    genders = {v for r in rows for v in r.values(GENDERS)}
    return "m" if genders and genders <= _MEN else "f" if genders == {"f"} else None
