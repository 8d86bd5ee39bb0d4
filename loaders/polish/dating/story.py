"""The clock of a story: which day each sentence brings it to, and where a paragraph speaks of another time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from loaders.polish.dating.moments import When, when
from loaders.polish.syntax.future import future
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import DASHES
from loaders.polish.text.words import any_of
from loaders.polish.units.units import Unit
from ontology.claims import Document, Span
from ontology.dates import bounds, valid

_MARKS = frozenset({",", ";", ":", "–", "—", "(", ")"})
_LEAD = 3  # so far, in sentences, a text tells its lead
_NOUNS = frozenset({"subst", "ger"})
_WHO = frozenset({"który"})
_RECENT = timedelta(days=10)  # what an aside tells of days so near is still the news itself

Nameless = tuple[
    tuple[str, Span, frozenset[str]], ...
]  # (role, words, genders) of nouns for one person whom nothing names


@dataclass(frozen=True, slots=True)
class Told:
    """How a claim is told: in which sentence and paragraph, looking back or not, as a step of the story or in passing."""

    sentence: int
    paragraph: int
    back: bool  # `wcześniej`, `poprzednie rozmowy`, or a date of another time in the sentence
    step: bool  # the past tense of a main clause
    once: bool = False  # by a perfective verb: `oskarżył`, not `oskarżał`
    along: bool = (
        False  # a clause that goes on with where or with whom: `do Wilna, gdzie spotkała się`, `którą przyjął`
    )
    bare: bool = (
        False  # only named, as what a present tense is about: `Otwarcie granicy nie oznacza powrotu do normalności`
    )
    leans: bool = False  # says who is of a group that was just told of: `Wśród nich jest Aleś Bialacki`
    among: bool = False  # `Wśród uwolnionych są X i Y`: of those whom the text has told to be free
    that: bool = False  # `To pierwsza wizyta sekretarza`: what the sentence before has told
    beside: bool = False  # talks in passing: `po rozmowie z X ogłosił`, `Kobosko, który wrócił z Wilna`
    now: bool = False  # the present tense of a main clause: `Waszyngton ogłasza zdjęcie embarga`
    at: When | None = None  # the one time of the sentence, where it can be of this
    said: When | None = None  # the day of the telling, where that alone is told: `– podała w czwartek agencja`
    nameless: Nameless = ()  # in a title: `ABW zatrzymała szpiega`
    signs: frozenset[str] = frozenset()  # of its syntax, by which the reading is weighed (`claims/certainty.py`)


@dataclass(slots=True)
class Story:
    """Sentence → (paragraph, the one day that it names), and sentence → the times that its main line names.

    A night (`w nocy z wtorku na środę`) brings the story to its second day. An aside on an earlier day does not move it:
    `Hamas oddał szczątki Kuperberga, porwanego 7 października 2023 r. W zamian Izrael wypuścił 30 osób` is not of 2023.
    """

    days: dict[int, tuple[int, When]] = field(default_factory=dict)
    times: dict[int, tuple[int, list[When]]] = field(default_factory=dict)
    # Paragraph → the day that alone opens it: `27 lutego. Polska …`.
    entries: dict[int, When] = field(default_factory=dict)
    dashed: frozenset[int] = frozenset()  # those that a dash follows, told in the present
    begun: set[int] = field(default_factory=set)  # paragraphs of which a sentence was read
    moves: dict[int, int] = field(
        default_factory=dict
    )  # paragraph → the first sentence in it that names a time other than the day of the lead

    def moved(self, paragraph: int, upto: int) -> bool:
        """Whether a sentence of the paragraph, at `upto` or before it, names a time."""
        return self.moves.get(paragraph, upto + 1) <= upto


def story(document: Document, rows: Iterable[tuple[int, Sequence[Unit], SentenceGraph | None]]) -> Story:
    """The clock of a document whose sentences are `rows`: paragraph, units, and the tree where there is one."""
    found, opened = Story(), dict[int, When]()
    lead: str | None = None  # the day that the text tells first
    last = bounds(document.date)[1] if document.date and valid(document.date) else None
    for number, (paragraph, units, g) in enumerate(rows):
        here = [
            (u, _moment(units, u, m))
            for u, unit in enumerate(units)
            if unit.time
            and (m := when(unit.time))
            and (last is None or m.earliest is None or m.earliest <= last)
            and not m.edtf.endswith("..")
            and not _likened(units, u)
            and not _already(units, u, m)
            and not (g is not None and ((_aside(g, u) and not _recent(m, last)) or _to_come(g, u)))
        ]
        mine = [m for _, m in here]
        if mine and is_day(mine[0]) and all(unit.time or unit.text in (".", "–", ":", "(", ")") for unit in units):
            found.entries[paragraph] = mine[0]
        if mine and is_day(mine[0]) and paragraph not in found.begun and _opens(units):
            opened[paragraph] = mine[0]
        found.begun.add(paragraph)
        mine = [m for m in mine if paragraph not in found.entries or len(m.edtf) > 4]  # `trzeci w tym roku`
        found.times[number] = (paragraph, mine)
        lead = lead or next((m.edtf for m in mine if is_day(m) and number <= _LEAD), None)
        if any(m.edtf != lead for m in mine):
            found.moves.setdefault(paragraph, number)
        days = [m for u, m in here if is_day(m) and (_recent(m, last) or not _of_a_thing(units, u, g))]
        if len({m.edtf for m in days}) == 1:
            found.days[number] = (paragraph, days[0])
    if len(opened) > 1:  # `12 grudnia – dwudniowe negocjacje w Mińsku`: a chronicle
        found.entries |= opened
        found.dashed = frozenset(opened)
    return found


def _opens(units: Sequence[Unit]) -> bool:
    """Whether a day and a dash open a paragraph."""
    at = next((x for x in range(min(3, len(units))) if units[x].time is not None), -1)
    return 0 <= at < len(units) - 1 and units[at + 1].text in DASHES


def _moment(units: Sequence[Unit], u: int, moment: When) -> When:
    if u >= 2 and "/" in moment.edtf and units[u - 2].text.casefold() in ("nocy", "noc") and moment.latest:
        return replace(moment, edtf=moment.latest, earliest=moment.latest)
    return moment


def _likened(units: Sequence[Unit], u: int) -> bool:
    """`o 12 proc. więcej niż rok wcześniej`, `tak jak poprzednią grupę w czerwcu`: the time with which this one is compared."""
    before = [unit.text.casefold() for unit in units[max(0, u - 5) : u]]
    return any(word in ("niż", "niźli") for word in before[-3:]) or "jak" in before


def _already(units: Sequence[Unit], u: int, moment: When) -> bool:
    """`Już w grudniu Amerykanie uchylili embargo`: a month before which the news stands, to which it goes back at once."""
    return not is_day(moment) and any(unit.text.casefold() == "już" for unit in units[max(0, u - 2) : u])


def _of_a_thing(units: Sequence[Unit], u: int, g: SentenceGraph | None) -> bool:
    """Whether the day at `u` only says more of a thing: `po głosowaniu z 9 sierpnia`; where there is no tree, `na której schroniła się 9 maja`."""
    time = units[u].time
    noun = u - 2 if u >= 2 and units[u - 1].text.casefold() in ("z", "ze") else -1
    night = noun >= 0 and units[noun].text.casefold() in ("nocy", "noc")
    if noun >= 0 and units[noun].is_(_NOUNS) and not night and time is not None and time.kind == "point":
        return True
    if g is not None:
        return False  # asked before
    opened = (
        x for x in range(u - 1, 0, -1) if units[x].lemmas & _WHO and "," in (units[x - 1].text, units[x - 2].text)
    )
    first = next(opened, None)
    return first is not None and sum(units[x].text == "," for x in range(first, u)) % 2 == 0


def _recent(moment: When, last: str | None) -> bool:
    if not (moment.earliest and last):
        return False
    return date.fromisoformat(last) - date.fromisoformat(moment.earliest) <= _RECENT


def _aside(g: SentenceGraph, u: int) -> bool:
    """Whether the time at `u` is told of a thing in passing: under a participle, or in a relative clause."""
    # `szczątki Kuperberga, porwanego 7 października`, wherever the tree hangs it
    for at in range(u - 1, max(-1, u - 6), -1):
        if g.units[at].text in _MARKS:
            break
        if g.participle(at) == "ppas" and not g.predicate(at):
            return True
    over = g.heads[u]
    if (
        over >= 0
        and "adj" in g.units[u].pos
        and g.adjective(u)
        and not g.nominal(u)
        and g.labels[over] == "nmod"
        and g.nominal(g.heads[over])
    ):
        return True  # `To efekt wrześniowej umowy`
    for at in g.up(u):
        if g.labels[at].startswith("acl") or (g.participle(at) and not g.predicate(at)):
            return True
        if g.labels[at] == "ccomp" and g.lemmas(g.heads[at]) & any_of(lexicon().accusing, lexicon().charging):
            return True  # `zarzuca premierowi, że we wrześniu spotkał się`
        if g.predicate(at) and g.heads[at] < 0:
            return False
    return False


def _to_come(g: SentenceGraph, u: int) -> bool:
    """`Obejmie stanowisko 1 stycznia`: not where the story has got to, whatever year the day was taken to be of."""
    clause = g.clause(u)
    return future(g, [clause, *g.auxiliaries(clause)])


def is_day(moment: When) -> bool:
    """A day, or a stretch of two or three as visits are."""
    if not (moment.earliest and moment.latest) or moment.edtf.endswith("~"):
        return False
    return (date.fromisoformat(moment.latest) - date.fromisoformat(moment.earliest)).days <= 2
