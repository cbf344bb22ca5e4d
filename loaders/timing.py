"""When an office began or ended, where the text says so."""

import re
from typing import TYPE_CHECKING

from loaders.events import Event
from loaders.holds import Held

if TYPE_CHECKING:
    from loaders.reader import Reader, Row

_TERM = re.compile(r"(?:nhiệm kỳ|khóa)\s*(\d{4})\s*[-–]\s*(\d{4})")
_SPELL = re.compile(r"giai đoạn\s*(\d{4})\s*[-–]\s*(\d{4})")


def day_of(reader: "Reader", row: "Row") -> str | None:
    """The day of what a sentence reports: a date in it, else the day of the paragraph's or the story's event."""
    dates = [m for m in reader.dates if row.start <= m.start < row.end]
    if dates:
        return dates[0].ref
    section = row.section
    before = [m for m in reader.dates if section.start <= m.start < row.start]
    if before:
        return before[-1].ref
    if section.teaser is not None or section.kind == "teaser":
        return None
    story = [m for m in reader.dates if reader.page.section_at(m.start).kind in {"headline", "sapo", "body"}]
    return story[0].ref if story else None


def note(reader: "Reader", row: "Row", held: Held, event: Event, day: str | None) -> None:
    """Write the day of an event, and a term or spell said of the post, into the holding."""
    text = reader.page.text
    item = row.items[event.office]
    after = text[item.end : item.end + 40]
    if term := _TERM.match(after.lstrip(" ,")):
        held.term = f"{term.group(1)}/{term.group(2)}"
    if spell := _SPELL.match(after.lstrip(" ,")):
        held.since, held.until = spell.groups()
        return
    if event.status == "appointed" and held.status == "appointed":
        held.since = held.since or day
    elif event.status == "left" and held.status == "left":
        held.until = held.until or day
