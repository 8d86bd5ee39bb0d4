"""What is planned, proposed, denied or disputed is never told as done: the constructions of Polish, one by one."""

from pathlib import Path

import pytest
import yaml
from text_reader import read

CASES = [
    ("Niewykluczone, że Trump spotka się z Łukaszenką.", "Meeting", "proposed"),
    ("Być może dojdzie do spotkania prezydentów.", "Meeting", "proposed"),
    ("Wczoraj odbyła się długo oczekiwana wizyta Zełenskiego w Warszawie.", "Visit", "actual"),
    ("Prezydent Nawrocki odbył pilne spotkanie z premierem Tuskiem.", "Meeting", "actual"),
    ("Po koniecznych rozmowach z Trumpem Zełenski odwiedził Londyn.", "Negotiation", "actual"),
    ("USA i Iran są bliskie zawarcia porozumienia.", "Agreement", "proposed"),
    ("Odbędzie się długo oczekiwana wizyta Zełenskiego w Warszawie.", "Visit", "proposed"),
    ("USA poinformowały o zdjęciu sankcji z linii Belavia i spółek od niej zależnych.", "SanctionLifting", "actual"),
    ("Ewentualne spotkanie Trumpa z Putinem miało dotyczyć Ukrainy.", "Meeting", "proposed"),
    ("Trwają rozmowy o zniesieniu embarga na potas.", "SanctionLifting", "proposed"),
    ("Warunkiem zniesienia sankcji jest uwolnienie wszystkich więźniów.", "PrisonerRelease", "proposed"),
    ("Celem Mińska jest zniesienie sankcji.", "SanctionLifting", "proposed"),
    ("Polska uzależnia otwarcie granicy od uwolnienia Poczobuta.", "BorderOpening", "proposed"),
    ("Nie ma mowy o zniesieniu sankcji.", "SanctionLifting", "negated"),
    ("Jeśli Łukaszenka uwolni więźniów, USA zniosą sankcje.", "SanctionLifting", "proposed"),
    ("Premier zapowiedział, że jeśli ataki się powtórzą, Polska zamknie granicę.", "BorderClosure", "proposed"),
    ("Przejście może zostać ponownie zamknięte, jeżeli presja się nasili.", "BorderClosure", "proposed"),
    ("USA rozważają zniesienie sankcji na Belavię.", "SanctionLifting", "proposed"),
    ("Węgry zablokowały przyjęcie pakietu sankcji.", "SanctionImposition", "negated"),
    ("NATO obawia się rosyjskiego ataku na Litwę.", "Attack", "proposed"),
    ("Wbrew doniesieniom mediów USA nie zniosły sankcji na Belavię.", "SanctionLifting", "disputed"),
    ("Iran zawiesza rozmowy z USA.", "Negotiation", "negated"),
    ("Zełenski: negocjacji w Mińsku nie będzie.", "Negotiation", "negated"),
    ("Prezydent wykluczył, by kolejna runda rozmów z Rosją odbyła się w Mińsku.", "Negotiation", "negated"),
    ("Dyplomata nie wykluczył, że do kolejnych rozmów z Amerykanami dojdzie w Omanie.", "Negotiation", "proposed"),
    ("Nie wiadomo, kiedy wznowione zostaną rozmowy amerykańsko-białoruskie.", "Negotiation", "proposed"),
    ("Polska nie poprze zniesienia sankcji wobec Mińska.", "SanctionLifting", "negated"),
    ("Biały Dom nie potwierdził doniesień o spotkaniu Trumpa z Łukaszenką.", "Meeting", "disputed"),
    ("Wśród zwolnionych zabrakło Andrzeja Poczobuta.", "PrisonerRelease", "negated"),
    ("Rodzina czeka na uwolnienie Poczobuta.", "PrisonerRelease", "proposed"),
    ("Sankcje miały zostać zniesione w marcu, ale do tego nie doszło.", "SanctionLifting", "negated"),
    ("Planowane jest spotkanie Trumpa z Putinem.", "Meeting", "planned"),
    ("Trump odłożył spotkanie z Putinem.", "Meeting", "planned"),
    ("Orlen nie kupi rafinerii.", "Purchase", "negated"),
    ("Delegacja przyjechała w celu uwolnienia Poczobuta.", "PrisonerRelease", "proposed"),
    ("Propozycja USA obejmuje zniesienie embarga na rosyjską ropę.", "SanctionLifting", "proposed"),
    ("Zniesienie sankcji wymaga zgody Kongresu.", "SanctionLifting", "proposed"),
    ("Kampania przed wyborami parlamentarnymi w Armenii trwa.", "Election", "planned"),
    ("Prawdopodobieństwo ataku na Polskę jest niewielkie.", "Attack", "proposed"),
    ("W razie rosyjskiego ataku Polska zamknie granicę.", "BorderClosure", "proposed"),
    ("Minister zapowiedział, że poda się do dymisji.", "Dismissal", "planned"),
    ("Izrael nie potwierdził, że zaatakował Damaszek.", "Attack", "disputed"),
    ("Rzekomy atak na rezydencję Putina opisały rosyjskie media.", "Attack", "disputed"),
    ("Licencja to nie zniesienie sankcji.", "SanctionLifting", "negated"),
    ("Izrael odwołał manewry rezerwistów, które miały się rozpocząć we wtorek.", "MilitaryExercise", "negated"),
    ("Przywódcy wrócą do tematu na lipcowym szczycie NATO w Ankarze.", "Meeting", "planned"),
    ("Będzie to trzecie spotkanie Trumpa z Putinem.", "Meeting", "planned"),
    ("W negocjacjach z Rosją ma uczestniczyć Keith Kellogg.", "Negotiation", "planned"),
    ("Netanjahu leci do Waszyngtonu.", "Visit", "planned"),
    ("Kijów twierdzi, że Rosja zaatakowała Odessę, czemu Moskwa zaprzecza.", "Attack", "disputed"),
    ("Jak zapewnił rzecznik partii, nikt nie został zatrzymany.", "Detention", "negated"),
    # … and what these constructions do not undo
    ("Celem uderzenia na Bejrut był szef sztabu Hezbollahu.", "Attack", "actual"),
    ("Odmówiła przejścia na islam, za co została zatrzymana przez policję.", "Detention", "actual"),
    ("Jeśli postępu nie będzie, Unia przywróci sankcje zniesione w 2016 r.", "SanctionLifting", "actual"),
    ("Wyrok, który w 2022 r. wydał na nią sąd w Mińsku, został uchylony.", "Sentencing", "actual"),
    (
        "MSZ domaga się uwolnienia Anatola Lisowskiego, skazanego w styczniu na trzy lata kolonii.",
        "Sentencing",
        "actual",
    ),
    ("Jakie są cele negocjacji, które USA prowadzą z Białorusią?", "Negotiation", "actual"),
    ("Przywódcy rozmawiali o rosyjskim ataku na Kijów.", "Attack", "actual"),
]


@pytest.mark.parametrize(("text", "type_", "status"), CASES)
def test_status(text: str, type_: str, status: str) -> None:
    claims = read(text).claims
    assert {c.status.value for c in claims if c.type == type_} == {status}


GRID = yaml.safe_load((Path(__file__).parent / "statuses" / "constructions.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("happening", GRID["happenings"])
@pytest.mark.parametrize("statuses", GRID["constructions"])
def test_every_construction_with_every_happening(statuses: str, happening: str) -> None:
    """Verbs, verbal nouns and nouns of a happening under each construction; what is open may not come out as done."""
    forms = GRID["happenings"][happening]
    wrong = {}
    for row in GRID["constructions"][statuses]:
        case = row if isinstance(row, dict) else {"text": row}
        if happening in case.get("but", ()):
            continue
        text = case["text"].format(**forms)
        text = text[0].upper() + text[1:]
        claims = read(text).claims
        found = {c.status.value for c in claims if c.type == happening}
        if not found or found - set(statuses.split(" or ")):
            wrong[text] = found
    assert not wrong


SENTENCES = [
    tuple(part.strip() for part in row.split("|"))
    for row in (Path(__file__).parent / "statuses" / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if row.strip() and not row.startswith("#")
]


@pytest.mark.parametrize(("text", "type_", "statuses"), SENTENCES)
def test_sentences_each_with_a_construction_of_its_own(text: str, type_: str, statuses: str) -> None:
    found = {c.status.value for c in read(text).claims if c.type == type_}
    assert found and not found - set(statuses.split(" or "))


def test_the_grid_is_whole() -> None:
    assert sum(len(rows) for rows in GRID["constructions"].values()) >= 570
