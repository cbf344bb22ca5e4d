"""One page read: sentences to rows, people and posts resolved, holdings and mentions collected.

The order is that of a careful reader: first everybody's full name and every unit named, then what stands
beside whom, then what verbs say, then what comes back in short ("ông Trường", "đồng chí Bí thư Tỉnh ủy").
"""

from collections.abc import Sequence

from loaders.bodies.body import Body
from loaders.bodies.context import Context
from loaders.bodies.wholes import owners, wholes
from loaders.holds.facts import Facts
from loaders.holds.held import Holdings
from loaders.holds.namesakes import tell_apart
from loaders.holds.parts import parts
from loaders.holds.rows import rows, scan
from loaders.holds.timing import Calendar
from loaders.holds.units import bodies_of, in_names, seen
from loaders.mentions import Mentions
from loaders.places.atlas import atlas
from loaders.places.seats import Seat, labelled
from loaders.places.units import Unit
from loaders.text.page import Mention, Page


class Reader:
    """Reads a page once; then holds its people, holdings, bodies, units and mentions."""

    def __init__(
        self, page: Page, dates: Sequence[Mention], home: str | None, seat: Seat | None = None
    ) -> None:
        """`dates` are the page's date mentions.

        `home` is the publisher's province on the day (None: national), `seat` the type and name of the unit
        below it whose portal the publisher is.
        """
        scanned, self.people, tables = scan(page)
        made = rows(page, scanned, self.people, tables)
        tell_apart(made, self.people, page.text)
        named = list(bodies_of(made))
        told = seen(made, page), owners(named), wholes(named)
        labels = labelled(page, atlas(), home)
        self.context = Context(page, atlas(), *told, home=home, seat=seat, labels=labels, parts=parts(made))
        facts = Facts(page, made, self.people, self.context, Calendar(page, dates))
        found = Mentions(made, facts, self.context)
        self.holdings: Holdings = facts.holdings
        self.bodies: dict[str, Body | None] = found.bodies
        self.mentions: list[Mention] = found.all
        self.shown = found.shown
        units = (one.unit for one in self.context.seen)
        self.units: list[Unit] = [*units, *in_names(named, page, atlas())]
