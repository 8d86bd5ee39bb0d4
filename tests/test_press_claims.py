"""What agency articles of the rest of the world say and is no happening of ours: journeys of readers, strikes, flights, trades."""

import pytest

from graph.ingest import extractor
from ontology.claims import Claim, Document


def told(text: str) -> list[Claim]:
    return list(extractor().extract(Document("t", f"Notatka\n\n{text}", "", date="2025-11-20")).claims)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Nie polecimy do Hiszpanii i Belgii.", "Visit"),
        ("Jutro strajk mają podjąć załogi duńskiego przewoźnika w Norwegii.", "Meeting"),
        ("Od strajku odstąpili w Oslo pracownicy duńskiej spółki Nordia.", "Purchase"),
        ("Zdaniem dyrektora lepiej wynająć samoloty, niż je odwoływać.", "Dismissal"),
        ("Poprosił o przyznanie azylu politycznego Marii Castellan.", "position"),
    ],
)
def test_no_happening_of_ours(text: str, type_: str) -> None:
    assert [c for c in told(text) if c.type == type_] == []


def test_who_does_not_fly_is_told() -> None:
    (claim,) = [c for c in told("Trump nie poleci do Hiszpanii.") if c.type == "Visit"]
    assert [f.text for f in claim.fillers if f.role == "actor"] == ["Trump"]


def test_a_plane_of_some_foreigners_is_no_visit_and_brings_no_arms() -> None:
    claims = told("Według urzędu lotnictwa cywilnego w Lahore wylądował tam mały samolot z kilkoma obcokrajowcami.")
    assert [c for c in claims if c.type in ("Visit", "Deployment")] == []
