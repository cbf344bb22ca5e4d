"""Two people of one name on one page, told apart by what stands beside the name.

They are two where one list has the name twice with different offices ("Nguyễn Văn Hà, Bí thư xã A; Nguyễn
Văn Hà, Trưởng Công an xã B"), or where the page says that people share a name ("cùng tên", "trùng tên").
"""

from collections.abc import Iterator, Sequence

from loaders.holds.row import Row
from loaders.offices.items import Item
from loaders.offices.office import Office
from loaders.offices.people import People
from loaders.text.lexicon import lists

_Signs = frozenset[tuple[str, str, str]]


def tell_apart(rows: Sequence[Row], people: People, text: str) -> None:
    """Give each of several namesakes a key of its own ("…#1", "…#2") in `rows` and `people`.

    A mention that no office tells belongs to nobody.
    """
    spots: dict[str, list[tuple[Row, int, _Signs]]] = {}
    for row in rows:
        for k, key in row.who.items():
            if row.items[k].kind == "name":
                spots.setdefault(key, []).append((row, k, _signs(row, k)))
    meant: dict[str, list[Row]] = {}  # the rows that speak of somebody, in whatever words
    for row in rows:
        for somebody in {*row.who.values(), row.subject or ""}:
            meant.setdefault(somebody, []).append(row)
    said = any(cue in text for cue in lists("cues.toml")["namesakes"])
    for name, found in spots.items():
        several = _several(found, said)
        if len(several) < 2:
            continue
        keys = people.split(name, len(several))
        for row, k, signs in found:
            mine = [key for key, known in zip(keys, several, strict=True) if _agree(signs, known)]
            if len(mine) == 1:
                row.who[k] = mine[0]
            else:
                del row.who[k]
        for row in meant.get(name, ()):
            _forget(row, name)


def _several(found: Sequence[tuple[Row, int, _Signs]], said: bool) -> list[_Signs]:
    """The offices of each of the namesakes, in the order of the text; fewer than two for one person."""
    if len(found) < 2:
        return []
    told: list[_Signs] = []
    listed: bool = False
    here: dict[_Signs, int] = {}  # the last mention in the same row with these offices
    last: Row | None = None
    for row, k, signs in found:
        if not signs:
            continue
        here = here if row is last else {}
        listed = listed or any(
            not _agree(signs, other) and all(map(_in_list, row.items[j:k])) for other, j in here.items()
        )
        here[signs] = k
        last = row
        same = next((i for i, other in enumerate(told) if _agree(other, signs)), None)
        if same is None:
            told.append(signs)
        else:
            told[same] |= signs
    return told if listed or said else []


def _in_list(item: Item) -> bool:
    """True for what a plain list of people is made of."""
    return item.kind in {"name", "honorific", "office", "body", "unit", "punct"} or item.text in {
        "và",
        "cùng",
    }


def _agree(one: _Signs, other: _Signs) -> bool:
    """True when two mentions share an office; a unit left out ("Chủ tịch UBND huyện") agrees with any."""
    return any(
        (a[0], a[1]) == (b[0], b[1]) and (not a[2] or not b[2] or a[2] == b[2]) for a in one for b in other
    )


def _signs(row: Row, k: int) -> _Signs:
    """What tells the bearer of a name: the offices beside it."""
    ties = (tie for tie in row.found.ties if tie.person == k and not tie.shared)
    return frozenset(sign for tie in ties for sign in _of(row.items[tie.office].offices))


def _of(offices: Sequence[Office]) -> Iterator[tuple[str, str, str]]:
    for office in offices:
        unit = office.body.root.unit if office.body else None
        head = office.body.head if office.body else office.fused or ""
        yield office.title, head, (unit.name or "") if unit else ""


def _forget(row: Row, name: str) -> None:
    """Pronouns and given names bound to somebody who has turned out to be two mean nobody."""
    for k in [k for k, key in row.who.items() if key == name]:
        del row.who[k]
    if row.subject == name:
        row.subject = None
