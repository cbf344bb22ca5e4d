"""How much of what a careful reader finds is found: precision, recall and F1 against hand-read articles."""

from kg.evaluate.facts import ALSO, LISTS, facts
from kg.evaluate.normal import normal
from kg.evaluate.score import Counts, Difference, Score, score

__all__ = ["ALSO", "LISTS", "Counts", "Difference", "Score", "facts", "normal", "score"]
