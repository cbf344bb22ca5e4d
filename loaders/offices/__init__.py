"""Offices in text, the people beside them, the bodies they are in."""
