"""What somebody loses by being moved, dismissed or punished: the posts beside his name, those in the Party.

"ông A, Chủ tịch X, được điều động làm Y", "cách mọi chức vụ trong Đảng đối với ông A".
"""

from typing import Final

from loaders.bodies.body import HEADS, Body
from loaders.holds.councils import stays_in_party
from loaders.holds.held import Held, is_of_hamlet
from loaders.holds.leaving import goes_too, offices_left
from loaders.holds.ledger import Writer
from loaders.holds.row import Row
from loaders.offices.event import Departure, Event
from loaders.offices.items import over_honorifics
from loaders.text.lexicon import lists

_HOME: Final = frozenset({"về", "trở"})  # "nghỉ hưu, | về quê"
_OF_OLD: Final = lists("cues.toml")["old_losses"]


class Losses(Writer):
    """Ends the posts of those who are told to leave, without the post being told behind the verb."""

    def of(self, row: Row, departure: Departure) -> list[Held]:
        """Leave the offices beside the name of somebody who is moved, or take them; those left."""
        made: list[Held] = []
        person, sure = row.who.get(departure.person), row.vote is None
        if person is None:
            return made
        beside = list(offices_left(row, departure, self.holdings))
        if departure.party and not beside:
            self._in_the_party(row, person, (departure.verb, departure.person))
        seats = {post.seats for office, _ in beside for post in row.posts.of(office)}
        retires = row.items[departure.verb].text.endswith("hưu")
        only = departure.sure and seats == {"many"}  # "bãi nhiệm ông A, Ủy viên X"
        for office, n in beside:
            span = (office, n)
            event = Event(office, (departure.person,), "left", departure.verb, moved=departure.moved)
            if not (departure.moved or _retires_then(row, office, event)) and self.spells.opens_long_ago(
                row, event
            ):
                continue  # "Năm 2005, ông A, Bí thư X, chuyển về công tác tại Y": what he is today he keeps
            for told in zip(row.posts.of(office), row.items[office].offices, strict=False):
                post, written = told
                known = self.holdings.of(person, post)
                old = self.spells.long_ago(row, event)
                stays = stays_in_party(row, departure.verb, departure.person, post)
                ends = only or (goes_too(post, departure) and not stays)
                if known and known.status == "former" and known.until:
                    continue  # "ông A, Phó Chủ tịch X giai đoạn 2014-2019, đã nghỉ hưu"
                if known and old and (known.status == "appointed" or n != departure.person):
                    continue  # "Tháng 9/2012, Bộ trưởng A về làm X" of one just given that post anew
                if departure.party or departure.lost:
                    if departure.lost or post.tree is None or _is_of_party(post.tree):
                        self.hold(row, person, told, "former", span=span, rule="office.lost", sure=sure)
                elif retires and post.body is not None and is_of_hamlet(post.body):
                    continue  # "ông A, Bí thư Chi bộ thôn X, nay đã nghỉ hưu": from his work
                elif old and post.tree and post.tree.root.type == "front" and not departure.moved:
                    continue  # "ông A, Chủ tịch Hội Khuyến học X, nghỉ hưu từ 2009": from another post
                elif ends and written.status in {None, "acting", "now"}:
                    held = self.hold(row, person, told, "left", span=span, rule="office.moved", sure=sure)
                    self.spells.date(row, held, event)
                    made.append(held)
        return made

    def _in_the_party(self, row: Row, person: str, span: tuple[int, int]) -> None:
        """Take the posts in the Party told before of one: "cách mọi chức vụ trong Đảng đối với ông A".

        Not those of a term ("nhiệm kỳ 2015 - 2020"), nor in what is told of long ago.
        """
        told = self.page.low[row.start : row.end]
        calendar = self.spells.calendar
        if any(word in told for word in _OF_OLD) or calendar.is_of_old(row.start, row.items[span[0]].start):
            return
        for held in self.holdings.by_person(person):
            if held.status == "current" and held.tree is not None and _is_of_party(held.tree):
                self.hold(row, person, (held.post, None), "former", span=span, rule="office.lost", sure=True)


def _is_of_party(body: Body) -> bool:
    """True for a body of the Party, its group in one of the state too: "Ban cán sự đảng UBND tỉnh"."""
    return "party" in {body.type, body.root.type} or body.head in HEADS["groups"]


def _retires_then(row: Row, office: int, event: Event) -> bool:
    """True for "Năm 2020, khi Cục trưởng X A nghỉ hưu", not "Năm 2010, Bí thư X A nghỉ hưu, về quê".

    Also "Từ ngày 1/5, khi ông A, Giám đốc X, nghỉ hưu".
    """
    if not row.items[event.verb].text.endswith("hưu"):
        return False
    when = over_honorifics(row.items, event.people[0])
    if office > event.people[0] and not (when >= 0 and row.items[when].text == "khi"):
        return False
    return _HOME.isdisjoint(item.text for item in row.items[event.verb + 1 : event.verb + 4])
