"""Where the phrase of an office begins and ends, and which names stand beside it."""

from __future__ import annotations

from loaders.polish.frames.frames import KINDS
from loaders.polish.reference.discourse import Discourse
from loaders.polish.text.lexicon import Lexicon
from loaders.polish.text.marks import DASHES, QUOTES
from loaders.polish.text.words import CASES
from loaders.polish.units.units import Unit, Units
from ontology.claims import Link, Mention, Span

APART = DASHES | {","}  # what sets an apposition apart
_OPENERS = DASHES | QUOTES | {",", ";", ":"}  # what a clause begins behind
_JOINING = frozenset({"conj", "comp"})
_SOURCES = frozenset({"jak", "według", "zdaniem"})  # what opens the words that say who tells of it
STOP = frozenset({"fin", "praet", "imps", "inf", "cond", "comp", "prep", "interp", "conj", "pcon", "bedzie", "pred"})
_OWNERS = frozenset({"gen", "acc"})
_OBLIQUE = _OWNERS | {"dat", "loc"}


class OfficePhrases:
    """The phrases of offices in one sentence."""

    units: Units
    words: Lexicon
    discourse: Discourse

    def words_of(self, first: int, last: int) -> Span:
        return Span(self.units[first].span.start, self.units[last].span.end)

    def main(self, unit: Unit, kinds: frozenset[str]) -> Mention | None:
        for m in unit.mentions:
            if m.cluster and m.link is not Link.ADJECTIVE and self.discourse.fits(m.cluster, kinds):
                return m
        return None

    def office(self, unit: Unit) -> bool:
        return (
            not unit.named
            and unit.title is None
            and "subst" in unit.pos
            and not self.words.offices.isdisjoint(unit.lemmas)
        )

    def start(self, i: int) -> int:
        """First unit of the phrase of the office noun at `i`: its adjectives, `jeden z`."""
        at = i
        while at > 0 and (self.units[at - 1].is_(("adj", "ppas", "adja")) and not self.units[at - 1].time):
            if "który" in self.units[at - 1].lemmas:
                break  # `X, któremu prokurator zarzucił`: another than X
            at -= 1
        at = self._since_when(at)
        if at > 1 and self.units[at - 1].time and "ppas" in self.units[at - 2].pos:
            at -= 2  # `Cichanouski, uwolniony rok temu mąż liderki`
        if at > 1 and self.units[at - 1].text in ("z", "spośród") and self.units[at - 2].lemmas & {"jeden"}:
            at -= 2
        return at

    def _since_when(self, at: int) -> int:
        """Where the words begin that say when an office was held: `Kowal, niegdyś szef`, `były już prezes`, `w przeszłości minister`."""
        if at > 1 and self.units[at - 1].text == "przeszłości" and self.units[at - 2].text == "w":
            return at - 2
        first = at
        while first > 1 and self.units[first - 1].text in self.words.held_when:
            first -= 1
        before = self.units[first - 1]
        if first < at and before.is_(("adj", "ppas")) and before.text.islower():
            return first - 1
        return first if first < at and before.text in APART | {"("} else at

    def extent(self, i: int) -> int:
        """Last unit of the phrase: genitives, adjectives, `ds. …`, `na Białorusi`."""
        at = i
        while at + 1 < len(self.units):
            unit = self.units[at + 1]
            name = self.main(unit, KINDS["person"])
            if name is not None and unit.cases & self.units[i].cases and not unit.cases <= {"gen", "acc"}:
                break
            if unit.text in ("ds.", "do", "spraw") or (
                unit.text in ("na", "w") and at + 2 < len(self.units) and self.units[at + 2].named
            ):
                at += 1
                continue
            if unit.text in ("i", "oraz") and at > i and at + 2 < len(self.units) and not self.units[at].mentions:
                more = self.units[at + 2]  # `minister spraw zagranicznych i handlu Węgier`
                if "gen" in more.cases and not more.named and not more.is_(STOP) and not self.office(more):
                    at += 2
                    continue
            if unit.text == "i" and self.units[at].mentions and at + 2 < len(self.units):
                more = self.units[at + 2]  # `przywódcy Niemiec i Francji`
                if "gen" in more.cases and any(self.country(m) for m in more.mentions) and self.plural(self.units[i]):
                    at += 2
                    continue
            if unit.text.isdigit() and at + 3 < len(self.units) and self.units[at + 3].named:  # `dowódca 41. Armii`
                if self.units[at + 2].text == "." and "gen" in self.units[at + 3].cases:
                    at += 2
                    continue
            if unit.text in QUOTES:  # `dziennikarza „Gazety Wyborczej”`
                inside = at + 2 < len(self.units) and self.units[at + 2].named
                closes = at > i and self.units[at].named
                if not inside and not closes:
                    break
                at += 1
                continue
            if unit.is_(STOP) or unit.time or unit.text in ("(", ")", "i", "oraz"):
                break
            if not ("gen" in unit.cases or "adj" in unit.pos or unit.named):
                break
            at += 1
        return at

    def before(self, i: int) -> list[Mention]:
        """The name that the office phrase explains: `Mikałaj Statkiewicz – jeden z liderów …`, `X, dziennikarz i działacz Y`."""
        at = self._first_of_offices(i) - 1
        if at < 1 or self.units[at].text not in APART | {"("}:
            return []
        if self._said_aside(at) and self._opens_what_is_said(i):
            return []
        at = self._before_bracket(at)  # `Anna Kos (Lewica), posłanka`
        previous = self.units[at - 1]
        person = self.main(previous, KINDS["person"])
        if person is None or not (previous.cases & self.units[i].cases or self.units[self.start(i)].lemmas & {"jeden"}):
            return []
        return [person]

    def _said_aside(self, at: int) -> bool:
        """`Jak poinformował Marcin Przydacz, prezydent odbędzie`: the comma at `at` closes what only says who tells of it."""
        first = at - 1
        while first >= 0 and self.units[first].text not in APART | {"(", "„", '"'}:
            first -= 1
        return self.units[at].text == "," and self.units[first + 1].text.casefold() in _SOURCES

    def _opens_what_is_said(self, i: int) -> bool:
        """Whether the office at `i` acts: a verb that tells stands right behind its phrase."""
        behind = self.extent(i) + 1
        if behind < len(self.units) and self.units[behind].text.casefold() in ("nie", "się"):
            behind += 1
        return behind < len(self.units) and self.units[behind].is_(("fin", "praet", "bedzie"))

    def _before_bracket(self, at: int) -> int:
        """Where a bracket of one name that ends before `at` opens, else `at`."""
        if at >= 4 and self.units[at - 1].text == ")" and self.units[at - 3].text == "(":
            return at - 3
        return at

    def _behind_bracket(self, at: int) -> int:
        """`sekretarz generalny Ligi Handlu (LH) X`: past the bracket of one word that opens at `at`, else `at`."""
        if at + 3 < len(self.units) and self.units[at].text == "(" and self.units[at + 2].text == ")":
            return at + 3
        return at

    def opens_clause(self, at: int) -> bool:
        """Whether the unit at `at` is the first of its clause, but for a date or a word that joins."""
        before = self.units[at - 1] if at else None
        return before is None or before.time is not None or before.text in _OPENERS or before.is_(_JOINING)

    def _first_of_offices(self, i: int) -> int:
        """Where the list of offices begins in which the one at `i` stands."""
        first = self.start(i)
        while first > 2 and self.units[first - 1].text in ("i", "oraz", ","):
            before = next(
                (
                    k
                    for k in range(first - 2, max(-1, first - 8), -1)
                    if self.office(self.units[k]) and self.units[k].cases & self.units[i].cases
                ),
                None,
            )
            if before is None or self.extent(before) != first - 2:
                break
            first = self.start(before)
        return first

    def after(self, last: int, office: Unit) -> list[Mention]:
        """Names after the phrase: at once, after a dash, or at the end of a list of offices."""
        at = self._behind_bracket(last + 1)
        dash = False
        found: list[Mention] = []
        while at < len(self.units):
            unit = self.units[at]
            person = self.main(unit, KINDS["person"])
            if (
                person is not None
                and unit.cases & (office.cases if found or dash else self._of_one(office, at))
                and (dash or "gen" not in unit.cases or not unit.cases <= self._owners(office) or unit.title)
            ):
                found.append(person)
                if not (at + 2 < len(self.units) and self.units[at + 1].text in ("i", "oraz") and self.plural(office)):
                    break
                at += 2
                continue
            if unit.text in APART or (unit.text in ("i", "oraz") and self._joins(office, at + 1)):
                if dash:
                    break
                dash = True
            elif self.office(unit) and unit.cases & office.cases and dash:
                dash = False
                at = self.extent(at)
            else:
                break
            at += 1
        return found

    def _owners(self, office: Unit) -> frozenset[str]:
        """Cases of a name that tell whose an office is: `Adwokat Asii Bibi`, whose form may be a dative too."""
        his = not office.lemmas.isdisjoint(self.words.owned) and office.text.casefold() in office.lemmas
        return _OBLIQUE if his else _OWNERS

    def _of_one(self, office: Unit, at: int) -> frozenset[str]:
        """The cases in which an office is that of one, unless a second name follows: not `wystąpienie przywódcy Białorusi X ocenił`."""
        joined = self.units[at + 1].text if at + 2 < len(self.units) else ""
        if joined in ("i", "oraz", ",") and self.units[at + 2].named:
            return office.cases
        rows = [r for r in office.word.readings if r.pos == "subst" and r.values(("sg",))]
        return office.cases & {c for r in rows for c in r.values(CASES)} if rows else office.cases

    def _joins(self, office: Unit, at: int) -> bool:
        """`wicepremier i minister obrony X`: he is both; `prezydent i premier X` are two."""
        if at >= len(self.units) or office.lemmas & self.words.unique_offices or self.plural(office):
            return False
        return self.units[at].title is not None and bool(self.units[at].cases & office.cases)

    @staticmethod
    def plural(unit: Unit) -> bool:
        return any("pl" in r.values(("pl",)) for r in unit.word.readings)

    def country(self, mention: Mention) -> bool:
        return bool(mention.cluster) and self.discourse.type_of(mention.cluster or "") == "Country"
