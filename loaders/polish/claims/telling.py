"""What a hit tells, once its roles are filled: whether it is a happening at all, and whether another word told it already."""

from __future__ import annotations

from loaders.polish.claims.asking import asks, introduces
from loaders.polish.claims.beings import object_fits, somebody
from loaders.polish.claims.pointing_back import attributive, points_back, says_which_list, so_called, so_named
from loaders.polish.frames.frames import Exclusion
from loaders.polish.frames.light_verbs import top
from loaders.polish.frames.subjects import subject
from loaders.polish.frames.triggers import Hit
from loaders.polish.reference.referents import Referents
from loaders.polish.roles.lent import beside_release
from loaders.polish.roles.senses import TALKS, Sense, understand
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import FIRMS, lexicon

_BACK = frozenset({"po", "podczas", "wskutek", "dzięki", "w kontekście", "w związku"})


def tell(g: SentenceGraph, hit: Hit, refs: Referents) -> Sense | None:
    """The most specific reading of a word that says enough: `zwolnienie Bibi` where `ich zwolnienie` is not what stands there."""
    for reading in (hit, *hit.others):
        sense = understand(g, reading, refs)
        dwells = reading.trigger.title or (reading.frame.type == "Visit" and "być" in g.lemmas(reading.unit))
        if not informative(g, sense, True) or (dwells and _at_home(sense, refs)):
            continue
        if introduces(g, sense, refs.discourse):
            continue
        if reading.frame.type == "SanctionImposition" and _of_firms(g, sense, refs):
            continue
        return sense
    return None


def _of_firms(g: SentenceGraph, sense: Sense, refs: Referents) -> bool:
    """`koncern Reliance wstrzymał zakupy`, `przewoźnik wstrzymał loty`: what firms alone do is their business and no sanction."""
    actors = sense.roles.get("actor", ())
    units = sense.phrases.get("actor", [])
    if not actors and units and not g.gerund(sense.hit.unit):  # not `wpisanie na listę 20 banków`
        return all(g.lemmas(u) & lexicon().firms and not g.units[u].mentions for u in units)
    return bool(actors) and all(refs.discourse.type_of(w.cluster) in FIRMS for w in actors)


def _at_home(sense: Sense, refs: Referents) -> bool:
    """`Tusk w Gdańsku`: who is in a place of his own state is on no visit."""
    land = refs.discourse.country_of
    own = {c for role in ("actor", "participant") for w in sense.roles.get(role, []) if (c := land(w.cluster))}
    return any(land(w.cluster) in own or w.cluster in own for w in sense.roles.get("place", []))


def _denied(g: SentenceGraph, u: int) -> bool:
    """Negated, and not only until then: `dopóki Moskwa nie zgodzi się na rozejm` tells of no refusal."""
    return g.negated(u) and lexicon().until.isdisjoint(g.marks(g.clause(u)))


def _glossed(g: SentenceGraph, u: int) -> bool:
    """`do tego punktu (zniesienia sankcji – red.)`: what an editor puts in brackets says what a word means, not what happened."""
    if "(" not in g.units.forms:
        return False
    first = next((x for x in range(u - 1, max(-1, u - 6), -1) if g.units[x].text in ("(", ")")), None)
    last = next((x for x in range(u, min(len(g), u + 9)) if g.units[x].text in ("(", ")")), None)
    if first is None or last is None or g.units[first].text != "(" or g.units[last].text != ")":
        return False
    return any(g.units[x].text.casefold().rstrip(".") in ("red", "przyp") for x in range(max(u, last - 3), last))


def _was_there(g: SentenceGraph, verb: int, there: int) -> bool:
    """`Poprzednio był tam w maju`; not `jest w Holandii i tam wystąpił`, `będzie tam apelować`."""
    if "tam" not in g.lemmas(there) or "być" not in g.lemmas(verb):
        return True
    return g.heads[there] == verb and not any("inf" in g.units[c].pos for c in g.kids[verb])


def informative(g: SentenceGraph, sense: Sense, dated: bool) -> bool:
    """Whether the words tell of a happening and do not merely point back to one (`po rozmowach`)."""
    hit, trigger = sense.hit, sense.hit.trigger
    if _glossed(g, hit.unit) or asks(g, sense):
        return False
    filled = {r for r, who in sense.roles.items() if who}
    told = filled | {r for r in (*trigger.needs, *trigger.needs_all) if _somebody(g, sense, r)}
    if trigger.needs_all and not set(trigger.needs_all) <= told:
        return False
    if trigger.needs and not set(trigger.needs) & told:
        return False
    if trigger.named and not set(trigger.named) & filled:
        return False
    if any(not sense.phrases.get(role) and role not in filled for role in trigger.phrase):
        return False
    if trigger.beside and not any(a.slot in trigger.beside for a in sense.args):
        return False
    if any(a.slot in trigger.without and a.via == "own" and not a.companion for a in sense.args):
        return False
    if hit.frame.type == "Visit" and not filled - {"place"} and _of_the_readers(g, sense):
        return False
    if hit.frame.type == "Visit" and hit.companion is not None and not _was_there(g, hit.unit, hit.companion):
        return False
    if trigger.polarity == "negated" and not _denied(g, hit.unit):
        return False
    if trigger.object_kind and not object_fits(g, sense, trigger.object_kind):
        return False
    if points_back(g, sense) and not dated:
        return False
    if hit.frame.type == "SanctionImposition" and says_which_list(g, hit.unit):
        return False
    if hit.frame.excludes is not None and _excluded(g, sense, hit.frame.excludes):
        return False
    if hit.frame.affirmed and not trigger.told and g.negated(hit.unit):
        return False  # what was not refused is no refusal
    if hit.frame.type == "Dismissal" and hit.voice == "passive" and _things(g, sense):
        return False
    if hit.voice == "noun" and hit.frame.type != "Accusation" and _alleged(g, hit.unit) and not _told_beside(g, hit):
        return False
    if hit.voice == "noun" and g.preposition(hit.unit) == "za" and not filled - {"place"}:
        head = g.heads[hit.unit]
        if any(g.lemmas(x) & lexicon().punishing for x in (head, g.heads[head] if head >= 0 else -1) if x >= 0):
            return False  # `odsiaduje wyrok za zabójstwo w parku`
    if hit.voice != "noun" or trigger.bare:
        if hit.frame.type == "Sentencing" and so_called(g, hit.unit):
            return False
        some = [a.unit for a in sense.args if a.via == "among"]  # `wśród uwolnionych jest trzech Polaków`
        counted = any(g.units[x].number is not None for u in some for x in (u, u - 1))
        return not attributive(g, hit.unit) or counted or (bool(filled) and not so_named(g, hit.unit))
    if filled or dated or (g.preposition(hit.unit) == "w sprawie" and hit.frame.type in lexicon().facts):
        return True
    if any(g.labels[c].startswith("acl:relcl") for c in g.kids[hit.unit]):
        return True
    if g.preposition(hit.unit) in _BACK:
        talks = hit.frame.type in TALKS and bool(sense.phrases.get("participant"))  # `po rozmowie z szefem rady`
        return talks or _freed(g, sense)
    if hit.companion is not None or any(units for role, units in sense.phrases.items()):
        return True
    if any(a.slot == "poss" for a in sense.args):
        return True  # `domaga się ich uwolnienia`
    words = lexicon()
    outer = top(g, hit.unit)  # `odbyła się trzecia runda rokowań`
    head = g.heads[outer]
    carried = head >= 0 and bool(g.lemmas(head) & words.carrying)
    if carried and g.preposition(outer) == "do" and g.lemmas(head) & {"dojść", "dochodzić"}:
        return True  # `do spotkania nie doszło`
    return carried and g.labels[outer].split(":")[0] in ("nsubj", "obj")


def _freed(g: SentenceGraph, sense: Sense) -> bool:
    """`Borowik po wyjściu z więzienia pojechał`, `słowa Borowika po uwolnieniu`: news of a release, told of a person beside it."""
    head = beside_release(g, sense.hit, sense.phrases)
    if head is None or (g.participle(head) and not g.predicate(head)):
        return False  # `wydalony zaraz po wyjściu z celi`: that he was freed is no news
    whose = [c for c in g.kids[head] if "gen" in g.units[c].cases] if g.nominal(head) else []
    near = whose if sense.hit.companion is None else [*(a.unit for a in subject(g, g.clause(head))), head, *whose]
    return any(m.type == "Person" for u in near for m in g.units[u].mentions)


def _told_beside(g: SentenceGraph, hit: Hit) -> bool:
    """`oskarżył Izrael o łamanie rozejmu, który oba kraje zawarły`: a relative clause tells it, whatever is alleged."""
    at = hit.companion
    return at is not None and any(g.labels[x].startswith("acl:relcl") for x in (at, *g.up(at)) if hit.unit in g.up(x))


def _things(g: SentenceGraph, sense: Sense) -> bool:
    """`rozmowy zaplanowano, ale zostały one odwołane`: a form of the plural that no man's is, and nobody named."""
    if any(sense.roles.values()):
        return False
    told = [r for a in g.auxiliaries(sense.hit.unit) for r in g.units[a].word.readings if r.pos == "praet"]
    named = [a.unit for a in sense.args if a.slot == "obj" and not g.lemmas(a.unit) & {"on", "który"}]
    return (
        bool(told)
        and not named
        and not any(r.values(("m1", "f")) and (r.values(("m1",)) or r.values(("sg",))) for r in told)
    )


def _alleged(g: SentenceGraph, u: int) -> bool:
    """`oskarżył Zachód o prowadzenie wojny`, `zarzut usiłowania zamachu`: what somebody is accused of; the accusation tells it."""
    words = lexicon()
    at = u
    for _ in range(4):
        head, preposition = g.heads[at], g.preposition(at)
        if head < 0:
            return False
        if preposition == "o":  # on the verb, or by a slip of the parser on whom it accuses
            return any(g.lemmas(x) & words.accusing for x in (head, g.heads[head]) if x >= 0)
        if preposition is None and g.lemmas(head) & words.charging and g.labels[at].split(":")[0] in ("nmod", "obj"):
            return True
        part = preposition in ("w", "przy", "do") and g.lemmas(head) & words.complicity  # `zarzuca mu udział w zamachu`
        if (preposition is not None and not part) or g.verb(head) or not g.nominal(head):
            return False
        at = head
    return False


def _somebody(g: SentenceGraph, sense: Sense, role: str) -> bool:
    """Whether an actor stands in the role though no name says who: `minister udał się do Waszyngtonu`, `udał się tam`."""
    if "Person" not in sense.hit.frame.accepts.get(role, frozenset()):
        phrases = sense.phrases.get(role, []) if role == "place" else []
        return any(m.lemma in lexicon().buildings for u in phrases for m in g.units[u].mentions)  # `do Białego Domu`
    unsaid = role in sense.unsaid and any(who for r, who in sense.roles.items() if r != role)
    return unsaid or any(somebody(g, x) for u in sense.phrases.get(role, []) for x in g.conjuncts(u))


def _of_the_readers(g: SentenceGraph, sense: Sense) -> bool:
    """`Nie polecimy do Hiszpanii`: where nobody is quoted, the first person of the plural is the reader's."""
    u = sense.hit.unit
    forms = [r for x in (u, *g.auxiliaries(u)) for r in g.units[x].word.readings if r.pos in ("fin", "praet", "bedzie")]
    return bool(forms) and all(r.values(("pri",)) and r.values(("pl",)) for r in forms)


def _excluded(g: SentenceGraph, sense: Sense, excluded: Exclusion) -> bool:
    """`w rozmowie z „Financial Times”`, `rozmawiał z dziennikarzami`: an interview is no negotiation."""
    units = [x for a in sense.args if a.slot in excluded.by for x in (a.unit, *g.conjuncts(a.unit))]
    asks = [a.unit for a in sense.args if a.slot == "subj"]  # `z którymi rozmawiała PAP`
    if any(m.type in excluded.kinds for u in asks for m in g.units[u].mentions):
        return True
    paper = any(g.lemmas(u) & lexicon().press and not g.units[u].mentions for u in asks)  # no `Agencja Uzbrojenia`
    if excluded.kinds & {"MediaOutlet"} and (_we_asked(g, sense) or paper):
        return True  # `z którymi rozmawiała agencja`
    return any(
        g.lemmas(x) & excluded.lemmas or any(m.type in excluded.kinds for m in g.units[x].mentions) for x in units
    )


def _we_asked(g: SentenceGraph, sense: Sense) -> bool:
    """`urzędnik, z którym rozmawialiśmy`: the paper itself has asked somebody whom it tells of."""
    readings = g.units[sense.hit.unit].word.readings
    who = (a.unit for a in sense.args if a.slot == "z")
    return any(r.values(("pri",)) for r in readings) and any(g.lemmas(u) & {"który"} for u in who)
