"""The word that must stand with a trigger: where the tree has it, and where the order of words has it all the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.polish.frames.frames import Companion, Slot
from loaders.polish.frames.order import scan
from loaders.polish.frames.slots import Arg, own, passive
from loaders.polish.frames.subjects import subject
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import GENDERS, Word
from loaders.polish.units.units import FINITE


def reach(g: SentenceGraph, u: int, depth: int = 2) -> Iterator[int]:
    """`u`, what is coordinated with it, and what it counts or frames: `część sankcji` reaches `sankcji`."""
    words = lexicon()
    meant = g.antecedent(u)
    if meant != u:  # `sankcje wobec Bieławii, które nałożono`: the pronoun may stand for any noun above it
        yield from (x for x in (meant, *list(g.up(meant))[:2]) if g.nominal(x))
        return
    for member in g.conjuncts(u):
        yield member
        number = g.units[member].number
        share = number is not None and g.lemmas(member) & {"procent"}  # `10 proc. akcji`
        bare = number is not None and g.units[member].last == number.last  # `trzynaścioro zwolnionych`
        if g.lemmas(member) & words.barring:
            continue
        some = bool(g.lemmas(member) & words.partitives)  # `część uwolnionych`
        if depth and (share or bare or g.lemmas(member) & words.framing):
            for child in g.kids[member]:
                if (g.nominal(child) or ((bare or some) and g.participle(child))) and "gen" in g.units[child].cases:
                    yield from reach(g, child, depth - 1)


def _meant(g: SentenceGraph, u: int, wanted: frozenset[str], before: Sequence[Word]) -> bool:
    """Whether `u` stands for a wanted noun told before it, in this sentence or the last: `otworzyło ją` after `granicę`.

    A pronoun, or a word such as `kolejne`, `pozostałe`, `te` without its noun: `nałożymy kolejne` after `sankcje`.
    """
    unit = g.units[u]
    if "ppron3" in unit.pos:
        mine = [r for r in unit.word.readings if r.pos == "ppron3"]
    elif g.lemmas(u) & lexicon().nounless and "adj" in unit.pos and not unit.mentions:
        mine = [r for r in unit.word.readings if r.pos in ("adj", "ppas")]
    else:
        return False
    here = (x.word for x in g.units[:u])
    return any(
        r.values(("sg", "pl")) & m.values(("sg", "pl"))
        and ("sg" not in r.values(("sg",)) or r.values(GENDERS) & m.values(GENDERS))
        for word in (*before, *here)
        if word.lemmas & wanted
        for r in word.readings
        if r.lemma in wanted
        for m in mine
    )


def companions(g: SentenceGraph, u: int, companion: Companion, before: Sequence[Word]) -> Iterator[int]:
    wanted = companion.lemmas
    if not companion.by:
        over = g.heads[u]
        if over >= 0 and g.verb(over) and g.lemmas(over) & wanted & lexicon().concluding and g.labels[u] == "obj":
            yield over  # `zawarł porozumienie w sprawie podpisania umowy`: what is done to the thing, not what it is about
        yield from (x for x in g.subtree(u) if x != u and g.lemmas(x) & wanted and not _reported(g, u, x))
        for n, x in enumerate(g.up(u)):
            if g.lemmas(x) & wanted:
                yield x
            yield from (c for c in g.kids[x] if c != u and g.lemmas(c) & wanted)
            if n >= 2:
                break
        return
    args = own(g, u)
    head = g.heads[u]
    if g.participle(u) and g.labels[u].split(":")[0] == "xcomp" and head >= 0 and passive(g, u):
        args += [Arg("obj", s) for s in g.subjects(head)]  # `granica może zostać zamknięta`
    shared = g.labels[u] == "conj" and head >= 0 and g.verb(head) == g.verb(u) and u - head <= 4
    later = g.labels[u] == "conj" and head >= 0 and g.verb(head) and g.verb(u)
    later = later and not any(a.slot in ("obj", "gen") for a in scan(g, u))
    if (shared or later) and not any(
        a.slot == "obj" for a in args
    ):  # `zniósł i złagodził sankcje`; `…, a po roku przywrócił`
        args += [a for a in own(g, head) if a.slot == "obj"]
    by = {s.name for s in companion.by}
    if "subj" in by and g.units[u].pos & {"inf"} and not any(a.slot == "subj" for a in args):
        args += [a for a in subject(g, u) if a.via != "dropped"]  # `sankcje mają objąć`
    if (left_out := g.units[u].gap) is not None:  # `skreślono z wykazu spółkę, a w marcu – senatora`
        have = {a.slot for a in args}
        args += [a for a in own(g, left_out) if a.slot not in have or g.lemmas(a.unit) & wanted]
    args += [
        Arg("obj", a.unit)
        for a in args
        if a.slot == "adj"
        and g.verb(u)
        and g.lemmas(a.unit) & lexicon().nounless
        and g.units[a.unit].cases & {"acc", "gen"}
    ]  # `nałożymy kolejne`
    for slot in companion.by:
        for arg in args:
            if arg.slot == slot.name or (slot.name in ("obj", "gen", "subj", "amod") and arg.slot in ("obj", "gen")):
                if slot.name == "subj" and arg.slot != "subj" and not passive(g, u):
                    continue
                yield from (x for x in reach(g, arg.unit) if _is(g, x, wanted) or _meant(g, x, wanted, before))
    if by & {"obj", "gen"} and g.gerund(u):  # `jego zamknięcia żąda opozycja`, after `przejście`
        yield from (a.unit for a in args if a.slot == "poss" and _meant(g, a.unit, wanted, before))
    if "obj" in by and "subj" not in by and not passive(g, u):  # `restrykcje nałożyły Kanada i Norwegia`
        yield from (
            a.unit for a in args if a.slot == "subj" and g.lemmas(a.unit) & wanted and "acc" in g.units[a.unit].cases
        )
    if "inst" in by:  # `objęcia biznesmena sankcjami`: a noun for a person governs no instrumental
        inner = [x for a in args if a.slot == "obj" for x in g.kids[a.unit] if g.units[x].cases == {"inst"}]
        yield from (x for x in inner if g.lemmas(x) & wanted and g.preposition(x) is None)
    if "inst" in by and g.verb(u) and not g.labels[u].startswith(("aux", "cop")):
        yield from _called(g, u, wanted)
    if "term" in by:
        yield from _term(g, u, wanted)
    if by & {"obj", "gen"}:
        yield from _beside(g, u, wanted)
    if governed := [s for s in companion.by if s.name not in _SLOTS]:
        yield from _nearby(g, u, wanted, governed)
    if "obj" in by and g.verb(u) and not passive(g, u) and not any(a.slot == "obj" for a in args):
        yield from _farther(g, u, wanted)
    for arg in scan(g, u):
        if arg.slot in by or (by & {"obj", "gen"} and arg.slot in ("obj", "gen")):
            yield from (x for x in reach(g, arg.unit) if _is(g, x, wanted))


def _is(g: SentenceGraph, u: int, wanted: frozenset[str]) -> bool:
    """One of the words, or a name with one of them as its title: `prezeska Foodory Anna Lindqvist odejdzie`."""
    title = g.units[u].title
    return bool(g.lemmas(u) & wanted) or (title is not None and bool(title.lemmas & wanted))


def _farther(g: SentenceGraph, u: int, wanted: frozenset[str]) -> Iterator[int]:
    """The object that asides keep far from its verb: `przedłużyła o kolejny rok, do 28 lutego, sankcje wobec Białorusi`."""
    for at in range(u + 1, min(len(g), u + 18)):
        unit = g.units[at]
        if unit.text in _ENDS or (unit.is_(FINITE) and g.verb(at)) or g.lemmas(at) & _CLAUSE:
            return
        if unit.text == "," and at + 1 < len(g):
            after = g.units[at + 1]
            if not ("prep" in after.pos or after.time is not None or after.lemmas & wanted):
                return
        if g.lemmas(at) & wanted and g.nominal(at) and g.preposition(at) is None and "acc" in unit.cases:
            before = g.units[at - 1]
            if "prep" not in before.pos:
                yield at
                return


def _reported(g: SentenceGraph, verb: int, x: int) -> bool:
    """Whether `x` stands in a clause that `verb` reports: `poinformował, że rozmawiał telefonicznie` is no call of his."""
    while x != verb and x >= 0:
        if g.labels[x].startswith(("ccomp", "parataxis", "csubj")):
            return True
        x = g.heads[x]
    return False


_SLOTS = frozenset({"obj", "gen", "subj", "dat", "inst", "adj", "amod", "poss", "xcomp", "inf", "term"})


def _nearby(g: SentenceGraph, u: int, wanted: frozenset[str], slots: Sequence[Slot]) -> Iterator[int]:
    """The companion behind its preposition in the clause of a verb, whatever the parser hung it on.

    `według szacunków w rosyjskich koloniach przebywa tysiąc więźniów`: the camps are not those of the estimates.
    """
    if not (g.verb(u) or g.predicate(u)) or g.labels[u].startswith(("aux", "cop")):
        return
    for step in (-1, 1):
        at = u + step
        while 0 <= at < len(g) and abs(at - u) <= 12:
            unit = g.units[at]
            if (unit.text in _BREAKS and not _short_bracket(g, at)) or (
                unit.is_(FINITE) and g.verb(at) and at not in g.kids[u]
            ):
                break
            if g.lemmas(at) & wanted and (before := g.preposition(at)) is not None:
                if any(s.name == before and (s.case is None or s.case in unit.cases) for s in slots):
                    yield at
            at += step


def _short_bracket(g: SentenceGraph, u: int) -> bool:
    """Whether a mark opens or closes a bracket about one word: `usunął Belavię (Bieławię) z listy`."""
    marks = {"(": ")", ")": "("}
    step = {"(": 2, ")": -2}.get(g.units[u].text, 0)
    return step != 0 and 0 <= u + step < len(g) and g.units[u + step].text == marks[g.units[u].text]


def _term(g: SentenceGraph, u: int, wanted: frozenset[str]) -> Iterator[int]:
    """A counted span of time by the verb that no preposition governs: `pięć lat dostała`, `siedzi już trzy lata`."""
    for at in (*range(u - 1, max(-1, u - 5), -1), *range(u + 1, min(len(g), u + 6))):
        if g.units[at].number is not None and g.lemmas(at) & wanted and g.preposition(at) is None:
            yield at


def _called(g: SentenceGraph, u: int, wanted: frozenset[str]) -> Iterator[int]:
    """As what somebody is chosen, by the verb: in `na posiedzeniu przewodniczącym wybrano X` no noun governs the instrumental."""
    for step in (-1, 1):
        for at in (u + step, u + 2 * step, u + 3 * step):
            if not 0 <= at < len(g) or g.units[at].text in _BREAKS or "prep" in g.units[at].pos:
                break
            cases = g.units[at].cases
            if g.lemmas(at) & wanted and "inst" in cases and "nom" not in cases and g.preposition(at) is None:
                yield at
                break


_ENDS = frozenset({";", ":", "–", "—", "(", ")", ".", "?", "!", "i", "oraz", "a", "ale", "lecz"})
_CLAUSE = frozenset({"że", "iż", "który", "żeby", "aby", "by", "gdy", "kiedy", "bo", "jeśli", "choć", "ponieważ"})
_BREAKS = frozenset({",", ";", ":", "–", "—", "(", ")"})


def _beside(g: SentenceGraph, u: int, wanted: frozenset[str]) -> Iterator[int]:
    """The companion right after the trigger, only modifiers between: proof against a slip of the parser.

    Behind a passive a preposition opens another phrase: `usunięta z listy sankcji`.
    """
    at = u + 1
    while at < len(g) and at - u <= 6:
        if g.gerund(u) and "prep" in g.units[at].pos and at + 2 < len(g) and g.labels[at] == "case":
            at += 2  # `wznowieniu od północy ruchu`
            continue
        if g.lemmas(at) & wanted and g.nominal(at):
            if g.units[at].cases & {"gen", "acc"} or passive(g, u):
                yield at
            return
        unit = g.units[at]
        modifier = (
            g.adjective(at)
            or unit.number
            or g.lemmas(at) & lexicon().partitives
            or (unit.named and "gen" in unit.cases)
            or (g.verb(u) and _told_whom(g, at))  # `zakazała spółce X przewozu`
        )
        if not (
            modifier
            or unit.text.casefold() in ("też", "także", "również", "przez", "na", "nałożonych")
            or (unit.is_(("adv", "part")) and not (g.labels[at] == "case" and passive(g, u)))
        ):
            return
        at += 1


def _told_whom(g: SentenceGraph, u: int) -> bool:
    """A dative that is nothing else, or the name behind one."""
    unit = g.units[u]
    return g.nominal(u) and "dat" in unit.cases and (unit.named or not unit.cases & {"acc", "nom"})


def has(g: SentenceGraph, u: int, companion: Companion) -> bool:
    """Whether to the companion belongs what it must have: `czarną` to `listę`. The city in `w Kolonii` is no camp."""
    town = u > 0 and g.units[u].text[:1].isupper() and any(m.type == "Place" for m in g.units[u].mentions)
    if town and all(w.islower() for w in companion.lemmas):
        return False
    near = (
        (*g.subtree(u), u + 1) if u + 1 < len(g) else g.subtree(u)
    )  # `z systemu SWIFT`, whatever the parser makes of it
    return not companion.having or any(g.lemmas(x) & companion.having for x in near)
