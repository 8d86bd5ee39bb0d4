"""What texts argue: each frame's own examples, and that it takes nothing from what is read of happenings."""

from typing import Any

import pytest
from text_reader import read

from loaders.polish.frames.frames import frames

EXAMPLES = [(f.type, example) for f in frames("argued").values() for example in f.examples]


def test_types_are_those_that_no_frame_of_happenings_has() -> None:
    assert {t for t, _ in EXAMPLES} == set(frames("argued")) and not set(frames("argued")) & set(frames())
    assert len(set(frames("argued"))) == 8


@pytest.mark.parametrize(("type_", "example"), EXAMPLES, ids=[t for t, _ in EXAMPLES])
def test_examples(type_: str, example: dict[str, Any]) -> None:
    extraction = read(example["text"])
    found = [c for c in extraction.claims if c.type == type_]
    assert found, f"no {type_} in {example['text']!r}"
    assert found[0].status.value == example["status"]
    assert found[0].stance == example.get("stance")
    names = {c.id: c.label for c in extraction.clusters}
    for role, expected in example.get("roles", {}).items():
        assert sorted(names[i] for i in found[0].role(role)) == sorted(expected), role


@pytest.mark.parametrize(
    "text",
    [
        "Ustawa przewiduje kary dla przewoźników.",  # a law foresees nothing
        "Wezwano policję do Wilna.",
        "Trzeba przestrzegać prawa.",
        "Oceniono szkody po powodzi.",
        "Kierowcy żądają wyższych stawek.",  # nobody in particular
        "Prognoza pogody na weekend jest zła.",
        "Kandydata poparło 55 procent wyborców.",  # votes, no view
    ],
)
def test_what_is_nobodys_view_gives_no_claim(text: str) -> None:
    assert not [c for c in read(text).claims if c.type in frames("argued")]
