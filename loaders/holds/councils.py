"""What a council ends: no Party post beside its own, and its own not on the day of the Party's consent."""

from typing import Final

from loaders.holds.row import Row
from loaders.offices.event import Event
from loaders.offices.items import clause_start, phrase
from loaders.offices.post import Post
from loaders.offices.says import said
from loaders.text.lexicon import lists

_RELEASES: Final = lists("cues.toml")["council_releases"]
_EXPELLED: Final = "khai trừ"
_AGREES: Final = lists("cues.toml")["agrees"]
_BY: Final = frozenset({"của", "nghị"})  # before whose consent or proposal others follow
_ORDER: Final = "quyết định"
_FILLED: Final = ("Hội đồng nhân dân", "Ủy ban nhân dân")  # whose posts a council fills
_OF_STATE: Final = frozenset({"elected", "state", "judicial"})


def stays_in_party(row: Row, verb: int | None, person: int, post: Post) -> bool:
    """True for a Party post told beside one of the State that a council or a minister ends.

    "HĐND miễn nhiệm ông A, | Bí thư Huyện ủy, Chủ tịch HĐND huyện". Not where the Party itself does so,
    or where he is moved elsewhere or expelled by the same sentence.
    `verb` is that which ends it, None: the one before all his posts.
    """
    if _kind(post) != "party":
        return False
    offices = [tie.office for tie in row.found.ties if tie.person == person]
    if verb is None:
        verb = next((k for k in range(min(offices), -1, -1) if row.items[k].kind == "verb"), None)
    if verb is None or not row.items[verb].text.endswith(_RELEASES):
        return False
    if any(said(row.items, k) == "moved" for k in row.reading.verbs if k > verb):
        return False
    told = row.items[clause_start(row.items, verb) : verb]
    if [body.root.type for item in told for body in item.bodies][-1:] == ["party"]:
        return False
    if _EXPELLED in phrase(row.items[verb:]):
        return False
    return any(_kind(other) in _OF_STATE for office in offices for other in row.posts.of(office))


def is_agreed(row: Row, event: Event) -> bool:
    """True where the Party agrees that a post ends which a council fills, and will end on a day of its own.

    "Ngày 12/11, Thành ủy thống nhất miễn nhiệm | Chủ tịch HĐND thành phố đối với ông A"; not "sau ý kiến
    thống nhất của Thành ủy, kỳ họp miễn nhiệm …", nor what its decision, handed over that day, tells.
    """
    told = row.items[clause_start(row.items, event.verb) : event.verb + 1]
    first = next((k for k, item in enumerate(told) if item.bodies), None)
    if first is None or told[first - 1].text in _BY or _ORDER in phrase(told):
        return False
    party = all(body.root.type == "party" for item in told for body in item.bodies)
    agreed = any(words in phrase(told[first:]) for words in _AGREES)
    posts = row.posts.of(event.office)
    return party and agreed and any(post.body.startswith(_FILLED) for post in posts)


def _kind(post: Post) -> str | None:
    return post.tree.root.type if post.tree else None
