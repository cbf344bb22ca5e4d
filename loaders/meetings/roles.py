"""Who takes part in what way, clause by clause, by the rules of `loaders.meetings.rules`."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from kg.model import Role
from loaders.bodies.body import HEADS
from loaders.meetings import acting, actors, company
from loaders.meetings.barred import GETS, TELLS_OF, applies, is_told_to
from loaders.meetings.gaps import is_office, unbracketed
from loaders.meetings.marked import BODY, DATE, MEETING, PERSON, PLACE, Marked
from loaders.meetings.namings import Kind
from loaders.meetings.rules import Cue, Rule, cues, rules
from loaders.meetings.unnamed import is_of_post
from loaders.meetings.words import MET, TRIAL
from loaders.text.page import Mention

_BEHIND: Final = re.compile(rf"[^.;:{PERSON}]{{0,60}}?{MEETING}")
_THERE: Final = re.compile(  # "kết luận của | A, Bí thư {B}, tại buổi làm việc …": at that
    rf"{PERSON}(?:, [^.;:{PERSON}{MEETING}]{{1,100}}?)?,? (?:tại|ở|trong) {MEETING}"
)
_BESIDE_CHAIR: Final = 60  # characters before a list's cue in which it is told to be one of company
_WITH: Final = re.compile(  # "A chủ trì, | cùng dự có B"
    r"[,;] (?:cùng (?:đi|dự|tham gia|tham dự|có mặt)|(?:tham|tới|đến|về) dự|đi cùng|tháp tùng)\b[^.;:,]*$"
)
_DEPUTED: Final = re.compile(  # "Đại diện {B} dự hội nghị là | ông A"
    r"(?i:\b(?:đại diện|thay mặt))(?: cho)?(?: lãnh đạo)? "
    rf"[{BODY}{PLACE}] [^.;:,{PERSON}{BODY}{PLACE}]* (?:là|có)$"
)
_HIM: Final = re.compile(
    rf":?\s(?:(?:các|hai|ba) )?(?:{PERSON}|(?i:ông|bà|đồng chí|đ/c|phó|bí thư|chủ tịch)\b)"
)
_BESIDE: Final = re.compile(
    rf"\bbên lề (?:{MEETING}|sự kiện)|\bbên hành lang\b"
    rf"|\b(?:phóng viên|PV|báo chí) (?:ngay )?sau (?:đó|khi|{MEETING}|buổi|cuộc)"
)
_ELSEWHERE: Final = re.compile(  # what is said to a paper, or to those who investigate
    r"(?:\b(?:tại|trước|trả lời)|^làm việc với) "
    r"(?:cơ quan (?:(?:cảnh sát |an ninh )?điều tra|công an|tố tụng)|điều tra viên)\b"
    r"|\bkhai (?:nhận|báo|rằng)\b"
    r"|\b(?:trả lời|trao đổi với|chia sẻ với|nói với|thông tin với) (?:phỏng vấn|"
    r"báo chí|[Bb]áo |[Tt]ạp chí |phóng viên|p\.?v\b|PV\b|truyền thông|"
    rf"[A-Z]\w*(?:Express|[Nn]et|News)\b)|\bqua điện thoại\b|^trả lời (?:[A-ZĐ]\w+ ?){{1,3}}{DATE}?,"
    rf"|^(?:(?:[\w ]{{1,16}}\s)?{DATE}, )?(?:trao đổi|chia sẻ|nói) với "
    r"(?!Đoàn|Đại|Hội|Bộ|Ban|Thủ|Chủ|Bí)[A-ZĐ]"
    rf"[^,;.{PERSON}{BODY}{PLACE}]{{0,40}},"
    r"|\b(?:nói|kể|tâm sự|chia sẻ|trao đổi|trò chuyện|bộc bạch) (?:thêm |riêng )?"
    r"với (?:chúng tôi|tôi|người viết)\b"
    r"|^[\"“].*\b(?:nhắc|kể|nhớ) lại (?:quãng|hồi|thuở|dạo)\b"
)
_HINTS: Final = ("với", "trả lời", "bên lề", "điện thoại", "tại cơ quan", "trước cơ quan", "khai ", " lại ")
_TO: Final = re.compile(rf"\b(?:trả lời|trao đổi với|chia sẻ với|nói với|thông tin với) {BODY}")


class Taking(NamedTuple):
    """An actor in a role, told in `text[start:end]`. `head`: where the gathering's sign is, if it is."""

    actor: Mention
    role: Role
    rule: str
    start: int
    end: int
    head: int | None
    families: frozenset[str]
    kinds: frozenset[str]
    follows: str  # what must have been told
    planned: bool  # told of a gathering to come too
    known: bool  # only of those whom the story has shown there

    def needs_past(self) -> bool:
        """True for what nobody does at a gathering to come: speak, be handed something."""
        return self.rule in GETS or (self.role == "speaks" and not self.planned)

    def suits(self, gathering: Kind, naming: Kind | None) -> bool:
        """True when the rule reads this kind of gathering, as a whole and as named beside the cue.

        Units that a delegation visits take no part, the bodies it works with do; who leads it chairs its
        visit, not the reception that others give for it. At a trial, of which much is told that was said
        before it, somebody is there only where it is named, or by the rules for trials.
        """
        if self.kinds and (naming is None or naming.name not in self.kinds):
            return False
        told_of = naming is not None or self.role in TRIAL["roles"] or TRIAL["family"] in self.families
        if gathering.family == TRIAL["family"] and not told_of:
            return False
        if not self.families or gathering.family in self.families:
            return True
        if self.role == "chairs" and gathering.family == "meet":
            return False
        return naming is not None and naming.family in self.families and self.actor.kind != "place"


def takings(
    sentence: Marked, verbs: frozenset[int] = frozenset(), told: frozenset[str] = frozenset()
) -> list[Taking]:
    """Who the sentence puts in which role.

    `verbs`: places of gatherings that are told by a verb; `told`: "list" when the sentence before listed who
    attended, "lines" when it said that they follow line by line, "handed" when those before told that
    decisions were handed over, "received" when it told that some were, "handed to all" when the story tells
    that all who are named were given theirs, "press" when papers are answered at the gathering itself.
    """
    if not sentence.actors:
        return []
    cued = _cues(sentence, verbs, "press" in told)
    applied = [(m, r) for m, r in cued if not r.follows or r.follows in told]
    applied += _first(sentence, told)
    if not applied:
        return []
    lists = [m.start() for m, r in applied if r.take == "after"] + [len(sentence.text)]
    deeds = [m.start() for m, r in applied if r.take == "before"]
    found: list[Taking] = []
    signs = list(sentence.heads)  # in order
    for match, rule in applied:
        behind = bisect_left(lists, max(match.end(), match.start() + 1))
        until = lists[behind] if behind < len(lists) else len(sentence.text)
        if rule.role == "chairs" and rule.take == "after":
            until = company.ends(sentence.text, match.end(), until, deeds)
        who = [
            index
            for index in _actors(sentence, rule, match, until)
            if rule.only is None or rule.only.match(sentence.mentions[index].ref)
            if rule.units or sentence.text[index] != PLACE or acting.is_led(sentence, index)
        ]
        if not who:
            continue
        head = _head(sentence, rule, match, signs)
        found += [
            Taking(
                actor=sentence.mentions[index],
                role=rule.role,
                rule=rule.id,
                start=min(index, match.start()),
                end=max(index + 1, match.end()),
                head=head,
                families=rule.families,
                kinds=rule.kinds,
                follows=rule.follows,
                planned=rule.planned,
                known=rule.known,
            )
            for index in who
        ]
    return found


def is_elsewhere(sentence: Marked, press: bool = False) -> bool:
    """True for what is said beside a gathering, or to a paper where the gathering is none for the `press`."""
    text = sentence.text
    if " gặp " in text and MET.search(text):
        return True
    if not any(map(text.__contains__, _HINTS)):  # one of these stands in each
        return False
    if press or _BESIDE.search(text):
        return _BESIDE.search(text) is not None
    paper = _TO.search(text)
    to_paper = paper is not None and sentence.mentions[paper.end() - 1].ref.startswith(HEADS["papers"])
    return to_paper or _ELSEWHERE.search(text) is not None


def is_list(rule: str) -> bool:
    """True when a rule reads lists of who attended, which a next sentence may go on with."""
    return rule in _lists()


@cache
def _lists() -> frozenset[str]:
    return frozenset(r.id for r in rules() if r.role == "attends" and r.take == "after")


@cache
def _by_told() -> tuple[Rule, ...]:
    return tuple(rule for rule in rules() if rule.first)


def _cues(sentence: Marked, verbs: frozenset[int], press: bool) -> list[Cue]:
    """The cues in order. Where a list's cue stands, no single subject is looked for."""
    found = [(m, r) for m, r in cues(sentence.text, verbs) if applies(sentence, r, m)]
    if not found:
        return []
    if any(r.role == "speaks" for _, r in found) and is_elsewhere(sentence, press):
        found = [(m, r) for m, r in found if r.role != "speaks"]
    lists = sorted(
        m.span() for m, r in found if r.take == "after" and not actors.subjects(sentence, m.start())
    )
    starts = [start for start, _ in lists]

    def in_list(at: int) -> bool:
        before = bisect_right(starts, at) - 1
        return before >= 0 and at < lists[before][1]

    kept = [(m, r) for m, r in found if r.take != "before" or r.plain or not in_list(m.start())]
    return sorted(kept, key=lambda pair: (pair[0].start(), -pair[0].end()))


def is_listed(sentence: Marked, told: frozenset[str]) -> bool:
    """True for a line of a list that those before told to follow."""
    return not told.isdisjoint({"lines", "chaired"}) and next(_first(sentence, told), None) is not None


def _first(sentence: Marked, told: frozenset[str]) -> Iterator[Cue]:
    """The cues with which a sentence begins that only goes on with what those before told."""
    for rule in _by_told() if told else ():
        match = rule.cue.match(sentence.text) if rule.follows in told else None
        if match and not (rule.alone and not is_office(unbracketed(sentence.text.replace(PERSON, " ")))):
            yield match, rule


def _actors(sentence: Marked, rule: Rule, match: re.Match[str], until: int) -> Sequence[int]:
    """The actors on the rule's side of a cue."""
    if rule.take == "of" and rule.unless and rule.unless.search(sentence.text, 0, match.start()):
        return ()  # "Tuần tới, sở | trao quyết định điều động ông A"
    if rule.take == "before":
        found = actors.subjects(sentence, match.start(), rule.plain, strict=rule.role == "speaks")
        window = (max(0, found[0] - 80), found[0]) if found else (0, 0)
        if found and is_told_to(sentence.text, found, match.start(), rule.role):
            return ()
        if rule.needs and not rule.needs.search(sentence.text, *window):
            return ()
        if rule.unless and rule.unless.search(sentence.text, *window):
            return ()
        if found and rule.role == "chairs":
            found = company.of_last(sentence.text, found, match.start())
        return [i for i in found if rule.role == "speaks" or not is_of_post(sentence, i)]
    if rule.take == "after":
        invited = sentence.text.endswith(", mời ", 0, match.start())  # "A chủ trì, mời dự có B"
        begins = max(0, match.start() - _BESIDE_CHAIR)
        apart = match.group().endswith((" của", " còn có")) or _WITH.search(
            sentence.text, begins, match.end()
        )
        if _DEPUTED.search(sentence.text, begins, match.end()) and _HIM.match(sentence.text, match.end()):
            apart = True
        if not apart and not invited and actors.subjects(sentence, match.start()):
            return ()
        return list(company.members(sentence, match.end(), until, rule.plain))
    if rule.take == "of":
        chain = list(company.chain(sentence, match.end(), len(sentence.text), rule.plain))
        return chain[: len(chain) - company.acts_last(sentence.text, match.start(), chain)]
    if rule.take == "next":
        end = min(match.end() + 2, len(sentence.text))
        return list(company.chain(sentence, match.end(), end, rule.plain))
    return list(company.opened(sentence, match.end()))


def _head(sentence: Marked, rule: Rule, match: re.Match[str], signs: Sequence[int]) -> int | None:
    """The gathering's sign that a cue goes with: in it, close behind it, else before it, else after it.

    What is said to be somebody's at one ("kết luận của A tại …") goes with that.
    """
    if not signs:
        return None
    person = sentence.text.find(PERSON, match.end()) if rule.take == "of" else -1
    if person >= 0 and (there := _THERE.match(sentence.text, person)):
        return there.end() - 1
    number = bisect_left(signs, match.start())
    reports = number and TELLS_OF.match(sentence.text, match.start())
    behind = not reports and _BEHIND.match(sentence.text, match.end())
    if number < len(signs) and (signs[number] < match.end() or behind):
        return signs[number]
    return signs[max(0, number - 1)]
