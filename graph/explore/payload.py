"""The plain data that the page holds: nodes, edges, sources, words. pyvis's `Network` builds nodes and edges.

Node ids are the IRIs without the project's base, behind `n:`, because JavaScript loses a node called `__proto__`.
Every text is stripped of control and bidi characters: nobody turns a quote round with one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from graph.explore.focus import main_round
from graph.explore.layout import place
from graph.view import words
from graph.view.dates import in_words
from graph.view.records import KINDS, RELATION, Evidence, Happening, Source, Thing
from ontology.ids import BASE

DRAW_ALL = 1500  # nodes; above, the page draws the best connected and search adds the rest
DRAWN = 400
_STRIP = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
_ACTIVE = {"actor", "speaker", "organizer", "subject", "candidate", "holder", "authority"}


def clean(text: str | None) -> str:
    """The text without control and bidi characters (a line feed becomes a space)."""
    return _STRIP.sub("", (text or "").replace("\n", " ").replace("\t", " "))


def node_id(iri: str) -> str:
    """`https://w3id.org/sanctions-kg/id/person/coale` → `n:person/coale`."""
    return "n:" + clean(iri).removeprefix(BASE).removeprefix("id/")


def build(
    things: Iterable[Thing],
    happenings: Iterable[Happening],
    *,
    focus: str | None = None,
    lang: str = "pl",
    notes: Callable[[Happening, str], Iterable[str]] | None = None,
) -> dict[str, Any]:
    """Everything the page needs, ready for `json.dumps`. Things without any happening are left out, except `focus`.

    `notes` gives what is to be said of an event that several claims tell, in a language.
    """
    known = {t.iri: t for t in things}
    told = sorted(happenings, key=lambda h: h.when)
    used: set[str] = {e for h in told for e in h.entities() if e in known} | {
        focus for focus in (focus,) if focus in known
    }
    middle = focus or main_round([h for h in told if h.kind != RELATION])
    events = [h for h in told if h.kind != RELATION]
    relations = [h for h in told if h.kind == RELATION]
    sources = _sources(told)
    book = {iri: i for i, iri in enumerate(sources)}

    edges = _edges(events, relations, used)
    degree: dict[str, int] = {}
    for a, b, _ in edges:
        degree[a] = degree.get(a, 0) + 1
        degree[b] = degree.get(b, 0) + 1
    labels = {iri: clean(known[iri].label(lang)) for iri in used} | {h.iri: _event_label(h, lang) for h in events}
    spots = place(labels, [(a, b) for a, b, _ in edges], {iri: _box(text) for iri, text in labels.items()})
    if middle in spots:
        dx, dy = spots[middle]
        spots = {iri: (x - dx, y - dy) for iri, (x, y) in spots.items()}

    net = Network(directed=True)
    for iri in sorted(used):
        _add(net, iri, labels[iri], spots[iri], "dot", _thing(known[iri], degree.get(iri, 0), used))
    for h in events:
        _add(
            net,
            h.iri,
            labels[h.iri],
            spots[h.iri],
            "box",
            _happening(h, book, used, notes) | {"deg": degree.get(h.iri, 0)},
        )
    for number, (a, b, more) in enumerate(edges):
        net.edges.append(Edge(node_id(a), node_id(b), directed=True, id=f"e:{number}", **more).options)
    nodes, drawn, *_ = net.get_network_data()
    return {
        "lang": lang,
        "focus": node_id(middle) if middle else None,
        "limits": {"all": DRAW_ALL, "drawn": DRAWN},
        "organizations": words.table("looks")["organization"],
        "nodes": nodes,
        "edges": drawn,
        "relations": [_happening(h, book, used) | {"id": node_id(h.iri)} for h in relations],
        "sources": [_source(s) for s in sources.values()],
        "words": {lang: _words(lang, used, known, told) for lang in words.LANGS},
    }


def _add(net: Network, iri: str, label: str, spot: tuple[float, float], shape: str, more: dict[str, Any]) -> None:
    """As `Network.add_node`, whose check of ids is linear in the number of nodes."""
    name = node_id(iri)
    net.node_ids.append(name)
    node = Node(name, shape, label=label, x=spot[0], y=spot[1], **more)
    net.nodes.append(node.options)
    net.node_map[name] = node.options


def _edges(
    events: Sequence[Happening], relations: Sequence[Happening], used: set[str]
) -> list[tuple[str, str, dict[str, Any]]]:
    """(from, to, what the page knows of the edge), one edge a pair of nodes: several roles or relations share it."""
    found: dict[tuple[str, str, str], dict[str, Any]] = {}

    def add(a: str, b: str, kind: str, role: str, of: str) -> None:
        edge = found.setdefault((a, b, kind), {"kind": kind, "roles": [], "of": []})
        edge["roles"] += [role] * (role not in edge["roles"])
        edge["of"] += [of] * (of not in edge["of"])

    for h in events:
        acts = {f.entity for f in h.fillings if f.role in _ACTIVE}
        for f in h.fillings:
            if f.entity in used:
                ends = (f.entity, h.iri) if f.entity in acts else (h.iri, f.entity)
                add(*ends, h.kind, f.role, node_id(h.iri))
    for h in relations:
        objects = [f.entity for f in h.fillings if f.role == "object" and f.entity in used]
        for f in h.fillings:
            if f.role == "subject" and f.entity in used:
                for end in objects:
                    if end and end != f.entity:
                        add(f.entity, end, RELATION, h.type, node_id(h.iri))
    return [(a, b, edge) for (a, b, _), edge in found.items()]


def _event_label(h: Happening, lang: str) -> str:
    return f"{words.capital(words.term(h.type, lang))}\n{in_words(h.date, lang)}".strip()


def _box(label: str) -> tuple[float, float]:
    """About the size in pixels of a node with its label, with some air around it."""
    lines = label.split("\n")
    return max(len(line) for line in lines) * 7.2 + 34, 30.0 + 18 * len(lines)


def _thing(t: Thing, degree: int, used: set[str]) -> dict[str, Any]:
    return _bare(
        sort="thing",
        type=t.type,
        labels={lang: clean(t.label(lang)) for lang in words.LANGS},
        names=[clean(n) for n in t.names],
        country=node_id(t.country) if t.country in used else None,
        parents=[node_id(p) for p in t.parents if p in used],
        posts=[
            _bare(words={k: clean(v) for k, v in p.words.items()}, of=node_id(p.of) if p.of in used else None,
                  start=p.start, end=p.end)
            for p in t.posts
        ],
        links=[clean(s) for s in t.same_as],
        deg=degree,
    )  # fmt: skip


def _happening(
    h: Happening,
    book: Mapping[str, int],
    used: set[str],
    notes: Callable[[Happening, str], Iterable[str]] | None = None,
) -> dict[str, Any]:
    told = {lang: [clean(n) for n in notes(h, lang)] for lang in words.LANGS} if notes else {}
    return _bare(
        notes=told if any(told.values()) else None,
        linked=[node_id(iri) for iri in (*h.fulfilled_by, *h.fulfils, *h.includes)],
        sort="happening",
        type=h.type,
        family=words.family(h.type),
        kind=h.kind,
        status=h.status,
        mode=h.mode,
        state=h.state,
        date=h.date,
        start=h.earliest,
        end=h.latest,
        amount={lang: clean(words.quantity(h.quantity, lang)) for lang in words.LANGS} if h.quantity else None,
        roles=[
            _bare(role=f.role, id=node_id(f.entity) if f.entity in used else None, text=clean(f.text))
            for f in h.fillings
        ],
        evidence=[_evidence(e, book) for e in h.evidence],
    )


def _evidence(e: Evidence, book: Mapping[str, int]) -> dict[str, Any]:
    return _bare(
        quote=clean(e.quote),
        source=book[e.source.iri],
        status=e.status,
        mode=e.mode,
        page=e.page,
        by=[clean(s) for s in e.speakers],
        cites=[clean(c) for c in e.cites],
        unsure=e.unsure,
        dated=None if e.date_from is None else [clean(e.date_from)],
    )


def _sources(told: Sequence[Happening]) -> dict[str, Source]:
    found = {e.source.iri: e.source for h in told for e in h.evidence}
    return dict(sorted(found.items(), key=lambda row: (row[1].date or "9999", row[1].title, row[0])))


def _source(s: Source) -> dict[str, Any]:
    return _bare(title=clean(s.title), date=s.date, publisher=clean(s.publisher), url=clean(s.url), name=clean(s.name))


def _words(lang: str, used: set[str], known: Mapping[str, Thing], told: Sequence[Happening]) -> dict[str, Any]:
    """All words of one language that the page may print: labels of its terms, its dates, tables of `words.toml`."""
    terms = {known[i].type for i in used} | {h.type for h in told} | {f.role for h in told for f in h.fillings}
    dates = {h.date for h in told} | {e.source.date for h in told for e in h.evidence}
    dates |= {d for i in used for p in known[i].posts for d in (p.start, p.end)}
    sections = ("kind", "status", "sentence", "mode", "part", "family", "page")
    return {section: {k: v[lang] for k, v in words.table(section).items()} for section in sections} | {
        "term": {name: words.term(name, lang) for name in sorted(terms)},
        "date": {edtf: in_words(edtf, lang) for edtf in sorted(d for d in dates if d)},
        "months": words.table("months")[lang],
        "kinds": list(KINDS),
    }


def _bare(**values: Any) -> dict[str, Any]:
    """The values that say something; empty ones stay out of the page."""
    return {k: v for k, v in values.items() if v is not None and v is not False and v not in ("", [], {})}
