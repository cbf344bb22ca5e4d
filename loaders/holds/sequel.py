"""What a sentence says of the posts that the one before tells.

"…: ông A (Bí thư), bà B (Phó Bí thư). Cả hai được chỉ định từ 1/7."; "… ông A nhận quyết định chiều 7/7."
"""

import re
from collections.abc import Sequence
from typing import Final

from loaders.holds.held import Held
from loaders.holds.ledger import Ledger, Writer
from loaders.holds.row import Row
from loaders.holds.spells import Spells
from loaders.holds.unreal import is_candidate, is_proposed
from loaders.offices.says import said
from loaders.text.choice import any_of
from loaders.text.lexicon import lists, numerals
from loaders.text.page import Mention

_CUES: Final = lists("cues.toml")
_EACH: Final = (
    r"(?: (?:người|ông|bà|anh|chị|vị|đồng chí|cán bộ|nhân sự|chức danh))?"
    r"(?: (?:này|trên|nói trên))?,? (?:(?:đều|cùng|vừa|mới|đã|cũng) )*được (?:[^,;.]{1,40} )?"
    rf"(?P<turn>{any_of(_CUES['gives_all'])})(?= (?:{any_of(_CUES['when_given'])})\b|[.,])"
)
_ALL: Final = re.compile(rf"\W*(?:tất )?cả (?P<count>\w+){_EACH}", re.I)
_ALL_HERE: Final = re.compile(rf"[,;] (?:(?:tất )?cả (?!đều|cùng|được|là\b)(?P<count>\w+)|tất cả){_EACH}")
_TAKES: Final = re.compile(
    rf"\b(?:nhận|được trao) quyết định(?: (?:{any_of(_CUES['ordered_what'])}))?(?: của [^,;.\d]{{1,40}})?,?"
    r"(?: (?:vào|hôm|ngày|từ|hồi|lúc))*\s*$",
    re.I,
)
# … not "ngày 7/1 của UBND tỉnh", which is that of the decision
_HANDED: Final = re.compile(r"hôm\b|[^;.\n]{1,16}\d,? (?:ngay )?từ (?:tay )?\w")
_SIGNED: Final = re.compile(
    rf"\W*(?:các )?quyết định(?: (?:{any_of(_CUES['ordered_what'])}|trên|nói trên))?"
    r"(?: của [^,;.\d]{1,40})?,? (?:(?:đã )?được (?:[^,;.\d]{1,60} (?=ký\b))?)?"
    r"(?:ký|ký ban hành|ban hành|(?:công bố|trao)(?: tại [^,;.\d]{1,60}?)?)(?: (?:vào|hôm|ngày|từ))*\s*$",
    re.I,
)
_STARTS: Final = re.compile(
    r"\b(?:nhận (?:nhiệm vụ|công tác)(?: mới)?|thời (?:gian|hạn) (?:giữ|đảm nhiệm|bổ nhiệm)\b[^;.]{1,80}),?"
    r" (?:(?:kể|tính|bắt đầu) )?từ(?: ngày)?\s*$",
    re.I,
)
_TILL: Final = re.compile(
    r"\W*(?:ông|bà|anh|chị|đồng chí)(?: [A-ZĐ]\w+)? (?:làm|giữ chức|giữ|đảm nhiệm|tại nhiệm|tại vị)"
    r"(?: (?:chức|chức vụ|cương vị|vị trí|công việc|việc) (?:này|đó|ấy))?(?: cho)? (?:đến|tới)(?: hết)?"
    r"(?: (?:tháng|năm|ngày))?\s*$",
    re.I,
)
_THOSE: Final = re.compile(r"\W*đó là:?\s(?!điều|việc|lý do)", re.I)
_COUNT: Final = re.compile(rf"\b(?P<count>\d{{1,2}}|{any_of(numerals())}) ", re.I)
_HELD: Final = re.compile(r"\W*(?:người|vị) (?:đang )?đương nhiệm(?: hiện nay| bây giờ)?(?:,| là|:)? ", re.I)
_STAYS: Final = re.compile(  # "Trong thời gian này, ông vẫn giữ nguyên chức vụ và hưởng lương tại Sở"
    r"\bvẫn (?:được )?(?:giữ|giữ nguyên|bảo lưu|đảm nhiệm|đảm nhận)(?: (?:các|những|nguyên))?"
    r" (?:chức vụ|chức danh|chức|cương vị|vị trí)(?: (?:cũ|hiện tại|hiện nay|đang giữ|lãnh đạo|công tác))?"
    r"(?=[.,;)]| và\b| (?:tại|ở) (?:sở|cơ quan|đơn vị|nơi)\b|(?<=cũ) (?:cho )?(?:đến|tới) khi\b)",
    re.I,
)
_BEFORE_THEN: Final = re.compile(
    r"\b(?:trước (?:đó|đây|kia)|lúc đó|khi (?:đó|ấy)|dù|mặc dù|từng|nếu)\b", re.I
)
_WHO: Final = r"(?:cán bộ|đồng chí|sĩ quan|lãnh đạo|người|vị|ông|bà|công chức)"
_RETIREES: Final = re.compile(
    rf"\b(?:{_WHO}|{any_of(_CUES['leads'])}|chủ tịch|bí thư)\b[^.;\n]{{0,60}}?"
    r" nghỉ (?:hưu|chế độ|công tác)\b",
    re.I,
)
_OF_THEM: Final = re.compile(  # "Trong số 34 cán bộ (này) có …", "Các đồng chí đó là …"
    r"\W*(?:trong (?:số )?(?:đó|(?:những |các )?(?:\w+ )?"
    + _WHO
    + r"(?: (?:này|ấy|đó|trên|nghỉ hưu))?),? (?:có|gồm)"
    r"|(?:cùng|cũng) (?:nghỉ|về hưu|diện)(?: hưu| chế độ)?(?: (?:trong|vào))?(?: đợt)?(?: này)?"
    r"(?: còn)? (?:có|là|gồm)"
    r"|cụ thể(?:,? (?:gồm|có|là))?|đó là|(?:các|những) "
    + _WHO
    + r"(?: (?:này|ấy|đó|trên|nghỉ hưu))? (?:gồm|là))(?: có)?\b",
    re.I,
)
_LET_GO: Final = re.compile(  # "Quyết định này cho 6 giám đốc sở | nghỉ hưu", "trao … cho 2 đồng chí"
    rf"\b(?:quyết định|phê duyệt|đồng ý|thống nhất|nghị quyết)\b[^.;\n]{{0,80}}\b(?:\d+|{any_of(numerals())})"
    rf" [^.;\n]{{0,60}}?nghỉ (?:hưu|chế độ)\b"
    rf"|\bquyết định nghỉ (?:hưu|chế độ)[^.;\n]{{0,40}}? cho (?:các|\d+|{any_of(numerals())}) {_WHO}\b",
    re.I,
)
_ASKED: Final = re.compile(
    r"\b(?:xin|đề nghị|đề xuất|dự kiến|đăng ký|nguyện vọng|dự thảo|sẽ|chưa|không|từ chối)\b", re.I
)
_ABOVE: Final = r"(?:nói trên|trên|này)"
_LEAVE: Final = re.compile(  # "Cả ba thôi giữ những chức vụ nói trên và nghỉ hưu từ ngày 1-6"
    rf"\b(?:cả (?P<count>\w+)|(?:các|những) {_WHO} {_ABOVE})(?: {_WHO})?(?: {_ABOVE})?,?"
    r" (?:(?:đều|cùng|sẽ|vừa|đã|chính thức|được) )*(?:nghỉ (?:hưu|chế độ|công tác)"
    rf"|thôi giữ (?:các|những) chức(?: vụ| danh)? (?P<above>{_ABOVE}))\b",
    re.I,
)
_BESIDE: Final = frozenset({"office.before", "office.after"})  # rules by which posts stand beside a name
_LISTED: Final = frozenset({"office.before", "office.shared"})  # rules by which a list tells posts
_SEVERAL: Final = 3  # people whom "tất cả" means
_NEAR: Final = 60  # characters before a day in which the decision is told


class Sequels(Writer):
    """Reads what sentences add to the posts just told into the holdings of a page."""

    def __init__(self, ledger: Ledger, spells: Spells) -> None:
        """With nothing read yet."""
        super().__init__(ledger, spells)
        self._tells_of_all = "cả " in self.page.low
        self._stay = self.page.said(("vẫn ",))
        self._leave = self.page.said(("nghỉ ", "thôi giữ "))
        self._those, self._held = self.page.said(("đó là",)), self.page.said(("đương nhiệm",))
        self._before: Row | None = None  # the sentence before
        self._told: Sequence[Held] = ()  # by it

    def read(self, row: Row, now: Sequence[Held]) -> None:
        """Read a sentence; `now` is what it tells itself."""
        before, self._before = self._before, row
        told, self._told = self._told, now
        if before is None or before.section.teaser != row.section.teaser:
            before, told = None, ()
        text = self.page.text
        if self._tells_of_all and (found := _ALL_HERE.search(text, row.start, row.end)):
            here = [held for held in now if held.evidence[0].rule in _LISTED]
            behind = any(row.items[k].start > found.start() for k in (*row.who, *row.reading.verbs[:-1]))
            self._give_all(row, found, [] if behind or row.reading.events else here)
        stays = _STAYS.search(text, row.start, row.end) if self._stay else None
        if stays and not _BEFORE_THEN.search(text, row.start, stays.start()):
            self._keep(row, stays, [*told, *now])
        if "quyết định" in text[row.start : row.end]:
            self._take(row, before or row, [*told, *now])
        if before is None:
            return
        days = self.spells.calendar.between(row.start, row.end)
        if days:
            self._sign(row, days[0], told)
            self._start(row, days, told)
        alone = self._tells_of_all and not (row.who or row.found.runs)
        if alone and (found := _ALL.match(text, row.start, row.end)):
            self._give_all(row, found, told)
        elif self._leave and not row.who and (found := _LEAVE.search(text, row.start, row.end)):
            self._leave_all(row, found, told)
        elif (named := _OF_THEM.match(text, row.start, row.end)) and (day := self._retiring(before)):
            self._retire(row, named.end(), day, now)
        elif named and self._lets_go(before):
            self._retire(row, named.end(), None, now)
        elif self._those and _THOSE.match(text, row.start, row.end):
            self._name_them(row, before)
        elif self._held and _HELD.match(text, row.start, row.end):
            self._hold_now(row, before)
        elif days:
            self._till(row, days[0], told)

    def _give_all(self, row: Row, found: re.Match[str], told: Sequence[Held]) -> None:
        """Those just named, as many as it says, have been given the posts beside their names."""
        posts = [held for held in told if held.status == "current" and held.evidence[0].rule != "office.life"]
        count, people = (found["count"] or "").lower(), len({held.person for held in posts})
        many = int(count) if count.isdigit() else numerals().get(count, 0)
        if many != people if count else people < _SEVERAL:
            return
        day = next(iter(self.spells.calendar.between(found.end(), row.end)), None)
        old = day is not None and self.spells.calendar.is_old(day)
        for held in posts:
            if not old:
                quote = self.page.evidence(row.start, row.end, "office.all")
                held.status = "appointed"
                held.evidence.append(quote)
            self.spells.begun(row, held, found.start("turn"))

    def _keep(self, row: Row, found: re.Match[str], told: Sequence[Held]) -> None:
        """One just told to be sent elsewhere stays in the posts beside his name: "Ông vẫn giữ chức vụ cũ"."""
        named = [row.who[k] for k in sorted(row.who) if row.items[k].end <= found.start()]
        moved = {held.person for held in told if held.move}
        who = named[-1] if named else moved.pop() if len(moved) == 1 else row.subject
        for held in (h for h in told if h.person == who and h.move):
            held.move = None  # it is none
            if held.status == "left":
                held.status, held.until = "current", None
                held.evidence.append(self.page.evidence(row.start, row.end, "office.kept"))

    def _leave_all(self, row: Row, found: re.Match[str], told: Sequence[Held]) -> None:
        """Those just named, as many as it says, leave what stands beside: "Cả ba nghỉ hưu từ 1-6"."""
        beside = [h for h in told if h.status == "current" and h.evidence[0].rule in _BESIDE]
        people = {h.person for h in told}
        count = (found["count"] or "").lower()
        many = int(count) if count.isdigit() else numerals().get(count, 0)
        if len(people) < 2 or (count and many != len(people)) or {h.person for h in beside} != people:
            return
        for held in beside:
            if held.seats != "many" or found["above"]:
                held.status = "left"
                held.evidence.append(self.page.evidence(row.start, row.end, "office.moved"))
                days = self.spells.calendar.between(found.end(), row.end)
                day = next((m for m in days if self.spells.calendar.is_retiring(m)), None)
                if day is not None:
                    self.spells.ended(held, day.ref)
                else:
                    self.spells.begun(row, held, found.start())

    def _retiring(self, before: Row) -> Mention | None:
        """The day from which those go of whom a sentence tells: "gặp mặt cán bộ nghỉ hưu từ ngày 1/10"."""
        if not _RETIREES.search(self.page.text, before.start, before.end):
            return None
        told = self.spells.calendar.between(before.start, before.end)
        days = [m for m in told if self.spells.calendar.is_retiring(m)]
        return days[0] if len(days) == 1 and not before.reading.departures else None

    def _lets_go(self, before: Row) -> bool:
        """True for what tells that several go by a decision, and names none of them."""
        text, span = self.page.text, (before.start, before.end)
        told = self._leave and _LET_GO.search(text, *span) and not _ASKED.search(text, *span)
        return bool(told) and not (before.who or before.reading.departures)

    def _retire(self, row: Row, start: int, day: Mention | None, now: Sequence[Held]) -> None:
        """Those of them whom a sentence names have left their posts: "Trong đó có ông A, Giám đốc X"."""
        if row.reading.events or row.reading.departures or any(row.items[k].end <= start for k in row.who):
            return
        people = {row.who[k]: k for k in sorted(row.who, reverse=True)}
        for held in now:
            if held.status != "current" or held.seats == "many" or held.evidence[0].rule not in _BESIDE:
                continue
            span, told = (people[held.person], people[held.person]), (held.post, None)
            left = self.hold(row, held.person, told, "left", span=span, rule="office.moved", sure=True)
            if day is not None:
                self.spells.ended(left, day.ref)

    def _name_them(self, row: Row, before: Row) -> None:
        """As many as the sentence before gives one post to: "Ba người được bổ nhiệm làm X. Đó là A, B, C"."""
        items = before.items
        given = [k for k in before.reading.verbs if said(items, k) == "appointed"]
        people = list(dict.fromkeys(row.who[k] for k in sorted(row.who)))
        counted = _COUNT.search(self.page.text, before.start, before.end)
        first = next((item for item in row.items[2:] if item.text not in {":", "các"}), None)
        named = first is not None and first.kind in {"honorific", "name", "office"}
        if before.who or not (given and counted and named) or not before.reading.seeming.isdisjoint(given):
            return
        if is_candidate(items, before.reading.verbs, given[-1]) or is_proposed(items, len(items)):
            return
        behind = [k for run in before.found.runs for k in run.at if k > given[-1]]
        ahead = [k for run in before.found.runs for k in run.at if k < given[-1] and items[k].many]
        count, offices = counted["count"].lower(), behind or ahead
        many = int(count) if count.isdigit() else numerals().get(count, 0)
        if len(offices) != 1 or many != len(people):
            return
        span = min(row.who), max(row.who)
        for told in zip(before.posts.of(offices[0]), items[offices[0]].offices, strict=False):
            for person in people:
                held = self.hold(row, person, told, "appointed", span=span, rule="office.all", sure=False)
                self.spells.begun(before, held, items[given[-1]].start)

    def _take(self, row: Row, before: Row, told: Sequence[Held]) -> None:
        """The day on which somebody was handed the decision that gave him a post.

        It goes before one lent to the post from another paragraph, unless it may be that of the decision.
        """
        text = self.page.text
        for day in self.spells.calendar.between(row.start, row.end):
            if not _TAKES.search(text, max(row.start, day.start - _NEAR), day.start):
                continue
            who = next(
                (row.who[k] for k in sorted(row.who, reverse=True) if row.items[k].end <= day.start), None
            )
            near = {m.ref for m in self.spells.calendar.between(before.section.start, row.section.end)}
            handed = day.part_of_day or _HANDED.match(text, day.start)
            posts = [h for h in told if h.person == who and h.status == "appointed"]
            given = {id(h): h for h in posts if not h.since or (handed and h.since not in near)}
            if len(given) == 1:
                held = next(iter(given.values()))
                if held.since:
                    self.spells.started(held, day.ref)
                else:
                    self.spells.told_apart(held, day)

    def _sign(self, row: Row, day: Mention, told: Sequence[Held]) -> None:
        """The first day of a sentence as that on which the decision of the one before was signed.

        Where no other is told.
        """
        if _SIGNED.fullmatch(self.page.text, row.start, day.start):
            for held in told:
                if held.status == "appointed" or (held.status == "left" and held.move):
                    self.spells.told_apart(held, day)

    def _start(self, row: Row, days: Sequence[Mention], told: Sequence[Held]) -> None:
        """From which day on one just given a post holds it: "Ông A nhận nhiệm vụ từ ngày 1/8"."""
        for day in days:
            if len(day.ref) < len("2020-08-01") or not _STARTS.search(self.page.text, row.start, day.start):
                continue
            who = {row.who[k] for k in row.who if row.items[k].end <= day.start} or {row.subject or ""}
            given = {id(h): h for h in told if {h.person} == who and h.status == "appointed"}
            if len(given) == 1:
                self.spells.set_apart(next(iter(given.values())), day.ref)

    def _till(self, row: Row, day: Mention, told: Sequence[Held]) -> None:
        """Until when somebody held the post just told: "Bà làm đến năm 2001 thì …"."""
        if not _TILL.fullmatch(self.page.text, row.start, day.start):
            return
        who = {row.who[k] for k in row.who if row.items[k].end <= day.start} or {row.subject or ""}
        posts = [held for held in told if {held.person} == who and held.seats != "many" and not held.until]
        if len(posts) == 1 and self.spells.calendar.is_past(day):
            posts[0].status = "former"
            posts[0].until = day.ref
            posts[0].evidence.append(self.page.evidence(row.start, day.end, "office.till"))

    def _hold_now(self, row: Row, before: Row) -> None:
        """Who holds the one post told before without its holder: "Người đương nhiệm, ông A, …"."""
        offices = [k for run in before.found.runs for k in run.at]
        first = next((k for k in row.who if row.items[k].kind == "name"), None)
        if len(offices) != 1 or first is None or offices[0] not in before.found.free:
            return
        for post, office in zip(before.posts.of(offices[0]), before.items[offices[0]].offices, strict=False):
            if post.seats == "one":
                told, span = (post, office._replace(status=None)), (first, first)
                self.hold(row, row.who[first], told, "current", span=span, rule="office.now", sure=False)
