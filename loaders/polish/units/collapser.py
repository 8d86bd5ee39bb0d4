"""Words → units: names, dates, counts and titled names are collapsed into one unit each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.polish.text.lexicon import Lexicon, lexicon
from loaders.polish.text.morphology import Morphology
from loaders.polish.text.words import Readings, Sentence, Word
from loaders.polish.times.scan import Time
from loaders.polish.units.numbers import Number
from loaders.polish.units.readings import in_genitive, of_a_woman, readings_of, with_count
from loaders.polish.units.titles import REACH, Titles
from loaders.polish.units.trade_titles import Owners
from loaders.polish.units.units import AMONG, PERSON, Title, Unit, Units
from ontology.claims import Link, Mention, Span


class Collapser:
    """Makes the units of a sentence."""

    def __init__(self, morphology: Morphology, principals: frozenset[str] = frozenset()) -> None:
        """`principals` are clusters of heads of state and government: `wysłannika Trumpa` is not Trump."""
        self._lexicon: Lexicon = lexicon()
        self._openings: dict[
            str, set[str]
        ] = {}  # first word of a fixed expression → what may follow, "" where nothing need
        for first, *rest in self._lexicon.expressions:
            self._openings.setdefault(first, set()).add(rest[0] if rest else "")
        self._morphology = morphology
        self._titles = Titles(principals)
        self._principals = principals

    @staticmethod
    def _counted(number: Number, owner: Mapping[int, object]) -> int | None:
        """The last word of a counted phrase, `52 więźniów`, `250 kolejnych osób`; None where the noun is elsewhere."""
        noun = number.noun
        if noun is None or noun - number.last > 3 or any(i in owner for i in range(number.last + 1, noun + 1)):
            return None
        return noun

    def _expression(self, sentence: Sentence, at: int, owner: Mapping[int, object]) -> tuple[int, str, str] | None:
        """A fixed expression that starts at `at`: its last word, the word that the parser sees, its name for frames."""
        after = self._openings[sentence[at].text.casefold()]
        if "" not in after and sentence[min(at + 1, len(sentence) - 1)].text.casefold() not in after:
            return None
        forms = tuple([w.text.casefold() for w in sentence[at : at + 4]])
        for length in (4, 3, 2, 1):
            key = forms[:length]
            row = self._lexicon.expressions.get(key)
            if row is not None and len(key) == length and not any(i in owner for i in range(at, at + length)):
                return at + length - 1, *(("zatem", "") if self._stands_alone(sentence, at + length, row[0]) else row)
        return None

    @staticmethod
    def _stands_alone(sentence: Sentence, at: int, seen: str) -> bool:
        """`W efekcie reżim zaczął`: without the genitive that it would govern, an expression governs nothing."""
        if seen != "wskutek" or at >= len(sentence):
            return False
        after = sentence[at]
        counted = after.text[:1].isdigit()  # `W rezultacie 14 osób wyszło na wolność`
        return counted or ("gen" not in after.cases and bool(after.readings))

    def units(
        self,
        sentence: Sentence,
        mentions: Sequence[Mention],
        times: Sequence[Time],
        numbers: Sequence[Number],
        women: frozenset[str] = frozenset(),
    ) -> Units:
        """Units in order; every word is in exactly one. `women` are the clusters of women."""
        starts = {w.start: i for i, w in enumerate(sentence)} if mentions else {}
        ends = {w.end: i for i, w in enumerate(sentence)} if mentions else {}
        owner: Owners = {}
        adjectives: dict[int, list[Mention]] = {}
        for mention in mentions:
            first, last = starts.get(mention.span.start), ends.get(mention.span.end)
            if first is None or last is None or mention.link is Link.ADJECTIVE:
                at = next((i for i, w in enumerate(sentence) if w.start <= mention.span.start < w.end), None)
                if at is not None:
                    adjectives.setdefault(at, []).append(mention)
                continue
            if first in owner:
                continue  # inside the name of a body: `Biuro Swiatłany Cichanouskiej`
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
        found = Units()
        at = 0
        people = [i for i, row in owner.items() if isinstance(row[3], Mention) and row[3].type == PERSON]
        near = {at for i in people for at in range(i - REACH, i)}  # where the title of one may begin
        while at < len(sentence):
            title = self._titles.find(sentence, at, owner, women) if at in near else None
            if title is not None:
                first, last = at, title[1]
                mention, head = title[2], sentence[title[0]]
                base = self._plain(sentence, *owner[last][:2], len(found), owner[last], women)
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
                        title=Title(
                            first,
                            base.first - 1,
                            head.readings,
                            Span(head.start, head.end),
                            self._titles.joined(sentence, title[0], base.first, owner),
                        ),
                        inner=inner,
                    )
                )
            elif at in owner:
                first, last = owner[at][:2]
                unit = self._plain(sentence, first, last, len(found), owner[at], women)
                if (
                    first
                    and first == last
                    and {"nom", "gen"} <= unit.cases
                    and self._whose(sentence[first - 1], unit, women)
                ):
                    unit = replace(unit, word=replace(unit.word, readings=Readings(in_genitive(unit.word.readings))))
                if unit.number is not None and adjectives:  # `dwadzieścia rosyjskich dronów`
                    unit = replace(unit, inner=tuple(m for i in range(first, last + 1) for m in adjectives.get(i, ())))
                found.append(unit)
            elif (
                sentence[at].text.casefold() in self._openings
                and (expression := self._expression(sentence, at, owner)) is not None
            ):
                last, seen, name = expression
                span = Span(sentence[at].start, sentence[last].end)
                word = Word(seen, span.start, span.end, self._morphology.readings(seen))
                found.append(Unit(len(found), at, last, word, span, expression=name or None))
            else:
                word = sentence[at]
                first = last = at
                beside = tuple(adjectives[at]) if at in adjectives else ()
                found.append(Unit(len(found), at, at, word, Span(word.start, word.end), beside))
            at = last + 1
        return found

    @staticmethod
    def _at(index: int, owner: Owners, adjectives: dict[int, list[Mention]]) -> list[Mention]:
        rows = list(adjectives.get(index, ()))
        if index in owner and isinstance(owner[index][3], Mention):
            rows.append(owner[index][3])  # type: ignore[arg-type]
        return rows

    def _whose(self, noun: Word, name: Unit, women: frozenset[str]) -> bool:
        """`prawnik Bibi`, `rzecznik Kallas`, `syn Netanjahu`: after such a noun a name that is not declined is whose he is."""
        if noun.lemmas.isdisjoint(self._lexicon.owned) or not any(m.type == PERSON for m in name.mentions):
            return False
        if not noun.lemmas.isdisjoint(self._lexicon.kin_nouns) or noun.lemmas.isdisjoint(self._lexicon.offices):
            return True
        man = any(r.values(("m1",)) for r in noun.readings)
        return any(m.cluster in self._principals or (man and m.cluster in women) for m in name.mentions)

    @staticmethod
    def _plain(
        sentence: Sentence,
        first: int,
        last: int,
        index: int,
        owned: tuple[int, int, str, object],
        women: frozenset[str] = frozenset(),
    ) -> Unit:
        thing = owned[3]
        words = sentence[first : last + 1]
        span = Span(words[0].start, words[-1].end)
        if isinstance(thing, Mention):
            readings = readings_of(words, thing)
            if first == last and thing.cluster in women:
                readings = of_a_woman(words[0], thing.lemma) or readings
            shown = words[-1].text if thing.type == PERSON else words[0].text
            return Unit(index, first, last, Word(shown, span.start, span.end, readings), span, (thing,))
        if isinstance(thing, Time):
            head = next((w for w in reversed(words) if w.pos & {"subst", "adj"}), words[-1])
            return Unit(index, first, last, Word(head.text, span.start, span.end, head.readings), span, time=thing)
        assert isinstance(thing, Number)
        if last > thing.last:
            both = words[0].text.casefold().startswith(("oba", "obie", "obu", "obyd"))
            freed = [w for w in words[1:-1] if "ppas" in w.pos and w.lemmas & lexicon().freeing]
            if (
                freed and first and sentence[first - 1].text.casefold() in AMONG
            ):  # `wśród 12 uwolnionych osób`: of those
                told = tuple(r for r in freed[0].readings if r.pos == "ppas" and r.values(("pl",)))
                return Unit(index, first, last, Word(freed[0].text, span.start, span.end, told), span, number=thing)
            nouns = [r for r in words[-1].readings if r.pos in ("subst", "ger")]
            if both:  # `oba przejścia` is no genitive of the singular
                nouns = [r for r in nouns if r.values(("pl",))] or nouns
            readings = tuple(with_count(r, both) for r in nouns)
            return Unit(index, first, last, Word(words[-1].text, span.start, span.end, readings), span, number=thing)
        head = next((w for w in reversed(words) if w.pos & {"num", "subst", "dig"}), words[-1])
        if head.text.endswith("."):  # `7 tys. Ukraińców`: what counts is no abbreviation to the parser
            head = next((w for w in words if w.pos & {"num", "dig"}), head)
        return Unit(index, first, last, Word(head.text, span.start, span.end, head.readings), span, number=thing)
