"""What the rules of relations share: the units of a sentence, of what a post is, and how a claim is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.polish.frames.frames import KINDS
from loaders.polish.reference.discourse import Discourse
from loaders.polish.relations.phrases import OfficePhrases
from loaders.polish.text.lexicon import lexicon
from loaders.polish.units.units import Unit, Units
from ontology.claims import Aspect, Claim, Document, Filler, Link, Mention, Span, Status

_EXTRACTOR, _VERSION = "polish-relations", "1"
_LANDS = (" prowincji", " stanie", " landzie", " regionie", " obwodzie", " kantonie", " województwie")


# Words that make a clause one of what is not, or not yet.
_UNREAL = frozenset({"gdyby", "jeśli", "jeżeli", "aby", "żeby", "by"})


class RelationReader(OfficePhrases):
    """Reads one sentence."""

    def __init__(self, document: Document, units: Sequence[Unit], discourse: Discourse) -> None:
        self.document = document
        self.units = Units.of(units)
        self.discourse = discourse
        self.words = lexicon()
        self.learning = False  # whether the text is only looked through beforehand
        self.span = Span(units[0].span.start, units[-1].span.end)
        self.lemmas, self.having = self.units.lemmas, self.units.having
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

    def principal(self, mentions: Sequence[Mention]) -> Mention | None:
        """Whose the post is: the person, body or country named in it; a topic after `ds.` is not."""
        mentions = [m for m in mentions if not self.of_two_lands(m)]
        topic = [m for m in mentions if not self.after_topic(m)]
        topic = [*topic, *(m for m in mentions if m not in topic and self.within(m))]
        people = [m for m in topic if m.type == "Person"]
        bodies = [m for m in topic if m.cluster and self.discourse.fits(m.cluster, KINDS["agent"])]
        bodies = bodies or [m for m in topic if m.cluster and self.discourse.fits(m.cluster, KINDS["place"])]
        if bodies and bodies[0].link is Link.ADJECTIVE:  # `sekretarz ukraińskiej Rady Bezpieczeństwa`: of the council
            places = [m for m in topic if m.type == "Place" and not self._from_there(m)]
            bodies = [m for m in bodies if m.link is not Link.ADJECTIVE and not self.country(m)] or places or bodies
        found = (people or bodies or [None])[0]  # type: ignore[list-item]
        if found is not None and found.cluster and self.discourse.label_of(found.cluster) in self.words.seats:
            country = self.discourse.country_of(found.cluster)  # `rzecznik Kremla` speaks for Russia
            return replace(found, cluster=country, link=Link.METONYM) if country else found
        return found

    def _from_there(self, mention: Mention) -> bool:
        """`rosyjski gubernator Chersonia` is of the town, `białoruski adwokat z Grodna` of his state."""
        return self.document.text[self.span.start : mention.span.start].rstrip().endswith((" z", " ze", " pod", " nad"))

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
