"""What a heading means for a post beside a name in a row under it: "Xã X | Bí thư A; Chủ tịch UBND B"."""

from loaders.holds.entries import is_told_of, leaves_unit
from loaders.holds.implied import is_given_by
from loaders.holds.intents import Heading
from loaders.holds.rows import Row
from loaders.offices.attach import Tie


def is_of_entry(head: Heading | None, row: Row, tie: Tie) -> bool:
    """True for a post of which a row of a list tells whose it is, be it under a heading or not."""
    if row.in_table or is_told_of(row.items, tie):
        return True
    return head is not None and head.roll and _is_of_roll(head, row, tie)


def is_meant(head: Heading, row: Row, tie: Tie) -> bool:
    """False for his own post behind a name: "Danh sách bí thư các xã: | Xã X: ông A, Chủ tịch HĐND".

    Also where a verb gives him another: "Xã X: …. | Ông A, Bí thư Đảng ủy, được bầu làm Chủ tịch HĐND".
    """
    own = tie.person < tie.office
    if own and (head.each or head.title):
        return False
    given = (e for e in row.reading.events if e.status == "appointed" and e.office > tie.office)
    own = own or row.items[tie.office + 1].kind != "punct"  # "Bí thư Huyện ủy X A | làm Chủ tịch Y"
    if own and head.status == "appointed" and any(tie.person in event.people for event in given):
        return False
    return not head.alone or is_given_by(head, row.items[tie.office].offices[0])


def _is_of_roll(head: Heading, row: Row, tie: Tie) -> bool:
    """True for a post that a line under a unit tells of one behind it, and nothing else: "Bí thư Đảng ủy A".

    Also for any under what tells that all are released; under orders also for what stands behind the name.
    """
    if tie.person < tie.office and not head.ordered:
        return False
    own = head.status == "left" or leaves_unit(row.items[tie.office])
    return own and all(tie.person not in event.people for event in row.reading.events)
