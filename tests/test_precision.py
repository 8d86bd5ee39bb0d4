"""What a text does not say: whose rival he is, is not he; what two share, neither did alone. Wrong is worse than nothing."""

import pytest
from text_reader import read, roles

from ontology.claims import Status


@pytest.mark.parametrize(
    ("text", "type_", "role", "who"),
    [
        # whose the people are is not they
        ("W areszcie siedzą trzej zwolennicy Jana Nowaka.", "Imprisonment", "patient", set()),
        ("Sąd kazał osadzić w areszcie Piotra Lisa, wójta gminy i rywala premiera Jana Nowaka.", "Imprisonment", "patient", {"Piotr Lis"}),
        ("Minister przyjął na audiencji żonę Jana Nowaka.", "Meeting", "participant", set()),
        ("Policja zatrzymała męża Anny Kowal.", "Detention", "patient", set()),
        ("Milicja zatrzymała ochroniarza Anny Kowal.", "Detention", "patient", set()),
        ("W Mińsku zatrzymano adwokata Maryi Kalesnikawej.", "Detention", "patient", set()),
        ("W Grodnie zatrzymano współpracownika Leonida Wołkowa.", "Detention", "patient", set()),
        ("Sąd skazał zwolennika Aleksieja Nawalnego.", "Sentencing", "patient", set()),
        ("Sąd skazał jego współpracownika Leonida Wołkowa.", "Sentencing", "patient", {"Leonid Wołkow"}),
        ("W Mińsku zatrzymano adwokata Maksima Znaka.", "Detention", "patient", {"Maksim Znak"}),
        ("Zatrzymano męża liderki opozycji, Swiatłany Cichanouskiej.", "Detention", "patient", set()),
        ("Zatrzymano żonę lidera opozycji, Annę Kowal.", "Detention", "patient", {"Anna Kowal"}),
        ("Unia nałożyła sankcje na jacht rodziny Jana Nowaka.", "SanctionImposition", "target", set()),
        # who does the second thing is not who did the first
        ("Ministerstwo Finansów wydało komunikat, a Maduro zwolnił pięciu więźniów.", "PrisonerRelease", "actor", {"Nicolás Maduro"}),
        ("Litwa nałożyła sankcje na firmę za udział w rosyjskiej inwazji na Ukrainę.", "Attack", "actor", {"Rosja"}),
        # two men are not their country; two firms no alliance, nor who put them on a list
        ("Prokuratura oskarżyła trzech Ukraińców o szpiegostwo.", "Accusation", "target", set()),
        ("Prezes firmy Alfatrans spotkał się z szefem NATO. Prokuratura oskarżyła obydwu o korupcję.", "Accusation", "target", set()),
        # before a colon stands what the headline is about, not who suffers
        ("Litwa: Jan Nowak zatrzymany w Wilnie", "Detention", "patient", {"Jan Nowak"}),
        # a man is nobody of rank
        ("Premier Jan Nowak został ranny. Policja zatrzymała mężczyznę.", "Detention", "patient", set()),
    ],
)  # fmt: skip
def test_who_is_not_meant(text: str, type_: str, role: str, who: set[str]) -> None:
    assert roles(text, type_, role)[-1] == who


@pytest.mark.parametrize(
    ("text", "type_", "role", "who"),
    [
        # the verb tells the sex of a name that misleads
        ("Rządzi Jan Lis. Nika Beridze milczał. W maju sąd skazał go na trzy lata.", "Sentencing", "patient", {"Nika Beridze"}),
        # the one who was tried, not who tells of it
        ("Rzecznik Adam Lis powiedział, że sąd skazał Jana Nowaka na rok. Zarzucano mu zdradę.", "Accusation", "target", {"Jan Nowak"}),
        # a noun for him stands between: the second pronoun is about the same man as the first
        ("Jan Nowak przybył do Berlina. Przyjął go Hans Meyer; potem polityk odleciał do Paryża, gdzie przyjął go Paul Petit.", "Meeting", "participant", {"Jan Nowak", "Paul Petit"}),
        # the army of the minister who speaks
        ("Rosja grozi Polsce. Rosja ćwiczy. Granicę obsadzi wojsko, które wyśle 500 żołnierzy – oznajmił minister obrony Polski Jan Nowak.", "Deployment", "actor", {"Polska"}),
    ],
)  # fmt: skip
def test_who_is_meant_instead(text: str, type_: str, role: str, who: set[str]) -> None:
    assert roles(text, type_, role)[-1] == who


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Rosja nie zgodziła się na rozejm.", "actual"),
        ("Pieskow powiedział, że Rosja nie zgodzi się na rozejm.", "actual"),
        ("Jeśli Moskwa nie zgodzi się na rozejm, sankcje zostaną zaostrzone.", "proposed"),
        ("Gdyby Kijów nie zgodził się na ustępstwa, USA wstrzymałyby pomoc.", "proposed"),
        ("Teheran może nie zgodzić się na inspekcje.", "proposed"),
        ("Sojusznicy obawiają się, że Trump nie zgodzi się na nowe sankcje.", "proposed"),
        ("Unia nie złagodzi restrykcji wobec Rosji, dopóki Moskwa nie zgodzi się na zawieszenie broni.", None),
    ],
)
def test_a_refusal_that_may_come_is_not_one_that_came(text: str, status: str | None) -> None:
    told = [c.status.value for c in read(text).claims if c.type == "Refusal"]
    assert told == ([] if status is None else [status])


def test_who_stands_before_a_colon_says_so_and_does_nothing() -> None:
    text = "Kaja Kallas: nie ma mowy o zniesieniu sankcji wobec Rosji"
    assert (roles(text, "SanctionLifting", "actor"), roles(text, "SanctionLifting", "speaker")) == (
        [set()],
        [{"Kaja Kallas"}],
    )


def test_one_measure_reaches_all_that_it_counts() -> None:
    text = "Unia wpisała na listę sankcyjną 12 osób, w tym Jana Nowaka, oraz trzy firmy, w tym koncern Biełaruskali."
    assert roles(text, "SanctionImposition", "target") == [{"Jan Nowak", "Belaruskalij"}]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        # of what somebody is accused, nobody says that it happened
        ("Szef rządu Jan Nowak oskarżył opozycję o zamach na prezydenta.", "Attack"),
        ("Prokuratura postawiła Janowi Nowakowi zarzut zorganizowania zamachu.", "Attack"),
        ("Jan Nowak odsiaduje w Polsce dożywocie za zabójstwo w parku.", "Attack"),
        # what is forbidden to be sold goes nowhere
        ("Rada wprowadziła zakaz eksportu silników i dronów.", "Deployment"),
    ],
)
def test_what_is_not_told(text: str, type_: str) -> None:
    extraction = read(text)
    assert [c for c in extraction.claims if c.type == type_] == []


def test_who_answers_with_a_deed_does_it_and_says_nothing() -> None:
    text = "Rosja odpowiedziała na to zamknięciem konsulatu RP w Petersburgu."
    assert roles(text, "MissionClosure", "actor") == [{"Rosja"}]
    assert roles(text, "MissionClosure", "speaker") == [set()]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Polska zamknęła konsulat RP w Petersburgu.", "konsulat Polski w Petersburgu"),
        ("Rosja zamknęła w środę polski konsulat w Kaliningradzie.", "konsulat Polski w Kaliningradzie"),
        ("Peru zamknęło meksykańską ambasadę.", "ambasada Meksyku"),
        (
            "Polska zamknęła Konsulat Generalny Republiki Białorusi w Białymstoku.",
            "konsulat generalny Białorusi w Białymstoku",
        ),
    ],
)
def test_a_mission_is_named_with_its_state_once(text: str, name: str) -> None:
    assert roles(text, "MissionClosure", "mission") == [{name}]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Łukaszenka uwolnił 52 więźniów. Jak doszło do porozumienia?", "Agreement"),
        ("Wymiana nastąpiła nad ranem. Co uzgodniono?", "Agreement"),
        ("Z Tomaszem Nowakiem, ekspertem rynku lotniczego, rozmawia Anna Kowalska", "Negotiation"),
    ],
)
def test_what_an_interviewer_asks_and_who_he_is_is_no_happening(text: str, type_: str) -> None:
    assert type_ not in {claim.type for claim in read(text).claims}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Czy Łukaszenka ułaskawił Poczobuta?", "Pardon"),
        ("Czy dojdzie do spotkania?", "Meeting"),
        ("Z wysłannikiem Trumpa rozmawia Łukaszenka.", "Negotiation"),
    ],
)
def test_a_question_of_who_has_done_it_or_of_the_future_and_talks_of_statesmen_are_told(text: str, type_: str) -> None:
    assert type_ in {claim.type for claim in read(text).claims}


def test_a_count_is_not_of_him_who_is_not_among_them() -> None:
    freed, denied = read("Łukaszenka uwolnił 24 więźniów. Wśród nich nie ma Andrzeja Poczobuta.").claims
    assert (freed.quantity is not None, denied.quantity, denied.status) == (True, None, "negated")


def test_what_a_participle_says_of_somebody_is_not_denied_with_the_rest() -> None:
    text = "Minister zaprzeczył, jakoby Litwa miała wydać Mińskowi skazanego za szpiegostwo Jana Nowaka."
    found = {(claim.type, claim.status.value) for claim in read(text).claims}
    assert found == {("PrisonerTransfer", "negated"), ("Sentencing", "actual")}


@pytest.mark.parametrize("title", ["Uprowadzeni", "Skazany", "Zatrzymani\n\nSąd skazał Jana Nowaka."])
def test_a_participle_that_is_a_sentence_by_itself_is_read(title: str) -> None:
    assert read(title).sentences


def test_of_two_participles_around_their_auxiliary_the_second_is_what_will_be_done() -> None:
    claims = read("Zwolnieni zostaną deportowani z Białorusi do Polski.").claims
    assert [(c.type, c.status.value) for c in claims] == [("PrisonerTransfer", "planned")]


def test_a_paper_behind_a_dash_says_it_and_not_he_of_whom_it_tells() -> None:
    (meeting,) = (
        c
        for c in read('W Szanghaju premier Jan Nowak spotka się z Xi Jinpingiem — podaje "Financial Times".').claims
        if c.type == "Meeting"
    )
    assert not meeting.role("speaker")


@pytest.mark.parametrize(
    ("text", "type_", "role", "who"),
    [
        # what a clause says of one of the freed is not said of the next on the list
        (
            "Wśród uwolnionych znaleźli się Mikałaj Statkiewicz, który został zatrzymany w 2020 r., a w więzieniach spędził 11 lat, "
            "filozof Adam Nowak i anarchista Jan Kowal.",
            "Imprisonment",
            "patient",
            {"Mikałaj Statkiewicz"},
        ),
        # who acts in a clause that stands within that of another verb
        (
            "Władimir Putin milczał. Wang Yi po tym, jak pojawił się na konferencji w Monachium, poleciał do Moskwy.",
            "Meeting",
            "participant",
            {"Wang Yi"},
        ),
    ],
)
def test_a_clause_within_is_about_the_one_whose_clause_it_is(text: str, type_: str, role: str, who: set[str]) -> None:
    assert roles(text, type_, role)[-1] == who


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ma do niej dojść po zakończeniu szczytu w Brukseli.", "planned"),
        ("Po zakończeniu szczytu w Brukseli premier poleci do Paryża.", "planned"),
        ("Po zakończeniu szczytu w Brukseli premier poleciał do Paryża.", "actual"),
    ],
)
def test_what_must_end_before_a_plan_is_not_over(text: str, status: str) -> None:
    assert [c.status.value for c in read(text).claims if c.type == "Meeting"] == [status]


def test_who_is_not_freed_is_not_so_on_the_day_of_an_older_round() -> None:
    text = (
        "We wrześniu 2025 r. Łukaszenka rozmawiał w Mińsku z Johnem Coale’em. Dwa dni później zwolniono 52 więźniów.\n\n"
        "Andrzeja Poczobuta nie uwolniono."
    )
    (denied,) = (c for c in read(text, "2026-03-20").claims if c.status is Status.NEGATED)
    assert denied.date is None
