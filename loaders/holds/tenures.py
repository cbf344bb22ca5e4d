"""Who held a post in turn, each in a line with his years, under the line that names the post.

"Bí thư Huyện ủy X qua các thời kỳ: | - Ông A: 1986 - 1991 | - Bà B (1991 - nay)".
"""

import re
from typing import Final

from kg.model import Status
from loaders.bodies.families import fits
from loaders.holds.ledger import Ledger, Writer
from loaders.holds.row import Row
from loaders.holds.spells import Spells
from loaders.offices.bounds import Bound, is_past
from loaders.offices.items import is_number, is_person
from loaders.offices.office import Office
from loaders.offices.post import Post

_OPENS: Final = frozenset({"là", "gồm"})  # verbs of such a line
_SIGNS: Final = frozenset({"punct", "honorific"})  # before a name in its line
_SPELL: Final = re.compile(r"[\s:,(–-]*(?:(?:kể )?từ |giai đoạn |thời kỳ )?", re.I)
_TERM: Final = re.compile(r"[\s:,(–-]*(?:nhiệm kỳ|khóa) (\d{4})\s?[-–]\s?(\d{4})[\s).;,]*", re.I)
_ENDS: Final = re.compile(r"[\s).;,]*")


class Tenures(Writer):
    """Reads such lines into the holdings of a page."""

    def __init__(self, ledger: Ledger, spells: Spells) -> None:
        """With nothing read yet."""
        super().__init__(ledger, spells)
        self._post: tuple[Post, Office] | None = None  # that the line above names

    def read(self, row: Row) -> None:
        """Read a line under the one that names a post, or that line."""
        if self._post is None or not self._entered(row, self._post):
            self._post = self._named(row)

    def _named(self, row: Row) -> tuple[Post, Office] | None:
        """The one post of a line that opens a list and tells of nobody."""
        items = row.items
        if not items or items[-1].text != ":" or len(row.found.runs) != 1 or any(map(is_person, items)):
            return None
        at = row.found.runs[0].at
        plain = all(items[k].text in _OPENS for k in row.reading.verbs)
        if len(at) != 1 or not plain or items[at[0]].offices[0].seats != "one":
            return None
        office, posts = items[at[0]].offices[0], row.posts.of(at[0])
        bodies = [body for item in items[: at[0]] for body in item.bodies]
        if not posts and len(bodies) == 1 and fits(office.title, bodies[0].head):
            made = row.posts.make(office.title, bodies[0], office.seats)  # "Thời kỳ Ban X, Trưởng ban |"
            posts = (made,) if made else ()
        return (posts[0], office) if len(posts) == 1 else None

    def _entered(self, row: Row, told: tuple[Post, Office]) -> bool:
        """Hold the post for the one whom a line names with nothing but his years."""
        named = [k for k, item in enumerate(row.items) if is_person(item)]
        if len(named) != 1 or named[0] not in row.who or row.items[named[0]].kind != "name":
            return False
        k, text, published = named[0], self.page.text, self.page.article.published or ""
        if not all(item.kind in _SIGNS or is_number(item) for item in row.items[:k]):
            return False
        end = row.items[k].end
        term = _TERM.fullmatch(text, end, row.end)
        bound = None if term else self._spell(end, row.end)
        if term is None and bound is None:
            return False
        last = term[2] if term else bound.until if bound else None
        status: Status = "former" if last and is_past(last, published) else "current"
        held = self.hold(row, row.who[k], told, status, span=(k, k), rule="office.tenure", sure=True)
        if term:
            held.term = f"{term[1]}/{term[2]}"
        elif bound and bound.since:
            self.spells.started(held, bound.since)
            self.spells.ended(held, bound.until)
        return True

    def _spell(self, start: int, end: int) -> Bound | None:
        """The spell that ends a line: ": 1949 - 1953", "(từ tháng 3/2021 đến nay)"; not years of a life."""
        opened = _SPELL.match(self.page.text, start, end)
        bound = self.spells.calendar.spell_at(opened.end()) if opened else None
        if bound is None or not (bound.until or bound.how == "now"):
            return None
        return bound if _ENDS.fullmatch(self.page.text, bound.end, end) and bound.is_of_post() else None
