"""The word lists of ties between actors as `data/relations.yaml` holds them; beside `word_lists.py` and `governor_lists.py`."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.polish.text.cues import Words


@dataclass(frozen=True)
class RelationLists:
    """Who is of what and heads what, `data/relations.yaml`."""

    joining: Words
    leaving: Words
    members: Words
    fighters: Words
    citizens: Words
    citizenship: Words
    appointing: Words
    posts: Words
    holding: Words
    standing_at_head: Words
    counterparts: Words
    one_post: Words
    telling_alone: Words
    no_posts: Words
    bringing_in: Words
    sectors: Words
    held_when: Words
    boards: Words
    descent: Words
