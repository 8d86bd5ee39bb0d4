"""The one place that turns records into quads and back.

Evidence: one named graph a source version, with the document, its clusters, mentions and claims; `read_evidence` is the
exact inverse of `evidence_quads` (but for `Document.offsets`, which only cleaning needs). Every node has an IRI.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from ontology.claims import (
    Aspect,
    Block,
    Citation,
    Claim,
    Cluster,
    Document,
    Extraction,
    Filler,
    Link,
    Mention,
    Mode,
    Quantity,
    Span,
    Stance,
    Status,
    Utterance,
    in_text_order,
)
from ontology.dates import bounds, valid
from ontology.errors import StoreError
from ontology.ids import VOCABULARY, claim_iri

RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
RDFS_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_SKOS = "http://www.w3.org/2004/02/skos/core#"
PREF_LABEL, ALT_LABEL, EXACT_MATCH = (NamedNode(_SKOS + n) for n in ("prefLabel", "altLabel", "exactMatch"))
_OA = "http://www.w3.org/ns/oa#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGER, _DECIMAL, _BOOLEAN, _DATE = (NamedNode(_XSD + n) for n in ("integer", "decimal", "boolean", "date"))
RELATIONS = frozenset({"position", "memberOf", "spouse", "kin", "citizenship", "industry"})
# Status → the one kind of eventuality that it may become. Only what is said to be done is an Event.
KIND: Mapping[Status, str] = {
    Status.ACTUAL: "Event",
    Status.PLANNED: "Prospect",
    Status.PROPOSED: "Prospect",
    Status.NEGATED: "NonEvent",
    Status.DISPUTED: "DisputedEvent",
}


_TERMS: dict[str, NamedNode] = {}


def kg(name: str) -> NamedNode:
    """A term of our vocabulary by its local name; made once."""
    found = _TERMS.get(name)
    if found is None:
        found = _TERMS[name] = NamedNode(VOCABULARY + name)
    return found


def _number(value: float) -> Literal:
    whole = float(value).is_integer() and abs(value) < 1e15
    return Literal(str(int(value)), datatype=_INTEGER) if whole else Literal(repr(float(value)), datatype=_DECIMAL)


def _int(value: int) -> Literal:
    return Literal(str(value), datatype=_INTEGER)


def _literal(value: object) -> Literal:
    if isinstance(value, bool):
        return Literal("true" if value else "false", datatype=_BOOLEAN)
    if isinstance(value, int):
        return _int(value)
    return _number(value) if isinstance(value, float) else Literal(str(value))


class Writer:
    """Collects quads of one graph; None values are left out."""

    def __init__(self, graph: str) -> None:
        self._graph = NamedNode(graph)
        self.quads: list[Quad] = []
        self._subject, self._node = graph, self._graph  # the node last written about, which is mostly the next one too

    def drain(self) -> Iterator[Quad]:
        """What was written since the last time, so that a large graph is never whole in memory."""
        quads, self.quads = self.quads, []
        return iter(quads)

    def add(self, subject: str, predicate: str | NamedNode, value: object) -> None:
        if value is None:
            return
        term: NamedNode | Literal
        if type(value) is str:
            term = Literal(value)
        elif isinstance(value, NamedNode | Literal):
            term = value
        else:
            term = _literal(value)
        if not isinstance(predicate, NamedNode):
            predicate = _TERMS.get(predicate) or kg(predicate)
        if subject != self._subject:
            self._subject, self._node = subject, NamedNode(subject)
        self.quads.append(Quad(self._node, predicate, term, self._graph))

    def dates(
        self, subject: str, earliest: str | None, latest: str | None, names: tuple[str, str] = ("earliest", "latest")
    ) -> None:
        for name, day in zip(names, (earliest, latest), strict=True):
            if day is not None:
                self.add(subject, name, Literal(day, datatype=_DATE))


# -- evidence: writing ---------------------------------------------------------------------------------------------


def evidence_quads(extraction: Extraction, graph: str) -> Iterator[Quad]:
    """All that one extractor read in one text, as quads of the named graph `graph`."""
    w = Writer(graph)
    d = extraction.document
    _document(w, extraction)
    for order, cluster in enumerate(extraction.clusters):
        node = f"{d.iri}/cluster/{order}"
        w.add(node, RDF_TYPE, kg("Cluster"))
        w.add(node, "entity", NamedNode(cluster.id))
        w.add(node, "order", order)
        w.add(node, "entityType", cluster.type)
        w.add(node, "label", cluster.label)
        w.add(node, "names", json.dumps(cluster.names, ensure_ascii=False))
        w.add(node, "registered", cluster.registered)
        w.add(node, "gender", cluster.gender)
    for order, mention in enumerate(extraction.mentions):
        node = f"{d.iri}/mention/{order}"
        w.add(node, RDF_TYPE, kg("Mention"))
        w.add(node, "order", order)
        w.add(node, "start", mention.span.start)
        w.add(node, "end", mention.span.end)
        w.add(node, "entityType", mention.type)
        w.add(node, "lemma", mention.lemma)
        w.add(node, "link", mention.link.value)
        if mention.cluster is not None:
            w.add(node, "entity", NamedNode(mention.cluster))
    for claim in extraction.claims:
        _claim(w, claim, d)
    yield from w.quads


def _document(w: Writer, extraction: Extraction) -> None:
    d = extraction.document
    w.add(d.iri, RDF_TYPE, kg("Document"))
    for name in ("name", "text", "title", "date", "publisher", "url", "lang"):
        w.add(d.iri, name, getattr(d, name))
    w.add(d.iri, "mediaType", d.media_type)
    w.add(d.iri, "rawSha256", d.raw_sha256)
    if d.date and valid(d.date):
        w.dates(d.iri, *bounds(d.date))
    layout = {
        "blocks": [[b.span.start, b.span.end, b.kind] for b in d.blocks],
        "citations": [[c.at, c.text, c.url] for c in d.citations],
        "pages": [list(p) for p in d.pages],
        "notes": list(d.notes),
        "sentences": [[s.start, s.end] for s in extraction.sentences],
        "rejected": dict(sorted(extraction.rejected.items())),
    }
    w.add(d.iri, "layout", json.dumps(layout, ensure_ascii=False, sort_keys=True))


def _claim(w: Writer, c: Claim, d: Document) -> None:
    node = claim_iri(c.id)
    w.add(node, RDF_TYPE, kg("Claim"))
    w.add(node, "document", NamedNode(d.iri))
    for name in (
        "type",
        "status",
        "mode",
        "aspect",
        "date",
        "quote",
        "confidence",
        "extractor",
        "version",
        "page",
        "stance",
    ):
        w.add(node, name, getattr(c, name))
    w.dates(node, c.earliest, c.latest)
    _span(w, node, "date", c.date_span)
    _span(w, node, "trigger", c.trigger)
    # Web Annotation: the quote as text and as a position in the stored text
    w.add(node, NamedNode(_OA + "hasSource"), NamedNode(d.iri))
    for kind in ("quote", "position"):
        w.add(node, NamedNode(_OA + "hasSelector"), NamedNode(f"{node}/{kind}"))
    w.add(f"{node}/quote", RDF_TYPE, NamedNode(_OA + "TextQuoteSelector"))
    w.add(f"{node}/quote", NamedNode(_OA + "exact"), c.quote)
    w.add(f"{node}/position", RDF_TYPE, NamedNode(_OA + "TextPositionSelector"))
    w.add(f"{node}/position", NamedNode(_OA + "start"), c.span.start)
    w.add(f"{node}/position", NamedNode(_OA + "end"), c.span.end)
    for order, f in enumerate(c.fillers):
        at = f"{node}/filler/{order}"
        w.add(node, "filler", NamedNode(at))
        w.add(at, RDF_TYPE, kg("Filler"))
        w.add(at, "order", order)
        w.add(at, "role", f.role)
        w.add(at, "text", f.text)
        w.add(at, "link", f.link.value)
        _span(w, at, "", f.span)
        if f.cluster is not None:
            w.add(at, "entity", NamedNode(f.cluster))
    for order, u in enumerate(c.attribution):
        at = f"{node}/utterance/{order}"
        w.add(node, "attribution", NamedNode(at))
        w.add(at, RDF_TYPE, kg("Utterance"))
        w.add(at, "order", order)
        w.add(at, "text", u.text)
        w.add(at, "act", u.act)
        w.add(at, "sourceKind", u.kind)
        _span(w, at, "", u.span)
        if u.speaker is not None:
            w.add(at, "speaker", NamedNode(u.speaker))
    for order, cited in enumerate(c.cites):
        at = f"{node}/citation/{order}"
        w.add(node, "cites", NamedNode(at))
        w.add(at, RDF_TYPE, kg("Citation"))
        w.add(at, "order", order)
        w.add(at, "start", cited.at)
        w.add(at, "text", cited.text)
        w.add(at, "url", cited.url)
    if c.quantity is not None:
        w.add(node, "quantity", NamedNode(f"{node}/quantity"))
        quantity_quads(w, f"{node}/quantity", c.quantity)
        _span(w, f"{node}/quantity", "", c.quantity.span)


def _span(w: Writer, node: str, prefix: str, span: Span | None) -> None:
    if span is not None:
        w.add(node, f"{prefix}Start" if prefix else "start", span.start)
        w.add(node, f"{prefix}End" if prefix else "end", span.end)


def quantity_quads(w: Writer, node: str, q: Quantity) -> None:
    w.add(node, RDF_TYPE, kg("Quantity"))
    for name in ("value", "least", "most"):
        value = getattr(q, name)
        w.add(node, name, None if value is None else float(value))
    for name in ("of", "unit", "basis", "approximate"):
        w.add(node, name, getattr(q, name))


# -- evidence: reading ---------------------------------------------------------------------------------------------

_Node = Mapping[str, list[Any]]


def read_evidence(quads: Iterable[Quad]) -> Extraction:
    """The records of one evidence graph; `StoreError` where the graph is not one."""
    nodes: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, NamedNode):
            name = quad.predicate.value.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
            nodes[quad.subject.value][name].append(quad.object)
    kinds: dict[str, list[str]] = defaultdict(list)
    for iri, node in nodes.items():
        for value in node["type"]:
            if isinstance(value, NamedNode):
                kinds[value.value].append(iri)
    documents = kinds[VOCABULARY + "Document"]
    if len(documents) != 1:
        raise StoreError(f"an evidence graph holds {len(documents)} documents instead of one")
    node = nodes[documents[0]]
    layout = json.loads(_text(node, "layout") or "{}")
    document = Document(
        name=_text(node, "name") or "",
        text=_text(node, "text") or "",
        raw_sha256=_text(node, "rawSha256") or "",
        media_type=_text(node, "mediaType") or "text/plain",
        title=_text(node, "title"),
        date=_text(node, "date"),
        publisher=_text(node, "publisher"),
        url=_text(node, "url"),
        lang=_text(node, "lang") or "",
        blocks=tuple(Block(Span(a, b), kind) for a, b, kind in layout.get("blocks", ())),
        citations=tuple(Citation(*row) for row in layout.get("citations", ())),
        pages=tuple((a, b) for a, b in layout.get("pages", ())),
        notes=tuple(layout.get("notes", ())),
    )
    clusters = [nodes[iri] for iri in kinds[VOCABULARY + "Cluster"]]
    mentions = [nodes[iri] for iri in kinds[VOCABULARY + "Mention"]]
    claims = [_read_claim(nodes, nodes[iri], document) for iri in kinds[VOCABULARY + "Claim"]]
    return Extraction(
        document=document,
        clusters=tuple(_read_cluster(n) for n in sorted(clusters, key=_order)),
        mentions=tuple(_read_mention(n, document) for n in sorted(mentions, key=_order)),
        claims=in_text_order(claims),
        sentences=tuple(Span(a, b) for a, b in layout.get("sentences", ())),
        rejected=layout.get("rejected", {}),
    )


def _text(node: _Node, name: str) -> str | None:
    values = [v for v in node.get(name, ()) if isinstance(v, Literal)]
    return values[0].value if values else None


def _must(node: _Node, name: str) -> str:
    value = _text(node, name)
    if value is None:
        raise StoreError(f"evidence is damaged: a node lacks kg:{name}", hint="Run `kg load` on the source again.")
    return value


def _iri(node: _Node, name: str) -> str | None:
    values = [v.value for v in node.get(name, ()) if isinstance(v, NamedNode)]
    return values[0] if values else None


def _iris(node: _Node, name: str) -> list[str]:
    return [v.value for v in node.get(name, ()) if isinstance(v, NamedNode)]


def _order(node: _Node) -> int:
    return int(_text(node, "order") or 0)


def _read_span(node: _Node, prefix: str = "") -> Span | None:
    start = _text(node, f"{prefix}Start" if prefix else "start")
    end = _text(node, f"{prefix}End" if prefix else "end")
    return Span(int(start), int(end)) if start is not None and end is not None else None


def _read_cluster(n: _Node) -> Cluster:
    names = tuple(json.loads(_text(n, "names") or "[]"))
    registered = _text(n, "registered") == "true"
    return Cluster(
        _iri(n, "entity") or "", _must(n, "entityType"), _must(n, "label"), names, registered, _text(n, "gender")
    )


def _read_mention(n: _Node, d: Document) -> Mention:
    span = _read_span(n) or Span(0, 0)
    return Mention(
        span, span.of(d.text), _must(n, "entityType"), _must(n, "lemma"), _iri(n, "entity"), Link(_must(n, "link"))
    )


def _read_claim(nodes: Mapping[str, _Node], n: _Node, d: Document) -> Claim:
    fillers = sorted((nodes[i] for i in _iris(n, "filler")), key=_order)
    utterances = sorted((nodes[i] for i in _iris(n, "attribution")), key=_order)
    cites = sorted((nodes[i] for i in _iris(n, "cites")), key=_order)
    position = next(nodes[i] for i in _iris(n, "hasSelector") if i.endswith("/position"))
    quantity = _iri(n, "quantity")
    mode, page, stance = _text(n, "mode"), _text(n, "page"), _text(n, "stance")
    return Claim(
        document=d.text_id,
        type=_must(n, "type"),
        status=Status(_must(n, "status")),
        span=_read_span(position) or Span(0, 0),
        trigger=_read_span(n, "trigger") or Span(0, 0),
        quote=_must(n, "quote"),
        fillers=tuple(
            Filler(
                _must(f, "role"),
                _read_span(f) or Span(0, 0),
                _iri(f, "entity"),
                _text(f, "text") or "",
                Link(_must(f, "link")),
            )
            for f in fillers
        ),
        mode=Mode(mode) if mode else None,
        stance=Stance(stance) if stance else None,
        aspect=Aspect(_must(n, "aspect")),
        date=_text(n, "date"),
        earliest=_text(n, "earliest"),
        latest=_text(n, "latest"),
        date_span=_read_span(n, "date"),
        quantity=_read_quantity(nodes[quantity]) if quantity else None,
        attribution=tuple(
            Utterance(
                _read_span(u) or Span(0, 0),
                _iri(u, "speaker"),
                _text(u, "text") or "",
                _must(u, "act"),
                _must(u, "sourceKind"),
            )
            for u in utterances
        ),
        cites=tuple(Citation(int(_must(c, "start")), _text(c, "text") or "", _text(c, "url")) for c in cites),
        page=int(page) if page else None,
        confidence=float(_must(n, "confidence")),
        extractor=_must(n, "extractor"),
        version=_must(n, "version"),
    )


def _read_quantity(n: _Node) -> Quantity:
    least, most = _text(n, "least"), _text(n, "most")
    return Quantity(
        value=float(_must(n, "value")),
        least=float(least) if least is not None else None,
        most=float(most) if most is not None else None,
        of=_text(n, "of") or "",
        unit=_text(n, "unit") or "",
        basis=_text(n, "basis") or "flow",
        approximate=_text(n, "approximate") == "true",
        span=_read_span(n),
    )


# -- the current graph ---------------------------------------------------------------------------------------------


def entity_quads(
    iri: str, type_: str, labels: Mapping[str, str], names: Iterable[str], graph: str, **facts: Any
) -> Iterator[Quad]:
    """An entity of the current graph: its class, labels by language ("" for none), other names, and further facts.

    `facts`: `country` (IRI), `parents` (IRIs), `same_as` (IRIs), `documents` (IRIs), and `posts` as rows
    `(pl, en, of IRI or None, start, end)`.
    """
    w = Writer(graph)
    w.add(iri, RDF_TYPE, kg(type_))
    for lang, label in sorted(labels.items()):
        w.add(iri, PREF_LABEL, Literal(label, language=lang) if lang else Literal(label))
    for name in sorted(set(names) - set(labels.values())):
        w.add(iri, ALT_LABEL, name)
    if facts.get("country"):
        w.add(iri, "country", NamedNode(facts["country"]))
    for name, key in (("parent", "parents"), ("mentionedIn", "documents")):
        for value in sorted(set(facts.get(key, ()))):
            w.add(iri, name, NamedNode(value))
    for value in sorted(set(facts.get("same_as", ()))):
        w.add(iri, EXACT_MATCH, NamedNode(value))
    for order, (pl, en, of, start, end) in enumerate(facts.get("posts", ())):
        node = f"{iri}/post/{order}"
        w.add(iri, "post", NamedNode(node))
        w.add(node, RDF_TYPE, kg("Post"))
        w.add(node, RDFS_LABEL, Literal(pl, language="pl"))
        if en:
            w.add(node, RDFS_LABEL, Literal(en, language="en"))
        if of:
            w.add(node, "of", NamedNode(of))
        w.add(node, "start", start)
        w.add(node, "end", end)
    yield from w.quads
