"""The repairs of trees: whatever the parser makes of a sentence, what comes out is a tree of the same words."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.shipped import registry
from loaders.polish.pipeline import PolishExtractor
from loaders.polish.repair.limits import _Rules, repair
from loaders.polish.syntax.parser import Tree
from loaders.polish.units.units import Unit
from ontology.claims import Document

SENTENCES = (
    "Spółki zostały w piątek objęte sankcjami.",
    "Prezydent Gitanas Nausėda, Donald Tusk i Maia Sandu zostali w środę przyjęci w Mińsku przez Alaksandra Łukaszenkę.",
    "47-latka, która odmówiła zeznań, została skazana na pięć lat kolonii, a jej mąż wyjechał do Wilna.",
)
LABELS = ("nsubj", "obj", "obl", "nmod", "conj", "amod", "acl", "acl:relcl", "xcomp", "advcl", "case", "appos", "iobj", "aux", "dep", "punct")  # fmt: skip


@cache
def units(text: str) -> list[Unit]:
    (graph,) = PolishExtractor(registry()).graphs(Document("t", text, "pl"))
    return list(graph.units)


@st.composite
def any_trees(draw: st.DrawFn) -> tuple[list[Unit], Tree]:
    """A sentence, and any tree over it: each word hangs on one that was hung before."""
    words = units(draw(st.sampled_from(SENTENCES)))
    order = draw(st.permutations(range(len(words))))
    heads, labels = [-1] * len(words), ["root"] * len(words)
    for n, u in enumerate(order[1:], 1):
        heads[u] = order[draw(st.integers(0, n - 1))]
        labels[u] = draw(st.sampled_from(LABELS))
    return words, Tree(tuple(heads), tuple(labels))


@settings(deadline=None, max_examples=300)
@given(any_trees())
def test_whatever_the_parser_says_a_tree_comes_out(given: tuple[list[Unit], Tree]) -> None:
    words, tree = given
    found = repair(words, tree)
    assert found.heads.count(-1) == 1
    assert found.subtree(found.root) == tuple(range(len(words)))  # nothing hangs in a circle


def test_a_date_that_hangs_on_its_preposition_closes_no_circle() -> None:
    words = units(SENTENCES[0])  # Spółki zostały w piątek objęte sankcjami .
    tree = Tree((4, 4, 4, 2, -1, 4, 4), ("nsubj", "nsubj", "case", "obl", "root", "nsubj", "nsubj"))
    found = repair(words, tree)
    assert found.subtree(found.root) == tuple(range(len(words)))
    assert (found.heads[2], found.heads[3]) == (3, 4)  # `w` on `piątek`, `piątek` on `objęte`


def test_a_passive_takes_all_that_hung_on_its_auxiliary() -> None:
    words = units(SENTENCES[0])  # Spółki zostały w piątek objęte sankcjami .
    text = [u.text for u in words]
    aux, part = text.index("zostały"), text.index("objęte")
    heads = [aux] * len(words)
    heads[aux], heads[part + 1] = -1, part
    work = _Rules(words, Tree(tuple(heads), tuple("nsubj" if i == 0 else "root" if i == aux else "obl" for i in range(len(words)))))  # fmt: skip
    work.passives_carry_their_clause()
    assert work.heads[part] == -1 and work.kids(part) == [i for i in range(len(words)) if i != part]
    assert (work.labels[0], work.labels[aux]) == ("nsubj:pass", "aux:pass")


def test_a_person_after_a_state_is_whom_the_verb_acts_on() -> None:
    (graph,) = PolishExtractor(registry()).graphs(Document("t", "Wietnam wydał Białorusi Wasila Wieramiejczyka.", "pl"))
    who = next(u for u in range(len(graph)) if graph.units[u].text.endswith("Wieramiejczyka"))
    assert graph.labels[who] == "obj" and graph.units[graph.heads[who]].text == "wydał"


def test_a_form_that_is_a_noun_too_is_the_verb_where_there_is_no_other() -> None:
    (graph,) = PolishExtractor(registry()).graphs(Document("t", "Białoruś więzi Andrzeja Poczobuta.", "pl"))
    verb = next(u for u in range(len(graph)) if graph.units[u].text == "więzi")
    assert graph.heads[verb] == -1 and [graph.labels[c] for c in graph.kids[verb]][:2] == ["nsubj", "obj"]
