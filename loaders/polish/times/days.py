"""Times that name a day: digits, weekdays, holidays, nights, `wczoraj`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from loaders.polish.text.marks import DASHES
from loaders.polish.times.calendar import YEARS
from loaders.polish.times.counted import HOURS
from loaders.polish.times.scan import DIGITS, Scan, Time, begins_at
from ontology.dates import valid

_FULL = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_THAT = ("pory", "czasu")  # `od tego czasu`
_PART = ("ranka", "wieczoru", "wieczora", "popołudnia", "poranka")
_ISO = re.compile(r"^\d{4}-\d{2}-\d{2}$")


def digits(s: Scan, i: int, text: str) -> Time | None:
    if match := _FULL.match(text):
        edtf = s.day(int(match[3]), int(match[2]), int(match[1]))
        return s.make(i, i, edtf) if edtf else None
    if _ISO.match(text):
        return s.make(i, i, text) if valid(text) else None
    if s.text(i - 1) == "godz." or (":" in text and s.lemma(i - 1, "godzina", "o")):
        return s.make(i, i, None, "unresolved")
    if not DIGITS.match(text):
        return None
    if (span := day_range(s, i)) is not None:
        return span
    if len(text) <= 2 and s.text(i + 1) == "bm." and s.low:  # `18 bm.`: of this month
        return s.make(i, i + 1, s.day(int(s.low[:4]), int(s.low[5:7]), int(text)))
    month = s.of(s.words[i + 1], "months") if i + 1 < len(s.words) else None
    if month and len(text) <= 2 and "gen" in s.words[i + 1].cases:
        year, last = s.year_after(i + 2)
        day = int(text)
        return s.make(i, max(last, i + 1), s.day(year or s.guess_year(month, day), month, day))
    if YEARS.match(text):
        return year_digits(s, i, text)
    return None


@begins_at("ordinals")
def ordinals(s: Scan, i: int) -> Time | None:
    """`dziesiątego listopada`, `dwudziestego czwartego lutego ubiegłego roku`: a day in words."""
    number, at = s.of(s.words[i], "ordinals"), i + 1
    if number is None or not s.text(i).endswith("ego") or s.text(i) == "tego":
        return None
    ones = s.of(s.words[at], "ordinals") if number in (20, 30) and at < len(s.words) else None
    if ones is not None and ones < 10:
        number, at = number + ones, at + 1
    month = s.of(s.words[at], "months") if at < len(s.words) and "gen" in s.words[at].cases else None
    if month is None:
        return None
    year, last = s.year_after(at + 1)
    return s.make(i, max(last, at), s.day(year or s.guess_year(month, number), month, number))


def day_range(s: Scan, i: int) -> Time | None:
    """`11–17 maja br.`, `z 11 na 12 września`, `od 3 do 5 maja`, `28 lutego – 3 marca` is left to its parts."""
    joiner = s.text(i + 1)
    if (
        not (joiner in DASHES or joiner in ("na", "do", "i", "a"))
        or not DIGITS.match(s.text(i + 2))
        or len(s.text(i)) > 2
    ):
        return None
    after = s.word(i + 3)
    month = s.of(after, "months") if after else None
    if not month or len(s.text(i + 2)) > 2:
        return None
    if joiner == "do" and s.text(i - 1) != "od":
        return None
    year, last = s.year_after(i + 4)
    year = year or s.guess_year(month, min(int(s.text(i)), int(s.text(i + 2))), whole=joiner == "do")
    first, second = s.day(year, month, int(s.text(i))), s.day(year, month, int(s.text(i + 2)))
    if second and joiner == "na" and int(s.text(i + 2)) == 1:
        first = shifted(second, -1)  # `w nocy z 31 na 1 grudnia`
    if first and second and first >= second:
        return None
    if joiner == "na" and second and (_at_midnight(s, i) or s.moved):
        return s.time(i, max(last, i + 3), second, "point", None)
    return s.make(i, max(last, i + 3), f"{first}/{second}" if first and second else None, "range")


def _at_midnight(s: Scan, i: int) -> bool:
    """`o północy z 9 na 10 września`: the day that begins then; `w nocy` is a stretch."""
    return s.text(i - 1) in ("z", "ze") and s.text(i - 2) == "północy"


def year_digits(s: Scan, i: int, text: str) -> Time | None:
    after, before = s.text(i + 1), s.text(i - 1)
    if after in DASHES and YEARS.match(s.text(i + 2)):
        last = i + 2 + (s.lemma(i + 3, "rok", "lata") or s.text(i + 3) == "r.")
        return s.make(i, last, f"{text}/{s.text(i + 2)}", "range")
    if i == 0 and (after in DASHES or after == ":") and s.word(i + 2) is not None:
        return s.make(i, i, text)  # `2021 – UE objęła sankcjami …`: a line of a chronicle
    suffix = s.lemma(i + 1, "rok") or after == "r."
    if suffix:
        return s.make(i, i + 1, text)
    if before == "roku" and s.text(i - 2) in ("w", "od", "do"):
        return s.make(i - 1, i, text)
    if s.lemma(i - 1, "rok", "lata", "jesień", "wiosna", "lato", "zima", "koniec", "początek", "połowa"):
        return s.make(i, i, text)
    if before in ("w", "od", "do", "po", "przed", "z") and not counted(s, i):
        return s.make(i, i, text)
    return None


def counted(s: Scan, i: int) -> bool:
    after = s.word(i + 1)
    return (
        after is not None and bool(after.pos & {"subst", "adj"}) and "gen" in after.cases and after.text[:1].islower()
    )


@begins_at("holidays")
def holidays(s: Scan, i: int) -> Time | None:
    """`w Nowy Rok`, `w sylwestra`: feasts of a fixed day; `przed Bożym Narodzeniem`: in the month before it, roughly."""
    if not s.words[i].text[:1].isupper() and not (s.lemma(i, "sylwester") and s.text(i - 1) in ("w", "przed", "po")):
        return None
    rows: dict[str, str] = s.data["holidays"]
    for name, stamp in rows.items():
        parts = name.split(" ")
        found = [s.word(i + k) for k in range(len(parts))]
        small = name == "sylwester"
        if all(w and (w.text[:1].isupper() or small) and p in w.lemmas for w, p in zip(found, parts, strict=True)):
            last = i + len(parts) - 1
            month, day = (int(x) for x in stamp.split("-"))
            year, end = s.year_after(last + 1)
            feast = s.day(year or s.guess_year(month, day), month, day)
            if s.text(i - 1) == "przed" and (near := shifted(feast, -7)):
                return s.time(i, max(last, end), near[:7] + "~", "point", None)
            return s.make(i, max(last, end), feast)
    return None


@begins_at(lemmas=HOURS, forms=("nazajutrz", "dnia", *_THAT, *_PART))
def same_day(s: Scan, i: int) -> Time | None:
    """`tego samego dnia`, `tego dnia`, `następnego dnia`, `nazajutrz`: counted from the day told last."""
    if s.lemma(i, *HOURS):
        later = s.text(i + 1) in ("później", "potem", "wcześniej")  # `godzinę później`
        waited = s.text(i - 2) == "po" and s.text(i - 1) in s.data["few"]  # `po kilku godzinach`
        return (
            s.make(i, i + later, s.back_day + "~" if s.back_day and later else None) if later or waited else None
        )  # on the day that the story has reached
    if s.text(i) == "nazajutrz":
        return s.make(i, i, shifted(s.previous_day, 1))
    if s.text(i) in _THAT and s.text(i - 1) in ("tej", "tamtej", "tego", "tamtego") and s.text(i - 2) == "od":
        return s.time(i - 1, i, f"{s.previous}/..", "since", "od") if s.previous and "/" not in s.previous else None
    if s.text(i) in _PART:  # `tego samego ranka`
        same = s.text(i - 1) == "samego" and s.text(i - 2) == "tego"
        return s.make(i - 2, i, s.back_day) if same else None
    if s.text(i) != "dnia":
        return None
    if s.text(i - 1) in s.data["next_day"]:
        return s.make(i - 1, i, shifted(s.previous_day, s.data["next_day"][s.text(i - 1)]))
    if s.text(i - 1) == "tego":
        return s.make(i - 1, i, s.back_day)
    if s.text(i - 1) == "samego" and s.text(i - 2) == "tego":
        after = s.word(i + 2) if s.text(i + 1) in ("w", "we") else None
        if after is not None and s.of(after, "months"):
            return None  # `zatrzymany tego samego dnia w czerwcu 2020 r.`: the month is said
        return s.make(i - 2, i, _that_day(s, i - 3))
    return None


def _that_day(s: Scan, before: int) -> str | None:
    """The day told last; where the sentence has told a month since (`we wrześniu …, a tego samego dnia`), about that month."""
    month = (s.previous or "").rstrip("~")
    here = s.previous != s.before and len(month) == 7 and (s.text(before) in ("a", "i") or s.opened)
    return month + "~" if here and not (s.back_day or "").startswith(month) else s.back_day


def shifted(day: str | None, by: int) -> str | None:
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat() if day else None


@begins_at("weekdays", lemmas=("weekend",))
def weekdays(s: Scan, i: int) -> Time | None:
    day = s.of(s.words[i], "weekdays")
    last = i
    if day is None and s.lemma(i, "weekend"):
        if s.exact is None:
            return s.make(i, i, None)
        saturday = s.exact - timedelta(
            days=(s.exact.weekday() - 5) % 7 or (7 if s.exact.weekday() == 5 and not s.future else 0)
        )
        if s.future or s.lemma(i - 1, *s.data["next"]):
            saturday = s.exact + timedelta(days=(5 - s.exact.weekday()) % 7)
        return s.make(i, i, f"{saturday}/{saturday + timedelta(days=1)}", "range")
    if day is None or "subst" not in s.words[i].pos:
        return None
    before = s.word(i - 1)
    if before is None or not (
        "prep" in before.pos or s.lemma(i - 1, *s.data["last"], *s.data["next"]) or "adj" in before.pos
    ):
        return None
    if s.text(i - 1) in ("z", "ze") and s.text(i + 1) == "na" and s.exact and s.word(i + 2) is not None:
        following = s.of(s.words[i + 2], "weekdays")
        if following is not None:  # `w nocy ze środy na czwartek`
            last_day = s.exact - timedelta(days=(s.exact.weekday() - following) % 7)
            if (s.future or s.moved) and last_day < s.exact:  # `otworzy je w nocy ze środy na czwartek`
                last_day += timedelta(days=7)
            if _at_midnight(s, i) or s.moved:
                return s.time(i, i + 2, last_day.isoformat(), "point", None)
            first_day = last_day - timedelta(days=(following - day) % 7)
            return s.time(i, i + 2, f"{first_day}/{last_day}", "range", s.text(i - 1))
    number = s.text(i + 1)
    month = s.of(s.words[i + 2], "months") if i + 2 < len(s.words) and DIGITS.match(number) else None
    if number == "," and DIGITS.match(s.text(i + 2)) and i + 3 < len(s.words):
        month = s.of(s.words[i + 3], "months")  # `w czwartek, 9 października`
    if month:  # `w piątek 12 września`
        return None
    if s.exact is None:
        return s.make(i, last, None)
    ahead = (
        s.future
        or (i <= 1 and day != s.exact.weekday() and s.verbless and not any("ppas" in w.pos for w in s.words))
        or s.lemma(i - 1, *s.data["next"])
        or s.text(i - 1).startswith("najbliższ")
    )
    delta = (s.exact.weekday() - day) % 7
    today = 0 if s.future and not s.lemma(i - 1, *s.data["next"]) else 7  # `w poniedziałek mają rozmawiać`, told on one
    if not ahead and 0 <= delta <= s.exact.weekday() and s.lemma(i - 1, "ubiegły", "zeszły"):
        delta += 7  # on a Friday `w ubiegły czwartek` is not yesterday but that of the week before
    moment = (
        s.exact + timedelta(days=(day - s.exact.weekday()) % 7 or today) if ahead else s.exact - timedelta(days=delta)
    )
    if s.meant and not s.lemma(i - 1, *s.data["last"], *s.data["next"], "ostatni"):  # the nearest, past or to come
        moment = s.exact + timedelta(days=(day - s.exact.weekday() + 3) % 7 - 3)
    if s.lemma(i - 1, *s.data["last"], "ostatni") and delta == 0:
        moment -= timedelta(days=7)
    if s.text(i + 1) == "i" and (second := s.word(i + 2)) is not None and "acc" in second.cases:
        other = s.of(second, "weekdays")
        if other == (day + 1) % 7:  # `w sobotę i niedzielę`
            return s.make(i, i + 2, f"{moment}/{moment + timedelta(days=1)}", "range")
    return s.make(i, last, moment.isoformat())


@begins_at("days")
def days(s: Scan, i: int) -> Time | None:
    offset = s.of(s.words[i], "days")
    if s.text(i - 1) == "ani":
        return None  # `ani jutro, ani pojutrze`: never
    if offset is None or not s.words[i].pos & {"adv", "part", "subst"}:
        return None
    return s.make(i, i, (s.exact + timedelta(days=offset)).isoformat() if s.exact else None)


@begins_at(forms=("nocy", "czasie"))
def nights(s: Scan, i: int) -> Time | None:
    """`w nocy` alone, `minionej nocy`: the night that ends on the day of publication, or the coming one; `w tym czasie`: the time before."""
    last = s.text(i) == "nocy" and (s.lemma(i - 1, "miniony") or s.lemma(i - 1, "ostatni"))
    if last and s.exact is not None and s.text(i - 2) not in ("podczas", "po", "od", "do"):
        return s.make(i - 1, i, s.exact.isoformat())
    if s.text(i) == "nocy" and s.text(i - 1) == "w" and s.text(i + 1) not in ("z", "ze", "na"):
        if s.exact is None:
            return None
        day = s.exact
        ahead = f"{day}/{day + timedelta(days=1)}"
        return s.make(i, i, ahead, "range") if s.future else s.make(i, i, day.isoformat())
    if s.text(i) == "czasie" and s.lemma(i - 1, "ten") and s.text(i - 2) == "w" and s.previous:
        return s.make(i - 1, i, s.previous)
    return None
