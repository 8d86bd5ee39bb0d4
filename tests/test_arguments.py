"""Who does what to whom, where and with whom: roles whose words stand far from the word that tells of the happening."""

from __future__ import annotations

from functools import cache

import pytest

from graph.ingest import extractor
from ontology.claims import Document


@cache
def roles(text: str, kind: str) -> dict[str, tuple[str, ...]]:
    """Role → labels of its fillers, of the first claim of a type in a text."""
    found = extractor().extract(Document("t", text, "", date="2026-06-20"))
    labels = {c.id: c.label for c in found.clusters}
    claim = next(c for c in found.claims if c.type == kind)
    out: dict[str, tuple[str, ...]] = {}
    for filler in claim.fillers:
        label = labels.get(filler.cluster or "") or (filler.cluster or "").rsplit("/", 1)[-1]
        out[filler.role] = (*out.get(filler.role, ()), label)
    return {role: tuple(sorted(rows)) for role, rows in out.items()}


@pytest.mark.parametrize(
    ("text", "kind", "role", "filler"),
    [
        # places of the clause, inside the thing acted upon, of a ground of a country, of a court however far
        ("Na środę zaplanowano w Wilnie posiedzenie komitetu, na które przyjedzie Donald Tusk.", "Meeting", "place", "Wilno"),
        ("Rosyjskie drony zbombardowały w niedzielę dziewięciopiętrowy blok w Charkowie.", "Attack", "place", "Charków"),
        ("Rosja rozmieściła na białoruskich poligonach 9 tys. żołnierzy.", "Deployment", "place", "Białoruś"),
        ("Sąd do spraw ciężkich przestępstw w Mińsku skazał Andrzeja Poczobuta na osiem lat kolonii.", "Sentencing", "place", "Mińsk"),
        ("We wrześniu na Białorusi mają się odbyć manewry z udziałem Rosji.", "MilitaryExercise", "place", "Białoruś"),
        # whither, inside the phrase
        ("Prezydent Karol Nawrocki przyjął zaproszenie do złożenia wizyty w Pekinie.", "Invitation", "destination", "Pekin"),
        # he who is told to act, not he who tells
        ("Polska wezwała Unię Europejską do rozszerzenia sankcji wobec Rosji.", "SanctionImposition", "actor", "Unia Europejska"),
        ("Donald Tusk zaapelował do Litwy o zamknięcie granicy z Białorusią.", "BorderClosure", "actor", "Litwa"),
        # a will is his who voices it, after the verb too
        ("Gotowość do pośrednictwa zgłosił we wtorek Alaksandr Łukaszenka.", "MediationOffer", "actor", "Alaksandr Łukaszenka"),
        # the other party to talks
        ("Po spotkaniu z Władimirem Putinem Donald Trump wrócił do hotelu.", "Meeting", "participant", "Donald Trump"),
        ("Donald Trump odwołał spotkanie z Władimirem Putinem.", "Meeting", "participant", "Donald Trump"),
        # a list that names some of a group
        ("Reżim uwolnił 52 więźniów, wśród nich Siarhieja Cichanouskiego.", "PrisonerRelease", "patient", "Siarhiej Cichanouski"),
        # what agreement of number, gender and case excludes
        ("Moskwa zarzuca NATO, że przygotowuje się do wojny.", "Accusation", "target", "Organizacja Traktatu Północnoatlantyckiego"),
        ("Miesiąc wcześniej sąd w Homlu skazał na 12 lat kolonii działacza Andrzeja Poczobuta.", "Sentencing", "patient", "Andrzej Poczobut"),
        # a part in the happening
        ("Celem uderzenia był Alaksandr Łukaszenka.", "Attack", "target", "Alaksandr Łukaszenka"),
    ],
)  # fmt: skip
def test_a_role_is_found_where_the_sentence_puts_it(text: str, kind: str, role: str, filler: str) -> None:
    assert filler in roles(text, kind).get(role, ())


@pytest.mark.parametrize(
    ("text", "kind", "role", "filler"),
    [
        ("Litwa przywróciła tranzyt nawozów przez Kłajpedę; sankcje zniesiono.", "SanctionLifting", "actor", "Kłajpeda"),
        ("Alaksandr Łukaszenka nazwał zamknięcie granicy oszustwem i oskarżył Litwinów o wojnę.", "Accusation", "actor", "Litwa"),
        ("Polska wezwała Unię Europejską do rozszerzenia sankcji wobec Rosji.", "SanctionImposition", "actor", "Polska"),
    ],
)  # fmt: skip
def test_no_role_is_taken_by_what_only_stands_near(text: str, kind: str, role: str, filler: str) -> None:
    assert filler not in roles(text, kind).get(role, ())
