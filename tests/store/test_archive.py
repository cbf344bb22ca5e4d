"""What is packed comes back equal, and equal things pack to equal bytes."""

from hypothesis import given
from hypothesis import strategies as st

from kg.model import ArticleRecord, Evidence, Person, Place, Teaser
from kg.store.archive import (
    pack,
    pack_members,
    pack_record,
    pack_text,
    unpack,
    unpack_members,
    unpack_record,
    unpack_text,
)


@given(st.text())
def test_texts_come_back(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    assert unpack_text(pack_text(text)) == text


@given(st.dictionaries(st.text("abc"), st.lists(st.integers() | st.none())))
def test_values_come_back_whatever_the_order_of_their_keys(value: dict[str, list[int | None]]) -> None:
    assert unpack(pack(value)) == value
    assert pack(dict(reversed(value.items()))) == pack(value)


@given(
    st.dictionaries(
        st.tuples(st.text("ab"), st.text("xy")),
        st.tuples(st.lists(st.none() | st.just("p"), min_size=1), st.sampled_from(["1", {}])),
    )
)
def test_members_come_back_sorted(members: dict[tuple[str, str], tuple[list[str | None], object]]) -> None:
    rows = [(*member, ids, said) for member, (ids, said) in members.items()]
    assert unpack_members(pack_members(rows)) == sorted(rows, key=lambda row: row[:2])
    assert pack_members(reversed(rows)) == pack_members(rows)


def test_records_come_back() -> None:
    said = Evidence(rule="r", quote="Tô Lâm", start=0, end=6, block="teaser", teaser=Teaser(title="Tin"))
    record = ArticleRecord(
        id="a",
        persons=(Person(name="Tô Lâm", evidence=(said,)), Person(name="Tô Lâm", key="Tô Lâm#2", mentions=3)),
        places=(Place(name="Tả Van", type="xã", within="Lào Cai"),),
    )
    assert unpack_record(pack_record(record)) == record
    assert pack_record(unpack_record(pack_record(record))) == pack_record(record)
