"""What a text tells of those who are held and freed dates what it tells of them next."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.polish.dating.moments import When, lent
from loaders.polish.dating.news import alike, when_of
from loaders.polish.dating.story import Told
from loaders.polish.frames.frames import FREED, HELD
from ontology.claims import Claim, Status
from ontology.dates import bounds

_GROUP = 6  # so far, in sentences, the freed are gone on with


class Captives:
    """The claims of one document, `told` beside `found`; `own` says which are dated by their own words."""

    def __init__(self, found: Sequence[Claim], told: Sequence[Told | None], own: Sequence[bool]) -> None:
        self._found, self._told, self._own = found, told, own

    def held_since(self, claim: Claim, how: Told) -> When | None:
        """`Siedzi w areszcie od 30 października. Zatrzymano go na lotnisku`: who is held since then was taken then."""
        if claim.type != "Detention":
            return None
        rows = [
            c
            for c, h, own in zip(self._found, self._told, self._own, strict=True)
            if own and h is not None and c.quote and c.type == "Imprisonment" and (c.date or "").endswith("/..")
            and 0 < how.sentence - h.sentence <= 2 and set(c.role("patient")) & set(claim.role("patient"))
        ]  # fmt: skip
        if not rows:
            return None
        day = (rows[-1].date or "").removesuffix("/..").rstrip("~")
        return When(day + "~", *bounds(day), rows[-1].date_span, carried=True)

    def of_the_group(self, index: int, claim: Claim, how: Told) -> When | None:
        """`W czwartek zwolniono pięć osób. Wśród uwolnionych jest X`: the day on which those were freed of whom he is one."""
        for at in range(index - 1, -1, -1):
            other, earlier = self._told[at], self._found[at]
            if other is None or not earlier.quote or not alike(earlier, claim) or other.sentence == how.sentence:
                continue
            if how.sentence - other.sentence > 4 or other.back or earlier.status is not Status.ACTUAL:
                break
            if earlier.quantity is not None and earlier.quantity.basis in ("total", "stock"):
                continue  # `w sumie 194 osoby`
            day = (earlier.date or "").rstrip("~")
            return lent(when_of(earlier)) if len(day) >= 7 and "/.." not in day else None
        return None

    def of_the_freed(self, index: int, claim: Claim, how: Told) -> When | None:
        """`Uwolnionych przewieziono na Litwę`, whatever was told of each of them in between: the day on which they were freed."""
        if claim.role("patient"):
            return None
        for at in range(index - 1, -1, -1):
            other, earlier = self._told[at], self._found[at]
            if other is None or not earlier.quote or earlier.type not in FREED or other.back:
                continue
            if how.sentence - other.sentence > _GROUP or earlier.status is not Status.ACTUAL:
                break
            day = (earlier.date or "").rstrip("~")
            if earlier.quantity is not None and earlier.quantity.basis == "flow" and len(day) >= 7 and "/" not in day:
                return lent(when_of(earlier))
        return None

    def freed_before(self, index: int, how: Told) -> bool:
        """`Wyszedł na wolność Iwan Karpowicz. Był skazany na osiem lat`: after a release, a sentence is what came before it."""
        for at in range(index - 1, -1, -1):
            other, earlier = self._told[at], self._found[at]
            if other is None or not earlier.quote or other.sentence == how.sentence:
                continue
            if other.paragraph != how.paragraph or how.sentence - other.sentence > 2:
                break
            if earlier.type in FREED | HELD:
                return earlier.type in FREED
        return False

    def just_held(self, index: int, how: Told) -> bool:
        """`Skazano go dwa tygodnie temu. Wolność odzyskała poza nim X`: of another time than that sentence."""
        earlier, other = (self._found[index - 1], self._told[index - 1]) if index else (None, None)
        if earlier is None or other is None or earlier.type not in HELD or len(earlier.date or "") == 10:
            return False  # `w środę zatrzymano ich. Po godzinie zwolniono`
        return other.paragraph == how.paragraph and other.sentence < how.sentence
