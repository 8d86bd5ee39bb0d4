"""Documents, and paragraphs of Polish ones, in other languages: names linked to the registry, claims where the grammar is sure."""
