"""A knowledge graph of Vietnam's officials, bodies and resolutions, with the sentence behind every fact."""
