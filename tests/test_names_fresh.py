"""Names as fresh texts of the topic, of think tanks and of other politics write them: spelling, boundaries and base forms by class."""

import pytest

from tests.test_names import bases, name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tony Barrow, którego zaproszono, wrócił.", ["Tony Barrow"]),
        ("W Caracas stawiła się Laura Piru, nowa konsul.", ["Caracas", "Laura Piru"]),
        ("Deputowany Ołeksandr Pierożko chce głosowania.", ["Ołeksandr Pierożko"]),
        ("Wyszedł z nim Ihar Karnej i lingwistka.", ["Ihar Karnej"]),
        ("Zabiega o spotkanie z Husajnem asz-Szamim.", ["Husajn asz-Szami"]),
        ("Emir Kataru Tamim ibn Hamad as-Sani wrócił.", ["Katar", "Tamim ibn Hamad as-Sani"]),
        ("Minister Jisra’el Kac zagroził odwetem.", ["Jisra’el Kac"]),
        ("Pobili jej przewodniczącego, N’Pabiego Cabiego.", ["N’Pabi Cabi"]),
    ],
)
def test_where_a_person_begins_and_ends(text: str, expected: list[str]) -> None:
    assert bases(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rozmawiał z Jackiem Nowakiem siedem razy.", "Jacek Nowak"),
        ("Polska wydała Pawła Rubcowa.", "Paweł Rubcow"),
        ("Padają nazwiska Alexandra Stubba i Maria Bartaliego.", "Mario Bartali"),
        ("Wezwał do uwolnienia Selahattina Yurttaşa, polityka.", "Selahattin Yurttaş"),
        ("Przysłali generała Aleksandra Borizina.", "Aleksandr Borizin"),
        ("Skazał byłego ambasadora na Słowacji Ihara Leszczeni.", "Ihar Leszczenia"),
        ("Aresztowano dyrektora Alaksandra Nowikawa.", "Alaksandr Nowikau"),
        ("Zatrzymano Dzmitryja Rahacza i jego żonę, a żony Wolhi szukano.", "Wolha"),
    ],
)
def test_base_forms_of_foreign_persons(text: str, expected: str) -> None:
    assert expected in bases(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lech i Danuta Wałęsowie spotkali się z Andrzejem i Krzysztofem Dudami.",
            ["Lech Wałęsa", "Danuta Wałęsa", "Andrzej Duda", "Krzysztof Duda"],
        ),
        ("Mówi sołtys Tofiłowiec Bazyli Leoniuk.", ["Tofiłowce", "Bazyli Leoniuk"]),
        ("Porwano też mera Chersonia Ihora Kołychajewa.", ["Chersoń", "Ihor Kołychajew"]),
        ("Spotkał się w Dubiczach Cerkiewnych z dowódcami.", ["Dubicze Cerkiewne"]),
        ("W Usnarzu Górnym koczowała grupa.", ["Usnarz Górny"]),
        ("Szpital jest w Hłybokiem.", ["Hłybokie"]),
        ("Punkt w Nowej Hucie otwarto.", ["Nowa Huta"]),
        ("Pochodzi z Kalinkowicz.", ["Kalinkowicze"]),
        ("Pan Mykoła z Owrucza ogłuchł.", ["Mykoła", "Owrucz"]),
        ("Części mogą wyjechać na Szeremietiewo.", ["Szeremietiewo"]),
        ("Spotkanie odbędzie się na Wałaamie.", ["Wałaam"]),
        ("W Bayrampaşy rządzą zarządcy.", ["Bayrampaşa"]),
    ],
)
def test_places_of_no_dictionary(text: str, expected: list[str]) -> None:
    assert bases(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Związał się ze Zjednoczoną Partią Obywatelską.", ["Zjednoczona Partia Obywatelska"]),
        (
            "Sztab Koordynacyjny ds. Postępowania z Jeńcami Wojennymi milczy.",
            ["Sztab Koordynacyjny ds. Postępowania z Jeńcami Wojennymi"],
        ),
        ("Z kolei József Váradi milczy.", ["József Váradi"]),
        ("Wysoką Przedstawiciel Kają Kallas poinformowano.", ["Kaja Kallas"]),
        ("Unia Wolności przegrała.", ["Unia Wolności"]),
    ],
)
def test_bodies(text: str, expected: list[str]) -> None:
    assert bases(text) == expected


def test_the_union_alone_is_the_european_one_unless_the_text_names_another() -> None:
    alone = name("Zebrali się ministrowie państw Unii.").mentions
    assert [(m.lemma, m.type) for m in alone] == [("Unia", "InternationalOrganization")]
    other = name("Unia Celna upadła. Ministrowie państw Unii milczą.").mentions
    assert len({m.cluster for m in other}) == 1 and alone[0].cluster not in {m.cluster for m in other}


def test_acronyms_with_a_hyphen_are_one_name_and_the_declined_republic_is_poland() -> None:
    assert bases("Krytykował go działacz partii ZANU-PF.") == ["ZANU-PF"]
    assert bases("Zabiegały o to władze Rzeczypospolitej.") == ["Polska"]
