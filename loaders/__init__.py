"""From articles to records."""
