"""Which date belongs to which happening of a sentence, and the date that a narrative carries on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from loaders.polish.arguments import top
from loaders.polish.lexicon import lexicon
from loaders.polish.sentence_graph import SentenceGraph
from loaders.polish.times import Time
from loaders.polish.triggers import Hit
from ontology.claims import Span
from ontology.dates import bounds

_DATING = frozenset({"point", "range", "since", "deadline"})
# A happening of these types, dated to the day, is what a report is about; others lean on it.
_ORDINALS = frozenset({"pierwszy", "drugi", "trzeci", "czwarty", "piąty", "szósty", "siódmy", "kolejny", "następny"})
ROUNDS = frozenset({"Meeting", "Negotiation", "Visit", "PhoneCall"})
OUTCOMES = frozenset({"PrisonerRelease", "PrisonerTransfer", "SanctionLifting", "Refusal"})
_EARLIER = frozenset(
    {
        "poprzedni",
        "wcześniejszy",
        "wcześnie",
        "przeszłość",
        "dotychczasowy",
        "niegdyś",
        "dawny",
        "dawno",
        "kiedyś",
        "ubiegły",
    }
)


@dataclass(frozen=True, slots=True)
class When:
    """EDTF with its bounds (ISO days) and where the words stand; `carried` from another sentence."""

    edtf: str
    earliest: str | None
    latest: str | None
    span: Span | None
    carried: bool = False


def when(time: Time) -> When | None:
    if time.kind not in _DATING or not time.edtf:
        return None
    if time.kind == "deadline":  # `do 31 marca`: about that month, the day is only the last one
        edtf = time.edtf.rstrip("~")[:7] + "~"
        return When(edtf, *bounds(edtf), time.span)
    return When(time.edtf, time.earliest, time.latest, time.span)


def _anchor(g: SentenceGraph, hit: Hit) -> int:
    """The unit from which a hit's distance to a date is measured: what carries it."""
    return top(g, hit.unit)


def assign(g: SentenceGraph, hits: Sequence[Hit]) -> dict[int, When]:
    """Index of hit → its date. A date goes to the nearest happening in the tree, and to those that share its clause."""
    found: dict[int, tuple[int, When]] = {}
    for u, unit in enumerate(g.units):
        if unit.time is None or (moment := when(unit.time)) is None or _compared(g, u):
            continue
        rows = sorted((_cost(g, u, hit), i) for i, hit in enumerate(hits) if _together(g, u, hit) and _may(g, u, hit))
        if not rows:
            continue
        best = rows[0][0]
        for cost, i in rows:
            same_clause = g.clause(hits[i].unit) == g.clause(u) and u < 4
            if cost > best + (2 if same_clause else 0) or cost > 8 or _scopes_only(g, unit.time, hits[i]):
                continue
            if i not in found or cost < found[i][0]:
                found[i] = (cost, moment)
    dated = {i: moment for i, (_, moment) in found.items()}
    times = [u for u, unit in enumerate(g.units) if unit.time and when(unit.time) and not _compared(g, u)]
    if len(times) == 1 and not dated:  # the one date of a sentence dates what it tells, wherever the tree has put it
        at = times[0]
        moment = when(g.units[at].time)  # type: ignore[arg-type]
        above = set(g.up(at))  # `oskarża, że od 2021 r. prowadzi`: the date is of what is said, not of the saying
        free = [i for i, hit in enumerate(hits) if hit.unit not in above and _may(g, at, hit)]
        return {i: moment for i in free if moment and not _scopes_only(g, g.units[at].time, hits[i])}  # type: ignore[arg-type]
    return dated


def tells_time(g: SentenceGraph, dated: Mapping[int, When], hit: Hit) -> bool:
    """Whether a happening stands in a clause, or under one, with a date that no happening has taken; then none is lent to it."""
    taken = {m.span for m in dated.values()}
    above = {g.clause(hit.unit), *(g.clause(x) for x in g.up(hit.unit))}
    return any(
        unit.time is not None
        and unit.time.edtf
        and unit.time.span not in taken
        and g.clause(u) in above
        and not _compared(g, u)
        and not _scopes_only(g, unit.time, hit)
        for u, unit in enumerate(g.units)
    )


def inherited(g: SentenceGraph, hits: Sequence[Hit], dated: Mapping[int, When]) -> dict[int, When]:
    """Dates of undated clauses that go on with a dated one.

    `we wrześniu, gdy reżim wypuścił 52 osoby`: the date before the conjunction is that of its clause. `w czerwcu przyjechał
    Kellogg, a na wolność wyszedł X` and `przebywał w Mińsku, gdzie rozmawiał`: the date of the clause before, marked approximate.
    """
    found: dict[int, When] = {}
    for i, hit in enumerate(hits):
        clause = g.clause(hit.unit)
        if i in dated:
            continue
        moment = _before_conjunction(g, clause)
        if moment is None and tells_time(g, dated, hit):
            continue
        if moment is None and (above := _goes_on(g, clause)) is not None:
            same = [dated[j] for j, other in enumerate(hits) if j in dated and g.clause(other.unit) == above]
            moment = next((m for m in same if "/" not in m.edtf or not m.edtf.endswith("..")), None)
            if moment is None:
                moment = next((m for c in g.kids[above] if (t := g.units[c].time) and (m := when(t))), None)
            moment = lent(moment) if moment is not None else None
        if moment is not None:
            found[i] = moment
    return found


def _before_conjunction(g: SentenceGraph, clause: int) -> When | None:
    marks = [c for c in g.kids[clause] if g.units[c].text.casefold() in ("gdy", "kiedy") and c < clause]
    at = marks[0] - 2 if marks else -1
    if at < 0 or g.units[at + 1].text != ",":
        return None
    time = g.units[at].time
    return when(time) if time is not None else None


def _goes_on(g: SentenceGraph, clause: int) -> int | None:
    """The clause that this one goes on with: coordinated in the same tense, or `gdzie …`."""
    head, base = g.heads[clause], g.labels[clause].split(":")[0]
    if head < 0:
        return None
    above = g.clause(head)
    purpose = "inf" in g.units[clause].pos
    if above == clause or (_past(g, above) != _past(g, clause) and not purpose):
        return None
    if base == "conj" and above < clause:
        return above
    if base == "advcl" and "inf" in g.units[clause].pos and set(g.marks(clause)) & lexicon().wish:
        return above  # `w przyszłym tygodniu poleci do Miami, by spotkać się`
    return above if base in ("acl", "advcl") and any(g.units[c].text == "gdzie" for c in g.kids[clause]) else None


def _past(g: SentenceGraph, clause: int) -> bool:
    return bool(g.units[clause].pos & {"praet", "imps"}) or any(
        "praet" in g.units[a].pos for a in g.auxiliaries(clause)
    )


def lent(moment: When) -> When:
    """A date that is lent to another happening, marked approximate."""
    edtf = "/".join(end if end in ("", "..") else end.rstrip("~") + "~" for end in moment.edtf.split("/"))
    return replace(moment, edtf=edtf, carried=True)


def _together(g: SentenceGraph, time: int, hit: Hit) -> bool:
    """Whether the date and the happening stand in one clause; a date never leaves the clause that it dates."""
    clause = g.clause(time)
    points = [hit.unit, *([hit.companion] if hit.companion is not None else [])]
    here = g.clause(hit.unit) == clause or clause in points
    if not here and g.labels[clause].startswith("acl") and _within(g, g.heads[clause], (*points, _anchor(g, hit))):
        return _occurs(g, clause)  # `w wyborach, które odbyły się 3 października`
    if _segment(g, time, hit, clause):
        return True
    return any(g.clause(p) == clause or p == clause for p in points) or any(
        p in list(g.up(time)) and not _crosses(g, time, p) for p in points
    )


def _segment(g: SentenceGraph, time: int, hit: Hit, clause: int) -> bool:
    """`ogłosił to 25 marca, a 25 maja podpisali`: a date that a comma parts from its clause in the tree, but not from the next verb."""
    own = g.clause(hit.unit)
    if not clause < time < own or own == clause:
        return False
    commas = [x for x in range(clause + 1, own) if g.units[x].text in (",", ";")]
    return bool(commas) and all(x < time for x in commas)


def _within(g: SentenceGraph, u: int, points: Sequence[int]) -> bool:
    """Whether `u` is one of `points`, or a genitive or name in its phrase (`wyborach do Izby Poselskiej, które …`)."""
    for at in (u, *g.up(u)):
        if at in points:
            return True
        if g.labels[at].split(":")[0] not in ("nmod", "flat", "appos") or not g.nominal(at):
            return False
    return False


def _occurs(g: SentenceGraph, clause: int) -> bool:
    """Whether a relative clause only says that, or when, its antecedent takes place: `które odbyły się`, `do której dojdzie`."""
    words = lexicon().occurring | lexicon().light
    if g.lemmas(clause) & words:
        return True
    return any(g.lemmas(c) & words for c in g.kids[clause] if g.labels[c].split(":")[0] == "xcomp")


def _may(g: SentenceGraph, time: int, hit: Hit) -> bool:
    """Whether a date can be the happening's: one that is said of a thing (`lipcowa interwencja`, `konwencja z 1983 r.`) is its own."""
    points = (hit.unit, _anchor(g, hit), hit.companion)
    unit = g.units[time]
    moment = unit.time
    if moment is None:
        return False
    over = g.heads[time]
    if over >= 0 and over not in points and g.participle(over) and not g.predicate(over):
        if g.labels[over].split(":")[0] in ("acl", "amod") and g.heads[over] < over:
            return False  # `zwolniły Palestyńczyków zatrzymanych jesienią`
    if g.adjective(time) and not g.nominal(time):
        head = g.heads[time]
        return head in points or head < 0 or not g.nominal(head) or bool(g.lemmas(head) & lexicon().dated_by_adjective)
    if moment.preposition in ("z", "ze") and time > 1 and g.units[time - 1].text.casefold() in ("z", "ze"):
        if g.lemmas(time - 2) & lexicon().dated_by_adjective:
            return True  # `w nocy z 11 na 12 września`
        before = time - 2  # `wyrok pierwszej instancji z 2010 r.`: of the noun, or of what its genitives say more of
        while before > 0 and before not in points and g.nominal(before) and "gen" in g.units[before].cases:
            before -= 1
        return before in points or not g.nominal(time - 2)
    return True


def _crosses(g: SentenceGraph, u: int, above: int) -> bool:
    """Whether a predicate stands between `u` and what is above it."""
    for at in g.up(u):
        if at == above:
            return False
        if g.predicate(at):
            return True
    return True


def _compared(g: SentenceGraph, u: int) -> bool:
    """`podobnie jak w czerwcu`: another time, to which this one is likened."""
    before = [g.units[x].text.casefold() for x in range(max(0, u - 2), u)]
    return "jak" in before


def _scopes_only(g: SentenceGraph, time: Time, hit: Hit) -> bool:
    """`druga wizyta w tym roku`: the year tells of what it is the second, not when it was."""
    ordinal = any(g.lemmas(c) & _ORDINALS and g.labels[c] in ("amod", "det") for c in g.kids[hit.unit])
    ordinal = ordinal or any(
        g.lemmas(x) & {"raz"} and any(g.lemmas(c) & _ORDINALS for c in (x - 1, x + 1) if 0 <= c < len(g))
        for x in range(hit.unit, min(hit.unit + 6, len(g)))
    )  # `po raz szósty w tym roku`
    return ordinal and time.edtf is not None and (len(time.edtf) == 4 or time.kind == "since")


def _cost(g: SentenceGraph, time: int, hit: Hit) -> int:
    points = [hit.unit, _anchor(g, hit)] + ([hit.companion] if hit.companion is not None else [])
    carrier = g.heads[points[1]]
    if carrier >= 0 and g.gerund(carrier) and g.lemmas(carrier) & lexicon().light:
        points.append(carrier)  # `do złożenia w kwietniu wizyty`
    if any(u in points for u in g.up(time)):
        near = min(g.distance(time, p) for p in points)
    else:
        near = min(g.distance(time, p) for p in points) + 1
    # a comma between them parts clauses
    low, high = min(time, hit.unit), max(time, hit.unit)
    commas = sum(g.units[x].text in (",", ";", "(", ")", "–") for x in range(low, high))
    return near + min(commas, 3)


def relative(g: SentenceGraph, hits: Sequence[Hit], known: dict[int, When], main: When | None) -> dict[int, When]:
    """`dzień po ataku`, `w przededniu ćwiczeń`: the other happening's date, counted from the known one."""
    found: dict[int, When] = {}
    for u, unit in enumerate(g.units):
        if unit.time is None or unit.time.kind != "relative" or unit.time.offset_days is None:
            continue
        inner = [i for i, h in enumerate(hits) if h.unit > u and h.unit - u <= 4]
        outer = [i for i, h in enumerate(hits) if h.unit < u]
        if not inner or inner[0] in known:
            continue
        base = next((known[i] for i in reversed(outer) if i in known), main)
        if base is None or len(base.edtf) != 10:
            continue
        day = date.fromisoformat(base.edtf) - timedelta(days=unit.time.offset_days)
        found[inner[0]] = When(day.isoformat(), day.isoformat(), day.isoformat(), unit.span)
        for i in outer:
            if i not in known and main is not None:
                found.setdefault(i, main)
    return found


def background(g: SentenceGraph, hit: Hit) -> bool:
    """Whether the happening is earlier than the report's own round: `poprzednie rozmowy`, `w przeszłości`, `wcześniej`."""
    near = [*g.kids[hit.unit], *(g.kids[hit.companion] if hit.companion is not None else [])]
    opening = range(min(4, len(g)))
    if g.units[0].text == "Już" and any(g.units[x].time is not None for x in opening):
        return True  # `Już w grudniu …` looks back
    clause = g.kids[g.clause(hit.unit)]
    subjects = [x for s in clause if g.labels[s].startswith("nsubj") for x in (s, *g.kids[s])]
    return (
        any(g.lemmas(x) & _EARLIER for x in subjects if x != hit.unit and hit.unit not in g.subtree(x))
        or any(g.lemmas(x) & _EARLIER for x in near)
        or any(g.lemmas(x) & _EARLIER for x in opening)
        or any(g.lemmas(x) & _EARLIER for x in clause if g.units[x].is_(frozenset({"adv"})))
    )


def ongoing(g: SentenceGraph, hit: Hit) -> bool:
    """Whether the words say that it goes on when the document is written: `przebywa`, `prowadzi negocjacje`."""
    words = lexicon()
    for u in (hit.unit, g.heads[top(g, hit.unit)]):
        if u >= 0 and u != hit.unit and not g.lemmas(u) & (words.light | words.occurring):
            continue
        if u >= 0 and g.verb(u) and not g.auxiliaries(u):
            readings = [r for r in g.units[u].word.readings if r.pos in ("fin", "praet", "imps", "bedzie")]
            if readings:
                return all(r.pos == "fin" and "imperf" in r.tag.split(":") for r in readings)
    return False


def month_of(moment: When) -> When | None:
    """The month of a carried date, marked approximate: the round's outcomes fall near it, the day is not said."""
    if len(moment.edtf) < 7:
        return None
    edtf = moment.edtf[:7] + "~"
    first, last = bounds(edtf)
    return When(edtf, first, last, moment.span, carried=True)
