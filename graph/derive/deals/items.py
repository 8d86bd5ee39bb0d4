"""From clusters of claims to what deals are made from, and on whose side a thing stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from graph.derive.clusters import Cluster
from graph.derive.deals.records import Amount, Item, Sentence, rivals
from graph.derive.deals.rules import apart, private, rules
from graph.derive.happenings import chosen_date, counts, eventuality_iri, strongest
from graph.derive.told import Told
from ontology.claims import Claim
from ontology.ids import ENTITY, claim_iri, entity_iri
from ontology.registry import Registry

NO_SIDE = frozenset({"MediaOutlet"})  # they tell of talks, they do not hold them
OWN_SIDE = frozenset({"Country", "InternationalOrganization"})
TIES = ("citizenship", "position")  # relations that say on whose side a person without a country stands
Tie = tuple[str, str, str]  # the relation's type and id, and the thing that it leads to


def about_deals(cluster: Cluster) -> bool:
    """Whether claims of such a type can be talks, legs or more of them; quick, for very many clusters."""
    return any(t.claim.type in deal_types() for t in cluster.members)


@cache
def deal_types() -> frozenset[str]:
    """Types of what can be talks, legs, or more of them."""
    found = {t for row in rules()["legs"].values() for t in row}
    return frozenset(found.union(*(rules()[name] for name in ("talks", "details", "held"))))


def item_of(cluster: Cluster) -> Item:
    """A happening as deals see it; the same that a reader of the graph makes of its node."""
    members = cluster.members
    first = strongest(members)
    dated = chosen_date(members)
    amounts = [Amount.told(q) for q, _ in counts(members)]
    roles: dict[str, set[str]] = {}
    for t in members:
        for role, things in t.roles.items():
            roles.setdefault(role, set()).update(things)
    return Item(
        eventuality_iri(cluster),
        min(t.claim.type[:1].upper() + t.claim.type[1:] for t in members),
        first.status.value,
        first.mode.value if first.mode else "",
        (dated.claim.earliest if dated else None) or "",
        (dated.claim.latest if dated else None) or "",
        dated is not None and (dated.claim.date or "").endswith("~"),
        amounts[0] if amounts else None,
        {role: tuple(sorted(roles[role], key=_written)) for role in sorted(roles)},
        tuple(sorted(_sentence(t) for t in members)),
        rivals(amounts),
    )


def _sentence(t: Told) -> Sentence:
    c = t.claim
    mode = c.mode.value if c.mode else ""
    return Sentence(t.document, c.span.start, claim_iri(c.id), c.quote, t.known or "", c.status.value, mode)


def _written(iri: str) -> str:
    return f"<{iri}>"


def tie_of(relation: str, first: Claim, links: Mapping[str, str]) -> tuple[str, Tie] | None:
    """(thing, what ties it to whom) of a relation by its earliest claim: `Coale, wysłannik prezydenta USA`."""
    if first.type not in TIES or first.status.value != "actual":
        return None
    ends = dict(sorted(((f.role, links.get(f.cluster, f.cluster)) for f in first.fillers if f.cluster), key=str))
    if "subject" not in ends or "object" not in ends:
        return None
    return ends["subject"], (first.type, relation, ends["object"])


Kind = tuple[str, str | None]  # class of a thing, and its country


@dataclass(slots=True)
class Standing:
    """On whose side a thing stands: its country; for one that the registry gives none, what a source ties it to."""

    kind_of: Callable[[str], Kind]  # "" for what is no thing
    ties: Callable[[str], Sequence[Tie]]
    _known: dict[str, str | None] = field(default_factory=dict)

    def of(self, thing: str) -> str | None:
        if thing not in self._known:
            self._known[thing] = self._find(thing, frozenset())
        return self._known[thing]

    def _find(self, thing: str, before: frozenset[str]) -> str | None:
        """`before`: what led here; a circle of ties leads nowhere."""
        type_, country = self.kind_of(thing)
        if not type_ or type_ in NO_SIDE:
            return None
        if type_ in OWN_SIDE:
            return thing
        if country:
            return country
        ends = [end for _, _, end in sorted(self.ties(thing))]
        seen = before | {thing}
        return next((side for end in ends if end not in seen and (side := self._find(end, seen))), None)


def kinds(registry: Registry, type_of: Callable[[str], str]) -> Callable[[str], Kind]:
    """Class and country of things: what the registry says, else the class that documents give."""

    def kind_of(thing: str) -> Kind:
        entry = registry.entries.get(thing.removeprefix(ENTITY)) if thing.startswith(ENTITY) else None
        if entry is None:
            return type_of(thing), None
        if entry.type == "Person" and (
            apart([*(p.pl for p in entry.posts), *entry.nouns]) or private(p.pl for p in entry.posts)
        ):
            return entry.type, None
        return entry.type, entity_iri(entry.country) if entry.country else None

    return kind_of


def ties_of(rows: Iterable[tuple[str, Tie]]) -> Callable[[str], Sequence[Tie]]:
    """Thing → its ties."""
    found: dict[str, list[Tie]] = {}
    for thing, tie in rows:
        found.setdefault(thing, []).append(tie)
    return lambda thing: found.get(thing, ())
