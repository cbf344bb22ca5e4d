"""Who leaves all his posts in a body or a unit: "Tháng 9/2017, ông thôi các chức vụ ở huyện, về …".

Also "Bà A (sẽ) rời Sở Y tế từ ngày 1/8".
"""

import re
from typing import Final

from loaders.bodies.naming import canonical
from loaders.holds.held import Held
from loaders.holds.ledger import Ledger, Writer
from loaders.holds.row import Row
from loaders.holds.spells import Spells
from loaders.offices.items import Item, is_person, over_honorifics
from loaders.text.choice import any_of
from loaders.text.lexicon import lists
from loaders.text.page import Mention

_POSTS: Final = any_of((*lists("cues.toml")["words_for_posts"], "công việc", "nhiệm vụ", "công tác"))
_THERE: Final = re.compile(
    rf"\bthôi (?:(?:không )?(?:giữ|đảm nhiệm|đảm nhận|làm) )?"
    rf"(?:(?:các|mọi|những|toàn bộ|tất cả) )*(?:{_POSTS})"
    r"(?: (?:cũ|đang giữ))? (?:ở|tại) (?:cấp )?$"
)
_UNREAL: Final = re.compile(r"\b(?:xin|sẽ|muốn|đề nghị|nguyện vọng|chưa|không|nếu|khi)\b[^,;.]*$")
_AWAY, _MOOD = frozenset({"rời", "hẳn", "khỏi"}), frozenset({"đã", "vừa", "sẽ", "chính", "thức"})
_FROM: Final = re.compile(r" (?:kể |tính )?từ ")
# for good: not "để đi họp", "từ 1/8, nếu …"
_GOES: Final = re.compile(r"[.;)\n]|$|,(?! nếu\b)| để (?:nghỉ hưu|nhận nhiệm vụ|chữa bệnh)\b")
_NEAR: Final = 48  # characters of such words


class Quits(Writer):
    """Ends the posts of a page that somebody leaves together."""

    def __init__(self, ledger: Ledger, spells: Spells) -> None:
        """With nothing read yet."""
        super().__init__(ledger, spells)
        self._told = "thôi " in self.page.low
        self._away = "rời " in self.page.low

    def read(self, row: Row) -> None:
        """Read a sentence whose verbs have been read."""
        if self._away and self.page.low.find("rời ", row.start, row.end) >= 0:
            self._read_away(row)
        if not self._told or self.page.low.find("thôi ", row.start, row.end) < 0:
            return
        for k in row.named:
            item = row.items[k]
            if item.kind not in {"body", "unit"}:
                continue
            told = _THERE.search(self.page.text, max(row.start, item.start - _NEAR), item.start)
            if told and not _UNREAL.search(self.page.text, row.start, told.start()):
                self._leave(row, item, told.start(), k)

    def _read_away(self, row: Row) -> None:
        """Who is told to leave a body from a day on: "Bà A sẽ rời hẳn | Phòng Nội vụ từ 1/8"."""
        text = self.page.text
        for k in row.named:
            item = row.items[k]
            person = _goes(row, k) if item.bodies else None
            since = _FROM.match(text, item.end) if person else None
            told = self.spells.calendar.between(since.end(), since.end() + 1) if since else []
            recent = bool(told) and len(told[0].ref) == 10 and self.spells.calendar.is_recent(told[0].ref)
            if person and recent and _GOES.match(text, told[0].end):
                self._end(row, item, person, k, told[0])

    def _leave(self, row: Row, there: Item, at: int, end: int) -> None:
        """End what the one whom a sentence tells of had there, on the day told before."""
        before = [key for n, key in row.who.items() if n < end]
        person = before[-1] if before else row.subject
        if person is not None and len(set(before)) <= 1:
            self._end(row, there, person, end, self.spells.calendar.own(row.start, row.end, at))

    def _end(self, row: Row, there: Item, person: str, end: int, day: Mention | None) -> None:
        """End what somebody had there, on a day."""
        posts = [held for held in self.holdings.by_person(person) if self._is_there(row, held, there)]
        last = max((_begun(held) for held in posts if not held.joint), default="")
        for held in posts:
            if held.status != "former":
                told, span = (held.post, None), (end, end)
                self.hold(row, person, told, "left", span=span, rule="office.quits", sure=False)
            elif _begun(held) < last:
                continue  # an earlier step, which the next one ended
            if not held.until and day is not None and _begun(held) < day.ref:
                self.spells.ended(held, day.ref)

    def _is_there(self, row: Row, held: Held, there: Item) -> bool:
        """True for a post in the body, or in a body of the unit, that is told."""
        context = row.posts.context
        if held.tree is None:
            return False
        if there.bodies:
            names = {canonical(context.complete(body)) for body in there.bodies}
            owner = held.tree.owner
            return held.body in names or (owner is not None and canonical(owner) in names)
        mine = held.tree.root.unit
        units = (context.fill(unit) for unit in there.units)
        return mine is not None and any(
            unit.level == mine.level and unit.name in {None, mine.name} for unit in units
        )


def _goes(row: Row, body: int) -> str | None:
    """Who leaves a body, where a clause opens with him: "(…;) Bà A(, Giám đốc X,) đã rời | Sở Y tế".

    Not "Bà A cho biết ba người đã rời", "Vợ ông rời", "Bà không rời".
    """
    items, k = row.items, body - 1
    while k > 0 and items[k].text in _AWAY:
        k -= 1
    if items[k + 1].text != "rời":
        return None
    while k > 0 and items[k].text in _MOOD:
        k -= 1
    if items[k].text == ",":  # behind his posts
        while k > 0 and not is_person(items[k]) and items[k].kind in {"office", "punct"}:
            k -= 1
    opens = over_honorifics(items, k)
    return row.who.get(k) if opens < 0 or items[opens].text == ";" else None


def _begun(held: Held) -> str:
    """When a post began, as far as that is told; of a term with it."""
    return held.since or (held.term or "")[:4]
