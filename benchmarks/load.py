"""Articles a second of the writer, beside a bare `UNWIND … CREATE` of the same nodes and relationships.

    python benchmarks/load.py [--articles 1000] [--warm 300]

Invented records, denser than real ones (some 30 mentions and 33 claims an article), in two private servers of
the same make, one after the other. The bare writer knows beforehand what exists: it looks nothing up, keeps
no record and no text, counts nothing; the ratio is what the writer's promises cost.
"""

import argparse
import random
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import neo4j

from kg.model import ArticleRecord
from kg.ontology.places import gazetteer
from kg.store import server
from kg.store.connect import Store, Target
from kg.store.schema import prepare
from kg.store.writer import BATCH, load

_SURNAMES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Phan",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
)
_MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Quang", "Xuân", "Hữu", "Thanh", "Ngọc", "Đình", "Công", "Hồng")
_GIVEN = (
    "Hùng",
    "Dũng",
    "Hoa",
    "Lan",
    "Trường",
    "Tân",
    "Bình",
    "Hải",
    "Sơn",
    "Long",
    "Thảo",
    "Phương",
    "Nam",
    "Hà",
)
_OFFICES = (
    ("Bí thư", "Tỉnh ủy {}"),
    ("Chủ tịch", "Ủy ban nhân dân tỉnh {}"),
    ("Phó Chủ tịch", "Ủy ban nhân dân tỉnh {}"),
    ("Giám đốc", "Sở Tài chính tỉnh {}"),
    ("Giám đốc", "Sở Nội vụ tỉnh {}"),
    ("Phó Chủ tịch", "Hội đồng nhân dân tỉnh {}"),
    ("Chánh Văn phòng", "Văn phòng Tỉnh ủy {}"),
    ("Ủy viên", "Ban Thường vụ Tỉnh ủy {}"),
)
_FIRST_DAY = date(2025, 7, 1)


def articles(count: int, seed: int = 1) -> Iterator[tuple[ArticleRecord, str]]:
    """Invented articles: each of one province, with its officials, communes, a meeting and a resolution."""
    chance = random.Random(seed)
    units = [u for u in gazetteer() if u.valid_until is None]
    provinces = [u for u in units if u.rank == "province"]
    communes = {p.name: [u for u in units if u.rank == "commune" and u.province == p.name] for p in provinces}
    names = [f"{a} {b} {c}" for a in _SURNAMES for b in _MIDDLE for c in _GIVEN]
    staff = {p.name: chance.sample(names, 60) for p in provinces}
    for n in range(count):
        home = chance.choice(provinces).name
        yield _article(n, home, chance.sample(staff[home], 14), chance.sample(communes[home], 8), chance)


def _article(
    n: int, home: str, people: list[str], communes: list[Any], chance: random.Random
) -> tuple[ArticleRecord, str]:
    sentences: list[str] = []
    at = 0

    def say(sentence: str, rule: str = "bench") -> list[dict[str, Any]]:
        nonlocal at
        sentences.append(sentence)
        said = {"rule": rule, "quote": sentence, "start": at, "end": at + len(sentence)}
        at += len(sentence) + 1
        return [said]

    day = (_FIRST_DAY + timedelta(days=n % 500)).isoformat()
    ref = {"type": "xã", "in": home}
    places = [
        {**ref, "type": u.type, "name": u.name, "evidence": say(f"{u.type} {u.name} báo cáo.")}
        for u in communes
    ]
    held = []
    for i, name in enumerate(people):
        title, body = _OFFICES[(sum(map(ord, name)) + i % 2) % len(_OFFICES)]
        office = body.format(home)
        quote = say(
            f"Đồng chí {name}, {title} {office}, cho biết các xã tiếp tục nghiên cứu kỹ nghị quyết mới."
        )
        held.append({"person": name, "title": title, "body": office, "evidence": quote})
    bodies = {h["body"]: h["evidence"] for h in held} | {"Bộ Chính trị": say("Bộ Chính trị ban hành.")}
    code = f"{chance.randint(50, 90)}-NQ/TW"
    about = say(f"Hội nghị quán triệt Nghị quyết {code} của Bộ Chính trị.")
    who = [
        {"who": name, "meeting": "m", "role": "chairs" if not i else "attends"}
        for i, name in enumerate(people)
    ]
    host = f"Tỉnh ủy {home}"
    bodies.setdefault(host, about)
    record = {
        "id": f"bench-{n}",
        "url": f"https://example.vn/{n}.html",
        "publisher": "example.vn",
        "published": day,
        "title": f"Tin {n} của tỉnh {home}",
        "sha256": f"{n:064x}",
        "persons": [{"name": h["person"], "evidence": h["evidence"], "mentions": 2} for h in held],
        "holds": held,
        "bodies": [{"name": name, "evidence": said} for name, said in bodies.items()],
        "places": [*places, {"type": "tỉnh", "name": home, "evidence": about}],
        "documents": [{"code": code, "type": "nghị quyết", "issuer": "Bộ Chính trị", "evidence": about}],
        "meetings": [
            {
                "key": "m",
                "kind": "hội nghị",
                "date": day,
                "organisers": [host],
                "documents": [code],
                "evidence": about,
            }
        ],
        "takes_part": [{**part, "evidence": about} for part in who],
        "relations": [
            {
                "subject": host,
                "subject_kind": "body",
                "predicate": "disseminates",
                "document": code,
                "evidence": about,
            }
        ],
    }
    return ArticleRecord.model_validate(record), "\n".join(sentences) + "\n"


_GRAPH = """
MATCH (n) WHERE n.id IS NOT NULL AND NOT n:Schema AND NOT n:WriterLock
RETURN labels(n) AS l, properties(n) AS p
"""
_LINKS = """
MATCH (s)-[r]->(e)
RETURN s.id AS s, e.id AS e, type(r) AS t, properties(r) AS p, labels(s) AS a, labels(e) AS b
"""
_NODES = "UNWIND $rows AS r CREATE (n:$(r.l)) SET n = r.p"
_KEYS = ("Entity", "Article", "Claim", "Name")
_KEPT = ("record", "text", "share", "who", "blocks", "tenure", "members", "seen")
_JOIN = """
UNWIND $rows AS r MATCH (s:{} {{id: r.s}}) MATCH (e:{} {{id: r.e}})
CREATE (s)-[x:$(r.t)]->(e) SET x = r.p
"""


def bare(store: Store, nodes: list[dict[str, Any]], links: list[dict[str, Any]], count: int) -> float:
    """Seconds to create the graph anew, cut into as many transactions as the writer took."""
    for row in nodes:  # what the writer keeps for itself is not the bare graph's
        row["p"] = {k: v for k, v in row["p"].items() if k not in _KEPT}
    ends: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in links:
        key = tuple(next(k for k in _KEYS if k in row[end]) for end in ("a", "b"))
        ends.setdefault((key[0], key[1]), []).append(
            {"s": row["s"], "e": row["e"], "t": row["t"], "p": row["p"]}
        )
    parts = max(1, count // BATCH)
    began = time.perf_counter()
    for part in range(parts):
        store.write(lambda tx, part=part: tx.run(_NODES, rows=nodes[part::parts]).consume())
    for part in range(parts):

        def write(tx: neo4j.ManagedTransaction, part: int = part) -> None:
            for (start, end), rows in ends.items():
                tx.run(_JOIN.format(start, end), rows=rows[part::parts]).consume()

        store.write(write)
    return time.perf_counter() - began


def main() -> None:
    """Load, then create the same graph bare; print both rates and their ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument(
        "--warm", type=int, default=300, help="articles loaded before, so that the server is warm"
    )
    options = parser.parse_args()
    items = list(articles(options.warm + options.articles))
    with server.temporary() as run, Store.connect(Target(run.uri, server.USER, run.password)) as store:
        load(store, items[: options.warm])
        began = time.perf_counter()
        report = load(store, items[options.warm :])
        written = time.perf_counter() - began
        assert report.loaded == options.articles, report
        assert not report.claims, report.claims[:3]
        nodes, links = store.read(_GRAPH, timeout=600), store.read(_LINKS, timeout=600)
    share = options.articles / len(items)
    with server.temporary() as run, Store.connect(Target(run.uri, server.USER, run.password)) as store:
        prepare(store)
        created = bare(store, nodes, links, len(items)) * share
    print(f"graph    {len(nodes):,} nodes, {len(links):,} relationships")
    print(f"writer   {options.articles / written:8.1f} articles/s")
    print(f"bare     {options.articles / created:8.1f} articles/s")
    print(f"ratio    {created / written:8.2f}")


if __name__ == "__main__":
    main()
