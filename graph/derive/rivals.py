"""Two counts of one thing in one sentence, by two who count: `8 tys. żołnierzy (wywiad szacuje, że będzie ich ok. 30 tys.)`.

The claim, with who says it, is of its own count alone. The rival count leads to the same sentence, to who counts so, and
to the claim beside which it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from graph.derive.bounds import disjoint
from graph.derive.conflict_kinds import Kind, Weight
from graph.derive.conflict_records import Conflict, Side, compiled, rules
from graph.derive.numerals import NUM, number
from ontology.claims import Extraction, Span

_DIGITS = re.compile(r"\d+")


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """The patterns of `rivals`, their parts filled in."""
    found = []
    for pattern in rules()["rivals"]:
        for name, part in rules()["parts"].items():
            pattern = pattern.replace(name, part)
        found.append(compiled(pattern.replace("NUM", NUM)))
    return tuple(found)


def rival_counts(e: Extraction) -> Iterator[Conflict]:
    """Counts that cannot both hold, of which at least the one is that of a claim."""
    counted: dict[Span, dict[float, str]] = {}
    for c in sorted(e.claims, key=lambda c: c.id, reverse=True):
        if c.quantity is not None:
            counted.setdefault(c.span, {})[c.quantity.value] = c.id  # of several claims of one count the least id
    for span in e.sentences:
        text = span.of(e.document.text)
        if span in counted and len(text) <= rules()["longest"] and len(_DIGITS.findall(text)) > 1:
            yield from _rivals(e.document.text_id, span, text, counted[span])


def _rivals(text_id: str, span: Span, text: str, claims: Mapping[float, str]) -> Iterator[Conflict]:
    for pattern in patterns():
        hit = pattern.search(text)
        while hit is not None:
            p, q = number(hit["a"]), number(hit["b"])
            own, other = claims.get(p.value), claims.get(q.value)
            if (own or other) and disjoint(p, q):
                by = " ".join((hit["by"] or "").split())
                one = Side(f"{p.value:g}", text_id, span.start, span.end, own, beside=None if own else other)
                two = Side(f"{q.value:g}", text_id, span.start, span.end, other, by=by, beside=None if other else own)
                yield Conflict(Kind.COUNT, Weight.CONFLICT, "", tuple(sorted((one, two), key=_order)), hit["of"])
                return
            hit = pattern.search(text, hit.end("a"))


def _order(s: Side) -> tuple[str, str]:
    return s.value, s.claim or ""
