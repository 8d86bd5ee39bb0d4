"""Who says it: reporting clauses before, in the middle and after, sources that stand beside, speakers left out."""

import pytest

from graph.ingest import extractor
from ontology.claims import Document


def speakers(text: str, type_: str, date: str = "2026-03-20") -> list[set[str]]:
    extraction = extractor().extract(Document("t", text, "", date=date))
    names = {c.id: c.label for c in extraction.clusters}
    return [{names[i] for i in c.role("speaker")} for c in extraction.claims if c.type == type_]


@pytest.mark.parametrize(
    "text",
    [
        "Jak przekazał dziennikarzom minister Jan Kowalski, reżim zwolnił dwóch więźniów.",
        "Reżim zwolnił w środę dwóch więźniów – poinformował w rozmowie z PAP minister Jan Kowalski.",
        "„Reżim zwolnił dwóch więźniów”, podkreślił Jan Kowalski.",
        "Reżim, jak twierdzi Jan Kowalski, zwolnił dwóch więźniów.",
        "Według Jana Kowalskiego reżim zwolnił dwóch więźniów.",
        "Zdaniem Jana Kowalskiego reżim zwolnił dwóch więźniów.",
        "Jan Kowalski, który od wtorku przebywa w Wilnie, potwierdził w środę, że reżim zwolnił dwóch więźniów.",
        "Jan Kowalski zwrócił uwagę, że reżim zwolnił dwóch więźniów.",
        "Minister Jan Kowalski przypomniał, że dialog trwa, a reżim w środę zwolnił dwóch więźniów.",
    ],
)
def test_who_tells_it_is_its_speaker(text: str) -> None:
    assert speakers(text, "PrisonerRelease") == [{"Jan Kowalski"}]


@pytest.mark.parametrize(
    "text",
    [
        "Agencja Reutera podała, że reżim zwolnił dwóch więźniów.",  # media pass on what others say
        "Jan Kowalski przypomniał o więźniach, których reżim zwolnił w środę.",  # not what he tells
        "Reżim zwolnił dwóch więźniów, choć zdaniem Jana Kowalskiego było ich więcej.",
        "Jan Kowalski oświadczył, że dialog trwa, i zwolnił dwóch więźniów.",
        "Cena wzrosła, jak szacuje Jan Kowalski, o dwa procent, a reżim zwolnił dwóch więźniów.",
    ],
)
def test_who_only_mentions_it_is_not(text: str) -> None:
    assert all(not who for who in speakers(text, "PrisonerRelease"))


def test_a_speaker_left_out_is_he_who_spoke_last() -> None:
    text = "Premier Jan Kowalski oświadczył, że Polska nie zamknie granicy. Zastrzegł też, że Unia nie zniesie sankcji na Białoruś."
    assert speakers(text, "SanctionLifting") == [{"Jan Kowalski"}]
    twice = "Minister Jan Kowalski ocenił, że Waszyngton wszedł na złą drogę, zapewnił jednak, że Moskwa jest gotowa do rozmów z USA."
    assert speakers(twice, "Negotiation") == [{"Jan Kowalski"}]


def test_a_clause_that_says_who_wishes_it() -> None:
    text = "Polska nie poprze zniesienia sankcji na Belavię, o co zabiega Alaksandr Łukaszenka."
    assert len(speakers(text, "SanctionLifting")[0]) == 1


def test_the_speaker_of_a_headline() -> None:
    assert speakers("Jan Kowalski: negocjacji z Rosją nie będzie", "Negotiation") == [{"Jan Kowalski"}]


def test_the_surname_alone_of_a_woman_is_hers() -> None:
    text = "Szefowa dyplomacji Kaja Kallas przybyła do Warszawy. Kallas zapowiedziała, że Unia nałoży sankcje na Rosję."
    assert speakers(text, "SanctionImposition") == [{"Kaja Kallas"}]
