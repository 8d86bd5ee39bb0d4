"""Which units of a sentence open which frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.polish.frames.companions import companions, has, reach
from loaders.polish.frames.frames import Frame, Slot, Trigger
from loaders.polish.frames.openings import Opening
from loaders.polish.frames.order import scan
from loaders.polish.frames.slots import own, passive
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import APOSTROPHE, CLOSING_QUOTES, OPENING_QUOTES
from loaders.polish.text.words import Word
from loaders.polish.units.units import FINITE

_OPENING, _CLOSING = OPENING_QUOTES | {APOSTROPHE}, CLOSING_QUOTES | {APOSTROPHE}


@dataclass(frozen=True, slots=True)
class Hit:
    """A frame opened by `unit`, with the unit of its companion (`sankcje` of `znieść sankcje`).

    `others` are less specific ways to read the same word, for where this one turns out to say too little.
    """

    frame: Frame
    trigger: Trigger
    unit: int
    companion: int | None
    voice: str
    others: tuple[Hit, ...] = ()
    spare: bool = False  # a faint one beside a plain word of its kind: asked only where that one tells nothing


def _unless(g: SentenceGraph, u: int, companion: int | None, trigger: Trigger) -> bool:
    """Whether a word stands by the trigger that gives it another sense; `unless_object` asks of what is acted upon alone."""
    if not g.units.lemmas.isdisjoint(trigger.unless_object):
        objects = {a.unit for a in own(g, u) if a.slot in ("obj", "gen")}
        if not passive(g, u) and not objects:
            objects = {a.unit for a in scan(g, u) if a.slot in ("obj", "gen")}
        if any(
            g.lemmas(x) & trigger.unless_object
            for o in objects
            for m in reach(g, o)
            for x in (m, g.antecedent(m), *(() if _named_person(g, m) else g.kids[m]))
        ):
            return True
    lemmas = trigger.unless
    if g.units.lemmas.isdisjoint(lemmas):
        return False
    kids = [c for c in g.kids[u] if g.preposition(c) not in lexicon().attendant]  # `w ramach tej akcji uwolniła X`
    near = {x for c in kids for x in (c, *(() if _named_person(g, c) or _another_deed(g, c) else g.kids[c]))}
    if g.heads[u] >= 0 and (g.participle(u) or g.labels[u] in ("obj", "nsubj", "nmod", "xcomp", "conj", "obl")):
        near.add(g.heads[u])
    if g.heads[u] >= 0 and g.labels[u] == "xcomp":  # `strajk mają podjąć załogi`: the tree hangs the object on `mają`
        near |= {c for c in g.kids[g.heads[u]] if g.labels[c] == "obj"}
    if companion is not None:
        near |= set(g.kids[companion])
    return any(g.lemmas(x) & lemmas for x in near)


def _named_person(g: SentenceGraph, u: int) -> bool:
    """A noun for a person, whatever is said of him: `zatrzymała kapitana tankowca`."""
    return any(r.pos == "subst" and r.values(("m1",)) for r in g.units[u].word.readings)


def _another_deed(g: SentenceGraph, u: int) -> bool:
    """`zostali pojmani i przewiezieni samolotem`, `ma spotkać się z X, aby rozwiązać problem`: what belongs to another verb."""
    if g.labels[u] == "conj":
        return g.verb(u) or g.participle(u) is not None
    aim = g.labels[u] == "xcomp" and bool(lexicon().wish.intersection(g.marks(u)))  # `spotkają się, by uzgodnić los`
    apart = aim or g.labels[u].split(":")[0] in ("advcl", "acl", "ccomp", "parataxis")
    return apart and g.verb(u) and g.participle(u) is None


def _voice(g: SentenceGraph, u: int) -> str:
    if passive(g, u) or "imps" in g.units[u].pos:
        return "passive"
    return "active" if g.verb(u) or g.participle(u) else "noun"


def find(g: SentenceGraph, openings: Sequence[Opening], before: Sequence[Word] = ()) -> list[Hit]:
    """Hits in text order; a unit opens a type once. `before` is the sentence before."""
    verbs_first = sorted(openings, key=lambda o: (_weight(g, o.unit), o.unit))
    plain = _find(g, [o for o in verbs_first if not o.trigger.faint], before)
    faint = _find(g, [o for o in verbs_first if o.trigger.faint], before)
    return sorted(_settled(g, plain, faint), key=lambda h: (h.unit, h.frame.type))


def _find(g: SentenceGraph, verbs_first: Sequence[Opening], before: Sequence[Word]) -> list[Hit]:
    found: list[Hit] = []
    others: dict[tuple[str, int], list[Hit]] = {}
    taken: set[tuple[str, int]] = set()
    for with_companion in (True, False):  # the more specific reading of a word first
        for u, frame, trigger in verbs_first:
            if (trigger.companion is not None) is not with_companion:
                continue
            if (frame.type, u) in taken and (frame.type, u) not in others:
                continue  # the companion of another hit
            hit = _open(g, u, frame, trigger, before)
            if hit is None:
                continue
            if (frame.type, u) in taken:
                others[frame.type, u] += [] if trigger.alone else [hit]
                continue
            if hit.companion is not None and (frame.type, hit.companion) in taken and not _tells_more(g, hit, found):
                if (frame.type, hit.companion) in others and not trigger.alone:
                    others[frame.type, hit.companion].append(hit)  # `podpisały dokumenty, w tym porozumienie`
                continue
            others[frame.type, u] = []
            taken |= {(frame.type, u), (frame.type, hit.companion if hit.companion is not None else u)}
            found.append(hit)
    return [replace(h, others=tuple(more)) if (more := others[h.frame.type, h.unit]) else h for h in found]


def _tells_more(g: SentenceGraph, hit: Hit, found: Sequence[Hit]) -> bool:
    """Whether a word whose noun another has taken tells a happening of its own: a clause without its verb, a further verb.

    `batalion będzie stacjonował w Orzyszu i przybędzie w kwietniu`: a verb says something of its own where it has adverbials.
    """
    u = hit.unit
    if g.units[u].gap is not None:
        return True
    first = next((h.unit for h in found if h.frame.type == hit.frame.type and h.companion == hit.companion), None)
    if first is None or not (g.verb(u) and g.units[u].is_(FINITE)) or not any(g.labels[c] == "obl" for c in g.kids[u]):
        return False
    if hit.trigger.phrase and g.labels[first].startswith("acl:relcl") and g.heads[first] == hit.companion:
        return hit.companion in g.kids[u]  # `brygada, którą wyślą Amerykanie, przybędzie do Polski`
    return g.labels[u] == "conj" and g.heads[u] == first and g.verb(first) and not g.lemmas(u) & g.lemmas(first)


# Types of which one happening is told once, in whatever words: `skazany na pięć lat kolonii`.
_KIN = {"Sentencing": "Imprisonment", "Detention": "Imprisonment", "Negotiation": "Meeting"}


def _settled(g: SentenceGraph, plain: list[Hit], faint: list[Hit]) -> list[Hit]:
    """Without readings of a word that another reading excludes."""
    faint = [replace(h, spare=True) if any(_tells_it(g, p, h) for p in plain) else h for h in faint]
    found = [*plain, *faint]
    at: dict[int, set[str]] = {}
    for hit in found:
        if hit.trigger.captive or hit.spare:
            continue  # who travels decides, and is not known yet: `claims.captives`
        for u in (hit.unit, hit.companion):
            if u is not None:
                at.setdefault(u, set()).add(hit.frame.type)
    found = [_or_else(hit, found) for hit in found]
    return [hit for hit in found if not at.get(hit.unit, set()) & set(hit.frame.yields_to)]


def _tells_it(g: SentenceGraph, plain: Hit, faint: Hit) -> bool:
    """Whether a plain word tells what a faint one would: not `Poczobut, skazany na osiem lat łagru, wciąż siedzi`."""
    if kind(plain) != kind(faint):
        return False
    added = g.participle(plain.unit) is not None and g.labels[plain.unit].split(":")[0] == "acl"
    return not (added and g.predicate(faint.unit) and plain.frame.type != faint.frame.type)


def kind(hit: Hit) -> str:
    """What a hit tells of, where several types tell one thing: `skazany na pięć lat kolonii`."""
    return _KIN.get(hit.frame.type, hit.frame.type)


def _or_else(hit: Hit, found: list[Hit]) -> Hit:
    """With the readings that yield to it: `wybrali prezydenta` is an appointment where nothing says that a people voted."""
    if hit.trigger.captive or hit.trigger.told:
        return hit
    losers = [o for o in found if hit.frame.type in o.frame.yields_to and o.unit == hit.unit and not o.trigger.faint]
    return replace(hit, others=(*hit.others, *losers, *(x for o in losers for x in o.others))) if losers else hit


def _open(
    g: SentenceGraph,
    u: int,
    frame: Frame,
    trigger: Trigger,
    before: Sequence[Word],
) -> Hit | None:
    """The hit, if what the trigger asks of the tree holds at `u`; what it asks of words alone, `openings` has seen to."""
    if trigger.beside_words and not any(g.lemmas(x) & trigger.beside_words for x in _around(g, u)):
        return None
    if trigger.polarity == "negated" and not g.negated(u):
        return None
    if trigger.headline and _finite(g):
        return None
    if trigger.clauseless and any("że" in g.marks(c) or "iż" in g.marks(c) for c in g.kids[u]):
        return None
    if trigger.case and g.preposition(u) is not None:
        return None
    if trigger.future and not any("bedzie" in g.units[x].pos for x in _around(g, u)):
        return None
    if trigger.after and not _governed(g, u, trigger.after):
        return None
    if trigger.not_after and _governed(g, u, trigger.not_after):
        return None
    if trigger.quoted and not _quoted(g, u):
        return None
    if trigger.measured and not _measured(g, u, trigger):
        return None
    if trigger.predicate and not (g.predicate(u) or g.heads[u] < 0 or (g.units[g.heads[u]].named and not _finite(g))):
        return None
    voice = _voice(g, u)
    if trigger.voice and trigger.voice != voice:
        return None
    companion = (
        next((c for c in companions(g, u, trigger.companion, before) if has(g, c, trigger.companion)), None)
        if trigger.companion
        else None
    )
    if (trigger.companion and companion is None) or _unless(g, u, companion, trigger):
        return None
    if trigger.pos != "noun" and _absent_noun(g, u, frame, trigger):
        return None
    if companion is not None and g.units[u].gap is not None and companion < u and _another(g, u):
        companion = None
    return Hit(frame, trigger, u, companion, voice)


def _measured(g: SentenceGraph, u: int, trigger: Trigger) -> bool:
    """Whether a span of time stands before the trigger: `osiem lat kolonii`, with `after` also `po trzech latach za kratami`."""
    if g.units[u].number is not None and g.lemmas(u) & lexicon().spans:
        return True  # the span itself: `Trzy lata dla szpiega`
    at = u - 1
    while trigger.after and at > 0 and (g.adjective(at) or "prep" in g.units[at].pos):
        at -= 1
    return at >= 0 and g.units[at].number is not None and bool(g.lemmas(at) & lexicon().spans)


def _another(g: SentenceGraph, u: int) -> bool:
    """`wydało licencję, a w lutym kolejną`: what is meant is not the thing of the clause before, but one like it."""
    words = lexicon()
    return any(g.lemmas(x) & words.nounless for x in range(u + 1, min(u + 5, len(g))))


def _weight(g: SentenceGraph, u: int) -> int:
    """What says something first, then relative clauses, participles, nouns: `sankcje, które mają wejść w życie, obejmą banki`."""
    if g.verb(u) or g.predicate(u):
        return int(g.labels[u] == "xcomp" and g.labels[g.heads[u]].startswith("acl"))
    return 2 if g.participle(u) else 3


def _around(g: SentenceGraph, u: int) -> list[int]:
    """What belongs to the trigger, the verb on which it hangs, and what belongs to that."""
    head = g.heads[u]
    governor = (head,) if head >= 0 and not g.verb(u) else ()  # `zamówienie na czołgi` beside `złożył`
    return [*g.subtree(u), *governor, *(g.kids[head] if head >= 0 else ())]


def _finite(g: SentenceGraph) -> bool:
    """Whether the sentence has a verb that says something; a headline often has none."""
    return any(unit.is_(FINITE) and g.verb(x) for x, unit in enumerate(g.units))


def _governed(g: SentenceGraph, u: int, prepositions: Sequence[Slot]) -> bool:
    """Whether one of the prepositions stands before the trigger, with its case."""
    before = g.preposition(u)
    return any(s.name == before and (s.case is None or s.case in g.units[u].cases) for s in prepositions)


def _quoted(g: SentenceGraph, u: int) -> bool:
    """Whether the word stands alone in marks of quotation."""
    return 0 < u < len(g) - 1 and g.units[u - 1].text in _OPENING and g.units[u + 1].text in _CLOSING


def _absent_noun(g: SentenceGraph, u: int, frame: Frame, trigger: Trigger) -> bool:
    """A form such as `spotkania` opens its noun trigger, not the verb of which it is formally a gerund."""
    del frame
    if trigger.pos == "full" and g.labels[u].startswith(("aux", "cop")) and g.preposition(g.heads[u]) is None:
        return True  # `był w czwartek w Brukseli przeciwny sankcjom`: no visit
    if trigger.pos in ("finite", "full"):
        return not g.verb(u) and not g.participle(u)
    return trigger.pos == "verb" and not g.verb(u) and not g.participle(u) and not g.gerund(u)
