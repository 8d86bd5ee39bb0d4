"""Times of Polish news as EDTF: told from the date of the document, and left open where they are vague."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.polish.text.morphology import Morphology
from loaders.polish.text.tokens import split
from loaders.polish.times.named import RULES, find_times
from loaders.polish.times.scan import Rule, Scan
from ontology.dates import bounds, certainly_within, normalise, possibly_overlaps, shift, valid
from ontology.errors import UsageError

MORPHOLOGY = Morphology()


def times(text: str, anchor: str | None = "2026-03-20", **more: object) -> list[tuple[str | None, str]]:
    (sentence,) = split(text, (), MORPHOLOGY)
    return [(t.edtf, t.kind) for t in find_times(sentence, anchor, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Przyleciał 19 marca.", [("2026-03-19", "point")]),
        ("Przyleciał 19 marca br. do Wilna.", [("2026-03-19", "point")]),
        ("Dwa tygodnie wcześniej, 30 grudnia 2025 r., rozmawiał w Kijowie.", [("2025-12-30", "point")]),
        ("Skazano go 4 lutego 2023 r.", [("2023-02-04", "point")]),
        ("Tydzień temu przyleciał do Mińska.", [("2026-03-13~", "point")]),
        ("W piątek ministrowie mają rozmawiać w Pekinie.", [("2026-03-20", "point")]),  # it is that Friday
        ("Litwa wstrzymała tranzyt w lutym 2022 roku, a w czerwcu import ograniczyła Unia.", [("2022-02", "point"), ("2022-06", "point")]),
        ("W nocy z 31 na 1 marca spadły rakiety.", [("2026-02-28/2026-03-01", "range")]),
        ("Licencja pozwala dokończyć transakcje do 21 listopada.", [("2026-11-21", "until")]),
        ("Objęty był sankcjami od sierpnia 2021 roku; cztery miesiące później nałożono je na spółkę.", [("2021-08/..", "since"), ("2021-12", "point")]),
        ("W dniach 21–13 stycznia był w Mińsku.", [("2026-01-13", "point")]),  # no stretch runs backwards
        ("Pisał o tym 26.11.2025 w gazecie.", [("2025-11-26", "point")]),
        ("We wrześniu zwolniono 52 osoby.", [("2025-09", "point")]),
        ("W listopadzie ub.r. podpisano umowę.", [("2025-11", "point")]),
        ("Zamknięto ją w 2022 roku.", [("2022", "point")]),
        ("W latach 2020–2022 trwały protesty.", [("2020/2022", "range")]),
        ("Siedzi od 2021 roku.", [("2021/..", "since")]),
        ("Wybory odbędą się 11–17 maja br. w sieci.", [("2026-05-11/2026-05-17", "range")]),
        ("W nocy z 11 na 12 września spadły drony.", [("2025-09-11/2025-09-12", "range")]),
        ("W czwartek rozmawiali w Mińsku.", [("2026-03-19", "point")]),
        ("To była czwartkowa wizyta.", [("2026-03-19", "point")]),
        ("Grudniowa decyzja zapadła szybko.", [("2025-12", "point")]),
        ("Wczoraj ogłoszono amnestię.", [("2026-03-19", "point")]),
        ("W weekend ułaskawił ich prezydent.", [("2026-03-14/2026-03-15", "range")]),
        ("Trzy lata temu było inaczej.", [("2023", "point")]),
        ("W ubiegłym roku zwolniono 194 osoby.", [("2025", "point")]),
        ("Latem 2024 r. wymieniono więźniów.", [("2024-22", "point")]),
        ("Dzień po ataku zamknięto niebo.", [(None, "relative")]),
        ("Pod koniec miesiąca przyleci do Mińska.", [("2026-03", "point")]),
        ("2021 – Unia objęła koncern sankcjami.", [("2021", "point")]),
        ("2021 osób objęto sankcjami.", []),
        ("Niedawno zamknięto granicę.", [(None, "unresolved")]),
        ("Poczobut, skazany w Grodnie 8 kwietnia, siedzi w kolonii.", [("2025-04-08", "point")]),
        ("Umowa ma zostać podpisana do 31 marca.", [("2026-03-31", "deadline")]),
        ("Sankcje będą obowiązywać do końca roku.", [("2026", "until")]),
        ("Do końca września zostaną przywrócone sankcje.", [("2026-09", "deadline")]),
        ("Pakiet zostanie przedstawiony jeszcze przed końcem roku.", [("2026", "deadline")]),
        ("Dziesiątego listopada przeszukano mieszkania.", [("2025-11-10", "point")]),
        ("Wymiana odbyła się drugiego lutego.", [("2026-02-02", "point")]),
        ("Wojna wybuchła dwudziestego czwartego lutego 2022 r. o świcie.", [("2022-02-24", "point")]),
        ("Ataki wstrzymano do trzydziestego pierwszego stycznia.", [("2026-01-31", "until")]),
        ("W ostatnim półroczu zatrzymano siedmiu Polaków.", [("2025-09/2026-03", "range")]),
        ("Przez ostatnie trzy miesiące prowadziły rozmowy.", [("2025-12/2026-03", "range")]),
        ("W ciągu ostatnich dwóch tygodni zwolniono 20 osób.", [("2026-03-06/2026-03-20", "range")]),
        ("W grudniu ub.r. Coale ogłosił zniesienie embarga, a Łukaszenka wypuścił tego samego dnia 123 osoby.", [("2025-12", "point"), ("2025-12~", "point")]),
        ("Syna zatrzymano z nim tego samego dnia w czerwcu 2020 r.", [("2020-06", "point")]),
        ("W pierwszych miesiącach wojny stało tam najwięcej rosyjskich żołnierzy.", [("2022", "point")]),
        ("W pierwszych miesiącach wojny w Iranie zarabiała na ropie Rosja.", []),
        ("Przejścia zamknęli w czerwcu i Tusk przysięgał, że ich nie otworzy.", [("2025-06", "point")]),
        ("Nie otworzymy ich ani jutro, ani pojutrze.", []),
        ("W Nowy Rok wydali licencję.", [("2026-01-01", "point")]),
        ("Nowy rok szkolny zaczął się od strajku.", []),
        ("W środę podpisano umowę, a dwa dni wcześniej przyjechał wysłannik.", [("2026-03-18", "point"), ("2026-03-16", "point")]),
        ("Skazano go w 2022 r., a rok wcześniej zatrzymano.", [("2022", "point"), ("2021", "point")]),
        ("Trzy dni później wyszedł.", [(None, "apart")]),
        ("Jest więziony od wiosny.", [("2026-21/..", "since")]),
        ("Spotkają się na wiosnę.", [("2026-21", "point")]),
        ("Za miesiąc odbędą się manewry.", [("2026-04", "point")]),
        ("Od dwóch lat siedzi w kolonii.", [("2024~/..", "since")]),
        ("W latach 90. był posłem.", [("199X", "point")]),
        ("W pierwszej połowie przyszłego roku złoży wizytę.", [("2027", "point")]),
        ("Pod koniec ubiegłego roku zwolniono 10 osób.", [("2025", "point")]),
        ("Od 28 lutego do 3 marca trwały manewry.", [("2026-02-28/2026-03-03", "range")]),
        ("Mówił o majowych wyborach.", [("2026-05", "point")]),
        ("Serbia nie ma takiego przywileju, od 9 października pozostaje pod sankcjami.", [("2025-10-09/..", "since")]),
        ("Odwołano go z dnia na dzień.", []),
        ("W nocy ze środy na czwartek spadły drony.", [("2026-03-18/2026-03-19", "range")]),
        ("W sobotę i niedzielę rozmawiali w Rijadzie.", [("2026-03-14/2026-03-15", "range")]),
        ("W styczniu i lutym zatrzymano 30 osób.", [("2026-01/2026-02", "range")]),
        ("Na przełomie stycznia i lutego zwolniono go.", [("2026-01/2026-02", "range")]),
        ("Skazano go w marcu 2025 r., a pół roku później zwolniono.", [("2025-03", "point"), ("2025-09", "point")]),
        ("Minister, odwołany w środę, odpowie przed sądem.", [("2026-03-18", "point")]),
        ("Kilka godzin później go wypuszczono.", [(None, "unresolved")]),
        ("Rozporządzenie 765/2006 obowiązuje.", []),
    ],
)  # fmt: skip
def test_times(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert times(text) == expected


def test_without_an_anchor_nothing_is_guessed() -> None:
    assert times("Wczoraj i w marcu spotkał się z nim.", None) == [(None, "unresolved"), (None, "unresolved")]
    assert times("Spotkał go 3 maja 2024 r.", None) == [("2024-05-03", "point")]


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2026-03-19", ("2026-03-19", "2026-03-19")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2026", ("2026-01-01", "2026-12-31")),
        ("202X", ("2020-01-01", "2029-12-31")),
        ("2025-09~", ("2025-09-01", "2025-09-30")),
        ("2024-24", ("2024-12-01", "2025-02-28")),
        ("2026-05-11/2026-05-17", ("2026-05-11", "2026-05-17")),
        ("2021/..", ("2021-01-01", "9999-12-31")),
    ],
)
def test_bounds(edtf: str, expected: tuple[str, str]) -> None:
    assert bounds(edtf) == expected


@pytest.mark.parametrize("text", ["wczoraj", "2026-13", "2026-02-30", "19 marca", "", "2027/2026"])
def test_what_is_no_date_says_so(text: str) -> None:
    assert not valid(text)
    with pytest.raises(UsageError, match="is not a date"):
        bounds(text)


@given(st.dates())
def test_days_round_trip(day: object) -> None:
    text = str(day)
    assert normalise(text) == text and bounds(text) == (text, text)
    assert certainly_within(text, text, text) and possibly_overlaps(text[:7], text, text)


@given(
    st.dates(min_value=__import__("datetime").date(1900, 1, 1), max_value=__import__("datetime").date(2100, 1, 1)),
    st.integers(-400, 400),
)
def test_shift_is_undone(day: object, days: int) -> None:
    assert shift(shift(str(day), days), -days) == str(day)


@given(st.text(max_size=120))
def test_any_text_gives_valid_dates(text: str) -> None:
    for sentence in split(text, (), MORPHOLOGY):
        for time in find_times(sentence, "2026-03-20"):
            assert time.edtf is None or valid(time.edtf)
            assert 0 <= time.first <= time.last < len(sentence)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("W tym samym tygodniu rozmawiał z ministrem.", [("2025-11-03/2025-11-09", "range")]),
        ("Tego samego miesiąca go zwolniono.", [("2025-11", "point")]),
        ("W tym samym roku podpisano umowę.", [("2025", "point")]),
        ("Thaksin cztery dni po tym trafił do więzienia.", [("2025-11-13", "point")]),
        ("Dwa dni po tym ataku zamknięto niebo.", [(None, "relative")]),
        ("Dwa dni po tym, jak go skazano, uciekł.", [(None, "relative")]),
    ],
)
def test_counted_from_what_was_told(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert times(text, previous="2025-11-09", day="2025-11-09") == expected


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.find.__name__)
def test_a_rule_finds_no_time_at_a_word_that_it_does_not_name(rule: Rule) -> None:
    text = (
        "Od dwóch i pół roku, w pierwszym kwartale, trzy lata temu, w nocy z piątku na sobotę i tego samego dnia, tuż po świętach, "
        "przed rokiem, za tydzień, kilka godzin później, po trzech tygodniach, nazajutrz, w dniu głosowania, w przededniu szczytu, "
        "w ostatnim półroczu, w pierwszych tygodniach wojny w Ukrainie, latem, w Boże Narodzenie, dwudziestego lutego, jutro, "
        "w weekend, pod koniec ubiegłego roku, w latach 90., w majowej wizycie, od tego czasu, tego ranka, minionej nocy, w tym czasie."
    )
    (sentence,) = split(text, (), MORPHOLOGY)
    scan = Scan(sentence, "2026-03-20", "2026-02-10", None, None)
    found = [w for i, w in enumerate(sentence) if not w.text[0].isdigit() and rule.find(scan, i) is not None]
    assert all(rule.may_begin(w.text.casefold(), w.lemmas) for w in found)
    assert found or rule.find.__name__ in ("decades",)
