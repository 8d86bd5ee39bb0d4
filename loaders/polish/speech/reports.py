"""Where a sentence says who says it: `– powiedział X`, `jak podaje X`, `według X`, `X zapewnił, że …`.

Found by order rather than by the tree: a parser that has lost a reporting clause loses its subject too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.polish.frames.subjects import subject
from loaders.polish.speech.sayers import agree, sayer, sayer_before
from loaders.polish.speech.scope import BEFORE_AS, end_of_the_aside, scope
from loaders.polish.syntax.sentence_graph import SentenceGraph, kept
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import CLOSING_QUOTES, SPEECH_DASHES
from loaders.polish.units.units import FINITE

_SPEAKING = frozenset({"Person", "GovernmentBody", "MediaOutlet", "Organization"})
_STOPS = frozenset({".", ";", "?", "!", "…"})
_PERSONAL = frozenset({"fin", "praet", "winien", "bedzie"})
_THAT = frozenset({"że", "iż", "jakoby", "żeby", "aby", "by", "ażeby", "iżby", "czy"})
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
    rows = (*_thats(g), *_sources(g), *_asides(g), *_of_which(g))
    return sorted({r.verb: r for r in rows}.values(), key=lambda r: r.verb)


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
        as_ = text == "jak" and (at == 0 or g.units[at - 1].text in BEFORE_AS)
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
            end = end_of_the_aside(g, u, as_)
            start, until = scope(g, at, end) if as_ else (-1, len(g))
            yield Report(u, "aside", sayer(g, u, end), frozenset(range(at, end)), start, until)


def _of_which(g: SentenceGraph) -> Iterator[Report]:
    """`Polska zamknęła granicę, o czym poinformował X`: a clause behind the comma that says who has told of the one before."""
    if "czym" not in g.units.forms:
        return
    for at in range(2, len(g) - 2):
        if g.units[at].text != "czym" or g.units[at - 1].text != "o" or g.units[at - 2].text != ",":
            continue
        verb = next((x for x in range(at + 1, min(at + 8, len(g))) if g.verb(x) and g.units[x].is_(FINITE)), None)
        if verb is not None and says(g, verb) and not g.negated(verb):
            start = max((x for x in range(at - 2) if _apart(g, x)), default=-1)
            yield Report(verb, "aside", sayer(g, verb, len(g)), frozenset(range(at - 2, len(g))), start, at - 2)


_AGAINST = frozenset({"a", "ale", "lecz", "jednak", "natomiast", "zaś"})


def _apart(g: SentenceGraph, at: int) -> bool:
    """`USA je uchyliły, jednak unijne pozostają`: where a clause that is set against the one before begins."""
    return g.units[at].text == ";" or (g.units[at].text == "," and g.units[at + 1].text in _AGAINST)


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
            if (text in _THAT and g.units[at - 1].text == ",") or (
                at + 1 < len(g) and (text == ":" or _opens_quotation(g, at))
            ):
                who = tuple(a.unit for a in subject(g, u) if a.via != "dropped") or sayer_before(g, u)
                who = tuple(x for x in who if agree(g, u, x)) or who  # `Organizacje szacują, że … jest dziennikarz`
                if who or g.units[u].is_(_PERSONAL):
                    yield Report(u, "that", who, frozenset(range(u, at)), at, _resumed(g, u, at))
                break
            if text in _STOPS or (g.units[at].is_(FINITE) and g.verb(at) and at > u + 1 and not _inserted(g, u, at)):
                break


def _opens_quotation(g: SentenceGraph, at: int) -> bool:
    """`firma napisała „Ubolewamy z powodu strajku`: a mark of quotation, and a clause behind it."""
    text = g.units[at].text
    if text not in ("„", "«", '"') or (text == '"' and sum(g.units[x].text == '"' for x in range(at)) % 2):
        return False
    end = next((x for x in range(at + 1, len(g)) if g.units[x].text in CLOSING_QUOTES), len(g))
    return any(g.units[x].is_(FINITE) and g.verb(x) for x in range(at + 1, end))


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
    return Report(u, "source", (u,), clause, *scope(g, max(0, u - 1), u))
