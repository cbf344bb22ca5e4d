"""The words that stand on a page beside the article: `ontology/lexicon/noise.toml`, ready to compare."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.resources import data_folder
from kg.text import squeeze, tone
from loaders.text.choice import any_of
from loaders.text.spelling import UPPER

_EDGE: Final = " \t:;.,-–—|>»«<*•…·/\\[]"
_DATE: Final = r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
_AUTHOR: Final = rf"(?!(?:sáng|trưa|chiều|tối|đêm)\b)(?-i:[{UPPER}][\w.]*(?:\s[{UPPER}][\w.]*){{0,4}})"
_CLOCK: Final = r"\d{1,2}\s?[:hg]\s?\d{2}(?::\d{2})?'?(?:\s?phút)?"
_FIXED: Final = re.compile(
    rf"""(?:
      [\d:.\s/x×]+                                                    # players and counters: "0:00 / 0:00"
    | (?:A\s?[-+]?\s*){{1,5}}                                         # font size: "A- A A+"
    | (?:{_AUTHOR}\s?(?:[|•]|[-–—,(]?(?=.*(?:\d\s?[:hg]\s?\d\d|thứ\s|chủ\snhật)))\s?)?  # "Minh Hương |"
      (?:cập\snhật\W+)?(?:{_CLOCK}\W+)?(?:(?:thứ\s\w+|chủ\snhật)\W+)?
      (?:ngày\s)?(?:{_CLOCK}\W+)?(?:ngày\s)?{_DATE}
      (?:\W+(?:lúc\s)?{_CLOCK})?(?:\s?(?:sa|ch|am|pm))?(?:\W*gmt\W*\d+(?::\d\d)?)?\W*   # a date alone
      (?:(?:[|•]\s?)?{_AUTHOR}|cỡ\schữ:?[\sA+-]*)?
    | (?:\#[\w]+\s*)+                                                 # tags
    | (?:[^\W\d_]\.\s?)+[^\W\d_]*\.?                                  # a byline of initials: "P.V", "H. ANH"
    | https?://\S+ | www\.\S+
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_COUNT: Final = re.compile(r"\s?\(\d{1,5}\)?$")  # "Bình luận (12)"
_IMAGE: Final = re.compile(
    r"(?P<file>\.(?:jpe?g|png|gif|webp|bmp|svg|avif|heic|tiff?|mp4|mov|mp3))\Z|[-–]\s?Ảnh \d{1,3}\.?\Z",
    re.IGNORECASE,
)
_IMAGE_END: Final = 12  # characters in which the end of such a line shows it


@dataclass(frozen=True, slots=True)
class Noise:
    """The lists of the data file, folded by `plain`."""

    lines: frozenset[str]
    starts: tuple[str, ...]
    menu: re.Pattern[str]
    share: frozenset[str]
    teasers: frozenset[str]
    teaser_starts: tuple[str, ...]
    captions: tuple[str, ...]
    outlets: frozenset[str]
    wire: frozenset[str]
    dateline: re.Pattern[str]

    def is_noise(self, line: str) -> bool:
        """True for a line that is page furniture and says nothing of the story."""
        if len(line) > 160:
            return False
        key = plain(line)
        key = _COUNT.sub("", key) if "(" in key else key
        return (
            not key
            or key in self.lines
            or (key.startswith(self.starts) and len(line) <= 120)
            or all(word in self.share for word in key.split())
            or _FIXED.fullmatch(line) is not None
            or (len(line) <= 120 and self.menu.fullmatch(key) is not None)
        )


def is_image(line: str) -> bool:
    """True for the name of a file or the number of a picture, with its title before it."""
    found = _IMAGE.search(line, max(0, len(line) - _IMAGE_END))
    return found is not None and found.start() <= (120 if found["file"] else 180)


def plain(line: str) -> str:
    """A line of normalised text for comparison: no case, outer punctuation or double spaces.

    >>> plain("• Có thể  bạn quan tâm:")
    'có thể bạn quan tâm'
    """
    return squeeze(line).strip(_EDGE).casefold()


@cache
def noise() -> Noise:
    """The page noise known to the ontology."""
    data = tomllib.loads((data_folder("ontology") / "lexicon" / "noise.toml").read_text("utf-8"))
    folded = {name: [plain(tone(word)) for word in words] for name, words in data.items()}
    outlets = data["datelines"]
    code = r"[A-ZĐ][A-ZĐ&]{1,6}(?:O|ĐT|\.VN|\.vn)|[\w-]+(?:\.\w+)*\.(?:vn|com|net|org)"
    return Noise(
        lines=frozenset(folded["lines"]),
        starts=tuple(word.casefold() for word in data["starts"]),
        menu=re.compile(rf"(?:(?:{any_of(folded['menu'])})(?:[\s>»|/,;·•›-]+|$))+"),
        share=frozenset(folded["share"]),
        teasers=frozenset(folded["teasers"]),
        teaser_starts=tuple(word.casefold() for word in data["teaser_starts"]),
        captions=tuple(data["captions"]),
        outlets=frozenset(folded["datelines"]),
        wire=frozenset(folded["wire"]),
        dateline=re.compile(
            rf"\((?P<bracketed>{any_of(outlets)}|{code}|[A-ZĐ]{{2,6}})\)[\s\-–—:.]*"
            rf"|(?P<open>{any_of(outlets)}|{code})\s?[-–—:]+\s*(?=[^\s\d])"
            rf"|(?!(?:{any_of(data['no_datelines'])})\b)(?P<code>[A-ZĐ]{{2,6}})\s[-–—]\s(?=[{UPPER}\"“])"
            rf"|(?P<bare>{any_of(data['bare_datelines'])})\s+(?=[{UPPER}])"
            rf"|(?P<place>[{UPPER}][^\n()]{{0,40}}?)\((?P<agency>{any_of(data['agencies'])})[^()\n]{{0,12}}\)[\s\-–—:.]*"
        ),
    )
