"""What the graph holds for people to look at."""

import pytest

from kg.identity.persons import Decision
from kg.queries.run import rows
from kg.queries.steps import Rows
from kg.store.connect import Store
from kg.store.decide import decide
from kg.store.writer import load
from tests.store.making import article, said
from tests.store.test_decide import AGAIN, MY_LY, TA_VAN, mention

HEAD = ("Bí thư", "Tỉnh ủy Lào Cai")


def ask(store: Store, query: str) -> Rows:
    return rows(store, query, {})


def test_who_may_be_one_person_is_listed_with_both_sides_until_somebody_decides(store: Store) -> None:
    name = "Sèn Dỉn Páo"  # rare, but nobody chairs two communes at one time
    ban_khoang = {"type": "xã", "name": "Bản Khoang", "in": "Lào Cai"}
    office = ("Chủ tịch", "Ủy ban nhân dân xã Bản Khoang")
    one = [article(n, name=name, published=day) for n, day in ((1, "2025-07-07"), (2, "2025-12-01"))]
    other = [
        article(n, name=name, published=day, place=ban_khoang, office=office)
        for n, day in ((3, "2025-07-08"), (4, "2025-12-02"))
    ]
    load(store, [*one, *other])
    [row] = ask(store, "possible_same")
    assert row["name"] == name
    assert row["evidence"].startswith("the same province; chance of a namesake there ")
    assert row["reason"] == "posts of two units at one time"
    assert {row["quote"], row["other_quote"]} == {
        f"Ông {name}, Chủ tịch Ủy ban nhân dân xã Tả Van",
        f"Ông {name}, Chủ tịch Ủy ban nhân dân xã Bản Khoang",
    }
    assert ["Chủ tịch Ủy ban nhân dân xã Tả Van, last seen 2025-12-01"] in (row["posts"], row["other_posts"])
    for verdict in ("unsure", "different", "same"):
        decide(store, [Decision(verdict, mention(one[0]), mention(other[0]))])
        assert ask(store, "possible_same") == []
    decide(store, [])
    assert ask(store, "possible_same") == [row]


@pytest.mark.parametrize(
    ("second", "listed"),
    [
        ({"name": "Lê Thị Hoa", "published": "2025-10-01"}, True),
        ({"name": "Lê Thị Hoa", "published": "2025-12-01"}, False),  # after the first was seen last
        ({"name": "Lê Thị Hoa", "published": "2025-10-01", "office": ("Phó Bí thư", HEAD[1])}, False),
        ({"published": "2025-10-01"}, False),  # the same man
    ],
)
def test_an_office_of_one_seat_has_two_holders(store: Store, second: dict, listed: bool) -> None:
    place = {"place": None}
    items = [
        article(1, office=HEAD, **place),
        article(2, office=HEAD, published="2025-11-07", **place),
        article(3, **{"office": HEAD, **place, **second}),
    ]
    load(store, items)
    found = ask(store, "two_holders")
    assert bool(found) == listed
    if listed:
        [row] = found
        assert (row["name"], row["holder"], row["other_holder"]) == (
            "Bí thư Tỉnh ủy Lào Cai",
            "Trần Văn Tân",
            "Lê Thị Hoa",
        )
        assert "Lê Thị Hoa" in row["other_quote"]
        assert "Trần Văn Tân" in row["quote"]


def test_an_official_in_two_provinces_at_once(store: Store) -> None:
    record, text = article(1)
    _, more = MY_LY
    text = f"{text} {more}"
    at = len(text) - len(more or "")
    other = MY_LY[0].holds[0]
    moved = tuple(e.model_copy(update={"start": e.start + at, "end": e.end + at}) for e in other.evidence)
    both = {
        "holds": (*record.holds, other.model_copy(update={"evidence": moved})),
        "bodies": (*record.bodies, MY_LY[0].bodies[0].model_copy(update={"evidence": moved})),
    }
    load(store, [(record.model_copy(update=both), text)])
    [row] = ask(store, "two_provinces")
    assert {row["post"], row["other_post"]} == {
        "Chủ tịch Ủy ban nhân dân xã Tả Van",
        "Chủ tịch Ủy ban nhân dân xã Mỹ Lý",
    }
    assert row["quote"] != row["other_quote"]
    load(store, [AGAIN])
    decide(store, [Decision("same", mention(TA_VAN), mention(AGAIN))])  # somebody has looked at it
    assert ask(store, "two_provinces") == []


def test_what_an_article_leaves_open(store: Store) -> None:
    bare = article(1, office=("Bí thư", "Tỉnh ủy"), place=None)
    record, text = article(2)
    doubted = record.holds[0].model_copy(update={"confidence": "doubtful"})
    load(store, [bare, (record.model_copy(update={"holds": (doubted,)}), text)])
    found = {
        (r["said"], r["reason"], r["quote"], r["block"])
        for query in ("open_facts", "bare_bodies")
        for r in ask(store, query)
    }
    quote = said("Ông Trần Văn Tân, Bí thư Tỉnh ủy", bare[1] or "")[0]["quote"]
    assert found == {
        ("Tỉnh ủy", "its place is open", quote, "body"),
        ("Trần Văn Tân, Bí thư Tỉnh ủy", "the place of the body is open", quote, "body"),
        (
            "Trần Văn Tân, Chủ tịch Ủy ban nhân dân xã Tả Van",
            "doubtful",
            "Ông Trần Văn Tân, Chủ tịch Ủy ban nhân dân xã Tả Van",
            "body",
        ),
    }
    assert {r["said"] for r in ask(store, "bare_bodies")} == {"Tỉnh ủy", "Trần Văn Tân, Bí thư Tỉnh ủy"}
    assert [r["reason"] for r in ask(store, "open_facts")] == ["doubtful"]


@pytest.mark.parametrize(
    ("one", "other", "listed"),
    [
        ("Ngân hàng Nhà nước", "Ngân hàng Nhà nước Việt Nam", True),
        ("Sở Văn hóa và Thể thao tỉnh Lào Cai", "Sở Thể thao và Văn hóa tỉnh Lào Cai", True),
        ("Ủy ban nhân dân xã Tả Van", "Ủy ban nhân dân xã Tả Vàn", False),  # another place
        ("Ủy ban nhân dân tỉnh Lào Cai", "Hội đồng nhân dân tỉnh Lào Cai", False),
        ("Sở Tài chính tỉnh Lào Cai", "Sở Tài chính tỉnh Hà Tĩnh", False),
        ("Thành ủy Huế", "Tỉnh ủy Thừa Thiên Huế", False),  # the one succeeded the other
    ],
)
def test_bodies_that_may_be_one(store: Store, one: str, other: str, listed: bool) -> None:
    load(store, [article(n, office=("Giám đốc", body), place=None) for n, body in enumerate((one, other))])
    found = ask(store, "alike_bodies")
    assert bool(found) == listed
    if listed:
        [row] = found
        assert {row["name"], row["other_name"]} == {one, other}
        assert row["name"] in row["quote"] and row["other_name"] in row["other_quote"]
