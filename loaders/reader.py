"""One page read: sentences to rows, people and posts resolved, holdings and mentions collected.

The order is that of a careful reader: first everybody's full name and every unit named, then what stands
beside whom, then what verbs say, then what comes back in short ("ông Trường", "đồng chí Bí thư Tỉnh ủy").
"""

from collections.abc import Sequence

from loaders.atlas import atlas
from loaders.body import Body
from loaders.context import Context
from loaders.facts import Facts
from loaders.holds import Holdings
from loaders.mentions import Mentions
from loaders.namesakes import tell_apart
from loaders.page import Mention, Page
from loaders.parts import parts
from loaders.rows import bodies_of, owners, rows, scan, seen, wholes
from loaders.seats import Seat, labelled
from loaders.timing import Calendar
from loaders.units import Unit


class Reader:
    """Reads a page once; then holds its people, holdings, bodies, units and mentions."""

    def __init__(
        self, page: Page, dates: Sequence[Mention], home: str | None, seat: Seat | None = None
    ) -> None:
        """`dates` are the page's date mentions.

        `home` is the publisher's province on the day (None: national), `seat` the type and name of the unit
        below it whose portal the publisher is.
        """
        scanned, self.people = scan(page)
        made = rows(page, scanned, self.people)
        tell_apart(made, self.people, page.text)
        named = list(bodies_of(made))
        told = seen(made), owners(named), wholes(named)
        labels = labelled(page, atlas(), home)
        self.context = Context(page, atlas(), *told, home=home, seat=seat, labels=labels, parts=parts(made))
        facts = Facts(page, made, self.people, self.context, Calendar(page, dates))
        found = Mentions(made, facts, self.context)
        self.holdings: Holdings = facts.holdings
        self.bodies: dict[str, Body | None] = found.bodies
        self.mentions: list[Mention] = found.all
        self.shown = found.shown
        self.units: list[Unit] = [one.unit for one in self.context.seen]
