"""Answers that need more than one card: a timeline, ways between things, who stands between whom, who belongs together.

Everything stands on the records of `graph.view`, so it holds for one claim an event as for many, and every answer
carries its sentences. `text` modules print, `*_json` functions give the same as plain data.
"""
