"""Who says so: governing verbs of saying, `według X`, `– podaje Reuters`; and who announces or wishes a happening."""

from __future__ import annotations

from dataclasses import replace

from loaders.polish.arguments import own, subject, top
from loaders.polish.discourse import Discourse, Who
from loaders.polish.frames import KINDS
from loaders.polish.lexicon import lexicon
from loaders.polish.referents import Referents
from loaders.polish.sentence_graph import SentenceGraph
from ontology.claims import Span, Status, Utterance

_AGENT = KINDS["agent"]


def speakers(
    g: SentenceGraph, u: int, refs: Referents, status: Status, actors: frozenset[str] = frozenset()
) -> tuple[list[Who], list[Utterance]]:
    """`(who announces or wishes it, chain of utterances outermost first)` for the happening at `u`.

    Of what is done only an announcer is told as `speaker` (`poinformowały o zwolnieniu`), not everyone who mentions it.
    """
    words = lexicon()
    wishers: list[Who] = []
    chain: list[Utterance] = []
    at = u
    passed = False  # a verb of another clause has been passed
    for head in g.up(u):
        label = g.labels[at].split(":")[0]
        if label == "acl" and g.labels[at].startswith("acl:relcl"):
            break
        lemmas = g.lemmas(head)
        verbal = g.verb(head) or g.gerund(head)
        governs = label in ("ccomp", "xcomp", "obj", "obl", "iobj", "advcl", "csubj", "acl", "nmod", "nsubj")
        if verbal and lemmas & words.speech_verbs and governs:
            who = _sayers(g, head, refs)
            for w in who:
                chain.append(Utterance(w.span, w.cluster, w.span.of(g.text), "say", "named"))
            announces = bool(lemmas & words.state_control)
            done = status is Status.ACTUAL and not (
                lemmas & words.state_control and label in ("obj", "obl", "ccomp", "nmod")
            )
            direct = at == u or g.heads[top(g, u)] == at  # what is said, not what only stands in it
            told = label == "ccomp" and status is Status.ACTUAL and direct
            done = (done or (status is Status.ACTUAL and passed)) and not told
            content = label == "ccomp" and (direct or status is not Status.ACTUAL)
            if (lemmas & words.wishing or content) and not wishers and label != "nsubj" and not done:
                wishers = [
                    w
                    for w in who
                    if refs.discourse.type_of(w.cluster) != "MediaOutlet" and (w.cluster not in actors or announces)
                ]
        passed = passed or verbal
        at = head
    if refs.sources is None:
        refs.sources = _beside(g, refs)
    if not wishers and not chain:
        wishers = [
            Who(x.speaker, x.span)
            for x in refs.sources
            if x.speaker and x.act == "told" and refs.discourse.type_of(x.speaker) != "MediaOutlet"
        ]
    chain += [x for x in refs.sources if x.speaker not in {c.speaker for c in chain}]
    chain.reverse()
    return wishers, chain


def _sayers(g: SentenceGraph, verb: int, refs: Referents) -> list[Who]:
    found: list[Who] = []
    for arg in subject(g, verb):
        found += refs.dropped(arg.unit, _AGENT) if arg.via == "dropped" else refs.resolve(arg.unit, _AGENT)
    if not found and g.lemmas(verb) & {"zależeć"}:
        for arg in own(g, verb):
            if arg.slot == "dat":
                found += refs.resolve(arg.unit, _AGENT) or refs.plural_back(arg.unit, _AGENT)
    return found


def _beside(g: SentenceGraph, refs: Referents) -> list[Utterance]:
    """Sources that stand beside the statement: `według Reutersa`, `jak podaje PAP`, `– pisze agencja`."""
    words = lexicon()
    found: list[Utterance] = []
    for u in range(len(g)):
        preposition = g.preposition(u)
        if preposition in words.speech_prepositions or (preposition == "według"):
            found += [replace(x, act="told") for x in _utterances(g, u, refs)]
        elif g.verb(u) and g.lemmas(u) & words.speech_verbs and g.labels[u].split(":")[0] in ("parataxis",):
            for arg in subject(g, u):
                if arg.via != "dropped":
                    found += [replace(x, act="told") for x in _utterances(g, arg.unit, refs)]
        elif g.units[u].text.casefold() == "zdaniem" and u + 1 < len(g):
            found += _utterances(g, u + 1, refs)
        elif g.units[u].text.casefold() in ("powołując", "cytując") and g.kids[u]:
            for arg in own(g, u):
                if arg.slot in ("na", "obj"):
                    found += _utterances(g, arg.unit, refs)
    return found


def _utterances(g: SentenceGraph, u: int, refs: Referents) -> list[Utterance]:
    who = refs.resolve(u, _AGENT)
    if who:
        return [Utterance(w.span, w.cluster, w.span.of(g.text), "say", "named") for w in who]
    if not g.nominal(u):
        return []
    inside = g.subtree(u)
    first, last = g.units[inside[0]].span.start, g.units[inside[-1]].span.end
    return [Utterance(g.units[u].span, None, Span(first, last).of(g.text), "say", "unnamed")]


__all__ = ["Discourse", "speakers"]
