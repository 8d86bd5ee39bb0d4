"""What is known of the things that a document names: class, label, gender, country and posts, by its clusters and the registry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from loaders.polish.text.lexicon import lexicon
from ontology.claims import Cluster, Mention
from ontology.ids import ENTITY, entity_iri
from ontology.registry import Registry


@dataclass(slots=True)
class Knowledge:
    """The clusters of one document and the registry, asked by cluster id."""

    registry: Registry
    clusters: dict[str, Cluster]
    mentions: Sequence[Mention]
    _states_named: list[dict[str, int]] = field(default_factory=list)  # the answer of `states_named`
    _chief_state: list[str | None] = field(default_factory=list)  # the answer of `chief_state`, once it was asked for
    _rulers: list[frozenset[str]] = field(default_factory=list)  # the answer of `_regimes`

    def type_of(self, cluster: str) -> str:
        found = self.clusters.get(cluster)
        if found:
            return found.type
        key = cluster.removeprefix(ENTITY)
        return self.registry.entries[key].type if key in self.registry.entries else "Thing"

    def label_of(self, cluster: str) -> str:
        found = self.clusters.get(cluster)
        key = cluster.removeprefix(ENTITY)
        return found.label if found else self.registry.entries[key].label() if key in self.registry.entries else ""

    def is_regime(self, cluster: str) -> bool:
        return cluster in self._regimes()

    def _regimes(self) -> frozenset[str]:
        """The states that the registry calls a regime."""
        if not self._rulers:
            self._rulers.append(
                frozenset(entity_iri(e.key) for e in self.registry if e.type == "Country" and "reżim" in e.nouns)
            )
        return self._rulers[0]

    def like(self, body: str, state: str) -> str | None:
        """The body of another state that has the same name: its ministry of defence."""
        name = self.label_of(body).casefold().split()[:2]
        rows = [
            entity_iri(e.key)
            for e in self.registry
            if e.type == "GovernmentBody" and e.label().casefold().split()[:2] == name
        ]
        rows = [c for c in rows if self.country_of(c) == state]
        return rows[0] if len(rows) == 1 else None

    def bordering(self, label: str) -> list[str]:
        """The two states of `granica polsko-białoruska`, in its order."""
        word = next((w for w in label.casefold().split() if "-" in w), "")
        stems = [part.rstrip("aoeiy") for part in word.split("-")]
        return [
            entity_iri(e.key)
            for stem in stems
            for e in self.registry
            if e.type == "Country" and any(a.startswith(stem) for a in e.adjectives if len(stem) > 3)
        ]

    def fits(self, cluster: str, kinds: frozenset[str]) -> bool:
        found = self.clusters.get(cluster)
        return (found.type if found else self.type_of(cluster)) in kinds

    def gender(self, cluster: str) -> str | None:
        return self.clusters[cluster].gender if cluster in self.clusters else None

    def country_of(self, cluster: str) -> str | None:
        """The country that a person or body acts for, by the registry."""
        entry = self.registry.entries.get(cluster.removeprefix(ENTITY))
        if entry is None:
            return None
        if entry.type == "Country":
            return cluster
        for post in entry.posts:
            if post.of and post.of.startswith("country/"):
                return entity_iri(post.of)
        return entity_iri(entry.country) if entry.country else None

    def posts_of(self, person: str) -> list[str]:
        """The posts of a person as the registry words them: `liderka białoruskiej opozycji`."""
        entry = self.registry.entries.get(person.removeprefix(ENTITY))
        return [] if entry is None else [p.pl.casefold() for p in entry.posts]

    def current_posts(self, person: str) -> list[str]:
        """The posts that the registry knows a person to hold today."""
        entry = self.registry.entries.get(person.removeprefix(ENTITY))
        return [] if entry is None else [p.pl.casefold() for p in entry.posts if not p.end]

    def serving(self, person: str) -> frozenset[str]:
        """The states and bodies whose posts the registry knows a person to hold today."""
        entry = self.registry.entries.get(person.removeprefix(ENTITY))
        posts = entry.posts if entry is not None else ()
        return frozenset(entity_iri(p.of) for p in posts if p.of and not p.end)

    def governed(self, cluster: str) -> str | None:
        """The state whose government the thing is: what the government does, the state does."""
        entry = self.registry.entries.get(cluster.removeprefix(ENTITY))
        if entry is None or entry.type != "GovernmentBody" or not entry.country or "rząd" not in entry.nouns:
            return None
        return entity_iri(entry.country)

    def post_of(self, person: str, lemmas: frozenset[str]) -> str | None:
        """What a person of the registry is `premier`, `minister` … of, by the posts that the registry holds."""
        entry = self.registry.entries.get(person.removeprefix(ENTITY))
        if entry is None:
            return None
        rows = {p.of for p in entry.posts if p.of and lemmas & set(p.pl.casefold().split())}
        return entity_iri(rows.pop()) if len(rows) == 1 else None

    def state_served(self, person: str) -> str | None:
        """The one state whose posts, or posts in whose bodies, the registry knows a person to hold: Poland for `org/mfa-pl`."""
        entry = self.registry.entries.get(person.removeprefix(ENTITY))
        if entry is None:
            return None
        rows = {self.country_of(entity_iri(p.of)) for p in entry.posts if p.of} - {None}
        return rows.pop() if len(rows) == 1 else None

    def foreign_minister(self, state: str) -> str | None:
        """Who of the persons of the document is the foreign minister of a state by the registry."""
        rows = [
            c
            for c in sorted(self.clusters)
            if (entry := self.registry.entries.get(c.removeprefix(ENTITY))) is not None
            and any("spraw zagranicznych" in p.pl and not p.end for p in entry.posts)
            and self.state_served(c) == state
        ]
        return rows[0] if len(rows) == 1 else None

    def chief_state(self) -> str | None:
        """The state that the document names oftener than any other."""
        if not self._chief_state:
            (first, most), (_, next_) = self.two_most(lambda c: self.type_of(c) == "Country")
            self._chief_state.append(first if most > next_ else None)
        return self._chief_state[0]

    def states_named(self) -> dict[str, int]:
        """State → how often the document names it, the one named oftenest first; counted once."""
        if not self._states_named:
            self._states_named.append(dict(self.named(lambda c: self.type_of(c) == "Country")))
        return self._states_named[0]

    def named(self, wanted: Callable[[str], bool]) -> list[tuple[str, int]]:
        """The wanted things with how often the document names them, the one named oftenest first."""
        counts = Counter(m.cluster for m in self.mentions if m.cluster)
        return sorted(((c, n) for c, n in counts.items() if wanted(c)), key=lambda row: (-row[1], row[0]))

    def two_most(self, wanted: Callable[[str], bool]) -> tuple[tuple[str | None, int], tuple[str | None, int]]:
        """The two of them that are named oftenest; (None, 0) where there is none."""
        none: tuple[str | None, int] = (None, 0)
        first, second, *_ = [*self.named(wanted), none, none]
        return first, second

    def capital_of(self, country: str) -> str | None:
        entry = self.registry.entries.get(country.removeprefix(ENTITY))
        return entity_iri(entry.capital) if entry is not None and entry.capital else None

    def rules_state(self, cluster: str) -> bool:
        """Whether the thing is a state, a government body or the head of a state: its announcement is an act."""
        if self.type_of(cluster) in ("Country", "GovernmentBody"):
            return True
        entry = self.registry.entries.get(cluster.removeprefix(ENTITY))
        return entry is not None and any(
            set(post.pl.casefold().split()) & lexicon().top_offices for post in entry.posts
        )
