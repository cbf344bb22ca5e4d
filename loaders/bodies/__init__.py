"""Bodies in text: what they are, what they belong to, how they are called."""
