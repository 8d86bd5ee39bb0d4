"""Roles that nothing in the clause fills, lent to those of whom the text has told so much that a reader supplies them.

Each rule was counted on texts whose errors nobody had read, and is right in three of four or more (docs/extraction_figures.md).
They come last, fill only what is open, and only with what no other role of the happening has taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loaders.polish.frames.light_verbs import top
from loaders.polish.frames.slots import own
from loaders.polish.frames.subjects import subject
from loaders.polish.frames.triggers import Hit
from loaders.polish.reference.discourse import Who
from loaders.polish.roles.base import HOLDING, Found, Open
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.units.agreement import Agreement
from ontology.claims import Link

_OFTEN = 5  # mentions of a state in the whole text
_MAIN = 0.4  # and its share of all mentions of states, to be what the title is about
_TALKS = ("Negotiation", "Agreement")


def sides(case: Open) -> Found:
    """`Waszyngton zapowiada, że rozmowy potrwają do jesieni`: a state of which the text tells again and again is a side of talks told behind it."""
    if not _one_sided(case):
        return
    often = case.refs.discourse.states_named()
    for u, who in _named(case, "Country"):
        if u < case.hit.unit and often.get(who.cluster, 0) >= _OFTEN:
            yield "participant", who


def of_the_title(case: Open) -> Found:
    """`Do rozmów doszło w Wilnie`, in a text whose title names the state: talks of a clause without a subject are its talks."""
    g, discourse = case.g, case.refs.discourse
    if not _one_sided(case) or g.subjects(g.clause(case.hit.unit)) or not discourse.salience.heard:
        return
    often = discourse.states_named()
    for state, count in often.items():
        main = count >= _OFTEN and count > _MAIN * sum(often.values())
        if main and state not in case.used and state in discourse.salience.heard[0].ranks:
            yield "participant", Who(state, g.units[case.hit.unit].span, Link.CONTEXT)


def on_the_line(case: Open) -> Found:
    """`Trump zadzwonił, Łukaszenka odebrał w pałacu`: of two persons of a sentence with a call both were on the line."""
    known = case.roles.get("participant", ())
    if case.hit.frame.type != "PhoneCall" or len(known) > 1:
        return
    rows = [who for _, who in _named(case, "Person")]
    if len({w.cluster for w in (*rows, *known)}) <= 2:
        yield from (("participant", w) for w in rows)


def beside_release(g: SentenceGraph, hit: Hit, phrases: Mapping[str, Sequence[int]]) -> int | None:
    """What a release hangs on that is told in passing and names nobody itself: `pojechał po wyjściu z więzienia`."""
    at = top(g, hit.unit)
    if hit.frame.type != "PrisonerRelease" or g.preposition(at) != "po" or g.heads[at] < 0:
        return None
    named = any(u not in (hit.unit, hit.companion) for r in ("patient", "actor") for u in phrases.get(r, ()))
    return None if named else g.heads[at]


def freed_before(case: Open) -> Found:
    """`Borowik po wyjściu z więzienia pojechał`, `pierwsze słowa Borowika po uwolnieniu`: whom the clause or noun beside it tells of."""
    g = case.g
    if case.hit.voice != "noun" or case.roles.get("patient"):
        return
    head = beside_release(g, case.hit, case.phrases)
    if head is None:
        return
    kinds = case.hit.frame.accepts["patient"]
    if not g.verb(head) and not g.predicate(head):
        head, noun = g.clause(head), head
        rows = [w for a in own(g, noun) if a.slot in ("gen", "poss") for w in case.refs.resolve(a.unit, kinds)]
        if rows or not g.verb(head):
            yield from (("patient", w) for w in rows[:1])
            return
    acting = [w for arg in subject(g, head) for w in case.who(arg, kinds)]
    yield from (("patient", w) for w in acting if len(acting) == 1)


def who_is_held(case: Open) -> Found:
    """`Poczobut pisze, że po wyroku …`: where no phrase says who was sentenced, held or freed, it is he of whom the text has told so."""
    if case.hit.frame.type not in HOLDING or "patient" not in case.hit.frame.accepts:
        return
    if case.roles.get("patient") or case.phrases.get("patient") or _of_many(case):
        return
    held = case.refs.discourse.held
    yield from (("patient", w) for _, w in _named(case, "Person") if w.cluster in held)


def _one_sided(case: Open) -> bool:
    """Talks, or what they came to, of which no more than one side is known."""
    return case.hit.frame.type in _TALKS and len(case.roles.get("participant", ())) < 2


def _of_many(case: Open) -> bool:
    """`Poczobut opisał aresztowania`: a noun that in its case can only be plural tells of more than him."""
    g, u = case.g, case.hit.unit
    if case.hit.voice != "noun":
        return False
    case_of = "acc" if g.labels[u] == "obj" else None
    return Agreement.of(g.units[u], case_of).numbers == {"pl"}


def _named(case: Open, kind: str) -> list[tuple[int, Who]]:
    """(unit, whom it names) of each thing of a kind that the sentence names and the happening does not have, once each."""
    found: dict[str, tuple[int, Who]] = {}
    for u, unit in enumerate(case.g.units):
        for m in (*unit.mentions, *unit.inner):
            if m.cluster and m.cluster not in case.used and case.refs.discourse.type_of(m.cluster) == kind:
                found.setdefault(m.cluster, (u, Who(m.cluster, m.span, m.link)))
    return list(found.values())
