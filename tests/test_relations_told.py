"""Posts whose other side, or whose holder, stands elsewhere in the text: `Turecki prezydent`, `szef dyplomacji X`, `jej doradca X`."""

import pytest

from tests.test_relations import Row, relations


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Recep Tayyip Erdoğan poleciał do Berlina. Turecki prezydent spotka się z Merzem.", ("position", "Recep Tayyip Erdoğan", "Turcja")),
        ("Kanclerz upomni się o Ekrema Imamoglu. Burmistrz Stambułu jest w areszcie od roku.", ("position", "Ekrem Imamoglu", "Stambuł")),
        ("Swiatłana Cichanouska opuszcza Wilno. Liderka spotka się z Merzem.", ("position", "Swietłana Cichanouska", None)),
    ],
)  # fmt: skip
def test_a_noun_that_comes_back_to_somebody_tells_his_post(text: str, row: Row) -> None:
    assert row in relations(text)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Francja czekała rok. Na lotnisko wyszedł minister Jean-Noël Barrot z rodzicami badacza.", ("position", "Jean-Noël Barrot", "Francja")),
        ("Białoruś protestuje. Rozmawiał z nim szef dyplomacji Maksim Ryżankou.", ("position", "Maksim Ryżankou", "Białoruś")),
        ("Prezydent Burkiny Faso Ibrahim Traoré odwołał ministra obrony Célestina Simporé.", ("position", "Célestin Simporé", "Burkina Faso")),
        ("Donald Trump groził cłem. Doradca gospodarczy prezydenta Peter Navarro mówił o ropie.", ("position", "Peter Navarro", "Donald Trump")),
        ("Śledztwo objęło Swiatłanę Cichanouską i jej doradcę Franaka Wiaczorkę.", ("position", "Franak Wiaczorka", "Swietłana Cichanouska")),
        ("Prezydent Togo Kossi Amegan uciekł, ale jego rzeczniczka Afi Dossou zaprzecza.", ("position", "Afi Dossou", "Kossi Amegan")),
    ],
)  # fmt: skip
def test_whose_an_office_is_may_stand_elsewhere(text: str, row: Row) -> None:
    assert row in relations(text)


@pytest.mark.parametrize(
    "text",
    [
        "Uładzimir Makiej zginął. Nowy minister przyjdzie jutro.",
        "Swiatłana Cichanouska była w Rydze. Szefowa unijnej dyplomacji jej nie przyjęła.",
        "Donald Trump zwlekał. W listopadzie mianował Coale'a przedstawicielem prezydenta do spraw handlu.",
    ],
)
def test_a_noun_for_somebody_else_tells_nothing(text: str) -> None:
    assert [r for r in relations(text) if r[1] in ("Uładzimir Makiej", "Swietłana Cichanouska", "Donald Trump")] == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Prezes Adria Wings odchodzi. Rada linii lotniczych Adria Wings odwołała Lukę Perkovicia.", ("industry", "Adria Wings", None)),
        ("Rada nadzorcza spółki Nordchem odwołała prezesa Pawła Grabieca. Nordchemu na to nie stać.", ("position", "Paweł Grabiec", "Nordchem")),
        ("Szef węgierskiego koncernu Zsolt Hernádi zapowiedział transakcję.", ("position", "Zsolt Hernádi", None)),
        ("MOL kupi akcje spółki NIS. Szef węgierskiego koncernu Zsolt Hernádi zapowiedział transakcję.", ("position", "Zsolt Hernádi", "MOL")),
        ("Dyrektor generalny linii Iwan Pawłow zapowiedział transakcję.", ("position", "Iwan Pawłow", None)),
        ("Ofertę złożył założyciel Oracle’a Larry Ellison.", ("position", "Larry Ellison", "Oracle")),
        ("Maszyny kupiono od irlandzkiego leasingodawcy Aercastle.", ("industry", "Aercastle", None)),
        ("Pieniądze moskiewskiego banku Siewierny Kredyt zamrożono.", ("industry", "Siewierny Kredyt", None)),
        ("Ministra infrastruktury Alenka Bratušek podała się do dymisji.", ("position", "Alenka Bratušek", None)),
        ("Jej księgowa Anna Szapiel trafiła do aresztu.", ("position", "Anna Szapiel", None)),
    ],
)  # fmt: skip
def test_a_firm_is_one_wherever_its_name_stands(text: str, row: Row) -> None:
    assert row in relations(text)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Uwolniono Andrzeja Poczobuta, dziennikarza i działacza Związku Polaków na Białorusi.", ("position", "Andrzej Poczobut", "Związek Polaków na Białorusi")),
        ("Uwolniono Andrzeja Poczobuta, dziennikarza i działacza Związku Polaków na Białorusi.", ("position", "Andrzej Poczobut", None)),
        ("Wrócił dziennikarz i działacz Związku Polaków na Białorusi Andrzej Poczobut.", ("position", "Andrzej Poczobut", None)),
        ("Nika Gwaramia, były minister sprawiedliwości i były szef telewizji Mtawari, milczy.", ("position", "Nika Gwaramia", "Mtawari")),
        ("Nika Gwaramia, były minister sprawiedliwości i były szef telewizji Mtawari, milczy.", ("position", "Nika Gwaramia", None)),
    ],
)  # fmt: skip
def test_two_offices_of_one_person_are_two_posts(text: str, row: Row) -> None:
    assert row in relations(text)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Zatrzymano syna Łukaszenki Wiktara.", ("kin", "Wiktar", "Alaksandr Łukaszenka")),
        (
            "Ukarano Arkadija Griszyna, jego żonę Swietłanę i dwóch prawników.",
            ("spouse", "Swietłana", "Arkadij Griszyn"),
        ),
    ],
)
def test_a_relative_may_have_but_a_first_name(text: str, row: Row) -> None:
    assert row in relations(text)


@pytest.mark.parametrize(
    "text",
    [
        "Węgierski koncern Trax rośnie.",
        "Państwowa spółka Trax rośnie.",
        "Rada nadzorcza spółki Nordchem zebrała się w środę.",
        "Wśród nich jest spółka Velmara Shipping, turecki pośrednik Golden Strait i jego właściciel.",
    ],
)
def test_whose_or_from_where_a_firm_is_tells_no_trade(text: str) -> None:
    assert [r for r in relations(text) if r[0] == "industry" and r[1] != "Golden Strait"] == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Wyszedł emerytowany nauczyciel z Grodna Stanisław Kuncewicz.", ("position", "Stanisław Kuncewicz", None)),
        ("Rozmowa z Hanną Bialik, politolożką z Uniwersytetu Warszawskiego.", ("position", "Hanna Bialik", "Uniwersytet Warszawski")),
        ("Ukraińską ambasadę w Mińsku zamknięto, ambasador Ihor Kyzym wyjechał.", ("position", "Ihor Kyzym", "Ukraina")),
        ("Przewodniczącym wybrano Arcioma Brucha.", ("position", "Arciom Bruch", None)),
        ("Polska protestuje. Mówił o tym wiceminister obrony Paweł Zalewski.", ("position", "Paweł Zalewski", "Polska")),
        ("Swiatłana Cichanouska, liderka opozycji, wyjechała. Doradca liderki Dzianis Kuczynski wrócił.", ("position", "Dzianis Kuczynski", "Swietłana Cichanouska")),
        ("Swiatłana Cichanouska, liderka opozycji, milczy. Siarhiej Cichanouski, uwolniony rok temu mąż liderki, mówi.", ("spouse", "Siarhiej Cichanouski", "Swietłana Cichanouska")),
        ("Powierzono to Wadzimowi Kabanczukowi, weteranowi Pułku Kalinowskiego.", ("memberOf", "Wadzim Kabanczuk", "Pułk Kalinowskiego")),
        ("Zijad Charis, który ma paszport Cypru, uciekł.", ("citizenship", "Zijad Charis", "Cypr")),
        ("Szef polskiej dyplomacji poleciał do Kijowa. Radosław Sikorski i Tomasz Siemoniak wracają jutro.", ("position", "Radosław Sikorski", "Polska")),
    ],
)  # fmt: skip
def test_more_ways_to_tell_whose_and_from_where(text: str, row: Row) -> None:
    assert row in relations(text)


def test_who_no_longer_stands_at_the_head_heads_nothing() -> None:
    assert relations("Na czele zarządu NIS nie stoi już Kiriłł Tiurdieniew.") == []


def test_of_a_bank_and_a_firm_neither_is_guessed() -> None:
    found = relations("PZU sprzedaje Bank Wiślany. Stanowisko straci prezes Krzysztof Maliszewski.")
    assert ("position", "Krzysztof Maliszewski", None) in found


@pytest.mark.parametrize(
    "text",
    [
        "Coale zostanie ambasadorem USA w Mińsku.",
        "Coale ma być ambasadorem USA w Mińsku.",
        "Coale mógłby zostać ambasadorem USA w Mińsku.",
        "Gdyby Coale był ambasadorem USA, Mińsk by ustąpił.",
        "Ambasadorem USA w Mińsku nie będzie Coale.",
        "Niedoszły prezydent Białorusi Wiktar Babaryka milczy.",
        "Białoruś przystąpi do Rady Pokoju.",
        "Ukraina zostanie członkiem Unii Europejskiej.",
    ],
)
def test_what_is_still_to_come_or_might_be_is_no_relation(text: str) -> None:
    assert [r for r in relations(text) if r[0] in ("position", "memberOf")] == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Andrej Babisz, założyciel Agrofertu, milczy.", ("position", "Andrej Babiš", "Agrofert")),
        ("Prawnik John Coale, wysłannik prezydenta USA Donalda Trumpa, przyleciał.", ("position", "John Coale", "Donald Trump")),
        ("Wśród uwolnionych są obywatele Polski Jan Kowal i Adam Nowak.", ("citizenship", "Adam Nowak", "Polska")),
    ],
)  # fmt: skip
def test_an_office_behind_a_comma_is_his_who_stands_before(text: str, row: Row) -> None:
    found = relations(text)
    assert row in found
    assert not [r for r in found if r[1] in ("Agrofert", "Agrofertu")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Ołeksij Melnyk z Centrum Razumkowa uważa to za błąd.", {("memberOf", "Ołeksij Melnyk", "Centrum Razumkowa")}),
        ("Uładzimir Łabkowicz i Walancin Stefanowicz z Wiasny wrócili.", {("memberOf", "Uładzimir Łabkowicz", "Centrum Praw Człowieka „Wiasna”"), ("memberOf", "Walancin Stefanowicz", "Centrum Praw Człowieka „Wiasna”")}),
        ("Usunięto Walancina Stefanowicza z Wiasny.", set()),
    ],
)  # fmt: skip
def test_from_a_body_by_z_alone_is_of_it(text: str, rows: set[Row]) -> None:
    assert {row for row in relations(text) if row[0] == "memberOf"} == rows
