"""Set phrases that say of what they stand with that it is not so, or not yet, read by order whatever the tree makes of them.

`Niech Litwa zamknie granicę`, `mało brakowało, a …`, `z uwolnienia nici`, `jest w stanie uwolnić`, `o otwarciu nie może być mowy`.
"""

from __future__ import annotations

from loaders.polish.status.acts import enacted
from loaders.polish.status.beside import suffered
from loaders.polish.status.forms import ACTUAL, Reading, cue, form, infinitive
from loaders.polish.status.leaning import before, outermost
from loaders.polish.syntax.future import future
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import Lexicon
from loaders.polish.text.marks import DASHES, OPENING_QUOTES
from loaders.polish.text.words import any_of
from ontology.claims import Mode, Status

_OPENS = DASHES | OPENING_QUOTES | {",", ";", ":", "(", "ale", "a", "i"}
_STOPS = frozenset({",", ";", ":", "–", "—", "("})
_THAT = frozenset({"że", "iż"})
_BIDDING = frozenset({"niech", "niechaj", "byle", "byleby", "oby"})
_POSSIBLE = Mode.POSSIBLE


def phrased(g: SentenceGraph, u: int, words: Lexicon) -> Reading:
    """What set phrases make of a happening that by the grammar is done, or due."""
    clause = g.clause(u)
    if any(g.preposition(x) in words.presupposing for x in (u, *g.up(u)) if x > clause):
        return ACTUAL
    if not g.verb(u) and not g.participle(u) and suffered(g, u, words):
        return ACTUAL  # `zapewne pomoże krajowi wyniszczonemu agresją`: the doubt is of the help
    texts = g.units.texts
    verb = clause if g.verb(u) or g.participle(u) or g.lemmas(clause) & words.carrying else u
    if (said := _bidden(g, verb, texts, words) or _able(g, u, texts)) is not None:
        return said
    if (said := _spoken_before(g, verb, texts, words) or _only_then(g, verb, texts, words)) is not None:
        return said
    if g.verb(u):
        return ACTUAL
    first = outermost(g, u, words)
    return _only_it(g, first, texts, words) or ACTUAL


def _bidden(g: SentenceGraph, verb: int, texts: list[str], words: Lexicon) -> Reading | None:
    """`Niech Litwa zamknie granicę`, `Byle tylko uwolnił więźniów`: what somebody wants, at the head of its clause."""
    for x in range(verb - 1, -1, -1):
        if texts[x] in _STOPS or (g.verb(x) and g.predicate(x)):
            return None
        if texts[x] in _BIDDING and (x == 0 or texts[x - 1] in _OPENS):
            return Reading(Status.PROPOSED, Mode.SOUGHT, texts[x])
        maybe = g.lemmas(x) & words.proposed["possible"].adverbs and not g.verb(x) and not g.adjective(x)
        if maybe and (x == 0 or texts[x - 1] in ("że", "iż")):  # `Podobno sąd skazał X`, whatever it hangs on
            return Reading(Status.PROPOSED, _POSSIBLE, texts[x])
    return None


def _spoken_before(g: SentenceGraph, verb: int, texts: list[str], words: Lexicon) -> Reading | None:
    """`Załóżmy, że …`, `mówi się, że …`, `nie sądzę, że …`, `mało brakowało, a …`: the words before the comma that opens its clause."""
    comma = next((x for x in range(verb - 1, 0, -1) if texts[x] in _STOPS), None)
    if comma is None or texts[comma] != ",":
        return None
    ties = texts[comma + 1]
    if ties in {"a", "by", "aby", "żeby"} and g.lemmas(comma - 1) & words.wanting_yet:
        short = any(t in ("mało", "niewiele") for t in texts[max(0, comma - 3) : comma])
        return Reading(Status.NEGATED, None, texts[comma - 1]) if short else None
    if ties in ("kiedy", "czy") and future(g, [verb, *g.auxiliaries(verb)]) and g.lemmas(comma - 1) & words.unknown:
        if "nie" in texts[max(0, comma - 3) : comma - 1]:  # `nie jest jasne, kiedy odbędzie się spotkanie`
            return Reading(Status.PROPOSED, _POSSIBLE, texts[comma - 1])
    if ties not in _THAT:
        return None
    if comma == 1 and (first := cue(g, 0, words)) is not None and first.status is Status.PROPOSED:
        return first  # `Niewykluczone, że …`
    for x in range(comma - 1, max(-1, comma - 4), -1):
        unit = g.units[x]
        if "impt" in unit.pos and unit.lemmas & words.supposing:
            return Reading(Status.PROPOSED, _POSSIBLE, unit.text)
        if unit.lemmas & words.talking_of and "się" in (texts[x - 1] if x else "", texts[x + 1]) and not g.negated(x):
            return Reading(Status.PROPOSED, _POSSIBLE, unit.text)
        sure = unit.lemmas & words.opining and future(g, [verb, *g.auxiliaries(verb)])  # `sądzi, że dojdzie`
        if sure and ("fin" in unit.pos or g.adjective(x)):
            return Reading(Status.PROPOSED, Mode.FORECAST, unit.text)
        if unit.lemmas & words.opining and g.negated(x) and "fin" in unit.pos:
            return Reading(Status.PROPOSED, _POSSIBLE, f"nie {unit.text}")
    return None


def _able(g: SentenceGraph, u: int, texts: list[str]) -> Reading | None:
    """`Rosja jest w stanie zaatakować Litwę`: what somebody could do; `nie jest w stanie`: what he cannot."""
    verb = next((x for x in (u, g.heads[u]) if x >= 0 and infinitive(g, x)), None)
    if verb is None:
        return None
    at = verb
    while at > 2 and texts[at - 1] not in _STOPS and verb - at < 4:
        at -= 1
        if texts[at] == "stanie" and texts[at - 1] == "w":
            denied = "nie" in texts[max(0, at - 4) : at - 1]
            return Reading(Status.NEGATED if denied else Status.PROPOSED, None if denied else _POSSIBLE, "w stanie")
    return None


def _only_then(g: SentenceGraph, verb: int, texts: list[str], words: Lexicon) -> Reading | None:
    """`zniosą sankcje tylko wtedy, gdy uwolni więźniów`: a condition in the guise of a time."""
    after = next((x for x in range(verb + 1, len(g)) if texts[x] in _STOPS), len(g))
    if after + 1 >= len(g) or texts[after - 1] not in ("wtedy", "wówczas") or texts[after + 1] not in words.awaiting:
        return None
    open_ = g.lemmas(after - 2) & words.only_after and form(g, verb, words).status is Status.PLANNED
    return Reading(Status.PROPOSED, _POSSIBLE, texts[after - 1]) if open_ else None


def come_to_nothing(g: SentenceGraph, hit: int, words: Lexicon) -> Reading:
    """`z uwolnienia więźniów nici`, `z wizyty nic nie wyszło`, `o otwarciu granicy nie może być mowy`."""
    u = outermost(g, hit, words)
    preposition = g.preposition(u)
    texts = g.units.texts
    if (hopeless := _hopeless(g, hit, u, texts)) is not None:
        return hopeless
    if preposition not in ("z", "o"):
        return ACTUAL
    end = next((x for x in range(u + 1, len(g)) if texts[x] in _STOPS), len(g))
    for x in range(max(0, u - 6), end):
        if preposition == "z" and texts[x] == "nici":
            return Reading(Status.NEGATED, None, texts[x])
        if preposition == "z" and texts[x] == "nic" and texts[x + 1 : x + 2] == ["nie"]:
            if g.lemmas(min(x + 2, len(g) - 1)) & {"wyjść", "być"}:
                return Reading(Status.NEGATED, None, texts[x])
        if preposition == "o" and texts[x] == "mowy" and "nie" in texts[max(0, x - 4) : x]:
            return Reading(Status.NEGATED, None, texts[x])
    return ACTUAL


def _hopeless(g: SentenceGraph, hit: int, u: int, texts: list[str]) -> Reading | None:
    """`nie zanosi się na rozmowy`, `nie należy oczekiwać, by doszło do rozmów`: what nobody reckons with, whatever it hangs on."""
    before = u - 1
    if g.preposition(u) is not None:
        before = next((x for x in range(u - 1, max(-1, u - 4), -1) if g.labels[x] == "case"), u) - 1
    verb = g.clause(hit)
    comma = next((x for x in range(verb - 1, 0, -1) if texts[x] in _STOPS), 0)
    if comma and texts[comma] == "," and texts[comma + 1] in ("by", "aby", "żeby", "iż", "że") and u > comma:
        before = comma - 1
        before -= 2 * (texts[before] == "to")  # `nie zanosi się na to, by`
    near = range(max(0, before - 3), before + 1)
    if any(texts[x] in _STOPS for x in near):
        return None
    if any("zanosić" in g.lemmas(x) and g.negated(x) for x in near):
        return Reading(Status.NEGATED, None, "nie zanosi się")
    reckoned = any(g.lemmas(x) & {"spodziewać", "oczekiwać"} and "inf" in g.units[x].pos for x in near)
    hopeless = any(texts[x] == "nie" and texts[x + 1] in ("należy", "można", "sposób") for x in near if x + 1 < len(g))
    return Reading(Status.NEGATED, None, "nie należy") if reckoned and hopeless else None


def short_of(g: SentenceGraph, hit: int, words: Lexicon, type_: str) -> Reading:
    """What the words right before the phrase say of how far it is: `odliczanie do wyborów`, `ustalono szczegóły wizyty`, `nic nie wskazuje na`."""
    if g.verb(hit):
        return ACTUAL
    u = outermost(g, hit, words)
    texts = g.units.texts
    found = _far_from(g, u, texts) or _settled(g, u, words, type_) or _moved_to(g, u, words) or _pointing(g, u, texts)
    foreseen = cue(g, u - 1, words) if u and g.participle(u - 1) == "pact" and type_ not in words.facts else None
    if foreseen is not None and foreseen.status in (Status.PLANNED, Status.PROPOSED):
        return foreseen  # `dokument przewidujący zniesienie sankcji`, whatever it hangs on
    if not g.tells() and any(x.lemmas & {"blisko", "bliski"} or x.expression == "pod warunkiem" for x in g.units[u:]):
        return Reading(Status.PROPOSED, _POSSIBLE, "blisko")  # `Zamknięcie granicy coraz bliżej`
    clause = g.clause(u)
    if g.preposition(u) == "do" and g.gerund(u) and g.past(clause) and g.lemmas(clause) & words.wanting_yet:
        return Reading(Status.NEGATED, None, texts[clause])  # `do odwołania ministra zabrakło głosów`
    at, preposition = before(g, u)
    if at is not None and preposition == "o" and g.lemmas(at) & words.steps and g.heads[u] != at and g.heads[at] >= 0:
        return enacted(g, g.heads[at], words)  # `Sejm zajmie się ustawą o zamknięciu granicy`
    if at is not None and preposition is None and texts[max(0, at - 1) : at + 1] == ["pod", "uwagę"] and at > 1:
        none = any(g.negated(x) for x in (at - 2, g.heads[at]) if x >= 0)  # `nie bierze pod uwagę zamknięcia granicy`
        return Reading(Status.NEGATED if none else Status.PROPOSED, None if none else _POSSIBLE, "pod uwagę")
    spoken = at is not None and preposition == "o" and g.lemmas(at) & {"być"} and at and texts[at - 1] == "mowa"
    if spoken and type_ not in words.facts:
        return Reading(Status.PROPOSED, _POSSIBLE, "mowa")  # `mowa jest o zniesieniu sankcji`
    failed = at is not None and preposition is None and g.lemmas(at) & words.failures and g.gerund(u)
    if failed and "gen" in g.units[u].cases and type_ not in any_of(words.talks, words.facts):
        return Reading(Status.NEGATED, None, texts[at or 0])  # `fiasko zwolnienia więźniów`
    if u and texts[u - 1].rstrip(".") == "ds" and type_ not in words.facts:
        return Reading(Status.PROPOSED, Mode.SOUGHT, texts[u - 1])  # `grupa robocza ds. uwolnienia więźniów`
    return found or ACTUAL


def _settled(g: SentenceGraph, u: int, words: Lexicon, type_: str) -> Reading | None:
    """`ustalono datę spotkania`, `zbliża się moment uwolnienia`, `omówili szczegóły zniesienia sankcji`: what is done to a detail of it."""
    at, preposition = before(g, u)
    if at is None or preposition is not None or "gen" not in g.units[u].cases or type_ in words.facts:
        return None
    verb = g.heads[at]
    if not (g.nominal(at) and g.lemmas(at) & words.details) or g.preposition(at) is not None or verb < 0:
        return None
    said = cue(g, verb, words) if g.verb(verb) or g.participle(verb) else None
    fixing = any_of(words.unknown, words.planned.verbs, words.having)
    if g.lemmas(verb) & fixing and g.negated(verb) and g.lemmas(at) & {"data", "termin"}:
        return Reading(Status.PROPOSED, _POSSIBLE, g.units[at].text)  # `nie podał daty powrotu dyplomatów`
    if g.lemmas(verb) & words.approaching or (said is not None and said.status is Status.PLANNED):
        return Reading(Status.PLANNED, None, g.units[at].text)
    weighed = g.lemmas(verb) & words.weighing and type_ not in words.talks
    if weighed or (said is not None and said.status is Status.PROPOSED):
        return Reading(Status.PROPOSED, Mode.SOUGHT, g.units[at].text)
    return None


def _moved_to(g: SentenceGraph, u: int, words: Lexicon) -> Reading | None:
    """`nie dał się namówić na zamknięcie granicy`, `nie dał się przekonać do rozmów`."""
    at, preposition = before(g, u)
    if at is None or preposition not in ("do", "na") or not g.lemmas(at) & words.persuading or not infinitive(g, at):
        return None
    over = g.heads[at]
    refused = over >= 0 and g.lemmas(over) & {"dać", "dawać", "pozwolić"} and g.negated(over)
    return Reading(Status.NEGATED, None, g.units[at].text) if refused else None


def _pointing(g: SentenceGraph, u: int, texts: list[str]) -> Reading | None:
    """`nic nie wskazuje na zamknięcie granicy`, `wszystko wskazuje na rychłe otwarcie`: signs, and nothing done."""
    at, preposition = before(g, u)
    if at is None or preposition != "na" or not g.lemmas(at) & {"wskazywać", "wskazać"}:
        return None
    of_all = {"nic", "niewiele", "wszystko", "wiele"} & set(texts[max(0, at - 5) : at])
    return Reading(Status.PROPOSED, _POSSIBLE, texts[at]) if of_all else None


def _far_from(g: SentenceGraph, u: int, texts: list[str]) -> Reading | None:
    """`odliczanie do wyborów`, `strony są blisko umowy`, `daleko do otwarcia granicy`, `od wyborów dzielą nas tygodnie`."""
    at, preposition = before(g, u)
    if at is not None and preposition == "do" and g.lemmas(at) & {"odliczać", "odliczanie"}:
        return Reading(Status.PLANNED, None, texts[at])
    if at is not None and preposition is None and texts[at] in ("blisko", "bliżej") and "gen" in g.units[u].cases:
        is_near = any(
            g.lemmas(x) & {"być"} for x in range(max(0, at - 3), at)
        )  # not `po blisko pięciogodzinnej rozmowie`
        return Reading(Status.PROPOSED, _POSSIBLE, texts[at]) if is_near else None
    if u > 1 and "bliski" in g.lemmas(u - 1) and g.lemmas(u - 2) & {"być"} and "gen" in g.units[u].cases:
        return Reading(Status.PROPOSED, _POSSIBLE, texts[u - 1])  # `była bliska zamknięcia granicy`
    if at is not None and preposition == "do" and g.lemmas(at) & {"daleko", "daleki", "blisko", "droga"}:
        return Reading(Status.PROPOSED, _POSSIBLE, texts[at])
    clause = g.clause(u)
    if preposition == "od" and g.lemmas(clause) & {"dzielić"} and "fin" in g.units[clause].pos:
        return Reading(Status.PLANNED, None, g.units[clause].text)
    return None


def _only_it(g: SentenceGraph, u: int, texts: list[str], words: Lexicon) -> Reading | None:
    """`Dopiero uwolnienie więźniów otworzy drogę do rozmów`: what has to be done before a thing to come."""
    at, preposition = before(g, u)
    clause = g.clause(u)
    if at is None or preposition is not None or not g.labels[u].startswith("nsubj") or u > clause:
        return None
    ahead = form(g, clause, words).status is Status.PLANNED
    return Reading(Status.PROPOSED, Mode.SOUGHT, texts[at]) if ahead and g.lemmas(at) & words.only_after else None


__all__ = ["come_to_nothing", "phrased", "short_of"]
