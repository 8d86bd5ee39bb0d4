"""What a sentence tells in passing: no step of the story, and yet of the time that the sentence, or the story around it, is at."""

from __future__ import annotations

from dataclasses import replace

from loaders.polish.dating.dating import beyond, compared, scopes_only
from loaders.polish.dating.grounds import ROUNDS
from loaders.polish.dating.lending import Lending
from loaders.polish.dating.moments import When, lent, when
from loaders.polish.dating.news import often, when_of
from loaders.polish.dating.story import Told
from loaders.polish.dating.whose import may
from loaders.polish.frames.frames import HELD
from loaders.polish.frames.triggers import Hit
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.times.scan import data
from ontology.claims import Aspect, Claim, Status
from ontology.dates import bounds

# Of these a clause or a phrase in passing tells what is new; of a sentence, a war or a post it tells who somebody has long been.
_NEW = ROUNDS | {"Accusation", "Agreement", "Invitation", "Refusal"}
_OCCASIONS = frozenset({"po", "podczas", "w", "na", "w związku"})
_NEAR = 6  # so far, in sentences, the day of the lead carries on


def beside(g: SentenceGraph, hit: Hit) -> bool:
    """`Ogłosił to po rozmowie z Bessentem`, `Kobosko, który wrócił z Wilna`: talks told beside a step of the story."""
    clause = g.clause(hit.unit)
    if hit.frame.type not in _NEW or not g.past(clause):
        return False
    base, reported = g.labels[clause].split(":")[0], _reported(g, clause)
    if hit.voice == "noun" and clause != hit.unit:
        return g.preposition(hit.unit) in _OCCASIONS and (reported or base not in ("acl", "advcl", "ccomp"))
    return (base == "acl" or reported) and clause in (hit.unit, hit.companion)


def _reported(g: SentenceGraph, clause: int) -> bool:
    """`Przekazał, że rozmawiał też z Johnsonem`: what somebody tells was done."""
    said = g.heads[clause]
    return g.labels[clause] == "ccomp" and g.past(said) and bool(g.lemmas(said) & lexicon().speech_verbs)


def at_its_time(g: SentenceGraph, hit: Hit) -> When | None:
    """About the one time that the sentence names, where that is no time of another thing: `zakazał lotów po uprowadzeniu`."""
    if len(g.units.timed) != 1:
        return None
    at, told = g.units.timed[0]
    fits = may(g, at, hit) and not scopes_only(g, told, hit) and not compared(g, at) and not beyond(g, at, hit)
    moment = when(told) if fits else None
    return lent(moment) if moment is not None and not moment.edtf.endswith("..") else None


def in_passing(lending: Lending, index: int, claim: Claim, how: Told) -> When | None:
    """The one time of the sentence; where its paragraph names none, the day of what was told before in it, or of the lead; of a step the lead's alone."""
    if not (how.step or how.beside) or claim.aspect is Aspect.STATE or often(claim):
        return None
    _, times = lending.story.times.get(how.sentence, (0, []))
    if times:
        return how.at
    if claim.type in data()["unclocked"] and (claim.type in data()["unlent"] or not how.once):
        return None
    if lending.story.moved(how.paragraph, how.sentence) or (
        claim.type in HELD and lending.captives.freed_before(index, how)
    ):
        return None  # … and `Karpowicz był skazany na osiem lat` behind his release
    if not how.beside:
        return _from_then_on(lending)
    for at in range(index - 1, -1, -1):
        other, earlier = lending.told[at], lending.found[at]
        if other is None or not earlier.quote or other.back or not earlier.date:
            continue
        if other.paragraph != how.paragraph:
            break
        if not (other.step or other.along or other.beside):
            continue  # `Rosja, której wojska w lutym 2022 r. najechały Ukrainę`: what a thing is known for
        if earlier.status is Status.ACTUAL and not earlier.date.endswith(".."):
            return lent(when_of(earlier))
    return lending.day_of_the_lead() if how.sentence <= _NEAR else None


def _from_then_on(lending: Lending) -> When | None:
    """About the day of the lead, and surely no later than the text: `Kreml oskarżył Londyn o piractwo`, in answer to what the lead tells."""
    lead, published = lending.day_of_the_lead(), lending.published
    if lead is None or not published or not lead.latest or lead.latest > bounds(published)[1]:
        return lead
    return replace(lead, latest=bounds(published)[1])
