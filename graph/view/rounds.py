"""Which round of talks a happening belongs to, as the graph holds it (`kg:Deal`): a line for a card, and where to look."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Store

from graph.view import vocabulary as v
from graph.view import words
from graph.view.dates import in_words
from graph.view.properties import Properties, local, properties
from graph.view.reader import View
from graph.view.records import KINDS, Happening
from ontology.ids import BASE

DEALS = BASE + "deal/"


def deal_called(view: View, text: str) -> str | None:
    """The deal whose IRI, or the last part of it, is `text`; None where there is none."""
    iri = text if text.startswith(DEALS) else DEALS + text.removeprefix("deal/")
    return iri if iri.count("/") == DEALS.count("/") and " " not in iri and view.holds(iri) else None


def round_lines(view: View, h: Happening, lang: str) -> Iterator[str]:
    """`Układ 19 marca 2026 [936d…]: dokonane, Białoruś → Stany Zjednoczone`; of talks all that came of them."""
    say, store = words.table("deal"), view.store
    for leg in _pointing(store, "happening", h.iri):
        if "/telling/" in leg or "/partTelling/" in leg:
            continue
        found = properties(store, leg, v.CURRENT)
        giver, receiver = (view.label(i, lang) if (i := found.iri(n)) else "" for n in ("giver", "receiver"))
        state = words.word("deal", _state(h, found.text("legState")), lang)
        ends = " → ".join(filter(None, (giver, receiver)))
        yield f"{_round(view, leg.rpartition('/leg/')[0], lang)}: {', '.join(filter(None, (state, ends)))}"
    for deal in _pointing(store, "talk", h.iri):
        told = [properties(store, leg, v.CURRENT) for leg in properties(store, deal, v.CURRENT).iris("leg")]
        told.sort(key=lambda p: int(p.text("order") or 0))
        if legs := "; ".join(f"{words.word('deal', p.text('legState'), lang)}: {_what(view, p, lang)}" for p in told):
            yield say["came"][lang].format(round=_round(view, deal, lang), legs=legs)


def _state(h: Happening, leg: str) -> str:
    """The state of a leg as one of its tellings has it: a promise that another source tells to be done says so."""
    return "elsewhere" if leg == "delivered" and not h.done else leg


def _pointing(store: Store, name: str, iri: str) -> list[str]:
    quads = store.quads_for_pattern(None, NamedNode(v.OWN + name), NamedNode(iri), v.CURRENT)
    return sorted(q.subject.value for q in quads if isinstance(q.subject, NamedNode))


def _round(view: View, deal: str, lang: str) -> str:
    found = properties(view.store, deal, v.CURRENT)
    first, last, told = (found.text(n) for n in ("earliest", "latest", "toldOn"))
    when = in_words(first if first == last else f"{first}/{last}", lang) if first else in_words(told, lang)
    return words.word("deal", "round" if first else "untimed", lang).format(when=when, id=local(deal))


def _what(view: View, leg: Properties, lang: str) -> str:
    """The first happening of a leg in a word or two, and what the leg is about."""
    happening = leg.iri("happening") or ""
    about = ", ".join(view.label(i, lang) for i in leg.iris("legAbout"))
    classes = sorted(local(t) for t in properties(view.store, happening, v.CURRENT).iris("type") if t.startswith(v.OWN))
    label = words.term(next((c for c in classes if c not in KINDS), "Eventuality"), lang)
    return f"{label}: {about}" if about else label
