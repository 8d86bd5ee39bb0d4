"""Relations that phrases state: posts, kinship, citizenship, membership, trade. Read from units, mostly without syntax.

`ministra spraw zagranicznych Maksima Ryżankoua` is a `position`; `zięcia Trumpa – Jareda Kushnera` is `kin`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.polish.discourse import Discourse
from loaders.polish.frames import KINDS
from loaders.polish.lexicon import lexicon
from loaders.polish.sentence_graph import SentenceGraph
from loaders.polish.units import Unit
from ontology.claims import Aspect, Claim, Document, Filler, Link, Mention, Span, Status

_EXTRACTOR, _VERSION = "polish-relations", "1"
_DASHES = frozenset({"–", "—", "-", ","})
_STOP = frozenset({"fin", "praet", "imps", "inf", "cond", "comp", "prep", "interp", "conj", "pcon", "bedzie", "pred"})


def relations(
    document: Document, units: Sequence[Unit], graph: SentenceGraph | None, discourse: Discourse
) -> list[Claim]:
    """Relation claims of one sentence; also teaches the discourse who holds which office."""
    del graph
    reader = _Reader(document, units, discourse)
    reader.describe()
    found = [
        *reader.titles(),
        *reader.apposed(),
        *reader.kin(),
        *reader.copulas(),
        *reader.members(),
        *reader.participants(),
        *reader.citizens(),
        *reader.trades(),
    ]
    return list({c.id: c for c in found}.values())


def learn(document: Document, units: Sequence[Unit], discourse: Discourse) -> None:
    """Teach the discourse, before anything is read, who holds which office and what persons are called in the text.

    So a title or a lead (`Wizyta Prezydenta Estonii`) is understood by the name that the text gives later.
    """
    reader = _Reader(document, units, discourse)
    reader.describe()
    for _ in (*reader.titles(), *reader.apposed()):
        pass


class _Reader:
    def __init__(self, document: Document, units: Sequence[Unit], discourse: Discourse) -> None:
        self._document = document
        self._units = units
        self._discourse = discourse
        self._words = lexicon()
        self._span = Span(units[0].span.start, units[-1].span.end)

    # -- making claims -------------------------------------------------------------------------------------

    def _claim(
        self,
        kind: str,
        subject: Mention,
        trigger: Span,
        *,
        of: Mention | None = None,
        text: str = "",
        at: Span | None = None,
    ) -> Claim:
        fillers = [Filler("subject", subject.span, subject.cluster, subject.text, subject.link)]
        if of is not None and of.cluster:
            fillers.append(Filler("object", of.span, of.cluster, text or of.text, of.link))
        elif text:
            fillers.append(Filler("object", at or trigger, None, text))
        return Claim(
            document=self._document.text_id,
            type=kind,
            status=Status.ACTUAL,
            span=self._span,
            trigger=trigger,
            quote=self._span.of(self._document.text),
            fillers=tuple(fillers),
            aspect=Aspect.STATE,
            page=self._document.page_of(self._span.start),
            confidence=0.8,
            extractor=_EXTRACTOR,
            version=_VERSION,
        )

    def _words_of(self, first: int, last: int) -> Span:
        return Span(self._units[first].span.start, self._units[last].span.end)

    def _main(self, unit: Unit, kinds: frozenset[str]) -> Mention | None:
        return next(
            (
                m
                for m in unit.mentions
                if m.cluster and m.link is not Link.ADJECTIVE and self._discourse.fits(m.cluster, kinds)
            ),
            None,
        )

    def describe(self) -> None:
        """Teach the discourse what persons are called: `chrześcijanka Asia Bibi`, `Nigeryjką Rebeccą Bitrus`."""
        for noun, name in pairwise(self._units):
            person = self._main(name, KINDS["person"])
            if (
                person is None
                or not person.cluster
                or name.title
                or "subst" not in noun.pos
                or not noun.cases & name.cases
            ):
                continue
            lemmas = [
                r.lemma for r in noun.word.readings if r.pos == "subst" and self._human(r.lemma, r.values(("m1", "f")))
            ]
            self._discourse.describe(dict.fromkeys(lemmas), person.cluster)

    def _human(self, lemma: str, genders: frozenset[str]) -> bool:
        """Whether a noun can name a person: masculine personal, or feminine with such an ending."""
        if lemma[:1].isupper() and not lemma.endswith(("ka", "in", "yk", "ec")):
            return False
        return (
            "m1" in genders
            or lemma in self._words.anyone
            or (
                "f" in genders
                and lemma.endswith(
                    (
                        "anka",
                        "ijka",
                        "jka",
                        "stka",
                        "arka",
                        "orka",
                        "yni",
                        "ini",
                        "ynka",
                        "eńka",
                        "entka",
                        "antka",
                        "yczka",
                        "iczka",
                        "awczyni",
                    )
                )
            )
        )

    # -- posts ---------------------------------------------------------------------------------------------

    def _principal(self, mentions: Sequence[Mention]) -> Mention | None:
        """Whose the post is: the person, body or country named in it; a topic after `ds.` is not."""
        topic = [m for m in mentions if not self._after_topic(m)]
        people = [m for m in topic if m.type == "Person"]
        bodies = [m for m in topic if m.cluster and self._discourse.fits(m.cluster, KINDS["agent"])]
        bodies = bodies or [m for m in topic if m.cluster and self._discourse.fits(m.cluster, KINDS["place"])]
        return (people or bodies or [None])[0]  # type: ignore[list-item]

    def _known_principal(self, person: Mention, lemmas: frozenset[str]) -> Mention | None:
        """`premier Justin Trudeau`: the country of the post that the registry knows him by; its words are the title's."""
        of = self._discourse.post_of(person.cluster or "", lemmas)
        return replace(person, cluster=of, link=Link.CONTEXT) if of else None

    def _told_principal(self, unit: Unit, person: Mention, lemmas: frozenset[str]) -> Mention | None:
        """Of whom an office is that names nobody: `prezes firmy X` of the one firm, `minister X` of the state told of."""
        assert unit.title is not None
        words = frozenset(Span(unit.span.start, person.span.start).of(self._document.text).casefold().split())
        of = None
        if lemmas & self._words.corporate or words & {"firmy", "spółki", "przewoźnika", "koncernu", "linii"}:
            of = self._discourse.last_of(frozenset({"firma"}))
        elif lemmas & self._words.national and not self._discourse.registered(person.cluster or ""):
            of = self._discourse.main_state()
        return replace(person, cluster=of, link=Link.CONTEXT) if of else None

    def _after_topic(self, mention: Mention) -> bool:
        before = self._document.text[self._span.start : mention.span.start].rstrip()
        return before.endswith(("ds.", "do spraw", "w", "na"))

    def titles(self) -> Iterator[Claim]:
        """Office and name that stand together as one unit."""
        for unit in self._units:
            person = self._main(unit, KINDS["person"])
            if unit.title is None or person is None or person.cluster is None:
                continue
            span = Span(unit.span.start, person.span.start)
            text = span.of(self._document.text).rstrip(" ,–—-")
            beside = [m for m in unit.inner if m.link is not Link.ADJECTIVE or m.span.start <= unit.title.head.end + 1]
            of = self._principal(beside)
            lemmas = frozenset(r.lemma for r in unit.title.readings) & self._words.offices
            of = of or self._known_principal(person, lemmas) or self._told_principal(unit, person, lemmas)
            self._discourse.learn_office(sorted(lemmas), of.cluster if of else None, person.cluster)
            for country in [m.cluster for m in unit.inner if m.type == "Country" and m.cluster]:
                self._discourse.learn_office(sorted(lemmas), country, person.cluster)
            if lemmas <= {"więzień", "więźniarka", "kandydat", "kandydatka"}:
                continue
            yield self._claim("position", person, Span(span.start, span.start + len(text)), of=of, text=text)

    def apposed(self) -> Iterator[Claim]:
        """`Statkiewicz – jeden z liderów opozycji`, `prawnik, John Coale`, `wysłannikami – Coale’em i Smithem`."""
        for i, unit in enumerate(self._units):
            if not self._office(unit):
                continue
            last = self._extent(i)
            text = self._words_of(self._start(i), last)
            inner = [
                m
                for u in self._units[self._start(i) : last + 1]
                for m in u.mentions
                if m.link is not Link.ADJECTIVE or u.index <= i + 1  # `działacz mniejszości polskiej` acts for no state
            ]
            for person in [*self._before(i), *self._after(last, unit)]:
                of = self._principal(inner)
                if person.cluster:
                    self._discourse.learn_office(
                        sorted(unit.lemmas & self._words.offices), of.cluster if of else None, person.cluster
                    )
                yield self._claim("position", person, text, of=of, text=text.of(self._document.text))

    def _office(self, unit: Unit) -> bool:
        return not unit.named and unit.title is None and bool(unit.lemmas & self._words.offices) and "subst" in unit.pos

    def _start(self, i: int) -> int:
        """First unit of the phrase of the office noun at `i`: its adjectives, `jeden z`."""
        at = i
        while at > 0 and (self._units[at - 1].is_(frozenset({"adj", "ppas", "adja"})) and not self._units[at - 1].time):
            at -= 1
        if at > 1 and self._units[at - 1].text in ("z", "spośród") and self._units[at - 2].lemmas & {"jeden"}:
            at -= 2
        return at

    def _extent(self, i: int) -> int:
        """Last unit of the phrase: genitives, adjectives, `ds. …`, `na Białorusi`."""
        at = i
        while at + 1 < len(self._units):
            unit = self._units[at + 1]
            name = self._main(unit, KINDS["person"])
            if name is not None and unit.cases & self._units[i].cases and not unit.cases <= {"gen", "acc"}:
                break
            if unit.text in ("ds.", "do", "spraw") or (
                unit.text in ("na", "w") and at + 2 < len(self._units) and self._units[at + 2].named
            ):
                at += 1
                continue
            if unit.is_(_STOP) or unit.time or unit.text in ("(", ")", "i", "oraz"):
                break
            if not ("gen" in unit.cases or unit.is_(frozenset({"adj"})) or unit.text in ("„", "”", '"') or unit.named):
                break
            at += 1
        return at

    def _before(self, i: int) -> list[Mention]:
        """The name that the office phrase explains: `Mikałaj Statkiewicz – jeden z liderów …`."""
        at = self._start(i) - 1
        if at < 1 or self._units[at].text not in _DASHES:
            return []
        previous = self._units[at - 1]
        person = self._main(previous, KINDS["person"])
        if person is None or not (
            previous.cases & self._units[i].cases or self._units[self._start(i)].lemmas & {"jeden"}
        ):
            return []
        return [person]

    def _after(self, last: int, office: Unit) -> list[Mention]:
        """Names after the phrase: at once, after a dash, or at the end of a list of offices."""
        at = last + 1
        dash = False
        found: list[Mention] = []
        while at < len(self._units):
            unit = self._units[at]
            person = self._main(unit, KINDS["person"])
            if (
                person is not None
                and unit.cases & office.cases
                and (dash or not unit.cases <= {"gen", "acc"} or unit.title)
            ):
                found.append(person)
                if not (
                    at + 2 < len(self._units) and self._units[at + 1].text in ("i", "oraz") and self._plural(office)
                ):
                    break
                at += 2
                continue
            if unit.text in _DASHES:
                if dash:
                    break
                dash = True
            elif self._office(unit) and unit.cases & office.cases and dash:
                dash = False
                at = self._extent(at)
            else:
                break
            at += 1
        return found

    @staticmethod
    def _plural(unit: Unit) -> bool:
        return any("pl" in r.values(("pl",)) for r in unit.word.readings)

    # -- kin -----------------------------------------------------------------------------------------------

    def kin(self) -> Iterator[Claim]:
        for i, unit in enumerate(self._units):
            kinds = [k for lemma in sorted(unit.lemmas) if (k := self._words.kin.get(lemma))]
            if not kinds or "subst" not in unit.pos:
                continue
            of: Mention | None = None
            last = i
            for at in range(i + 1, min(i + 7, len(self._units))):
                person = self._main(self._units[at], KINDS["person"])
                if person is not None and "gen" in self._units[at].cases:
                    of, last = person, at
                    break
                if self._units[at].is_(_STOP):
                    break
            if of is None:
                continue
            span = self._words_of(i, last)
            names = [*self._before(i)]
            at = last + 1
            if at + 1 < len(self._units) and self._units[at].text in _DASHES:
                at += 1
            if (
                at < len(self._units)
                and (person := self._main(self._units[at], KINDS["person"]))
                and self._units[at].cases & unit.cases
            ):
                names.append(person)
            for name in names[:1]:
                if name.cluster != of.cluster:
                    if name.cluster and of.cluster:
                        for lemma in sorted(unit.lemmas & set(self._words.kin)):
                            self._discourse.kin.setdefault((of.cluster, lemma), []).append(name.cluster)
                    yield self._claim(kinds[0], name, span, of=of, text=unit.text)

    # -- copulas and appointments --------------------------------------------------------------------------

    def copulas(self) -> Iterator[Claim]:
        """`prezydentem USA został Donald Trump`, `mianował go przedstawicielem`: office in the instrumental."""
        verbs = [
            i
            for i, u in enumerate(self._units)
            if u.lemmas & {"być", "zostać", "pozostawać", "mianować", "powołać"} and not u.named
        ]
        for i, unit in enumerate(self._units):
            if not self._office(unit) or unit.cases & {"nom"} or "inst" not in unit.cases:
                continue
            verb = min((v for v in verbs if abs(v - i) <= 6), key=lambda v: abs(v - i), default=None)
            if (
                verb is None
                or self._units[verb].text.casefold() == "nie"
                or (verb and self._units[verb - 1].text.casefold() == "nie")
            ):
                continue
            last = self._extent(i)
            span = self._words_of(self._start(i), last)
            inner = [m for u in self._units[self._start(i) : last + 1] for m in (*u.mentions, *u.inner)]
            subject = self._nominative(verb, last)
            if subject is not None:
                of = self._principal(inner)
                if subject.cluster and (of is None or of.cluster != subject.cluster):
                    self._discourse.learn_office(
                        sorted(unit.lemmas & self._words.offices), of.cluster if of else None, subject.cluster
                    )
                    yield self._claim("position", subject, span, of=of, text=span.of(self._document.text))

    def _nominative(self, verb: int, last: int) -> Mention | None:
        appointing = bool(self._units[verb].lemmas & {"mianować", "powołać"})
        for at in [
            *range(max(verb, last) + 1, min(max(verb, last) + 3, len(self._units))),
            *range(verb - 1, max(verb - 7, -1), -1),
        ]:
            unit = self._units[at]
            person = self._main(unit, KINDS["person"])
            if person is not None and (("acc" in unit.cases) if appointing else ("nom" in unit.cases)):
                if appointing and "nom" in unit.cases and at < verb:
                    continue
                return person
            if appointing and unit.lemmas & {"który"} and at < verb:
                return next(
                    (
                        p
                        for x in range(at - 1, max(at - 4, -1), -1)
                        if (p := self._main(self._units[x], KINDS["person"]))
                    ),
                    None,
                )
        return None

    # -- membership ----------------------------------------------------------------------------------------

    def members(self) -> Iterator[Claim]:
        """`X wchodzi w skład Y`, `należące do Y państwa, w tym X`, `X, członek Y`."""
        kinds = KINDS["agent"]
        for i, unit in enumerate(self._units):
            text = unit.text.casefold()
            target: int | None = None
            if (
                text == "skład"
                and unit.lemmas
                and any(self._units[x].lemmas & {"wchodzić", "wejść"} for x in range(max(0, i - 4), i))
            ):
                target = i + 1
            elif unit.lemmas & {"należeć", "należący"} and i + 1 < len(self._units) and self._units[i + 1].text == "do":
                target = i + 2
            elif unit.lemmas & {"członek", "członkini", "uczestnik"} and not unit.named:
                target = i + 1
            if target is None:
                continue
            of = next(
                (m for u in self._units[target : target + 3] if (m := self._main(u, KINDS["organization"]))), None
            )
            if of is None:
                continue
            for subject in self._belonging(i, target, kinds, of):
                yield self._claim("memberOf", subject, unit.span, of=of, text=of.text)

    def participants(self) -> Iterator[Claim]:
        """`X bierze w niej udział jako obserwator`: takes part in the body named here or last before."""
        for i, unit in enumerate(self._units):
            if not unit.lemmas & {"udział"} or not any(
                u.lemmas & {"brać", "wziąć"} for u in self._units[max(0, i - 4) : i]
            ):
                continue
            tail = self._units[i + 1 : i + 5]
            if not any(u.lemmas & {"obserwator", "członek"} for u in tail):
                continue
            of = next((m for u in tail if (m := self._main(u, KINDS["organization"]))), None)
            subject = next(
                (
                    m
                    for u in self._units[max(0, i - 6) : i]
                    if "nom" in u.cases and (m := self._main(u, KINDS["agent"]))
                ),
                None,
            )
            if of is None and any(u.lemmas & {"on"} for u in self._units[max(0, i - 3) : i]):
                of = self._last_body()
            if of is not None and subject is not None:
                yield self._claim("memberOf", subject, unit.span, of=replace(of, link=Link.PRONOUN), text=of.text)

    def _last_body(self) -> Mention | None:
        """The organisation named last before this sentence."""
        end = bisect_left(self._discourse.mentions, self._span.start, key=lambda m: m.span.start)
        rows = [
            m
            for m in self._discourse.mentions[max(0, end - 12) : end]
            if m.cluster and self._discourse.fits(m.cluster, KINDS["organization"])
        ]
        return rows[-1] if rows else None

    def _belonging(self, i: int, target: int, kinds: frozenset[str], of: Mention) -> list[Mention]:
        before = [m for u in self._units[max(0, i - 6) : i] if "nom" in u.cases and (m := self._main(u, kinds))]
        if self._units[i].is_(frozenset({"pact"})) and not before:
            rest = self._units[target + 1 : target + 8]
            opened = False
            for unit in rest:
                opened = opened or unit.text == "tym"
                if opened and (m := self._main(unit, kinds)):
                    return [m]
            return []
        return [m for m in before if m.cluster != of.cluster]

    # -- citizenship ---------------------------------------------------------------------------------------

    def citizens(self) -> Iterator[Claim]:
        """`Jurasia Ziankowicza, będącego obywatelem USA`, `obywatel Litwy Jonas Petraitis`."""
        for i, unit in enumerate(self._units):
            if not unit.lemmas & {"obywatel", "obywatelka"}:
                continue
            around = [m for u in self._units[max(0, i - 1) : i + 3] for m in u.mentions if m.type == "Country"]
            if unit.title is None:
                names = [m for u in self._units[max(0, i - 4) : i] if (m := self._main(u, KINDS["person"]))][-1:]
                singular = any("sg" in r.values(("sg",)) for r in unit.word.readings)
                if names and around and singular and any(u.text == "," for u in self._units[max(0, i - 3) : i]):
                    yield self._claim("citizenship", names[0], self._words_of(i, i), of=around[0], text=around[0].text)
        for unit in self._units:
            person = self._main(unit, KINDS["person"])
            if unit.title is None or person is None:
                continue
            demonym = next((m for m in unit.inner if self._country(m) and m.type == "Person"), None)
            if demonym is not None or {r.lemma for r in unit.title.readings} & {"obywatel", "obywatelka"}:
                country = demonym or next((m for m in unit.inner if m.type == "Country"), None)
                if country is not None:
                    yield self._claim(
                        "citizenship",
                        person,
                        Span(unit.span.start, person.span.start - 1),
                        of=country,
                        text=country.text,
                    )

    def _country(self, mention: Mention) -> bool:
        return bool(mention.cluster) and self._discourse.type_of(mention.cluster or "") == "Country"

    # -- trade ---------------------------------------------------------------------------------------------

    def trades(self) -> Iterator[Claim]:
        """`linii lotniczych Belavia`, `Biełaruskalij (producenta nawozów)`, `sektora finansowego, m.in. A i B`."""
        companies = frozenset({"Company", "Bank", "Organization"})
        described: set[str | None] = set()
        for i, unit in enumerate(self._units):
            firm = self._main(unit, companies)
            if firm is None:
                continue
            if (start := self._trade_before(i)) is not None:
                span = self._words_of(start, i - 1)
                yield self._claim("industry", firm, span, text=span.of(self._document.text))
            elif (span_after := self._trade_after(i)) is not None:
                described.add(firm.cluster)
                yield self._claim("industry", firm, span_after, text=span_after.of(self._document.text))
        yield from (c for c in self._sectors(companies) if not described & set(c.role("subject")))

    def _trade_before(self, i: int) -> int | None:
        """`linii lotniczych` before the name: an organisation noun that says its trade with an adjective."""
        adjectives = 0
        at = i - 1
        while at >= 0 and self._units[at].is_(frozenset({"adj"})) and not self._units[at].mentions and i - at <= 3:
            adjectives += 1
            at -= 1
        if at >= 0 and adjectives and self._units[at].lemmas & self._words.org_nouns and not self._units[at].named:
            return at
        return None

    def _trade_after(self, i: int) -> Span | None:
        """A bracket or a clause that says what the firm does."""
        if i + 2 >= len(self._units):
            return None
        if self._units[i + 1].text == "(":
            close = next((x for x in range(i + 2, min(i + 16, len(self._units))) if self._units[x].text == ")"), None)
            first = self._units[i + 2]
            if close and (
                first.lemmas & self._words.makers
                or (first.is_(frozenset({"pact"})) and first.lemmas & self._words.doing)
            ):
                return self._words_of(i + 2, close - 1)
            return None
        if self._units[i + 1].text == "," and self._units[i + 2].lemmas & {"który"}:
            doing = next(
                (x for x in range(i + 3, min(i + 5, len(self._units))) if self._units[x].lemmas & self._words.doing),
                None,
            )
            if doing is None:
                return None
            end = next(
                (x for x in range(doing, len(self._units)) if self._units[x].text in (".", ",", ";")), len(self._units)
            )
            return self._words_of(doing, end - 1)
        return None

    def _sectors(self, kinds: frozenset[str]) -> Iterator[Claim]:
        for i, unit in enumerate(self._units):
            if (
                not unit.lemmas & {"sektor", "branża", "przemysł"}
                or i + 2 >= len(self._units)
                or not self._units[i + 1].is_(frozenset({"adj"}))
            ):
                continue
            span = self._words_of(i, i + 1)
            opener = self._units[i + 2].text
            at = i + 3 if opener in (",", "(") else None
            if at is None or at >= len(self._units):
                continue
            intro = self._units[at].text.casefold()
            if intro == "w" and at + 1 < len(self._units) and self._units[at + 1].text == "tym":
                at += 1
            elif intro not in ("m.in.", "tj.", "tzn.", "np.", "czyli"):
                continue
            for later in self._units[at + 1 :]:
                if later.is_(frozenset({"fin", "praet", "imps", "comp"})) or later.text in (")", ".", ";"):
                    break
                firm = self._main(later, kinds)
                if firm is not None:
                    yield self._claim("industry", firm, span, text=span.of(self._document.text))
