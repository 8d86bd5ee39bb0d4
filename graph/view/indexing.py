"""Makes the index of a graph: by one scan of it, or of that of an earlier state and the happenings that were changed since.

A graph of a hundred thousand events is scanned in half a minute; a document more touches a few dozen of its happenings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.journal import changed_after, last_change
from graph.view import vocabulary as v
from graph.view.index import Index
from graph.view.records import KINDS, RELATION, Happening

_TOO_MANY = 5_000  # changed subjects from which a scan is as quick


def index_of(store: Store, before: bytes | None = None) -> Index:
    """The index of the current graph of a store; `before` is that of an earlier state as bytes, if there is one."""
    old = Index.load(before) if before else None
    if old is not None and old.state:
        subjects = changed_after(store, old.state)
        if subjects is not None and len(subjects) <= _TOO_MANY:
            return _renewed(old, store, subjects)
    return build(store)


@dataclass(slots=True)
class _Scan:
    """What quads say of happenings and of things, by subject."""

    classes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    days: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    roles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    told: set[str] = field(default_factory=set)

    def read(self, quads: Iterable[Quad]) -> None:
        own = len(v.OWN)
        for quad in quads:
            predicate, term = quad.predicate.value, quad.object
            if not isinstance(quad.subject, NamedNode):
                continue
            subject = quad.subject.value
            if predicate == v.TYPE:
                if isinstance(term, NamedNode) and term.value.startswith(v.OWN):
                    self.classes[subject].append(term.value[own:])
            elif predicate.startswith(v.OWN) and _happening(subject):
                name = predicate[own:]
                if isinstance(term, NamedNode):
                    if name == "supportedBy":
                        self.told.add(subject)
                    elif name not in v.NOT_ROLES:
                        self.roles[subject].add(term.value)
                elif isinstance(term, Literal) and name in ("earliest", "latest"):
                    self.days[subject][name] = min(term.value, self.days[subject].get(name, term.value))

    def type(self, thing: str) -> str:
        """The class of a thing; "" for what is none."""
        if thing not in self.classes or _happening(thing):
            return ""
        return next((c for c in sorted(self.classes[thing]) if c not in v.UPPER), "Thing")

    def row(self, h: str) -> tuple[str, str, str, str, set[str]]:
        kind = next((k for k in KINDS if k in self.classes[h]), RELATION)
        class_ = next((c for c in sorted(self.classes[h]) if c not in KINDS), kind)
        return class_, kind, self.days[h].get("earliest", ""), self.days[h].get("latest", ""), self.roles[h]


_Row = tuple[str, str, str, str, Iterable[str]]  # class, kind, first and last day, things


def build(store: Store) -> Index:
    """Scan the current graph once."""
    scan = _Scan()
    scan.read(store.quads_for_pattern(None, None, None, v.CURRENT))
    return _made({h: scan.row(h) for h in scan.told}, scan.type, last_change(store))


def _renewed(old: Index, store: Store, subjects: set[str]) -> Index:
    """The index of a store of which only these subjects changed since the old one."""

    def quads(iri: str) -> Iterable[Quad]:
        return store.quads_for_pattern(NamedNode(iri), None, None, v.CURRENT)

    happenings = {s for s in subjects if _happening(s)}
    types = dict(zip(old.things, old.types, strict=True))
    scan = _Scan()
    for thing in subjects - happenings:
        scan.read(quads(thing))
        if bool(scan.type(thing)) != (thing in types):  # it is a thing now, or no longer: for all that name it
            named = store.quads_for_pattern(None, None, NamedNode(thing), v.CURRENT)
            happenings |= {
                q.subject.value for q in named if isinstance(q.subject, NamedNode) and _happening(q.subject.value)
            }
    for h in happenings:
        scan.read(quads(h))
    for thing in {t for h in happenings for t in scan.roles[h]} - types.keys() - subjects:
        scan.read(quads(thing))
    names = list(old.things)
    columns = zip(old.happenings, old.classes, old.kinds, old.first, old.last, old.members, strict=True)
    rows: dict[str, _Row] = {
        h: (class_, kind, first, last, [names[n] for n in members])
        for h, class_, kind, first, last, members in columns
        if h not in happenings
    }
    rows |= {h: scan.row(h) for h in scan.told}

    def type_of(thing: str) -> str:
        return scan.type(thing) if thing in subjects else types.get(thing) or scan.type(thing)

    return _made(rows, type_of, last_change(store))


def _made(rows: Mapping[str, _Row], type_of: Callable[[str], str], state: str) -> Index:
    happenings = sorted(rows)
    named = {t for h in happenings for t in rows[h][4]}
    types = {t: type_ for t in sorted(named) if (type_ := type_of(t))}
    number = {thing: i for i, thing in enumerate(types)}
    members = [sorted(number[t] for t in rows[h][4] if t in number) for h in happenings]
    classes, kinds = ([rows[h][0] for h in happenings], [rows[h][1] for h in happenings])
    first, last = ([rows[h][2] for h in happenings], [rows[h][3] for h in happenings])
    return Index(list(types), list(types.values()), happenings, classes, kinds, first, last, members, state)


def of_records(happenings: Iterable[Happening], types: Mapping[str, str]) -> Index:
    """The index of records in memory; `types` is the class of each thing."""
    told = sorted(happenings, key=lambda h: h.iri)
    things = sorted({t for h in told for t in h.entities()})
    number = {thing: i for i, thing in enumerate(things)}
    return Index(
        things,
        [types.get(t, "Thing") for t in things],
        [h.iri for h in told],
        [h.type for h in told],
        [h.kind for h in told],
        [h.earliest or "" for h in told],
        [h.latest or "" for h in told],
        [sorted(number[t] for t in set(h.entities())) for h in told],
    )


def _happening(iri: str) -> bool:
    """Whether it is an eventuality or a relation itself, not a node beneath one."""
    return iri.startswith((v.EVENTUALITIES, v.RELATIONS)) and iri.count("/") == v.EVENTUALITIES.count("/")
