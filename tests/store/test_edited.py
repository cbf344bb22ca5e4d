"""An ontology that was edited after articles were stored: replacing them gives what a fresh load gives."""

import shutil
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.model import ArticleRecord
from kg.resources import data_folder
from kg.store.canon import canonical
from kg.store.connect import Store
from kg.store.writer import forget, load
from tests.conftest import wipe
from tests.store.making import Item, article, same

Edit = Callable[[str, str, str], None]
SITTING = {"key": "m", "kind": "kỳ họp", "ordinal": 14, "organisers": ["HĐND xã Tả Van"]}
CACHED = type(cache(len))  # functions that remember
CAMPAIGN = "phát động toàn dân trồng cây gây rừng ven biển miền Trung"


def forget_words() -> None:
    """Empty the caches of what is read from the ontology."""
    for name in [name for name in sys.modules if name.startswith(("kg.identity.", "kg.ontology."))]:
        for value in vars(sys.modules[name]).values():
            if isinstance(value, CACHED):
                value.cache_clear()


@pytest.fixture
def edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Edit]:
    """Puts another line into a file of the ontology that identity reads."""
    copy = shutil.copytree(data_folder("ontology"), tmp_path / "ontology")

    def edited(file: str, old: str, new: str) -> None:
        text = (copy / file).read_text("utf-8")
        assert text.count(old) == 1
        (copy / file).write_text(text.replace(old, new), "utf-8")
        for name, module in list(sys.modules.items()):
            if name.startswith("kg.identity.") and hasattr(module, "data_folder"):
                monkeypatch.setattr(module, "data_folder", lambda _: copy)
        forget_words()

    yield edited
    monkeypatch.undo()
    forget_words()


def telling(n: int, **facts: list[dict[str, Any]]) -> Item:
    """An article of which each fact has the evidence of its one person."""
    record, text = article(n)
    said = record.persons[0].evidence
    more = {kind: [{**fact, "evidence": said} for fact in told] for kind, told in facts.items()}
    return ArticleRecord.model_validate({**record.model_dump(by_alias=True), **more}), text


def again(item: Item) -> Item:
    """The same article, extracted with the edited ontology."""
    record, text = item
    return record.model_copy(update={"ontology": "edited"}), text


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("identity/words.toml", 'sitting = ["kỳ họp", ', "sitting = ["),
        ("lexicon/abbreviations.tsv", "HĐND\tHội đồng nhân dân\n", "HĐND\tHội đồng Nhân dân Việt\n"),
    ],
)
def test_a_dayless_meeting_of_which_another_thing_is_known_now(
    store: Store, edit: Edit, file: str, old: str, new: str
) -> None:
    items = [telling(n, meetings=[SITTING], bodies=[{"name": "HĐND xã Tả Van"}]) for n in range(1, 4)]
    load(store, items)
    assert store.read("MATCH (m:Meeting) RETURN count(m) AS n") == [{"n": 1}]
    edit(file, old, new)
    load(store, [again(items[0])])
    forget(store, [items[1][0].url or ""])
    load(store, [again(items[2])])
    replaced = canonical(store)
    wipe(store)
    load(store, [again(items[0]), again(items[2])])
    same(canonical(store), replaced)


def test_a_document_that_has_a_number_now(store: Store, edit: Edit) -> None:
    named = {"type": "chỉ thị", "subject": CAMPAIGN}
    numbered = {"code": "88-CT/TW", "issuer": "Ban Bí thư", "type": "chỉ thị"}
    items = [telling(1, documents=[named]), telling(2, documents=[named]), telling(3, documents=[numbered])]
    load(store, items)
    last = "21-NQ/TW\tXII\t"
    edit("documents/registry.tsv", last, f"88-CT/TW\tXIII\t2024-05-02\tBan Bí thư\t{CAMPAIGN}\tx\n{last}")
    load(store, [again(items[0])])
    load(store, [again(item) for item in items[1:]])
    replaced = canonical(store)
    wipe(store)
    load(store, [again(item) for item in items])
    same(canonical(store), replaced)
