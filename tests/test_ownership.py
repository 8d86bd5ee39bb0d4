"""The 50 % rule: whom measures reach through those that hold a firm, by sums and chains, and where nothing follows."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Store

from graph import KnowledgeGraph
from graph.cli import cli
from graph.derive import derive
from graph.derive.ownership import Verdict, reach, stakes, verdict
from graph.ingest import registry
from ontology.acts import Acts, Holding, Ownership
from ontology.acts_file import load_acts
from ontology.errors import RegistryError

HALF = Ownership(50, adds=True)
DAY = "2025-01-01"

HEAD = """
programmes:
  us/sdn:
    {authority: org/ofac, names: {pl: lista SDN, en: SDN list}, kind: assets, scope: {pl: x, en: x}, main: true, ownership: [{share: 50, adds: true, source: the guidance}]}
  us/other:
    {authority: org/ofac, names: {pl: lista druga, en: second list}, kind: assets, scope: {pl: x, en: x}, ownership: [{share: 50, adds: true, source: the guidance}]}
  eu/annex:
    {authority: org/eu, names: {pl: załącznik, en: annex}, kind: assets, scope: {pl: x, en: x}, ownership: [{share: 50, over: true, until: 2024-07-03, source: until then}, {share: 50, start: 2024-07-03, source: since then}]}
things:
  person/p1: {type: Person, names: {pl: [Paweł Pierwszy], en: [Paul First]}}
  person/p2: {type: Person, names: {pl: [Piotr Drugi], en: [Peter Second]}}
  person/p3: {type: Person, names: {pl: [Wolny Człowiek], en: [Free Man]}}
  company/alfa: {type: Company, names: {pl: [Alfatest], en: [Alfatest]}}
  company/beta: {type: Company, names: {pl: [Betatest], en: [Betatest]}}
  company/gama: {type: Company, names: {pl: [Gamatest], en: [Gamatest]}}
acts:
  us/a: {authority: org/ofac, names: {pl: wpis, en: entry}, in_force: 2022-01-01, source: here, imposes: [{programme: us/sdn, targets: [person/p1]}, {programme: us/other, targets: [person/p2]}]}
  us/lifts: {authority: org/ofac, names: {pl: skreślenie, en: removal}, in_force: 2026-01-01, source: here, lifts: [{programme: us/sdn, targets: [person/p1]}]}
  eu/a: {authority: org/eu, names: {pl: wpis UE, en: EU entry}, in_force: 2022-01-01, source: here, imposes: [{programme: eu/annex, targets: [person/p1, person/p2]}]}
  eu/last: {authority: org/eu, names: {pl: później, en: later}, in_force: 2026-01-01, source: here}
"""


def holding(holder: str, firm: str, share: str, more: str = "start: 2023-01-01") -> str:
    return f"  - {{holder: {holder}, firm: {firm}, share: {share}, {more}, source: 'register, {holder}'}}\n"


Made = Callable[..., KnowledgeGraph]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """A graph of these holdings (and further acts), with no document at all."""

    def make(*rows: str, acts: str = "", lang: str = "en") -> KnowledgeGraph:
        file = tmp_path / "acts.yaml"
        file.write_text(HEAD + acts + ("holdings:\n" + "".join(rows) if rows else ""), encoding="utf-8")
        store = Store()
        store.extend(derive([], registry(), acts=load_acts(file, registry())))
        return KnowledgeGraph(store, lang=lang)

    return make


def owned(kg: KnowledgeGraph, firm: str, issuer: str = "OFAC", day: str = DAY) -> dict[str, Any] | None:
    """What follows for the firm by one authority; None where nobody under its measures holds anything of it."""
    data = kg.status(firm, day, issuer).to_dict()
    assert data["measures"] == [], "a firm that is held is never under a measure itself"
    return next(iter(data["ownership"]), None)


def test_shares_of_several_listed_holders_are_added_up(made: Made) -> None:
    """OFAC counts those of two of its lists together; 30 and 20 are 50, and a free man's 50 do not count."""
    kg = made(
        holding("person/p1", "company/alfa", "30"),
        holding("person/p2", "company/alfa", "20"),
        holding("person/p3", "company/alfa", "50"),
    )
    found = owned(kg, "Alfatest")
    assert found is not None
    assert (found["verdict"], found["counts_as_blocked"], found["listed"]) == ("reached", True, False)
    (link,) = found["chain"]
    assert link["held_by_listed"]["in_words"] == "50 %"
    assert [(h["holder"]["name"], h["standing"], h["records"][0]["share"]) for h in link["holders"]] == [
        ("Paul First", "listed", 30.0), ("Peter Second", "listed", 20.0), ("Free Man", "free", 50.0),
    ]  # fmt: skip
    assert next(h["records"][0]["source"] for h in link["holders"]) == "register, person/p1"
    assert found["in_words"] == (
        "NOT LISTED ITSELF; counts as blocked through its holders: those under the measure hold 50 %"
        " (threshold: 50 % or more, shares of several are added up)"
    )
    assert {p["name"] for p in found["programmes"]} == {"SDN list", "second list"}


def test_a_hundredth_less_is_below(made: Made) -> None:
    kg = made(holding("person/p1", "company/alfa", "29.99"), holding("person/p2", "company/alfa", "20"))
    found = owned(kg, "Alfatest")
    assert found is not None and (found["verdict"], found["counts_as_blocked"]) == ("below", False)
    assert "the threshold is not reached: those under the measure hold 49.99 %" in found["in_words"]


def test_tenths_make_no_error_of_arithmetic(made: Made) -> None:
    """16.7 and 33.3 are 50 exactly."""
    kg = made(holding("person/p1", "company/alfa", "16.7"), holding("person/p2", "company/alfa", "33.3"))
    found = owned(kg, "Alfatest")
    assert found is not None and found["verdict"] == "reached"


def test_each_authority_has_its_own_rule_and_each_day(made: Made) -> None:
    """By this EU rule shares are not added up, and half is enough only from 3 July 2024 on."""
    kg = made(
        holding("person/p1", "company/alfa", "30"),
        holding("person/p2", "company/alfa", "20"),
        holding("person/p1", "company/beta", "50"),
    )
    found = owned(kg, "Alfatest", "EU")
    assert found is not None and found["verdict"] == "below" and "are not added up" in found["in_words"]
    assert found["chain"][0]["held_by_listed"]["in_words"] == "30 %", "the greatest of them"
    told = [owned(kg, "Betatest", "EU", day) for day in ("2024-07-02", "2024-07-03")]
    assert [t["verdict"] for t in told if t] == ["below", "reached"]
    assert [t["rule"]["source"] for t in told if t] == ["until then", "since then"]


def test_a_chain_of_firms(made: Made) -> None:
    """Who is listed holds half of Alfa; Alfa, which therefore counts as blocked, and he hold Beta; and Beta Gama."""
    kg = made(
        holding("person/p1", "company/alfa", "50"),
        holding("company/alfa", "company/beta", "40"),
        holding("person/p2", "company/beta", "10"),
        holding("company/beta", "company/gama", "100"),
    )
    found = owned(kg, "Gamatest")
    assert found is not None and found["verdict"] == "reached"
    assert [(x["firm"]["name"], x["held_by_listed"]["in_words"]) for x in found["chain"]] == [
        ("Gamatest", "100 %"), ("Betatest", "50 %"), ("Alfatest", "50 %"),
    ]  # fmt: skip
    assert [h["standing"] for x in found["chain"] for h in x["holders"]] == ["reached", "reached", "listed", "listed"]
    text = str(kg.status("Gamatest", DAY, "OFAC"))
    assert "Betatest: not listed itself, counts as blocked through its holders: 50 %" in text
    assert "• Paul First — 50 %, since 1 January 2023: listed" in text and "source: register, person/p1" in text


def test_a_firm_held_by_less_than_half_passes_nothing_on(made: Made) -> None:
    kg = made(holding("person/p1", "company/alfa", "49"), holding("company/alfa", "company/beta", "100"))
    assert owned(kg, "Betatest") is None, "Alfa is not blocked, so nobody under a measure holds Beta"


def test_what_is_held_follows_the_day(made: Made) -> None:
    """Before it was bought, before the holder was listed, after he was struck off, and after it was sold."""
    kg = made(
        holding("person/p1", "company/alfa", "60", "start: 2021-06-01"),
        holding("person/p1", "company/beta", "60", "start: 2021-06-01, end: 2024-03-01"),
    )
    days = ("2021-07-01", "2022-01-01", "2025-12-31", "2026-01-01")
    assert [bool(owned(kg, "Alfatest", day=day)) for day in days] == [False, True, True, False]
    assert [bool(owned(kg, "Betatest", day=day)) for day in ("2024-02-29", "2024-03-01")] == [True, False]


def test_one_holder_may_have_another_share_later(made: Made) -> None:
    kg = made(
        holding("person/p1", "company/alfa", "30", "start: 2022-01-01, end: 2023-06-01"),
        holding("person/p1", "company/alfa", "70", "start: 2023-06-01"),
    )
    found = [owned(kg, "Alfatest", day=day) for day in ("2023-01-01", "2024-01-01")]
    assert [f["verdict"] for f in found if f] == ["below", "reached"]


def test_two_sources_of_one_share_are_not_two_shares(made: Made) -> None:
    kg = made(
        holding("person/p1", "company/alfa", "30", "stated: 2023-01-01"),
        holding("person/p1", "company/alfa", "40", "stated: 2024-01-01"),
    )
    found = owned(kg, "Alfatest")
    assert found is not None and found["chain"][0]["held_by_listed"]["in_words"] == "30 to 40 %"
    assert found["verdict"] == "below" and len(found["chain"][0]["holders"][0]["records"]) == 2


def test_a_share_that_is_not_known_allows_no_conclusion(made: Made) -> None:
    """But a majority does, and so does what the others leave."""
    kg = made(holding("person/p1", "company/alfa", "unknown"), holding("person/p1", "company/beta", "over 50"))
    found = owned(kg, "Alfatest")
    assert found is not None and (found["verdict"], found["counts_as_blocked"]) == ("open", None)
    assert found["in_words"].startswith("NO CONCLUSION: not listed itself; those who are, or may be, under the measure")
    text = str(kg.status("Alfatest", DAY, "OFAC"))
    assert "Paul First — share not known, since 1 January 2023: listed" in text and "NOT LISTED ITSELF;" not in text
    major = owned(kg, "Betatest")
    assert major is not None and major["verdict"] == "reached" and "hold more than 50 %" in major["in_words"]
    rest = made(holding("person/p1", "company/alfa", "unknown"), holding("person/p3", "company/alfa", "over 50"))
    below = owned(rest, "Alfatest")
    assert below is not None and below["verdict"] == "below" and "hold less than 50 %" in below["in_words"]


def test_a_chain_through_a_share_that_is_not_known_stays_open(made: Made) -> None:
    kg = made(holding("person/p1", "company/alfa", "unknown"), holding("company/alfa", "company/beta", "80"))
    found = owned(kg, "Betatest")
    assert found is not None and found["verdict"] == "open"
    assert [(x["firm"]["name"], x["verdict"]) for x in found["chain"]] == [("Betatest", "open"), ("Alfatest", "open")]
    assert found["chain"][0]["holders"][0]["standing"] == "perhaps"


def test_a_source_that_does_not_say_since_when_tells_of_its_own_day(made: Made) -> None:
    kg = made(holding("person/p1", "company/alfa", "75", "stated: 2024-06-30"))
    found = [owned(kg, "Alfatest", day=day) for day in ("2024-01-01", "2024-06-30")]
    assert [f["verdict"] for f in found if f] == ["open", "reached"]
    assert (
        found[0] is not None and "not known whether held on that day" in found[0]["chain"][0]["holders"][0]["in_words"]
    )


def test_a_firm_that_is_listed_itself_needs_no_rule_until_it_is_struck_off(made: Made) -> None:
    """Struck off the list, it still counts as blocked while a listed one holds it."""
    acts = """
  us/b: {authority: org/ofac, names: {pl: b, en: b}, in_force: 2023-01-01, source: here, imposes: [{programme: us/sdn, targets: [company/alfa]}]}
  us/c: {authority: org/ofac, names: {pl: c, en: c}, in_force: 2024-01-01, source: here, lifts: [{programme: us/sdn, targets: [company/alfa]}]}
"""
    kg = made(holding("person/p1", "company/alfa", "60", "start: 2022-06-01"), acts=acts)
    told = [kg.status("Alfatest", day, "OFAC").to_dict() for day in ("2022-07-01", "2023-07-01", "2024-07-01")]
    assert [t["measures"][0]["state"] for t in told] == ["not-designated", "in-force", "lifted"]
    assert [[o["verdict"] for o in t["ownership"]] for t in told] == [["reached"], [], ["reached"]]


def test_the_licence_of_a_holder_is_told_with_it(made: Made) -> None:
    acts = """
  us/gl: {authority: org/ofac, names: {pl: licencja, en: General License}, in_force: 2024-01-01, source: here, licenses: [{programme: us/sdn, targets: [person/p1], allows: {pl: a, en: dealings with what he holds}}]}
"""
    kg = made(holding("person/p1", "company/alfa", "60"), acts=acts)
    text = str(kg.status("Alfatest", DAY, "OFAC"))
    assert "LICENSED, still in force" in text and "allows: dealings with what he holds" in text


def test_a_holder_whose_listing_has_no_known_day_leaves_it_open(made: Made) -> None:
    acts = """
  us/seen: {authority: org/ofac, names: {pl: s, en: s}, in_force: ../2025-06-01, source: here, imposes: [{programme: us/sdn, targets: [person/p3]}]}
"""
    kg = made(holding("person/p3", "company/alfa", "60"), acts=acts)
    found = [owned(kg, "Alfatest", day=day) for day in (DAY, "2025-06-01")]
    assert [f["verdict"] for f in found if f] == ["open", "reached"]


def test_after_the_horizon_it_is_as_last_known(made: Made) -> None:
    kg = made(holding("person/p2", "company/alfa", "60"))
    found = owned(kg, "Alfatest", day="2026-05-01")
    assert found is not None and (found["known"], found["unknown_since"]) == (False, "2026-01-02")
    assert found["in_words"].endswith("— as last known on 1 January 2026; unknown since 2 January 2026")
    last = kg.status("Alfatest", issuer="OFAC").to_dict()["ownership"]
    assert [(o["verdict"], o["known"]) for o in last] == [("reached", True)], "without a day: at the horizon"


def test_a_ring_of_owners_comes_to_an_end_and_proves_nothing(made: Made) -> None:
    """Alfa and Beta hold each other: nobody under a measure stands behind them, until one does."""
    ring = [holding("company/alfa", "company/beta", "80"), holding("company/beta", "company/alfa", "80")]
    assert owned(made(*ring), "Alfatest") is None
    kg = made(*ring, holding("person/p1", "company/alfa", "20"))
    found = owned(kg, "Alfatest")
    assert found is not None and found["verdict"] == "below", "Beta would be blocked by Alfa alone"
    kg = made(
        holding("company/alfa", "company/beta", "80"), holding("company/beta", "company/alfa", "40"),
        holding("person/p1", "company/alfa", "60"),
    )  # fmt: skip
    found = owned(kg, "Alfatest")
    assert found is not None and found["chain"][0]["held_by_listed"]["in_words"] == "60 %", "not 100: Beta's is its own"


def test_shares_of_more_than_a_hundred_are_said_to_contradict_one_another(made: Made) -> None:
    kg = made(holding("person/p1", "company/alfa", "60"), holding("person/p3", "company/alfa", "60"))
    found = owned(kg, "Alfatest")
    assert found is not None and found["chain"][0]["contradictory"] and found["verdict"] == "reached"
    assert "they contradict one another" in str(kg.status("Alfatest", DAY))


def _flat(text: str) -> str:
    """Lines are broken at the width of the terminal."""
    return " ".join(text.split())


def test_in_polish_and_on_the_command_line(built_store: Path) -> None:
    run = CliRunner().invoke(cli, ["--store", str(built_store), "status", "Zorka Food", "--at", "2024-01-01"])
    assert run.exit_code == 0, run.output
    assert "SAMA NIE JEST NA LIŚCIE; objęta przez udziały: ci, których środek obejmuje, mają 75 %" in _flat(run.output)
    run = CliRunner().invoke(cli, ["--store", str(built_store), "status", "Zorka Food", "--at", "2024-01-01", "--json"])
    data = json.loads(run.output)
    assert [o["verdict"] for o in data["ownership"]] == ["reached"] and data["measures"] == []


def test_the_holdings_that_the_lists_tell_of(built_store: Path) -> None:
    """Ridotto: 49.99 per cent, and a majority of whom was listed with it; the plant of Grodno Azot: a share not told."""
    kg = KnowledgeGraph(built_store, lang="en")
    (then,) = kg.status("Ridotto", "2024-06-01").to_dict()["ownership"]
    assert then["verdict"] == "below" and "hold at most 49.99 %" in then["in_words"]
    (now,) = kg.status("Ridotto", "2025-04-01").to_dict()["measures"]
    assert (now["via"], now["state"]) == ("direct", "in-force")
    (plant,) = kg.status("Khimvolokno", "2026-08-14").to_dict()["ownership"]
    assert plant["verdict"] == "open" and plant["chain"][0]["holders"][0]["records"][0]["share_known"] is False
    early = KnowledgeGraph(built_store, lang="en", known_at="2026-03-20").status("Ridotto", "2026-01-01").to_dict()
    assert early["ownership"] == [], "the version that tells of it is of August 2026"


def test_the_card_of_a_firm_and_of_its_holder_tell_of_the_share(built_store: Path) -> None:
    kg = KnowledgeGraph(built_store, lang="en")
    firm, holder = kg.show("Zorka Food"), kg.show("Nawumau")
    assert "Who holds a share of it\n  Uladzimir Navumau — 75 %, since November 2023, stated until 14 August" in str(
        firm
    )
    assert "Shares that it holds of others\n  Zorka Food — 75 %" in str(holder)
    (row,) = firm.to_dict()["holdings"]
    assert (row["holder"]["name"], row["share"]) == ("Uladzimir Navumau", 75.0)


# --- the reckoning by itself


def test_any_order_of_holdings_gives_the_same_reach() -> None:
    rows = [Holding(f"x/{n}", f"x/{n + 1}", 50, "2023-01-01", source=str(n)) for n in range(40)]
    wanted = frozenset(f"x/{n}" for n in range(1, 41))
    for seed in range(5):
        random.Random(seed).shuffle(rows)
        assert reach(stakes(rows, DAY), {"x/0": True}, HALF).surely == wanted


NODES = ("a", "b", "c", "d", "e")
EDGES = st.lists(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NODES), st.integers(1, 100) | st.none()), max_size=14
)


@settings(deadline=None)
@given(EDGES, st.sets(st.sampled_from(NODES), max_size=2))
def test_what_is_reached_without_its_own_help_is_what_is_reached(
    edges: list[tuple[str, str, int | None]], listed: set[str]
) -> None:
    """In any net of owners: every proof begins with somebody listed, and more is never known than may be."""
    rows = stakes([Holding(a, b, c, "2023-01-01") for a, b, c in edges if a != b], DAY)
    on = dict.fromkeys(sorted(listed), True)
    whole = reach(rows, on, HALF)
    assert whole.surely <= whole.perhaps
    for firm in rows.keys() - listed:
        found = verdict(firm, rows[firm], reach(rows, on, HALF, firm), on, HALF)
        assert (found is Verdict.REACHED) == (firm in whole.surely)
        assert (found is not Verdict.BELOW) == (firm in whole.perhaps)


def test_what_was_not_told_of_yet_is_not_known() -> None:
    told = Holding("a", "b", 60, source="x", stated="2024-06-30")
    assert [len(Acts(holdings=(told,)).until(day).holdings) for day in ("2024-06-29", "2024-06-30")] == [0, 1]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (holding("person/p1", "company/alfa", "150"), "share 150 is no per cent between 0 and 100"),
        (holding("person/p1", "company/alfa", "half"), "share 'half' is no per cent"),
        (holding("company/alfa", "company/alfa", "50"), "holds itself"),
        (holding("person/p1", "company/alfa", "50", "end: 2024-01-01"), "lacks `start`"),
        (holding("person/p1", "company/alfa", "50", "stated: yesterday"), "'yesterday' is not a date"),
    ],
)
def test_a_wrong_holding_is_refused(made: Made, row: str, message: str) -> None:
    with pytest.raises(RegistryError, match="holdings: 'company/alfa'") as raised:
        made(row)
    assert message in raised.value.message
