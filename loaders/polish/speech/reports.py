"""Where a sentence says who says it: `– powiedział X`, `jak podaje X`, `według X`, `X zapewnił, że …`.

Found by order rather than by the tree: a parser that has lost a reporting clause loses its subject too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.polish.frames.subjects import subject
from loaders.polish.syntax.sentence_graph import SentenceGraph, kept
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import CLOSING_QUOTES, DASHES, OPENING_QUOTES, QUOTES, SPEECH_DASHES
from loaders.polish.units.agreement import Agreement
from loaders.polish.units.units import FINITE

_SPEAKING = frozenset({"Person", "GovernmentBody", "MediaOutlet", "Organization"})
_ENDS = frozenset({*SPEECH_DASHES, *QUOTES, ".", ";", ":", "?", "!", "…"})
_PREPOSITIONS = frozenset({"na", "z", "ze", "o", "do", "od", "po", "za"})  # which are other words in the dictionary too
_STOPS = frozenset({".", ";", "?", "!", "…"})
_BEFORE_AS = DASHES | OPENING_QUOTES | {",", "("}  # behind which `jak podał X` may stand
_PERSONAL = frozenset({"fin", "praet", "winien", "bedzie"})
_THAT = frozenset({"że", "iż", "jakoby", "żeby", "aby", "by", "ażeby", "iżby", "czy"})
_PARTING = frozenset({"a", "ale", "lecz", "natomiast", "jednak", "zaś"})
_CONCEDING = frozenset({"choć", "chociaż", "mimo", "pomimo", "podczas"})
_LIGHT = frozenset({"się", "też", "także", "również", "jednak", "zaś", "natomiast", "zarazem", "jeszcze", "nie"})


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting clause: its verb (or the speaker's own unit), heads of the speaker's phrase, and what it reports.

    `way` is `that` (a clause with `że` from `start` on), `aside` (`– powiedział X`, `jak podaje X`: the rest of the
    sentence) or `source` (`według X`). With `who` empty the subject is left out: `dodał`.
    """

    verb: int
    way: str
    who: tuple[int, ...]
    clause: frozenset[int]  # units of the reporting clause itself
    start: int = 0  # what is reported begins after `start`
    end: int = 0  # and ends before `end`

    def holds(self, g: SentenceGraph, u: int) -> bool:
        """Whether unit `u` stands in what is reported."""
        if u in self.clause or not self.start < u < self.end:
            return False
        if self.way != "that":
            return True
        at = u
        for head in g.up(u):
            if head == self.verb:  # `oświadczył, że …, i wyjechał`: joined to the verb of saying
                apart = _speaking(g, at) or (g.children(at, "cc") and not g.subjects(at))
                return not (g.labels[at] == "conj" and apart)
            at = head
        return True


@kept
def reports(g: SentenceGraph) -> list[Report]:
    """All reporting clauses of a sentence, in text order."""
    return sorted({r.verb: r for r in (*_thats(g), *_sources(g), *_asides(g))}.values(), key=lambda r: r.verb)


def says(g: SentenceGraph, u: int) -> bool:
    """Whether the word is one for saying; `poleci` is of `polecieć` too, and who flies orders nothing."""
    lemmas, words = g.lemmas(u), lexicon()
    return bool(lemmas & words.speech_verbs) and not lemmas & words.speech_homographs


def _speaking(g: SentenceGraph, u: int) -> bool:
    return g.verb(u) and says(g, u)


def _asides(g: SentenceGraph) -> Iterator[Report]:
    """`– powiedział X`, `”, podkreśliła X`, `, jak szacuje X,`, `Jak przekazał X, …`."""
    for u in g.units.having(lexicon().speech_verbs):
        if not g.units[u].is_(FINITE) or not _speaking(g, u):
            continue
        at = u - 1
        while at >= 0 and (
            g.units[at].text.casefold() in _LIGHT or g.units[at].time or g.units[at].pos <= {"adv", "part"}
        ):
            at -= 1
        if at < 0:
            continue
        text = g.units[at].text.casefold()
        as_ = text == "jak" and (at == 0 or g.units[at - 1].text in _BEFORE_AS)
        quoted = (
            text in SPEECH_DASHES
            or text in CLOSING_QUOTES
            or (text == "," and at > 0 and g.units[at - 1].text in CLOSING_QUOTES)
        )
        if text in SPEECH_DASHES and _closes_an_insertion(g, at):
            continue
        if text == "," and not quoted and _comma_aside(g, u, at):
            yield Report(u, "aside", sayer(g, u, len(g)), frozenset(range(at, len(g))), -1, at)
        elif as_ or (quoted and at > 0):
            end = _end(g, u, as_)
            start, until = _scope(g, at, end) if as_ else (-1, len(g))
            yield Report(u, "aside", sayer(g, u, end), frozenset(range(at, end)), start, until)


def _closes_an_insertion(g: SentenceGraph, dash: int) -> bool:
    """`została pobita i – według świadków – przyznała się`: the verb goes on behind the second dash, nobody is quoted."""
    first = next((x for x in range(dash - 1, 0, -1) if g.units[x].text in SPEECH_DASHES), None)
    return first is not None and g.units[first - 1].text.casefold() in _JOINING


_JOINING = frozenset({"i", "a", "oraz", "ale", "lecz", "że", "który", "która", "które"})


def _comma_aside(g: SentenceGraph, verb: int, comma: int) -> bool:
    """`Orlen kupi rafinerię, zapowiedział w środę prezes`: a verb of saying after a whole clause, its subject behind it.

    Only where nothing opens a clause between and nothing that is said follows.
    """
    if verb - comma > 2 or not any(g.units[x].is_(FINITE) and g.verb(x) for x in range(comma)):
        return False
    if any(g.units[x].text.casefold() in (*_THAT, ",", ":") for x in range(verb + 1, len(g) - 1)):
        return False
    if any(g.lemmas(x) & _OPENING_CLAUSES for x in range(comma)) and not _closed(g, comma):
        return False
    who = sayer(g, verb, len(g))
    return bool(who) and all(u > verb for u in who)


def _closed(g: SentenceGraph, comma: int) -> bool:
    """`Gdyby Litwa otworzyła granicę, Mińsk oddałby ciężarówki, przekonywał X`: the clause that opens the sentence is over."""
    first = next((x for x in range(comma) if g.units[x].text == ","), comma)
    if not g.lemmas(0) & _OPENING_CLAUSES or any(g.lemmas(x) & _OPENING_CLAUSES for x in range(1, comma)):
        return False
    return all(any(g.units[x].is_(FINITE) and g.verb(x) for x in part) for part in (range(first), range(first, comma)))


_OPENING_CLAUSES = frozenset(
    {"gdy", "kiedy", "jeśli", "jeżeli", "choć", "chociaż", "ponieważ", "skoro", "gdyby", "zanim", "odkąd", "jak"}
)


def _scope(g: SentenceGraph, first: int, end: int) -> tuple[int, int]:
    """What `jak podał X` or `według X` is said of: its clause, or all that follows where it opens the clause."""
    if (comma := _aside_of_a_participle(g, first)) is not None:
        return comma, next((x for x in range(end + 2, len(g)) if g.units[x].text in (",", ".", ";")), len(g))
    if (comma := _aside_of_a_relative(g, first)) is not None:
        return comma, _end_of_the_relative(g, comma, first, end)
    if first and g.units[first - 1].text == "(":  # `170 więźniów (według innych źródeł 194)`
        return first - 1, next((x for x in range(end, len(g)) if g.units[x].text == ")"), len(g))
    start = first - 1
    while start >= 0 and not _parted(g, start):
        start -= 1
    opens = all(g.units[x].text in _BEFORE_AS or g.lemmas(x) & _PARTING for x in range(start + 1, first))
    until = end + 1
    while until < len(g) and not (
        g.units[until].text == ";" or (not opens and _parted(g, until)) or _conceded(g, until)
    ):
        until += 1
    return start, until


def _aside_of_a_participle(g: SentenceGraph, first: int) -> int | None:
    """`przyjęto pakiet, uzyskując – według premiera X – gwarancje`: the comma from which on he is the source."""
    if first < 3 or not (g.units[first - 1].text in SPEECH_DASHES or g.units[first].text == "jak"):
        return None
    told = False
    for at in range(first - 2, -1, -1):
        if g.units[at].text == ",":
            return at if told else None
        told = told or g.units[at].is_(("pcon", "pant"))
    return None


def _aside_of_a_relative(g: SentenceGraph, first: int) -> int | None:
    """`dwa banki, które – zdaniem Komisji – pomagały`: the comma of the relative clause that alone he is the source of."""
    for at in range(first - 2, 0, -1):
        text = g.units[at].text
        if text in (";", ":", ".") or (text in SPEECH_DASHES and at < first - 1):
            return None
        if text == ",":
            opens = any(g.lemmas(x) & {"który", "jaki"} for x in (at + 1, at + 2) if x < first)
            return at if opens else None
    return None


def _end_of_the_relative(g: SentenceGraph, comma: int, first: int, end: int) -> int:
    """Where the relative clause ends that opens behind `comma` and holds the aside from `first` to `end`."""
    told = any(g.units[x].is_(FINITE) and g.verb(x) for x in range(comma + 1, first))
    for at in range(end + 1, len(g)):
        if told and g.units[at].text in (",", ";", "."):
            return at
        told = told or (g.units[at].is_(FINITE) and g.verb(at))
    return len(g)


def _parted(g: SentenceGraph, u: int) -> bool:
    """Whether another main clause or what is conceded begins after unit `u`."""
    text = g.units[u].text
    return (
        text in (";", ":") or (text == "," and u + 1 < len(g) and bool(g.lemmas(u + 1) & _PARTING)) or _conceded(g, u)
    )


def _conceded(g: SentenceGraph, u: int) -> bool:
    return g.units[u].text == "," and u + 1 < len(g) and bool(g.lemmas(u + 1) & _CONCEDING)


def _end(g: SentenceGraph, verb: int, as_: bool) -> int:
    """Where the reporting clause ends: at a dash, a colon or, after `jak`, at its comma."""
    for at in range(verb + 1, len(g)):
        text = g.units[at].text
        if (
            text in SPEECH_DASHES
            or text in (":", ";", "?", "!")
            or (as_ and text in (",", ")") and not _apposition(g, at))
        ):
            return at
    return len(g)


def _apposition(g: SentenceGraph, comma: int) -> bool:
    """`jak podał X, rzecznik Y, …`: a noun in the nominative after the comma that only explains the name."""
    after = comma + 1
    return (
        after < len(g)
        and g.nominal(after)
        and bool(g.lemmas(after) & lexicon().offices)
        and "nom" in g.units[after].cases
        and not g.units[after].named
        and any(g.units[x].text == "," for x in range(after + 1, min(len(g), after + 9)))
    )


def sayer(g: SentenceGraph, verb: int, end: int) -> tuple[int, ...]:
    """The subject of a verb of saying: by the tree, or the first noun in the nominative after it that agrees."""
    rows = [a.unit for a in subject(g, verb) if a.via not in ("dropped",) and (verb < a.unit < end or a.unit < verb)]
    inside = [u for u in rows if verb < u < end]
    if inside:
        return tuple(inside)
    governed, named = False, -1
    for at in range(verb + 1, end):
        unit = g.units[at]
        if "prep" in unit.pos and not unit.named and (len(unit.pos) == 1 or unit.text in _PREPOSITIONS):
            governed = True
            continue
        if unit.text in _ENDS or (unit.is_(FINITE) and g.verb(at)):
            break
        if unit.is_(("adj", "ppas", "pact", "adja")) and not unit.named and "subst" not in unit.pos:
            continue
        if g.nominal(at) and governed:
            governed = False
            named = at  # `na platformie X MSZ`: the platform is no speaker
            continue
        if named == at - 1 and unit.named and any(m.type in ("Company", "MediaOutlet") for m in unit.mentions):
            continue
        if g.nominal(at) and "nom" in unit.cases and unit.time is None and agree(g, verb, at):
            return (at,)
    before = [u for u in rows if u < verb and not any(g.units[x].text in _ENDS for x in range(u, verb))]
    return tuple(before)


def agree(g: SentenceGraph, verb: int, noun: int) -> bool:
    """Whether a noun may be the subject by number and gender; a name that no dictionary knows may always."""
    verbal = (r for r in g.units[verb].word.readings if r.pos in ("fin", "praet", "winien"))
    return g.units[noun].named or Agreement.told(verbal).fits(Agreement.of(g.units[noun], "nom"))


def _thats(g: SentenceGraph) -> Iterator[Report]:
    """`X oświadczył 2 marca w Wilnie, że …`, `zapewniając, że …`, `dał do zrozumienia, że …`."""
    verbs, carriers = lexicon().speech_verbs, lexicon().speech_carriers
    for u in sorted({*g.units.having(verbs), *g.units.having(carriers)}):
        if not g.verb(u):
            continue
        if not (says(g, u) or _phrase(g, u)):
            continue
        for at in range(u + 1, min(len(g), u + 26)):
            text = g.units[at].text.casefold()
            if (text in _THAT and g.units[at - 1].text == ",") or (text == ":" and at + 1 < len(g)):
                who = tuple(a.unit for a in subject(g, u) if a.via != "dropped") or _sayer_before(g, u)
                who = tuple(x for x in who if agree(g, u, x)) or who  # `Organizacje szacują, że … jest dziennikarz`
                if who or g.units[u].is_(_PERSONAL):
                    yield Report(u, "that", who, frozenset(range(u, at)), at, _resumed(g, u, at))
                break
            if text in _STOPS or (g.units[at].is_(FINITE) and g.verb(at) and at > u + 1 and not _inserted(g, u, at)):
                break


def _resumed(g: SentenceGraph, verb: int, start: int) -> int:
    """Where the clause of the verb of saying goes on: `, i zwolnił`, the comma closes what was reported."""
    form = {tuple(r.tag.split(":")[:2]) for r in g.units[verb].word.readings}
    for at in range(start + 2, len(g) - 2):
        if g.units[at].text == "," and g.units[at + 1].text in ("i", "oraz"):
            next_verb = next((x for x in range(at + 2, min(at + 5, len(g))) if g.units[x].is_(_PERSONAL)), None)
            if next_verb is not None and form & {tuple(r.tag.split(":")[:2]) for r in g.units[next_verb].word.readings}:
                if not g.subjects(next_verb):
                    return at
    return len(g)


def _sayer_before(g: SentenceGraph, verb: int) -> tuple[int, ...]:
    """The subject that the tree has lost: the nearest noun in the nominative before the verb, past a clause of its own."""
    at = verb - 1
    while at >= 0:
        if g.units[at].text == ",":  # `Mulook, który jest w Holandii, potwierdził, że`
            opener = next(
                (
                    x
                    for x in range(at - 1, 0, -1)
                    if g.lemmas(x) & {"który", "jaki", "gdzie"} and "," in (g.units[x - 1].text, g.units[x - 2].text)
                ),
                None,
            )
            if opener is not None:
                at = opener - 1 if g.units[opener - 1].text == "," else opener - 2
            else:  # `Stowarzyszenie „Memoriał”, laureat Nagrody Nobla, apeluje`
                other = next((x for x in range(at - 1, max(at - 10, 0), -1) if g.units[x].text == ","), None)
                if other is None or any(g.units[x].is_(FINITE) and g.verb(x) for x in range(other, at)):
                    return ()
                at = other
        elif g.units[at].text in _ENDS or (g.units[at].is_(FINITE) and g.verb(at)):
            return ()
        elif (
            g.nominal(at)
            and "nom" in g.units[at].cases
            and g.units[at].time is None
            and g.preposition(at) is None
            and agree(g, verb, at)
        ):
            if not (at and "prep" in g.units[at - 1].pos and not g.units[at - 1].named):
                return (at,)
        at -= 1
    return ()


def _inserted(g: SentenceGraph, verb: int, at: int) -> bool:
    """A finite verb of a relative clause that stands between the verb of saying and `że`."""
    return any(g.lemmas(x) & {"który", "jaki"} for x in range(verb + 1, at))


def _phrase(g: SentenceGraph, u: int) -> bool:
    """`zwraca uwagę, że`, `ma nadzieję, że`, `dał do zrozumienia, że`: a verb with a noun of saying or thinking."""
    return bool(g.lemmas(u) & lexicon().speech_carriers) and any(
        g.lemmas(x) & lexicon().speech_nouns for x in range(u + 1, min(len(g), u + 5))
    )


def _sources(g: SentenceGraph) -> Iterator[Report]:
    """`według X`, `zdaniem X`, `w ocenie X`, `z informacji X wynika`, `zgodnie z komunikatem X`."""
    words = lexicon()
    if len(g) > 3 and g.units[1].text == ":" and any(m.type in _SPEAKING for m in g.units[0].mentions):
        yield Report(0, "source", (0,), frozenset({0}), 1, len(g))  # `Zełenski: negocjacji nie będzie`
    sources = {u for preposition in words.speech_prepositions for u in g.governed.get(preposition, ())}
    opinions = (u for u in range(len(g) - 1) if g.units[u].text.casefold() == "zdaniem" and g.preposition(u) is None)
    for u in sorted({*sources, *(opinions if "zdaniem" in g.units.forms else ())}):
        if u in sources:
            yield _source(g, u)
        elif u and g.units[u - 1].text.casefold() in ("jej", "jego", "ich"):  # `jej zdaniem Rosja uderzy`
            yield _source(g, u - 1, frozenset({u - 1, u}))
        elif not (u and g.units[u - 1].text.casefold() in ("moim", "naszym", "swoim")):
            yield _source(g, u + 1)


def _source(g: SentenceGraph, u: int, clause: frozenset[int] | None = None) -> Report:
    clause = clause or frozenset(range(max(0, u - 1), u + 1))
    return Report(u, "source", (u,), clause, *_scope(g, max(0, u - 1), u))
