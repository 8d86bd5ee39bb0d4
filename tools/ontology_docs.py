"""Write docs/ontology.md from the Turtle; with --check, fail with a difference if the page is stale."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from generated import main

from ontology.ids import VOCABULARY
from ontology.rdf import KIND
from ontology.terms import Term, event_types, relation_types, roles_of, vocabulary

PAGE = Path(__file__).parent.parent / "docs" / "ontology.md"
# Class of ours → FollowTheMoney schema.
FTM = {
    "Person": "Person", "Organization": "Organization", "Company": "Company", "Bank": "Company", "GovernmentBody": "PublicBody",
    "MediaOutlet": "Company", "InternationalOrganization": "Organization", "PoliticalGroup": "Organization", "Country": "(country code)",
    "Place": "Address", "Vessel": "Vessel", "Aircraft": "Airplane", "Sanction": "Sanction", "Position": "Position, Occupancy",
    "MemberOf": "Membership", "Spouse": "Family", "Kin": "Family", "Document": "Article", "Event": "Event",
}  # fmt: skip


def _row(term: Term) -> str:
    above = ", ".join(f"`{p.rsplit('/', 1)[-1]}`" for p in term.parents)
    return f"| `{term.name}` | {term.labels['pl']} | {term.labels['en']} | {term.comments['en']} | {above} |"


def page() -> str:
    """The whole page."""
    terms = vocabulary()
    types = set(event_types())
    relations = {r[:1].upper() + r[1:] for r in relation_types()}
    lines = [
        "# The ontology", "",
        "Made by `tools/ontology_docs.py` from `ontology/*.ttl`; CI makes it anew and compares. Do not edit by hand.", "",
        f"Namespace: `{VOCABULARY}` (prefix `kg:`).", "",
        "## The kinds of what is said to happen", "",
        "They never mix. Only what a source reports as done is an `Event`.", "",
        "| status of the claim | kind |", "|---|---|",
        *(f"| {status.value} | `{kind}` |" for status, kind in KIND.items()), "",
        "## Event types and the roles they take", "", "| type | pl | en | roles |", "|---|---|---|---|",
        *(f"| `{t}` | {terms[t].labels['pl']} | {terms[t].labels['en']} | {', '.join(f'`{r}`' for r in roles_of(t))} |" for t in sorted(types)), "",
        "## Relations", "", "| class | pl | en | meaning | beneath |", "|---|---|---|---|---|", *(_row(terms[r]) for r in sorted(relations)), "",
        "## Classes", "", "| class | pl | en | meaning | beneath |", "|---|---|---|---|---|",
        *(_row(t) for t in terms.values() if t.is_class and t.name not in types | relations), "",
        "## Properties", "", "| property | pl | en | meaning | beneath |", "|---|---|---|---|---|",
        *(_row(t) for t in terms.values() if not t.is_class and not t.name.endswith("Scheme")), "",
        "## FollowTheMoney", "", "| class | schema |", "|---|---|", *(f"| `{k}` | {v} |" for k, v in FTM.items()), "",
    ]  # fmt: skip
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(PAGE, page, __doc__))
