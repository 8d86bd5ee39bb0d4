"""Hit → sense: which phrases of the sentence fill which roles."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.polish.frames.arguments import gather, turned
from loaders.polish.frames.frames import KINDS, Slot
from loaders.polish.frames.slots import Arg, matches, own
from loaders.polish.frames.triggers import Hit
from loaders.polish.reference.discourse import Who
from loaders.polish.reference.referents import Referents
from loaders.polish.reference.role_nouns import seat
from loaders.polish.roles.base import HOLDING, SUFFERING, Open
from loaders.polish.roles.groups import first_name
from loaders.polish.roles.measures import only_listed
from loaders.polish.roles.open_roles import fill
from loaders.polish.roles.struck import struck_with_it
from loaders.polish.roles.talks import LENT, Sides, opened, sides
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import FIRMS, lexicon
from loaders.polish.text.words import any_of
from ontology.claims import Link, Span

_WHERE = frozenset({"place", "destination"})
_STRUCK = frozenset(
    {"Company", "Bank", "Person"}
)  # who stands on a list: `z listy przewoźnika Bieławia` is not its list
_TRADING = frozenset({"Company", "Bank"})
_POWERS = frozenset({"Country", "InternationalOrganization", "GovernmentBody"})
_PEOPLE = frozenset({"patient", "appointee", "recipient", "candidate"})
_OF_STATES = ("Mission", "Sanction", "Licence")  # done by states and their heads, not by envoys
_OF_OTHERS = frozenset({"PrisonerRelease", "PrisonerTransfer"})
_OBJECTIVE = ("gen", "obj")
TALKS = frozenset({"Meeting", "Negotiation", "Visit", "PhoneCall"})
# Where ministers who are told by their states alone stand for them: they sign for both, and are asked to come as theirs.
_FOR_THEIR_STATES = frozenset({"Agreement", "Invitation"})


@dataclass(slots=True)
class Sense:
    """A hit with what was found around it, before it becomes claims."""

    hit: Hit
    args: list[Arg]
    roles: dict[str, list[Who]]
    phrases: dict[str, list[int]]  # role → heads of the phrases in its slots, named or not
    unsaid: set[str] = field(default_factory=set)  # roles of a subject that the verb leaves out


def understand(g: SentenceGraph, hit: Hit, refs: Referents) -> Sense:
    """Fill the roles of a hit from the slots that its frame names, in their order."""
    args = gather(g, hit.unit, hit.companion)
    if hit.voice == "active" and hit.trigger.takes_object:
        args = turned(g, hit.unit, args)
    if hit.frame.type in HOLDING:
        args = _undergone(g, hit, args)
    args += _possessed(hit, args)
    if hit.companion is not None:
        args.append(Arg("self", hit.companion, companion=True))
    if hit.trigger.title or hit.trigger.after:
        args.append(Arg("self", hit.unit))
    if hit.trigger.after and (head := g.heads[hit.unit]) >= 0:  # `dziennikarz za kratami`
        args.append(Arg("head", head))
    roles: dict[str, list[Who]] = {}
    phrases: dict[str, list[int]] = {}
    unsaid: set[str] = set()
    used: dict[str, str] = {}
    spans: set[Span] = set()
    there = _said_there(g, hit.unit)
    refs.deciding, refs.agreeing = hit.frame.type not in TALKS, hit.frame.type in _FOR_THEIR_STATES
    for role, slots in hit.trigger.slots.items():
        kinds = hit.frame.accepts.get(role, KINDS["any"])
        refs.suffering = (hit.frame.type, role) in SUFFERING or (role == "topic" and hit.frame.type in TALKS)
        anew = _told_anew(g, hit, args, slots)
        own_doer = role == "actor" and hit.voice == "noun" and _has_own(g, hit, args, slots, kinds, refs)
        all_said = role == "participant" and hit.voice == "noun" and sides(g, args) is Sides.ALL
        for slot in slots:
            for arg in args:
                if not matches(g, arg, slot, hit.voice) or (
                    own_doer and arg.via in ("control", "willed", "announced", "told", "weighed")
                ):
                    continue
                if role in _WHERE and _of_another(g, hit, arg, role):
                    continue
                if all_said and (arg.via in LENT or (arg.via == "light" and arg.slot == "subj" and opened(g, hit))):
                    continue  # `Turcja zaproponowała spotkanie Putina z Zełenskim`
                if role == "actor" and g.participle(hit.unit) == "pact" and g.lemmas(arg.unit) & lexicon().acts:
                    continue  # `dekret obejmujący X sankcjami`: the paper does nothing, nor whom it names
                if anew and arg.companion and arg.unit < hit.unit:
                    continue
                if hit.frame.type == "MilitaryExercise" and arg.slot == "z" and _across(g, arg.unit):
                    continue
                if role == "actor" and hit.frame.type.startswith("Sanction") and only_listed(g, arg, hit.companion):
                    continue
                if role == "target" and arg.slot == "wobec" and g.lemmas(arg.unit) & lexicon().reasons:
                    continue
                if role == "recipient" and hit.frame.type == "Invitation" and _whither(g, arg):
                    continue
                happening = g.gerund(arg.unit) and not g.units[arg.unit].named and role != "topic"
                happening = happening and not g.lemmas(arg.unit) & {
                    "przejście",
                    "więzienie",
                }  # places, not gerunds here
                if role == "appointee" and g.lemmas(arg.unit) & lexicon().led:
                    continue  # `mianował gabinet Babisza`
                if happening and role in _PEOPLE and arg.unit != g.heads[hit.unit]:
                    continue  # `do wymiany doszło w przeddzień spotkania Trumpa`
                timed = g.units[arg.unit].time is not None  # `wydanego w 2010 r.` names no destination
                if arg.slot not in ("adj", "poss") and arg.via != "dropped" and not happening and not timed:
                    phrases.setdefault(role, []).append(arg.unit)
                elif arg.via == "dropped":
                    unsaid.add(role)
                found = _who(
                    arg,
                    kinds,
                    refs,
                    hit.unit,
                    actor=role == "actor",
                    party=role == "participant",
                    there=there,
                    inviting=hit.frame.type == "Invitation",
                )
                if arg.via == "willed" and hit.frame.type.startswith(
                    _OF_STATES
                ):  # `Coale wyraził chęć otwarcia ambasady`
                    found = [w for w in found if _governs(w, refs)]
                if arg.via == "told" and hit.frame.type in _OF_OTHERS:  # `Nausėda poinformował o uwolnieniu więźniów`
                    found = [w for w in found if refs.discourse.type_of(w.cluster) == "Country"]
                if hit.frame.type == "MilitaryExercise" and arg.via in LENT:  # `Tusk zapowiedział, że w związku z`
                    found = [w for w in found if refs.discourse.type_of(w.cluster) != "Person"]
                if role == "actor" and arg.companion and arg.slot == "gen" and hit.frame.type.startswith("Sanction"):
                    found = [w for w in found if refs.discourse.type_of(w.cluster) not in _STRUCK]
                    if slot.voice == "noun":  # `zniesienie sankcji USA`, not `sankcji nałożonych na część sektora`
                        own_name = arg.via == "own" and g.units[arg.unit].named
                        found = [w for w in found if own_name and refs.discourse.type_of(w.cluster) in _POWERS]
                if role == "actor" and arg.via in LENT and hit.frame.type.startswith(("Sanction", "Licence")):
                    found = [
                        w for w in found if refs.discourse.type_of(w.cluster) not in _TRADING
                    ]  # no firm lifts a ban
                if role == "target" and hit.frame.type.startswith("Sanction"):
                    found = _by_name(found)
                if arg.slot == "subj" and arg.unit != g.heads[hit.unit]:
                    found = found + refs.rest_of_the_list(arg.unit, kinds)
                elif arg.unit == g.heads[hit.unit] and refs.one_of_a_list(hit.unit, arg.unit):
                    found = refs.alone(arg.unit, kinds)
                for who in found:
                    if slot.named and who.link is not Link.NAMED:
                        continue  # `odwiedził niemieckich żołnierzy` is no visit to Germany
                    again = role in _WHERE and who.span not in spans  # `na Białorusi władze białoruskie zatrzymały`
                    if used.get(who.cluster, role) == role or again:
                        spans.add(who.span)
                        used.setdefault(who.cluster, role)
                        if who.cluster not in {w.cluster for w in roles.get(role, [])}:
                            roles.setdefault(role, []).append(who)
        if role not in roles and any(s.name == "among" for s in slots):
            at = first_name(g, hit.unit + 1)  # `Wśród nich noblista X, Y i działaczka Z.`
            roles |= {role: refs.enumerate(at, kinds)} if at is not None else {}
    refs.suffering, refs.deciding, refs.agreeing = False, True, False
    if hit.frame.type in TALKS and not roles and g.preposition(hit.unit) == "podczas":
        _of_the_clause(g, hit, refs, roles)
    return Sense(hit, args, roles, phrases, unsaid)


def _across(g: SentenceGraph, u: int) -> bool:
    """`manewry blisko granicy z Łotwą`: whose border it is does not take part."""
    return any(g.labels[c] == "case" and c and g.lemmas(c - 1) & {"granica"} for c in g.kids[u])


def _whither(g: SentenceGraph, arg: Arg) -> bool:
    """`zaproszenie do Białego Domu`, `zaproszenie do Warszawy`: of what an invitation is to, only people are invited."""
    mentions = g.units[arg.unit].mentions
    if any(m.lemma in lexicon().buildings for m in mentions):
        return True
    return arg.slot == "do" and not arg.companion and not any(m.type == "Person" for m in mentions)


def _undergone(g: SentenceGraph, hit: Hit, args: list[Arg]) -> list[Arg]:
    """Whom a release or sentence befalls is not who orders it: `nakazano jej uwolnienie`, `proces ws. skazanej`."""
    u = hit.unit
    if hit.voice == "noun":
        befallen = {a.unit for a in args if a.slot in ("obj", "gen", "poss") and not a.companion}
        args = [a for a in args if not (a.slot == "subj" and a.via in LENT and a.unit in befallen)]
        if u and g.units[u - 1].text.casefold() in ("jej", "jego", "ich"):
            args = [Arg("poss", a.unit) if a.slot == "subj" and a.unit == u - 1 else a for a in args]
    elif g.participle(u) == "ppas" and not any(a.slot == "obj" and not a.companion for a in args) and _as_noun(g, u):
        args = [a for a in args if a.slot != "subj" or a.via not in LENT]
        args.append(Arg("obj", u))
    return args


def _possessed(hit: Hit, args: list[Arg]) -> list[Arg]:
    """`jego zatrzymanie`: a possessive is the genitive of a pronoun, and takes its role where nothing stands in that."""
    slots = hit.trigger.own_slots
    if hit.voice != "noun" or "poss" in slots or any(a.slot in _OBJECTIVE and not a.companion for a in args):
        return []
    return [Arg(name, a.unit) for a in args if a.slot == "poss" for name in _OBJECTIVE if name in slots]


def _as_noun(g: SentenceGraph, u: int) -> bool:
    """`skazanej`, `dla zatrzymanego`: a participle that stands for the one whom it is told of."""
    if g.labels[u].split(":")[0] not in ("nmod", "obj", "iobj", "obl", "nsubj") or g.predicate(u):
        return False
    return not any(g.labels[c].startswith(("aux", "cop")) for c in g.kids[u]) and not g.nominal(
        u + 1 if u + 1 < len(g) else u
    )


def _governs(who: Who, refs: Referents) -> bool:
    """Whether it is a state, a body, or somebody who rules one."""
    return refs.discourse.type_of(who.cluster) != "Person" or refs.discourse.rules_state(who.cluster)


def _by_name(found: list[Who]) -> list[Who]:
    """`niemieckie aktywa spółki Rosnieft`, `rosyjskie banki X i Y`: at whom a measure is aimed the names say, not where they are from."""
    named = [w for w in found if w.link is Link.NAMED]
    return [w for w in found if w.link is not Link.ADJECTIVE] if named else found


def _told_anew(g: SentenceGraph, hit: Hit, args: list[Arg], slots: tuple[Slot, ...]) -> bool:
    """`zniosły sankcje na X, w grudniu – na producentów potażu`: a clause without its verb says the role itself."""
    if g.units[hit.unit].gap is None:
        return False
    names = {slot.name for slot in slots if slot.name not in ("subj", "obj", "adj")}
    own = {arg.slot for arg in args if not arg.companion and arg.unit > hit.unit}
    thing = hit.companion is not None and hit.companion < hit.unit  # `kupi udziały spółki, a Unimot – bazy paliw`
    return not own.isdisjoint(names) or (thing and "obj" in own)


def _of_another(g: SentenceGraph, hit: Hit, arg: Arg, role: str) -> bool:
    """Whether a place is that of what stands right before it: `rozmowy o końcu wojny w Ukrainie`, `z aresztu w Grodnie`."""
    if arg.slot not in ("w", "na") or not g.units[arg.unit].named:
        return False
    case = next((c for c in g.kids[arg.unit] if g.labels[c] == "case"), arg.unit - 1)
    noun = case - 1
    if noun < 0 or noun in (hit.unit, hit.companion):
        return False
    if g.heads[arg.unit] == noun and (seat(g, arg.unit) or g.preposition(noun) in ("po", "przed")):
        return True  # `osiągnięte przez władze w Mińsku`, `udał się do Wilna po rozmowach w Mińsku`
    if hit.frame.type == "Attack" and struck_with_it(g, arg.unit):
        return True  # `cele w Iranie`
    whence = role == "destination" and "gen" in g.units[noun].cases and g.preposition(noun) == "z"
    return whence or bool(g.lemmas(noun) & lexicon().situated)


def _has_own(
    g: SentenceGraph, hit: Hit, args: list[Arg], slots: tuple[Slot, ...], kinds: frozenset[str], refs: Referents
) -> bool:
    """Whether a noun names its doer itself: in `oba rządy przygotowują wizytę Łukaszenki` only he goes on the visit.

    So do the measures: `Węgry zgodziły się na przedłużenie sankcji UE`.
    """
    return any(
        arg.via in ("own", "scan")
        and (not arg.companion or slot.voice == "noun")
        and matches(g, arg, slot, hit.voice)
        and refs.resolve(arg.unit, kinds)
        for slot in slots
        for arg in args
    )


def complete(g: SentenceGraph, sense: Sense, refs: Referents, others: frozenset[int]) -> None:
    """Fill what the slots of the frame have left open; `others` are the triggers of the sentence's other happenings."""
    refs.deciding = sense.hit.frame.type not in TALKS
    for role, who in fill(Open(g, sense.hit, sense.args, sense.phrases, sense.roles, refs, others)):
        sense.roles.setdefault(role, []).append(who)
    refs.deciding = True


def _of_the_clause(g: SentenceGraph, hit: Hit, refs: Referents, roles: dict[str, list[Who]]) -> None:
    """`w trakcie tych spotkań wysłannik przekonywał przywódcę`: who acts on whom during talks took part in them."""
    if not any(g.lemmas(c) & {"ten"} for c in g.kids[hit.unit]) or "participant" not in hit.frame.accepts:
        return
    clause = g.clause(hit.unit)
    for arg in own(g, clause):
        if arg.slot in ("subj", "obj") and arg.unit != hit.unit:
            roles.setdefault("participant", []).extend(refs.resolve(arg.unit, KINDS["person"]))


def _said_there(g: SentenceGraph, u: int) -> bool:
    """`ogłosił w Wilnie na spotkaniu z dyplomatami`: who says it at the meeting was there."""
    return g.preposition(u) in ("na", "podczas") and bool(g.units[u].cases & {"loc", "gen"})


def _who(
    arg: Arg,
    kinds: frozenset[str],
    refs: Referents,
    deed: int,
    *,
    actor: bool,
    party: bool,
    there: bool,
    inviting: bool,
) -> list[Who]:
    """Whom an argument means; of those who only announce a happening the ones who can take part in it."""
    if arg.via == "dropped":
        found = refs.dropped(arg.unit, kinds)
        if actor and arg.unit != deed and refs.g.lemmas(arg.unit) & lexicon().state_control:
            return [
                w for w in found if refs.discourse.rules_state(w.cluster)
            ]  # `Coale wrócił. Zapowiedział wznowienie`
        return found
    found = refs.resolve(arg.unit, kinds)
    if actor and refs.g.lemmas(arg.unit) & (
        any_of(lexicon().workforce, lexicon().patrons)
    ):  # `piloci Ryanaira odmówili`: not the firm
        found = [w for w in found if refs.discourse.type_of(w.cluster) not in FIRMS]
    if arg.via == "weighed":
        return [w for w in found if refs.discourse.type_of(w.cluster) == "Country"]
    if arg.via in ("announced", "told") and party and there:
        return [w for w in found if refs.discourse.type_of(w.cluster) == "Person"]
    if arg.via in ("announced", "told") and inviting:
        return found  # `minister zapowiedział zaproszenie obserwatorów`
    if arg.via in ("announced", "told"):
        return [w for w in found if refs.discourse.rules_state(w.cluster) or (party and refs.of_rank(w.cluster))]
    return found
