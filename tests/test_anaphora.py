"""Who is meant where nobody is named: pronouns, subjects left out, nouns that point back. Where two compete, nobody."""

import pytest

from graph.ingest import extractor
from ontology.claims import Document


def roles(text: str, type_: str, role: str, date: str = "2026-03-20") -> list[set[str]]:
    """Of each claim of the type, in text order, the labels of the role."""
    extraction = extractor().extract(Document("t", text, "", date=date))
    names = {c.id: c.label for c in extraction.clusters}
    return [{names.get(i, i.rsplit("/", 1)[-1]) for i in c.role(role)} for c in extraction.claims if c.type == type_]


@pytest.mark.parametrize(
    ("text", "type_", "role", "who"),
    [
        # she: of the two the woman, whatever her place in the sentence
        ("Jan Nowak napisał do Anny Kowalskiej. W środę zatrzymano ją w Mińsku.", "Detention", "patient", {"Anna Kowalska"}),
        ("Anna Kowalska mieszka w Wilnie. Jan Nowak spotkał się z nią w środę.", "Meeting", "participant", {"Anna Kowalska", "Jan Nowak"}),
        # the subject of the clause is not meant by a pronoun beside it
        ("Piotr Wiśniewski jest ministrem. Jan Nowak, lider opozycji, spotkał się z nim w środę.", "Meeting", "participant", {"Piotr Wiśniewski", "Jan Nowak"}),
        # subjects left out, of a verb and of a passive
        ("Anna Kowalska wróciła do kraju. W środę została zatrzymana.", "Detention", "patient", {"Anna Kowalska"}),
        ("Oskarżyły Annę Kowalską sąsiadki. Następnie została zatrzymana.", "Detention", "patient", {"Anna Kowalska"}),
        # the first person is who is quoted, in the plural whom he speaks for
        ("– Nie prosiłam o łaskę, odmówiłam wyjazdu – mówi Anna Kowalska.", "Refusal", "actor", {"Anna Kowalska"}),
        ("– Jeśli trzeba będzie, zamkniemy granicę – ostrzegł premier Litwy Jonas Petraitis.", "BorderClosure", "actor", {"Litwa"}),
        ("Premier Jan Nowak zaprosił Annę Kowalską i Piotra Wiśniewskiego. Ten ostatni odwiedził Wilno w środę.", "Visit", "actor", {"Piotr Wiśniewski"}),
    ],
)  # fmt: skip
def test_who_is_meant(text: str, type_: str, role: str, who: set[str]) -> None:
    assert roles(text, type_, role)[-1] == who


@pytest.mark.parametrize(
    ("text", "type_", "role"),
    [
        ("Anna Kowalska spotkała Marię Nowak, a Ewa Lis czekała. W środę zatrzymano ją w Mińsku.", "Detention", "patient"),
        ("Pielęgniarka zadzwoniła do Anny Kowalskiej. W środę została zatrzymana.", "Detention", "patient"),
    ],
)  # fmt: skip
def test_nobody_where_two_compete(text: str, type_: str, role: str) -> None:
    assert roles(text, type_, role)[-1] == set()


def test_a_quotation_goes_on_over_sentences() -> None:
    text = "– Bałam się. W środę zatrzymano dwóch sąsiadów – wspomina Anna Kowalska. – W czwartek zwolniono ich żony."
    assert roles(text, "Detention", "speaker") == [{"Anna Kowalska"}]
    split = "– W środę zatrzymano dwóch sąsiadów. Bałam się – wspomina Anna Kowalska."
    assert roles(split, "Detention", "speaker") == [{"Anna Kowalska"}]
