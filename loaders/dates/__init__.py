"""Dates as the press writes them."""
