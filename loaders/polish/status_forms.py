"""What words say by themselves of whether a thing is done: cues of `data/governors.yaml`, tense, mood, conjunctions."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.polish.lexicon import Lexicon, lexicon
from loaders.polish.sentence_graph import SentenceGraph
from loaders.polish.units import VERBAL
from loaders.polish.words import Reading as WordReading
from ontology.claims import Mode, Status


@dataclass(frozen=True, slots=True)
class Reading:
    """A status with its finer mode and the words that decided it, for `kg extract --explain`."""

    status: Status
    mode: Mode | None = None
    why: str = ""


ACTUAL = Reading(Status.ACTUAL)


def cue(g: SentenceGraph, u: int, words: Lexicon) -> Reading | None:
    """What the unit `u` as a governor makes of what it governs."""
    lemmas = g.lemmas(u)
    if g.units[u].text.casefold().startswith("niewyklucz"):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[u].text)
    verbal = g.verb(u) or g.gerund(u) or g.participle(u) is not None
    nominal = g.units[u].is_(frozenset({"subst"}))
    adjectival = g.adjective(u) or g.units[u].is_(frozenset({"pred", "adjc"}))
    for mode, cues in words.proposed.items():
        if (
            (verbal and lemmas & cues.verbs)
            or (nominal and lemmas & cues.nouns)
            or (adjectival and lemmas & cues.adjectives)
        ):
            return Reading(Status.PROPOSED, Mode(mode), g.units[u].text)
    if (verbal and lemmas & words.planned.verbs) or (nominal and lemmas & words.planned.nouns):
        return Reading(Status.PLANNED, None, g.units[u].text)
    if (verbal and lemmas & words.denying.verbs) or (nominal and lemmas & words.denying.nouns):
        return Reading(Status.NEGATED, None, g.units[u].text)
    if (verbal and lemmas & words.actual.verbs) or (nominal and lemmas & words.actual.nouns):
        return Reading(Status.ACTUAL, None, g.units[u].text)
    return None


def modifiers(g: SentenceGraph, u: int, words: Lexicon) -> Reading | None:
    """`planowana wizyta`, `ewentualne spotkanie`, `być może`."""
    for child in g.kids[u]:
        unit = g.units[child]
        if unit.lemmas & words.alleged:
            return Reading(Status.DISPUTED, None, unit.text)
        if g.labels[child].split(":")[0] in ("amod", "acl") and g.adjective(child) and not _unlike(g, child):
            if unit.lemmas & words.denying.adjectives or (
                g.participle(child) == "ppas" and unit.lemmas & words.denying.verbs
            ):
                return Reading(Status.NEGATED, None, unit.text)  # `niedoszłe spotkanie`, `odwołana wizyta`
            if unit.lemmas & words.planned.adjectives or (g.participle(child) and unit.lemmas & words.planned.verbs):
                return Reading(Status.PLANNED, None, unit.text)
            for mode, cues in words.proposed.items():
                said = child > 0 and bool(g.lemmas(child - 1) & {"być"})
                doubted = unit.lemmas & (cues.adjectives if said else cues.adjectives - words.said_alone)
                if doubted or (g.participle(child) == "ppas" and unit.lemmas & cues.verbs):
                    return Reading(Status.PROPOSED, Mode(mode), unit.text)
        if unit.lemmas & words.proposed["possible"].adverbs and not unit.is_(VERBAL - {"pred"}):
            return Reading(Status.PROPOSED, Mode.POSSIBLE, unit.text)
    return None


def _unlike(g: SentenceGraph, u: int) -> bool:
    """`niesprowokowana agresja`: a participle that a prefix denies says nothing of its verb."""
    return "ppas" in g.units[u].pos and all(
        "neg" in r.tag.split(":") for r in g.units[u].word.readings if r.pos == "ppas"
    )


def form(g: SentenceGraph, u: int, words: Lexicon) -> Reading:
    """What the form of a predicate says by itself: tense, mood, auxiliaries, its conjunction."""
    parts = [u, *g.auxiliaries(u)]
    pos = frozenset(p for x in parts for p in g.units[x].pos)
    marks = g.marks(u)
    if any(m in words.wish for m in marks):
        return Reading(Status.PROPOSED, Mode.SOUGHT, " ".join(marks))
    conditional = "cond" in pos or any(
        g.units[c].text.casefold() == "by" and g.labels[c].startswith("aux") for c in g.kids[u]
    )
    if not conditional and "imps" in pos and u + 1 < len(g) and g.units[u + 1].text == "by":
        conditional = True  # `zdecydowano by bez nich`
    if conditional or ("impt" in pos - {"fin"} and not pos & {"praet", "imps", "fin"}):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[u].text)
    if any(m in words.condition for m in marks) or _provided(g, u):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, " ".join(marks))
    modal = [c for c in g.kids[u] if "fin" in g.units[c].pos and g.lemmas(c) & words.proposed["possible"].verbs]
    if modal and any("inf" in g.units[x].pos for x in (*parts, *g.kids[u])):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[modal[0]].text)  # `może zostać zamknięte`
    if any(g.lemmas(c) & {"mieć"} for c in (*g.auxiliaries(u), *g.kids[u])) and infinitive(g, u):
        return Reading(Status.PLANNED, None, "mieć")  # `miały zostać zniesione`
    if any("bedzie" in g.units[x].pos for x in parts) and any(g.lemmas(c) & words.still for c in g.kids[u]):
        return ACTUAL if g.lemmas(u) & words.occurring else Reading(Status.PLANNED, None, g.units[u].text)
    ahead = any("bedzie" in g.units[x].pos for x in parts[1:]) or future(g, parts)
    if ahead and (any(_conditional(g, c, words) for c in g.kids[u]) or _after_condition(g, u, words)):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, "jeśli")  # `jeśli uwolni więźniów, USA zniosą sankcje`
    if ahead and any(g.preposition(c) in words.unreal for c in g.kids[u]):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[u].text)  # `w razie ataku Polska zamknie granicę`
    if ahead and any(g.lemmas(c) & words.proposed["possible"].adverbs for c in g.kids[u]):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[u].text)  # `być może dojdzie`
    if any("bedzie" in g.units[x].pos for x in parts[1:]):
        return Reading(Status.PLANNED, None, g.units[u].text)  # `będzie wypuszczał`
    if g.lemmas(u) & words.impending and pos & {"fin"} and not pos & {"praet", "imps", "bedzie"} and not _usual(g, u):
        return Reading(Status.PLANNED, None, g.units[u].text)  # `leci do Waszyngtonu`
    if any(g.lemmas(c) & words.soon for c in g.kids[u]) and pos & {"fin"} and not pos & {"praet", "imps"}:
        return Reading(Status.PLANNED, None, g.units[u].text)  # `lada dzień deportuje`
    if "jakoby" in marks:
        denied = any(g.lemmas(x) & words.denying.verbs for x in g.up(u))
        return Reading(Status.NEGATED if denied else Status.DISPUTED, None, "jakoby")
    if pos & {"praet", "imps", "pant"} or (g.participle(u) and not pos & {"bedzie"} and not future(g, parts)):
        return ACTUAL
    if future(g, parts):
        return Reading(Status.PLANNED, None, g.units[u].text)
    return ACTUAL


def _usual(g: SentenceGraph, u: int) -> bool:
    """`co roku jeździ`, `od lat kupuje`: a habit is no plan."""
    return any(
        g.units[x].text.casefold() in ("co", "często", "zwykle", "regularnie", "od", "nadal", "wciąż", "już")
        for x in range(max(0, u - 4), min(u + 5, len(g)))
    )


def _provided(g: SentenceGraph, u: int) -> bool:
    """`o ile uwolni`, `pod warunkiem, że uwolni`: a clause that an expression of condition opens."""
    for at in range(u - 1, max(-1, u - 8), -1):
        if g.units[at].text == ",":
            before = [g.units[x].text.casefold() for x in range(max(0, at - 2), at)]
            return before[-1:] == ["warunkiem"] or g.units[at - 1].expression == "pod warunkiem"
        if g.units[at].text.casefold() == "ile" and at and g.units[at - 1].text.casefold() == "o":
            return True
    return False


def _conditional(g: SentenceGraph, clause: int, words: Lexicon) -> bool:
    """Whether a dependent is a clause of condition."""
    if g.labels[clause].split(":")[0] != "advcl":
        return False
    return any(m in words.condition - {"czy"} for m in g.marks(clause)) or _provided(g, clause)


def _after_condition(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """By order, proof against the tree: `że jeśli A, B zamknie`, `zamknie, jeśli A`."""
    commas = 0
    for at in range(u - 1, -1, -1):
        text = g.units[at].text.casefold()
        if text in (";", ":", "–", "—", "("):
            return False
        commas += text == ","
        if commas > 1 or (commas == 0 and at < u - 1 and g.predicate(at)):
            break
        if commas == 1 and text in words.condition - {"czy"}:
            return True
    after = next((x for x in range(u + 1, len(g)) if g.units[x].text in (",", ";", ":", "–", "(")), len(g))
    return (
        after + 1 < len(g)
        and g.units[after].text == ","
        and g.units[after + 1].text.casefold() in words.condition - {"czy"}
    )


def future(g: SentenceGraph, parts: list[int]) -> bool:
    """`będzie prowadzić`, `uwolni`, `zostaną zwolnieni`: perfective present forms and `być` in the future."""
    for x in parts:
        readings = [
            r
            for r in g.units[x].word.readings
            if r.pos in ("fin", "bedzie", "praet", "imps") and r.lemma not in lexicon().obsolete
        ]
        if readings and all(r.pos == "bedzie" or (r.pos == "fin" and perfective(r)) for r in readings):
            return True
    return False


def perfective(reading: WordReading) -> bool:
    """`kupi` is the future, though the dictionary has the verb as imperfective too."""
    return "perf" in reading.tag.split(":") or reading.lemma in lexicon().perfective


def weaker(a: Reading, b: Reading) -> Reading:
    """The one that promises less; the inner one where they promise the same."""
    order = (Status.ACTUAL, Status.PLANNED, Status.PROPOSED, Status.NEGATED, Status.DISPUTED)
    return b if order.index(b.status) > order.index(a.status) else a


def opens_relative(g: SentenceGraph, u: int) -> bool:
    """Whether the clause of `u` is opened by a relative word: what it says is asserted for itself, whatever governs it."""
    return any(
        g.lemmas(c) & {"który", "jaki", "gdzie", "dokąd", "skąd", "co"} and c < u and c > 0 and _after_comma(g, c)
        for c in (*g.kids[u], *(x for c in g.kids[u] if c < u for x in g.kids[c]))
    )


def _after_comma(g: SentenceGraph, u: int) -> bool:
    return g.units[u - 1].text == "," or (u > 1 and g.units[u - 2].text == "," and "prep" in g.units[u - 1].pos)


def negates(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """Whether a negated governor says that the thing did not happen: `nie doszło do`, `nie zdecydował się na`."""
    return g.negated(u) and bool(g.lemmas(u) & words.implicative)


def infinitive(g: SentenceGraph, u: int) -> bool:
    """`odwiedzić`; `zostać podpisana` too."""
    return g.units[u].is_(frozenset({"inf"})) or (
        g.participle(u) is not None and any(g.units[a].is_(frozenset({"inf"})) for a in g.auxiliaries(u))
    )


def absent(g: SentenceGraph, head: int, words: Lexicon) -> Reading | None:
    """`nie ma mowy o zniesieniu sankcji`, `nie było zgody na wyjazd`."""
    told = next((words.absent[x] for x in sorted(g.lemmas(head)) if x in words.absent), None)
    if told is None or not g.nominal(head):
        return None
    for verb in (g.heads[head], *g.up(head)):
        if verb >= 0 and g.verb(verb):
            lacks = g.lemmas(verb) & {"mieć", "być", "widzieć", "dać", "wyrazić"} and g.negated(verb)
            return Reading(Status(told), None, f"nie ma {g.units[head].text}") if lacks else None
    return None
