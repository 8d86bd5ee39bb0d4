"""Where a happening was that names its place further off: in its relative clause, at the end of a journey, within another place."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.polish.frames.slots import own
from loaders.polish.frames.subjects import subject
from loaders.polish.reference.discourse import Who
from loaders.polish.reference.role_nouns import seat
from loaders.polish.roles.base import PARTY, STILL, Found, Open
from loaders.polish.roles.clauses import clauses_of, tells
from loaders.polish.syntax.sentence_graph import BASE, SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.units.units import FINITE
from ontology.claims import Link

_PLACES = frozenset({"Place", "Country"})
_ENDS = frozenset({",", ";", ":", "–", "—", "(", ")", "."})
_MEETINGS = frozenset({"Meeting", "Negotiation"})
_WISH = frozenset({"aby", "żeby", "by", "ażeby"})


def _governed(g: SentenceGraph, u: int) -> str | None:
    """The preposition that stands before the phrase of `u`, adjectives passed over, whatever the tree says."""
    at = u - 1
    while at > 0 and g.adjective(at) and not g.units[at].named and "prep" not in g.units[at].pos:
        at -= 1
    if at < 0 or "prep" not in g.units[at].pos:
        return None
    form = g.units[at].text.casefold()
    return BASE.get(form, form)


def _still(g: SentenceGraph, u: int) -> bool:
    """Where, not whither or at whom: `na Litwie`, not `naloty, których dokonał na Iran`."""
    cases = g.units[u].cases
    return not cases or bool(cases & {"loc", "inst"}) or _governed(g, u) not in ("w", "na", "pod", "nad")


def _place(g: SentenceGraph, u: int) -> bool:
    return g.units[u].named and any(m.type in _PLACES for m in g.units[u].mentions)


def of_the_vote(case: Open) -> Found:
    """`protesty w Gruzji po wyborach`, `prawa człowieka na Białorusi po sfałszowanych wyborach`: the state right before is where they were."""
    g, hit = case.g, case.hit
    if hit.frame.type != "Election" or case.roles.get("place") or g.preposition(hit.unit) not in ("po", "przed"):
        return
    at = hit.unit - 1
    while at > 0 and g.adjective(at) and not g.units[at].named:
        at -= 1
    place = at - 1
    if place < 0 or g.units[at].text.casefold() not in ("po", "przed") or not _place(g, place):
        return
    if _governed(g, place) in ("w", "na") and _still(g, place) and not seat(g, place):
        yield from (("place", w) for w in case.refs.resolve(place, hit.frame.accepts["place"]))


def there(case: Open) -> Found:
    """`Nie była to pierwsza wizyta w Mińsku. W czerwcu rozmawiał tam z Łukaszenką`: the place that the sentence before named last."""
    g, roles = case.g, case.hit.frame.accepts
    role = "place" if "place" in roles else "destination"
    if role not in roles or case.roles.get("place") or case.roles.get("destination"):
        return
    if case.hit.frame.type.startswith("Sanction"):
        return  # where measures are decided on is no place of them
    clause = g.clause(case.hit.unit)
    for u in {c for h in (*case.heads, clause) for c in g.kids[h]}:
        if g.units[u].text.casefold() == "tam" and clause in (
            case.hit.unit,
            case.hit.companion,
            g.heads[case.hit.unit],
        ):
            if any(_place(g, x) for x in range(u)):
                return  # the sentence itself has named it
            place = case.refs.discourse.there
            if place and case.refs.discourse.fits(place, roles[role]):
                yield role, Who(place, g.units[u].span, Link.PRONOUN)
            return


# -- what is told of a noun in a clause of its own ------------------------------------------------------------


def told_of(case: Open) -> Found:
    """`rozmowy, które mają zostać wznowione w Maskacie`, `ćwiczenia, zaplanowane na kwiecień na poligonie w Orzyszu`."""
    hit = case.hit
    if "place" not in case.hit.frame.accepts or case.roles.get("place") or case.hit.frame.type == "SanctionImposition":
        return
    nouns = [x for x in case.heads if case.g.nominal(x) and not case.g.verb(x)]
    if hit.voice != "noun" and hit.companion is None:
        return
    for noun in nouns:
        for start in clauses_of(case.g, noun):
            for u in _until_its_end(case.g, start):
                if u in case.others:
                    return
                if _place(case.g, u) and _governed(case.g, u) in STILL and _still(case.g, u) and not seat(case.g, u):
                    yield from (("place", w) for w in case.refs.resolve(u, hit.frame.accepts["place"]))
                    return


def _until_its_end(g: SentenceGraph, start: int) -> Iterator[int]:
    for at in range(start + 1, min(len(g), start + 14)):
        if g.units[at].text in _ENDS or (g.units[at].is_(FINITE) and g.verb(at)):
            return
        yield at


# -- the end of a journey --------------------------------------------------------------------------------------


def journey(case: Open) -> Found:
    """`poleciał do Niamey na spotkanie z Modim`, `przyleci do Maskatu, aby spotkać się z X`: who travels meets, and there."""
    if case.hit.frame.type not in _MEETINGS:
        return
    verb = _journey(case)
    if verb is None:
        return
    role = "participant"
    kinds = case.hit.frame.accepts[role]
    have = case.roles.get(role, [])
    whose = case.hit.voice == "noun" and any(a.slot in ("gen", "poss") and have for a in case.args)
    if len(have) < 2 and not whose and not case.g.negated(verb):  # `leci na sesję Rady`: not a party to it
        for arg in subject(case.g, verb):
            yield from case.fresh(role, case.who(arg, kinds & PARTY if arg.via == "dropped" else kinds))
    if case.roles.get("place") is None:
        for u in _ends_at(case.g, verb, case.hit.unit):
            yield from (("place", w) for w in case.refs.resolve(u, case.hit.frame.accepts["place"]))
            return


def _journey(case: Open) -> int | None:
    """The verb of motion whose purpose the meeting is."""
    g, hit = case.g, case.hit
    going = lexicon().journeys
    if hit.voice == "noun":
        aim = g.preposition(hit.unit)
        if aim != "w celu" and not (aim == "na" and "acc" in g.units[hit.unit].cases):
            return None
        return next((x for x in g.up(hit.unit) if g.lemmas(x) & going and tells(g, x)), None)
    if "inf" not in g.units[hit.unit].pos:
        return None
    for n, x in enumerate(g.up(hit.unit)):
        if g.lemmas(x) & going and tells(g, x):
            return x
        if n >= 2:
            break
    start = next((x for x in range(hit.unit - 1, max(-1, hit.unit - 5), -1) if g.lemmas(x) & _WISH), None)
    if start is None or g.units[start - 1].text != ",":
        return None
    return next((x for x in range(start - 2, -1, -1) if g.lemmas(x) & going and tells(g, x)), None)


def _ends_at(g: SentenceGraph, verb: int, purpose: int) -> Iterator[int]:
    """The town or state that a verb of motion goes to: in its own phrase, by order, or what `dokąd` takes up."""
    for arg in own(g, verb):
        if arg.slot in ("do", "na") and _place(g, arg.unit):
            yield arg.unit
    for u in range(max(0, verb - 10), min(len(g), verb + 8)):
        if _place(g, u) and u < max(purpose, verb + 1) + 1 and _governed(g, u) == "do":
            yield u


# -- places within places ---------------------------------------------------------------------------------------


def around(case: Open) -> Found:
    """`w Syzraniu, w obwodzie samarskim`, `w Dahiji, południowym przedmieściu Bejrutu`, `pod Kayes na zachodzie Mali`."""
    found = case.roles.get("place")
    if not found:
        return
    g = case.g
    phrases = list(_phrases(g))
    for n, (first, last, u) in enumerate(phrases):
        if not any(w.span == m.span for w in found for m in g.units[u].mentions):
            continue
        for other in (phrases[n - 1] if n else None, phrases[n + 1] if n + 1 < len(phrases) else None):
            if other is None:
                continue
            left, right = sorted(((first, last, u), other))
            between = [g.units[x].text for x in range(left[1] + 1, right[0])]
            if between not in ([], [","]):
                continue
            wider = _ground(right) or g.units[right[2]].text[:1].islower()  # `w obwodzie samarskim`
            if not (wider if between else wider != _ground(left)):
                continue
            for who in case.refs.resolve(other[2], case.hit.frame.accepts["place"]):
                if who.cluster not in {w.cluster for w in found}:
                    yield "place", who


def _phrases(g: SentenceGraph) -> Iterator[tuple[int, int, int]]:
    """Phrases of place: from the preposition, or from the noun that explains another place, to the name."""
    for u in range(len(g)):
        if not _place(g, u):
            continue
        at = u - 1
        while at > 0 and g.adjective(at) and not g.units[at].named:
            at -= 1
        if (
            at >= 0 and g.lemmas(at) & lexicon().grounds - lexicon().missions_told and "gen" in g.units[u].cases
        ):  # `na zachodzie Mali`
            noun = at
            at -= 1
            while at > 0 and g.adjective(at) and not g.units[at].named and "prep" not in g.units[at].pos:
                at -= 1
            if "prep" in g.units[at].pos and BASE.get(g.units[at].text, g.units[at].text) in STILL:
                yield at, u, u
            elif g.units[at].text == "," and "loc" in g.units[noun].cases:
                yield at + 1, u, u
        elif (
            at >= 0
            and "prep" in g.units[at].pos
            and BASE.get(g.units[at].text.casefold(), g.units[at].text.casefold()) in STILL
        ):
            yield at, u, u


def _ground(phrase: tuple[int, int, int]) -> bool:
    return phrase[1] - phrase[0] > 1


# -- buildings and missions ----------------------------------------------------------------------------------------


def building(case: Open) -> Found:
    """`przyjął go w Białym Domu`: a building that the registry holds for an office is where talks are."""
    if case.hit.frame.type not in _MEETINGS | {"Visit", "Agreement"} or case.roles.get("place"):
        return
    g = case.g
    visit = case.hit.frame.type == "Visit"  # `przyjechał do Białego Domu`, `odwiedził Biały Dom`
    within = ("w", "na", "do", "obj") if visit else ("w", "na")
    where = [a.unit for a in case.args if a.slot in within]
    for u in (*where, *(h for h in case.heads if g.preposition(h) in within)):
        if g.units[u].named:
            for m in g.units[u].mentions:
                if m.cluster and m.lemma in lexicon().buildings and m.cluster not in case.used:
                    yield "place", Who(m.cluster, m.span, m.link)
                    return


def mission_told(case: Open) -> Found:
    """`cofnął zgodę na działalność konsulatu Rosji w Gdańsku`: the one mission that the sentence names, however deep in the phrase.

    Of several the one below what is withdrawn: `cofnął zgodę na pracę konsulatu w Bonn, a w maju zamknął placówkę w Lipsku`.
    """
    g = case.g
    if not case.hit.frame.type.startswith("Mission") or case.roles.get("mission"):
        return
    told = case.hit.companion
    if told is not None and g.lemmas(told) & lexicon().missions_told:
        if all("pl" in r.values(("sg", "pl")) for r in g.units[told].word.readings):
            return  # `otworzyła konsulat w Irkucku, a Litwa konsulaty w Brześciu`
    rows = [u for u in g.units.having(lexicon().missions_told) if g.units[u].named]
    if len(rows) > 1 and case.hit.companion is not None:
        below = {case.hit.companion, *g.subtree(case.hit.companion)}
        rows = [u for u in rows if u in below and g.clause(u) == g.clause(case.hit.companion)]
    if len(rows) == 1 and abs(rows[0] - case.hit.unit) <= 9:
        bodies = case.refs.resolve(rows[0], frozenset({"GovernmentBody"}))
        yield from case.fresh("mission", [w for w in bodies if w.span in g.units[rows[0]].span])


def town_of_the_mission(case: Open) -> Found:
    """`zgodę na działalność konsulatu Rosji w Gdańsku`: a mission is closed and opened where it stands."""
    g = case.g
    if not case.hit.frame.type.startswith("Mission") or case.roles.get("place"):
        return
    for noun in g.units.having(lexicon().missions_told):
        if abs(noun - case.hit.unit) > 9:
            continue
        for u in range(noun + 1, min(len(g), noun + 7)):
            if g.units[u].text in _ENDS or g.verb(u) or u in case.others:
                break
            if _place(g, u) and _governed(g, u) in ("w", "na"):
                yield from (("place", w) for w in case.refs.resolve(u, case.hit.frame.accepts["place"]))
                return
