"""Relations that phrases state: posts, kinship, citizenship, membership, ownership."""
