"""The parser: plain sentences, limits of morphology, and that nothing but the sentence decides its tree."""

from __future__ import annotations

import hashlib
import itertools
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.polish.syntax.decode import best_heads, limits_of, one_tree
from loaders.polish.syntax.parser import LONGEST, MODEL, Parser, Tree
from loaders.polish.text.morphology import Morphology
from loaders.polish.text.tokens import split
from loaders.polish.text.words import Reading, Word

SENTENCES = (
    "Reżim uwolnił wczoraj dwóch więźniów.",
    "Odbyły się rozmowy, które trwały trzy dni.",
    "Minister nie podpisał umowy.",
    "Ustawa została podpisana przez prezydenta.",
    "Rząd zniósł cła i zapowiedział kolejne ustępstwa.",
    "Poseł powiedział, że bank nie otrzymał licencji.",
    "Na granicy żołnierze zatrzymali kierowcę ciężarówki.",
    "Firma sprzedała nawozy Chinom.",
    "Jeśli sankcje zostaną utrzymane, fabryka straci rynek.",
    "Posłowie, senatorowie oraz wojewodowie spotkali się w Lublinie.",
)
DIGEST = "db3cc9f1b7f86989"


@cache
def morphology() -> Morphology:
    return Morphology()


@cache
def parser() -> Parser:
    return Parser()


def words(text: str) -> list[Word]:
    return [word for sentence in split(text, (), morphology()) for word in sentence]


def arcs(text: str) -> set[tuple[str, str, str]]:
    """(word, relation, governor) of a sentence, punctuation left out."""
    sentence = words(text)
    tree = parser().parse([sentence])[0]
    found = zip(sentence, tree.heads, tree.labels, strict=True)
    return {(w.text, label, sentence[h].text if h >= 0 else "") for w, h, label in found if label != "punct"}


def test_verb_first() -> None:
    assert arcs("Zatrzymano kierowcę ciężarówki.") == {
        ("Zatrzymano", "root", ""),
        ("kierowcę", "obj", "Zatrzymano"),
        ("ciężarówki", "nmod", "kierowcę"),
    }


def test_subject_behind_the_verb() -> None:
    assert ("minister", "nsubj", "spotkał") in arcs("W Wilnie z ambasadorem spotkał się minister.")


def test_relative_clause() -> None:
    found = arcs("Rozmowy, które trwały trzy dni, zakończyły się.")
    assert {
        ("które", "nsubj", "trwały"),
        ("trwały", "acl:relcl", "Rozmowy"),
        ("Rozmowy", "nsubj", "zakończyły"),
    } <= found


def test_passive_with_its_agent() -> None:
    found = arcs("Ustawa została podpisana przez prezydenta.")
    assert {("Ustawa", "nsubj:pass", "podpisana"), ("została", "aux:pass", "podpisana")} <= found
    assert {("prezydenta", "obl:agent", "podpisana"), ("przez", "case", "prezydenta")} <= found


def test_negation() -> None:
    found = arcs("Minister nie podpisał umowy.")
    assert {("nie", "advmod:neg", "podpisał"), ("Minister", "nsubj", "podpisał"), ("umowy", "obj", "podpisał")} <= found


def test_coordination() -> None:
    found = arcs("Rząd zniósł cła i zapowiedział ustępstwa.")
    assert {
        ("zapowiedział", "conj", "zniósł"),
        ("i", "cc", "zapowiedział"),
        ("ustępstwa", "obj", "zapowiedział"),
    } <= found


def test_clause_of_saying() -> None:
    found = arcs("Poseł powiedział, że bank nie otrzymał licencji.")
    assert {("otrzymał", "ccomp", "powiedział"), ("że", "mark", "otrzymał"), ("bank", "nsubj", "otrzymał")} <= found


def test_empty_and_single() -> None:
    assert parser().parse([]) == []
    assert parser().parse([[], words("Tak")]) == [Tree((), ()), Tree((-1,), ("root",))]
    assert Tree((), ()).root == -1


def test_unknown_words() -> None:
    sentence = [Word("Xqzw", 0, 4), Word("ęąż", 5, 8), Word("", 8, 8)]
    assert parser().parse([sentence])[0].heads.count(-1) == 1


def test_very_long_sentence_is_one_tree() -> None:
    sentence = words("Rząd zniósł cła, zapowiedział ustępstwa, ") * 90
    assert len(sentence) > 3 * LONGEST
    tree = parser().parse([sentence])[0]
    assert len(tree) == len(sentence)
    assert tree.subtree(tree.root) == tuple(range(len(sentence)))


def test_subject_may_be_nominative() -> None:
    """A noun that no reading allows as nominative is never a subject, unless it is counted."""
    sentences = [
        words(text)
        for text in (*SENTENCES, "Więźniom politycznym brakuje lekarza.", "Strażnikami rządzą pułkownikowi.")
    ]
    for sentence, tree in zip(sentences, parser().parse(sentences), strict=True):
        for i, (word, label) in enumerate(zip(sentence, tree.labels, strict=True)):
            counted = any(limits_of(sentence[c]).counts for c in tree.children(i))
            assert not label.startswith("nsubj") or limits_of(word).subject or counted


def test_one_subject_and_one_object() -> None:
    sentences = [words(text) for text in (*SENTENCES, "Minister premier ambasador podpisał umowę list traktat.")]
    for tree in parser().parse(sentences):
        for head in range(len(tree)):
            labels = [tree.labels[c] for c in tree.children(head)]
            assert labels.count("obj") <= 1 and sum(x.startswith("nsubj") for x in labels) <= 1


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8))
def test_neighbours_change_nothing(texts: list[str]) -> None:
    """Whatever stands in the batch, and however the parser is warmed up, a sentence has one tree."""
    together = Parser().parse([words(text) for text in texts])
    assert together == [parser().parse([words(text)])[0] for text in texts]


def test_same_trees_on_every_machine() -> None:
    """The promise of exactness: this digest changes only with the model, the dictionary or the code."""
    found = parser().parse([words(text) for text in SENTENCES])
    text = "\n".join(f"{tree.heads} {tree.labels}" for tree in found)
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == DIGEST


def test_no_sum_is_rounded() -> None:
    """Every partial sum of a matrix product in 32 bits is a whole number below 2^24, whatever the words."""
    with np.load(MODEL) as model:
        for name in ("last", *(f"conv{i}" for i in range(len(model["dilations"])))):
            w, b = model[name].astype(np.int64), model[name + "b"].astype(np.int64)
            unit = int(model["unit"][1 if name == "last" else 0])
            assert (np.abs(w).sum(0) * (8 * unit - 1) + np.abs(b)).max() < 2**24, name


def test_no_vector_is_long() -> None:
    """No number of a word's vector, nor of what the layers add to it, lets a sum of squares be rounded: see `norm`."""
    with np.load(MODEL) as model:
        whole = {name: np.abs(model[name].astype(np.float64)) for name in model.files if model[name].dtype.kind in "if"}
        tables = ("lemma", "form", "suffix", "ending", "prefix", "klass")
        longest = whole["bias"] + whole["rows_signs"].sum(0) + sum(whole[f"rows_{name}"].max(0) for name in tables)
        longest = np.maximum(longest, whole["root"])
        for i in range(len(model["dilations"])):
            y = whole[f"conv{i}"].sum(0) * (8 * whole["unit"][0] - 1) + whole[f"conv{i}b"]
            longest = longest + np.ceil(y * whole[f"shift{i}"])
        assert longest.max() < 2**21
        assert (np.abs(model["far"] + model["archead"][:, None].astype(np.int64)).sum(0) * 2.0**15).max() < 2**53


def test_tree() -> None:
    tree = Tree((1, -1, 3, 1, 2), ("nsubj", "root", "nmod", "obl", "amod"))
    assert tree.children(1) == (0, 3) and tree.children(-1) == (1,)
    assert tree.subtree(3) == (2, 3, 4) and tree.path_up(4) == (2, 3, 1)
    assert not Tree((2, 3, -1, 2), ("a", "b", "root", "c")).is_projective()
    assert Tree((1, -1, 1), ("a", "root", "b")).is_projective()


def _all_trees(n: int) -> list[tuple[int, ...]]:
    found = []
    for heads in itertools.product(range(n + 1), repeat=n):
        if heads.count(0) == 1 and all(h != i + 1 for i, h in enumerate(heads)):
            up = [0, *heads]
            at = list(range(n + 1))
            for _ in range(n):
                at = [up[a] for a in at]
            if not any(at):
                found.append(heads)
    return found


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_best_tree_is_found(n: int, seed: int) -> None:
    """Against all trees with one root; only the choice among several roots of the best forest is not searched fully."""
    scores = np.random.default_rng(seed).integers(-50, 50, (n, n + 1)).astype(float)
    scores[:, 0] -= 100  # as a trained model does: a second root never pays
    best = max(sum(scores[i, h] for i, h in enumerate(heads)) for heads in _all_trees(n))
    heads = best_heads(scores.copy())
    assert tuple(heads) in _all_trees(n)
    assert sum(scores[i, h] for i, h in enumerate(heads)) == best
    assert one_tree(np.where(np.eye(n, n + 1, 1) > 0, -1e9, scores)) in [list(h) for h in _all_trees(n)]


@pytest.mark.parametrize(
    ("tag", "subject"), [("subst:sg:gen:f", False), ("subst:sg:nom.acc:m3", True), ("prep:gen", True)]
)
def test_limits(tag: str, subject: bool) -> None:
    assert limits_of(Word("x", 0, 1, (Reading("x", tag),))).subject is subject


def test_a_line_of_marks_is_parsed_in_bounded_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Found by fuzzing: a hundred brackets are a hundred roots, and each was tried."""
    from loaders.polish.syntax import decode as syntax_decode

    calls: list[int] = []
    spanning = syntax_decode._spanning
    monkeypatch.setattr(syntax_decode, "_spanning", lambda w: (calls.append(len(w)), spanning(w))[1])
    scores = np.zeros((120, 121))
    scores[:, 0] = 5.0  # every word would rather be the root
    heads = syntax_decode.one_tree(scores)
    assert heads.count(0) == 1 and len([n for n in calls if n == 121]) <= 9
