"""Names in any case form: who is meant, who is not, and the base form of those whom nobody knows."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.ingest import registry
from loaders.polish.names import Namer, Naming
from loaders.polish.names.forms import stems
from loaders.polish.text.morphology import Morphology
from loaders.polish.text.tokens import split
from ontology.claims import Document, Link
from ontology.ids import ENTITY

MORPHOLOGY = Morphology()
NAMER = Namer(registry(), MORPHOLOGY)


def name(text: str) -> Naming:
    return NAMER.name(Document("t", text, ""), split(text, (), MORPHOLOGY))


def bases(text: str) -> list[str]:
    return [m.lemma for m in name(text).mentions]


def linked(text: str) -> list[tuple[str, str]]:
    return [(m.text, (m.cluster or "").removeprefix(ENTITY)) for m in name(text).mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rozmawiał z Johnem Coale’em.", [("Johnem Coale’em", "person/coale")]),
        ("Wizyta Johna Cole’a trwała dzień.", [("Johna Cole’a", "person/coale")]),
        ("Spotkał się z Łukaszenką.", [("Łukaszenką", "person/lukaszenka")]),
        ("Dekret Alaksandra Łukaszenki wszedł w życie.", [("Alaksandra Łukaszenki", "person/lukaszenka")]),
        ("Pisze o Biełaruskaliju agencja.", [("Biełaruskaliju", "org/belaruskali")]),
        ("Amerykańsko-białoruskie rozmowy trwają.", [("Amerykańsko", "country/us"), ("białoruskie", "country/by")]),
        ("Rosjanie odeszli.", [("Rosjanie", "country/ru")]),
        ("Mieszka w Mińsku.", [("Mińsku", "place/minsk")]),
        ("Mińsk zaproponował rozmowy.", [("Mińsk", "country/by")]),
        ("Relacje z Warszawą są złe.", [("Warszawą", "country/pl")]),
        ("Sejm RL odrzucił umowę.", [("Sejm", "org/seimas"), ("RL", "country/lt")]),
        ("Obradował Sejm Republiki Litewskiej.", [("Sejm", "org/seimas"), ("Republiki Litewskiej", "country/lt")]),
        ("Sejm RP odrzucił umowę.", [("Sejm", "org/sejm"), ("RP", "country/pl")]),
        ("Prezydent RF odmówił.", [("RF", "country/ru")]),
    ],
)
def test_links(text: str, expected: list[tuple[str, str]]) -> None:
    assert linked(text) == expected


def test_a_short_name_of_a_body_may_be_a_first_name() -> None:
    assert [m.text for m in name("Prezydent Botswany Duma Boko odwołał wizytę.").mentions] == ["Botswany", "Duma Boko"]
    assert name("Duma przyjęła ustawę.").mentions[0].text == "Duma"


def test_a_form_that_only_looks_like_one_of_a_people_stands_as_it_is() -> None:
    assert [m.lemma for m in name("Poto czyły Się Losy Belgi").mentions] == ["Belgi"]  # of `belga`, a torn `Belgii`


def test_a_ship_is_no_person_and_no_firm() -> None:
    assert not name("Kapitan tankowca Boracay stanął przed sądem.").mentions


def test_a_capital_for_its_government_says_so() -> None:
    (mention,) = name("Mińsk zaproponował rozmowy.").mentions
    assert mention.link is Link.METONYM


@pytest.mark.parametrize(
    ("text", "base", "kind"),
    [
        ("Zatrzymano Deividasa Matulionisa w porcie.", "Deividas Matulionis", "Person"),
        ("Odpowiada za to Instytut Studiów nad Wojną.", "Instytut Studiów nad Wojną", "Organization"),
        ("Decyzję podjęło Ministerstwo Rozwoju i Technologii.", "Ministerstwo Rozwoju i Technologii", "GovernmentBody"),
        ("Umowę podpisał prezes Piotr Zieliński.", "Piotr Zieliński", "Person"),
        ("Dziennikarka portalu Batumelebi trafiła do aresztu.", "Batumelebi", "MediaOutlet"),
        ("Lider partii Achali apelował o spokój.", "Achali", "PoliticalGroup"),
        ("Szefowa ruchu Wyzwolenie przemawiała.", "Wyzwolenie", "Organization"),
        ("Przedstawiciel koncernu Orano potwierdził transakcję.", "Orano", "Company"),
        ("Według producenta dronów Baykar fabryka działa.", "Baykar", "Company"),
    ],
)
def test_unknown_names(text: str, base: str, kind: str) -> None:
    assert (base, kind) in [(m.lemma, m.type) for m in name(text).mentions]


def test_a_surname_takes_the_full_name_of_its_document() -> None:
    found = name("Minister Jan Kowal przyleciał do Rygi. Z Kowalem rozmawiał premier.")
    people = {m.cluster for m in found.mentions if m.type == "Person"}
    assert len(people) == 1


@pytest.mark.parametrize(("a", "b"), [("Swietłana Cichanouska", "Siarhiej Cichanouski"), ("Joe Biden", "John Baden")])
def test_near_names_stay_apart(a: str, b: str) -> None:
    found = name(f"{a} mówi. {b} milczy.")
    assert len({m.cluster for m in found.mentions}) == 2


@pytest.mark.parametrize(
    "text", ["Główne wnioski są jasne.", "Wiele osób wyszło.", "Nowa runda trwa.", "Jaki jest wynik?"]
)
def test_a_capital_letter_is_not_a_name(text: str) -> None:
    assert name(text).mentions == ()


@given(st.text(max_size=150))
def test_mentions_are_exact_and_apart(text: str) -> None:
    mentions = name(text).mentions
    assert all(m.span.of(text) == m.text for m in mentions)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(mentions))


@given(st.sampled_from(["Ryżankou", "Coale", "Matulionis", "Kellogg"]), st.sampled_from(["a", "owi", "em"]))
def test_the_base_is_among_the_stems(base: str, ending: str) -> None:
    assert base.casefold() in stems(base + ending)


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Wyprzedził Branka Blanušę o włos.", "Branko Blanuša"),  # a branka is a captive, but not beside a surname
        ("Apel o zwolnienie dziennikarki Mzii Amaglobeli.", "Mzia Amaglobeli"),
        ("Los estońskiego obywatela Raivo Sootsa niepokoi.", "Raivo Soots"),
        ("Rozmowy z SPD Tomio Okamury trwają.", "Tomio Okamura"),
        ("Minister spotka się z Yılmazem Tunçem.", "Yılmaz Tunç"),
        ("Wypuszczono Ihara Sawczenkę z aresztu.", "Ihar Sawczenka"),
        ("Komisarz Marta Kos przyleci jutro.", "Marta Kos"),
        ("Do Warszawy wrócił Krzysztof Ożanna z rodziną.", "Krzysztof Ożanna"),
        ("Oddano im Pawła Rubcowa, zatrzymanego w Przemyślu.", "Paweł Rubcow"),  # the participle tells that he is a man
        ("Ułaskawiła Niemca Rica Kriegera.", "Rico Krieger"),  # so does the noun before the name
        ("Oskarża dwóch Ukraińców, Jewhenija Iwanowa i Ołeksandra Kononowa.", "Ołeksandr Kononow"),
        ("Rozmawiała z wicemarszałek Senatu Magdalenę Biejat wspierającą.", "Magdalena Biejat"),
        ("Upadł gabinet Rosena Żelazkowa.", "Rosen Żelazkow"),
        ("Wygrał, pokonując Jorge Quirogę.", "Jorge Quiroga"),  # no nominative ends so
        ("Odwołał ambasadora Daniela Garcíę-Peñę.", "Daniel García-Peña"),
        ("Objęli nimi dwóch ministrów, Becalela Smotricza i Itamara Ben Gewira.", "Itamar Ben Gewir"),
        ("Wyszedł prawnik Memoriału Maksim Truszyn.", "Maksim Truszyn"),  # he is not called Memoriał
        ("Zatrzymano żołnierza Bundeswehry Thomasa R. Był szpiegiem.", "Thomas R."),
        ("Zatrzymano Dzmitryja K. i jego żonę.", "Dzmitryj K."),
        ("Skazał Ołeksandra M., który podpalił sklep.", "Ołeksandr M."),
    ],
)
def test_all_words_of_a_name_and_what_stands_before_it_tell_its_base_form(text: str, base: str) -> None:
    assert base in [m.lemma for m in name(text).mentions if m.type == "Person"]


@pytest.mark.parametrize(
    "text", ["Od Polski domaga się otwarcia granicy.", "Ani Amerykanie, ani nikt inny nie pomógł."]
)
def test_a_preposition_at_the_head_of_a_sentence_is_no_first_name(text: str) -> None:
    assert [m.cluster for m in name(text).mentions if m.type == "Person" and "/cluster/" in (m.cluster or "")] == []


@pytest.mark.parametrize(
    ("text", "form", "body"),
    [
        ("Szef litewskiego MSW przyjechał.", "MSW", "MSW Litwy"),
        ("Marszałek Sejmu Republiki Litewskiej przemówił.", "Sejmu", "Sejm Litwy"),
        ("Wszedł do Sądu Miejskiego w Moskwie.", "Sądu Miejskiego", "Sąd Miejski w Moskwie"),
        ("Sekretarz ukraińskiej Rady Bezpieczeństwa Narodowego i Obrony wyjechał.", "Rady Bezpieczeństwa Narodowego i Obrony", "Rada Bezpieczeństwa Narodowego i Obrony Ukrainy"),
        ("Wygrała Serbska Partia Demokratyczna (SDS), a liderzy SDS świętują.", "SDS", "Serbska Partia Demokratyczna"),
        ("Po posiedzeniu Zgromadzenia Parlamentarnego Bałtyku i Morza Czarnego sekretarz Zgromadzenia milczał.", "Zgromadzenia", "Zgromadzenie Parlamentarne Bałtyku i Morza Czarnego"),
        ("W Kijowie działa Ministerstwo Finansów.", "Ministerstwo Finansów", "Ministerstwo Finansów"),
    ],
)  # fmt: skip
def test_a_body_is_that_of_the_country_or_town_beside_it(text: str, form: str, body: str) -> None:
    found = name(text)
    labels = {c.id: c.label for c in found.clusters}
    assert body in {labels[m.cluster or ""] for m in found.mentions if m.text == form}


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Stacjonują w Mińsku Mazowieckim.", "Mińsk Mazowiecki"),
        ("Fabryki stoją na Dolnym Śląsku.", "Dolny Śląsk"),
        ("Lista wygrywa w Nowym Sadzie.", "Nowy Sad"),
        ("Rafineria w Pančevie stanęła.", "Pančevo"),
        ("Kupowano głosy w Doboju i Zvorniku.", "Zvornik"),
        ("Stanęli na wyspie Yonaguni.", "Yonaguni"),
        ("Spadł w obwodzie mohylewskim.", "obwód mohylewski"),
        ("Wybory w Republice Serbskiej trwają.", "Republika Serbska"),
    ],
)
def test_places_of_one_and_two_words(text: str, base: str) -> None:
    assert base in [m.lemma for m in name(text).mentions if m.type == "Place"]


@pytest.mark.parametrize(
    "text", ["Odwołał loty irlandzki przewoźnik.", "Strajkują hiszpańscy piloci.", "Weszła też partia STAN."]
)
def test_what_is_no_matter_of_a_state_names_none(text: str) -> None:
    assert [m for m in name(text).mentions if m.type == "Country"] == []


def test_the_country_in_the_name_of_a_body_is_named_too() -> None:
    found = name("Polskie MSZ i Departament Skarbu USA milczą.")
    keys = [(m.text, (m.cluster or "").removeprefix(ENTITY)) for m in found.mentions]
    assert ("Polskie", "country/pl") in keys and ("USA", "country/us") in keys
    assert [key for text, key in keys if text in ("MSZ", "Departament Skarbu")] == ["org/mfa-pl", "org/us-treasury"]


@pytest.mark.parametrize(
    "text", ["Jan Kowalski milczy.", "Minister Jan Kowalski przyjechał.", "Spotkał Marka Sawickiego."]
)
def test_a_first_name_and_a_surname_are_no_town(text: str) -> None:
    assert [m.type for m in name(text).mentions] == ["Person"]


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Trwały rządy Pedra Castillo w Limie.", "Pedro Castillo"),
        ("Attaché Meksyku Karla Ornela dostała pięć dni.", "Karla Ornela"),
        ("Wiedeń opuścił kanclerz. Karla Nehammera nie było.", "Karl Nehammer"),
        ("Oznajmił to minister spraw zagranicznych Hugo de Zela.", "Hugo de Zela"),
        ("Zakazano wjazdu miliarderowi Bidzinie Iwaniszwilemu.", "Bidzina Iwaniszwili"),
        ("Partia premiera Bojka Borisowa uzyskała 22 proc. głosów.", "Bojko Borisow"),
    ],
)
def test_what_goes_with_a_foreign_name_tells_its_base_form(text: str, base: str) -> None:
    assert base in [c.label for c in name(text).clusters]


def test_a_name_that_a_noun_has_told_is_that_of_a_firm_everywhere() -> None:
    found = name("Odszedł prezes Adria Wings. Strajk w liniach lotniczych Adria Wings trwa. Adria Wings milczy.")
    assert [(c.label, c.type) for c in found.clusters] == [("Adria Wings", "Company")]
    forms = name("Chemiczna spółka Nordchem rośnie. Nordchemu na to nie stać.")
    assert forms.mentions[0].cluster == forms.mentions[1].cluster


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rząd Łotwy obradował. Łotwa zamknęła przejście z Białorusią – poinformował szef MSW.", False),
        ("Białoruś zatrzymała trzech Łotyszy. Szef MSW mówił o tym w telewizji.", True),
        ("Łotwa i łotewska straż pilnują granicy. Rzecznik MSW Białorusi milczy.", True),
    ],
)
def test_an_acronym_alone_is_of_the_state_that_the_text_is_about(text: str, expected: bool) -> None:
    bodies = [c.label for c in name(text).clusters if c.type == "GovernmentBody"]
    assert ("Ministerstwo Spraw Wewnętrznych Białorusi" in bodies) is expected
