"""Times that a sentence names, as EDTF. Relative ones are counted from the document's date; vague ones stay open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise, zip_longest

from loaders.polish.text.marks import DASHES
from loaders.polish.text.words import Sentence
from loaders.polish.times import counted, days, periods
from loaders.polish.times.scan import Rule, Scan, Time, openers
from ontology.claims import Span
from ontology.dates import bounds

_WITHIN = frozenset({"w", "we", "przełomie"})  # `w styczniu i lutym`, `na przełomie stycznia i lutego`: one stretch

# tried in this order at a word that may open a time
RULES: tuple[Rule, ...] = (
    counted.since_long,
    periods.months,
    days.weekdays,
    days.ordinals,
    days.days,
    days.holidays,
    periods.seasons,
    days.nights,
    counted.ago,
    counted.events,
    days.same_day,
    counted.before,
    counted.after_long,
    periods.lately,
    periods.of_the_war,
    periods.years,
    periods.edges,
    periods.decades,
    periods.adjectives,
)


@lru_cache(maxsize=10_000)
def _rules_at(form: str, lemmas: frozenset[str]) -> tuple[Rule, ...]:
    """The rules that may find a time at a word: of nineteen mostly one or two."""
    return tuple(rule for rule in RULES if rule.may_begin(form, lemmas))


def _at(s: Scan, i: int) -> Time | None:
    """The time that begins with a digit or an opening word at `i`."""
    word = s.words[i]
    if word.text[0].isdigit():
        return days.digits(s, i, word.text)
    form = word.text.casefold()
    for rule in _rules_at(form, word.lemmas):
        if (found := rule.find(s, i)) is not None:
            return found
    if form in s.data["then"] and s.previous and "/" not in s.previous:
        return s.time(
            i, i, s.previous.rstrip("~") + "~", "point", None
        )  # `we wrześniu przekazał list; reżim wypuścił wtedy 52 więźniów`
    if not word.lemmas.isdisjoint(s.data["vague"]) and word.pos & {"adv", "part"}:
        return s.make(i, i, None, "unresolved")
    return None


def _scan(s: Scan) -> Iterator[Time]:
    opening, after = openers(), 0
    for i, word in enumerate(s.words):
        if i < after or not (word.text[0].isdigit() or not word.lemmas.isdisjoint(opening)):
            continue
        s.index = i
        found = _at(s, i)
        if found is None:
            continue
        yield found
        if found.kind in ("point", "since") and found.edtf:
            s.previous = found.edtf.removesuffix("/..")
            s.opened = found.first <= 1
            if len(s.previous) == 10:
                s.previous_day = s.back_day = s.previous
            if len(s.previous) >= 7 and s.previous[:4] in found.text:
                s.told = s.previous
        elif found.kind == "range" and found.earliest and found.latest and _night(found):
            s.previous = s.previous_day = s.back_day = found.latest  # `w nocy z 9 na 10 września … dwa dni później`
        after = found.last + 1


def _night(time: Time) -> bool:
    """A stretch from a day to the next."""
    low, high = date.fromisoformat(time.earliest or ""), date.fromisoformat(time.latest or "")
    return (high - low).days == 1


def _joined(s: Scan, found: list[Time]) -> list[Time]:
    """`od 28 lutego do 3 marca`, `28 lutego – 3 marca`: two ends of one stretch."""
    out: list[Time] = []
    for time in found:
        before = out[-1] if out else None
        if before is not None and before.edtf and time.edtf and "/" not in time.edtf and time.first - before.last == 2:
            between = s.text(time.first - 1)
            start = before.edtf.split("/")[0].rstrip("~")
            both = (
                between == "i"
                and before.kind == "point"
                and len(start) == 7
                and (s.text(before.first - 1) in _WITHIN or s.text(before.first) in _WITHIN)
            )
            between_them = (
                between == "a" and before.kind == "point" and s.text(before.first - 1) in ("między", "pomiędzy")
            )  # `między majem a wrześniem`
            stretch = (
                both
                or between_them
                or (before.kind == "since" and between == "do")
                or (before.kind == "point" and between in DASHES)
            )
            if stretch and len(start) == len(time.edtf) and start < time.edtf:
                out[-1] = _stretch(s, before, time, f"{start}/{time.edtf}")
                continue
        out.append(time)
    return out


def _stretch(s: Scan, a: Time, b: Time, edtf: str) -> Time:
    low, high = bounds(edtf)
    text = " ".join(w.text for w in s.words[a.first : b.last + 1])
    return replace(
        a,
        span=Span(a.span.start, b.span.end),
        last=b.last,
        edtf=edtf,
        earliest=low,
        latest=high,
        text=text,
        kind="range",
    )


def find_times(
    sentence: Sentence,
    anchor: str | None,
    previous: str | None = None,
    future: bool | None = None,
    day: str | None = None,
    lead: str | None = None,
    fresh: bool = True,
    onward: bool = False,
) -> list[Time]:
    """All times of a sentence in order.

    `anchor` is the document's date, `previous` the time told last before and `day` the last one that was a day (all EDTF);
    `lead` the day of the lead, for a sentence that opens a paragraph: `Tego samego dnia Tusk …` goes back to it;
    `fresh` whether the sentence just before told it, `onward` whether a story of past years goes on there (see `goes_on`).
    """
    scan = Scan(sentence, anchor, previous, day, future, lead, fresh, onward)
    found = _joined(scan, [t for t in _scan(scan) if not _moved_from(scan, t)])
    if len(found) < 2:
        return found
    found = _of_one_year(scan, found)
    return [t for t, after in zip_longest(found, found[1:]) if not _explained(sentence, t, after)]


def _of_one_year(s: Scan, found: list[Time]) -> list[Time]:
    """`zatrzymano w maju, a skazano w grudniu 2024 r.`: a month that would lie behind the one told next is of the same year."""
    out = list(found)
    for n, (a, b) in enumerate(pairwise(found)):
        if a.kind != b.kind or a.kind != "point" or not a.edtf or not b.edtf or len(a.edtf) != 7 or len(b.edtf) < 7:
            continue
        joined = any(s.text(x) in ("a", "i", "oraz") for x in range(max(a.last, b.first - 4), b.first))
        guessed, said = a.edtf[:4] not in a.text, b.edtf[:4] in b.text
        if joined and guessed and said and a.edtf > b.edtf[:7] and a.edtf[5:] < b.edtf[5:7]:
            edtf = b.edtf[:4] + a.edtf[4:]
            low, high = bounds(edtf)
            out[n] = replace(a, edtf=edtf, earliest=low, latest=high)
    return out


def _moved_from(s: Scan, time: Time) -> bool:
    """`przesunięto z marca na kwiecień`: when it was to be is no date of it."""
    s.index = time.first
    onto = s.text(time.last + 1) == "na" and not s.text(time.last + 2)[:1].isdigit()
    return s.text(time.first - 1) in ("z", "ze") and onto and s.moved


def _explained(sentence: Sentence, time: Time, after: Time | None) -> bool:
    """`dwa tygodnie wcześniej, 30 grudnia`: the day itself is said right after, and is the surer of the two."""
    return (
        after is not None
        and after.first == time.last + 2
        and sentence[time.last + 1].text == ","
        and len(after.edtf or "") == 10
        and sentence[time.last].text.casefold() in ("wcześniej", "później", "temu", "potem")
    )


def told_last(sentence: Sentence, times: Sequence[Time]) -> tuple[str | None, str | None]:
    """The time that a sentence leaves for the next, and the last that was a day.

    What is only said of a thing comes last: after `zdecydował w środę o otwarciu przejść, zamkniętych 29 października`
    the story is at that Wednesday. A night leaves its second day.
    """
    rows = [
        (
            _in_passing(sentence, t),
            n,
            t.latest if t.kind == "range" and _night(t) else (t.edtf or "").removesuffix("/.."),
        )
        for n, t in enumerate(times)
        if (t.kind == "point" and t.edtf)
        or (t.kind == "range" and t.earliest and t.latest and _night(t))
        or (t.edtf or "").endswith("/..")  # `mieszka tam od 2020 r., kiedy …`
    ]
    best = sorted(rows, key=lambda row: (row[0], -row[1]))
    return next((r[2] for r in best), None), next((r[2] for r in best if len(r[2] or "") == 10), None)


def goes_on(times: Sequence[Time], told: str | None, anchor: str | None) -> bool:
    """Whether `told`, a time of past years, was counted from another and names no year: `Trzy miesiące później zwolniono 52. W grudniu …`."""
    if (
        told is None
        or len(told) < 7
        or not anchor
        or int(anchor[:4]) * 12 + int(anchor[5:7] or 12) - _months(told) < 12
    ):
        return False
    return any(t.edtf and t.edtf.startswith(told) and told[:4] not in t.text for t in times)


def _months(edtf: str) -> int:
    return int(edtf[:4]) * 12 + int(edtf[5:7])


def _in_passing(sentence: Sentence, time: Time) -> bool:
    """Whether a participle right before, or the relative that opens its clause, says the time of a thing; or it looks back."""
    if sentence[time.last].text.casefold() == "wcześniej":
        return True  # `18 grudnia oświadczył, że dzień wcześniej …`
    for at in range(time.first - 1, max(-1, time.first - 9), -1):
        word = sentence[at]
        if word.text in (",", ";", ":", "–", "—", "(", ")"):
            return at + 1 < time.first and bool(
                (sentence[at + 1].lemmas | sentence[min(at + 2, len(sentence) - 1)].lemmas) & {"który"}
            )
        if "ppas" in word.pos and not word.pos & {"subst", "praet"} and at and sentence[at - 1].text == ",":
            return True
    return False


def covered(times: Sequence[Time]) -> frozenset[int]:
    """Indices of words that belong to a time."""
    return frozenset(i for t in times for i in range(t.first, t.last + 1))
