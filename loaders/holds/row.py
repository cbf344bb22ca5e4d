"""One sentence of a page as a row."""

from dataclasses import dataclass, field

from loaders.offices.attach import Appositions
from loaders.offices.event import Reading
from loaders.offices.items import Item, is_person
from loaders.offices.posts import Posts
from loaders.text.page import Section


@dataclass(slots=True)
class Row:
    """One sentence: its span, its section, its items, what stands in apposition in it, its people."""

    start: int
    end: int
    section: Section
    items: list[Item]
    named: list[int]  # which of them are more than words and signs
    found: Appositions
    reading: Reading
    former: frozenset[int]  # office items that a "nguyên" covers
    who: dict[int, str] = field(default_factory=dict)  # person items by index → key
    subject: str | None = None  # whom the sentence before is about
    pair: tuple[str, ...] = ()  # the two whom it names, if two
    vote: tuple[int, int] | None = None  # the next sentence, telling that what is asked for was carried
    tells_of: str | None = None  # whose life it says is told in the next ones
    columns: bool | None = None  # of a line that names a table's columns: does it tell that posts are given?
    in_table: bool = False  # under such a line
    abroad: frozenset[int] = frozenset()  # offices of a list of guests from abroad
    posts: Posts = field(init=False)

    @property
    def about(self) -> set[str]:
        """Whom the sentence names; if nobody, whom the one before is about, unless an "ông" is left open."""
        named = set(self.who.values())
        if named or self.subject is None or any(map(is_person, self.items)):
            return named
        return {self.subject}
