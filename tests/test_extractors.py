"""The door for others: what they propose passes one gate, carries their name, and what fails is rejected and counted."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from llm_stub import Stub, completion, serving

from graph.ingest import ReadOptions, extract, extractor, load, registry
from graph.store import reading
from loaders.documents import read
from loaders.extractors import Door, make
from loaders.extractors.spacy_pipeline import SpacyPipeline, configuration
from ontology.claims import Claim, Document, Extraction, Filler, Quantity, Span, Status
from ontology.errors import KgError, UsageError

TEXT = (
    "Reżim w Mińsku uwolnił 11 września 2025 roku Andrzeja Poczobuta i 52 więźniów. "
    "Litwa planuje zamknąć granicę z Białorusią. Łukaszenka nie spotkał się z Coale’em.\n"
)
KEY = "tajny-klucz-12345"


@pytest.fixture
def note(tmp_path: Path) -> Document:
    (tmp_path / "n.txt").write_text(TEXT, encoding="utf-8")
    return read(tmp_path / "n.txt", ReadOptions(date="2025-09-12"))


def sentence(document: Document, word: str) -> str:
    spans = extractor().named(document).sentences
    return next(s.of(document.text) for s in spans if word in s.of(document.text))


def place(document: Document, words: str) -> Span:
    at = document.text.index(words)
    return Span(at, at + len(words))


RELEASE = {
    "type": "PrisonerRelease",
    "status": "actual",
    "trigger": "uwolnił",
    "roles": [{"role": "patient", "words": "Andrzeja Poczobuta"}],
    "date": {"words": "11 września 2025 roku"},
    "quantity": {"words": "52", "value": 52},
}


def release(document: Document, **changes: object) -> dict[str, object]:
    return RELEASE | {"quote": sentence(document, "uwolnił")} | changes


# -- the gate ------------------------------------------------------------------------------------------------------


class Says:
    """An extractor that proposes what a test gives it."""

    name = "says"
    version = "7"

    def __init__(self, *claims: Claim) -> None:
        self.claims = claims

    def propose(self, document: Document) -> Iterator[Claim]:
        yield from self.claims


def honest(document: Document) -> Claim:
    quote = place(document, sentence(document, "uwolnił"))
    who = place(document, "Andrzeja Poczobuta")
    return Claim(
        document.text_id,
        "PrisonerRelease",
        Status.ACTUAL,
        quote,
        place(document, "uwolnił"),
        quote.of(document.text),
        (Filler("patient", who, POCZOBUT, who.of(document.text)),),
        date="2025-09-11",
        date_span=place(document, "11 września 2025 roku"),
        quantity=Quantity(52, 52, 52, span=place(document, "52")),
    )


POCZOBUT = "https://w3id.org/sanctions-kg/id/person/poczobut"


def through(document: Document, *claims: Claim, monkeypatch: pytest.MonkeyPatch) -> tuple[Extraction, str]:
    monkeypatch.setattr("loaders.extractors.make", lambda name, names: Says(*claims))
    found, tallies = Door(extractor(), registry(), ["says"]).extract(document)
    return found, str(tallies[0])


def test_an_honest_claim_passes_under_its_extractors_name(note: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    found, told = through(note, honest(note), monkeypatch=monkeypatch)
    (claim,) = found.claims
    assert (claim.extractor, claim.version) == ("says", "7")
    assert (claim.date, claim.earliest, claim.latest) == ("2025-09-11", "2025-09-11", "2025-09-11")
    assert told == "says: 1 proposed, 1 kept, 0 rejected"


@pytest.mark.parametrize(
    ("lie", "reason"),
    [
        (lambda d, c: replace(c, quote=c.quote.replace("uwolnił", "pobił")), "quote"),
        (lambda d, c: replace(c, span=Span(c.span.start, c.span.end - 1)), "quote"),
        (lambda d, c: replace(c, trigger=place(d, "planuje")), "trigger"),
        (lambda d, c: replace(c, trigger=Span(c.trigger.start, c.trigger.start)), "trigger"),
        (lambda d, c: replace(c, document="0" * 16), "document"),
        (lambda d, c: replace(c, type="Miracle"), "type"),
        (lambda d, c: replace(c, fillers=(replace(c.fillers[0], role="mission"),)), "role"),
        (lambda d, c: replace(c, fillers=(replace(c.fillers[0], span=place(d, "Litwa")),)), "participant"),
        (lambda d, c: replace(c, fillers=(replace(c.fillers[0], cluster=LUKASHENKA),)), "participant"),
        (lambda d, c: replace(c, fillers=(replace(c.fillers[0], cluster="urn:nobody"),)), "participant"),
        (lambda d, c: replace(c, fillers=(Filler("patient", c.trigger, None, "kogoś innego"),)), "participant"),
        (lambda d, c: replace(c, date="2024-09-11"), "date"),
        (lambda d, c: replace(c, date_span=None), "date"),
        (lambda d, c: replace(c, date_span=place(d, "Litwa")), "date"),
        (lambda d, c: replace(c, quantity=replace(c.quantity, value=520)), "number"),
        (lambda d, c: replace(c, quantity=replace(c.quantity, span=None)), "number"),
    ],
)
def test_what_the_text_does_not_carry_is_rejected(
    lie, reason: str, note: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, told = through(note, lie(note, honest(note)), monkeypatch=monkeypatch)
    assert not found.claims and told == f"says: 1 proposed, 0 kept, 1 rejected ({reason} 1)"
    assert dict(found.rejected) == {f"says: {reason}": 1}


LUKASHENKA = next(f"https://w3id.org/sanctions-kg/id/{e.key}" for e in registry() if "Łukaszenka" in e.label())


@pytest.mark.parametrize("word", ["zamknąć", "spotkał"])
def test_what_is_planned_or_denied_never_passes_as_done(
    word: str, note: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    quote = place(note, sentence(note, word))
    type_ = "BorderClosure" if word == "zamknąć" else "Meeting"
    claim = Claim(note.text_id, type_, Status.ACTUAL, quote, place(note, word), quote.of(note.text))
    assert through(note, claim, monkeypatch=monkeypatch)[1].endswith("(status 1)")
    careful = replace(claim, status=Status.PLANNED if word == "zamknąć" else Status.NEGATED)
    assert len(through(note, careful, monkeypatch=monkeypatch)[0].claims) == 1


def test_an_extractor_that_fails_is_told_as_its_fault(note: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def propose(self, document: Document) -> Iterator[Claim]:
            raise ZeroDivisionError("oh")
            yield

    monkeypatch.setattr("loaders.extractors.make", lambda name, names: Broken())
    with pytest.raises(KgError, match="'x' failed: ZeroDivisionError"):
        Door(extractor(), registry(), ["x"]).extract(note)


def test_names_that_lead_nowhere() -> None:
    for name, words in (
        ("gpt", "Known are polish, llm, spacy"),
        ("json:nichts", "cannot be had"),
        ("nie.ma:tego", "cannot be had"),
    ):
        with pytest.raises(UsageError, match=words):
            make(name, extractor().named)


def test_nothing_of_it_is_imported_by_default(tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text(TEXT, encoding="utf-8")
    code = (
        "import sys; from graph.ingest import read, extract; from pathlib import Path\n"
        "extract(read(Path(sys.argv[1])))\n"
        "print([m for m in sys.modules if m.startswith(('loaders.extractors', 'httpx', 'spacy'))])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "n.txt")], capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


# -- a language model ----------------------------------------------------------------------------------------------


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Point the extractor `llm` at a stub; waits between tries are noted, not waited."""
    pytest.importorskip("httpx")
    waits: list[float] = []
    monkeypatch.setattr(
        "loaders.extractors.llm_client.time", SimpleNamespace(sleep=waits.append, monotonic=lambda: 0.0)
    )

    def point(stub: Stub, **settings: object) -> list[float]:
        for name in list(os.environ):
            if name.startswith("KG_LLM_") or name.lower().endswith("_proxy"):
                monkeypatch.delenv(name)
        values = {"url": stub.url, "model": "probny", "key": KEY, "cache": tmp_path / "cache", "seconds": 5} | settings
        for name, value in values.items():
            monkeypatch.setenv(f"KG_LLM_{name.upper()}", str(value))
        return waits

    return point


def asked(document: Document) -> tuple[Extraction, str]:
    found, tallies = Door(extractor(), registry(), ["llm"]).extract(document)
    return found, str(tallies[0])


def test_a_good_answer_becomes_claims_with_our_places_names_and_dates(note: Document, model) -> None:
    with serving(Stub(completion({"claims": [release(note)]}))) as stub:
        model(stub)
        found, told = asked(note)
    (claim,) = found.claims
    assert claim.role("patient") == (POCZOBUT,) and claim.extractor == "llm" and claim.version == "1 probny"
    assert (claim.date, claim.quantity.value, claim.quantity.of) == ("2025-09-11", 52, "więźniów")
    assert told == "llm: 1 proposed, 1 kept, 0 rejected"
    ((body, headers),) = stub.asked
    assert headers["authorization"] == f"Bearer {KEY}"
    assert body["response_format"]["json_schema"]["schema"]["properties"]["claims"]["items"]["properties"]["type"][
        "enum"
    ]
    assert note.text.strip() in body["messages"][1]["content"] and "PrisonerRelease" in body["messages"][0]["content"]


def test_lies_of_a_model_are_rejected_and_counted(note: Document, model) -> None:
    lies = [
        release(note, quote="Reżim w Mińsku uwolnił wszystkich."),
        release(note, trigger="wypuścił"),
        release(note, roles=[{"role": "patient", "words": "Maryja Kalesnikawa"}]),
        release(note, quantity={"words": "52", "value": 250}),
        release(note, date={"words": "12 września"}),
        release(note, type="Coronation"),
        release(note) | {"quote": sentence(note, "planuje"), "type": "BorderClosure", "trigger": "zamknąć", "roles": [], "date": None, "quantity": None},
        release(note),
    ]  # fmt: skip
    with serving(Stub(completion({"claims": lies}))) as stub:
        model(stub)
        found, told = asked(note)
    assert len(found.claims) == 1
    assert (
        told
        == "llm: 8 proposed, 1 kept, 7 rejected (date 1, number 1, participant 1, quote 1, status 1, trigger 1, type 1)"
    )


@pytest.mark.parametrize(
    "row",
    [
        "nic", 7, None, [], {}, {"type": "Meeting"}, RELEASE | {"quote": 5}, RELEASE | {"quote": ""},
        RELEASE | {"quote": "x", "status": "done"}, RELEASE | {"quote": "x", "roles": ["Jan"]},
        RELEASE | {"quote": "x", "quantity": {"words": "52", "value": "52"}}, RELEASE | {"quote": "x", "date": "wczoraj"},
        RELEASE | {"quote": "x", "quantity": {"words": "52", "value": True}},
    ],
)  # fmt: skip
def test_rows_of_another_form_are_counted_and_cost_no_other(row: object, note: Document, model) -> None:
    with serving(Stub(completion({"claims": [row, release(note)]}))) as stub:
        model(stub)
        found, told = asked(note)
    assert len(found.claims) == 1 and told.endswith("(form 1)")


def test_an_answer_that_is_no_json_is_asked_anew_and_then_counted(note: Document, model, tmp_path: Path) -> None:
    with serving(Stub(completion("Oczywiście! Oto lista:"), completion({"claims": [release(note)]}))) as stub:
        model(stub)
        assert asked(note)[1] == "llm: 1 proposed, 1 kept, 0 rejected"
    with serving(Stub(completion("[" * 100_000))) as stub:
        model(stub, cache=tmp_path / "other")
        assert asked(note)[1] == "llm: 1 proposed, 0 kept, 1 rejected (answer 1)"
    assert len(stub.asked) == 3


def test_a_fence_around_the_answer_is_taken_off(note: Document, model) -> None:
    fenced = "```json\n" + json.dumps({"claims": [release(note)]}, ensure_ascii=False) + "\n```"
    with serving(Stub(completion(fenced))) as stub:
        model(stub)
        assert len(asked(note)[0].claims) == 1


def test_a_busy_server_is_waited_for_as_long_as_it_says(note: Document, model) -> None:
    busy = (429, {"retry-after": "7"}, "slow down")
    with serving(Stub(busy, (503, {}, ""), completion({"claims": []}))) as stub:
        waits = model(stub)
        assert asked(note)[1] == "llm: 0 proposed, 0 kept, 0 rejected"
    assert len(stub.asked) == 3 and waits == [7.0, 14.0]


def test_a_server_that_hangs_or_talks_nonsense_is_given_up(note: Document, model) -> None:
    for answer, words in (
        (0.6, "no answer in 0.2 seconds"),
        ((200, {}, "<html>"), "no chat completion"),
        ((500, {}, ""), "status 500"),
    ):
        with serving(Stub(answer)) as stub:
            model(stub, seconds=0.2, tries=2)
            with pytest.raises(KgError, match=f"gave no answer in 2 tries; the last time: .*{words}"):
                asked(note)
        assert len(stub.asked) == 2


def test_nobody_there(note: Document, model) -> None:
    model(SimpleNamespace(url="http://127.0.0.1:9/v1"), tries=2)
    with pytest.raises(KgError, match=r"127\.0\.0\.1 gave no answer in 2 tries; the last time: ConnectError"):
        asked(note)


def test_the_key_is_in_no_message_and_in_no_file(note: Document, model, tmp_path: Path) -> None:
    with serving(Stub((401, {}, f"bad key {KEY}"))) as stub:
        model(stub)
        with pytest.raises(KgError) as told:
            asked(note)
    assert "status 401" in str(told.value) and "Check KG_LLM_KEY" in str(told.value) and KEY not in str(told.value)
    assert len(stub.asked) == 1  # asked once: a refusal stays one
    with serving(Stub(completion({"claims": []}))) as stub:
        model(stub)
        asked(note)
    kept = [p.read_text(encoding="utf-8") for p in (tmp_path / "cache").iterdir()]
    assert kept and not any(KEY in text for text in kept)


def test_what_was_answered_once_is_not_asked_again(note: Document, model) -> None:
    with serving(Stub(completion({"claims": [release(note)]}))) as stub:
        model(stub)
        first, second = asked(note), asked(note)
        assert len(stub.asked) == 1 and first == second
        asked(replace(note, date="2025-09-13"))
    assert len(stub.asked) == 2  # another date is another question


def test_the_budget_ends_the_asking_and_the_cache_goes_on(note: Document, model) -> None:
    with serving(Stub(completion({"claims": []}, tokens=900))) as stub:
        model(stub, tokens=800)
        door = Door(extractor(), registry(), ["llm"])
        door.extract(note)
        with pytest.raises(KgError, match="budget of the language model is spent: 1 requests, 900 tokens"):
            door.extract(replace(note, date="2026-01-01"))
        door.extract(note)
        model(stub, requests=0)
        asked(note)
    assert len(stub.asked) == 1


def test_without_an_address_or_with_a_wrong_number_it_says_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("httpx")
    monkeypatch.delenv("KG_LLM_URL", raising=False)
    with pytest.raises(UsageError, match="KG_LLM_URL"):
        make("llm", extractor().named)
    monkeypatch.setenv("KG_LLM_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("KG_LLM_MODEL", "m")
    monkeypatch.setenv("KG_LLM_TRIES", "trzy")
    with pytest.raises(UsageError, match="KG_LLM_TRIES is no number"):
        make("llm", extractor().named)


def test_long_texts_are_asked_by_paragraphs(tmp_path: Path, model) -> None:
    (tmp_path / "d.txt").write_text("\n\n".join(f"{TEXT.strip()} Część {n}." for n in range(6)), encoding="utf-8")
    document = read(tmp_path / "d.txt", ReadOptions(date="2025-09-12"))
    with serving(Stub(completion({"claims": []}))) as stub:
        model(stub, characters=400)
        asked(document)
    told = "".join(body["messages"][1]["content"] for body, _ in stub.asked)
    assert len(stub.asked) >= 3 and all(f"Część {n}." in told for n in range(6))


def test_load_and_extract_tell_the_counts(tmp_path: Path, model, note: Document) -> None:
    lie = release(note, trigger="wypuścił")
    with serving(Stub(completion({"claims": [release(note), lie]}))) as stub:
        model(stub)
        report = load(tmp_path / "kg", [tmp_path / "n.txt"], ReadOptions(date="2025-09-12"), extractors=("llm",))
        assert report.loaded == [("n.txt", 1)]
        assert ("n.txt", "llm: 2 proposed, 1 kept, 1 rejected (trigger 1)") in report.notes
        both, told = extract(note, ("polish", "llm"))
        assert {c.extractor for c in both.claims} >= {"llm", "polish-frames"} and len(told) == 1
    with reading(tmp_path / "kg") as store:
        assert any('"llm"' in line for line in store.sorted_quads())


# -- a spaCy pipeline ----------------------------------------------------------------------------------------------


def stand_in(document: Document, *marked: tuple[str, str], entities: tuple[tuple[str, str], ...] = ()):
    """What a pipeline gives, in the few attributes that are asked of it."""

    def spans(rows: tuple[tuple[str, str], ...]) -> list[SimpleNamespace]:
        places = [(place(document, words), words, label) for words, label in rows]
        return [SimpleNamespace(start_char=s.start, end_char=s.end, text=w, label_=x, doc=doc) for s, w, x in places]

    doc = SimpleNamespace(has_annotation=lambda name: False)
    doc.spans, doc.ents = {"kg": spans(marked)}, spans(entities)
    return lambda text: doc


def piped(document: Document, nlp, monkeypatch: pytest.MonkeyPatch) -> tuple[Extraction, str]:
    monkeypatch.setattr("loaders.extractors.make", lambda name, names: SpacyPipeline(names, nlp, configuration({})))
    found, tallies = Door(extractor(), registry(), ["spacy"]).extract(document)
    return found, str(tallies[0])


def test_marked_spans_become_claims(note: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = stand_in(
        note,
        ("uwolnił", "PrisonerRelease"),
        ("Andrzeja Poczobuta", "PrisonerRelease:patient"),
        ("zamknąć", "BorderClosure"),
        ("spotkał", "Meeting@negated"),
        ("Litwa", "GPE"),
        entities=(("11 września 2025 roku", "DATE"),),
    )
    found, told = piped(note, nlp, monkeypatch)
    assert [(c.type, c.status, c.date) for c in found.claims] == [
        ("PrisonerRelease", Status.ACTUAL, "2025-09-11"),
        ("Meeting", Status.NEGATED, None),
    ]
    assert found.claims[0].role("patient") == (POCZOBUT,)
    assert told == "spacy: 3 proposed, 2 kept, 1 rejected (status 1)"  # Lithuania only plans it


def test_a_blank_pipeline_with_a_ruler(note: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    spacy = pytest.importorskip("spacy", exc_type=ImportError)
    nlp = spacy.blank("pl")
    ruler = nlp.add_pipe("span_ruler", config={"spans_key": "kg"})
    ruler.add_patterns(
        [
            {"label": "PrisonerRelease", "pattern": "uwolnił"},
            {"label": "PrisonerRelease:patient", "pattern": "Andrzeja Poczobuta"},
        ]
    )
    found, told = piped(note, nlp, monkeypatch)
    assert [c.role("patient") for c in found.claims] == [(POCZOBUT,)] and "1 kept" in told


def test_relations_of_a_parser_give_roles(note: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = stand_in(note, ("uwolnił", "PrisonerRelease"), entities=(("Andrzeja Poczobuta", "persName"),))
    doc = nlp("")
    verb = SimpleNamespace(i=3, dep_="ROOT")
    verb.head = verb
    doc.has_annotation = lambda name: name == "DEP"
    doc.spans["kg"][0].root = verb
    doc.ents[0].root = SimpleNamespace(i=8, dep_="obj", head=verb)
    found, _ = piped(note, nlp, monkeypatch)
    assert [c.role("patient") for c in found.claims] == [(POCZOBUT,)]


def test_a_table_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "t.toml").write_text('[labels]\nRELEASE = "PrisonerRelease"\n', encoding="utf-8")
    assert configuration({"KG_SPACY_CONFIG": str(tmp_path / "t.toml")})["labels"] == {"RELEASE": "PrisonerRelease"}
    (tmp_path / "t.toml").write_text('[labels]\nRELEASE = "Freedom"\n', encoding="utf-8")
    with pytest.raises(UsageError, match="no event type: 'Freedom'"):
        configuration({"KG_SPACY_CONFIG": str(tmp_path / "t.toml")})
