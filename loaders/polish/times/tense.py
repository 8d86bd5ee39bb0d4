"""The words of one sentence, and whether the clause around one of them tells of what was, is or will be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

from loaders.polish.text.words import Sentence, Word, lazily

FINITE = frozenset({"fin", "praet", "imps", "bedzie", "winien"})
_NO_PLAN = frozenset(
    {"odpowiedzi", "reakcji", "nocy", "noc"}
)  # `w reakcji na wrześniowe uwolnienie`, `w nocy na 20 listopada`
_STOPS = frozenset({",", ";", "–", "—", ":", "(", ")"})


def begins(word: Word) -> bool:
    """`manewry, rozpoczynające się w piątek`: a participle that tells when something is to begin."""
    return "pact" in word.pos and any(r.lemma in ("rozpoczynać", "zaczynać") for r in word.readings)


class Tenses:
    """Words with the tables of `data/times.yaml`."""

    def __init__(self, words: Sentence, data: dict[str, Any]) -> None:
        self.words = words
        self.data = data
        self._tenses: dict[int, bool | None] = {}

    def of(self, word: Word, table: str) -> int | None:
        rows: Mapping[str, int] = self.data[table]
        return None if rows.keys().isdisjoint(word.lemmas) else next(rows[x] for x in sorted(word.lemmas) if x in rows)

    def word(self, i: int) -> Word | None:
        return self.words[i] if 0 <= i < len(self.words) else None

    def text(self, i: int) -> str:
        return self.words[i].text.casefold() if 0 <= i < len(self.words) else ""

    def lemma(self, i: int, *lemmas: str) -> bool:
        return 0 <= i < len(self.words) and not self.words[i].lemmas.isdisjoint(lemmas)

    def clause(self, i: int) -> tuple[int, int]:
        """Words between the marks around `i`."""
        at = bisect_left(self._stops, i)
        return self._stops[at - 1] + 1 if at else 0, self._stops[at] if at < len(self._stops) else len(self.words)

    @lazily
    def _stops(self) -> list[int]:
        return [x for x, w in enumerate(self.words) if w.text in _STOPS]

    def tense(self, i: int) -> bool | None:
        """Whether the clause around `i` tells of the future: its nearest verb decides, else that of the clause after."""
        if i not in self._tenses:
            self._tenses[i] = self._tense(i)
        return self._tenses[i]

    def _tense(self, i: int) -> bool | None:
        before = self.text(i - 2)  # `w odpowiedzi na wrześniowe uwolnienie`: that has been
        if self.text(i - 1) == "na" and self.text(i - 3) not in ("z", "ze") and before not in _NO_PLAN:
            return True  # `zaplanowano na piątek`; not `w nocy z wtorku na środę`
        if self.text(i - 1) == "od" and "do" not in (self.text(i + 1), self.text(i + 2)) and self._lasting(i):
            return False  # `pozostają zamknięte od soboty`, whatever the next clause foretells
        first, last = self.clause(i)
        if self._inverted(i, first):
            return False
        after = min((x for x, w in enumerate(self.words) if x > last and w.text in _STOPS), default=len(self.words))
        if any(self._done(x, first) for x in range(max(first, i - 6), i)):
            return False  # `zatrzymany o świcie w środę, odpowie za korupcję`
        for low, high in ((first, last), (last + 1, after), (0, len(self.words))):
            verbs = [(abs(x - i), told) for x in range(low, high) if (told := self._ahead(x, high)) is not None]
            if verbs:
                return min(verbs)[1]
            if low <= i < high and any(self.text(x) in ("by", "aby", "żeby") for x in range(low, high)):
                return True  # `by kolejną sesję zorganizować w maju`; not `pod koniec maja, aby naciskać, umieścił`
        return None

    def _done(self, i: int, first: int) -> bool:
        """A past participle that opens its clause: what is dated is what had been done (`Wydana w maju licencja wygaśnie`)."""
        word = self.words[i]
        opens = i == first == 0 and not word.lemmas & set(self.data["scheduling"])
        if not ("ppas" in word.pos and (opens or (i > 0 and self.words[i - 1].text == ","))):
            return False
        return any(r.pos == "ppas" and r.perfective for r in word.readings)

    def _inverted(self, i: int, first: int) -> bool:
        """`utrzyma udzieloną w listopadzie licencję`: a past participle, its time and its noun; not `zostanie podpisana w maju umowa`."""
        at = i - 2 if self.text(i - 1) in ("w", "we", "z", "ze") else i - 1
        if at < first or not self._perfect(at) or any(self.lemma(x, "być", "zostać") for x in range(first, at)):
            return False
        nouns = [x for x in range(i + 1, min(i + 4, len(self.words))) if self.words[x].pos & {"subst", "ger"}]
        near = next((x for x in nouns if not self.lemma(x, "rok")), None)
        return (
            near is not None
            and bool(self.words[at].cases & self.words[near].cases)
            and self.text(near - 1) not in _STOPS
        )

    def _ahead(self, i: int, end: int) -> bool | None:
        """True for a form of the future at `i`, False for one of the past, None for what tells neither."""
        word = self.words[i]
        if word.text.casefold() in ("czeka", "czekają") and "na" not in (
            self.text(i + 1),
            self.text(i + 2),
        ):  # `latem kraj czekają wybory`
            return True
        if word.text.casefold() in ("ma", "mają", "mamy"):  # `ma przylecieć`, not `ma rację`
            return True if any("inf" in self.words[x].pos for x in range(i + 1, min(i + 7, end))) else None
        if begins(word):
            return True
        rows = [r for r in word.readings if r.pos in ("fin", "bedzie", "praet", "imps", "winien")]
        if not rows or (word.pos & {"subst", "adj", "prep", "conj"} and self.text(i + 1) != "się"):
            return None
        if all(r.pos in ("praet", "imps") for r in rows):
            return False
        if all(r.pos == "bedzie" or (r.pos == "fin" and r.perfective) for r in rows):
            return True
        arranged = all(r.pos == "fin" and r.lemma in self.data["arranged"] for r in rows)
        return True if arranged else None

    def _lasting(self, i: int) -> bool:
        """Whether the clause says that something goes on: a present that is no arrangement."""
        return self._now(i) and not self._arranged(i)

    def _arranged(self, i: int) -> bool:
        low, high = self.clause(i)
        return any(w.lemmas & set(self.data["arranged"]) for w in self.words[low:high])

    def dates_done(self, i: int) -> bool:
        """`skazany 8 lutego, siedzi`: the day of what a participle without an auxiliary tells, in its clause, as done."""
        low, high = self.clause(i)
        near = i - 2 if self.text(i - 1) in ("w", "we") else i - 1
        alone = low > 0 and not any(w.pos & FINITE for w in self.words[low:high])  # `, skazany w Grodnie 8 lutego,`
        told = [x for x in range(low, i) if self._perfect(x) and (x == near or alone)]
        return bool(told) and not any(w.pos & FINITE or "inf" in w.pos for w in self.words[low : told[0]])

    def _perfect(self, i: int) -> bool:
        word = self.word(i)
        return (
            word is not None
            and word.lemmas.isdisjoint(self.data["scheduling"])
            and any(r.pos == "ppas" and r.perfective for r in word.readings)
        )

    def present(self, i: int) -> bool:
        """Whether the nearest verb of the clause is in the present: with a day ahead it tells of what is arranged."""
        if self.text(i - 1) == "od" and not self._arranged(i):
            return False  # `od 8 lutego siedzi`: what lasts began in the past
        return self._now(i)

    def _now(self, i: int) -> bool:
        low, high = self.clause(i)
        verbs = [
            (abs(x - i), {r.pos for r in self.words[x].readings if r.pos in ("fin", "praet", "imps", "bedzie")})
            for x in range(low, high)
            if not self.words[x].pos & {"subst", "adj", "prep", "conj"}
        ]
        verbs = [v for v in verbs if v[1]]
        if not verbs and low:  # `znana jest data: 2 grudnia`
            told = [{r.pos for r in w.readings} & FINITE for w in self.words]
            return any(told) and all(t <= {"fin"} for t in told)
        return bool(verbs) and min(verbs, key=lambda v: v[0])[1] == {"fin"}
