"""A sentence as a graph of units: who hangs on whom, in terms that frames, status and roles ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec, TypeVar

from loaders.polish.syntax.parser import Tree
from loaders.polish.text.words import lazily
from loaders.polish.units.units import ADJECTIVAL, FINITE, NOMINAL, VERBAL, Unit, Units
from ontology.claims import Span

# Nouns for such a group: `na liście zwolnionych`.
GROUPS = frozenset({"lista", "grupa", "grono"})
# Pronouns that open a relative clause, or a question within one.
RELATIVES = frozenset({"który", "jaki", "co", "kto"})
# Prepositions with a vowel for ease of speech.
BASE = {
    "we": "w",
    "ze": "z",
    "ku": "ku",
    "ode": "od",
    "nade": "nad",
    "pode": "pod",
    "przede": "przed",
    "beze": "bez",
    "przeciwko": "przeciwko",
}


# With these after it `nie` denies only the word: `nie tylko uwolnił`, `nie po raz pierwszy`.
CONSTITUENTS = frozenset(
    {"tylko", "jedynie", "wyłącznie", "bez", "dalej", "później", "wcześniej", "mniej", "więcej", "po", "pierwszy"}
    | {"pierwsza", "zawsze", "od", "tyle", "sam", "dla", "dlatego", "wszystkich", "wszyscy", "każdy", "każdego", "tak"}
)

# Conjunctions with the ending of a person: `żebyśmy znieśli`, `gdybym wiedział`.
_ENDED = re.compile(r"^((?:że|a|iż|aże|gdy|choć)?by)(?:m|ś|śmy|ście)$")
_NOUNS = NOMINAL - {"num", "dig"}
_NO = frozenset({"nie", "ani", "nigdy"})
_PARTICIPIAL = frozenset({"ppas", "pact", "praet"})


def _participle(pos: frozenset[str], label: str) -> str | None:
    if label == "acl" and pos >= {"praet", "adj"}:
        return "pact"
    return "ppas" if "ppas" in pos else "pact" if "pact" in pos else None


class SentenceGraph:
    """Units with their tree. `heads[i]` is -1 for the root; `labels[i]` is a UD relation."""

    def __init__(self, units: Sequence[Unit], tree: Tree, text: str) -> None:
        self.units = Units.of(units)
        self.heads = tree.heads
        self.labels = tree.labels
        self.text = text
        self.kids: list[list[int]] = [[] for _ in units]
        for child, head in enumerate(self.heads):
            if head >= 0:
                self.kids[head].append(child)
        # asked for again and again, and the tree does not change: the first answer is kept
        self._predicates: list[bool | None] = [None] * len(units)
        self._clauses: list[int | None] = [None] * len(units)
        prepositions: list[str | None] = [None] * len(units)
        self._auxiliaries: dict[int, list[int]] = {}  # and copulas
        self._marks: dict[int, list[int]] = {}
        self.undergoing: set[int] = set()  # what has a subject or an auxiliary of the passive
        for child, (head, label) in enumerate(zip(self.heads, self.labels, strict=True)):
            if head < 0:
                continue
            if label == "case" and prepositions[head] is None:
                form = self.units[child].text.casefold()
                prepositions[head] = self.units[child].expression or BASE.get(form, form)
            elif label == "mark":
                self._marks.setdefault(head, []).append(child)
            elif label.startswith(("aux", "cop")):
                self._auxiliaries.setdefault(head, []).append(child)
            if label in ("nsubj:pass", "aux:pass"):
                self.undergoing.add(head)
        # what the rules ask of a unit most often is looked up in a list, without a call of Python's
        self.lemmas: Callable[[int], frozenset[str]] = [unit.lemmas for unit in units].__getitem__
        # the preposition that governs a unit, without its vowel (`we` → `w`); fixed expressions by their name (`w sprawie`)
        self.preposition: Callable[[int], str | None] = prepositions.__getitem__
        # a finite verb, infinitive, impersonal or adverbial participle; a form that is also a noun goes by its relation
        self.verb: Callable[[int], bool] = [
            not unit.pos.isdisjoint(VERBAL) and not self._noun_here(u) for u, unit in enumerate(units)
        ].__getitem__
        # `ppas` (nałożony), `pact` (odsiadujący; so is `przybyły` told of a noun) or None
        self.participle: Callable[[int], str | None] = [
            None if unit.pos.isdisjoint(_PARTICIPIAL) else _participle(unit.pos, label)
            for unit, label in zip(units, self.labels, strict=True)
        ].__getitem__
        self.answers: dict[object, Any] = {}  # of what is `kept` or asked `once`

    @property
    def span(self) -> Span:
        return Span(self.units[0].span.start, self.units[-1].span.end)

    def __len__(self) -> int:
        return len(self.units)

    # -- words ---------------------------------------------------------------------------------------------

    def _noun_here(self, u: int) -> bool:
        unit = self.units[u]
        if unit.named:
            return True
        if not unit.is_(_NOUNS):
            return False
        base = self.labels[u].split(":")[0]
        return base in ("nsubj", "obj", "iobj", "obl", "nmod", "appos") or any(
            self.labels[c] == "case" or (self.labels[c] == "amod" and not self.units[c].named) for c in self.kids[u]
        )

    def nominal(self, u: int) -> bool:
        unit = self.units[u]
        return unit.named or not unit.pos.isdisjoint(NOMINAL)

    def one_of_many(self, u: int) -> bool:
        """`jeden z liderów`, `jednej ze stron`: a word that stands for somebody, no attribute."""
        return "jeden" in self.lemmas(u) and u + 1 < len(self) and self.units[u + 1].text in ("z", "ze", "spośród")

    def gerund(self, u: int) -> bool:
        return "ger" in self.units[u].pos

    def tells(self, start: int = 0, end: int | None = None) -> bool:
        """Whether a verb stands from `start` to before `end`; by default, whether the sentence has any."""
        return any(self.verb(x) and not self.units[x].named for x in range(start, len(self) if end is None else end))

    def both(self, u: int) -> bool:
        """`oba przejścia`, `obaj`, told of `u` by its count: two of which the text knows, not any two."""
        number = self.units[u].number
        return number is not None and number.value == 2 and number.span.of(self.text).casefold().startswith("ob")

    # -- dependents ----------------------------------------------------------------------------------------

    def children(self, u: int, *labels: str) -> list[int]:
        if not labels:
            return self.kids[u]
        return [c for c in self.kids[u] if self.labels[c] in labels or self.labels[c].split(":")[0] in labels]

    @lazily
    def governed(self) -> dict[str, list[int]]:
        """Preposition → the units that it governs, in text order: see `preposition`."""
        found: dict[str, list[int]] = {}
        for u in range(len(self.units)):
            if (preposition := self.preposition(u)) is not None:
                found.setdefault(preposition, []).append(u)
        return found

    def negated(self, u: int) -> bool:
        """`nie` belongs to `u`: as its dependent, or right before it (no noun between)."""
        if _NO.isdisjoint(self.units.forms):
            return False
        if any(
            self.units[c].text.casefold() in _NO and self.labels[c] != "cc" and not self._of_a_word(c, u)
            for c in self.kids[u]
        ):
            return True
        return u > 0 and self.units[u - 1].text.casefold() in ("nie", "ani")

    def _of_a_word(self, no: int, u: int) -> bool:
        """`nie tylko uwolnił`, `uwolnił nie po raz pierwszy`: what is denied is a word, not what `u` tells."""
        after = self.units[no + 1].text.casefold() if no + 1 < len(self.units) else ""
        between = [self.units[x].text.casefold() for x in range(no + 1, u)]
        apart = "," in between  # `jeżeli postępu nie będzie, zostaną przywrócone`
        apart = apart or (between[:1] in (["było"], ["będzie"], ["ma"]) and between[1:2] in (["i"], ["a"], ["oraz"]))
        return apart or (no + 1 != u and after in CONSTITUENTS)

    def marks(self, u: int) -> list[str]:
        """Conjunctions that open the clause of `u`: żeby, jeśli, że, choć."""
        if u not in self._marks:
            return []
        marks = self._marks[u]
        marks = [*marks, *(x for c in marks for x in self.kids[c] if self.labels[x] == "fixed")]  # `w razie gdyby`
        return [_ENDED.sub(r"\1", self.units[c].text.casefold()) for c in marks]

    def subjects(self, u: int) -> list[int]:
        return self.children(u, "nsubj")

    def conjuncts(self, u: int) -> list[int]:
        """`u` and what is coordinated with it, in text order; not whom a contrast leaves out (`uwolnił X, ale nie Y`)."""
        found = [u]
        for child in self.kids[u]:
            if self.labels[child] == "conj" and not self.left_out(child):
                found += self.conjuncts(child)
        return sorted(found) if len(found) > 1 else found

    def left_out(self, u: int) -> bool:
        """Whether a noun stands behind `ale nie`, `lecz nie`, `a nie`: of it the contrary is told."""
        if "nie" not in self.units.forms or not self.nominal(u) or self.verb(u):
            return False
        at = u - 1
        while at > 0 and self.heads[at] == u and self.labels[at].split(":")[0] in ("case", "amod", "det", "nummod"):
            at -= 1
        return at > 0 and self.units[at].text == "nie" and self.units[at - 1].text in ("ale", "lecz", "a", "jednak")

    def first_conjunct(self, u: int) -> int:
        while self.heads[u] >= 0 and self.labels[u] == "conj":
            u = self.heads[u]
        return u

    def antecedent(self, u: int) -> int:
        """What a relative pronoun stands for; any other unit is itself."""
        if self.lemmas(u) & {"który", "jaki"}:
            for at in (u, *self.up(u)):
                if self.labels[at].startswith("acl") and self.heads[at] >= 0:
                    return self.heads[at]
            for at in range(u - 1, 0, -1):
                if self.units[at].text == ",":
                    return next((x for x in range(at - 1, -1, -1) if self.nominal(x)), u)
        return u

    def subtree(self, u: int) -> list[int]:
        stack, found = [u], []
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(self.kids[at])
        return sorted(found)

    # -- up ------------------------------------------------------------------------------------------------

    def up(self, u: int) -> Iterator[int]:
        """Governors of `u`, nearest first."""
        seen = {u}
        while (head := self.heads[u]) >= 0 and head not in seen:
            yield head
            seen.add(head)
            u = head

    def clause(self, u: int) -> int:
        """The predicate of the clause in which `u` stands (itself, if it is one)."""
        known = self._clauses[u]
        if known is None:
            known = self._clauses[u] = next((at for at in (u, *self.up(u)) if self.predicate(at)), u)
        return known

    def predicate(self, u: int) -> bool:
        """A finite verb, or what carries a copula, an auxiliary or a finite child."""
        known = self._predicates[u]
        if known is None:
            known = self._predicates[u] = self._is_predicate(u)
        return known

    def _is_predicate(self, u: int) -> bool:
        if (
            self.units[u].is_(FINITE)
            and self.verb(u)
            and not (self.labels[u] in ("aux", "cop") or self.labels[u].startswith("aux"))
        ):
            return True
        return u in self._auxiliaries

    def past(self, clause: int) -> bool:
        """Whether a predicate is in the past tense, by itself or by its auxiliary: `uwolnił`, `zwolniono`, `został uwolniony`."""
        return bool(self.units[clause].pos & {"praet", "imps"}) or any(
            "praet" in self.units[a].pos for a in self.auxiliaries(clause)
        )

    def auxiliaries(self, u: int) -> list[int]:
        """Auxiliaries and copulas of `u`; one far behind it belongs to another clause that the parser has lost."""
        return [c for c in self._auxiliaries[u] if c - u <= 4] if u in self._auxiliaries else []

    def distance(self, a: int, b: int) -> int:
        """Edges between two units."""
        above = {a: 0} | {u: n for n, u in enumerate(self.up(a), 1)}
        for n, u in enumerate((b, *self.up(b))):
            if u in above:
                return n + above[u]
        return len(self.units)

    def adjective(self, u: int) -> bool:
        return not self.units[u].pos.isdisjoint(ADJECTIVAL)


_P = ParamSpec("_P")
_T = TypeVar("_T")


def kept(ask: Callable[Concatenate[SentenceGraph, _P], list[_T]]) -> Callable[Concatenate[SentenceGraph, _P], list[_T]]:
    """A question of which the graph and the arguments alone decide: asked again of that graph, it is not worked out again.

    Who asks gets a list of his own.
    """

    def answer(g: SentenceGraph, /, *args: _P.args, **kwargs: _P.kwargs) -> list[_T]:
        key = (ask, args, tuple(kwargs.items())) if kwargs else (ask, args)
        found = g.answers.get(key)
        if found is None:
            found = g.answers[key] = tuple(ask(g, *args, **kwargs))
        return list(found)

    update_wrapper(answer, ask)
    return answer


_UNASKED = object()


def once(ask: Callable[Concatenate[SentenceGraph, int, _P], _T]) -> Callable[Concatenate[SentenceGraph, int, _P], _T]:
    """A question about a unit of which the graph alone decides, the answer to which nobody changes: it is asked once.

    What else is given with it, such as the lexicon, is the same whoever asks.
    """

    def answer(g: SentenceGraph, u: int, /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        key = (ask, u)
        found = g.answers.get(key, _UNASKED)
        if found is _UNASKED:
            found = g.answers[key] = ask(g, u, *args, **kwargs)
        return found  # type: ignore[no-any-return]

    update_wrapper(answer, ask)
    return answer
