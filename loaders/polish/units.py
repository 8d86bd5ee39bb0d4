"""Words → units: what syntax treats as one thing.

A name, a date, a number, and an office with the name of its holder (`specjalnego wysłannika USA Johna Coale’a`)
are one unit of known case, so that the parser cannot tear them apart (`../shared/treebank/README.md`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from loaders.polish.lexicon import Lexicon, lexicon
from loaders.polish.morphology import Morphology
from loaders.polish.numbers import Number
from loaders.polish.times import Time
from loaders.polish.words import CASES, Reading, Sentence, Word
from ontology.claims import Link, Mention, Span

NOMINAL = frozenset({"subst", "ger", "ppron3", "ppron12", "siebie", "num", "dig", "brev"})
VERBAL = frozenset({"fin", "praet", "imps", "inf", "cond", "impt", "bedzie", "pcon", "pant", "winien", "pred"})
FINITE = frozenset({"fin", "praet", "imps", "cond", "bedzie", "winien", "pred"})
ADJECTIVAL = frozenset({"adj", "ppas", "pact", "adja"})
PERSON = "Person"
# Nouns for persons by whose they are: a genitive after them is the other one.
_RELATIONAL = frozenset(
    {
        "klient",
        "klientka",
        "prawnik",
        "obrońca",
        "adwokat",
        "uczeń",
        "mecenas",
        "pełnomocnik",
        "doradca",
        "współpracownik",
    }
)
# Adjectives that point; a title does not begin with one.
_PRONOMINAL = frozenset(
    {
        "ten",
        "ów",
        "który",
        "jaki",
        "swój",
        "mój",
        "nasz",
        "wasz",
        "inny",
        "każdy",
        "żaden",
        "taki",
        "wszystek",
        "jeden",
        "pewien",
    }
)


@dataclass(frozen=True, slots=True)
class Title:
    """An office that stands with a name: words from `first` to `last` (word indices), readings of its head noun."""

    first: int
    last: int
    readings: tuple[Reading, ...]
    head: Span


@dataclass(eq=False, slots=True)
class Unit:
    """One or more words that syntax treats as one. `word` is what the parser sees; indices are of words.

    Never changed once made; not `frozen` because that makes every one of them three times as slow to make.
    """

    index: int
    first: int
    last: int
    word: Word
    span: Span
    mentions: tuple[Mention, ...] = ()
    time: Time | None = None
    number: Number | None = None
    title: Title | None = None
    expression: str | None = None  # name of a fixed expression: `w sprawie`
    inner: tuple[Mention, ...] = field(default=())  # mentions inside a title: `USA` in `wysłannik USA John Coale`
    # asked for hundreds of thousands of times, and so made once
    text: str = field(init=False, compare=False, repr=False)
    lemmas: frozenset[str] = field(init=False, compare=False, repr=False)
    cases: frozenset[str] = field(init=False, compare=False, repr=False)
    pos: frozenset[str] = field(init=False, compare=False, repr=False)
    named: bool = field(init=False, compare=False, repr=False)  # a name, not merely an adjective that comes from one

    def __post_init__(self) -> None:
        word = self.word
        self.text, self.lemmas, self.cases, self.pos = word.text, word.lemmas, word.cases, word.pos
        self.named = bool(self.mentions) and any(m.link is not Link.ADJECTIVE for m in self.mentions)

    def is_(self, classes: frozenset[str]) -> bool:
        return not self.pos.isdisjoint(classes)


def _readings_of_name(words: Sequence[Word], kind: str, lemma: str) -> tuple[Reading, ...]:
    """Readings of a name of several words: a noun in the cases that all its inflected words allow."""
    cases = frozenset(CASES)
    numbers: set[str] = set()
    genders: set[str] = set()
    nouns = [w for w in words if w.cases]
    if any(not w.readings and w.text.endswith("owi") for w in words):
        cases = frozenset({"dat"})
    if kind != PERSON and nouns:
        parts = frozenset(lemma.casefold().split())
        heads = [w for w in nouns if any(r.lemma.casefold() in parts for r in w.readings if r.pos in ("subst", "ger"))]
        heads = (heads or [w for w in nouns if w.pos & {"subst", "ger"}])[:1] or nouns[:1]
        beyond = list(words).index(heads[0]) + 1
        while beyond < len(words) and words[beyond].pos & {"adj", "ppas"} and words[beyond].text[:1].isupper():
            beyond += 1  # `Stany Zjednoczone`: the adjective tells the case too
        nouns = [w for w in nouns if w.start < words[beyond - 1].end]
    bases = lemma.split() if kind == PERSON and len(lemma.split()) == len(words) else []
    for word, base in zip(
        words, bases, strict=False
    ):  # a first name of the dictionary binds first: `Marię Kalesnikawą`
        if not word.foreign and word.text != base and any(r.lemma.casefold() == base.casefold() for r in word.readings):
            cases &= word.cases or cases
    for word, base in zip(words, bases, strict=False):  # an inflected form that no dictionary knows: by its ending
        if word.foreign and word.text != base and (ending := _by_ending(word.text)) and cases & ending:
            cases &= ending
    for word in sorted(nouns, key=lambda w: w.foreign):  # what the dictionary knows binds before what is guessed
        if cases & word.cases:
            cases &= word.cases
    for word in nouns[-1:]:
        for reading in word.readings:
            numbers |= reading.values(("sg", "pl"))
            genders |= reading.values(("m1", "m2", "m3", "f", "n"))
    number = ".".join(n for n in ("sg", "pl") if n in numbers) or "sg"
    if kind == PERSON:
        number = "sg"
        shown = " ".join(w.text for w in words)
        if shown.casefold() == lemma.casefold() and any(
            w.text[-1:] not in _OPEN_ENDS or w.text.endswith(("ski", "cki")) for w in words
        ):
            cases = frozenset({"nom"})  # a base form that Polish would inflect
    gender = next((g for g in ("m1", "f", "m3", "n", "m2") if g in genders), "m1")
    if kind == PERSON and gender not in ("m1", "f"):
        gender = "m1"
    ordered = ".".join(c for c in CASES if c in cases)
    tag = f"subst:{number}:{ordered}:{gender}"
    others = sorted(words[0].lemmas) if kind != PERSON and words[0].pos & {"subst"} else []
    return tuple(Reading(base, tag, "nazwa") for base in dict.fromkeys([lemma, *others]))


def _with_count(reading: Reading, both: bool) -> Reading:
    """A counted genitive may be subject or object: `52 więźniów`; not that of the singular in `obie firmy`."""
    if "gen" not in reading.values(CASES) or (both and not reading.values(("pl",))):
        return reading
    parts = reading.tag.split(":")
    return Reading(reading.lemma, ":".join("nom.gen.acc" if "gen" in p.split(".") else p for p in parts), reading.name)


# Final vowels of names that Polish need not decline: `Orbánné`, `Ruginienė`.
_OPEN_ENDS = "eouyiėéèêëáàâãíýúûóòôõöüőűāēīūäåø"
# Cases that the ending of an inflected foreign name allows.
_ENDINGS: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (ending, frozenset(cases.split(".")))
    for ending, cases in (
        ("owi", "dat"), ("emu", "dat"), ("em", "inst"), ("ym", "inst.loc"), ("im", "inst.loc"), ("ową", "acc.inst"), ("ewą", "acc.inst"), ("iną", "acc.inst"), ("yną", "acc.inst"),
        ("ską", "acc.inst"), ("cką", "acc.inst"), ("ą", "inst"), ("ę", "acc"), ("ie", "dat.loc"), ("u", "gen.loc"),
        ("ego", "gen.acc"), ("ej", "gen.dat.loc"), ("y", "gen"), ("i", "gen.dat.loc"), ("a", "gen.acc"),
    )
)  # fmt: skip


def _by_ending(form: str) -> frozenset[str]:
    """Cases of an inflected form by its ending; none where the ending tells nothing."""
    return next((cases for ending, cases in _ENDINGS if form.casefold().endswith(ending)), frozenset())


def _guess(word: Word, lemma: str, kind: str) -> tuple[Reading, ...]:
    """Readings of a single-word name; the ending decides where the dictionary knows nothing."""
    nouns = tuple(r for r in word.readings if r.pos in ("subst", "ger", "adj"))
    same = word.text.casefold() == lemma.casefold()
    if same and word.text[-1:] not in _OPEN_ENDS and not word.text.isupper():
        # a base form that Polish inflects is a nominative, whatever the dictionary allows (`Łukaszenka` as a genitive)
        if kind == PERSON:
            return (Reading(lemma, "subst:sg:nom:m1", "nazwa"),)
    form, base = word.text.casefold(), lemma.casefold()
    if nouns and kind == PERSON and form == base.split()[-1] and all(r.values(CASES) == {"voc"} for r in nouns):
        nouns, base = (), form  # `Maduro` is no vocative of another name
    if nouns:
        return nouns
    if form == base:
        cases = "nom.gen.dat.acc.inst.loc"
    else:
        cases = ".".join(c for c in CASES if c in _by_ending(form)) or "nom.gen.dat.acc.inst.loc"
    return (Reading(lemma, f"subst:sg:{cases}:m1", "nazwa"),)


class Collapser:
    """Makes the units of a sentence."""

    def __init__(self, morphology: Morphology, principals: frozenset[str] = frozenset()) -> None:
        """`principals` are clusters of heads of state and government: `wysłannika Trumpa` is not Trump."""
        self._lexicon: Lexicon = lexicon()
        self._openings = frozenset(key[0] for key in self._lexicon.expressions)
        self._morphology = morphology
        self._principals = principals
        self._titles: dict[tuple[str, tuple[Reading, ...]], bool] = {}  # form → whether a title may begin with it

    @staticmethod
    def _counted(number: Number, owner: Mapping[int, object]) -> int | None:
        """The last word of a counted phrase, `52 więźniów`, `250 kolejnych osób`; None where the noun is elsewhere."""
        noun = number.noun
        if noun is None or noun - number.last > 3 or any(i in owner for i in range(number.last + 1, noun + 1)):
            return None
        return noun

    def _expression(self, sentence: Sentence, at: int, owner: Mapping[int, object]) -> tuple[int, str, str] | None:
        """A fixed expression that starts at `at`: its last word, the word that the parser sees, its name for frames."""
        if sentence[at].text.casefold() not in self._openings:
            return None
        for length in (3, 2, 1):
            key = tuple(w.text.casefold() for w in sentence[at : at + length])
            row = self._lexicon.expressions.get(key)
            if row is not None and len(key) == length and not any(i in owner for i in range(at, at + length)):
                return at + length - 1, *row
        return None

    def units(
        self, sentence: Sentence, mentions: Sequence[Mention], times: Sequence[Time], numbers: Sequence[Number]
    ) -> list[Unit]:
        """Units in order; every word is in exactly one."""
        starts = {w.start: i for i, w in enumerate(sentence)}
        ends = {w.end: i for i, w in enumerate(sentence)}
        owner: dict[int, tuple[int, int, str, object]] = {}
        adjectives: dict[int, list[Mention]] = {}
        for mention in mentions:
            first, last = starts.get(mention.span.start), ends.get(mention.span.end)
            if first is None or last is None or mention.link is Link.ADJECTIVE:
                at = next((i for i, w in enumerate(sentence) if w.start <= mention.span.start < w.end), None)
                if at is not None:
                    adjectives.setdefault(at, []).append(mention)
                continue
            for i in range(first, last + 1):
                owner[i] = (first, last, "mention", mention)
        for time in times:
            if not any(i in owner for i in range(time.first, time.last + 1)):
                owner |= dict.fromkeys(range(time.first, time.last + 1), (time.first, time.last, "time", time))
        for number in numbers:
            if not any(i in owner for i in range(number.first, number.last + 1)):
                last = self._counted(number, owner)
                row = (number.first, number.last if last is None else last, "number", number)
                owner |= dict.fromkeys(range(number.first, row[1] + 1), row)
        found: list[Unit] = []
        at = 0
        while at < len(sentence):
            title = self._title(sentence, at, owner)
            if title is not None:
                first, last = at, title[1]
                mention, head = title[2], sentence[title[0]]
                base = self._plain(sentence, *owner[last][:2], len(found), owner[last])
                inner = tuple(m for i in range(first, base.first) for m in self._at(i, owner, adjectives))
                inner = tuple(dict.fromkeys(inner))
                span = Span(sentence[first].start, sentence[last].end)
                found.append(
                    Unit(
                        len(found),
                        first,
                        last,
                        base.word,
                        span,
                        (mention,),
                        title=Title(first, base.first - 1, head.readings, Span(head.start, head.end)),
                        inner=inner,
                    )
                )
            elif at in owner:
                first, last = owner[at][:2]
                unit = self._plain(sentence, first, last, len(found), owner[at])
                if unit.number is not None:  # `dwadzieścia rosyjskich dronów`
                    unit = replace(unit, inner=tuple(m for i in range(first, last + 1) for m in adjectives.get(i, ())))
                found.append(unit)
            elif (expression := self._expression(sentence, at, owner)) is not None:
                last, seen, name = expression
                span = Span(sentence[at].start, sentence[last].end)
                word = Word(seen, span.start, span.end, self._morphology.readings(seen))
                found.append(Unit(len(found), at, last, word, span, expression=name or None))
            else:
                word = sentence[at]
                first = last = at
                found.append(Unit(len(found), at, at, word, Span(word.start, word.end), tuple(adjectives.get(at, ()))))
            at = last + 1
        return found

    @staticmethod
    def _at(
        index: int, owner: dict[int, tuple[int, int, str, object]], adjectives: dict[int, list[Mention]]
    ) -> list[Mention]:
        rows = list(adjectives.get(index, ()))
        if index in owner and isinstance(owner[index][3], Mention):
            rows.append(owner[index][3])  # type: ignore[arg-type]
        return rows

    @staticmethod
    def _plain(sentence: Sentence, first: int, last: int, index: int, owned: tuple[int, int, str, object]) -> Unit:
        thing = owned[3]
        words = sentence[first : last + 1]
        span = Span(words[0].start, words[-1].end)
        if isinstance(thing, Mention):
            readings = (
                _guess(words[0], thing.lemma, thing.type)
                if len(words) == 1
                else _readings_of_name(words, thing.type, thing.lemma)
            )
            shown = words[-1].text if thing.type == PERSON else words[0].text
            return Unit(index, first, last, Word(shown, span.start, span.end, readings), span, (thing,))
        if isinstance(thing, Time):
            head = next((w for w in reversed(words) if w.pos & {"subst", "adj"}), words[-1])
            return Unit(index, first, last, Word(head.text, span.start, span.end, head.readings), span, time=thing)
        assert isinstance(thing, Number)
        if last > thing.last:
            both = words[0].text.casefold().startswith(("oba", "obie", "obu", "obyd"))
            readings = tuple(_with_count(r, both) for r in words[-1].readings if r.pos in ("subst", "ger"))
            return Unit(index, first, last, Word(words[-1].text, span.start, span.end, readings), span, number=thing)
        head = next((w for w in reversed(words) if w.pos & {"num", "subst", "dig"}), words[-1])
        return Unit(index, first, last, Word(head.text, span.start, span.end, head.readings), span, number=thing)

    def _title(
        self, sentence: Sentence, at: int, owner: dict[int, tuple[int, int, str, object]]
    ) -> tuple[int, int, Mention] | None:
        """`[adj] office [adj | genitive | ds. …] Name` from `at` on: (office noun, last word, mention)."""
        if at in owner:
            return self._people(sentence, at, owner)
        if not self._begins(sentence[at]):
            return None
        head = at
        while (
            head < len(sentence)
            and head - at <= 3
            and head not in owner
            and self._adjective(sentence[head])
            and not self._office(sentence[head])
        ):
            head += 1
        if head < len(sentence) and head in owner:
            return self._people(sentence, head, owner)
        if head < len(sentence) and sentence[head].lemmas & self._lexicon.anyone and not self._office(sentence[head]):
            return self._beside(sentence, head, owner)
        if head >= len(sentence) or not self._office(sentence[head]):
            return None
        office = sentence[head]
        index = head + 1
        while index < len(sentence) and index - head <= 9:
            if index in owner:
                first, last, kind, thing = owner[index]
                if kind != "mention":
                    return None
                assert isinstance(thing, Mention)
                words = sentence[first : last + 1]
                readings = (
                    _guess(words[0], thing.lemma, thing.type)
                    if len(words) == 1
                    else _readings_of_name(words, thing.type, thing.lemma)
                )
                cases = frozenset(c for r in readings for c in r.values(CASES))
                firsts = [r for r in words[0].readings if r.name == "imię"] or list(readings)
                woman = {g for r in firsts for g in r.values(("m1", "f"))} == {"f"}
                undeclined = woman and any(r.lemma == office.text.casefold() for r in office.readings)
                undeclined = undeclined and not office.lemmas & _RELATIONAL  # `prawnik Asii Bibi` is not she
                both = cases if undeclined else cases & office.cases  # `z premier Ingą Ruginienė`
                if office.lemmas & _RELATIONAL and len(words) == 1 and {"nom", "gen"} <= cases:
                    return None  # `prawnik Bibi`: more likely hers
                if thing.type == PERSON and both and not self._possessor(office, both, thing, last, owner):
                    return (
                        None if both <= {"gen", "acc"} and self._nested(sentence, head, index) else (head, last, thing)
                    )
                if "gen" not in cases:
                    return None
                index = last + 1
                continue
            word = sentence[index]
            if self._office(word) and self._after_a_person(sentence, at, owner):
                return None  # `Imamoglu, burmistrza miasta i rywala prezydenta Erdogana`
            if word.text in ("ds.", "do", "spraw", "w", "przy", "na", "i", "oraz") and self._prepositional(
                sentence, index
            ):
                index += 1
                continue
            if not (
                word.pos & {"subst", "ger", "adj", "ppas"}
                and "gen" in word.cases | ({"gen"} if self._adjective(word) else set())
            ):
                return None
            index += 1
        return None

    @staticmethod
    def _after_a_person(sentence: Sentence, at: int, owner: dict[int, tuple[int, int, str, object]]) -> bool:
        """Whether an office stands after the comma that follows a person: it tells what that one is."""
        before = owner.get(at - 2) if at >= 2 and sentence[at - 1].text == "," else None
        before = before or next((o for o in owner.values() if o[1] == at - 2 and sentence[at - 1].text == ","), None)
        return before is not None and isinstance(before[3], Mention) and before[3].type == PERSON

    def _people(
        self, sentence: Sentence, at: int, owner: dict[int, tuple[int, int, str, object]]
    ) -> tuple[int, int, Mention] | None:
        """`Nigeryjka Rebecca Bitrus`: a demonym and the name of the person."""
        first, last, _, thing = owner[at]
        if (
            first != last
            or not isinstance(thing, Mention)
            or thing.type != PERSON
            or "/country/" not in (thing.cluster or "")
        ):
            return None
        return self._beside(sentence, at, owner)

    @staticmethod
    def _beside(
        sentence: Sentence, head: int, owner: dict[int, tuple[int, int, str, object]]
    ) -> tuple[int, int, Mention] | None:
        """A noun for a person with the name right after it, in one case and number: `chrześcijanki Asii Bibi`."""
        first, last, _, mention = owner.get(head + 1, (0, 0, "", None))
        if not isinstance(mention, Mention) or mention.type != PERSON or "/country/" in (mention.cluster or ""):
            return None
        words = sentence[first : last + 1]
        readings = (
            _guess(words[0], mention.lemma, mention.type)
            if first == last
            else _readings_of_name(words, mention.type, mention.lemma)
        )
        noun = [r for r in sentence[head].readings if r.pos in ("subst", "ppas", "adj", "pact")]
        if not any("sg" in r.values(("sg",)) for r in noun):
            return None
        both = {c for r in noun for c in r.values(CASES)} & {c for r in readings for c in r.values(CASES)}
        relational = sentence[head].lemmas & _RELATIONAL
        return (head, last, mention) if both and not (relational and both <= {"gen", "acc"}) else None

    @staticmethod
    def _prepositional(sentence: Sentence, index: int) -> bool:
        """`do spraw`, `ds. Białorusi`, `spraw zagranicznych i handlu`; any other preposition ends a title."""
        text = sentence[index].text
        if text in ("ds.", "spraw"):
            return True
        after = sentence[index + 1].text if index + 1 < len(sentence) else ""
        before = sentence[index - 1] if index else None
        if text == "do":
            return after in ("spraw", "sprawy")
        if text == "przy":
            return after[:1].isupper()
        if text in ("i", "oraz"):
            return before is not None and "gen" in before.cases and after[:1].islower()
        return False

    def _possessor(
        self,
        office: Word,
        both: frozenset[str],
        mention: Mention,
        last: int,
        owner: dict[int, tuple[int, int, str, object]],
    ) -> bool:
        """Whether the name is whose the office is (`wysłannika Donalda Trumpa`), not who holds it."""
        if "gen" not in both or not both <= {"gen", "acc"}:
            return False
        after = owner.get(last + 1)
        if after is not None and isinstance(after[3], Mention) and after[3].type == PERSON:
            return True
        return bool(office.lemmas & self._lexicon.dependent_offices) and mention.cluster in self._principals

    def _nested(self, sentence: Sentence, head: int, name: int) -> bool:
        """`burmistrza miasta i konkurenta prezydenta Erdogana`: an office under another noun has the name, not the first one.

        Ranks (`szefa sztabu generała Kuczery`) and offices joined by `i` (`ministra i wicepremiera Sikorskiego`) are his who has the first.
        """
        at = name - 1
        while at > head and self._adjective(sentence[at]) and not self._office(sentence[at]):
            at -= 1
        if at <= head + 1 or not self._office(sentence[at]) or sentence[at].lemmas & self._lexicon.ranks:
            return False
        before = at - 1
        while before > head and self._adjective(sentence[before]) and not self._office(sentence[before]):
            before -= 1
        return sentence[before].text not in ("i", "oraz", ",")

    def _begins(self, word: Word) -> bool:
        """Whether a title may begin with the word: an office, a noun for a person, an adjective before one."""
        key = (word.text, word.readings)
        found = self._titles.get(key)
        if found is None:
            found = self._office(word) or self._adjective(word) or bool(word.lemmas & self._lexicon.anyone)
            self._titles[key] = found
        return found

    @staticmethod
    def _adjective(word: Word) -> bool:
        return bool(word.pos & ADJECTIVAL) and not word.lemmas & _PRONOMINAL

    def _office(self, word: Word) -> bool:
        return bool(word.lemmas & self._lexicon.offices) and "subst" in word.pos
