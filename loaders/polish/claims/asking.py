"""Sentences of an interview that only ask, or say who asked whom: they tell of no happening."""

from __future__ import annotations

from loaders.polish.reference.discourse import Discourse
from loaders.polish.roles.senses import Sense
from loaders.polish.syntax.sentence_graph import SentenceGraph

_PAST = frozenset({"praet", "imps"})
_WITH = frozenset({"Z", "Ze"})


def asks(g: SentenceGraph, sense: Sense) -> bool:
    """`Jak doszło do porozumienia?`: what an interviewer or a crosshead asks of what is past, and does not name who did it.

    What it asks of the future is open: `Czy dojdzie do spotkania?`.
    """
    if g.units[-1].text != "?" or "," in g.units.forms or not any(u.is_(_PAST) and not u.named for u in g.units):
        return False
    return not any(rows for role, rows in sense.roles.items() if role != "place")


def introduces(g: SentenceGraph, sense: Sense, discourse: Discourse) -> bool:
    """`Z Tomaszem Nowakiem, ekspertem rynku lotniczego, rozmawia Anna Kowalska`: the line above an interview names the journalist.

    He is nobody whom the registry knows: `Z wysłannikiem Trumpa rozmawia Łukaszenka`.
    """
    u = sense.hit.unit
    if g.units[0].text not in _WITH or g.units[u].text != "rozmawia" or u + 1 == len(g):
        return False
    people = [m.cluster for m in g.units[u + 1].mentions if m.type == "Person" and m.cluster]
    return bool(people) and not any(discourse.registered(c) for c in people)
