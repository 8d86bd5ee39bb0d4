"""The next of its name for what is still to come: `spotkają się w kwietniu`, told in November, is next year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from loaders.polish.dating.moments import When
from loaders.polish.dating.told import announced, of_the_saying, spoken_since
from loaders.polish.frames.triggers import Hit
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.times.scan import data
from loaders.polish.units.units import FINITE
from ontology.claims import Document
from ontology.dates import bounds, lies_before, valid

_LAST = ("ubieg", "zesz", "minion", "ostatni", "poprzedni")
# Words of a date that fix it, whatever is told.
_FIXED = (
    "temu",
    *_LAST,
    "wczoraj",
    "przedwczoraj",
    "dziś",
    "dzisiaj",
    "tego",
    "tym",
    "br.",
    "rok",
)

_LONG_AGO = timedelta(days=100)


def coming(g: SentenceGraph, hit: Hit, moment: When, document: Document) -> When:
    """`moment`, moved a week or a year on, where it lies before the document though it is when something is planned for."""
    if moment.carried or moment.span is None or not document.date or not valid(document.date):
        return moment
    if moment.edtf.endswith("/..") and len(moment.edtf) in (10, 13):  # a month, a day
        return _from_then_on(g, hit, moment, bounds(document.date)[0])
    if moment.latest is None:
        return moment
    if moment.latest >= bounds(document.date)[0]:
        return moment
    words = moment.span.of(document.text).casefold()
    if any(f in words for f in _FIXED) or any(
        len(part) == 4 and part.isdigit() for part in words.replace(".", " ").split()
    ):
        return moment
    at = g.units.time_at(moment.span)
    if at is None or "/" in moment.edtf or moment.edtf.endswith("~"):
        return moment
    if at and g.units[at - 1].text.casefold().startswith(_LAST):
        return moment  # `w ubiegłą sobotę`
    if _of_what_was(g, at) or g.units[at].time.kind == "relative":  # type: ignore[union-attr]
        return moment
    by_name = len(moment.edtf) == 10 and not any(c.isdigit() for c in words)
    if _of_what_is_past(g, at) and (by_name or at < hit.unit):
        return moment  # `w marcu zapowiedział zamknięcie granicy`: that is when he said so
    if by_name and any(not g.lemmas(u).isdisjoint(data()["called_off"]) and g.past(u) for u in g.up(at)):
        return moment  # `odwołał zaplanowane na środę rozmowy`
    if by_name:
        day = (date.fromisoformat(moment.edtf) + timedelta(days=7)).isoformat()
        return replace(moment, edtf=day, earliest=day, latest=day)
    if date.fromisoformat(bounds(document.date)[0]) - date.fromisoformat(moment.latest) < _LONG_AGO:
        return moment  # `29 października`, told in November: that was last month
    edtf = f"{int(moment.edtf[:4]) + 1}{moment.edtf[4:]}"
    if not valid(edtf):
        return moment
    low, high = bounds(edtf)
    return replace(moment, edtf=edtf, earliest=low, latest=high)


def due(g: SentenceGraph, hit: Hit, moment: When, document: Document, ahead: bool) -> When | None:
    """`moment`, unless it is only when somebody spoke of what is to come, or when that was of which it comes."""
    at = g.units.time_at(moment.span)
    past = lies_before(moment.latest, document.date)
    if at is not None and moment.edtf.endswith("/..") and spoken_since(g, at, hit):
        return None  # `o zwolnieniu X mówi się od lata`
    if at is not None and (of_the_saying(g, at, hit) or (past and announced(g, at, hit))):
        return None  # `poinformował w niedzielę, że spotka się z X`
    return None if ahead and moment.carried and past else moment  # `w związku z inwazją wyśle żołnierzy`


def next_of_its_month(g: SentenceGraph, hit: Hit, moment: When, document: Document) -> When | None:
    """`wrześniowe ćwiczenia niepokoją Wilno`, told in March, are those still to come: half a year ago is further than half a year hence."""
    at, clause = g.units.time_at(moment.span), g.clause(hit.unit)
    named = at is not None and g.adjective(at) and g.heads[at] == hit.unit and len(moment.edtf) == 7
    if hit.frame.type not in ("Election", "MilitaryExercise") or not named or g.past(clause):
        return None
    if g.preposition(hit.unit) in ("po", "od") or not g.verb(clause):
        return None
    later, day = coming(g, hit, moment, document), document.date
    if not (day and valid(day) and moment.latest and later.earliest and later is not moment):
        return None
    today = date.fromisoformat(bounds(day)[0])
    nearer = date.fromisoformat(later.earliest) - today <= today - date.fromisoformat(moment.latest)
    return later if nearer else None


def _from_then_on(g: SentenceGraph, hit: Hit, moment: When, today: str) -> When:
    """`zamknie granicę od lutego`, told in January: from the next February on."""
    at = g.units.time_at(moment.span)
    start = moment.earliest or today
    if at is None or start >= today[:7] or (at < hit.unit and _of_what_is_past(g, at)):
        return moment
    if len(moment.edtf) == 13 and date.fromisoformat(today) - date.fromisoformat(start) < _LONG_AGO:
        return moment  # `od 1 lutego`, told in March
    edtf = f"{int(moment.edtf[:4]) + 1}{moment.edtf[4:]}"
    return replace(moment, edtf=edtf, earliest=bounds(edtf.removesuffix("/.."))[0])


def _of_what_was(g: SentenceGraph, time: int) -> bool:
    """`utrzyma udzielone w listopadzie zwolnienie`: a participle that is no plan says what was done then."""
    at = g.heads[time]
    if at < 0 or g.participle(at) != "ppas" or g.labels[at].split(":")[0] not in ("acl", "amod") or g.predicate(at):
        return False
    return g.lemmas(at).isdisjoint(data()["scheduling"])


def _of_what_is_past(g: SentenceGraph, time: int) -> bool:
    """Whether the nearest verb above the date is in the past; an infinitive or a verbal noun comes first."""
    before = g.units[time - 1].text.casefold() if time else ""
    if before == "na":
        return False  # `przesunął na połowę listopada`
    for at in g.up(time):
        if g.gerund(at) and at == g.heads[time] and g.adjective(time):
            continue  # `w piątkowym głosowaniu nie opowiedziała się za zniesieniem sankcji`
        if "inf" in g.units[at].pos or g.gerund(at):
            return False
        if g.participle(at) == "ppas" and g.labels[at].split(":")[0] in ("acl", "amod") and not g.predicate(at):
            return g.lemmas(at).isdisjoint(data()["scheduling"])  # `Rozpoczęte w piątek manewry potrwają do środy`
        if (g.verb(at) or g.predicate(at)) and any("bedzie" in g.units[x].pos for x in g.auxiliaries(at)):
            return False  # `nie będzie uczestniczył w niedzielnych rozmowach`
        if g.verb(at) or g.predicate(at):
            scheduled = g.lemmas(at) & lexicon().set_for and not g.subjects(at) and not g.negated(at)
            return g.past(at) and not scheduled  # `w czwartek zaplanowano spotkania`: they are on Thursday
    return any(u.is_(FINITE) and not u.named for u in g.units)  # `W poniedziałek rozmowa z Trumpem`
