"""Rites of somebody who has died: which are one, and what those that are told together share."""

import re
from collections.abc import Sequence
from typing import Final

from loaders.meetings.calling import RITE, Naming, is_announced
from loaders.meetings.day import agree
from loaders.meetings.gathering import Gathering
from loaders.meetings.words import vocabulary
from loaders.text.choice import any_of

_BURIALS: Final = {"truy điệu", "an táng"}
_INTRODUCED: Final = re.compile(r"\b(?:diễn ra|tổ chức|có) $")
_ACT: Final = re.compile(rf"(?i:lễ ({any_of(vocabulary()['ceremony']['acts'])})\b)")
_RITES: Final = any_of(vocabulary()["ceremony"]["apart"])


def one_rite(gathering: Gathering, naming: Naming) -> bool:
    """False for "lễ viếng" and "lễ truy điệu", and for another rite and a burial told with its day.

    So also for "lễ kỷ niệm" that is to be held, beside "lễ viếng".
    """
    one, other = _ACT.match(gathering.name or ""), _ACT.match(naming.sentence.text, naming.occasion.start)
    if not gathering.headline and one and other and one[1].lower() != other[1].lower():
        dated = naming.day is not None and naming.day.firm
        dated = dated and (gathering.date is None or gathering.framed)
        anew = dated and _INTRODUCED.search(naming.before) is not None  # "Hôm 10/12, … diễn ra | lễ ký kết"
        if anew or (not gathering.announced and is_announced(naming)):
            return False
    known = RITE.search(gathering.name) if gathering.name and naming.rite else None
    if naming.rite in _BURIALS and naming.day is not None and not gathering.headline:
        other_day = naming.day.firm and gathering.date and not agree(gathering.date.date, naming.day.date)
        if other_day and known and known[1].lower() != naming.rite:
            return False  # "Ngày 2 và 3/11, lễ viếng và lễ truy điệu …", "Lễ truy điệu bắt đầu … ngày 3/11"
        return any(naming.rite in said for said in gathering.said)
    return known is None or known.group(1).lower() == naming.rite


def is_another_rite(gathering: Gathering, naming: Naming) -> bool:
    """True for a naming of another rite than a gathering is called after: "Lễ viếng và | Lễ truy điệu"."""
    known = RITE.search(gathering.name or "")
    return known is not None and naming.rite is not None and known[1].lower() != naming.rite


def share_hosts(gathering: Gathering, naming: Naming, told_of: Sequence[Gathering]) -> None:
    """Give a rite that has its own day the hosts of that with which it was told as one.

    "{B} tổ chức Lễ viếng và Lễ truy điệu …. | Lễ truy điệu diễn ra sáng 16/8": {B} holds that too.
    """
    if naming.rite not in _BURIALS:
        return
    both = re.compile(rf"lễ (?:{_RITES})(?:(?:,| và) (?:lễ )?(?:{_RITES}))*(?:,| và) (?:lễ )?{naming.rite}\b")
    for other in told_of:
        if not other.headline and any(both.search(said) for said in other.said):
            hosts = {key: part for key, part in other.roles.items() if key[1] == "organises"}
            gathering.roles.update(hosts)
