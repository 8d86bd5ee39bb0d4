"""Whether a verb tells of what is to come."""

from __future__ import annotations

from loaders.polish.syntax.sentence_graph import SentenceGraph
from loaders.polish.text.lexicon import lexicon
from loaders.polish.text.words import Reading as WordReading


def future(g: SentenceGraph, parts: list[int]) -> bool:
    """`będzie prowadzić`, `uwolni`, `zostaną zwolnieni`: perfective present forms and `być` in the future."""
    for x in parts:
        readings = [
            r
            for r in g.units[x].word.readings
            if r.pos in ("fin", "bedzie", "praet", "imps") and r.lemma not in lexicon().obsolete
        ]
        if readings and all(r.pos == "bedzie" or (r.pos == "fin" and perfective(r)) for r in readings):
            return True
    return False


def perfective(reading: WordReading) -> bool:
    """`kupi` is the future, though the dictionary has the verb as imperfective too."""
    return reading.perfective or reading.lemma in lexicon().perfective
