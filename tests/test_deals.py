"""Deals as a pure function: rounds, legs, reasons, exchanges, totals, what is open. Texts of our own."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from graph.derive.deals import deals
from graph.derive.deals.records import Amount, Deals, Item, Leg, Sentence, rivals

SIDES = {
    "coale": "us", "us": "us", "trump": "us", "envoy-mission": "us",
    "lukaszenka": "by", "by": "by", "minsk": "by", "belavia": "by", "belaruskali": "by", "potash-co": "by",
    "lt": "lt", "vilnius": "lt",
}  # fmt: skip
PUBLISHED = {"notatka": "2026-03-20", "komentarz": "2026-03-31", "jesien": "2025-11-26", "bilans": "2025-12-24"}


def item(
    name: str,
    type_: str,
    quote: str,
    day: str = "",
    *,
    doc: str = "notatka",
    at: int = 0,
    status: str = "actual",
    **more,
) -> Item:
    first, _, last = day.partition("/")
    roles = {k: tuple(v.split()) for k, v in more.items() if isinstance(v, str) and k not in ("mode",)}
    count = more.get("count")
    basis = more.get("basis") or ["flow"]
    return Item(
        name,
        type_,
        status,
        more.get("mode", ""),
        first,
        last or first,
        bool(more.get("lent")),
        None if count is None else Amount(count[0], count[0], count[0], "więźniów", basis[0]),
        roles,
        (Sentence(doc, at, f"claim/{name}", quote, PUBLISHED[doc], status, more.get("mode", "")),),
    )


MARCH = "2026-03-01/2026-03-31"
TALKS = item("t1", "Negotiation", "19 marca Coale rozmawiał w Mińsku.", "2026-03-19", participant="coale by")
MEETING = item(
    "t2", "Meeting", "Coale spotkał Łukaszenkę.", "2026-03-19", doc="komentarz", participant="coale lukaszenka"
)
FREED = item(
    "r1",
    "PrisonerRelease",
    "Po wizycie Coale'a zwolniono 250 więźniów.",
    MARCH,
    at=300,
    lent=["~"],
    actor="by",
    count=[250],
)
FREED_TOO = item(
    "r2", "PrisonerRelease", "Zwolniono 248 więźniów.", MARCH, doc="komentarz", at=300, lent=["~"], count=[248]
)
ABROAD = item("r3", "PrisonerTransfer", "15 osób wyjechało.", MARCH, at=400, lent=["~"], destination="lt", count=[15])
KEPT = item("r4", "PrisonerRelease", "Poczobuta nie zwolniono.", at=500, status="negated", patient="poczobut")
AGREED = item("s1", "SanctionLifting", "Uzgodniono zniesienie sankcji na sektor potasowy.", at=600, status="planned")
LIFTED = item(
    "s2", "SanctionLifting", "USA zniosły sankcje na nawozy.", MARCH, doc="komentarz", at=600, lent=["~"], actor="us", target="belaruskali"
)  # fmt: skip
EMBASSY = item(
    "m1", "MissionReopening", "Coale zapowiedział otwarcie ambasady, zastrzegł jednak, że to potrwa.", doc="komentarz",
    at=700, status="planned", speaker="coale", mission="envoy-mission",
)  # fmt: skip
ALL = [TALKS, MEETING, FREED, FREED_TOO, ABROAD, KEPT, AGREED, LIFTED, EMBASSY]


def of(items) -> Deals:
    return deals(items, SIDES.get)


def only(items) -> tuple[Leg, ...]:
    (r,) = of(items).rounds
    return r.legs


def test_two_documents_tell_of_one_round():
    (r,) = of(ALL).rounds
    assert (r.sides, r.first, r.last) == (("by", "us"), "2026-03-19", "2026-03-19")
    assert [t.id for t in r.talks] == ["t1", "t2"] and r.participants == ("by", "coale", "lukaszenka")


def test_differing_counts_stay_side_by_side_and_a_part_is_no_release():
    freed, *_ = only(ALL)
    assert (freed.family, freed.state, freed.giver, freed.receiver) == ("prisoners", "delivered", "by", "us")
    assert [a.value for a in freed.amounts] == [250, 248]
    assert [p.id for p in freed.parts] == ["r3"]
    less = item("r5", "PrisonerRelease", "Wśród nich 8 dziennikarzy.", MARCH, at=350, lent=["~"], count=[8])
    freed, *_ = only([*ALL, less])
    assert [a.value for a in freed.amounts] == [250, 248] and {p.id for p in freed.parts} == {"r3", "r5"}


def test_done_by_one_source_and_agreed_by_another_are_one_leg():
    leg = next(x for x in only(ALL) if x.family == "sanctions")
    assert (leg.ids, leg.statuses, leg.state) == (("s2", "s1"), ("actual", "planned"), "delivered")
    assert (leg.giver, leg.receiver, leg.subjects, leg.matters) == ("us", "by", ("belaruskali",), ("potash",))


def test_what_only_one_source_promises_is_promised_with_its_reservation():
    leg = only(ALL)[-1]
    assert (leg.family, leg.state, leg.giver) == ("diplomacy", "promised", "us")
    assert leg.conditions == (("zastrzegł jednak, że to potrwa", "claim/m1"),)


def test_who_was_not_freed_is_withheld_and_never_delivered():
    (leg,) = [x for x in only(ALL) if x.state == "withheld"]
    assert (leg.subjects, leg.giver, leg.inferred) == (("poczobut",), "by", True)


def test_whom_only_a_promise_names_is_not_among_those_freed():
    promised = item("r6", "PrisonerRelease", "Poczobut też wyjdzie.", at=520, status="planned", patient="poczobut")
    legs = [leg for leg in only([*ALL[:6], promised]) if leg.family == "prisoners"]
    assert [leg.subjects for leg in legs if leg.state == "delivered"] == [()]
    assert [(leg.state, leg.ids) for leg in legs if "poczobut" in leg.subjects] == [
        ("promised", ("r6",)),
        ("withheld", ("r4",)),
    ]


def test_reasons_name_the_words_of_the_text():
    freed, *_ = only(ALL)
    told = {row.item.id: row for row in freed.items}
    assert [(r.kind, r.words) for r in told["r1"].reasons][:1] == [("after", "Po wizycie Coale'a")]
    assert (told["r1"].strength, told["r2"].strength) == ("stated", "told")


def test_what_happened_is_not_linked_by_its_document_alone():
    before = item("r6", "PrisonerRelease", "Wcześniej zwolniono innych.", at=800, actor="by")
    assert "r6" not in [i for leg in only([*ALL, before]) for i in leg.ids]


def test_a_third_country_is_no_side_of_the_round():
    border = item("b1", "BorderOpening", "Litwa otworzy granicę.", status="planned", at=900, actor="lt")
    assert "b1" not in [i for leg in only([*ALL, border]) for i in leg.ids]


def test_who_seeks_does_not_give():
    wish = item("s9", "SanctionLifting", "Łukaszence zależy na zniesieniu sankcji na petrochemię.", at=900,
                status="proposed", mode="sought", speaker="lukaszenka")  # fmt: skip
    leg = next(x for x in only([*ALL, wish]) if "s9" in x.ids)
    assert (leg.state, leg.giver, leg.matters) == ("offered", "us", ("oil",))


@pytest.mark.parametrize(
    "quote",
    [
        "Od państw europejskich oczekuje też zniesienia sankcji na petrochemię.",
        "Mińsk chce, żeby kraje UE zniosły sankcje na petrochemię.",
        "Liczy, że stolice zachodnie zniosą sankcje na petrochemię.",
    ],
)
def test_what_is_sought_of_other_states_is_no_leg_of_the_talks_of_two(quote: str):
    """Washington mostly lifts; what Minsk expects of Europe is no promise of Washington's."""
    wish = item("s9", "SanctionLifting", quote, at=900, status="proposed", mode="sought", speaker="by")
    found = of([*ALL, wish])
    assert "s9" not in [i for leg in found.rounds[0].legs for i in leg.ids]
    assert "s9" not in [i.id for o in found.open for i in o.items]


def test_talks_of_a_month_make_a_round_and_an_offer_stays_an_offer():
    talks = item(
        "t5", "Negotiation", "USA negocjują z Białorusią.", "2025-11-01/2025-11-30", doc="jesien", participant="us by"
    )
    wish = item(
        "r7",
        "PrisonerRelease",
        "Chodzi o 100 więźniów.",
        doc="jesien",
        at=50,
        status="proposed",
        mode="sought",
        count=[100],
    )
    offer = item(
        "s7",
        "SanctionLifting",
        "W zamian USA mogłyby złagodzić sankcje.",
        doc="jesien",
        at=90,
        status="proposed",
        actor="us",
    )
    found = of([*ALL, talks, wish, offer])
    assert [r.first for r in found.rounds] == ["2025-11-01", "2026-03-19"]
    (exchange,) = found.rounds[0].exchanges
    assert (exchange.gave, exchange.got, exchange.words) == (("s7",), ("r7",), "W zamian")
    assert {leg.state for leg in found.rounds[0].legs} == {"offered"}


def test_nothing_is_given_for_what_was_denied():
    """`Poczobuta nie zwolniono. W zamian USA zniosły …`: in exchange for those freed, of whom the text told before."""
    lifted = item("s8", "SanctionLifting", "W zamian USA zniosły sankcje.", MARCH, at=560, lent=["~"], actor="us")
    (exchange,) = of([TALKS, FREED, KEPT, lifted]).rounds[0].exchanges
    assert (exchange.gave, exchange.got) == (("s8",), ("r1",))


def test_differing_counts_of_one_event_stand_in_its_leg():
    freed = replace(FREED, rivals=(Amount(248, 248, 248, "więźniów"),))
    (leg,) = [x for x in only([TALKS, freed]) if x.family == "prisoners"]
    assert [a.value for a in leg.amounts] == [250, 248]
    over = Amount(170, 170, None, "więźniów")
    assert rivals([Amount(194, 194, 194), over, Amount(180, 180, 180), Amount(14, 14, 14, basis="part")]) == (
        Amount(180, 180, 180),
    )


def test_an_exchange_without_a_round_stands_by_itself():
    lifted = item(
        "s8", "SanctionLifting", "USA zniosły sankcje wobec Belavii.", doc="bilans", actor="us", target="belavia"
    )
    freed = item(
        "r8", "PrisonerRelease", "Reżim wypuścił w zamian 170 więźniów.", doc="bilans", at=60, actor="by", count=[170]
    )
    summary, march = of([*ALL, lifted, freed]).rounds
    assert (summary.talks, summary.last, summary.sides) == ((), "2025-12-24", ("by", "us"))
    assert [(e.gave, e.got) for e in summary.exchanges] == [(("r8",), ("s8",))]
    assert march.talks


def test_what_an_answer_names_was_got():
    freed = item("r9", "PrisonerRelease", "Zwolniono 5 osób.", doc="bilans", actor="by", count=[5])
    lifted = item(
        "s9", "SanctionLifting", "To ustępstwo w odpowiedzi na zniesienie sankcji.", doc="bilans", at=60, actor="us"
    )
    (summary, _) = of([*ALL, freed, lifted]).rounds
    assert [(e.gave, e.got) for e in summary.exchanges] == [(("r9",), ("s9",))]


def test_totals_are_set_against_the_known_rounds():
    year = item("y1", "PrisonerRelease", "W 2025 r. wyszły 194 osoby.", "2025-01-01/2025-12-31", count=[194])
    early = item("y0", "PrisonerRelease", "Trzy wcześniejsze dały łącznie 18.", "2025-09-01/2025-09-30", doc="jesien",
                 lent=["~"], count=[18], basis=["total"])  # fmt: skip
    talks = item("t6", "Meeting", "Coale u Łukaszenki.", "2025-09-11", doc="jesien", participant="coale lukaszenka")
    freed = item(
        "r0",
        "PrisonerRelease",
        "Po rozmowach wyszło 52.",
        "2025-09-01/2025-09-30",
        doc="jesien",
        at=40,
        actor="by",
        count=[52],
    )
    first, last = of([year, early, talks, freed]).totals
    assert (first.item.id, first.rest) == ("y0", None)
    assert ([k.id for k in last.known], last.rest) == (["r0", "y0"], 124)


def test_what_is_open_is_told_once_however_often_promised():
    again = item(
        "m2",
        "MissionReopening",
        "Coale chce otworzyć ambasadę.",
        doc="jesien",
        status="proposed",
        mode="sought",
        actor="us",
        speaker="coale",
    )
    found = of([*ALL, again])
    assert [(o.type, [i.id for i in o.items]) for o in found.open] == [("MissionReopening", ["m2", "m1"])]
    assert found.open[0].latest.id == "m1"  # the agreed lifting is done by another source: not open


def test_who_is_held_unless_told_to_be_free():
    inside = item("h1", "Imprisonment", "Poczobut siedzi.", patient="poczobut")
    freed = item("h2", "Imprisonment", "Zwolnił z więzienia Z.", patient="zet")
    out = item("h3", "PrisonerRelease", "Zwolnił z więzienia Z.", patient="zet", actor="by")
    assert [i.id for i in of([*ALL, inside, freed, out]).held] == ["h1"]


def test_mediation_is_named_in_the_words_of_the_text():
    talks = item(
        "t8", "Negotiation", "Za pośrednictwem strony amerykańskiej rozmawiali.", "2026-01-05", participant="lt by"
    )
    freed = item("r8", "PrisonerRelease", "Po rozmowach zwolniono 3 osoby.", "2026-01-06", at=70, actor="by", count=[3])
    first, _ = of([*ALL, talks, freed]).rounds
    assert (first.sides, [text for text, _ in first.mediators]) == (
        ("by", "lt"),
        ["Za pośrednictwem strony amerykańskiej"],
    )


def test_a_promise_that_two_documents_tell_stands_in_both_rounds_as_each_tells_it():
    talks = item(
        "t5", "Negotiation", "USA negocjują z Białorusią.", "2025-11-01/2025-11-30", doc="jesien", participant="us by"
    )
    wished = Sentence("jesien", 40, "claim/m0", "Coale chciałby otworzyć ambasadę.", "2025-11-26", "proposed", "sought")
    both = replace(EMBASSY, sentences=(wished, *EMBASSY.sentences))
    autumn, march = of([*ALL[:-1], talks, both]).rounds
    told = [
        (leg.state, [s.claim for row in leg.items for s in row.item.sentences])
        for leg in (*autumn.legs, *march.legs)
        if "m1" in leg.ids
    ]
    assert told == [("offered", ["claim/m0"]), ("promised", ["claim/m1"])]


def test_a_summary_names_more_than_belongs_to_the_round():
    """The lifting of March, told again by a summary that names aircraft beside potash, stays about potash."""
    again = Sentence("bilans", 10, "claim/s3", "USA zniosły sankcje na potas i samoloty.", "2026-04-24", "actual")
    leg = next(
        x for x in only([*ALL[:-2], replace(LIFTED, sentences=(*LIFTED.sentences, again))]) if x.family == "sanctions"
    )
    assert leg.matters == ("potash",)


def test_the_same_for_any_order_and_for_merged_events():
    for seed in range(20):
        shuffled = ALL.copy()
        Random(seed).shuffle(shuffled)
        assert of(shuffled) == of(ALL)
    merged = Item(
        "t1", "Negotiation", "actual", first="2026-03-19", last="2026-03-19",
        roles={"participant": ("coale", "by", "lukaszenka")}, sentences=(*TALKS.sentences, *MEETING.sentences),
    )  # fmt: skip
    (apart,), (joined,) = of(ALL).rounds, of([merged, *ALL[2:]]).rounds
    assert joined.legs == apart.legs and joined.id == apart.id


def test_what_names_nobody_and_comes_by_no_word_is_no_leg() -> None:
    """`otwieranie przejść` in a note on the talks: whose they are, and what they have to do with these, nobody says."""
    opening = item("b1", "BorderOpening", "Otwieranie przejść nazwano eksperymentem.", MARCH, at=800, lent=["~"])
    assert not legs_of(deals([TALKS, opening], SIDES.get))
    named = replace(opening, roles={"actor": ("by",)})
    assert legs_of(deals([TALKS, named], SIDES.get)) == ["b1"]


def legs_of(found: Deals) -> list[str]:
    return [i for r in found.rounds for leg in r.legs for i in leg.ids]


APRIL = {"doc": "jesien"}  # a document that tells of no talks


@pytest.mark.parametrize(
    ("leg", "linked"),
    [
        # told by another document: by time alone only where it says who gave
        (item("x", "PrisonerRelease", "Łukaszenka uwolnił pięciu.", "2026-03-20", **APRIL, actor="lukaszenka"), True),
        (item("x", "PrisonerRelease", "Uwolniono pięciu.", "2026-03-20", **APRIL), False),
        (item("x", "SanctionLifting", "Zniesiono sankcje.", "2026-03-20", **APRIL, target="belavia"), True),
        # what was told before the talks is nothing that came of them
        (item("x", "PrisonerRelease", "Białoruś uwolniła pięciu.", MARCH, **APRIL, actor="by"), False),
        # planned for the days after, and told by a document of something else
        (item("x", "Visit", "Łukaszenka ma przylecieć do Mińska.", "2026-03-25", doc="komentarz", status="planned", actor="trump"), False),
        # in the document of the talks: somebody else's wish, an author's guess
        (item("x", "PrisonerRelease", "Wilno domaga się uwolnienia Poczobuta.", status="proposed", speaker="vilnius", patient="poczobut", mode="demanded"), False),
        (item("x", "PrisonerRelease", "Będą wypuszczać dalszych.", status="proposed", mode="forecast", actor="by"), False),
        (item("x", "PrisonerRelease", "Coale zabiega o Poczobuta.", status="proposed", speaker="coale", patient="poczobut", mode="sought"), True),
    ],
)  # fmt: skip
def test_near_in_time_is_not_given_in_the_talks(leg: Item, linked: bool) -> None:
    published = {"2026-03-20": "2026-03-31"}.get(leg.first)
    told = replace(leg, sentences=tuple(replace(s, published=published or s.published) for s in leg.sentences))
    assert ("x" in legs_of(deals([TALKS, FREED, told], SIDES.get))) is linked


def test_of_several_rounds_none_is_chosen_by_time_alone() -> None:
    """Minsk talked with Washington and with Vilnius that week: of which the five were freed, nobody says."""
    freed = item(
        "x", "PrisonerRelease", "Łukaszenka uwolnił pięciu.", "2026-03-20", doc="komentarz", actor="lukaszenka"
    )
    vilnius = item(
        "t3", "Meeting", "Łukaszenka spotkał się z ministrem Litwy.", "2026-03-18", participant="lukaszenka lt"
    )
    assert legs_of(deals([TALKS, freed], SIDES.get)) == ["x"]
    assert legs_of(deals([TALKS, vilnius, freed], SIDES.get)) == []


def test_a_price_that_the_words_name_is_not_looked_for_before() -> None:
    """`w zamian za ograniczenie represji`: not for the release that was told before."""
    freed = item("r9", "PrisonerRelease", "Zwolniono 5 osób.", doc="bilans", actor="by", count=[5])
    offer = "Zaproponował złagodzenie sankcji w zamian {}."
    for words, found in (("za ograniczenie represji", 0), ("za to", 1), ("", 1)):
        lifted = item("s9", "SanctionLifting", offer.format(words), doc="bilans", at=60, status="proposed", actor="us")
        assert sum(len(r.exchanges) for r in deals([freed, lifted], SIDES.get).rounds) == found


def test_releases_of_no_round_are_told_one_by_one() -> None:
    one = item(
        "o1", "PrisonerRelease", "W 2024 r. zwolniono 18 osób.", "2024-07-03", doc="bilans", actor="by", count=[18]
    )
    two = item("o2", "PrisonerRelease", "Zwolniono 31 osób.", "2025-11-22", doc="bilans", actor="by", count=[31])
    assert [leg.ids for leg in deals([two, one], SIDES.get).outside] == [("o1",), ("o2",)]


def test_a_refusal_of_something_else_tells_nothing_of_prisoners() -> None:
    left = item(
        "d1", "Refusal", "Statkiewicz odmówił opuszczenia kraju.", MARCH, at=310, lent=["~"], actor="statkiewicz"
    )
    other = item("d2", "Refusal", "Litwa odmówiła podniesienia rangi posła.", MARCH, at=320, lent=["~"], actor="lt")
    (leg,) = [leg for leg in only([TALKS, FREED, left, other]) if leg.family == "prisoners"]
    assert [p.id for p in leg.parts] == ["d1"]


def test_beijing_does_not_lift_what_is_offered_on_minsk() -> None:
    """That the other side than the target would give is concluded only of talks that the same document tells of."""
    xi = item("t4", "Meeting", "Xi spotkał Łukaszenkę.", "2026-03-05", doc="jesien", participant="cn lukaszenka")
    offer = item(
        "s7", "SanctionLifting", "Zaproponował zniesienie sankcji.", doc="bilans", status="proposed", target="belavia"
    )
    sides = {**SIDES, "cn": "cn"}
    assert deals([xi, offer], sides.get).open == ()
