"""Of whom a sentence goes on to tell: who is meant by the verb, noun or pronoun that comes back to the sentence before."""

import pytest
from text_reader import roles


@pytest.mark.parametrize(
    ("text", "type_", "role", "who"),
    [
        # a subject in the plural leaves out no man
        (
            "Alaksandr Łukaszenka zwolnił w marcu dwustu więźniów. Amerykanie liczą, że do lata wypuści resztę.",
            "PrisonerRelease", "actor", {"Alaksandr Łukaszenka"},
        ),
        ("Rzecznik Jan Nowak milczy. Litwini twierdzą, że zamkną granicę z Białorusią.", "BorderClosure", "actor", {"Litwa"}),
        # behind direct speech the text goes on about who spoke, within it about whom it tells
        (
            "– Prezydent chce tu mieć oczy i uszy – powiedział John Coale w Wilnie. Dzień wcześniej rozmawiał z Alaksandrem Łukaszenką.",
            "Negotiation", "participant", {"John Coale", "Alaksandr Łukaszenka"},
        ),
        # the noun for a man in a sentence that tells no happening
        (
            "Putin i Łukaszenka omawiali budowę elektrowni. Rosyjski przywódca pochwalił projekt. Na jesień zapowiedział przyjazd do Mińska.",
            "Visit", "actor", {"Władimir Putin"},
        ),
        # who was tried, in the sentence that tells what came next
        (
            "Na płytę zszedł Jan Nowak, politolog. Sąd w Moskwie skazał go na trzy lata kolonii. Rok później usłyszał kolejny zarzut szpiegostwa.",
            "Accusation", "target", {"Jan Nowak"},
        ),
        # several women are not she
        (
            "Anna Kulik pracowała w polu. Dwie sąsiadki odmówiły jej pomocy. Następnie została pobita we własnym domu.",
            "Attack", "target", {"Anna Kulik"},
        ),
        # the brother behind his noun
        (
            "Annę Kulik zatrzymano w maju. Do aresztu trafił też jej brat, programista Jan Kulik. Wyszedł po dziesięciu dniach.",
            "PrisonerRelease", "patient", {"Jan Kulik"},
        ),
        # the government told just before, in a sentence that names another state
        (
            "Rząd Donalda Tuska zamknął granicę z Białorusią. Rząd nie wyklucza, że zamknie także przejście w Terespolu.",
            "BorderClosure", "actor", {"pl"},
        ),
        # the agency is told, and says nothing
        ("– Otworzymy przejście w maju – powiedział agencji Reuters minister Marcin Kierwiński.", "BorderOpening", "actor", {"pl"}),
        ("– Granicę otworzymy w maju – powiedział dziennikarzom Marcin Kierwiński.", "BorderOpening", "speaker", {"Marcin Kierwiński"}),
        ("Prezes linii Jan Nowak jest zadowolony. – Prowadzimy rozmowy z Boeingiem – powiedział agencji BiełTA.", "Negotiation", "participant", {"Jan Nowak", "Boeing"}),
    ],
)  # fmt: skip
def test_whom_a_sentence_goes_on_about(text: str, type_: str, role: str, who: set[str]) -> None:
    assert roles(text, type_, role)[-1] == who


@pytest.mark.parametrize(
    ("text", "type_", "role"),
    [
        # somebody in the singular stands in the way
        ("Anna Kulik pracowała w polu. Sąsiadka odmówiła pomocy. Następnie została pobita we własnym domu.", "Attack", "target"),
        ("Prezydent Jan Nowak zwolnił więźniów. Ekspert uważa, że do lata wypuści resztę.", "PrisonerRelease", "actor"),
        # two are called so
        (
            "Przywódca Rosji Władimir Putin i przywódca Chin Xi Jinping omawiali projekt. Przywódca pochwalił go. Na jesień zapowiedział przyjazd do Mińska.",
            "Visit", "actor",
        ),
    ],
)  # fmt: skip
def test_where_another_stands_nearer_nobody_is_meant(text: str, type_: str, role: str) -> None:
    assert roles(text, type_, role)[-1] == set()
