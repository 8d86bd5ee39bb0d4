"""Subjects far from their verb, and verbs that go on behind a subordinate clause."""

from __future__ import annotations

import pytest
from text_reader import roles


@pytest.mark.parametrize(
    ("text", "type_", "role", "who"),
    [
        # a comma before `i` closes the clause between: the second verb is that of the first
        ("Premier Jan Nowak ocenił, że decyzja Anny Lis to groźba, i zażądał uwolnienia Piotra Kota.", "PrisonerRelease", "speaker", {"Jan Nowak"}),
        ("Premier Jan Nowak przypomniał, że Litwa zamknęła granicę, i spotkał się z Anną Lis w Wilnie.", "Meeting", "participant", {"Jan Nowak", "Anna Lis"}),
        # who acts may stand last, behind whom he talked to, or between the theme and the verb
        ("Temat miał poruszyć w rozmowie z Łukaszenką amerykański negocjator John Coale.", "Negotiation", "participant", {"Alaksandr Łukaszenka", "John Coale"}),
        ("Uwolnienia Andrzeja Poczobuta domagały się przede wszystkim Polska i Litwa.", "PrisonerRelease", "speaker", {"Polska", "Litwa"}),
        ("Na wniosek Rosji zebrała się w poniedziałek Rada Bezpieczeństwa ONZ.", "Meeting", "participant", {"Rada Bezpieczeństwa ONZ"}),
        ("Podobne ostrzeżenie premier Jan Nowak powtórzył w piątek w Wilnie, gdzie spotkał się z Anną Lis.", "Meeting", "participant", {"Jan Nowak", "Anna Lis"}),
        # a city before a person in the nominative is where he goes, whatever explains him
        ("9 marca odwiedził Mińsk Péter Szijjártó, minister spraw zagranicznych Węgier.", "Visit", "actor", {"Péter Szijjártó"}),
        ("9 marca odwiedził Mińsk Péter Szijjártó, minister spraw zagranicznych Węgier.", "Visit", "place", {"Mińsk"}),
        # who flies somewhere commands nobody, though the form is one of `polecić` too
        ("Do Miami poleci minister Rustem Umierow, by spotkać się z Witkoffem i Kushnerem.", "Meeting", "participant", {"Rustem Umierow", "Steve Witkoff", "Jared Kushner"}),
        # a city before a person is not whom the clause tells of
        ("Wysłał do Moskwy ministra Jana Nowaka, który podpisał z Rosjanami porozumienie o gazie.", "Agreement", "participant", {"Jan Nowak", "Rosja"}),
    ],
)  # fmt: skip
def test_far_subjects(text: str, type_: str, role: str, who: set[str]) -> None:
    assert roles(text, type_, role)[-1] == who


@pytest.mark.parametrize(
    ("text", "type_", "role", "who"),
    [
        # without the comma the clause goes on
        ("Premier Jan Nowak ocenił, że minister Piotr Lis zwlekał i spotkał się z Anną Kot za późno.", "Meeting", "participant", {"Piotr Lis", "Anna Kot"}),
    ],
)  # fmt: skip
def test_near_subjects_stay(text: str, type_: str, role: str, who: set[str]) -> None:
    assert roles(text, type_, role)[-1] == who
