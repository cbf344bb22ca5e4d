"""Which offices somebody leaves who is moved or retires: those told beside his name."""

from collections.abc import Iterable

from loaders.holds.gone import is_term_served
from loaders.holds.held import Holdings
from loaders.holds.rows import Row
from loaders.offices.event import Departure


def offices_left(row: Row, departure: Departure, holdings: Holdings) -> Iterable[tuple[int, int]]:
    """The offices beside the name of one who leaves, each with the item that ties it to him.

    That of "A, hiện | là Giám đốc X, nghỉ hưu" too; of those that several share, where all leave.
    """
    who, gone = row.who[departure.person], {other.person for other in row.reading.departures}
    ties = row.found.ties
    for tie in ties:
        shared = tie.shared and any(t.office == tie.office and t.person not in gone for t in ties)
        if row.who.get(tie.person) == who and not shared:
            yield tie.office, tie.person
    for event in row.reading.events:
        till_then = event.status == "former" and is_term_served(row.items, event.verb)
        told = (event.status == "current" or till_then) and event.verb < event.office < departure.verb
        his = not event.people or who in map(row.who.get, event.people)  # "Đang là X, | ông A được điều động"
        if told and his and not (event.again or event.member):
            held = (holdings.of(who, p) for p in row.posts.of(event.office))
            if all(h is not None and h.status == event.status for h in held):
                yield event.office, event.verb
