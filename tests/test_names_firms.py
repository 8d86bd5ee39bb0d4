"""Names of firms come out whole, and nothing in them is somebody else; a new one is a line in `tests/names/firms.yaml`."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from text_reader import read

CASES = yaml.safe_load((Path(__file__).parent / "names" / "firms.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(c, id=c["text"]) for c in CASES])
def test_firms_come_out_whole(case: dict[str, object]) -> None:
    found = {c.label: c.type for c in read(str(case["text"])).clusters}
    wanted, absent = case["names"], case.get("absent", [])
    assert isinstance(wanted, dict) and isinstance(absent, list)
    assert wanted.items() <= found.items()
    assert found.keys().isdisjoint(absent)


def test_what_a_firm_owns_is_no_trade_of_it() -> None:
    told = read("Gazprom uczestniczy w spółce EuRoPol Gaz, właścicielu polskiego odcinka gazociągu.")
    assert not [c for c in told.claims if c.type == "industry"]
    trade = read("Grupa Azoty, największy krajowy producent nawozów, zwolniła ludzi.")
    assert [c.type for c in trade.claims if c.type == "industry"] == ["industry"]
