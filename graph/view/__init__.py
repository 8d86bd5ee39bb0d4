"""Reads the `current` graph into plain records for people: cards, names, paths. It never writes.

`reader.View` is the only module here that knows RDF; `card`, `path`, `text` and `graph.explore` see records.
"""
