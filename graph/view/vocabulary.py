"""The terms that the views read. Roles are not named here: whatever else of ours leads from a happening is a role."""

from __future__ import annotations

from pyoxigraph import NamedNode

from ontology.ids import BASE, ENTITY, VOCABULARY

_SKOS = "http://www.w3.org/2004/02/skos/core#"

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
OWN = VOCABULARY
THINGS = ENTITY
EVENTUALITIES = BASE + "eventuality/"
RELATIONS = BASE + "relation/"
CURRENT = NamedNode(BASE + "graph/current")

PREF_LABEL = NamedNode(_SKOS + "prefLabel")
ALT_LABEL = NamedNode(_SKOS + "altLabel")
PARENT = NamedNode(VOCABULARY + "parent")
SUPPORTED_BY = NamedNode(VOCABULARY + "supportedBy")
EARLIEST, LATEST = (NamedNode(VOCABULARY + name) for name in ("earliest", "latest"))

SAME_AS = ("sameAs", "exactMatch")
UPPER = frozenset({"Actor", "Entity", "Thing", "Eventuality", "Relation"})  # classes too general to show
_OF_CLAIMS = {
    "aspect",
    "date",
    "earliest",
    "latest",
    "mode",
    "quantity",
    "hasPart",
    "stance",
    "status",
    "supportedBy",
    "type",
}
_OF_SUPPORT = {"documents", "publishers", "grade", "firstKnown", "lastKnown", "stated", "joinedBy"}
NOT_ROLES = frozenset(_OF_CLAIMS | _OF_SUPPORT | {"fulfilledBy", "includes", "remainder"})
FULFILLED_BY = NamedNode(VOCABULARY + "fulfilledBy")
CLAIMS = BASE + "claim/"


def relation_name(class_: str) -> str:
    """The claim type of a relation's class: `MemberOf` → `memberOf`."""
    return class_[:1].lower() + class_[1:]
