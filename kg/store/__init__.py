"""The store: Neo4j, through the official driver."""
