"""Short records for identity tests."""

from collections.abc import Sequence

from kg.identity.ids import article_id
from kg.identity.persons import Decision, appearances, partition
from kg.identity.tenure import Appearance
from kg.model import ArticleRecord, Document, Holding, Meeting, Participation, Person, Place

Story = tuple[str, list[ArticleRecord], set[frozenset[str]]]  # a name, articles, and who is one in them

HUNG = "Nguyễn Văn Hùng"  # very common
RARE = "Vừ Bá Xìa"
NGHE_AN = {"publisher": "baonghean.vn", "places": ["tỉnh Nghệ An"]}
CON_CUONG = {"publisher": "baonghean.vn", "places": ["huyện Con Cuông, Nghệ An"]}
MON_SON = {"publisher": "baonghean.vn", "places": ["xã Môn Sơn, Nghệ An"]}


def place(text: str) -> Place:
    """`"xã Môn Sơn, Nghệ An"`."""
    head, _, within = text.partition(", ")
    types = ("thành phố", "thị xã", "thị trấn", "đặc khu")
    kind = next((t for t in types if head.startswith(f"{t} ")), head.split()[0])
    return Place(type=kind, name=head.removeprefix(f"{kind} "), within=within or None)


def record(
    id: str,
    date: str,
    *holds: Sequence[str],
    publisher: str = "nhandan.vn",
    places: Sequence[str] = (),
    bare: Sequence[str] = (),
    bodies: Sequence[str] = (),
    persons: Sequence[Person] = (),
    documents: Sequence[Document] = (),
    meetings: Sequence[Meeting] = (),
    takes_part: Sequence[Participation] = (),
    title: str | None = None,
) -> ArticleRecord:
    """A record; a holding is (key, title, body[, status[, since[, until]]]), `bare` are people without."""
    fields = ("person", "title", "body", "status", "since", "until")
    held = [Holding(**dict(zip(fields, hold, strict=False))) for hold in holds]
    named = {p.key: p for p in persons}
    for key in (*(h.person for h in held), *bare):
        named.setdefault(key, Person(name=key.partition("#")[0], key=key))
    return ArticleRecord.model_validate(
        {
            "id": id,
            "publisher": publisher,
            "published": date,
            "title": title,
            "persons": list(named.values()),
            "holds": held,
            "bodies": [{"name": b} for b in dict.fromkeys((*(h.body for h in held), *bodies))],
            "places": [place(p) for p in places],
            "documents": list(documents),
            "meetings": list(meetings),
            "takes_part": list(takes_part),
        }
    )


def mention(record: ArticleRecord, key: str) -> str:
    """The id of a mention in a record."""
    return f"{article_id(record)}#{key}"


def groups(
    records: Sequence[ArticleRecord], name: str, decisions: Sequence[Decision] = ()
) -> set[frozenset[str]]:
    """Who is who among the bearers of a name, as sets of `record id` (`record id#2` for the key `…#2`)."""
    short = {}
    seen: list[Appearance] = []
    for each in records:
        for appearance in appearances(each).get(name, ()):
            seen.append(appearance)
            _, _, number = appearance.key.partition("#")
            short[appearance.mention] = f"{each.id}#{number}" if number else each.id
    found = partition(seen, decisions)
    return {frozenset(short[m] for m in c.mentions) for c in found.components} | {
        frozenset({short[m]}) for m in found.unattributed
    }


def one(*ids: str) -> frozenset[str]:
    """One person, by the records that name him."""
    return frozenset(ids)


def tell(name: str, records: Sequence[ArticleRecord], expected: set[frozenset[str]]) -> None:
    """Fail unless a story's people are told apart as expected, in whichever order its articles come."""
    assert groups(records, name) == expected
    assert groups(records[::-1], name) == expected
