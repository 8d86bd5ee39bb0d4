"""The climb from a predicate through the clauses that govern it."""

from __future__ import annotations

from loaders.polish.status.decided import adjudged, proved_wrong, resolved
from loaders.polish.status.forms import (
    ACTUAL,
    Reading,
    absent,
    cue,
    form,
    infinitive,
    modifiers,
    negates,
    opens_relative,
    weaker,
)
from loaders.polish.status.hearsay import hearsay
from loaders.polish.status.ties import (
    beside_denial,
    explained,
    for_it,
    set_against,
    shared_wish,
    through_noun,
    with_its_noun,
)
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import Lexicon, lexicon
from loaders.polish.text.words import any_of
from ontology.claims import Mode, Status

# Verbs of saying that leave open what somebody did not say: `agencje nie informowały, że doszło do zwolnienia`.
_TELLING = frozenset({"mówić", "powiedzieć", "twierdzić", "stwierdzić", "ogłosić", "informować", "zapowiedzieć"})


def clauses(g: SentenceGraph, u: int, words: Lexicon, type_: str = "") -> Reading:
    """Climb from a predicate, which tells of a happening of that type, through the clauses that govern it."""
    result = ACTUAL
    at = u
    settled = False  # `że uwolnił`: what stands above the verb that tells it may deny it, but not put it off
    for _ in range(6):
        head = g.heads[at]
        label = g.labels[at]
        base = label.split(":")[0]
        if infinitive(g, at) and _instead(g, at):
            return Reading(Status.NEGATED, None, "zamiast")
        if head >= 0 and g.lemmas(head) & {"to", "ten"} and not g.verb(head):
            head = for_it(g, head)  # `dowody na to, że`: what stands before `to` governs
        if head < 0 or base in ("parataxis", "appos", "root"):
            break
        if base in ("ccomp", "csubj", "advcl", "obl"):
            noun = through_noun(g, at, head, words)
            base, head = ("acl" if noun != head else base), noun
        if "że" in g.marks(at) and proved_wrong(g, g.heads[at], words):
            return Reading(Status.NEGATED, None, f"nie {g.units[g.heads[at]].text}")
        if base in ("advcl", "conj") and set(g.marks(at)) & words.wish and g.lemmas(head) & words.denying.verbs:
            open_ = undecided(g, head, words)  # `wykluczył, by runda odbyła się w Mińsku`
            return open_ or Reading(Status.NEGATED, None, g.units[head].text)
        if beside_denial(g, at, head, words):
            break  # `Wojsko zaprzecza, granica zamknięta`
        if explained(g, at, head, words):
            break  # `Eksperci wątpią: rząd odmówił już przekazania`
        if base == "conj" and (set(g.marks(at)) & words.asserting or set_against(g, at, head, words)):
            break
        if base == "conj":
            wish = shared_wish(g, at, head, words)
            if wish is not None:
                return weaker(result, wish)
            if g.verb(head) and not g.marks(at):
                shared = (
                    form(g, head, words)
                    if any(m in any_of(words.wish, words.condition) for m in g.marks(head))
                    else ACTUAL
                )
                result = weaker(result, shared)
                if infinitive(g, at) or shared.status is not Status.ACTUAL:
                    at = head
                    continue
                at = head
                reported = {"że", "iż", "jakoby"} & set(g.marks(head))  # `dowodów na to, że przejęto i zatrzymano`
                if not reported and g.labels[head].split(":")[0] not in ("ccomp", "xcomp", "csubj"):
                    break
                continue
            at = head
            continue
        if label.startswith("acl:relcl") and absent(g, head, words) and any("kiedy" in g.lemmas(c) for c in g.kids[at]):
            return Reading(Status.PROPOSED, Mode.POSSIBLE, "kiedy")  # `nie ma decyzji, kiedy przywróci ruch`
        if label.startswith("acl:relcl") and result.status is Status.PLANNED and with_its_noun(g, at, head, words):
            return Reading(Status.NEGATED, None, g.units[g.heads[head]].text)
        if label.startswith("acl:relcl") or (base == "acl" and not infinitive(g, at) and not g.marks(at)):
            break
        if base == "advcl" and "pcon" in g.units[at].pos and g.verb(head):
            result = weaker(result, form(g, head, words))  # `pozostanie w rządzie, obejmując stanowisko wicepremiera`
        if base == "advcl" and not infinitive(g, at):
            break
        if "czy" in g.marks(at):  # `nie ma pewności, czy uwolni`
            return weaker(result, Reading(Status.PROPOSED, Mode.POSSIBLE, "czy"))
        if g.past(at) and base in ("ccomp", "csubj", "acl", "advcl") and _only_who(g, at, words):
            break  # `bada, dlaczego zamknięto granicę`: that it was is known
        if set(g.marks(at)) & words.until and (g.negated(at) or form(g, at, words).status is not Status.ACTUAL):
            return Reading(Status.PROPOSED, Mode.SOUGHT, " ".join(g.marks(at)))
        if type_ in words.talks and (due := purpose(g, at, head, words)) is not None:
            return weaker(result, due)
        if _forlorn(g, head) and base in ("ccomp", "csubj", "acl", "advcl"):
            return Reading(Status.NEGATED, None, f"nie {g.units[head].text}")
        ordered = type_ in words.adjudged and adjudged(g, head, words)
        if ordered or (type_ in words.decreed and resolved(g, head, words)):
            at = head
            continue
        if g.lemmas(head) & words.unknown and g.negated(head) and base in ("ccomp", "csubj", "advcl", "acl"):
            known = form(g, at, words).status is Status.ACTUAL and _circumstance(g, at, words)
            if not known:  # `nie wiadomo, dlaczego uwolnił`: that he did is known
                return weaker(result, Reading(Status.PROPOSED, Mode.POSSIBLE, f"nie {g.units[head].text}"))
        if (lacks := absent(g, head, words)) is not None and base in ("ccomp", "acl", "csubj"):
            return weaker(result, lacks)  # `nie ma dowodów na to, że zaatakował`
        if g.lemmas(head) & words.confirming and g.negated(head) and base in ("ccomp", "csubj"):
            return weaker(result, Reading(Status.DISPUTED, None, f"nie {g.units[head].text}"))
        if base not in ("xcomp",) and not infinitive(g, at) and opens_relative(g, at):
            break
        if set(g.marks(at)) & words.asserting:  # `choć go zaproszono`: said for itself, whatever governs it
            break
        if g.nominal(head) and g.lemmas(head) & {"wątpliwość"} and _not_before(g, head):
            break  # `nie ulega wątpliwości, że odwiedziła Mińsk`
        if base == "ccomp" and g.lemmas(head) & words.spreading and not g.negated(head):
            return weaker(result, Reading(Status.DISPUTED, None, g.units[head].text))
        said = cue(g, head, words)
        if base == "ccomp" and "że" in g.marks(at) and g.lemmas(head) & {"ostrzec", "ostrzegać"} and _stands(g, at):
            said = None  # `ostrzegł, że na granicy znajduje się 200 tys. żołnierzy`
        if g.lemmas(head) & {"wskazywać", "wskazać"} and form(g, u, words).status is Status.PLANNED:
            return weaker(result, Reading(Status.PROPOSED, Mode.POSSIBLE, g.units[head].text))
        if said is not None and said.status is Status.NEGATED and (open_ := undecided(g, head, words)) is not None:
            said = open_  # `nie wyklucza, że dojdzie`, `apelował, by zrezygnował ze spotkania`
        if negates(g, head, words) and g.past(head) and g.lemmas(head) & words.proposed["forecast"].verbs:
            return weaker(result, Reading(Status.PROPOSED, Mode.POSSIBLE, f"nie {g.units[head].text}"))
        if (
            base == "ccomp"
            and {"że", "iż"} & set(g.marks(at))
            and g.negated(head)
            and g.lemmas(head) & _TELLING - _told_anyway(g, at)
        ):
            return weaker(result, Reading(Status.PROPOSED, Mode.POSSIBLE, f"nie {g.units[head].text}"))
        if negates(g, head, words) and base in ("xcomp", "ccomp", "obj", "csubj"):
            if words.condition & set(g.marks(head)) and not g.past(head):  # `jeśli nie uda się dojść do porozumienia`
                return weaker(result, Reading(Status.PROPOSED, Mode.POSSIBLE, " ".join(g.marks(head))))
            return Reading(Status.NEGATED, None, f"nie {g.units[head].text}")
        if settled and not (said is not None and said.status in (Status.NEGATED, Status.DISPUTED)):
            at = head
            continue
        told = all(form(g, x, words).status is Status.ACTUAL for x in (at, u))
        settled = settled or (base in ("ccomp", "csubj", "acl") and "że" in g.marks(at) and (g.past(at) or told))
        if base in ("ccomp", "csubj", "xcomp", "acl", "obj", "advcl", "nsubj", "obl"):
            if (
                g.lemmas(head) & {"mieć"}
                and (infinitive(g, at) or base == "ccomp")
                and (hoped := _owned(g, head, words)) is not None
            ):
                result = weaker(result, hoped)  # `mamy nadzieję podpisać`
            elif g.lemmas(head) & {"mieć"} and infinitive(g, at) and hearsay(g, head, words, type_):
                pass  # `jak twierdzi portal, miał zostać przewieziony`
            elif g.lemmas(head) & {"mieć"} and infinitive(g, at):
                perfective = any(
                    r.perfective or r.biaspectual for r in g.units[at].word.readings if r.pos in ("inf", "ppas")
                )
                scheduled = Reading(
                    Status.PLANNED, None, g.units[head].text
                )  # `miał się odbyć`; `ma prowadzić` is hearsay
                present = "fin" in g.units[head].pos  # `ma mianować`, `mają negocjować`
                dated = bool(g.lemmas(at) & words.hosting) or (
                    type_ in words.talks and any(g.units[c].time for x in (at, head) for c in g.kids[x])
                )
                told = perfective or present or dated  # `w środę miała rozmawiać z szefową dyplomacji`
                result = weaker(result, scheduled if told else form(g, head, words))
            elif infinitive(g, at) and _forced(g, head):
                result = weaker(result, Reading(Status.PLANNED, None, g.units[head].text))
            elif g.lemmas(head) & words.compelled and g.past(head) and not g.negated(head) and infinitive(g, at):
                pass  # `musiała zamknąć granicę`: she did
            elif base == "ccomp" and said is not None and said.status is Status.PLANNED and _now(g, at):
                result = weaker(result, said)  # `zapowiedział, że deportuje`
            elif (
                base == "ccomp"
                and said is not None
                and said.mode is Mode.OFFERED
                and form(g, at, words).status is Status.PLANNED
            ):
                result = weaker(result, said)  # `zaproponował, że otworzy ambasadę`
            elif (
                said is not None
                and not (base == "ccomp" and said.status is Status.PLANNED)
                and not (
                    base == "ccomp"
                    and said.mode in (Mode.OFFERED, Mode.DEMANDED)
                    and not set(g.marks(at)) & words.wish
                    and result.status is Status.ACTUAL
                    and not infinitive(g, at)
                )
            ):
                result = weaker(result, said)
            if infinitive(g, at):
                result = weaker(result, form(g, head, words))
            modifier = modifiers(g, head, words)
            if modifier and infinitive(g, at):
                result = weaker(result, modifier)
        at = head
    return result


def _forced(g: SentenceGraph, u: int) -> bool:
    """`jest zmuszona zamknąć granicę`: she is going to; `została zmuszona`: she did."""
    now = any("fin" in g.units[c].pos and "być" in g.lemmas(c) for c in g.kids[u])
    return g.participle(u) == "ppas" and "zmusić" in g.lemmas(u) and now


def _stands(g: SentenceGraph, u: int) -> bool:
    """Whether a clause tells of what is or was: a past form, or a present that tells of no change to come."""
    rows = [r for r in g.units[u].word.readings if r.pos in ("fin", "praet", "imps")]
    now = g.lemmas(u) & lexicon().abiding
    return bool(rows) and (all(r.pos in ("praet", "imps") for r in rows) or bool(now))


def purpose(g: SentenceGraph, u: int, head: int, words: Lexicon) -> Reading | None:
    """`ma polecieć do Waszyngtonu, aby spotkać się z X`: talks for which somebody sets out are as sure as his going."""
    if head < 0 or not (infinitive(g, u) and set(g.marks(u)) & words.wish and g.lemmas(head) & words.setting_out):
        return None
    going = weaker(form(g, head, words), clauses(g, head, words))
    return (
        going
        if going.status in (Status.PLANNED, Status.PROPOSED, Status.NEGATED)
        else Reading(Status.PLANNED, None, g.marks(u)[0])
    )


def _forlorn(g: SentenceGraph, u: int) -> bool:
    """`nie należy się spodziewać, by`, `trudno oczekiwać, że`: what nobody reckons with."""
    if not g.lemmas(u) & {"spodziewać", "oczekiwać", "liczyć", "przypuszczać", "sądzić"}:
        return False
    over = g.heads[u]
    return any(
        x >= 0
        and (
            (g.lemmas(x) & {"należeć", "można", "sposób", "móc"} and g.negated(x))
            or g.lemmas(x) & {"trudno", "niepodobna", "niesposób"}
        )
        for x in (over, *g.kids[u])
    )


def _not_before(g: SentenceGraph, u: int) -> bool:
    """By order: `nie ma wątpliwości`, `nie ulega wątpliwości`, `bez wątpliwości`."""
    return any(g.units[x].text.casefold() in ("nie", "bez") for x in range(max(0, u - 3), u))


def _now(g: SentenceGraph, u: int) -> bool:
    """A present form that may be the future too: `deportuje`."""
    return not g.negated(u) and any(r.biaspectual for r in g.units[u].word.readings if r.pos == "fin")


def _instead(g: SentenceGraph, u: int) -> bool:
    """`zamiast zamknąć granicę, rząd podniósł cła`."""
    return any(g.units[x].text.casefold() == "zamiast" for x in range(max(0, u - 3), u))


def _circumstance(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """Whether the clause of `u` asks only why, how or by whom."""
    at = next((x for x in range(u - 1, -1, -1) if g.units[x].text == ","), -1)
    return any(
        g.lemmas(x) & words.circumstances or g.units[x].text.casefold() in words.circumstances
        for x in range(at + 1, min(at + 3, u))
    )


def _only_who(g: SentenceGraph, u: int, words: Lexicon) -> bool:
    """`bada, dlaczego zamknięto granicę`, `chce wiedzieć, kto zaatakował`: the question word right behind the comma."""
    at = next((x for x in range(u - 1, -1, -1) if g.units[x].text == ","), u)
    return bool(at + 1 < u and g.lemmas(at + 1) & words.asked_about)


def _told_anyway(g: SentenceGraph, u: int) -> frozenset[str]:
    """Verbs that say nothing against it where another clause affirms it or only its manner was left unsaid."""
    texts = g.units.texts
    for x in range(u + 1, len(g) - 1):
        if texts[x : x + 2] == ["na", "stałe"]:
            return _TELLING
        if texts[x] == "," and texts[x + 1] in ("lecz", "ale"):
            affirmed = any(g.lemmas(y) & {"potwierdzić", "przyznać", "ujawnić"} for y in range(x + 2, len(g)))
            return _TELLING if affirmed and "nie" not in texts[x + 2 :] else frozenset()
    return frozenset()


def undecided(g: SentenceGraph, u: int, words: Lexicon) -> Reading | None:
    """What a denying governor leaves open where it is itself denied, wished or only to come; None where it denies."""
    if g.negated(u) or any(
        g.lemmas(x) & {"móc", "można", "dać", "sposób", "należeć", "trzeba", "powinien", "warto"} and g.negated(x)
        for x in (g.heads[u], *g.kids[u])
        if x >= 0
    ):
        return Reading(Status.PROPOSED, Mode.POSSIBLE, f"nie {g.units[u].text}")
    if words.condition & set(g.marks(u)):  # `jeśli odmówi zwolnienia`
        return Reading(Status.PROPOSED, Mode.POSSIBLE, " ".join(g.marks(u)))
    if form(g, u, words).status is Status.PROPOSED:
        return Reading(Status.PLANNED, None, g.units[u].text)
    return None


def _owned(g: SentenceGraph, u: int, words: Lexicon) -> Reading | None:
    """`mieć nadzieję`, `mieć zamiar`, `mieć możliwość`: the cue of the noun."""
    return next(
        (
            said
            for c in g.kids[u]
            if g.labels[c].split(":")[0] in ("obj", "obl", "iobj", "nsubj")
            and g.nominal(c)
            and not g.units[c].named
            and g.preposition(c) is None
            and (said := cue(g, c, words)) is not None
            and said.status is not Status.ACTUAL
        ),
        None,
    )
