"""Lives: what a list of past posts goes on with, births and deaths, who retires with no post named."""

import re
from collections.abc import Sequence, Set
from typing import Final

from kg.model import Evidence, Status
from loaders.bodies.context import Context
from loaders.dates.birth import of_relative
from loaders.dates.edtf import years_between
from loaders.holds.careers import is_gone_by, may_be_last
from loaders.holds.chronicle import Chronicle, own_events
from loaders.holds.deaths import deaths, has_died, needed
from loaders.holds.exclusive import (
    came_with,
    end_aims,
    end_standing,
    end_steps,
    excludes,
    is_brought,
    is_ended,
    is_stated,
)
from loaders.holds.held import Held
from loaders.holds.kin import is_helped
from loaders.holds.ledger import Ledger, Writer
from loaders.holds.retirements import Retirements
from loaders.holds.row import Row
from loaders.holds.spells import Spells
from loaders.holds.stretches import Stretches
from loaders.offices.event import Event
from loaders.offices.items import Item, is_person, opens_line, over_honorifics, phrase
from loaders.offices.post import Post
from loaders.offices.runs import past_seat
from loaders.offices.says import is_plain, said
from loaders.text.choice import any_of
from loaders.text.lexicon import lists

_BIRTHS: Final = lists("cues.toml")["births"]
_BORN: Final = re.compile(rf"\b(?:{any_of(_BIRTHS)})\b", re.I)
_DEPUTIES: Final = "Đoàn đại biểu "
_CUES: Final = lists("cues.toml")
_DEATHS: Final = _CUES["deaths"]
_PARTS: Final = frozenset({";", ".", ",", ":", "(", ")"})  # part what such a sentence tells
_CLAUSES: Final = frozenset({";", "."})
_AGED: Final = re.compile(r"\s*,?\s*\(?\d\d tuổi\b")
_JOINED: Final = re.compile(
    r"\s*\)?\s*[,;]?\s*(?:(?:và|rồi|sau đó|tiếp đó|sau cùng|cuối cùng)\s*)?(?:(?:là|làm)\s*)?"
)
_ON: Final = re.compile(
    r"[\s,(]*(?:(?:vào|hồi|lúc|khoảng|ngày|rạng|sáng|trưa|chiều|tối|đêm|\d+|giờ|phút|h)[\s,:]*)*"
)
_OLD: Final = re.compile(r"\b(?:hưởng thọ|tuổi Đảng|nghỉ hưu|cán bộ hưu)\b")  # of one who held posts long ago
_STEP_OF_OLD: Final = re.compile(
    r"\W*(?:(?:Từ|Đến|Tới|Vào) )?(?i:(?:tháng \d\d?[/.-]|năm )((?:19|20)\d\d)),? "
    r"(?:ông|bà|đồng chí|anh|chị)\b"
)
_AGE: Final = 75  # years, at which nobody is given a post again
_OPENING: Final = re.compile(r"\W*(?:(?:từ|vào|ngày|tháng|năm) )*", re.I)  # before the date of an entry
_LASTING: Final = 6  # years that a post is taken to be held, where nobody tells its end
_RETIRED: Final = re.compile(r"[,;(] (?:nay )?(?:đã )?(?:nghỉ hưu|về hưu|nghỉ chế độ)(?: \))?(?: \.)?")
_HONOURS: Final = frozenset(_CUES["honours"])
_NEAR: Final = 40  # characters behind a name in which a day is told of him alone


class Lives(Writer):
    """Reads what sentences tell of lives into the holdings of a page."""

    def __init__(self, ledger: Ledger, spells: Spells, context: Context) -> None:
        """With nothing read yet."""
        super().__init__(ledger, spells)
        self.context = context
        self.chronicle = Chronicle(ledger, spells)
        self.retirements = Retirements(ledger, spells)
        self.steps: list[Held] = []  # posts told with no day behind what was long ago
        self.stretches = Stretches(self.page)
        self.aims: list[Held] = []  # told to say what came before: "Trước khi làm | X, ông là Y"
        self._deadly = needed(self.page.text)
        self._born: str | None = None  # whose birth the sentence before tells, or, of the dead, a post held
        self._entered: str | None = None  # of whose life the sentence before has entries
        self._births = any(cue in self.page.low for cue in _BIRTHS)
        self.dead = any(cue in self.page.low for cue in _DEATHS)  # the page tells of a death
        self.died: dict[str, tuple[Evidence, str | None]] = {}  # who, as which sentence tells, on which day

    def has_moved_on(self, row: Row, event: Event, person: str, post: Post) -> bool:
        """True for a post given long ago to somebody whom the page knows in a later one."""
        if post.body.startswith(_DEPUTIES):
            return False  # one leads them beside any other post
        then = self.spells.long_ago(row, event)
        step = then is None and self._goes_on_from(row, event)
        known = (h for h in self.holdings.by_person(person) if (h.title, h.body) != (post.title, post.body))
        if self.spells.is_now(row, event.office):  # of no day is X told in "Trước khi làm | X, ông là Y"
            known = (h for h in known if h.since or h not in self.aims)
        later = (h for h in known if step or (h.seats == "one" and (h.since or "now") > (then or "now")))
        return (step or then is not None) and any(h.status in {"current", "appointed"} for h in later)

    def _goes_on_from(self, row: Row, event: Event) -> bool:
        """True for a step without a date before one of old: "Ông làm | X. Tháng 5/2015, ông giữ chức Z"."""
        published = self.page.article.published
        if published is None or event.verb != 1 or not is_plain(row.items[1]):
            return False
        then = _STEP_OF_OLD.match(self.page.text, row.end)
        return then is not None and then[1] < published[:4]

    def is_of_career(self, row: Row, event: Event, person: str, post: Post) -> bool:
        """True for a post of a life, told without a date, of one who has just been given one elsewhere.

        Also for one that the page tells before to be over, told again: "… sau đó được bầu làm Bí thư".
        """
        if is_gone_by(row, event, post, self.holdings.by_person(person), self.page):
            return True
        place = self.context.province_of(post.tree)
        known = self.holdings.of(person, post)
        over = known is not None and known.status == "former" and not known.lapsed
        return self.spells.is_undated_life(row, event, over) and any(
            held.status == "appointed"
            and self.spells.calendar.is_recent(held.since)
            and self.context.province_of(held.tree) != place
            for held in self.holdings.by_person(person)
        )

    def is_aged(self, row: Row, birth: str | None) -> bool:
        """True for one too old on the day of the article to be given back a post that he held once.

        Not where the sentence tells of a day of these months: "…, nguyên X, ngày 5/11 được bầu lại làm X".
        """
        calendar = self.spells.calendar
        aged = (years_between(birth, self.page.article.published) or 0) >= _AGE
        return aged and not any(calendar.is_recent(m.ref) for m in calendar.between(row.start, row.end))

    def is_told_only(self, row: Row, event: Event) -> bool:
        """True for a post of which a page of no appointments says only that somebody has it.

        "Anh A làm Chủ tịch Hội Nông dân xã và nuôi ong", not in a headline or beside a date.
        """
        heading = row.section.kind != "body" and row.items[-1].text != "."
        if event.status != "appointed" or heading or not _is_bare(row.items, event.verb):
            return False
        dated = next(iter(self.spells.calendar.between(row.start, row.end)), None)
        return dated is None and not any(held.status == "appointed" for held in self.holdings.all())

    def read(self, row: Row) -> None:
        """Read a sentence whose verbs have been read."""
        about = row.about
        self._born = self._born if len(about) == 1 else None
        for person in about if len(about) == 1 else ():
            past = self._listed(row, person)
            entered = self.chronicle.read(row, person, past)
            self._told(row, person, past)
            self._born = person if entered and self.dead else self._born
            self._entered = person if entered else self._entered
            if has_died(row, self.page.text):
                self.died.setdefault(person, (self.page.evidence(row.start, row.end, "office.dead"), None))
        self.retirements.read(row)
        self.stretches.read(row)
        if row.tells_of and self.dead:
            quote = self.page.evidence(row.start, row.end, "office.dead")
            self.died.setdefault(row.tells_of, (quote, None))
        for k, end in deaths(row, self.page.text, self._deadly, self.dead):
            quote = self.page.evidence(row.items[k].start, end, "office.dead")
            day = self.spells.calendar.told_of(end, min(_NEAR, row.end - end), _ON)
            day = day or (self._opening(row, k) if end < row.end else None)
            beside = [tie.office for tie in row.found.ties if tie.person == k]
            if beside and row.former.issuperset(beside):
                day = None  # "ông A, nguyên Giám đốc X, qua đời ngày 1/5": what he was had ended before
            if row.who[k] not in self.died or day:
                self.died[row.who[k]] = quote, day

    def _opening(self, row: Row, person: int) -> str | None:
        """The day right before one who has died and his posts: "Tối 19/6, (Chủ tịch X) ông A qua đời"."""
        k = over_honorifics(row.items, person)
        while k >= 0 and row.items[k].kind == "office":
            k -= 1
        if k < 0 or row.items[k].text != ",":
            return None
        days = self.spells.calendar.between(row.start, row.items[k].start)
        day = next((m for m in days if m.end == row.items[k].start and len(m.ref) == len("2022-06-19")), None)
        return day.ref if day and _ON.fullmatch(self.page.text, row.start, day.start) else None

    def close(self) -> None:
        """The last post that a life tells of, begun in these years, is held for all that anybody knows.

        One before it that he cannot hold with it is over.
        """
        end_steps(self.steps, self.holdings)
        self.stretches.close(self.holdings)
        end_aims(self.aims, self.holdings)
        end_standing(self.holdings, self.page.article.published or "")
        for held in self.holdings.all():
            others, today = self.holdings.by_person(held.person), self.page.article.published or ""
            held.status = "current" if is_brought(held, others) else held.status
            lasts = held.since and held.status in {"current", "appointed"}  # else the page may be of before
            gone = bool(lasts and self.context.is_gone(held.tree))
            gone = gone or bool(lasts and is_stated(held) and self.context.went_with_districts(held.tree))
            gone = gone or held.is_of_old(today)
            if gone or is_ended(held, others) or held.is_over(today) or held.was_left_for(others, today):
                held.status = "current" if not gone and came_with(held, others, today) else "former"
        told = [h for h in self.holdings.all() if h.lapsed and h.person not in self.retirements.gone]
        for held in [h for h in told if self._lasts(h)]:
            held.status = "appointed" if held.given else "current"
            held.confidence = "likely" if held.confidence == "certain" else held.confidence
        published = self.page.article.published
        for person, (quote, day) in self.died.items():
            for held in self.holdings.by_person(person):
                if held.status in {"current", "appointed"}:
                    if held.since and published and held.since[:4] == published[:4]:
                        held.since = None  # the day of the mourning
                    held.status = "former"
                    held.evidence.append(quote)
                    self.spells.ended(held, None if _OLD.search(self.page.text) else day)

    def _lasts(self, held: Held) -> bool:
        """True for the last post that is told of somebody, if it was begun in these years."""
        published = self.page.article.published
        others = [h for h in self.holdings.by_person(held.person) if h is not held and not h.joint]
        seat = held.seats == "many" and _is_of_late(held.again or held.since, published)
        held_now = not seat and any(
            h.status in {"current", "appointed"} and (h.seats == "one" or excludes(h, held)) for h in others
        )
        begun = held.again or held.since
        free = held.tree is not None and held.tree.root.type != "front"
        later = not seat and any(
            (h.until or h.since or "") > (begun or "")
            and not (free and h.status == "current" and not excludes(h, held))
            for h in others
        )
        fresh = begun and published and begun >= str(int(published[:4]) - _LASTING)
        return bool(fresh) and held.status == "former" and not (held_now or later)

    def _listed(self, row: Row, person: str) -> set[int]:
        """Posts with a spell that is over, and those that such a list goes on with; all posts gone by.

        "…, Trưởng phòng (2005-2009), rồi Phó Giám đốc từ năm 2010".
        """
        events = own_events(row)
        past = {e.office for e in events if e.status == "former" or self.spells.is_over(row, e)}
        ruled = {event.office for event in events}
        own = [run for run in row.found.runs if not is_helped(row.items, run.first)]
        for k in (k for run in own for k in run.at if k in row.found.free and k not in ruled):
            if self.spells.has_ended(row, k) or self._goes_on(row, past, k):
                past.add(k)
                for told in zip(row.posts.of(k), row.items[k].offices, strict=False):
                    held = self.hold(row, person, told, "former", span=(k, k), rule="office.life", sure=False)
                    self.spells.beside(row, held, k, listed=True)
        return past

    def _goes_on(self, row: Row, past: Set[int], office: int) -> bool:
        """True for a post that a list of posts gone by goes on with."""
        last = max((k for k in past if k < office), default=None)
        if last is None or self.spells.is_now(row, office):
            return False
        joined = _JOINED.fullmatch(self.page.text, self.spells.end(row, last), row.items[office].start)
        return bool(joined) and not may_be_last(row, (last, office), self.spells.calendar, self.holdings)

    def _told(self, row: Row, person: str, past: Set[int]) -> None:
        """The posts that a sentence of birth and home goes on with: "sinh năm 1942; quê quán: …; nguyên …".

        Also a sentence of nothing but posts behind it, of seats behind the entries of a life. Of the dead
        all are over; so are those of a line of posts gone by alone. Where an age is told, semicolons part the
        rest: "A 64 tuổi; quê ở …; X".
        """
        born = _BORN.search(self.page.text, row.start, row.end) if self._births else None
        aged = born is None and any(_AGED.match(self.page.text, row.items[k].end) for k in row.who)
        home = born is not None and not of_relative(self.page.text, row.start, born.start())
        seats = self._entered == person and _tells_seats(row)
        goes_on = (self._born == person or seats) and _tells_posts(row)
        self._entered = person if goes_on and seats else None
        aside = self._born == person and _tells_nothing(row)  # "Ông là tiến sĩ luật.", in one paragraph
        aside = aside and row.start > row.section.start
        self._born = person if home or goes_on or aside else None
        if not (aged or home or goes_on or (self.dead and _tells_past(row))):
            return
        of_old = self._opens_of_old(row)
        parts = _CLAUSES if aged else _PARTS
        ruled = {event.office for event in row.reading.events} | past
        for run in row.found.runs:
            opened = opens_line(row.items, run.first) or row.items[run.first - 1].text in parts
            last = past_seat(row.items, run.last)
            closed = last >= len(row.items) or row.items[last].text in parts
            if not (opened and closed and ruled.isdisjoint(run.at) and set(run.at) <= set(row.found.free)):
                if aged:
                    return  # "… 64 tuổi; dự có Chủ tịch X; Bí thư Y; …"
                continue
            for k in run.at:
                for told in zip(row.posts.of(k), row.items[k].offices, strict=False):
                    over = k in row.former or self.dead or of_old
                    over = over or self.spells.of_past_term(row, k, told[0].body)
                    status: Status = "former" if over else "current"
                    held = self.hold(row, person, told, status, span=(k, k), rule="office.life", sure=False)
                    self.spells.beside(row, held, k, listed=over)

    def _opens_of_old(self, row: Row) -> bool:
        """True for an entry of a day long ago: "- Tháng 7/1945 vào Đảng; Bí thư Huyện ủy X"."""
        first = next(iter(self.spells.calendar.between(row.start, row.end)), None)
        opens = first is not None and _OPENING.fullmatch(self.page.text, row.start, first.start)
        return bool(opens and first and self.spells.calendar.is_old(first))


def _is_of_late(begun: str | None, published: str | None) -> bool:
    """True for a month or a day within a year before the article: a seat taken then goes with other posts."""
    if not (begun and published) or len(begun) < len("2019-05"):
        return False
    return begun[:7] > f"{int(published[:4]) - 1}{published[4:7]}"


def _is_bare(items: Sequence[Item], verb: int) -> bool:
    """True for "ông A | làm X" where no other verb of the sentence, nor a word in it, says that it is new.

    Not for "Theo đó, ông A | làm X", "… nhận quyết định: ông A | làm X", "ông A kế nhiệm ông B | làm X".
    """
    given = (k for k, item in enumerate(items) if k != verb and item.kind == "verb")
    told = any(said(items, k) != "current" for k in given)
    before = phrase(items[:verb])
    new = before.startswith(_CUES["results"]) or any(cue in before for cue in _CUES["assigned"])
    alone = verb > 0 and is_person(items[verb - 1]) and not any(map(is_person, items[: verb - 1]))
    return items[verb].text == "làm" and alone and not (told or new)


def _tells_past(row: Row) -> bool:
    """True for a line that tells nothing but posts gone by: "Nguyên Bí thư X, nguyên Chủ tịch Y".

    Honours may stand behind a semicolon: "Nguyên Bí thư X, đại biểu Quốc hội khóa IX; Huân chương Y".
    """
    runs = row.found.runs
    if not all(k in row.former for run in runs for k in run.at):
        return False
    if all(item.kind in {"office", "punct"} for item in row.items):
        return True
    if len(runs) != 1 or not opens_line(row.items, runs[0].first):
        return False
    behind = row.items[runs[0].last :]
    retired = _RETIRED.fullmatch(phrase(behind))  # "nguyên Bí thư X|, đã nghỉ hưu."
    return not behind or bool(retired) or (behind[0].text in _CLAUSES and phrase(behind[1:3]) in _HONOURS)


def _tells_seats(row: Row) -> bool:
    """True where all posts of a sentence are seats in the country: "Đại biểu Quốc hội khóa XIV"."""
    told = [o for run in row.found.runs for k in run.at for o in row.items[k].offices]
    return all(o.seats == "many" and o.fused is not None for o in told)


def _tells_nothing(row: Row) -> bool:
    """True for a sentence of no post and of nobody else, as what somebody studied."""
    return not row.found.runs and len(set(row.who.values())) <= 1


def _tells_posts(row: Row) -> bool:
    """True for a sentence of nothing but posts and their terms: "Ủy viên X khóa XII; Đại biểu Y khóa XV."."""
    told = {k for run in row.found.runs for k in range(run.first, run.last)}
    told |= {k - 1 for k in told if k and row.items[k - 1].text == "tham gia"}
    return bool(told) and all(k in told or item.kind == "punct" for k, item in enumerate(row.items))
