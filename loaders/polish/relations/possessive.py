"""Relations whose other side a pronoun or a noun before names: `jej brat Andrej`, `jego właściciel`, `której prezes Tom Hadley`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.polish.frames.frames import KINDS
from loaders.polish.relations.base import RelationReader
from loaders.polish.relations.phrases import APART
from loaders.polish.text.name_heads import head_kind
from loaders.polish.units.units import FINITE, Unit
from ontology.claims import Claim, Link, Mention, Span
from ontology.ids import ENTITY

_FIRMS = frozenset({"Company", "Bank", "Organization", "MediaOutlet"})


class Possessives(RelationReader):
    """Whose relative or head somebody is, where no genitive says it."""

    def relatives(self) -> Iterator[Claim]:
        """`jej mąż, politolog Rasim Mamedow`, `Karis wraz z małżonką Sirje Karis`, `jego syna Igora oraz córki Goricy`."""
        whose: Mention | None = None
        for i in self.having(self.words.kin_nouns):
            unit = self.units[i]
            kinds = [k for lemma in sorted(unit.lemmas) if (k := self.words.kin.get(lemma))]
            if "subst" not in unit.pos or unit.named:
                continue
            name = self._called(i)
            if name is None:
                continue
            before = self.units[i - 1] if i else None
            if before is not None and before.text.casefold() in ("jego", "jej"):
                whose = self.antecedent(i, "m" if before.text.casefold() == "jego" else "f", name)
            elif before is not None and before.lemmas & {"swój"}:
                whose = self.antecedent(i, None, name)
            elif before is not None and before.text.casefold() in (
                "z",
                "wraz",
                "i",
                "oraz",
                "razem",
                "wraz z",
                "razem z",
            ):
                near = [m for u in self.units[max(0, i - 8) : i] if (m := self.main(u, KINDS["person"]))]
                # `jego syna Igora oraz córki Goricy`: the same parent; `Karis wraz z małżonką`: the person before
                joined = before.text.casefold() in ("i", "oraz")
                whose = whose if joined else (near[-1] if near else None)
            else:
                whose = None
            if whose is not None and whose.cluster != name.cluster:
                self.remember(unit, name, whose)
                if kinds:  # `jej partner` is no relative, but half of a couple
                    yield self.claim(kinds[0], name, self.words_of(i, i), of=whose, text=unit.text)

    def _called(self, i: int) -> Mention | None:
        """The name of the relative at `i`: right after, or after a comma and what else he is."""
        at = i + 1
        if at < len(self.units) and self.units[at].text in APART:
            at += 1
        if at >= len(self.units):
            return None
        unit = self.units[at]
        person = self.main(unit, KINDS["person"])
        if person is None and at + 1 < len(self.units) and "subst" in unit.pos and unit.cases & self.units[i].cases:
            unit = self.units[at + 1]
            person = self.main(unit, KINDS["person"])
        polite = self.units[at].lemmas & {"pan", "pani"}  # `z małżonką, Panią Sirje Karis`
        return person if person is not None and (polite or unit.cases & self.units[i].cases) else None

    def antecedent(self, i: int, gender: str | None, other: Mention) -> Mention | None:
        """The person whom `jego` or `jej` means: the last of that gender in the sentence, else in the text before."""
        rows = [
            m
            for u in self.units[:i]
            if (m := self.main(u, KINDS["person"])) and m.cluster != other.cluster
            if gender is None or self.discourse.gender(m.cluster or "") in (gender, None)
            if gender is None or not self._acts(u.index, i)
        ]
        if rows:
            return replace(rows[-1], link=Link.PRONOUN)
        told = [p for p in self.discourse.people[-4:] if p != other.cluster and self.discourse.gender(p) == gender]
        cluster = self.discourse.last_person(gender) or (told[-1] if told and gender else None)
        if cluster is None:
            return None
        return Mention(
            self.units[i - 1].span,
            self.units[i - 1].text,
            "Person",
            self.discourse.label_of(cluster),
            cluster,
            Link.PRONOUN,
        )

    def _acts(self, person: int, relative: int) -> bool:
        """`Sędzia X przedstawił zarzuty jego żonie`: the subject of the clause, whose wife would be `swojej`."""
        between = self.units[person + 1 : relative]
        if "nom" in self.units[relative].cases or "nom" not in self.units[person].cases:
            return False
        return any(u.is_(FINITE) for u in between) and not any(u.text in (",", ";", "–") for u in between)

    def state_before(self, unit: Unit) -> Mention | None:
        """The state of `szef jej dyplomacji Margus Tsahkna`: the one named last before it in the sentence."""
        assert unit.title is not None
        words = Span(unit.title.head.end, unit.span.end).of(self.document.text).split()
        if not {"jej", "jego"} & set(words[:2]):
            return None
        rows = [
            m for u in self.units[: unit.index] for m in u.mentions if self.country(m) and m.link is not Link.ADJECTIVE
        ]
        return replace(rows[-1], link=Link.PRONOUN) if rows else None

    def firm_before(self, i: int, corporate: bool) -> Mention | None:
        """The firm that `jego właściciel`, `której prezes` belong to: named before in the sentence, else the one told of."""
        before = self.units[i - 1].text.casefold() if i else ""
        relative = i > 0 and self.units[i - 1].lemmas & {"który"} and "gen" in self.units[i - 1].cases
        if not (before in ("jego", "jej") or relative):
            return None
        kinds = _FIRMS if corporate else KINDS["organization"]
        rows = [m for u in self.units[: i - 1] if (m := self.main(u, kinds))]
        if rows:
            return replace(rows[-1], link=Link.PRONOUN)
        cluster = self.discourse.bodies[-1] if self.discourse.bodies and corporate and not relative else None
        if not relative and self._over_a_body(i) and (told := self._body_told(i, "f" if before == "jej" else "m")):
            cluster = told
        if cluster is None:
            return None
        return Mention(
            self.units[i - 1].span,
            self.units[i - 1].text,
            self.discourse.type_of(cluster),
            self.discourse.label_of(cluster),
            cluster,
            Link.PRONOUN,
        )

    def whose_post(self, i: int, office: Unit, person: Mention) -> Mention | None:
        """Of what or whom an office is that stands apart from its name behind `jego` or `jej`: `Frontex; X, jego szef`, `X, jej doradca`."""
        sex = {"jej": "f", "jego": "m"}.get(self.units[i - 1].text.casefold()) if i else None
        if sex and office.lemmas & self.words.dependent_offices and not office.lemmas & self.words.national:
            owner = self.antecedent(i, sex, person)
            if owner is not None:
                return owner
        return self.firm_before(i, False)

    def _over_a_body(self, i: int) -> bool:
        """Whether the office at `i`, behind its adjectives, is one over a body: `jego przewodniczący`, `jej byłego wiceszefa`."""
        for unit in self.units[i : i + 2]:
            lemmas = {r.lemma for r in unit.title.readings} if unit.title is not None else unit.lemmas
            if not self.words.heads_of_bodies.isdisjoint(lemmas):
                return True
        return False

    def _body_told(self, i: int, gender: str) -> str | None:
        """`Prosiła o to Straż Graniczna. Jej rzeczniczka X mówi`: the only body of that gender that the sentence before named.

        A noun for a body that stands nearer is meant before it, whether or not anybody knows which it is.
        """
        if any(head_kind(u.word) is not None and not u.named for u in self.units[: i - 1]):
            return None
        bodies = dict.fromkeys(c for c in self.discourse.before if self.discourse.fits(c, KINDS["organization"]))
        fits = [c for c in bodies if self._of_gender(c, gender)]
        return fits[0] if len(fits) == 1 else None

    def _of_gender(self, body: str, gender: str) -> bool:
        if self.discourse.label_of(body).isupper():
            return True  # letters are declined as what they stand for
        entry = self.discourse.registry.entries.get(body.removeprefix(ENTITY))
        if entry is not None and any(noun.endswith("a") == (gender == "f") for noun in entry.nouns):
            return True  # `organizacja Foro Penal. Jej szef`
        known = self.discourse.grammar(body).genders
        return not known or bool(known & {"f"} if gender == "f" else known - {"f"})
