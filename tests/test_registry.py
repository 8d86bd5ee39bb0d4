"""The registry: references that resolve, names that do not clash, and nothing that the gold names is unknown."""

from collections import defaultdict
from pathlib import Path

import pytest
import yaml

import seeds
from ontology.errors import RegistryError
from ontology.registry import Registry
from ontology.terms import vocabulary

REGISTRY = Registry.load(seeds.registry_paths())


def test_it_is_large_and_every_country_is_there() -> None:
    countries = [e for e in REGISTRY if e.type == "Country"]
    assert len(countries) >= 190 and len(REGISTRY) - len(countries) >= 300
    assert all(e.names.get("pl") and e.names.get("en") for e in countries)


def test_types_are_classes_of_the_ontology() -> None:
    assert {e.type for e in REGISTRY} <= {t.name for t in vocabulary().values() if t.is_class}


def test_references_resolve() -> None:
    for entry in REGISTRY:
        for key in [entry.country, entry.capital, *entry.parents, *(p.of for p in entry.posts)]:
            assert key is None or key in REGISTRY.entries, f"{entry.key} → {key}"


def test_short_names_do_not_clash() -> None:
    owners: dict[str, list[str]] = defaultdict(list)
    for entry in REGISTRY:
        for name in {n.casefold() for n in entry.short}:
            owners[name].append(entry.key)
    assert {n: k for n, k in owners.items() if len(k) > 1} == {}


def test_every_name_is_one_line_of_text() -> None:
    for entry in REGISTRY:
        assert all(n.strip() == n and n and "\n" not in n for n in entry.all_names()), entry.key


def test_belarus() -> None:
    entry = REGISTRY.get("country/by")
    assert (entry.label("pl"), entry.label("en"), entry.capital) == ("Białoruś", "Belarus", "place/minsk")
    assert "białoruski" in entry.adjectives and "Białorusin" in entry.demonyms


def test_gold_entities_are_known(shared: Path) -> None:
    gold = yaml.safe_load((shared / "score" / "gold-seeds.yaml").read_text(encoding="utf-8"))
    names = {n.casefold() for e in REGISTRY for n in e.all_names()}
    missing = [e["key"] for e in gold["entities"] if not {n.casefold() for n in e["names"]} & names]
    assert missing == []


def test_mistakes_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("person/x:\n  type: Person\n  names: {pl: [X]}\n  colour: red\n")
    with pytest.raises(RegistryError, match=r"a\.yaml: person/x: unknown field 'colour'"):
        Registry.load([tmp_path])
    (tmp_path / "a.yaml").write_text("person/x: {type: Person, names: {xx: [X]}}\n")
    with pytest.raises(RegistryError, match="unknown language 'xx'"):
        Registry.load([tmp_path])


def test_identifiers_were_seen_in_data(shared: Path) -> None:
    """OFAC entity numbers and UK ids stand in the official lists that were at hand, none was made up."""
    import gzip

    ofac = set()
    for file in sorted((shared / "lists").glob("ofac-*/*sdn*.gz")):
        with gzip.open(file, "rt", encoding="latin-1") as lines:
            ofac |= {line.split(",", 1)[0] for line in lines}
    uk = "".join(
        f.read_text(encoding="utf-8", errors="replace") for f in sorted((shared / "lists" / "uk").glob("*.csv"))
    )
    wrong = []
    for entry in REGISTRY:
        for identifier in entry.same_as:
            authority, _, number = identifier.partition(":")
            if (authority == "ofac" and number not in ofac) or (authority == "uk" and number not in uk):
                wrong.append((entry.key, identifier))
    assert wrong == []
