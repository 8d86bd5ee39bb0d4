"""The time that a narrative carries on: dates lent to what a text tells without one.

Three ways, tried in this order, and only for what is done: the same happening told elsewhere with its date; the round of
talks that a note is about; the dated happening told just before in the same paragraph (marked approximate).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.polish.dating.beside import OUTCOMES
from loaders.polish.dating.editions import during, edition
from loaders.polish.dating.grounds import ROUNDS
from loaders.polish.dating.lending import Lending
from loaders.polish.dating.moments import When, lent
from loaders.polish.dating.news import agents, alike, when_of
from loaders.polish.dating.passing import in_passing
from loaders.polish.dating.story import Told
from loaders.polish.frames.triggers import Hit
from loaders.polish.syntax.sentence_graph import GROUPS, SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import DASHES
from loaders.polish.text.words import any_of
from loaders.polish.times.scan import data
from loaders.polish.units.units import AMONG
from ontology.claims import Claim, Status

_COMMUNIQUE = re.compile(
    r"(?:Wspólny |Wspólne )?(?:Komunikat|Oświadczenie|Stanowisko|Informacja|Deklaracja|Uchwała|Nota)\b.*?\b(?:w sprawie|dotycząc|o|na temat|nt\.) "
)
_ELLIPSIS = frozenset({"a", "i", "oraz", "zaś"})
_GROUNDS = frozenset(
    {"gdy", "kiedy", "odkąd", "zanim", "jak", "jeśli", "jeżeli", "gdyby", "że", "bo", "ponieważ", "choć"}
)


def step(g: SentenceGraph, hit: Hit) -> bool:
    """Whether a happening is told as a step of the story: by a past verb of a clause that nothing else only explains."""
    clause = g.clause(hit.companion if hit.trigger.offer and hit.companion is not None else hit.unit)
    if not g.past(clause):
        return False
    if set(g.marks(clause)) & _GROUNDS or (
        hit.voice == "noun" and g.lemmas(hit.unit) & set(data()["invasion"]["nouns"])
    ):
        return False  # `wojna z Ukrainą uczyniła Rosję wyrzutkiem`: what has long gone on is no news
    if g.labels[clause].split(":")[0] in ("acl", "advcl", "ccomp"):
        return False
    if clause == hit.unit:
        return True
    if g.participle(hit.unit) == "ppas" and not g.predicate(hit.unit) and hit.companion != clause:
        return False  # `obywateli, osadzonych za dezercję`: what is only said of somebody
    if g.preposition(hit.unit) is None:
        return True
    return bool(g.lemmas(clause) & lexicon().light)  # `w spotkaniu uczestniczyli`


def once(g: SentenceGraph, hit: Hit) -> bool:
    """Whether a perfective verb tells it: `oskarżył`; `oskarżał` and `odmawiał` last, and nobody says how long."""
    return any(r.perfective for r in g.units[g.clause(hit.unit)].word.readings)


def now(g: SentenceGraph, hit: Hit) -> bool:
    """Whether the present tense of a main clause tells it, as chronicles and titles do: `Polska zamyka granicę`."""
    clause = g.clause(hit.unit)
    named = g.heads[hit.unit] == clause and g.preposition(hit.unit) is None  # `ogłasza zdjęcie embarga`
    told = (named or clause in (hit.unit, hit.companion)) and g.labels[clause].split(":")[0] in (
        "root",
        "conj",
        "parataxis",
    )
    return told and g.units[clause].is_(_PRESENT) and not g.past(clause)


def along(g: SentenceGraph, hit: Hit) -> bool:
    """Whether talks are told in a relative clause in the past that goes on with its main clause: `gdzie spotkał się`, `którą przyjął`."""
    clause = g.clause(hit.unit)
    if g.labels[clause].split(":")[0] not in ("acl", "advcl") or not g.past(clause):
        return False
    at = clause - 1
    while at > 0 and g.units[at].text != ",":
        at -= 1
    return any(g.lemmas(x) & {"który", "gdzie", "dokąd"} for x in range(at, min(at + 3, clause)))


_PRESENT = frozenset({"fin"})
_BEFORE = frozenset({"wcześnie", "wcześniej", "dawno", "dawniej", "niegdyś", "poprzednio", "uprzednio"})


def among(g: SentenceGraph, hit: Hit) -> bool:
    """`Wśród uwolnionych są X i Y`, `na liście zatrzymanych jest Z`: who is of a group of which the text has told."""
    if not g.participle(hit.unit) or any(g.lemmas(c) & _BEFORE for c in g.kids[hit.unit]):
        return False  # `wśród wcześniej uwolnionych`
    head = g.heads[hit.unit]
    if g.labels[hit.unit].split(":")[0] in ("amod", "acl") and g.preposition(head) in AMONG:
        return True  # `wśród osób objętych sankcjami`
    listed = head >= 0 and g.lemmas(head) & GROUPS and "gen" in g.units[hit.unit].cases
    return g.preposition(hit.unit) in AMONG or bool(listed)


def that(g: SentenceGraph, hit: Hit) -> bool:
    """`To pierwsza wizyta sekretarza`, `Było to drugie spotkanie`: the sentence says what kind of thing was told just before."""
    words = [g.units[x].text.casefold() for x in range(min(2, hit.unit))]
    if hit.voice != "noun" or "nom" not in g.units[hit.unit].cases or g.preposition(hit.unit) is not None:
        return False
    opened = words[:1] == ["to"] or (words[1:] == ["to"] and bool(g.lemmas(0) & {"być"}))
    return opened and not any(g.nominal(x) and not g.adjective(x) for x in range(1 + (words[0] != "to"), hit.unit))


def carry(lending: Lending) -> None:
    """Lend dates to the undated claims of a document."""
    found, told = lending.found, lending.told
    for index, how in enumerate(told):
        claim = found[index]
        if how is None or claim.date is not None or not claim.quote:
            continue
        if claim.status is not Status.ACTUAL:
            entry = lending.undone(index, claim, how) if claim.status is Status.NEGATED else None
            found[index] = _at(claim, entry) if entry is not None else claim
            continue
        moment = lending.moment(index, claim, how)
        year = edition(claim, lending.published)
        if year is not None and (moment is None or moment.edtf[:4] != year.edtf[:4]):
            moment = year  # `punktem zwrotnym były manewry Tarcza-2019`: not of this month
        elif (then := during(claim)) is not None and (moment is None or moment.span is None):
            moment = then
        if moment is not None:
            found[index] = _at(claim, moment)
    for index, how in enumerate(told):
        claim = found[index]
        if how is not None and (lead := lending.as_it_is_told(claim)) is not None:
            found[index] = _at(claim, lead)
            continue
        if how is None or claim.date is not None or not claim.quote or how.back:
            continue
        near = _of_the_verb_left_out(found, told, index)
        if near is None and claim.status is Status.ACTUAL:
            near = (_beside(found, told, index) if how.along else None) or in_passing(lending, index, claim, how)
        if near is None and how.sentence < lending.title and claim.status is not Status.ACTUAL:
            near = lending.promised(claim) or lending.promised(claim, shared=True)
        elif near is None and claim.status is Status.PLANNED:
            near = lending.promised(claim, shared=True, body=True)
        if near is not None:
            found[index] = _at(claim, near)


def _at(claim: Claim, moment: When) -> Claim:
    return replace(claim, date=moment.edtf, earliest=moment.earliest, latest=moment.latest, date_span=moment.span)


def _beside(found: Sequence[Claim], told: Sequence[Told | None], index: int) -> When | None:
    """The date of what the same sentence tells before, for what goes on with it."""
    led_to = (
        ROUNDS | OUTCOMES if found[index].type in ROUNDS else ROUNDS
    )  # `przewieziono go do Wilna, gdzie powitał go Coale`
    for at in range(index - 1, -1, -1):
        how, mine = told[at], told[index]
        if how is None or mine is None or how.sentence != mine.sentence:
            break
        other = found[at]
        if other.date and other.status is Status.ACTUAL and "/.." not in other.date and other.type in led_to:
            return lent(when_of(other))
    return None


def _of_the_verb_left_out(found: Sequence[Claim], told: Sequence[Told | None], index: int) -> When | None:
    """`Bialacki dostał 10 lat, Stefanowicz – dziewięć`: of the day of the verb that the second clause leaves out."""
    claim, how, before, mine = found[index], told[index], found[index - 1] if index else None, told[index - 1]
    if how is None or before is None or mine is None or claim.trigger is None or not before.date:
        return None
    same = mine.sentence == how.sentence and before.type == claim.type and before.status is claim.status
    return lent(when_of(before)) if same and (claim.telling in DASHES or claim.telling in _ELLIPSIS) else None


def _concerned(claim: Claim) -> set[str]:
    """Who takes part; of a mission also the mission and where it is."""
    if claim.type.startswith("Mission"):
        return {f.cluster for f in claim.fillers if f.cluster}
    return agents(claim)


def lean(found: list[Claim], told: Sequence[Told | None]) -> None:
    """`Mogą zostać uwolnione 52 osoby. Wśród nich jest Poczobut`: who is of a group is freed no more than the group is."""
    for index, how in enumerate(told):
        claim = found[index]
        if how is None or not how.leans or claim.status is not Status.ACTUAL or not claim.quote:
            continue
        for at in range(index - 1, -1, -1):
            other, earlier = told[at], found[at]
            if other is None or not earlier.quote or other.leans:
                continue
            if how.sentence - other.sentence > 1:
                break
            if alike(earlier, claim) and (earlier.type == claim.type or claim.type not in ROUNDS):
                found[index] = replace(claim, status=earlier.status, mode=earlier.mode)
                break


def heed_the_body(found: list[Claim], told: Sequence[Told | None], title: int) -> None:
    """What a title only names is as the body tells it.

    One without a verb (`Przywrócenie ambasady USA`) is done only if the body tells of it as done somewhere. Of a communiqué
    (`Komunikat w sprawie uwolnienia więźniów`) the first sentences say whether it tells of what was done.
    """
    for index, how in enumerate(told):
        claim = found[index]
        if how is None or how.sentence >= title or how.step or not claim.quote:
            continue
        body = [
            (h.sentence, c)
            for c, h in zip(found, told, strict=True)
            if h is not None and h.sentence >= title and c.quote and alike(c, claim)
        ]
        mine = _concerned(claim)
        if claim.status is Status.ACTUAL:
            of = [c for _, c in body if mine & _concerned(c)]
            lead = next((c for n, c in body if n < title + 2), None)
            done = any(c.status is Status.ACTUAL and not _concerned(c) for _, c in body)
            if not (of or done or lead is None or _concerned(lead)) and lead.status is Status.PLANNED:
                of = [lead]  # `Litwa otwiera granicę`, and in the lead: `przejścia zostaną otwarte w czwartek`
            if of and all(c.status is not Status.ACTUAL for c in of):
                found[index] = replace(_undated(claim), status=of[0].status, mode=of[0].mode)
        elif claim.status is Status.PROPOSED and _COMMUNIQUE.match(claim.quote):
            first = next((c for n, c in body if n < title + 3), None)
            if first is not None:
                found[index] = replace(claim, status=first.status, mode=first.mode)


def _undated(claim: Claim) -> Claim:
    """Without the month that only a present tense gave it: `Litwa otwiera granicę`, which the body tells to be planned."""
    return replace(claim, date=None, earliest=None, latest=None) if claim.date_span is None else claim


def bare(g: SentenceGraph, hit: Hit) -> bool:
    """Whether a noun only names a happening, as the subject of a present tense: that it was done is not said there."""
    clause = g.clause(hit.unit)
    if hit.voice == "noun" and g.heads[hit.unit] >= 0 and g.lemmas(g.heads[hit.unit]) & lexicon().aims:
        return hit.frame.type not in lexicon().facts and not any(
            "praet" in u.pos for u in g.units
        )  # `Celem zamknięcia jest`
    if hit.voice != "noun" or clause == hit.unit or g.heads[hit.unit] != clause or g.past(clause):
        return False
    if hit.frame.type in any_of(lexicon().talks, lexicon().facts) or g.lemmas(clause) & lexicon().carrying:
        return False
    return g.labels[hit.unit].startswith("nsubj") and g.labels[clause].split(":")[0] in ("root", "conj")


def heed_the_plan(found: list[Claim], told: Sequence[Told | None], title: int) -> None:
    """`Otworzymy granicę – zapowiedział Tusk. Otwarcie granicy nie oznacza powrotu do normalności`: no more done than was told before.

    Only where the text tells nowhere that such a thing was done."""
    for index, how in enumerate(told):
        claim = found[index]
        if how is None or not how.bare or claim.status is not Status.ACTUAL or claim.date or how.sentence < title:
            continue
        others = [
            (h.sentence, c)
            for c, h in zip(found, told, strict=True)
            if h is not None and c is not claim and c.quote and alike(c, claim) and not h.bare
        ]
        before = [c for n, c in others if n < how.sentence and c.status in (Status.PLANNED, Status.PROPOSED)]
        if before and all(c.status is not Status.ACTUAL for _, c in others):
            found[index] = replace(claim, status=before[-1].status, mode=before[-1].mode)
