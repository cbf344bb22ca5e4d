"""The ontology's data, read and checked."""
