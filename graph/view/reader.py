"""Reads the `current` graph of a store into records. The only module of the views that knows RDF.

Point look-ups only, so that `kg show` stays quick on a large store; `happenings()` and `things()` read everything, for
`kg explore`. Evidence is reached through `kg:supportedBy`, in the claim's own named graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Store

from graph.view import vocabulary as v
from graph.view.evidence import EvidenceReader
from graph.view.index import Index
from graph.view.indexing import index_of
from graph.view.kept import Kept, remember
from graph.view.merged import counts, join, merged
from graph.view.names import Found, NameIndex
from graph.view.properties import Properties, local, properties
from graph.view.records import KINDS, RELATION, Evidence, Filling, Happening, Join, Post, Source, Thing
from graph.view.words import LANGS
from ontology.errors import UsageError


class View:
    """The current graph as records. Holds no copy of it but the names, and these only once a name is looked up."""

    def __init__(self, store: Store, kept: Kept | None = None) -> None:
        self._store = store
        self._evidence = EvidenceReader(store, self.label)
        self.kept = kept

    @cached_property
    def index(self) -> Index:
        """Who takes part in what, and when; read once, or taken from where it was kept."""
        name, kept = "index.bin", self.kept

        def made() -> Index:
            return index_of(self._store, kept.before(name) if kept else None)

        return remember(kept, name, made, Index.dump, Index.load)

    @property
    def store(self) -> Store:
        """The store that is read, for readers of other parts of the graph."""
        return self._store

    # --- names

    @cached_property
    def names(self) -> NameIndex:
        """Every name of every thing of the current graph; read once, or taken from where it was kept."""
        return remember(
            self.kept, "names.bin", self._named, NameIndex.dump, lambda data: NameIndex.load(data, self.degree)
        )

    def _named(self) -> NameIndex:
        index = NameIndex(weight=self.degree)
        for predicate in (v.PREF_LABEL, v.ALT_LABEL):
            for quad in self._store.quads_for_pattern(None, predicate, None, v.CURRENT):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                    index.add(quad.object.value, quad.subject.value)
        return index

    def find(self, name: str) -> Found:
        """The things called `name` in any spelling or case form; an IRI or a key (`person/coale`) is taken as such.

        Raises `UsageError` with the nearest names where there is none.
        """
        for iri in (name, v.THINGS + name):
            if iri.startswith("https://") and " " not in iri and self.holds(iri):
                return Found((iri,), "name")
        found = self.names.find(name)
        if found is None:
            near = self.names.near(name)
            hint = f"Did you mean: {', '.join(near)}?" if near else "See what the graph holds with `kg stats`."
            raise UsageError(f"the graph knows nothing called {name!r}", hint=hint)
        return found

    def holds(self, iri: str) -> bool:
        """Whether the current graph says anything of `iri`."""
        return next(self._store.quads_for_pattern(NamedNode(iri), None, None, v.CURRENT), None) is not None

    def degree(self, iri: str) -> float:
        """How much the graph says that involves the thing; what the registry knows goes before what it does not."""
        count = sum(1 for _ in self._store.quads_for_pattern(None, None, NamedNode(iri), v.CURRENT))
        return count + (0.5 if iri.startswith(v.THINGS) else 0.0)

    def label(self, iri: str, lang: str = "pl") -> str:
        """The name of a thing in `lang`, else in another language; the end of the IRI for what has no name."""
        labels = {}
        for quad in self._store.quads_for_pattern(NamedNode(iri), v.PREF_LABEL, None, v.CURRENT):
            if isinstance(quad.object, Literal):
                labels[quad.object.language or ""] = quad.object.value
        return Thing(iri, "", labels).label(lang)

    # --- things

    def thing(self, iri: str) -> Thing:
        """The thing `iri`; `KeyError` for what the current graph does not hold."""
        found = properties(self._store, iri, v.CURRENT)
        if "prefLabel" not in found:
            raise KeyError(iri)
        labels = {term.language or "": term.value for term in found.literals("prefLabel")}
        order = [labels[lang] for lang in (*LANGS, "be", "ru", "") if lang in labels]
        names = sorted(term.value for term in found.literals("altLabel"))
        return Thing(
            iri,
            self._class(found),
            labels,
            tuple(dict.fromkeys([*order, *names])),
            country=found.iri("country"),
            parents=found.iris("parent"),
            posts=tuple(self._post(post) for post in found.iris("post")),
            same_as=tuple(sorted(t.value for p in v.SAME_AS for t in found.get(p))),
            registered=iri.startswith(v.THINGS),
        )

    def things(self) -> Iterator[Thing]:
        """All things, in the order of their IRIs."""
        quads = self._store.quads_for_pattern(None, v.PREF_LABEL, None, v.CURRENT)
        for iri in sorted({q.subject.value for q in quads if isinstance(q.subject, NamedNode)}):
            yield self.thing(iri)

    def joined(self, iri: str) -> tuple[tuple[Source, Join], ...]:
        """Why clusters of several documents are the thing `iri`: document and signals, in the order of publication."""
        rows = [
            properties(self._store, at, v.CURRENT) for at in properties(self._store, iri, v.CURRENT).iris("joinedBy")
        ]
        found = [(self._evidence.source(row.iri("document") or ""), join(row)) for row in rows]
        return tuple(sorted(found, key=lambda r: (r[0].known, r[0].iri, r[1].how)))

    def members(self, iri: str) -> tuple[str, ...]:
        """The things that are part of `iri`."""
        found = self._store.quads_for_pattern(None, v.PARENT, NamedNode(iri), v.CURRENT)
        return tuple(sorted(q.subject.value for q in found if isinstance(q.subject, NamedNode)))

    def _class(self, found: Properties) -> str:
        """The class to show: of ours, and the finest where there are several."""
        names = [local(t.value) for t in found.get("type") if isinstance(t, NamedNode) and t.value.startswith(v.OWN)]
        return next((n for n in sorted(names) if n not in v.UPPER), names[0] if names else "Thing")

    def _post(self, iri: str) -> Post:
        found = properties(self._store, iri, v.CURRENT)
        words = {t.language or "": t.value for name in ("prefLabel", "label", "text") for t in found.literals(name)}
        return Post(words, found.iri("of"), found.text("start") or None, found.text("end") or None)

    # --- happenings

    def happening(self, iri: str, *, bare: bool = False) -> Happening:
        """The eventuality or relation `iri` with its evidence; `KeyError` for what is none.

        `bare` leaves out why its claims are one, and who says what: for who reads very many.
        """
        found = properties(self._store, iri, v.CURRENT)
        classes = [local(t) for t in found.iris("type") if t.startswith(v.OWN)]
        kind = next((k for k in KINDS if k in classes), RELATION if iri.startswith(v.RELATIONS) else None)
        if kind is None:
            raise KeyError(iri)
        types = tuple(c for c in sorted(classes) if c not in KINDS)
        type_ = types[0] if types else kind
        read = [self._evidence.read(claim) for claim in found.iris("supportedBy")]
        evidence = tuple(sorted(read, key=lambda e: (e.source.known, e.source.iri, e.at, e.claim)))
        first: Evidence | None = evidence[0] if evidence else None
        told = counts(self._store, found)
        return Happening(
            iri,
            v.relation_name(type_) if kind == RELATION else type_,
            kind,
            found.text("status") or (first.status if first else "actual"),
            found.text("mode"),
            stance=found.text("stance"),
            state=found.text("aspect") == "state",
            date=found.text("date") or None,
            earliest=found.text("earliest") or None,
            latest=found.text("latest") or None,
            quantity=next(iter(told), None),
            counts=tuple(told),
            fillings=tuple(self._fillings(found)),
            evidence=evidence,
            types=types,
            **({} if bare else merged(self._store, found, iri)),
        )

    def classes(self, iri: str) -> frozenset[str]:
        """The local names of the classes of a node, read without the rest of it."""
        quads = self._store.quads_for_pattern(NamedNode(iri), NamedNode(v.TYPE), None, v.CURRENT)
        return frozenset(local(q.object.value) for q in quads if isinstance(q.object, NamedNode))

    def happening_called(self, text: str) -> Happening | None:
        """The happening whose IRI, or the last part of it, is `text`, or one of whose claims is; None where there is none."""
        starts = ("",) if text.startswith("https://") else (v.EVENTUALITIES, v.RELATIONS)
        if claim := re.fullmatch(f"(?:{re.escape(v.CLAIMS)}|{re.escape(v.EVENTUALITIES)})?([0-9a-f]{{16}})", text):
            told = self._store.quads_for_pattern(None, v.SUPPORTED_BY, NamedNode(v.CLAIMS + claim[1]), v.CURRENT)
            for node in sorted(q.subject.value for q in told if isinstance(q.subject, NamedNode)):
                if self._is_happening(node):
                    return self.happening(node)
        for iri in (start + text for start in starts if " " not in text):
            if self._is_happening(iri) and self.holds(iri):
                return self.happening(iri)
        return None

    def happenings(self) -> Iterator[Happening]:
        """All eventualities and relations, in the order of their IRIs."""
        quads = self._store.quads_for_pattern(None, v.SUPPORTED_BY, None, v.CURRENT)
        for iri in sorted({q.subject.value for q in quads if isinstance(q.subject, NamedNode)}):
            if self._is_happening(iri):
                yield self.happening(iri)

    def about(self, iri: str) -> tuple[Happening, ...]:
        """All in which the thing `iri` fills a role."""
        return tuple(self.happening(h) for h in self._about(iri))

    def latest_about(self, iri: str, count: int) -> tuple[tuple[Happening, ...], int]:
        """The last `count` of them that are dated, as many that are not and as many relations; and how many are left out.

        Of the rest only the days are read, so that a thing of thousands of happenings is shown as quickly as another.
        """
        parts: dict[tuple[bool, bool], list[tuple[str, str, str]]] = {}
        for h in self._about(iri):
            first, last = (self._day(h, predicate) for predicate in (v.EARLIEST, v.LATEST))
            parts.setdefault((h.startswith(v.RELATIONS), bool(first)), []).append((first, last, h))
        chosen = [h for rows in parts.values() for *_, h in sorted(rows)[-count:]]
        return tuple(map(self.happening, chosen)), sum(map(len, parts.values())) - len(chosen)

    def _about(self, iri: str) -> list[str]:
        quads = self._store.quads_for_pattern(None, None, NamedNode(iri), v.CURRENT)
        found = sorted({q.subject.value for q in quads if isinstance(q.subject, NamedNode)})
        return [h for h in found if self._is_happening(h)]

    def _day(self, iri: str, predicate: NamedNode) -> str:
        days = self._store.quads_for_pattern(NamedNode(iri), predicate, None, v.CURRENT)
        return min((q.object.value for q in days if isinstance(q.object, Literal)), default="")

    def class_of(self, iri: str) -> str:
        """The class of a thing to show, e.g. `Bank`."""
        return self._class(properties(self._store, iri, v.CURRENT))

    def _is_happening(self, iri: str) -> bool:
        return iri.startswith((v.EVENTUALITIES, v.RELATIONS)) and iri.count("/") == v.EVENTUALITIES.count("/")

    def _fillings(self, found: Properties) -> Iterator[Filling]:
        for name, predicate in sorted(found.predicates.items()):
            if predicate.startswith(v.OWN) and name not in v.NOT_ROLES:
                for term in found.get(name):
                    yield Filling(name, term.value) if isinstance(term, NamedNode) else Filling(name, None, term.value)
