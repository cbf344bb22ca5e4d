"""Those whom a sentence names behind a word: lists of people, bodies and places, who follows an opening."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from loaders.meetings.acting import acts, is_led
from loaders.meetings.actors import AND, LONGEST, WIDEST, between, inside_bracket, is_many, is_object
from loaders.meetings.actorwords import words
from loaders.meetings.gaps import is_office, unbracketed
from loaders.meetings.marked import BODY, MEETING, PERSON, PLACE, Marked
from loaders.meetings.unnamed import REACH

_LINK: Final = re.compile(r"[;:]|\b(?:cùng|và|với|là|gồm|có)\b")
_JOINS: Final = re.compile(r";|\b(?:và|cùng|với)\b")
_TURN: Final = re.compile(  # "Người điều hành là ông A; | vắng mặt ông B, Phó Chủ nhiệm"
    r"[;,] (?:(?:còn|trong khi|riêng)\b(?! có| lại)"
    r"|(?:phần|việc|khâu|bài|báo cáo|tham luận|diễn văn|lời|ý kiến)"
    r" [^.;:,]{1,60} (?:giao cho|thuộc về|dành cho|do)\b"
    r"|(?:chỉ |nhưng |song )?(?:vắng|khuyết|thiếu(?! (?:tướng|tá|úy|nhi|niên|sinh)\b))\b)"
)
# what a gathering is about, or whose the last of a list is: "giữa A và B | về C | trực thuộc D"
_OF_ANOTHER: Final = re.compile(r" (?:về|(?:trực )?thuộc) ")
_OTHER: Final = re.compile(
    r"\b(?:và|cùng|với) sự\b|\bdự (?:còn )?(?:có|gồm)\b"
    r"|\bvề (?:công tác|việc|tình hình|nội dung|tiến độ|kết quả|kế hoạch|vấn đề)\b"
)
_OWN: Final = re.compile(  # "…; B và C | trao quà", "…; lãnh đạo <D> | dự": they only do so
    rf"; [^;{PERSON}]*{PERSON}(?:, [^;,{PERSON}]+,)? (?:đã |cũng )?(?:trao|tặng|dự|đến|công bố|chúc)\b"
    rf"|; [^;]*[{PERSON}{BODY}{PLACE}][^;{PERSON}{MEETING}]* (?<!, )(?:tham |về |đến )?dự(?!\w)"
    r"(?! (?:kiến|án|thảo|toán|báo|trữ|phòng|bị|khuyết)\b|[^;.]{0,20} (?:có|gồm)\b)"
)
_IS_HELD: Final = re.compile(rf"[^.;:,{PERSON}{MEETING}]{{0,60}}, {MEETING}")
# "Ghi nhận đóng góp | của Phó Bí thư {B}, Chủ tịch X A trong suốt quá trình công tác, Bí thư {B} C nêu …"
_OF_HIM: Final = re.compile(rf"\b(?P<of>của|cho|tới|đến|với) [^.;:{PERSON}]{{1,160}}$")
_TIME: Final = re.compile(
    r" (?:trong|suốt|thời gian|khi|với|đối với|ở|tại|về|qua|từ)\b"
    rf"[^.;:,{PERSON}]*, (?!(?:cùng|và|với|có)\b)[^.;:{PERSON}]{{0,160}}{PERSON}"
)
_MANY: Final = re.compile(r"\b(?:các|hai|ba|bốn)\b")
_MORE: Final = re.compile(  # "chúc mừng ông A, bà B | và giao nhiệm vụ, ông C nêu …"
    rf"(?:, [^.;:{PERSON}]{{1,100}})?,? (?:và|rồi) [^.;:{PERSON}]{{1,80}}, [^.;:{PERSON}]{{0,80}}{PERSON}"
)
_ACTS: Final = re.compile(
    r"(?:,(?:(?!\bđã\b)[^.;:]){1,90},)?\s(?:đã|cũng|vừa|bàn giao|trao|báo cáo|phát biểu|trình bày)\b"
)
_ALONG: Final = re.compile(  # those of no name who come to what the ones named chair
    r"(?:;|,)?\s(?:và |cùng(?: với)? )(?:(?:sự tham dự của )?(?:toàn thể|đông đảo|đông đủ)"
    r"|các (?:đồng chí|vị|thành viên) (?:trong|ủy viên|là))\b"
    r"|;\s(?:và |cùng(?: với)? )(?:các |đại diện |lãnh đạo )"
)
_NAMED_ALONG: Final = re.compile(  # those of name who chair too: "; cùng các đồng chí Phó Bí thư: A, B"
    rf"\W*(?:và |cùng(?: với)? )các (?:đồng chí|đ/c|ông|bà|vị|[Pp]hó)\b(?! trong)[^.;]*{PERSON}"
)
_PRESENT: Final = re.compile(  # who is there, before the first of them
    rf"(?:(?i:\b(?:dự|có mặt|tiếp|phía|thành phần|tham gia|tham dự))\b[^.;{PERSON}]{{0,120}}? (?:có|gồm)"
    rf"|(?i:\blãnh đạo)\b[^.;{PERSON}]{{0,120}}? có)"
    r"(?: có)?:?\s(?:(?i:các|những|đồng chí|đ/c|ông|bà|là)[:,]?\s)*"
    rf"(?:[^.;:{PERSON}]{{1,60}}\s)?$"
)
_REACH: Final = 200  # characters before it
_CHAIR: Final = len("đồng chủ")


def members(sentence: Marked, at: int, until: int, plain: bool = False) -> Iterator[int]:
    """The actors of the list at `at`, up to `until`: people, and units that their people stand for."""
    count = 0
    text, found = sentence.text, between(sentence, at, until)
    if not found:
        return
    gap = _LINK.split(text[at : found[0]])[-1]
    if not is_office(gap) and not (text[found[0]] == PERSON and words().minister.match(gap)):
        return
    turn = _TURN.search(text, at, until)
    until = turn.start() if turn else until
    for index in found:
        if index >= until:
            return
        start = max(at, index - 40)
        if text[start:index].rstrip()[-1:].isalnum() and words().outside.search(text, start, index):
            continue
        if inside_bracket(text, index, until):
            continue
        company = sentence.mentions[index].ref.startswith(words().companies)
        if not acts(sentence, index, plain or company):  # "Dự hội nghị có {Thường trực Tỉnh ủy}"
            continue
        count += 1
        if count > LONGEST:
            return
        yield index


def ends(text: str, at: int, until: int, deeds: Sequence[int]) -> int:
    """Where a list at an offset ends: at a clause of somebody who does something else, at one of the `deeds`.

    "Chủ trì phiên họp là bà A; | bà B, Trưởng Ban Pháp chế, trình bày báo cáo thẩm tra". Also at the company
    of no name: "Dự và chủ trì có A; B | cùng các đồng chí trong {C}".
    """
    along = _ALONG.search(text, at, until)
    until = along.start() if along and not _NAMED_ALONG.match(text, along.start(), until) else until
    for deed in deeds:
        clause = text.rfind(";", at, deed) if deed < until else -1
        who = text[clause:deed] if clause >= 0 else ""
        if (PERSON in who or BODY in who) and " người " not in who:
            return clause
    return until


def of_last(text: str, subject: list[int], at: int) -> list[int]:
    """Of a verb's subject that is a list of who is there, the last: "Dự có A; B; | C chủ trì hội nghị".

    Not where the verb at an offset tells of several ("đồng chủ trì") and the last is one.
    """
    first, last = subject[0], subject[-1]
    clause = text.rfind(";", first, last)
    sent = text[first] != PERSON and text.startswith(" có", first + 1)  # "Lãnh đạo <quận A> có: …"
    if clause < 0 or not (sent or _PRESENT.search(text, max(0, first - _REACH), first)):
        return subject
    behind = [index for index in subject if index > clause]
    return subject if len(behind) == 1 and "đồng chủ" in text[at - len("đồng ") : at + _CHAIR] else behind


def chain(sentence: Marked, at: int, until: int, plain: bool = False) -> list[int]:
    """The actors of the list at `at` as long as only offices and coordination stand between them."""
    text = sentence.text
    found: list[int] = []
    edge = at
    own = _OWN.search(text, at, until)  # "Phát biểu có A; B trao quà": B only gives
    turn = _TURN.search(text, at, until)
    for index in between(sentence, at, min(told.start() if told else until for told in (own, turn))):
        if index - edge > WIDEST:
            break
        gap = unbracketed(text[edge:index])
        if not is_office(gap) or (";" in gap and not found) or len(found) >= LONGEST or _OTHER.search(gap):
            break
        if found and _OF_ANOTHER.fullmatch(gap):
            break
        office = text[index] == PLACE and text[edge - 1] == PERSON and not _JOINS.search(gap)
        edge = index + 1
        if office and not is_led(sentence, index):
            continue  # "với ông A, Thị trưởng thành phố <B>"
        if acts(sentence, index, plain) and not inside_bracket(text, index, until):
            found.append(index)
    return found


def opened(sentence: Marked, at: int) -> list[int]:
    """The subject that follows an opening phrase: "Phát biểu tại hội nghị, đồng chí A và đồng chí B …".

    Nobody, where the gathering itself follows: "Khai mạc sáng nay, kỳ họp đặt dưới sự điều hành của A …".
    """
    if _IS_HELD.match(sentence.text, at):
        return []
    comma = given = -1
    for index in between(sentence, at, at + REACH):
        comma = max(comma, sentence.text.rfind(",", at, index))
        clause = sentence.text.rfind(";", at, index)
        if clause >= 0 and PERSON in sentence.text[at:clause]:
            return []  # "Chủ trì phiên họp là bà A; | bà B, Trưởng ban, trình bày báo cáo": of the list
        if sentence.text[index] == PERSON and (
            is_object(sentence, index) or (given >= 0 and _is_given(sentence, given, index))
        ):
            given = index if given < 0 else given
            continue
        if comma < 0 or is_object(sentence, index) or not acts(sentence, index, False):
            continue
        if sentence.text[index] == PERSON and _is_told_of(sentence.text, at, index):
            continue
        if not is_office(sentence.text[comma + 1 : index]) or _TURN.match(sentence.text, comma):
            return []  # … "Chủ trì là bà A, | vắng Chủ tịch B"
        found = [index]
        many = _MANY.search(sentence.text, comma, index) is not None
        while (after := _joined(sentence, found[-1], many)) is not None and len(found) < LONGEST:
            found.append(after)
        return found
    return []


def _is_given(sentence: Marked, first: int, index: int) -> bool:
    """True for one of those whom an opening is about: "Chúc mừng các ông A, B | , C, bà D nêu …"."""
    text = sentence.text
    if not is_office(unbracketed(text[first + 1 : index].replace(PERSON, " "))):
        return False
    if _MORE.match(text, index + 1):
        return True
    after = text.find(PERSON, index + 1, index + REACH)
    gap = unbracketed(text[index + 1 : after])
    return after >= 0 and is_many(text, first) and is_office(gap)


def _is_told_of(text: str, at: int, index: int) -> bool:
    """True for one of whom an opening at an offset speaks, his posts before him, another behind him."""
    owned = _OF_HIM.search(text, at, index)
    posts = owned is not None and is_office(text[owned.end("of") : index])
    return posts and _TIME.match(text, index + 1) is not None


def _joined(sentence: Marked, index: int, many: bool) -> int | None:
    """The actor that "và" or "cùng" joins to the one at `index`, of `many` a comma too."""
    for after in between(sentence, index + 1, index + REACH):
        gap = unbracketed(sentence.text[index + 1 : after])
        if not is_office(gap) or ";" in gap:
            return None
        if acts(sentence, after, False):
            return after if AND.search(gap) or (many and gap == ", ") else None
    return None


def acts_last(text: str, start: int, chain: Sequence[int]) -> bool:
    """True where the last of a chain is who acts: "Dưới sự chủ trì của A, | B đã bàn giao chức vụ"."""
    if len(chain) < 2 or text[:start].strip() or " và " in text[chain[-2] : chain[-1]]:
        return False
    return _ACTS.match(text, chain[-1] + 1) is not None
