"""Gatherings called after what is done at them: "hội nghị đối thoại" and "buổi đối thoại"."""

import re
from typing import Final

from loaders.meetings.calling import Naming, is_later, opens_another
from loaders.meetings.gathering import Gathering
from loaders.meetings.namings import Kind

_SITTING: Final = re.compile(r"(?:buổi|cuộc|phiên) (\w+.*)")  # with what is done at it
_BARE: Final = re.compile(
    r"\s?(?:[.;:,]|$)|\s(?:này|trên|do|được|có|diễn ra|kéo dài|mở đầu|bắt đầu|kết thúc)\b"
)


def is_named_after(gathering: Gathering, kind: Kind) -> bool:
    """True for a "hội nghị đối thoại với thanh niên", which is a "buổi đối thoại" further on."""
    act = _SITTING.match(kind.name)
    if act is None:
        return False
    if gathering.kind.name.endswith(f" {act[1]}") or f" {act[1]} " in gathering.kind.name:
        return True  # "phiên tiếp", "buổi tiếp" of a "phiên tiếp công dân"
    name = (gathering.name or "").lower()
    return re.match(rf"{gathering.kind.name}(?:,| và)? {act[1]}", name) is not None


def is_held_as(naming: Naming, gathering: Gathering) -> bool:
    """True for the "hội nghị đối thoại" that what was told as a "cuộc đối thoại" is, as the story goes on."""
    act, kind = _SITTING.fullmatch(gathering.kind.name), naming.occasion.kind
    if act is None or kind is None or naming.occasion.told != "noun":
        return False
    if kind.name != "hội nghị" or naming.host or is_later(naming):
        return False
    if gathering.kind.family == kind.family or gathering.over or opens_another(naming):
        return False
    told = naming.sentence.text.startswith(f" {act[1]}", naming.occasion.end)
    return told and _BARE.match(naming.sentence.text, naming.occasion.end + len(act[1]) + 1) is not None
