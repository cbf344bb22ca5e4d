"""Gatherings, and who takes part in them in what way."""
