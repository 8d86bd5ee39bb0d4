"""Sentence → dependency tree, and the tree as a graph of units."""
