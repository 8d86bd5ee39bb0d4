"""Documents, and paragraphs of Polish ones, in other languages: names linked to the registry, no claims."""
