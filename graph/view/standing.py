"""How the law stood on a thing on a day, in one line: what `kg deals` sets beside what sources say of a lifting."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from graph.derive.sanctions import State
from graph.view.lawwords import law
from graph.view.reader import View
from graph.view.sanctions import Sanctions
from graph.view.statustext import state_words

_SILENT = frozenset({State.NOT_DESIGNATED})


def standing(view: View, lang: str) -> Callable[[str, str, str | None], str | None]:
    """A function of (thing, ISO day, country whose measures count) that says how they stood; None where no act speaks.

    Belavia on 2025-11-05 and the USA → `w prawie (Biuro Kontroli Aktywów Zagranicznych): ZNIESIONE; od 4 listopada 2025 …`.
    """
    reader = Sanctions(view, view.store)

    @cache
    def said(thing: str, day: str, country: str | None) -> str | None:
        rows = [
            m
            for m in reader.status(thing, day or None).measures
            if m.via in ("direct", "sector") and m.programme.main and m.standing.state not in _SILENT
            and country in (None, m.programme.country, m.programme.authority)
        ]  # fmt: skip
        texts = [f"{view.label(m.programme.authority, lang)}: {state_words(reader, m, lang)}" for m in rows]
        return law("line", "inlaw", lang, text="; ".join(dict.fromkeys(texts))) if texts else None

    return said
