"""An office as a text writes it: a title, and the body that it names."""

from typing import NamedTuple

from loaders.bodies.body import Body


class Office(NamedTuple):
    """An office as written: `body` is None where only the title is said, `many` after "các", "hai".

    `status` is "former", "now", "new" or "acting" when such a word stands right before it.
    """

    start: int
    end: int
    title: str
    body: Body | None
    fused: str | None = None  # the body's canonical name, when the office names it ("Tổng Bí thư")
    seats: str = "one"
    status: str | None = None
    many: bool = False
    number: int = 0  # of those who hold it, where it is told: "hai | Phó Chủ tịch"
