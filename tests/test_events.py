"""One happening told by several sources is one event; done and promised never share a node; any order gives the same."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from event_gold import score
from event_maker import count, fact, report

from graph.cli import cli
from graph.derive import Derivation, derivation, derive
from graph.derive.fulfilment import fulfilments
from graph.derive.identity import entities
from graph.derive.judgements import Judgement, Judgements
from graph.derive.match import Matcher
from graph.derive.told import all_told
from graph.derive.totals import totals
from graph.ingest import publishers, registry
from graph.store import open_view
from ontology.claims import Citation, Extraction, Span
from ontology.rdf import read_evidence

COALE, SMITH, LUKASZENKA, PUTIN = (
    ("person/coale", "Coale"),
    ("person/christopher-smith", "Smith"),
    ("person/lukaszenka", "Łukaszenka"),
    ("person/putin", "Putin"),
)
BY, US, MINSK = ("country/by", "Białoruś"), ("country/us", "USA"), ("place/minsk", "Mińsku")
BELAVIA = ("company/belavia", "Belavia")


def evidence(folder: Path) -> list[Extraction]:
    store = open_view(folder)
    return [read_evidence(store.evidence(graph)) for graph in store.sources().values()]


def grouped(*rows: Extraction, judgements: Judgements | None = None) -> list[list[str]]:
    """Names of the documents of each cluster with more than one claim."""
    names = {e.document.iri: Path(e.document.name).stem for e in rows}
    found = derivation(rows, registry(), judgements)
    return sorted(sorted(names[t.document] for t in c.members) for c in found.clusters if len(c.members) > 1)


def meeting(name: str, *who: tuple[str, str], date: str | None = "2026-03-19", place: bool = True, type_: str = "Meeting", published: str = "2026-03-20", status: str = "actual") -> Extraction:  # fmt: skip
    words = f"{', '.join(w for _, w in who)} spotkali się w Mińsku ({name})."
    roles = {"participant": list(who)} | ({"place": [MINSK]} if place else {})
    return report(name, published, name, fact(type_, words, "spotkali", date, status, **roles))


def release(
    name: str, date: str | None, how_many: object = None, published: str = "2026-03-20", **more: object
) -> Extraction:
    words = f"Białoruś uwolniła więźniów, jak podano w źródle {name}."
    return report(
        name, published, name, fact("PrisonerRelease", words, "uwolniła", date, count=how_many, actor=[BY], **more)
    )  # type: ignore[arg-type]


# -- the seeds, against what a person annotated --------------------------------------------------------------------


def test_clusters_of_the_seeds_against_the_gold(built_store: Path) -> None:
    found = score(derivation(evidence(built_store), registry()), "seeds")
    assert found.claims > 80
    assert found.pairwise[0] >= 0.99 and found.pairwise[2] >= 0.93, found
    assert found.bcubed[2] >= 0.97, found


def test_clusters_of_own_texts_that_the_rules_were_not_made_for(tmp_path: Path) -> None:
    """What is joined is right; what sources leave unsaid (whom `she` met, which country's premier) stays apart."""
    from graph.ingest import ReadOptions, load

    days = ("2026-01-15", "2026-01-15", "2026-01-16", "2026-03-06", "2026-03-07")
    for number, day in enumerate(days, 1):
        text = Path(__file__).parent / "events" / f"a{number}.txt"
        load(tmp_path / "kg", [text], ReadOptions(date=day, publisher=f"Gazeta {number}"))
    found = score(derivation(evidence(tmp_path / "kg"), registry()), "own")
    assert found.pairwise[0] >= 0.99 and found.pairwise[2] >= 0.93, found
    assert found.bcubed[2] >= 0.96, found


def test_show_says_why_and_any_claim_leads_to_its_event(built_store: Path) -> None:
    d = seeds(built_store)
    meeting_ = next(
        c for c in d.clusters if any(t.claim.date == "2026-03-19" and "participant" in t.roles for t in c.members)
    )

    def shown(claim: str) -> str:
        done = CliRunner().invoke(cli, ["--store", str(built_store), "--lang", "en", "show", claim, "--why"])
        assert not done.exception, done.output
        return " ".join(done.output.split())

    texts = {shown(t.id) for t in meeting_.members}
    assert len(texts) == 1
    (text,) = texts
    assert "the same day 19 March 2026 (2.5), participant: John Coale (2)" in text and f"[{meeting_.id}]" in text
    assert "independent sources: 2, grade B1" in text


def seeds(built_store: Path) -> Derivation:
    return derivation(evidence(built_store), registry())


def test_the_round_of_march_is_one_meeting_and_one_release_of_250(built_store: Path) -> None:
    d = seeds(built_store)
    names = {e.document.iri: Path(e.document.name).stem for e in d.rows}
    rounds = [
        c for c in d.clusters if any(t.claim.date == "2026-03-19" and "participant" in t.roles for t in c.members)
    ]
    freed = [c for c in d.clusters if any(t.claim.quantity and t.claim.quantity.value == 250 for t in c.members)]
    for (cluster,) in (rounds, freed):
        assert {names[t.document] for t in cluster.members} == {
            "2026-03-po-wizycie-coalea",
            "2026-03-sankcje-za-wiezniow",
        }
        assert {t.kind for t in cluster.members} == {"Event"}


def test_the_lifting_of_march_is_done_per_one_and_agreed_per_the_other(built_store: Path) -> None:
    d = seeds(built_store)
    names = {e.document.iri: Path(e.document.name).stem for e in d.rows}
    linked = {
        (names[p.members[0].document], names[e.members[0].document], e.members[0].claim.type)
        for p, e in fulfilments(d.clusters, Matcher(d.things))
    }
    assert ("2026-03-po-wizycie-coalea", "2026-03-sankcje-za-wiezniow", "SanctionLifting") in linked


def test_194_of_2025_less_18_and_52_leaves_124(built_store: Path) -> None:
    clusters = {c.id: c for c in seeds(built_store).clusters}
    (total,) = totals(list(clusters.values()))
    counts = [
        next(t.claim.quantity.value for t in clusters[i].members if t.claim.quantity and t.basis != "part")
        for i in total.includes
    ]
    assert (total.remainder, sorted(counts)) == (124, [18, 52])


def test_twenty_orders_of_loading_give_the_same_bytes(built_store: Path) -> None:
    rows = evidence(built_store)
    dice = random.Random(5)

    def bytes_of(some: list[Extraction]) -> str:
        return "\n".join(sorted(str(q) for q in derive(some, registry(), publishers=publishers())))

    first = bytes_of(rows)
    for _ in range(20):
        dice.shuffle(rows)
        assert bytes_of(rows) == first


# -- what joins ----------------------------------------------------------------------------------------------------


def test_talks_of_one_source_are_the_meeting_of_another() -> None:
    rows = [meeting("a", COALE, BY, type_="Negotiation"), meeting("b", COALE, SMITH, LUKASZENKA)]
    assert grouped(*rows) == [["a", "b"]]


def test_other_company_is_another_meeting() -> None:
    assert grouped(meeting("a", COALE, LUKASZENKA, place=False), meeting("b", PUTIN, LUKASZENKA, place=False)) == []


def test_a_country_and_a_day_join_nothing() -> None:
    assert grouped(meeting("a", US, BY), meeting("b", BY, ("country/ru", "Rosja"))) == []


def test_two_days_of_one_author_are_two_happenings_of_two_authors_one() -> None:
    one = report(
        "a", "2026-03-20", "a",
        fact("Meeting", "Coale i Smith spotkali się 18 marca.", "spotkali", "2026-03-18", participant=[COALE, SMITH]),
        fact("Meeting", "Coale i Smith spotkali się także 19 marca.", "spotkali", "2026-03-19", participant=[COALE, SMITH]),
    )  # fmt: skip
    assert grouped(one) == []
    assert grouped(meeting("a", COALE, SMITH, date="2026-03-18"), meeting("b", COALE, SMITH)) == [["a", "b"]]


def test_weeks_apart_is_another_meeting() -> None:
    assert (
        grouped(
            meeting("a", COALE, LUKASZENKA, date="2026-03-01", published="2026-03-02"), meeting("b", COALE, LUKASZENKA)
        )
        == []
    )


def test_done_and_promised_never_share_a_node() -> None:
    assert grouped(meeting("a", COALE, LUKASZENKA, status="planned"), meeting("b", COALE, LUKASZENKA)) == []
    assert grouped(meeting("a", COALE, LUKASZENKA, status="negated"), meeting("b", COALE, LUKASZENKA)) == []


def test_counts_that_cannot_both_hold_keep_vague_releases_apart() -> None:
    assert grouped(release("a", "2026-03", count(52)), release("b", "2026-03", count(250))) == []
    assert grouped(release("a", "2026-03", count(250)), release("b", "2026-03", count(250))) == [["a", "b"]]


def test_two_counts_of_one_day_and_one_state_are_one_release() -> None:
    """14 of the one, 18 of the other, both of 5 February: sources differ. Not 14 and 120; not Poles and Ukrainians."""
    assert grouped(release("a", "2026-02-05", count(14)), release("b", "2026-02-05", count(18))) == [["a", "b"]]
    assert grouped(release("a", "2026-02-05", count(14)), release("b", "2026-02-05", count(120))) == []
    assert grouped(release("a", "2026-02-05", count(14)), release("b", "2026-02", count(18))) == []
    others = [replace(count(n), of=of) for n, of in ((14, "Polaków"), (18, "Ukraińców"), (18, "osób"))]
    assert grouped(release("a", "2026-02-05", others[0]), release("b", "2026-02-05", others[1])) == []
    assert grouped(release("a", "2026-02-05", others[0]), release("b", "2026-02-05", others[2])) == [["a", "b"]]


def test_counts_that_differ_of_one_man_on_one_day_stand_side_by_side() -> None:
    pair = [
        report(name, "2026-03-20", name, fact("Pardon", f"Łukaszenka ułaskawił Statkiewicza i innych ({name}).", "ułaskawił", "2026-03-19", count=count(n), actor=[("person/lukaszenka", "Łukaszenka")], patient=[("person/statkiewicz", "Statkiewicza")]))
        for name, n in (("a", 50), ("b", 52))
    ]  # fmt: skip
    assert grouped(*pair) == [["a", "b"]]
    quads = {str(q.object.value) for q in derive(pair, registry()) if q.predicate.value.endswith("#value")}  # type: ignore[union-attr]
    assert quads == {"50", "52"}


def test_a_thing_that_one_sentence_names_beside_joins_where_the_other_names_it_as_target() -> None:
    a = report("a", "2025-09-12", "a", fact("SanctionLifting", "USA zniosły sankcje, którymi objęta była Belavia.", "zniosły", "2025-09~", actor=[US], speaker=[BELAVIA]))  # fmt: skip
    b = report("b", "2025-12-24", "b", fact("SanctionLifting", "USA zniosły sankcje wobec linii Belavia.", "zniosły", actor=[US], target=[BELAVIA]))  # fmt: skip
    a = Extraction(a.document, a.clusters, a.mentions, tuple(_without(c, "speaker") for c in a.claims))
    assert grouped(a, b) == [["a", "b"]]


def _without(claim, role):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    return replace(claim, fillers=tuple(f for f in claim.fillers if f.role != role))


# -- undated claims never bridge -----------------------------------------------------------------------------------


def undated(name: str, published: str) -> Extraction:
    return report(name, published, name, fact("Detention", f"Zatrzymano Poczobuta ({name}).", "Zatrzymano", patient=[("person/poczobut", "Poczobuta")]))  # fmt: skip


def detained(name: str, day: str) -> Extraction:
    return report(name, "2026-01-01", name, fact("Detention", f"Poczobuta zatrzymano tego dnia ({name}).", "zatrzymano", day, patient=[("person/poczobut", "Poczobuta")]))  # fmt: skip


def test_an_undated_claim_attaches_to_the_one_event_that_it_fits() -> None:
    assert grouped(detained("a", "2021-03-25"), undated("b", "2021-03-26")) == [["a", "b"]]


def test_an_undated_claim_that_fits_two_events_stays_alone() -> None:
    assert grouped(detained("a", "2021-03-25"), detained("c", "2021-05-25"), undated("b", "2022-01-01")) == []


def test_nothing_happened_after_it_was_told() -> None:
    assert grouped(detained("a", "2021-03-25"), undated("b", "2020-01-01")) == []


def test_undated_claims_join_within_one_news_cycle_only() -> None:
    assert grouped(undated("a", "2021-03-26"), undated("b", "2021-04-02")) == [["a", "b"]]
    assert grouped(undated("a", "2021-03-26"), undated("b", "2021-08-02")) == []


# -- totals, parts, reprints ---------------------------------------------------------------------------------------


def test_a_part_is_no_release_of_its_own() -> None:
    row = report(
        "a", "2025-09-12", "a",
        fact("PrisonerRelease", "Białoruś uwolniła 52 więźniów.", "uwolniła", "2025-09-11", count=count(52), actor=[BY]),
        fact("PrisonerRelease", "W tym 14 uwolnionych to cudzoziemcy.", "uwolnionych", "2025-09-11", count=count(14, basis="part")),
    )  # fmt: skip
    (release_,) = derivation([row], registry()).clusters
    assert [t.basis for t in release_.members] == ["flow", "part"]
    quads = list(derive([row], registry()))
    assert sum(1 for q in quads if q.predicate.value.endswith("#hasPart")) == 1
    assert sum(1 for q in quads if str(q.object).endswith("#PrisonerRelease>")) == 1


@pytest.mark.parametrize(
    ("second", "publishers_", "grade"), [("Rzeczpospolita", 2, "B1"), ("PISM", 1, "B2"), ("PISM, bo tak", 2, "B1")]
)
def test_independent_publishers_are_counted(second: str, publishers_: int, grade: str) -> None:
    first = report("a", "2026-03-20", "PISM", fact("Meeting", "Coale i Łukaszenka spotkali się w Mińsku.", "spotkali", "2026-03-19", participant=[COALE, LUKASZENKA]))  # fmt: skip
    other = report("b", "2026-03-21", second, fact("Meeting", "Coale i Łukaszenka spotkali się na długo.", "spotkali", "2026-03-19", participant=[COALE, LUKASZENKA]))  # fmt: skip
    assert _support(first, other) == (publishers_, grade)


def _support(*rows: Extraction) -> tuple[int, str]:
    quads = [q for q in derive(rows, registry(), publishers=publishers()) if "/eventuality/" in q.subject.value]  # type: ignore[union-attr]
    (number,) = {int(q.object.value) for q in quads if q.predicate.value.endswith("#publishers")}  # type: ignore[union-attr]
    (grade,) = {q.object.value for q in quads if q.predicate.value.endswith("#grade")}  # type: ignore[union-attr]
    return number, grade


def test_one_agency_in_two_papers_is_one_source() -> None:
    words = "Coale i Łukaszenka spotkali się w Mińsku, podał Reuters."
    told = [fact("Meeting", f"{words} ({n})", "spotkali", "2026-03-19", said="media/reuters", participant=[COALE, LUKASZENKA], speaker=[("media/reuters", "Reuters")]) for n in "ab"]  # fmt: skip
    assert _support(
        report("a", "2026-03-20", "PISM", told[0]), report("b", "2026-03-21", "Rzeczpospolita", told[1])
    ) == (1, "B2")


def test_who_cites_a_state_agency_has_it_from_there_title_and_all() -> None:
    """The footnote stands at one sentence; the title of the document tells of the same meeting, and is no second source."""

    def retelling(name: str, publisher: str) -> Extraction:
        row = report(
            name, "2026-03-20", publisher,
            fact("Meeting", f"Coale i Łukaszenka ({name}).", "Coale", "2026-03-19", participant=[COALE, LUKASZENKA]),
            fact("Meeting", f"Coale i Łukaszenka spotkali się ({name}).", "spotkali", "2026-03-19", participant=[COALE, LUKASZENKA]),
        )  # fmt: skip
        note = Citation(row.claims[1].span.end, "BiełTA", "https://eng.belta.by/president/view/1")
        return replace(row, claims=(row.claims[0], replace(row.claims[1], cites=(note,))))

    assert _support(retelling("a", "PISM"), retelling("b", "Rzeczpospolita"))[0] == 1


def test_a_sentence_reprinted_word_for_word_is_one_source() -> None:
    row = fact(
        "Meeting",
        "Coale i Łukaszenka spotkali się w Mińsku na kilka godzin.",
        "spotkali",
        "2026-03-19",
        participant=[COALE, LUKASZENKA],
    )
    assert _support(report("a", "2026-03-20", "PISM", row), report("b", "2026-03-21", "Rzeczpospolita", row))[0] == 1


# -- people decide -------------------------------------------------------------------------------------------------


def test_a_person_joins_and_parts_and_takes_it_back() -> None:
    rows = [meeting("a", US, BY), meeting("b", BY, LUKASZENKA)]
    ids = [e.claims[0].id for e in rows]
    assert grouped(*rows) == []
    same = Judgement(1, "same", (ids[0],), (ids[1],), by="anna")
    assert grouped(*rows, judgements=Judgements((same,))) == [["a", "b"]]
    undo = Judgement(2, "undo", (), (), undoes=same.id)
    assert grouped(*rows, judgements=Judgements((same, undo))) == []
    redo = Judgement(3, "undo", (), (), undoes=undo.id)
    assert grouped(*rows, judgements=Judgements((same, undo, redo))) == [["a", "b"]]


def test_what_a_person_keeps_apart_stays_apart() -> None:
    rows = [meeting("a", COALE, LUKASZENKA), meeting("b", COALE, LUKASZENKA)]
    ids = [e.claims[0].id for e in rows]
    apart = Judgement(1, "not-same", (ids[0],), (ids[1],))
    assert grouped(*rows) == [["a", "b"]]
    assert grouped(*rows, judgements=Judgements((apart,))) == []


# -- dates that belong to something else, and what happens time and again -------------------------------------------

WITH_HIM = ("person/lukaszenka", "Łukaszenką")


def test_a_relative_clause_has_its_own_date() -> None:
    words = "Coale spotkał się z Łukaszenką, który 3 marca wrócił z Moskwy."
    row = report("a", "2026-03-20", "a", fact("Meeting", words, "spotkał", "2026-03-03", participant=[COALE, WITH_HIM]))
    at = words.index("3 marca")
    claim = replace(row.claims[0], date_span=Span(at, at + 7))
    (told,) = all_told([replace(row, claims=(claim,))], entities([row], registry()))
    assert told.exact is None
    (told,) = all_told([row], entities([row], registry()))  # without a place in the sentence nothing speaks against it
    assert told.exact


def test_what_was_before_the_talks_is_not_lent_their_day() -> None:
    call = fact(
        "PhoneCall", "Zanim doszło do rozmów, Coale rozmawiał z Łukaszenką.", "rozmawiał", "2025-09-11~",
        participant=[COALE, WITH_HIM],
    )  # fmt: skip
    later = fact(
        "PhoneCall", "Coale dzwonił i rozmawiał z Łukaszenką.", "dzwonił", "2025-09-11~", participant=[COALE, WITH_HIM]
    )
    row = report("a", "2025-09-13", "a", call, later)
    assert [t.exact for t in sorted(all_told([row], entities([row], registry())), key=lambda t: t.claim.span)] == [
        None,
        False,
    ]


def test_what_happens_time_and_again_is_no_meeting_of_a_day() -> None:
    often = fact("Meeting", "Coale godzinami rozmawiał z Łukaszenką.", "rozmawiał", None, participant=[COALE, WITH_HIM])
    once = fact("Meeting", "Coale rozmawiał z Łukaszenką.", "rozmawiał", None, participant=[COALE, WITH_HIM])
    talks = meeting("a", COALE, LUKASZENKA, date="2025-09-11", published="2025-09-12")
    assert grouped(talks, report("b", "2025-09-14", "b", often)) == []
    assert grouped(talks, report("b", "2025-09-14", "b", once)) == [["a", "b"]]


def test_a_date_of_another_matter_is_not_lent_to_a_sentence_with_a_day_of_its_own() -> None:
    """`… 13 marca. Tymczasem do Mińska przyjechał Coale, który 19 marca spotkał się z Łukaszenką`: he was not there on the 13th."""
    arrival = "Tymczasem do Mińska przyjechał Coale, który 19 marca spotkał się z Łukaszenką."
    told_before = report(
        "a", "2026-03-21", "a",
        fact("SanctionImposition", "USA objęły linie Belavia sankcjami 13 marca.", "objęły", "2026-03-13", actor=[US], target=[BELAVIA]),
        fact("Visit", arrival, "przyjechał", "2026-03-13~", actor=[COALE], place=[("place/minsk", "Mińska")]),
        fact("Meeting", arrival, "spotkał", "2026-03-19", participant=[COALE, WITH_HIM]),
    )  # fmt: skip
    known = entities([told_before], registry(), Judgements())
    dates = {t.claim.type: t.exact for t in all_told([told_before], known)}
    assert dates == {"SanctionImposition": True, "Visit": None, "Meeting": True}
    other = report("b", "2026-03-20", "b", fact("Visit", "Coale był w Mińsku 19 marca.", "był", "2026-03-19", actor=[COALE], place=[MINSK]))  # fmt: skip
    assert ["a", "b"] in grouped(told_before, other)


def test_the_day_of_the_talks_is_lent_to_a_sentence_that_names_another_day() -> None:
    freed = "Wypuszczono więźniów, jak oświadczył Coale na spotkaniu 20 marca z Putinem."
    one = report(
        "a", "2026-03-21", "a",
        fact("Meeting", "Coale rozmawiał z Łukaszenką 19 marca.", "rozmawiał", "2026-03-19", participant=[COALE, WITH_HIM]),
        fact("PrisonerRelease", freed, "Wypuszczono", "2026-03-19~"),
        fact("Meeting", freed, "spotkaniu", "2026-03-20", participant=[COALE, ("person/putin", "Putinem")]),
    )  # fmt: skip
    known = entities([one], registry(), Judgements())
    assert {t.exact for t in all_told([one], known) if t.claim.type == "PrisonerRelease"} == {False}


def test_the_talks_of_a_document_may_be_named_whole_by_another() -> None:
    """Two countries sign for one, their people for the other: the same day lent from the same talks says that it is one agreement."""

    def signed(name: str, guests: list[tuple[str, str]], who: list[tuple[str, str]]) -> Extraction:
        names = " i ".join(w for _, w in who)
        return report(
            name, "2026-03-20", name,
            fact("Meeting", f"Goście: {', '.join(w for _, w in guests)}, spotkanie 19 marca ({name}).", "spotkanie", "2026-03-19", participant=guests),
            fact("Agreement", f"{names} podpisali umowę ({name}).", "podpisali", "2026-03-19~", participant=who),
        )  # fmt: skip

    one, two = signed("a", [COALE, LUKASZENKA], [LUKASZENKA]), signed("b", [COALE], [BY, US])
    assert grouped(one, two) == [["a", "b"], ["a", "b"]]
