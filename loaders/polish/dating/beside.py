"""Dates that a happening has from another: counted from it, gone on with after it; and whether it is background or goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loaders.polish.dating.dating import tells_time
from loaders.polish.dating.eras import of_an_era
from loaders.polish.dating.grounds import LEADING_TO, ROUNDS, before, elapsed, of_its_grounds, opened_by
from loaders.polish.dating.moments import When, lent, when
from loaders.polish.dating.told import anniversary
from loaders.polish.frames.light_verbs import top
from loaders.polish.frames.triggers import Hit
from loaders.polish.syntax.future import future
from loaders.polish.syntax.sentence_graph import RELATIVES, SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.times.scan import data

# Outcomes of the rounds that a report is about: they lean on their dates.
OUTCOMES = frozenset({"PrisonerRelease", "PrisonerTransfer", "SanctionLifting"})
_SINCE = frozenset({"od", "po", "przed", "wskutek", "w wyniku"})
_EARLIER = frozenset(
    {
        "poprzedni",
        "poprzednio",
        "uprzednio",
        "uprzedni",
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


def inherited(g: SentenceGraph, hits: Sequence[Hit], dated: Mapping[int, When]) -> dict[int, When]:
    """Dates of undated clauses that go on with a dated one.

    `we wrześniu, gdy reżim wypuścił 52 osoby`: the date before the conjunction is that of its clause. `w czerwcu przyjechał
    Kellogg, a na wolność wyszedł X` and `przebywał w Mińsku, gdzie rozmawiał`: the date of the clause before, marked approximate.
    """
    found: dict[int, When] = {}
    if not (dated or g.units.timed) and g.units.lemmas.isdisjoint(data()["invasion"]["nouns"]):
        return found  # neither a time nor a happening whose day is known: nothing to inherit
    for i, hit in enumerate(hits):
        clause = g.clause(hit.unit)
        if i in dated:
            continue
        moment = _before_conjunction(g, clause) or _on_the_visit(g, hit, hits, dated)
        moment = (
            moment
            or _in_the_course(g, clause, hits, dated)
            or _of_antecedent(g, clause, hit)
            or _of_the_sending(g, clause)
        )
        moment = moment or _of_the_attempt(g, clause) or of_its_grounds(g, hit, hits, dated)
        above = _goes_on(g, clause)
        if moment is None and above is not None and not _timed(g, clause):
            moment = _of_clause(g, hits, {**dated, **found}, above)
        if moment is None and tells_time(g, dated, hit):
            continue
        if moment is None and (master := _master(g, hit)) is not None:
            moment = next((dated[j] for j, other in enumerate(hits) if j in dated and other.unit == master), None)
            moment = lent(moment) if moment is not None and not moment.edtf.endswith("..") else None
        if moment is not None:
            found[i] = moment
    return found


def _of_clause(g: SentenceGraph, hits: Sequence[Hit], dated: Mapping[int, When], above: int) -> When | None:
    """The date of the clause that another goes on with: of what it tells, or the one that it names though it tells nothing."""
    told = [
        (_depth(g, above, other), j)
        for j, other in enumerate(hits)
        if j in dated and g.clause(other.unit) == above and not _said_of_a_thing(g, other.unit)
    ]
    same = [dated[j] for _, j in sorted(told)]
    moment = next((m for m in same if "/" not in m.edtf or not m.edtf.endswith("..")), None)
    if moment is None:
        moment = next(
            (m for c in g.kids[above] if (t := g.units[c].time) and (m := when(t)) and not _of_a_thing(g, c)), None
        )
    return lent(moment) if moment is not None else None


def _depth(g: SentenceGraph, clause: int, hit: Hit) -> int:
    """How far a happening stands from the verb: `rywalka w sierpniowych wyborach złożyła w środę wizytę` tells of the visit."""
    points = [hit.unit, *([hit.companion] if hit.companion is not None else [])]
    return min(0 if p == clause else g.distance(p, clause) for p in points)


def _said_of_a_thing(g: SentenceGraph, u: int) -> bool:
    """`zwolniły Palestyńczyków zatrzymanych jesienią`: a participle of what stands before it, with a day of its own."""
    return g.participle(u) == "ppas" and not g.predicate(u) and g.labels[u].split(":")[0] in ("acl", "amod")


def _of_the_attempt(g: SentenceGraph, clause: int) -> When | None:
    """`Kierowcy, którzy w marcu próbowali wyjechać, trafili do aresztu`: who tries a thing meets its end then."""
    if not g.past(clause) or _timed(g, clause):
        return None
    tried = [
        c
        for s in g.subjects(clause)
        for c in g.kids[s]
        if g.labels[c].startswith("acl") and g.lemmas(c) & lexicon().trying
    ]
    near = [x for c in tried if g.past(c) for x in (*g.kids[c], *(y for k in g.kids[c] for y in g.kids[k]))]
    return next((lent(m) for x in near if (t := g.units[x].time) and (m := when(t))), None)


def _timed(g: SentenceGraph, clause: int) -> bool:
    """`zamknęła granicę w październiku i otworzyła ją po trzech tygodniach`: a clause with a time of its own is lent none."""
    return any((t.edtf or t.kind == "apart") and g.clause(u) == clause for u, t in g.units.timed)


def _of_a_thing(g: SentenceGraph, time: int) -> bool:
    """`zwolniły 45 Palestyńczyków zatrzymanych jesienią i przewiozły ich`: a date that a participle before it has."""
    return any(
        g.participle(u) == "ppas" and not g.predicate(u) and u > 0 and g.nominal(u - 1)
        for u in range(max(0, time - 3), time)
    )


def _on_the_visit(g: SentenceGraph, hit: Hit, hits: Sequence[Hit], dated: Mapping[int, When]) -> When | None:
    """`rozmawiał z Rubio podczas wizyty w Waszyngtonie w ubiegłym tygodniu`: what is done on an occasion was when that was."""
    told = [x for x in (hit.unit, hit.companion) if x is not None]  # `uzgodnień, jakie podczas lipcowej wizyty zawarł`
    here = {*told, *(g.clause(x) for x in told)}
    here |= {g.heads[u] for u in here if g.labels[u] == "xcomp"}  # `na szczycie 19 marca mają rozmawiać`
    rows = [
        dated[j]
        for j, other in enumerate(hits)
        if j in dated and other.voice == "noun" and _held_at(g, other) and _stands_in(g, other.unit, here)
    ]
    return lent(rows[0]) if rows and not rows[0].edtf.endswith("..") else None


def _stands_in(g: SentenceGraph, occasion: int, here: set[int]) -> bool:
    """Whether the occasion hangs on one of these, or on a pronoun that does: `jakie podczas wizyty zawarł`."""
    head = g.heads[occasion]
    return head in here or (head >= 0 and bool(g.lemmas(head) & RELATIVES) and g.heads[head] in here)


def _held_at(g: SentenceGraph, hit: Hit) -> bool:
    """`podczas wizyty`, `na spotkaniu`: an occasion on which something else is done."""
    held = g.preposition(hit.unit)
    return held == "podczas" or (held == "na" and hit.frame.type in ROUNDS and "loc" in g.units[hit.unit].cases)


def _before_conjunction(g: SentenceGraph, clause: int) -> When | None:
    marks = [c for c in g.kids[clause] if g.units[c].text.casefold() in ("gdy", "kiedy") and c < clause]
    at = marks[0] - 2 if marks else -1
    if at < 0 or g.units[at + 1].text != ",":
        return None
    time = g.units[at].time
    return when(time) if time is not None else None


def _in_the_course(g: SentenceGraph, clause: int, hits: Sequence[Hit], dated: Mapping[int, When]) -> When | None:
    """`w listopadzie odbył rozmowę, w której zażądał`: on the day of the happening that the clause is about."""
    if not g.labels[clause].startswith("acl") or not g.past(clause):
        return None
    opened = opened_by(g, clause, {"który"})
    if opened is None or g.preposition(opened) not in ("w", "podczas"):
        return None
    return next((dated[j] for j, h in enumerate(hits) if j in dated and h.unit == g.heads[clause]), None)


def _of_antecedent(g: SentenceGraph, clause: int, hit: Hit) -> When | None:
    """`wyrok z października, w którym skazano X`, `umowy zawartej we wrześniu, po której wypuścił`: the date of what the clause is about."""
    if not g.labels[clause].startswith("acl") or not g.past(clause):
        return None
    opened = opened_by(g, clause, {"który"})
    noun = g.heads[clause]
    if (
        opened is not None and "dzień" in g.lemmas(noun) and g.preposition(opened) == "w"
    ):  # `12 września, w dniu, w którym …`
        return next((m for c in g.kids[g.heads[noun]] if c < noun and (t := g.units[c].time) and (m := when(t))), None)
    led = opened is not None and g.labels[opened].startswith("nsubj") and bool(g.lemmas(clause) & LEADING_TO)
    led = led and g.heads[hit.unit] == clause  # `doprowadził do uwolnienia`, not `do zerwania rozmów`
    if opened is None or not (led or before(g, opened) in ("w", "podczas", "na", "po", "w wyniku", "wskutek")):
        return None
    points = [c for c in g.kids[noun] if c < clause] + [x for c in g.kids[noun] if g.participle(c) for x in g.kids[c]]
    moment = next((m for c in points if (t := g.units[c].time) is not None and (m := when(t)) is not None), None)
    return lent(moment) if moment is not None and not moment.edtf.endswith("..") else None


def _master(g: SentenceGraph, hit: Hit) -> int | None:
    """What a purpose or an adverbial participle goes with: `poleci do Miami, by spotkać się`, `zrzuciły bomby, przyłączając się do ofensywy`."""
    for at in (hit.unit, *g.up(hit.unit)):
        if "pcon" in g.units[at].pos and g.verb(at):
            return g.heads[at]
        if "inf" in g.units[at].pos and at == hit.unit and set(g.marks(at)) & lexicon().wish:
            return g.heads[at]
        if g.predicate(at):
            return None
    return None


def _goes_on(g: SentenceGraph, clause: int) -> int | None:
    """The clause that this one goes on with: coordinated in the same tense, or `gdzie …`."""
    head, base = g.heads[clause], g.labels[clause].split(":")[0]
    if head < 0:
        return None
    above = g.clause(head)
    if base == "conj" and g.past(clause) and not g.past(above):
        above = _between(g, above, clause) or above
    purpose = "inf" in g.units[clause].pos
    if above == clause or (g.past(above) != g.past(clause) and not purpose):
        return None
    if g.past(clause) and future(g, [above, *g.auxiliaries(above)]):
        return None  # `od 12 listopada nie będą mogli zawierać umów; zakazem objęto też X`
    if base == "conj" and above < clause:
        return above
    if base == "advcl" and "inf" in g.units[clause].pos and set(g.marks(clause)) & lexicon().wish:
        return above  # `w przyszłym tygodniu poleci do Miami, by spotkać się`
    if base not in ("acl", "advcl") or not _there(g, clause):
        return None
    beside = [k for k in g.kids[head] if k < clause and g.labels[k] == g.labels[clause] and g.past(k)]
    return max(beside, default=above)  # `Smith, który 13 lutego rozmawiał w Mińsku, po czym wywiózł trzy osoby`


def _between(g: SentenceGraph, above: int, clause: int) -> int | None:
    """`Sojusznicy pomagają: w marcu Holandia rozmieściła baterię, a Niemcy przysłały myśliwce`: the clause before, where the tree passes it over."""
    rows = [k for k in g.kids[above] if above < k < clause and g.verb(k) and g.past(k)]
    return max(rows, default=None)


def _there(g: SentenceGraph, clause: int) -> bool:
    """`poleciał 12 lutego do Soczi, gdzie przyjął go Putin`, `skazano go w środę, po czym przewieziono`: then, on the same day."""
    return any(
        g.units[c].text == "gdzie" or (g.units[c].text == "czym" and g.preposition(c) == "po") for c in g.kids[clause]
    )


def _of_the_sending(g: SentenceGraph, clause: int) -> When | None:
    if not sent(g, clause) or not g.past(clause):
        return None
    over = g.heads[g.heads[clause]]
    return next((lent(m) for c in g.kids[over] if (t := g.units[c].time) and (m := when(t))), None)


def sent(g: SentenceGraph, clause: int) -> bool:
    """`w październiku wysłał do Moskwy wicepremiera, który podpisał umowę`: he who is sent does it then and there."""
    who = g.heads[clause]
    if (
        not g.labels[clause].startswith("acl")
        or who < 0
        or not any(g.lemmas(s) & {"który"} for s in g.subjects(clause))
    ):
        return False
    over = g.heads[who]
    return over >= 0 and g.verb(over) and bool(g.lemmas(over) & lexicon().sending)


def background(g: SentenceGraph, hit: Hit) -> bool:
    """Whether the happening is earlier than the report's own round: `poprzednie rozmowy`, `w przeszłości`, `wcześniej`.

    What somebody was before, `w przeszłości ministra`, tells nothing of when he was arrested.
    """
    if anniversary(g, hit) is not None or of_an_era(g, hit) or elapsed(g, hit):
        return True
    opening = range(min(4, len(g)))
    if g.units[0].text == "Już" and any(g.units[x].time is not None for x in opening):
        return True  # `Już w grudniu …` looks back
    if g.units.lemmas.isdisjoint(_EARLIER):
        return False
    near = [*g.kids[hit.unit], *(g.kids[hit.companion] if hit.companion is not None else [])]
    clause = g.kids[g.clause(hit.unit)]
    heads = [s for s in clause if g.labels[s].startswith("nsubj")]
    heads += [m for s in heads if (m := g.antecedent(s)) != s]  # `poprzednie delegacje, które spędzały …`
    subjects = [x for s in heads for x in (s, *g.kids[s])]
    return (
        any(
            g.lemmas(x) & _EARLIER
            for x in subjects
            if x != hit.unit and hit.unit not in g.subtree(x) and not _until_now(g, x)
        )
        or any(g.lemmas(x) & _EARLIER and not any(g.nominal(c) for c in g.kids[x]) for x in near)
        or any(g.lemmas(x) & _EARLIER for x in opening)
        or any(g.lemmas(x) & _EARLIER for x in clause if "adv" in g.units[x].pos)
    )


def _until_now(g: SentenceGraph, x: int) -> bool:
    """`Obowiązki szefa przejęła dotychczasowa dyrektor`: what somebody was before he did this."""
    return bool(g.lemmas(x) & {"dotychczasowy", "dawny"} and g.lemmas(g.heads[x]) & lexicon().offices)


def ongoing(g: SentenceGraph, hit: Hit) -> bool:
    """Whether the words say that it goes on when the document is written: `przebywa`, `prowadzi negocjacje`."""
    words = lexicon()
    for u in (hit.unit, g.heads[top(g, hit.unit)]):
        if u >= 0 and u != hit.unit and (not g.lemmas(u) & words.carrying or g.preposition(top(g, hit.unit)) in _SINCE):
            continue  # `pozostaje zamknięte od aresztowania X`: that is over
        if u >= 0 and g.verb(u) and not g.auxiliaries(u):
            readings = [r for r in g.units[u].word.readings if r.pos in ("fin", "praet", "imps", "bedzie")]
            if readings:
                return all(r.pos == "fin" and "imperf" in r.tag.split(":") for r in readings)
    return False
