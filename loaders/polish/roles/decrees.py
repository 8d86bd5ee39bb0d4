"""Who decides on what is told in the passive: by the decree that it was done by, or the act that a clause tells of."""

from __future__ import annotations

from loaders.polish.frames.subjects import subject
from loaders.polish.roles.base import DOERS, Found, Open
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import SPEECH_DASHES

_NEAR = 3  # `ma od jesieni zamknięte`
# How a decree stands beside what it has done: `dekretem X`, `na mocy dekretu X`, `na rozkaz X`, `z polecenia X`.
_BY = frozenset({"inst", "na podstawie", "na", "z"})


def _left_open(case: Open) -> bool:
    """A passive whose doer neither a role nor an agent names."""
    hit = case.hit
    if hit.voice != "passive" or "actor" not in hit.trigger.slots or case.roles.get("actor"):
        return False
    return not any(a.slot == "subj" and a.via != "dropped" for a in case.args)


def by_decree(case: Open) -> Found:
    """`Dekretem Łukaszenki ułaskawiono X`, `wyrokiem sądu w Brześciu X został skazany`: whose the decree is does it."""
    g = case.g
    if not _left_open(case):
        return
    for arg in case.args:
        if arg.slot not in _BY or arg.companion or not g.lemmas(arg.unit) & lexicon().decrees:
            continue
        for u in g.kids[arg.unit]:
            whose = g.units[u].mentions or g.lemmas(u) & lexicon().carriers  # `decyzją Litwy`, `decyzją rządu Litwy`
            if whose and g.preposition(u) is None and (g.units[u].cases & {"gen"} or not g.units[u].named):
                yield from case.fresh("actor", case.refs.resolve(u, DOERS))


def decreed(case: Open) -> Found:
    """`Rząd przyjął rozporządzenie, na mocy którego zostaną otwarte przejścia`: who takes the step does what it says."""
    g, hit = case.g, case.hit
    if not _left_open(case):
        return
    clause = g.clause(hit.unit)
    act = g.heads[clause]
    if act < 0 or not g.labels[clause].startswith("acl") or not g.lemmas(act) & lexicon().acts:
        return
    verb = g.heads[act]
    if verb < 0 or not g.verb(verb) or g.lemmas(verb) & lexicon().speech_verbs:
        return  # `przypomniał wyrok, w którym został skazany`
    for arg in subject(g, verb):
        yield from case.fresh("actor", case.who(arg, DOERS))


def by_its_words(case: Open) -> Found:
    """`Zełenski podpisał dekret obejmujący X sankcjami`, `rząd przyjął ustawę zamykającą granicę`: whose step it is acts, not the paper."""
    g, hit = case.g, case.hit
    if hit.voice != "active" or g.participle(hit.unit) != "pact" or "actor" not in hit.trigger.slots:
        return
    act = g.heads[hit.unit]
    if case.roles.get("actor") or act < 0 or not g.lemmas(act) & lexicon().acts:
        return
    verb = g.heads[act]
    if verb < 0 or g.labels[act] != "obj" or not g.verb(verb) or g.lemmas(verb) & lexicon().speech_verbs:
        return
    for arg in subject(g, verb):
        yield from case.fresh("actor", case.who(arg, DOERS))


def kept_so(case: Open) -> Found:
    """`Finlandia ma zamknięte wszystkie przejścia`: who has it so does it."""
    g, hit = case.g, case.hit
    if hit.voice != "passive" or g.participle(hit.unit) != "ppas" or case.roles.get("actor"):
        return
    if g.auxiliaries(hit.unit) or "acc" not in g.units[hit.unit].cases:
        return  # `przejścia mają zostać zamknięte`
    for verb in [*g.up(hit.unit)][:2]:
        bare = all(g.units[x].pos.isdisjoint({"inf", "bedzie"}) for x in range(verb + 1, hit.unit))
        if verb < hit.unit <= verb + _NEAR and g.verb(verb) and "mieć" in g.lemmas(verb) and bare:
            for arg in subject(g, verb):
                yield from case.fresh("actor", case.who(arg, DOERS))
            return


def decided(case: Open) -> Found:
    """`Rząd Litwy postanowił, że granica zostanie zamknięta`, `… – postanowił rząd Litwy`: who decides on it has it done."""
    g = case.g
    if not _left_open(case):
        return
    clause = g.clause(case.hit.unit)
    verbs = [c for c in g.kids[clause] if c > clause and g.units[c - 1].text in SPEECH_DASHES]
    verbs += [g.heads[clause]] if g.labels[clause].startswith("ccomp") else []
    for verb in verbs:
        if g.verb(verb) and g.lemmas(verb) & lexicon().deciding and not g.negated(verb):
            for arg in subject(g, verb):
                yield from case.fresh("actor", case.who(arg, DOERS))
