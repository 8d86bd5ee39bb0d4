"""The graph in a notebook: `from graph import KnowledgeGraph` opens the same store as the command `kg`.

    >>> kg = KnowledgeGraph()                      # doctest: +SKIP
    >>> kg.show("Coale")                           # doctest: +SKIP
    >>> kg.query("SELECT ?e { ?e a kg:Event }")    # doctest: +SKIP

What needs pandas, networkx or rdflib loads it when it is called.
"""

from __future__ import annotations

import os
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph

from graph.answers import Answer, Page, Shown, Stats
from graph.query import PREFIXES, run
from graph.slices import Slice, sliced
from graph.store import Store, open_view
from graph.versions import stale
from graph.view import words
from graph.view.card import card
from graph.view.kept import current, kept_of
from graph.view.reader import View
from graph.view.records import KINDS
from graph.view.text import Line
from graph.view.vocabulary import CURRENT
from ontology.errors import StoreError, UsageError

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib

    from graph.asking import Question
    from graph.derive.judgements import Judgement


class KnowledgeGraph:
    """The store of a project, open for reading.

    `store` is the folder of a store, a `pyoxigraph.Store` that is open already, or None for the one that `kg` would
    take (`KG_STORE`, else `.kg` here). `lang` is the language of labels, `pl` or `en`. `at`, `possible`, `known_at` and
    `grade` cut it down as the options of `kg` do: `KnowledgeGraph(known_at="2025-12-01")`.
    """

    def __init__(
        self,
        store: str | Path | pyoxigraph.Store | None = None,
        *,
        lang: str = "pl",
        at: str | None = None,
        known_at: str | None = None,
        possible: bool = False,
        grade: str | None = None,
    ) -> None:
        if lang not in words.LANGS:
            raise UsageError(f"no labels in {lang!r}", hint=f"Choose one of: {', '.join(words.LANGS)}.")
        self.lang = lang
        self._cut = Slice(at, known_at, possible, grade)
        self._folder: Path | None = None
        if isinstance(store, pyoxigraph.Store):
            self._opened = Store(store)
        else:
            self._folder = _folder(store)
        self._open()

    def _open(self) -> None:
        """Read the state that the store has now."""
        folder, cut = self._folder, self._cut
        before = current(folder) if folder else None
        # kept as it is: while it lives, a writer does not remove the files of the state that is read here
        if folder:
            self._opened = open_view(folder)
            if stale(self._opened):
                self._renew(folder)
                before, self._opened = current(folder), open_view(folder)
        self.store = sliced(self._opened.quads, cut, folder, _deals_anew)
        self.view = View(self.store, kept_of(folder, before, cut.key if cut else "") if folder else None)

    @staticmethod
    def _renew(folder: Path) -> None:
        """Derive anew what another version of kg derived; where somebody writes, or nobody may, what is there is read."""
        from graph.renewal import renew

        try:
            renew(folder)
        except StoreError as error:
            warnings.warn(f"the graph was made by another version of kg: {error}", stacklevel=4)

    def show(self, name: str) -> Shown:
        """The card of a thing by any spelling or case form of its name; `UsageError` offers near names."""
        found = self.view.find(name)
        return Shown(card(self.view, found.iris[0], found.iris[1:]), self.view, self.lang)

    def status(self, name: str, at: str | None = None, issuer: str | None = None) -> Answer:
        """Where a thing stands under sanctions on a day, by acts, and what is reported; as `kg status`."""
        from graph.view.sanctions import status_of
        from graph.view.statustext import status_json, status_lines

        reader, found = status_of(self.view, name, at, issuer)
        return Answer(
            lambda width: status_lines(reader, found, self.lang, width), lambda: status_json(reader, found, self.lang)
        )

    def custody(self, name: str | None = None, at: str | None = None) -> Answer:
        """Whether a person is held or free on a day, by what sources say; everyone without a name; as `kg custody`.

        `UsageError` where no document speaks of it.
        """
        from graph.view.custody import Custodies, all_json, lot_json, lot_lines, table_lines
        from graph.view.sanctions import exact

        reader, when = Custodies(self.view), exact(at)
        if name is None:
            lots = reader.all(when)
            return Answer(
                lambda width: table_lines(reader, lots, self.lang, width), lambda: all_json(reader, lots, self.lang)
            )
        lot = next((x for iri in self.view.find(name).iris if (x := reader.of(iri, when))), None)
        if lot is None:
            raise UsageError(f"no document that is loaded speaks of the custody of {name!r}")
        found = lot
        return Answer(
            lambda width: lot_lines(reader, found, self.lang, width), lambda: lot_json(reader, found, self.lang)
        )

    def conflicts(self, name: str | None = None, kind: str | None = None) -> Answer:
        """Where sources disagree, with one another and with acts; as `kg conflicts`. `to_dict()["conflicts"]` lists them."""
        from graph.view.conflicts import Conflicts, conflict_lines, conflicts_json

        reader = Conflicts(self.view)
        found = reader.all(kind, self.view.find(name).iris[0] if name else None)
        return Answer(
            lambda width: conflict_lines(reader, found, self.lang, width),
            lambda: {"conflicts": conflicts_json(reader, found, self.lang)},
        )

    def timeline(self, name: str | None = None, *, done_only: bool = False) -> Answer:
        """What the graph says of `name`, or of everything, in time order; the same as `kg timeline -n 0`."""
        from graph.analysis import timeline as module

        found = module.timeline(self.view, self._iri(name) if name else None, done_only=done_only)
        return self._answer(module.timeline_lines, module.timeline_json, found)

    def path(
        self, start: str, end: str, *, count: int = 3, done_only: bool = False, without: Iterable[str] = ()
    ) -> Answer:
        """How two things are connected, the same as `kg path`: up to `count` ways, each step with its sentences."""
        from graph.analysis.pathtext import beyond, path_json, path_lines, ways

        ends = (self._iri(start), self._iri(end))
        shut = [self._iri(name) for name in without]
        found = ways(self.view, *ends, count=count, done_only=done_only, without=shut, lang=self.lang)
        more = not found and done_only and beyond(self.view, *ends, without=shut, lang=self.lang)
        return self._answer(
            lambda view, ways, lang, width: path_lines(view, ends, ways, lang, width, beyond=more),
            lambda view, ways, lang: [path_json(view, p, lang) for p in ways],
            found,
        )

    def brokers(self, count: int = 5, *, promised: bool = False, without: Iterable[str] = ()) -> Answer:
        """Through whom the best ways of others lead, the same as `kg brokers`."""
        from graph.analysis import brokers as module

        shut = [self._iri(name) for name in without]
        found = module.brokers_of(self.view, count, done_only=not promised, without=shut)
        return self._answer(module.brokers_lines, module.brokers_json, found)

    def communities(self, *, promised: bool = False, without: Iterable[str] = (), resolution: float = 1.0) -> Answer:
        """Who belongs together and why, the same as `kg communities -n 0`."""
        from graph.analysis import communities as module

        shut = [self._iri(name) for name in without]
        found = module.communities_of(self.view, done_only=not promised, without=shut, resolution=resolution)
        return self._answer(module.communities_lines, module.communities_json, found)

    def deals(self, name: str | None = None) -> Answer:
        """Who gave what for what, the same as `kg deals`: rounds of talks with their legs, totals, what is open."""
        from graph.analysis.dealjson import deals_json
        from graph.analysis.deals import deals_of, only
        from graph.analysis.dealtext import Teller
        from graph.view.standing import standing

        found = deals_of(self.view)
        found = only(found, self._iri(name)) if name else found
        return Answer(
            lambda width: Teller(self.view, found, self.lang, width, standing(self.view, self.lang)).lines(),
            lambda: deals_json(Teller(self.view, found, self.lang, law=standing(self.view, self.lang))),
            found.deals,
        )

    def review(self, count: int | None = None) -> list[Question]:
        """The open questions of identity, surest first: what `kg review` asks; each with both sentences and the reasons."""
        from graph.asking import questions

        return list(questions(self.store, self.view.kept)[:count])

    def resolve(self, left: str, right: str, verdict: str, *, why: str = "", by: str | None = None) -> Judgement:
        """Decide that two things or events are the `same`, `not-same`, or that nobody knows (`unsure`), as `kg resolve` does.

        The entry goes into the ledger of the store, the graph is derived anew and read from here on. `UsageError` where a
        name is unknown or the verdict is none.
        """
        from graph.review import decide, signature

        made = decide(self._written(), left, right, verdict, why=why, **signature(by))
        self._open()
        return made

    def judge(self, conflict: str, verdict: str, *, why: str = "", by: str | None = None) -> Judgement:
        """Decide of a conflict, by the id that `conflicts` gives, as `kg resolve CONFLICT` does."""
        from graph.review import judge, signature

        made = judge(self._written(), conflict, verdict, why=why, **signature(by))
        self._open()
        return made

    def unmerge(self, what: str, *, why: str = "", by: str | None = None) -> Judgement:
        """Take back a decision, or what joined a thing or an event, as `kg unmerge` does: the graph is what it was before."""
        from graph.review import signature, unmerge

        made = unmerge(self._written(), what, why=why, **signature(by))
        self._open()
        return made

    def _written(self) -> Path:
        if self._folder is None:
            raise UsageError("decisions are kept in the folder of a store", hint="Open it by its path.")
        return self._folder

    def query(self, sparql: str) -> pandas.DataFrame:
        """The rows of a SPARQL SELECT as a DataFrame: one column a variable, None where a row leaves it open.

        Numbers and truth values become Python's, all else text. ASK gives one cell, CONSTRUCT three columns. The
        default graph is `current`; prefixes kg, skos, oa, prov, rdfs and xsd are there. `QueryError` for bad SPARQL.
        """
        import pandas

        found = run(self.store, sparql)
        return pandas.DataFrame(found.rows, columns=found.columns, dtype=object).infer_objects()

    def networkx(self) -> networkx.MultiDiGraph[str]:
        """Things and happenings as nodes; an edge from a happening to each thing, its key the role.

        Nodes carry `sort` (`thing` or `happening`), `type`, `label`; happenings also `kind`, `status`, `date`,
        `earliest`, `latest`, `quotes`. Leave out all but `kind == "Event"` to keep what is done.
        """
        import networkx

        graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
        for thing in self.view.things():
            graph.add_node(thing.iri, sort="thing", type=thing.type, label=thing.label(self.lang))
        for h in self.view.happenings():
            graph.add_node(
                h.iri, sort="happening", type=h.type, label=words.term(h.type, self.lang), kind=h.kind, status=h.status,
                date=h.date, earliest=h.earliest, latest=h.latest, quotes=[e.quote for e in h.evidence],
            )  # fmt: skip
            for f in h.fillings:
                if f.entity is not None:
                    graph.add_edge(h.iri, f.entity, key=f.role, role=f.role)
        return graph

    def rdflib(self) -> rdflib.Graph:
        """A copy of the current graph for rdflib; evidence stays in the store."""
        import rdflib

        text = self.store.dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=CURRENT)
        graph = rdflib.Graph()
        graph.parse(data=text or b"", format="nt")
        for prefix, iri in PREFIXES.items():
            graph.bind(prefix, iri)
        return graph

    def explore(self, name: str | None = None, *, height: int = 760) -> Page:
        """The explorer page inline, with `name` or the latest round of talks in the middle."""
        from graph.explore.page_of import page_of

        focus = self.view.find(name).iris[0] if name else None
        return Page(page_of(self.view, focus=focus, lang=self.lang)[0], height)

    def stats(self) -> Stats:
        """How many things of each class, and happenings of each kind; a promise never counts as an event."""
        things = Counter(words.capital(words.term(t.type, self.lang)) for t in self.view.things())
        told = list(self.view.happenings())
        kinds = Counter(h.kind for h in told)
        named = {words.capital(words.word("kind", k, self.lang)): kinds[k] for k in KINDS if kinds[k]}
        sources = {e.source.iri for h in told for e in h.evidence}
        counts = dict(sorted(things.items(), key=lambda row: (-row[1], row[0]))) | named
        return Stats(counts | {words.word("page", "documents", self.lang): len(sources)})

    def _iri(self, name: str) -> str:
        return self.view.find(name).iris[0]

    def _answer(self, lines: Callable[..., Iterable[Line]], data: Callable[..., Any], found: Any) -> Answer:
        return Answer(
            lambda width: lines(self.view, found, self.lang, width), lambda: data(self.view, found, self.lang), found
        )

    def __repr__(self) -> str:
        return f"KnowledgeGraph with {len(self.store):,} quads"

    def _repr_html_(self) -> str:
        return self.stats()._repr_html_()


def _deals_anew(store: pyoxigraph.Store) -> Iterable[pyoxigraph.Quad]:
    from graph.analysis.deals import deals_anew

    return deals_anew(store)


def _folder(path: str | Path | None) -> Path:
    """The folder of the store at `path`, else of `KG_STORE`, else `.kg`."""
    return Path(path or os.environ.get("KG_STORE") or ".kg")
