"""The holdings of a page as its sentences tell them, each with its evidence and by the row that tells it."""

from kg.model import Status
from loaders.bodies.body import Body
from loaders.holds.gone import is_old
from loaders.holds.held import STANDING, Held, Holdings, less_sure
from loaders.holds.row import Row
from loaders.holds.spells import Spells
from loaders.offices.office import Office
from loaders.offices.post import Post
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
        """Add a holding, its evidence the stretch between two items.

        A post in a unit that is no more goes where the sentence tells that it is held in today's, which
        bears the name: "ông A, Chủ tịch UBND tỉnh, nguyên Chủ tịch UBND tỉnh X (cũ)".
        """
        post, office = told
        post = _as_noted(row, person, post, span)
        one, other = row.items[span[0]], row.items[span[1]]
        start, end = min(one.start, other.start), max(one.end, other.end)
        self.bodies.setdefault(post.body, post.tree)
        acting = office is not None and office.status == "acting"
        post = post if sure else less_sure(post, "likely")
        old = status == "former" and any(is_old(row.items, k) for k in span if row.items[k].kind == "office")
        known = self.holdings.of(person, post)
        if known is not None and known in self.told.get(row.start, ()):
            again = rule == "office.current" and status == "current"  # "trước sáp nhập là X, nay vẫn là X"
            if (old or known.old or again) and {status, known.status} == {"former", "current"}:
                known.status = status = "current"
        held = self.holdings.add(person, post, status, self.page.evidence(start, end, rule), acting)
        held.old = held.old or old
        self.told.setdefault(row.start, []).append(held)
        return held


class Writer:
    """What reads some way of telling who holds what into the ledger of a page, with its dates."""

    def __init__(self, ledger: Ledger, spells: Spells) -> None:
        """With nothing read yet."""
        self.page = ledger.page
        self.holdings = ledger.holdings
        self.hold = ledger.hold
        self.spells = spells


def _as_noted(row: Row, person: str, post: Post, span: tuple[int, int]) -> Post:
    """The post of a deputy noted to be the standing one: "Phó Bí thư là bà A (Thường trực)"."""
    if not post.title.startswith("Phó ") or post.title.endswith(STANDING):
        return post
    behind = (row.items[k + 1 : k + 4] for k, who in row.who.items() if who == person and k > min(span))
    noted = any([item.text for item in items] == ["(", "thường", "trực"] for items in behind)
    return post._replace(title=post.title + STANDING, seats="one") if noted else post
