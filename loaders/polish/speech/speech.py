"""Who says so: governing verbs of saying, `według X`, `– podaje Reuters`; and who announces or wishes a happening."""

from __future__ import annotations

from loaders.polish.frames.control import retort
from loaders.polish.frames.frames import KINDS
from loaders.polish.frames.light_verbs import top
from loaders.polish.frames.slots import own
from loaders.polish.frames.subjects import subject
from loaders.polish.reference.discourse import Who
from loaders.polish.reference.referents import Referents
from loaders.polish.speech.reports import Report, says
from loaders.polish.speech.sayers import agree, sayer
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import any_of
from loaders.polish.units.units import FINITE
from ontology.claims import Link, Span, Status, Utterance

_AGENT = KINDS["agent"]
_RELATIVES = frozenset(
    {"który", "jaki", "co", "kto", "gdzie", "dokąd", "skąd", "gdy", "kiedy", "jak", "że", "by", "aby", "żeby"}
)
# Words that open a clause which gives grounds or concedes, and those that hang one on a noun or a time.
_GROUNDS = frozenset({"ponieważ", "bo", "gdyż", "bowiem", "choć", "chociaż", "mimo", "pomimo"})
_OPENERS = _GROUNDS | {"który", "jaki", "gdzie", "dokąd", "skąd", "kiedy", "gdy", "odkąd", "zanim", "po"}


def speakers(
    g: SentenceGraph, u: int, refs: Referents, status: Status, actors: frozenset[str] = frozenset()
) -> tuple[list[Who], list[Utterance]]:
    """`(who announces or wishes it, chain of utterances outermost first)` for the happening at `u`.

    Of what is done only who tells it as the content of what he says is its `speaker` (`poinformował, że zwolniono`),
    not everyone in whose words it occurs (`przypomniał o sprawie skazanego`).
    """
    wishers, chain = _governing(g, u, refs, status, actors)
    have = {x.speaker for x in chain}
    for report in reversed(refs.reports()):
        if not report.holds(g, u):
            continue
        sources = told_by(g, report, refs)
        start = report.start if report.way != "aside" else -1
        if not wishers and asserted(g, u, status, start):
            done = actors if status is Status.ACTUAL else frozenset()  # who tells what he did is its doer alone
            wishers = [w for w in _speaking(sources, refs) if w.cluster not in done]
        chain += [x for x in sources if x.speaker is None or x.speaker not in have]
        have |= {x.speaker for x in sources}
    if status in (Status.PLANNED, Status.PROPOSED) and not wishers:
        wishers = _announced_by(g, u, refs, actors)
    if status is Status.PROPOSED and (by := _commented(g, u, refs)):
        wishers = by
    if not chain and refs.discourse.voice and asserted(g, u, status):
        chain += [Utterance(g.units[u].span, x.cluster, "", "say", "named") for x in refs.discourse.voice]
        rows = [x.cluster for x in refs.discourse.voice if x.cluster not in actors]
        wishers = [Who(c, g.units[u].span, Link.CONTEXT) for c in rows]
    chain.reverse()
    return [w for w in wishers if not _between_them(g, w)], chain


def _announced_by(g: SentenceGraph, u: int, refs: Referents, actors: frozenset[str]) -> list[Who]:
    """`przyjazd Łukaszenki, zapowiadany przez Coale’a`: the doer of the participle speaks."""
    for c in g.kids[u]:
        if (
            g.participle(c) == "ppas"
            and g.lemmas(c) & lexicon().state_control
            and g.labels[c].startswith(("acl", "amod"))
        ):
            doers = [x for x in g.kids[c] if g.preposition(x) == "przez" or g.labels[x] == "obl:agent"]
            return [w for x in doers for w in refs.resolve(x, _AGENT) if w.cluster not in actors]
    return []


def _between_them(g: SentenceGraph, who: Who) -> bool:
    """`Strony mówiły o podróży`: what two sides talk about neither of them announces."""
    return who.link is Link.ROLE_NOUN and who.span.of(g.text).casefold() in ("strony", "obie strony", "rozmówcy")


def _commented(g: SentenceGraph, u: int, refs: Referents) -> list[Who]:
    """`zniesienia sankcji, o co zabiega Mińsk`, `na czym zależy Łukaszence`: a clause that says who wishes it."""
    for at in range(u + 1, len(g)):
        if g.lemmas(at) & {"co"} and "," in (g.units[at - 1].text, g.units[at - 2].text):
            verb = next((x for x in range(at + 1, min(at + 9, len(g))) if g.verb(x) and g.units[x].is_(FINITE)), None)
            if verb is None or not g.lemmas(verb) & lexicon().wishing:
                return []
            found = [w for x in sayer(g, verb, len(g)) for w in refs.resolve(x, _AGENT)]
            return found or _sayers(g, verb, refs)
        if at > u + 1 and g.units[at].is_(FINITE) and g.verb(at):
            return []
    return []


def _speaking(sources: list[Utterance], refs: Referents) -> list[Who]:
    """The sources that a `speaker` may be: media only pass on what others say."""
    return [Who(x.speaker, x.span) for x in sources if x.speaker and refs.discourse.type_of(x.speaker) != "MediaOutlet"]


def asserted(g: SentenceGraph, u: int, status: Status, start: int = -1) -> bool:
    """Whether the happening at `u` is what a speaker says, and does not merely stand in it.

    Of what is done: the predicate of a main clause or a noun right beneath it; of a plan or wish any clause but an attribute.
    """
    at = top(g, u)
    attribute = g.participle(u) and not g.predicate(u) and g.labels[u].split(":")[0] in ("amod", "acl", "advcl")
    leaning = g.preposition(at) == "za" and g.heads[at] >= 0 and bool(g.lemmas(g.heads[at]) & lexicon().siding)
    if (
        attribute
        or (_granted(g, at) and not leaning)  # `opowiedział się za zniesieniem`
        or _bracketed(g, u, start)
        or _beneath(g, at, start, _GROUNDS)
    ):
        return False
    if status is not Status.ACTUAL:
        return True
    clause = g.clause(at)
    if (at != clause and g.heads[at] != clause) or _beneath(g, at, start, _OPENERS) or _known(g, at, clause):
        return False
    for x in (clause, *g.up(clause)):
        if x <= start:
            break
        if (g.labels[x].startswith("acl") and g.heads[x] > start and not _main(g, x)) or set(
            g.marks(x)
        ) & lexicon().asserting:
            return False
        if any(g.lemmas(c) & {"który", "jaki"} for c in g.kids[x]):
            return False
    return True


def _granted(g: SentenceGraph, u: int) -> bool:
    """`po rozmowach z Amerykanami wypuścił`, `przez zamknięcie granicy stracił`: what the preposition takes for known nobody tells."""
    return g.preposition(u) == "przez" or g.preposition(u) in lexicon().presupposing


def _known(g: SentenceGraph, u: int, clause: int) -> bool:
    """`Zamknięcie granicy uderza w przewoźników`, `zwolnienie jest warunkowe`: what something is said of is told before."""
    words = lexicon()
    if not g.gerund(u) or not g.labels[u].startswith("nsubj") or g.participle(clause):
        return False
    return not g.lemmas(clause) & any_of(words.occurring, words.light)


def _main(g: SentenceGraph, clause: int) -> bool:
    """`„To nie koniec, 1150 osób wciąż siedzi”`: a clause behind a comma that no relative opens hangs on no noun."""
    if not g.verb(clause) or not g.units[clause].is_(FINITE) or g.participle(clause):
        return False
    comma = next((x for x in range(clause - 1, -1, -1) if g.units[x].text in (",", ";", "–", ":")), -1)
    return comma >= 0 and not any(g.lemmas(x) & _RELATIVES for x in range(comma, clause))


def _bracketed(g: SentenceGraph, u: int, start: int) -> bool:
    """Whether a bracket that opened after `start` still holds `u`."""
    between = [g.units[x].text for x in range(start + 1, u)]
    return between.count("(") > between.count(")")


def _beneath(g: SentenceGraph, u: int, start: int, openers: frozenset[str]) -> bool:
    """Whether the clause of `u` opens with a word that hangs it on another: `kiedy zawarto rozejm`, `z którym rozmawiał`."""
    at = u
    while at > start + 1 and g.units[at - 1].text not in (",", "–", ";", ":"):
        at -= 1
    first = [x for x in range(at, min(at + 2, u + 1)) if "prep" not in g.units[x].pos or g.lemmas(x) & _OPENERS]
    return bool(first) and bool(g.lemmas(first[0]) & openers) and g.units[at - 1].text == ","


def _governing(
    g: SentenceGraph, u: int, refs: Referents, status: Status, actors: frozenset[str]
) -> tuple[list[Who], list[Utterance]]:
    """Speakers by the tree: subjects of the verbs of saying and wishing above the happening."""
    words = lexicon()
    wishers: list[Who] = []
    chain: list[Utterance] = []
    at = u
    passed = False  # a verb of another clause has been passed
    plain = status is Status.ACTUAL or asserted(g, u, status)
    for head in g.up(u):
        label = g.labels[at].split(":")[0]
        if label == "acl" and g.labels[at].startswith("acl:relcl"):
            break
        lemmas = g.lemmas(head)
        verbal = g.verb(head) or g.gerund(head)
        governs = label in ("ccomp", "xcomp", "obj", "obl", "iobj", "advcl", "csubj", "acl", "nmod", "nsubj")
        if verbal and says(g, head) and governs and not retort(g, head, at):
            who = _sayers(g, head, refs)
            for w in who:
                chain.append(Utterance(w.span, w.cluster, w.span.of(g.text), "say", "named"))
            announces = bool(lemmas & words.state_control)
            done = status is Status.ACTUAL and not (
                lemmas & words.state_control and label in ("obj", "obl", "ccomp", "nmod")
            )
            known = status is Status.ACTUAL and _granted(g, top(g, u))
            direct = at == u or (g.heads[top(g, u)] == at and not known)  # what is said, not what only stands in it
            told = label == "ccomp" and status is Status.ACTUAL and direct
            done = (done or (status is Status.ACTUAL and passed)) and not told
            content = label == "ccomp" and (direct or status is not Status.ACTUAL)
            aside = status is Status.ACTUAL and g.preposition(at) in words.presupposing  # `po ataku ogłosił`
            told_of = label != "nsubj" and not done and not aside
            if (lemmas & words.wishing or content) and not wishers and told_of and plain:
                wishers = [
                    w
                    for w in who
                    if refs.discourse.type_of(w.cluster) != "MediaOutlet"
                    and (
                        w.cluster not in actors
                        or announces
                        or lemmas & any_of(words.seeking, words.ruling_out)
                        or lemmas & words.threatening
                        or (content and status is not Status.ACTUAL and not lemmas & words.control)
                    )
                ]
        asks = (
            lemmas & words.asking
            and g.preposition(at) == "o"
            and (lemmas & {"zwrócić", "zwracać"} or any(g.preposition(c) == "do" for c in g.kids[head]))
        )
        if verbal and asks and not wishers and status is not Status.ACTUAL:
            wishers = _sayers(g, head, refs)  # `zwrócił się o zwołanie szczytu`
        against = g.adjective(head) and lemmas & words.proposed["demanded"].adjectives
        if against and not wishers and status is not Status.ACTUAL:  # `Wilno jest przeciwne zniesieniu sankcji`
            wishers = [w for s in g.subjects(head) for w in refs.resolve(s, _AGENT)]
        if verbal and lemmas & words.making_depend and not wishers and status is not Status.ACTUAL:
            wishers = _sayers(g, head, refs)  # `Węgry uzależniły zgodę od wykreślenia X z listy`: so they wish it
        passed = passed or verbal
        at = head
    return wishers, chain


def _sayers(g: SentenceGraph, verb: int, refs: Referents) -> list[Who]:
    found: list[Who] = []
    for arg in subject(g, verb):
        if arg.via == "dropped" and any(r.values(("pri",)) for r in g.units[arg.unit].word.readings):
            found += refs.quoted(arg.unit)  # `– Domagamy się uwolnienia – przekazał X`
        elif arg.via == "dropped":
            mine = [r for r in refs.reports() if r.verb == arg.unit]
            same = [w for r in mine for w in _same_speaker(g, r, refs)]
            if not same and any(r.way == "aside" for r in mine):  # `– Straci kartę – dodał`
                same = refs.speaking_on(arg.unit)
            found += same or refs.dropped(arg.unit, _AGENT)
        elif arg.unit < verb or agree(g, verb, arg.unit):  # `organizacje szacują, że … jest dziennikarz`
            found += refs.resolve(arg.unit, _AGENT)
    if not found and g.lemmas(verb) & lexicon().minding:
        for arg in own(g, verb):
            if arg.slot == "dat":
                found += refs.resolve(arg.unit, _AGENT) or refs.plural_back(arg.unit, _AGENT)
    return found


def told_by(g: SentenceGraph, report: Report, refs: Referents) -> list[Utterance]:
    """The speakers of one reporting clause; who is left out is he who spoke last."""
    if not report.who:
        rows = _same_speaker(g, report, refs) or refs.speaking_on(report.verb) or refs.dropped(report.verb, _AGENT)
        return [Utterance(w.span, w.cluster, w.span.of(g.text), "say", "named") for w in rows]
    found = [x for u in report.who for x in _utterances(g, u, refs)]
    plural = any(r.values(("pl",)) for r in g.units[report.verb].word.readings)
    return found if plural or report.way == "source" else found[:1]


def _same_speaker(g: SentenceGraph, report: Report, refs: Referents) -> list[Who]:
    """`Pieskow ocenił, że …, zapewnił jednak, że …`: of two verbs of saying of one form the first names the speaker."""
    forms = g.units[report.verb].word.readings
    for other in refs.reports():
        if other.verb < report.verb and other.way == "that" and other.who:
            same = {
                r.tag.split(":")[:2] == x.tag.split(":")[:2] for r in forms for x in g.units[other.verb].word.readings
            }
            if True in same:
                return [Who(x.speaker, x.span) for x in told_by(g, other, refs) if x.speaker]
    return []


def spoken(refs: Referents) -> list[Who]:
    """Who speaks in a sentence: the subjects of its last reporting clause with a verb."""
    for report in reversed(refs.reports()):
        if report.way != "source":
            return [Who(x.speaker, x.span) for x in told_by(refs.g, report, refs) if x.speaker]
    return []


def _utterances(g: SentenceGraph, u: int, refs: Referents) -> list[Utterance]:
    who = refs.resolve(u, _AGENT)
    if who:
        return [Utterance(w.span, w.cluster, w.span.of(g.text), "say", "named") for w in who]
    object_ = g.labels[u].split(":")[0] in ("obj", "obl", "iobj") and g.preposition(u) is None
    if not g.nominal(u) or (object_ and not g.lemmas(u) & lexicon().beings):
        return []  # `mam zaszczyt ogłosić`
    inside = g.subtree(u)
    first, last = g.units[inside[0]].span.start, g.units[inside[-1]].span.end
    return [Utterance(g.units[u].span, None, Span(first, last).of(g.text), "say", "unnamed")]
