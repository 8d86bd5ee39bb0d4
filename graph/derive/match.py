"""Whether two claims may tell of one happening, how much speaks for it, and why.

`Matcher.reasons` gives what speaks for it, `Matcher.opposed` the first thing that forbids it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.derive.bounds import alike, disjoint
from graph.derive.cues import coordinated, upheld
from graph.derive.kin import Kin
from graph.derive.told import Told, rules
from ontology.claims import Quantity

_LENT_DAY = re.compile(r"\d{4}-\d\d-\d\d~")


class Reason(NamedTuple):
    """One thing that two claims share: `Reason("participant", "https://…/coale", 2.0)`, `Reason("day", "2026-03-19", 2.5)`."""

    what: str
    value: str
    weight: float

    def __str__(self) -> str:
        return f"{self.what} {self.value} {self.weight:g}"

    @property
    def dated(self) -> bool:
        return self.what in ("day", "near", "period", "overlap")

    @property
    def weighty(self) -> bool:
        """Whether it names somebody, or a number: not only countries in which everything takes place."""
        return not self.dated and self.weight > 1 and self.what != "roles"


@dataclass(slots=True)
class Matcher(Kin):
    """Compares claims."""

    rounds: dict[str, str] = field(default_factory=dict)  # document → id of the talks that it is about

    # -- what forbids ------------------------------------------------------------------------------------------

    def opposed(self, a: Told, b: Told, among: frozenset[str] = frozenset()) -> str:
        """The first thing that keeps two claims of one shelf apart; "" where nothing does.

        `among` are those whom other claims of the same two happenings name as some of a counted group.
        """
        if a.shelf != b.shelf:
            return "kind"
        if a.stative:
            if a.first > b.last or b.first > a.last:
                return "date"
        elif self._dates_apart(a, b):
            return "date"
        if a.claim.type in rules()["seldom"] and upheld(a.claim) != upheld(b.claim):
            return "upheld"
        if a.document != b.document:
            if a.habitual != b.habitual:
                return "habit"
        elif a.claim.span == b.claim.span and self._two_of_a_sentence(a, b):
            return "sentence"
        elif (a.further or b.further) and not (a.heading or b.heading or self._very_same(a, b)):
            return "further"
        apart = self.opposed_roles(a, b) or ("count" if self._counts_apart(a, b) else "")
        return apart or self._one_of_many(a, b, among)

    def _two_of_a_sentence(self, a: Told, b: Told) -> bool:
        """`był na szczycie NATO i spotkał się z przywódcami Unii`: one author in one breath, not of one meeting."""
        first, second = sorted((a, b), key=lambda t: t.claim.trigger.start)
        others = any(
            first.roles.get(role, frozenset()) - second.roles.get(role, frozenset()) for role in rules()["together"]
        )
        return others and coordinated(first.claim, second.claim, rules())

    def _very_same(self, a: Told, b: Told) -> bool:
        """Whether two claims name the same two who meet, or the same whom it befalls: told again, not one more."""
        rule = rules()
        both = {role: a.roles[role] & b.roles[role] for role in a.roles.keys() & b.roles.keys()}
        befallen = frozenset[str]().union(*(both.get(role, ()) for role in rule["identifying"]))
        return any(not self.hub(e) for e in befallen) or any(len(both.get(role, ())) > 1 for role in rule["together"])

    def _one_of_many(self, a: Told, b: Told, among: frozenset[str]) -> str:
        """`Kalesnikawa wyszła na wolność` beside `na wolność wyszło 120 osób`: one of them, or not, but not all of them.

        That a thousand sit in prison, Poczobut among them, is not that Poczobut sits there.
        """
        if (a.claim.quantity is None) == (b.claim.quantity is None):
            return ""
        for one, group in ((a, b), (b, a)):
            names: list[str] = rules()["groups"]
            for role in names:
                named, count = one.roles.get(role, frozenset()), group.claim.quantity
                if not named or one.claim.quantity is not None or count is None:
                    continue
                if role in group.roles and not group.stative:
                    continue
                people = {e for e in named if self.entities.type_of(e) == "Person"}
                if people != named or count.value <= max(1, len(named)):
                    continue
                if group.stative or not people & (group.among | among):
                    return role
        return ""

    def opposed_roles(self, a: Told, b: Told) -> str:
        """The first role in which two claims name those who cannot be one; "" where none is."""
        rule: dict[str, list[str]] = rules()
        shared = a.roles.keys() & b.roles.keys()
        for role in rule["identifying"]:
            if role in shared and not (role in rule["groups"] and (_many(a) or _many(b))):
                if not self.any_kin(a.roles[role], b.roles[role]):
                    return role
        for role in rule["acting"]:
            if role in shared and not self.any_kin(a.roles[role], b.roles[role]):
                return role
        for role in rule["where"]:
            if role in shared and self.elsewhere(a.roles[role], b.roles[role]):
                return role
        for role in rule["together"]:
            if role in shared and self._other_company(a, b, role):
                return role
        return ""

    def _dates_apart(self, a: Told, b: Told) -> bool:
        if a.exact and b.exact:
            if max(a.last, b.last) - min(a.first, b.first) >= rules()["limits"]["week"]:
                return True
            # one author who gives two days tells of two happenings
            return a.document == b.document and (a.first > b.last or b.first > a.last)
        if a.first <= b.last and b.first <= a.last:
            return False
        return not self._told_later(*((a, b) if a.first > b.last else (b, a)))

    def _told_later(self, later: Told, earlier: Told) -> bool:
        """Whether only the page's own day says that this was later: `sąd skazał go na osiem lat`, told months after the day of the sentence."""
        rule = rules()
        told = later.lent and later.claim.type in rule["seldom"]
        return told and bool(later.first - earlier.last <= rule["limits"]["memory"])

    def _other_company(self, a: Told, b: Told, role: str) -> bool:
        """Łukaszenka and Putin, Łukaszenka and Coale: two meetings, unless on one day in one place."""
        one_day = a.exact and b.exact and a.first <= b.last and b.first <= a.last
        if a.document == b.document and not one_day and self.strangers(a.roles[role], b.roles[role]):
            return True  # one author who names others on both sides tells of two meetings
        left, right = ({e for e in t.roles[role] if not self.hub(e)} for t in (a, b))
        if not left or not right:
            return False  # `the USA talk`, `Belarus talks`: the two sides of one table
        both = left & right
        if not both:
            return min(len(left), len(right)) > 1  # one source names the guest, another the host
        if len(both) > 1 or left <= right or right <= left:
            return False
        place = a.roles.get("place", frozenset()) & b.roles.get("place", frozenset())
        return not (place and one_day)

    def _counts_apart(self, a: Told, b: Told) -> bool:
        """Counts that cannot both hold keep vague claims apart; on one day, of one another, they are a disagreement."""
        p, q = a.claim.quantity, b.claim.quantity
        if p is None or q is None:
            return False
        if a.basis != b.basis:
            return True
        if not disjoint(p, q):
            return False
        if a.document == b.document:
            return True
        on_one_day = a.exact and b.exact and a.first <= b.last and b.first <= a.last
        return not (on_one_day or self._of_one_round(a, b, p, q))

    def _of_one_round(self, a: Told, b: Told, p: Quantity, q: Quantity) -> bool:
        """Whether two documents date both by one round of talks, and count alike: 123 freed of the one, 120 of the other."""
        talks = self.rounds.get(a.document)
        return a.lent and b.lent and talks is not None and talks == self.rounds.get(b.document) and alike(p, q)

    # -- what speaks for it ------------------------------------------------------------------------------------

    def reasons(self, a: Told, b: Told) -> tuple[Reason, ...]:
        """All that two claims share, the weightiest first."""
        found = [
            *self._dates(a, b),
            *self._roles(a, b),
            *self._beside(a, b),
            *self._among(a, b),
            *self._count(a, b),
            *self._voice(a, b),
            *self._once(a, b),
            *self._war(a, b),
            *self._once_a_day(a, b),
        ]
        return tuple(sorted(found, key=lambda r: (-r.weight, r.what, r.value)))

    def _dates(self, a: Told, b: Told) -> Iterator[Reason]:
        w = rules()["weights"]
        if a.exact is None or b.exact is None:
            return
        overlap = a.first <= b.last and b.first <= a.last
        day = a.claim.date or ""
        if a.exact and b.exact:
            same = (a.first, a.last) == (b.first, b.last) and a.first == a.last
            weight = w["near_day"] if overlap else w["one_week"]
            yield Reason("day", day, w["same_day"]) if same else Reason("near", f"{day} {b.claim.date}", weight)
        elif overlap and a.period == b.period:
            lent = a.lent and day == b.claim.date and _LENT_DAY.fullmatch(day)
            yield Reason("period", day, w["same_lent" if lent else "same_vague"])
        elif overlap:
            yield Reason("overlap", f"{day} {b.claim.date}", w["overlap"])
        talks = self.rounds.get(a.document)
        if a.lent and b.lent and a.document != b.document and talks and talks == self.rounds.get(b.document):
            yield Reason("round", talks, w["round"])

    def _roles(self, a: Told, b: Told) -> Iterator[Reason]:
        rule, w = rules(), rules()["weights"]
        equal = 0
        for role in sorted(a.roles.keys() & b.roles.keys()):
            left, right = a.roles[role], b.roles[role]
            if role in rule["silent"]:
                continue
            both = sorted(left & right)
            equal += left == right and role not in rule["where"]
            if role in rule["where"]:
                yield from (Reason(role, e, w["where"]) for e in both[:1])
                continue
            strong = [e for e in both if not self.hub(e)]
            if role in rule["identifying"]:
                yield from (Reason(role, e, w["identifying"]) for e in strong[:1])
                yield from (Reason(role, e, 0.5) for e in strong[1:3])
                if not strong:
                    yield from (Reason(role, e, w["hub_target"]) for e in both[:1])
                continue
            first = w["together"] if role in rule["together"] else w["acting"]
            yield from (Reason(role, e, first if i == 0 else w["together_more"]) for i, e in enumerate(strong[:3]))
            weak = [e for e in both if self.hub(e)] or self.kin_of(left - right, right - left)
            yield from (Reason(role, e, w["hub"]) for e in weak[:1])
            if role in rule["together"] and not strong and (sides := self.sides(a)) and sides == self.sides(b):
                yield Reason("sides", sides, w["sides"])
        if equal > 1:
            yield Reason("roles", "", w["same_roles"])

    def _beside(self, a: Told, b: Told) -> Iterator[Reason]:
        """`… sankcje, którymi objęte były linie Bieławia` says by its sentence whom the lifting befalls."""
        for poor, rich in ((a, b), (b, a)):
            for role in rules()["identifying"]:
                if role in rich.roles and role not in poor.roles:
                    shared = sorted(e for e in self.bodies(poor) & rich.roles[role] if not self.hub(e))
                    yield from (Reason("beside", e, rules()["weights"]["beside"]) for e in shared[:1])

    def _among(self, a: Told, b: Told) -> Iterator[Reason]:
        """`7 więźniów, wśród nich Pleszkanowa` and `Pleszkanow wyszedł na wolność`."""
        for group, one in ((a, b), (b, a)):
            for role in rules()["groups"]:
                people = {
                    e for e in group.among & one.roles.get(role, frozenset()) if self.entities.type_of(e) == "Person"
                }
                yield from (Reason(role, e, rules()["weights"]["identifying"]) for e in sorted(people)[:1])

    def _voice(self, a: Told, b: Told) -> Iterator[Reason]:
        """Coale says in September and again in November that the embassy is to open: one promise."""
        if a.kind == "Prospect":
            both = a.roles.get("speaker", frozenset()) & b.roles.get("speaker", frozenset())
            voices = sorted(e for e in both if not self.hub(e))
            yield from (Reason("speaker", e, rules()["weights"]["speaker"]) for e in voices[:1])

    def _once(self, a: Told, b: Told) -> Iterator[Reason]:
        if a.claim.type in rules()["once"] and a.claim.date and a.claim.date == b.claim.date:
            left, right = (t.beside.union(*t.roles.values()) for t in (a, b))
            both = sorted(e for e in left & right if self.entities.type_of(e) == "Country")
            yield from (Reason("once", e, rules()["weights"]["once"]) for e in both[:1])

    def _war(self, a: Told, b: Told) -> Iterator[Reason]:
        if (of := self.war(a)) and of == self.war(b):
            yield Reason("war", of, rules()["weights"]["war"])

    def _count(self, a: Told, b: Told) -> Iterator[Reason]:
        w, p, q = rules()["weights"], a.claim.quantity, b.claim.quantity
        if p is None or q is None or a.basis != b.basis:
            return
        value = f"{p.value:g}"
        if (p.value, p.least, p.most) == (q.value, q.least, q.most):
            yield Reason("count", value, w["count"] if p.value >= 5 else w["small_count"])
        elif not disjoint(p, q):
            yield Reason("bounds", f"{value} {q.value:g}", w["bounds"])
        if a.first == b.first and (key := self.day_key(a)) and key == self.day_key(b) and p != q and alike(p, q):
            yield Reason("alike", f"{value} {q.value:g}", w["alike"])

    def _once_a_day(self, a: Told, b: Told) -> Iterator[Reason]:
        """`wymiana więźniów między Rosją a Białorusią` of one day, told twice: no count need say that it is one."""
        if (
            (a.claim.quantity is None or b.claim.quantity is None)
            and (key := self.day_key(a))
            and key == self.day_key(b)
        ):
            yield Reason("deed", a.claim.date or "", rules()["weights"]["deed"])

    def day_key(self, t: Told) -> str:
        """Who did on which day what is done once a day, of a claim that counts many or nobody; "" for any other."""
        q = t.claim.quantity
        if (
            (q is not None and q.value < 5)
            or not t.exact
            or t.first != t.last
            or t.claim.type not in rules()["one_a_day"]
        ):
            return ""
        actors = sorted(e for role in rules()["acting"] for e in t.roles.get(role, ()))
        return f"{t.claim.type} {t.first} {' '.join(actors)}" if actors and t.basis in ("flow", "") else ""


def _many(t: Told) -> bool:
    return (t.claim.quantity is not None and t.claim.quantity.value > 1) or len(t.roles.get("patient", ())) > 1
