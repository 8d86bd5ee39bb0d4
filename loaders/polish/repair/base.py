"""A tree that may be changed, with the questions that the rules of repair ask of it."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from itertools import chain

from loaders.polish.syntax.parser import Tree
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import OPENING_QUOTES
from loaders.polish.text.words import CASES, GENDERS, Reading
from loaders.polish.units.agreement import Agreement, signs
from loaders.polish.units.units import ADJECTIVAL, NOMINAL, VERBAL, Unit, Units


def of_several(readings: Sequence[Reading]) -> bool:
    """Whether several may be the subject of a verb of these readings: `przyszły`, `przyszło`, never `przyszła`."""
    rows = [r for r in readings if r.values(("sg", "pl"))]
    return not rows or any(
        r.values(("pl",)) or r.pos not in ("praet", "cond", "winien") or bool(r.values(("n",))) for r in rows
    )


WHOSE = frozenset({"jej", "jego", "ich"})
_NO_NOUNS = frozenset(
    {"case", "mark", "cc", "punct", "advmod"}
)  # relations of words that are no nouns where they stand
TENSED = frozenset({"fin", "praet", "cond"})  # forms that have a subject of their own


class Repair:
    """Heads and labels of one sentence, as lists; `attach` never closes a circle."""

    def __init__(self, units: Sequence[Unit], tree: Tree) -> None:
        self.units = Units.of(units)
        self.heads = list(tree.heads)
        self.labels = list(tree.labels)
        self._kids: list[list[int]] = [[] for _ in units]
        for child, head in enumerate(tree.heads):
            if head >= 0:
                self._kids[head].append(child)
        # an adjective of a country is no noun, though `białoruski` is a language too
        self._nouns = [unit.named or (not unit.mentions and not unit.pos.isdisjoint(NOMINAL)) for unit in units]
        self._verbs = [not unit.pos.isdisjoint(VERBAL) and not unit.named for unit in units]
        # where most rules begin to look
        self.verbs = [u for u, verb in enumerate(self._verbs) if verb]  # `verbal` asks how they stand as well
        self.named: list[int] = []
        self.of_names: list[int] = []  # adjectives: `białoruski`
        self.timed: list[int] = []
        self.counted: list[int] = []
        self._people: set[int] = set()
        self._agents: set[int] = set()
        self._classes: dict[str, list[int]] = {}
        for u, unit in enumerate(units):
            for pos in unit.pos:
                if pos in self._classes:
                    self._classes[pos].append(u)
                else:
                    self._classes[pos] = [u]
            if unit.time is not None:
                self.timed.append(u)
            if unit.number is not None:
                self.counted.append(u)
            if unit.named:
                self.named.append(u)
                kinds = {m.type for m in unit.mentions}
                if "Person" in kinds:
                    self._people.add(u)
                if kinds != {"Place"}:
                    self._agents.add(u)
            elif unit.mentions:
                self.of_names.append(u)
        # and what most of them ask first: without its words or marks a sentence has nothing for a rule to do
        self.lemmas, self.forms = self.units.lemmas, self.units.forms
        self._of: dict[tuple[str, ...], list[int]] = {}  # what `of` was asked: rules ask for the same classes

    def of(self, *classes: str) -> list[int]:
        """Units that may be words of one of the classes, in text order."""
        found = self._of.get(classes)
        if found is None:
            rows = [self._classes[pos] for pos in classes if pos in self._classes]
            found = self._of[classes] = sorted({u for row in rows for u in row}) if len(rows) > 1 else [*chain(*rows)]
        return found

    def labelled(self, *labels: str) -> list[int]:
        """Units that stand in one of the relations now, in text order."""
        return [u for u, label in enumerate(self.labels) if label in labels]

    def nominal(self, u: int) -> bool:
        return self._nouns[u] and (self.labels[u] not in _NO_NOUNS or self.units[u].named)

    def prep(self, u: int) -> bool:
        return self.labels[u] == "case" and "prep" in self.units[u].pos and self.units[u].text[:1].islower()

    def verbal(self, u: int) -> bool:
        return self._verbs[u] and not self.labels[u].startswith(("aux", "cop"))

    def has_subject(self, v: int) -> bool:
        """Whether a verb has a subject, or is part of a passive, whose participle has it."""
        return any(self.labels[c].startswith(("nsubj", "aux:pass")) for c in self._kids[v])

    def has_own_subject(self, v: int) -> bool:
        """Whether a verb or a participle has a subject."""
        return any(self.labels[c].startswith("nsubj") for c in self._kids[v])

    def kids(self, u: int) -> list[int]:
        """What hangs on `u`, in text order."""
        return self._kids[u][:]

    def hang(self, u: int, head: int) -> None:
        """Give `u` another head, whatever circle that closes: `attach` is for rules that do not know."""
        if (old := self.heads[u]) >= 0:
            self._kids[old].remove(u)
        self.heads[u] = head
        if head >= 0:
            insort(self._kids[head], u)

    def governed(self, u: int) -> bool:
        """Whether a preposition governs `u`: as its child, or right before its phrase."""
        for c in self._kids[u]:
            if self.labels[c] == "case":
                return True
        at = u - 1
        while at >= 0 and not self.units[at].pos.isdisjoint(ADJECTIVAL) and not self.units[at].named:
            if self.units[at].text.casefold() in ("tym", "tego", "to") and self.units[u].named:
                return False  # `w ślad za tym OFAC wydało`
            if self.units[u].named and self.units[u].cases and not self.units[at].cases & self.units[u].cases:
                return False  # `protestowała przeciw temu Cichanouska`
            at -= 1
        return at >= 0 and self.prep(at)

    def above(self, u: int, target: int) -> bool:
        """Whether `target` stands above `u`."""
        seen = set()
        while u >= 0 and u not in seen:
            if u == target:
                return True
            seen.add(u)
            u = self.heads[u]
        return False

    def fit_each_other(self, a: int, b: int) -> bool:
        """One reading of each in the same case, number and gender."""
        return bool(self._signs(a) & self._signs(b))

    def _signs(self, u: int) -> frozenset[tuple[str, str, str]]:
        return signs(r for r in self.units[u].word.readings if r.pos in ("subst", "ger", "adj", "ppas", "pact", "depr"))

    def attach(self, u: int, head: int, label: str) -> bool:
        """Hang `u` on `head`, unless that closes a circle."""
        if head == u or self.above(head, u) or self.heads[u] < 0:
            return False
        self.hang(u, head)
        self.labels[u] = label
        return True

    def verb_above(self, u: int) -> int | None:
        at, seen = self.heads[u], {u}
        while at >= 0 and at not in seen:
            if self.verbal(at):
                return at
            seen.add(at)
            at = self.heads[at]
        return None

    def conjuncts(self, u: int) -> list[int]:
        return [u, *(c for c in self.kids(u) if self.labels[c] == "conj")]

    def predicate_above(self, u: int) -> int | None:
        """The verb or passive participle whose clause `u` stands in."""
        at, seen = self.heads[u], {u}
        while at >= 0 and at not in seen:
            if self.verbal(at) or "ppas" in self.units[at].pos:
                return at
            seen.add(at)
            at = self.heads[at]
        return None

    def antecedent(self, u: int) -> bool:
        """A noun that a relative clause may explain: no adjective, no title in quotation marks."""
        return self.nominal(u) and self.labels[u] != "amod" and not (u and self.units[u - 1].text in OPENING_QUOTES)

    def agree(self, noun: int, pronoun: int) -> bool:
        """Number and, in the singular, gender of a noun and its relative pronoun; a preposition tells its case."""
        before = self.units[pronoun - 1] if pronoun and self.prep(pronoun - 1) else None
        allowed = {c for r in before.word.readings if r.pos == "prep" for c in r.values(CASES)} if before else set()
        rows = [r for r in self.units[pronoun].word.readings if not allowed or r.values(CASES) & allowed]
        return Agreement.of(self.units[noun]).fits(Agreement.told(rows))

    def whose(self, u: int) -> bool:
        return not self.forms.isdisjoint(WHOSE) and self.units[u].text.casefold() in WHOSE

    def by_agent(self, u: int) -> bool:
        return any(self.labels[c] == "case" and self.units[c].text == "przez" for c in self.kids(u))

    def agent(self, u: int) -> bool:
        return u in self._agents

    def same_gender(self, v: int, u: int) -> bool:
        """Gender of a past form and of the nominative of the noun."""
        genders = GENDERS
        verb = {x for r in self.units[v].word.readings if r.pos in ("praet", "cond") for x in r.values(genders)}
        noun = {x for r in self.units[u].word.readings if "nom" in r.values(("nom",)) for x in r.values(genders)}
        return not verb or not noun or bool(verb & noun)

    def a_man_acts(self, thing: int, verb: int, name: int) -> bool:
        """`minister Padrino, który oskarżył Waszyngton`: the relative is a man, the name a state or body.

        So it is where it stands for a name: `Izrael, który zaatakował Iran`.
        """
        whom = self.heads[verb]
        if "który" not in self.units[thing].lemmas or whom < 0:
            return False
        if self.agent(whom) and whom < thing and self.agrees(verb, whom) and self.same_gender(verb, whom):
            return True
        man = any(m.type == "Person" for m in self.units[whom].mentions) or self.units[whom].lemmas & lexicon().offices
        return bool(man) and not any(m.type == "Person" for m in self.units[name].mentions)

    def agrees(self, v: int, u: int) -> bool:
        """Number of verb and noun allow each other; `obie firmy` need `wpisały`, `pięć osób` `przyszło`."""
        counted = self.units[u].number
        if counted is not None and counted.several:
            return of_several(self.units[v].word.readings)
        if any(self.labels[c] == "conj" for c in self._kids[u]) and of_several(self.units[v].word.readings):
            return True  # `zniknęły Rosnieft i Łukoil`; before the first of them the verb may be in the singular too
        verb = {x for r in self.units[v].word.readings for x in r.values(("sg", "pl"))}
        noun = {x for r in self.units[u].word.readings for x in r.values(("sg", "pl"))}
        return not verb or not noun or bool(verb & noun)

    def swap(self, u: int, noun: int) -> None:
        """Let `noun` take the place of the adjective `u` in the tree."""
        head, label = self.heads[u], self.labels[u]
        for c in self.kids(u):
            if c != noun:
                self.hang(c, noun)
        self.hang(noun, head)
        self.hang(u, noun)
        self.labels[noun], self.labels[u] = label, "amod"

    def bare_person(self, u: int) -> bool:
        """A person's name that may be a nominative and that no preposition governs."""
        return "nom" in self.units[u].cases and not self.governed(u) and self.named_person(u)

    def named_person(self, u: int) -> bool:
        """Whether a unit is the name of a person."""
        return u in self._people
