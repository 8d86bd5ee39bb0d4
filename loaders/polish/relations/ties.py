"""Kinship and trade: `zięcia Trumpa – Jareda Kushnera`, `linii lotniczych Belavia`."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.polish.frames.frames import KINDS
from loaders.polish.relations.base import RelationReader
from loaders.polish.relations.phrases import APART, STOP
from loaders.polish.text.lexicon import FIRMS
from loaders.polish.text.role_words import role_nouns
from loaders.polish.text.words import CASES, any_of
from loaders.polish.units.units import Unit
from ontology.claims import Claim, Link, Mention, Span

_NUMBERS = ("sg", "pl")
_TRADE_ENDS = frozenset({",", ".", ";", "–", ")"})


def _agree(adjective: Unit, noun: Unit) -> bool:
    """Whether an adjective can go with a noun in case and number: `rada nadzorcza spółki` is no spółka nadzorcza."""
    nouns = [r for r in noun.word.readings if r.pos == "subst"]
    rows = [r for r in adjective.word.readings if r.pos == "adj"]
    return any(
        a.values(CASES) & n.values(CASES) and a.values(_NUMBERS) & n.values(_NUMBERS) for a in rows for n in nouns
    )


class Ties(RelationReader):
    """Who is whose, and in which trade."""

    def kin(self) -> Iterator[Claim]:
        for i in self.having(self.words.kin_nouns):
            unit = self.units[i]
            if "subst" not in unit.pos:
                continue
            kinds = [k for lemma in sorted(unit.lemmas) if (k := self.words.kin.get(lemma))]
            of: Mention | None = None
            last = i
            for at in range(i + 1, min(i + 7, len(self.units))):
                person = self.main(self.units[at], KINDS["person"])
                after_po = self.units[i + 1].text == "po"  # `wdowa po Aleksieju Nawalnym`
                if person is not None and ("loc" if after_po else "gen") in self.units[at].cases:
                    of, last = person, at
                    break
                if self.units[at].is_(STOP) and not (after_po and at == i + 1):
                    break
            if of is None:
                of, last = self._by_office(i), i + 1
            if of is None:
                continue
            span = self.words_of(i, last)
            names = [*self.before(i)]
            at = last + 1
            if at + 1 < len(self.units) and self.units[at].text in APART:
                at += 1
            if (
                at < len(self.units)
                and (person := self.main(self.units[at], KINDS["person"]))
                and self.units[at].cases & unit.cases
            ):
                names.append(person)
            if not names and "inst" in unit.cases and "nom" not in unit.cases:
                names += self._is_said(i)
            for name in names[:1]:
                if name.cluster != of.cluster:
                    self.remember(unit, name, of)
                    yield self.claim(kinds[0], name, span, of=of, text=unit.text)

    def _by_office(self, i: int) -> Mention | None:
        """`Siarhiej Cichanouski, mąż liderki`: the one woman or man of whom the text has told that office; `mąż kobiety`: its heroine."""
        unit = self.units[i + 1] if i + 1 < len(self.units) else None
        if unit is not None and unit.lemmas & {"kobieta", "mężczyzna"} and "gen" in unit.cases:
            hero = self.discourse.main_person("f" if "kobieta" in unit.lemmas else "m")
            if hero is None:
                return None
            return Mention(unit.span, unit.text, "Person", self.discourse.label_of(hero), hero, Link.ROLE_NOUN)
        if unit is None or not self.office(unit) or "gen" not in unit.cases or self.extent(i + 1) != i + 1:
            return None
        rows = [r for r in unit.word.readings if r.pos == "subst" and r.values(("gen",)) and r.values(("sg",))]
        sexes = {"f" if r.values(("f",)) else "m" for r in rows}
        nouns = frozenset(r.lemma for r in rows)
        called = self.discourse.introduced(nouns) or self.discourse.introduced(role_nouns().masculine(nouns))
        people = [p for p in called if self.discourse.gender(p) in sexes]
        if len(people) != 1:
            return None
        return Mention(unit.span, unit.text, "Person", self.discourse.label_of(people[0]), people[0], Link.ROLE_NOUN)

    def _is_said(self, i: int) -> list[Mention]:
        """`Medwedczuk jest kumem Putina`: the subject of the copula."""
        verb = next((x for x in range(i - 1, max(-1, i - 4), -1) if self.units[x].lemmas & {"być", "zostać"}), None)
        if verb is None or (verb and self.units[verb - 1].text.casefold() == "nie"):
            return []
        before = self.units[max(0, verb - 4) : verb][::-1]
        return [m for u in before if "nom" in u.cases and (m := self.main(u, KINDS["person"]))][:1]

    def trades(self) -> Iterator[Claim]:
        """`linii lotniczych Belavia`, `Biełaruskalij (producenta nawozów)`, `sektora finansowego, m.in. A i B`."""
        companies = frozenset({"Company", "Bank", "Organization", "MediaOutlet"})
        described: set[str | None] = set()
        for i in self.mentioned:
            unit = self.units[i]
            firm = self.main(unit, companies)
            if firm is None or (i and self.units[i - 1].lemmas & self.words.no_firms):
                continue
            if self.discourse.type_of(firm.cluster or "") == "MediaOutlet" and self.discourse.registered(
                firm.cluster or ""
            ):
                continue  # `portal Axios`: everybody knows what it is
            if firm.cluster in described:
                continue
            if (start := self._trade_before(i)) is not None:
                colon = self.units[i - 1].text == ":"  # `trzy banki: A, B i C`
                span = self.words_of(start, i - 2 if colon else i - 1)
                yield self.claim("industry", firm, span, text=span.of(self.document.text))
                at = i + 1  # `koncerny naftowe Rosnieft i Łukoil`
                while (
                    at + 1 < len(self.units)
                    and self.units[at].text in ("i", "oraz", ",")
                    and self.plural(self.units[start])
                ):
                    more = self.main(self.units[at + 1], companies)
                    if more is None:
                        break
                    yield self.claim("industry", more, span, text=span.of(self.document.text))
                    at += 2
            elif (span_after := self._trade_after(i) or self._said_trade(i)) is not None:
                described.add(firm.cluster)
                yield self.claim("industry", firm, span_after, text=span_after.of(self.document.text))
        yield from (c for c in self._sectors(companies) if not described & set(c.role("subject")))

    def _trade_before(self, i: int) -> int | None:
        """`linii lotniczych` before the name: an organisation noun that says its trade with an adjective."""
        if i > 1 and self.units[i - 1].text == ":":
            kind = self.units[i - 2]
            before_colon = i - 2 if kind.lemmas & self.words.org_nouns and not kind.named else self._trade_before(i - 1)
            return before_colon if before_colon is not None and self.plural(self.units[before_colon]) else None
        if (maker := self._maker_before(i)) is not None:
            return maker
        adjectives = 0
        at = i - 1
        while at >= 0 and "adj" in self.units[at].pos and not self.units[at].mentions and i - at <= 3:
            adjectives += self._tells_trade(self.units[at])
            at -= 1
        if at >= 0 and adjectives and self.units[at].lemmas & self.words.org_nouns and not self.units[at].named:
            return at
        if at >= 0 and not adjectives and self.units[at].lemmas & self.words.trades and self.units[at].text.islower():
            return at  # `rafineria Shandong Yulong`, `bank Dabrabyt`
        before = self.units[at - 1] if at > 0 and not adjectives and i - at == 1 else None
        if before is not None and self.units[at].lemmas & self.words.org_nouns and not self.units[at].named:
            relational = {
                r.lemma
                for r in before.word.readings
                if r.pos == "adj" and r.lemma.endswith(("czy", "owy", "lny", "rski"))
            }
            relational = relational if self._tells_trade(before) else set()
            if relational and not before.mentions and _agree(before, self.units[at]):
                return at - 1  # `hutnicza spółka Stalmet`
        return None

    def _tells_trade(self, unit: Unit) -> bool:
        """`lotniczych` does, `węgierski` and `państwową` do not."""
        rows = {
            r.lemma for r in unit.word.readings if r.pos in ("adj", "ppas", "pact")
        } - self.words.no_trade_adjectives
        return any(x in self.words.trade_adjectives or not x.endswith(("ski", "cki", "dzki")) for x in rows)

    def _maker_before(self, i: int) -> int | None:
        """`producent samolotów Airbus`, `firmie handlującej paliwami Gunvor`: what is made or traded stands between."""
        at = i - 1
        while at >= 0 and i - at <= 4 and not self.units[at].mentions:
            unit = self.units[at]
            if unit.lemmas & self.words.makers and at < i - 1 and unit.text[1:].islower():
                return at if all("gen" in u.cases for u in self.units[at + 1 : i]) else None
            doing = "pact" in unit.pos and unit.lemmas & self.words.doing
            if doing and at and self.units[at - 1].lemmas & self.words.org_nouns:
                return at - 1
            if not (unit.cases and unit.is_(("adj", "subst", "ger"))):
                return None
            at -= 1
        return None

    def _said_trade(self, i: int) -> Span | None:
        """`Airbus jest producentem samolotów`, `GSP to operator magazynów`: a trade that the predicate tells."""
        at = i + 1
        if at + 1 >= len(self.units) or not self.units[at].lemmas & {"być", "to", "pozostawać", "pełnić"}:
            return None
        if "nom" not in self.units[i].cases:
            return None
        for x in range(at + 1, min(at + 5, len(self.units))):
            unit = self.units[x]
            if unit.lemmas & self.words.makers and not unit.named:
                end = next((y for y in range(x + 1, len(self.units)) if self.units[y].text in _TRADE_ENDS), None)
                return self.words_of(x, (end or x + 1) - 1)
            if not (unit.is_(("adj", "subst")) and unit.cases):
                return None
        return None

    def _trade_after(self, i: int) -> Span | None:
        """A bracket or a clause that says what the firm does."""
        if i + 2 >= len(self.units):
            return None
        if self.units[i + 1].text == "(":
            close = next((x for x in range(i + 2, min(i + 16, len(self.units))) if self.units[x].text == ")"), None)
            first = self.units[i + 2]
            if close and (
                first.lemmas & self.words.makers or ("pact" in first.pos and first.lemmas & self.words.doing)
            ):
                return self.words_of(i + 2, close - 1)
            return None
        start = i + 2  # `Grupa Azoty, największy krajowy producent nawozów`
        while start + 1 < len(self.units) and start - i <= 5 and "adj" in self.units[start].pos:
            start += 1
        if self.units[start].lemmas & self.words.owners or any(
            x.lemmas & self.words.owners for x in self.units[start + 1 : start + 3]
        ):
            return None  # `spółka, właściciel gazociągu`: what it has is no trade
        kind = self.units[start].lemmas & self.words.org_nouns
        follows = self.units[start + 1] if start + 1 < len(self.units) else None
        of_a_kind = kind and follows is not None and "adj" in follows.pos and not follows.mentions
        says = (
            of_a_kind
            or self.units[start].lemmas & any_of(self.words.makers, self.words.trades)
            or ("pact" in self.units[start].pos and self.units[start].lemmas & self.words.doing)
        )
        if self.units[i + 1].text in (",", "–") and says and self.units[start].cases & self.units[i].cases:
            end = next((x for x in range(start + 1, len(self.units)) if self.units[x].text in _TRADE_ENDS), None)
            if end and any(self.main(u, FIRMS) for u in self.units[start + 1 : end]):
                return None  # `spółka Velmara Shipping, turecki pośrednik Golden Strait`: another firm
            return self.words_of(i + 2, end - 1) if end else None
        if self.units[i + 1].text == "," and self.units[i + 2].lemmas & {"który"}:
            doing = next(
                (x for x in range(i + 3, min(i + 5, len(self.units))) if self.units[x].lemmas & self.words.doing),
                None,
            )
            if doing is None:
                return None
            end = next(
                (x for x in range(doing, len(self.units)) if self.units[x].text in (".", ",", ";")), len(self.units)
            )
            return self.words_of(doing, end - 1)
        return None

    def _sectors(self, kinds: frozenset[str]) -> Iterator[Claim]:
        for i in self.having(self.words.sectors):
            if i + 2 >= len(self.units) or "adj" not in self.units[i + 1].pos:
                continue
            span = self.words_of(i, i + 1)
            opener = self.units[i + 2].text
            at = i + 3 if opener in (",", "(") else None
            if at is None or at >= len(self.units):
                continue
            intro = self.units[at].text.casefold()
            if intro == "w" and at + 1 < len(self.units) and self.units[at + 1].text == "tym":
                at += 1
            elif intro not in ("m.in.", "tj.", "tzn.", "np.", "czyli"):
                continue
            for later in self.units[at + 1 :]:
                if later.is_(("fin", "praet", "imps", "comp")) or later.text in (")", ".", ";"):
                    break
                firm = self.main(later, kinds)
                if firm is not None:
                    yield self.claim("industry", firm, span, text=span.of(self.document.text))
