"""What the verbs of one sentence say: who is given or loses an office, who goes from one."""

from typing import NamedTuple

from kg.model import Status


class Event(NamedTuple):
    """An office item ruled by a verb: whose, with what status.

    `people` are indices of person items; empty: the subject of the sentence before. `member`: the item is a
    body that they joined or left. `again`: the office is the one last named ("chức vụ này"); `office` is
    then the verb's index.
    """

    office: int
    people: tuple[int, ...]
    status: Status
    verb: int
    member: bool = False
    again: bool = False
    replaced: bool = False  # known only from "thay ông B": no date
    moved: bool = False  # left by a move to another post
    aside: bool = False  # told in passing ("khi giữ chức X"): says nothing of a post known otherwise
    nth: int | None = None  # in which of the bodies that the office names, where each is another's


class Departure(NamedTuple):
    """A person moved or retired by a verb: what stands beside the name is left (`sure`.

    Whatever else is said).
    """

    person: int
    verb: int
    sure: bool = False
    moved: bool = False
    party: bool = False  # of the party's posts alone, as a punishment
    lost: bool = False  # of all posts, as a punishment
    seats: bool = False  # retired by a decision, which ends seats in committees of the party too


class Reading(NamedTuple):
    """What the verbs of a sentence say; `seeming` are those of its `verbs` that only seem to say it."""

    events: tuple[Event, ...]
    departures: tuple[Departure, ...]
    seeming: frozenset[int]
    verbs: tuple[int, ...]  # their items
