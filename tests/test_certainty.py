"""How sure a reading is: signs of a claim, their points, and whether what comes of them holds on texts that nobody has read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from graph.ingest import extractor
from graph.shipped import registry
from graph.view.records import Evidence, Source, unsure
from graph.view.text import evidence_lines
from loaders.polish.claims.certainty import Certainty, Scale, Signs, shipped
from loaders.polish.pipeline import PolishExtractor
from ontology.claims import Claim, Document

ROOT = Path(__file__).parent.parent
TOOLS = str(ROOT / "tools")


class Noting(Certainty):
    """Remembers the signs of what it weighs."""

    def __init__(self) -> None:
        super().__init__(shipped().happenings, shipped().relations)
        self.seen: dict[str, Signs] = {}

    def weigh(self, claim: Claim, signs: Signs, scale: Scale) -> Claim:
        self.seen[claim.type] = signs
        return super().weigh(claim, signs, scale)


def signs_of(text: str) -> dict[str, Signs]:
    noting = Noting()
    PolishExtractor(registry(), noting).extract(Document("t", text, "pl", date="2025-09-12"))
    return noting.seen


def sure(text: str, kind: str) -> float:
    claims = extractor().extract(Document("t", text, "pl", date="2025-09-12")).claims
    return next(c.confidence for c in claims if c.type == kind)


def test_points_are_hundredths_of_the_logarithm_of_odds() -> None:
    scale = Scale(0, {"voice noun": -110, "date stated": 220})
    assert scale.confidence(()) == 0.5
    assert scale.confidence({"voice noun"}) == 0.25  # odds of one to three
    assert scale.confidence({"date stated", "a sign without points"}) == 0.9  # nine to one
    assert scale.reasons({"voice noun", "date stated", "lead"}) == [("date stated", 220), ("voice noun", -110)]


def test_signs_say_who_is_named_how_and_where_the_date_stands() -> None:
    seen = signs_of("Łukaszenka przyjął Coale’a w Mińsku 11 września.\n\nReżim wypuścił tego dnia Wiasnę Kowal.")
    assert {
        "type Meeting", "status actual", "voice active", "relation root", "title", "date stated", "role participant",
        "several as participant", "participant by named", "role place", "over 1 kinds of roles",
    } <= seen["Meeting"]  # fmt: skip
    assert "a role left open" not in seen["Meeting"]
    assert {"type PrisonerRelease", "lead", "role actor"} <= seen["PrisonerRelease"]


def test_what_stands_there_plainly_is_surer_than_what_is_only_meant() -> None:
    plain = sure("11 września Łukaszenka przyjął w Mińsku Johna Coale’a.", "Meeting")
    meant = sure(
        "Coale przyleciał do Mińska. Łukaszenka miał czas. Z informacji, które podała agencja, wynika, że po rozmowie z nim, "
        "o której wcześniej mówiono, rozmawiał też z ministrem, choć nie wiadomo, czego to dotyczyło.",
        "Negotiation",
    )
    assert plain > 0.6 > meant


def test_every_sign_that_has_points_can_be_seen() -> None:
    """A sign that is renamed in the code and not fitted anew would silently weigh nothing."""
    noting = Noting()
    seen: set[str] = set()
    reader = PolishExtractor(registry(), noting)
    for file in sorted((ROOT / "tests" / "unseen").glob("own[1-9]/*/*.txt"))[::2]:
        reader.extract(Document(file.name, file.read_text(encoding="utf-8"), "pl", date="2025-11-20"))
        seen.update(*noting.seen.values())
    scales = (shipped().happenings, shipped().relations)
    assert not {sign for scale in scales for sign in scale.points} - seen


def test_fewer_than_half_is_told_to_the_reader() -> None:
    assert [unsure(x) for x in (0.42, 0.5, None)] == [42, None, None]
    source = Source("s", "Notatka", "2025-09-12", "PAP", None)
    told = Evidence("c", "Rozmawiał z nim.", source, "actual", confidence=0.42)
    assert [line.strip() for _, line in evidence_lines(told, "pl")][-1] == (
        "odczyt niepewny: na 100 takich sprawdza się około 42"
    )
    assert [line.strip() for _, line in evidence_lines(told, "en")][-1] == "unsure reading: of 100 such about 42 hold"


@pytest.mark.skipif(not (ROOT.parent / "shared" / "score").exists(), reason="../shared (the scorer) is not there")
def test_it_holds_on_texts_that_it_was_not_fitted_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """`own11`, which nobody has read and the fit leaves out: of the sure readings far more hold than of the unsure."""
    monkeypatch.syspath_prepend(TOOLS)
    sys.modules.pop("make_certainty", None)
    from make_certainty import rows  # type: ignore[import-not-found,unused-ignore]

    found = [row for row in rows(["own11"]) if not row.relation]
    share = {
        band: sum(row.holds for row in found if low <= row.confidence < high)
        / sum(low <= row.confidence < high for row in found)
        for band, low, high in (("unsure", 0.0, 0.5), ("middling", 0.5, 0.7), ("sure", 0.7, 1.0))
    }
    assert share["unsure"] < 0.52 < share["middling"] < 0.74 < share["sure"]
