"""What stands beside a name: the offices tied to a person, with the status that words around them tell."""

import re
from collections.abc import Callable, Mapping, Sequence

from kg.model import Status
from loaders import bounds
from loaders.abroad import is_abroad, past_country
from loaders.attach import Tie
from loaders.choice import any_of
from loaders.event import Event
from loaders.events import governing, is_remote
from loaders.headings import Heading, by_unit, is_told_of
from loaders.holds import Held
from loaders.implied import bracketed, in_unit
from loaders.items import Item, clause_start, phrase
from loaders.lexicon import lists
from loaders.page import Page, Section
from loaders.people import People
from loaders.rows import Row
from loaders.spells import Spells
from loaders.standing import is_public, standing
from loaders.unreal import is_forged, is_played, is_proposed, marks_of_forged
from loaders.verbs import is_plain, said

_CUES = lists("cues.toml")
_OF_OFFICE = frozenset({"chức", "danh", "vụ"})
_TURNS: dict[str, Status] = {"appointed": "appointed", "left": "left", "former": "former"}
_WHY = frozenset({"do", "vì", "để", "theo", "từ", "kể"})
_NAMES = frozenset({"là", "gồm", ":"})  # between an office and those who hold it
_ELECTS = re.compile(any_of(_CUES["elects"]))


class Beside:
    """Reads what the ties of sentences tell into the holdings of a page."""

    def __init__(
        self,
        page: Page,
        heads: Mapping[int, Heading],
        people: People,
        spells: Spells,
        hold: Callable[..., Held],
    ) -> None:
        """`heads` are the headings of entries; `hold` adds a holding with its evidence, as `Facts` does."""
        self.page = page
        self.people = people
        self.spells = spells
        self.hold = hold
        self.heads = heads
        self._elected: Section | None = None  # the paragraph in which the sentence before tells an election

    def mark_guests(self, row: Row) -> None:
        """Mark those whose office is another country's: "Chủ tịch Quốc hội Lào A"."""
        for tie in row.found.ties:
            person = row.who.get(tie.person)
            if person and not tie.cut and is_abroad(self.page.text, row.items[tie.office].end):
                self.people.known[person].foreign = True
        for k, person in row.who.items():
            office = next((i for i in reversed(row.items[max(0, k - 4) : k]) if i.kind == "office"), None)
            past = past_country(self.page.text, office.end) if office else None
            if past and self.page.text[past : row.items[k].start].isspace():
                self.people.known[person].foreign = True  # "Bộ trưởng Ngoại giao | Trung Quốc | A"

    def read(self, row: Row) -> None:
        """What stands beside a name.

        A list that a verb opens ("được bầu giữ chức … gồm: A, B") has the verb's status.
        """
        self._beside(row)
        self._by_unit(row)
        told = (e for e in row.reading.events if e.status == "appointed" and not e.replaced)
        elected = any(_ELECTS.search(phrase(row.items[max(0, e.verb - 1) : e.verb + 1])) for e in told)
        self._elected = row.section if elected else None

    def _beside(self, row: Row) -> None:
        """Hold what the ties of a sentence tell."""
        appointed = False
        colon = next((k for k in range(1, len(row.items)) if row.items[k].text == ":"), len(row.items))
        marks = marks_of_forged(row.items) if row.found.ties else []
        leaves = [
            k for k, item in enumerate(row.items) if item.kind == "verb" and said(row.items, k) == "left"
        ]
        for tie in row.found.ties:
            item = row.items[tie.office]
            after = [i.text for i in row.items[tie.office + 1 : tie.office + 3]]
            anew = after[:1] == ["mới"] or after == ["khóa", "mới"] or _among_results(row, tie, colon)
            ruled = self._ruling(row, tie.office, appointed) if tie.shared else None
            gone = "left" if leaves and _among_released(row.items, tie, leaves) else _taken(row, tie)
            entry = is_told_of(row.items, tie)
            if entry and is_proposed(row.items, tie.office):
                continue
            head = self.heads.get(row.start) if entry else None
            ruled = ruled or ("appointed" if anew else gone) or (head.status if head else None)
            span = min(tie.office, tie.person), max(tie.office, tie.person)
            if ruled == "candidate" or is_played(row.items, span[0]) or is_forged(marks, *span):
                continue
            appointed = appointed or ruled == "appointed"
            person = row.who.get(tie.person)
            if person is None or item.offices[0].status == "late" or self._remembered(row, tie.office):
                continue
            if any(map(is_public, item.offices)):
                self.people.known[person].official = True
            if self.people.known[person].foreign:
                continue  # a guest's office is in no body of the country
            noted = bracketed(self.page.text, row, tie.office, tie.person) if tie.shared else ()
            for post, office in zip(noted or row.posts.of(tie.office), item.offices, strict=False):
                status: Status = "former" if tie.office in row.former else standing(office)
                turned = _TURNS.get(ruled or "")
                if status == "current" and turned:
                    status = turned
                ended = self.spells.has_ended(row, tie.office) or self.spells.of_past_term(
                    row, tie.office, post.body
                )
                if status == "current" and ended:
                    status = "former"
                before = status == "current" and tie.rule == "office.before"
                remote = before and is_remote(row.items, tie.office)
                held = self.hold(
                    row,
                    person,
                    (post, office),
                    "former" if remote else status,
                    span=span,
                    rule=tie.rule,
                    sure=not tie.cut and not remote,
                )
                if not _is_let_go(row, tie):
                    self.spells.beside(row, held, tie.office)
                if turned and head:
                    self.spells.begun(head.row, held, head.row.items[head.at].start)
                elif turned:
                    self.spells.date(row, held, Event(tie.office, (), held.status, tie.office))

    def _by_unit(self, row: Row) -> None:
        """Hold what a heading says that each has in the unit that his entry names: "1. Phường X: ông A"."""
        head = self.heads.get(row.start)
        if head is None or head.each is None or head.status == "candidate":
            return
        for k, person in by_unit(row.items).items():
            post = in_unit(row, head.each, row.items[k].units[0])
            if post is None or person not in row.who or self.people.known[row.who[person]].foreign:
                continue
            status: Status = head.status or "current"
            told, span = (post, head.each), (k, person)
            held = self.hold(row, row.who[person], told, status, span=span, rule="office.unit", sure=True)
            if head.status:
                self.spells.begun(head.row, held, head.row.items[head.at].start)

    def _ruling(self, row: Row, office: int, appointed: bool) -> str | None:
        """The status that a verb gives a list shared by several.

        Of the verb before it, or of the election just told.
        """
        meaning = governing(row.items, office, row.reading.seeming)
        last = max(tie.person for tie in row.found.ties if tie.office == office)
        if any(is_plain(item) for item in row.items[last + 1 : last + 3]):
            return None  # "bổ nhiệm ba Ủy viên … là A, B và C | làm Thứ trưởng": held already
        if meaning is None and row.items[office].many:
            if any(item.text == "hiện" for item in row.items[clause_start(row.items, office) : office]):
                return None  # "Với quyết định bổ nhiệm này, Bộ hiện có 9 Thứ trưởng gồm …"
            words = phrase(row.items[max(0, office - 3) : office + 8])
            if appointed or any(cue in words for cue in _CUES["elected"]):
                return "appointed"
            if any(e.status == "appointed" and e.verb < office for e in row.reading.events):
                return "appointed"
            first = min(tie.person for tie in row.found.ties if tie.office == office)
            between = [item.text for item in row.items[office + 1 : first]]
            opened = not _NAMES.isdisjoint(between) and "hiện" not in between
            begins = office < 2 and all(item.kind == "word" for item in row.items[:office])
            if begins and opened and self._elected is row.section:
                return "appointed"  # "Ông A được bầu làm X. | Ba Phó Chủ tịch là các ông B, C và D"
            term, published = bounds.term(self.page.text, row.items[office].end), self.page.article.published
            if term and published and term[:4] == published[:4]:
                return "appointed"  # "Ba Phó Bí thư nhiệm kỳ 2025-2030 gồm …", in the year of the congress
        return meaning

    def _remembered(self, row: Row, office: int) -> bool:
        """True for a leader of old whose memory a place or a day bears.

        "Khu lưu niệm Tổng Bí thư A", "ngày sinh …".
        """
        start = row.items[office].start
        before = self.page.text[max(row.start, start - 32) : start].lower()
        return any(cue in before for cue in _CUES["memorials"])


def _among_results(row: Row, tie: Tie, colon: int) -> bool:
    """True in a list of those elected: "Kết quả bầu tại phường X: Chủ tịch HĐND - A; …".

    Also of those whom a verb gives the posts told: "được chỉ định giữ các chức vụ gồm: A, Bí thư; B, …".
    `colon` is the place of the sentence's first.
    """
    items = row.items
    if colon >= tie.office or _is_given_another(items, tie):
        return False
    head = items[:colon]
    given = (k for k, item in enumerate(head) if item.kind == "verb" and said(items, k) == "appointed")
    named = any(item.text.split(" ")[-1] in _OF_OFFICE for item in head[-5:] if item.text)
    listed = head[-1].text in {"gồm", "sau", "là"} and named and not any(item.offices for item in head)
    return phrase(head[:3]).startswith(_CUES["polls"]) or (
        listed and any(k not in row.reading.seeming for k in given)
    )


def _is_given_another(items: Sequence[Item], tie: Tie) -> bool:
    """True for what one held before the verb behind it: "A, Bí thư X | trúng cử Phó Chủ tịch"."""
    for k in range(max(tie.office, tie.person) + 1, len(items)):
        if items[k].kind == "name" or items[k].text == ";":
            return False
        if items[k].kind == "verb" and said(items, k) == "appointed":
            return True
    return False


def _taken(row: Row, tie: Tie) -> str | None:
    """What a verb makes of the office of the one behind it: "miễn nhiệm | Giám đốc X A và Giám đốc Y B"."""
    if tie.rule != "office.before" or tie.shared:
        return None
    items = row.items
    if items[tie.office - 1].text == "và" and tie.office > 1:
        behind = items[tie.person + 1 : tie.person + 2]
        closed = all(item.kind == "punct" or item.text in _WHY for item in behind)
        first = next((t for t in row.found.ties if t.person == tie.office - 2), None)
        return _taken(row, first) if first and closed else None
    meaning = governing(items, tie.office, row.reading.seeming)
    return meaning if meaning in {"left", "former"} else None


def _is_let_go(row: Row, tie: Tie) -> bool:
    """True for one told before to leave: "từ ngày" beside his post says when ("nghỉ hưu với A, X từ …")."""
    return any(d.person == tie.person and d.verb < tie.office for d in row.reading.departures)


def _among_released(items: Sequence[Item], tie: Tie, leaves: Sequence[int]) -> bool:
    """True for one of those released: "13 thành viên Chính phủ được miễn nhiệm, trong đó có Bộ trưởng A"."""
    start = clause_start(items, tie.office)
    for k in leaves:
        if start <= k < tie.office - 4:
            return phrase(items[k + 1 : k + 5]) in {", trong đó có", ", trong đó gồm"}
    return False
