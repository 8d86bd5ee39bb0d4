"""Whose act a nominal happening is, by what governs it: `reżim zdecydował o uwolnieniu`, `decyzja Wilna o zamknięciu`."""

from __future__ import annotations

from loaders.polish.frames.commands import commanded, commands
from loaders.polish.frames.light_verbs import EXCHANGED, top
from loaders.polish.frames.slots import Arg, own
from loaders.polish.frames.subjects import subject
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import any_of

_THAT = frozenset({"że", "iż", "jakoby"})


def _court_of_a_state(g: SentenceGraph, u: int) -> bool:
    """`turecki sąd nakazał aresztowanie`: no state arrests; a court with a name (`Sąd Najwyższy Pakistanu`) may."""
    named = g.units[u].named
    return not named and bool(g.lemmas(u) & lexicon().courts) and any(g.units[c].mentions for c in g.kids[u])


def controlled(g: SentenceGraph, u: int) -> list[Arg]:
    """The doer of a nominal happening, taken from what governs it: `reżim zdecydował o uwolnieniu`.

    Where the governor only announces, `via` is `announced`, where it passes on news, `told`: then the speaker acts only if it is a state.
    """
    words = lexicon()
    at = top(g, u)
    if at != u and g.lemmas(at) & words.aimed_at and "inst" in g.units[at].cases:
        return []  # `Celem nalotu miał być X`: at him it aimed
    if rows := _whose_step(g, u, at):
        return rows
    if g.preposition(at) == "za" and g.gerund(u) and g.heads[at] >= 0 and g.lemmas(g.heads[at]) & words.judging:
        return [Arg("subj", a.unit, via="control") for a in own(g, g.heads[at]) if a.slot in ("obj", "gen")]
    if g.preposition(at) in words.presupposing or g.preposition(at) in EXCHANGED or g.preposition(at) == "bez":
        return []
    if (
        g.preposition(at) == "na"
        and g.heads[at] >= 0
        and g.negated(g.heads[at])
        and g.lemmas(g.heads[at]) & words.journeys
    ):
        return []  # `Macron nie uda się na szczyt G7`: he will not be there
    if at != u and g.lemmas(at) & words.reports:
        return []  # `informację o wymianie przekazał resort`: who passes on the news of a thing does not do it
    willing = voiced(g, at)  # a will or a step has been passed: whoever voices it is the doer
    for _ in range(6):
        head = g.heads[at]
        if head < 0 or any("uwaga" in g.lemmas(c) and g.preposition(c) == "pod" for c in g.kids[head]):
            return []  # `biorąc pod uwagę otwarcie przejścia`: who weighs it does not open it
        lemmas = g.lemmas(head)
        if g.nominal(head) and lemmas & words.reports and not g.verb(head):
            return []  # `informację o wymianie przekazał resort`: who passes on the news of a thing does not do it
        verbal = g.verb(head) or g.predicate(head) or g.units[head].pos & {"pcon", "pant"}
        if commands(g, head) and verbal and g.labels[at] == "nsubj":
            return []  # `wykreślenie z listy pozwoliłoby Rosjanom`: what allows a thing is no act of theirs
        if commands(g, head) and not (willing and verbal):
            rows = commanded(g, head, at)
            if not rows and lemmas & words.ordering:  # `Warszawa nakazała zamknięcie konsulatu`
                orders = [a for a in subject(g, head) if a.via != "dropped" and not _court_of_a_state(g, a.unit)]
                return [Arg("subj", a.unit, via="announced") for a in orders]
            if g.lemmas(at) & words.proposals:  # `zwrócił się do Tuska z propozycją spotkania`: he would be there too
                rows += [Arg("subj", a.unit, via="willed") for a in subject(g, head) if a.via != "dropped"]
            if rows or not lemmas & words.control:
                return rows
        if verbal and lemmas & words.ruling_out:
            return [Arg("subj", a.unit, via="weighed") for a in subject(g, head) if a.via != "dropped"]
        if lemmas & words.control or (verbal and (willing or retort(g, head, at))):
            if verbal:
                via = "willed" if willing else "announced" if lemmas & words.state_control else "control"
                via = "told" if via == "announced" and lemmas & words.informing else via
                if via == "control" and set(g.marks(at)) & _THAT:
                    return []  # `zasugerował, że do zwolnienia może dojść`: that others free them
                offered = [Arg("to", a.unit) for a in own(g, head) if a.slot == "dat"]  # `zaproponował Wilnu rozmowy`
                return [
                    Arg("subj", a.unit, via=a.via if a.via == "dropped" else via) for a in subject(g, head)
                ] + offered
            rows = [
                Arg("subj", a.unit, via="control")
                for a in own(g, head)
                if a.slot in ("gen", "adj", "poss") and a.unit != at and g.nominal(a.unit)
            ]
            if rows:
                return rows
            if g.adjective(head):
                return [Arg("subj", a.unit, via="control") for a in own(g, head) if a.slot == "subj"]
        elif not (lemmas & any_of(words.frames, words.will, words.steps)) and not lemmas & words.light:
            return []
        willing = voiced(g, head)
        at = head
    return []


def _whose_step(g: SentenceGraph, u: int, last: int) -> list[Arg]:
    """`po decyzji Wilna o zamknięciu granicy`, `amerykańska decyzja o zniesieniu`: whose decision it is does what is decided."""
    words = lexicon()
    while u != last and (u := g.heads[u]) >= 0:
        if not g.lemmas(u) & words.decisive or g.verb(u):
            continue
        rows = [
            a for a in own(g, u) if a.slot in ("gen", "adj", "poss") and (a.slot != "adj" or g.units[a.unit].mentions)
        ]
        rows = [a for a in rows if not g.gerund(a.unit) and not g.lemmas(a.unit) & words.courts]
        if rows:
            via = "announced" if g.lemmas(u) & words.reports else "control"
            return [Arg("subj", a.unit, via=via) for a in rows]
    return []


def retort(g: SentenceGraph, verb: int, deed: int) -> bool:
    """`Rosja odpowiedziała wyrzuceniem dyplomatów`: by the deed, not in words, the subject of the verb answers."""
    return bool(g.lemmas(verb) & lexicon().retorts) and "inst" in g.units[deed].cases and g.preposition(deed) is None


def voiced(g: SentenceGraph, noun: int) -> bool:
    """Whether a noun for a will or a step is his who is subject of its verb: `zgłosił chęć`, `wyraził zgodę`."""
    words = lexicon()
    over = g.heads[noun]
    if over < 0 or not g.verb(over) or g.labels[noun].split(":")[0] not in ("obj", "obl", "iobj"):
        return False
    if g.units[noun].cases == {"inst"} and g.lemmas(over) & {"uzasadnić", "uzasadniać"}:
        return False  # `uzasadnił decyzję odmową zakończenia wojny przez Putina`: the reason is another's
    if g.lemmas(noun) & words.will:
        return g.labels[noun].split(":")[0] == "obj"
    return bool(g.lemmas(noun) & words.steps and g.lemmas(over) & words.voicing)
