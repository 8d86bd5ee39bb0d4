"""Kinship, membership, citizenship and trade: `zięcia Trumpa – Jareda Kushnera`, `linii lotniczych Belavia`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from loaders.polish.frames import KINDS
from loaders.polish.relations_base import DASHES, STOP, RelationReader
from loaders.polish.units import Unit
from ontology.claims import Claim, Link, Mention, Span

_TRADE_ENDS = frozenset({",", ".", ";", "–", ")"})


class Ties(RelationReader):
    """Who is whose, of which country and body, in which trade."""

    def kin(self) -> Iterator[Claim]:
        for i, unit in enumerate(self.units):
            if unit.lemmas.isdisjoint(self.words.kin) or "subst" not in unit.pos:
                continue
            kinds = [k for lemma in sorted(unit.lemmas) if (k := self.words.kin.get(lemma))]
            of: Mention | None = None
            last = i
            for at in range(i + 1, min(i + 7, len(self.units))):
                person = self.main(self.units[at], KINDS["person"])
                if person is not None and "gen" in self.units[at].cases:
                    of, last = person, at
                    break
                if self.units[at].is_(STOP):
                    break
            if of is None:
                continue
            span = self.words_of(i, last)
            names = [*self.before(i)]
            at = last + 1
            if at + 1 < len(self.units) and self.units[at].text in DASHES:
                at += 1
            if (
                at < len(self.units)
                and (person := self.main(self.units[at], KINDS["person"]))
                and self.units[at].cases & unit.cases
            ):
                names.append(person)
            for name in names[:1]:
                if name.cluster != of.cluster:
                    if name.cluster and of.cluster:
                        for lemma in sorted(unit.lemmas & set(self.words.kin)):
                            self.discourse.kin.setdefault((of.cluster, lemma), []).append(name.cluster)
                    yield self.claim(kinds[0], name, span, of=of, text=unit.text)

    def members(self) -> Iterator[Claim]:
        """`X wchodzi w skład Y`, `należące do Y państwa, w tym X`, `X, członek Y`."""
        kinds = KINDS["agent"]
        for i, unit in enumerate(self.units):
            text = unit.text.casefold()
            target: int | None = None
            if (
                text == "skład"
                and unit.lemmas
                and any(self.units[x].lemmas & {"wchodzić", "wejść"} for x in range(max(0, i - 4), i))
            ):
                target = i + 1
            elif unit.lemmas & {"należeć", "należący"} and i + 1 < len(self.units) and self.units[i + 1].text == "do":
                target = i + 2
            elif unit.lemmas & {"członek", "członkini", "uczestnik"} and not unit.named:
                target = i + 1
            if target is None:
                continue
            of = next((m for u in self.units[target : target + 3] if (m := self.main(u, KINDS["organization"]))), None)
            if of is None:
                continue
            for subject in self._belonging(i, target, kinds, of):
                yield self.claim("memberOf", subject, unit.span, of=of, text=of.text)

    def participants(self) -> Iterator[Claim]:
        """`X bierze w niej udział jako obserwator`: takes part in the body named here or last before."""
        for i, unit in enumerate(self.units):
            if not unit.lemmas & {"udział"} or not any(
                u.lemmas & {"brać", "wziąć"} for u in self.units[max(0, i - 4) : i]
            ):
                continue
            tail = self.units[i + 1 : i + 5]
            if not any(u.lemmas & {"obserwator", "członek"} for u in tail):
                continue
            of = next((m for u in tail if (m := self.main(u, KINDS["organization"]))), None)
            subject = next(
                (m for u in self.units[max(0, i - 6) : i] if "nom" in u.cases and (m := self.main(u, KINDS["agent"]))),
                None,
            )
            if of is None and any(u.lemmas & {"on"} for u in self.units[max(0, i - 3) : i]):
                of = self._last_body()
            if of is not None and subject is not None:
                yield self.claim("memberOf", subject, unit.span, of=replace(of, link=Link.PRONOUN), text=of.text)

    def _last_body(self) -> Mention | None:
        """The organisation named last before this sentence."""
        end = bisect_left(self.discourse.mentions, self.span.start, key=lambda m: m.span.start)
        rows = [
            m
            for m in self.discourse.mentions[max(0, end - 12) : end]
            if m.cluster and self.discourse.fits(m.cluster, KINDS["organization"])
        ]
        return rows[-1] if rows else None

    def _belonging(self, i: int, target: int, kinds: frozenset[str], of: Mention) -> list[Mention]:
        before = [m for u in self.units[max(0, i - 6) : i] if "nom" in u.cases and (m := self.main(u, kinds))]
        if self.units[i].is_(frozenset({"pact"})) and not before:
            rest = self.units[target + 1 : target + 8]
            opened = False
            for unit in rest:
                opened = opened or unit.text == "tym"
                if opened and (m := self.main(unit, kinds)):
                    return [m]
            return []
        return [m for m in before if m.cluster != of.cluster]

    def citizens(self) -> Iterator[Claim]:
        """`Jurasia Ziankowicza, będącego obywatelem USA`, `obywatel Litwy Jonas Petraitis`, `estoński obywatel Raivo Soots`."""
        for i, unit in enumerate(self.units):
            if unit.title is not None:
                yield from self._citizen_by_title(unit)
                continue
            if not unit.lemmas & {"obywatel", "obywatelka"} or not any(
                "sg" in r.values(("sg",)) for r in unit.word.readings
            ):
                continue
            around = [(u, m) for u in self.units[max(0, i - 1) : i + 3] for m in u.mentions if self.country(m)]
            if not around:
                continue
            country = around[0][1]
            last = max(i, *(u.index for u, m in around if m is country))
            after = self.units[last + 1] if last + 1 < len(self.units) else None
            person = self.main(after, KINDS["person"]) if after is not None and after.cases & unit.cases else None
            if person is None and any(u.text == "," for u in self.units[max(0, i - 3) : i]):
                names = [m for u in self.units[max(0, i - 4) : i] if (m := self.main(u, KINDS["person"]))]
                person = names[-1] if names else None
            if person is not None:
                yield self.claim("citizenship", person, self.words_of(i, i), of=country, text=country.text)

    def _citizen_by_title(self, unit: Unit) -> Iterator[Claim]:
        assert unit.title is not None
        person = self.main(unit, KINDS["person"])
        if person is None or not {r.lemma for r in unit.title.readings} & {"obywatel", "obywatelka"}:
            return
        country = next((m for m in unit.inner if self.country(m)), None)
        if country is not None:
            trigger = Span(unit.span.start, person.span.start - 1)
            yield self.claim("citizenship", person, trigger, of=country, text=country.text)

    def trades(self) -> Iterator[Claim]:
        """`linii lotniczych Belavia`, `Biełaruskalij (producenta nawozów)`, `sektora finansowego, m.in. A i B`."""
        companies = frozenset({"Company", "Bank", "Organization"})
        described: set[str | None] = set()
        for i, unit in enumerate(self.units):
            firm = self.main(unit, companies)
            if firm is None or (i and self.units[i - 1].lemmas & self.words.no_firms):
                continue
            if (start := self._trade_before(i)) is not None:
                span = self.words_of(start, i - 1)
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
            elif (span_after := self._trade_after(i)) is not None:
                described.add(firm.cluster)
                yield self.claim("industry", firm, span_after, text=span_after.of(self.document.text))
        yield from (c for c in self._sectors(companies) if not described & set(c.role("subject")))

    def _trade_before(self, i: int) -> int | None:
        """`linii lotniczych` before the name: an organisation noun that says its trade with an adjective."""
        adjectives = 0
        at = i - 1
        while at >= 0 and self.units[at].is_(frozenset({"adj"})) and not self.units[at].mentions and i - at <= 3:
            adjectives += 1
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
                if r.pos == "adj" and r.lemma.endswith(("czy", "owy", "lny", "rski", "wski"))
            }
            if relational and not before.mentions and before.cases & self.units[at].cases:
                return at - 1  # `hutnicza spółka Stalmet`
        return None

    def _trade_after(self, i: int) -> Span | None:
        """A bracket or a clause that says what the firm does."""
        if i + 2 >= len(self.units):
            return None
        if self.units[i + 1].text == "(":
            close = next((x for x in range(i + 2, min(i + 16, len(self.units))) if self.units[x].text == ")"), None)
            first = self.units[i + 2]
            if close and (
                first.lemmas & self.words.makers or (first.is_(frozenset({"pact"})) and first.lemmas & self.words.doing)
            ):
                return self.words_of(i + 2, close - 1)
            return None
        start = i + 2  # `Grupa Azoty, największy krajowy producent nawozów`
        while start + 1 < len(self.units) and start - i <= 5 and self.units[start].is_(frozenset({"adj"})):
            start += 1
        says = self.units[start].lemmas & self.words.makers or (
            self.units[start].is_(frozenset({"pact"})) and self.units[start].lemmas & self.words.doing
        )
        if self.units[i + 1].text in (",", "–") and says and self.units[start].cases & self.units[i].cases:
            end = next((x for x in range(start + 1, len(self.units)) if self.units[x].text in _TRADE_ENDS), None)
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
        for i, unit in enumerate(self.units):
            if (
                not unit.lemmas & {"sektor", "branża", "przemysł"}
                or i + 2 >= len(self.units)
                or not self.units[i + 1].is_(frozenset({"adj"}))
            ):
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
                if later.is_(frozenset({"fin", "praet", "imps", "comp"})) or later.text in (")", ".", ";"):
                    break
                firm = self.main(later, kinds)
                if firm is not None:
                    yield self.claim("industry", firm, span, text=span.of(self.document.text))
