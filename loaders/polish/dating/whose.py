"""Whose a date cannot be: what is said of a thing, a person, a deed that is punished, or counted from another, dates no other happening."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.polish.dating.told import anniversary
from loaders.polish.frames.light_verbs import top
from loaders.polish.frames.triggers import Hit
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import any_of
from loaders.polish.times.scan import data
from loaders.polish.units.agreement import signs

_FOR_DEEDS = frozenset({"Accusation", "Sentencing"})  # told with what was done to deserve them


def anchor(g: SentenceGraph, hit: Hit) -> int:
    """The unit from which a hit's distance to a date is measured: what carries it."""
    return top(g, hit.unit)


def may(g: SentenceGraph, time: int, hit: Hit) -> bool:
    """Whether a date can be the happening's: one that is said of a thing (`lipcowa interwencja`, `konwencja z 1983 r.`) is its own."""
    points = (hit.unit, anchor(g, hit), hit.companion)
    unit = g.units[time]
    moment = unit.time
    if moment is None or _about_a_person(g, time, hit) or anniversary(g, hit) == 0:
        return False
    meant_for = moment.preposition == "na" and not moment.text.startswith(("począt", "przełom"))
    if meant_for and hit.voice == "noun" and g.preposition(hit.unit) == "po":
        return False  # `po rozmowach przesunęła otwarcie na połowę listopada`
    over = g.heads[time]
    if over >= 0 and g.participle(over) == "ppas" and not meant_for and g.lemmas(over) & lexicon().announcing:
        return False  # `spotkanie zapowiedziane w zeszłym tygodniu`
    if over >= 0 and g.lemmas(over) & lexicon().elapsing and g.preposition(hit.unit) == "od":
        return False  # `w środę mija miesiąc od zatrzymania`
    owner = scheduled(g, time)
    if owner is not None:
        return owner in points  # `zaproszenia na posiedzenie, zaplanowane na 23 września`: the session
    if _put_off(g, time, hit):
        return False
    if hit.frame.type in lexicon().facts and g.preposition(hit.unit) == "w sprawie" and over not in points:
        return False  # `rozmawiał dziś w sprawie zatrzymania`: today is of the talk
    if over != hit.unit and _counted_from(g, hit) and moment.kind != "relative":
        return False
    nominalised = over >= 0 and over == hit.companion and over != hit.unit and g.verb(hit.unit)
    if (
        nominalised
        and g.participle(over) == "ppas"
        and g.heads[over] >= 0
        and g.nominal(g.heads[over])
        and not g.predicate(over)
    ):
        return False  # `zwolniły 45 Palestyńczyków zatrzymanych jesienią`
    if over >= 0 and over not in points and g.participle(over) and not g.predicate(over):
        if _said_of(g, over) in points and g.lemmas(over) & any_of(lexicon().carrying, lexicon().planned.verbs):
            return True  # `wyborami zaplanowanymi na luty`, `ćwiczenia przeprowadzone w lutym`
        if over in (g.heads[p] for p in points if p is not None):
            return True  # `procesu zapoczątkowanego w czerwcu 2025 r. wizytą Kellogga`
        if moment.kind == "since" and g.heads[over] in points:
            return False  # `do zabieganego od tygodni spotkania`
        if g.labels[over].split(":")[0] in ("acl", "amod") and g.heads[over] < over:
            return False  # `zwolniły Palestyńczyków zatrzymanych jesienią`
    of_the_noun = moment.preposition in ("z", "ze")  # `wyrok pierwszej instancji z 2010 r.`
    if hit.frame.type in _FOR_DEEDS and not of_the_noun and _of_the_deed(g, time, points):
        return False
    if g.adjective(time) and not g.nominal(time):
        head = g.heads[time]
        if head in points or head < 0 or not g.nominal(head) or g.lemmas(head) & lexicon().dated_by_adjective:
            return True
        return _occasion(g, head, hit)
    if moment.preposition in ("z", "ze") and time > 1 and g.units[time - 1].text.casefold() in ("z", "ze"):
        if g.lemmas(time - 2) & lexicon().dated_by_adjective:
            return True  # `w nocy z 11 na 12 września`
        before = time - 2
        while before > 0 and before not in points and g.adjective(before) and not g.nominal(before):
            before -= 1  # `wyborów prezydenckich z sierpnia 2020 r.`
        if before in points:
            return True
        noun = before  # `wyrok pierwszej instancji z 2010 r.`: of the noun, or of what its genitives say more of
        while before > 0 and before not in points and g.nominal(before) and "gen" in g.units[before].cases:
            before -= 1
        told_by = g.heads[before] == hit.unit and g.labels[before] == "nsubj" and g.past(hit.unit)
        told_by = told_by and len(moment.edtf or "") == 4 and before < hit.unit  # `Raport ICAO z 2022 r. obarczył winą`
        return before in points or told_by or not g.nominal(noun)
    return True


def _said_of(g: SentenceGraph, participle: int) -> int:
    """The noun of a participle, past a name that does not agree: `po rozmowie z Putinem przeprowadzonej w czwartek`."""
    noun, told = g.heads[participle], signs(g.units[participle].word.readings)
    while noun > 0 and g.units[noun].named and not signs(g.units[noun].word.readings) & told and g.heads[noun] >= 0:
        over = g.heads[noun]
        if not g.nominal(over) or over > noun:
            break
        noun = over
    return noun


def behind_participle(g: SentenceGraph, time: int) -> int | None:
    """The participle right before a time, where the tree hangs both on one noun."""
    if (at := _before_participle(g, time)) is not None:
        return at
    at = time - 1
    if at > 0 and g.labels[at] == "case":
        at -= 1
    if at < 1 or g.participle(at) != "ppas" or g.predicate(at) or g.heads[at] != g.heads[time]:
        return None
    behind = g.labels[at].split(":")[0] in ("acl", "amod") and g.nominal(g.heads[at]) and g.heads[at] < at
    return at if behind else None


def _before_participle(g: SentenceGraph, time: int) -> int | None:
    """`zwolniła Rubcowa, od lutego 2022 r. aresztowanego`: a time that a comma and a participle of what stands before enclose."""
    first = time - (time > 0 and g.labels[time - 1] == "case")
    at = time + 1
    if first < 2 or g.units[first - 1].text != "," or at >= len(g) or g.participle(at) != "ppas" or g.predicate(at):
        return None
    agrees = g.nominal(first - 2) and g.units[first - 2].cases & g.units[at].cases
    return at if agrees and g.labels[at].split(":")[0] in ("acl", "amod") else None


def past_the_noun(g: SentenceGraph, time: int) -> int | None:
    """`Zatrzymany w maju X w grudniu został skazany`: a time behind the noun that a participle opens is of the clause, wherever it hangs."""
    over = g.heads[time]
    if over < 0 or g.participle(over) != "ppas" or not g.labels[over].startswith(("acl", "amod")):
        return None
    return g.clause(g.heads[over]) if over < g.heads[over] < time else None


def in_force(g: SentenceGraph, time: int) -> int | None:
    """The noun of which a relative clause says when it takes effect: `zakaz, który ma wejść w życie w styczniu`."""
    clause = g.clause(time)
    if not g.labels[clause].startswith("acl") or g.heads[clause] < 0:
        return None
    effect = any("życie" in g.lemmas(x) and g.preposition(x) == "w" for x in g.subtree(clause))
    return g.heads[clause] if effect else None


def scheduled(g: SentenceGraph, time: int) -> int | None:
    """The noun before the comma of which a participle says for when it is planned: `manewry „Zapad-2025”, zaplanowane na 12–16 września`."""
    over = g.heads[time]
    if over < 1 or g.participle(over) != "ppas" or g.lemmas(over).isdisjoint(data()["scheduling"]):
        return None
    if g.units[over - 1].text != "," or over > time:
        return None
    told = signs(g.units[over].word.readings)
    for u in range(over - 2, max(-1, over - 9), -1):
        if g.verb(u) and not g.gerund(u):
            return None
        if g.nominal(u) and not g.units[u].named and signs(g.units[u].word.readings) & told:
            return u
    return None


def _put_off(g: SentenceGraph, time: int, hit: Hit) -> bool:
    """`manewry, które miały się rozpocząć 6 października, przełożono na listopad`: when they were to be is no date of theirs."""
    above = g.heads[anchor(g, hit)]
    if hit.voice != "noun" or above < 0 or g.lemmas(above).isdisjoint(data()["moved"]):
        return False
    onto = [c for c in g.kids[above] if (t := g.units[c].time) is not None and t.preposition == "na"]
    return bool(onto) and time not in onto


def _about_a_person(g: SentenceGraph, time: int, hit: Hit) -> bool:
    """`powiedział X, który w poniedziałek był gościem radia`: a date of a clause about somebody behind what is told."""
    own = g.clause(hit.unit)
    if g.labels[own].startswith("acl:relcl") and time < own and any("który" in g.lemmas(c) for c in g.kids[own]):
        above, told, words = [*g.up(time)], g.heads[own], lexicon()
        person = any(m.type == "Person" for m in g.units[told].mentions)
        person = person or bool(g.lemmas(told) & any_of(words.offices, words.anyone))
        if person and told in above and own not in above:
            return True  # `kandydata w wyborach w 2010 r., który odmówił wyjazdu`
    clause = g.clause(time)
    if not g.labels[clause].startswith("acl:relcl") or clause in (hit.unit, *g.up(hit.unit)):
        return False
    whose = g.heads[clause]
    return hit.unit < whose and g.units[whose].named and any(m.type == "Person" for m in g.units[whose].mentions)


def _of_the_deed(g: SentenceGraph, time: int, points: Sequence[int | None]) -> bool:
    """`przedstawił zarzuty działania w 2024 r.`, `skazany za udział w protestach w 2020 r.`: when that was done which is charged or punished."""
    over = g.heads[time]
    if over < 0 or over in points or g.verb(over) or not g.nominal(over) or over > time:
        return False
    start = next((p for p in points if p is not None), over)
    return start < over and not any(g.verb(x) and x not in points for x in range(start + 1, over))


def _counted_from(g: SentenceGraph, hit: Hit) -> bool:
    """`nazajutrz po spotkaniu, 12 września`: the date is of what came then, not of that from which the days are counted."""
    case = next(
        (c for c in g.kids[hit.unit] if g.labels[c] == "case" and g.units[c].text.casefold() in ("po", "przed")), 0
    )
    before = g.units[case - 1].time if case else None
    return before is not None and before.kind == "relative" and bool(before.offset_days)


def _occasion(g: SentenceGraph, u: int, hit: Hit) -> bool:
    """`w niedzielnej dogrywce poparło ją 55 proc.`, `zaprosił go podczas wtorkowej rozmowy`: when it was, an occasion says."""
    preposition = g.preposition(u)
    held = preposition in ("podczas", "przy okazji") or (preposition in ("w", "na") and "loc" in g.units[u].cases)
    case = next((c for c in g.kids[u] if g.labels[c] == "case"), u)
    if case and g.adjective(case - 1):
        return False  # `spotkał się z żołnierzem rannym podczas lipcowej interwencji`
    return held and g.heads[u] in (hit.unit, g.clause(hit.unit))
