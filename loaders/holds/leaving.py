"""Which offices somebody leaves who is moved or retires: those told beside his name."""

from collections.abc import Iterable

from loaders.holds.held import Holdings
from loaders.holds.rows import Row
from loaders.offices.event import Departure, Event


def offices_left(row: Row, departure: Departure, holdings: Holdings) -> Iterable[tuple[int, int]]:
    """The offices beside the name of one who leaves, each with the item that ties it to him.

    That of "A, hiện | là Giám đốc X, nghỉ hưu" too; of those that several share, where all leave.
    """
    gone = {other.person for other in row.reading.departures}
    ties = row.found.ties
    for tie in ties:
        shared = tie.shared and any(t.office == tie.office and t.person not in gone for t in ties)
        if row.who.get(tie.person) == row.who[departure.person] and not shared:
            yield tie.office, tie.person
    for event in row.reading.events:
        till_then = event.status == "former" and _is_term_served(row, event)
        told = (event.status == "current" or till_then) and event.verb < event.office < departure.verb
        his = not event.people or departure.person in event.people  # "Đang là X, | ông A được điều động"
        if told and his and not (event.again or event.member):
            held = (holdings.of(row.who[departure.person], p) for p in row.posts.of(event.office))
            if all(h is not None and h.status == event.status for h in held):
                yield event.office, event.verb


def _is_term_served(row: Row, event: Event) -> bool:
    """True for a post held until one goes: "sau 11 năm | làm Phó Chủ tịch X, ông thôi giữ chức"."""
    before = [item.text for item in row.items[max(0, event.verb - 3) : event.verb]]
    return len(before) == 3 and before[0] == "sau" and before[2] == "năm"
