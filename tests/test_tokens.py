"""Words and sentences: what must stay one word, and where a sentence really ends."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.polish.text.morphology import Morphology
from loaders.polish.text.tokens import split
from loaders.polish.text.words import Remembered
from ontology.claims import Block, Span

MORPHOLOGY = Morphology()


def forms(text: str) -> list[list[str]]:
    return [[w.text for w in s] for s in split(text, (), MORPHOLOGY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rozmawiał z gen. Kelloggiem.", [["Rozmawiał", "z", "gen.", "Kelloggiem", "."]]),
        ("Tak mówił J. Biden.", [["Tak", "mówił", "J.", "Biden", "."]]),
        (
            "To był 2025 r. Wtedy nałożono sankcje.",
            [["To", "był", "2025", "r."], ["Wtedy", "nałożono", "sankcje", "."]],
        ),
        ("W 2022 r. Łukaszenka odmówił.", [["W", "2022", "r.", "Łukaszenka", "odmówił", "."]]),
        ("Szczyt USA-Rosja trwa.", [["Szczyt", "USA", "-", "Rosja", "trwa", "."]]),
        ("Pisze Ćwiek-Karpowicz on-line.", [["Pisze", "Ćwiek-Karpowicz", "on-line", "."]]),
        ("Rozmowa z Coale’em (18,6 tys. słów).", [["Rozmowa", "z", "Coale’em", "(", "18,6", "tys.", "słów", ")", "."]]),
        ("Zwolniono 1 000 osób 12.03.2026.", [["Zwolniono", "1 000", "osób", "12.03.2026", "."]]),
        ("„To koniec.” Tak rzekł.", [["„", "To", "koniec", ".", "”"], ["Tak", "rzekł", "."]]),
        ("Nie! – odparł Tusk.", [["Nie", "!", "–", "odparł", "Tusk", "."]]),
        ("Był z Dzmitryjem K. i Anną.", [["Był", "z", "Dzmitryjem", "K.", "i", "Anną", "."]]),
        ("Ujęto Juraja C. Ochroniarze bili go.", [["Ujęto", "Juraja", "C."], ["Ochroniarze", "bili", "go", "."]]),
        ("Czytaj na rp.pl dziś.", [["Czytaj", "na", "rp.pl", "dziś", "."]]),
    ],
)
def test_sentences_and_words(text: str, expected: list[list[str]]) -> None:
    assert forms(text) == expected


def test_a_sentence_never_crosses_a_block() -> None:
    text = "Wizyta w Mińsku Coale przyleciał z Wilna."
    sentences = split(text, (Block(Span(0, 15), "title"), Block(Span(16, len(text)))), MORPHOLOGY)
    assert [text[s[0].start : s[-1].end] for s in sentences] == ["Wizyta w Mińsku", "Coale przyleciał z Wilna."]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_words_are_exact_and_in_order(text: str) -> None:
    words = [w for s in split(text, (), MORPHOLOGY) for w in s]
    assert all(text[w.start : w.end] == w.text for w in words)
    assert all(a.end <= b.start for a, b in itertools.pairwise(words))
    covered = {i for w in words for i in range(w.start, w.end)}
    assert all(c.isspace() for i, c in enumerate(text) if i not in covered)


@pytest.mark.parametrize(
    ("form", "lemma", "case"),
    [
        ("Coale’a", "Coale", "gen"),
        ("Coale’em", "Coale", "inst"),
        ("Mińsku", "Mińsk", "loc"),
        ("uwolnienia", "uwolnić", "gen"),
        ("amerykańsko-białoruskich", "amerykańsko-białoruski", "gen"),
        ("POCZOBUTA", "Poczobut", "gen"),
    ],
)
def test_readings(form: str, lemma: str, case: str) -> None:
    readings = MORPHOLOGY.readings(form)
    assert lemma in {r.lemma for r in readings}
    assert any(case in r.values((case,)) for r in readings)


def test_conditional_is_one_word() -> None:
    assert {r.pos for r in MORPHOLOGY.readings("uwolniłby")} == {"cond"}


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Maia Sandu odwiedziła 14 stycznia 2026 r. Warszawę. Spotkała się tam z Tuskiem.", 2),
        ("Tusk odwiedził 5 marca 2026 r. Kiszyniów, gdzie spotkał się z Sandu.", 1),
        ("Skazano go w 2022 r. Łukaszenka, który go ułaskawił, milczał.", 2),
        ("Zamknięto ją w 2022 r. Rosja zaatakowała wtedy Ukrainę.", 2),
    ],
)
def test_a_year_before_a_name_ends_a_sentence_only_where_another_begins(text: str, sentences: int) -> None:
    assert len(split(text, (), MORPHOLOGY)) == sentences


def test_what_is_remembered_of_forms_is_forgotten_when_it_is_full() -> None:
    kept = Remembered[str, int]()
    for number in range(250_000):
        kept[str(number)] = number
    assert len(kept) <= 100_000 and kept["249999"] == 249_999
