"""The holdings of a page as its sentences tell them, each with its evidence and by the row that tells it."""

from kg.model import Status
from loaders.bodies.body import Body
from loaders.holds.held import Held, Holdings, less_sure
from loaders.holds.rows import Row
from loaders.offices.posts import Post
from loaders.offices.recognise import Office
from loaders.text.page import Page


class Ledger:
    """Takes down who holds what, from whatever reads the rows of a page."""

    def __init__(self, page: Page) -> None:
        """Nothing taken down yet."""
        self.page = page
        self.holdings = Holdings()
        self.bodies: dict[str, Body | None] = {}
        self.told: dict[int, list[Held]] = {}  # what each row tells, by where it begins

    def hold(
        self,
        row: Row,
        person: str,
        told: tuple[Post, Office | None],
        status: Status,
        *,
        span: tuple[int, int],
        rule: str,
        sure: bool,
    ) -> Held:
        """Add a holding, its evidence the stretch between two items."""
        post, office = told
        one, other = row.items[span[0]], row.items[span[1]]
        start, end = min(one.start, other.start), max(one.end, other.end)
        self.bodies.setdefault(post.body, post.tree)
        acting = office is not None and office.status == "acting"
        post = post if sure else less_sure(post, "likely")
        held = self.holdings.add(person, post, status, self.page.evidence(start, end, rule), acting)
        self.told.setdefault(row.start, []).append(held)
        return held
