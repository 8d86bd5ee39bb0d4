"""What a phrase means: names, pronouns, left-out subjects, nouns that point back; and what the document has said so far."""
