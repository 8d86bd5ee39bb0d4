"""What a sentence leaves for the ones after it: its subject, its speaker, and all that it named or meant."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.polish.frames.frames import KINDS
from loaders.polish.frames.subjects import subject
from loaders.polish.reference.discourse import Discourse, Who
from loaders.polish.reference.referents import Referents
from loaders.polish.reference.salience import OBJECT, OPENS_SPEECH, REST, SUBJECT, opening
from loaders.polish.roles.senses import Sense
from loaders.polish.speech.speech import spoken
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.role_words import role_nouns
from loaders.polish.text.words import any_of
from loaders.polish.units.agreement import Agreement
from loaders.polish.units.units import NOMINAL, Unit
from ontology.claims import Link, Mention

_MEANT = frozenset({Link.PRONOUN, Link.DROPPED, Link.ROLE_NOUN, Link.CONTEXT})
_AGENT = KINDS["agent"]
_MUTUAL = {
    "Meeting": "participant",
    "Negotiation": "participant",
    "PhoneCall": "participant",
    "Agreement": "participant",
    "PrisonerRelease": "actor",
}
_ACCUSED = {"Accusation": "target"}  # who may be tried and held next, beside those whom a frame calls patient
_FEW = 4  # who are more are no two sides
_PREPOSITION = frozenset({"prep"})
_AT = frozenset({"w", "we", "na", "do", "z", "ze", "pod", "koło"})
_JOINED = frozenset({",", "i", "oraz"})


def note(
    units: Sequence[Unit],
    refs: Referents | None,
    mentions: Sequence[Mention],
    senses: Sequence[Sense],
    discourse: Discourse,
) -> None:
    """Remember what a sentence said; `refs` are those of a parsed one."""
    ranks: dict[str, int] = {}
    nameless: list[Agreement] = []
    g = refs.g if refs is not None else None
    if refs is not None:
        nameless = _of_parsed(refs.g, refs, senses, discourse, ranks)
        discourse.speaker = spoken(refs) or discourse.voice
    else:
        discourse.speaker = discourse.voice
        nameless = _of_unparsed(units, discourse, ranks)
    for unit in units:
        if not (unit.mentions or unit.inner):
            continue
        for m in (*unit.inner, *unit.mentions):
            if m.cluster:
                ranks.setdefault(m.cluster, REST)
        if unit.named and len({m.cluster for m in unit.mentions}) == 1 and unit.mentions[0].cluster:
            discourse.salience.agreement[unit.mentions[0].cluster] = Agreement.of(unit)
    discourse.salience.note(ranks, nameless)
    _parties(senses, discourse)
    borders = [s for s in senses if s.hit.frame.type.startswith("Border")]
    discourse.border = [w.cluster for s in borders[-1:] for w in s.roles.get("target", ())]
    if crossings := tuple(dict.fromkeys(w.cluster for s in borders for w in s.roles.get("place", ()))):
        discourse.crossings.append(crossings)
    for sense in senses:
        role = "patient" if "patient" in sense.hit.frame.accepts else _ACCUSED.get(sense.hit.frame.type, "")
        discourse.held += [w.cluster for w in sense.roles.get(role, ()) if discourse.type_of(w.cluster) == "Person"]
    discourse.company = _together(g, units, discourse)
    measures = [s for s in senses if s.hit.frame.type in ("SanctionImposition", "SanctionLifting")]
    discourse.measure = [w.cluster for w in measures[-1].roles.get("target", ())] if measures else []
    discourse.there = _where(units, senses, discourse)
    discourse.saw(sorted(mentions, key=lambda m: m.span))


def _where(units: Sequence[Unit], senses: Sequence[Sense], discourse: Discourse) -> str | None:
    """The place that a sentence names last, behind a preposition of place; else where what it tells was."""
    for u in range(len(units) - 1, 0, -1):
        unit = units[u]
        if not unit.named:
            continue
        before = next((x for x in range(u - 1, max(-1, u - 4), -1) if units[x].is_(_PREPOSITION) or units[x].named), u)
        if units[before].text.casefold() in _AT:
            places = [m.cluster for m in unit.mentions if m.cluster and discourse.type_of(m.cluster) in KINDS["place"]]
            if places:
                return places[-1]
    rows = [w.cluster for s in senses for role in ("place", "destination") for w in s.roles.get(role, ())]
    towns = [c for c in rows if discourse.type_of(c) == "Place"]
    return (towns or rows)[-1] if rows else None


def _parties(senses: Sequence[Sense], discourse: Discourse) -> None:
    """Those who talk, deal or exchange prisoners with each other: `strony`, `rozmówcy` of a later sentence."""
    for sense in senses:
        role = _MUTUAL.get(sense.hit.frame.type)
        rows = tuple(dict.fromkeys(w.cluster for w in sense.roles.get(role, ()))) if role else ()
        if 2 <= len(rows) <= _FEW:
            discourse.parties = (len(discourse.salience.heard), rows)


def _of_parsed(
    g: SentenceGraph, refs: Referents, senses: Sequence[Sense], discourse: Discourse, ranks: dict[str, int]
) -> list[Agreement]:
    nameless: list[Agreement] = []
    who: list[Who] = []
    for root in [u for u, head in enumerate(g.heads) if head < 0]:
        subjects = [a.unit for a in subject(g, root) if a.via != "dropped"]
        who = [w for s in subjects for w in refs.resolve(s, _AGENT)]
        if subjects:  # a subject that names nobody known makes a later dropped one unsafe
            discourse.subject = who
            refs.forget()
        if subjects and not who:
            nameless += [_form(g.units[s]) for s in subjects]
    if who or nameless:
        discourse.quoted = []
    if teller := _teller(g, refs):
        discourse.quoted = [w for w in who if discourse.type_of(w.cluster) == "Person"]
        discourse.subject = teller
        refs.forget()
    for sense in senses:
        for rows in sense.roles.values():
            for w in rows:
                if w.link in _MEANT:
                    at = next(
                        (u for u in range(len(g)) if w.span in g.units[u].span or g.units[u].span in w.span), None
                    )
                    rank = SUBJECT if w.link is Link.DROPPED else REST if at is None else _rank(g, at)
                    ranks[w.cluster] = min(rank, ranks.get(w.cluster, REST))
    for u, unit in enumerate(g.units):
        if "ppron3" in unit.pos:
            for w in refs.resolve(u, _AGENT):
                ranks[w.cluster] = min(_rank(g, u), ranks.get(w.cluster, REST))
        for m in unit.mentions:
            if m.cluster and m.link is not Link.ADJECTIVE:
                ranks[m.cluster] = min(_rank(g, u), ranks.get(m.cluster, REST))
    for w in discourse.subject:
        if w.cluster in ranks:
            ranks[w.cluster] = SUBJECT
    return nameless


def _teller(g: SentenceGraph, refs: Referents) -> list[Who]:
    """`– Nie handlujemy ludźmi – zapewnił Łukaszenka. Przyznał jednak`: after direct speech the text goes on about him."""
    if g.units[0].text not in OPENS_SPEECH:
        return []
    rows = [r for r in refs.reports() if r.way == "aside" and r.start < 0 and r.who]
    return [w for u in rows[-1].who for w in refs.resolve(u, _AGENT)] if rows else []


def _rank(g: SentenceGraph, u: int) -> int:
    label = g.labels[g.first_conjunct(u)].split(":")[0]
    if g.preposition(u):
        return REST
    return SUBJECT if label == "nsubj" else OBJECT if label in ("obj", "iobj") else REST


def _of_unparsed(units: Sequence[Unit], discourse: Discourse, ranks: dict[str, int]) -> list[Agreement]:
    """A sentence that was not parsed is about the name in the nominative before its first verb; without any noun there
    it goes on about whom the sentence before was about."""
    first = opening(units)
    if first is not None and first.mentions and all(m.link is Link.ADJECTIVE for m in first.mentions):
        noun = units[first.index + 1] if first.index + 1 < len(units) else first  # `Rosyjski przywódca`
        first = noun if noun.is_(NOMINAL) and "nom" in noun.cases else first
    if first is None:
        for w in discourse.subject:
            ranks[w.cluster] = SUBJECT
        return []
    rows = [
        m
        for unit in (first, *_joined_to(units, first))
        for m in unit.mentions
        if m.cluster and m.link is not Link.ADJECTIVE and discourse.fits(m.cluster, _AGENT)
    ]
    discourse.subject = [Who(m.cluster, m.span) for m in rows if m.cluster]
    for w in discourse.subject:
        ranks[w.cluster] = SUBJECT
    if not rows and (called := _called(first, units, discourse)):
        discourse.subject = [called]
        ranks[called.cluster] = SUBJECT
        return []
    return [] if rows else [_form(first)]


def _form(unit: Unit) -> Agreement:
    """Number and gender of a subject that names nobody; `dwie kobiety` are several."""
    form = Agreement.of(unit, "nom")
    many = unit.number is not None and not unit.number.unit and unit.number.value != 1
    return Agreement(frozenset({"pl"}), form.genders) if many else form


def _called(first: Unit, units: Sequence[Unit], discourse: Discourse) -> Who | None:
    """`Rosyjski przywódca nazwał projekt wspólnym`: of those told by now the one man whom the noun before the verb means."""
    words = role_nouns()
    nouns = words.masculine(first.lemmas)
    if (
        first.number is not None
        or not nouns & any_of(lexicon().offices, lexicon().anyone)
        or "sg" not in _nominative(first)
    ):
        return None
    before, behind = (units[x] if 0 <= x < len(units) else None for x in (first.index - 1, first.index + 1))
    if before is not None and (before.lemmas & words.newcomers or before.number is not None):
        return None
    beside = [x for x in (before, behind) if x is not None and x.mentions]
    states = {m.cluster for x in beside for m in x.mentions if m.type == "Country" and m.cluster}
    if any(m.type != "Country" for x in beside for m in x.mentions):
        return None
    rows = {p for p in discourse.introduced(nouns | words.narrower(nouns)) if p in discourse.people}
    if states:
        rows = {p for p in rows if (discourse.states_of(p) | discourse.serving(p)) & states}
    woman = first.lemmas.isdisjoint(nouns)
    rows = {p for p in rows if not woman or discourse.gender(p) == "f"}
    person = rows.pop() if len(rows) == 1 else None
    return Who(person, first.span, Link.ROLE_NOUN) if person else None


def _nominative(unit: Unit) -> frozenset[str]:
    """The numbers in which a noun may be a subject."""
    return Agreement.of(unit, "nom").numbers


def _joined_to(units: Sequence[Unit], first: Unit) -> list[Unit]:
    """`Jan Borowik i Anna Kulik mieszkali w Grodnie`: the further names of the subject of a sentence that was not parsed."""
    at = first.index
    rows: list[Unit] = []
    while at + 2 < len(units) and units[at + 1].text in _JOINED:
        at += 2
        if not (units[at].named and "nom" in units[at].cases):
            break
        rows.append(units[at])
        if units[at - 1].text != ",":
            return rows
    return []


def _together(g: SentenceGraph | None, units: Sequence[Unit], discourse: Discourse) -> list[str]:
    """The persons whom a sentence tells of as several, joined by `i`; none where it names more than those and its subject."""
    best: list[str] = []
    run: list[str] = []
    last = -1  # where the run has come to
    for u, unit in enumerate(units):
        if not unit.named:
            continue
        people = [m.cluster for m in unit.mentions if m.cluster and discourse.type_of(m.cluster) == "Person"]
        if not people:
            continue
        joined = last >= 0 and all(units[x].text in _JOINED for x in range(last + 1, u))
        shared = g is not None and last >= 0 and u in g.conjuncts(last)
        run = [*run, *people] if joined or shared else people
        best = run if len(run) > max(1, len(best)) else best
        last = u
    if not best:
        return []
    known = {*best, *(w.cluster for w in discourse.subject)}
    others = {m.cluster for unit in units for m in (*unit.inner, *unit.mentions) if m.cluster} - known
    return [] if any(discourse.type_of(c) == "Person" for c in others) else best
