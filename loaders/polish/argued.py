"""What texts argue: demands, conditions, warnings, assessments, forecasts, pressure. Data in `data/argued/`.

Read apart from the happenings of `data/frames/`: a second look at a sentence with frames, dates and hits of its own, whose
claims join the others at the very end. So a new frame here cannot change what is read of a meeting or a release.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.polish.claims.builder import Builder
from loaders.polish.claims.certainty import Certainty, of_syntax
from loaders.polish.claims.telling import informative
from loaders.polish.dating.dating import assign
from loaders.polish.frames.openings import Opening
from loaders.polish.frames.triggers import find
from loaders.polish.reference.referents import Referents
from loaders.polish.roles.senses import understand
from ontology.claims import Claim

FOLDER = "argued"


def argued(refs: Referents, openings: Sequence[Opening], builder: Builder, certainty: Certainty) -> Iterator[Claim]:
    """Claims of one sentence, in text order: `Litwa zażądała od Białorusi …` is a Demand with actor and recipient."""
    g = refs.g
    senses = [understand(g, hit, refs) for hit in find(g, openings) if not hit.spare]
    dated = assign(g, [s.hit for s in senses])
    for i, sense in enumerate(senses):
        if not informative(g, sense, i in dated):
            continue
        trigger = sense.hit.trigger
        for claim in builder.claims(g, sense, refs, dated.get(i)):
            named = [bool(claim.role(role)) for role in (*trigger.needs, *trigger.needs_all)]
            if all(named) if trigger.needs_all else any(named):  # `kierowcy żądają`: the view of nobody in particular
                yield certainty.view(claim, of_syntax(g, sense))
