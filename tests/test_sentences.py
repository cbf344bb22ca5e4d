"""Sentences of our own, of every kind the press writes: what each states, and that the rules are all shown.

The tables of `tests/cases` have a line a sentence: publisher and day, the text (⏎ begins a paragraph), the
facts joined by " ; " ("-" for none), and the rules that it tempts and that must not read it, if any. The
sentences of the rules of roles and dates stand with the rules and are counted with these.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest

from kg.model import Article, ArticleRecord
from loaders.dates import find as dates
from loaders.extract import extract
from loaders.meetings import rules
from loaders.text.lexicon import rows
from loaders.text.spelling import UPPER

CASES = Path(__file__).parent / "cases"
PAGES = [
    tuple(part.strip() for part in page.split("\n", 1))
    for page in (CASES / "nobody.txt").read_text("utf-8").split("\n## ")[1:]
]
Row = tuple[str | None, ...]


def holds(record: ArticleRecord) -> list[Row]:
    """person | title | body | status | since..until | term."""
    spells = (f"{h.since or ''}..{h.until or ''}" for h in record.holds)
    return [
        (h.person, h.title, h.body, h.status, spell, h.term)
        for h, spell in zip(record.holds, spells, strict=True)
    ]


def names(record: ArticleRecord) -> list[Row]:
    """name | rank | sex | birth."""
    return [(p.key, p.rank, p.sex, p.birth) for p in record.persons]


def bodies(record: ArticleRecord) -> list[Row]:
    """name | type | level | place."""
    return [(b.name, b.type, b.level, b.place.key if b.place else None) for b in record.bodies]


def places(record: ArticleRecord) -> list[Row]:
    """key."""
    return [(p.ref.key,) for p in record.places]


def documents(record: ArticleRecord) -> list[Row]:
    """key | issuer | date | subject."""
    return [(d.key, d.issuer, d.date, d.subject) for d in record.documents]


def meetings(record: ArticleRecord) -> list[Row]:
    """kind | first day/last day | who in each role: "chairs A + B, attends C" | venue."""
    told = []
    for m in record.meetings:
        parts = sorted((t.role, t.who) for t in record.takes_part if t.meeting == m.key)
        by_role = groupby(parts, key=lambda part: part[0])
        said = [f"{role} {' + '.join(who for _, who in group)}" for role, group in by_role]
        day = f"{m.date}/{m.date_end}" if m.date_end else m.date
        told.append((m.kind, day, " & ".join(said), m.place))
    return told


def relations(record: ArticleRecord) -> list[Row]:
    """subject | predicate | document | verb; a meeting by its kind."""
    kinds = {m.key: m.kind for m in record.meetings}
    return [(kinds.get(r.subject, r.subject), r.predicate, r.document, r.manner) for r in record.relations]


READ: dict[str, Callable[[ArticleRecord], list[Row]]] = {
    f.__name__: f for f in (holds, names, bodies, places, documents, meetings, relations)
}


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a table: facts told as far as the line tells them, and the rules that it tempts."""

    table: str
    at: str
    text: str
    want: tuple[Row, ...]
    tempts: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The sentence's beginning, as the id of its test."""
        return f"{self.table}: {self.text[:48]}"


def lines() -> Iterator[Line]:
    """All lines of all tables."""
    for table in READ:
        for row in (CASES / f"{table}.tsv").read_text("utf-8").splitlines():
            if row and not row.startswith("#"):
                at, text, told, *rest = row.split("\t")
                facts = [] if told.strip() == "-" else told.split(" ; ")
                want = tuple(tuple(part.strip() or None for part in fact.split("|")) for fact in facts)
                yield Line(table, at, text, want, tuple(rest[0].split()) if rest else ())


@cache
def read(at: str, text: str) -> ArticleRecord:
    """What a text asserts; the doubtful is for review."""
    publisher, day = at.split()
    record = extract(Article(id="x", text=text.replace("⏎", "\n"), publisher=publisher, published=day))
    sure = {
        name: tuple(fact for fact in getattr(record, name) if fact.confidence != "doubtful")
        for name in ("holds", "bodies")
    }
    return record.model_copy(update=sure)


FACTS = {"names": ("persons",), "meetings": ("meetings", "takes_part")}  # of a table, else those of its name
ALL = ("persons", "holds", "bodies", "places", "documents", "meetings", "takes_part", "relations")


def rules_of(record: ArticleRecord, kinds: tuple[str, ...] = ALL) -> set[str]:
    """The rules on which the record's facts of some kinds rest."""
    return {e.rule for kind in kinds for fact in getattr(record, kind) for e in fact.evidence}


def fits(row: Row, want: Row) -> bool:
    """True when a fact is all that is told of it: a cell left empty is not compared, "none" is nothing."""
    return all(cell is None or cell == (said or "none") for said, cell in zip(row, want, strict=False))


LINES = list(lines())


@pytest.mark.parametrize("line", LINES, ids=str)
def test_a_sentence_states_what_it_states(line: Line) -> None:
    record = read(line.at, line.text)
    found = READ[line.table](record)
    missing = [want for want in line.want if not any(fits(row, want) for row in found)]
    unwanted = [row for row in found if not any(fits(row, want) for want in line.want)]
    assert (missing, unwanted) == ([], [])
    assert not rules_of(record) & set(line.tempts)


@pytest.mark.parametrize(("title", "text"), PAGES, ids=[title for title, _ in PAGES])
def test_a_page_without_officials_states_nothing_of_anybody(title: str, text: str) -> None:
    record = read("baomoi.com 2024-05-06", text)
    assert not record.holds
    assert not record.persons
    assert not record.takes_part


def counted() -> dict[str, tuple[set[str], set[str]]]:
    """Of each rule the shapes of the sentences that it reads, and of those that tempt it."""
    found: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for line in LINES:
        for rule in rules_of(read(line.at, line.text), FACTS.get(line.table, (line.table,))):
            found[rule][0].add(shape(line.text))
        for rule in line.tempts:
            found[rule][1].add(shape(line.text))
    for role in rules.rules():
        found[role.id][0].update(shape(bare(said)) for said in role.yes)
        found[role.id][1].update(shape(bare(said)) for said in role.no)
    for day in dates.rules():
        found[day.id][0].update(shape(said) for said, _ in day.yes)
        found[day.id][1].update(shape(said) for said in day.no)
        if not day.yes:  # what it takes up is given out as no day
            found[day.id][0].update(
                shape(line.text) for line in LINES if day.pattern.search(line.text.lower())
            )
    return found


def bare(said: str) -> str:
    """A marked sentence without its marks and what it gives."""
    return re.sub(r"=[^»\]}>|]*|[\[\]{}~<>«»|]", "", said.partition(" → ")[0])


@cache
def fields() -> re.Pattern[str]:
    """What departments are of, which tells no two sentences apart."""
    words = sorted((re.escape(row[0]) for row in rows("sectors.tsv")), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")


ADDRESS = re.compile(r"(?<!\w)(?:Ông|Bà|Đồng chí|Đ/c|Anh|Chị|Các|Cùng|Ngày|Sáng|Chiều|Tối|Tại|Theo|Từ)(?!\w)")
PROPER = re.compile(rf"(?<!\w)[{UPPER}][\w'’]*(?:[ -][{UPPER}][\w'’]*)*")


@cache
def shape(text: str) -> str:
    """A sentence without its names, places, numbers and days: two of one shape count as one."""
    text = ADDRESS.sub(lambda match: match[0].lower(), fields().sub("S", text))
    return " ".join(re.sub(r"\d+(?:[./-]\d+)*", "0", PROPER.sub("X", text)).casefold().split())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ông Lò Văn Tới, Bí thư Huyện ủy Bắc Hà, đến.", "Ông Y Blia Êban, Bí thư Huyện ủy Lắk, đến.", True),
        ("Ngày 12/7, xã Nậm Có họp.", "Ngày 3/10, xã Ea Kao họp.", True),
        ("Sở Y tế có 12 phòng.", "Sở Giáo dục và Đào tạo có 9 phòng.", True),
        ("Nghị quyết 57-NQ/TW ra đời.", "Nghị quyết 68-NQ/TW ra đời.", True),
        (
            "Ông Lò Văn Tới, Bí thư Huyện ủy Bắc Hà, đến.",
            "Ông Lò Văn Tới - Bí thư Huyện ủy Bắc Hà đến.",
            False,
        ),
        ("Bầu bà H'Yim Kđoh làm Bí thư.", "Miễn nhiệm bà H'Yim Kđoh.", False),
    ],
)
def test_sentences_that_differ_in_names_places_and_numbers_are_of_one_shape(
    one: str, other: str, same: bool
) -> None:
    assert (shape(one) == shape(other)) is same


@pytest.mark.parametrize("table", READ)
def test_sentences_of_a_table_differ_in_more_than_names(table: str) -> None:
    seen: dict[str, list[str]] = defaultdict(list)
    for line in LINES:
        if line.table == table:
            seen[shape(line.text)].append(line.text)
    assert [texts for texts in seen.values() if len(texts) > 1] == []


def of_gold() -> set[str]:
    """The rules that read anything in our own articles of `tests/gold`."""
    found: set[str] = set()
    for file in sorted((CASES.parent / "gold").glob("own-*.jsonl")):
        for row in map(json.loads, file.open("rb")):
            if "text" in row:
                found |= rules_of(
                    extract(Article(**{field: row.get(field) for field in Article.model_fields}))
                )
    return found


def test_every_rule_is_shown_by_three_sentences_that_it_reads_and_three_that_it_leaves() -> None:
    shown = counted()
    few = {rule: (len(shown[rule][0]), len(shown[rule][1])) for rule in shown.keys() | of_gold()}
    assert {rule: counts for rule, counts in few.items() if min(counts) < 3} == {}


def test_there_are_six_hundred_sentences() -> None:
    shapes = {said for yes, no in counted().values() for said in yes | no}
    shapes.update(shape(line.text) for line in LINES)
    shapes.update(shape(text) for _, text in PAGES)
    assert len(shapes) >= 600
