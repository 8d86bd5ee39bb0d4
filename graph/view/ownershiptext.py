"""What reaches a firm through its holders, as lines for a terminal and as plain data: each sum, share, source and date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from graph.derive.ownership import Share, Stake, Verdict
from graph.view import words
from graph.view.dates import in_words
from graph.view.lawwords import law
from graph.view.ownership import Link, Owned, Owner
from graph.view.sanctions import Sanctions
from graph.view.statewords import permits, programme_name, state_words
from graph.view.text import Line, wrapped
from ontology.acts import Holding, Ownership
from ontology.dates import shift


def owned_lines(s: Sanctions, owned: Owned, lang: str, width: int) -> Iterator[Line]:
    """The conclusion, then each firm of the chain once, with those that hold it."""
    names = "; ".join(programme_name(p, lang) for p in owned.programmes)
    title = law("ownership", "title", lang, authority=s.view.label(owned.authority, lang), programmes=names)
    yield from wrapped("item", "  ", title, width)
    yield from wrapped("warn", "    ", verdict_words(owned, lang), width)
    for link in owned.links:
        if link is not owned.links[0]:
            name, total = s.view.label(link.firm, lang), sum_words(link, lang)
            text = law("ownership", f"link-{link.verdict.value}", lang, name=name, sum=total)
            yield from wrapped("", "    ", text, width)
        if link.excess:
            yield from wrapped("warn", "    ", law("ownership", "excess", lang), width)
        for owner in link.owners:
            yield from _owner_lines(s, owner, lang, width)
    yield from wrapped("soft", "    ", law("ownership", "rulesource", lang, text=owned.rule.source), width, hang="  ")


def _owner_lines(s: Sanctions, owner: Owner, lang: str, width: int) -> Iterator[Line]:
    yield from wrapped("", "    ", f"• {owner_words(s, owner, lang)}", width, hang="  ")
    for m in owner.measures:
        yield from wrapped("", "        ", f"{programme_name(m.programme, lang)}: {state_words(s, m, lang)}", width)
        for permit in permits(s, m):
            yield from wrapped("", "        ", law("line", "allows", lang, text=permit.allows.get(lang, "")), width)
            if text := permit.excludes.get(lang):
                yield from wrapped("", "        ", law("line", "excludes", lang, text=text), width)
    for holding in owner.stake.records:
        yield from wrapped("soft", "        ", law("ownership", "source", lang, text=holding.source), width, hang="  ")


def verdict_words(owned: Owned, lang: str) -> str:
    """`NOT LISTED ITSELF; counts as blocked through its holders: those under the measure hold 75 % (threshold: …)`."""
    total, rule = sum_words(owned.links[0], lang), rule_words(owned.rule, lang)
    text = law("ownership", owned.verdict.value, lang, sum=total, rule=rule)
    if owned.known:
        return text
    day = in_words(shift(owned.horizon, 1), lang)
    return text + law("ownership", "lastknown", lang, horizon=in_words(owned.horizon, lang), day=day)


def rule_words(rule: Ownership, lang: str) -> str:
    """`50 % or more, shares of several are added up`."""
    line = law("ownership", "rule-over" if rule.over else "rule", lang, share=words.number(rule.share, lang))
    return line + law("ownership", "together" if rule.adds else "alone", lang)


def sum_words(link: Link, lang: str) -> str:
    """What those under the measure hold of the firm: `75 %`, `at least 30 %`, `at most 49.99 %`."""
    return _between(link.least, link.most, lang)


def _between(least: Share, most: Share, lang: str) -> str:
    low, high = words.number(float(least.value), lang), words.number(float(most.value), lang)
    if least.value == most.value and not (least.apart or most.apart):
        return law("ownership", "exact", lang, share=low)
    if most.value == 100 and not most.apart:
        if least.value == 0:
            return law("ownership", "nothing", lang)
        return law("ownership", "over" if least.apart else "least", lang, share=low)
    if least.value == 0:
        return law("ownership", "less" if most.apart else "most", lang, share=high)
    return law("ownership", "between", lang, least=low, most=high)


def owner_words(s: Sanctions, owner: Owner, lang: str) -> str:
    """`Uładzimir Nawumau — 75 %, od listopada 2023: Regulation 765/2006, annex I: IN FORCE …`."""
    stake = owner.stake
    share = "; ".join(dict.fromkeys(share_words(h, lang) for h in stake.records))
    days = "; ".join(dict.fromkeys(filter(None, (_days(h, lang) for h in stake.records))))
    if not stake.sure:
        days += f" ({law('ownership', 'doubtful', lang)})"
    name = s.view.label(stake.holder, lang)
    return law("ownership", "owner", lang, name=name, share=share, when=days, standing=_standing(owner, lang))


def _standing(owner: Owner, lang: str) -> str:
    return law("ownership", f"standing-{owner.standing}", lang)


def share_words(h: Holding, lang: str) -> str:
    """`75 %`, `more than 50 %`, `share not known`."""
    if h.share is None:
        return law("ownership", "unknown", lang)
    return law("ownership", "over" if h.over else "exact", lang, share=words.number(h.share, lang))


def holding_words(h: Holding, other: str, lang: str) -> str:
    """`Zorka Food — 75 %, since November 2023; source: …`: one record, with the one who stands at its other end."""
    days = f", {days}" if (days := _days(h, lang)) else ""
    source = law("ownership", "source", lang, text=h.source)
    return f"{other} — {share_words(h, lang)}{days}; {source}"


def holding_json(h: Holding, name_of: Callable[[str], str]) -> dict[str, Any]:
    """One record for programs."""
    return {
        "holder": {"id": h.holder, "name": name_of(h.holder)},
        "firm": {"id": h.firm, "name": name_of(h.firm)},
        **_record(h),
    }


def _record(h: Holding) -> dict[str, Any]:
    return {
        "share": h.share, "over": h.over, "share_known": h.share is not None,
        "start": h.start, "end": h.end, "stated": h.stated, "source": h.source,
    }  # fmt: skip


def _days(h: Holding, lang: str) -> str:
    parts = []
    for key, value in (("since", h.start), ("until", h.end), ("stated", h.stated)):
        if value:
            parts.append(law("ownership", key, lang, day=in_words(value, lang, after=key != "stated")))
    return ", ".join(parts)


# --- plain data


def owned_json(s: Sanctions, owned: Owned, lang: str) -> dict[str, Any]:
    """All of it for programs. `verdict`: `reached`, `open` (no conclusion), `below`; the firm itself is on no list."""
    rule = owned.rule
    return {
        "country": _named(s, owned.country, lang),
        "authority": _named(s, owned.authority, lang),
        "programmes": [{"id": p.iri, "name": programme_name(p, lang)} for p in owned.programmes],
        "rule": {
            "share": rule.share, "over": rule.over, "adds": rule.adds, "from": rule.start, "until": rule.until,
            "in_words": rule_words(rule, lang), "source": rule.source,
        },
        "listed": False,
        "verdict": owned.verdict.value,
        "counts_as_blocked": {Verdict.REACHED: True, Verdict.BELOW: False}.get(owned.verdict),
        "in_words": verdict_words(owned, lang),
        "known": owned.known,
        "horizon": owned.horizon,
        "unknown_since": None if owned.known else shift(owned.horizon, 1),
        "chain": [_link_json(s, link, lang) for link in owned.links],
    }  # fmt: skip


def _link_json(s: Sanctions, link: Link, lang: str) -> dict[str, Any]:
    return {
        "firm": _named(s, link.firm, lang),
        "verdict": link.verdict.value,
        "held_by_listed": {**_bounds(link.least, link.most), "in_words": sum_words(link, lang)},
        "contradictory": link.excess,
        "holders": [_owner_json(s, o, lang) for o in link.owners],
    }


def _owner_json(s: Sanctions, owner: Owner, lang: str) -> dict[str, Any]:
    stake: Stake = owner.stake
    return {
        "holder": _named(s, stake.holder, lang),
        "standing": owner.standing,
        "counts": owner.standing in ("listed", "reached"),
        **_bounds(stake.least, stake.most),
        "held_on_day": stake.sure,
        "in_words": owner_words(s, owner, lang),
        "measures": [
            {
                "id": m.iri,
                "programme": {"id": m.programme.iri, "name": programme_name(m.programme, lang)},
                "state": m.standing.state.value,
                "known": m.standing.known,
                "in_words": state_words(s, m, lang),
            }
            for m in owner.measures
        ],
        "records": [_record(h) for h in stake.records],
    }  # fmt: skip


def _bounds(least: Share, most: Share) -> dict[str, Any]:
    return {
        "least": float(least.value), "more_than_least": least.apart,
        "most": float(most.value), "less_than_most": most.apart,
    }  # fmt: skip


def _named(s: Sanctions, iri: str, lang: str) -> dict[str, str]:
    return {"id": iri, "name": s.view.label(iri, lang)}
