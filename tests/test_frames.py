"""Every frame's own examples, and sentences in which the status is what matters."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from text_reader import read, roles

from loaders.polish.frames.frames import Trigger, frames
from loaders.polish.text.morphology import Morphology
from ontology.claims import Claim, Extraction, Status

TRIGGERS = {
    (file.stem, type_): sentences
    for file in sorted((Path(__file__).parent / "triggers").glob("*.yaml"))
    for type_, sentences in yaml.safe_load(file.read_text(encoding="utf-8")).items()
}
EXAMPLES = [(f.type, example) for f in frames().values() for example in f.examples]


def claims(text: str, date: str = "2026-03-20") -> tuple[Claim, ...]:
    return read(text, date).claims


def labels(text: str, type_: str, role: str, date: str = "2026-03-20") -> set[str]:
    return set().union(*roles(text, type_, role, date))


def _word_lists(trigger: Trigger) -> list[frozenset[str]]:
    asked = trigger.companion
    companion = [asked.lemmas, asked.having] if asked else []
    beside = [
        trigger.beside_words,
        trigger.topic,
        trigger.lately,
        trigger.nowhere,
        trigger.unless,
        trigger.unless_object,
    ]
    return [trigger.lemmas, *companion, *beside]


@pytest.mark.parametrize("folder", ["frames", "argued"])
def test_words_are_the_base_forms_that_texts_give(folder: str) -> None:
    """A gerund counts as its verb (`wstrzymać przekraczanie` is met as `przekraczać`): `przekraczanie` would match nothing."""
    dictionary = Morphology()
    dead: set[tuple[str, str]] = set()
    for frame in frames(folder).values():
        for words in (words for trigger in frame.triggers for words in _word_lists(trigger)):
            for word in words:
                known = {reading.lemma for reading in dictionary.readings(word)}
                if any(map(str.islower, known)) and word not in known and not known & words:
                    dead.add((frame.type, word))
    assert not dead


def test_there_is_an_example_for_every_type() -> None:
    assert {t for t, _ in EXAMPLES} == set(frames()) and len(EXAMPLES) >= 30


@pytest.mark.parametrize(("type_", "example"), EXAMPLES, ids=[t for t, _ in EXAMPLES])
def test_examples(type_: str, example: dict[str, Any]) -> None:
    found = [c for c in claims(example["text"]) if c.type == type_]
    assert found, f"no {type_} in {example['text']!r}"
    assert found[0].status.value == example["status"]
    if "quantity" in example:
        assert found[0].quantity is not None and found[0].quantity.value == example["quantity"]


@pytest.mark.parametrize(
    ("text", "type_", "status"),
    [
        ("Rząd Litwy zamknął granicę z Białorusią.", "BorderClosure", Status.ACTUAL),
        ("Rząd Litwy planuje zamknąć granicę z Białorusią.", "BorderClosure", Status.PLANNED),
        ("Rząd Litwy zapowiedział zamknięcie granicy z Białorusią.", "BorderClosure", Status.PLANNED),
        ("Litwa zamknie granicę z Białorusią.", "BorderClosure", Status.PLANNED),
        ("Litwa może zamknąć granicę z Białorusią.", "BorderClosure", Status.PROPOSED),
        ("Litwa zamknęłaby granicę z Białorusią.", "BorderClosure", Status.PROPOSED),
        ("Opozycja domaga się, żeby Litwa zamknęła granicę z Białorusią.", "BorderClosure", Status.PROPOSED),
        ("Opozycja wzywa do zamknięcia granicy z Białorusią.", "BorderClosure", Status.PROPOSED),
        ("Litwa nie zamknęła granicy z Białorusią.", "BorderClosure", Status.NEGATED),
        ("Litwa nie zdecydowała się na zamknięcie granicy z Białorusią.", "BorderClosure", Status.NEGATED),
        ("Do spotkania Nausėdy z Łukaszenką nie doszło.", "Meeting", Status.NEGATED),
        ("Planowane spotkanie Nausėdy z Łukaszenką budzi spory.", "Meeting", Status.PLANNED),
        ("Ewentualne spotkanie Nausėdy z Łukaszenką budzi spory.", "Meeting", Status.PROPOSED),
        ("Wybory prezydenckie w Polsce odbędą się 18 maja 2027 r.", "Election", Status.PLANNED),
        ("Negocjacje w sprawie uwolnienia więźniów politycznych trwają.", "PrisonerRelease", Status.PROPOSED),
        ("Na liście uwolnionych nie było Marii Kalesnikawy.", "PrisonerRelease", Status.NEGATED),
        ("Strony uzgodniły zniesienie sankcji wobec Belavii.", "SanctionLifting", Status.PLANNED),
        ("USA poinformowały o zniesieniu sankcji wobec Belavii.", "SanctionLifting", Status.ACTUAL),
        ("Jeśli USA zniosą sankcje, reżim uwolni więźniów politycznych.", "SanctionLifting", Status.PROPOSED),
    ],
)
def test_status(text: str, type_: str, status: Status) -> None:
    assert [c.status for c in claims(text) if c.type == type_] == [status]


@pytest.mark.parametrize(
    ("text", "type_", "role", "expected"),
    [
        ("USA zniosły sankcje wobec Belavii.", "SanctionLifting", "actor", {"Stany Zjednoczone"}),
        ("Sankcje wobec Belavii zostały zniesione przez USA.", "SanctionLifting", "actor", {"Stany Zjednoczone"}),
        (
            "Zniesienie przez USA sankcji wobec Belavii ogłoszono wczoraj.",
            "SanctionLifting",
            "actor",
            {"Stany Zjednoczone"},
        ),
        ("Rosyjsko-ukraińskie rozmowy w Stambule trwały godzinę.", "Negotiation", "participant", {"Rosja", "Ukraina"}),
        (
            "Kellogg rozmawiał w Kijowie z Wołodymyrem Zełenskim.",
            "Negotiation",
            "participant",
            {"Keith Kellogg", "Wołodymyr Zełenski"},
        ),
        (
            "Premier Litwy Inga Ruginienė spotkała się z Donaldem Tuskiem.",
            "Meeting",
            "participant",
            {"Inga Ruginienė", "Donald Tusk"},
        ),
        ("Sankcje nałożono na Naftan i Grodno Azot.", "SanctionImposition", "target", {"Naftan", "Grodno Azot"}),
        ("Białoruski reżim uwolnił Alesia Bialackiego.", "PrisonerRelease", "actor", {"Białoruś"}),
        ("Siły rosyjskie zaatakowały Ukrainę.", "Attack", "actor", {"Rosja"}),
    ],
)
def test_roles(text: str, type_: str, role: str, expected: set[str]) -> None:
    assert labels(text, type_, role) == expected


def test_a_promise_is_never_lent_to_another() -> None:
    """The doer of a release is not taken from the sentence before when this one has a noun that may be it."""
    text = "John Coale przyleciał do Mińska. Po rozmowie reżim wypuścił na wolność 52 więźniów politycznych."
    assert "John Coale" not in labels(text, "PrisonerRelease", "actor")


def test_the_last_day_of_a_text_is_its_day_of_publication() -> None:
    (claim,) = [
        c for c in claims("Wybory do Sejmu Litwy: 11 października 2026 r.", "2026-03-20") if c.type == "Election"
    ]
    assert claim.status is Status.PLANNED


def test_every_type_has_sentences() -> None:
    assert {t for _, t in TRIGGERS} == {*frames(), "nothing"} and sum(map(len, TRIGGERS.values())) >= 600


@pytest.mark.parametrize(("field", "type_"), TRIGGERS, ids=[f"{f}-{t}" for f, t in TRIGGERS])
def test_each_sentence_tells_what_it_tells_once(field: str, type_: str) -> None:
    """No happening is missed, none told twice, none read into a word that has another sense there."""
    wrong: dict[str, Any] = {}
    for row in TRIGGERS[field, type_]:
        case = row if isinstance(row, dict) else {"text": row}
        want = sorted([*([] if type_ == "nothing" else [type_]), *case.get("also", [])])
        extraction = read(case["text"])
        found = [c for c in extraction.claims if c.type in frames()]
        statuses = {c.status.value for c in found if c.type == type_}
        if sorted(c.type for c in found) != want or statuses - {case.get("status", "actual")}:
            wrong[case["text"]] = [(c.type, c.status.value) for c in found]
        elif "roles" in case and (other := _other_roles(case["roles"], type_, extraction)):
            wrong[case["text"]] = other
    assert not wrong


def _other_roles(wanted: dict[str, list[str]], type_: str, extraction: Extraction) -> set[tuple[str, str]]:
    """Roles that are left out and such as are too much."""
    names = {c.id: c.label for c in extraction.clusters}
    found = {(f.role, names.get(f.cluster or "", "")) for c in extraction.claims if c.type == type_ for f in c.fillers}
    want = {(role, name) for role, rows in wanted.items() for name in rows}

    def same(a: tuple[str, str], b: tuple[str, str]) -> bool:
        return a[0] == b[0] and a[1].casefold() in b[1].casefold()

    return {w for w in want if not any(same(w, f) for f in found)} | {
        f for f in found if not any(same(w, f) for w in want)
    }


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Białoruś wypuściła 24 więźniów politycznych. Wśród nich nie ma Andrzeja Poczobuta.", Status.NEGATED),
        ("Białoruś uwolniła 52 osoby. Wśród nich zabrakło Poczobuta.", Status.NEGATED),
        ("Mińsk zapowiedział, że wypuści 30 osób. Wśród nich znajdzie się Andrzej Poczobut.", Status.PLANNED),
        ("Łukaszenka ułaskawił 31 osób. Wśród nich znalazł się Andrzej Poczobut.", Status.ACTUAL),
    ],
)
def test_who_is_of_a_group_shares_what_is_told_of_it(text: str, status: Status) -> None:
    found = [c for c in claims(text) if c.type == "PrisonerRelease" and c.role("patient")]
    assert [c.status for c in found] == [status]
