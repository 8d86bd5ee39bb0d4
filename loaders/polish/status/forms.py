"""What words say by themselves of whether a thing is done: cues of `data/governors.yaml`, tense, mood, conjunctions."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.polish.status.conditions import (
    after_condition,
    at_a_time,
    in_case,
    in_condition,
    of_condition,
    provided,
    under_opening_condition,
)
from loaders.polish.syntax.future import future
from loaders.polish.syntax.sentence_graph import SentenceGraph, once
from loaders.polish.text.lexicon import Lexicon
from loaders.polish.text.words import any_of
from loaders.polish.units.units import VERBAL
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
    nominal = "subst" in g.units[u].pos
    adjectival = g.adjective(u) or g.units[u].is_(("pred", "adjc"))
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


_LISTS = frozenset({"lista", "wykaz"})


def modifiers(g: SentenceGraph, u: int, words: Lexicon, but: int = -1) -> Reading | None:
    """`planowana wizyta`, `ewentualne spotkanie`, `być może`; the unit `but` says nothing of itself."""
    for child in g.kids[u]:
        if child == but:
            continue
        unit = g.units[child]
        if unit.lemmas & words.alleged:
            return Reading(Status.DISPUTED, None, unit.text)
        if unit.text.casefold().startswith("niewyklucz"):
            return Reading(Status.PROPOSED, Mode.POSSIBLE, unit.text)
        made = g.participle(child) == "ppas" and unit.lemmas & words.proclaiming
        if made and g.lemmas(u) & any_of(words.pacts, _LISTS):
            continue  # `porozumienie ogłoszone we wrześniu`, `na ogłoszonej liście znalazły się`
        if g.labels[child].split(":")[0] in ("amod", "acl") and g.adjective(child) and not unlike(g, child):
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
        maybe = "może" in unit.lemmas and unit.span.of(g.text).casefold() == "być może"  # read as one word
        if maybe or (unit.lemmas & words.proposed["possible"].adverbs and not unit.is_(VERBAL - {"pred"})):
            return Reading(Status.PROPOSED, Mode.POSSIBLE, unit.text)
    return None


def unlike(g: SentenceGraph, u: int) -> bool:
    """`niesprowokowana agresja`: a participle that a prefix denies says nothing of its verb."""
    return "ppas" in g.units[u].pos and all(
        "neg" in r.tag.split(":") for r in g.units[u].word.readings if r.pos == "ppas"
    )


def _is_to_be(g: SentenceGraph, u: int) -> bool:
    """`ma to być pierwsza wizyta`: the verb of what is planned stands over the noun that it calls so."""
    over = g.heads[u]
    called = any(g.labels[c] == "cop" and g.units[c].text.casefold() == "być" for c in g.kids[u])
    return called and over >= 0 and "mieć" in g.lemmas(over)


@once
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
    if g.past(u) and "czy" not in marks and _therefore(g, u):
        return ACTUAL  # `jeśli zniósł sankcje, to dlatego, że dostał więźniów`
    if any(m in words.condition for m in marks) or provided(g, u) or in_condition(g, u, words):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, " ".join(marks))
    modal = [
        c
        for c in (*g.kids[u], *([g.heads[u]] if g.heads[u] >= 0 and g.auxiliaries(u) else []))
        if g.units[c].pos & {"fin", "winien"} and g.lemmas(c) & words.proposed["possible"].verbs
    ]
    if modal and any("inf" in g.units[x].pos for x in (*parts, *g.kids[u])):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[modal[0]].text)  # `może zostać zamknięte`
    meant = _is_to_be(g, u)
    if meant and g.negated(g.heads[u]):
        return Reading(Status.NEGATED, None, "nie mieć")  # `nie ma to być wizyta`
    if meant or (any(g.lemmas(c) & {"mieć"} for c in (*g.auxiliaries(u), *g.kids[u])) and infinitive(g, u)):
        return Reading(Status.PLANNED, None, "mieć")  # `miały zostać zniesione`
    near = [x for x in range(max(0, u - 3), min(u + 3, len(g))) if g.lemmas(x) & words.still]
    if any("bedzie" in g.units[x].pos for x in parts) and (near or any(g.lemmas(c) & words.still for c in g.kids[u])):
        return ACTUAL if g.lemmas(u) & words.occurring else Reading(Status.PLANNED, None, g.units[u].text)
    either = any(r.biaspectual and r.pos == "fin" for r in g.units[u].word.readings)  # `być może aresztuje`
    ahead = any("bedzie" in g.units[x].pos for x in parts[1:]) or future(g, parts) or either
    under = any(of_condition(g, c, words) for c in g.kids[u]) or after_condition(g, u, words)
    if ahead and (under or under_opening_condition(g, u, words)):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, "jeśli")  # `jeśli uwolni więźniów, USA zniosą sankcje`
    if ahead and (foreseen := _foreseen(g, u, words)) is not None:
        return foreseen
    unmet = any(
        g.preposition(c) in words.contingent for c in g.kids[u]
    )  # not `spotka się z X w celu uzgodnienia planu`
    if ahead and (unmet or in_case(g, u)):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[u].text)  # `w razie ataku Polska zamknie granicę`
    if ahead and any(g.lemmas(c) & any_of(words.proposed["possible"].adverbs, words.forecasting) for c in g.kids[u]):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[u].text)  # `być może dojdzie`, `na pewno zaprosi`
    if ahead and any(
        g.lemmas(k) & words.proposed["possible"].adverbs and g.units[k].is_(("adv", "part", "qub"))
        for c in g.kids[u]
        if not g.predicate(c)
        for k in g.kids[c]
        if g.units[c].time is not None
    ):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[u].text)  # `zrewanżuje się wizytą zapewne jesienią`
    if ahead and set(marks) & words.awaiting and not at_a_time(g, u):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, " ".join(marks))  # `do czasu, gdy wypuści więźniów`
    if any("bedzie" in g.units[x].pos for x in parts[1:]):
        return Reading(Status.PLANNED, None, g.units[u].text)  # `będzie wypuszczał`
    if g.lemmas(u) & words.impending and pos & {"fin"} and not pos & {"praet", "imps", "bedzie"} and not usual(g, u):
        return Reading(Status.PLANNED, None, g.units[u].text)  # `leci do Waszyngtonu`
    if (
        any(g.lemmas(c) & words.soon for c in (*g.kids[u], *range(max(0, u - 1), min(u + 2, len(g)))))
        and pos & {"fin"}
        and not pos & {"praet", "imps"}
    ):
        return Reading(Status.PLANNED, None, g.units[u].text)  # `lada dzień deportuje`
    if "jakoby" in marks:
        denied = any(g.lemmas(x) & words.denying.verbs for x in g.up(u))
        mark = next(c for c in g.kids[u] if g.labels[c] == "mark")
        denied = denied or any(g.lemmas(x) & words.lies for x in range(max(0, mark - 3), mark))
        return Reading(Status.NEGATED if denied else Status.DISPUTED, None, "jakoby")
    return Reading(Status.PLANNED, None, g.units[u].text) if future(g, parts) else ACTUAL


def _therefore(g: SentenceGraph, u: int) -> bool:
    if "dlatego" not in g.units.forms:
        return False
    texts = g.units.texts
    return any(texts[x] == "to" and texts[x + 1 : x + 3].count("dlatego") for x in range(u + 1, len(texts) - 2))


def usual(g: SentenceGraph, u: int) -> bool:
    """`co roku jeździ`, `od lat kupuje`: a habit is no plan."""
    return any(
        g.units[x].text.casefold() in ("co", "często", "zwykle", "regularnie", "od", "nadal", "wciąż", "już")
        for x in range(max(0, u - 4), min(u + 5, len(g)))
    )


def stays(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """Whether a predicate says of a state that it will go on, and so that it is: `pozostanie na liście sankcyjnej`."""
    parts = [x for x in (u, *g.auxiliaries(u)) if g.lemmas(x) & words.staying]
    return bool(parts) and not any("cond" in g.units[x].pos for x in parts)


def _foreseen(g: SentenceGraph, u: int, words: Lexicon) -> Reading | None:
    """By order: `można oczekiwać, że X, któremu na tym zależy, będzie wypuszczał`: what is foreseen, past a relative clause."""
    commas = []
    for at in range(u - 1, 1, -1):
        text = g.units[at].text.casefold()
        if text in (";", "–", "—", ":"):
            return None
        if text == ",":
            commas.append(at)
        elif text == "że" and g.units[at - 1].text == ",":
            opened = len(commas) == 2 and any(
                g.lemmas(x) & {"który"} for x in range(commas[1] + 1, min(commas[1] + 3, u))
            )
            said = cue(g, at - 2, words) if opened else None
            return said if said is not None and said.status is Status.PROPOSED else None
    return None


_LESS = {status: n for n, status in enumerate((Status.ACTUAL, Status.PLANNED, Status.PROPOSED, Status.NEGATED, Status.DISPUTED))}  # fmt: skip


def weaker(a: Reading, b: Reading) -> Reading:
    """The one that promises less; the inner one where they promise the same."""
    return b if _LESS[b.status] > _LESS[a.status] else a


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
    return g.negated(u) and bool(g.lemmas(u) & words.implicative) and not _strikes(g, u)


def _strikes(g: SentenceGraph, u: int) -> bool:
    """`rozmowy nie godzą w sojusz`: they are held, and harm nothing."""
    if "godzić" not in g.lemmas(u):
        return False
    return any(g.preposition(c) == "w" and "acc" in g.units[c].cases and g.units[c].time is None for c in g.kids[u])


def infinitive(g: SentenceGraph, u: int) -> bool:
    """`odwiedzić`; `zostać podpisana` too."""
    return "inf" in g.units[u].pos or (
        g.participle(u) is not None and any("inf" in g.units[a].pos for a in g.auxiliaries(u))
    )


def untrue(g: SentenceGraph, verb: int, words: Lexicon) -> bool:
    """`okazały się nieprawdziwe`, `była kaczką dziennikarską`: what a predicate says of a report."""
    if g.negated(verb):
        return False
    return any(g.lemmas(x) & words.untrue or (g.lemmas(x) & words.lies and g.nominal(x)) for x in (verb, *g.kids[verb]))


def absent(g: SentenceGraph, head: int, words: Lexicon) -> Reading | None:
    """`nie ma mowy o zniesieniu sankcji`, `nie było zgody na wyjazd`."""
    told = next((words.absent[x] for x in sorted(g.lemmas(head)) if x in words.absent), None)
    if told is None or not g.nominal(head):
        return None
    for verb in (g.heads[head], *g.up(head)):
        if verb >= 0 and g.verb(verb):
            lacks = g.lemmas(verb) & (words.having if g.negated(verb) else words.wanting_yet)
            return Reading(Status(told), None, f"nie ma {g.units[head].text}") if lacks else None
    return None
