"""Where an office stands with the name of its holder: `specjalnego wysłannika USA Johna Coale’a` is one unit."""

from __future__ import annotations

from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import CASES, Reading, Sentence, Word
from loaders.polish.units.agreement import one_phrase, sexes
from loaders.polish.units.circles import is_anothers
from loaders.polish.units.readings import readings_of
from loaders.polish.units.trade_titles import Owners, trade, with_genitive
from loaders.polish.units.units import ADJECTIVAL, PERSON
from ontology.claims import Mention, Span

# Adjectives that point; a title does not begin with one.
_ADJECTIVES, _BETWEEN = 3, 9  # words of a title before its office, and from that to the name
REACH = _ADJECTIVES + 1 + _BETWEEN  # no title begins further before a name
_PRONOMINAL = frozenset(
    {
        "ten",
        "tenże",
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


_CITIZENS = frozenset(
    {"obywatel", "obywatelka", "mieszkaniec", "mieszkanka"}
)  # `obywatela Litwy Mantasa Sabaliauskasa`


def _verb_before(word: Word, office: Word) -> bool:
    """`Do Kairu przybyli minister X i premier Y`: a verb, though an adjective has that form, where it does not agree with the noun."""
    if "praet" not in word.pos:
        return False
    adjectives = (r for r in word.readings if r.pos == "adj")
    return not one_phrase(adjectives, (r for r in office.readings if r.pos == "subst"))


def _only_verb(sentence: Sentence, at: int) -> bool:
    """`Z rządu odeszła też minister energetyki X`: a form that may be the verb is, where the sentence has no other."""
    if "praet" not in sentence[at].pos:
        return False
    return not any(w.pos & {"praet", "fin", "imps", "bedzie"} for i, w in enumerate(sentence) if i != at)


def _only_a_womans(office: Word) -> bool:
    """`szefową`, `ministrą`: the form of an office in another case than the nominative, which only a woman has."""
    rows = [r for r in office.readings if r.pos == "subst" and r.values(("sg",))]
    return bool(rows) and all(r.values(("f",)) and not r.values(("nom", "voc")) for r in rows)


class Titles:
    """Finds titles before names."""

    def __init__(self, principals: frozenset[str]) -> None:
        """`principals` are clusters of heads of state and government: `wysłannika Trumpa` is not Trump."""
        self._lexicon = lexicon()
        self._principals = principals
        self._people_called = self._lexicon.offices | _CITIZENS | self._lexicon.anyone

    @staticmethod
    def _and_another(sentence: Sentence, at: int, state: Mention, owner: Owners) -> int:
        """How many words to pass between two states: `obywatela Estonii i Rosji Andreja M.`."""
        joined = at + 1 < len(sentence) and sentence[at].text in ("i", "oraz") and at not in owner
        if not joined or state.type != "Country" or at + 1 not in owner:
            return 0
        thing = owner[at + 1][3]
        return int(isinstance(thing, Mention) and thing.type == "Country" and "gen" in sentence[at + 1].cases)

    def find(
        self, sentence: Sentence, at: int, owner: Owners, women: frozenset[str] = frozenset()
    ) -> tuple[int, int, Mention] | None:
        """`[adj] office [adj | genitive | ds. …] Name` from `at` on: (office noun, last word, mention)."""
        if at in owner:
            return self._people(sentence, at, owner)
        if not self._begins(sentence[at]):
            return None
        head = at
        while (
            head < len(sentence)
            and head - at <= _ADJECTIVES
            and head not in owner
            and self._adjective(sentence[head])
            and not self._office(sentence[head])
        ):
            head += 1
        if head < len(sentence) and head in owner:
            return self._people(sentence, head, owner)
        if head < len(sentence) and sentence[head].lemmas & self._lexicon.anyone and not self._office(sentence[head]):
            return self._beside(sentence, head, owner)
        if head >= len(sentence):
            return None
        office = sentence[head]
        if any(_verb_before(sentence[x], office) or _only_verb(sentence, x) for x in range(at, head)):
            return None
        if not self._office(office):
            return with_genitive(sentence, head, owner) if trade(office) else None
        if self._chosen(sentence, at, office):
            return None
        index = head + 1
        while index < len(sentence) and index - head <= _BETWEEN:
            if index in owner:
                first, last, kind, thing = owner[index]
                if kind != "mention":
                    return None
                assert isinstance(thing, Mention)
                words = sentence[first : last + 1]
                readings = readings_of(words, thing)
                cases = frozenset(c for r in readings for c in r.values(CASES))
                firsts = [r for r in words[0].readings if r.name == "imię"] or list(readings)
                woman = sexes(firsts) == {"f"}
                base = office.text.casefold()  # `ministra Alenka Bratušek`: no form of `minister`
                undeclined = woman and (any(r.lemma == base for r in office.readings) or base in self._lexicon.offices)
                hers = "gen" in cases and office.lemmas & self._lexicon.owned  # `rzecznik Kai Kallas` is not she
                undeclined = undeclined and not hers and any(r.values(("m1",)) for r in office.readings)
                undeclined = undeclined or (cases == {"nom"} and _only_a_womans(office))
                both = (
                    cases if undeclined else cases & self._cases(sentence, head, last, owner)
                )  # `z premier Ingą Ruginienė`
                if len(words) == 1 and self._hers(office, thing, cases, women):
                    return None  # `prawnik Bibi`: more likely hers
                before = sentence[head - 1] if head else None
                if thing.type == PERSON and index == head + 1 and is_anothers(office, before, firsts, both):
                    return None
                if thing.type == PERSON and both and not self._possessor(office, both, thing, last, owner):
                    return (
                        None if both <= {"gen", "acc"} and self._nested(sentence, head, index) else (head, last, thing)
                    )
                if "gen" not in cases:
                    return None
                index = last + 1
                if office.lemmas & self._lexicon.citizens and not any(r.values(("pl",)) for r in office.readings):
                    index += self._and_another(sentence, index, thing, owner)
                continue
            word = sentence[index]
            if self._office(word) and self._after_a_person(sentence, at, owner):
                return None  # `Imamoglu, burmistrza miasta i rywala prezydenta Erdogana`
            if word.text in ("ds.", "do", "spraw", "w", "przy", "na", "i", "oraz") and self._prepositional(
                sentence, index
            ):
                index += 1
                continue
            if "prep" in word.pos:
                return None  # `uzależnia wysłanie ambasadora od zwolnienia X`, though `od` is a form of `oda` as well
            if not (
                word.pos & {"subst", "ger", "adj", "ppas"}
                and "gen" in word.cases | ({"gen"} if self._adjective(word) else set())
            ):
                return None
            index += 1
        return None

    def _chosen(self, sentence: Sentence, at: int, office: Word) -> bool:
        """`powołał na ministra Jana Kowalskiego`: behind a verb of choosing the post behind `na` is what one becomes."""
        if not at or sentence[at - 1].text.casefold() != "na" or "acc" not in office.cases:
            return False
        return any(w.lemmas & self._lexicon.choosing for w in sentence)

    def joined(
        self, sentence: Sentence, head: int, end: int, owner: Owners
    ) -> tuple[tuple[Span, tuple[Reading, ...]], ...]:
        """The further offices in a title that `i` joins to the first, in its case: `dziennikarza i działacza Związku Polaków X`."""
        found: list[tuple[Span, tuple[Reading, ...]]] = []
        for at in range(head + 2, end):
            word = sentence[at]
            if at in owner or not self._office(word) or not word.cases & sentence[head].cases:
                continue
            before = at - 1
            while before > head and self._adjective(sentence[before]) and not self._office(sentence[before]):
                before -= 1
            if sentence[before].text in ("i", "oraz"):
                found.append((Span(sentence[before + 1].start, word.end), word.readings))
        return tuple(found)

    @staticmethod
    def _after_a_person(sentence: Sentence, at: int, owner: Owners) -> bool:
        """Whether an office stands after the comma that follows a person: it tells what that one is."""
        before = owner.get(at - 2) if at >= 2 and sentence[at - 1].text == "," else None
        return before is not None and isinstance(before[3], Mention) and before[3].type == PERSON

    def _people(self, sentence: Sentence, at: int, owner: Owners) -> tuple[int, int, Mention] | None:
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
    def _beside(sentence: Sentence, head: int, owner: Owners) -> tuple[int, int, Mention] | None:
        """A noun for a person with the name right after it, in one case and number: `chrześcijanki Asii Bibi`."""
        first, last, _, mention = owner.get(head + 1, (0, 0, "", None))
        if not isinstance(mention, Mention) or mention.type != PERSON or "/country/" in (mention.cluster or ""):
            return None
        words = sentence[first : last + 1]
        readings = readings_of(words, mention)
        noun = [r for r in sentence[head].readings if r.pos in ("subst", "ppas", "adj", "pact")]
        if not any("sg" in r.values(("sg",)) for r in noun):
            return None
        both = {c for r in noun for c in r.values(CASES)} & {c for r in readings for c in r.values(CASES)}
        relational = sentence[head].lemmas & lexicon().of_clients
        return (head, last, mention) if both and not (relational and both <= {"gen", "acc"}) else None

    def _prepositional(self, sentence: Sentence, index: int) -> bool:
        """`do spraw`, `ds. Białorusi`, `spraw zagranicznych i handlu`; any other preposition ends a title."""
        text = sentence[index].text
        if text in ("ds.", "spraw"):
            return True
        after = sentence[index + 1].text if index + 1 < len(sentence) else ""
        before = sentence[index - 1] if index else None
        if text == "do":
            return after in ("spraw", "sprawy")
        if text == "na":
            return before is not None and bool(before.lemmas & self._lexicon.running)
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
        owner: Owners,
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
        run = sentence[before].text == "na" and bool(sentence[before - 1].lemmas & self._lexicon.running)
        return not run and sentence[before].text not in ("i", "oraz", ",")

    def _hers(self, office: Word, name: Mention, cases: frozenset[str], women: frozenset[str]) -> bool:
        """`prawnik Bibi`, `rzecznik Kallas`, `doradca Netanjahu`: a name that is not declined is more likely whose he is."""
        undeclined = {"nom", "gen"} <= cases
        if office.lemmas & self._lexicon.of_clients and undeclined:
            return True
        if office.lemmas.isdisjoint(self._lexicon.owned):
            return False
        man = any(r.values(("m1",)) for r in office.readings)
        hers = man and name.cluster in women and name.text[-1:] not in "aąęy"
        return hers or (undeclined and name.cluster in self._principals)

    def _cases(self, sentence: Sentence, office: int, last: int, owner: Owners) -> frozenset[str]:
        """The cases of an office; those of the plural only where a name joins the first: not `przywódcy Białorusi X powiedział`."""
        joined = sentence[last + 1].text if last + 1 < len(sentence) else ""
        several = joined in ("i", "oraz", "a", "–") or (joined == "," and last + 2 in owner)
        numbers = ("sg", "pl") if several else ("sg",)
        rows = [r for r in sentence[office].readings if r.pos == "subst"]
        if sentence[office].lemmas & self._lexicon.owned:  # `Adwokat Asii Bibi`: he is declined
            rows = [r for r in rows if not r.values(("f",))] or rows
        return frozenset(c for r in rows if r.values(numbers) or not r.values(("sg", "pl")) for c in r.values(CASES))

    def _begins(self, word: Word) -> bool:
        """Whether a title may begin with the word: an office, a noun for a person, an adjective before one."""
        if "ppas" in word.pos and not self._office(word):
            return False  # `uwolniony dziennikarz X`: what was done to him, a word of its own
        return not word.lemmas.isdisjoint(self._people_called) or self._adjective(word) or trade(word)

    @staticmethod
    def _adjective(word: Word) -> bool:
        return not word.pos.isdisjoint(ADJECTIVAL) and word.lemmas.isdisjoint(_PRONOMINAL)

    def _office(self, word: Word) -> bool:
        return bool(word.lemmas & self._lexicon.offices or word.lemmas & _CITIZENS) and "subst" in word.pos
