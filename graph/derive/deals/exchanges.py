"""What a text sets against each other: `w zamian`, `w odpowiedzi na`.

The counterpart stands in the same sentence, or is the last thing of the other side that the document told before.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from graph.derive.deals.legs import legs
from graph.derive.deals.links import Sides
from graph.derive.deals.records import Exchange, Item, Linked, Reason, Round
from graph.derive.deals.rules import cues
from ontology.ids import BASE, digest

_REACH = 700  # characters back in which the counterpart is looked for
_GIVEN = ("actual", "planned", "proposed")
_TURNED = {"answer", "concession"}  # these cues name what was got, not what was given


class _Place(NamedTuple):
    """Where a sentence stands in its document, whichever claims it carries."""

    start: int
    quote: str


def exchanges(items: Sequence[Item], sides: Sides, pair: Sequence[str]) -> tuple[Exchange, ...]:
    """The exchanges that the sentences of these items state, each once."""
    spots: dict[str, dict[_Place, list[Item]]] = defaultdict(lambda: defaultdict(list))
    for item in items:
        for sentence in item.sentences:
            spots[sentence.document][_Place(sentence.start, sentence.quote)].append(item)
    found: dict[Exchange, None] = {}
    for document in sorted(spots):
        places = sorted(spots[document])
        for number, place in enumerate(places):
            here = sorted(spots[document][place], key=lambda i: i.id)
            cue = next(
                (c for i in here for c in cues(i) if c.kind in ("exchange", *_TURNED) and _in(c, i, place)), None
            )
            if cue is None:
                continue
            before = [
                i for p in places[:number] if place.start - p.start <= _REACH for i in reversed(spots[document][p])
            ]
            if (row := _against(here, before, cue, sides, pair)) is not None:
                found[row] = None
    return tuple(found)


def _in(cue: Reason, item: Item, place: _Place) -> bool:
    return any(s.claim == cue.claim and s.quote == place.quote for s in item.sentences)


def _against(
    here: Sequence[Item], before: Sequence[Item], cue: Reason, sides: Sides, pair: Sequence[str]
) -> Exchange | None:
    givers = {i.id: sides.giver(i, pair)[0] for i in [*here, *before]}
    mine = givers[here[0].id]
    if mine is None:
        return None
    other = [i for i in here if givers[i.id] not in (None, mine)]
    if not other and _names_its_price(cue):
        return None
    if not other:
        told = (i for i in reversed(before) if i.status in _GIVEN)  # nothing is given for what was not given
        last = next((i for i in told if givers[i.id] not in (None, mine)), None)
        other = [last] if last else []
    own = [i for i in here if givers[i.id] == mine]
    if not other:
        return None
    gave, got = (other, own) if cue.kind in _TURNED else (own, other)
    return Exchange(tuple(sorted(i.id for i in gave)), tuple(sorted(i.id for i in got)), cue.words, cue.claim)


def _names_its_price(cue: Reason) -> bool:
    """`w zamian za ograniczenie represji` says itself for what; only `w zamian` and `w zamian za to` look back."""
    return re.match(r"w zamian za (?!to\b|ten\b|te\b|tę\b|co\b)", cue.words, re.IGNORECASE) is not None


def alone(document: str, told: Iterable[Item], loose: Set[str], sides: Sides) -> Round | None:
    """The exchange of no known round that a document tells of, as a round without talks; None where it tells of none.

    `USA zniosły sankcje wobec Belavii … Reżim wypuścił w zamian ponad 170 więźniów`: over how many rounds, it does not
    say. What it is set against may belong to a round: the lifting of September, told again in December. `told` are all
    legs of which the document tells, `loose` the ids of those without a date that belong to no round.
    """
    rows = [i.told_by(s for s in i.sentences if s.document == document) for i in sorted(told, key=lambda i: i.id)]
    pair = tuple(sorted({g for i in rows if (g := sides.giver(i, ())[0])}))
    said = tuple(e for e in exchanges(rows, sides, pair) if any(i in loose for i in (*e.gave, *e.got)))
    if not said:
        return None
    ids = {i for e in said for i in (*e.gave, *e.got)}
    inside = [i for i in rows if i.id in ids]
    pair = tuple(sorted({g for i in inside if (g := sides.giver(i, ())[0])}))[:2]
    published = max(s.published for i in inside for s in i.sentences)
    linked = [Linked(i, tuple(c for c in cues(i) if c.kind == "exchange")) for i in inside]
    name = f"{BASE}deal/{digest(document + min(ids))}"
    return Round(name, pair, "", published, (), (), legs(linked, (), sides, pair), said)


def sets_against(item: Item, document: str) -> bool:
    """Whether a sentence of that document sets the item against another: without one such there is no exchange."""
    told = item.told_by(s for s in item.sentences if s.document == document)
    return any(c.kind in ("exchange", *_TURNED) for c in cues(told))
