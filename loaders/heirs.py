"""Who follows whom in a post where no verb says that one leaves it.

"Bà A thay ông B nghỉ hưu", "Tiền nhiệm của bà A là ông B"; a post that is handed over.
"""

import re
from collections.abc import Callable

from kg.model import Evidence
from loaders.holds import Held, Holdings
from loaders.page import Page
from loaders.posts import Post
from loaders.replaced import named_as_replaced
from loaders.rows import Row
from loaders.spells import Spells

_HANDED = re.compile(
    r"\bbàn giao(?:,?(?: và)? (?:chức trách|chức vụ|chức danh|nhiệm vụ|trách nhiệm|quyền hạn|công tác"
    r"|công việc|cương vị))*(?: của)? ",
    re.I,
)


class Heirs:
    """Reads who follows whom into the holdings of a page."""

    def __init__(self, page: Page, holdings: Holdings, spells: Spells, hold: Callable[..., Held]) -> None:
        """`hold` adds a holding with its evidence, as `Facts` does."""
        self.page = page
        self.holdings = holdings
        self.spells = spells
        self.hold = hold
        self.handed: dict[tuple[str, str | None], Evidence] = {}  # posts told to be handed over

    def read(self, row: Row) -> None:
        """Who is replaced where no office is named ("Bà A thay ông B nghỉ hưu"): B left what A was given."""
        self._hand_over(row)
        gone = [k for k in row.who if named_as_replaced(row.items, k)]
        if len(gone) != 1:
            return
        last = gone[0]
        self._precede(row, last)
        heirs = [k for k in row.who if k < last]
        if any(item.kind == "office" for item in row.items) or not heirs:
            return
        given = self._given(row.who[heirs[-1]])
        if given and row.who[last] != row.who[heirs[-1]]:
            span, rule = (heirs[-1], last), "office.succeeded"
            left = self.hold(row, row.who[last], (given, None), "left", span=span, rule=rule, sure=False)
            self.spells.retired(left, row.items[last].end)

    def _hand_over(self, row: Row) -> None:
        """The posts that a sentence tells to be handed over: "hội nghị bàn giao chức vụ Chỉ huy trưởng X"."""
        found = _HANDED.search(self.page.text, row.start, row.end)
        if found is None or row.section.teaser:
            return
        at = next((k for k, item in enumerate(row.items) if item.start >= found.end()), len(row.items))
        for run in (run for run in row.found.runs if run.first == at):
            for k in run.at:
                quote = self.page.evidence(found.start(), row.items[k].end, "office.handed")
                posts = row.posts.of(k)
                for office in row.items[k].offices:
                    body = next((p.body for p in posts if p.title == office.title), None)
                    self.handed.setdefault((office.title, body), quote)

    def _precede(self, row: Row, last: int) -> None:
        """Who is named before another left what that one is given: "Tiền nhiệm của bà A là ông B, X"."""
        gone = row.who[last]
        heirs = (h for key in set(row.who.values()) - {gone} for h in self.holdings.by_person(key))
        for post in [_post(h) for h in heirs if h.status == "appointed" and h.seats == "one"]:
            known = self.holdings.of(gone, post)
            if known and known.status in {"current", "appointed"}:
                span, rule = (last, last), "office.succeeded"
                self.hold(row, gone, (post, None), "left", span=span, rule=rule, sure=False)

    def _given(self, person: str) -> Post | None:
        """The post of one seat that somebody was given last."""
        told = self.holdings.by_person(person)[::-1]
        return next((_post(h) for h in told if h.status == "appointed" and h.seats == "one"), None)

    def close(self) -> None:
        """Who is given a post in another body has left the one that he hands over."""
        for held in self.holdings.all():
            told = self.handed.get((held.title, held.body)) or self.handed.get((held.title, None))
            if told is None or held.status != "current" or held.seats != "one":
                continue
            new = (h for h in self.holdings.by_person(held.person) if h.status == "appointed")
            elsewhere = next((h for h in new if h.seats != "many" and h.body != held.body), None)
            if elsewhere is not None:
                held.status = "left"
                held.until = held.until or elsewhere.since
                held.evidence.append(told)


def _post(held: Held) -> Post:
    return Post(held.title, held.body, held.tree, held.seats)
