"""What a hit tells, once its roles are filled: whether it is a happening at all, and whether another word told it already."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.polish.claims.asking import asks, introduces
from loaders.polish.frames.frames import Exclusion
from loaders.polish.frames.light_verbs import top
from loaders.polish.frames.slots import own
from loaders.polish.frames.triggers import Hit
from loaders.polish.reference.discourse import Discourse
from loaders.polish.reference.referents import Referents
from loaders.polish.roles.senses import TALKS, Sense, understand
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import FIRMS, lexicon

_PRONOUNS = frozenset(
    {"on", "ja", "ty", "my", "wy", "kto", "który", "nikt", "ktoś", "wszyscy", "obaj", "oboje", "oba", "ten", "sam"}
)
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
    if hit.frame.type == "Visit" and not filled - {"place"} and _of_the_readers(g, sense):
        return False
    if trigger.polarity == "negated" and not _denied(g, hit.unit):
        return False
    if trigger.object_kind and not _object_fits(g, sense, trigger.object_kind):
        return False
    if _points_back(g, sense) and not dated:
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
        if hit.frame.type == "Sentencing" and _so_called(g, hit.unit):
            return False
        some = [a.unit for a in sense.args if a.via == "among"]  # `wśród uwolnionych jest trzech Polaków`
        counted = any(g.units[x].number is not None for u in some for x in (u, u - 1))
        return not _attributive(g, hit.unit) or counted or (bool(filled) and not _so_named(g, hit.unit))
    if filled or dated or (g.preposition(hit.unit) == "w sprawie" and hit.frame.type in lexicon().facts):
        return True
    if any(g.labels[c].startswith("acl:relcl") for c in g.kids[hit.unit]):
        return True
    if g.preposition(hit.unit) in _BACK:
        return hit.frame.type in TALKS and bool(sense.phrases.get("participant"))  # `po rozmowie z szefem rady`
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


def settled(g: SentenceGraph, senses: Sequence[Sense], discourse: Discourse) -> list[Sense]:
    """Without journeys of captives where those who travel are none (`przyjechał Tusk`), and without visits where they are.

    A captive is who was told before to be held or freed; a count may be of anybody, a noun only where it means prisoners.
    """
    journeys = [s for s in senses if s.hit.trigger.captive]
    if not journeys:
        return list(senses)
    true = [s for s in journeys if _captives(g, s, discourse)]
    taken = {(s.hit.unit, s.hit.frame.type) for s in true}
    return [
        s
        for s in senses
        if (s in true if s.hit.trigger.captive else not any((s.hit.unit, t) in taken for t in s.hit.frame.yields_to))
    ]


def _captives(g: SentenceGraph, sense: Sense, discourse: Discourse) -> bool:
    """Whether those who travel are captives: not `liderka opozycji, która przyjechała do Strasburga`, nor `samoloty trafią do Mińska`."""
    purposes = lexicon().wish
    if any(unit.lemmas & lexicon().leisurely for unit in g.units):
        return False  # `gdy podczas urlopu przyjechał do Moskwy`
    if any(purposes & set(g.marks(c)) for c in g.kids[sense.hit.unit] if g.labels[c].startswith("advcl")):
        return False  # `wrócił do kraju, by zmobilizować zwolenników`
    if rows := sense.roles.get("patient"):
        return all(w.cluster in discourse.held for w in rows)
    heads = sense.phrases.get("patient")
    if not heads:
        return True  # `Potem trafili do Wilna`: those who were spoken of
    return any(
        g.units[u].number is not None
        or any(g.labels[c].startswith("nummod") for c in g.kids[u])
        or g.lemmas(u) & lexicon().prisoners
        for head in heads
        for u in (head, g.antecedent(head))
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


def somebody(g: SentenceGraph, u: int) -> bool:
    """A noun or pronoun for people, a body or a group of them: `delegacja`, `trzech górników`, `która`."""
    words = lexicon()
    lemmas = g.lemmas(u)
    unit = g.units[u]
    if unit.number is not None and unit.last == unit.number.last and not unit.number.unit:
        return True  # `15 z nich`
    if lemmas & words.things:
        return False
    if lemmas & words.partitives:  # `grupa dyplomatów`
        return any("gen" in g.units[c].cases and somebody(g, c) for c in g.kids[u]) or bool(g.units[u].mentions)
    return (
        not lemmas.isdisjoint(words.beings)
        or not lemmas.isdisjoint(_PRONOUNS)
        or bool(g.units[u].mentions)
        or human(g, u)
    )


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


def _so_called(g: SentenceGraph, u: int) -> bool:
    """`obrońcy skazanej`, `wszyscy skazani z powodów politycznych`: who is called by a sentence; nobody tells of it."""
    if not g.participle(u) or g.predicate(u) or not g.units[u].is_(frozenset({"subst"})):
        return False
    if g.heads[u] > u and g.labels[u].startswith("amod"):
        return False
    after = g.units[u + 1] if u + 1 < len(g) else None
    if after is not None and (after.time or after.number or (after.is_(frozenset({"prep"})) and after.text != "z")):
        return False  # `skazanych przez sądy`, `skazany 25 września na pięć lat`
    return all(g.labels[c] in ("punct", "advmod", "det", "amod", "case") or g.preposition(c) == "z" for c in g.kids[u])


def _so_named(g: SentenceGraph, u: int) -> bool:
    """`chcą wykorzystać zatrzymanego`: a participle that stands for somebody and has nothing beside it tells of nothing."""
    object_ = g.labels[u].split(":")[0] in ("obj", "iobj") and g.participle(u) == "ppas" and not g.predicate(u)
    return object_ and g.units[u].is_(frozenset({"subst"})) and all(g.labels[c] == "punct" for c in g.kids[u])


def _attributive(g: SentenceGraph, u: int) -> bool:
    """`zwolnionych więźniów`, `zwolnionych` alone: a bare participle only says which ones are meant."""
    head = g.heads[u]
    alone = (
        (g.participle(u) == "ppas" or (g.participle(u) and not g.units[u].is_(frozenset({"subst"}))))
        and not g.predicate(u)
        and g.labels[u].split(":")[0] in ("obj", "nsubj", "iobj", "obl", "nmod")
    )
    if g.participle(u) and g.labels[u].split(":")[0] in ("amod", "acl") and 0 <= head < u:
        part = bool(g.lemmas(head) & lexicon().partitives)  # `część uwolnionych`
        alone = alone or part or not g.units[u].cases & g.units[head].cases  # `żona skazanego`
    sources = lexicon().speech_prepositions  # `Według ABW zatrzymani zostali zwerbowani`
    own_words = [c for c in g.kids[u] if g.labels[c] not in ("punct", "advmod", "case", "det", "amod", "aux:pass")]
    if alone and all(g.preposition(c) in sources for c in own_words):
        return True
    plain = g.participle(u) and not g.predicate(u) and head > u and g.labels[u].split(":")[0] in ("amod", "acl")
    return bool(plain) and not any(g.labels[c] not in ("punct", "advmod") for c in g.kids[u])


def _object_fits(g: SentenceGraph, sense: Sense, kinds: frozenset[str]) -> bool:
    """Whether the object is a thing of those classes, or a person by office."""
    objects = [a.unit for a in sense.args if a.slot == "obj" and not a.companion]
    head = g.heads[sense.hit.unit]
    if not objects and g.labels[sense.hit.unit] == "conj" and head >= 0 and g.verb(head):
        objects = [a.unit for a in own(g, head) if a.slot == "obj"]  # `zawiesiło go, a konwój odwiózł do więzienia`
    if not objects and sense.hit.voice == "passive" and g.participle(sense.hit.unit):
        return True  # `zostali odwiezieni`: who is meant stands in the sentence before
    named = {w.span for rows in sense.roles.values() for w in rows}
    words = lexicon()
    if "Official" in kinds:
        units = [x for u in objects for x in g.conjuncts(u)]
        return any(g.lemmas(x) & words.offices or g.units[x].title is not None for x in units)
    offices = words.people if "Person" in kinds else frozenset()
    units = [g.antecedent(x) for u in objects for x in g.conjuncts(u)]
    units += [c for x in units for c in g.children(x, "appos", "flat")]  # `kupi serbski koncern NIS`
    if "Person" in kinds and any(human(g, x) or _some_of_them(g, x) for x in units):
        return True
    return any(
        any(m.type in kinds for m in g.units[x].mentions)
        or (g.units[x].span in named and ("Person" not in kinds or not g.units[x].mentions))
        or g.lemmas(x) & (offices | {"on", "który", "kto"})
        for x in units
    )


def _some_of_them(g: SentenceGraph, u: int) -> bool:
    """Part of people told before, or some of people: `większość z nich`, `dziewięcioro`, `setki osób`."""
    unit = g.units[u]
    if unit.number is not None and unit.last == unit.number.last:
        return not unit.number.unit
    if not g.lemmas(u) & lexicon().partitives or unit.mentions:
        return False
    inner = [c for c in g.kids[u] if g.nominal(c) and not g.adjective(c) and "gen" in g.units[c].cases]
    return bool(inner) and all(g.lemmas(c) & lexicon().people or g.lemmas(c) & {"on"} or human(g, c) for c in inner)


def human(g: SentenceGraph, u: int) -> bool:
    """A common noun of masculine personal gender, or one of those for women, children, families: `marynarza`, `studentkę`."""
    if g.lemmas(u) & lexicon().women:
        return True
    readings = g.units[u].word.readings
    freed = not any(r.pos in ("subst", "ger") for r in readings) and any(r.pos == "ppas" for r in readings)
    return freed or any(r.pos == "subst" and r.values(("m1",)) for r in readings)


def _points_back(g: SentenceGraph, sense: Sense) -> bool:
    """A form that only points back: `zniesienie nałożonych sankcji`, `od objęcia urzędu`."""
    hit = sense.hit
    kind = hit.trigger.back_reference
    if kind == "participle" and g.participle(hit.unit) and not g.predicate(hit.unit) and g.labels[hit.unit] != "xcomp":
        told = any(a.slot == "subj" or a.via == "among" for a in sense.args) or _in_force(g, sense)
        return g.heads[hit.unit] >= 0 and not told
    return kind == "preposition" and hit.voice == "noun" and g.preposition(hit.unit) in ("od", "po", "przed")


def _in_force(g: SentenceGraph, sense: Sense) -> bool:
    """`objęta sankcjami Kanady Belavia`: who has done it to whom is said, and no other word acts upon the measure itself."""
    hit = sense.hit
    whole = all(sense.roles.get(role) for role in ("actor", "target"))
    measure = hit.companion if hit.companion == g.heads[hit.unit] else None
    return whole and (measure is None or g.labels[measure].startswith("nsubj"))
