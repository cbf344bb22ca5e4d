"""Units as a page names them, and the parts of a page that they head."""

from typing import NamedTuple

from loaders.places.units import Unit


class Seen(NamedTuple):
    """A named unit in the text.

    `private` where it stands in somebody's office, so that it says nothing of the passage.
    """

    unit: Unit
    private: bool
    origin: bool = False  # where somebody comes from ("quê Nghệ An"), or that is no more ("xã X (cũ)")
    host: bool = False  # of a body that holds a sitting: "Tỉnh ủy Tuyên Quang tổ chức …"
    of_body: bool = False  # in the name of a body, or of somebody's office
    former: bool = False  # of those that are no more, an `origin` too


class Part(NamedTuple):
    """The unit that a part of a page is about, and whether a list of posts stands there."""

    unit: Unit
    listed: bool
