"""Hit → claims: roles filled, counted, dated, with status and attribution, quoting the sentence."""

from __future__ import annotations

from dataclasses import replace

from loaders.polish.arguments import matches, top
from loaders.polish.dating_beside import ongoing
from loaders.polish.discourse import Discourse
from loaders.polish.lexicon import lexicon
from loaders.polish.moments import When
from loaders.polish.quantities import free_count, numbers_of
from loaders.polish.referents import Referents
from loaders.polish.senses import TALKS, Sense
from loaders.polish.sentence_graph import SentenceGraph
from loaders.polish.speech import speakers
from loaders.polish.status import read
from loaders.polish.triggers import Hit
from ontology.claims import Aspect, Claim, Document, Filler, Span, Status
from ontology.dates import bounds, valid

EXTRACTOR = "polish-frames"
VERSION = "1"
_BACK = frozenset({"po", "podczas", "wskutek", "dzięki", "w kontekście", "w związku"})


def merge(g: SentenceGraph, senses: list[Sense]) -> list[Sense]:
    """One happening told by two words of a copula: `spotkanie w Mińsku było czwartą turą rozmów`."""
    out: list[Sense] = []
    gone: set[int] = set()
    for a in senses:
        for b in senses:
            if a is b or a.hit.unit in gone or b.hit.unit in gone:
                continue
            if a.hit.frame.type in TALKS and b.hit.frame.type in TALKS and _equated(g, a.hit.unit, b.hit.unit):
                for role, rows in b.roles.items():
                    have = {w.cluster for w in a.roles.get(role, [])}
                    a.roles.setdefault(role, []).extend(w for w in rows if w.cluster not in have)
                gone.add(b.hit.unit)
    for sense in senses:
        if sense.hit.unit not in gone:
            out.append(sense)
    return out


def _equated(g: SentenceGraph, subject: int, predicate: int) -> bool:
    """Whether `subject` is said to be `predicate`: subject of a nominal predicate, or of `być` with it."""
    head = g.heads[subject]
    if head < 0 or not g.labels[subject].startswith("nsubj"):
        return False
    over = top(g, predicate)
    return (
        over == head
        or (g.heads[over] == head and bool(g.lemmas(head) & {"być", "zostać", "stać"}))
        or (head in (predicate, over) and bool(g.auxiliaries(head)))
        or (g.heads[predicate] == head and any(g.labels[c] == "cop" for c in g.kids[head]))
    )


def informative(g: SentenceGraph, sense: Sense, dated: bool) -> bool:
    """Whether the words tell of a happening and do not merely point back to one (`po rozmowach`)."""
    hit, trigger = sense.hit, sense.hit.trigger
    filled = {r for r, who in sense.roles.items() if who}
    if trigger.needs_all and not set(trigger.needs_all) <= filled:
        return False
    if trigger.needs and not set(trigger.needs) & filled:
        return False
    if any(not sense.phrases.get(role) and role not in filled for role in trigger.phrase):
        return False
    if trigger.beside and not any(a.slot in trigger.beside for a in sense.args):
        return False
    if trigger.polarity == "negated" and not g.negated(hit.unit):
        return False
    if trigger.object_kind and not _object_fits(g, sense, trigger.object_kind):
        return False
    if _points_back(g, sense) and not dated:
        return False
    if hit.frame.type in ("Negotiation", "Refusal") and _with_the_press(g, sense):
        return False
    if hit.frame.type == "Refusal" and not trigger.told and g.negated(hit.unit):
        return False  # what was not refused is no refusal
    if hit.voice != "noun" or trigger.bare:
        return not _attributive(g, hit.unit) or bool(filled)
    if filled or dated:
        return True
    if any(g.labels[c].startswith("acl:relcl") for c in g.kids[hit.unit]):
        return True
    if g.preposition(hit.unit) in _BACK:
        return False
    if hit.companion is not None or any(units for role, units in sense.phrases.items()):
        return True
    words = lexicon()
    head = g.heads[hit.unit]
    carried = head >= 0 and bool(g.lemmas(head) & (words.light | words.occurring))
    if carried and g.preposition(hit.unit) == "do" and g.lemmas(head) & {"dojść", "dochodzić"}:
        return True  # `do spotkania nie doszło`
    return carried and g.labels[hit.unit].split(":")[0] in ("nsubj", "obj")


def _with_the_press(g: SentenceGraph, sense: Sense) -> bool:
    """`w rozmowie z „Financial Times”`, `rozmawiał z dziennikarzami`: an interview is no negotiation."""
    press = lexicon().press
    units = [x for a in sense.args if a.slot in ("z", "dla") for x in (a.unit, *g.conjuncts(a.unit))]
    if sense.hit.frame.type == "Refusal":
        units = [x for a in sense.args if a.slot in ("obj", "gen") for x in g.subtree(a.unit)]
    return any(g.lemmas(x) & press or any(m.type == "MediaOutlet" for m in g.units[x].mentions) for x in units)


def _attributive(g: SentenceGraph, u: int) -> bool:
    """`zwolnionych więźniów`, `zwolnionych` alone: a bare participle only says which ones are meant."""
    head = g.heads[u]
    alone = (
        g.participle(u) == "ppas"
        and not g.predicate(u)
        and g.labels[u].split(":")[0] in ("obj", "nsubj", "iobj", "obl", "nmod")
    )
    if g.participle(u) == "ppas" and g.labels[u].split(":")[0] in ("amod", "acl") and 0 <= head < u:
        alone = alone or not g.units[u].cases & g.units[head].cases  # `żona skazanego`
    if alone and not any(g.labels[c] not in ("punct", "advmod", "case", "det", "amod") for c in g.kids[u]):
        return True
    plain = g.participle(u) and not g.predicate(u) and head > u and g.labels[u].split(":")[0] in ("amod", "acl")
    return bool(plain) and not any(g.labels[c] not in ("punct", "advmod") for c in g.kids[u])


def _object_fits(g: SentenceGraph, sense: Sense, kinds: frozenset[str]) -> bool:
    """Whether the object is a thing of those classes, or a person by office."""
    objects = [a.unit for a in sense.args if a.slot == "obj" and not a.companion]
    if not objects and sense.hit.voice == "passive" and g.participle(sense.hit.unit):
        return True  # `zostali odwiezieni`: who is meant stands in the sentence before
    named = {w.span for rows in sense.roles.values() for w in rows}
    words = lexicon()
    if "Official" in kinds:
        units = [x for u in objects for x in g.conjuncts(u)]
        return any(g.lemmas(x) & words.offices or g.units[x].title is not None for x in units)
    offices = words.offices | words.anyone | words.prisoners if "Person" in kinds else frozenset()
    if "Person" in kinds and any(_human(g, x) for u in objects for x in g.conjuncts(u)):
        return True
    return any(
        any(m.type in kinds for m in g.units[x].mentions)
        or g.units[x].span in named
        or g.lemmas(x) & (offices | {"on", "który", "kto"})
        for u in objects
        for x in g.conjuncts(u)
    )


def _human(g: SentenceGraph, u: int) -> bool:
    """A common noun of masculine personal gender: `marynarza`, `żołnierzy`."""
    readings = g.units[u].word.readings
    freed = not any(r.pos in ("subst", "ger") for r in readings) and any(r.pos == "ppas" for r in readings)
    return freed or any(r.pos == "subst" and r.values(("m1",)) for r in readings)


def _points_back(g: SentenceGraph, sense: Sense) -> bool:
    """A form that only points back: `zniesienie nałożonych sankcji`, `od objęcia urzędu`."""
    hit = sense.hit
    kind = hit.trigger.back_reference
    if kind == "participle" and g.participle(hit.unit) and not g.predicate(hit.unit):
        return g.heads[hit.unit] >= 0 and not any(a.slot == "subj" for a in sense.args)
    return kind == "preposition" and hit.voice == "noun" and g.preposition(hit.unit) in ("od", "po", "przed")


class Builder:
    """Makes the claims of one document."""

    def __init__(self, document: Document, discourse: Discourse) -> None:
        self._document = document
        self._discourse = discourse

    def claims(self, g: SentenceGraph, sense: Sense, refs: Referents, moment: When | None) -> list[Claim]:
        """One claim, or one for each count of a list (`trzech obywateli RP oraz ośmioro obywateli Białorusi`)."""
        hit = sense.hit
        reading = read(g, hit)
        status, mode = reading.status, reading.mode
        if hit.trigger.told:
            status, mode = Status(hit.trigger.told), None
        if hit.trigger.status_floor and status is Status.ACTUAL:
            status = Status(hit.trigger.status_floor)
        if status is Status.ACTUAL and moment is not None and self._ahead(moment):
            status, mode = Status.PLANNED, None  # nothing that lies after the day of publication is done
        wishers, chain = speakers(g, hit.unit, refs, status, frozenset(w.cluster for w in sense.roles.get("actor", [])))
        fillers = [
            Filler(role, w.span, w.cluster, w.span.of(self._document.text), w.link)
            for role, rows in sense.roles.items()
            for w in rows
        ]
        fillers += [
            Filler("speaker", w.span, w.cluster, w.span.of(self._document.text), w.link)
            for w in wishers
            if not hit.trigger.offer
        ]
        counted = [u for role in hit.frame.quantity for u in sense.phrases.get(role, [])]
        slots = (*hit.trigger.counted, *hit.frame.counted)
        counted += [a.unit for a in sense.args for s in slots if matches(g, a, s, hit.voice)]
        numbers = numbers_of(g, list(dict.fromkeys(counted)))
        if all(n.basis == "part" for n in numbers):  # none, or only `w tym ośmioro`
            numbers = free_count(g, hit) or numbers
        span = g.span
        if moment is None and status is Status.ACTUAL and ongoing(g, hit) and self._document.date:
            moment = self._present(hit, span.start)
        base = Claim(
            document=self._document.text_id,
            type=hit.frame.type,
            status=status,
            mode=mode if status is Status.PROPOSED else None,
            aspect=Aspect(hit.trigger.aspect),
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
            confidence=_confidence(sense, status),
            extractor=EXTRACTOR,
            version=VERSION,
        )
        if len(numbers) < 2:
            return [replace(base, quantity=numbers[0].to_quantity() if numbers else None)]
        return [replace(base, quantity=n.to_quantity(), trigger=_widen(base.trigger, n.span)) for n in numbers]

    def _ahead(self, moment: When) -> bool:
        published = self._document.date
        return bool(published and moment.earliest and valid(published) and moment.earliest > bounds(published)[1])

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


def _widen(a: Span, b: Span) -> Span:
    """Two counts of one trigger are two claims; their trigger spans differ by the count that they hold."""
    return Span(min(a.start, b.start), max(a.end, b.end))


def _confidence(sense: Sense, status: Status) -> float:
    """Rough and documented: named roles raise it, a trigger alone stays at a half."""
    named = sum(bool(rows) for rows in sense.roles.values())
    return round(min(0.95, 0.5 + 0.2 * named + (0.05 if status is Status.ACTUAL else 0.0)), 2)
