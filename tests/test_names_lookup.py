"""Looking up a thing by any spelling or case form of its name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from view_story import THINGS, iri

from graph.view.names import NameIndex
from ontology.spelling import bases, fold


@pytest.fixture(scope="module")
def index() -> NameIndex:
    found = NameIndex()
    for key, (_, _, _, names) in THINGS.items():
        for name in names:
            found.add(name, iri(key))
    return found


@pytest.mark.parametrize(
    ("query", "key", "how"),
    [
        ("Coale", "coale", "name"),
        ("  john   COALE ", "coale", "name"),
        ("Cole John", "coale", "part"),
        ("Coale’a", "coale", "form"),
        ("Coale'em", "coale", "form"),
        ("Johna Coale’a", "coale", "form"),
        ("Łukaszenką", "lukaszenka", "name"),
        ("Łukaszence", "lukaszenka", "form"),
        ("Łukaszenki", "lukaszenka", "form"),
        ("Лукашэнка", "lukaszenka", "spelling"),
        ("Łukaszenka Alaksandr", "lukaszenka", "part"),
        ("Aleksander Lukaschenko", "lukaszenka", "spelling"),
        ("Poczobutem", "poczobut", "form"),
        ("Andrzeja Poczobuta", "poczobut", "form"),
        ("Poczobutowi", "poczobut", "form"),
        ("Białorusią", "by", "form"),
        ("Stanów Zjednoczonych", "us", "form"),
        ("Belavię", "belavia", "form"),
        ("Mińsku", "minsk", "form"),
        ("Andrzej", "poczobut", "part"),
    ],
)
def test_any_form_of_a_name_finds_its_thing(index: NameIndex, query: str, key: str, how: str):
    found = index.find(query)
    assert found is not None and found.iris == (iri(key),)
    assert found.how == how or key == "lukaszenka"


@pytest.mark.parametrize("query", ["", "  ", "?!", "Merkel", "Xyzzy Qwerty"])
def test_an_unknown_name_finds_nothing(index: NameIndex, query: str):
    assert index.find(query) is None


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("Poczubot", "poczobut"),
        ("Andrzj Poczobtu", "poczobut"),
        ("Jan Poczobutt", "poczobut"),  # the surname, though nobody of that first name is known
        ("Lukashemka", "lukaszenka"),
        ("Coal", "coale"),
        ("Belavla", "belavia"),
    ],
)
def test_a_misspelt_name_is_offered_its_own(index: NameIndex, query: str, best: str):
    found = index.find(index.near(query)[0])
    assert found is not None and found.iris == (iri(best),)


@pytest.mark.parametrize("query", ["Kwiatpol SA", "Kwiatpol", "Jan Kowalski", "Ministerstwo Magii", "xyzzy", "UG", "?"])
def test_nothing_is_offered_for_a_name_that_is_like_none(index: NameIndex, query: str):
    """`Kwiatpol` was once answered with `Польша` and `Кітай`."""
    assert index.near(query) == ()


def test_near_names_are_offered_once_a_thing(index: NameIndex):
    assert index.near("Poczubot")[0] in ("Poczobut", "Andrzej Poczobut")
    assert len(index.near("Lukashemka", 5)) == len(set(index.near("Lukashemka", 5)))


def test_of_two_things_of_one_name_the_better_connected_comes_first():
    found = NameIndex(weight={"a": 1, "b": 7}.__getitem__)
    for thing in ("a", "b"):
        found.add("Smith", thing)
    assert found.find("smith").iris == ("b", "a")


def test_a_man_and_a_woman_of_one_surname_stay_apart():
    found = NameIndex()
    found.add("Cichanouski", "him")
    found.add("Cichanouska", "her")
    assert found.find("Cichanouska").iris == ("her",)
    assert found.find("Cichanouskiego").iris == ("him",)
    assert found.find("Cichanouskiej").iris == ("her",)


@given(st.text(max_size=30))
def test_folding_is_idempotent(text: str):
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="abcdeghiklmnoprstuwyz", min_size=1, max_size=14))
def test_a_word_is_its_own_first_base(word: str):
    assert bases(word)[0] == word
