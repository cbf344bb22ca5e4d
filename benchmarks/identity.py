"""What it costs to tell who is who, at several sizes of the store.

    python benchmarks/identity.py [--persons 10000 1000000] [--hub 1000 10000] [--articles 300]

Invented people, twelve of each name, are put beside each other in the store, then invented articles that name
some of them are loaded. Printed: articles a second that the loading as a whole writes and that telling who is
who alone would let through, the share of the time it takes, and what the database looks at for it in one
article (PROFILE's hits); the same of articles that are forgotten, one by one. A statement that scans is named
and fails the run. `--hub`: the same for articles about one person, one resolution or one meeting that the
store has in so many articles already.
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from itertools import product
from typing import Any, LiteralString, ParamSpec, TypeVar

import neo4j

from kg.identity.ids import article_id, name_id, person_id
from kg.model import ArticleRecord
from kg.ontology.places import gazetteer
from kg.store import blocks, server, sittings
from kg.store.connect import Store, Target
from kg.store.groups import Group, Said, pack_groups
from kg.store.registers import People
from kg.store.rows import Reading
from kg.store.schema import prepare
from kg.store.writer import forget, load

P = ParamSpec("P")
T = TypeVar("T")

_PARTS = tuple(
    syllables.split()
    for syllables in (
        "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Giàng Vàng",
        "Văn Thị Đức Minh Quang Xuân Hữu Thanh Ngọc Đình Công Hồng A Seo",
        "An Bình Chi Dân Giang Hải Khánh Linh Mai Nam Oanh Phú Quý Sơn Tâm Uyên Vinh Yên Bảo Cường",
        "Hùng Dũng Hoa Lan Trường Tân Long Thảo Phương Hà Tuấn Thắng Nga Hương Sáng Dế Páo Sử Lử Chư",
    )
)
_OFFICES = (
    ("Giám đốc", "Sở Nội vụ tỉnh {}"),
    ("Chủ tịch", "Hội Nông dân tỉnh {}"),
    ("Phó Giám đốc", "Sở Y tế tỉnh {}"),
)
_BEARERS = 12  # people of each name, each in a province of his own
_PUT_NAMES = "UNWIND $rows AS r CREATE (n:Name) SET n = r.name"
_PUT_PEOPLE = """
UNWIND $rows AS r MATCH (n:Name {id: r.name.id}) UNWIND r.people AS person
CREATE (p:Entity:Person) SET p = person CREATE (p)-[:NAMED]->(n)
"""


def crowd(count: int, provinces: list[str]) -> list[tuple[str, str]]:
    """People by name and province, the bearers of a name side by side."""
    every = [" ".join(parts) for parts in product(*_PARTS)]
    chance = random.Random(1)
    chance.shuffle(every)
    names = every[: -(-count // _BEARERS)]
    return [(name, where) for name in names for where in chance.sample(provinces, _BEARERS)][:count]


def article(n: int, people: list[tuple[str, str]]) -> tuple[ArticleRecord, str]:
    """An article that names people, each with an office in a province."""
    text, persons, holds, bodies = "", [], [], {}
    for i, (name, province) in enumerate(people):
        title, body = _OFFICES[(len(name) + i) % len(_OFFICES)]
        body = body.format(province)
        quote = f"Đồng chí {name}, {title} {body}, dự họp."
        said = [{"rule": "bench", "quote": quote, "start": len(text), "end": len(text) + len(quote)}]
        text += quote + " "
        persons.append({"name": name, "evidence": said})
        holds.append({"person": name, "title": title, "body": body, "evidence": said})
        bodies[body] = {"name": body, "evidence": said}
    record = {
        "id": f"bench-{n}",
        "url": f"https://example.vn/{n}.html",
        "published": f"202{n % 5}-0{n % 9 + 1}-15",
        "sha256": f"{n:064x}",
        "persons": persons,
        "holds": holds,
        "bodies": list(bodies.values()),
    }
    return ArticleRecord.model_validate(record), text


def _of(people: list[tuple[str, str]], n: int) -> tuple[ArticleRecord, str]:
    """An article that names eight of the people."""
    return article(n, random.Random(n).sample(people, 8))


def _person(n: int) -> tuple[ArticleRecord, str]:
    return article(n, [("Trịnh Xuân Trường", "Lào Cai")])


def _document(n: int) -> tuple[ArticleRecord, str]:
    """An article about a resolution, dated or not, with one of many wordings of its subject."""
    words = ["trong", "giai", "đoạn", "mới", "hiện", "nay", "tại", "tỉnh"]
    quote = "Nghị quyết số 79-NQ/TW"
    told = {"code": "79-NQ/TW", "issuer": "Bộ Chính trị"}
    told |= {"date": "2026-01-06"} if n % 3 == 0 else {}
    told |= {"subject": " ".join(["kinh tế nhà nước", *random.Random(n).sample(words, 3)])} if n % 2 else {}
    return _about(n, quote, documents=[told])


def _meeting(n: int) -> tuple[ArticleRecord, str]:
    told = {"key": "m", "kind": "hội nghị", "name": "Hội nghị toàn quốc", "date": "2026-02-02"}
    host = "Bộ Chính trị"
    return _about(n, "Hội nghị toàn quốc", bodies=[{"name": host}], meetings=[{**told, "organisers": [host]}])


def _about(n: int, quote: str, **facts: list[dict[str, Any]]) -> tuple[ArticleRecord, str]:
    said = [{"rule": "bench", "quote": quote, "start": 0, "end": len(quote)}]
    record = {
        "id": f"bench-{n}",
        "url": f"https://example.vn/{n}.html",
        "published": f"2026-0{n % 9 + 1}-{n % 28 + 1:02}",
        "title": f"Quán triệt nghị quyết, tin số {n}",
        "sha256": f"{n:064x}",
        **{kind: [{**fact, "evidence": said} for fact in told] for kind, told in facts.items()},
    }
    return ArticleRecord.model_validate(record), quote


_HUBS = {"person": _person, "resolution": _document, "meeting": _meeting}


def fill(store: Store, people: list[tuple[str, str]]) -> None:
    """Put people into the store as the writer keeps them, without the articles that named them."""
    for at in range(0, len(people), 250 * _BEARERS):
        some = people[at : at + 250 * _BEARERS]
        rows = [_bearers(at + i, some[i : i + _BEARERS]) for i in range(0, len(some), _BEARERS)]
        for text in (_PUT_NAMES, _PUT_PEOPLE):
            store.write(partial(_put, text=text, rows=rows), timeout=0)


def _bearers(at: int, people: list[tuple[str, str]]) -> dict[str, Any]:
    """The nodes of one name and its bearers."""
    name, groups = people[0][0], []
    for i, (_, where) in enumerate(people, at):
        member = (f"article:seed/{i}", name)
        said = {**_said(len(name) % len(_OFFICES), i % 45, where), "name": name}
        groups.append(Group(said, id=person_id(name, str(i)), members={member}, count=1, least=member))
    seen = json.dumps({"name": {name: 1}}, ensure_ascii=False)
    node = {"key": name.lower(), "refs": 1, "held": 0, "seen": seen, "name": name}
    kept = {**node, "refs": len(people), "id": name_id(name), "tenure": pack_groups(groups)}
    return {"name": kept, "people": [{**node, "id": group.id} for group in groups]}


@cache
def _said(length: int, n: int, where: str) -> Said:
    """What the n-th article says of one there; the length of his name decides on his office."""
    [said] = People().blocks(Reading.of(article(n, [("A " + "b" * (length + 1), where)])[0])).values()
    return next(iter(said.values()))


def _put(tx: neo4j.ManagedTransaction, text: LiteralString, rows: list[dict[str, Any]]) -> None:
    tx.run(text, rows=rows).consume()


@contextmanager
def timed() -> Iterator[list[float]]:
    """The seconds spent in telling who is who, summed in the one item of the list."""
    spent = [0.0]
    parts = [(owner, name) for owner in (blocks.Blocks, sittings.Sittings) for name in ("change", "write")]

    def clocked(method: Callable[P, T]) -> Callable[P, T]:
        def wrapped(*given: P.args, **more: P.kwargs) -> T:
            began = time.perf_counter()
            try:
                return method(*given, **more)
            finally:
                spent[0] += time.perf_counter() - began

        return wrapped

    with patched([(owner, name, clocked(getattr(owner, name))) for owner, name in parts]):
        yield spent


@contextmanager
def profiled() -> Iterator[list[int]]:
    """The database hits of telling who is who, summed in the one item of the list."""
    hits = [0]

    def run(tx: neo4j.ManagedTransaction, text: str, name: str, rows: Iterable[Any]) -> list[dict[str, Any]]:
        if not (given := list(rows)):
            return []
        result = tx.run("PROFILE " + text, {name: given})
        found = [dict(record) for record in result]
        todo = [result.consume().profile]
        while todo:
            step: Any = todo.pop()
            if "Scan" in step["operatorType"]:
                raise SystemExit(f"{step['operatorType']} in\n{text}")
            hits[0] += step["dbHits"]
            todo += step.get("children", [])
        return found

    with patched([(blocks, "run", run), (sittings, "run", run)]):
        yield hits


@contextmanager
def patched(things: list[tuple[Any, str, Any]]) -> Iterator[None]:
    """Other attributes for a while."""
    real = [(owner, name, getattr(owner, name)) for owner, name, _ in things]
    for owner, name, other in things:
        setattr(owner, name, other)
    try:
        yield
    finally:
        for owner, name, other in real:
            setattr(owner, name, other)


def measure(store: Store, make: Callable[[int], tuple[ArticleRecord, str]], count: int, what: str) -> None:
    """Load and print the rates; the first articles warm the server up."""
    load(store, [make(10**7 + n) for n in range(200)])
    items = [make(2 * 10**7 + n) for n in range(count)]
    with timed() as spent:
        began = time.perf_counter()
        report = load(store, items)
        whole = time.perf_counter() - began
    assert report.loaded == count, report
    with profiled() as hits:
        load(store, [make(3 * 10**7 + n) for n in range(20)], batch=1)
    print(f"{what:>28} {_rates(count, whole, spent[0], hits[0])}", flush=True)
    gone = [article_id(record) for record, _ in items[:20]]
    with timed() as spent, profiled() as hits:
        began = time.perf_counter()
        for id in gone:
            forget(store, [id])
        whole = time.perf_counter() - began
    print(f"{'forgotten':>28} {_rates(20, whole, spent[0], hits[0])}", flush=True)


def _rates(count: int, whole: float, telling: float, hits: int) -> str:
    """The columns of one line; `hits` are those of 20 articles."""
    return f"{count / whole:10.1f} {count / telling:12.1f} {telling / whole:8.0%} {hits / 20:12,.0f}"


def main() -> None:
    """Print one line for each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--persons", type=int, nargs="*", default=[10_000, 1_000_000])
    parser.add_argument("--hub", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--articles", type=int, default=300)
    options = parser.parse_args()
    provinces = sorted(u.name for u in gazetteer() if u.rank == "province" and u.valid_until is None)
    head = f"{'articles/s':>10} {'who is who/s':>12} {'share':>8} {'hits/article':>12}"
    print(f"{'in the store':>28} {head}")
    for count in options.persons:
        people = crowd(count, provinces)
        with server.temporary() as run, Store.connect(Target(run.uri, server.USER, run.password)) as store:
            prepare(store)
            fill(store, people)
            store.write(lambda tx: tx.run("CALL db.prepareForReplanning(30)").consume(), timeout=0)
            measure(store, partial(_of, people), options.articles, f"{count:,} people")
    for (what, make), count in product(_HUBS.items(), options.hub):
        with server.temporary() as run, Store.connect(Target(run.uri, server.USER, run.password)) as store:
            prepare(store)
            load(store, [make(n) for n in range(count)], batch=500)
            measure(store, make, options.articles, f"one {what} in {count:,}")


if __name__ == "__main__":
    main()
