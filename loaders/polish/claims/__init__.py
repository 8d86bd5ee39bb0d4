"""Hit → claims: what is told, merged, counted, dated, and handed on to the next sentence."""
