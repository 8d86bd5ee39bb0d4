"""Which date of a sentence belongs to which happening."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.polish.dating.moments import When, when
from loaders.polish.dating.told import at_its_start, of_the_telling
from loaders.polish.dating.whose import anchor, behind_participle, in_force, may, past_the_noun, scheduled
from loaders.polish.frames.triggers import Hit
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.times.scan import Time

_ORDINALS = frozenset({"pierwszy", "drugi", "trzeci", "czwarty", "piąty", "szósty", "siódmy", "kolejny", "następny"})
_DURING = frozenset({"podczas", "przy okazji"})
_HELD = frozenset({"odbyć", "odbywać", "dojść", "dochodzić", "nastąpić"})  # a war that broke out then goes on
_TELLING = frozenset({"praet", "fin", "imps", "ppas"})
_LIKE = frozenset({"jak", "niż", "niźli"})


def assign(g: SentenceGraph, hits: Sequence[Hit]) -> dict[int, When]:
    """Index of hit → its date. A date goes to the nearest happening in the tree, and to those that share its clause."""
    if not g.units.timed:
        return {}
    found: dict[int, tuple[int, When]] = {}
    for u, time in g.units.timed:
        if (moment := when(time)) is None or compared(g, u) or _put_off(g, u):
            continue
        over = behind_participle(g, u) or past_the_noun(g, u) or in_force(g, u)
        said = [i for i, hit in enumerate(hits) if hit.unit == over]  # `zwolniły 45 więźniów zatrzymanych jesienią`
        near = [i for i, hit in enumerate(hits) if _together(g, u, hit) and may(g, u, hit)]
        rows = [(0, i) for i in said] or sorted((_cost(g, u, hits[i]), i) for i in near)
        if not rows:
            continue
        best = rows[0][0]
        for cost, i in rows:
            same_clause = g.clause(hits[i].unit) == g.clause(u) and u < 4
            further = cost > best + (2 if same_clause else 0) and not _on_that_occasion(g, g.clause(u), hits[i])
            further = further and not _closes_opening(g, u, hits[i])
            if further or cost > 8 or scopes_only(g, time, hits[i]):
                continue
            if i not in found or cost < found[i][0]:
                found[i] = (cost, at_its_start(g, u, hits[i], moment))
    dated = {i: moment for i, (_, moment) in found.items()}
    times = [(u, time) for u, time in g.units.timed if when(time) and not compared(g, u)]
    if len(times) == 1 and not dated:  # the one date of a sentence dates what it tells, wherever the tree has put it
        at, told = times[0]
        moment = when(told)
        clause = g.clause(at)
        aside = g.labels[clause] in ("parataxis", "advcl") or any(g.units[c].text == "jak" for c in g.kids[clause])
        if aside and g.lemmas(clause) & lexicon().speech_verbs:
            return dated  # `za jej wojnę z Ukrainą – poinformował w środę rzecznik`: of the telling alone
        above = set(g.up(at))  # `oskarża, że od 2021 r. prowadzi`: the date is of what is said, not of the saying
        free = [i for i, h in enumerate(hits) if h.unit not in above and may(g, at, h) and not beyond(g, at, h)]
        free = [i for i in free if not any(g.units[x].text == ";" for x in range(at, hits[i].unit))]
        assert moment is not None
        own = [i for i in free if not scopes_only(g, told, hits[i]) and not _for_what(g, hits[i])]
        return {
            i: replace(at_its_start(g, at, hits[i], moment), loose=clause in g.up(hits[i].unit) and not _then(g, at))
            for i in own
        }
    return dated


def tells_time(g: SentenceGraph, dated: Mapping[int, When], hit: Hit) -> bool:
    """Whether a happening stands in a clause, or under one, with a date that no happening has taken; then none is lent to it."""
    if not g.units.timed:
        return False
    taken = {m.span for m in dated.values()}
    above = {g.clause(hit.unit), *(g.clause(x) for x in g.up(hit.unit))}
    return any(
        (time.edtf or time.kind == "apart" or _counted_from_another(time))
        and not (time.kind == "until" and u > hit.unit)  # `przedłużyli restrykcje do 28 lutego`: no day of the deed
        and time.span not in taken
        and g.clause(u) in above
        and not (time.kind == "apart" and _between_dashes(g, u))
        and not _of_a_person(g, u)
        and not compared(g, u)
        and not scopes_only(g, time, hit)
        and not of_the_telling(g, u, hit)
        for u, time in g.units.timed
    )


def _counted_from_another(time: Time) -> bool:
    """`dwa dni po zatrzymaniu X milicja przyszła do Y`: of a day of its own, though that of the other is not known."""
    return time.kind == "relative" and bool(time.offset_days) and time.about != "day"


def _between_dashes(g: SentenceGraph, u: int) -> bool:
    """`uwolnił 14 więźniów, a wśród nich – po pięciu latach – Cichanouskiego`: how long that took for him."""
    at = u - 1 - (u > 0 and g.labels[u - 1] == "case")
    return at >= 0 and u + 1 < len(g) and all(g.units[x].text in ("–", "—", "-") for x in (at, u + 1))


def _for_what(g: SentenceGraph, hit: Hit) -> bool:
    """`sankcje za agresję na Ukrainę, podała w piątek agencja`: what something is done for was before."""
    return hit.voice == "noun" and hit.frame.type in lexicon().facts and g.preposition(hit.unit) == "za"


def _then(g: SentenceGraph, time: int) -> bool:
    """`od 28 listopada, gdy rząd zawiesił rozmowy`: what follows was at that time."""
    return any(g.units[x].text.casefold() in ("gdy", "kiedy") for x in range(time + 1, min(time + 3, len(g))))


def _of_a_person(g: SentenceGraph, u: int) -> bool:
    """`uczestników protestów z 2020 roku`, `w latach dziewięćdziesiątych deputowany`, `cywile więzieni od 2014 r.`: what is said of somebody."""
    time = g.units[u].time
    if time is None:
        return False
    if time.edtf and time.edtf.endswith("X"):
        return True  # no news is of a decade
    over = g.heads[u]
    if time.preposition in ("z", "ze") and len(time.edtf or "") == 4:
        return over >= 0 and g.nominal(over) and not g.verb(over) and over < u
    held = over >= 0 and g.participle(over) == "ppas" and not g.predicate(over)
    return held and time.kind == "since" and not g.auxiliaries(over)


def _together(g: SentenceGraph, time: int, hit: Hit) -> bool:
    """Whether the date and the happening stand in one clause; a date never leaves the clause that it dates."""
    if scheduled(g, time) in (hit.unit, anchor(g, hit)):
        return True
    clause = g.clause(time)
    points = [hit.unit, *([hit.companion] if hit.companion is not None else [])]
    here = g.clause(hit.unit) == clause or clause in points
    if g.heads[hit.unit] == clause and any(g.labels[c] == "aux:pass" for c in g.kids[hit.unit]):
        return True  # `ma zostać otwarte 24 marca`, the participle beside its modal
    over = g.heads[time]
    if over >= 0 and g.participle(over) and g.heads[over] in points and g.labels[over].startswith(("acl", "amod")):
        return True
    told = (
        g.heads[clause] if g.labels[clause] == "xcomp" else clause
    )  # `rozmowy, które miały zostać wznowione w piątek`
    if not here and g.labels[told].startswith("acl") and _within(g, g.heads[told], (*points, anchor(g, hit))):
        return _occurs(g, clause)  # `w wyborach, które odbyły się 3 października`
    if g.clause(hit.unit) != clause and _on_that_occasion(g, clause, hit):
        return True
    if _segment(g, time, hit, clause):
        return True
    return any(g.clause(p) == clause or p == clause for p in points) or any(
        p in list(g.up(time)) and not _crosses(g, time, p) for p in points
    )


def _closes_opening(g: SentenceGraph, time: int, hit: Hit) -> bool:
    """`Po ataku dronów na Polskę w nocy z 9 na 10 września Francja rozmieściła`: a date at the end of the phrase that opens the clause."""
    case = next((c for c in g.kids[hit.unit] if g.labels[c] == "case"), hit.unit)
    opens = hit.voice == "noun" and g.preposition(hit.unit) == "po" and (case == 0 or g.units[case - 1].text == ",")
    verb, between = g.heads[time], range(hit.unit + 1, time)
    follows = opens and hit.unit < time < verb and g.heads[hit.unit] == verb
    return follows and not any(g.units[x].text == "," or g.verb(x) or g.labels[x] == "nsubj" for x in between)


def _segment(g: SentenceGraph, time: int, hit: Hit, clause: int) -> bool:
    """`ogłosił to 25 marca, a 25 maja podpisali`: a date that a comma parts from its clause in the tree, but not from the next verb."""
    own = g.clause(hit.unit)
    if not clause < time < own or own == clause:
        return False
    commas = [x for x in range(clause + 1, own) if g.units[x].text in (",", ";")]
    return bool(commas) and all(x < time for x in commas)


def beyond(g: SentenceGraph, time: int, hit: Hit) -> bool:
    """`Przewoźnik nie może latać do Unii, a planowane na maj wznowienie lotów stoi`: a date of the clause that goes on."""
    clause = g.clause(time)
    while g.labels[clause].startswith("acl"):
        clause = g.clause(g.heads[clause])
    if g.labels[clause] != "conj" or not hit.unit < min(time, clause) or not g.verb(clause):
        return False
    acts = [c for c in g.kids[clause] if g.labels[c].startswith("nsubj") and not g.lemmas(c) & {"on", "to"}]
    if not acts and _occurs(g, clause):
        return False  # `prowadzono rozmowy, ale jesienią zakończyły się fiaskiem`: how that went on
    return clause not in g.up(hit.unit) and any(g.units[x].text == "," for x in range(hit.unit, min(time, clause)))


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
    words = lexicon().carrying
    if g.lemmas(clause) & words:
        return True
    return any(g.lemmas(c) & words for c in g.kids[clause] if g.labels[c].split(":")[0] == "xcomp")


def _on_that_occasion(g: SentenceGraph, clause: int, hit: Hit) -> bool:
    """`podczas szczytu, który odbył się 14 maja, spotkał się z X`: what happens on an occasion was when that was."""
    at = g.heads[clause] if g.labels[clause].startswith("acl") else -1
    while at >= 0 and g.preposition(at) not in _DURING:
        inside = g.labels[at].split(":")[0] in ("nmod", "obl", "flat", "appos") and not g.verb(at)
        at = g.heads[at] if inside else -1
    held = bool(g.lemmas(clause) & _HELD) or ("mieć" in g.lemmas(clause) and _takes_place(g, clause))
    return held and at >= 0 and g.heads[at] in (hit.unit, g.clause(hit.unit))


def _takes_place(g: SentenceGraph, clause: int) -> bool:
    return any("miejsce" in g.lemmas(c) for c in g.kids[clause])


def _crosses(g: SentenceGraph, u: int, above: int) -> bool:
    """Whether a predicate stands between `u` and what is above it."""
    for at in g.up(u):
        if at == above:
            return False
        if g.predicate(at):
            return True
    return True


def compared(g: SentenceGraph, u: int) -> bool:
    """`podobnie jak w czerwcu`: another time, to which this one is likened."""
    if g.units.forms.isdisjoint(_LIKE):
        return False
    for at in range(u - 1, max(-1, u - 6), -1):  # `tak jak poprzednią grupę w czerwcu`
        if g.units[at].text.casefold() == "jak":
            return not any(g.units[x].text.casefold() == "tym" for x in range(max(0, at - 2), at))  # `po tym, jak`
        if g.units[at].text.casefold() in ("niż", "niźli"):
            return True  # `o sześciu mniej niż w sierpniu`
        if g.units[at].text in (",", ";", ":") or g.verb(at):
            return False
    return False


def _put_off(g: SentenceGraph, u: int) -> bool:
    """`planowane na wtorek spotkanie odbyło się w czwartek`: the day for which a thing was meant, where another is told."""
    words = lexicon()
    over = g.heads[u]
    if over < 0 or g.participle(over) != "ppas" or g.preposition(u) != "na" or not g.lemmas(over) & words.planned.verbs:
        return False
    noun = g.heads[over]
    verb = g.heads[noun] if noun > over else -1
    held = verb >= 0 and g.past(verb) and not g.negated(verb) and g.lemmas(verb) & words.carrying
    return bool(held) and any(g.units[c].time is not None for c in g.kids[verb])


def scopes_only(g: SentenceGraph, time: Time, hit: Hit) -> bool:
    """`druga wizyta w tym roku`: the year tells of what it is the second, not when it was."""
    ordinal = any(g.lemmas(c) & _ORDINALS and g.labels[c] in ("amod", "det") for c in g.kids[hit.unit])
    ordinal = ordinal or (time.kind == "since" and _first_since(g, time))
    ordinal = ordinal or any(
        g.lemmas(x) & {"raz"} and any(g.lemmas(c) & _ORDINALS for c in (x - 1, x + 1) if 0 <= c < len(g))
        for x in range(hit.unit, min(hit.unit + 6, len(g)))
    )  # `po raz szósty w tym roku`
    return ordinal and time.edtf is not None and (len(time.edtf) == 4 or time.kind == "since")


def _first_since(g: SentenceGraph, time: Time) -> bool:
    """`pierwszy od czerwca atak`, `pierwsza wizyta od czterech lat`; not `pierwsze było zamknięte od czerwca`."""
    at = next((x for x, unit in enumerate(g.units) if unit.time is time), 0)
    for x in range(at - 1, max(-1, at - 7), -1):
        if g.units[x].is_(_TELLING) and not g.units[x].named:
            return False
        if g.lemmas(x) & _ORDINALS:
            return x == 0 or g.units[x - 1].gap is None  # `…, a drugie od lutego`
    return False


def _cost(g: SentenceGraph, time: int, hit: Hit) -> int:
    points = [hit.unit, anchor(g, hit)] + ([hit.companion] if hit.companion is not None else [])
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
    nearer = (
        low == time
        and commas
        and any(time < u < hit.unit and when(t) and _together(g, u, hit) and may(g, u, hit) for u, t in g.units.timed)
    )
    return near + min(commas, 3) + 3 * bool(nearer)  # `w listopadzie 2025 r., a minister 4 marca rozmawiał`
