"""Arguments by order alone: what stands right of a trigger in its clause, where the parser has lost it."""

from __future__ import annotations

from loaders.polish.frames.slots import STOPS, Arg, agentive, cases_of, passive
from loaders.polish.frames.subjects import agrees
from loaders.polish.syntax.sentence_graph import BASE, SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.marks import QUOTES

_WHOSE = frozenset({"jego", "jej", "ich"})
_ABOUT = frozenset({"o", "w sprawie", "dotyczyć"})
_NOUNS = frozenset({"adj", "subst"})
_PARTICIPLES = frozenset({"ppas", "pact"})
_GROUNDS = frozenset({"za", "mimo", "wskutek", "w związku", "w zamian za"})


def scan(g: SentenceGraph, u: int, *, companion: bool = False, reach: int = 7) -> list[Arg]:
    """Arguments by order alone, to the right of `u` up to the end of its clause: what a slip of the parser would lose.

    `uwolnienie przez reżim 52 więźniów`, `zamknęła na pewien czas granicę z Białorusią`.
    """
    found: list[Arg] = []
    preposition: str | None = None
    stay = False  # a place has been passed; after it only a name goes on with the phrase
    free = True  # whether a bare noun may still be the object
    depth = 0
    inner = False  # inside the phrase of a participle: `złagodzenie nałożonych na ten kraj sankcji`
    joined = -1  # the second name of a pair that has been passed
    grounds = False  # past the reason for which it is done
    deeper = (
        False  # past another nominal happening, whose doer `przez` names: `rozmowy w sprawie uwolnienia przez reżim`
    )
    for at in range(u + 1, min(len(g), u + 1 + reach + 4)):
        unit = g.units[at]
        if unit.text == "(":
            depth += 1
        elif unit.text == ")":
            depth -= 1
            if depth < 0:
                break
        if depth or unit.text == ")":
            continue
        if unit.text in ("i", "oraz") and found and found[-1].unit == at - 1 and _joins_names(g, at):
            joined = at + 1  # `w uderzeniach USA i Izraela na cele`: the list of doers ends no phrase
            continue
        if at == joined:
            continue
        if (
            unit.text in (",", ".", ";", ":", "–", "?", "!")
            or unit.text in ("i", "oraz", "a", "ale", "lub")
            or at - u > reach
        ):
            break
        pos = unit.pos
        if "inf" in pos and not g.nominal(at) and not g.verb(u) and not g.lemmas(at) & lexicon().carrying:
            break  # `po rozmowach na Kremlu spotkać się w Brukseli`
        if not pos.isdisjoint(STOPS) and pos.isdisjoint(_NOUNS) and not g.nominal(at):
            break
        if not pos.isdisjoint(_PARTICIPLES) and "subst" not in pos:
            inner = at + 1 < len(g) and "prep" in g.units[at + 1].pos
            continue
        if g.labels[at] == "case" or ("prep" in pos and unit.text[:1].islower() and not unit.named):
            preposition = unit.expression or BASE.get(unit.text.casefold(), unit.text.casefold())
            continue
        if unit.time is not None:
            preposition = None
            continue
        if unit.mentions and not unit.named and preposition is None and g.heads[at] == u:
            found.append(Arg("adj", at, companion, "scan"))
            continue
        if not g.nominal(at) or (unit.mentions and not unit.named):
            continue
        if unit.text.casefold() in _WHOSE and not g.verb(u) and at < g.heads[at] and g.labels[at].startswith("nmod"):
            continue  # `przedstawił zarzuty jego żonie`
        if unit.number is not None and at + 1 < len(g) and g.units[at + 1].text == "-":
            continue  # `21-letniego sierżanta`
        cases = cases_of(g, at)
        if preposition is None and not (g.verb(u) or g.gerund(u)) and _a_mans_nominative(g, at):
            break  # `odpowiedzialnością za nalot prezydent Ukrainy obarczył Putina`: no genitive of `prezydent`
        if stay and preposition is None and not unit.named:
            break
        if preposition is None and unit.cases == {"inst"} and unit.lemmas & lexicon().arms and not g.verb(u):
            continue  # `ataku dronami na Kijów`
        if preposition is None and not g.verb(u) and not g.gerund(u) and unit.cases and "gen" not in unit.cases:
            break  # `na listę sankcyjną rosyjskie koncerny`: another phrase has begun
        deeper = deeper or (g.gerund(at) and not unit.named)
        if preposition == "przez" and deeper:
            break
        if preposition is not None and inner:
            preposition, inner = None, False
            continue
        if preposition is not None and grounds and g.heads[at] != u:
            preposition = None
            continue  # `nałożyły sankcje za atak Rosji na Ukrainę`: on whom the attack was
        over = g.heads[at]
        theirs = u < over < at and g.lemmas(over) & lexicon().meetings
        if preposition == "z" and theirs and unit.named and (not g.verb(u) or g.labels[g.heads[over]] == "obj"):
            preposition = None
            continue  # `drogę do spotkania z Trumpem`, `omówili możliwość spotkania z Trumpem`
        if preposition == "z" and u < over < at and unit.named and _between(g, u, over):
            preposition = None
            continue
        grounds = grounds or preposition in _GROUNDS
        if preposition is not None:
            found.append(
                Arg(
                    "subj"
                    if preposition == "przez" and agentive(g, at) and (passive(g, u) or not g.verb(u))
                    else preposition,
                    at,
                    companion,
                    "scan",
                )
            )
            preposition = None
            stay = unit.named and any(m.type == "Place" for m in unit.mentions)  # `wizyta w Warszawie ministra X`
            free = free and (found[-1].slot == "subj" or g.verb(u) or stay)
        elif (
            (free or (g.gerund(u) and unit.number is not None))
            and cases & _wanted(g, u, found)
            and unit.cases != {"nom"}
            and not _possessor(g, u, at, found)
        ):
            found.append(Arg("obj" if g.gerund(u) or g.verb(u) else "gen", at, companion, "scan"))
            free = False
        elif (
            g.verb(u)
            and not g.units[u].pos & {"imps", "pcon", "pant"}
            and not any(a.slot == "subj" for a in found)
            and _may_act(g, u, at)
        ):
            found.append(Arg("subj", at, companion, "scan"))
    return found


def _between(g: SentenceGraph, u: int, noun: int) -> bool:
    """`porozumiały się w sprawie granicy z Rosją`, `umowa o obronie granicy z Białorusią`: a border or tie that it is about has its own other side."""
    if not g.lemmas(noun) & lexicon().relating:
        return False
    matter = noun
    while u < g.heads[matter] < matter and g.nominal(g.heads[matter]) and g.preposition(matter) is None:
        matter = g.heads[matter]
    return g.preposition(matter) in _ABOUT


def _a_mans_nominative(g: SentenceGraph, u: int) -> bool:
    """`prezydent`, `premier`, of which only a woman's title is not declined; beside no name of hers it is a nominative."""
    unit = g.units[u]
    if unit.named or unit.title is not None or not unit.lemmas & lexicon().offices:
        return False
    return any(r.values(("nom",)) and r.values(("m1",)) for r in unit.word.readings) and not any(
        r.values(("gen",)) and r.values(("m1",)) for r in unit.word.readings
    )


def _joins_names(g: SentenceGraph, u: int) -> bool:
    """Whether `i` joins two names, the second of which goes with the first."""
    if not (0 < u < len(g) - 1 and g.units[u - 1].named and g.units[u + 1].named):
        return False
    return g.labels[u + 1] == "conj" and g.heads[u + 1] == u - 1


def _possessor(g: SentenceGraph, u: int, at: int, found: list[Arg]) -> bool:
    """`spotkał się z wysłannikami prezydenta`: a genitive right behind what a preposition governs is whose that is.

    Only of reflexive and passive verbs, which take no object anyway; and `siedzą przeciwnicy Erdogana`: behind a noun for somebody's own.
    """
    head = g.heads[at]
    if (
        u < head < at
        and "gen" in g.units[at].cases
        and g.lemmas(head) & lexicon().owned
        and g.labels[at].startswith("nmod")
    ):
        return True
    if passive(g, u) and head == at - 1 and not g.units[head].named and "gen" in g.units[at].cases and u < head:
        return not g.units[at].cases & {"acc", "nom"}  # `usunięta z listy sankcji USA`
    if (
        not any(g.labels[c].startswith("expl") for c in g.kids[u])
        or "gen" not in g.units[at].cases
        or not g.labels[at].startswith(("nmod", "appos"))
    ):
        return False
    if head == at - 1 and g.lemmas(head) & lexicon().meetings:
        return True  # `spotkali się na marginesie szczytu BRICS`
    if not g.labels[at].startswith("nmod"):
        return False
    if head == at - 1 and g.labels[head].startswith("nsubj"):
        return True  # `spotkali się prezydenci Litwy i Polski`
    return any(a.unit == g.heads[at] == at - 1 and a.slot not in ("obj", "subj", "adj") for a in found)


def _may_act(g: SentenceGraph, verb: int, at: int) -> bool:
    """A nominative that cannot be an object, or a name that is not in quotation marks: `fregatę „Admirał Gołowko”`.

    A name that may be a genitive is no doer behind the noun that it hangs on: `naruszyły przestrzeń powietrzną Polski`.
    """
    unit = g.units[at]
    if "gen" in unit.cases and g.labels[at].startswith("nmod") and verb < g.heads[at] < at:
        return False
    quoted = at > 0 and g.units[at - 1].text in QUOTES
    sure = unit.number is not None or not unit.cases & {"acc", "gen"}
    return "nom" in unit.cases and (sure or (unit.named and not quoted)) and agrees(g, verb, at)


def _wanted(g: SentenceGraph, u: int, found: list[Arg]) -> frozenset[str]:
    """Cases of an object here: a genitive right after a noun, an accusative (if need be a genitive) after a verb."""
    if not g.verb(u):
        return frozenset({"gen"})
    return frozenset({"acc"}) if found and not g.negated(u) else frozenset({"acc", "gen"})
