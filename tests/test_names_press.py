"""Names as agencies and newspapers write them of the rest of the world: links, cries, flights, firms and persons side by side."""

import pytest

from tests.test_names import bases, linked, name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CZYTAJ TEŻ: Litwa obniżyła podatki.", ["Litwa"]),
        ("KONIEC ROZMÓW PO DWÓCH DNIACH. Wrócili do kraju.", []),
        ("REKLAMA. Minister wrócił z Rygi.", ["Ryga"]),
        ("Odwołano loty FR1057 i FR 1002 z Bergamo.", ["Bergamo"]),
        ("Zysk wyniósł 20 mln EUR, a kary 3 mln CHF.", []),
        ("Umowy B2B podpisało wielu pilotów.", []),
        ("Inspektorzy z Okręgowego Inspektoratu Pracy weszli do hali.", []),
        ("Odmówił zgodnie z Kodeksem Karnym.", []),
        ("Rozmowy wrócą przed Wielkanocą.", []),
        ("Czytaj więcej Jak wyjaśnił rzecznik, nie ma decyzji.", []),
        ("Mer Piły wyjechał do Łodzi.", ["Piła", "Łódź"]),
        ("Wysoki Przedstawiciel wrócił przed Nowym Rokiem.", []),
        ("Oświetlili Koloseum na czerwono.", ["Koloseum"]),
        ("Samolot wrócił do Krakowa.", ["Kraków"]),
    ],
)
def test_what_is_no_name(text: str, expected: list[str]) -> None:
    assert bases(text) == expected


def test_peoples_in_the_plural() -> None:
    rows = name("Hiszpanie i Włosi strajkują razem ze Szwedami, Holendrami i Norwegami.").mentions
    assert [m.lemma for m in rows] == ["Hiszpanie", "Włosi", "Szwedzi", "Holendrzy", "Norwegowie"]
    assert {m.type for m in rows} == {"Person"}


def test_letters_in_brackets_are_a_name_though_they_are_a_word_too() -> None:
    assert "STAN" in bases("Partia Burmistrzowie i Niezależni (STAN) odeszła z rządu.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Państwowa Komisja Wyborcza milczy, podała Wyborcza.", ["Państwowa Komisja Wyborcza", "Wyborcza"]),
        ("Prezes fińskiego koncernu Valtora Pekka Lindqvist odszedł.", ["Valtora", "Pekka Lindqvist"]),
        ("Dziennikarka portalu Balkanika Jelena Marković wróciła.", ["Balkanika", "Jelena Marković"]),
        ("Rzeczniczka Komisji Ioulita Bardasis mówiła o tym.", ["Ioulita Bardasis"]),
        ("Gubernator prowincji Pendżab Faheem Durrani uciekł.", ["Pendżab", "Faheem Durrani"]),
        ("Rozmawiał z arcybiskupem Mukačeva Mykołą Łuczokiem.", ["Mykoła Łuczok"]),
        ("Trybunał ściga generała Osmana Diallo.", ["Osman Diallo"]),
        ("Córka Marii Castellan, Yshara, mówiła o procesie.", ["Maria Castellan", "Yshara"]),
        ("Naczelnik kolonii w Bobrujsku Andrej Cedryk milczy.", ["Bobrujsk", "Andrej Cedryk"]),
        ("Maulana Fazal-ul-Haq był posłem.", ["Maulana Fazal-ul-Haq"]),
        ("Zaatakowali Maulanę Sami ul-Haqa.", ["Maulana Sami ul-Haq"]),
        ("Do zamachu przyznało się Jamaat-ul-Nasr.", ["Jamaat-ul-Nasr"]),
        ("Premier przyjął prezesa firmy Constructora del Valle.", ["Constructora del Valle"]),
        ("Walczyła z nimi milicja Hezb al-Nur.", ["Hezb al-Nur"]),
        ("Spółka Terna Mining pozwała Mongolię.", ["Terna Mining", "Mongolia"]),
        ("Podała to agencja Adria Press.", ["Adria Press"]),
        ("Zapłacił za to KLM.", ["KLM"]),
        ("Agencja Asia News podała to wczoraj.", ["Asia News"]),
        ("Samantha Power odwiedziła Łódź.", ["Samantha Power", "Łódź"]),
        ("Strajk ogłosiło stowarzyszenie pilotów Skylock.", ["Skylock"]),
        ("Papież Franciszek mówił o wojnie.", ["Franciszek"]),
        ("Firmę, założoną przez Tony’ego Ryana, prowadzi Ivar Dahl.", ["Tony Ryan", "Ivar Dahl"]),
        ("Kierowana przez O'Leary'ego linia rośnie.", ["O'Leary"]),
        ("Przyjęto rezygnację Michaela O'Leary z posady.", ["Michael O'Leary"]),
        ("Posiedzenie Rady Ogólnopolskiego Porozumienia Pracy trwa.", ["Rada Ogólnopolskiego Porozumienia Pracy"]),
        ("Wrócił z Frankfurtu nad Menem.", ["Frankfurt nad Menem"]),
        ("Nakaz przyszedł do więzienia w Multan.", ["Multan"]),
        ("Ministerstwa spraw zagranicznych tych krajów milczą.", []),
        ("Pieniądze wypłacił Eurazjatycki Bank Rozwoju.", ["Eurazjatycki Bank Rozwoju"]),
        ("Zginął przywódca milicji Hezb al-Nur mułła Jusuf Rahmani.", ["Hezb al-Nur", "Jusuf Rahmani"]),
        ("Ugrupowanie Tehreek-e-Safa Pakistan grozi odwetem.", ["Tehreek-e-Safa Pakistan"]),
        ("Pomoc dla Saifa-ul-Malooka, prawnika, nadeszła.", ["Saif-ul-Malook"]),
        ("Walki trwają w Darfurze Północnym.", ["Darfur Północny"]),
        ("Jeździł po Europie Środkowo-Wschodniej.", ["Europa Środkowo-Wschodnia"]),
        ("Brytyjskie banki potępiły sankcje.", []),
        ("Sankcje na rosyjskie banki weszły w życie.", ["Rosja"]),
        ("Rosjanie piszą o tym na Twitterze.", ["Rosjanie"]),
    ],
)
def test_persons_and_firms_side_by_side(text: str, expected: list[str]) -> None:
    assert bases(text) == expected


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Minister pracy, Jose Moreira da Silva zaprzeczył temu.", "Jose Moreira da Silva"),
        ("Napisał do Federici Mogherini, od której czeka odpowiedzi.", "Federica Mogherini"),
        ("Generałowi Qamarowi Bajwie zarzucono zdradę.", "Qamar Bajwa"),
        ("Wysłano to do sekretarza generalnego ONZ Ban Ki-moona.", "Ban Ki-moon"),
        ("Rząd premiera Ahuthanandana upadł.", "Ahuthanandan"),
        ("Sądzono generała Muhammada Zia-ul-Haqa.", "Muhammad Zia-ul-Haq"),
    ],
)
def test_base_forms_of_persons(text: str, base: str) -> None:
    assert base in bases(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Petycję złożył Instytut ks. Piotra Skargi.", ["Instytut ks. Piotra Skargi"]),
        ("Chorych przyjął Szpital św. Wojciecha w Gdańsku.", ["Szpital św. Wojciecha", "Gdańsk"]),
        ("Spotkał dyrektora Instytutu ks. Jana Nowaka.", ["Jan Nowak"]),
    ],
)
def test_bodies_named_after_somebody(text: str, expected: list[str]) -> None:
    assert bases(text) == expected


def test_who_share_a_surname_in_the_plural_have_it_each() -> None:
    assert bases("Zatrzymano Jana i Annę Borowików.") == ["Jan Borowik", "Anna Borowik"]
    assert bases("Jan, Piotr i Anna Kowalscy wyjechali.") == ["Jan Kowalski", "Piotr Kowalski", "Anna Kowalska"]
    assert bases("Olga i Iwan Petrenkowie wrócili.") == ["Olga Petrenko", "Iwan Petrenko"]
    assert bases("Rozmawiał z Janem i Piotrem Kowalskim.") == ["Jan", "Piotr Kowalski"]
    assert linked("Sankcje objęły Arkadija i Borisa Rotenbergów.")[0] == ("Arkadija", "person/arkadij-rotenberg")


def test_another_name_told_of_a_noun_is_that_of_the_one_with_the_same_first_name() -> None:
    rows = name("Maria Castellan wyjechała. Kobieta znana jest również jako Maria Dorn.").mentions
    assert len({m.cluster for m in rows}) == 1
