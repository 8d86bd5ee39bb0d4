"""The explorer page as text: what it holds, and that nothing in the data can become script."""

from __future__ import annotations

import dataclasses
import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from view_story import iri, records

from graph.explore.focus import main_round
from graph.explore.layout import place
from graph.explore.payload import build, clean, node_id
from graph.explore.render import embed, render
from graph.view.records import Thing

EVIL = '</script><script>window.hacked=1</script><img src=x onerror="hacked=1"> href="javascript:" \u202ex\u202c'


class Page(HTMLParser):
    """Collects scripts, styles, meta and attributes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.styles: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value) for name, value in attrs]
        self._open = tag
        if tag == "script":
            self.scripts.append((dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self._open == "script":
            self.scripts[-1] = (self.scripts[-1][0], self.scripts[-1][1] + data)
        elif self._open == "style":
            self.styles.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._open = ""


def evil_records():
    """The story with markup in names, quotes, titles and addresses."""
    things, told = records()
    bad = {"labels": {"pl": EVIL}, "names": (EVIL,), "same_as": ("javascript:alert(1)",)}
    things = [dataclasses.replace(t, **(bad if t.iri == iri("coale") else {})) for t in things]
    rows = []
    for h in told:
        source = dataclasses.replace(h.evidence[0].source, title=EVIL, url="javascript:alert(1)")
        rows.append(dataclasses.replace(h, evidence=(dataclasses.replace(h.evidence[0], quote=EVIL, source=source),)))
    return things, rows


def test_every_happening_is_a_node_and_says_what_it_is():
    data = build(*records())
    kinds = {n["id"]: (n["kind"], n["status"]) for n in data["nodes"] if n["sort"] == "happening"}
    assert kinds == {
        "n:eventuality/00": ("Event", "actual"),
        "n:eventuality/01": ("Event", "actual"),
        "n:eventuality/02": ("Prospect", "planned"),
        "n:eventuality/03": ("Prospect", "proposed"),
        "n:eventuality/05": ("NonEvent", "negated"),
        "n:eventuality/06": ("DisputedEvent", "disputed"),
    }
    assert {"kind": "Relation", "roles": ["position"], "of": ["n:relation/04"]}.items() <= next(
        e for e in data["edges"] if e["kind"] == "Relation"
    ).items()
    assert all(e["quote"] for n in data["nodes"] if n["sort"] == "happening" for e in n["evidence"])


def test_edges_lead_from_who_acts_to_whom_it_concerns():
    edges = {(e["from"], e["to"]): e["roles"] for e in build(*records())["edges"]}
    assert edges["n:country/us", "n:eventuality/02"] == ["actor"]
    assert edges["n:eventuality/02", "n:org/belavia"] == ["target"]


def test_the_latest_round_of_talks_stands_in_the_middle():
    data = build(*records())
    middle = next(n for n in data["nodes"] if n["id"] == data["focus"])
    assert (data["focus"], middle["x"], middle["y"]) == ("n:eventuality/00", 0.0, 0.0)
    assert main_round([]) is None
    assert build(*records(), focus=iri("belavia"))["focus"] == "n:org/belavia"


def test_a_promise_is_never_the_main_round():
    _, told = records()
    later = dataclasses.replace(
        told[2], type="Negotiation", date="2027-01-01", earliest="2027-01-01", latest="2027-01-01"
    )
    assert main_round([*told, later]) == told[0].iri


def test_the_same_page_for_the_same_records_in_any_order():
    things, told = records()
    assert render(build(things, told)) == render(build(things[::-1], told[::-1]))


def test_the_layout_does_not_overlap_and_does_not_depend_on_order():
    names = [f"{i:03}" for i in range(200)]
    edges = [(a, names[i // 3]) for i, a in enumerate(names) if i]
    sizes = dict.fromkeys(names, (90.0, 30.0))
    spots = place(names, edges, sizes)
    assert spots == place(names[::-1], [(b, a) for a, b in edges[::-1]], sizes)
    points = sorted(spots.values())
    clashes = sum(abs(x1 - x2) < 80 and abs(y1 - y2) < 25 for i, (x1, y1) in enumerate(points) for x2, y2 in points[:i])
    assert clashes <= 6


@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_small_layouts(count: int):
    assert len(place([str(i) for i in range(count)], [])) == count


def test_the_policy_allows_the_two_scripts_of_the_page_and_nothing_else():
    page = Page(render(build(*records())))
    policy = next(v for tag, name, v in page.attributes if name == "content" and v and v.startswith("default-src"))
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert "unsafe" not in policy and "http" not in policy
    code = [text for attributes, text in page.scripts if attributes.get("type") != "application/json"]
    hashes = [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in code]
    assert rules["script-src"].split() == hashes and len(hashes) == 2
    assert rules["style-src"] == f"'sha256-{b64encode(sha256(page.styles[0].encode()).digest()).decode()}'"


def test_the_page_loads_nothing_from_elsewhere():
    page = Page(render(build(*records())))
    assert not [a for a in page.attributes if a[1] in ("src", "href", "style", "srcset") or a[1].startswith("on")]


def test_labels_and_quotes_cannot_become_script():
    html = render(build(*evil_records()))
    page = Page(html)
    assert len(page.scripts) == 3 and "hacked" not in page.scripts[1][1] + page.scripts[2][1]
    data = json.loads(page.scripts[0][1])
    assert not re.search("[<>&]", page.scripts[0][1])
    coale = next(n for n in data["nodes"] if n["id"] == "n:person/coale")
    assert coale["labels"]["pl"] == clean(EVIL) and "\u202e" not in page.scripts[0][1]


@pytest.mark.parametrize("name", ["__proto__", "constructor", "toString"])
def test_ids_that_javascript_would_lose_are_prefixed(name: str):
    assert node_id(f"https://w3id.org/sanctions-kg/id/{name}") == f"n:{name}"
    things, told = records()
    odd = Thing(f"https://w3id.org/sanctions-kg/id/{name}", "Person", {"pl": name})
    assert f"n:{name}" in {n["id"] for n in build([*things, odd], told, focus=odd.iri)["nodes"]}


def test_embedded_json_round_trips():
    payload = {"a": "<b>&\u2028\u2029", "ł": ["„x”"]}
    assert json.loads(embed(payload)) == payload


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_both_languages_are_in_every_page(lang: str):
    data = build(*records(), lang=lang)
    assert data["lang"] == lang and set(data["words"]) == {"pl", "en"}
    assert data["words"]["pl"]["date"]["2026-03-19"] == "19 marca 2026"
    assert data["words"]["en"]["status"]["negated"] == "denied"


def test_an_empty_graph_makes_a_page_that_says_so():
    data = build([], [])
    assert data["focus"] is None and "kg build" in render(data)


def test_a_merged_event_says_what_its_sources_agree_and_differ_on(built_store):
    from graph.explore.payload import node_id
    from graph.store import open_view
    from graph.view.merging import merged_lines
    from graph.view.reader import View

    view = View(open_view(built_store).quads)
    told = list(view.happenings())
    data = build(view.things(), told, notes=lambda h, lang: [t for _, t in merged_lines(view, h, lang)])
    nodes = {n["id"]: n for n in data["nodes"]}
    lifted = next(h for h in told if h.fulfils)
    assert any("; planned per" in note for note in nodes[node_id(lifted.iri)]["notes"]["en"])
    assert [node_id(i) for i in lifted.fulfils] == nodes[node_id(lifted.iri)]["linked"]
    total = next(h for h in told if h.remainder)
    assert any("Pozostaje 124" in note for note in nodes[node_id(total.iri)]["notes"]["pl"])
    freed = next(h for h in told if h.quantity and h.quantity.value == 250)
    assert len({e["source"] for e in nodes[node_id(freed.iri)]["evidence"]}) == 2
