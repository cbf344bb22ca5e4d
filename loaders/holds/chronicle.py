"""Entries of a life without a verb: "Từ 3/1999 đến 8/2003: Phó Giám đốc Sở X", "Nhiệm kỳ 1999 - 2004: …"."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from typing import Final, NamedTuple

from kg.model import Status
from loaders.holds.careers import goes_on_in_entry, last_of_pair
from loaders.holds.entries import acts
from loaders.holds.held import Held
from loaders.holds.ledger import Writer
from loaders.holds.row import Row
from loaders.holds.shares import LASTS, give_way, within
from loaders.offices import terms
from loaders.offices.event import Event
from loaders.offices.items import phrase
from loaders.offices.office import Office
from loaders.offices.post import Post
from loaders.offices.runs import Run
from loaders.offices.says import is_plain
from loaders.text.choice import any_of
from loaders.text.lexicon import lists, rows
from loaders.text.page import Mention

_RANKS: Final = any_of(row[0] for row in rows("honorifics.tsv") if row[2] == "rank")
ENTRY: Final = re.compile(  # what stands before a post in an entry of a life
    r"\W*(?:từ\s+|trong\s+)?(?:giai đoạn\s+)?(?:đầu |cuối |giữa )?(?:tháng|năm|ngày)?\s*\d[\d/.\s–-]*"
    r"(?:năm \d{4}\s*)?(?:\([^()\n]{1,40}\)\s*)?"
    r"(?:(?:đến|tới|-|–)\s*(?:hết\s*)?(?:(?:tháng|năm|ngày)\s*)?(?:\d[\d/.\s–-]*|nay)\s*)?[:,|–-]?\s*"
    r"(?:(?:là|làm|lên|kiêm(?: nhiệm)?|đồng thời là|giữ chức(?: vụ)?"
    r"|đồng chí(?: là)?|ông(?: là)?|bà(?: là)?)\s*)?"
    rf"(?:(?:{any_of(lists('cues.toml')['no_posts'])})\b[^;:,.\n]*,\s*)?"
    rf"(?:(?:{_RANKS}),\s*){{0,3}}",  # "Thiếu tướng, Trung tướng, | Tư lệnh X"
    re.I,
)
_FORM: Final = re.compile(
    r"\W*(?:(?:cấp bậc|quân hàm|nghề nghiệp)(?:,| và) )?(?:chức vụ|chức danh)"
    r"(?: (?:công tác|hiện nay|hiện tại|đang giữ|hiện giữ|chính|cao nhất))*(?:,? nơi công tác)?\s*:\s*"
    rf"(?:(?:{_RANKS})(?:,| -)\s*)?",
    re.I,
)
_FORM_ON: Final = re.compile(r"\W*là\s+", re.I)  # as the sentence behind such a form begins
_PROCESS: Final = re.compile(  # before the first entry of a life, in its line
    r"\W*(?:tóm tắt )?(?:quá trình|lịch sử) (?:công tác|hoạt động)[^:.\d\n]{0,40}:\s*", re.I
)
_NEXT: Final = 4  # characters, at most, between a form and what it goes on with
_LATER: Final = frozenset(lists("cues.toml")["later_on"]) | {"rồi"}
_WITH: Final = ("kiêm", "đồng thời là")


class _Entry(NamedTuple):
    """An entry: its spell, the words that open it, whether the spell is that of a further step too.

    `outer` is the spell of the one that it goes on with.
    """

    spell: Mention
    opened: str
    shared: bool
    outer: Mention | None


class Chronicle(Writer):
    """Reads entries into the holdings of a page."""

    _formed: tuple[str, int] = ("", 0)  # of whom the last form tells, and where it ends

    def read(self, row: Row, person: str, past: Set[int]) -> bool:
        """Read the entries of a sentence about a person; are there any? `past` are offices read already."""
        ruled = {event.office for event in own_events(row)} | past
        untold = [e for e in row.reading.events if not e.people]
        steps = {e.office for e in untold if is_plain(row.items[e.verb]) or e.status == "former"}
        last: tuple[int, tuple[Mention, str]] | None = None  # where the entry before ends, and what opens it
        formed = self._formed[0] == person and row.start - self._formed[1] <= _NEXT
        process = _PROCESS.match(self.page.text, row.start, row.end)
        behind = (
            process.end() if process else 0
        )  # where an entry may begin: behind the one before, or a step that a verb tells of nobody
        told_in: list[Held] = []  # what the entry has told so far
        for run in row.found.runs:
            at = [k for k in run.at if k in row.found.free and k not in ruled]
            if len(at) < len(run.at) or acts(row.items, run):
                if set(run.at) <= steps and run.last < len(row.items):
                    behind = row.items[run.last].start
                continue  # "Tháng 7, Phó Thủ tướng ký …"
            if self._is_form(row, run, formed):
                self._labelled(row, person, at)
                continue
            entry = self.spells.shares.entry(row, row.items[run.first].start, ENTRY, behind)
            between = phrase(row.items[last[0] : run.first]) if last else ""
            if entry is None and last and between == ";" and last[1][0].until:
                entry = last[1]  # "4/2004 - 10/2006: Bí thư X; | Chủ tịch Y"
            if entry is None:
                self._apart(row, person, at, between)
                continue
            outer = last[1] if last else None
            entry = within(entry, outer) if outer else entry
            told_in = told_in if outer else []
            last = run.last, entry
            behind = row.items[run.last].start if run.last < len(row.items) else behind
            told = _Entry(*entry, self._steps_within(row, run.last), outer[0] if outer else None)
            self._enter(row, person, at, told, told_in)
        return last is not None

    def _enter(self, row: Row, person: str, at: Sequence[int], entry: _Entry, told_in: list[Held]) -> None:
        """Hold the offices of an entry; `told_in` is what the one that it goes on with has told."""
        spell, lasts = entry.spell, LASTS.search(entry.opened)
        then = [k for k in range(at[0], at[-1]) if row.items[k].text == "rồi"]
        shared = bool(then) or entry.shared
        for k in at:
            for post, office in zip(row.posts.of(k), row.items[k].offices, strict=False):
                known = self.holdings.of(person, post)
                if known and known.status != "former" and (known.since or "") >= (spell.until or "now"):
                    continue  # held again since
                status = "current" if lasts else self.holdings.over(person, post, spell.until)
                held = self._hold(row, person, k, (post, office), status)
                if entry.outer and spell is not entry.outer:
                    give_way(held, told_in, spell.until)
                told_in.append(held)
                if then and k > then[0] and not lasts:
                    self.spells.beside(row, held, k)  # "… rồi Giám đốc X (từ 1/2001)"
                    self.spells.ended(held, spell.until if k > then[-1] else None)
                    continue  # "1998 - 2005: Phó Giám đốc, rồi | Giám đốc X": from when is open
                anew = not spell.until and held.status == "former"  # "2015 - 2020: X", "2025 - nay: X"
                held.status = "current" if anew else held.status
                self.spells.lived(row, held, replace(spell, until=None) if shared else spell, k)
                ended = anew or (held.until and held.status == "appointed")
                held.status = status if ended else held.status
                held.again = spell.ref
                held.lapsed = status == "former" and not (held.until or shared)

    def _hold(self, row: Row, person: str, k: int, told: tuple[Post, Office], status: Status) -> Held:
        return self.hold(row, person, told, status, span=(k, k), rule="office.life", sure=False)

    def _steps_within(self, row: Row, end: int) -> bool:
        """True for an entry whose spell is that of a further step too: "1981 - 1989: X|, tiếp đó làm Y".

        Not "…: X|, rồi kiêm Y": X to its end.
        """
        if phrase(row.items[end : end + 1]) != ",":
            return False
        later = (e for e in row.reading.events if e.verb > end)
        steps = (e for e in later if not row.items[e.verb].text.startswith(_WITH))
        return any(goes_on_in_entry(row, event, self.page) for event in steps)

    def _apart(self, row: Row, person: str, at: Sequence[int], between: str) -> None:
        """Hold posts of an entry with no time but its term, or that only "sau đó" joins to the one before.

        "Nhiệm kỳ 1999 - 2004: | Bí thư X"; "1989 - 1994: X|; sau đó (là) | Y": `between` are those words.
        """
        term = terms.term_of_entry(self.page.text, row.start, row.items[at[0]].start)
        if term is None and between.lstrip(",; ").removesuffix(" là") not in _LATER:
            return
        published = self.page.article.published or ""
        status: Status = "former" if term is None or term[-4:] <= published[:4] else "current"
        for k in at:
            for told in zip(row.posts.of(k), row.items[k].offices, strict=False):
                held = self._hold(row, person, k, told, status)
                held.term = held.term or term

    def _is_form(self, row: Row, run: Run, formed: bool) -> bool:
        """True for the posts of a form, or of a sentence with which it goes on: "Là X.", "Nguyên Y."."""
        opening = self.page.text, row.start, row.items[run.first].start
        if _FORM.fullmatch(*opening):
            return True
        first = row.found.runs[0].first
        told = {k for run in row.found.runs for k in range(run.first, run.last)}
        if not formed or not all(
            k in told or row.items[k].kind == "punct" for k in range(first, len(row.items))
        ):
            return False
        if first == 0:
            return all(row.former.issuperset(run.at) for run in row.found.runs)
        return _FORM_ON.fullmatch(self.page.text, row.start, row.items[first].start) is not None

    def _labelled(self, row: Row, person: str, at: Sequence[int]) -> None:
        """The posts of a form: "Chức vụ hiện nay: Bí thư Huyện ủy X"."""
        for k in at:
            for told in zip(row.posts.of(k), row.items[k].offices, strict=False):
                held = self._hold(row, person, k, told, "former" if k in row.former else "current")
                self.spells.beside(row, held, k if told[0].seats == "many" else last_of_pair(row, k))
        self._formed = person, row.end


def own_events(row: Row) -> list[Event]:
    """The events of a sentence but for what an entry tells to be held with another: "từ 6/2016 | kiêm Y"."""
    return [e for e in row.reading.events if e.people or not row.items[e.verb].text.startswith(_WITH)]
