"""What a light verb lends to the noun that it carries: `Coale odbył rozmowę z Ryżankouem`."""

from __future__ import annotations

from loaders.polish.frames.slots import RELATIVE, Arg, own
from loaders.polish.frames.subjects import subject
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon

EXCHANGED = frozenset({"w zamian za", "w odpowiedzi na", "pod warunkiem"})  # for, or after, what another does
_FRAMED = ("nmod", "conj", "obl", "obj", "nummod")  # how a noun hangs on what frames it
_BESIDE = (
    frozenset({"po", "przed", "od", "za", "mimo", "pomimo", "wskutek", "w związku", "bez", "dla"}) | EXCHANGED
)  # why a thing is done


def top(g: SentenceGraph, u: int, *, joined: bool = True) -> int:
    """The noun that only frames the happening: `proces` of `proces łagodzenia`, `tura` of `kolejna tura rozmów`.

    Past what `i` joins, unless `joined` is false: `oferta azylu w Mińsku oraz pomysł szczytu` tells nowhere of the summit.
    """
    frames = lexicon().framing
    while (head := g.heads[u]) >= 0 and g.labels[u].startswith(_FRAMED):
        if g.labels[u] == "conj":
            if not joined or g.verb(u) != g.verb(head):
                break
        elif not (g.lemmas(head) & frames and g.nominal(head) and not g.verb(head)):
            break
        u = head
    return u


def light(g: SentenceGraph, u: int, skip: frozenset[int]) -> list[Arg]:
    """What a light or occurring verb lends to the noun that it carries: `Coale odbył rozmowę z Ryżankouem`."""
    words = lexicon()
    found: list[Arg] = []
    head = top(g, u)
    frame = top(g, u, joined=False)
    if frame != u:
        named = {"gen", "obj", "subj"} if g.predicate(frame) else {"gen", "obj"}  # `Tematem rozmowy była Ukraina`
        found += [a for a in own(g, frame, via="light", skip=skip | {u}) if a.slot not in named]
    for child in g.kids[u]:
        if g.participle(child) and g.labels[child].split(":")[0] in ("acl", "amod") and child not in skip:
            rows = own(g, child, via="light", skip=skip | {u})
            told = bool(g.lemmas(child) & words.state_control) and any(a.slot == "gen" for a in own(g, u, skip=skip))
            found += [
                a
                for a in rows
                if (a.slot != "obj" or g.participle(child) == "pact")
                and not (told and a.slot == "subj")  # `przyjazd Łukaszenki, zapowiadany przez Coale’a`: only he travels
            ]
    verb = g.heads[head]
    if g.preposition(head) in _BESIDE:
        verb = -1  # `nałożyła sankcje za udział w inwazji`: the verb tells of something else
    if (
        verb >= 0
        and g.lemmas(verb) & {"przyjąć", "przyjmować"}
        and any(g.preposition(c) == "z" and "inst" in g.units[c].cases for c in g.kids[verb])
    ):
        verb = -1  # `atak przyjęto z obojętnością`: that is how others took it
    if (
        verb >= 0
        and g.preposition(head) in words.presupposing
        and g.lemmas(verb) & words.receiving
        and _a_guest(g, verb)
    ):
        verb = -1  # `podczas pobytu w Mińsku przyjął go Łukaszenka`: the host is on no visit
    if verb >= 0 and g.preposition(head) == "w" and _a_part_in(g, head):
        verb = -1  # the same, wherever the tree hangs the invasion
    if verb >= 0 and (g.verb(verb) or g.participle(verb) or g.predicate(verb)) and verb not in skip:
        label = g.labels[head].split(":")[0]
        if g.lemmas(verb) & words.light and label in ("obj", "obl", "nsubj", "iobj"):
            found += [a for a in own(g, verb, via="light", skip=skip | {head}) if a.slot != "obj"]
            carried = label == "obj" or (label == "obl" and g.preposition(head) is None)
            if carried and not any(a.slot == "subj" for a in found):
                found += subject(g, verb, via="light")
        elif g.lemmas(verb) & words.occurring and (
            label in ("nsubj", "obl") or (label == "obj" and g.lemmas(verb) & words.intransitive)
        ):
            found += [a for a in own(g, verb, via="light", skip=skip | {head}) if a.slot not in ("subj", "obj")]
    for child in g.kids[u]:
        if g.labels[child].startswith("acl:relcl") and g.lemmas(child) & words.carrying:
            rows = own(g, child, via="light", skip=skip | {u})
            taken = any(a.slot == "subj" for a in found)  # then who takes part by the clause is only counted
            found += [
                Arg("rel.subj", a.unit) for a in rows if a.slot == "subj" and taken and not g.lemmas(a.unit) & RELATIVE
            ]
            found += [
                a
                for a in rows
                if not g.lemmas(a.unit) & RELATIVE and a.slot != "obj" and not (taken and a.slot == "subj")
            ]
    if (
        g.lemmas(frame) & lexicon().aimed_at and "inst" in g.units[frame].cases
    ):  # `Celem nalotu miał być X`: at him it aimed
        found = [Arg("obj", a.unit, via=a.via) if a.slot == "subj" else a for a in found]
    return found


def _a_guest(g: SentenceGraph, verb: int) -> bool:
    """Whether a verb of receiving has one person as its object: him who is on the visit, not a delegation that comes to see him."""
    guests = [a.unit for a in own(g, verb) if a.slot == "obj"]
    return any("on" in g.lemmas(x) or g.units[x].named for x in guests)


def _a_part_in(g: SentenceGraph, u: int) -> bool:
    """`za udział w rosyjskiej inwazji`: why a thing is done, by the words before the phrase of `u`."""
    at = min((c for c in g.kids[u] if g.labels[c] == "case"), default=u) - 1
    return at > 0 and bool(g.lemmas(at) & lexicon().complicity) and g.preposition(at) in _BESIDE
