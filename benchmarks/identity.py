"""What it costs to tell who is who, at several sizes of the store.

    python benchmarks/identity.py [--persons 1000 100000] [--hub 1000 10000] [--articles 300]

Invented people are put beside each other in the store, then invented articles that name some of them are
loaded. Printed: articles a second that the loading as a whole writes and that telling who is who alone would
let through, and the share of the time it takes. `--hub`: the same for articles about one person whom the
store has in so many articles already.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice, product
from typing import Any, LiteralString

import neo4j

from kg.identity.ids import name_id, person_id
from kg.identity.persons import appearances
from kg.identity.tenure import exact_name
from kg.model import ArticleRecord
from kg.ontology.places import gazetteer
from kg.store import server
from kg.store.archive import pack_members
from kg.store.blocks import Blocks
from kg.store.connect import Store, Target
from kg.store.schema import prepare
from kg.store.sittings import Sittings
from kg.store.writer import load

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
_PUT_NAMES = "UNWIND $rows AS r CREATE (n:Name) SET n = r.name"
_PUT_PEOPLE = """
UNWIND $rows AS r MATCH (n:Name {id: r.name.id})
CREATE (p:Entity:Person) SET p = r.person CREATE (p)-[:NAMED]->(n)
"""


def names(count: int) -> list[str]:
    """Distinct names of four syllables, in an order that mixes them."""
    every = [" ".join(parts) for parts in product(*_PARTS)]
    random.Random(1).shuffle(every)
    return list(islice(every, count))


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


def fill(store: Store, people: list[tuple[str, str]]) -> None:
    """Put people into the store as the writer keeps them, without the articles that named them."""
    for at in range(0, len(people), 5000):
        rows = []
        for i, (name, province) in enumerate(people[at : at + 5000], at):
            record, _ = article(i, [(name, province)])
            [seen] = appearances(record)[exact_name(name)]
            id = person_id(exact_name(name), str(i))
            said = seen.model_dump(mode="json", exclude_defaults=True, exclude={"article", "key"})
            counts = {"refs": 1, "held": 0, "seen": f'{{"name":{{"{name}":1}}}}', "name": name}
            tenure = pack_members([(seen.article, seen.key, id, said)])
            person = {"id": id, "key": name.lower(), **counts}
            rows.append(
                {"name": {**person, "id": name_id(exact_name(name)), "tenure": tenure}, "person": person}
            )
        for text in (_PUT_NAMES, _PUT_PEOPLE):
            store.write(partial(_put, text=text, rows=rows), timeout=0)


def _put(tx: neo4j.ManagedTransaction, text: LiteralString, rows: list[dict[str, Any]]) -> None:
    tx.run(text, rows=rows).consume()


@contextmanager
def timed() -> Iterator[list[float]]:
    """The seconds spent in telling who is who, summed in the one item of the list."""
    spent = [0.0]
    real: list[tuple[type, str, Callable[..., Any]]] = [
        (owner, name, getattr(owner, name)) for owner in (Blocks, Sittings) for name in ("change", "write")
    ]

    def wrapped(method: Callable[..., Any], *given: Any, **more: Any) -> Any:  # noqa: ANN401
        began = time.perf_counter()
        try:
            return method(*given, **more)
        finally:
            spent[0] += time.perf_counter() - began

    for owner, name, method in real:
        setattr(owner, name, lambda *a, m=method, **k: wrapped(m, *a, **k))
    try:
        yield spent
    finally:
        for owner, name, method in real:
            setattr(owner, name, method)


def measure(store: Store, items: list[tuple[ArticleRecord, str]], what: str) -> None:
    """Load and print the rates."""
    with timed() as spent:
        began = time.perf_counter()
        report = load(store, items)
        whole = time.perf_counter() - began
    assert report.loaded == len(items), report
    n = len(items)
    print(f"{what:>24} {n / whole:10.1f} {n / spent[0]:12.1f} {spent[0] / whole:8.0%}", flush=True)


def main() -> None:
    """Print one line for each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--persons", type=int, nargs="*", default=[1000, 100_000])
    parser.add_argument("--hub", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--articles", type=int, default=300)
    options = parser.parse_args()
    provinces = sorted(u.name for u in gazetteer() if u.rank == "province" and u.valid_until is None)
    print(f"{'in the store':>24} {'articles/s':>10} {'who is who/s':>12} {'share':>8}")
    for count in options.persons:
        chance = random.Random(2)
        people = [(name, chance.choice(provinces)) for name in names(count)]
        with server.temporary() as run, Store.connect(Target(run.uri, server.USER, run.password)) as store:
            prepare(store)
            fill(store, people)
            store.write(lambda tx: tx.run("CALL db.prepareForReplanning(30)").consume(), timeout=0)
            make = partial(chance.sample, people, 8)
            load(store, [article(10**6 + n, make()) for n in range(200)])  # warm
            measure(
                store, [article(2 * 10**6 + n, make()) for n in range(options.articles)], f"{count:,} people"
            )
    for count in options.hub:
        with server.temporary() as run, Store.connect(Target(run.uri, server.USER, run.password)) as store:
            prepare(store)
            hub = ("Trịnh Xuân Trường", "Lào Cai")
            load(store, [article(n, [hub]) for n in range(count)], batch=500)
            items = [article(10**6 + n, [hub]) for n in range(options.articles)]
            measure(store, items, f"one in {count:,} articles")


if __name__ == "__main__":
    main()
