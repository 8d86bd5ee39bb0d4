"""Hit → claims: roles filled, counted, dated, with status and attribution, quoting the sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from loaders.polish.claims.quantities import (
    bare_object,
    beside_list,
    covered,
    free_count,
    numbers_of,
    of_both,
    of_those,
)
from loaders.polish.dating.beside import ongoing
from loaders.polish.dating.coming import coming, due, next_of_its_month
from loaders.polish.dating.moments import When
from loaders.polish.frames.frames import HELD, KINDS
from loaders.polish.frames.slots import matches
from loaders.polish.frames.triggers import Hit
from loaders.polish.reference.discourse import Discourse, Who
from loaders.polish.reference.referents import Referents
from loaders.polish.roles.senses import Sense
from loaders.polish.speech.speech import speakers
from loaders.polish.status.attendance import absent_from, confirmed
from loaders.polish.status.beside import dated_before, told_by_relative
from loaders.polish.status.forms import stays
from loaders.polish.status.spelled_out import only_wanted
from loaders.polish.status.status import gone_to, read
from loaders.polish.syntax.future import future
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from ontology.claims import Aspect, Claim, Document, Filler, Link, Span, Stance, Status
from ontology.dates import bounds, lies_after, lies_before, valid

EXTRACTOR = "polish-frames"
VERSION = "1"
_IN_THE_COURSE = frozenset({"podczas", "po"})  # `podczas ubiegłotygodniowego spotkania miał uzyskać`: it was held
_ANNOUNCING = frozenset({"zapowiedzieć", "zapowiadać"})


class Builder:
    """Makes the claims of one document."""

    def __init__(self, document: Document, discourse: Discourse) -> None:
        self._document = document
        self._discourse = discourse

    def claims(
        self, g: SentenceGraph, sense: Sense, refs: Referents, moment: When | None, wanted: Status | None = None
    ) -> list[Claim]:
        """One claim, or one for each count of a list (`trzech obywateli RP oraz ośmioro obywateli Białorusi`)."""
        hit = sense.hit
        reading = read(g, hit)
        status, mode = reading.status, reading.mode
        if hit.trigger.status_floor and status in (Status.ACTUAL, Status.PLANNED) and not _made_already(g, hit):
            floor = Status(hit.trigger.status_floor)  # `ma zaproponować sankcje` is no more than `zaproponował`
            offered = floor is Status.PROPOSED and bool(g.lemmas(hit.unit) & lexicon().proposed["offered"].verbs)
            status = floor if status is Status.ACTUAL or offered else status
        unreal = status in (Status.PLANNED, Status.PROPOSED) or (status is Status.NEGATED and _only_said_of(g, hit))
        if unreal and _so_called(g, hit):
            if moment is None and not any(sense.roles.values()):
                return []
            status, mode = Status.ACTUAL, None
        if wanted is not None:
            past = moment is not None and lies_before(
                coming(g, hit, moment, self._document).latest, self._document.date
            )
            if only_wanted(hit, status, moment is not None, past, wanted):
                status, mode = wanted, None
        if moment is not None and status in (Status.PLANNED, Status.PROPOSED, Status.NEGATED):
            ahead = _in_the_future(g, hit)
            if ahead or status is not Status.NEGATED:
                moment = due(g, hit, coming(g, hit, moment, self._document), self._document, ahead)
        if (
            status is Status.ACTUAL
            and moment is not None
            and (later := next_of_its_month(g, hit, moment, self._document))
        ):
            status, mode, moment = Status.PLANNED, None, later
        if status is Status.PLANNED and moment is not None and (_told_as_it_was(g, hit) or confirmed(g, hit)):
            if lies_before(moment.latest, self._document.date):
                status = Status.ACTUAL  # `14 października: Trump spotyka się z X`
        held = gone_to(g, hit) or (hit.voice == "noun" and g.preposition(hit.unit) in _IN_THE_COURSE)
        if status is Status.PLANNED and moment is not None and held and self._long_past(moment):
            status = Status.ACTUAL
        if status is Status.ACTUAL and moment is not None and lies_after(moment.earliest, self._document.date):
            lasts = hit.frame.type in lexicon().lasting and stays(g, hit.unit, lexicon())
            behind = hit.frame.type in lexicon().facts and g.preposition(hit.unit) == "po"
            if hit.frame.type in lexicon().worded or lasts or behind or moment.span is None:
                moment = None  # `zaprosił go na maj`: the day is of what he is invited to; `po ataku prąd wróci jutro`
            else:
                status, mode = Status.PLANNED, None  # nothing that lies after the day of publication is done
        said = moment is not None and moment.loose and not lies_after(moment.earliest, self._document.date)
        if said and status is not Status.ACTUAL:
            moment = None  # `zażądał w maju, by go przeniesiono`: when that was said
        wishers, chain = speakers(g, hit.unit, refs, status, frozenset(w.cluster for w in sense.roles.get("actor", [])))
        wishers = wishers or _announcing(g, sense, status)
        others = [g.units[x].span for x in absent_from(g, hit)]
        fillers = [
            Filler(role, w.span, w.cluster, w.span.of(self._document.text), w.link)
            for role, rows in sense.roles.items()
            for w in rows
            if role == "place" or not any(w.span in span for span in others)
        ]
        told = {w.cluster for w in sense.roles.get("speaker", ())}
        fillers += [
            Filler(
                "speaker",
                w.span,
                w.cluster,
                w.span.of(self._document.text),
                w.link if w.span in g.span else Link.CONTEXT,
            )
            for w in wishers
            if not hit.trigger.offer and w.cluster not in told
        ]
        counted = [u for role in hit.frame.quantity for u in sense.phrases.get(role, [])]
        slots = (*hit.trigger.counted, *hit.frame.counted)
        counted += [a.unit for a in sense.args for s in slots if matches(g, a, s, hit.voice)]
        if g.units[hit.unit].number is not None:
            counted.insert(0, hit.unit)  # `podpisały dziesięć porozumień`
        numbers = numbers_of(g, list(dict.fromkeys(counted)), hit.frame.type == "Purchase")
        if _of_one(g, hit):
            numbers = []
        elif all(n.basis == "part" for n in numbers[:1]):  # none, or only `w tym ośmioro Litwinów i dwoje Polaków`
            numbers = free_count(g, hit) or numbers or of_those(g, hit, self._discourse.counted) or covered(g, hit)
            numbers = numbers or beside_list(g, hit)
        else:
            numbers = bare_object(g, hit) or numbers
        numbers = [n for n in numbers if n.basis != "part"] or numbers  # `52 osoby, w tym 14 cudzoziemców`
        if "patient" not in hit.frame.quantity:  # only people are counted apart: `pięciu Ukraińców i dwóch Polaków`
            numbers = [n for n in numbers if not of_both(g, n)][:1]  # `1,8 tys. traktorów i 80 kombajnów`: one purchase
        span = g.span
        if moment is None and status is Status.ACTUAL and ongoing(g, hit) and self._document.date:
            moment = self._present(hit, span.start)
        base = Claim(
            document=self._document.text_id,
            type=hit.frame.type,
            status=status,
            mode=mode if status is Status.PROPOSED else None,
            aspect=Aspect(hit.trigger.aspect),
            stance=Stance(hit.trigger.stance) if hit.trigger.stance else None,
            span=span,
            trigger=self._trigger(g, hit),
            quote=span.of(self._document.text),
            fillers=tuple(sorted(fillers, key=lambda f: (f.role, f.span))),
            date=moment.edtf if moment else None,
            earliest=moment.earliest if moment else None,
            latest=moment.latest if moment else None,
            date_span=moment.span if moment else None,
            attribution=tuple(chain),
            cites=tuple(c for c in self._document.citations if span.start < c.at <= span.end + 1),
            page=self._document.page_of(span.start),
            extractor=EXTRACTOR,
            version=VERSION,
        )
        contrary = self._left_out(g, sense, base)
        if not numbers:
            return [base, *contrary]
        if len(numbers) == 1:
            return [replace(base, quantity=numbers[0].to_quantity()), *contrary]
        rows = [replace(base, quantity=n.to_quantity(), trigger=_widen(base.trigger, n.span)) for n in numbers]
        spans = [n.span for n in numbers]
        return [
            replace(row, fillers=_of_that_count(g, row.fillers, n.span, spans, frozenset(hit.frame.quantity)))
            for row, n in zip(rows, numbers, strict=True)
        ]

    def _left_out(self, g: SentenceGraph, sense: Sense, base: Claim) -> list[Claim]:
        """`uwolnił 52 więźniów, ale nie X`: of whom a contrast leaves out, the contrary is told."""
        if "nie" not in g.units.forms or base.status not in (Status.ACTUAL, Status.PLANNED):
            return []
        if g.units[0].text.casefold() == "to":
            return []  # `To Litwa zamknęła granicę, a nie Polska`: the doer is set against another, wherever the tree hangs him
        found = []
        for role, heads in sense.phrases.items():
            rows = [(h, c) for h in heads for c in g.kids[h] if g.labels[c] == "conj" and g.left_out(c)]
            for head, u in rows:
                kinds = sense.hit.frame.accepts.get(role, KINDS["any"])
                names = [m for m in g.units[u].mentions if m.cluster and m.type in kinds]
                if not names:
                    continue
                beside = [g.units[x].span for x in g.conjuncts(head)] if role == "participant" else []
                rest = [f for f in base.fillers if f.role not in (role, "speaker")]
                rest += [f for f in base.fillers if beside and f.role == role and f.span not in beside]
                mine = [Filler(role, m.span, m.cluster, m.text, m.link) for m in names]
                fillers = tuple(sorted([*rest, *mine], key=lambda f: (f.role, f.span)))
                trigger = _widen(base.trigger, g.units[u].span)
                found.append(replace(base, status=Status.NEGATED, fillers=fillers, trigger=trigger))
        return found

    def _long_past(self, moment: When) -> bool:
        """Whether a day lies before the day that came before the document."""
        day = self._document.date
        if not day or not valid(day) or moment.latest is None:
            return False
        return moment.latest < (date.fromisoformat(bounds(day)[0]) - timedelta(days=1)).isoformat()

    def _present(self, hit: Hit, hit_at: int) -> When | None:
        """What goes on as the text is written holds in the month of its publication."""
        month = (self._document.date or "")[:7]
        blocks = self._document.blocks
        if len(blocks) > 1 and hit_at < blocks[0].span.end:
            return None  # the present tense of a title tells of what happened
        if len(month) < 7 or hit.frame.type in ("SanctionLifting", "PrisonerRelease"):
            return None
        return When(month, *bounds(month), None)

    @staticmethod
    def _trigger(g: SentenceGraph, hit: Hit) -> Span:
        return g.units[hit.unit].span


def _in_the_future(g: SentenceGraph, hit: Hit) -> bool:
    """Whether the clause of a happening tells of what is to come."""
    clause = g.clause(hit.unit)
    return future(g, [clause, *g.auxiliaries(clause)])


def _so_called(g: SentenceGraph, hit: Hit) -> bool:
    """`jeśli uwolni wszystkich przetrzymywanych`, `może wykorzystać aresztowanych w marcu`: who is called so is held already."""
    held = hit.frame.type in HELD and hit.voice != "noun"
    return held and g.participle(hit.unit) is not None and not g.predicate(hit.unit)


def _made_already(g: SentenceGraph, hit: Hit) -> bool:
    """`wprowadzone w czwartek sankcje, których domagała się Litwa`, `poparła sankcje, które Rada przyjęła`: they are there."""
    at = hit.companion
    if at is None or g.verb(at):
        return False
    words = lexicon()
    passed = any(g.labels[c].startswith("acl:relcl") and g.past(c) and g.lemmas(c) & words.light for c in g.kids[at])
    before = any(c < at and dated_before(g, c) and g.lemmas(c) & words.light for c in g.kids[at])
    return before or (passed and told_by_relative(g, at, words))


def _only_said_of(g: SentenceGraph, hit: Hit) -> bool:
    """`zaprzeczył, by wydano skazanego za szpiegostwo X`: what a participle says of a person is not what is denied."""
    u = hit.unit
    of_somebody = g.labels[u].split(":")[0] in ("amod", "acl") and g.heads[u] >= 0 and g.nominal(g.heads[u])
    return of_somebody and not g.negated(u)


def _announcing(g: SentenceGraph, sense: Sense, status: Status) -> list[Who]:
    """`Unia zapowiedziała kolejne restrykcje`: who announces what he will do is its speaker too."""
    hit = sense.hit
    if status not in (Status.PLANNED, Status.PROPOSED) or not hit.frame.type.startswith("Sanction"):
        return []
    if hit.voice != "active" or not g.lemmas(hit.unit) & _ANNOUNCING:
        return []
    return [w for w in sense.roles.get("actor", []) if w.link is not Link.ADJECTIVE]


def _of_that_count(
    g: SentenceGraph, fillers: tuple[Filler, ...], count: Span, counts: list[Span], roles: frozenset[str]
) -> tuple[Filler, ...]:
    """`38 osób, w tym A, oraz trzy podmioty, w tym B`: whom a count's own list names is not of the other count.

    Behind a colon or dash the list is of all of them.
    """

    def belongs(f: Filler) -> bool:
        before = [c for c in counts if c.start <= f.span.start]
        if f.role not in roles or not before:
            return True
        last = max(before)
        return last == count or any(
            u.text in (":", "–", "—") for u in g.units if last.end <= u.span.start < f.span.start
        )

    return tuple(f for f in fillers if belongs(f))


def _of_one(g: SentenceGraph, hit: Hit) -> bool:
    """`123 więźniów, w tym skazana na 11 lat opozycjonistka`: a participle in the singular tells of one, whatever is counted beside it."""
    if not g.participle(hit.unit) or g.predicate(hit.unit) or hit.voice == "noun":
        return False
    rows = [r for r in g.units[hit.unit].word.readings if r.pos == "ppas"]
    return bool(rows) and not any(r.values(("pl",)) for r in rows)


def _widen(a: Span, b: Span) -> Span:
    """Two counts of one trigger are two claims; their trigger spans differ by the count that they hold."""
    return Span(min(a.start, b.start), max(a.end, b.end))


def _told_as_it_was(g: SentenceGraph, hit: Hit) -> bool:
    """A present form that tells of what is near: with a day that is past, it tells of that day as a chronicle does."""
    u, words = hit.unit, lexicon()
    if not (g.verb(u) and g.units[u].pos & {"fin"} and g.lemmas(u) & words.impending) or g.auxiliaries(u):
        return False
    return not future(g, [u]) and not g.marks(u)
