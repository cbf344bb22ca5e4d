"""Posts and pronouns that stand for somebody without a name, and the bodies of the posts."""

import re
from typing import Final

from loaders.meetings.actorwords import words
from loaders.meetings.marked import BODY, PERSON, Marked

_TITLED: Final = re.compile(
    r"[,(–-]\s?(?:(?i:nguyên|phó) )*(?i:bí thư|chủ tịch|giám đốc|trưởng ban)"
    r" (?:TT\.?|TTr\.?|[Tt]hường \w{3,5}) $"
)
_NEAR: Final = 80  # characters between a name and the post behind it
REACH: Final = 320  # characters between an actor and the word it goes with


def may_end_post(text: str, start: int, end: int) -> bool:
    """False for a stretch whose last word ends no post."""
    return text[start:end].rstrip().lower().endswith(words().post_ends)


def _post(text: str, start: int, end: int) -> re.Match[str] | None:
    """The post without a name at the end of a stretch."""
    return words().posts.search(text, start, end) if may_end_post(text, start, end) else None


def is_post(sentence: Marked, index: int) -> bool:
    """True when a post without a name stands for a body behind it: "Bí thư Đảng ủy xã … nêu ý kiến"."""
    text = sentence.text
    match = _post(text, max(0, index - 40), index) if text[index] == BODY else None
    if match is None or match.group("personal") or sentence.mentions[index].ref in words().supreme:
        return False
    if text[index + 1 : index + 3].strip()[:1].isupper():
        return False
    start = max(0, match.start() - REACH)
    return PERSON not in text[max(start, text.rfind(";", start, index)) : match.start()]


def is_of_post(sentence: Marked, index: int) -> bool:
    """True for the body of a post without a name, which is none of its doing.

    "đồng chí Bí thư {Huyện ủy} tổ chức …" too, who could not be made out.
    """
    text = sentence.text
    match = _post(text, max(0, index - 40), index) if text[index] == BODY else None
    return is_post(sentence, index) or (match is not None and match.group("personal") is not None)


def is_held(text: str, index: int) -> bool:
    """True for the body of a post that stands behind a name: "A, (…), Giám đốc {Sở Y tế}"."""
    start = max(0, index - REACH)
    person = text.rfind(PERSON, max(start, text.rfind(";", start, index)), index)
    if person < 0 or not text.startswith((",", " -", " –", " ("), person + 1):
        return False
    return _post(text, max(person, index - 40), index) is not None


def is_titled(text: str, index: int) -> bool:
    """True for the body of a post with a word unread, behind a name: "A, Phó Bí thư TT. | {Tỉnh ủy}"."""
    person = text.rfind(PERSON, max(0, index - _NEAR), index)
    return person >= 0 and _TITLED.search(text, person + 1, index) is not None


def names_post(sentence: Marked) -> bool:
    """True when "đồng chí Bí thư <body>" stands for somebody who could not be made out."""
    for index, mention in sentence.mentions.items():
        if mention.kind == "body" and not mention.owner:
            match = _post(sentence.text, max(0, index - 40), index)
            if match is not None and match.group("personal"):
                return True
    return False


def is_pronoun(text: str) -> bool:
    """True for a bare "ông", "đồng chí" …."""
    return text.strip().lower() in words().pronouns
