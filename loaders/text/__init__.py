"""From raw text to a cleaned page, its words and sentences."""
