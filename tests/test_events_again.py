"""What a document tells again is one event, what it tells of another is not: headings, the same words, two meetings of a text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from event_maker import count, fact, report

from graph.derive import derivation
from graph.ingest import registry
from ontology.claims import Block, Extraction, Span

TUSK, SIKORSKI, MERZ, RUBIO, COALE, LUKASZENKA, PUTIN = (
    ("person/tusk", "Tusk"),
    ("person/sikorski", "Sikorski"),
    ("person/merz", "Merz"),
    ("person/rubio", "Rubio"),
    ("person/coale", "Coale"),
    ("person/lukaszenka", "Łukaszenka"),
    ("person/putin", "Putin"),
)
BY, US, RU, PL, UA, LT = (
    ("country/by", "Białoruś"),
    ("country/us", "USA"),
    ("country/ru", "Rosja"),
    ("country/pl", "Polska"),
    ("country/ua", "Ukraina"),
    ("country/lt", "Litwa"),
)
MINSK, RIYADH = ("place/minsk", "Mińsku"), ("place/riyadh", "Rijadzie")
BELARUSKALI, BELAVIA = ("org/belaruskali", "Biełaruskalij"), ("company/belavia", "Belavia")
POCZOBUT = ("person/poczobut", "Poczobut")


def told(*facts: dict, name: str = "a", date: str = "2026-03-20", titled: bool = False) -> Extraction:
    """One text of these facts; with `titled` the first sentence is its title."""
    row = report(name, date, name, *facts)
    if not titled:
        return row
    end = len(facts[0]["sentence"])
    blocks = (Block(Span(0, end), "title"), Block(Span(end + 1, len(row.document.text)), "paragraph"))
    return replace(row, document=replace(row.document, blocks=blocks))


def events(*rows: Extraction) -> list[list[str]]:
    """The words of each happening's claims, in the order of the text; happenings of one claim too."""
    found = derivation(rows, registry()).clusters
    names = {e.document.iri: e.document.name for e in rows}

    def word(t) -> str:  # type: ignore[no-untyped-def]
        at = t.claim.trigger.start - t.claim.span.start
        return t.claim.quote[at : at + t.claim.trigger.end - t.claim.trigger.start]

    return sorted(
        [word(t) for t in sorted(c.members, key=lambda t: (names[t.document], t.claim.trigger.start))] for c in found
    )


# -- headings ------------------------------------------------------------------------------------------------------


def test_a_title_says_what_the_text_below_tells() -> None:
    title = fact(
        "LicenceIssuance",
        "Licencja dla białoruskiego potasu.",
        "Licencja",
        "2026-03-19",
        target=[("country/by", "białoruskiego")],
    )
    lead = fact("LicenceIssuance", "USA wydały w czwartek zezwolenie na handel z Biełaruskalij.", "wydały", "2026-03-19", actor=[US], target=[("org/belaruskali", "Biełaruskalij")])  # fmt: skip
    assert events(told(title, lead, titled=True)) == [["Licencja", "wydały"]]
    assert events(told(title, lead)) == [["Licencja"], ["wydały"]]  # two sentences that follow one another need not


def test_a_title_is_not_what_the_text_tells_of_others() -> None:
    title = fact("SanctionImposition", "Litwa zamyka rynek.", "zamyka", "2026-03-19", actor=[LT])
    lead = fact(
        "SanctionImposition",
        "USA objęły w czwartek sankcjami Belavia.",
        "objęły",
        "2026-03-19",
        actor=[US],
        target=[BELAVIA],
    )
    assert events(told(title, lead, titled=True)) == [["objęły"], ["zamyka"]]


def test_a_refusal_in_a_title_is_the_refusal_of_the_text() -> None:
    title = fact("PrisonerTransfer", "Sąd odmówił wydania go USA.", "wydania", status="negated", destination=[US])
    lead = fact("PrisonerTransfer", "Sąd nie zgodził się na przekazanie Poczobut do USA.", "przekazanie", status="negated", patient=[POCZOBUT], destination=[US])  # fmt: skip
    other = fact("PrisonerTransfer", "Sąd nie zgodził się na oddanie Poczobut do Rosja.", "oddanie", status="negated", patient=[POCZOBUT], destination=[RU])  # fmt: skip
    assert events(told(title, lead, titled=True)) == [["wydania", "przekazanie"]]
    assert events(told(title, other, titled=True)) == [["oddanie"], ["wydania"]]


# -- the same words, and countries alone ---------------------------------------------------------------------------


def test_a_caption_that_repeats_a_sentence_is_no_second_happening() -> None:
    words = "Wcześniej pisano o możliwym zniesieniu sankcji na białoruskie nawozy"
    target = [("country/by", "białoruskie")]
    row = told(
        fact("SanctionLifting", f"{words}.", "zniesieniu", status="proposed", target=target),
        fact("SanctionLifting", f"{words} (to duży dostawca).", "zniesieniu", status="proposed", target=target),
    )
    assert events(row) == [["zniesieniu", "zniesieniu"]]


def test_talks_of_the_same_countries_in_one_month_are_told_again() -> None:
    row = told(
        fact("Negotiation", "USA negocjują z Białoruś.", "negocjują", "2026-03", participant=[US, BY]),
        fact("Negotiation", "Celem rozmów USA z Białoruś jest pokój.", "rozmów", "2026-03", participant=[US, BY]),
        fact("Negotiation", "Rozmowy Polska z Białoruś stoją.", "Rozmowy", "2026-03", participant=[PL, BY]),
    )
    assert events(row) == [["Rozmowy"], ["negocjują", "rozmów"]]


def test_two_countries_meet_by_their_people() -> None:
    """The talks of the USA and Belarus of a day are those of Coale and Łukaszenka; not those of Poland and Belarus."""
    people = fact("Meeting", "Łukaszenka przyjął Coale.", "przyjął", "2026-03-19", participant=[COALE, LUKASZENKA])
    ours = fact("Negotiation", "Rozmowy USA i Białoruś trwały dzień.", "Rozmowy", "2026-03-19", participant=[US, BY])
    others = fact(
        "Negotiation", "Rozmowy Polska i Białoruś trwały dzień.", "Rozmowy", "2026-03-19", participant=[PL, BY]
    )
    assert events(told(people), told(ours, name="b")) == [["przyjął", "Rozmowy"]]
    assert events(told(people), told(others, name="b")) == [["Rozmowy"], ["przyjął"]]


def test_a_war_is_one_whoever_names_it_an_attack_of_a_day_is_not_it() -> None:
    def attack(words: str, trigger: str, date: str | None, name: str) -> Extraction:
        return told(fact("Attack", words, trigger, date, actor=[RU], target=[UA]), name=name)

    began = attack("Rosja zaczęła inwazję na Ukraina.", "inwazję", "2022-02-24", "a")
    war = attack("Rosja prowadzi agresję, a Ukraina broni się.", "agresję", None, "b")
    raid = attack("Rosja ostrzelała w nocy Ukraina.", "ostrzelała", "2026-03-19", "c")
    assert events(began, war) == [["inwazję", "agresję"]]
    assert ["ostrzelała"] in events(began, war, raid)


# -- what is another ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["Tusk spotkał się też z kanclerzem.", "Wcześniej Tusk spotkał się z kanclerzem."])
def test_one_more_meeting_of_the_day_is_not_the_one_that_was_told(words: str) -> None:
    first = fact("Meeting", "Tusk przyjął w czwartek Rubio.", "przyjął", "2026-03-19", participant=[TUSK, RUBIO])
    more = fact("Meeting", words, "spotkał", "2026-03-19", participant=[TUSK])
    assert events(told(first, more)) == [["przyjął"], ["spotkał"]]


def test_another_matter_of_the_same_talks_is_no_other_talks() -> None:
    first = fact(
        "Negotiation", "Tusk rozmawiał w czwartek z Rubio.", "rozmawiał", "2026-03-19", participant=[TUSK, RUBIO]
    )
    more = fact("Negotiation", "Tusk rozmawiał też o potasie.", "rozmawiał", "2026-03-19", participant=[TUSK])
    assert events(told(first, more)) == [["rozmawiał", "rozmawiał"]]


def test_two_meetings_of_one_sentence_stay_two() -> None:
    words = "Tusk był na szczycie z Merz i spotkał się z przywódcami Unii."
    row = told(
        fact("Meeting", words, "szczycie", "2026-03-19", participant=[TUSK, MERZ]),
        fact("Meeting", words, "spotkał", "2026-03-19", participant=[TUSK]),
    )
    assert events(row) == [["spotkał"], ["szczycie"]]


def test_the_clause_that_tells_of_a_summit_is_the_summit() -> None:
    words = "W Mińsku doszło do szczytu, w którym spotkali się Putin i Łukaszenka."
    row = told(
        fact("Meeting", words, "szczytu", "2026-03-19~", place=[MINSK]),
        fact("Meeting", words, "spotkali", "2026-03-19~", participant=[PUTIN, LUKASZENKA]),
    )
    assert events(row) == [["szczytu", "spotkali"]]


def test_one_author_who_names_others_on_both_sides_tells_of_two_meetings() -> None:
    row = told(
        fact("Meeting", "Tusk i Merz rozmawiali z Rubio.", "rozmawiali", "2026-02", participant=[TUSK, MERZ, RUBIO]),
        fact("Meeting", "Tusk i Merz gościli u Putin.", "gościli", participant=[TUSK, MERZ, PUTIN]),
    )
    assert events(row) == [["gościli"], ["rozmawiali"]]


def test_guests_in_one_sentence_and_the_host_in_another_are_one_meeting() -> None:
    host = fact(
        "Meeting", "W Mińsku odbyło się spotkanie z Łukaszenka.", "spotkanie", "2026-03-19", participant=[LUKASZENKA]
    )
    guests = fact(
        "Negotiation", "W rozmowach uczestniczyli Tusk i Merz.", "rozmowach", "2026-03-19~", participant=[TUSK, MERZ]
    )
    whole = fact("Meeting", "Tusk i Merz spotkali się z Łukaszenka.", "spotkali", "2026-03-19", participant=[TUSK, MERZ, LUKASZENKA])  # fmt: skip
    assert events(told(host, guests, whole)) == [["spotkanie", "rozmowach", "spotkali"]]


def test_a_series_of_meetings_is_none_of_them() -> None:
    series = fact(
        "Meeting", "Coale odbył serię spotkań z Łukaszenka.", "spotkań", "2026-03", participant=[COALE, LUKASZENKA]
    )
    one = fact("Meeting", "Łukaszenka przyjął Coale.", "przyjął", "2026-03-19", participant=[COALE, LUKASZENKA])
    assert events(told(series), told(one, name="b")) == [["przyjął"], ["spotkań"]]


def test_a_verb_that_names_nobody_tells_of_something_a_noun_speaks_of_it() -> None:
    """`Wyrok zapadł w środę` is that of Poczobut; `sądy skazały ich` is not, nor is `zarzuty usłyszeli też …`."""
    one = fact("Sentencing", "Poczobut dostał osiem lat.", "dostał", "2023-02-08", patient=[POCZOBUT])
    noun = fact("Sentencing", "Zaraz po ogłoszeniu wyroku protestowano.", "wyroku")
    verb = fact("Sentencing", "Sądy skazały ich na dwa lata.", "skazały")
    assert events(told(one, noun)) == [["dostał", "wyroku"]]
    assert events(told(one, verb)) == [["dostał"], ["skazały"]]


def test_detentions_of_many_are_not_that_of_the_one() -> None:
    one = fact("Detention", "W Mińsku zatrzymano Poczobut.", "zatrzymano", "2026-03-19", patient=[POCZOBUT])
    many = fact("Detention", "Na lotnisku doszło do zatrzymań.", "zatrzymań")
    his = fact("Detention", "Po jego zatrzymaniu protestowano.", "zatrzymaniu")
    assert events(told(one, many)) == [["zatrzymano"], ["zatrzymań"]]
    assert events(told(one, his)) == [["zatrzymano", "zatrzymaniu"]]


def test_a_deed_of_another_actor_is_not_that_of_whom_the_text_names_no_actor() -> None:
    first = fact("Refusal", "Ambasador nie złożyła listów Łukaszenka.", "złożyła", "2026-02", recipient=[LUKASZENKA])
    other = fact("Refusal", "Litwa odmówiła podniesienia rangi.", "odmówiła", actor=[LT])
    assert events(told(first, other)) == [["odmówiła"], ["złożyła"]]


def test_that_a_thousand_sit_is_not_that_the_one_among_them_sits() -> None:
    words = "Siedzi tysiąc osób, wśród nich Poczobut, który przebywa tam od pięciu lat."
    row = told(
        fact("Imprisonment", words, "Siedzi", "2026-03-20/..", count=count(1000, basis="stock")),
        fact("Imprisonment", words, "przebywa", "2021-03/..", patient=[POCZOBUT]),
    )
    assert events(row) == [["Siedzi"], ["przebywa"]]


def test_one_of_a_group_joins_the_group_if_any_source_names_him_among_it() -> None:
    one = told(
        fact("PrisonerRelease", "Poczobut wyszedł na wolność.", "wyszedł", "2026-03-19", patient=[POCZOBUT]), name="a"
    )
    bare = told(
        fact("PrisonerRelease", "Wolność odzyskały 123 osoby.", "odzyskały", "2026-03", count=count(123)), name="b"
    )
    among = told(
        fact("PrisonerRelease", "Wypuszczono 123 osoby, wśród nich Poczobut.", "Wypuszczono", "2026-03", count=count(123), patient=[POCZOBUT]),
        name="c",
    )  # fmt: skip
    assert len(events(one, bare)) == 2
    assert len(events(one, bare, among)) == 1


def test_a_state_does_once_on_a_day_what_counts_nobody() -> None:
    swap = [
        told(fact("PrisonerRelease", f"Rosja i Białoruś wymieniły więźniów ({n}).", "wymieniły", "2024-08-01", actor=[RU, BY]), name=n)
        for n in "ab"
    ]  # fmt: skip
    assert events(*swap) == [["wymieniły", "wymieniły"]]
    other = told(fact("PrisonerRelease", "Polska wypuściła więźnia.", "wypuściła", "2024-08-01", actor=[PL]), name="c")
    assert events(swap[0], other) == [["wymieniły"], ["wypuściła"]]


def test_the_day_of_a_page_that_tells_of_a_sentence_again_is_no_day_of_another_sentence() -> None:
    """`Sąd skazał go na osiem lat`, in March, of a sentence of February; a man may well be detained again within a month."""

    def of(type_: str, words: str, trigger: str, date: str, name: str, published: str) -> Extraction:
        return told(fact(type_, words, trigger, date, patient=[POCZOBUT]), name=name, date=published)

    first = of("Sentencing", "Sąd skazał Poczobut w środę.", "skazał", "2023-02-08", "a", "2023-02-09")
    again = of("Sentencing", "Poczobut dostał osiem lat.", "dostał", "2023-03-20~", "b", "2023-03-20")
    upheld = of("Sentencing", "Sąd utrzymał w mocy wyrok na Poczobut.", "wyrok", "2023-05-26~", "c", "2023-05-26")
    assert events(first, again) == [["skazał", "dostał"]]
    assert events(first, upheld) == [["skazał"], ["wyrok"]]
    held = of("Detention", "Poczobut zatrzymano w środę.", "zatrzymano", "2023-02-08", "a", "2023-02-09")
    anew = of("Detention", "Znów ujęto Poczobut.", "ujęto", "2023-03-20~", "b", "2023-03-20")
    assert events(held, anew) == [["ujęto"], ["zatrzymano"]]
