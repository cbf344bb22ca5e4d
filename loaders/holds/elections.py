"""Elections that sentences tell, and whom the sentences behind them hold to be elected too."""

import re
from collections.abc import Set
from typing import Final

from loaders.bodies.body import HEADS
from loaders.holds.intents import told_in
from loaders.holds.row import Row
from loaders.holds.votes import ELECTS, is_elected
from loaders.offices.attach import Tie
from loaders.offices.behind import is_ballot
from loaders.offices.event import Event
from loaders.offices.items import clause_start, phrase
from loaders.offices.says import is_act, is_plain, said
from loaders.text.choice import any_of
from loaders.text.lexicon import lists
from loaders.text.page import Section

_NAMES: Final = frozenset({"là", "gồm", ":"})  # between an office and those who hold it
_BESIDE: Final = frozenset({"punct", "office", "body", "unit"})  # what else may be told of the last of them
_VOTES: Final = 12  # items of brackets that tell somebody's votes, at most
_NO_VOTES: Final = lists("cues.toml")["no_votes"]
_FILLS: Final = re.compile(any_of(lists("cues.toml")["fills_seat"]), re.I)
_INSPECTS: Final = "Ủy ban Kiểm tra "
_BOARD, _COUNCIL = "Ban ", "Hội đồng nhân dân"  # whose heads the council elects


class Elections:
    """What the sentences before tell of elections, sentence by sentence."""

    def __init__(self) -> None:
        """Nothing is told yet."""
        self._elected: Section | None = None  # the paragraph in which the sentence before tells an election
        self._listed: Section | None = None  # … in which others elect somebody, so that a list may go on
        self._fills = False  # one seat alone is filled: "bầu bổ sung", "kiện toàn"
        self._announced = False  # the headline tells that somebody is elected
        self._told: Section | None = None  # the paragraph in which the sentence before gives posts
        self._led: set[tuple[str, str]] = set()  # the posts that it gives

    def listen(self, row: Row, told_beside: bool) -> None:
        """Note what a sentence tells; `told_beside`: some posts beside its names are given anew."""
        told = [e for e in row.reading.events if e.status == "appointed" and not e.replaced]
        self._fills = self._fills or _FILLS.search(phrase(row.items)) is not None
        if row.section.kind == "headline":
            elects = ELECTS.search(phrase(row.items)) is not None
            self._announced = elects and told_in(row).status == "appointed"
        self._told = row.section if told else None
        if any(is_plain(row.items[e.verb]) and is_elected(row.items, e.verb) for e in told):
            self._listed = row.section
        elif not (told or told_beside) or self._listed is not row.section:
            self._listed = None
        elected = any(is_elected(row.items, e.verb) for e in told)
        shared = told_beside and not elected and ELECTS.search(phrase(row.items)) is not None
        if elected or shared or _names_committee(row):
            self._elected = row.section
            given = [e.office for e in told if e.office]
            given += [tie.office for tie in row.found.ties if shared and tie.shared]
            self._led = {(p.title, p.body) for k in given for p in row.posts.of(k)}
        elif not (told or told_beside) or self._elected is not row.section:
            self._elected = None
        else:  # "… chỉ định Ban Chấp hành Đảng bộ xã. Trọng trách Bí thư được giao cho bà A."
            self._led |= {(p.title, p.body) for e in told if e.office for p in row.posts.of(e.office)}

    def go_on(self, section: Section) -> bool:
        """True in a paragraph that has just told an election, or what is given under such a headline."""
        return section in {self._elected, self._listed, self._told if self._announced else None}

    def leads_into(self, row: Row, k: int) -> bool:
        """True for the deputies with whom a paragraph opens, right behind the election of their head.

        "A đắc cử Bí thư X. ⏎ | Hai Phó Bí thư X là B và C"; not "… là B và C cùng dự", nor where one seat is
        filled.
        """
        last = max((tie.person for tie in row.found.ties if tie.office == k), default=len(row.items))
        if not all(item.kind in _BESIDE for item in row.items[last + 1 :]):
            return False
        told = self._elected
        if self._fills or told is None or told.teaser != row.section.teaser:
            return False
        story = told.kind in {"sapo", "body"}
        return story and row.start == row.section.start and self._are_deputies(row, k)

    def _are_deputies(self, row: Row, k: int) -> bool:
        """True for an office of the deputies of one whose post the sentence before gives."""
        posts = row.posts.of(k) if row.items[k].offices[0].title.startswith("Phó ") else ()
        heads = {(p.title.removeprefix("Phó ").removesuffix(" Thường trực"), p.body) for p in posts}
        return not self._led.isdisjoint(heads)

    def holds(self, row: Row, tie: Tie) -> bool:
        """True for the deputy of one just elected: "A đắc cử Chủ tịch HĐND X. | Phó Chủ tịch HĐND X là B".

        Also for the head of the committee's inspection or of a board of the council; for any post told behind
        a semicolon of the same sentence: "HĐND bầu bà A làm Chủ tịch HĐND; | Chủ tịch UBND là ông B". And for
        what a sentence tells of a ballot itself.
        """
        items, k = row.items, tie.office
        if _by_ballot(row, tie):
            return True
        if tie.person < k or phrase(items[k + 1 : k + 2]) != "là":
            return False
        start = clause_start(items, k)
        if items[k].offices[0].status == "now":
            return False  # "… sẽ bầu Chủ tịch UBND tỉnh. Hiện | Phó Chủ tịch UBND tỉnh là bà A"
        behind = start > 0 and items[start - 1].text == ";"
        listed = k - 2 in row.who and items[k - 1].text in {",", "và"}  # "…, | Trưởng Ban Y là bà B"
        if (k > start + 1 or (start and not behind)) and not listed:
            return False
        told = (e for e in row.reading.events if e.verb < start and not e.replaced)
        if any(e.status == "appointed" and is_elected(items, e.verb) for e in told):
            return True
        if self._elected is not row.section:
            return False
        posts = row.posts.of(k)
        if items[k].offices[0].title.startswith("Phó "):
            return self._are_deputies(row, k)
        led = tuple(body for _, body in self._led)
        councils = tuple(body for body in led if body.startswith(_COUNCIL))
        return bool(posts) and all(
            (p.body.startswith(_INSPECTS) and p.body.endswith(led))
            or (p.body.startswith(_BOARD) and p.body.endswith(councils))
            for p in posts
        )


def _by_ballot(row: Row, tie: Tie) -> bool:
    """True for the post of one named behind it whom a ballot gave it, as its outcome or his votes tell.

    "Theo kết quả kiểm phiếu, | hai Phó Chủ tịch X là A và B", "| Chủ tịch X là A (75/75 phiếu)".
    """
    items, k = row.items, tie.office
    if tie.person < k or phrase(items[k + 1 : k + 2]) not in _NAMES:
        return False
    first = min(other.office for other in row.found.ties)
    people = (other.person for other in row.found.ties if other.office == k)
    return is_ballot(items[:first]) or any(_has_votes(row, person) for person in people)


def _has_votes(row: Row, person: int) -> bool:
    """True for one behind whom brackets tell his votes: "ông A (75/75 phiếu)"."""
    behind = [item.text for item in row.items[person + 1 : person + _VOTES]]
    inside = behind[1 : behind.index(")")] if behind[:1] == ["("] and ")" in behind else []
    return "phiếu" in inside and not any(cue in " ".join(inside) for cue in _NO_VOTES)


def may_be_slated(row: Row, event: Event, after: Set[int]) -> bool:
    """True for those of whom nobody knows if they are elected yet: "Ba Ủy viên X | bầu bổ sung gồm: …".

    They are where such a sentence opens `after` one, by where it begins, that tells of an election.
    """
    bare = event.verb == event.office + 1 and row.items[event.verb].text.startswith("bầu ")
    if not bare or not event.people or event.people[0] < event.verb:
        return False
    return event.office > 0 or row.start not in after


def _names_committee(row: Row) -> bool:
    """True where a committee is named whole: "chỉ định | Ban Chấp hành Đảng bộ xã gồm 27 đồng chí"."""
    items = row.items
    for k in row.reading.verbs:
        named = k + 1 < len(items) and items[k + 1].kind == "body" and k not in row.reading.seeming
        if named and is_act(items[k]) and said(items, k) == "appointed":
            return items[k + 1].bodies[0].head in HEADS["joined"]
    return False
