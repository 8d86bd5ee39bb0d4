"""At whom a measure aims that no `na` or `wobec` names: the state whose goods it bars, the firm that a licence lets deal."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.polish.frames.slots import Arg, own
from loaders.polish.reference.discourse import Who
from loaders.polish.roles.base import MEASURES, Found, Open
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import FIRMS, lexicon
from loaders.polish.text.words import any_of
from loaders.polish.units.units import FINITE
from ontology.claims import Link

_BY_DOING = frozenset({"pcon"})
_AIMED = FIRMS | {"Country"}
_STATES = frozenset({"Country", "InternationalOrganization"})  # `owoców z USA i Unii Europejskiej`
_ENDS = frozenset({";", ":", "–", "—", "(", ")", ".", "?", "!"})
# Behind these a measure tells why it is, or since when, not at whom it aims.
_ASIDE = frozenset(
    {"wobec", "względem", "przeciw", "przeciwko"}
    | {"za", "po", "przed", "podczas", "mimo", "wskutek", "w związku", "przez", "w", "od", "do", "przy", "według"}
)


def origin(case: Open) -> Found:
    """`zakaz tranzytu białoruskich nawozów`, `embargo na owoce z Polski`, `tankowce, które wożą irańską ropę`: whose goods they are."""
    if case.hit.frame.type not in MEASURES or case.roles.get("target"):
        return
    actors = {w.cluster for w in case.roles.get("actor", ())}
    actors |= {c for a in actors if (c := case.refs.discourse.country_of(a))}
    rows: list[Who] = []
    noun = (
        case.hit.companion
    )  # `zakaz tranzytu białoruskich nawozów zniosła Litwa`: the measure may stand before the verb
    before = noun is not None and noun < case.hit.unit and case.g.lemmas(noun) & lexicon().measures
    for u in _of_the_measure(case.g, noun if before and noun is not None else max(case.heads), case.others):
        found = [w for w in _whose(case.g, u) if w.cluster not in actors | case.used and w not in rows]
        rows += found
        if found and not _goes_on(case.g, u):
            break
    yield from (("target", w) for w in rows if case.refs.discourse.type_of(w.cluster) in _STATES)


def _of_the_measure(g: SentenceGraph, start: int, others: frozenset[int]) -> Iterator[int]:
    """The units that tell what is barred: from the measure on to the end of its clause, a clause about the goods included."""
    relative = False
    for at in range(start + 1, min(len(g), start + 26)):
        unit = g.units[at]
        if unit.text in _ENDS or (at in others and not _imposed(g, at, start)):
            return
        noun = next((x for x in range(at, min(len(g), at + 3)) if g.nominal(x) and not g.units[x].named), at)
        if not unit.named and g.lemmas(noun) & lexicon().people and (noun == at or g.adjective(at)):
            return  # `sankcje wobec brytyjskich posłów`: people are no goods of their state
        if "prep" in unit.pos and (unit.expression or unit.text.casefold()) in _ASIDE and not relative:
            return
        if unit.lemmas & {"że", "aby", "żeby", "by", "gdy", "ale", "lecz", "a"}:
            return
        if unit.lemmas & {"który", "jaki"}:
            relative = True
        elif unit.is_(FINITE) and g.verb(at) and not (relative and unit.lemmas & lexicon().carting):
            return
        yield at


def _imposed(g: SentenceGraph, u: int, measure: int) -> bool:
    """`sankcji, zwłaszcza nałożonych na sektor potasowy`: a participle that only goes on about the measure."""
    return g.participle(u) == "ppas" and g.heads[u] == measure and not g.predicate(u)


def _whose(g: SentenceGraph, u: int) -> list[Who]:
    """The state of an adjective (`rosyjską`) or behind `z` (`z Białorusi`, and what is joined to it)."""
    unit = g.units[u]
    states = [m for m in (*unit.mentions, *unit.inner) if m.cluster and m.type in _STATES]
    if unit.named:
        before = g.units[u - 1].text.casefold() if u else ""
        joined = before in ("i", "oraz", ",") and u > 1 and g.units[u - 2].named
        if before not in ("z", "ze") and not joined:
            return []
    else:
        states = [m for m in states if m.link is Link.ADJECTIVE and m.type == "Country"]
    return [Who(m.cluster, m.span, m.link) for m in states if m.cluster]


def _goes_on(g: SentenceGraph, u: int) -> bool:
    """Whether a name is joined to the one at `u`: `z Polski i Litwy`."""
    return u + 2 < len(g) and g.units[u + 1].text in ("i", "oraz", ",") and g.units[u + 2].named and g.units[u].named


def only_listed(g: SentenceGraph, arg: Arg, register: int | None) -> bool:
    """`lista rosyjskich firm`, `lista Rosjan`: whom a list is of keeps it not; but `lista amerykańskiego resortu`.

    An adjective right before a noun that it agrees with is of that noun, wherever the tree hangs it.
    """
    u = arg.unit
    if arg.slot == "gen" and arg.via == "scan" and not g.units[u].named and not arg.companion:
        return True  # `sankcje dotyczące irańskiej ropy`
    if register is None or not arg.companion or not g.lemmas(register) & lexicon().registers:
        return False
    if arg.slot == "adj":
        return register < u < len(g) - 1 and g.nominal(u + 1) and bool(g.units[u].cases & g.units[u + 1].cases)
    if arg.slot != "gen" or g.lemmas(u) & any_of(lexicon().carriers, lexicon().powers):
        return False
    return not g.units[u].named or all(m.type == "Person" for m in g.units[u].mentions)


def listed(case: Open) -> Found:
    """`na liście przedsiębiorstw objętych sankcjami USA`: whose the measures are on whose account the list is kept."""
    g, register = case.g, case.hit.companion
    if case.hit.frame.type != "SanctionImposition" or case.roles.get("actor") or register is None:
        return
    if not g.lemmas(register) & lexicon().registers:
        return
    for u in g.subtree(register):
        if g.participle(u) == "ppas" and u > register:
            measures = [c for c in g.kids[u] if g.lemmas(c) & lexicon().measures]
            for whose in (x for c in measures for x in g.kids[c] if g.units[x].mentions and g.preposition(x) is None):
                rows = [
                    Who(m.cluster, m.span, m.link) for m in g.units[whose].mentions if m.type in _STATES and m.cluster
                ]
                yield from case.fresh("actor", rows)


def the_same(case: Open) -> Found:
    """`UE nałożyła sankcje na Białoruś. Częściowo cofnęła je w 2016 roku`: the measure is that of the sentence before."""
    g, hit = case.g, case.hit
    if hit.frame.type not in MEASURES or case.roles.get("target") or hit.companion is None:
        return
    form = g.units[hit.companion].text.casefold()
    if form in ("je", "ich", "nich", "nimi") or (form == "one" and hit.voice == "passive"):
        span = g.units[hit.companion].span
        yield from (("target", Who(c, span, Link.PRONOUN)) for c in case.refs.discourse.measure if c not in case.used)


def the_measure(case: Open) -> Found:
    """`Na Belavię nałożono sankcje. Potem restrykcje zniesiono`: what is undone or goes on, and nothing more is said of it, is the measure just told."""
    g, hit = case.g, case.hit
    noun = hit.companion if hit.companion is not None and g.lemmas(hit.companion) & lexicon().measures else hit.unit
    if hit.frame.type not in MEASURES or case.roles.get("target") or not g.lemmas(noun) & lexicon().measures:
        return
    known = [c for c in dict.fromkeys(case.refs.discourse.measure) if c not in case.used]
    if hit.frame.type != "SanctionLifting" and not any(g.lemmas(u) & lexicon().going_on for u in case.heads):
        return
    said = [c for c in g.kids[noun] if g.labels[c] not in ("punct", "cc", "case", "conj") and "ten" not in g.lemmas(c)]
    others = [c for c in said if c not in case.heads and g.units[c].time is None and not g.lemmas(c) & lexicon().spans]
    named = [m.cluster for u in range(len(g)) for m in g.units[u].mentions if m.cluster and m.cluster not in case.used]
    if known and not others and not any(case.refs.discourse.fits(c, _AIMED) for c in named):
        yield from (("target", Who(c, g.units[noun].span, Link.CONTEXT)) for c in known)


def offered(case: Open) -> Found:
    """`Biały Dom zaoferował Mińskowi złagodzenie sankcji`: the state to which a lifting is offered is the one that they hit."""
    if case.hit.frame.type != "SanctionLifting" or case.roles.get("target"):
        return
    rows = [w for a in case.args if a.slot == "to" for w in case.refs.resolve(a.unit, frozenset({"Country"}))]
    yield from case.fresh("target", rows)


def port(case: Open) -> Found:
    """`zakaz tranzytu przez port w Kłajpedzie`: where the goods would pass."""
    g = case.g
    if case.hit.frame.type not in MEASURES or "place" not in case.hit.frame.accepts or case.roles.get("place"):
        return
    transit = next(iter(g.units.having(lexicon().transit)), None)
    if transit is None or abs(transit - max(case.heads)) > 4:
        return
    for u in range(transit + 1, min(len(g), transit + 9)):
        if g.verb(u) or g.units[u].text in _ENDS:
            return
        if g.units[u].text.casefold() == "przez":
            for x in (u + 1, u + 2, u + 3):
                if x < len(g) and g.units[x].named and any(m.type == "Place" for m in g.units[x].mentions):
                    yield from (("place", w) for w in case.refs.resolve(x, case.hit.frame.accepts["place"]))
                    return
            return


def licensed(case: Open) -> Found:
    """`licencję, która pozwala Belavii kupować`, `zezwalającą Uralkalijowi na sprzedaż`: who may deal by it."""
    g = case.g
    if case.hit.frame.type != "LicenceIssuance" or case.roles.get("target"):
        return
    for at in range(max(case.heads) + 1, min(len(g), max(case.heads) + 12)):
        unit = g.units[at]
        if unit.text in (".", ";"):
            return
        if g.lemmas(at) & lexicon().permitting and (g.verb(at) or g.participle(at)):
            for arg in own(g, at):
                if arg.slot in ("dat", "obj", "to") and arg.unit > at:
                    rows = case.refs.resolve(arg.unit, case.hit.frame.accepts["target"])
                    rows = [w for w in rows if w.link is not Link.ADJECTIVE] or _firm_of(case, arg.unit)
                    if rows:
                        yield from case.fresh("target", rows)
                        return
            for x in range(at + 1, min(len(g), at + 4)):  # `zezwalającą Belavii na zakup`, wherever the tree has her
                if "prep" in g.units[x].pos and not g.units[x].named:
                    return
                if g.units[x].named and "dat" in g.units[x].cases:
                    rows = case.refs.resolve(x, case.hit.frame.accepts["target"])
                    yield from case.fresh("target", rows)
                    return
            return
        if unit.text.casefold() == "dzięki" and at + 1 < len(g) and g.lemmas(at + 1) & {"który"}:
            verb = next((x for x in range(at + 2, min(len(g), at + 14)) if g.verb(x) and g.predicate(x)), None)
            if verb is not None:
                for s in g.subjects(verb):
                    rows = case.refs.resolve(s, case.hit.frame.accepts["target"])
                    yield from case.fresh("target", rows)
            return


def dealt_with(case: Open) -> Found:
    """`licencja zezwala na transakcje z Belavią`, `zezwolił na transakcje z Belavią, wydając licencję`: with whom one may deal."""
    g = case.g
    if case.hit.frame.type != "LicenceIssuance" or case.roles.get("target"):
        return
    words = lexicon().dealings
    start = 0 if g.units[case.hit.unit].is_(_BY_DOING) else min(case.heads)  # `…, wydając licencję`
    deals = [u for u in range(start, len(g)) if g.lemmas(u) & words and u not in case.heads and not _others(case, u)]
    rows = [a.unit for u in deals for a in own(g, u) if a.slot == "z" and "inst" in g.units[a.unit].cases]
    if len(rows) == 1:
        yield from case.fresh("target", case.refs.resolve(rows[0], case.hit.frame.accepts["target"]))


def _others(case: Open, u: int) -> bool:
    """Whether another happening of the sentence stands nearer to a word."""
    return any(abs(x - u) < min(abs(h - u) for h in case.heads) for x in case.others)


def _firm_of(case: Open, u: int) -> list[Who]:
    """`pozwala zagranicznym stacjom paliw Łukoilu`: the firm whose things may deal."""
    g = case.g
    for x in g.subtree(u):
        if x > u and g.units[x].named and "gen" in g.units[x].cases and not g.preposition(x):
            return case.refs.resolve(x, FIRMS)
    return []
