"""Every id ever handed out still resolves: to what took its place, to the candidates, or to "gone"."""

import pytest

from kg.errors import AmbiguousError, NotFoundError
from kg.identity.persons import Decision
from kg.queries.run import rows
from kg.store.connect import Store
from kg.store.decide import decide
from kg.store.writer import forget, load
from tests.store.making import Item, article
from tests.store.test_decide import AGAIN, MY_LY, TA_VAN, mention


def bearer(store: Store, item: Item) -> str:
    """The id of the person in an article."""
    [row] = store.read(
        "MATCH (:Article {title: $t})-[:MENTIONS]->(p:Person) RETURN p.id AS id", {"t": item[0].title}
    )
    return str(row["id"])


def posts(store: Store, official: str) -> set[str]:
    """What `positions` says of an id."""
    return {row["post"] for row in rows(store, "positions", {"official": official})}


def found(store: Store, id: str) -> list[str]:
    """What `search` says of an id."""
    return [row["id"] for row in rows(store, "search", {"text": id})]


def office_of(province: str, name: str, n: int, title: str, day: str) -> Item:
    return article(n, name=name, office=(title, f"Tỉnh ủy {province}"), place=None, published=day)


def test_a_later_article_merges_two_and_both_ids_lead_to_the_one(store: Store) -> None:
    lao_cai = office_of("Lào Cai", "Nguyễn Văn Hùng", 1, "Bí thư", "2024-01-05")
    nghe_an = office_of("Nghệ An", "Nguyễn Văn Hùng", 2, "Bí thư", "2025-06-05")
    load(store, [lao_cai, nghe_an])
    one, other = bearer(store, lao_cai), bearer(store, nghe_an)
    assert one != other
    moved = office_of("Lào Cai", "Nguyễn Văn Hùng", 3, "Bí thư", "2025-03-01")
    left = moved[0].holds[0].model_copy(update={"status": "left", "until": "2025-03-01"})
    at = (
        moved[0]
        .holds[0]
        .model_copy(update={"body": "Tỉnh ủy Nghệ An", "status": "appointed", "since": "2025-03-01"})
    )
    transfer = (moved[0].model_copy(update={"holds": (left, at)}), moved[1])
    load(store, [transfer])
    heir = bearer(store, transfer)
    assert heir in (one, other)
    assert posts(store, one) == posts(store, other) == {"Bí thư Tỉnh ủy Lào Cai", "Bí thư Tỉnh ủy Nghệ An"}
    assert found(store, one) == found(store, other) == [heir]

    # The article that joined them goes, and each is himself again under his own id.
    forget(store, [transfer[0].url or ""])
    assert {bearer(store, lao_cai), bearer(store, nghe_an)} == {one, other}
    assert posts(store, one) == {"Bí thư Tỉnh ủy Lào Cai"}
    assert found(store, other) == [other]
    forget(store, [nghe_an[0].url or ""])
    with pytest.raises(NotFoundError, match=f"^{other} is gone: no article speaks of it any more$"):
        posts(store, other)
    with pytest.raises(NotFoundError, match="is gone"):
        found(store, other)


def test_an_id_of_one_who_was_two_lists_them(store: Store) -> None:
    load(store, [TA_VAN, AGAIN, MY_LY])
    absorbed = bearer(store, MY_LY)
    decide(store, [Decision("same", mention(TA_VAN), mention(MY_LY))])
    joined = bearer(store, TA_VAN)
    assert joined != absorbed
    assert found(store, absorbed) == [joined]
    # Apart again, the larger side keeps the id, and the other has its own back.
    decide(store, [])
    assert (bearer(store, TA_VAN), bearer(store, MY_LY)) == (joined, absorbed)
    # A side that is divided between two others leads to both.
    store.write(
        lambda tx: tx.run("CREATE (:Alias {id: 'person:old', heirs: $ids})", ids=[joined, absorbed]).consume()
    )
    with pytest.raises(AmbiguousError, match="person:old was divided; give the id of one:") as error:
        posts(store, "person:old")
    assert str(error.value).count("Trần Văn Tân") == 2
    assert set(found(store, "person:old")) == {joined, absorbed}


def test_what_comes_back_has_its_id_again(store: Store) -> None:
    load(store, [TA_VAN])
    id = bearer(store, TA_VAN)
    forget(store, [TA_VAN[0].url or ""])
    with pytest.raises(NotFoundError, match="is gone"):
        posts(store, id)
    load(store, [TA_VAN])
    assert bearer(store, TA_VAN) == id
    assert store.read("MATCH (a:Alias) RETURN a.id AS id") == []


def test_a_text_that_is_no_id_is_searched_for(store: Store) -> None:
    load(store, [TA_VAN])
    assert found(store, "person:nobody") == []
    assert found(store, bearer(store, TA_VAN)) == [bearer(store, TA_VAN)]
