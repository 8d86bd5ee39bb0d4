"""Whether a happening is done, planned, proposed, negated or disputed."""
