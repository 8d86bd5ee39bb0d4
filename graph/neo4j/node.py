"""What is said of one subject, as a node: labels, readable and native properties, and what makes it lossless.

`kgRdf` holds, as JSON, only what labels and native values cannot tell: classes where more were said than the most special
ones, literals that a native value loses, and the names of properties that were computed for readers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from graph.neo4j import carried
from graph.neo4j.items import Node
from graph.neo4j.names import (
    EXTERNAL,
    NODE,
    OWN,
    class_name,
    config,
    iri_of,
    is_own_label,
    is_own_property,
    key_of,
    labels_of,
    property_name,
    property_predicate,
)
from graph.neo4j.values import literal, native, order, suffix
from ontology.ids import VOCABULARY
from ontology.rdf import RDF_TYPE
from ontology.terms import event_types, vocabulary

Said = tuple[str, Any, str]  # predicate, object and graph of a quad whose subject is known: IRI, term, IRI
_TYPE = RDF_TYPE.value
_TAGGED = re.compile(r"(.+)_([a-z]{2,3})")
_Literals = dict[str, list[tuple[Any, bool, Literal, str]]]  # name → value, exact, literal, graph


def node(subject: str, quads: Sequence[Said], quads_of: Callable[[str], Iterable[Quad]]) -> Node:
    """The node of a subject. `quads_of` looks up what another node says (for the numbers that are repeated here)."""
    graph = home(quads)
    types: list[tuple[str, str]] = []
    said: _Literals = {}
    computed: dict[str, Any] = {}
    folded = config()["folded"]
    for predicate, value, where in quads:
        if type(value) is Literal:
            language = value.language
            name = property_name(predicate) + (suffix(language) if language else "")
            given, exact = native(value)
            exact = exact and not (language and ":" in name)  # a name that is an IRI may end like a language
            said.setdefault(name, []).append((given, exact, value, where))
        elif type(value) is not NamedNode:
            continue
        elif predicate == _TYPE:
            types.append((value.value, where))
        elif (local := _local(predicate)) in folded:
            _fold(folded[local], quads_of(value.value), computed)
    every, plain = _classes(frozenset(iri for iri, _ in types))
    props: dict[str, Any] = {"kgGraph": key_of(graph)}
    rest: dict[str, Any] = {}
    if not plain or any(where != graph for _, where in types):
        rest["types"] = sorted([iri, key_of(where)] for iri, where in types)
    for name in sorted(said):
        if len(said[name]) == 1 and said[name][0][1] and said[name][0][3] == graph and not _is_list(name):
            props[name] = said[name][0][0]  # by far the most
            continue
        values = _put(props, name, [v for v, *_ in said[name]])
        if not values or any(not exact or where != graph for _, exact, _, where in said[name]):
            rest.setdefault("literals", {})[name] = sorted(
                [x.value, x.datatype.value, x.language or "", key_of(where)] for *_, x, where in said[name]
            )
    computed |= _names({**computed, **props}, every) or carried.names(every, quads, quads_of, props)
    computed = {k: v for k, v in computed.items() if k not in props}
    if computed:
        rest["computed"] = sorted(computed)
    if rest:
        props["kgRdf"] = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Node(key_of(subject), every or (EXTERNAL,), props | computed)


@cache
def _classes(types: frozenset[str]) -> tuple[tuple[str, ...], bool]:
    """All labels of some classes, and whether the labels tell which classes they were."""
    names = {class_name(iri) for iri in types}
    every = {label for name in names for label in labels_of(name)}
    return tuple(sorted(every)), names == asserted(every)


def home(quads: Sequence[Said]) -> str:
    """The graph that a subject belongs to: what is derived comes before evidence."""
    graphs = {where for _, _, where in quads}
    return graphs.pop() if len(graphs) == 1 else min(graphs, key=lambda g: ("/graph/" not in g, g))


@cache
def _local(predicate: str) -> str:
    return re.split("[#/]", predicate)[-1]


def external(key: str) -> Node:
    """A node for what is pointed at but not described."""
    return Node(key, (EXTERNAL,), {})


@cache
def _is_list(name: str) -> bool:
    return name.partition("_")[0] in config()["lists"]["names"]


def _put(props: dict[str, Any], name: str, values: Iterable[Any]) -> bool:
    """One property: a value, with `NAME_all` beside it where there are several. False if they are of several types."""
    given = sorted(set(values), key=order)
    one_type = len({type(v) for v in given}) == 1
    if not one_type:  # a list of Neo4j holds one type
        given = sorted({str(v) for v in given})
    if _is_list(name):
        props[name] = given
        return one_type
    props[name] = given[-1] if name in config()["last"]["names"] else given[0]
    if len(given) > 1:
        props[name + "_all"] = given
    return one_type


def _fold(names: Mapping[str, str], quads: Iterable[Quad], into: dict[str, Any]) -> None:
    """Repeat the values of a node that only holds a number on its owner; of several numbers, the smallest values."""
    for quad in quads:
        name = names.get(_local(quad.predicate.value))
        if name and isinstance(quad.object, Literal):
            value = native(quad.object)[0]
            into[name] = min(into.get(name, value), value, key=order)


def asserted(labels: Iterable[str]) -> set[str]:
    """The classes that were said, of all that follow from them: those with none beneath them.

    >>> asserted({"Bank", "Company", "Organization", "Actor", "Entity"})
    {'Bank'}
    """
    every = set(labels)
    return every - {above for name in every for above in labels_of(name) if above != name}


@cache
def _types() -> frozenset[str]:
    return frozenset(event_types())


def _names(props: Mapping[str, Any], labels: Iterable[str]) -> dict[str, str]:
    """A `name` that people can read, for every node that can have one."""
    for stem in ("name", "label", "title", "file"):
        for name in (stem, f"{stem}_pl", f"{stem}_en"):
            if name in props:
                return {"name": props[name]}
    kind = min((x for x in labels if x in _types()), default=None)
    if kind is None:
        return {}
    term, when = vocabulary()[kind], props.get("date")
    return {
        name: ", ".join(str(t) for t in (term.labels[lang], when) if t)
        for name, lang in (("name", "pl"), ("name_en", "en"))
    }


# -- and back ----------------------------------------------------------------------------------------------------------


def node_quads(subject: str, labels: Iterable[str], props: Mapping[str, Any]) -> list[Quad]:
    """The quads that a node was made of, without its edges: the inverse of `node`."""
    if "kgGraph" not in props:
        return []
    main, me = NamedNode(iri_of(str(props["kgGraph"]))), NamedNode(subject)
    rest = json.loads(props.get("kgRdf") or "{}")
    own = [x for x in labels if is_own_label(x) and x not in (EXTERNAL, NODE)]
    types = rest.get("types") or [
        [n if ":" in n else VOCABULARY + n, main.value] for n in (asserted(own) if own else ())
    ]
    found = [Quad(me, RDF_TYPE, NamedNode(iri), NamedNode(iri_of(where))) for iri, where in types]
    literals = rest.get("literals", {})
    for name, rows in literals.items():
        for text, kind, language, where in rows:
            term = Literal(text, language=language) if language else Literal(text, datatype=NamedNode(kind))
            predicate = NamedNode(property_predicate(name.removesuffix(suffix(language))))
            found.append(Quad(me, predicate, term, NamedNode(iri_of(where))))
    skipped = {*OWN, *rest.get("computed", ()), *literals}
    for name, value in props.items():
        if name in skipped or name + "_all" in props or not is_own_property(name):
            continue
        stem = name.removesuffix("_all")
        if stem in skipped:
            continue
        tagged = None if ":" in stem else _TAGGED.fullmatch(stem)
        plain, language = (tagged[1], tagged[2]) if tagged else (stem, None)
        for one in value if isinstance(value, list) else [value]:
            found.append(Quad(me, NamedNode(property_predicate(plain)), literal(one, language), main))
    return found
