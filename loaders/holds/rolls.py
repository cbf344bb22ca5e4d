"""What a heading means for a post beside a name in a row under it: "Xã X | Bí thư A; Chủ tịch UBND B"."""

from loaders.holds.entries import is_told_of, leaves_unit
from loaders.holds.implied import is_given_by
from loaders.holds.intents import Heading
from loaders.holds.row import Row
from loaders.offices.attach import Tie
from loaders.offices.items import phrase


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
    if (own and (head.each or head.title)) or _is_beside_meant(head, row, tie):
        return False
    given = (e for e in row.reading.events if e.status == "appointed" and e.office > tie.office)
    own = own or row.items[tie.office + 1].kind != "punct"  # "Bí thư Huyện ủy X A | làm Chủ tịch Y"
    if own and head.status == "appointed" and any(tie.person in event.people for event in given):
        return False
    return not head.alone or is_given_by(head, row.items[tie.office].offices[0])


def _is_beside_meant(head: Heading, row: Row, tie: Tie) -> bool:
    """True for what stands before a name, where the very post that the heading names stands behind it.

    "Các Trưởng đoàn gồm: | Tỉnh X: Bí thư Tỉnh ủy A - Trưởng đoàn": he was secretary before.
    """
    if tie.person < tie.office or phrase(row.items[tie.person + 1 : tie.person + 2]) != "-":
        return False
    named = {office.title for item in head.row.items for office in item.offices}
    behind = (told.office for told in row.found.ties if told.person == tie.person < told.office)
    meant = any(office.title in named for k in behind for office in row.items[k].offices)
    return meant and not any(office.title in named for office in row.items[tie.office].offices)


def _is_of_roll(head: Heading, row: Row, tie: Tie) -> bool:
    """True for a post that a line under a unit tells of one behind it, and nothing else: "Bí thư Đảng ủy A".

    Also for any under what tells that all are released; under orders also for what stands behind the name.
    """
    if tie.person < tie.office and not head.ordered:
        return False
    own = head.status == "left" or leaves_unit(row.items[tie.office])
    return own and all(tie.person not in event.people for event in row.reading.events)
