"""`kg conflicts`: what cannot both hold, what only looks so, each side with its sentence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from graph import KnowledgeGraph
from graph.cli import cli
from graph.derive import derivation
from graph.derive.conflict_kinds import Kind, Weight
from graph.derive.conflict_records import Conflict
from graph.derive.conflicts import Ground, conflicts
from graph.derive.numerals import number
from graph.export import export
from graph.ingest import ReadOptions, extractor, load, read, registry
from ontology.errors import UsageError
from ontology.ids import BASE


@pytest.fixture(scope="module")
def kg(built_store: Path) -> KnowledgeGraph:
    return KnowledgeGraph(built_store, lang="en")


def rows(kg: KnowledgeGraph, kind: str, name: str | None = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = kg.conflicts(name, kind).to_dict()["conflicts"]
    return found


def among(folder: Path, *texts: str) -> list[Conflict]:
    """Conflicts of documents with these words, one dated each month from January 2026 on."""
    found = []
    for n, text in enumerate(texts, 1):
        file = folder / f"{n}.txt"
        file.write_text(text, encoding="utf-8")
        found.append(extractor().extract(read(file, ReadOptions(date=f"2026-0{n}-20"))))
    d = derivation(found, registry())
    return conflicts(Ground(d.rows, d.clusters))


def test_eight_thousand_against_thirty_thousand_and_nothing_else_is_a_count(kg: KnowledgeGraph) -> None:
    (one,) = rows(kg, "count")
    assert [s["in_words"] for s in one["sides"]] == ["30,000", "8,000"] and one["about"]["name"] == "żołnierzy"
    assert one["conflict"] and one["judgement"] is None
    quotes = {s["evidence"]["quote"] for s in one["sides"]}
    assert len(quotes) == 1 and "natomiast wywiad Litwy szacuje ich liczbę na około 30 tys." in quotes.pop()
    thirty, eight = (s["evidence"] for s in one["sides"])  # official are the 8,000 alone
    assert thirty["claim"] is None and thirty["according_to"] == ["wywiad Litwy"]
    assert thirty["beside_claim"] == eight["claim"] and eight["according_to"] == ["Według danych oficjalnych"]
    text = str(kg.conflicts(kind="count"))
    assert text.count("according to: danych oficjalnych") == 1 and text.count("according to: wywiad Litwy") == 1


def test_the_event_says_that_another_counts_otherwise(kg: KnowledgeGraph, built_store: Path) -> None:
    (one,) = rows(kg, "count")
    claim = kg.view.happening_called(one["sides"][1]["evidence"]["claim"])
    assert claim is not None and claim.evidence[0].rivals == ((30000.0, "wywiad Litwy"),)
    run = CliRunner().invoke(cli, ["--store", str(built_store), "--lang", "en", "show", claim.iri])
    assert "CONFLICT: in the same sentence another counts: 30,000 (according to: wywiad Litwy)" in " ".join(
        run.output.split()
    )


@pytest.mark.parametrize(
    ("sentence", "counts", "who"),
    [
        ("Białoruś uwolniła 19 marca 2026 r. 170 więźniów (według innych źródeł 194).", ["170", "194"], "według innych źródeł"),
        ("Mińsk zwolnił 11 września 2025 r. 52 więźniów, choć obrońcy praw człowieka mówią o 60.", ["52", "60"], "obrońcy praw człowieka"),
        ("Na manewry przyjechało 13 tys. żołnierzy, a według NATO 25 tys.", ["13000", "25000"], "według NATO"),
        ("Reżim wypuścił 250 więźniów – organizacja Wiasna doliczyła się 243 osób.", ["243", "250"], "organizacja Wiasna"),
        ("Białoruś zwolniła 123 więźniów, zdaniem obrońców praw człowieka było ich 120.", ["120", "123"], "zdaniem obrońców praw człowieka"),
        # both may hold; another thing, another time, more of the same
        ("W 2025 r. Łukaszenka ułaskawił ponad 170 osób (według innych źródeł 194).", [], ""),
        ("Uwolniono 18 więźniów, a prezydent mówi, że 25 km od granicy czekał autobus.", [], ""),
        ("Mińsk uwolnił 14 osób, a według Reutersa za pięć dni uwolni kolejnych 20.", [], ""),
        ("Białoruś uwolniła 31 Ukraińców (według ustaleń z 12 marca).", [], ""),
    ],
)  # fmt: skip
def test_two_who_count_in_one_sentence(tmp_path: Path, sentence: str, counts: list[str], who: str) -> None:
    """The claim is of its own count; the other leads to the sentence, to who counts so, and to the claim beside it."""
    found = [c for c in among(tmp_path, sentence + "\n") if c.kind is Kind.COUNT]
    assert [s.value for c in found for s in c.sides] == counts
    for c in found:
        own, other = sorted(c.sides, key=lambda s: s.claim is None)
        assert own.claim and other.by == who and other.beside == own.claim


TALKS = "Wysłannik USA John Coale spotkał się {day} 2026 r. w Mińsku z Alaksandrem Łukaszenką. "
FREED = "W zamian za złagodzenie sankcji Białoruś uwolniła {day} 2026 r. {count} więźniów politycznych.\n"


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("Po rozmowach Coale'a z Łukaszenką 11 stycznia 2026 r. Białoruś zwolniła 25 więźniów politycznych.\n", [["25", "30"]]),
        ("Po rozmowach Coale'a z Łukaszenką 11 stycznia 2026 r. Białoruś zwolniła ponad 25 więźniów.\n", []),
        (TALKS.format(day="11 stycznia") + FREED.format(day="28 stycznia", count=25), []),  # another day
        (TALKS.format(day="11 stycznia") + "W zamian Białoruś uwolniła 11 stycznia 2026 r. 9 Ukraińców.\n", []),  # other people
    ],
)  # fmt: skip
def test_counts_of_one_round_that_cannot_both_hold(tmp_path: Path, second: str, told: list[list[str]]) -> None:
    """One dates the release itself, the other by its talks: two happenings to the rules, one leg of the round, a conflict."""
    texts = [TALKS.format(day="11 stycznia") + FREED.format(day="11 stycznia", count=30), second]
    for n, text in enumerate(texts):
        (tmp_path / f"{n}.txt").write_text(text, encoding="utf-8")
        load(tmp_path / "kg", [tmp_path / f"{n}.txt"], ReadOptions(date=f"2026-02-0{n + 1}"))
    found = KnowledgeGraph(tmp_path / "kg", lang="en").conflicts(kind="count").to_dict()["conflicts"]
    assert [[s["value"] for s in c["sides"]] for c in found] == told


DENIED = "Departament Stanu zaprzeczył, że Stany Zjednoczone zniosły sankcje wobec Belinvestbanku.\n"


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        # announced by the one, denied by the other in the same weeks; by two voices in one text
        (["Biały Dom poinformował, że USA zniosły sankcje wobec Belinvestbanku.\n", DENIED], [["actual", "negated"]]),
        (["Według agencji BiełTA USA zniosły sankcje wobec Belinvestbanku. " + DENIED], [["actual", "negated"]]),
        # of another bank; done after it was denied; half a year later
        (["Biały Dom poinformował, że USA zniosły sankcje wobec Biełagroprombanku.\n", DENIED], []),
        ([DENIED, "Stany Zjednoczone zniosły 15 lutego 2026 r. sankcje wobec Belinvestbanku.\n"], []),
        ([DENIED, *["Nic nowego.\n"] * 5, "Stany Zjednoczone zniosły sankcje wobec Belinvestbanku.\n"], []),
    ],
)  # fmt: skip
def test_a_lifting_announced_and_denied(tmp_path: Path, texts: list[str], told: list[list[str]]) -> None:
    found = [c for c in among(tmp_path, *texts) if c.kind is Kind.STATUS]
    assert [sorted(s.value for s in c.sides) for c in found] == told


HELD = "W białoruskich więzieniach siedzi {}.\n"
LIFTED = "Stany Zjednoczone zniosły sankcje wobec Belinvestbanku.\n"


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ([HELD.format("około 1000 więźniów politycznych"), HELD.format("1300 więźniów politycznych")], [["1000", "1300"]]),
        ([HELD.format("około 1000 więźniów"), HELD.format("1300 więźniów politycznych")], [["1000", "1300"]]),
        # other groups of the same word; another country
        ([HELD.format("27 obywateli państw członkowskich"), HELD.format("pięciu obywateli Ukrainy")], []),
        ([HELD.format("27 obywateli Litwy"), HELD.format("5 obywateli Ukrainy")], []),
        ([HELD.format("1000 więźniów politycznych"), HELD.format("600 więźniów kryminalnych")], []),
        ([HELD.format("1000 więźniów politycznych"), "W rosyjskich więzieniach siedzi 400 więźniów politycznych.\n"], []),
    ],
)  # fmt: skip
def test_only_like_is_counted_against_like(tmp_path: Path, texts: list[str], told: list[list[str]]) -> None:
    found = [c for c in among(tmp_path, *texts) if c.kind is Kind.COUNT]
    assert [[s.value for s in c.sides] for c in found] == told


@pytest.mark.parametrize(
    "texts",
    [
        # what is demanded, sought, thought possible; decided and done; announced and done in one text
        [LIFTED, "Łukaszenka zażądał od Stanów Zjednoczonych zniesienia sankcji wobec Belinvestbanku.\n"],
        [LIFTED, "Stany Zjednoczone mogą znieść sankcje wobec Belinvestbanku.\n"],
        ["W styczniu Białoruś uwolniła 52 więźniów.\n", "Białoruś zdecydowała się uwolnić 52 więźniów.\n"],
        ["Stany Zjednoczone zapowiedziały zniesienie sankcji wobec Belinvestbanku. " + LIFTED],
        # Lithuania lifts nothing of what Washington did
        ["USA zniosły sankcje wobec Białorusi.\n", "Litwa zaprzeczyła, że zniosła sankcje wobec Białorusi.\n"],
    ],
)
def test_what_contradicts_nothing_is_no_conflict(tmp_path: Path, texts: list[str]) -> None:
    assert [c.sides for c in among(tmp_path, *texts) if c.kind is Kind.STATUS] == []


def test_any_conflict_can_be_judged_and_the_judgement_stands_beside_it(tmp_path: Path) -> None:
    """A rival count, an act and an author's words are no claims: the ledger names their words or their act."""
    text = tmp_path / "a.txt"
    text.write_text(
        "Białoruś uwolniła 19 marca 2026 r. 170 więźniów (według innych źródeł 194).\n"
        "USA zniosły 15 grudnia 2025 r. sankcje wobec Biełaruskalija.\n",
        encoding="utf-8",
    )
    load(tmp_path / "kg", [text], ReadOptions(date="2026-04-01"))
    own = KnowledgeGraph(tmp_path / "kg", lang="en")
    before = export(own.store, "nquads")
    found = {c["kind"]: c for c in own.conflicts().to_dict()["conflicts"]}
    assert set(found) == {"count", "act"}
    made = [
        own.judge(found["count"]["id"], "unsure", why="those to come", by="Anna"),
        own.judge(found["act"]["id"].rsplit("/", 1)[-1][:8], "same", why="a licence", by="Jan"),
    ]
    assert made[0].right[0].endswith("#char=0,75") and made[1].right == (f"{BASE}act/us/ofac-gl-13",)
    told = {c["kind"]: c["judgement"] for c in own.conflicts().to_dict()["conflicts"]}
    assert told["count"].startswith("unsure: those to come (Anna, ") and told["act"].startswith(
        "same: a licence (Jan, "
    )
    assert export(own.store, "nquads") == before, "what is decided of them joins and parts nothing"
    own.unmerge(made[0].id)
    assert {c["kind"]: c["judgement"] for c in own.conflicts().to_dict()["conflicts"]}["count"] is None
    with pytest.raises(UsageError, match="no conflict is called 'abcdef'"):
        own.judge("abcdef", "same")


def test_over_170_admits_194(tmp_path: Path) -> None:
    found = among(tmp_path, "Reżim uwolnił ponad 170 więźniów politycznych.\n", "W 2025 r. uwolniono 194 więźniów.\n")
    assert [c for c in found if c.kind is Kind.COUNT] == []


def test_two_counts_of_one_round_are_one_release_and_no_one_of_them_is_all(tmp_path: Path) -> None:
    """123 of the one, 120 of the other, both by the talks of the 19th; Kalesnikawa is neither."""
    head = "John Coale rozmawiał 19 marca 2026 r. w Mińsku z Alaksandrem Łukaszenką."
    texts = {
        "a": f"{head} Po rozmowach Białoruś uwolniła 123 więźniów. Maryja Kalesnikawa również wyszła na wolność.\n",
        "b": f"{head} Po rozmowach na wolność wyszło 120 osób.\n",
    }
    found = []
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        found.append(extractor().extract(read(tmp_path / f"{name}.txt", ReadOptions(date="2026-03-20"))))
    d = derivation(found, registry())
    counted = [c for c in d.clusters if any(t.claim.quantity for t in c.members)]
    assert [sorted(t.claim.quantity.value for t in c.members if t.claim.quantity) for c in counted] == [[120, 123]]
    assert not any("kalesnikawa" in p for t in counted[0].members for p in t.roles.get("patient", ()))
    (one,) = [c for c in conflicts(Ground(d.rows, d.clusters)) if c.kind is Kind.COUNT]
    assert [s.value for s in one.sides] == ["120", "123"]


def test_done_per_one_agreed_per_the_other(kg: KnowledgeGraph) -> None:
    found = rows(kg, "status")
    assert found and all({s["value"] for s in row["sides"]} == {"actual", "planned"} for row in found)
    assert any("Belaruskali" in row["about"]["name"] for row in found)


def test_the_sentence_on_belavia_aircraft_and_potash_gets_three_verdicts(kg: KnowledgeGraph) -> None:
    row = next(r for r in rows(kg, "act", "Belavia") if "wytwórców soli" in str(r["sides"][0]["evidence"]))
    found = {
        (s["named_as"], s["value"]): sorted(t["name"] for t in s["targets"])
        for s in row["sides"]
        if s["value"] != "told"
    }
    assert found == {
        (None, "delisted"): ["Belavia"],
        ("aircraft that Lukashenka uses", "delisted"): ["EW-301PJ"],
        ("aircraft that Lukashenka uses", "licensed"): ["EW-001PA", "EW-001PB", "EW-001PH"],
        ("potash producers", "licensed"): ["Agrorozkvit", "Belarusian Potash Company", "Belaruskali"],
    }


def test_news_after_the_last_act_are_open_not_refuted(kg: KnowledgeGraph) -> None:
    weights = {r["weight"] for r in rows(kg, "act") if {s["value"] for s in r["sides"]} == {"told", "no-act"}}
    assert weights == {"open"}


def test_the_largest_group_so_far_was_overtaken(kg: KnowledgeGraph) -> None:
    (one,) = rows(kg, "superlative")
    assert [s["value"] for s in one["sides"]] == ["52", "250"] and not one["conflict"]
    assert one["weight"] == "overtaken"


def test_a_gesture_of_goodwill_one_yes_one_no(kg: KnowledgeGraph) -> None:
    (one,) = rows(kg, "judgement")
    assert {s["value"]: s["evidence"]["document"]["date"] for s in one["sides"]} == {
        "yes": "2025-09-12",
        "no": "2026-03",
    }
    assert one["weight"] == "opinion" and not one["conflict"]


def test_two_days_for_one_meeting(tmp_path: Path) -> None:
    same = "Alaksandr Łukaszenka spotkał się {} stycznia 2026 r. w Mińsku z Johnem Coale'em.\n"
    found = among(tmp_path, same.format(12), same.format(13))
    assert [(c.kind, [s.value for s in c.sides]) for c in found] == [(Kind.DATE, ["2026-01-12", "2026-01-13"])]


def test_who_imposed_what(tmp_path: Path) -> None:
    """The sanctions of 2022 that a document tells of are those of BIS, not OFAC's of 2023: both are said."""
    from graph.derive.reports import Finding, verdicts
    from graph.ingest import acts
    from ontology.claims import Claim, Cluster, Document, Extraction, Filler, Span, Status
    from ontology.ids import entity_iri

    text = "USA nałożyły w 2022 r. sankcje na Belavię."
    document = Document("n.txt", text, "ab" * 32, date="2025-09-12")
    usa, belavia = entity_iri("country/us"), entity_iri("company/belavia")
    claim = Claim(
        document.text_id, "SanctionImposition", Status.ACTUAL, Span(0, len(text)), Span(4, 12), text,
        (Filler("actor", Span(0, 3), usa), Filler("target", Span(34, 41), belavia)), date="2022", earliest="2022-01-01", latest="2022-12-31",
    )  # fmt: skip
    row = Extraction(
        document,
        (Cluster(usa, "Country", "USA", (), True), Cluster(belavia, "Company", "Belavia", (), True)),
        (),
        (claim,),
    )
    found = list(verdicts(acts(), [row], registry(), lambda _: lambda cluster: cluster))
    assert {(v.life.programme, v.finding, v.act) for v in found} == {
        ("us/ofac-sdn", Finding.DIFFERS, "us/ofac-2023-08-09"),
        ("us/bis-denial", Finding.FITS, "us/bis-tdo-2022"),
    }
    (one,) = conflicts(Ground([row], [], [], found))
    assert (one.kind, one.weight) == (Kind.IMPOSED, Weight.CONFLICT)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("USA nałożyły w 2023 r. sankcje na Belavię.\n", []),  # that is the list; that of 2022 is another measure
        (
            "USA zniosły 6 listopada 2025 r. sankcje wobec Belavii.\n",
            [],
        ),  # struck off the list; what ran out before is not open
        ("USA zniosły 12 września 2025 r. sankcje wobec Belavii.\n", ["act"]),  # a licence then
        (
            "Departament Handlu USA wydał 14 listopada 2025 r. licencję liniom Belavia.\n",
            [],
        ),  # of OFAC's list it says nothing
    ],
)
def test_a_report_is_compared_with_the_measure_that_it_means(tmp_path: Path, text: str, kinds: list[str]) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    load(tmp_path / "kg", [tmp_path / "a.txt"], ReadOptions(date="2025-11-20"))
    found = KnowledgeGraph(tmp_path / "kg", lang="en").conflicts().to_dict()["conflicts"]
    assert [c["kind"] for c in found] == kinds


@pytest.mark.parametrize(
    ("text", "value", "least", "most"),
    [
        ("ok. 8 tys.", 8000, 8000, 8000),
        ("ponad 170", 170, 170, None),
        ("1 300", 1300, 1300, 1300),
        ("18,6 tys.", 18600, 18600, 18600),
    ],
)
def test_numbers_of_a_sentence(text: str, value: float, least: float, most: float | None) -> None:
    found = number(text)
    assert (found.value, found.least, found.most) == (value, least, most)


def test_no_conflict_before_its_sides_were_told(built_store: Path) -> None:
    then = KnowledgeGraph(built_store, known_at="2025-10-01")
    assert {r["kind"] for r in then.conflicts().to_dict()["conflicts"]} == {"count", "act", "imposed"}


def test_what_a_person_decided_stands_beside_the_conflict(tmp_path: Path) -> None:
    from graph.ingest import build

    build(tmp_path / "kg")
    before = KnowledgeGraph(tmp_path / "kg").conflicts(kind="status").to_dict()["conflicts"]
    claims = [s["evidence"]["claim"].rsplit("/", 1)[-1] for s in before[0]["sides"]]
    base = ["--store", str(tmp_path / "kg"), "resolve", *claims]
    done = CliRunner().invoke(cli, [*base, "--unsure", "--why", "PISM pisze o decyzji", "--by", "Anna"])
    assert done.exit_code == 0, done.output
    after = KnowledgeGraph(tmp_path / "kg").conflicts(kind="status").to_dict()["conflicts"]
    judged = [c["judgement"] for c in after if c["id"] == before[0]["id"]]
    assert len(judged) == 1 and "unsure: PISM pisze o decyzji (Anna" in judged[0]
    shown = str(KnowledgeGraph(tmp_path / "kg").conflicts(kind="status"))
    assert "osąd: nie wiadomo, czy to samo: PISM pisze o decyzji (Anna" in shown


def test_command(built_store: Path) -> None:
    base = ["--store", str(built_store), "conflicts"]
    data = json.loads(CliRunner().invoke(cli, [*base, "--json"]).output)
    assert {row["kind"] for row in data} == {"count", "status", "act", "imposed", "superlative", "judgement"}
    text = CliRunner().invoke(cli, [*base, "Belavia", "--kind", "act"]).output
    assert "SPRZECZNOŚĆ" in text and "licencja generalna nr 12" in text
    assert "nie przeczą" in CliRunner().invoke(cli, [*base, "--kind", "date"]).output
