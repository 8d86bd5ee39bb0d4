"""Is it done? Reads a trigger's own form, then its governors outward, by the cues of `data/governors.yaml`.

Nothing planned, proposed, denied or disputed may come out as done; where a governor is unknown the form decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from loaders.polish.arguments import top
from loaders.polish.lexicon import Lexicon, lexicon
from loaders.polish.sentence_graph import SentenceGraph
from loaders.polish.triggers import Hit
from loaders.polish.units import VERBAL
from loaders.polish.words import Reading as WordReading
from ontology.claims import Mode, Status


@dataclass(frozen=True, slots=True)
class Reading:
    """A status with its finer mode and the words that decided it, for `kg extract --explain`."""

    status: Status
    mode: Mode | None = None
    why: str = ""


_ACTUAL = Reading(Status.ACTUAL)
_MEANWHILE = frozenset({"podczas", "przy okazji"})
_TALKS = frozenset({"Meeting", "Negotiation", "Visit", "PhoneCall"})


def _cue(g: SentenceGraph, u: int, words: Lexicon) -> Reading | None:
    """What the unit `u` as a governor makes of what it governs."""
    lemmas = g.lemmas(u)
    verbal = g.verb(u) or g.gerund(u) or g.participle(u) is not None
    nominal = g.units[u].is_(frozenset({"subst"}))
    adjectival = g.adjective(u) or g.units[u].is_(frozenset({"pred"}))
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


def _modifiers(g: SentenceGraph, u: int, words: Lexicon) -> Reading | None:
    """`planowana wizyta`, `ewentualne spotkanie`, `być może`."""
    for child in g.kids[u]:
        unit = g.units[child]
        if g.labels[child].split(":")[0] in ("amod", "acl") and g.adjective(child):
            if unit.lemmas & words.planned.adjectives or (g.participle(child) and unit.lemmas & words.planned.verbs):
                return Reading(Status.PLANNED, None, unit.text)
            for mode, cues in words.proposed.items():
                if unit.lemmas & cues.adjectives or (g.participle(child) == "ppas" and unit.lemmas & cues.verbs):
                    return Reading(Status.PROPOSED, Mode(mode), unit.text)
        if unit.lemmas & words.proposed["possible"].adverbs and not unit.is_(VERBAL - {"pred"}):
            return Reading(Status.PROPOSED, Mode.POSSIBLE, unit.text)
    return None


def _form(g: SentenceGraph, u: int, words: Lexicon) -> Reading:
    """What the form of a predicate says by itself: tense, mood, auxiliaries, its conjunction."""
    parts = [u, *g.auxiliaries(u)]
    pos = frozenset(p for x in parts for p in g.units[x].pos)
    marks = g.marks(u)
    if any(m in words.wish for m in marks):
        return Reading(Status.PROPOSED, Mode.SOUGHT, " ".join(marks))
    conditional = "cond" in pos or any(
        g.units[c].text.casefold() == "by" and g.labels[c].startswith("aux") for c in g.kids[u]
    )
    if conditional or ("impt" in pos - {"fin"} and not pos & {"praet", "imps", "fin"}):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[u].text)
    if any(m in words.condition - {"czy"} for m in marks):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, " ".join(marks))
    if any("bedzie" in g.units[x].pos for x in parts[1:]):
        return Reading(Status.PLANNED, None, g.units[u].text)  # `będzie wypuszczał`
    if "jakoby" in marks:
        denied = any(g.lemmas(x) & words.denying.verbs for x in g.up(u))
        return Reading(Status.NEGATED if denied else Status.DISPUTED, None, "jakoby")
    if pos & {"praet", "imps", "pant"} or (g.participle(u) and not pos & {"bedzie"} and not _future(g, parts)):
        return _ACTUAL
    if _future(g, parts):
        return Reading(Status.PLANNED, None, g.units[u].text)
    return _ACTUAL


def _future(g: SentenceGraph, parts: list[int]) -> bool:
    """`będzie prowadzić`, `uwolni`, `zostaną zwolnieni`: perfective present forms and `być` in the future."""
    for x in parts:
        readings = [r for r in g.units[x].word.readings if r.pos in ("fin", "bedzie", "praet", "imps")]
        if readings and all(r.pos == "bedzie" or (r.pos == "fin" and _perfective(r)) for r in readings):
            return True
    return False


def _perfective(reading: WordReading) -> bool:
    """`kupi` is the future, though the dictionary has the verb as imperfective too."""
    return "perf" in reading.tag.split(":") or reading.lemma in lexicon().perfective


def _weaker(a: Reading, b: Reading) -> Reading:
    """The one that promises less; the inner one where they promise the same."""
    order = (Status.ACTUAL, Status.PLANNED, Status.PROPOSED, Status.NEGATED, Status.DISPUTED)
    return b if order.index(b.status) > order.index(a.status) else a


def _negates(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """Whether a negated governor says that the thing did not happen: `nie doszło do`, `nie zdecydował się na`."""
    return g.negated(u) and bool(g.lemmas(u) & words.implicative)


def read(g: SentenceGraph, hit: Hit) -> Reading:
    """Status of the happening that `hit` tells of."""
    words = lexicon()
    u = hit.unit
    if hit.trigger.offer and hit.companion is not None:  # of an offer the status is that of the offering
        if g.negated(hit.companion):
            return Reading(Status.NEGATED, None, "nie")
        if g.verb(hit.companion):
            form = _form(g, hit.companion, words)
            return _weaker(form, _clauses(g, hit.companion, words)) if _infinitive(g, hit.companion) else form
        if g.gerund(hit.companion):  # `poprze decyzję o udzieleniu schronienia`
            return _nominal(g, hit.companion, _ACTUAL, words, False)
        return _ACTUAL
    carried = hit.companion is not None and (g.verb(hit.companion) or g.participle(hit.companion) is not None)
    if hit.companion is not None and carried and not g.verb(u) and not g.participle(u) and g.negated(hit.companion):
        if not g.lemmas(hit.companion) & words.denying.verbs:  # `porozumienia nie osiągnięto`
            return Reading(Status.NEGATED, None, "nie")
    if g.heads[u] == hit.companion and hit.companion is not None and g.participle(u):
        outer = hit.companion  # `zniesione sankcje`: what governs the noun governs the happening
    elif hit.companion is not None and u in list(g.up(hit.companion)):
        outer = u
    else:
        outer = u
    own = _modifiers(g, u, words) or (hit.companion is not None and _modifiers(g, hit.companion, words)) or None
    predicate = g.predicate(u) or g.verb(u)
    if g.negated(u) and not (g.units[u].is_(frozenset({"subst"}))):
        return Reading(Status.NEGATED, None, "nie")
    if g.participle(u) and not predicate and (listed := _listed(g, u, words)) is not None:
        return listed
    if own is not None and not predicate:
        over = _nominal(g, outer, _ACTUAL, words, hit.frame.type in _TALKS)
        return over if over.status is Status.NEGATED else own  # `odwołał planowane spotkanie`
    result = own or _ACTUAL
    if (
        hit.companion is not None
        and hit.companion in (g.heads[u], g.heads[top(g, u)])
        and (g.verb(hit.companion) or g.participle(hit.companion))
        and g.labels[u].split(":")[0] in ("nsubj", "obj", "iobj")
    ):  # `umowa ma zostać podpisana`
        result = _weaker(result, _form(g, hit.companion, words))
        return _weaker(result, _clauses(g, hit.companion, words))
    if predicate:
        result = _weaker(result, _form(g, u, words))
        return _weaker(result, _clauses(g, u, words)) if result.status is not Status.NEGATED else result
    return _nominal(g, outer, result, words, hit.frame.type in _TALKS)


def _shared_wish(g: SentenceGraph, u: int, head: int, words: Lexicon) -> Reading | None:
    """`dąży do tego, żeby A zlikwidowała …, a B zniosły`: a past form after a wish, joined to a verb that is not past."""
    if "praet" not in g.units[u].pos or ("praet" in g.units[head].pos - {"fin"} and not g.auxiliaries(head)):
        return None
    for at in range(head + 1, u):
        marks = [m for m in g.marks(at) if m in words.wish]
        if marks and "praet" in g.units[at].pos:
            return Reading(Status.PROPOSED, Mode.SOUGHT, marks[0])
    return None


def _listed(g: SentenceGraph, u: int, words: Lexicon) -> Reading | None:
    """`na liście uwolnionych nie było X`: who is not among them was not."""
    before = [g.units[x].text.casefold() for x in range(max(0, u - 2), u)]
    if not ("wśród" in before or "spośród" in before or any(x in before for x in ("liście", "gronie", "grupie"))):
        return None
    near = [x for x in range(u + 1, min(u + 5, len(g))) if g.lemmas(x) & words.implicative]
    return Reading(Status.NEGATED, None, "nie") if near and g.negated(near[0]) else None


def _infinitive(g: SentenceGraph, u: int) -> bool:
    """`odwiedzić`; `zostać podpisana` too."""
    return g.units[u].is_(frozenset({"inf"})) or (
        g.participle(u) is not None and any(g.units[a].is_(frozenset({"inf"})) for a in g.auxiliaries(u))
    )


def _clauses(g: SentenceGraph, u: int, words: Lexicon) -> Reading:
    """Climb from a predicate through the clauses that govern it."""
    result = _ACTUAL
    at = u
    for _ in range(6):
        head = g.heads[at]
        label = g.labels[at]
        base = label.split(":")[0]
        if head < 0 or base in ("parataxis", "appos", "root"):
            break
        if base == "conj":
            wish = _shared_wish(g, at, head, words)
            if wish is not None:
                return _weaker(result, wish)
            if g.verb(head) and not g.marks(at):
                shared = (
                    _form(g, head, words) if any(m in words.wish | words.condition for m in g.marks(head)) else _ACTUAL
                )
                result = _weaker(result, shared)
                if _infinitive(g, at) or shared.status is not Status.ACTUAL:
                    at = head
                    continue
                at = head
                if g.labels[head].split(":")[0] not in ("ccomp", "xcomp", "csubj"):
                    break
                continue
            at = head
            continue
        if label.startswith("acl:relcl") or (base == "acl" and not _infinitive(g, at) and not g.marks(at)):
            break
        if base == "advcl" and not _infinitive(g, at):
            break
        if set(g.marks(at)) & words.asserting:  # `choć go zaproszono`: said for itself, whatever governs it
            break
        cue = _cue(g, head, words)
        if _negates(g, head, words) and base in ("xcomp", "ccomp", "obj", "csubj"):
            return Reading(Status.NEGATED, None, f"nie {g.units[head].text}")
        if base in ("ccomp", "csubj", "xcomp", "acl", "obj", "advcl", "nsubj", "obl"):
            if g.lemmas(head) & {"mieć"} and _infinitive(g, at):
                perfective = any("perf" in r.tag.split(":") for r in g.units[at].word.readings if r.pos == "inf")
                scheduled = Reading(
                    Status.PLANNED, None, g.units[head].text
                )  # `miał się odbyć`; `ma prowadzić` is hearsay
                present = "fin" in g.units[head].pos  # `ma mianować`, `mają negocjować`
                result = _weaker(result, scheduled if perfective or present else _form(g, head, words))
            elif (
                cue is not None
                and not (base == "ccomp" and cue.status is Status.PLANNED)
                and not (
                    base == "ccomp"
                    and cue.mode in (Mode.OFFERED, Mode.DEMANDED)
                    and not set(g.marks(at)) & words.wish
                    and result.status is Status.ACTUAL
                    and not _infinitive(g, at)
                )
            ):
                result = _weaker(result, cue)
            if _infinitive(g, at):
                result = _weaker(result, _form(g, head, words))
            modifier = _modifiers(g, head, words)
            if modifier and _infinitive(g, at):
                result = _weaker(result, modifier)
        at = head
    return result


def _nominal(g: SentenceGraph, u: int, result: Reading, words: Lexicon, talks: bool) -> Reading:
    """Climb from a nominal happening: framing nouns, then the verb that carries or governs it."""
    before = _said_before(g, u)
    if before is not None and not (talks and before.status is Status.PROPOSED):
        result = _weaker(result, before)
    at = u
    for _ in range(6):
        head = g.heads[at]
        label = g.labels[at]
        base = label.split(":")[0]
        preposition = g.preposition(at)
        if head < 0:
            return _weaker(result, _form(g, at, words)) if g.auxiliaries(at) else result
        if base == "conj":
            if g.verb(head) and not g.gerund(head) and not g.nominal(head):
                return result
            at = head
            continue
        if preposition is not None and preposition in words.unreal:
            told = words.unreal[preposition]
            return _weaker(result, Reading(Status(told), Mode.POSSIBLE if told == "proposed" else None, preposition))
        if preposition in ("na rzecz", "w zamian za") and not (
            preposition == "w zamian za" and _done_exchange(g, head)
        ):
            return _weaker(result, Reading(Status.PROPOSED, Mode.SOUGHT, preposition))
        time = g.units[head].time
        if time is not None and time.offset_days == -1:  # `w przededniu ćwiczeń`
            return _weaker(result, Reading(Status.PLANNED, None, g.units[head].text))
        if preposition in _MEANWHILE:  # a thing that goes with what may happen may happen too
            return _weaker(_weaker(result, _form(g, head, words)), _clauses(g, head, words))
        if preposition in words.presupposing and not _sought(g, at, preposition):
            return result
        if preposition == "w" and g.negated(head) and g.lemmas(head) & words.light:
            return Reading(Status.NEGATED, None, f"nie {g.units[head].text}")  # `nie uczestniczył w rozmowach`
        if talks and preposition == "w" and "loc" in g.units[at].cases and not g.nominal(head):
            return result  # `w rozmowie z Xi zapowiedział`: the talk took place, whatever was said in it
        if preposition in ("w sprawie", "na temat"):  # what is talked about is sought, talks themselves are presupposed
            return result if talks else _weaker(result, Reading(Status.PROPOSED, Mode.SOUGHT, preposition))
        cue = _cue(g, head, words)
        if g.nominal(head) and not g.verb(head) and not g.predicate(head):
            if cue is None or (
                cue.status is Status.PROPOSED and preposition is None and "gen" not in g.units[at].cases
            ):
                if not (g.lemmas(head) & (words.frames | words.partitives | words.light | words.occurring)):
                    return _weaker(result, _in_scope(g, u, words))
            else:
                result = _decide(result, cue)
            modifier = _modifiers(g, head, words)
            if modifier:
                result = _weaker(result, modifier)
            if g.negated(head) and cue is not None:
                return Reading(Status.NEGATED, None, f"nie {g.units[head].text}")
            at = head
            continue
        return _governed(g, head, base, preposition, cue, result, words, u)
    return result


def _in_scope(g: SentenceGraph, u: int, words: Lexicon) -> Reading:
    """`oczekuje gwarancji bezpieczeństwa oraz zwolnienia`: what stands in the scope of a wish or a forecast is no fact."""
    clause = g.clause(u)
    if (
        clause >= u
        or not g.verb(clause)
        or any(g.preposition(x) in words.presupposing for x in (u, *g.up(u)) if x > clause)
    ):
        return _ACTUAL
    if any(g.units[x].text in (";", ":", "–", "(") for x in range(clause, u)):
        return _ACTUAL
    cue = _cue(g, clause, words)
    return cue if cue is not None and cue.status is Status.PROPOSED else _ACTUAL


def _done_exchange(g: SentenceGraph, u: int) -> bool:
    """`zniosły sankcje w zamian za uwolnienie`: given for something that was done."""
    clause = g.clause(u)
    return bool(g.units[clause].pos & {"praet", "imps"}) and not g.lemmas(clause) & {
        "oferować",
        "zaoferować",
        "proponować",
        "zaproponować",
    }


def _said_before(g: SentenceGraph, u: int) -> Reading | None:
    """By order, proof against the tree: `w sprawie A i uwolnienia B`, `w przededniu rozpoczęcia ćwiczeń`."""
    for at in range(u - 1, max(-1, u - 12), -1):
        unit = g.units[at]
        if unit.expression in ("w sprawie", "na temat"):
            return Reading(Status.PROPOSED, Mode.SOUGHT, unit.expression)
        if unit.time is not None and unit.time.offset_days == -1 and u - at <= 4:
            return Reading(Status.PLANNED, None, unit.text)
        if unit.text in (",", ";", ":", "–", "(", ")") or (unit.is_(VERBAL) and g.verb(at)):
            return None
    return None


def _decide(result: Reading, cue: Reading) -> Reading:
    if cue.status is Status.ACTUAL:
        return result
    return _weaker(result, cue)


def _sought(g: SentenceGraph, u: int, preposition: str) -> bool:
    """`za uwolnienie`, `za zniesieniem sankcji`: what is paid or argued for, not a time that has passed."""
    return preposition == "za" and "acc" in g.units[u].cases


def _governed(
    g: SentenceGraph,
    head: int,
    base: str,
    preposition: str | None,
    cue: Reading | None,
    result: Reading,
    words: Lexicon,
    u: int | None = None,
) -> Reading:
    """The verb (or predicate) that governs a nominal happening."""
    none = any(g.lemmas(c) & {"żaden"} for c in g.kids[u]) if u is not None else False
    if none and g.negated(head):
        return Reading(Status.NEGATED, None, "żaden … nie")
    if preposition == "o" and g.lemmas(head) & words.talking_of:
        return _weaker(result, Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[head].text))
    if cue is not None and cue.status is Status.NEGATED and g.negated(head):
        return _weaker(result, Reading(Status.PROPOSED, Mode.POSSIBLE, f"nie {g.units[head].text}"))
    carrying = g.lemmas(head) & (words.light | words.occurring)
    if carrying and g.negated(head) and base in ("obj", "nsubj", "iobj") and preposition is None:
        return Reading(Status.NEGATED, None, f"nie {g.units[head].text}")
    if _negates(g, head, words) and (base in ("obj", "nsubj", "iobj") or preposition in ("do", "na", "o", None)):
        return Reading(Status.NEGATED, None, f"nie {g.units[head].text}")
    carried = g.lemmas(head) & (words.light | words.occurring)
    if base == "nsubj" and not carried:
        form = _form(g, head, words)
        if form.status is Status.PROPOSED:  # `atak mógłby usprawiedliwić`
            result = _weaker(result, form)
        if cue is not None and cue.status is Status.PROPOSED and g.adjective(head):
            result = _weaker(result, cue)  # `zwolnienie jest możliwe`
        return result if cue is None or cue.status is not Status.NEGATED else cue
    if (
        carried
        and base in ("nsubj", "obj", "obl", "iobj")
        and (preposition is None or g.lemmas(head) & {"dojść", "dochodzić"})
    ):
        result = _weaker(result, _form(g, head, words))
        if cue is not None and cue.status is not Status.ACTUAL:
            result = _weaker(result, cue)
        return _weaker(result, _clauses(g, head, words))
    if cue is not None:
        if cue.status is Status.ACTUAL:
            return _weaker(_weaker(result, _form(g, head, words)), _clauses(g, head, words))
        announced = g.lemmas(head) & {"zapowiedzieć", "zapowiadać", "ogłosić", "uzgodnić", "planować", "zgodzić"}
        if cue.status is Status.PLANNED and not announced and base == "nsubj":
            return result
        if (
            base in ("obj", "iobj", "ccomp", "xcomp")
            or preposition in ("o", "na", "do", "nad", "za", "w", "z", None)
            or base == "obl"
        ):
            result = _weaker(result, cue)
    if preposition is None or base == "obj":
        outer = _clauses(g, head, words) if g.units[head].is_(frozenset({"inf"})) else _ACTUAL
        result = _weaker(result, outer)
        form = _form(g, head, words)
        if form.status is Status.PROPOSED:
            result = _weaker(result, form)
    return result
