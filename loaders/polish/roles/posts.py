"""Who gets or loses a post, where the noun for the post stands between him and the word that tells of it."""

from __future__ import annotations

from loaders.polish.roles.base import Found, Open
from loaders.polish.text.lexicon import lexicon

_PERSON = frozenset({"Person"})
_POSTS = frozenset({"Appointment", "Dismissal"})
_FURTHEST = 9


def behind_the_post(case: Open) -> Found:
    """`odwołanie z funkcji prezesa spółki X`, `delegowała do pełnienia obowiązków prezesa członkinię rady X`.

    The tree makes him whose post it is; by his case he is whom the verbal noun or the verb acts upon.
    """
    g, hit = case.g, case.hit
    if hit.frame.type not in _POSTS or case.roles.get("appointee"):
        return
    case_of = "gen" if g.gerund(hit.unit) else "acc" if g.lemmas(hit.unit) & lexicon().delegating else None
    if case_of is None or hit.companion is None or hit.companion < hit.unit:
        return
    for u in range(hit.unit + 1, min(len(g), hit.unit + _FURTHEST)):
        unit = g.units[u]
        if (g.verb(u) and not g.gerund(u)) or unit.text in (".", ";", ":", "(") or u in case.others:
            return
        if unit.named and any(m.type == "Person" for m in unit.mentions):
            if u > hit.companion and case_of in unit.cases and g.preposition(u) in (None, g.preposition(hit.companion)):
                yield from case.fresh("appointee", case.refs.enumerate(u, _PERSON))
            return
