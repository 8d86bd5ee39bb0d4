"""Which crossings and whose border: `oba przejścia`, `ich otwarcie`, `granica polsko-białoruska`, `polska granica z Białorusią`."""

from __future__ import annotations

from loaders.polish.frames.frames import KINDS
from loaders.polish.reference.discourse import Who
from loaders.polish.roles.base import Found, Open
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import DASHES
from ontology.claims import Link

_THESE = frozenset({"ten", "tamten", "ów", "wspomniany"})
_FORMS = frozenset({"te", "tych", "tym", "tymi", "ich", "nich"})
_POSTS = frozenset({"przejście", "punkt"})
_APART = DASHES | {":", "(", ","}
_JOINS_NAMES = DASHES | {",", "i", "oraz", "a", "także"}


def called(case: Open) -> Found:
    """`przejścia graniczne Kuźnica i Bobrowniki`, `dwa przejścia z Serbią, Jarinje i Brnjak`, `Kuźnica–Bruzgi`: what the crossings behind the noun are called."""
    if not case.hit.frame.type.startswith("Border") or case.roles.get("place"):
        return
    g = case.g
    for u in case.heads:
        if not g.lemmas(u) & _POSTS:
            continue
        at = u + 1
        while at < len(g) and g.adjective(at) and not g.units[at].named:
            at += 1
        if at + 2 < len(g) and g.units[at].text == "z" and g.units[at + 1].named and g.units[at + 2].text in _APART:
            at += 2
        at += at < len(g) and g.units[at].text in _APART
        while at < len(g) and g.units[at].named:
            yield from case.fresh("place", case.refs.resolve(at, frozenset({"Place"})))
            at += 1
            while at < len(g) and g.units[at].text in _JOINS_NAMES:
                at += 1
        return


def crossings(case: Open) -> Found:
    """`Oba przejścia otwarto`, `uzależnia ich otwarcie`, `tamto przejście zamknięto`: those that the text has named before."""
    known = case.refs.discourse.crossings
    if not known or not case.hit.frame.type.startswith("Border") or case.roles.get("place"):
        return
    g = case.g
    for u in (*case.heads, *(c for h in case.heads for c in g.kids[h])):
        noun = g.lemmas(u) & _POSTS
        beside = [c for c in g.kids[u] if c < u]
        both = noun and (g.both(u) or any(g.lemmas(c) & lexicon().joint for c in beside))
        these = noun and any(g.lemmas(c) & _THESE for c in beside)
        pronoun = g.units[u].text.casefold() in _FORMS and not any(g.nominal(c) for c in g.kids[u])
        if not (both or these or pronoun):
            continue
        yield from (("place", Who(c, g.units[u].span, Link.ROLE_NOUN)) for c in _which(case, u, bool(both)))
        return


def _which(case: Open, u: int, both: bool) -> list[str]:
    """Both: the two named last; `te`, `ich`: those that a sentence named together; in the singular the one told of just before."""
    groups, g = case.refs.discourse.crossings, case.g
    told = list(dict.fromkeys(c for group in reversed(groups) for c in reversed(group)))
    if both:
        return told[1::-1] if len(told) > 1 else []
    if g.units[u].text.casefold() in ("przejście", "przejściem", "przejściu", "punkt", "punktem", "punktu"):
        near = [c for c in case.refs.discourse.before if c in told]
        return near[-1:] or (told if len(told) == 1 else [])
    return list(groups[-1]) if len(groups[-1]) > 1 else []


def bordering(case: Open) -> Found:
    """`przedłużyła zamknięcie granicy z Białorusią`: beyond which border, where the tree has it deeper in the phrase."""
    g = case.g
    if not case.hit.frame.type.startswith("Border") or case.roles.get("target"):
        return
    for head in case.heads:
        for u in g.subtree(head):
            if not g.lemmas(u) & {"granica"} or u < head or u in case.others:
                continue
            for c in g.kids[u]:
                if g.preposition(c) == "z" and g.units[c].named and "inst" in g.units[c].cases:
                    yield from case.fresh("target", case.refs.resolve(c, frozenset({"Country"})))
                    return


def again(case: Open) -> Found:
    """`zamknęła granicę z Białorusią i otworzyła ją`, `Otworzyła ją po trzech tygodniach`, `Oba przejścia zamknięto`: the border told before, with whom it was."""
    g = case.g
    if not case.hit.frame.type.startswith("Border") or case.roles.get("target") or case.roles.get("place"):
        return
    told_of = (*case.heads, *(a.unit for a in case.args if a.slot in ("subj", "obj")))
    both = next((u for u in told_of if g.both(u) and g.lemmas(u) & _POSTS), None)
    if both is not None:
        span = g.units[both].span
        yield from case.fresh("target", (Who(c, span, Link.ROLE_NOUN) for c in case.refs.discourse.border))
        return
    pronoun = next((u for u in case.heads if "ppron3" in g.units[u].pos), None)
    if pronoun is None:
        return
    told = [u for u in range(pronoun) if g.lemmas(u) & {"granica", *_POSTS}]
    if not told:
        span = g.units[pronoun].span
        yield from case.fresh("target", (Who(c, span, Link.PRONOUN) for c in case.refs.discourse.border))
        return
    for u in range(told[-1] + 1, min(pronoun, told[-1] + 4)):
        if g.units[u].named and g.preposition(u) == "z" and "inst" in g.units[u].cases:
            yield from case.fresh("target", case.refs.resolve(u, frozenset({"Country"})))
            return


def neighbour(case: Open) -> Found:
    """`ruch na granicy polsko-białoruskiej`: of the two states the one that does not act; where none is said to, not the first."""
    if not case.hit.frame.type.startswith("Border") or case.roles.get("target"):
        return
    discourse = case.refs.discourse
    actors = {c for w in case.roles.get("actor", ()) for c in (w.cluster, discourse.country_of(w.cluster)) if c}
    told = [(w.cluster, w.span) for w in case.roles.get("place", ())]
    told += [(m.cluster, case.g.units[u].span) for u in case.heads for m in case.g.units[u].mentions if m.cluster]
    for cluster, span in told:
        label = discourse.label_of(cluster).casefold()
        if "granica" in label.split() and "-" in label:
            states = discourse.bordering(label)
            rows = [c for c in states if c not in actors]
            if len(states) == 2 and rows:
                yield "target", Who(rows[-1], span, Link.ROLE_NOUN)
            return
    for u in case.heads:  # `granica łotewsko-rosyjska`, where nobody has entered that border
        sides = [m for c in case.g.kids[u] if not case.g.units[c].named for m in case.g.units[c].mentions if m.cluster]
        others = [Who(m.cluster, m.span, Link.ADJECTIVE) for m in sides if m.cluster and m.cluster not in actors]
        strange = bool(actors) and len(others) == 2  # `Polska zamknęła granicę litewsko-białoruską`
        if case.g.lemmas(u) & {"granica"} and len(sides) == 2 and others and not strange:
            yield "target", others[-1]
            return


def whose(case: Open) -> Found:
    """`polska granica z Białorusią`: it is closed by the state whose it is, where nobody else is said to."""
    if not case.hit.frame.type.startswith("Border") or case.roles.get("actor"):
        return
    if any(a.slot == "subj" and a.via != "dropped" for a in case.args) or not case.roles.get("target"):
        return
    g = case.g
    for arg in case.args:
        if arg.companion and arg.slot == "adj" and case.hit.companion is not None:
            if g.lemmas(case.hit.companion) & {"granica"}:
                yield from case.fresh("actor", case.refs.resolve(arg.unit, KINDS["agent"]))


def of_the_minister(case: Open) -> Found:
    """`Szef łotewskiego MSW nie wykluczył zamknięcia granicy`: of what a minister weighs or announces his state decides."""
    if case.hit.frame.type != "BorderClosure" or case.roles.get("actor"):
        return
    discourse = case.refs.discourse
    for arg in case.args:
        if arg.slot != "subj" or arg.via not in ("weighed", "announced"):
            continue
        for who in case.refs.resolve(arg.unit, frozenset({"Person"})):
            states = discourse.states_of(who.cluster)
            if len(states) == 1 and case.refs.of_rank(who.cluster):
                yield from case.fresh("actor", [Who(next(iter(states)), who.span, Link.CONTEXT)])
                return
