"""What an office tells of its holder by itself: a public post or one as in a company, now or before."""

from typing import Final

from kg.model import Status
from loaders.bodies.body import HEADS
from loaders.offices.office import Office

_BOARDS: Final = frozenset(HEADS["company_boards"])


def is_public(office: Office) -> bool:
    """False for an office that may as well be in a company.

    "Giám đốc" alone, "Chủ tịch" of what is in no list, "Chủ tịch HĐQT" of nobody told.
    """
    body = office.body
    if body is not None and body.owner is None and body.head in _BOARDS:
        return not office.title.endswith(HEADS["company_titles"])
    if office.fused or (body is not None and body.klass != "unknown" and not body.is_private):
        return True
    return not office.title.endswith(HEADS["company_titles"])


def standing(office: Office) -> Status:
    """The status of an office beside a name."""
    return "former" if office.status == "former" else ("appointed" if office.status == "new" else "current")
