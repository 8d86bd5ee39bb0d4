"""What things are to each other, and to claims: hubs, who may be named for whom, the two sides of talks, the country of a war."""

from __future__ import annotations

from dataclasses import dataclass

from graph.derive.cues import word
from graph.derive.identity import Things
from graph.derive.told import Told, rules


@dataclass(slots=True)
class Kin:
    """`entities` says what is a hub, and what belongs to what."""

    entities: Things

    def bodies(self, t: Told) -> frozenset[str]:
        """Firms, banks, sectors … that the claim's sentence names beside its roles: whom it may befall."""
        return frozenset(e for e in t.beside if self.entities.type_of(e) in rules()["bodies"])

    def hub(self, iri: str) -> bool:
        """Whether so much takes place there or is done by it that sharing it says nothing."""
        return self.entities.type_of(iri) in rules()["hubs"]

    def kin(self, a: str, b: str) -> bool:
        """Łukaszenka and Belarus, a ministry and its country: one may be named for the other."""
        return a == b or a in self.entities.around(b) or b in self.entities.around(a)

    def any_kin(self, left: frozenset[str], right: frozenset[str]) -> bool:
        return not left.isdisjoint(right) or any(self.kin(a, b) for a in left for b in right)

    def sides(self, t: Told) -> str:
        """The two countries that meet on a day, by themselves or by their people: `…/country/by …/country/us`; else ""."""
        if not t.exact:
            return ""
        who = frozenset[str]().union(*(t.roles.get(role, ()) for role in rules()["together"]))
        found = {c for e in who for c in (e, *self.entities.around(e)) if self.entities.type_of(c) == "Country"}
        return " ".join(sorted(found)) if len(found) == 2 else ""

    def war(self, t: Told) -> str:
        """The country that a war is told to have befallen: of `rosyjska agresja na Ukrainę`, `…/country/ua`; else ""."""
        if t.claim.type != "Attack" or not word(t.claim).startswith(rules()["wars_tuple"]):
            return ""
        found = [e for e in t.roles.get("target", ()) if self.entities.type_of(e) == "Country"]
        return found[0] if len(found) == 1 and "actor" in t.roles else ""

    def kin_of(self, left: frozenset[str], right: frozenset[str]) -> list[str]:
        return sorted(a for a in left if any(self.kin(a, b) for b in right))

    def strangers(self, left: frozenset[str], right: frozenset[str]) -> bool:
        """Whether both name somebody, and each one whom nobody of the other stands for: Kim and Singapore, Kim and Trump.

        Where nobody of the one stands for one of the other, the one may name the guests and the other the host.
        """
        return self.any_kin(left, right) and self._one_alone(left, right) and self._one_alone(right, left)

    def _one_alone(self, ones: frozenset[str], others: frozenset[str]) -> bool:
        return any(not any(self.kin(e, o) for o in others) for e in ones)

    def elsewhere(self, left: frozenset[str], right: frozenset[str]) -> bool:
        """Whether all places are known and none lies in another; of a town that the registry lacks nobody knows."""
        known = all(self.entities.around(e) or self.entities.type_of(e) == "Country" for e in left | right)
        return known and not self.any_kin(left, right)
