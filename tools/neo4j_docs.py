"""Write the tables of docs/neo4j.md from the ontology and the projection; with --check, fail if the page is stale."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from generated import main

from graph.neo4j.cypher import dialect
from graph.neo4j.names import config, edge_type, labels_of, property_name, shortcuts
from graph.query.questions import questions
from ontology.ids import VOCABULARY
from ontology.terms import event_types, relation_types, roles_of, vocabulary

PAGE = Path(__file__).parent.parent / "docs" / "neo4j.md"
TEXT = Path(__file__).parent / "neo4j_docs.md"


def _labels() -> list[str]:
    out = set(config()["left_out"]["classes"])
    types = set(event_types())
    lines = ["| label | pl | en | further labels of the same node |", "|---|---|---|---|"]
    for term in vocabulary().values():
        if term.is_class and term.name not in out | types:
            above = ", ".join(f"`{x}`" for x in labels_of(term.name) if x != term.name)
            lines.append(f"| `{term.name}` | {term.labels['pl']} | {term.labels['en']} | {above} |")
    return lines


def _events() -> list[str]:
    lines = ["| label | pl | en | edges to things |", "|---|---|---|---|"]
    for name in sorted(event_types()):
        term = vocabulary()[name]
        roles = ", ".join(f"`{edge_type(VOCABULARY + r)}`" for r in roles_of(name))
        lines.append(f"| `{name}` | {term.labels['pl']} | {term.labels['en']} | {roles} |")
    return lines


def _edges() -> list[str]:
    ranges = {t.name for t in vocabulary().values() if t.is_class}
    left = set(config()["left_out"]["properties"])
    lines = ["| type | meaning | from | to |", "|---|---|---|---|"]
    for term in vocabulary().values():
        leads = term.range in ranges or "role" in term.parents
        if not term.is_class and leads and term.name not in left:
            lines.append(
                f"| `{edge_type(term.node.value)}` | {term.comments['en']} | {_class(term.domain)} | {_class(term.range)} |"
            )
    return lines


def _class(name: str | None) -> str:
    return f"`{name}`" if name in vocabulary() else ""


def _shortcuts() -> list[str]:
    lines = ["| type | meaning | from events | from role | to role |", "|---|---|---|---|---|"]
    for type_, row in sorted(shortcuts().items()):
        ends = row.get("to") or row["from"]
        cells = [", ".join(f"`{x}`" for x in names) for names in (row["of"], row["from"], ends)]
        lines.append(f"| `{type_}` | {row['en']} | {' | '.join(cells)} |")
    return lines


def _properties() -> list[str]:
    ranges = {t.name for t in vocabulary().values() if t.is_class}
    left = {*config()["left_out"]["properties"], "dirty", "evidence"}
    lines = ["| property | meaning |", "|---|---|"]
    lines += [
        "| `name`, `name_pl`, `name_en`, … | The name that people read, and the name in a language. |",
        "| `aliases` | All other names, a list. |",
    ]
    lines += ["| `label_pl`, `label_en` | What a post is called. |"]
    for term in vocabulary().values():
        if not term.is_class and term.range not in ranges and "role" not in term.parents and not term.name.endswith("Scheme") and term.name not in left:  # fmt: skip
            lines.append(f"| `{property_name(term.node.value)}` | {term.comments['en']} |")
    for row in config()["folded"].values():
        lines += [f"| `{name}` | Computed: `{of}` of the node that holds it. |" for of, name in row.items()]
    return lines


def _questions() -> list[str]:
    lines = ["| name | question | parameters |", "|---|---|---|"]
    for asked in questions().values():
        given = ", ".join(f"`{n}` ({kind})" for n, (kind, _) in asked.params.items())
        lines.append(f"| `{asked.name}` | {asked.titles['en']} | {given} |")
    return lines


def _dialect() -> list[str]:
    rows = dialect()
    unknown = [f"- {r['what']}. {r.get('instead', '')}".rstrip() for r in rows["unknown"]]
    return [
        "Refused, with a message that says so:",
        "",
        *unknown,
        "",
        "Run, with a note:",
        "",
        *(f"- {r['what']}." for r in rows["different"]),
    ]


def page() -> str:
    """The text of tools/neo4j_docs.md with its tables filled in."""
    text = TEXT.read_text(encoding="utf-8")
    tables = {
        "labels": _labels,
        "events": _events,
        "edges": _edges,
        "shortcuts": _shortcuts,
        "properties": _properties,
        "questions": _questions,
        "dialect": _dialect,
    }
    assert len(relation_types()) > 0
    for name, make in tables.items():
        assert f"<{name}>" in text, name
        text = text.replace(f"<{name}>", "\n".join(make()))
    return text


if __name__ == "__main__":
    sys.exit(main(PAGE, page, __doc__))
