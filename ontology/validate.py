"""Checks a graph against the SHACL shapes, and what SHACL cannot see: quotes against texts, roles against types.

pySHACL runs over a copy in an rdflib graph (about 5 s for 100,000 triples), so it is imported only here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from ontology.ids import VOCABULARY
from ontology.rdf import KIND, RDF_TYPE
from ontology.terms import event_types, roles_of

SHAPES = Path(__file__).parent / "shapes.ttl"
_OA = "http://www.w3.org/ns/oa#"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: where, which property and value, and what should hold."""

    node: str
    path: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """What validation found; `conforms` where it found nothing."""

    findings: tuple[Finding, ...]

    @property
    def conforms(self) -> bool:
        return not self.findings


def validate(quads: Iterable[Quad], lang: str = "en") -> Report:
    """Validate the quads of any graphs taken together; raises nothing for a bad graph, it reports."""
    rows = list(quads)
    found = [*_shacl(rows, lang), *_roles(rows), *_quotes(rows)]
    return Report(tuple(sorted(set(found), key=lambda f: (f.node, f.path, f.value, f.message))))


def _shacl(rows: list[Quad], lang: str) -> Iterator[Finding]:
    import rdflib
    from pyshacl import validate as run

    data = rdflib.Graph()
    data.parse(data="".join(f"{q.triple} .\n" for q in rows), format="nt")
    shapes = rdflib.Graph()
    shapes.parse(SHAPES, format="turtle")
    _, report, _ = run(data, shacl_graph=shapes, inference="none", advanced=False)
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        messages = list(report.objects(result, sh.resultMessage))
        chosen = next((m for m in messages if getattr(m, "language", None) == lang), min(messages, default=""))
        yield Finding(
            str(report.value(result, sh.focusNode) or ""),
            str(report.value(result, sh.resultPath) or ""),
            str(report.value(result, sh.value) or ""),
            str(chosen),
        )


def _local(iri: str) -> str:
    return iri.removeprefix(VOCABULARY)


def _roles(rows: list[Quad]) -> Iterator[Finding]:
    """Roles only of the types that take them; exactly one kind for an eventuality."""
    kinds = set(KIND.values())
    types: dict[str, list[str]] = {}
    for q in rows:
        if q.predicate == RDF_TYPE and isinstance(q.object, NamedNode) and isinstance(q.subject, NamedNode):
            types.setdefault(q.subject.value, []).append(_local(q.object.value))
    names = set(event_types())
    roles = {r for t in names for r in roles_of(t)}
    for q in rows:
        name = _local(q.predicate.value)
        mine = [t for t in types.get(getattr(q.subject, "value", ""), ()) if t in names]
        if name in roles and mine and not any(name in roles_of(t) for t in mine):
            yield Finding(q.subject.value, q.predicate.value, str(q.object), f"{mine[0]} takes no role {name}")  # type: ignore[union-attr]
    for node, classes in types.items():
        mine = [c for c in classes if c in kinds]
        if any(c in names for c in classes) and len(mine) != 1:
            yield Finding(node, str(RDF_TYPE), ", ".join(sorted(mine)), "an eventuality is of exactly one kind")


def _quotes(rows: list[Quad]) -> Iterator[Finding]:
    """Every quote is the stored text at its place."""
    texts = {
        q.subject: q.object.value
        for q in rows
        if q.predicate.value == VOCABULARY + "text" and isinstance(q.object, Literal)
    }
    quotes: dict[str, str] = {}
    documents: dict[str, NamedNode] = {}
    places: dict[str, dict[str, int]] = {}
    for q in rows:
        if not isinstance(q.subject, NamedNode):
            continue
        node, name = q.subject.value, q.predicate.value
        if name == VOCABULARY + "quote" and isinstance(q.object, Literal):
            quotes[node] = q.object.value
        elif name == VOCABULARY + "document" and isinstance(q.object, NamedNode):
            documents[node] = q.object
        elif name in (_OA + "start", _OA + "end") and isinstance(q.object, Literal):
            places.setdefault(node, {})[name.removeprefix(_OA)] = int(q.object.value)
    for node, quote in sorted(quotes.items()):
        text = texts.get(documents.get(node))  # type: ignore[arg-type]
        place = places.get(node + "/position")
        if text is not None and place is not None and text[place["start"] : place["end"]] != quote:
            yield Finding(node, VOCABULARY + "quote", quote, "the quote is not what stands at its place in the text")
