"""Whose act it is: subjects shared, controlled or left out, and what a light verb lends to the noun that it carries."""

from __future__ import annotations

from loaders.polish.frames.slots import RELATIVE, STOPS, Arg, cases_of, own
from loaders.polish.repair.base import of_several
from loaders.polish.syntax.sentence_graph import SentenceGraph, kept
from loaders.polish.text.lexicon import lexicon
from loaders.polish.units.agreement import Agreement

_NO_NOUNS = frozenset({"mark", "advmod", "cc", "case", "discourse", "fixed"})  # `jak`, `po` name no animals and uncles
_THAT = frozenset({"że", "iż", "jakoby"})
_EXCHANGED = frozenset({"w zamian za", "w odpowiedzi na", "pod warunkiem"})  # for, or after, what another does
_BESIDE = (
    frozenset({"po", "przed", "od", "za", "mimo", "pomimo", "wskutek", "w związku", "bez", "dla"}) | _EXCHANGED
)  # why a thing is done


def top(g: SentenceGraph, u: int, *, joined: bool = True) -> int:
    """The noun that only frames the happening: `proces` of `proces łagodzenia`, `tura` of `kolejna tura rozmów`.

    Past what `i` joins, unless `joined` is false: `oferta azylu w Mińsku oraz pomysł szczytu` tells nowhere of the summit.
    """
    frames = lexicon().framing
    while (head := g.heads[u]) >= 0 and g.labels[u].split(":")[0] in ("nmod", "conj", "obl", "obj", "nummod"):
        if g.labels[u] == "conj":
            if not joined or g.verb(u) != g.verb(head):
                break
        elif not (g.lemmas(head) & frames and g.nominal(head) and not g.verb(head)):
            break
        u = head
    return u


def _court_of_a_state(g: SentenceGraph, u: int) -> bool:
    """`turecki sąd nakazał aresztowanie`: no state arrests; a court with a name (`Sąd Najwyższy Pakistanu`) may."""
    named = g.units[u].named
    return not named and bool(g.lemmas(u) & lexicon().courts) and any(g.units[c].mentions for c in g.kids[u])


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
    return found


def _a_guest(g: SentenceGraph, verb: int) -> bool:
    """Whether a verb of receiving has one person as its object: him who is on the visit, not a delegation that comes to see him."""
    guests = [a.unit for a in own(g, verb) if a.slot == "obj"]
    return any("on" in g.lemmas(x) or g.units[x].named for x in guests)


def _a_part_in(g: SentenceGraph, u: int) -> bool:
    """`za udział w rosyjskiej inwazji`: why a thing is done, by the words before the phrase of `u`."""
    at = min((c for c in g.kids[u] if g.labels[c] == "case"), default=u) - 1
    return at > 0 and bool(g.lemmas(at) & lexicon().complicity) and g.preposition(at) in _BESIDE


@kept
def subject(g: SentenceGraph, verb: int, *, via: str = "own", depth: int = 4) -> list[Arg]:
    """The doer of a verb: its subject, or that of the verb that shares or controls it; else `dropped`."""
    here = [a for a in own(g, verb, via=via) if a.slot == "subj"]
    if here or depth == 0:
        return here
    if any(r.values(("pri", "sec")) for r in g.units[verb].word.readings if r.pos in ("fin", "praet")):
        return [Arg("subj", verb, via="dropped")]  # `zamkniemy`: I, you or we, never a noun of another clause
    label, head = g.labels[verb].split(":")[0], g.heads[verb]
    pos = g.units[verb].pos
    if label == "conj" and head >= 0 and set(g.marks(verb)) & lexicon().wish and (told := commanded(g, head)):
        return told  # `prosił Trumpa, by sankcji nie znosił`, where the tree takes the clause for another of his own
    if (
        label == "conj"
        and head >= 0
        and g.verb(head)
        and not pos & {"imps"}
        and all(agrees(g, verb, s) for s in g.subjects(head))
    ):
        return [
            Arg(a.slot, a.unit, a.companion, a.via if a.via == "dropped" else "conjunct")
            for a in subject(g, head, depth=depth - 1)
        ]
    became = g.participle(verb) is not None and any("inf" in g.units[a].pos for a in g.auxiliaries(verb))
    future = any("bedzie" in g.units[a].pos for a in g.auxiliaries(verb))  # `że USA będą znosić`: a clause of its own
    if (
        head >= 0
        and not future
        and (pos & {"inf", "pcon", "pant"} or became)
        and (g.verb(head) or g.adjective(head) or g.nominal(head))
    ):
        governor = head
        if g.nominal(head) and not g.verb(head):  # `decyzja, by …`, `chęć spotkania`
            rows = [Arg("subj", a.unit, via="control") for a in own(g, head) if a.slot in ("gen", "adj", "poss")]
            if rows:
                return rows
            governor = g.clause(head)
            if governor == head and not g.predicate(head):
                return []
        if told := commanded(g, governor):
            return told
        if commands(g, governor) and set(g.marks(verb)) & lexicon().wish:
            return []  # `zaapelowała, aby uwolnić`: somebody else is to
        return [
            Arg(a.slot, a.unit, a.companion, a.via if a.via == "dropped" else "control")
            for a in subject(g, governor, depth=depth - 1)
        ]
    if head >= 0 and set(g.marks(verb)) & lexicon().wish:  # `zachęcał go, by zwalniał`: he who is urged
        verb_above = g.clause(head)
        if _tasked(g, verb_above) and not commanded(g, verb_above):
            rows = subject(g, verb_above, depth=depth - 1)
            return [Arg(a.slot, a.unit, a.companion, a.via if a.via == "dropped" else "control") for a in rows]
        return commanded(g, head) or [
            Arg("subj", a.unit, via="control") for a in own(g, head) if a.slot in ("obj", "dat") and g.nominal(a.unit)
        ]
    personal = pos & {"fin", "praet", "cond", "bedzie", "winien"} or any(
        g.units[a].pos & {"fin", "praet", "bedzie", "cond"} for a in g.auxiliaries(verb)
    )
    if personal and not pos & {"imps"} and not _impersonal(g, verb):
        beside = _by_order(g, verb)
        return [Arg("subj", beside, via="scan")] if beside is not None else [Arg("subj", verb, via="dropped")]
    return []


def _by_order(g: SentenceGraph, verb: int) -> int | None:
    """A noun of the clause that may be the subject though the tree says otherwise; before the verb first.

    A subject counts as dropped only where no noun beside the verb could be it: `reżim wypuścił więźniów` is no one else's act.
    """
    objects = {a.unit for a in own(g, verb) if a.slot == "obj" and cases_of(g, a.unit) & {"acc", "gen"}}
    for step, limit in ((-1, 9), (1, 6)):
        at = verb + step
        while 0 <= at < len(g) and abs(at - verb) <= limit:
            unit = g.units[at]
            if unit.text in (",", ";", ":", "–", "(", ")") or (
                unit.is_(STOPS) and g.verb(at) and at != verb and g.labels[at][:3] != "aux"
            ):
                break
            fits = (
                g.nominal(at)
                and (unit.named or not unit.mentions)
                and "nom" in unit.cases
                and unit.time is None
                and not unit.lemmas & {"to", "się"}
                and (unit.named or g.labels[at].split(":")[0] not in _NO_NOUNS)
            )
            if fits and _of_a_medium(g, at):
                fits = False  # `poinformowało na platformie X MSZ`
            if fits and not _prepositional(g, at) and agrees(g, verb, at) and at not in objects:
                if step < 0 or not cases_of(g, at) & {"acc", "gen"}:
                    return at
            at += step
    return None


def _of_a_medium(g: SentenceGraph, u: int) -> bool:
    """Whether a noun that a preposition governs stands right before a firm or medium: `w serwisie Truth Social`."""
    if u < 2 or not any(m.type in ("Company", "MediaOutlet") for m in g.units[u].mentions):
        return False
    return g.nominal(u - 1) and not g.units[u - 1].named and _prepositional(g, u - 1)


def _prepositional(g: SentenceGraph, u: int) -> bool:
    """Whether a preposition stands before the phrase of `u`."""
    if g.preposition(u):
        return True
    at = u - 1
    while at >= 0 and g.adjective(at) and not g.units[at].named:
        at -= 1
    return (at >= 0 and "prep" in g.units[at].pos and g.units[at].text[:1].islower()) or (
        at == 0 and "prep" in g.units[0].pos
    )


def agrees(g: SentenceGraph, verb: int, noun: int) -> bool:
    """Number (and gender of a past form) allow `noun` as subject of `verb`."""
    parts = [verb, *g.auxiliaries(verb)]
    readings = [
        r for x in parts for r in g.units[x].word.readings if r.pos in ("fin", "praet", "cond", "winien", "bedzie")
    ]
    counted = g.units[noun].number
    if counted is not None or len(g.conjuncts(noun)) > 1:
        return counted is None or not counted.several or of_several(readings)
    return Agreement.told(readings).fits(Agreement.of(g.units[noun], "nom"))


def _impersonal(g: SentenceGraph, verb: int) -> bool:
    """Whether nobody does it: `dojdzie do spotkania`, `nie ma wśród nich X`."""
    absent = "mieć" in g.lemmas(verb) and g.negated(verb) and g.units[verb].text.casefold() == "ma"
    may = g.lemmas(verb) & {"móc", "mieć", "musieć", "powinien"}  # `może dojść do uwolnienia`
    if may and any("inf" in g.units[c].pos and g.lemmas(c) & {"dojść", "dochodzić"} for c in g.kids[verb]):
        return True
    return absent or bool(
        g.lemmas(verb) & {"dojść", "dochodzić", "zależeć", "należeć", "można", "brakować", "warto", "trzeba"}
    )


def commands(g: SentenceGraph, head: int) -> frozenset[str]:
    """Slots in which a word that tells, asks or allows somebody to act has him: `wezwał UE do zniesienia sankcji`."""
    lemmas = g.lemmas(head)
    if lemmas & lexicon().journeys and any(g.preposition(c) in ("do", "na") and g.units[c].named for c in g.kids[head]):
        return frozenset()  # `do Miami poleci Umierow, by …`: a form of `polecić` too
    slots = (slot for slot, words in lexicon().commands.items() if lemmas & words)
    return frozenset(slot for slot in slots if slot != "od" or not _tasked(g, head))


def _tasked(g: SentenceGraph, verb: int) -> bool:
    """`otrzymał od prezydenta zadanie, by wynegocjował`: he who gets the task is to act, not who gives it."""
    words = lexicon()
    gets = g.lemmas(verb) & words.commands.get("od", frozenset())
    return bool(gets) and any(g.lemmas(c) & words.tasks for c in g.kids[verb])


def commanded(g: SentenceGraph, head: int, skip: int | None = None) -> list[Arg]:
    """He who is told, asked, allowed or forced to act by `head`."""
    slots = commands(g, head)
    if not slots:
        return []
    rows = [a for a in own(g, head) if a.slot in slots and a.unit != skip and _somebody(g, a.unit)]
    return [Arg("subj", a.unit, via="control") for a in rows]


def _somebody(g: SentenceGraph, u: int) -> bool:
    """A noun or a relative pronoun, no happening: `Łukaszenka, któremu zależy na wizycie`."""
    return (g.nominal(u) or bool(g.lemmas(u) & RELATIVE)) and not g.gerund(u)


def controlled(g: SentenceGraph, u: int) -> list[Arg]:
    """The doer of a nominal happening, taken from what governs it: `reżim zdecydował o uwolnieniu`.

    Where the governor only announces, `via` is `announced`, where it passes on news, `told`: then the speaker acts only if it is a state.
    """
    words = lexicon()
    at = top(g, u)
    if rows := _whose_step(g, u, at):
        return rows
    if g.preposition(at) == "za" and g.gerund(u) and g.heads[at] >= 0 and g.lemmas(g.heads[at]) & words.judging:
        return [Arg("subj", a.unit, via="control") for a in own(g, g.heads[at]) if a.slot in ("obj", "gen")]
    if g.preposition(at) in words.presupposing or g.preposition(at) in _EXCHANGED or g.preposition(at) == "bez":
        return []
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
        if commands(g, head) and not (willing and verbal):
            rows = commanded(g, head, at)
            if not rows and lemmas & words.ordering:  # `Warszawa nakazała zamknięcie konsulatu`
                orders = [a for a in subject(g, head) if a.via != "dropped" and not _court_of_a_state(g, a.unit)]
                return [Arg("subj", a.unit, via="announced") for a in orders]
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
        elif not (lemmas & (words.frames | words.will | words.steps)) and not lemmas & words.light:
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
