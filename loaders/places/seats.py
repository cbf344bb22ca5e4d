"""The units that a page is of: its publisher's, and those that its headline opens with ("Hải Lăng: …")."""

import re
from typing import Final

from loaders.places.atlas import Atlas
from loaders.text.page import Page
from loaders.text.spelling import LOWER, UPPER

_LABEL: Final = re.compile(
    rf"\W*((?:[{UPPER}][\w’']*[ -]+){{0,3}}[{UPPER}][\w’']*)(?:(?P<colon>\s?:\s)| (?=[{LOWER}]))"
)

Seat = tuple[str, str]  # the type and name of a unit below the province


def home(page: Page) -> tuple[str | None, Seat | None]:
    """The publisher's province on the article's day, and the unit whose portal it is.

    Neither for national papers and wire copy.
    """
    from kg.ontology.publishers import publisher

    found = publisher(page.article.publisher) if page.article.publisher and not page.wire else None
    if found is None:
        return None, None
    at = page.article.published
    province, unit = found.province_at(at), found.unit_at(at)
    return province.name if province else None, (unit.type_at(at), unit.name) if unit else None


def opening(page: Page) -> str | None:
    """The name with which the headline opens: "Hải Lăng: …", "Hải Lăng tổ chức đại hội"."""
    label = _label(page)
    return label[1] if label else None


def headline(page: Page) -> str:
    """The headline, or the article's title where the text has none."""
    heads = [page.text[s.start : s.end] for s in page.sections if s.kind == "headline" and not s.teaser]
    return (heads or [page.article.title or ""])[0]


def _label(page: Page) -> re.Match[str] | None:
    return _LABEL.match(headline(page))


def labelled(page: Page, atlas: Atlas, province: str | None) -> list[Seat]:
    """The units of the paper's province that bear the name before a headline's colon.

    Of a district without one too: "Hải Lăng tổ chức đại hội", but not "Đoàn Kết là sức mạnh".
    """
    label = _label(page) if province else None
    at = page.article.published
    found = atlas.find(label[1], None, at) if label and at else ()
    return [
        (unit.type_at(at), unit.name)
        for unit in found
        if unit.province == province and label and (label["colon"] or unit.rank == "district")
    ]
