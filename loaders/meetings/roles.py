"""Who takes part in what way, clause by clause, by the rules of `loaders.meetings.rules`."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from kg.model import Role
from loaders.bodies.body import HEADS
from loaders.meetings import acting, actors, company
from loaders.meetings.gaps import is_office, unbracketed
from loaders.meetings.marked import BODY, DATE, MEETING, PERSON, PLACE, Marked
from loaders.meetings.occasions import Kind
from loaders.meetings.rules import Cue, Rule, cues, rules
from loaders.meetings.unnamed import is_of_post
from loaders.meetings.words import AHEAD, MET, RECALLS, REPORTS, TRIAL, vocabulary
from loaders.text.choice import any_of, begun
from loaders.text.page import Mention

_BEHIND: Final = re.compile(rf"[^.;:{PERSON}]{{0,60}}?{MEETING}")
_THERE: Final = re.compile(  # "kết luận của | A, Bí thư {B}, tại buổi làm việc …": at that
    rf"{PERSON}(?:, [^.;:{PERSON}{MEETING}]{{1,100}}?)?,? (?:tại|ở|trong) {MEETING}"
)
_DONE_ONCE: Final = re.compile(  # "Năm 2024, ông A, Giám đốc {B}, | đã chỉ đạo …"
    rf"\W*(?:(?:trong|từ|vào|hồi|ngay từ) )*{DATE}, [^.;:,{PERSON}]{{0,80}}{PERSON}"
    rf"(?:(?:,| [–-]) [^.;:{PERSON}{DATE}]{{1,120}}?)?,? (?:đã|từng) (?:[\w,]+ ){{0,3}}$"
)
_LONG_AGO: Final = re.compile(  # "Cách đây ba năm, ông A | đã phát biểu"
    r"\W*(?:cách đây [^.;,]{1,20} (?:năm|tháng)|(?:hồi|ngày|dạo|thuở) (?:ấy|đó|xưa)|trước (?:kia|đây))\b"
)
_UNDER: Final = re.compile(  # "… nhắc lại | Đại hội 2020 do ông A …", behind a gathering or none
    rf"(?:{MEETING}[^.;:{MEETING}{PERSON}]*)?(?P<day>{DATE}),? do [^.;:{MEETING}{DATE}]*$"
)
_TOLD_OF: Final = re.compile(  # "A cho biết sẽ tiếp tục | theo dõi": what he tells, not what he does there
    r"\b(?:cho biết|cho hay|hứa|cam kết|khẳng định|thông tin|thông báo)(?: rằng|,)?"
    rf" (?:sẽ|đã|đang|cũng|vẫn)\b[^.;:{PERSON}]{{0,60}}$"
)
_DENIED: Final = re.compile(
    rf"(?:{begun(['không', 'chưa', 'chẳng'])})(?: thể| kịp| được| hề| có| một lần)?(?: đọc)?\s$"
)
_YET: Final = re.compile(r"(?<!nhận )(?<!hứa )(?<!hẹn )\bsẽ(?: trực tiếp| cùng)?\s$")
_JOINED: Final = ("và ", "cùng ", "hoặc ")
_CHAIRED: Final = 200  # characters before "chủ trì" in which it is told of what
_BESIDE_CHAIR: Final = 60  # characters before a list's cue in which it is told to be one of company
_SIGNER: Final = 60  # … before who signed what says something
_WITH: Final = re.compile(  # "A chủ trì, | cùng dự có B"
    r"[,;] (?:cùng (?:đi|dự|tham gia|tham dự|có mặt)|(?:tham|tới|đến|về) dự|đi cùng|tháp tùng)\b[^.;:,]*$"
)
_PURPOSE: Final = re.compile(  # "… phải | báo cáo": what is asked for
    rf"\b(?:để|nhằm) [^.;:A-ZĐ{PERSON}{BODY}{PLACE}]{{0,40}}$|\b(?:phải|cần|nên) $"
)
_BIDDEN: Final = re.compile(  # "yêu cầu các đồng chí cùng tập thể {B} quán triệt …"
    rf"\b(?:yêu cầu|đề nghị|mong|giao) [^,.;:{PERSON}{BODY}{PLACE}]{{1,80}}"
    rf"\b(?:(?:cùng|và) [^,.;:{PERSON}{BODY}{PLACE}]{{0,30}}|cùng [^,.;:{PERSON}{PLACE}]{{0,40}})$"
)
_MEANWHILE: Final = re.compile(  # "Khi A | báo cáo ở kỳ họp thì tại <xã X>, B đang họp …": at no such thing
    rf"[^.;:{MEETING}]{{0,120}} thì (?:cùng lúc |lúc ấy |lúc đó )?(?:tại|ở) [^.;:{MEETING}]{{0,160}}{MEETING}"
)
_AS: Final = re.compile(r"\b(?i:khi|lúc) [^.;:]*$")
_SENDS: Final = re.compile(r"gửi lời|chia buồn")
_SIGNS: Final = re.compile(  # "Công văn của {B}, do ông A ký, | cũng yêu cầu …": what he signed says so
    rf"\b(?:do|được) [^.;:,{PERSON}]{{0,60}}{PERSON}(?:, [^.;:{PERSON}]{{1,60}},)?"
    rf" (?:vừa |đã )?(?:ký(?: ban hành)?|ban hành|phê duyệt)"
    rf"(?: {DATE}| (?!và |rồi )[^.;:,{PERSON}]{{1,30}})?,?"
    rf"[^.;:,{PERSON}{BODY}]{{0,30}}$"
)
_HELD_ON: Final = re.compile(  # "A dự {M} (trực tuyến) | đánh giá công tác Đảng": what it is held for
    rf"\b(?:dự|chủ trì|tổ chức|triệu tập|mở) {MEETING}(?:(?! và | rồi )[^,.;:{PERSON}{BODY}{DATE}]){{0,40}} $"
)
_SUBJECT: Final = re.compile(rf"(?:{any_of(vocabulary()['name']['held_on'])})\b(?! (?:cao|rằng|đây|này)\b)")
_GETS: Final = frozenset({"attends.receives", "attends.appointed"})  # who is to be given something
_HEARS: Final = re.compile(  # "A nghe ba hộ trình bày", "A chủ trì nghe {B} báo cáo"
    rf"(?:\bnghe (?!và |xong )|\bchủ trì {MEETING} (?=(?:lãnh đạo |đại diện |các )*{BODY}))"
    rf"(?:(?!\bvà\b)[^.;:,{PERSON}]){{1,80}}$"
)
_ASSIGNED: Final = re.compile(  # "A giao {B} | chủ trì", "A giao {B}, các ngành | tổ chức"
    rf"\bgiao (?:cho )?[{BODY}{PLACE}][^.;:,]{{0,30}}(?:, (?:các|ban|ngành)\b[^.;:]{{0,40}})?$"
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
_REPORTS: Final = re.compile(  # "A cho biết, ngày 5/7, {B} tổ chức hội nghị", "nhắc lại hội nghị"
    rf"{REPORTS}(?:vào |trong )?[^.;:,{PERSON}{BODY}]{{0,24}}{DATE}[^.;{PERSON}]*{MEETING}|{RECALLS}{MEETING}"
)
_QUOTES: Final = re.compile(r"[“”«»]|\"(?P<closes>(?<=[^\s(]\")(?=[\s.,;:)–-]|$))?")
_SAID: Final = re.compile(r"[“«\"]?[^“”«»\"]{20,}")
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
        return self.rule in _GETS or (self.role == "speaks" and not self.planned)

    def suits(self, gathering: Kind, naming: Kind | None) -> bool:
        """True when the rule reads this kind of gathering, as a whole and as named beside the cue.

        Units that a delegation visits take no part, the bodies it works with do; who leads it chairs its
        visit, not the reception that others give for it.
        """
        if self.kinds and (naming is None or naming.name not in self.kinds):
            return False
        if gathering.family == TRIAL["family"] and self.role not in TRIAL["roles"]:
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
    found = [(m, r) for m, r in cues(sentence.text, verbs) if _applies(sentence, r, m)]
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


def _applies(sentence: Marked, rule: Rule, match: re.Match[str]) -> bool:
    text, at = sentence.text, match.start()
    if rule.here and MEETING not in text:
        return False
    if rule.role == "speaks" and rule.take == "before" and _is_quoted(text, at):
        return False
    if rule.role == "speaks" and not rule.planned and _YET.search(text, max(0, at - 16), at):
        return False
    if rule.said and not _SAID.fullmatch(text, 0, at):
        return False
    if rule.role == "speaks" and _is_sent(sentence, at):
        return False
    if " thì " in text and _MEANWHILE.match(text, at) and _AS.search(text, 0, at):
        return False
    reports = rule.role == "speaks" and MEETING not in text[:at] and _REPORTS.match(text, at)
    if rule.role == "speaks" and MEETING not in text and _is_of_old(sentence, at):
        return False
    if rule.role == "chairs" and rule.take == "before" and _is_of_another(sentence, at):
        return False
    if rule.role == "attends" and rule.take == "before" and _TOLD_OF.search(text, max(0, at - 90), at):
        return False
    ahead = rule.id in _GETS and AHEAD.search(text, 0, at)
    return not (reports or ahead or _DENIED.search(text, max(0, at - 16), at))


def _is_sent(sentence: Marked, at: int) -> bool:
    """True for words sent that day, said at no gathering: "Cũng trong ngày, A | gửi lời chia buồn …"."""
    text = sentence.text
    sends = text.startswith(DATE) and MEETING not in text and _SENDS.match(text, at) is not None
    return sends and sentence.mentions[0].rule == "date.day.same"


def _is_of_old(sentence: Marked, at: int) -> bool:
    """True for what somebody is said to have done in a year or a month before that of what is told."""
    if _LONG_AGO.match(sentence.text):
        return True
    first = sentence.mentions.get(sentence.text.find(DATE))
    coarse = first is not None and first.kind == "date" and _is_coarse(first)
    return coarse and _DONE_ONCE.match(sentence.text, 0, at) is not None


def _is_of_another(sentence: Marked, at: int) -> bool:
    """True for who chaired what another year or month had: "Tại M, B nhắc lại M <tháng 5> do A | chủ trì"."""
    under = _UNDER.search(sentence.text, max(0, at - _CHAIRED), at)
    if under is None:
        return False
    told = sentence.text[: under.start()].rpartition(";")[2]
    if MEETING not in told or told.endswith(_JOINED):
        return False  # "A tổ chức M; | M năm 2024 do B chủ trì", "tại M và | M năm 2024 do B chủ trì"
    return _is_coarse(sentence.mentions[under.start("day")])


def _is_coarse(date: Mention) -> bool:
    """True for the date of a month or a year."""
    return len(date.ref) < len("2024-01-01")


def _is_quoted(text: str, at: int) -> bool:
    """True for an offset in what somebody says: the next mark behind it closes a quotation."""
    mark = _QUOTES.search(text, at)
    return mark is not None and (mark.group() in "”»" or mark["closes"] is not None)


def _actors(sentence: Marked, rule: Rule, match: re.Match[str], until: int) -> Sequence[int]:
    """The actors on the rule's side of a cue."""
    if rule.take == "of" and rule.unless and rule.unless.search(sentence.text, 0, match.start()):
        return ()  # "Tuần tới, sở | trao quyết định điều động ông A"
    if rule.take == "before":
        found = actors.subjects(sentence, match.start(), rule.plain, strict=rule.role == "speaks")
        window = (max(0, found[0] - 80), found[0]) if found else (0, 0)
        if found and _is_told_to(sentence.text, found, match.start(), rule.role):
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


def _is_told_to(text: str, subject: Sequence[int], at: int, role: Role) -> bool:
    """True when the verb at an offset is what its subject is for, is bidden to do, or has others do.

    Also when a gathering is held to do so: "dự hội nghị | biểu dương người có công".
    """
    if role != "speaks":
        return _ASSIGNED.search(text, subject[-1] + 1, at) is not None
    return bool(
        _SIGNS.search(text, max(0, subject[0] - _SIGNER), at)
        or _ASSIGNED.search(text, subject[-1] + 1, at)
        or _PURPOSE.search(text, subject[-1] + 1, at)
        or _HEARS.search(text, subject[-1] + 1, at)
        or _BIDDEN.search(text, max(0, subject[0] - 160), subject[0])
        or (_SUBJECT.match(text, at) and _HELD_ON.search(text, subject[-1] + 1, at))
    )


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
    reports = number and _REPORTS.match(sentence.text, match.start())
    behind = not reports and _BEHIND.match(sentence.text, match.end())
    if number < len(signs) and (signs[number] < match.end() or behind):
        return signs[number]
    return signs[max(0, number - 1)]
