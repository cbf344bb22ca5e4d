"""Articles and checks for the store's tests."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kg.model import ArticleRecord
from kg.store.canon import differences
from kg.store.connect import Store
from kg.store.writer import forget, load

Item = tuple[ArticleRecord, str | None]
GOLD = Path(__file__).parent.parent / "gold"
_SHOWN = (
    ("persons", "name"),
    ("holds", "person"),
    ("bodies", "name"),
    ("places", "name"),
    ("documents", "code"),
    ("meetings", "kind"),
    ("takes_part", "who"),
)


def with_evidence(line: dict[str, Any]) -> Item:
    """A gold record with the evidence that gold leaves out: where the text first has the fact's main word."""
    text = line["text"]
    for name, field in _SHOWN:
        for fact in line.get(name, ()):
            words = fact.get(field) or ""
            at = max(text.find(words), 0) if words else 0
            end = at + len(words) if words and text.startswith(words, at) else min(len(text), 60)
            fact["evidence"] = [{"rule": "gold", "quote": text[at:end], "start": at, "end": end}]
    return ArticleRecord.model_validate(line), text


def gold(name: str) -> list[Item]:
    """The items of a gold file."""
    return [with_evidence(json.loads(line)) for line in (GOLD / name).read_text("utf-8").splitlines()]


TA_VAN = {"type": "xã", "name": "Tả Van", "in": "Lào Cai"}


def said(quote: str, text: str, block: str = "body", **more: Any) -> list[dict[str, Any]]:
    """Evidence: where the text has the quote."""
    at = text.index(quote)
    return [{"rule": "test", "quote": quote, "start": at, "end": at + len(quote), "block": block, **more}]


def article(
    n: int = 1,
    *,
    name: str = "Trần Văn Tân",
    office: tuple[str, str] = ("Chủ tịch", "Ủy ban nhân dân xã Tả Van"),
    place: dict[str, str] | None = TA_VAN,
    paper: str = "baolaocai.vn",
    **more: Any,
) -> Item:
    """An article that says of one person that he holds one office; `more` replaces fields of the record."""
    quote = f"Ông {name}, {' '.join(office)}"
    text = f"{quote}, dự họp."
    record: dict[str, Any] = {
        "id": f"a{n}",
        "url": f"https://{paper}/{n}.html",
        "publisher": paper,
        "published": "2025-09-07",
        "title": f"Tin {n}",
        "sha256": f"{n:064d}",
        "persons": [{"name": name, "evidence": said(quote, text)}],
        "bodies": [{"name": office[1], "place": place, "evidence": said(quote, text)}],
        "holds": [{"person": name, "title": office[0], "body": office[1], "evidence": said(quote, text)}],
    }
    return ArticleRecord.model_validate({**record, **more}), text


def evidence(store: Store) -> list[dict[str, Any]]:
    """All evidence, with the database's own ids, so that what was written anew differs."""
    return store.read(
        "MATCH (a)-[s:STATES]->(c) "
        "RETURN elementId(s) AS at, a.id AS a, c.id AS c, properties(s) AS p ORDER BY at"
    )


def load_in(store: Store, items: Sequence[Item], sizes: Iterator[int]) -> None:
    """Load in batches of the given sizes, each in a run of its own."""
    at = 0
    while at < len(items):
        size = next(sizes)
        load(store, items[at : at + size], batch=max(1, size // 2))
        at += size


def empty(store: Store) -> None:
    """Forget every article."""
    forget(store, [row["id"] for row in store.read("MATCH (a:Article) RETURN a.id AS id")])


def same(one: list[str], other: list[str]) -> None:
    """Fail with the first lines that differ."""
    assert one == other, "\n".join(list(differences(one, other))[:20])
