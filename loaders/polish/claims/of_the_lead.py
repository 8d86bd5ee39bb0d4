"""Who the one is that a title only calls by a noun: the lead names him where it tells the same happening.

`ABW zatrzymała białoruskiego szpiega`, and below it `… zatrzymali w poniedziałek Uładzisłaua N.`: the title tells of him too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.polish.claims.beings import somebody
from loaders.polish.dating.news import alike
from loaders.polish.dating.story import Nameless, Told
from loaders.polish.frames.frames import KINDS
from loaders.polish.reference.discourse import Discourse
from loaders.polish.roles.senses import Sense
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.words import CASES, GENDERS
from ontology.claims import Claim, Filler, Link

_LEAD = 2  # sentences behind the title in which the lead tells its news
_BORNE = ("patient", "target", "appointee", "recipient")  # what befalls one man; who acts or talks may be many
_PLACES: dict[str, tuple[str, ...]] = {"nsubj": ("nom",), "obj": ("acc",), "nmod": ("gen",)}


def nameless(g: SentenceGraph, sense: Sense) -> Nameless:
    """(role, words, genders of the noun) of each role in which a noun for one person stands that names nobody."""
    return tuple(
        (role, g.units[u].span, genders)
        for role in _BORNE
        if not sense.roles.get(role) and "Person" in sense.hit.frame.accepts.get(role, KINDS["any"])
        for u in sense.phrases.get(role, ())[:1]
        if (genders := _of_one(g, u))
    )


def _of_one(g: SentenceGraph, u: int) -> frozenset[str]:
    """The genders of a noun for one person, none where it may be of several or of a thing."""
    unit = g.units[u]
    rows = [r for r in unit.word.readings if r.pos in ("subst", "adj", "ppas")]
    rows = [r for r in rows if r.values(_cases(g, u))] or rows
    if not rows or unit.named or unit.number is not None or len(g.conjuncts(u)) > 1:
        return frozenset()
    if any(g.units[c].number is not None for c in g.kids[u] if c < u):
        return frozenset()
    one = all(r.values(("sg",)) for r in rows)
    return (
        frozenset(x for r in rows for x in r.values(GENDERS)) & {"m1", "f"} if one and somebody(g, u) else frozenset()
    )


def _cases(g: SentenceGraph, u: int) -> tuple[str, ...]:
    """The cases in which its place puts a noun: `dla redaktorki` is a genitive, and so of one."""
    words = [c for c in g.kids[u] if g.labels[c] == "case"]
    if words:
        return tuple(c for r in g.units[words[0]].word.readings if r.pos == "prep" for c in r.values(CASES))
    return _PLACES.get(g.labels[u].split(":")[0], CASES)


def _same_deed(lead: Claim, title: Claim) -> bool:
    """Not `nie uwolni dziennikarza` and `uwolnił Łosika`, nor `Litwa zatrzymała przemytnika` and `Polska zatrzymała X`."""
    theirs, own = lead.role("actor"), title.role("actor")
    return lead.status is title.status and not (theirs and own and set(theirs).isdisjoint(own))


def name_by_the_lead(found: list[Claim], told: Sequence[Told | None], title: int, discourse: Discourse) -> None:
    """Fill what a title leaves nameless with the one person of whom the first telling in the lead says the same."""
    for index, how in enumerate(told):
        if how is None or how.sentence >= title or not how.nameless:
            continue
        claim = found[index]
        lead = next(
            (
                c
                for c, h in zip(found, told, strict=True)
                if h is not None
                and title <= h.sentence < title + _LEAD
                and not h.among
                and alike(c, claim)
                and _same_deed(c, claim)
            ),
            None,
        )
        if lead is None:
            continue
        used = {f.cluster for f in claim.fillers}
        rows: list[Filler] = []
        for role, span, genders in how.nameless:
            whom = [f for f in lead.fillers if f.role == role and f.cluster]
            if len(whom) != 1 or whom[0].cluster is None or whom[0].cluster in used:
                continue
            sex = discourse.gender(whom[0].cluster)
            fits = discourse.type_of(whom[0].cluster) == "Person" and (sex != "m" or "m1" in genders)
            if fits:
                rows.append(Filler(role, span, whom[0].cluster, "", Link.CONTEXT))
        if rows:
            found[index] = replace(
                claim, fillers=tuple(sorted((*claim.fillers, *rows), key=lambda f: (f.role, f.span)))
            )
