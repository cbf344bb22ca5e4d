"""Queries as steps: a generator asks for reads and is sent the rows, so that one body of code serves the
synchronous and the asynchronous driver and needs neither for its tests.
"""

from collections.abc import Awaitable, Callable, Generator
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")
Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Read:
    """A statement to run in read access mode."""

    cypher: str
    parameters: dict[str, Any] = field(default_factory=dict)


Steps = Generator[Read, Rows, T]


def drive(steps: Steps[T], read: Callable[[str, dict[str, Any]], Rows]) -> T:
    """Answers each read at once and returns what the steps return."""
    try:
        ask = next(steps)
        while True:
            ask = steps.send(read(ask.cypher, ask.parameters))
    except StopIteration as end:
        result: T = end.value
        return result


async def drive_async(steps: Steps[T], read: Callable[[str, dict[str, Any]], Awaitable[Rows]]) -> T:
    """The same with an asynchronous driver."""
    try:
        ask = next(steps)
        while True:
            ask = steps.send(await read(ask.cypher, ask.parameters))
    except StopIteration as end:
        result: T = end.value
        return result
