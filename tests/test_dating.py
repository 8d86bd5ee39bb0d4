"""Which date belongs to which happening, and which is only lent (marked `~`)."""

import pytest

from graph.ingest import extractor
from ontology.claims import Document


def dates(text: str, type_: str, date: str = "2026-03-20") -> list[str | None]:
    return [c.date for c in extractor().extract(Document("t", text, "", date=date)).claims if c.type == type_]


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        # a relative clause that only says when its antecedent takes place
        ("Rosja i Białoruś prowadzą manewry Zapad, które rozpoczęły się 12 marca.", "MilitaryExercise", ["2026-03-12"]),
        # … and one that tells of something else dates only that
        ("Łukaszenka uwolnił działacza, którego skazano w 2022 r.", "PrisonerRelease", [None]),
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
        # `jak` after `po tym` likens nothing; `niż` does
        ("To kolejny cios po tym, jak 12 września Polska zamknęła granicę z Białorusią.", "BorderClosure", ["2025-09-12"]),
        ("W więzieniach przebywało 1187 więźniów politycznych, o sześciu mniej niż w sierpniu.", "Imprisonment", [None]),
        # `wtedy` is the time told last
        ("We wrześniu Coale przekazał Łukaszence list. Reżim wypuścił wtedy 52 więźniów.", "PrisonerRelease", ["2025-09~"]),
        # held since then, told of now
        ("Umowa doprowadzi do uwolnienia 18 żołnierzy, przetrzymywanych przez Tajów od końca lipca.", "Imprisonment", ["2025-07/.."]),
        # an invitation has not the date of that to which it invites
        ("Trump zadzwonił do Erdogana i zaprosił go na maj do Waszyngtonu.", "Invitation", ["2026-03~"]),
        # dates of things stay theirs
        ("Służby zwolniły 45 Palestyńczyków zatrzymanych jesienią.", "PrisonerRelease", [None]),
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
        ("To pierwszy od czerwca atak na Charków.", "Attack", ["2026-03~"]),
        # what the head of a report tells without a date is news
        ("Polska zamknęła granicę z Białorusią.", "BorderClosure", ["2026-03~"]),
        # a relative clause goes on with whom was met on the way
        ("12 stycznia Coale odwiedził Wilno, gdzie przyjął go Nausėda.", "Meeting", ["2026-01-12~"]),
        # a deadline is about its month
        ("Umowa ma zostać podpisana do 31 marca.", "Agreement", ["2026-03~"]),
    ],
)  # fmt: skip
def test_dates(text: str, type_: str, expected: list[str | None]) -> None:
    assert dates(text, type_) == expected
