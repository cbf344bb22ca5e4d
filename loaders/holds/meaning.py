"""What a verb is about: whom it means, and which posts."""

import re
from collections.abc import Sequence
from typing import Final

from loaders.holds.careers import LABEL, goes_on_in_entry
from loaders.holds.chronicle import ENTRY
from loaders.holds.held import Holdings, less_sure
from loaders.holds.implied import memberships
from loaders.holds.row import Row
from loaders.holds.spells import Spells
from loaders.holds.together import is_beside
from loaders.holds.turns import dealt_out
from loaders.holds.unreal import is_promised
from loaders.offices.event import Event
from loaders.offices.groups import each, group
from loaders.offices.items import Item, is_of_date, is_person, over_honorifics, past_honorifics, phrase
from loaders.offices.nobody import describes_new, is_of_both
from loaders.offices.office import Office
from loaders.offices.post import Post
from loaders.offices.says import is_act, is_plain
from loaders.offices.terms import past_term
from loaders.offices.verbs import opens_before
from loaders.text.choice import any_of
from loaders.text.lexicon import counting, lists
from loaders.text.page import Page

# items before a verb that has its subject behind it: "Hai năm trước, khi | là X, ông A …"
_OPENING: Final = 6
_OPEN: Final = re.compile(
    r"\b(?:ghế|chức|vị trí|cương vị) (?P<title>[\w ]{5,30}?)(?: (?:bị|bỏ|để|còn))* (?:trống|khuyết)\b"
)
_COUNTED: Final = re.compile(  # people told by their number alone
    rf"\b(?:\d+|{any_of(counting())}) (?:người|đồng chí|đại biểu|ứng viên|ứng cử viên|ủy viên|thành viên"
    r"|cán bộ|nhân sự|đảng viên|vị|ông|bà|anh|chị)\b"
)
_DATE_OPENS: Final = frozenset({"ngày", "tháng", "năm"})
_BEFORE_DATE: Final = frozenset({"vào", "hồi", "đầu", "giữa", "cuối"})
_KEPT: Final = frozenset({"tiếp", "tục", "được", "tín", "nhiệm"})  # before who goes on in his own post
_TITLE: Final = 8  # items in which a title that stands alone is told
_NAMES: Final = frozenset({"có", "gồm", "là", ":"})  # before those whom a sentence names behind its office


class Meaning:
    """Tells of the events of a page whom and what they mean."""

    def __init__(self, page: Page, holdings: Holdings, spells: Spells) -> None:
        """`holdings` are those that the page has told so far."""
        self.page = page
        self.holdings = holdings
        self.spells = spells
        self._campaign = page.said(lists("unreal.toml")["stands"])  # of those who stand for something

    def people(self, row: Row, event: Event) -> list[str]:
        """Whom a verb means; none of a list in which the post behind each name tells whose is which."""
        alone = event.status == "appointed" and any(o.body is None for o in row.items[event.office].offices)
        apart = {k for k in event.people if dealt_out(row, k)} if alone and len(event.people) > 1 else set()
        if apart:
            return [row.who[k] for k in event.people if k in row.who and k not in apart]
        return [row.who[k] for k in event.people if k in row.who] or self._subject(row, event)

    def _subject(self, row: Row, event: Event) -> list[str]:
        """Whom a verb without a person before it means.

        Who follows it, else whom the sentence before is about.
        """
        if event.people:
            return []
        if is_of_both(row.items, event.verb):
            return [] if row.who else list(row.pair)
        if event.status in {"former", "current"} and describes_new(row.items, event.verb):
            return [row.subject] if row.subject and self._is_given(row.subject, row.items) else []
        step = self._is_step(row, event) or goes_on_in_entry(row, event, self.page)
        if row.subject and row.about == {row.subject} and step:
            return [row.subject]
        gone = {k for e in row.reading.events if e.replaced and e.office == event.office for k in e.people}
        if first := min((k for k in row.who if k not in gone and not is_beside(row.items, k)), default=None):
            told = past_term(self.page.text, self.spells.end(row, event.office))
            beside = sum(item.start < told for item in row.items[event.office + 1 : first])
            beside = beside or _date_behind(row.items, event.office)
            after = max(gone, default=event.office)  # "Đến nhận chức vụ X thay ông B là | ông A"
            near = after < first < after + 8 + beside
            listed = any(item.text in _NAMES for item in row.items[event.office + 1 : first])
            seats = any(office.seats != "one" for office in row.items[event.office].offices)
            shared = each if event.member or seats else group  # each with posts of his own
            meant = shared(row.items, first) if listed else [first]  # "Trúng cử X có | ông A và bà B"
            begins = next((k for k in range(event.verb, 0, -1) if row.items[k - 1].kind != "verb"), 0)
            led = begins > 0 and bool(row.items[begins - 1].offices)  # "Bí thư X | làm Trưởng ban lễ tang A"
            own = any(event.office < tie.office < first == tie.person for tie in row.found.ties)
            dates = next((k for k, i in enumerate(row.items) if not (is_of_date(i) or i.text == ",")), 0)
            other = event.status == "current" and _opens_unread(row.items[:begins])
            other = other or row.items[over_honorifics(row.items, first)].text in {"trước", "sau"}
            opens = event.verb - dates <= _OPENING and not (led or own or other)  # "Cách chức X, cảnh cáo A"
            return [row.who[k] for k in meant if k in row.who] if opens and near else []
        if (
            row.subject is None
            or row.items[event.office].many
            or row.subject in {row.who.get(k) for k in gone}
        ):
            return []
        if _COUNTED.search(self.page.low, row.start, row.items[event.verb].start):
            return []  # "31 đồng chí trúng cử Ban Chấp hành X"
        dated = ENTRY.fullmatch(self.page.text, row.start, row.items[event.verb].start)
        dated = dated or LABEL.match(self.page.text, row.start)
        if event.status == "appointed" and is_act(row.items[event.verb]) and not dated:
            return []  # "Đại hội đã bầu …", "Bổ nhiệm Giám đốc Sở X": not the one told of before
        near = event.verb <= 4 or dated is not None  # "Từ tháng 3/2006 đến tháng 5/2009 giữ chức …"
        near = near or opens_before(row.items, event.verb)
        anew = any(office.status == "new" for office in row.items[0].offices)  # "Tân Giám đốc X hiện là Y"
        stated = event.status in {"former", "appointed", "left"} or (anew and event.status == "current")
        return [row.subject] if stated and near else []

    def _is_given(self, person: str, items: Sequence[Item]) -> bool:
        """True for one given the post with which a sentence opens: "Tân Giám đốc X | sinh năm 1968"."""
        named = items[0].offices[0].title if items[0].offices else phrase(items[1:_TITLE])
        given = (h for h in self.holdings.by_person(person) if h.status == "appointed")
        return any(f"{named} ".lower().startswith(f"{h.title} ".lower()) for h in given)

    def _is_step(self, row: Row, event: Event) -> bool:
        """True for a step of a life that names nobody: "Năm 1959 là X, | năm 1975 làm Y"."""
        verb = row.items[event.verb]
        if is_act(verb):
            return False
        if ENTRY.fullmatch(self.page.text, row.start, verb.start):
            return True
        offices = (k for k in range(event.verb) if row.items[k].kind == "office")
        return self._opens_step(row, event.verb) and any(self._opens_step(row, k) for k in offices)

    def _opens_step(self, row: Row, k: int) -> bool:
        """True for an item before which its clause tells only a time: "…, năm 1975 | làm Y"."""
        at = row.items[k].start
        parted = max(self.page.text.rfind(sign, row.start, at) for sign in ",;")
        return ENTRY.fullmatch(self.page.text, max(parted, row.start), at) is not None

    def posts(self, row: Row, event: Event) -> list[tuple[Post, Office | None]]:
        """The posts that an event is about, with their offices as written."""
        if self._campaign and is_promised(row.items, event.verb, event.office):
            return []
        if event.again:
            return [(post, None) for post in self._last(row, event)]
        if event.member:
            return [(post, None) for post in memberships(row, event.office)]
        posts = row.posts.of(event.office)
        if event.replaced:  # "giao Quyền Bộ trưởng X, thay ông B": B was no acting one
            posts = tuple(post._replace(title=post.title.removeprefix("Quyền ")) for post in posts)
        told: list[tuple[Post, Office | None]] = list(
            zip(posts, row.items[event.office].offices, strict=False)
        )
        return told if event.nth is None else told[event.nth : event.nth + 1]

    def _last(self, row: Row, event: Event) -> tuple[Post, ...]:
        """The post that "chức vụ này" means: one just given to somebody in the sentence, else the last."""
        ties = [tie for tie in row.found.ties if tie.person in event.people]
        own = {tie.office for tie in ties if not tie.shared}
        shared = {tie.office for tie in ties if tie.shared}
        if len(shared) == 1 and event.status == "appointed":
            return row.posts.of(min(shared))  # "Các Phó Giám đốc X gồm A và B được bầu lại chức danh này"
        if own and row.items[event.verb].text.endswith((" lại", "tái bổ nhiệm")):
            return row.posts.of(min(own))  # "A, Viện trưởng X, được bổ nhiệm lại chức vụ này"
        kept = [item.text for item in row.items[max(own, default=0) + 1 : event.verb] if item.kind == "word"]
        if own and kept[:2] == ["tiếp", "tục"] and _KEPT.issuperset(kept):
            return row.posts.of(max(own))  # "A, Viện trưởng X, tiếp tục được bổ nhiệm ở vị trí này"
        told = row.items[max(event.people) + 1 : event.verb] if event.people else []
        if own and any(item.text == "người" for item in told):
            return row.posts.of(max(own))  # "Chủ tịch X A, người vừa được chỉ định giữ chức vụ này"
        gone = [e for e in row.reading.events if e.status == "left" and e.office < event.verb and e.people]
        anew_to = _given_since(row, gone[-1], event) if gone else None
        if anew_to is not None and any(item.text == "người" for item in told):
            return tuple(less_sure(post, "likely") for post in row.posts.of(anew_to))
        if gone and event.people and not (gone[-1].again or set(gone[-1].people) & set(event.people)):
            return row.posts.of(gone[-1].office)  # "sau khi ông A thôi làm X, bà B đảm nhận vị trí này"
        if own and row.items[event.verb].text.startswith("tiếp tục"):
            return ()  # "bổ nhiệm bà A làm X; ông B, Giám đốc Y, | tiếp tục giữ chức vụ này": his own
        turns = [e for e in row.reading.events if (e.status, e.again) == ("appointed", False)]
        anew = [e.office for e in turns if e.verb < event.verb and not set(e.people) & set(event.people)]
        if anew and event.status == "left" and event.people and not own:  # "bầu X đối với ông A, miễn nhiệm
            return tuple(less_sure(post, "likely") for post in row.posts.of(anew[-1]))  # chức vụ này … ông B"
        since = max(event.people, default=-1) + 1
        steps = (k for k in range(since, event.verb) if row.items[k].kind == "office")
        if step := next((k for k in steps if row.items[k - 1].text == "lên"), None):
            return row.posts.of(step)  # "ông lên Thứ trưởng, giữ ghế này đến khi nghỉ hưu"
        if event.status == "left" and event.people and (filled := self._filled(row, event)) is not None:
            return filled
        his = [e.office for e in turns if e.verb < event.verb and set(e.people) & set(event.people)]
        if his and event.status != "left":
            return row.posts.of(his[-1])  # "ông được bổ nhiệm làm X và giữ chức vụ này đến nay"
        for k, key in row.who.items():
            given = [h for h in self.holdings.by_person(key) if h.status == "appointed" and h.seats == "one"]
            before = row.items[over_honorifics(row.items, k)].text == "trước"  # "… giữ ghế này trước ông A"
            if (k < event.verb or (before and event.status != "appointed")) and given:
                return (less_sure(given[-1].post, "likely"),)
        if event.status == "left" and own and (just := self._given_before(row, own, event)):
            return just
        last = row.posts.last_before(event.verb, own if event.status == "appointed" else set())
        if event.status == "appointed" and (vacant := self._vacated(row, last, event)):
            return vacant
        if event.status == "appointed" and (now := self._now(row, last, event)) is not None:
            return now
        if event.status != "appointed" or not is_plain(row.items[event.verb]):
            return last
        meant = {row.who[k] for k in event.people if k in row.who}  # "Chủ tịch B cảm ơn. A ở cương vị này …"
        return tuple(post for post in last if not self.holdings.is_anothers(post, meant))

    def _now(self, row: Row, last: Sequence[Post], event: Event) -> tuple[Post, ...] | None:
        """What somebody has now, where the post told `last` is one that he once had and no longer has.

        "Bí thư X A, nguyên Phó Chủ tịch Y, … Ông được chỉ định | giữ chức vụ này hôm 5/8": X; none where he
        has several, None where that post is not over, or he has no other.
        """
        people = {row.who[k] for k in event.people if k in row.who} or {row.subject or ""}
        if len(people) != 1:
            return None
        held = self.holdings.by_person(next(iter(people)))
        over = {h.post for h in held if h.status == "former"}
        current = [h.post for h in held if h.status == "current" and h.seats != "many"]
        if not (last and current and over.issuperset(last)):
            return None
        return tuple(less_sure(post, "likely") for post in current) if len(current) == 1 else ()

    def _vacated(self, row: Row, last: Sequence[Post], event: Event) -> tuple[Post, ...]:
        """The one post left by him whose other post, of before or new, is told `last`.

        "Ông A thôi làm X. Ông từng là Y. Người | vào vị trí ấy là ông B": of X.
        """
        new = {row.who.get(k) for k in event.people}
        holders = [held for post in last for held in self.holdings.holders(post.title, post.body)]
        if not new or any(held.status == "left" for held in holders):
            return ()
        gone = {held.person for held in holders if held.status in {"former", "appointed"}} - new
        left = [h for who in gone for h in self.holdings.by_person(who) if h.status == "left"]
        seats = [held for held in left if held.seats != "many"]
        return (less_sure(seats[0].post, "likely"),) if len(seats) == 1 else ()

    def _given_before(self, row: Row, own: set[int], event: Event) -> tuple[Post, ...]:
        """The post just given to another, where beside the name of one who leaves it stand seats alone.

        "Ông A sang làm Bí thư xã X. Bà B, Huyện ủy viên, | thôi giữ vị trí ấy".
        """
        if any(o.seats != "many" for k in own for o in row.items[k].offices) or row.subject is None:
            return ()
        if row.subject in {row.who.get(k) for k in event.people}:
            return ()
        given = [h for h in self.holdings.by_person(row.subject) if h.status == "appointed"]
        return (less_sure(given[-1].post, "likely"),) if given and given[-1].seats == "one" else ()

    def _filled(self, row: Row, event: Event) -> tuple[Post, ...] | None:
        """The post just given on the page whose seat the sentence tells to be open, by its title alone.

        "Ghế Chủ tịch trống từ ngày ông A thôi giữ chức này": of none where several are given; None where none
        is, and where the sentence tells of no such seat.
        """
        seat = _OPEN.search(self.page.low, row.start, row.items[event.verb].start)
        at = [
            item.offices[0]
            for item in row.items
            if item.offices and seat and item.start == seat.start("title")
        ]
        if seat is None or (at and at[0].body is not None):
            return None  # "Ghế | Chủ tịch HĐND trống"
        told = [held for held in self.holdings.all() if held.title.lower() == seat["title"]]
        filled = {held.body: less_sure(held.post, "likely") for held in told if held.status == "appointed"}
        if told and not filled:
            return None
        return tuple(filled.values()) if len(filled) == 1 else ()


def _given_since(row: Row, gone: Event, event: Event) -> int | None:
    """The office given to another behind one left: "A thôi làm X, được giao làm Y; B, người | giữ ghế ấy"."""
    given = [e for e in row.reading.events if e.status == "appointed" and gone.office < e.verb < event.verb]
    others = [e.office for e in given if e.people and not set(e.people) & set(event.people)]
    return others[-1] if others else None


def _opens_unread(items: Sequence[Item]) -> bool:
    """True for an address before words that stand for those not read: "2 ông Chiêm và Trường | là X"."""
    called = next((k for k, item in enumerate(items) if item.kind == "honorific"), len(items))
    return [item.kind for item in items[called + 1 : called + 2]] == ["word"]


def _date_behind(items: Sequence[Item], office: int) -> int:
    """How many items a date takes that a comma parts from an office: "Từ ghế X, | vào tháng 7, ông A"."""
    opens = [item.text for item in items[office + 1 : office + 4]]
    if opens[:1] != [","] or not _DATE_OPENS & set(opens[1:]) or opens[1] not in _DATE_OPENS | _BEFORE_DATE:
        return 0
    end = next((k for k in range(office + 2, len(items)) if not is_of_date(items[k])), len(items))
    person = past_honorifics(items, end + (phrase(items[end : end + 1]) == ","))
    if opens[1] not in _DATE_OPENS and not any(map(is_person, items[person : person + 1])):
        return 0
    return end - office - 1 if phrase(items[end : end + 1]) == "," or items[end - 1].text == "," else 0
