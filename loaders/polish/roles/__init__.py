"""Who fills which role of a happening, from the slots of its frame and from the rest of the clause."""
