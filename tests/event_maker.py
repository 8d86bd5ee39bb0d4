"""Documents of one claim or a few, for tests of merging: texts of our own, fillers from the registry."""

from __future__ import annotations

from ontology.claims import Claim, Cluster, Document, Extraction, Filler, Mention, Quantity, Span, Status, Utterance
from ontology.dates import bounds
from ontology.ids import entity_iri

TYPES = {
    "person": "Person",
    "country": "Country",
    "place": "Place",
    "company": "Company",
    "org": "Company",
    "media": "MediaOutlet",
    "bank": "Bank",
}


def fact(
    type_: str, sentence: str, trigger: str, date: str | None = None, status: str = "actual", count: Quantity | None = None,
    said: str | None = None, **roles: list[tuple[str, str]],
) -> dict:  # fmt: skip
    """One claim to come: `fact("Meeting", "Coale spotkał się …", "spotkał", "2026-03-19", participant=[("person/coale", "Coale")])`."""
    return {
        "type": type_,
        "sentence": sentence,
        "trigger": trigger,
        "date": date,
        "status": status,
        "count": count,
        "said": said,
        "roles": roles,
    }


def report(
    name: str, date: str | None, publisher: str | None, *facts: dict, title: str | None = None, head: str = ""
) -> Extraction:
    """A document with these claims, each in its sentence."""
    text = " ".join([head, *(f["sentence"] for f in facts), f"[{name}]"]).strip()
    document = Document(f"{name}.txt", text, "ab" * 32, title=title or name, date=date, publisher=publisher)
    claims, clusters, mentions = [], {}, []
    for f in facts:
        start = text.index(f["sentence"])
        span = Span(start, start + len(f["sentence"]))
        fillers = []
        for role, things in f["roles"].items():
            for key, words in things:
                at = start + f["sentence"].index(words)
                iri = entity_iri(key)
                fillers.append(Filler(role, Span(at, at + len(words)), iri, words))
                clusters[iri] = Cluster(iri, TYPES[key.split("/")[0]], words, (words,), True)
                mentions.append(Mention(Span(at, at + len(words)), words, TYPES[key.split("/")[0]], words, iri))
        t = start + f["sentence"].index(f["trigger"])
        earliest, latest = bounds(f["date"]) if f["date"] else (None, None)
        said = (Utterance(Span(start, start + 1), entity_iri(f["said"]), "", "say"),) if f["said"] else ()
        claims.append(
            Claim(
                document.text_id, f["type"], Status(f["status"]), span, Span(t, t + len(f["trigger"])), f["sentence"],
                tuple(fillers), date=f["date"], earliest=earliest, latest=latest, quantity=f["count"], attribution=said,
            )
        )  # fmt: skip
    return Extraction(document, tuple(clusters.values()), tuple(mentions), tuple(claims))


def count(
    value: float, least: float | None = None, most: float | None = None, basis: str = "flow", approximate: bool = False
) -> Quantity:
    """`count(52)` is exactly 52; `count(170, 170)` is `ponad 170`."""
    exact = least is None and most is None
    return Quantity(value, value if exact else least, value if exact else most, "więźniów", "", basis, approximate)
