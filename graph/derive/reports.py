"""What documents say of sanctions, set against the acts: each claim, each target, each measure gets a finding.

The sentence `USA zniosły sankcje wobec linii Belavia, samolotów Łukaszenki oraz producentów soli potasowych` gives
three: Belavia was taken off the list, of the aircraft one was and three are licensed, the potash firms are licensed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pyoxigraph import NamedNode, Quad

from graph.derive.sanction_quads import sanction_iri
from graph.derive.sanctions import Life, State, at, lives, since
from ontology.acts import Acts, Group, Step
from ontology.claims import Aspect, Claim, Document, Extraction, Link, Mention, Span, Status
from ontology.dates import bounds
from ontology.ids import BASE, ENTITY, claim_iri, digest, entity_iri
from ontology.rdf import RDF_TYPE, Writer, kg
from ontology.registry import Registry
from ontology.tables import read_table

IMPOSED, LIFTED, LICENSED = "SanctionImposition", "SanctionLifting", "LicenceIssuance"
TYPES = frozenset({IMPOSED, LIFTED, LICENSED})


class Finding(StrEnum):
    """How a claim compares with the acts on the day it speaks of."""

    DELISTED = "delisted"  # the act took the target off the list
    LAPSED = "lapsed"  # the measure ran out by itself
    LICENSED = "licensed"  # told as a lifting: by the act a licence, which is no delisting
    STILL = "still-in-force"  # told as lifted, in force by the acts
    NO_ACT = "no-act"  # told of a day after the horizon: nothing loaded could tell
    NOT_YET = "not-designated"  # told as lifted, but not imposed by then
    AGREED = "agreed"  # planned or agreed, not reported as done
    LICENCE = "licence"  # told as a licence, and a licence by the act
    LICENCE_NO_ACT = "licence-no-act"  # told as a licence of a day after the horizon
    LICENCE_OTHERWISE = "licence-otherwise"  # told as a licence, by the acts something else
    FITS = "fits"  # told as imposed at a time when an act imposed it
    DIFFERS = "differs"  # told as imposed at another time than the act


@dataclass(frozen=True, slots=True)
class Aim:
    """A target that a claim speaks of, by name or under the name of a group."""

    key: str
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """One claim, one measure, one finding. `act` decides it, `state` is where the measure stood by the acts."""

    claim: str
    life: Life
    finding: Finding
    state: State
    act: str | None
    group: str | None
    told: tuple[str, int, int]  # text id and span of the sentence
    inferred: bool = False  # the sentence does not name the authority; it is the one that the document is about
    main: bool = False  # whether being under the measure is what people call being under sanctions

    @property
    def iri(self) -> str:
        return f"{BASE}verdict/{self.claim}/{digest(self.life.programme + ' ' + self.life.target, 8)}"


def verdict_quads(found: Iterable[Verdict], acts: Acts, graph: str) -> Iterator[Quad]:
    """Verdicts as quads."""
    w = Writer(graph)
    for verdict in found:
        node = verdict.iri
        w.add(node, RDF_TYPE, kg("Verdict"))
        w.add(node, "supportedBy", NamedNode(claim_iri(verdict.claim)))
        w.add(node, "sanction", NamedNode(sanction_iri(verdict.life.programme, verdict.life.target)))
        w.add(node, "target", NamedNode(entity_iri(verdict.life.target)))
        w.add(node, "finding", verdict.finding.value)
        w.add(node, "standing", verdict.state.value)
        if verdict.act:
            w.add(node, "movedBy", NamedNode(f"{BASE}act/{verdict.act}"))
        w.add(node, "inferred", verdict.inferred)
        if verdict.group:
            w.add(node, "targetGroup", NamedNode(acts.groups[verdict.group].iri))
    yield from dict.fromkeys(w.quads)


def verdicts(
    acts: Acts,
    rows: Sequence[Extraction],
    registry: Registry,
    entity_of: Callable[[str], Callable[[str], str]],
) -> Iterator[Verdict]:
    """Every claim on sanctions against every measure on its targets, of the country that it names."""
    known = lives(acts)
    by_target: dict[str, list[Life]] = {}
    for life in known.values():
        by_target.setdefault(life.target, []).append(life)
    above = {p.authority: _above(p.authority, registry) for p in acts.programmes.values()}
    bodies = set().union(*above.values())
    authorities = {_country(p.authority, registry) for p in acts.programmes.values()}
    for extraction in rows:
        of = entity_of(extraction.document.text_id)
        claims = [c for c in extraction.claims if c.type in TYPES and c.aspect is Aspect.EVENT]
        usual = _usual(extraction.claims, authorities, of, registry) if claims else set()
        for claim in claims:
            named = _issuers(claim, claims, of, registry)
            issuers = named or usual
            alone = {of(a).removeprefix(ENTITY) for a in claim.role("actor")}
            alone = alone if alone <= bodies else set()  # what OFAC or the Treasury does, BIS does not
            for aim in aims(_whole(claim, claims), acts.groups, of, extraction.mentions):
                for life in by_target.get(aim.key, ()):
                    authority = acts.programmes[life.programme].authority
                    if alone and alone.isdisjoint(above[authority]):
                        continue
                    if _country(authority, registry) in issuers:
                        if verdict := judge(claim, extraction.document, life, aim.group):
                            main = acts.programmes[life.programme].main
                            yield replace(verdict, inferred=not named, main=main)


# --- whom a claim speaks of


def aims(
    claim: Claim, groups: Mapping[str, Group], of: Callable[[str], str], mentions: Sequence[Mention] = ()
) -> list[Aim]:
    """The targets of a claim; words for a group stand for its members unless one of them is named beside it.

    A name of the sentence that stands after `wobec` is a target too, though the claim's roles have missed it.
    """
    named = {f.span: f.cluster for f in claim.fillers if f.role == "target" and f.cluster}
    here = [m for m in mentions if m.cluster and m.span in claim.span and m.link is Link.NAMED]
    if claim.type == LIFTED:
        named |= {m.span: m.cluster for m in here if m.cluster and _TOWARDS.search(_before(claim, m))}
    found: list[Aim] = []
    for group in groups.values():
        for words in group.words:
            hit = _pattern(words).search(claim.quote)
            if hit is None or set(group.members) & {of(c).removeprefix(ENTITY) for c in named.values()}:
                continue
            span = Span(claim.span.start + hit.start(), claim.span.start + hit.end())
            # `samolotów Łukaszenki` is not Łukaszenka; who is named elsewhere in the sentence stays
            stays = {m.cluster for m in here if m.span not in span}
            named = {s: c for s, c in named.items() if s not in span or c in stays}
            found += [Aim(m, group.key) for m in group.members]
            break
    return list(dict.fromkeys([*(Aim(of(c).removeprefix(ENTITY)) for c in named.values()), *found]))


_TOWARDS = re.compile(r"\bwobec\s+(?:[^\W\d]+\s+){0,3}$", re.IGNORECASE)


def _before(claim: Claim, mention: Mention) -> str:
    return claim.quote[: mention.span.start - claim.span.start]


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"\b" + words, re.IGNORECASE)


def _issuers(claim: Claim, all_: Sequence[Claim], of: Callable[[str], str], registry: Registry) -> set[str]:
    """Countries (or the Union) that the claim, or its neighbour on the same target in the same sentence, names as doing it."""
    found = {_country(of(a).removeprefix(ENTITY), registry) for a in claim.role("actor")}
    if not found:
        mine = set(claim.role("target"))
        near = [c for c in all_ if c.span == claim.span and c is not claim and mine & set(c.role("target"))]
        found = {_country(of(a).removeprefix(ENTITY), registry) for c in near for a in c.role("actor")}
    return found - {""}


def _usual(claims: Sequence[Claim], authorities: set[str], of: Callable[[str], str], registry: Registry) -> set[str]:
    """The authority whom the document tells most of, where it tells of one most: who is meant where nobody is named."""
    told = Counter(
        country
        for c in claims
        for role in ("actor", "participant", "speaker")
        for x in c.role(role)
        if (country := _country(of(x).removeprefix(ENTITY), registry)) in authorities
    )
    best = told.most_common(2)
    return {best[0][0]} if best and (len(best) == 1 or best[0][1] > best[1][1]) else set()


def _above(key: str, registry: Registry) -> set[str]:
    """The body and the departments that it belongs to: OFAC, and the Treasury."""
    found: set[str] = set()
    while key not in found and not key.startswith("country/"):
        found.add(key)
        entry = registry.entries.get(key)
        key = entry.parents[0] if entry is not None and entry.parents else key
    return found


def _whole(claim: Claim, all_: Sequence[Claim]) -> Claim:
    """`zniosły sankcje, którymi objęte były linie Bieławia`: the lifting takes its target from the clause on sanctions."""
    if claim.type != LIFTED or claim.role("target"):
        return claim
    near = [c for c in all_ if c.span == claim.span and c.type == IMPOSED and not c.role("actor")]
    return replace(claim, fillers=(*claim.fillers, *(f for c in near for f in c.fillers if f.role == "target")))


def _country(key: str, registry: Registry) -> str:
    """The state, or the union, that acts where this one does: of the Council of the EU the Union, of OFAC the USA."""
    if key.startswith("country/"):
        return key
    entry, seen = registry.entries.get(key), {key}
    while entry is not None and entry.country is None and entry.parents and entry.parents[0] not in seen:
        key = entry.parents[0]
        seen.add(key)
        entry = registry.entries.get(key)
    return (entry.country or key) if entry else ""


# --- what the acts say to it


def judge(claim: Claim, document: Document, life: Life, group: str | None) -> Verdict | None:
    """The finding for one claim and one measure; None where the acts have nothing to say to it."""
    if claim.status in (Status.NEGATED, Status.DISPUTED):
        return None
    if claim.type == IMPOSED:
        return _imposition(claim, life, group)
    day = claim.latest or (bounds(document.date)[1] if document.date else None)
    within = min(day, life.horizon) if day else life.horizon
    standing = at(life, within)
    act = since(life.stages, standing.stage).act if standing.stage else None
    if claim.status is not Status.ACTUAL:
        finding = Finding.AGREED if claim.status is Status.PLANNED else None
    elif claim.earliest and claim.earliest > life.horizon:  # of what had run out by then nothing is left to lift
        finding = Finding.LAPSED if standing.state is State.EXPIRED else Finding.NO_ACT
    else:
        finding = _FOUND.get(standing.state)
        if finding is Finding.STILL and (day is None or day > life.horizon):
            finding = Finding.NO_ACT
    if claim.type == LICENSED:
        finding = _OF_LICENCE.get(finding) if finding else None
    return None if finding is None else Verdict(claim.id, life, finding, standing.state, act, group, _told(claim))


_FOUND = {
    State.LIFTED: Finding.DELISTED,
    State.EXPIRED: Finding.LAPSED,
    State.LICENSED: Finding.LICENSED,
    State.IN_FORCE: Finding.STILL,
    State.NOT_DESIGNATED: Finding.NOT_YET,
}


_OF_LICENCE = {  # what a lifting would be told to be → what a licence is told to be
    Finding.LICENSED: Finding.LICENCE,
    Finding.NO_ACT: Finding.LICENCE_NO_ACT,
    Finding.AGREED: Finding.AGREED,
    Finding.STILL: Finding.LICENCE_OTHERWISE,
    Finding.DELISTED: Finding.LICENCE_OTHERWISE,
}


def _told(claim: Claim) -> tuple[str, int, int]:
    return claim.document, claim.span.start, claim.span.end


def _renewal(claim: Claim) -> bool:
    """Whether the claim prolongs what was imposed before: `przedłużyła sankcje`, `utrzymała ograniczenia`."""
    return _pattern(_words()["renewed"]).match(claim.telling) is not None


@cache
def _words() -> dict[str, str]:
    found: dict[str, str] = read_table(files("graph.derive") / "reports.yaml")
    return found


def _imposition(claim: Claim, life: Life, group: str | None) -> Verdict | None:
    """Told as imposed in 2022: an act of 2022 fits, one of 2023 differs. An undated telling fits anything."""
    if _renewal(claim):
        return None  # what is renewed was imposed at another time
    first = next((s for s in life.stages if s.step == Step.IMPOSE.value and s.earliest > "0001-01-01"), None)
    if first is None or claim.earliest is None or claim.latest is None or claim.status is not Status.ACTUAL:
        return None
    met = any(
        s.earliest <= claim.latest and claim.earliest <= s.latest for s in life.stages if s.step == Step.IMPOSE.value
    )
    finding = Finding.FITS if met else Finding.DIFFERS
    return Verdict(claim.id, life, finding, State.IN_FORCE, first.act, group, _told(claim))
