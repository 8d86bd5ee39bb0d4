"""The phases that attach loose claims, derived anew: those choose again that are changed, or that see a changed home."""

from __future__ import annotations

from collections.abc import Callable

from graph.again.codec import join_line, to_join
from graph.again.phases import Changes, Phases
from graph.derive.clusters import Cluster
from graph.derive.told import Told


def attach(
    p: Phases,
    phase: int,
    changed: Changes,
    cls: str,
    unseen: str,
    wanted: Callable[[list[Told]], bool],
    home: Callable[[list[Told]], bool],
) -> Changes:
    """Phases 1 and 2: loose clusters that are changed, or see a changed home, choose again."""
    board, memory, before = p.board, p.board.memory, phase - 1
    here = p.present(changed.claims)
    # only a home is looked at by others: here a cluster of several, or a claim of another class than they are
    seen_by = {c for ids in changed.clusters for c in ids if len(ids) > 1 or board.classes(c) - set(unseen)}
    keys = {k for c in seen_by & here for k in board.keys(c)}
    keys |= {k for c in seen_by if c in board.before for k in board.before[c].keys}
    seen = here | {i for key in keys for i in board.bucket(key, cls)}
    rows = {one.id: one for i in sorted(seen) if wanted((one := board.cluster(before, i)).members)}
    homes: set[str] = {board.label(before, c) for c in here}
    for label in changed.labels - rows.keys():
        homes.add(memory.value("SELECT home FROM choice WHERE phase = ? AND loose = ?", phase, label))
        memory.run("DELETE FROM choice WHERE phase = ? AND loose = ?", phase, label)
        memory.run("DELETE FROM open WHERE phase = ? AND owner = ?", phase, label)
        memory.run("DELETE FROM rated WHERE phase = ? AND loose = ?", phase, label)
    again = set(here)
    altered = {ids[0] for ids in changed.clusters}
    standing = (i for i in sorted(altered) if board.present(i) and board.label(before, i) == i)
    fresh = [c for c in (board.labelled(before, i) for i in standing) if home(c.members)]
    for label, one in sorted(rows.items()):
        if not any(t.id in here for t in one.members) and not _sees(p, phase, one, altered, fresh):
            continue
        rated = p.weigher.rated(one, _homes(p, before, one, home))
        choice = p.weigher.choose(rated)
        memory.run("DELETE FROM open WHERE phase = ? AND owner = ?", phase, label)
        memory.run("DELETE FROM rated WHERE phase = ? AND loose = ?", phase, label)
        memory.many("INSERT INTO rated VALUES (?, ?, ?)", ((phase, label, at) for _, at, _ in rated))
        p.leave_open(phase, label)
        old = memory.rows("SELECT home, data FROM choice WHERE phase = ? AND loose = ?", phase, label)
        new = [(choice[1], join_line(choice[2]))] if choice else []
        if old == new and not any(t.id in here for t in one.members):
            continue
        again |= {t.id for t in one.members}
        homes |= {h for h, _ in (*old, *new)}
        memory.run("DELETE FROM choice WHERE phase = ? AND loose = ?", phase, label)
        memory.many("INSERT INTO choice VALUES (?, ?, ?, ?)", ((phase, label, h, data) for h, data in new))
    homes = {h for h in homes if h and board.present(h) and board.label(before, h) == h}
    chosen = [
        (label, h, to_join(data))
        for h in homes
        for label, data in memory.rows("SELECT loose, data FROM choice WHERE phase = ? AND home = ?", phase, h)
    ]
    again |= homes | {label for label, _, _ in chosen}
    of: dict[str, Cluster] = {}
    for c in sorted(again):
        if c not in of:
            cluster = board.cluster(before, c)
            of |= {t.id: cluster for t in cluster.members}
    joins = [join for label, h, join in sorted(chosen, key=lambda r: r[0]) if p.weigher.merge(of, h, label, join)]
    return p.finish(phase, of, joins, changed.claims)


def _sees(p: Phases, phase: int, one: Cluster, altered: set[str], fresh: list[Cluster]) -> bool:
    """Whether a home that a loose cluster fitted is another now, or one that is another now fits it.

    A person of thousands of happenings is a key of thousands of loose claims, of which a new happening concerns few.
    """
    known = p.board.memory.column("SELECT home FROM rated WHERE phase = ? AND loose = ?", phase, one.id)
    return not altered.isdisjoint(known) or any(p.weigher.fits(one, home) for home in fresh)


def _homes(p: Phases, before: int, one: Cluster, home: Callable[[list[Told]], bool]) -> dict[str, Cluster]:
    """The clusters that share a key with a loose one and are homes."""
    near: dict[str, Cluster] = {}
    keys = {key for t in one.members for key in p.board.keys(t.id)}
    for label, cls in p.board.near(before, keys).items():
        if cls == "u" and p.board.members(before, label) == (label,):
            continue  # an undated claim by itself is no home
        cluster = p.board.labelled(before, label)
        if home(cluster.members):
            near[label] = cluster
    return near
