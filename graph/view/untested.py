"""What documents report of sanctions on a thing where no act loaded can be set against it.

`Szwecja nałożyła sankcje na Biełaruskalij`: no Swedish act is loaded. It is said, as told, beside what the acts say; to
leave it out would read as if no document spoke of it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

from pyoxigraph import NamedNode

from graph.derive.reports import TYPES
from graph.view import vocabulary as v
from graph.view import words
from graph.view.card import evidence_json
from graph.view.lawwords import law
from graph.view.measures import Untested
from graph.view.reader import View
from graph.view.text import Line, evidence_lines, wrapped


def untested(
    view: View, thing: str, compared: Container[str], issuers: frozenset[str] | None, acting: frozenset[str]
) -> list[Untested]:
    """Claims that the thing was put under sanctions, freed of them or licensed, which are not in `compared`.

    Of `issuers` (authorities or countries) only, or of nobody that the source names; in the order of their documents.
    `acting` are the authorities and countries of the measures that acts put on the thing.
    """
    target = NamedNode(v.OWN + "target")
    quads = view.store.quads_for_pattern(None, target, NamedNode(thing), v.CURRENT)
    nodes = sorted({q.subject.value for q in quads if isinstance(q.subject, NamedNode)})
    wide = issuers and issuers | {c for i in issuers if (c := _country(view, i))}
    found = []
    for node in (n for n in nodes if n.startswith(v.EVENTUALITIES)):
        if not TYPES & view.classes(node):
            continue
        h = view.happening(node, bare=True)
        actors = tuple(f.entity for f in h.fillings if f.role == "actor" and f.entity)
        if h.type not in TYPES or (wide and actors and not any(_of(view, a) & wide for a in actors)):
            continue
        acts = bool(acting and (not actors or any(_of(view, a) & acting for a in actors)))
        found += [Untested(e, h.earliest, h.type, h.state, actors, acts) for e in h.evidence if e.claim not in compared]
    return sorted(found, key=lambda u: (u.evidence.source.date or "9999", u.evidence.source.iri, u.evidence.claim))


def _of(view: View, actor: str) -> frozenset[str]:
    """An actor with its country and what it is part of: the Council of the EU is the Union too."""
    try:
        thing = view.thing(actor)
    except KeyError:
        return frozenset({actor})
    return frozenset(filter(None, (actor, thing.country, *thing.parents)))


def _country(view: View, iri: str) -> str | None:
    try:
        return view.thing(iri).country
    except KeyError:
        return None


def untested_words(view: View, u: Untested, lang: str) -> str:
    """`Szwecja: nałożenie sankcji; akty tej władzy o tym nie są wczytane`."""
    who = ", ".join(view.label(a, lang) for a in u.actors) or law("line", "unnamed", lang)
    what = words.term(u.type, lang) + (f" ({words.word('part', 'state', lang)})" if u.state else "")
    status = "" if u.evidence.status == "actual" else f" ({words.word('status', u.evidence.status, lang)})"
    finding = law("finding", "no-comparison" if u.acts else "no-measure", lang)
    return law("line", "uncompared", lang, who=who, what=what, status=status, finding=finding)


def untested_lines(view: View, u: Untested, lang: str, width: int) -> Iterator[Line]:
    yield from wrapped("item", "  ", untested_words(view, u, lang), width, hang="  ")
    yield from evidence_lines(u.evidence, lang, width)


def untested_json(view: View, u: Untested, lang: str) -> dict[str, Any]:
    actors = [{"id": a, "name": view.label(a, lang)} for a in u.actors]
    return {**evidence_json(u.evidence), "type": u.type, "by": actors, "in_words": untested_words(view, u, lang)}
