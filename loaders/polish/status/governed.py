"""What the verb or predicate that governs a nominal happening makes of it."""

from __future__ import annotations

from loaders.polish.status.among import one_of_those, struck_out
from loaders.polish.status.clauses import clauses, undecided
from loaders.polish.status.decided import resolved
from loaders.polish.status.equated import equated, judged, meant_to_be, seeming
from loaders.polish.status.forms import ACTUAL, Reading, cue, form, infinitive, modifiers, negates, weaker
from loaders.polish.status.kept import held_off, still_off
from loaders.polish.status.leaning import outermost, tabled
from loaders.polish.status.order import doubtful
from loaders.polish.syntax.future import future
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import Lexicon, lexicon
from loaders.polish.text.words import any_of
from ontology.claims import Mode, Status

# Who says none of it leaves open whether it comes.


def _to_attend(g: SentenceGraph, u: int, words: Lexicon) -> Reading | None:
    """`ma być świadkiem podpisania`, `będzie gospodarzem rozmów`: of what is there only when the thing is done."""
    beside = [*g.auxiliaries(u), *g.kids[u], *([g.heads[u]] if g.heads[u] >= 0 else [])]
    if any(g.lemmas(x) & {"mieć"} for x in beside) and any("inf" in g.units[x].pos for x in beside):
        return Reading(Status.PLANNED, None, "mieć")
    return next((r for x in (u, *beside) if (r := form(g, x, words)).status is not Status.ACTUAL), None)


def governed(
    g: SentenceGraph,
    head: int,
    base: str,
    preposition: str | None,
    said: Reading | None,
    result: Reading,
    words: Lexicon,
    u: int,
    type_: str,
) -> Reading:
    """The verb (or predicate) that governs a nominal happening."""
    if base == "nmod" and g.lemmas(head) & words.attending and (due := _to_attend(g, head, words)) is not None:
        return weaker(result, due)
    if said is not None and said.status is Status.PLANNED and g.negated(head) and g.lemmas(head) & words.promising:
        said = Reading(Status.PROPOSED, Mode.POSSIBLE, f"nie {g.units[head].text}")  # `nie obiecał zniesienia sankcji`
    concluded = type_ == "Agreement" and g.lemmas(u) & words.concluding
    if (
        base == "obj"
        and g.lemmas(head) & words.proclaiming
        and (concluded or type_ in any_of(words.worded, words.decreed, words.proclaimed))
    ):
        if _not(g, head):
            return Reading(Status.NEGATED, None, f"nie {g.units[head].text}")  # `nie ogłosił zniesienia sankcji`
        said_so = weaker(form(g, head, words), clauses(g, head, words) if infinitive(g, head) else ACTUAL)
        return weaker(
            result, said_so
        )  # what is done by word is done when it is proclaimed: `ogłosił wszczęcie śledztwa`
    if preposition == "o" and g.lemmas(head) & words.deciding_on and not g.past(head):
        return weaker(result, Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[head].text))  # `przesądzi o zamknięciu`
    if base == "nsubj" and g.lemmas(head) & words.pending and _not(g, head) and type_ not in words.talks:
        return Reading(Status.NEGATED, None, f"nie {g.units[head].text}")  # `zatrzymanie mu nie grozi`
    if preposition == "o" and g.lemmas(head) & words.proposed["demanded"].verbs and _not(g, head):
        return Reading(
            Status.NEGATED, None, f"nie {g.units[head].text}"
        )  # `o cofnięcie sankcji nikogo nie będzie prosić`
    if type_ in words.decreed and resolved(g, head, words):
        return result
    if said is not None and g.lemmas(head) & words.guarding and preposition not in ("przed", "od"):
        said = None  # `bronił decyzji o zamknięciu granicy`
    if base == "nsubj" and _made(g, u, words) and g.lemmas(head) & words.pending:
        return result  # `zawieszenie broni, zawarte w Szarm el-Szejk, wisi na włosku`
    if head + 1 < u and g.lemmas(head) & words.denying.verbs and g.units[head + 1].text == "," and preposition is None:
        return result  # `Wojsko zaprzecza, granica zamknięta`
    about = preposition == "o" and "loc" in g.units[u].cases and g.lemmas(head) & words.speech_verbs
    if type_ in words.facts and about and (said is None or said.status is Status.ACTUAL):
        return result  # `zadzwonił, by poinformować o własnym aresztowaniu`
    if g.lemmas(head) & {"oznaczać", "znaczyć"} and any(g.lemmas(c) & {"co"} for c in g.kids[head]):
        for x in g.up(head):  # `będą dążyć do wznowienia pracy ambasady, co oznacza przyjazd ambasadora`
            over = cue(g, x, words)
            result = weaker(result, over) if over is not None and over.status is not Status.NEGATED else result
            result = weaker(result, Reading(Status.PLANNED, None, g.units[x].text)) if future(g, [x]) else result
    none = any(g.lemmas(c) & {"żaden"} for c in g.kids[u])
    if none and g.negated(head):
        return Reading(Status.NEGATED, None, "żaden … nie")
    if (
        preposition == "o"
        and g.lemmas(head) & words.talking_of
        and (type_ not in words.facts or _impersonal(g, head) or g.lemmas(head) & {"myśleć", "marzyć", "spekulować"})
    ):
        return weaker(result, Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[head].text))
    if base in ("nsubj", "obj") and (one := one_of_those(g, head, words, type_)) is not None:
        result = weaker(result, one)
    holds = base == "nsubj" and bool(g.lemmas(head) & words.containing) and type_ in words.lasting
    holds = holds and not future(g, [head])
    said = None if holds else said  # `nowe sankcje dotyczą 51 statków`
    wished = said is not None and said.status is Status.PROPOSED and bool(g.lemmas(head) & words.wishing)
    if base == "nsubj" and wished and "acc" in g.units[u].cases and g.verb(head) and not g.auxiliaries(head):
        base = "obj"  # `60 proc. Polaków poparło uwolnienie`: no happening wishes or proposes
    if base == "nsubj" and g.lemmas(head) & words.pending and not g.past(head) and not g.negated(head):
        return weaker(result, Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[head].text))
    if base == "nsubj" and g.lemmas(head) & words.seeming and (seems := seeming(g, head, words, type_)) is not None:
        return weaker(result, seems)
    if g.lemmas(head) & {"mieć"} and any(
        ("inf" in g.units[c].pos and g.lemmas(c) & any_of(words.occurring, words.containing))
        or (g.participle(c) == "ppas" and g.lemmas(c) & words.carrying)  # `ma być kontynuowane w piątek`
        for c in g.kids[head]
    ):  # `szczyt miał się odbyć w maju`
        due = Reading(Status.PLANNED, None, g.units[head].text)
        return weaker(weaker(weaker(result, due), form(g, head, words)), clauses(g, head, words))
    if base == "nsubj" and _modal(g, head, words):  # `uwolnienie więźniów powinno poprzedzić lot`
        return weaker(result, Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[head].text))
    if base == "nsubj" and future(g, [head, *g.auxiliaries(head)]) and type_ not in any_of(words.standing, words.facts):
        over = clauses(g, head, words)  # `nie wyklucza, że kolejna tura rozmów przyniesie przełom`
        result = weaker(result, over) if over.status is Status.PROPOSED else result
    if base == "nsubj" and (g.participle(head) == "ppas" or g.units[head].pos == {"imps"} or _impersonal(g, head)):
        base = "obj"  # `planowane jest spotkanie`, `planuje się spotkanie`
    result = weaker(result, tabled(g, u, head, words, type_))
    if (
        preposition == "o"
        and "acc" in g.units[u].cases
        and "loc" not in g.units[u].cases
        and g.lemmas(head) & words.asking
    ):
        return weaker(result, Reading(Status.PROPOSED, Mode.DEMANDED, g.units[head].text))
    if preposition == "do" and still_off(g, head, words):
        return weaker(result, Reading(Status.PLANNED, None, g.units[head].text))  # `do wyborów pozostał miesiąc`
    if base in ("obj", "nsubj") and type_ not in words.facts and (held_for := judged(g, head, words)) is not None:
        return weaker(result, held_for)
    to_wait = preposition == "na" and any("inf" in g.units[c].pos and g.lemmas(c) & words.awaited for c in g.kids[head])
    if to_wait and "acc" in g.units[u].cases:  # `na zniesienie sankcji przyjdzie mu długo poczekać`
        return weaker(result, Reading(Status.PROPOSED, Mode.SOUGHT, g.units[head].text))
    scheduled = type_ in words.talks | {"Election", "MilitaryExercise"}
    if scheduled and g.lemmas(head) & words.framing_them and preposition is None and future(g, [head]):
        return weaker(result, Reading(Status.PLANNED, None, g.units[head].text))
    if preposition in ("do", "w", "podczas") and g.lemmas(head) & words.serving:
        return weaker(weaker(result, form(g, head, words)), clauses(g, head, words))  # `bomby posłużą do ataku`
    if preposition == "do" and g.lemmas(head) & words.entering and type_ not in words.facts:
        if g.negated(head):
            return Reading(Status.NEGATED, None, f"nie {g.units[head].text}")  # `do wyborów już nie staną`
        return weaker(result, form(g, head, words))  # `do ćwiczeń przystąpi`, `do rozmów dołączą`
    if preposition == "do" and any(g.lemmas(x) & words.wanting for x in (head, *g.kids[head]) if x != u):
        return weaker(result, Reading(Status.PROPOSED, Mode.SOUGHT, g.units[head].text))
    if (meant := meant_to_be(g, outermost(g, u, words), head)) is not None:
        return weaker(result, meant)
    if g.lemmas(head) & words.weighing and type_ not in any_of(words.talks, words.facts) and not holds:
        result = weaker(result, Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[head].text))
    called = (
        type_ in words.talks | {"Election", "MilitaryExercise"} and base == "obj" and g.lemmas(head) & words.cancelling
    )
    if called and g.negated(head) and not infinitive(g, head):
        return weaker(result, Reading(Status.PLANNED, None, f"nie {g.units[head].text}"))  # `nie odwołał wizyty`
    if said is not None and said.status is Status.NEGATED and (open_ := undecided(g, head, words)) is not None:
        return weaker(result, open_)
    if type_ == "Accusation" and g.lemmas(head) & words.denying.verbs and not g.negated(head):
        return result  # `odrzucał oskarżenia Zachodu`: who denies it was accused
    taking_part = preposition == "w" and any(g.lemmas(x) & words.engaged for x in (head, *g.kids[head]))
    if type_ == "Attack" and taking_part:
        return result  # `nie chce brać udziału w rosyjskiej agresji`: the war is on, whoever joins it
    if taking_part and future(g, g.auxiliaries(head)):  # `w manewrach będą uczestniczyć żołnierze z Chin`
        return weaker(result, Reading(Status.PLANNED, None, g.units[head].text))
    if type_ == "Attack" and g.lemmas(head) & words.standing_by and base == "obj":
        return result  # `wspiera rosyjską agresję`
    if type_ in words.standing and g.lemmas(head) & words.undoing:
        return result  # a sentence that is quashed was passed
    if (
        type_ in words.adjudged
        and base == "obj"
        and g.lemmas(head) & any_of(words.proposed["demanded"].verbs, words.ordering)
    ):
        if g.past(head) and not g.negated(head) and any(g.lemmas(s) & words.courts for s in g.subjects(head)):
            return result  # `sąd nakazał aresztowanie X`: a court that orders it does it
    over_yet = base == "obj" or (base == "nsubj" and not g.auxiliaries(head) and g.lemmas(head) & words.over)
    if type_ in words.talks and over_yet and g.lemmas(head) & words.ending and _kept_from(g, head):
        return result  # `nie zamierza przerywać rozmów`, `rozmowy nie zakończyły się przełomem`
    if (off := held_off(g, u, head, base, preposition, words, type_)) is not None:
        return weaker(result, off)
    if base in ("obj", "nsubj", "obl") and preposition is None and struck_out(g, head, words):
        return Reading(Status.NEGATED, None, g.units[head].text)
    if type_ in words.talks and g.lemmas(head) & words.breaking and base in ("obj", "nsubj", "obl", "iobj"):
        return Reading(Status.NEGATED, None, g.units[head].text)  # `Iran zawiesza rozmowy z USA`
    if g.lemmas(head) & words.containing and base in ("obj", "obl", "iobj", "nmod"):
        within = [r for s in g.subjects(head) if (r := cue(g, s, words)) is not None and r.status is not Status.ACTUAL]
        if within:  # `propozycja USA obejmuje zniesienie sankcji`
            return weaker(result, within[0])
    carried = g.lemmas(head) & words.carrying
    if carried and g.negated(head) and base in ("obj", "nsubj", "iobj") and preposition is None:
        if set(g.marks(head)) & words.condition - {"czy"} and future(g, [head]):
            return Reading(Status.PROPOSED, Mode.POSSIBLE, " ".join(g.marks(head)))  # `jeśli nie przeprowadzi ćwiczeń`
        return Reading(Status.NEGATED, None, f"nie {g.units[head].text}")
    if base == "nsubj" and g.negated(head) and g.lemmas(head) & words.meaning and "nom" in g.units[u].cases:
        return result  # `uwolnienie więźniów nie oznacza, że …`
    if negates(g, head, words) and (base in ("obj", "nsubj", "iobj") or preposition in ("do", "na", "o", None)):
        return Reading(Status.NEGATED, None, f"nie {g.units[head].text}")
    if base == "nsubj" and (is_ := equated(g, head, words, type_ in any_of(words.facts, words.talks))) is not None:
        return weaker(result, is_)
    if base == "nsubj" and g.lemmas(head) & words.approaching and not g.negated(head) and not g.past(head):
        return weaker(result, Reading(Status.PLANNED, None, g.units[head].text))  # `kraj czekają wybory`
    recedes = g.lemmas(head) & words.receding and any(g.labels[c].startswith("expl") for c in g.kids[head])
    doubted = doubtful(g, g.kids[head])
    if base == "nsubj" and (recedes or doubted) and not g.negated(head):
        return weaker(result, Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[head].text))  # `oddala się`
    lacks = preposition in ("pod", "do") and g.lemmas(head) & words.wanting_yet and not g.negated(head)
    if lacks and type_ == "Agreement":
        return weaker(result, Reading(Status.PROPOSED, Mode.SOUGHT, g.units[head].text))  # `brakuje podpisu pod umową`
    if base == "nsubj" and g.units[head].pos == {"bedzie"} and not g.negated(head):
        return weaker(result, Reading(Status.PLANNED, None, g.units[head].text))  # `będą jeszcze negocjacje`
    if base == "nsubj":
        for c in g.kids[head]:  # `ćwiczenia mają charakter agresywny i odbędą się na Białorusi`
            if g.labels[c] == "conj" and g.lemmas(c) & words.occurring and not g.past(head):
                result = weaker(result, form(g, c, words))
    if base == "nsubj" and not carried:
        tense = form(g, head, words)
        if tense.status is Status.PROPOSED:  # `atak mógłby usprawiedliwić`
            result = weaker(result, tense)
        if said is not None and said.status is Status.PROPOSED and g.adjective(head):
            past = any("praet" in g.units[a].pos for a in g.auxiliaries(head))
            result = result if past and not g.negated(head) else weaker(result, said)  # `zwolnienie jest możliwe`
        return result if said is None or said.status is not Status.NEGATED else said
    if (
        carried
        and base in ("nsubj", "obj", "obl", "iobj")
        and (preposition is None or g.lemmas(head) & {"dojść", "dochodzić"})
    ):
        result = weaker(weaker(result, form(g, head, words)), modifiers(g, head, words, u) or ACTUAL)
        if said is not None and said.status is not Status.ACTUAL:
            result = weaker(result, said)
        return weaker(result, clauses(g, head, words))
    if said is not None:
        if said.status is Status.ACTUAL and g.negated(head) and g.lemmas(head) & {"potwierdzić", "potwierdzać"}:
            unsure = Reading(Status.PROPOSED, Mode.POSSIBLE, f"nie {g.units[head].text}")
            return weaker(result, unsure)  # `Kreml nie potwierdza spotkania`
        if said.status is Status.ACTUAL:
            return weaker(weaker(result, form(g, head, words)), clauses(g, head, words))
        announced = g.lemmas(head) & {"zapowiedzieć", "zapowiadać", "ogłosić", "uzgodnić", "planować", "zgodzić"}
        if said.status is Status.PLANNED and not announced and base == "nsubj":
            return result
        if (
            base in ("obj", "iobj", "ccomp", "xcomp")
            or preposition in ("o", "na", "do", "nad", "za", "w", "z", None)
            or base == "obl"
        ):
            result = weaker(result, said)
            if said.status is Status.PLANNED and future(g, [head]):
                over = clauses(g, head, words)  # `nie wykluczył, że Polska zdecyduje się na zamknięcie`
                result = weaker(result, over) if over.status is Status.PROPOSED else result
            tense = form(g, head, words)  # `zdecydowano by o zniesieniu`
            result = weaker(result, tense) if tense.status is Status.PROPOSED else result
    decided = preposition == "o" and said is not None and said.status is Status.PLANNED  # `mogą zdecydować o otwarciu`
    if preposition in (None, "do") or base == "obj" or decided:
        commented = said is None and g.lemmas(head) & words.speech_verbs  # `nie chce komentować zamknięcia granicy`
        outer = clauses(g, head, words) if "inf" in g.units[head].pos and not commented else ACTUAL
        result = weaker(result, outer)
        tense = form(g, head, words)
        if tense.status is Status.PROPOSED:
            result = weaker(result, tense)
        if base == "obj" and g.gerund(outermost(g, u, words)) and type_ not in any_of(words.facts, words.talks):
            if tense.status is Status.PLANNED and not g.lemmas(head) & any_of(words.speech_verbs, words.weighing):
                result = weaker(weaker(result, tense), clauses(g, head, words))  # `wymusi na nim podpisanie umowy`
    return result


def _kept_from(g: SentenceGraph, u: int) -> bool:
    """Whether the verb, or one that carries it, is negated."""
    return g.negated(u) or ("inf" in g.units[u].pos and g.heads[u] >= 0 and g.negated(g.heads[u]))


def _not(g: SentenceGraph, u: int) -> bool:
    """`nie grozi`, `prosić nie będzie`."""
    if g.negated(u):
        return True
    after = [g.units[x].text.casefold() for x in range(u + 1, min(u + 3, len(g)))]
    return after[:1] == ["nie"] and after[1:] in (
        ["będzie"],
        ["będą"],
        ["zamierza"],
        ["zamierzają"],
        ["chce"],
        ["chcą"],
    )


def _made(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """Whether a participle says that the happening was brought about: `zawarte`, `podpisana`, `wynegocjowany`."""
    undone = any_of(
        words.planned.verbs, words.denying.verbs, words.proposed["offered"].verbs, words.proposed["demanded"].verbs
    )
    return any(g.participle(c) == "ppas" and not g.lemmas(c) & (undone - words.light) for c in g.kids[u])


def _modal(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """A verb of what may or should be, with its infinitive."""
    if not (g.units[u].pos & {"fin", "winien"} and g.lemmas(u) & words.proposed["possible"].verbs):
        return False
    ends = any_of(words.carrying, words.planned.verbs, words.denying.verbs, words.undoing)
    made = any("inf" in g.units[c].pos or (infinitive(g, c) and g.lemmas(c) & ends) for c in g.kids[u])
    return made and not g.past(u)  # `rozmowa może zostać zorganizowana`


def _impersonal(g: SentenceGraph, u: int) -> bool:
    """`planuje się`, `mówiło się`: what is in the nominative, or so it seems, is what is planned."""
    if g.units[u].pos & {"inf", "imps"}:
        return False
    near = (u - 1, u + 1)
    said = any(0 <= x < len(g) and g.units[x].text.casefold() == "się" for x in near)
    if g.lemmas(u) & lexicon().talking_of:
        return said
    cued = cue(g, u, lexicon())
    return said and cued is not None and cued.status is not Status.ACTUAL
