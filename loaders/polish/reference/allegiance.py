"""For which states and bodies persons act, and of which people they are, by the document and the registry."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.polish.reference.knowledge import Knowledge


@dataclass(slots=True)
class Allegiance(Knowledge):
    """What a document has told of whom a person serves."""

    served: dict[str, list[str]] = field(default_factory=dict)  # person → bodies and states whose post he holds
    citizens: dict[str, set[str]] = field(default_factory=dict)  # person → states whose citizen the document calls him

    def serves(self, person: str) -> str | None:
        """For whom a person speaks: the body or state of the post that the document tells, else the registry's country."""
        rows = [c for c in self.served.get(person, ()) if self.type_of(c) != "Person"]
        return rows[0] if rows else self.country_of(person)

    def naturalise(self, person: str | None, state: str | None = None, *_: str | None) -> None:
        """Note that the document tells of which state a person is a citizen."""
        if person and state:
            self.citizens.setdefault(person, set()).add(state)

    def nations_of(self, person: str) -> frozenset[str]:
        """The states of whose people somebody is, or for which he acts: `Amerykanin` may be he."""
        return self.states_of(person) | self.citizens.get(person, set())

    def states_of(self, person: str) -> frozenset[str]:
        """The states for which a person is known to act, by the posts that the document or the registry tells."""
        rows = [*self.served.get(person, ()), person]
        found = {c if self.type_of(c) == "Country" else self.country_of(c) for c in rows}
        return frozenset(c for c in found if c)
