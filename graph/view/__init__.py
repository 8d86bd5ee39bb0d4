"""Reads the `current` graph into plain records for people: cards and names. It never writes to the graph.

`reader.View` is the only module here that knows RDF; `card`, `text`, `graph.analysis` and `graph.explore` see records.
"""
