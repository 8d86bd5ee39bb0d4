"""Which date belongs to which happening, and which is only lent (marked `~`)."""

from pathlib import Path

import pytest

from graph.ingest import ReadOptions, extractor, read
from ontology.claims import Document


def dates(text: str, type_: str, date: str = "2026-03-20") -> list[str | None]:
    return [c.date for c in extractor().extract(Document("t", text, "", date=date)).claims if c.type == type_]


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        # the year told before
        ("W czerwcu 2022 r. UE zakazała importu ropy. W pakiecie przyjętym w grudniu owego roku znalazły się sankcje na paliwa.", "SanctionImposition", ["2022-06", "2022-12"]),
        # a relative clause that only says when its antecedent takes place
        ("Rosja i Białoruś prowadzą manewry Zapad, które rozpoczęły się 12 marca.", "MilitaryExercise", ["2026-03-12"]),
        # … and one that tells of something else dates only that
        ("Łukaszenka uwolnił działacza, którego skazano w 2022 r.", "PrisonerRelease", ["2026-03-20~"]),
        # the news comes first: what is told of a visit long past behind it is another one
        ("Aleksandar Vučić poleciał do Chin bez zapowiedzi. Mówił o handlu. W czerwcu, gdy Vučić składał w Chinach wizytę, padał deszcz.", "Visit", [None, "2025-06"]),
        # the date before a conjunction is that of its clause
        ("We wrześniu, gdy reżim wypuścił 52 osoby, rozmawiano dalej.", "PrisonerRelease", ["2025-09"]),
        # what goes on after a dated clause lies near its date
        ("W czerwcu do Mińska przyleciał Keith Kellogg, a na wolność wyszedł Siarhiej Cichanouski.", "PrisonerRelease", ["2025-06~"]),
        ("12 stycznia John Coale odwiedził Mińsk, gdzie rozmawiał z Łukaszenką.", "Negotiation", ["2026-01-12~"]),
        ("Wczoraj Holandia rozmieściła w Jasionce baterię Patriot, by wspólnie z Polską bronić nieba.", "Deployment", ["2026-03-19"]),
        ("W czwartek Sikorski ma polecieć do Waszyngtonu, aby spotkać się z Coale’em.", "Meeting", ["2026-03-26"]),
        ("W czerwcu ubiegłego roku USA zbombardowały Iran, przyłączając się do ofensywy Izraela.", "Attack", ["2025-06", "2025-06~"]),
        # what a relative clause with a preposition tells of has the date of its noun
        ("Żurek przypomniał wyrok z października, w którym Piotr Waśko został skazany na trzy lata więzienia.", "Sentencing", ["2025-10~"]),
        ("To wynik umowy zawartej z Mińskiem we wrześniu, po której reżim wypuścił 52 więźniów.", "PrisonerRelease", ["2025-09~"]),
        # an occasion that an adjective dates dates what was done on it
        ("Podczas wtorkowego spotkania Trump zaprosił Zełenskiego do Waszyngtonu.", "Invitation", ["2026-03-17"]),
        # … and so does one that a relative clause dates
        ("W ramach jednej z amnestii, do której doszło w czerwcu, wolność odzyskał Siarhiej Cichanouski.", "PrisonerRelease", ["2025-06"]),
        ("W trakcie wizyty, do której doszło w listopadzie, Orban podpisał porozumienie z Kazachstanem.", "Agreement", ["2025-11"]),
        # … but not what merely began then
        ("Podczas wojny, która zaczęła się w lutym 2022 r., Łukaszenka spotkał się z Putinem.", "Meeting", ["2026-03-20~"]),
        ("O północy z niedzieli na poniedziałek Polska otworzyła granicę z Białorusią.", "BorderOpening", ["2026-03-16"]),
        # an hour is of the day of the news, not of the month told before
        ("W lutym Litwa prosiła o oddanie pojazdów, lecz Mińsk odmówił. Po południu do premier Ingi Ruginienė zadzwonił Marco Rubio.", "PhoneCall", [None]),
        # feasts: `sylwester` in small letters, a month before them, and no place of their name
        ("Amerykanie przyznali spółce licencję w sylwestra.", "LicenceIssuance", ["2025-12-31"]),
        ("W Boże Narodzenie Ukraina zaatakowała Rosję.", "Attack", ["2025-12-25"]),
        ("Uwolniono ich tuż przed Bożym Narodzeniem.", "PrisonerRelease", ["2025-12~"]),
        # of those of whom the text has told: their day
        ("12 marca w Mińsku zwolniono pięć osób. Mówiono o tym w całym kraju. Wśród uwolnionych jest dziennikarz Ihar Łosik.", "PrisonerRelease", ["2026-03-12", "2026-03-12~"]),
        ("W czwartek zwolniono pięć osób. Wśród wcześniej uwolnionych jest Ihar Łosik.", "PrisonerRelease", ["2026-03-19", None]),
        # since when a thing goes on, whatever the next clause foretells; on which day a meeting is scheduled
        ("Przejścia graniczne z Białorusią pozostają zamknięte od środy, ale rząd podejmie decyzję w poniedziałek.", "BorderClosure", ["2026-03-18/.."]),
        ("W czwartek zaplanowano spotkanie Tuska z Andrzejem Dudą.", "Meeting", ["2026-03-26"]),
        ("Radosław Sikorski rozmawiał z Marco Rubio podczas wizyty w Waszyngtonie w ubiegłym tygodniu.", "Negotiation", ["2026-03-09/2026-03-15"]),
        # an aside dates the saying alone
        ("Łukaszenka spotkał się z Trumpem, do czego – jak zapewniał w grudniu – od dawna dążył.", "Meeting", ["2026-03-20~"]),
        # what a dated participle says it was begun by; a clause without its verb has its own month
        ("Jest to kontynuacja procesu zapoczątkowanego w czerwcu 2025 r. wizytą gen. Keitha Kellogga w Mińsku.", "Visit", ["2025-06"]),
        ("We wrześniu USA zniosły sankcje na Belavię, w grudniu – na producentów potażu.", "SanctionLifting", ["2025-09", "2025-12"]),
        ("Największe uwolnienie więźniów politycznych od lat ogłoszono 12 marca.", "PrisonerRelease", ["2026-03-12"]),
        # `choć` opens what was said at another time
        ("Tusk nie wykluczył zamknięcia granicy z Białorusią, choć jeszcze w zeszłym tygodniu zapewniał, że rząd nie ma takich planów.", "BorderClosure", [None]),
        # who is freed was sentenced before
        ("W sobotę na wolność wyszedł Ihar Łosik, którego skazano na 15 lat kolonii.", "Sentencing", [None]),
        # a border is closed at midnight, so that a night is its second day
        ("Polska otworzyła przejścia z Białorusią w nocy ze środy na czwartek.", "BorderOpening", ["2026-03-19"]),
        ("Rząd w Wilnie zdecydował w środę o wznowieniu od północy ruchu na przejściach granicznych z Białorusią.", "BorderOpening", ["2026-03-19"]),
        # a day behind `i`, `a` is that of what follows
        ("Coale wylądował w Mińsku 12 stycznia i następnego dnia przez sześć godzin rozmawiał z Łukaszenką.", "Negotiation", ["2026-01-13"]),
        ("Owocem rozmów było uwolnienie w listopadzie 31 Ukraińców, a miesiąc później przekazanie Ukrainie 114 więźniów politycznych.", "PrisonerTransfer", ["2025-12"]),
        # he who is sent somewhere does it then
        ("W październiku Łukaszenka wysłał do Moskwy wicepremiera Wiktara Karankiewicza, który podpisał z Rosjanami porozumienie o kredycie.", "Agreement", ["2025-10~"]),
        # the same day in a month that was told since
        ("Wczoraj Belavia dostała licencję. We wrześniu Coale spotkał się w Mińsku z Łukaszenką, a tego samego dnia reżim wypuścił 52 więźniów.", "PrisonerRelease", ["2025-09~"]),
        # who is of a group was freed with it
        ("W poniedziałek uwolniono 84 osoby. Kijów dziękuje. Wśród uwolnionych są cywile.", "PrisonerRelease", ["2026-03-16", "2026-03-16~"]),
        # what a lead tells is news of the day on which it was told
        ("Łaska w Mińsku. Alaksandr Łukaszenka ułaskawił dwóch duchownych – podała w czwartek białoruska agencja państwowa.", "Pardon", ["2026-03-19~"]),
        # a measure that is lifted was imposed before the report
        ("Łukaszenka domagał się zniesienia sankcji, które Unia Europejska nałożyła na Białoruś.", "SanctionImposition", [None]),
        # `jak` after `po tym` likens nothing; `niż` does
        ("To kolejny cios po tym, jak 12 września Polska zamknęła granicę z Białorusią.", "BorderClosure", ["2025-09-12"]),
        ("W więzieniach przebywało 1187 więźniów politycznych, o sześciu mniej niż w sierpniu.", "Imprisonment", [None]),
        # `wtedy` is the time told last
        ("We wrześniu Coale przekazał Łukaszence list. Reżim wypuścił wtedy 52 więźniów.", "PrisonerRelease", ["2025-09~"]),
        # held since then, told of now
        ("Umowa doprowadzi do uwolnienia 18 żołnierzy, przetrzymywanych przez Tajów od końca lipca.", "Imprisonment", ["2025-07/.."]),
        # an invitation has not the date of that to which it invites
        ("Trump zadzwonił do Erdogana i zaprosił go na maj do Waszyngtonu.", "Invitation", ["2026-03-20~"]),
        # a day that commas set off is the clause's, the thing before it has its own
        ("11 września Coale spotkał się z Łukaszenką. Nazajutrz po spotkaniu, 12 września, miały się zacząć ćwiczenia Białorusi i Rosji „Zapad”.", "MilitaryExercise", ["2025-09-12"]),
        ("Nazajutrz po spotkaniu, 12 września, miały się zacząć ćwiczenia Białorusi i Rosji „Zapad”.", "Meeting", ["2025-09-11"]),
        # the date of a clause that goes on is not that of the one before, unless it tells how that went on
        ("Rosja odmówiła rozmów z Kijowem, a zaplanowany na maj koncert stoi pod znakiem zapytania.", "Negotiation", [None]),
        ("Przewoźnik nie chce zawrzeć umowy z Litwą, a planowane na maj wznowienie połączeń z Nowym Jorkiem stoi pod znakiem zapytania.", "Agreement", [None]),
        ("Coale prowadził rozmowy z Mińskiem, ale w styczniu 2026 r. zakończyły się one fiaskiem.", "Negotiation", ["2026-01"]),
        # dates of things stay theirs
        ("Służby zwolniły 45 Palestyńczyków zatrzymanych jesienią.", "PrisonerRelease", ["2026-03-20~"]),
        ("Rosja żąda uznania wyników wyborów prezydenckich z sierpnia 2020 r.", "Election", ["2020-08"]),
        ("Minister spotkał się z żołnierzem rannym podczas lipcowej interwencji.", "Meeting", [None]),
        ("Coale rozmawiał w Mińsku o wydaniu więźnia na podstawie konwencji z 1983 r.", "Negotiation", [None]),
        ("Wyrok pierwszej instancji z 2010 r., skazujący ją na śmierć, utrzymano.", "Sentencing", ["2010"]),
        # … but what says when a thing was held, or is to be held, dates it
        ("Opozycja szykuje się do wyborów zaplanowanych na wrzesień 2026 r.", "Election", ["2026-09"]),
        # what is still to come has the next date of its name
        ("Premier szykuje się do złożenia w listopadzie wizyty w Pekinie.", "Visit", ["2026-11"]),
        ("Latem kraj czekają wybory.", "Election", ["2026-22"]),
        # … unless it is the announcing that is dated
        ("W listopadzie Litwa zapowiedziała zamknięcie granicy.", "BorderClosure", ["2025-11"]),
        # how long there was none says not when there was one
        ("To pierwszy od czerwca atak na Charków.", "Attack", ["2026-03-20~"]),
        # what the head of a report tells without a date is news
        ("Polska zamknęła granicę z Białorusią.", "BorderClosure", ["2026-03-20~"]),
        # a relative clause goes on with whom was met on the way
        ("12 stycznia Coale odwiedził Wilno, gdzie przyjął go Nausėda.", "Meeting", ["2026-01-12~"]),
        # a deadline is about its month
        ("Umowa ma zostać podpisana do 31 marca.", "Agreement", ["2026-03~"]),
    ],
)  # fmt: skip
def test_dates(text: str, type_: str, expected: list[str | None]) -> None:
    assert dates(text, type_) == expected


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        # an aside on old days does not set the clock back
        ("Hamas oddał w środę szczątki Amirama Kuperberga, porwanego 7 października 2023 r. W zamian Izrael wypuścił trzydziestu więźniów.", "PrisonerRelease", ["2026-03-18~"]),
        # what tells more of the lead has its day, not only its month
        ("Rosja uwolniła we wtorek siedem osób. Tak podał Kreml.\n\nWśród uwolnionych jest Anna Wołkowa.", "PrisonerRelease", ["2026-03-17", "2026-03-17~"]),
        ("USA objęły we wtorek sankcjami dwa banki.\n\nNa listę wpisano też firmę Rosnieft.", "SanctionImposition", ["2026-03-17", "2026-03-17~"]),
        # a title has the day on which the body tells of the same
        ("Granica otwarta\n\nTak to wyglądało. Padał śnieg. Było zimno. Polska otworzyła granicę we wtorek.", "BorderOpening", ["2026-03-17", "2026-03-17"]),
        # a paragraph that has gone to another time is no longer at the lead's; a month holds for no next step
        ("USA objęły we wtorek sankcjami dwa banki.\n\nW styczniu 2024 r. Rosja przerwała rozmowy. Polska zamknęła granicę.", "BorderClosure", [None]),
        # … but not one to which the news only goes back: what follows is of the lead again
        ("USA objęły we wtorek sankcjami dwa banki. Już w grudniu ukarały trzy firmy. Sankcje nałożono również na hutę.", "SanctionImposition", ["2026-03-17", "2025-12", "2026-03-17~"]),
        # … but a time to which one is compared, or one to come, moves nothing
        ("W lutym było ich więcej niż rok wcześniej. Straż zatrzymała czterech przemytników.", "Detention", ["2026-02~"]),
        # held since then is taken then
        ("Irynę Słaunikawą skazano w środę.\n\nSłaunikawa siedzi w areszcie od 30 października ub.r. Zatrzymano ją na lotnisku.", "Detention", ["2025-10-30~"]),
        # what adds to the lead is of its day, what only follows of its month
        ("Tusk spotkał się w środę z Macronem.\n\nPodpisali ponadto umowę o gazie.", "Agreement", ["2026-03-18~"]),
        ("Tusk spotkał się w środę z Macronem. Było miło. Padał deszcz.\n\nWszyscy milczeli. Nikt nie wyszedł. Trwało to długo. Bułgaria zamknęła granicę z Grecją.", "BorderClosure", ["2026-03-18~"]),
        # … and what was done again and again of neither
        ("Tusk spotkał się w środę z Macronem. Było miło. Padał deszcz.\n\nWszyscy milczeli. Nikt nie wyszedł. Trwało to długo. Izrael wielokrotnie bombardował Liban.", "Attack", [None]),
        # a text that names only times long past tells no news: what it dates to no day stays open
        ("Ustępstwa są obustronne. Stany Zjednoczone zniosły sankcje wobec linii Belavia.\n\nW sierpniu Trump rozmawiał z Łukaszenką.", "SanctionLifting", [None]),
        ("Białoruś uwolniła 17 marca 2026 r. dziesięć osób.\n\nWywieziono je do Wilna, tak jak poprzednią grupę w czerwcu. Statkiewicz odmówił wyjazdu.", "Refusal", ["2026-03-17~"]),
        # a paragraph that opens with that same day goes back to the lead; hours later is that day
        ("Rząd zdecydował w środę o otwarciu granicy, zamkniętej 29 października.\n\nTego samego dnia Tusk przyjął Macrona.", "Meeting", ["2026-03-18"]),
        ("Tusk przyjął w środę Macrona.\n\nGodzinę później zadzwonił do Nausėdy.", "PhoneCall", ["2026-03-18~"]),
        ("W nocy z 9 na 10 marca Rosja zaatakowała Kijów. Dwa dni później Polska zamknęła granicę.", "BorderClosure", ["2026-03-12"]),
        ("Pod koniec stycznia zatrzymano kapitana. Tydzień później zwolniono go za kaucją.", "PrisonerRelease", ["2026-01~"]),
        # counted from what was told before
        ("Sąd skazał w czwartek działacza. Dwa dni przed ogłoszeniem wyroku Mińsk odwiedziła Marta Kos.", "Visit", ["2026-03-17"]),
        ("Radew wygrał niedzielne wybory. W dniu głosowania policja zatrzymała 17 osób.", "Detention", ["2026-03-15"]),
        # a step that nothing else dates is of about the day of the lead
        ("Tusk odwiedził w środę Wilno.\n\nPadał deszcz. Było zimno.\n\nOpozycjonista Jan Kos zarzucił władzom, że handlują zakładnikami.", "Accusation", ["2026-03-18~"]),
        # a chronicle tells in the present, each of its paragraphs of the day that opens it
        ("11 września 2025 – Adam Kos przyjmuje w Mińsku Johna Coale’a.\n\n12 grudnia – rozmowy w Wilnie. Reżim wypuszcza 20 więźniów.", "PrisonerRelease", ["2025-12-12~"]),
        # what is only said of somebody is no step of the story
        ("Tusk spotkał się w środę z Macronem. Mówili o Polaku skazanym na dwa lata kolonii.", "Sentencing", [None]),
    ],
)  # fmt: skip
def test_the_clock_of_a_story(tmp_path: Path, text: str, type_: str, expected: list[str | None]) -> None:
    """Each text has a title above it, if it brings none, and its paragraphs."""
    file = tmp_path / "t.txt"
    file.write_text(text if text.startswith("Granica otwarta") else f"Wieści\n\n{text}", encoding="utf-8")
    document = read(file, ReadOptions(date="2026-03-20"))
    assert [c.date for c in extractor().extract(document).claims if c.type == type_] == expected


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        # counted back from what it came after
        ("Ruch zatrzymano 10 lutego 2023 r., dwa dni po tym, jak sąd w Grodnie skazał Andrzeja Poczobuta.", "Sentencing", ["2023-02-08"]),
        ("Przejście zamknięto w lutym 2023 r., nazajutrz po wyroku ośmiu lat kolonii dla Andrzeja Poczobuta.", "Sentencing", ["2023-02"]),
        ("Miliarder trafił na listę sankcyjną w kwietniu 2024 r., trzy miesiące po zatrzymaniu syna.", "Detention", ["2024-01~"]),
        # … or about that month
        ("José Jerí, powołany w październiku po usunięciu Diny Boluarte, przyjął Nausėdę.", "Dismissal", ["2025-10~"]),
        # a participle dates what was done, and what lasts began in the past
        ("Poczobut, skazany 8 kwietnia, siedzi w kolonii i pisze listy.", "Sentencing", ["2025-04-08"]),
        ("Poczobut, zatrzymany 8 maja, siedzi w kolonii.", "Detention", ["2025-05-08"]),
        ("Od 8 kwietnia Poczobut siedzi w kolonii.", "Imprisonment", ["2025-04-08/.."]),
        ("Ambasador, odwołany 3 kwietnia, wraca do kraju.", "Dismissal", ["2025-04-03"]),
        ("31 marca obchodzi urodziny Poczobut, skazany 8 kwietnia na osiem lat.", "Sentencing", ["2025-04-08"]),
        ("Umowa zostanie podpisana 8 kwietnia.", "Agreement", ["2026-04-08"]),
        # a year ago is about that month; two years ago is a year
        ("Przed rokiem Łukaszenka przyjął w Mińsku Putina.", "Meeting", ["2025-03~"]),
        ("Dwa lata temu Łukaszenka przyjął w Mińsku Putina.", "Meeting", ["2024"]),
        ("Delegacje mają się spotkać w nadchodzącym tygodniu.", "Meeting", ["2026-03-23/2026-03-29"]),
        # happenings of the world that need no date in a text, and editions that bear their year
        ("W manewrach Zapad-2021 uczestniczyło 200 tys. żołnierzy.", "MilitaryExercise", ["2021~"]),
        ("Punktem zwrotnym były manewry Tarcza-2019.", "MilitaryExercise", ["2019~"]),
    ],
)  # fmt: skip
def test_counted_and_known(text: str, type_: str, expected: list[str | None]) -> None:
    assert dates(text, type_) == expected
