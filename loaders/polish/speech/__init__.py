"""Who says so: reports, quotations, verbs of saying."""
