"""The graph as a property graph in Neo4j: projected, synced by difference, verified, read back, and queried in Cypher."""
