"""What news of the rest of the world taught: wars, courts, firms; sentences of our own in their manner."""

import pytest
from text_reader import read, roles

from ontology.claims import Status


@pytest.mark.parametrize(
    ("text", "type_", "role", "expected"),
    [
        # the wife of the one told of, not of who acts on her
        ("Ramón Ortuño i jego żona Delia Ferrán zostali pojmani.", "Detention", "patient", {"Ramón Ortuño", "Delia Ferrán"}),
        ("Pułkownik Ramón Ortuño zbiegł. Sędzia Alan Weller postawił zarzuty jego żonie, Delii Ferrán.", "Accusation", "actor", {"Alan Weller"}),
        # what belongs to the second verb says nothing of the first
        ("Premier Saakaszwili został pojmany i wywieziony samolotem do Tbilisi.", "Detention", "patient", {"Saakaszwili"}),
        # where a war is, is no place of talks about it
        ("Merz spotkał się z Macronem. Rozmowy przywódców koncentrowały się na wojnie w Sudanie.", "Negotiation", "place", set()),
        ("Ministrowie rozmawiali o sytuacji w Jemenie.", "Negotiation", "place", set()),
        # one acts, of several things none
        ("Armia zaatakowała w Chartumie magazyny i jednostki Sił Szybkiego Wsparcia.", "Attack", "actor", set()),
    ],
)  # fmt: skip
def test_roles(text: str, type_: str, role: str, expected: set[str]) -> None:
    assert roles(text, type_, role)[:1] == [expected]


@pytest.mark.parametrize(
    ("text", "type_", "status"),
    [
        # nobody plans to die
        ("Komendant miał zginąć w niedzielę w nalocie na Chartum.", "Attack", Status.ACTUAL),
        # said at the end of a summit, which was held
        ("Zakładam, że kraje się porozumieją – mówił Merz na zakończenie szczytu w Brukseli.", "Meeting", Status.ACTUAL),
        ("Rząd wydał zgodę na zakończenie rozmów z Katarem.", "Negotiation", Status.ACTUAL),  # what is to end goes on
        # what comes before a thing that is still to come
        ("Macron podkreślił, że po podpisaniu rozejmu Francja wyśle wojska.", "Agreement", Status.PROPOSED),
        ("Po podpisaniu rozejmu Francja wysłała wojska.", "Agreement", Status.ACTUAL),
    ],
)  # fmt: skip
def test_status(text: str, type_: str, status: Status) -> None:
    found = [c.status for c in read(text, "2026-03-20").claims if c.type == type_]
    assert found[:1] == [status]


def test_both_sides_are_no_count_of_attacks() -> None:
    text = "Iran ostrzelał Izrael. Ataki obu państw trwają. Obie strony zapowiadają kolejne ataki."
    assert [c.quantity for c in read(text).claims if c.type == "Attack"] == [None, None, None]


def test_a_legal_form_ends_no_sentence() -> None:
    text = "Koncern podpisał z firmą Tarnost S.A. z siedzibą w Oświęcimiu umowę zakupu stoczni."
    assert len(read(text).sentences) == 1


@pytest.mark.parametrize(
    ("text", "type_", "date"),
    [
        # when that was done of which one is accused, or for which one is punished, is not when one was
        ("Prokurator przedstawił Karolowi Wilkowi zarzuty działania w 2024 roku na rzecz obcego wywiadu.", "Accusation", None),
        ("Karolowi Wilkowi zarzucono próbę puczu po wyborach w 2022 r.", "Accusation", None),
        ("Sąd skazał w 2023 roku Karola Wilka na pięć lat za udział w protestach w 2020 roku.", "Sentencing", "2023"),
    ],
)  # fmt: skip
def test_dates_of_deeds(text: str, type_: str, date: str | None) -> None:
    assert [c.date for c in read(text, "").claims if c.type == type_][:1] == [date]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Według ABW zatrzymani zostali zwerbowani przez Internet.", set()),  # who is meant, no news of it
        ("Operator sieci Tarnplus otrzymał karę w wysokości 110 mln zł.", set()),  # a regulator's fine is no sentence
        ("Orlen odkupuje kluczową instalację od Karola Wilka.", {"Purchase"}),
        ("W Rumunii trwają wybory. Zwycięzcą pierwszej tury okazał się Karol Wilk.", {"Election"}),
    ],
)
def test_types(text: str, types: set[str]) -> None:
    scored = {c.type for c in read(text).claims} - {"industry", "position"}
    assert scored == types


@pytest.mark.parametrize(
    ("text", "type_", "role", "expected"),
    [
        # a house acts on nobody who holds an office
        ("Prezydent Syrii odwiedził Biały Dom.", "Visit", "place", {"Biały Dom"}),
        # two doers of a noun, and what they aim at behind them
        ("Dowódca zginął w uderzeniach USA i Izraela na cele w Iranie.", "Attack", "actor", {"Stany Zjednoczone", "Izrael"}),
        # who is asked to do or to leave it, though the tree joins the clauses
        ("Premier Netanjahu prosił wyraźnie Trumpa, by sankcji nie znosił.", "SanctionLifting", "actor", {"Donald Trump"}),
        # what comes before the saying is not what is said
        ("Po ataku na Caracas prezydent Trump ogłosił, że USA będą rządzić krajem.", "Attack", "speaker", set()),
        # `on` that acts is another than those of his clause
        ("Wang Yi odwiedził Madryt. Po spotkaniu z sekretarzem Rubiem poinformował on o postępie.", "Meeting", "participant", {"Marco Rubio", "Wang Yi"}),
    ],
)  # fmt: skip
def test_who_does_it(text: str, type_: str, role: str, expected: set[str]) -> None:
    assert roles(text, type_, role)[:1] == [expected]


@pytest.mark.parametrize(
    ("text", "type_", "status"),
    [
        ("Minister był na uroczystości podpisania umowy wykonawczej na pozyskanie 180 czołgów.", "Purchase", Status.PLANNED),
        ("Padł apel wspólny o zamknięcie granicy z Rosją.", "BorderClosure", Status.PROPOSED),
    ],
)  # fmt: skip
def test_adjectives_behind_their_noun(text: str, type_: str, status: Status) -> None:
    assert [c.status for c in read(text).claims if c.type == type_][:1] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "O udział Polski w szczycie G20 ubiegał się minister Sikorski. Spółka sprzedała akcje.",
        "Bank ogłosił pakiet kredytowy dla Tajwanu.",
    ],
)
def test_other_shares_and_packages(text: str) -> None:
    assert not {"Purchase", "SanctionImposition"} & {
        c.type for c in read(text).claims if c.quote in text.split(". ")[0] + "."
    }


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # who is only to be there, is there when it is done
        ("Trump ma być świadkiem podpisania rozejmu w Kinszasie.", Status.PLANNED),
        ("Trump będzie gospodarzem podpisania rozejmu w Kinszasie.", Status.PLANNED),
        ("Trump był świadkiem podpisania rozejmu w Kinszasie.", Status.ACTUAL),
        # an agreement that is announced as made
        ("Trump ogłosił zawarcie rozejmu między Izraelem a Iranem.", Status.ACTUAL),
        ("Trump ogłosi zawarcie rozejmu między Izraelem a Iranem.", Status.PLANNED),
    ],
)  # fmt: skip
def test_made_or_to_be_made(text: str, status: Status) -> None:
    assert [c.status for c in read(text).claims if c.type == "Agreement"][:1] == [status]


def test_an_article_belongs_to_the_surname() -> None:
    text = "Prezydent Syrii Ahmad asz-Szabir spotkał się z Donaldem Trumpem. Sankcje na asz-Szabira zniosła Rada Bezpieczeństwa ONZ."
    assert roles(text, "SanctionLifting", "target") == [{"Ahmad asz-Szabir"}]


@pytest.mark.parametrize(
    ("text", "type_", "status"),
    [
        ("Orbán nawiązał do zbliżających się wyborów w Portugalii.", "Election", Status.PLANNED),
        ("Strony się porozumiały. Dotyczy to uwolnienia 1200 jeńców.", "PrisonerRelease", Status.PLANNED),
        ("W piątek rozpoczną się konsultacje dotyczące technicznych aspektów przeprowadzenia wymiany jeńców.", "PrisonerRelease", Status.PROPOSED),
    ],
)  # fmt: skip
def test_still_to_come(text: str, type_: str, status: Status) -> None:
    assert [c.status for c in read(text).claims if c.type == type_][:1] == [status]


def test_who_passes_on_the_news_does_not_do_it() -> None:
    text = "Informację o wymianie jeńców przekazało rosyjskie Ministerstwo Obrony."
    assert roles(text, "PrisonerRelease", "actor") == [set()]


def test_words_of_another_clause_give_no_other_sense() -> None:
    text = "Premier ma spotkać się z Merzem w środę, aby rozwiązać problem dostaw gazu."
    assert [c.status for c in read(text).claims if c.type == "Meeting"] == [Status.PLANNED]


def test_many_things_do_not_act_with_a_neuter_verb() -> None:
    text = "Ministerstwo ogłosiło, że nałożyło sankcje na trzy jednostki wywiadu wojskowego GRU."
    assert roles(text, "SanctionImposition", "actor") == [set()]


@pytest.mark.parametrize(
    ("text", "type_", "role", "expected"),
    [
        # a verb that is an adjective too, before an office of another number
        ("Do Kairu przybyli sekretarz António Guterres i António Costa.", "Visit", "actor", {"António Guterres", "António Costa"}),
        # a place that is not declined
        ("Do Szarm el-Szejk przybył António Guterres.", "Visit", "place", {"Szarm el-Szejk"}),
    ],
)  # fmt: skip
def test_who_came_and_where(text: str, type_: str, role: str, expected: set[str]) -> None:
    assert roles(text, type_, role)[:1] == [expected]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Zarząd wybrał partnerów: Tarnoil Overseas Company z siedzibą w Hadze oraz Unimost Investments z siedzibą w Warszawie.", set()),
        ("Policja wkroczyła do biura partii w Tbilisi.", set()),  # a search is no attack
    ],
)  # fmt: skip
def test_seats_and_searches(text: str, types: set[str]) -> None:
    assert {c.type for c in read(text).claims} & {"Visit", "Attack"} == types


@pytest.mark.parametrize(
    ("text", "type_", "role", "expected"),
    [
        # past what only says who he is, the relative clause is about the person
        ("Premier mówił o Karolu Wilku, byłym premierze Czech i liderze ruchu ANO, który został pobity.", "Attack", "target", {"Karol Wilk"}),
        ("Policja zatrzymała Karola Wilka, prezesa spółki Orlen, który wrócił z Moskwy.", "Visit", "actor", {"Karol Wilk"}),
        # the only verb of a sentence, though it is an adjective elsewhere
        ("Z rządu odeszła też minister energetyki Swietłana Hrynowicz.", "Dismissal", "appointee", {"Swietłana Hrynowicz"}),
    ],
)  # fmt: skip
def test_about_whom_it_is(text: str, type_: str, role: str, expected: set[str]) -> None:
    assert roles(text, type_, role)[:1] == [expected]


def test_a_court_that_orders_an_arrest_has_it_done() -> None:
    text = "Sąd w Tbilisi nakazał aresztowanie Karola Wilka."
    assert [c.status for c in read(text).claims if c.type == "Detention"] == [Status.ACTUAL]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Tankowce zatopiono w ramach operacji 13. Głównego Zarządu Kontrwywiadu.", 1),
        ("Ćwiczyli żołnierze 18. Dywizji Zmechanizowanej.", 1),
        ("Zginęło 13. Rosyjskie drony zaatakowały Kijów.", 2),
        ("Spotkanie zaczęło się o godz. 13. Głównym tematem była Ukraina.", 2),
    ],
)
def test_ordinals_end_no_sentence(text: str, sentences: int) -> None:
    assert len(read(text).sentences) == sentences


@pytest.mark.parametrize(
    ("text", "type_", "role", "expected"),
    [
        # at whom a measure is aimed, say the names, not where they are from
        ("Niemieckie aktywa spółki Rosnieft zostały objęte sankcjami.", "SanctionImposition", "target", {"Rosnieft"}),
        # a firm that is told here which it is, is none of those told before
        ("Orlen ogłosił wyniki. Koncern poinformował o odkupieniu spółki odpowiedzialnej za budowę portu.", "Purchase", "target", set()),
        # who stands before the talks in a heading
        ("Nawrocki po spotkaniu z Trumpem", "Meeting", "participant", {"Karol Nawrocki", "Donald Trump"}),
    ],
)  # fmt: skip
def test_whom_it_concerns(text: str, type_: str, role: str, expected: set[str]) -> None:
    assert roles(text, type_, role)[:1] == [expected]


@pytest.mark.parametrize(
    ("text", "type_", "status"),
    [
        ("Witkoff miał spotkać się z Zełenskim, ale ostatecznie spotkanie zostało odwołane.", "Meeting", Status.NEGATED),
        ("Witkoff miał spotkać się z Zełenskim, ale do spotkania nie doszło.", "Meeting", Status.NEGATED),
        ("Witkoff miał spotkać się z Zełenskim w piątek.", "Meeting", Status.PLANNED),
        ("USA zniosły sankcje. Nie dotyczy to jednak sankcji przeciwko Asadowi.", "SanctionImposition", Status.ACTUAL),
    ],
)  # fmt: skip
def test_what_fell_through_and_what_stays(text: str, type_: str, status: Status) -> None:
    assert [c.status for c in read(text).claims if c.type == type_][:1] == [status]


@pytest.mark.parametrize(
    ("text", "type_", "status"),
    [
        ("Zełenski przed rozmową z Putinem", "Negotiation", Status.PLANNED),
        ("Zełenski po rozmowie z Putinem", "Negotiation", Status.ACTUAL),
        ("Gorąco przed wyborami w Czechach", "Election", Status.PLANNED),
    ],
)
def test_headings_before_and_after(text: str, type_: str, status: Status) -> None:
    assert [c.status for c in read(text).claims if c.type == type_][:1] == [status]
