"""The explorer page in a real Chromium: nothing leaves it, nothing breaks, every click shows its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import browser
from test_explore import EVIL, evil_records
from view_story import records

from graph.explore.payload import build, clean
from graph.explore.render import render


@pytest.fixture(scope="module")
def chrome():
    with browser() as running:
        yield running


class Tab:
    """A page that has been opened, with what went wrong in it."""

    def __init__(self, page, errors: list[str], requests: list[str]) -> None:
        self.page, self.errors, self.requests = page, errors, requests

    def js(self, code: str):
        return self.page.evaluate(code)

    def click_at(self, spot: dict[str, float]) -> None:
        self.page.mouse.click(spot["x"], spot["y"])

    @property
    def card(self) -> str:
        return self.page.inner_text("#card")


@pytest.fixture
def open_page(chrome, tmp_path: Path) -> Iterator:
    contexts = []

    def opener(payload, width: int = 1400, height: int = 900, scheme: str = "light") -> Tab:
        file = tmp_path / "graph.html"
        file.write_text(render(payload), encoding="utf-8")
        context = chrome.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        errors: list[str] = []
        requests: list[str] = []
        page.on("pageerror", lambda e: errors.append(str(e)))
        page.on("console", lambda m: errors.append(m.text) if m.type in ("error", "warning") else None)
        page.on("request", lambda r: requests.append(r.url))
        page.goto(file.as_uri())
        page.wait_for_function("window.kg && window.kg.ready")
        return Tab(page, errors, requests)

    yield opener
    for context in contexts:
        context.close()


def test_opens_on_the_latest_round_without_errors_or_requests(open_page):
    tab = open_page(build(*records()))
    assert "19 marca w Mińsku Coale rozmawiał z Łukaszenką o więźniach." in tab.card
    assert "dokonane" in tab.card and "Rozmowy w Mińsku" in tab.card and "20 marca 2026" in tab.card
    assert tab.js("document.getElementById('count').textContent").startswith("Widać ")
    assert tab.errors == [] and [u for u in tab.requests if not u.startswith("file:")] == []


def test_a_click_on_an_edge_shows_the_sentence(open_page):
    tab = open_page(build(*records()))
    tab.page.click("#view-whole")
    edge = next(e["id"] for e in tab.js("window.kg.data.edges") if e["of"] == ["n:eventuality/02"])
    tab.click_at(tab.js(f"window.kg.edgePoint('{edge}')"))
    assert tab.js("window.kg.state.pickedEdge") == edge
    assert "Stany Zjednoczone zapowiedziały, że zniosą sankcje na Belavię." in tab.card
    assert "nie mówi, że już się stało" in tab.card


def test_a_click_on_a_node_shows_its_card(open_page):
    tab = open_page(build(*records()))
    tab.click_at(tab.js("window.kg.point('n:person/coale')"))
    assert "John Coale" in tab.card and "Wysłannik USA" in tab.card
    tab.js("window.kg.centre('n:eventuality/05')")
    assert "Źródło mówi, że do tego nie doszło." in tab.card


def test_the_search_finds_case_forms_and_brings_the_thing_to_the_middle(open_page):
    tab = open_page(build(*records()))
    tab.page.keyboard.press("/")
    tab.page.keyboard.type("Poczobutem")
    assert "Andrzej Poczobut" in tab.page.inner_text("#hits")
    tab.page.keyboard.press("Enter")
    assert tab.js("window.kg.state.centre") == "n:person/poczobut" and "Andrzej Poczobut" in tab.card
    tab.page.keyboard.press("Escape")


def test_filters_hide_what_is_not_done(open_page):
    tab = open_page(build(*records()))
    tab.page.click("#view-whole")
    before = tab.js("window.kg.visible().nodes")
    for kind in ("Prospect", "NonEvent", "DisputedEvent"):
        tab.page.uncheck(f'[data-filter="{kind}"]')
    after = tab.js("window.kg.visible().nodes")
    assert set(before) - set(after) == {f"n:eventuality/0{i}" for i in (2, 3, 5, 6)}
    assert tab.js("document.getElementById('count').textContent").startswith(f"Widać {len(after)} ")


def test_the_timeline_leads_to_a_happening_and_keys_step_through_time(open_page):
    tab = open_page(build(*records()))
    tab.page.click('.chip[data-id="n:eventuality/01"]')
    assert "ponad 170 osób" in tab.card
    tab.page.keyboard.press("]")
    assert tab.js("window.kg.state.picked") == "n:eventuality/00" or tab.js("window.kg.state.picked").startswith("n:")


def test_english_is_one_click_away(open_page):
    tab = open_page(build(*records()))
    tab.page.click("#lang-en")
    assert "19 March 2026" in tab.card and "done" in tab.card and tab.js("document.documentElement.lang") == "en"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_does_not_scroll_sideways(open_page, scheme: str):
    tab = open_page(build(*records()), 390, 844, scheme)
    assert tab.js("document.documentElement.scrollWidth") <= 390
    assert tab.js("document.documentElement.dataset.theme") == scheme and tab.errors == []


def test_script_in_labels_and_quotes_is_shown_and_does_not_run(open_page):
    tab = open_page(build(*evil_records()))
    tab.js("window.kg.centre('n:person/coale')")
    assert clean(EVIL).split("<img")[0] in tab.card
    tab.js("window.kg.centre('n:eventuality/00')")
    assert tab.js("window.hacked === undefined") and tab.errors == []
    assert tab.js("document.querySelectorAll('#card a').length") == 0  # a javascript: address is no link


def test_a_graph_of_thousands_is_drawn_in_part_and_search_adds_the_rest(open_page):
    things, told = records()
    import dataclasses

    many = [
        dataclasses.replace(told[1], iri=f"{told[1].iri}x{i:04}", fillings=told[i % 3].fillings) for i in range(1600)
    ]
    tab = open_page(build(things, told + many))
    tab.page.click("#view-whole")
    assert len(tab.js("window.kg.visible().nodes")) == 400 and tab.errors == []
    tab.js("window.kg.pick('n:eventuality/01x1599')")
    assert "n:eventuality/01x1599" in tab.js("window.kg.visible().nodes")
