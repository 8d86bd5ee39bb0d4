"""The record of when something happened, and how it is lent from one happening to another."""

from __future__ import annotations

from dataclasses import dataclass, replace

from loaders.polish.times.scan import Time
from ontology.claims import Span
from ontology.dates import bounds

_DATING = frozenset({"point", "range", "since", "deadline"})


@dataclass(frozen=True, slots=True)
class When:
    """EDTF with its bounds (ISO days) and where the words stand; `carried` from another sentence.

    `loose` is the one time of a sentence, of the clause above that which has it: `zażądał w maju, by go przeniesiono`.
    """

    edtf: str
    earliest: str | None
    latest: str | None
    span: Span | None
    carried: bool = False
    loose: bool = False


def when(time: Time) -> When | None:
    if time.kind not in _DATING or not time.edtf:
        return None
    if time.kind == "deadline":  # `do 31 marca`: about that month, the day is only the last one
        edtf = time.edtf.rstrip("~")[:7] + "~"
        return When(edtf, *bounds(edtf), time.span)
    return When(time.edtf, time.earliest, time.latest, time.span)


def lent(moment: When) -> When:
    """A date that is lent to another happening, marked approximate."""
    edtf = "/".join(end if end in ("", "..") else end.rstrip("~") + "~" for end in moment.edtf.split("/"))
    return replace(moment, edtf=edtf, carried=True)


def month_of(moment: When) -> When | None:
    """The month of a carried date, marked approximate: the round's outcomes fall near it, the day is not said."""
    if len(moment.edtf) < 7:
        return None
    edtf = moment.edtf[:7] + "~"
    first, last = bounds(edtf)
    return When(edtf, first, last, moment.span, carried=True)
