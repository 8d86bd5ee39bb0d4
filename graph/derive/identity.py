"""The things of the graph, made of the clusters of documents; which clusters are one is `joining`'s business."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from pyoxigraph import NamedNode, Quad

from graph.derive.joining import Joined, Joining, join, known_persons, ref
from graph.derive.judgements import Judgements
from ontology.claims import Cluster, Extraction
from ontology.ids import BASE, ENTITY, digest, document_iri, entity_iri
from ontology.rdf import RDF_TYPE, Writer, entity_quads, kg
from ontology.registry import Entry, Registry

LISTS = BASE + "list/"


def name_key(name: str) -> str:
    """Letter case, accents and punctuation folded away: `Coale’a`-like forms never reach here, base forms do.

    >>> name_key("Swietłana Cichanouska") == name_key("swietlana  cichanouska")
    True
    """
    text = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("Ł", "L"))
    return " ".join("".join(c if c.isalnum() else " " for c in text if not unicodedata.combining(c)).casefold().split())


@dataclass(slots=True)
class Thing:
    """One thing of the graph, with all that documents call it."""

    iri: str
    type: str
    label: str
    names: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    entry: Entry | None = None


class Things(Protocol):
    """What comparing claims asks of the things of the graph."""

    def type_of(self, iri: str) -> str: ...

    def around(self, iri: str) -> frozenset[str]: ...

    def entity_of(self, text_id: str) -> Callable[[str], str]: ...


@dataclass(slots=True)
class Entities:
    """All things of the graph, and the way from a document's clusters to them."""

    registry: Registry
    joining: Joining = field(default_factory=Joining)
    things: dict[str, Thing] = field(default_factory=dict)
    _by_text: dict[str, dict[str, str]] = field(default_factory=dict)
    _above: dict[str, frozenset[str]] = field(default_factory=dict)

    def type_of(self, iri: str) -> str:
        """The class of a thing, "" for what is none."""
        thing = self.things.get(iri)
        return thing.type if thing is not None else ""

    def around(self, iri: str) -> frozenset[str]:
        """What a thing belongs to: its country, its parents and theirs."""
        if iri not in self._above:
            self._above[iri] = frozenset()  # a registry with a ring in it must not turn for ever
            thing = self.things.get(iri)
            entry = thing.entry if thing is not None else None
            near = [] if entry is None else [entity_iri(k) for k in (entry.country, *entry.parents) if k]
            self._above[iri] = frozenset(near).union(*(self.around(n) for n in near)) - {iri}
        return self._above[iri]

    def entity_of(self, text_id: str) -> Callable[[str], str]:
        """Cluster id → entity IRI, for the clusters of one document."""
        mine = self.links(text_id)
        return lambda cluster: mine.get(cluster, cluster)

    def links(self, text_id: str) -> dict[str, str]:
        """Cluster id → entity IRI of one document, as a mapping."""
        return self._by_text.get(text_id, {})

    def quads(self, graph: str) -> Iterator[Quad]:
        for iri in sorted(self.things):
            yield from thing_quads(self.things[iri], graph)
        w = Writer(graph)
        for row in self.joining.why:
            if len(self.things[self.joining.iri_of[row.ref]].documents) > 1 or row.how == "judged":
                why_quads(w, self.joining.iri_of[row.ref], row)
        yield from w.quads

    def add(self, text_id: str, document: str, cluster: Cluster, iri: str) -> None:
        """Take in a cluster of a document as (part of) the thing `iri`."""
        self._by_text.setdefault(text_id, {})[cluster.id] = iri
        thing = self.things.get(iri) or self._make(iri, cluster)
        thing.documents.add(document)
        thing.names |= set(cluster.names)
        thing.label = min(thing.label, cluster.label) if thing.entry is None else thing.label

    def _make(self, iri: str, cluster: Cluster) -> Thing:
        entry = self.registry.entries.get(iri.removeprefix(ENTITY)) if iri.startswith(ENTITY) else None
        thing = self.things[iri] = Thing(
            iri, entry.type if entry else cluster.type, entry.label() if entry else cluster.label, entry=entry
        )
        if entry is not None:
            self._around(entry)
        return thing

    def registered(self, iri: str) -> None:
        """Make sure that a thing of the registry is in the graph, though no name of the text says it."""
        entry = self.registry.entries.get(iri.removeprefix(ENTITY)) if iri.startswith(ENTITY) else None
        if entry is not None and iri not in self.things:
            self.things[iri] = Thing(iri, entry.type, entry.label(), entry=entry)
            self._around(entry)

    def _around(self, entry: Entry) -> None:
        """Countries, parents and the bodies of posts come with an entry, so that no link of the graph leads nowhere."""
        for iri in named_by(entry):
            self.registered(iri)


def named_by(entry: Entry) -> list[str]:
    """The registered things that come into the graph with an entry."""
    return [entity_iri(key) for key in [entry.country, *entry.parents, *(p.of for p in entry.posts)] if key]


def thing_quads(thing: Thing, graph: str) -> Iterator[Quad]:
    """One thing: what the registry knows of it, and what documents call it."""
    entry = thing.entry
    if entry is None:
        yield from entity_quads(thing.iri, thing.type, {"": thing.label}, thing.names, graph, documents=thing.documents)
        return
    yield from entity_quads(
        thing.iri,
        thing.type,
        {lang: names[0] for lang, names in entry.names.items() if names},
        [*entry.all_names(), *thing.names],
        graph,
        country=entity_iri(entry.country) if entry.country else None,
        parents=[entity_iri(p) for p in entry.parents],
        same_as=[_identifier(x) for x in entry.same_as],
        documents=thing.documents,
        posts=[(p.pl, p.en, entity_iri(p.of) if p.of else None, p.start, p.end) for p in entry.posts],
    )


def why_quads(w: Writer, iri: str, row: Joined) -> None:
    """Why one cluster is this thing."""
    at = f"{BASE}join/{digest(f'{row.ref} {row.how}')}"
    w.add(iri, "joinedBy", NamedNode(at))
    w.add(at, RDF_TYPE, kg("Join"))
    w.add(at, "document", NamedNode(document_iri(row.ref.partition(":")[0])))
    w.add(at, "how", row.how)
    w.add(at, "score", float(row.score))
    for what, value, weight in row.signals:
        w.add(at, "reason", f"{what} {value} {weight:g}")


def _identifier(text: str) -> str:
    """`ofac:9760` → an IRI of the record's list; an IRI stays what it is."""
    if text.startswith(("http://", "https://")):
        return text
    authority, _, number = text.partition(":")
    return f"{LISTS}{authority}/{number}"


def entities(rows: Sequence[Extraction], registry: Registry, judgements: Judgements | None = None) -> Entities:
    """The things that some documents name, joined; independent of the order of documents."""
    joining = join(rows, judgements or Judgements(), known_persons(registry))
    found = Entities(registry, joining)
    for extraction in rows:
        text_id = extraction.document.text_id
        for cluster in extraction.clusters:
            found.add(text_id, extraction.document.iri, cluster, joining.iri_of[ref(text_id, cluster.id)])
        for iri in used(extraction):
            found.registered(iri)
    return found


def used(extraction: Extraction) -> Iterable[str]:
    """Things that claims reach without a name in the text (`reżim`, `stolica Białorusi`)."""
    named = {c.id for c in extraction.clusters}
    fillers = {f.cluster for c in extraction.claims for f in c.fillers if f.cluster}
    speakers = {u.speaker for c in extraction.claims for u in c.attribution if u.speaker}
    return sorted((fillers | speakers) - named)
