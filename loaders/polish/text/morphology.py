"""Readings of word forms: Morfeusz 2 (SGJP), made whole for words that a newspaper treats as one.

Morfeusz cuts `Coale’a`, `amerykańsko-białoruskich` and `m.in.` into pieces; here each is one word with the
readings of its head. A form is analysed once and remembered: news repeats its words.
"""

from __future__ import annotations

import re
from functools import cache
from operator import itemgetter

import morfeusz2

from loaders.polish.text.coined import table as coined_forms
from loaders.polish.text.first_names import first_name_readings, kept_by_hand
from loaders.polish.text.words import CASES, DATA, GENDERS, Reading, Readings, WorkedOut
from ontology.tables import read_table

# Cases that the ending after an apostrophe marks on a foreign name: Coale’a, Coale’em, Sikorsky’ego.
_APOSTROPHE = re.compile(
    r"^(?P<base>(?:[ODNMLodnml][’'ʼ`‘])?[^’'ʼ`‘]+)[’'ʼ`](?P<ending>(?!el)(?!al$)[a-ząęółśżźćń]{1,4})$"
)  # not the `el` of `Jisra’el`, `Jisra’ela`
_ENDINGS = {
    "a": "gen.acc", "owi": "dat", "em": "inst", "m": "inst", "ie": "loc", "u": "loc", "ego": "gen.acc", "emu": "dat",
    "ym": "inst.loc", "im": "inst.loc", "mu": "dat", "go": "gen.acc", "’s": "gen",
}  # fmt: skip
_NOISE = ("depr:", "aglt:")  # depreciative plurals (`te Łukaszenki`) and stray endings only add ambiguity
_Row = tuple[int, int, str, str, str]  # from node to node: lemma, tag and class of name
_END = itemgetter(1)


def before_mark(form: str) -> str | None:
    """What a mark parts from its Polish ending: `Coale` of `Coale’em`; None where no ending follows, as in `Jisra’el`."""
    match = _APOSTROPHE.match(form)
    return match["base"] if match else None


def _plain(lemma: str) -> str:
    return lemma.split(":", 1)[0] if ":" in lemma and len(lemma) > 1 else lemma


@cache
def _abbreviations() -> dict[str, tuple[Reading, ...]]:
    """Abbreviations with their stop, from `data/abbreviations.yaml`: form → readings of what they stand for."""
    rows = read_table(DATA / "abbreviations.yaml")
    return {form: (Reading(row["lemma"], row["tag"]),) for form, row in rows["expand"].items()}


class Morphology:
    """Word form → readings, cached. One instance is meant to live as long as its extractor.

    >>> [r.lemma for r in Morphology().readings("Coale’a")]
    ['Coale']
    >>> sorted({r.lemma for r in Morphology().readings("uwolnienia")})
    ['uwolnić']
    """

    def __init__(self) -> None:
        self._morfeusz = morfeusz2.Morfeusz(praet="composite")
        self._spell = self._morfeusz._morfeusz_obj.getIdResolver()
        self._tags, self._names = dict[int, str](), dict[int, str]()
        self.forms = WorkedOut[str, Readings](lambda form: Readings(self._analyse(form)))
        self._coined: dict[str, tuple[Reading, ...]] | None = None

    def readings(self, form: str) -> tuple[Reading, ...]:
        """All readings of one orthographic word; `()` for a form that nothing is known of (a foreign name)."""
        return self.forms[form]

    def known(self, form: str) -> bool:
        """Whether the dictionary knows `form`; decides between `nego-cjacje` and `polsko-białoruski`."""
        return bool(self._whole(form))

    def generate(self, lemma: str) -> list[tuple[str, str]]:
        """All forms of `lemma` with their tags, e.g. `("Mińsku", "subst:sg:loc:m3")`."""
        return [(row[0], row[2]) for row in self._morfeusz.generate(lemma) if row[2] != "ign"]

    def _whole(self, form: str) -> tuple[Reading, ...]:
        """Readings that span all of `form`, noise left out."""
        rows = self._rows(form)
        end = max(rows, key=_END)[1] if rows else 0
        kept = {
            (_plain(lemma), tag, name)
            for start, stop, lemma, tag, name in rows
            if start == 0 and stop == end and tag != "ign" and not tag.startswith(_NOISE)
        }
        if not kept and end > 1:
            kept = self._with_ending(rows)
        return tuple([Reading(*row) for row in sorted(kept)])

    def _rows(self, form: str) -> list[_Row]:
        """What the dictionary says of a form, in no order.

        `Morfeusz.analyse` spells out tags, names and labels of every row anew, in twice the time: here the object under
        it is asked, and each of the thousand tags is spelled out once. To take its rows is faster than to iterate over them.
        """
        tags, names = self._tags, self._names
        found = []
        rows = self._morfeusz._morfeusz_obj.analyse(form)
        for _ in range(len(rows)):
            row = rows.pop()
            if (tag := tags.get(at := row.tagId)) is None:
                tag = tags[at] = self._spell.getTag(at)
            if (name := names.get(at := row.nameId)) is None:
                classes = self._spell.getName(at).split("|")
                name = names[at] = next((x for x in classes if x != "nazwa_pospolita"), "")
            found.append((row.startNode, row.endNode, row._lemma, tag, name))
        return found

    @staticmethod
    def _with_ending(rows: list[_Row]) -> set[tuple[str, str, str]]:
        """`żebyśmy`, `miałaś`: the first segment's readings, when the rest is only mobile endings."""
        rest = [tag.split(":", 1)[0] for start, _, _, tag, _ in rows if start > 0]
        if not rest or not set(rest) <= {"aglt", "part"}:
            return set()
        return {(_plain(lemma), tag, "") for start, _, lemma, tag, _ in rows if start == 0 and tag != "ign"}

    def _front(self, form: str, back: Reading) -> str:
        """The first half of a double name in the base form, where both are declined: `Kidawą-Błońską` is Kidawa-Błońska."""
        if not form[:1].isupper() or not back.lemma[:1].isupper():
            return form
        rows = (
            r.lemma
            for r in self._whole(form)
            if r.pos == "subst"
            and r.lemma[:1].isupper()
            and r.values(CASES) & back.values(CASES)
            and r.values(GENDERS) & back.values(GENDERS)
        )
        woman = len(back.values(CASES)) > 5 and form.endswith(
            ("ę", "ą")
        )  # `Szarendę-Panasiuk`: the second is not declined
        return next(rows, f"{form[:-1]}a" if woman and back.values(("f",)) else form)

    def _analyse(self, form: str) -> tuple[Reading, ...]:
        abbreviation = _abbreviations().get(form) or _abbreviations().get(form.lower())
        if abbreviation:
            return abbreviation
        if self._coined is None:
            self._coined = coined_forms(self.generate)
        if coined := self._coined.get(form):
            return tuple(dict.fromkeys((*coined, *self._whole(form))))
        plain = form.isalpha()  # as most are: nothing but letters
        if not plain and not any(c.isalpha() for c in form):
            return (Reading(form, "dig" if any(c.isdigit() for c in form) else "interp"),)
        if not plain and (match := _APOSTROPHE.match(form)):
            base, cases = match["base"], _ENDINGS.get(match["ending"], "gen.dat.acc.inst.loc")
            tag = f"subst:sg:{cases}:m1"
            first = any(r.name == "imię" for r in (*self._whole(base), *first_name_readings(base)))
            return (Reading(base, tag, "nazwisko"), *((Reading(base, tag, "imię"),) if first else ()))
        found = self._whole(form)
        if not found and "-" in form.strip("-"):
            head, tail = form.rsplit("-", 1)
            found = tuple(Reading(f"{self._front(head, r)}-{r.lemma}", r.tag, r.name) for r in self._whole(tail))
        if not found and form.isupper():
            found = self._whole(form.capitalize())
        if form[:1].isupper() and not form.isupper() and not any(r.name == "imię" for r in found):
            rows = first_name_readings(form)
            found += rows if not found else tuple(r for r in rows if r.lemma in kept_by_hand())
        elif form[:1].isupper() and form.endswith("a") and form in kept_by_hand():  # `Karla`: not only of Karl
            found += tuple(r for r in first_name_readings(form) if r.lemma == form and r not in found)
        return found
