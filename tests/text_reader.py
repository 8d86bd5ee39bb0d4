"""What the extractor reads in a short text, for the tests of what it should read there."""

from graph.ingest import extractor
from ontology.claims import Document, Extraction


def read(text: str, date: str = "2026-03-20") -> Extraction:
    """All that is read in a text published on `date`."""
    return extractor().extract(Document("t", text, "", date=date))


def roles(text: str, type_: str, role: str, date: str = "2026-03-20") -> list[set[str]]:
    """Of each claim of the type, in text order, the labels of the role."""
    extraction = read(text, date)
    names = {c.id: c.label for c in extraction.clusters}
    return [{names.get(i, i.rsplit("/", 1)[-1]) for i in c.role(role)} for c in extraction.claims if c.type == type_]
