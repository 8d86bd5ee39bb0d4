"""Cleaning of plain text: every trouble of real pages, in words of our own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.documents import ReadOptions, read_text
from loaders.documents.hyphens import keeps_hyphen
from loaders.documents.offsets import Offsets
from loaders.documents.plain import plain
from ontology.claims import Document

WORDS = frozenset({"negocjacje", "polsko", "społeczno", "gospodarcze", "białoruskich", "Łukaszenki"})


def doc(text: str) -> Document:
    return read_text(text, "proba", is_word=WORDS.__contains__)


def parts(document: Document) -> list[tuple[str, str]]:
    return [(b.kind, b.span.of(document.text)) for b in document.blocks]


WRAPPED = """Delegacja przyjechała do stolicy w poniedziałek rano i od
razu udała się do siedziby rządu. Rozmowy trwały cztery
godziny.
Wieczorem wysłannik spotkał się z opozycją, która prosiła
o dalszą pomoc.
"""


def test_wrapped_lines_become_paragraphs() -> None:
    assert parts(doc(WRAPPED)) == [
        ("paragraph", "Delegacja przyjechała do stolicy w poniedziałek rano i od razu udała się do siedziby rządu. "
                      "Rozmowy trwały cztery godziny."),
        ("paragraph", "Wieczorem wysłannik spotkał się z opozycją, która prosiła o dalszą pomoc."),
    ]  # fmt: skip


def test_lines_of_an_unwrapped_text_stay_apart() -> None:
    text = "Rząd ogłosił nową listę.\nNa liście są dwie spółki i jeden bank.\nOpozycja chce więcej."
    assert [t for _, t in parts(doc(text))] == text.split("\n")


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("czwarta tura polsko-", "białoruskich rozmów", True),
        ("problemy społeczno-", "gospodarcze", True),
        ("długie nego-", "cjacje", False),
        ("decyzja Łuka-", "szenki", False),
        ("Jan Ćwiek-", "Karpowicz", True),
        ("w latach 2020-", "2025", True),
        ("samolot Su-", "27", True),
    ],
)
def test_hyphens_at_line_ends(before: str, after: str, kept: bool) -> None:
    assert keeps_hyphen(before, after, WORDS.__contains__) is kept


def test_hyphen_is_joined_in_the_text() -> None:
    text = doc("Wczoraj zakończyły się nego-\ncjacje o granicy, a tura polsko-\nbiałoruskich rozmów ruszy w maju.").text
    assert text == "Wczoraj zakończyły się negocjacje o granicy, a tura polsko-białoruskich rozmów ruszy w maju."


FOOTNOTES = """Minister zapowiedział otwarcie konsulatu1. Szczyt G7 odbędzie się w maju, a
myśliwce F16 zostały wysłane2, choć rzecznik „nie potwierdził”3 liczby.

1 Zob. https://przyklad.example/otwarcie-konsulatu-w-
grodnie.html [20.03.2026].
2Por. J. Kowalski, Samoloty, Warszawa 2020.
3 https://agencja.example/a?b=1

Dalsza część tekstu nie ma przypisów, ale COVID19 w niej jest.
"""


def test_footnotes_are_kept_where_they_stand() -> None:
    document = doc(FOOTNOTES)
    assert [t for _, t in parts(document)] == [
        "Minister zapowiedział otwarcie konsulatu. Szczyt G7 odbędzie się w maju, a myśliwce F16 zostały wysłane, "
        "choć rzecznik „nie potwierdził” liczby.",
        "Dalsza część tekstu nie ma przypisów, ale COVID19 w niej jest.",
    ]
    ends = [document.text[: c.at + 1].rsplit(" ", 1)[-1] for c in document.citations]
    assert ends == ["konsulatu", "wysłane", "potwierdził”"]
    assert [c.url for c in document.citations] == [
        "https://przyklad.example/otwarcie-konsulatu-w-grodnie.html",
        None,
        "https://agencja.example/a?b=1",
    ]
    assert document.citations[1].text == "Por. J. Kowalski, Samoloty, Warszawa 2020."


def test_a_glued_digit_without_its_note_stays() -> None:
    text = "Spółka Alfa7 kupiła samoloty. Norma Euro5 obowiązuje od 2010 r."
    assert doc(text).text == text


def test_numbers_at_line_starts_are_no_footnotes() -> None:
    text = "W sumie zwolniono więźniów1 z czterech zakładów, a w grudniu jeszcze\n15 osób, które trafiły na Litwę."
    assert "więźniów1" in doc(text).text


def test_marks_that_count_on_go_even_without_their_notes() -> None:
    text = (
        "Konsulat otwarto w maju4. Szczyt G7 trwa.\n\nMinister wrócił do kraju5, a rzecznik milczy6. Spółka Alfa7 też."
    )
    document = doc(text)
    assert document.text == (
        "Konsulat otwarto w maju. Szczyt G7 trwa.\n\nMinister wrócił do kraju, a rzecznik milczy. Spółka Alfa też."
    )
    assert document.citations == ()
    assert "footnotes 4 to 7 are not in the text; their marks were taken out" in document.notes


def test_units_are_no_marks() -> None:
    text = "Działka ma 12 km² i 300 m². Obok leży pole1.\n\n1 Zob. mapa powiatu."
    assert doc(text).text == "Działka ma 12 km² i 300 m². Obok leży pole."


def test_superscripts_and_brackets() -> None:
    text = "Sankcje zniesiono¹. Licencja wygasa w maju[2].\n\n¹ Zob. raport ministerstwa.\n[2] Por. https://a.example/x"
    document = doc(text)
    assert document.text == "Sankcje zniesiono. Licencja wygasa w maju."
    assert [c.text for c in document.citations] == ["Zob. raport ministerstwa.", "Por. https://a.example/x"]


COLUMNS = """Kontekst wizyty w Mińsku

Strony rozmawiały o granicy, o handlu drewnem i o losie
dziennikarzy, którzy zostali skazani po sfałszowanych wyborach

Wysłannik prezydenta przyjechał do Mińska po raz drugi w tym roku i przywiózł list od swojego

prezydenta. Skutkiem rozmów jest uwolnienie 12 osób oraz zapowiedź licencji dla linii lotniczych,

którą departament skarbu ma ogłosić wkrótce.

https://przyklad.example/wizyta
https://przyklad.example/licencja

KOMENTARZ PISM

Redakcja: Jan Nowak, Anna Kowalska, Piotr Wiśniewski

Maria Zielińska, Tomasz Wójcik, Ewa Kamińska

prezydenckich sprzed sześciu lat. Rzecznik dodał, że lista
nie jest zamknięta i że kolejne nazwiska zostaną podane
później.
"""


def test_a_lead_that_interrupts_a_column() -> None:
    document = doc(COLUMNS)
    assert parts(document) == [
        ("title", "Kontekst wizyty w Mińsku"),
        ("paragraph", "Strony rozmawiały o granicy, o handlu drewnem i o losie dziennikarzy, którzy zostali skazani "
                      "po sfałszowanych wyborach prezydenckich sprzed sześciu lat. Rzecznik dodał, że lista nie jest "
                      "zamknięta i że kolejne nazwiska zostaną podane później."),
        ("lead", "Wysłannik prezydenta przyjechał do Mińska po raz drugi w tym roku i przywiózł list od swojego "
                 "prezydenta. Skutkiem rozmów jest uwolnienie 12 osób oraz zapowiedź licencji dla linii lotniczych, "
                 "którą departament skarbu ma ogłosić wkrótce."),
    ]  # fmt: skip
    assert document.publisher == "PISM"


PAGE = """ date 2026-01-15 Reklama
Wysłannik wraca do Mińska. Czy przywiezie listę?

Rząd w Wilnie nie komentuje wizyty - podaje agencja.

Publikacja: 15.01.2026 09:40

Przejście graniczne w Miednikach

Przejście graniczne w Miednikach

Foto: PAP/Jan Nowak

Anna Kowalska

Z tego artykułu się dowiesz:

  • Kto leci do Mińska?
  • Kiedy zapadnie decyzja?

Wizyta potrwa dwa dni i zakończy się konferencją prasową.

Czytaj więcej

Litwa otworzyła przejście w Solecznikach
Komentarze
Jan Nowak: Po co nam ten dialog

Drugiego dnia delegacja pojedzie do Grodna.

© Licencja na publikację
© ℗ Wszystkie prawa zastrzeżone
Źródło: gazeta.example

Miejsca Regiony Europa Białoruś Litwa Osoby Anna Kowalska

Wizyta potrwa dwa dni i zakończy się konferencją prasową.
"""


def test_a_news_page() -> None:
    document = doc(PAGE)
    assert parts(document) == [
        ("title", "Wysłannik wraca do Mińska. Czy przywiezie listę?"),
        ("lead", "Rząd w Wilnie nie komentuje wizyty - podaje agencja."),
        ("caption", "Przejście graniczne w Miednikach"),
        ("byline", "Anna Kowalska"),
        ("list", "Kto leci do Mińska?"),
        ("list", "Kiedy zapadnie decyzja?"),
        ("paragraph", "Wizyta potrwa dwa dni i zakończy się konferencją prasową."),
        ("teaser", "Litwa otworzyła przejście w Solecznikach"),
        ("teaser", "Jan Nowak: Po co nam ten dialog"),
        ("paragraph", "Drugiego dnia delegacja pojedzie do Grodna."),
    ]
    assert (document.date, document.publisher, document.title) == (
        "2026-01-15",
        "gazeta.example",
        "Wysłannik wraca do Mińska. Czy przywiezie listę?",
    )


def test_under_read_more_only_titles_are_teasers() -> None:
    text = "Rozmowy trwają już trzeci dzień i nikt nie zna końca.\n\nCzytaj więcej\n\nMinister wyjechał z kraju."
    assert parts(doc(text))[1] == ("paragraph", "Minister wyjechał z kraju.")


def test_teasers_without_a_blank_line() -> None:
    text = "Rozmowy trwały.\nCzytaj także:\nLitwa otwiera granicę\nPolska czeka\nMinister nie odniósł się do tych słów."
    assert parts(doc(text)) == [
        ("paragraph", "Rozmowy trwały."),
        ("teaser", "Litwa otwiera granicę"),
        ("teaser", "Polska czeka"),
        ("paragraph", "Minister nie odniósł się do tych słów."),
    ]


def test_a_dateline_of_an_agency() -> None:
    text = "Mińsk, 12.09.2025 (PAP) - Białoruś zwolniła w czwartek 12 osób.\n\nOpozycja czeka.\n\nann/ kar/"
    document = doc(text)
    assert document.date == "2025-09-12"
    assert document.text == text.removesuffix("\n\nann/ kar/")


def test_names_of_freed_people_are_no_masthead() -> None:
    text = "Na wolność wyszli:\n\nJan Nowak, Anna Kowalska, Piotr Wiśniewski\n\nWszyscy są już w Wilnie."
    assert "Jan Nowak, Anna Kowalska, Piotr Wiśniewski" in doc(text).text


def test_quotations_with_a_dash_are_no_lists() -> None:
    text = "Padła odpowiedź.\n\n- To dobra wiadomość dla wszystkich - powiedział.\n\nLista:\n- potas,\n- banki."
    kinds = parts(doc(text))
    assert ("paragraph", "- To dobra wiadomość dla wszystkich - powiedział.") in kinds
    assert ("list", "potas,") in kinds and ("list", "banki.") in kinds


def test_running_heads_and_page_numbers_between_form_feeds() -> None:
    pages = [
        "Przegląd Wschodni nr 4\nPierwsza mówi o rozmowach, które toczyły się w Mińsku od\nwtorku i zakończyły bez\n1",
        "Przegląd Wschodni nr 4\nżadnego komunikatu. Druga strona mówi o sankcjach.\n2",
        "Przegląd Wschodni nr 4\nTrzecia strona jest krótka.\n3",
    ]
    document = doc("\f".join(pages))
    assert "Przegląd Wschodni" not in document.text
    assert "zakończyły bez żadnego komunikatu." in document.text
    assert document.page_of(document.text.index("żadnego")) == 2
    assert document.page_of(document.text.index("Trzecia")) == 3
    assert document.page_of(0) == 1


def test_running_heads_of_a_text_without_form_feeds() -> None:
    head = "Przegląd Wschodni nr 4"
    text = (
        f"{head}\nPierwsza mówi o rozmowach, które toczyły się w Mińsku od\nwtorku i zakończyły bez\n12\n{head}\n"
        f"żadnego komunikatu. Druga strona mówi o sankcjach, a\ntakże o\n13\n{head}\nlicencjach.\n"
    )
    assert doc(text).text.endswith(
        "zakończyły bez żadnego komunikatu. Druga strona mówi o sankcjach, a także o licencjach."
    )


def test_a_chronicle_keeps_its_dates() -> None:
    text = "12 maja 2026 r.\n\nPrezydent spotkał się z ministrem.\n\n14 maja 2026 r.\n\nMinister odleciał do Wilna."
    document = doc(text)
    assert document.date is None
    assert "14 maja 2026 r." in document.text


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Publikacja: 26.11.2025 13:34", "2025-11-26"),
        ("Opublikowano: 3 lutego 2026, 8:15", "2026-02-03"),
        ("Warszawa, 12 września 2025 r.", "2025-09-12"),
        ("NR 79 (2500), 12 WRZEŚNIA 2025 © Instytut", "2025-09-12"),
        ("12 wrz 2025, 08:51", "2025-09-12"),
        ("Redakcja otrzymała list", None),
    ],
)
def test_dates_of_publication(line: str, date: str | None) -> None:
    document = doc(f"Rozmowy w stolicy Białorusi\n\n{line}\n\nMinister przyjął wysłannika, który przyleciał z Wilna.")
    assert document.date == date
    assert (line in document.text) is (date is None)
    assert any("unresolved" in note for note in document.notes) is (date is None)


def test_the_last_update_serves_where_no_other_date_stands() -> None:
    text = "Rozmowy w stolicy Białorusi\n\n{}Ostatnia aktualizacja: 26.11.2025 13:34\n\nMinister przyjął wysłannika."
    document = doc(text.format(""))
    assert document.date == "2025-11-26"
    assert "date: 2025-11-26 is that of the last update" in document.notes
    assert doc(text.format("Publikacja: 25.11.2025 10:00\n\n")).date == "2025-11-25"


def test_options_win() -> None:
    options = ReadOptions(date="2026-03", publisher="Instytut", title="Inny tytuł", url="https://a.example")
    document = read_text(PAGE, "proba", options)
    assert (document.date, document.publisher, document.title, document.url) == (
        "2026-03",
        "Instytut",
        "Inny tytuł",
        "https://a.example",
    )


def test_invisible_and_odd_characters() -> None:
    raw = "W\u00a0Min\u0301sku\ttrwaja\u0328\r\nroz\u00admowy\u200b. Oﬁcjalnie nic."
    text, offsets = plain(raw)
    assert text == "W Mińsku trwają\nrozmowy. Oficjalnie nic."
    assert [text[i] for i, o in enumerate(offsets) if o >= 0] == [raw[o] for o in offsets if o >= 0]


def test_a_soft_hyphen_at_a_line_end_joins() -> None:
    assert (
        doc("Zakończyły się długie nego\u00ad\ncjacje w Mińsku.").text == "Zakończyły się długie negocjacje w Mińsku."
    )


def test_empty_text() -> None:
    document = doc("")
    assert (document.text, document.blocks) == ("", ())


def check_map(document: Document, raw: str) -> None:
    assert len(document.offsets) == len(document.text)
    for letter, offset in zip(document.text, document.offsets, strict=True):
        assert offset == -1 or raw[offset] == letter
    at = 0
    for block in document.blocks:
        assert at <= block.span.start < block.span.end <= len(document.text)
        at = block.span.end
    assert all(0 <= c.at < len(document.text) for c in document.citations)


@pytest.mark.parametrize("raw", [WRAPPED, FOOTNOTES, COLUMNS, PAGE])
def test_offsets_lead_to_the_raw_text(raw: str) -> None:
    check_map(doc(raw), raw)
    assert doc(doc(raw).text).text == doc(raw).text


PIECES = st.sampled_from([
    "Mińsk", "rozmowy", "Zob.", "1", "2", "nego-", "-", "•", "Reklama", "Foto: PAP", "USA.", "Czytaj więcej", "r.",
    "12", "\n", "\n\n", "  ", "\f", "\r\n", "\u00a0", "\u00ad", "e\u0301", "Źródło: x", "https://a.example/b", "”",
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join), st.lists(PIECES, max_size=60).map(" ".join)
    )
)
def test_any_text_keeps_its_map(raw: str) -> None:
    check_map(doc(raw), raw)


SENTENCES = st.sampled_from(
    [
        "Wysłannik przyleciał do Mińska.",
        "Minister Jan Nowak zwolnił 12 osób i odjechał.",
        "Rozmowy o granicy potrwają do maja 2026 r.",
        "Czy to koniec?",
        "Strona polska czeka na odpowiedź, która ma nadejść w piątek.",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=8), st.integers(50, 90))
def test_wrapping_is_undone_and_cleaning_twice_changes_nothing(paragraphs: list[str], width: int) -> None:
    import textwrap

    first = (
        "Początek mówi o delegacji, która w poniedziałek przyleciała do stolicy i od razu pojechała do siedziby rządu, "
        "gdzie czekał już na nią minister oraz kilku innych urzędników."
    )
    wrapped = "\n\n".join(textwrap.fill(p, width, break_on_hyphens=False) for p in (first, *paragraphs))
    document = doc(wrapped)
    unique = dict.fromkeys((first, *paragraphs))
    assert document.text.split() == " ".join(unique).split() or document.text.count("Czy to") > 1
    assert doc(document.text).text == document.text


@given(st.lists(st.tuples(st.integers(-1, 50), st.integers(1, 5)), max_size=20))
def test_offsets_behave_as_the_tuple(runs: list[tuple[int, int]]) -> None:
    expected = [o if o < 0 else o + i for o, n in runs for i in range(n)]
    offsets = Offsets.of(runs)
    assert list(offsets) == expected
    assert [offsets[i] for i in range(len(offsets))] == expected
    assert offsets[:] == tuple(expected)
    identity = Offsets.of([(0, 60)])
    assert list(offsets.through(identity)) == expected
