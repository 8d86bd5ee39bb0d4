"""What Polish words are: tokens, readings, and the word lists that every later step asks."""
