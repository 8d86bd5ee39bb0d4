"""Forms that only point back to a happening and tell of none: `zwolnionych więźniów`, `od objęcia urzędu`."""

from __future__ import annotations

from loaders.polish.roles.senses import Sense
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon


def so_called(g: SentenceGraph, u: int) -> bool:
    """`obrońcy skazanej`, `wszyscy skazani z powodów politycznych`: who is called by a sentence; nobody tells of it."""
    if not g.participle(u) or g.predicate(u) or "subst" not in g.units[u].pos:
        return False
    if g.heads[u] > u and g.labels[u].startswith("amod"):
        return False
    after = g.units[u + 1] if u + 1 < len(g) else None
    if after is not None and (after.time or after.number or ("prep" in after.pos and after.text != "z")):
        return False  # `skazanych przez sądy`, `skazany 25 września na pięć lat`
    return all(g.labels[c] in ("punct", "advmod", "det", "amod", "case") or g.preposition(c) == "z" for c in g.kids[u])


def so_named(g: SentenceGraph, u: int) -> bool:
    """`chcą wykorzystać zatrzymanego`: a participle that stands for somebody and has nothing beside it tells of nothing."""
    object_ = g.labels[u].split(":")[0] in ("obj", "iobj") and g.participle(u) == "ppas" and not g.predicate(u)
    return object_ and "subst" in g.units[u].pos and all(g.labels[c] == "punct" for c in g.kids[u])


def attributive(g: SentenceGraph, u: int) -> bool:
    """`zwolnionych więźniów`, `zwolnionych` alone: a bare participle only says which ones are meant."""
    head = g.heads[u]
    alone = (
        (g.participle(u) == "ppas" or (g.participle(u) and "subst" not in g.units[u].pos))
        and not g.predicate(u)
        and g.labels[u].split(":")[0] in ("obj", "nsubj", "iobj", "obl", "nmod")
    )
    if g.participle(u) and g.labels[u].split(":")[0] in ("amod", "acl") and 0 <= head < u:
        part = bool(g.lemmas(head) & lexicon().partitives)  # `część uwolnionych`
        alone = alone or part or not g.units[u].cases & g.units[head].cases  # `żona skazanego`
    sources = lexicon().speech_prepositions  # `Według ABW zatrzymani zostali zwerbowani`
    own_words = [
        c
        for c in g.kids[u]
        if g.labels[c] not in ("punct", "advmod", "case", "det", "amod", "aux:pass")
        and not g.lemmas(c) & {"wszyscy", "wszystek"}  # `wszyscy uwolnieni zostali przewiezieni`
    ]
    if alone and all(g.preposition(c) in sources for c in own_words):
        return True
    plain = g.participle(u) and not g.predicate(u) and head > u and g.labels[u].split(":")[0] in ("amod", "acl")
    return bool(plain) and not any(g.labels[c] not in ("punct", "advmod") for c in g.kids[u])


def points_back(g: SentenceGraph, sense: Sense) -> bool:
    """A form that only points back: `zniesienie nałożonych sankcji`, `od objęcia urzędu`."""
    hit = sense.hit
    kind = hit.trigger.back_reference
    if kind == "participle" and g.participle(hit.unit) and not g.predicate(hit.unit) and g.labels[hit.unit] != "xcomp":
        told = any(a.slot == "subj" or a.via == "among" for a in sense.args) or _in_force(g, sense)
        return g.heads[hit.unit] >= 0 and not told
    return kind == "preposition" and hit.voice == "noun" and g.preposition(hit.unit) in ("od", "po", "przed")


def _in_force(g: SentenceGraph, sense: Sense) -> bool:
    """`objęta sankcjami Kanady Belavia`: who has done it to whom is said, and no other word acts upon the measure itself.

    `mimo sankcji nałożonych na Iran`, `w związku z sankcjami wprowadzonymi wobec Iranu`: whom they hit is told, and no word acts upon them.
    """
    hit = sense.hit
    measure = hit.companion if hit.companion == g.heads[hit.unit] else None
    if (
        measure is not None
        and g.labels[measure] == "obl"
        and (g.verb(g.heads[measure]) or g.predicate(g.heads[measure]))
    ):
        return bool(sense.roles.get("target"))
    whole = all(sense.roles.get(role) for role in ("actor", "target"))
    return whole and (measure is None or g.labels[measure].startswith("nsubj"))


def says_which_list(g: SentenceGraph, u: int) -> bool:
    """`na liście podmiotów objętych sankcjami znalazł się X`: the participle only says what the list is of."""
    whom = g.heads[u]
    if (
        g.participle(u) != "ppas"
        or g.predicate(u)
        or whom < 0
        or g.units[whom].named
        or g.units[whom].number is not None
    ):
        return False
    return g.heads[whom] >= 0 and bool(g.lemmas(g.heads[whom]) & lexicon().registers)
