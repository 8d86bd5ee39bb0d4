"""Grades of sources, in the manner of intelligence reports: a letter for the source, a digit for how well a fact is confirmed.

A module of its own: who only filters by them loads nothing of what reckons them.
"""

from __future__ import annotations

from ontology.errors import UsageError

LETTERS, DIGITS = "ABCDEF", "123456"


def good_enough(grade: str, least: str) -> bool:
    """Whether a grade is at least as good as another, letter and digit.

    >>> good_enough("B1", "C3"), good_enough("B6", "C3"), good_enough("B6", "C")
    (True, False, True)
    """
    if not least or least[0] not in LETTERS or (least[1:] and least[1:] not in DIGITS):
        raise UsageError(f"{least!r} is not a grade", hint="Write a letter A-F, or a letter and a digit 1-6: B, C3.")
    return grade[:1] <= least[0] and (len(least) == 1 or grade[1:] <= least[1:])
