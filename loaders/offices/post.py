"""A post: a title in a body that is known."""

from typing import NamedTuple

from kg.model import Confidence
from loaders.bodies.body import Body


class Post(NamedTuple):
    """An office with its body resolved: canonical names, and the body as a tree (None for a fused one)."""

    title: str
    body: str
    tree: Body | None
    seats: str
    confidence: Confidence = "certain"
