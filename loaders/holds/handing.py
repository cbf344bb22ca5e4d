"""A post that somebody hands over, to whom, and what a handing over ends.

"Lễ bàn giao chức vụ Chỉ huy trưởng X", "ông A bàn giao nhiệm vụ Bí thư X cho ông B", "ông A, Bí thư X, bàn
giao công việc cho người kế nhiệm".
"""

import re
from collections.abc import Sequence
from typing import Final

from kg.model import Evidence, Status
from loaders.holds.held import less_sure
from loaders.holds.ledger import Ledger, Writer
from loaders.holds.row import Row
from loaders.holds.spells import Spells
from loaders.offices.items import over_honorifics, past_honorifics, phrase
from loaders.offices.office import Office
from loaders.offices.post import Post
from loaders.text.choice import any_of
from loaders.text.lexicon import lists

_CUES: Final = lists("cues.toml")
_PENDING: Final = lists("unreal.toml")["pending"]
_TURNS: Final = frozenset({",", "-", *_CUES["before_handing"]})
_POSTS: Final = frozenset({"office", "body", "unit"})  # his, before the verb
_OF_POST: Final = re.compile(
    r"\b(?:chức|cương vị|ghế|vị trí|(?:nhiệm vụ|công việc|quyền hạn)(?! của))\b", re.I
)
_WHAT: Final = rf"(?:,?(?: và)? (?:{any_of(_CUES['handed'])}))"
_HANDED: Final = re.compile(
    rf"\b(?:bàn giao(?: lại)?{_WHAT}*|(?:chuyển giao|(?:trao|giao|nhường) lại|nhường){_WHAT}+"
    r"|(?:trao|chuyển|để lại) (?:chiếc )?ghế)(?: của)? ",
    re.I,
)
_TO_HEIR: Final = re.compile(
    r"\bbàn giao [^,;.]{2,40} cho người (?:kế nhiệm|kế tục|thay thế)(?: là\b|,| (?-i:(?=[A-ZĐ]))|\.)", re.I
)
_DUTY: Final = "(?:chức trách|chức vụ|cương vị|chức danh)"
_DUTIES: Final = re.compile(
    rf"\bbàn giao (?:lại )?{_DUTY}(?:,?(?: và)? (?:{any_of(_CUES['handed'])}))*(?: này| của mình)? cho ", re.I
)
_TAKEN: Final = re.compile(
    rf"\b(?:tiếp nhận|tiếp quản|nhận bàn giao|nhận lại)"
    rf"(?:,?(?: và)? (?:{any_of(_CUES['handed'])}))+(?: của)? ",
    re.I,
)
_HINTS: Final = ("giao", "tiếp ", "trao lại", "nhường", "ghế")
_JUST: Final = frozenset({"đã", "vừa", "mới", "chính", "thức", ","})  # between who hands over and the verb
_SIDES: Final = re.compile(r"\W*(?:người|bên) (?:bàn )?giao(?: lại)? là ", re.I)
_OTHER_SIDE: Final = re.compile(r"(?:,| và|;)(?: còn)? (?:người|bên) (?:tiếp )?nhận(?: bàn giao)? là ", re.I)


class HandOvers(Writer):
    """Reads the posts that are handed over into the holdings of a page."""

    def __init__(self, ledger: Ledger, spells: Spells) -> None:
        """With nothing read yet."""
        super().__init__(ledger, spells)
        self._pending = any(words in self.page.low for words in _PENDING)
        self.handed: dict[tuple[str, str | None], Evidence] = {}  # posts told to be handed over
        self._last: tuple[int, Post] | None = None  # the last of them, and where its sentence ends

    def read(self, row: Row) -> None:
        """The posts that a sentence tells to be handed over: "hội nghị bàn giao chức vụ Chỉ huy trưởng X"."""
        hinted = any(self.page.text.find(word, row.start, row.end) >= 0 for word in _HINTS)
        if not hinted or row.section.teaser:
            return
        self._leave_to_heir(row)
        self._leave_duties(row)
        self._take_sides(row)
        self._take_over(row)
        found = _HANDED.search(self.page.text, row.start, row.end)
        if found is None:
            return
        at = next((k for k, item in enumerate(row.items) if item.start >= found.end()), len(row.items))
        for run in (run for run in row.found.runs if run.first == at):
            of_post = _OF_POST.search(found.group())
            served = self.spells.calendar.behind(row.items[run.last - 1].end)
            behind = run.last
            if served and served.how == "served":  # "… mà ông đảm nhiệm từ năm 2014 | cho ông B"
                behind = next((k for k, i in enumerate(row.items) if i.start >= served.end), len(row.items))
            new = _taker(row, behind) if of_post else None
            ends = [item.text for item in row.items[run.last : run.last + 1]]
            goes = new is not None or ends == ["để"]
            who = _giver(row, found.start()) if goes else None
            if of_post and ends in ([], ["."]):
                who = _doer(row, found.start())
            pair = _between(row, run.last) if of_post else None
            who, new = pair or (who, new)
            for k in run.at:
                quote = self.page.evidence(found.start(), row.items[k].end, "office.handed")
                posts = row.posts.of(k)
                for office in row.items[k].offices:
                    post = next((p for p in posts if p.title == office.title), None)
                    self.handed.setdefault((office.title, post and post.body), quote)
                    self._last = (row.end, post) if post and post.seats != "many" else self._last
                    if post is not None and post.confidence == "doubtful":
                        post = self._settled(post, [row.who[n] for n in (who, new) if n is not None])
                    if who is None or post is None or post.seats == "many":
                        continue
                    if pair and self._is_held_by(row.who[pair[1]], row.who[pair[0]], post):
                        continue
                    post = less_sure(post, "likely") if pair else post
                    self._pass_on(row, who, (post, office), (found.start(), k))
                    acts = new is not None and (
                        self._only_acts(found.group()) or _stands_in(row, new, found.group())
                    )
                    if new is not None and not acts:
                        self._pass_on(row, new, (post, office), (found.start(), k), "appointed")
            if who is not None and new is not None:
                self._came_from(row, new, found.start())

    def _only_acts(self, handed: str) -> bool:
        """True where duties are handed over, not the post, until there is a new holder, as the page tells."""
        duties = handed.lower().rstrip().endswith(("nhiệm vụ", "công việc", "quyền hạn"))
        return duties and self._pending

    def _settled(self, post: Post, people: Sequence[str]) -> Post:
        """A bare body, the only one of its kind in which they have posts: "giao chức Bí thư Đảng ủy"."""
        held = (h for person in people for h in self.holdings.by_person(person))
        named = {h.body: h for h in held if h.body.startswith(f"{post.body} ") and h.confidence != "doubtful"}
        if len(named) != 1:
            return post
        body, known = named.popitem()
        return post._replace(body=body, tree=known.tree, confidence="likely")

    def _is_held_by(self, new: str, old: str, post: Post) -> bool:
        """True where the page tells against the order in which the old holder and the new are named."""
        given = self.holdings.of(old, post)
        return self.holdings.of(new, post) is not None or (given is not None and given.status == "appointed")

    def _pass_on(
        self,
        row: Row,
        who: int,
        told: tuple[Post, Office | None],
        at: tuple[int, int],
        status: Status = "left",
    ) -> None:
        """Hold that somebody has handed over a post, or taken it over, told at an offset."""
        start, office = at
        held = self.hold(row, row.who[who], told, status, span=(who, office), rule="office.handed", sure=True)
        if status == "left":
            self.spells.retired(row, held, who)
        self.spells.begun(row, held, start)
        if status == "left":
            self.spells.beside(row, held, office)

    def _came_from(self, row: Row, new: int, start: int) -> None:
        """The day on which one who takes a post over left his own: "… cho B, điều động từ chức vụ X"."""
        for event in (e for e in row.reading.events if e.status == "left" and new in e.people):
            left = (self.holdings.of(row.who[new], post) for post in row.posts.of(event.office))
            for held in (h for h in left if h is not None and h.status == "left" and not h.until):
                self.spells.begun(row, held, start)

    def _leave_to_heir(self, row: Row) -> None:
        """Hold that one has left his only post to an heir: "A, Bí thư X, bàn giao cho người kế nhiệm, B"."""
        found = _TO_HEIR.search(self.page.text, row.start, row.end)
        who = _giver(row, found.start()) if found else None
        if found is None or who is None:
            return
        told = [h for h in self.holdings.by_person(row.who[who]) if h.seats == "one"]
        inside = any(found.start() < item.start < found.end() for item in row.items if item.kind == "office")
        if len(told) != 1 or told[0].status == "appointed" or inside:
            return
        post, rule = (told[0].post, None), "office.handed"
        if told[0].status == "current":
            left = self.hold(row, row.who[who], post, "left", span=(who, who), rule=rule, sure=False)
            self.spells.begun(row, left, found.start())
        new = next((k for k in row.who if row.items[k].start >= found.end()), None)
        if new is not None and row.items[new].kind == "name":
            given = self.hold(row, row.who[new], post, "appointed", span=(who, new), rule=rule, sure=False)
            self.spells.begun(row, given, found.start())

    def _leave_duties(self, row: Row) -> None:
        """Hold that somebody left the posts told beside him to another: "A, X, bàn giao chức trách cho B"."""
        found = _DUTIES.search(self.page.text, row.start, row.end)
        who = _giver(row, found.start()) if found else None
        if found is None or who is None:
            return
        at = next((k for k, item in enumerate(row.items) if item.start >= found.end()), len(row.items))
        new = past_honorifics(row.items, at)
        if new not in row.who or row.items[new].kind != "name":
            return
        own = (tie.office for tie in row.found.ties if tie.person == who and not tie.shared)
        for told in ((post, None) for k in own for post in row.posts.of(k)):
            held = self.holdings.of(row.who[who], told[0])
            if held is not None and held.status == "current" and held.seats != "many":
                self._pass_on(row, who, told, (found.start(), new))
                self._pass_on(row, new, told, (found.start(), new), "appointed")

    def _take_over(self, row: Row) -> None:
        """Hold that one took a post over from another: "ông B tiếp nhận chức trách Chính ủy X từ ông A"."""
        found = _TAKEN.search(self.page.text, row.start, row.end)
        run = next((r for r in row.found.runs if found and row.items[r.first].start == found.end()), None)
        if found is None or run is None or [i.text for i in row.items[run.last : run.last + 1]] != ["từ"]:
            return
        old, new = past_honorifics(row.items, run.last + 1), _giver(row, found.start())
        if new is None or old not in row.who or row.items[old].kind != "name" or row.who[old] == row.who[new]:
            return
        for told in zip(row.posts.of(run.at[0]), row.items[run.at[0]].offices, strict=False):
            if told[0].seats != "many":
                self._pass_on(row, old, told, (found.start(), run.at[0]))
                self._pass_on(row, new, told, (found.start(), run.at[0]), "appointed")

    def _take_sides(self, row: Row) -> None:
        """Hold who hands over the post just told and who takes it: "Người giao là A, người nhận là B"."""
        found = _SIDES.match(self.page.text, row.start, row.end)
        other = _OTHER_SIDE.search(self.page.text, found.end(), row.end) if found else None
        if found is None or other is None or self._last is None:
            return
        sides = [
            next((k for k in row.who if row.items[k].start >= m.end() and row.items[k].kind == "name"), None)
            for m in (found, other)
        ]
        end, post = self._last
        near = not self.page.text[end : row.start].strip()
        old, new = sides
        if near and old is not None and new is not None and old < new and row.items[old].end <= other.start():
            told = (less_sure(post, "likely"), None)
            self._pass_on(row, old, told, (found.start(), old))
            self._pass_on(row, new, told, (found.start(), new), "appointed")

    def close(self) -> None:
        """Who is given a post in another body has left the one that he hands over."""
        for held in self.holdings.all():
            told = self.handed.get((held.title, held.body)) or self.handed.get((held.title, None))
            if told is None or held.status != "current" or held.seats != "one":
                continue
            new = (h for h in self.holdings.by_person(held.person) if h.status == "appointed")
            elsewhere = next((h for h in new if h.seats != "many" and h.body != held.body), None)
            if elsewhere is not None:
                held.status = "left"
                held.until = held.until or elsewhere.since
                held.evidence.append(told)


def _giver(row: Row, start: int) -> int | None:
    """Who hands over what is told at an offset: "ông A (nghỉ chờ hưu), Giám đốc X, đã | bàn giao …"."""
    k = next((k for k in range(len(row.items) - 1, -1, -1) if row.items[k].start < start), -1)
    while k >= 0 and (row.items[k].text in _TURNS or row.items[k].kind in _POSTS):
        k -= 1
    if k >= 0 and row.items[k].text == ")":
        k = next((n for n in range(k, -1, -1) if row.items[n].text == "("), 0) - 1
    return k if k in row.who else None


def _doer(row: Row, start: int) -> int | None:
    """Who does what is told at an offset, with nothing between but that it is new: "ông A vừa | bàn giao"."""
    who = _giver(row, start)
    between = [item for item in row.items[(who or 0) + 1 :] if item.start < start]
    just = all(item.kind == "office" or item.text in _JUST for item in between)
    return who if just else None


def _taker(row: Row, k: int) -> int | None:
    """To whom a post is handed over: "bàn giao chức vụ X | cho ông B"."""
    person = past_honorifics(row.items, k + 1)
    to = [item.text for item in row.items[k : k + 1]] == ["cho"]
    return person if to and person in row.who and row.items[person].kind == "name" else None


def _stands_in(row: Row, new: int, handed: str) -> bool:
    """True for a deputy who only acts for a head: "bàn giao chức vụ X cho ông B, Phó X | phụ trách".

    Also for one with posts of his own who takes over what a post may do: "bàn giao quyền hạn X cho ông B, Y".
    """
    run = next((run for run in row.found.runs if run.first == new + 2), None)
    if run is None or row.items[new + 1].text not in {",", "-", "(", "là"}:
        return False
    titles = (office.title for k in run.at for office in row.items[k].offices)
    behind = phrase(row.items[run.last : run.last + 2])
    return (
        handed.lower().rstrip().endswith("quyền hạn")
        or behind == "phụ trách"
        or any(title.endswith(" phụ trách") for title in titles)
    )


def _between(row: Row, k: int) -> tuple[int, int] | None:
    """From whom to whom a post is handed over, by the order: "chức vụ X | giữa ông A và ông B"."""
    named = [n for n in row.who if n > k and row.items[n].kind == "name"]
    opened = [item.text for item in row.items[k : k + 1]] == ["giữa"]
    if not opened or len(named) != 2 or past_honorifics(row.items, k + 1) != named[0]:
        return None
    joined = row.items[over_honorifics(row.items, named[1])].text in {"và", "với"}
    return (named[0], named[1]) if joined else None
