"""One happening told by several words of a sentence is one: a copula, a noun within a verb, two nouns of one verb, a result."""

from __future__ import annotations

from loaders.polish.frames.frames import FREED
from loaders.polish.frames.light_verbs import top
from loaders.polish.roles.senses import TALKS, Sense
from loaders.polish.syntax.sentence_graph import SentenceGraph

_INSIDE = frozenset({None, "w", "na", "podczas", "wskutek", "od", "do"})


def merge(g: SentenceGraph, senses: list[Sense]) -> list[Sense]:
    """One happening told by two words of a copula: `spotkanie w Mińsku było czwartą turą rozmów`."""
    out: list[Sense] = []
    gone: set[int] = set()
    for a in senses:
        for b in senses:
            if a is b or a.hit.unit in gone or b.hit.unit in gone:
                continue
            if _within(g, a, b) or _of_the_list(g, a, b) or _says_what_it_does(g, a, b) or _of_the_round(g, a, b):
                for role, rows in b.roles.items():
                    if role not in a.roles:
                        a.roles[role] = list(rows)
                gone.add(b.hit.unit)
                continue
            if _joined(g, a, b) or _equated(g, a, b):
                for role, rows in b.roles.items():
                    have = {w.cluster for w in a.roles.get(role, [])}
                    a.roles.setdefault(role, []).extend(w for w in rows if w.cluster not in have)
                gone.add(b.hit.unit)
    for sense in senses:
        if sense.hit.unit not in gone:
            out.append(sense)
    return _with_results(g, out)


def _with_results(g: SentenceGraph, senses: list[Sense]) -> list[Sense]:
    """Without what only tells how a happening of the sentence went on: `ostrzelali posterunek, zabijając 12 osób`.

    A result with a time of its own is another happening, and so is what somebody else did.
    """
    kept = [s for s in senses if not s.hit.trigger.result]
    for sense in senses:
        if not sense.hit.trigger.result:
            continue
        rows = [s for s in kept if s.hit.frame.type == sense.hit.frame.type and _came_of(g, s, sense)]
        if not rows:
            kept.append(sense)
            continue
        cause = min(rows, key=lambda s: abs(s.hit.unit - sense.hit.unit))
        for role, who in sense.roles.items():
            cause.roles.setdefault(role, list(who))
    return [s for s in senses if s in kept]


def _came_of(g: SentenceGraph, cause: Sense, result: Sense) -> bool:
    mine, other = ({w.cluster for w in s.roles.get("actor", ())} for s in (result, cause))
    if mine and other and not mine & other:
        return False
    timed = [any(g.units[c].time is not None for c in g.kids[s.hit.unit]) for s in (cause, result)]
    return not all(timed)


def _joined(g: SentenceGraph, a: Sense, b: Sense) -> bool:
    """`odbyły się rozmowy, a następnie obrady`: two nouns for what one verb tells of."""
    types = {a.hit.frame.type, b.hit.frame.type}
    bare = not g.preposition(b.hit.unit) and a.hit.voice == b.hit.voice == "noun"
    if types == {"Attack"}:  # `podczas oblężenia meczetu i szturmu`, not `zamach w Stambule i nalot na Bejrut`
        where = [{w.cluster for r in ("target", "place") for w in s.roles.get(r, ())} for s in (a, b)]
        return bare and b.hit.unit in g.conjuncts(a.hit.unit) and not all(where)
    return types <= {"Meeting", "Negotiation"} and bare and b.hit.unit in g.conjuncts(a.hit.unit)


def _within(g: SentenceGraph, outer: Sense, inner: Sense) -> bool:
    """`zginął w zamachu`, `przyjął na audiencji`, `zasiedli do stołu rozmów`: the noun says what the verb tells."""
    a, b = outer.hit, inner.hit
    if a.frame.type != b.frame.type or b.voice != "noun" or a.unit == b.unit or a.voice == "noun":
        return False
    at = b.unit
    for _ in range(4):
        if g.labels[at].split(":")[0] not in ("nmod", "obl", "obj") or g.preposition(at) not in _INSIDE:
            return False
        at = g.heads[at]
        if at == a.unit:
            return True
    return False


def _of_the_list(g: SentenceGraph, outer: Sense, inner: Sense) -> bool:
    """`na liście ułaskawionych przez Łukaszenkę nie ma X`: the participle says what list it is that tells of X."""
    a, b = outer.hit, inner.hit
    if a.companion is None or not {a.frame.type, b.frame.type} <= FREED or not g.participle(b.unit):
        return False
    return b.unit != a.companion and b.unit in g.subtree(a.companion)


def _of_the_round(g: SentenceGraph, outer: Sense, inner: Sense) -> bool:
    """`druga tura wyborów, w której X zmierzył się z Y`: what a relative clause tells of the round is told of its vote."""
    a, b = outer.hit, inner.hit
    if not a.frame.type == b.frame.type == "Election" or a.voice != "noun" or b.companion is None:
        return False
    return g.labels[b.unit].startswith("acl") and a.unit != b.companion and a.unit in g.kids[b.companion]


def _says_what_it_does(g: SentenceGraph, outer: Sense, inner: Sense) -> bool:
    """`wydał wyrok skazujący`: the participle only says what the verdict is."""
    a, b = outer.hit, inner.hit
    return a.frame.type == b.frame.type and g.participle(b.unit) == "pact" and g.heads[b.unit] == a.unit


def _equated(g: SentenceGraph, a: Sense, b: Sense) -> bool:
    """Whether the talks `a` are said to be the talks `b`: subject of a nominal predicate, or of `być` with it."""
    if not {a.hit.frame.type, b.hit.frame.type} <= TALKS:
        return False
    subject, predicate = a.hit.unit, b.hit.unit
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
