"""Grammatical slots of one word: which phrases hang on it as subject, object, genitive, adjective or by a preposition."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.polish.frames.frames import Slot
from loaders.polish.syntax.sentence_graph import RELATIVES, SentenceGraph, kept
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import SPOKEN_CASES

_WHERE = {"gdzie": "w", "dokąd": "do"}
_OF_ONE_CASE = frozenset({"do", "u", "od", "dla", "z terytorium"})  # prepositions of the genitive alone
_HOW_OFTEN = frozenset({"raz", "noc"})  # beside the spans of time
_SINGLING = frozenset({"zwłaszcza", "szczególnie", "głównie", "między innymi"})
_SEATS = frozenset({"stolica"})
_THERE = frozenset({"tam", "tu", "tutaj", "stamtąd"})
RELATIVE = frozenset({"który", "jaki", "kto"})
_RELATIVE_GENITIVES = frozenset({"którego", "której", "których"})
_READY = frozenset({"adj", "adjc", "winien"})
_NO_ARGUMENTS = frozenset(  # relations of what is none
    {"punct", "case", "mark", "cc", "aux", "cop", "expl", "conj", "fixed", "flat", "advmod", "discourse", "parataxis"}
    | {"root"}
)
STOPS = frozenset({"fin", "praet", "imps", "cond", "comp", "bedzie", "impt", "pcon"})


@dataclass(unsafe_hash=True, slots=True)  # never changed; `frozen` ones are slow to make
class Arg:
    """A phrase in a slot: `unit` is its head; `companion` says whether it stands at the companion.

    `via` says how it was found: `own`, `light`, `control`, `conjunct`, or `dropped` (then `unit` is the verb
    that lacks its subject).
    """

    slot: str
    unit: int
    companion: bool = False
    via: str = "own"


def _of_time(lemmas: frozenset[str]) -> bool:
    return not (lemmas.isdisjoint(lexicon().spans) and lemmas.isdisjoint(_HOW_OFTEN))


def passive(g: SentenceGraph, u: int) -> bool:
    """`został przyjęty`, `przyjęty`, `są trzymani`: the subject is what is acted upon."""
    kind = g.participle(u)
    if kind is None and not g.units[u].pos.isdisjoint(_READY):
        return False  # `jest gotów złagodzić`
    return kind == "ppas" or u in g.undergoing


def matches(g: SentenceGraph, arg: Arg, slot: Slot, voice: str) -> bool:
    """Whether an argument stands in the slot that a frame names, case and voice included."""
    if arg.slot != slot.name or arg.companion != slot.companion:
        return False
    by = arg.slot == "subj" and arg.via == "own" and g.preposition(arg.unit) == "przez"  # who acts, in the passive too
    if slot.voice and slot.voice != voice and (slot.voice, voice) != ("active", "noun") and not by:
        return False
    if slot.name in ("w", "subj.w") and slot.case == "loc" and g.units[arg.unit].named:
        return True  # `w Gandży`: no name of a place follows this preposition in another case
    if slot.name == "na" and slot.case == "loc" and g.units[arg.unit].named and _on_its_soil(g, arg.unit):
        return True
    if slot.name in _OF_ONE_CASE and slot.case == "gen" and g.units[arg.unit].named and arg.via != "dropped":
        return True  # `do Szarm el-Szejk`: what is not declined
    return not (slot.case and arg.via not in ("dropped", "where") and slot.case not in cases_of(g, arg.unit))


def _on_its_soil(g: SentenceGraph, u: int) -> bool:
    """`na terenie Gdańska`: an expression that says where, whose place is a genitive."""
    return any(g.labels[c] == "case" and g.units[c].expression == "na" for c in g.kids[u])


def cases_of(g: SentenceGraph, u: int) -> frozenset[str]:
    """Cases that a unit may stand in; all for a bare number or a word without any."""
    unit = g.units[u]
    bare = (
        unit.named and unit.cases == {"nom"} and g.preposition(u)
    )  # `z Ruginienė`: no nominative follows a preposition
    counted = unit.number is not None and unit.last == unit.number.last and not unit.lemmas & lexicon().joint
    if not unit.cases or bare or counted:
        return frozenset(SPOKEN_CASES)
    return unit.cases


def _a_part(g: SentenceGraph, u: int) -> bool:
    """Whether `w tym` opens the phrase, its preposition hung on another word."""
    at = u - 1
    while at > 1 and g.adjective(at) and g.units[at].text.casefold() != "tym":
        at -= 1
    return at > 1 and g.units[at].text == "tym" and g.units[at - 1].text == "w" and g.units[at - 2].text == ","


def _slot(g: SentenceGraph, head: int, u: int) -> str | None:
    """The slot in which dependent `u` of `head` stands; None for one that is no argument."""
    label = g.labels[u]
    base = label.split(":")[0]
    if base in _NO_ARGUMENTS:
        return None
    preposition = g.preposition(u)
    if preposition:
        if preposition == "przez" and agentive(g, u) and (passive(g, head) or not g.verb(head)):
            return "subj"
        return "z" if preposition == "wraz z" else preposition
    if g.units[u].time is not None or _of_time(g.lemmas(u)):
        return None  # `miesiąc wcześniej`, `trzy razy`: when and how often is no argument
    if base == "obl" and _a_part(g, u):
        return None  # `powołano dziesięciu ministrów, w tym dwóch wicepremierów`
    if label == "obl:agent" and g.units[u - 1].lemmas & _SINGLING:
        return None  # `uwolnienia więźniów, zwłaszcza Poczobuta`: one of those just told
    if label == "obl:agent":
        by = any(g.preposition(c) == "przez" and agentive(g, c) for c in g.kids[head])
        means = g.units[u].cases == {"inst"} and bool(g.lemmas(u) & lexicon().measures)  # `objęci zakazami`
        return "inst" if means or (by and "inst" in cases_of(g, u)) else "subj"  # `mianowany przez Trumpa wysłannikiem`
    if g.units[u].mentions and not g.units[u].named:
        return "adj"
    if g.lemmas(u) & RELATIVE and base in ("obj", "nsubj", "iobj", "obl"):
        return _verbal_slot(g, head, base, label, cases_of(g, u))
    if _whose(g, head, u):
        return "obj" if g.gerund(head) else "gen"
    for_noun = base == "nsubj" or (base in ("obj", "iobj") and g.participle(u) is not None)  # `uwolnionych deportowano`
    if "swój" in g.lemmas(u) and base in ("amod", "nmod", "det"):
        return "poss"
    bare = g.adjective(u) and not g.units[u].named and "subst" not in g.units[u].pos
    if bare and not for_noun and not g.one_of_many(u):
        return "adj"
    if base in ("det",) or (base == "nmod" and g.lemmas(u) & {"on", "swój", "jego", "jej", "ich"}):
        return "poss"
    if not g.nominal(u) and base not in ("nsubj", "obj") and not g.one_of_many(u):
        return None
    cases = cases_of(g, u)
    if base == "nsubj" and not g.units[u].named and _dative(g, u, cases):
        cases = frozenset({"dat"})
    if g.verb(head) or g.participle(head):
        return _verbal_slot(g, head, base, label, cases)
    if base == "nsubj":
        return "subj"
    if g.gerund(head):
        return "obj" if "gen" in cases else "inst" if "inst" in cases else "dat" if "dat" in cases else None
    if base in ("nmod", "obj", "obl", "iobj", "appos", "nummod", "amod", "acl"):
        if "gen" in cases and base != "appos":
            return "gen"
        return "inst" if cases == {"inst"} else "dat" if "dat" in cases and base != "appos" else None
    return None


def _whose(g: SentenceGraph, noun: int, u: int) -> bool:
    """`X, którego ekstradycji domagał się Kijów`, `o której uwolnienie apelował`: before its noun the relative says whose it is."""
    if u + 1 != noun or g.units[u].text.casefold() not in _RELATIVE_GENITIVES or g.verb(noun):
        return False
    return any(g.units[x].text == "," for x in (u - 1, u - 2) if x >= 0)


def _dative(g: SentenceGraph, u: int, cases: frozenset[str]) -> bool:
    """`Stronie polskiej odmówiono`: by the adjective after it the noun is a dative, whatever else its form may be."""
    after = u + 1
    if after < len(g) and g.heads[after] == u and g.labels[after] == "amod":
        return "dat" in cases and cases & g.units[after].cases <= {"dat", "loc"}
    return False


def agentive(g: SentenceGraph, u: int) -> bool:
    """Whether what stands after `przez` may be the doer: `przez reżim`, not `tranzyt przez Kłajpedę`, `przez dwa lata`."""
    unit = g.units[u]
    if unit.time is not None:
        return False
    if unit.named:
        return any(m.type != "Place" for m in unit.mentions)
    return not (g.lemmas(u) & lexicon().grounds or _of_time(g.lemmas(u)))


def _verbal_slot(g: SentenceGraph, head: int, base: str, label: str, cases: frozenset[str]) -> str | None:
    if label == "nsubj:pass" or (base == "nsubj" and passive(g, head)):
        return "obj"
    if base == "nsubj" and "dat" in cases and not cases & {"nom", "acc", "gen"}:
        return "dat"  # `Stronie polskiej odmówiono`
    if base == "nsubj" and g.units[head].pos & {"imps", "pcon", "pant"} and not g.units[head].pos & {"praet", "fin"}:
        return "obj" if cases & {"acc", "gen"} or "imps" in g.units[head].pos else None  # `Mirczuk aresztowano`
    if base == "nsubj":
        counted = g.units[head].pos & {"praet"} and "gen" in cases
        return "subj" if "nom" in cases or counted else "obj" if cases & {"acc", "gen"} else None
    alone = not any(g.labels[c].startswith("nsubj") for c in g.kids[head])
    if base == "obj" and "nom" in cases and alone and g.lemmas(head) & lexicon().intransitive and not g.negated(head):
        return "subj"
    if base == "obj":
        return "obj" if cases & {"acc", "gen"} or not cases & {"dat", "inst"} else "dat" if "dat" in cases else "inst"
    if base == "iobj" and "dat" in cases:
        return "dat"  # `zarzuciła Takaichi „powrót do militaryzmu”`, `darował karę 37 skazanym`
    if base in ("iobj", "obl", "nmod"):
        if cases & {"dat"} and not cases & {"acc", "inst"}:
            return "dat" if not cases & {"gen"} or base == "iobj" else "obj"
        if "inst" in cases and not cases & {"acc", "gen"}:
            return "inst"
        return "obj" if cases & {"gen", "acc"} else None
    return None


@kept
def _slots(g: SentenceGraph, head: int) -> list[str | None]:
    """The slots of all that hangs on `head`."""
    return [_slot(g, head, u) for u in g.kids[head]]


@kept
def own(
    g: SentenceGraph, u: int, *, companion: bool = False, via: str = "own", skip: frozenset[int] = frozenset()
) -> list[Arg]:
    """Arguments that hang on `u` itself, and the noun that a participle modifies."""
    found: list[Arg] = []
    for child, slot in zip(g.kids[u], _slots(g, u), strict=True):
        if child in skip:
            continue
        if slot:
            found.append(Arg(slot, child, companion, via))
            if slot == "dat" and g.units[child].named and {"dat", "acc"} <= cases_of(g, child) and _no_object(g, u):
                found.append(Arg("obj", child, companion, via))  # `objęto Rosnieft`: a name that is not declined
            if slot == "obj" and g.units[child].named and "dat" in g.units[child].cases and not g.negated(u):
                if not g.units[child].cases & {"acc", "nom"}:  # `wymierzył 10 lat dyplomatce Natalli Hierasimczyk`
                    found.append(Arg("dat", child, companion, via))
            if "ppron3" in g.units[child].pos and g.verb(u):  # `pozbawiła go mandatu`: nothing hangs on a pronoun
                inner = ((c, _slot(g, u, c)) for c in g.kids[child] if c not in skip and g.labels[c] == "nmod")
                found += [Arg(s, c, companion, via) for c, s in inner if s]
        elif (form := g.units.texts[child]) in _WHERE and (place := _place_before(g, child)) is not None:
            found.append(Arg(_WHERE[form], place, companion, "where"))  # `do Moskwy, gdzie rozmawiał`
        elif form in _THERE and (place := _place_before(g, child, len(g))) is not None:
            found += [Arg(s, place, companion, "where") for s in ("w", "do")]  # `poleci do Ankary, ma się tam spotkać`
    if any(
        a.slot == "obj" and g.labels[a.unit] == "nsubj:pass" for a in found
    ):  # `został zatrzymany po aresztowaniu prezes`
        found = [a for a in found if not (a.slot == "obj" and g.labels[a.unit].startswith("obl"))]
    kind = g.participle(u)
    head = g.heads[u]
    if kind and head >= 0 and head not in skip and _free(g, u):  # `Skazany na osiem lat Poczobut nie dostaje listów`
        rows = [s for s in g.subjects(head) if _same_number(g, u, s) and "nom" in cases_of(g, s)]
        found += [Arg("obj" if kind == "ppas" else "subj", s, companion, via) for s in rows]
    clause = g.labels[u].startswith("acl:relcl") and any(g.labels[c].startswith("aux") for c in g.kids[u])
    if clause and not any(_as_subject(g, c) for c in g.kids[u]):
        return found  # `proces, w którym została skazana`: she, not the trial
    if kind and head >= 0 and g.labels[u].split(":")[0] in ("amod", "acl") and head not in skip:
        while g.heads[head] >= 0 and not _same_number(g, u, head) and g.labels[head].split(":")[0] == "nmod":
            head = g.heads[head]  # `31 obywateli Ukrainy skazanych`: the citizens, not the country
        if g.labels[head] == "conj" and not _same_number(g, u, head):
            head = g.first_conjunct(head)  # `X i jej kolega Y, przetrzymywani`: both
        if not g.units[u].cases or g.units[u].cases & cases_of(g, head):  # not `żona skazanego`
            found.append(Arg("obj" if kind == "ppas" else "subj", head, companion, via))
    return found


def _as_subject(g: SentenceGraph, u: int) -> bool:
    """A relative pronoun that no preposition governs and that may be a nominative."""
    return bool(g.lemmas(u) & RELATIVES) and "nom" in g.units[u].cases and not g.preposition(u)


def _free(g: SentenceGraph, u: int) -> bool:
    """Whether a participle in the nominative stands apart in its clause, told of the subject of the verb."""
    head = g.heads[u]
    if g.labels[u] != "advcl" or "nom" not in g.units[u].cases or not (g.verb(head) or g.predicate(head)):
        return False
    return not any(g.labels[c].startswith(("aux", "cop", "nsubj", "mark")) for c in g.kids[u])


def _no_object(g: SentenceGraph, verb: int) -> bool:
    return not any(g.labels[c] in ("obj", "ccomp", "nsubj:pass") for c in g.kids[verb])


def _place_before(g: SentenceGraph, where: int, reach: int = 6) -> int | None:
    """The place that `gdzie` takes up: the last name before it in the sentence, or `litewska stolica`."""
    for at in range(where - 1, max(-1, where - 1 - reach), -1):
        if g.units[at].named and any(m.type in ("Place", "Country") for m in g.units[at].mentions):
            return g.heads[at] if g.lemmas(g.heads[at]) & _SEATS and g.heads[at] < where else at
        if g.lemmas(at) & _SEATS and any(m.type == "Country" for c in g.kids[at] for m in g.units[c].mentions):
            return at
    return None


def _same_number(g: SentenceGraph, a: int, b: int) -> bool:
    if any(m.type == "Country" and not m.lemma.endswith(("y", "A", "e")) for m in g.units[b].mentions):
        return "sg" in {v for r in g.units[a].word.readings for v in r.values(("sg", "pl"))}
    first = {v for r in g.units[a].word.readings for v in r.values(("sg", "pl"))}
    second = {v for r in g.units[b].word.readings for v in r.values(("sg", "pl"))}
    return not first or not second or bool(first & second)
