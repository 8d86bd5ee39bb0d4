"""What the words of a sentence and its place say of a claim beside its roles: a heading, a finite verb, `spotkał się też z …`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any

from ontology.claims import Claim, Document, Span

_INFINITIVE = re.compile(r"\w+[aeiyouóęąźś](ć|c)$")
_FINITE = re.compile(r"\w+(ł|ła|ło|li|ły|no|to)$")  # the past tense, and `zatrzymano`, `objęto`
_PARTICIPLE = re.compile(
    r"\w+(an|on|en|ęt|it|yt|ut)(y|a|i|e|ego|ej|ą)$|\w+eni$"
)  # not `uwolnionych`, who were told of before
_WITH = re.compile(r"\s+(?:się\s+)?(?:też\s+|także\s+|również\s+)?ze?\s")
_RELATIVE = re.compile(r"\s*(?:\w+\s+){0,2},\s+(?:w|na|podczas|w trakcie|w czasie)\s+któr\w+\s+(?:\w+\s+){0,2}$")
_PLURAL = re.compile(r"\w+(?:ań|eń|aniach|eniach|aniom|eniom|aniami|eniami)$")
_UPHELD = re.compile(r"\bw mocy\s+(?:\w+\s+){0,2}$")
_NEAR = 30  # characters beside a trigger in which a word belongs to it


def in_headings(document: Document, kinds: Collection[str]) -> Callable[[Span], bool]:
    """Whether a sentence stands in a title or a heading of the document."""
    spans = sorted(b.span for b in document.blocks if b.kind in kinds)
    starts = [s.start for s in spans]

    def told(span: Span) -> bool:
        at = bisect_right(starts, span.start) - 1
        return at >= 0 and span in spans[at]

    return told


def word(claim: Claim) -> str:
    """The word that tells of the happening, in small letters: `spotkał`."""
    return claim.telling.lower()


def infinitive(claim: Claim) -> bool:
    """`gotów jest uwolnić` reports nothing that a document told before."""
    return _INFINITIVE.fullmatch(word(claim)) is not None


def finite(claim: Claim) -> bool:
    """`spotkał`, `zatrzymano`"""
    return _FINITE.fullmatch(word(claim).split(" ")[0]) is not None


def asserts(claim: Claim) -> bool:
    """Whether a claim tells of something: `skazano ich na dwa lata`, `aresztowana we wrześniu`; `wyrok zapadł w środę` does not."""
    return finite(claim) or _PARTICIPLE.fullmatch(word(claim).split(" ")[0]) is not None


@cache
def _too(words: tuple[str, ...], before: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    behind = re.compile(rf"\s+(?:się\s+)?(?:{'|'.join(words)})\s+(?!o\b|w sprawie\b|na temat\b)")
    return behind, re.compile(rf"\b(?:{'|'.join((*words, *before))})\s+(?:\w+\s+)?$", re.IGNORECASE)


@cache
def _other(stems: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(stems)})\w*\s+(?:\w+\s+)?$", re.IGNORECASE)


def habitual(claim: Claim, words: AbstractSet[str]) -> bool:
    """Whether a sentence tells of what happened time and again: `rozmawiał z nim całymi godzinami`, `serię spotkań`."""
    return not words.isdisjoint(claim.quote.lower().split())


def another_told(claim: Claim, rules: Mapping[str, Any]) -> bool:
    """Whether the words at the trigger say that this is one more of its kind.

    `Smith spotkał się też z Budrysem`, `wcześniej rozmawiał z Sikorskim`, `odrębne zezwolenie`; not `rozmawiali też o potasie`,
    which is another matter of the same talks.
    """
    lead = claim.lead[-_NEAR:]
    if finite(claim):
        end = claim.trigger.end - claim.span.start
        behind, front = _too(tuple(rules["too"]), tuple(rules["at_another_time"]))
        return behind.match(claim.quote[end : end + _NEAR]) is not None or front.search(lead) is not None
    return _other(tuple(rules["other"])).search(lead) is not None


@cache
def _joint(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s|,)(?:{'|'.join(words)})\s(?:\w+\s){{0,3}}$", re.IGNORECASE)


def coordinated(first: Claim, second: Claim, rules: Mapping[str, Any]) -> bool:
    """Whether a sentence sets a second happening beside the first, with somebody: `… i spotkał się z przywódcami Unii`."""
    at = second.trigger.start - second.span.start
    between = second.quote[first.trigger.end - first.span.start : at]
    rest = second.quote[second.trigger.end - second.span.start :]
    return _WITH.match(rest) is not None and _joint(tuple(rules["joint"])).search(between) is not None


def inside_of(first: Claim, second: Claim) -> bool:
    """Whether a clause tells what a noun before it names: `doszło do szczytu, w którym spotkali się Putin i Biden`."""
    between = second.quote[first.trigger.end - first.span.start : second.trigger.start - second.span.start]
    return not finite(first) and _RELATIVE.match(between) is not None


def upheld(claim: Claim) -> bool:
    """`utrzymał w mocy wyrok`: another court says so of a sentence that stands."""
    return _UPHELD.search(claim.lead[-_NEAR:]) is not None


def plural(claim: Claim) -> bool:
    """`doszło do zatrzymań`, `po aresztowaniach`: of many, not of the one man whom the text told of."""
    return _PLURAL.fullmatch(word(claim)) is not None
