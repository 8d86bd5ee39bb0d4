"""The happenings of a graph that deals are made of, as items; of a graph that changed only what changed is read anew.

To read them is nearly all of the work of `kg deals` after a load: each has its sentences in other graphs. So they are kept beside
the view with the state that they were read of, and the next view takes over all that neither the derivation (`graph.journal`)
nor other evidence of their documents has touched.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.analysis.rounds import item
from graph.derive.deals.records import Amount, Item, Sentence
from graph.journal import changed_after, last_change
from graph.store import Store
from graph.view import vocabulary as v
from graph.view.keeping import code, decode, encode
from graph.view.packed import Packed, Packer
from graph.view.reader import View

FILE = "items.bin"
_CLASSES: dict[str, type] = {c.__name__: c for c in (Item, Amount, Sentence)}


def items_of(view: View) -> list[Item]:
    """All of them, in the order of their ids; written down for the next call where the view may keep it."""
    from graph.derive.deals.items import deal_types

    index, wanted = view.index, deal_types()
    ids = [h for h, type_ in zip(index.happenings, index.classes, strict=True) if type_ in wanted]
    known = _known(view)
    lines = [known.get(h) or encode(item(view.happening(h, bare=True))).decode() for h in ids]
    items = [decode(line, _CLASSES) for line in lines]
    if view.kept is not None:
        view.kept.put(FILE, _packed(view, items, lines))
    return items


def _known(view: View) -> Mapping[str, str]:
    """Item by id, as it was read before, of those that nothing has touched since."""
    data = view.kept and (view.kept.get(FILE) or view.kept.before(FILE))
    if not data:
        return {}
    try:
        p = Packed(data, _version())
        state, documents = (
            p.strings("state")[0],
            dict(zip(p.strings("documents"), p.strings("evidence"), strict=True)),
        )
        ids, lines, told = p.strings("ids"), p.strings("lines"), p.lists("told")
    except (ValueError, KeyError, TypeError, IndexError, UnicodeDecodeError):
        return {}
    touched = changed_after(view.store, state) if state else None
    if touched is None:
        return {}
    touched = {_root(iri) for iri in touched}
    now = Store(view.store).sources()
    moved = {n for n, (document, graph) in enumerate(documents.items()) if now.get(document) != graph}
    rows = zip(ids, lines, told, strict=True)
    return {i: line for i, line, by in rows if i not in touched and moved.isdisjoint(by)}


def _root(iri: str) -> str:
    """The happening to which a node of it belongs: `…/eventuality/ID/quantity/0` → `…/eventuality/ID`."""
    return "/".join(iri.split("/")[: v.EVENTUALITIES.count("/") + 1])


def _packed(view: View, items: list[Item], lines: list[str]) -> bytes:
    sources = Store(view.store).sources()
    number = {document: n for n, document in enumerate(sources)}
    p = Packer(_version())
    p.strings("state", [last_change(view.store)])
    p.strings("documents", sources)
    p.strings("evidence", sources.values())
    p.strings("ids", (i.id for i in items))
    p.strings("lines", lines)
    p.lists("told", (sorted({number[d] for d in i.documents if d in number}) for i in items))
    return p.bytes()


def _version() -> str:
    return f"items 1 {code()}"
