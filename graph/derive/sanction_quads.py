"""Measures, their stages, acts, permits, checks and holdings as quads of the current graph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pyoxigraph import Literal, NamedNode, Quad

from graph.derive.sanctions import Life, lives
from ontology.acts import Act, Acts, Effect, Holding, Ownership, Programme, Words
from ontology.ids import BASE, entity_iri
from ontology.rdf import RDF_TYPE, RDFS_LABEL, Writer, kg

_DATE = NamedNode("http://www.w3.org/2001/XMLSchema#date")


def sanction_iri(programme: str, target: str) -> str:
    """`sanction_iri("us/ofac-sdn", "company/belavia")` → `…/sanction/us/ofac-sdn/company/belavia`."""
    return f"{BASE}sanction/{programme}/{target}"


def permit_iri(act: str, number: int) -> str:
    return f"{BASE}permit/{act}/{number}"


def sanction_quads(acts: Acts, graph: str) -> Iterator[Quad]:
    """All that the acts say; entities that they name are laid down elsewhere."""
    w = Writer(graph)
    for programme in acts.programmes.values():
        w.add(programme.iri, RDF_TYPE, kg("Programme"))
        _words(w, programme.iri, RDFS_LABEL, programme.names)
        w.add(programme.iri, "authority", NamedNode(entity_iri(programme.authority)))
        w.add(programme.iri, "restricts", programme.kind.value)
        _words(w, programme.iri, kg("scope"), programme.scope)
        w.add(programme.iri, "main", programme.main)
        for order, rule in enumerate(programme.ownership):
            _ownership(w, programme, order, rule)
    for act in acts.acts.values():
        _act(w, act)
    for number, check in enumerate(acts.checks):
        node = f"{BASE}check/{number}"
        w.add(node, RDF_TYPE, kg("Check"))
        _words(w, node, RDFS_LABEL, check.names)
        w.dates(node, check.day, check.day)
        w.add(node, "sourceText", check.source)
        for key in check.programmes:
            w.add(node, "covers", NamedNode(acts.programmes[key].iri))
    for life in lives(acts).values():
        _life(w, life)
    for key, firms in acts.concerns.items():
        for firm in firms:
            w.add(entity_iri(key), "concerns", NamedNode(entity_iri(firm)))
    for group in acts.groups.values():
        w.add(group.iri, RDF_TYPE, kg("TargetGroup"))
        _words(w, group.iri, RDFS_LABEL, group.names)
        for member in group.members:
            w.add(group.iri, "member", NamedNode(entity_iri(member)))
    for (firm, holder), rows in groupby(sorted(acts.holdings, key=_between), key=lambda h: (h.firm, h.holder)):
        for order, holding in enumerate(rows):
            _holding(w, f"{BASE}holding/{firm}/{holder}" + (f"/{order + 1}" if order else ""), holding)
    yield from dict.fromkeys(w.quads)


def _between(h: Holding) -> tuple[str, ...]:
    return h.firm, h.holder, h.start or "", h.stated or "", h.source


def _holding(w: Writer, node: str, holding: Holding) -> None:
    w.add(node, RDF_TYPE, kg("Holding"))
    w.add(node, "holder", NamedNode(entity_iri(holding.holder)))
    w.add(node, "firm", NamedNode(entity_iri(holding.firm)))
    w.add(node, "share", holding.share)
    w.add(node, "over", True if holding.over else None)
    w.add(node, "start", holding.start)
    w.add(node, "end", holding.end)
    w.add(node, "statedOn", holding.stated)
    w.add(node, "sourceText", holding.source)


def _ownership(w: Writer, programme: Programme, order: int, rule: Ownership) -> None:
    node = f"{programme.iri}/ownership/{order}"
    w.add(programme.iri, "ownershipRule", NamedNode(node))
    w.add(node, RDF_TYPE, kg("OwnershipRule"))
    w.add(node, "share", rule.share)
    w.add(node, "over", rule.over)
    w.add(node, "adds", rule.adds)
    w.add(node, "start", rule.start)
    w.add(node, "end", rule.until)
    w.add(node, "sourceText", rule.source)


def _act(w: Writer, act: Act) -> None:
    w.add(act.iri, RDF_TYPE, kg("Licence" if act.licence else "LegalAct"))
    _words(w, act.iri, RDFS_LABEL, act.names)
    w.add(act.iri, "authority", NamedNode(entity_iri(act.authority)))
    w.add(act.iri, "decided", act.decided)
    w.add(act.iri, "published", act.published)
    w.add(act.iri, "inForce", act.in_force)
    w.dates(act.iri, *act.days)
    w.add(act.iri, "sourceText", act.source)
    if act.basis is not None:
        w.add(act.iri, "legalBasis", NamedNode(f"{BASE}act/{act.basis}"))
    for number, effect in enumerate(act.effects):
        _permit(w, act, number, effect)


def _permit(w: Writer, act: Act, number: int, effect: Effect) -> None:
    if effect.permit is None:
        return
    node = permit_iri(act.key, number)
    w.add(node, RDF_TYPE, kg("Permit"))
    w.add(node, "givenBy", NamedNode(act.iri))
    _words(w, node, kg("allows"), effect.permit.allows)
    _words(w, node, kg("excludes"), effect.permit.excludes)
    if effect.permit.until is not None:
        w.add(node, "until", Literal(effect.permit.until, datatype=_DATE))
    for firm in effect.only:
        w.add(node, "onlyFor", NamedNode(entity_iri(firm)))


def _life(w: Writer, life: Life) -> None:
    node = sanction_iri(life.programme, life.target)
    w.add(node, RDF_TYPE, kg("Sanction"))
    w.add(node, "programme", NamedNode(f"{BASE}programme/{life.programme}"))
    w.add(node, "target", NamedNode(entity_iri(life.target)))
    w.add(node, "horizon", Literal(life.horizon, datatype=_DATE))
    by = life.horizon_by if life.horizon_by.startswith("check/") else f"act/{life.horizon_by}"
    w.add(node, "horizonBy", NamedNode(BASE + by))
    for order, stage in enumerate(life.stages):
        at = f"{node}/stage/{order}"
        w.add(node, "stage", NamedNode(at))
        w.add(at, RDF_TYPE, kg("Stage"))
        w.add(at, "order", order)
        w.add(at, "state", stage.base.value)
        w.add(at, "step", stage.step)
        w.dates(at, stage.earliest, stage.latest)
        w.add(at, "movedBy", NamedNode(f"{BASE}act/{stage.act}"))
        if stage.imposed:
            w.add(at, "imposedOn", Literal(stage.imposed, datatype=_DATE))
        for licence in stage.licences:
            w.add(at, "permit", NamedNode(permit_iri(licence.act, licence.number)))
        _words(w, at, kg("note"), stage.note)


def _words(w: Writer, node: str, predicate: NamedNode, words: Words) -> None:
    for lang, text in sorted(words.items()):
        w.add(node, predicate, Literal(text, language=lang))
