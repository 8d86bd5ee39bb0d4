"""Which clusters of which documents are one thing, by how much, and what people decided of it.

A person joins across documents by surname and a second signal: the first name, in any spelling of the region, or the same
post, firm or body; the same way somebody of the registry, whom a document spells as it does not (`Mikoła Łukaszenka`). A
surname alone joins nobody, and another gender keeps apart. What stays alone keeps its document.
People's judgements go before: they name mention clusters, `TEXT:CLUSTER`, which stay what they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from graph.derive.judgements import Judgements
from ontology.claims import Cluster, Extraction
from ontology.ids import BASE, cluster_iri, digest, entity_iri
from ontology.rdf import RELATIONS
from ontology.registry import Entry, Registry
from ontology.spelling import fold, skeleton
from ontology.tables import read_table

Signals = tuple[tuple[str, str, float], ...]  # (what, value, weight)


@cache
def rules() -> dict[str, Any]:
    found: dict[str, Any] = read_table(files("graph.derive") / "identity.yaml")
    return found


@cache
def _first_names() -> dict[str, str]:
    return {skeleton(name): row[0] for row in rules()["first_names"] for name in row}


@lru_cache(maxsize=100_000)
def _words(label: str) -> tuple[str, ...]:
    return tuple(skeleton(fold(label)).split())


@dataclass(frozen=True, slots=True)
class Known:
    """Who in the registry is of a surname and first name: the one person, by IRI, with the spellings that it has."""

    iri: str
    gender: str
    spellings: frozenset[str]


def known_persons(registry: Registry) -> dict[tuple[str, str], Known]:
    """(surname, first name in any spelling) → the one registered person of that name; a name of two is nobody's."""
    found: dict[tuple[str, str], dict[str, Entry]] = defaultdict(dict)
    for entry in registry:
        if entry.type == "Person":
            for name in entry.all_names():
                surname, first = _parts(name)
                if first:
                    found[surname, first][entry.key] = entry
    return {
        key: Known(entity_iri(e.key), e.gender or "", frozenset(fold(name) for name in e.all_names()))
        for key, entries in found.items()
        if len(entries) == 1
        for e in entries.values()
    }


def _parts(name: str) -> tuple[str, str]:
    """`Mikoła Statkiewicz` → (`statkiewicz`, the name that stands for Mikoła); a lone word is a surname."""
    words = _words(name)
    first = _first_names().get(words[0], words[0]) if len(words) > 1 else ""
    return " ".join(words[1:]) if first else " ".join(words), first


def ref(text_id: str, cluster: str) -> str:
    """How the ledger names a mention cluster: by its text and its id there, never by what it was joined to."""
    return f"{text_id}:{cluster}"


@dataclass(frozen=True, slots=True)
class Named:
    """A cluster of one document with what identity looks at."""

    text_id: str
    cluster: Cluster
    surname: str
    first: str
    gender: str
    posts: frozenset[str]

    @property
    def ref(self) -> str:
        return ref(self.text_id, self.cluster.id)

    @property
    def person(self) -> bool:
        return self.cluster.type == "Person"


@dataclass(frozen=True, slots=True)
class Joined:
    """Why a cluster is the thing that it is: `signals` with weights, or `judged` by a person."""

    ref: str
    iri: str
    score: float
    signals: Signals
    how: str = "joined"


@dataclass(slots=True)
class Joining:
    """Entity of each cluster, by reference, and why."""

    iri_of: dict[str, str] = field(default_factory=dict)
    why: list[Joined] = field(default_factory=list)


def named(extraction: Extraction, cluster: Cluster, posts: Mapping[str, frozenset[str]]) -> Named:
    """What a cluster's base form says: `Mikoła Statkiewicz` → surname `statkiewicz`, first name `mikalaj`.

    A surname that ends in -a speaks for a woman only where the document does not say otherwise.
    """
    surname, first = _parts(cluster.label)
    return Named(
        extraction.document.text_id, cluster, surname, first, cluster.gender or "", posts.get(cluster.id, frozenset())
    )


def posts_of(extraction: Extraction) -> dict[str, frozenset[str]]:
    """Cluster → what relations say that it is, or belongs to: posts in words, firms and bodies by id."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in extraction.claims:
        if claim.type in RELATIONS and claim.type in ("position", "memberOf"):
            whole = {f.cluster or " ".join(f.text.casefold().split()) for f in claim.fillers if f.role == "object"}
            for who in claim.role("subject"):
                found[who] |= {w for w in whole if w and "/country/" not in w}
    return {who: frozenset(posts) for who, posts in found.items()}


def all_named(extraction: Extraction) -> list[Named]:
    """The clusters of one document, each once."""
    posts = posts_of(extraction)
    return [named(extraction, c, posts) for c in {c.id: c for c in extraction.clusters}.values()]


def join(rows: Sequence[Extraction], judgements: Judgements, known: Mapping[tuple[str, str], Known]) -> Joining:
    """One entity for each cluster; the same for any order of rows. `known`: `known_persons` of the registry."""
    everything = [n for e in rows for n in all_named(e)]
    made = by_signals(everything, known)
    if judgements:
        judge(everything, made, judgements)
    return made


def by_signals(rows: Iterable[Named], known: Mapping[tuple[str, str], Known]) -> Joining:
    """What the program joins by itself. A person depends on those of the same surname alone, all else on nobody."""
    everything = sorted(rows, key=lambda n: n.ref)
    made = Joining({n.ref: n.cluster.id for n in everything})
    loose = [n for n in everything if not n.cluster.registered]
    _by_name([n for n in loose if not n.person], made)
    persons = [n for n in loose if n.person]
    _by_person([n for n in persons if not _registered(n, known.get((n.surname, n.first)), made)], made)
    return made


def _registered(n: Named, known: Known | None, made: Joining) -> bool:
    """Joins somebody to the one registered person of the name in another spelling; not whom the reader of the text,

    who knows the registry's own spellings, has kept apart from him.
    """
    if known is None or fold(n.cluster.label) in known.spellings or {n.gender, known.gender} == {"f", "m"}:
        return False
    w = rules()["weights"]
    signals: list[tuple[str, str, float]] = [
        ("surname", n.surname, w["surname"]),
        ("first_name", n.first, w["first_name"]),
    ]
    if n.gender and known.gender:
        signals.append(("gender", n.gender, w["gender"]))
    made.iri_of[n.ref] = known.iri
    made.why.append(Joined(n.ref, known.iri, sum(s[2] for s in signals), tuple(signals)))
    return True


def _by_name(rows: Iterable[Named], made: Joining) -> None:
    for n in rows:
        key = skeleton(fold(n.cluster.label))
        if key:
            weight = rules()["weights"]["name"]
            made.iri_of[n.ref] = _iri(n.cluster.type, key)
            made.why.append(Joined(n.ref, made.iri_of[n.ref], weight, (("name", n.cluster.label, weight),)))


def _by_person(rows: Sequence[Named], made: Joining) -> None:
    w = rules()["weights"]
    groups: dict[tuple[str, str, str], list[Named]] = defaultdict(list)
    genders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for n in rows:
        if n.first:
            genders[n.surname, n.first].add(n.gender)
    for n in rows:
        if n.first:
            known = genders[n.surname, n.first] - {""}
            # one gender is known: who has none goes with it; both are: who has none stays with nobody
            gender = n.gender or (next(iter(known)) if len(known) == 1 else "")
            groups[n.surname, n.first, gender if len(known) > 1 else "".join(known)].append(n)
    by_surname: dict[str, list[tuple[str, list[Named]]]] = defaultdict(list)
    for (surname, first, gender), members in sorted(groups.items()):
        iri = _iri("Person", f"{first} {surname} {gender}".strip())
        by_surname[surname].append((iri, members))
        for n in members:
            made.iri_of[n.ref] = iri
            signals: list[tuple[str, str, float]] = [
                ("surname", surname, w["surname"]),
                ("first_name", first, w["first_name"]),
            ]
            if n.gender:
                signals.append(("gender", n.gender, w["gender"]))
            made.why.append(Joined(n.ref, iri, sum(s[2] for s in signals), tuple(signals)))
    for n in rows:
        if not n.first and n.surname:
            _by_post(n, by_surname.get(n.surname, ()), made)


def _by_post(n: Named, groups: Iterable[tuple[str, list[Named]]], made: Joining) -> None:
    """A surname alone joins the one person of that surname who holds the same post, or serves the same firm or body."""
    w, fits = rules()["weights"], []
    for iri, members in groups:
        if n.gender and any(m.gender and m.gender != n.gender for m in members):
            continue
        shared = sorted(n.posts & frozenset[str]().union(*(m.posts for m in members)))
        signals = (("surname", n.surname, w["surname"]), *(("post", p, w["post"]) for p in shared[:2]))
        score = sum(s[2] for s in signals)
        if score >= rules()["join"]:
            fits.append(Joined(n.ref, iri, score, signals))
    if len(fits) == 1:
        made.iri_of[n.ref] = fits[0].iri
        made.why.append(fits[0])


def _iri(type_: str, key: str) -> str:
    return f"{BASE}entity/{type_.lower()}/{digest(f'{type_} {key}', 12)}"


# -- what people decided -------------------------------------------------------------------------------------------


def judge(rows: Iterable[Named], made: Joining, judgements: Judgements) -> None:
    """Join and part what people said; only things with a judged cluster can change."""
    rows = sorted(rows, key=lambda n: n.ref)
    refs = [n.ref for n in rows]
    _part(rows, made, judgements)
    parent: dict[str, str] = {}

    def root(iri: str) -> str:
        while iri in parent:
            iri = parent[iri]
        return iri

    for a, b in judgements.same_pairs(refs):
        left, right = sorted((root(made.iri_of[a]), root(made.iri_of[b])), key=_rank)
        if left != right:
            parent[right] = left
            made.why.append(Joined(max(a, b), left, 0.0, (), "judged"))
    if parent:
        made.iri_of = {r: root(iri) for r, iri in made.iri_of.items()}


def _part(rows: Sequence[Named], made: Joining, judgements: Judgements) -> None:
    """Clusters of one entity that somebody said are not the same: the later reference leaves, as a thing of its own."""
    groups: dict[str, list[Named]] = defaultdict(list)
    for n in rows:
        groups[made.iri_of[n.ref]].append(n)
    for iri in sorted(groups):
        kept: list[list[Named]] = []
        for n in groups[iri]:
            home = next((k for k in kept if not any(judgements.apart(n.ref, m.ref) for m in k)), None)
            if home is None:
                kept.append(home := [])
            home.append(n)
        for members in kept[1:]:
            alone = cluster_iri(members[0].text_id, f"{iri} {members[0].ref}")
            for n in members:
                made.iri_of[n.ref] = alone


def _rank(iri: str) -> tuple[int, str]:
    """Of two things that a person joined the registered one gives its name, then a joined one, then the lesser id."""
    order = 0 if iri.startswith(BASE + "id/") else 1 if iri.startswith(BASE + "entity/") else 2
    return order, iri
