"""Which words tell of which happening, and what stands around them by grammatical slot."""
