"""Claims of English, Russian, Belarusian and Ukrainian texts: only of clauses whose every word is known; each frame's own examples."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.shipped import registry
from loaders.foreign.claims import claims
from loaders.foreign.frames import grammar, languages
from loaders.foreign.namer import ForeignNamer
from ontology.claims import Document, Span, gate

NAMER = ForeignNamer(registry())
ROLES = ("actor", "target", "participant", "patient", "recipient", "appointee", "place", "destination", "speaker")
EXAMPLES = [(lang, f.type, e) for lang in languages() for f in grammar(lang).frames for e in f.examples]


def rows(text: str, lang: str, date: str = "2026-03-20") -> list[dict[str, Any]]:
    """The claims of one sentence: type, status with the date, count and, of each role, the labels of the registry."""
    document = Document("t", text, "", date=date, lang=lang)
    span = Span(0, len(text))
    mentions, clusters = NAMER.name(document, [(span, lang)])
    known = {c.id: c for c in clusters}
    found = []
    for claim in claims(document, [(span, lang)], mentions, known, NAMER.capitals):
        known |= {c.id: c for c in NAMER.lands(f.cluster for f in claim.fillers if f.cluster)}
        row: dict[str, Any] = {"type": claim.type, "says": " ".join(filter(None, [claim.status.value, claim.date]))}
        if claim.quantity:
            row["quantity"] = claim.quantity.value
        row |= {role: [known[c].label for c in claim.role(role)] for role in ROLES if claim.role(role)}
        found.append(row)
    return found


@pytest.mark.parametrize(("lang", "type_", "example"), EXAMPLES, ids=lambda x: x["text"] if isinstance(x, dict) else x)
def test_each_example_of_the_frames(lang: str, type_: str, example: Mapping[str, Any]) -> None:
    found = rows(example["text"], lang)
    wanted = {"type": type_, **{key: value for key, value in example.items() if key != "text"}}
    assert found == ([] if example.get("nothing") else [wanted])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(languages()), st.data())
def test_whatever_order_words_stand_in_claims_are_honest(lang: str, data: st.DataObject) -> None:
    words = [w for tongue, _, e in EXAMPLES if tongue == lang for w in e["text"].split()]
    text = " ".join(
        data.draw(st.lists(st.sampled_from([*words, "“", "²", "31.02", "2026", "—"]), min_size=1, max_size=14))
    )
    document = Document("t", text, "", date="2026-03-20", lang=lang)
    span = Span(0, len(text))
    mentions, clusters = NAMER.name(document, [(span, lang)])
    for claim in claims(document, [(span, lang)], mentions, {c.id: c for c in clusters}, NAMER.capitals):
        assert gate(claim, document) == claim


def test_a_day_that_lies_ahead_is_not_told_as_done() -> None:
    assert not rows("Coale met Lukashenko on 1 April 2026.", "en")
    assert rows("Coale will meet Lukashenko on Friday.", "en", "2026-03-19")[0]["says"] == "planned 2026-03-20"
    assert rows("Coale met Lukashenko on Friday.", "en", "2026-03-19")[0]["says"] == "actual 2026-03-13"
    assert rows("Coale met Lukashenko on Friday.", "en", "2026-03")[0]["says"] == "actual"
