"""Gives each row its posts: offices with their bodies, which its list and its story may tell."""

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from typing import Final

from loaders.bodies.body import Body
from loaders.bodies.context import Context
from loaders.holds.entries import is_labelled
from loaders.holds.intents import Heading
from loaders.holds.parts import ministry_alone, opens_part
from loaders.holds.row import Row
from loaders.offices.posts import Posts

_BEFORE: Final = 12  # sentences, or entries, in which the body of a title said alone is looked for


def resolve(rows: Sequence[Row], heads: Mapping[int, Heading], context: Context) -> None:
    """Set `posts` of each row, with its story, its heading and the entries before it at hand.

    A ministry that is all a line names opens a part of the page that is its own: "Bộ X ⏎ … ⏎ Bộ Y ⏎ …".
    `heads`: the headings of entries, by where their rows begin.
    """
    ministry: Body | None = None  # whose part of the page it is
    stories: defaultdict[object, deque[Posts]] = defaultdict(lambda: deque(maxlen=_BEFORE))
    listed: defaultdict[int, deque[Posts]] = defaultdict(lambda: deque(maxlen=_BEFORE))
    for row in rows:
        story, head = stories[row.section.teaser], heads.get(row.start)
        if opens_part(row):
            opened = ministry_alone(row)
            if ministry or opened:
                story.clear()  # what was told before is of others
            ministry = opened
        above = head.part or head.row if head else None
        entries = listed[head.under] if head and not is_labelled(row.items) else deque[Posts]()
        row.posts = Posts(
            context,
            row.items,
            row.named,
            row.found.runs,
            before=tuple(story),
            head=above.posts if above is not None and above is not row else None,
            entries=tuple(entries),
            ministry=ministry if row.section.teaser is None else None,
        )
        story.appendleft(row.posts)
        entries.appendleft(row.posts)
