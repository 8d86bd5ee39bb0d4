"""Relations that phrases state: posts, kinship, citizenship, membership, trade. Read from units, mostly without syntax.

`ministra spraw zagranicznych Maksima Ryżankoua` is a `position`; `zięcia Trumpa – Jareda Kushnera` is `kin`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loaders.polish.reference.discourse import Discourse
from loaders.polish.relations.back import BackReferences
from loaders.polish.relations.heading import Heading
from loaders.polish.relations.members import Members
from loaders.polish.relations.possessive import Possessives
from loaders.polish.relations.posts import Posts
from loaders.polish.relations.ties import Ties
from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.role_words import role_nouns
from ontology.claims import Claim


class Relations(Posts, Ties, Possessives, Heading, Members, BackReferences):
    """All relations of one sentence."""


def relations(reader: Relations, graph: SentenceGraph | None) -> list[Claim]:
    """Relation claims of one sentence of a text that was looked through by `learn`; also teaches the discourse who holds which office."""
    if reader.of_nobody:
        return []
    reader.learning = False
    reader.note_missions()
    found = [
        *reader.titles(),
        *reader.occupations(),
        *reader.with_genitives(),
        *reader.apposed(),
        *reader.from_somewhere(),
        *reader.kin(),
        *reader.relatives(),
        *reader.leaders(),
        *reader.headed_by(),
        *reader.holders(),
        *reader.counterparts(),
        *reader.copulas(),
        *reader.members(),
        *reader.participants(),
        *reader.citizens(),
        *reader.trades(),
        *reader.told_again(graph),
    ]
    return list({c.id: c for c in found}.values())


def learn(reader: Relations) -> None:
    """Teach the discourse, before anything is read, who holds which office and what persons are called in the text.

    So a title or a lead (`Wizyta Prezydenta Estonii`) is understood by the name that the text gives later.
    """
    if reader.of_nobody:
        return
    reader.learning = True
    reader.describe()
    for _ in (*reader.titles(), *reader.apposed(), *reader.kin()):
        pass
    for claim in reader.citizens():
        reader.discourse.naturalise(*(f.cluster for f in claim.fillers))


def distinct(claims: Sequence[Claim], discourse: Discourse) -> list[Claim]:
    """A post or tie that the text repeats is claimed once, where it is told most fully: `prezydent Estonii Karis`, `prezydent Karis`."""
    best: dict[tuple[object, ...], Claim] = {}
    claims = _not_inside(claims, discourse)
    for claim in claims:
        if claim.type not in RELATIONS:
            continue
        key = _same(claim, discourse)
        kept = best.get(key)
        if kept is None or (_object(kept) is None and _object(claim) is not None):
            best[key] = claim
    whole = {(key[0], key[1], key[2]) for key in best if key[3]}
    told = {(key[0], key[1], discourse.nouns.get(c.id)) for key, c in best.items() if key[3]}
    belongs = {key[1:4:2] for key in best if key[0] == "memberOf"}
    best = {
        k: c
        for k, c in best.items()
        if not (k[0] == "position" and k[2] in ("członek", "członkini") and k[1:4:2] in belongs)
    }
    best = {k: c for k, c in best.items() if c.id not in discourse.again or _tells_more(k, best, discourse)}
    kept_ids = {
        c.id
        for key, c in best.items()
        if key[3]
        or key[0] != "position"
        or (key[0], key[1], key[2]) not in whole
        or (_of_words(c) and (key[0], key[1], discourse.nouns.get(c.id)) not in told)
    }
    return [c for c in claims if c.type not in RELATIONS or c.id in kept_ids]


def _not_inside(claims: Sequence[Claim], discourse: Discourse) -> list[Claim]:
    """Without posts that are told within a longer one: `koordynator` of `minister koordynator służb specjalnych`."""
    told: dict[str | None, list[Claim]] = {}
    for claim in claims:
        if claim.type == "position":
            told.setdefault(claim.fillers[0].cluster, []).append(claim)

    def inside(claim: Claim) -> bool:
        return claim.type == "position" and any(
            other is not claim
            and other.trigger != claim.trigger
            and (
                (other.trigger.start <= claim.trigger.start and claim.trigger.end <= other.trigger.end)
                or (rank(claim) and 0 <= claim.trigger.start - other.trigger.end <= 2)
            )
            for other in told[claim.fillers[0].cluster]
        )

    def rank(claim: Claim) -> bool:
        """`wiceadmirał` after `dowódca floty`."""
        return discourse.heads.get(claim.id) in lexicon().ranks

    return [c for c in claims if not inside(c)]


RELATIONS = frozenset({"position", "memberOf", "spouse", "kin", "citizenship", "industry"})


def _of_words(claim: Claim) -> bool:
    """Whether a post is worded fully, though nothing named is in it: `minister sprawiedliwości` beside `szef telewizji Mtawari`."""
    return any(f.role == "object" and " " in f.text for f in claim.fillers)


def _tells_more(key: tuple[object, ...], best: Mapping[tuple[object, ...], Claim], discourse: Discourse) -> bool:
    """Whether a noun that comes back to a person tells a post of its own: `polityczka` of a minister does not."""
    others = {str(k[2]) for k, c in best.items() if k[:2] == key[:2] and k != key and c.id not in discourse.again}
    nouns = role_nouns()
    head = nouns.masculine([str(key[2])])
    return nouns.masculine(others).isdisjoint(nouns.narrower(head)) or str(key[2]) == "szef"


def _object(claim: Claim) -> str | None:
    return next((f.cluster for f in claim.fillers if f.role == "object" and f.cluster), None)


def _same(claim: Claim, discourse: Discourse) -> tuple[object, ...]:
    """What two claims of one fact share: kind, subject, office, and what it is of."""
    subject = next((f.cluster for f in claim.fillers if f.role == "subject"), None)
    office = discourse.heads.get(claim.id, "") if claim.type == "position" else ""
    return claim.type, subject, office, _object(claim)
