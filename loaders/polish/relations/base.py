"""What the rules of relations share: the units of a sentence, office phrases, and how a claim is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.polish.frames.frames import KINDS
from loaders.polish.reference.discourse import Discourse
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import DASHES, QUOTES
from loaders.polish.text.words import CASES
from loaders.polish.units.units import Unit, Units
from ontology.claims import Aspect, Claim, Document, Filler, Link, Mention, Span, Status

_EXTRACTOR, _VERSION = "polish-relations", "1"
APART = DASHES | {","}  # what sets an apposition apart
_LANDS = (" prowincji", " stanie", " landzie", " regionie", " obwodzie", " kantonie", " województwie")
STOP = frozenset({"fin", "praet", "imps", "inf", "cond", "comp", "prep", "interp", "conj", "pcon", "bedzie", "pred"})


_OWNERS = frozenset({"gen", "acc"})
_OBLIQUE = _OWNERS | {"dat", "loc"}
# Words that make a clause one of what is not, or not yet.
_UNREAL = frozenset({"gdyby", "jeśli", "jeżeli", "aby", "żeby", "by"})


class RelationReader:
    """Reads one sentence."""

    def __init__(self, document: Document, units: Sequence[Unit], discourse: Discourse) -> None:
        self.document = document
        self.units = Units.of(units)
        self.discourse = discourse
        self.words = lexicon()
        self.learning = False  # whether the text is only looked through beforehand
        self.span = Span(units[0].span.start, units[-1].span.end)
        self.lemmas = self.units.lemmas
        # where the rules begin to look: most words of most sentences open none
        self.mentioned = [i for i, u in enumerate(units) if u.mentions]
        self.titled = [u for u in units if u.title is not None]
        self.offices = [i for i in self.having(self.words.offices) if self.office(units[i])]
        names = self.mentioned or any(u.inner for u in units)
        # without a name, an office and a noun for a relative no rule finds of whom to tell
        self.of_nobody = not (names or self.offices or self.having(self.words.kin_nouns))

    def is_so(self, verb: int) -> bool:
        """Whether a verb says that a thing is or was so: not `zostanie`, `ma przystąpić`, `chce mianować`, `gdyby był`."""
        forms = [r for r in self.units[verb].word.readings if r.pos not in ("ger", "subst")]
        if all(r.pos in ("bedzie", "inf", "cond") or (r.pos == "fin" and r.perfective) for r in forms):
            return False
        clause = next((x for x in range(verb, -1, -1) if self.units[x].text in (",", ";", "–", ":")), 0)
        around = self.units[clause : min(len(self.units), verb + 2)]
        return not any(u.text.casefold() in _UNREAL for u in around)

    def having(self, lemmas: frozenset[str]) -> list[int]:
        """The units that have one of the lemmas."""
        return self.units.having(lemmas)

    def claim(
        self,
        kind: str,
        subject: Mention,
        trigger: Span,
        *,
        of: Mention | None = None,
        text: str = "",
        at: Span | None = None,
        head: str = "",
        state: Mention | None = None,
    ) -> Claim:
        fillers = [Filler("subject", subject.span, subject.cluster, subject.text, subject.link)]
        if of is not None and of.cluster:
            fillers.append(Filler("object", of.span, of.cluster, text or of.text, of.link))
            if state is not None and state.cluster and state.cluster != of.cluster:
                fillers.append(Filler("object", state.span, state.cluster, state.text, state.link))
        elif text:
            fillers.append(Filler("object", at or trigger, None, text))
        made = Claim(
            document=self.document.text_id,
            type=kind,
            status=Status.ACTUAL,
            span=self.span,
            trigger=trigger,
            quote=self.span.of(self.document.text),
            fillers=tuple(fillers),
            aspect=Aspect.STATE,
            page=self.document.page_of(self.span.start),
            confidence=0.8,
            extractor=_EXTRACTOR,
            version=_VERSION,
        )
        if head:
            self.discourse.heads[made.id] = "szef" if head in self.words.one_post else head
            self.discourse.nouns[made.id] = head
        return made

    def remember(self, noun: Unit, person: Mention, of: Mention) -> None:
        """Keep whose relative somebody is for what follows: after `mąż Asii Bibi, Ashiq`, `jej mąż` is he."""
        if person.cluster and of.cluster:
            for lemma in sorted(noun.lemmas & self.words.kin.keys()):
                self.discourse.kin.setdefault((of.cluster, lemma), []).append(person.cluster)

    def words_of(self, first: int, last: int) -> Span:
        return Span(self.units[first].span.start, self.units[last].span.end)

    def main(self, unit: Unit, kinds: frozenset[str]) -> Mention | None:
        for m in unit.mentions:
            if m.cluster and m.link is not Link.ADJECTIVE and self.discourse.fits(m.cluster, kinds):
                return m
        return None

    def principal(self, mentions: Sequence[Mention]) -> Mention | None:
        """Whose the post is: the person, body or country named in it; a topic after `ds.` is not."""
        mentions = [m for m in mentions if not self.of_two_lands(m)]
        topic = [m for m in mentions if not self.after_topic(m)]
        topic = [*topic, *(m for m in mentions if m not in topic and self.within(m))]
        people = [m for m in topic if m.type == "Person"]
        bodies = [m for m in topic if m.cluster and self.discourse.fits(m.cluster, KINDS["agent"])]
        bodies = bodies or [m for m in topic if m.cluster and self.discourse.fits(m.cluster, KINDS["place"])]
        if bodies and bodies[0].link is Link.ADJECTIVE:  # `sekretarz ukraińskiej Rady Bezpieczeństwa`: of the council
            bodies = [m for m in bodies if m.link is not Link.ADJECTIVE and not self.country(m)] or bodies
        found = (people or bodies or [None])[0]  # type: ignore[list-item]
        if found is not None and found.cluster and self.discourse.label_of(found.cluster) in self.words.seats:
            country = self.discourse.country_of(found.cluster)  # `rzecznik Kremla` speaks for Russia
            return replace(found, cluster=country, link=Link.METONYM) if country else found
        return found

    def of_two_lands(self, mention: Mention) -> bool:
        """`dziennikarz polsko-białoruski`: who is of two lands holds no post of either."""
        if mention.link is not Link.ADJECTIVE:
            return False
        text, span = self.document.text, mention.span
        return "-" in (text[span.end : span.end + 1], text[max(0, span.start - 1) : span.start])

    def state_of(self, mentions: Sequence[Mention], of: Mention | None) -> Mention | None:
        """The state whose body the post is of: `szef greckiego MSZ` is of Greece as well, and so is who heads a body of hers by its name."""
        if of is None or not of.cluster or self.discourse.type_of(of.cluster) != "GovernmentBody":
            return None
        states = [m for m in mentions if self.country(m) and not self.after_topic(m)]
        state = self.discourse.country_of(of.cluster)
        if not states and state in self.discourse.clusters:  # `szef MSZ Sikorski` in a text that names Poland
            return replace(of, cluster=state, link=Link.CONTEXT)
        return states[0] if len({m.cluster for m in states}) == 1 else None

    def after_topic(self, mention: Mention) -> bool:
        before = self.document.text[self.span.start : mention.span.start].rstrip()
        return before.endswith(("ds.", "do spraw", " w", " na", " im.", " imienia"))

    def within(self, mention: Mention) -> bool:
        """`sekretarz stanu w MSZ`, `analityk w Instytucie …`: the body in which the post is, never a place."""
        before = self.document.text[self.span.start : mention.span.start].rstrip()
        if before.endswith(_LANDS):  # `minister więziennictwa w prowincji Pendżab`
            return self.discourse.type_of(mention.cluster or "") == "Place"
        return before.endswith((" w", " we")) and self.discourse.fits(mention.cluster or "", KINDS["organization"])

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
        if at > 1 and self.units[at - 1].time and "ppas" in self.units[at - 2].pos:
            at -= 2  # `Cichanouski, uwolniony rok temu mąż liderki`
        if at > 1 and self.units[at - 1].text in ("z", "spośród") and self.units[at - 2].lemmas & {"jeden"}:
            at -= 2
        return at

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
                if "gen" in more.cases and more.text.islower() and not more.is_(STOP) and not self.office(more):
                    at += 2
                    continue
            if unit.text == "i" and self.units[at].mentions and at + 2 < len(self.units):
                more = self.units[at + 2]  # `przywódcy Niemiec i Francji`
                if "gen" in more.cases and any(self.country(m) for m in more.mentions) and self.plural(self.units[i]):
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
        previous = self.units[at - 1]
        person = self.main(previous, KINDS["person"])
        if person is None or not (previous.cases & self.units[i].cases or self.units[self.start(i)].lemmas & {"jeden"}):
            return []
        return [person]

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
        at = last + 1
        dash = False
        found: list[Mention] = []
        while at < len(self.units):
            unit = self.units[at]
            person = self.main(unit, KINDS["person"])
            if (
                person is not None
                and unit.cases & (office.cases if found or dash else self._of_one(office, at))
                and (dash or not unit.cases <= self._owners(office) or unit.title)
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
