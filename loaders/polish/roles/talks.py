"""Who takes part in talks that a noun tells of, whatever verb and preposition carry it.

Three questions, each asked once:

1. What do the words of the noun itself say? `spotkanie Putina z Trumpem`, `rozmowy między A i B`, `szczyt USA–Rosja` name all
   who meet (`Sides.ALL`): nobody else of the sentence is lent to them. `spotkanie z Trumpem` names the other side only.
2. How does the clause hold the noun? It goes beside (`po rozmowach`, `na spotkaniu z X`, `relacja z rozmowy`), or is what the
   verb does (`odwołał spotkanie`), comes to (`dołączy do rozmów`) or seeks (`zabiega o wizytę`).
3. Who then is the other side? The subject of that clause, but for those who only tell of it (spokesmen, media, experts).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from typing import NamedTuple

from loaders.polish.frames.light_verbs import top
from loaders.polish.frames.slots import Arg, own
from loaders.polish.frames.subjects import subject
from loaders.polish.frames.triggers import Hit
from loaders.polish.roles.base import PARTY, Found, Open
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import any_of

MUTUAL = frozenset({"Meeting", "Negotiation", "PhoneCall", "Visit", "MilitaryExercise", "Agreement"})
LENT = frozenset({"control", "willed", "announced", "told", "weighed", "dropped"})  # by a verb above
_DURING = frozenset({"podczas", "po", "przed", "w", "w związku", "przy okazji", "przy", "w ramach"})
_FROM = frozenset({"z"})  # `wrócił ze spotkania z X`
_WHOSE = frozenset({"gen", "obj", "adj", "poss", "pair", "między", "pomiędzy", "subj", "z udziałem"})
_BETWEEN = frozenset({"między", "pomiędzy", "pair"})
_PHRASES = ("obl", "nmod", "advmod", "iobj", "obj", "advcl", "acl")


class Sides(Enum):
    """What the words of a noun say of those who talk."""

    ALL = auto()
    OTHER = auto()  # with whom, but not who
    WHOSE = auto()  # whose they are, but not with whom
    NONE = auto()


def sides(g: SentenceGraph, args: Iterable[Arg]) -> Sides:
    """`spotkanie Putina z Trumpem` → ALL; `spotkanie z Trumpem` → OTHER; `posiedzenie rządu` → WHOSE."""
    rows = [a for a in args if not a.companion and a.via not in LENT and a.via != "light"]
    other = any(a.slot == "z" and "inst" in g.units[a.unit].cases for a in rows)
    whose = [a for a in rows if a.slot in _WHOSE and a.slot != "subj" and _somebody(g, a)]
    if any(a.slot in _BETWEEN for a in whose) or (other and whose):
        return Sides.ALL
    if other:
        return Sides.OTHER
    members = [x for a in whose for x in g.conjuncts(a.unit)]
    if len({x for x in members if g.units[x].mentions}) > 1 or any(_of_two(g, x) for x in members):
        return Sides.ALL
    return Sides.WHOSE if whose else Sides.NONE


def opened(g: SentenceGraph, hit: Hit) -> bool:
    """`Katar zorganizował rozmowy Ukrainy z Rosją`: the verb over the noun tells who makes room for others to talk."""
    head = g.heads[top(g, hit.unit)]
    return head >= 0 and bool(g.lemmas(head) & lexicon().making_room)


def _of_two(g: SentenceGraph, u: int) -> bool:
    """`rozmowy delegacji Ukrainy i Rosji`, `przywódców Polski i Litwy`, `obu delegacji`: one noun for both sides."""
    if g.both(u):
        return True
    return any(len(g.conjuncts(c)) > 1 for c in g.kids[u] if g.units[c].named and "gen" in g.units[c].cases)


def _somebody(g: SentenceGraph, arg: Arg) -> bool:
    """A name, a noun for a person or body, or a pronoun: no `spotkanie plenarne`, no `rozmowy rozejmu`."""
    unit = g.units[arg.unit]
    if unit.mentions or arg.slot == "poss" or "ppron3" in unit.pos:
        return True
    return bool(unit.lemmas & any_of(lexicon().beings, lexicon().offices))


class _Way(NamedTuple):
    """The verb whose clause the noun stands in, and how the noun stands to it."""

    verb: int
    beside: bool


def party(case: Open) -> Found:
    """The subject of the clause as one who takes part (`Po rozmowach z Putinem Trump oświadczył`), where the noun leaves it open."""
    if case.hit.voice != "noun" or case.hit.frame.type not in MUTUAL:
        return
    way = _way(case)
    if way is None or (way.beside and case.hit.frame.type == "MilitaryExercise"):  # `w związku z manewrami` others act
        return
    if way.beside and case.hit.frame.type == "Visit" and case.g.lemmas(way.verb) & lexicon().receiving:
        yield from _guests(case, way.verb)
    elif way.beside:
        yield from _joins(case, way.verb, PARTY)
    elif _does_it(case, way.verb):
        yield from _joins(case, way.verb, case.hit.frame.accepts[joining(case)])


def _guests(case: Open, verb: int) -> Found:
    """`Podczas pobytu w Mińsku delegację USA przyjął szef KGB`: the guest is on the visit, not the host."""
    if case.roles.get("actor"):
        return
    for arg in own(case.g, verb):
        if arg.slot == "obj":
            yield from case.fresh("actor", case.refs.resolve(arg.unit, case.hit.frame.accepts["actor"]))


def _does_it(case: Open, verb: int) -> bool:
    """`Trump odwołał spotkanie z Putinem`, `zabiega o wizytę w USA`, `dołączy do rozmów`: what only one who takes part does to talks."""
    g, words = case.g, lexicon()
    at = top(g, case.hit.unit)
    preposition = g.preposition(at)
    lemmas = g.lemmas(verb)
    kind = case.hit.frame.type
    if preposition is None and lemmas & words.calling_off:
        broken = kind == "Negotiation" and bool(lemmas & words.breaking_off) and not told_whose(case)
        return bool(case.roles.get(joining(case))) or kind == "Visit" or broken
    if preposition in ("o", "na", "do") and lemmas & words.seeking:
        return bool(case.roles.get("participant")) or kind == "Visit"
    return False


def joined(case: Open) -> Found:
    """`Do rozmów dołączy prezydent Łotwy`, `Wilno wywiązuje się z umowy z Mińskiem`: who comes to it, keeps or breaks it, whosever it is."""
    g = case.g
    at = top(g, case.hit.unit)
    head = g.heads[at]
    if head < 0 or case.hit.voice != "noun" or case.hit.frame.type not in MUTUAL - {"Visit"} or head in case.others:
        return
    preposition = g.preposition(at) or ("" if case.hit.frame.type == "Agreement" else "-")
    if not g.lemmas(head) & lexicon().taking_part.get(preposition, frozenset()):
        return
    if not (g.verb(head) or g.predicate(head)):
        return
    yield from _take_part(case, subject(g, head))


def _take_part(case: Open, args: Iterable[Arg]) -> Found:
    """Whoever stands in `args`, as those who take part."""
    role = joining(case)
    for arg in args:
        yield from case.fresh(role, case.who(arg, case.hit.frame.accepts[role]))


def represented(case: Open) -> Found:
    """`Polskę na szczycie reprezentował Tusk`: who talks for a state, and the state, are both there."""
    g, hit = case.g, case.hit
    if (
        hit.voice != "noun"
        or hit.frame.type not in MUTUAL - {"Visit"}
        or g.units.lemmas.isdisjoint(lexicon().representing)
    ):
        return
    if g.preposition(top(g, hit.unit)) not in _DURING | {"na"}:
        return
    clause = g.clause(hit.unit)
    for verb in (clause, *g.kids[clause]):
        if g.lemmas(verb) & lexicon().representing and not g.negated(verb):
            yield from _take_part(case, [*subject(g, verb), *(a for a in own(g, verb) if a.slot == "obj")])


def addressed(case: Open) -> Found:
    """`Putin w rozmowie telefonicznej zaprosił Łukaszenkę`, `poparła ją podczas rozmowy`: whom one addresses on it is the other party."""
    g, hit = case.g, case.hit
    if hit.voice != "noun" or hit.frame.type not in ("PhoneCall", "Meeting", "Negotiation"):
        return
    if len(case.roles.get("participant", [])) > 1 or sides(g, case.args) is not Sides.NONE:
        return
    way = _way(case)
    if way is None or g.preposition(top(g, hit.unit)) not in ("w", "podczas") or not way.beside:
        return
    if g.lemmas(way.verb) & lexicon().addressing:
        for arg in own(g, way.verb):
            if arg.slot in ("obj", "dat"):
                yield from case.fresh("participant", case.refs.resolve(arg.unit, frozenset({"Person"})))


def headed(case: Open) -> Found:
    """`Nawrocki po spotkaniu z Trumpem`: in a heading without a verb, who stands before the talks took part in them."""
    g, role = case.g, joining(case)
    at = top(g, case.hit.unit)
    head = g.heads[at]
    if case.hit.voice != "noun" or case.hit.frame.type not in MUTUAL - {"Visit", "MilitaryExercise"}:
        return
    if head < 0 or g.preposition(at) not in ("po", "przed", "podczas") or not g.units[head].named or head > at:
        return
    if any(g.verb(u) and g.units[u].is_(_FINITE) for u in range(len(g))) or len(case.roles.get(role, [])) != 1:
        return
    if not told_whose(case) and any(m.type == "Person" for m in g.units[head].mentions):
        yield from case.fresh(role, case.refs.resolve(head, case.hit.frame.accepts[role]))


_FINITE = frozenset({"fin", "praet", "imps", "cond", "bedzie", "impt", "winien"})


def joining(case: Open) -> str:
    """The role of those who take part."""
    return "participant" if "participant" in case.hit.frame.accepts else "actor"


def told_whose(case: Open) -> bool:
    """Whether it is said whose talks they are: `rozmowy rządu z pilotami`, `rozmowy amerykańskie`."""
    rows = [a for a in case.args if a.via not in ("dropped", "announced", "told")]  # who tells of them may be there
    if {"obj", "z"} <= {a.slot for a in rows if a.via == "own"}:
        return True  # `spotkanie Trumpa z Zełenskim`; but `posiedzenie Rady` others join
    return any(a.slot in _WHOSE - {"obj"} and (a.slot != "adj" or case.g.units[a.unit].mentions) for a in rows)


def _joins(case: Open, verb: int, kinds: frozenset[str]) -> Found:
    """The subject of `verb` as one who takes part, where no genitive or adjective says whose talks they are."""
    g, hit, role = case.g, case.hit, joining(case)
    if len(case.roles.get(role, [])) > 1 and not any(a.slot == "z" and a.via == "own" for a in case.args):
        return  # but `ustąpił po rozmowach z Merzem i Tuskiem`
    if case.roles.get(role) and told_whose(case):
        return
    minding = bool(g.lemmas(verb) & lexicon().minding)  # `Łukaszence zależy na wizycie w USA`
    for arg in [a for a in own(g, verb) if a.slot == "dat"] if minding else subject(g, verb):
        if arg.via != "dropped" and only_tells(g, arg.unit):
            continue
        rows = (w for w in case.who(arg, kinds) if case.refs.discourse.fits(w.cluster, hit.frame.accepts[role]))
        yield from case.fresh(role, rows)


def only_tells(g: SentenceGraph, u: int) -> bool:
    """`Po szczycie rzecznik Kremla Pieskow ocenił`: who speaks for others, comments or reports was not one of those who met."""
    title = g.units[u].title
    lemmas = g.lemmas(u) | (title.lemmas if title is not None else frozenset())
    return bool(lemmas & any_of(lexicon().experts, lexicon().press, lexicon().spokesmen)) or any(
        m.type == "MediaOutlet" for m in g.units[u].mentions
    )


def _way(case: Open) -> _Way | None:
    """The verb over the noun: right above it, or past the nouns on which it hangs (`poruszy tę kwestię na spotkaniu z X`)."""
    g, unit = case.g, case.hit.unit
    own_place = g.preposition(unit) in _DURING - {"w"} or (g.preposition(unit) == "na" and "loc" in g.units[unit].cases)
    at = unit if own_place else top(g, unit)  # `kwestię na spotkaniu`: no matter of the meeting
    head, preposition = g.heads[at], g.preposition(at)
    label = g.labels[at].split(":")[0]
    with_somebody = any(a.slot == "z" and a.via in ("own", "scan") for a in case.args)
    if preposition is None:
        told = head >= 0 and (g.verb(head) or g.predicate(head)) and head not in case.others
        return _Way(head, False) if told and label in ("obj", "obl", "iobj", "xcomp") else None
    beside = preposition in _DURING or (
        with_somebody and ((preposition == "na" and "loc" in g.units[at].cases) or preposition in _FROM)
    )
    if not beside:
        return _Way(head, False) if head >= 0 else None
    for _ in range(3):
        if head >= 0 and g.verb(head):  # another happening may be: `ustąpił po rozmowach z Merzem`
            return _Way(head, True)
        if head < 0 or head in case.others:
            return None
        if g.predicate(head) and label in _PHRASES:
            return _Way(head, True)
        if not g.nominal(head) or label not in _PHRASES:
            return None
        if g.labels[head].startswith("nsubj"):  # `Putin w rozmowie telefonicznej zaprosił`: nobody is in Putin
            verb = g.heads[head]
            named = g.units[head].named or bool(g.lemmas(head) & lexicon().offices)
            return _Way(verb, True) if named and verb > at > head and g.verb(verb) else None
        if not with_somebody or g.preposition(head) is not None or g.units[head].named:
            return None
        label, head = g.labels[head].split(":")[0], g.heads[head]
    return None
