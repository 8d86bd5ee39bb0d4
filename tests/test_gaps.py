"""A clause that leaves its verb out tells a happening of its own: `w lutym skreślono spółkę, a w marcu – senatora`."""

import pytest
from text_reader import read, roles

TWICE = [
    ("SanctionLifting", "W lutym z unijnej listy sankcyjnej skreślono spółkę Dana Trans, a w marcu – senatora Alaksieja Kuszniarenkę."),
    ("SanctionLifting", "We wrześniu USA zniosły restrykcje wobec linii Belavia, a w grudniu – embargo na białoruskie nawozy potasowe."),
    ("LicenceIssuance", "W grudniu OFAC wydało licencję generalną nr 13, która zezwoliła na transakcje z Białoruską Kompanią Potasową, a w lutym kolejną."),
    ("Sentencing", "Sąd w Mińsku skazał Marię Nowak na pięć lat kolonii, a Jana Kowalskiego na cztery lata."),
    ("Meeting", "W poniedziałek Tusk spotkał się w Wilnie z Gitanasem Nausėdą, a we wtorek z Edgarsem Rinkēvičsem."),
    ("SanctionImposition", "Kanada nałożyła sankcje w marcu, Japonia zaś w kwietniu."),
    ("BorderClosure", "Litwa zamknęła granicę w październiku, a Łotwa w listopadzie."),
    ("BorderClosure", "Otwarto przejścia graniczne w Kuźnicy i Bobrownikach, z których pierwsze było zamknięte od listopada 2021 r., a drugie od lutego 2023 r."),
    ("Visit", "Minister odwiedził Kijów w styczniu, a Lwów w lutym."),
    ("PrisonerTransfer", "Trzynastu więźniów trafiło do Niemiec, trzech – do USA."),
    ("BorderClosure", "Litwa zamknęła przejście w Miednikach, Łotwa – w Silene."),
    ("SanctionImposition", "Kanada nałożyła sankcje na 20 osób, Australia – na dziesięć."),
    ("PrisonerTransfer", "Do Niemiec polecieli więźniowie polityczni; do bazy Andrews – dziennikarze."),
    ("Imprisonment", "Jan Nowak trafił do kolonii w Mohylewie, a Piotr Wilk – do Szkłowa."),
    ("Sentencing", "Sąd w Mińsku skazał na 6 lat kolonii opozycjonistę Jana Nowaka, a na 5,5 roku przedsiębiorcę Adama Kota."),
    ("Purchase", "Saudi Aramco kupi udziały w rafinerii, a Unimot - bazy paliw."),
    ("Purchase", "Część stacji Lotosu kupi MOL, a logistykę paliw - Unimot."),
    ("Appointment", "Nowym ministrem spraw zagranicznych będzie Jan Nowak, a ministrem zdrowia - Adam Kowal."),
    ("SanctionImposition", "Koncern został objęty sankcjami w październiku. Jeśli Moskwa nie ustąpi, nałożymy na nią kolejne."),
]  # fmt: skip

ONCE = [
    ("PrisonerRelease", "Uwolniono Jana Nowaka, opozycjonistę – w więzieniu od 2020 r."),  # no preposition of the clause before
    ("Sentencing", "Sąd skazał Jana Nowaka, opozycjonistę – na pięć lat."),  # the punishment of the same man
    ("SanctionLifting", "USA nie zniosły sankcji w lutym, a w marcu embarga."),  # what is denied is not filled in
    ("BorderClosure", "Gdyby Polska zamknęła granicę z Białorusią, Litwa – z Rosją, handel by stanął."),  # nor what is not said to be so
    ("Sentencing", "Rzekomo skazano Nowaka na pięć lat, Kowala – na trzy."),
    ("Meeting", "Nieprawda, że Trump spotkał się z Putinem na Alasce, Witkoff – z Uszakowem w Moskwie."),
    ("Visit", "Prezydent Polski, a także premier Litwy pojechali do Kijowa."),
    ("SanctionImposition", "Unia nałożyła sankcje na Rosję, a w konsekwencji na Białoruś."),
    ("PrisonerRelease", "Bibi została zwolniona z więzienia 7 listopada, a następnie przewieziona w bezpieczne miejsce."),
    ("SanctionImposition", "Firmę wpisała na czarną listę Wielka Brytania, a Unia Europejska w ramach 19. pakietu się namyśla."),
]  # fmt: skip


@pytest.mark.parametrize(("type_", "text"), TWICE)
def test_the_verb_is_understood_again(type_: str, text: str) -> None:
    assert [c.type for c in read(text, "2026-03-20").claims].count(type_) == 2


@pytest.mark.parametrize(("type_", "text"), ONCE)
def test_what_is_no_clause_of_its_own_tells_nothing_more(type_: str, text: str) -> None:
    assert [c.type for c in read(text, "2026-03-20").claims].count(type_) == 1


def test_in_a_chain_each_is_told_of_the_one_before_its_dash() -> None:
    claims = read("Jan Nowak został skazany na 10 lat więzienia, Adam Kowalski – na dziewięć, a Piotr Wilk – na siedem.", "2026-03-20").claims  # fmt: skip
    assert [c.type for c in claims].count("Sentencing") == 3
    told = roles("Jan Nowak został skazany na 10 lat więzienia, Adam Kowalski – na dziewięć, a Piotr Wilk – na siedem.", "Sentencing", "patient")  # fmt: skip
    assert told == [{"Jan Nowak"}, {"Adam Kowalski"}, {"Piotr Wilk"}]


def test_who_buys_stands_behind_the_dash_where_the_thing_stands_before_it() -> None:
    assert roles("Część stacji Lotosu kupi MOL, a logistykę paliw - Unimot.", "Purchase", "actor") == [
        {"MOL"},
        {"Unimot"},
    ]


def test_each_has_its_own_date_and_doer() -> None:
    claims = read("Kanada nałożyła sankcje w styczniu, Japonia zaś w lutym.", "2026-03-20").claims
    told = {c.date for c in claims if c.type == "SanctionImposition"}
    assert told == {"2026-01", "2026-02"}


def test_a_later_month_that_goes_on_is_of_the_year_told_before() -> None:
    claims = read("Litwa wstrzymała tranzyt nawozów w lutym 2022 roku, a w czerwcu ich import ograniczyła Unia Europejska.", "2026-03-20").claims  # fmt: skip
    assert {c.date for c in claims if c.type == "SanctionImposition"} == {"2022-02", "2022-06"}


def test_months_are_counted_from_a_since_too() -> None:
    text = "Koncern objęto sankcjami od sierpnia 2021 roku; cztery miesiące później Waszyngton nałożył je także na jego spółkę."
    assert "2021-12" in {c.date for c in read(text, "2026-03-20").claims}
