"""Who the people of rows are: short names and pronouns take the one that they can only mean."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final

from loaders.holds.givers import decides, is_agent
from loaders.holds.recalled import TOLD_LIVES, told_life
from loaders.holds.replaced import is_replaced
from loaders.holds.row import Row
from loaders.holds.subjects import (
    Told,
    describes,
    heads_life,
    is_born,
    meant,
    newly,
    only_one,
    opens_birth,
    tells_of_before,
)
from loaders.offices.items import Item, is_person, over_honorifics
from loaders.offices.office import Office
from loaders.offices.people import People
from loaders.offices.things import also_called
from loaders.text.lexicon import lists
from loaders.text.page import Page, Section

_OF_ANOTHER: Final = frozenset(lists("cues.toml")["tells_of_another"])
_WHEN: Final = frozenset({"khi", "lúc"})
_FOR: Final = frozenset({"cho", "với"})
_OPENING: Final = 3  # items
_PEOPLE: Final = frozenset({"name", "short"})
_TRAILING: Final = frozenset(
    {"từ", "khóa", "nhiệm", "giai", "các", "năm", "tháng", "trong", "đến", "kiêm", "vào"}
)


def bind(made: Sequence[Row], people: People, page: Page) -> None:
    """Give each person item its key; a pronoun takes the subject before it, where it can mean no other."""
    subject: str | None = None
    beside: list[str] = []  # whom else the sentence of the subject names
    last: Section | None = None
    near: Section | None = None  # the paragraph of the sentence that named somebody last
    told: Row | None = None  # the sentence of the subject
    hero: str | None = None  # whom the headline or, last, a line of its own names alone
    given: list[tuple[Office, str]] = []  # the posts that the story gives, to whom
    held: dict[str | None, list[Office]] = {}  # the offices told of each
    lives = page.said(TOLD_LIVES)
    ended = False  # the row before is a sentence, no heading
    for row in made:
        if last is None or row.section.teaser != last.teaser or row.section.kind in {"headline", "caption"}:
            subject = None
        if last is None or row.section.teaser != last.teaser:
            given = []
        last = row.section
        if heads_life(row.items) and (told_of := meant(row.items, hero, held, given)) is not None:
            subject, beside = next(iter(told_of), None), []
        if row.items and ((new := newly(row.items, given)) or tells_of_before(row.items)):
            subject, beside = new.pop() if len(new) == 1 else None, []
        elif row.items and describes(row.items):
            subject, beside = only_one(given, row.items) or (None if given else hero), []
        elif row.items and row.start == row.section.start and is_born(row.items) and only_one(given):
            subject, beside = only_one(given), []
        elif ended and row.start == row.section.start and opens_birth(row.items, given):
            subject, beside = _born(subject, hero, {key for _, key in given}), []
        elif told and row.items and (_is_another(row, told) or _is_unnamed(row, held.get(subject, ()))):
            subject, beside = None, []
        row.subject, ended = subject, bool(row.items) and row.items[-1].text == "."
        recent: list[str] = []
        for k in row.named:
            item = row.items[k]
            if item.kind not in _PEOPLE:
                continue
            key = _of_other_name(row, k, made, held) or _bound(people, row, k, recent, beside)
            if key := key or _other(people, row, k, beside if near is row.section and not recent else ()):
                row.who[k] = key
                if not (is_replaced(row.items, k) or is_agent(row.items, k)):
                    recent.append(key)
        if recent:
            near, told = row.section, row if _tells(row) or recent[0] != subject else told
            subject, beside = recent[0], [key for key in recent if key != recent[0]]
        if lives and recent and (at := told_life(page.low, row.start, row.end, lives)) is not None:
            behind = {row.who[k] for k in row.who if row.items[k].start > at}
            others = behind or {hero} - {*recent}
            subject, beside = others.pop() if len(others) == 1 else None, []
            row.tells_of = subject if subject not in recent or subject in behind else None
        alone = row.section.kind == "headline" or all(map(_names_alone, row.items))
        hero = recent[0] if alone and len(set(recent)) == 1 else hero
        given += _given(row)
        for tie in row.found.ties:
            held.setdefault(row.who.get(tie.person), []).extend(row.items[tie.office].offices)


def _tells(row: Row) -> bool:
    """True for a row that tells of posts."""
    return bool(row.found.ties or row.reading.events)


def _of_other_name(row: Row, k: int, made: Sequence[Row], held: Told) -> str | None:
    """Whose other name item k is: "A tên thật là | B", "nguyên Bí thư X A … Ông tên thật là | B".

    Of a pronoun only where nobody else is named so far, nor told of without a name, and he holds no post any
    more: not of "Bí thư X A thăm cụ Tám. Ông tên thật là | B", "nguyên Bí thư X A viết về nhà thơ. Ông …".
    """
    own = also_called(row.items, k) if row.items[k].kind == "name" else None
    key = None if own is None else row.who.get(own)
    if own is None or key is None:
        return None
    if row.items[own].kind == "name":  # not "Cha của Bí thư X A, tên thật là | B, từng làm Y"
        return None if any(item.text == "của" for item in row.items[:own]) else key
    told, before = held.get(key, ()), [other for other in made if other.start < row.start]
    words = {item.text for other in before[-1:] for item in other.items}
    of_old = bool(told) and all(office.status == "former" for office in told)
    alone = all({*other.who.values()} <= {key} for other in before) and words.isdisjoint(_OF_ANOTHER)
    return key if of_old and alone else None


def _other(people: People, row: Row, k: int, beside: Sequence[str]) -> str | None:
    """Whom a pronoun means that cannot mean the subject: "Trẻ hơn ông A, bà B là kỹ sư. Năm 2011, | bà …"."""
    item, subject = row.items[k], row.subject
    if item.kind != "short" or item.text or item.many or not subject or people.agrees(subject, item):
        return None
    return people.only_of_sex(beside, item)


def pair(made: Sequence[Row], people: People) -> None:
    """Tell each row of the two whom the one before names: "Khởi tố ông A và ông B. | Cả hai đều là X".

    Not of one who does something for the other, nor beside others who are counted alone: "… và hai người
    khác"; "hai ông" are no woman and a man.
    """
    for before, row in pairwise(made):
        two = tuple(dict.fromkeys(before.who.values()))
        if len(two) != 2 or before.section.teaser != row.section.teaser or _are_apart(before):
            continue
        said = next((item for item in row.items[:_OPENING] if item.kind == "honorific"), None)
        if said is None or all(people.agrees(key, said) for key in two):
            row.pair = two


def _are_apart(row: Row) -> bool:
    """True for two told to do something for each other, or beside others: "A trao quyết định cho | B"."""
    between = row.items[min(row.who) : max(row.who)]
    return any(item.text in _FOR for item in between) or any(item.text == "khác" for item in row.items)


def _born(subject: str | None, hero: str | None, given: Collection[str]) -> str | None:
    """Of whom a paragraph tells that opens with a birth, and names nobody: "Sinh ở xã X, | ông từng là Y".

    One to whom the story gives a post, or the one of its headline; none where another spoke last.
    """
    if subject in given or subject == hero or not (given or hero):
        return subject
    may_be = {*given, hero or next(iter(given))}
    return may_be.pop() if len(may_be) == 1 else None


def _bound(people: People, row: Row, k: int, recent: Sequence[str], beside: Sequence[str]) -> str | None:
    """The key of the person item k of a row, of which those before are bound."""
    items, subject = row.items, row.subject
    if items[k].kind == "name" or items[k].text:
        return _key(people, items[k], recent, subject, beside)
    other = bool(recent) and items[k - 1].text == "của"  # "ôn lại cuộc đời của đồng chí"
    other = other and items[k - 2].kind != "office"  # not "miễn nhiệm Chủ tịch X của ông"
    if other or (k > 1 and items[k - 1].text == "," and items[k - 2].many):  # "các anh, | chị"
        return None
    acting = _givers(row, k) if recent else set()
    known = _meant(row, k, [key for key in recent if key not in acting])
    if _may_be_either(people, row, k, known):
        return None
    tells = [key for n, key in row.who.items() if is_agent(items, n)]
    if not known and any(people.agrees(key, items[k]) for key in tells):
        return None  # "A cho biết | ông từng là X": he, or whom the story is about
    return _key(people, items[k], known, None if subject in acting else subject, beside)


def _meant(row: Row, k: int, known: Sequence[str]) -> Sequence[str]:
    """Those of the `known` whom a pronoun may mean; whoever is told of in a clause of time only if alone."""
    inner = {key for n, key in row.who.items() if _is_of_other_time(row.items, n, k)}
    return [key for key in known if key not in inner] or known


def _may_be_either(people: People, row: Row, k: int, known: Sequence[str]) -> bool:
    """True for a pronoun behind a semicolon that may mean two of the `known`: "A làm X; B nghỉ; | ông"."""
    if len({key for key in known if people.agrees(key, row.items[k])}) <= 1:
        return False
    last = max(n for n, key in row.who.items() if key == known[-1])
    return any(item.text == ";" for item in row.items[last:k])


def _is_of_other_time(items: Sequence[Item], person: int, k: int) -> bool:
    """True for one named in a clause of time that ends before item k.

    "Ông A làm X sau khi | ông B nghỉ hưu; năm 2022, HĐND bầu ông …": not B.
    """
    opens = over_honorifics(items, person)
    inside = opens >= 0 and items[opens].text in _WHEN
    return inside and any(item.text in {",", ";"} for item in items[person + 1 : k])


def _givers(row: Row, k: int) -> set[str]:
    """Those who do what befalls the one whom a pronoun means: "A ký quyết định cách chức X đối với | ông"."""
    of_post = row.items[k - 1].text == "của" and row.items[k - 2].kind == "office"
    if not (of_post or row.items[k - 1].text in {"với", "cho"}):
        return set()
    verb = next((n for n in reversed(row.reading.verbs) if n < k), 0)
    acting = {n: key for n, key in row.who.items() if n < verb and decides(row.items, n, verb)}
    if of_post:  # not "A vi phạm nên HĐND bãi nhiệm chức X của | ông"
        acting = {n: key for n, key in acting.items() if any(i.text == "ký" for i in row.items[n:verb])}
    return set(acting.values())


def _given(row: Row) -> Iterator[tuple[Office, str]]:
    """The posts that a sentence gives to people whom it names: "bổ nhiệm ông A làm X", "tân X, ông A"."""
    for event in row.reading.events:
        if event.status == "appointed" and not (event.again or event.replaced):
            for office in row.items[event.office].offices:
                yield from ((office, row.who[k]) for k in event.people if k in row.who)
    for tie in row.found.ties:
        offices = row.items[tie.office].offices
        if tie.person in row.who and offices[0].status == "new":
            yield from ((office, row.who[tie.person]) for office in offices)


def _is_another(row: Row, told: Row) -> bool:
    """True for a post just given that opens a sentence for its holder, of whom the one before does not tell.

    "Phó Bí thư Tỉnh ủy A phát biểu. | Tân Bí thư Huyện ủy sinh năm 1975."
    """
    opens = row.items[0].offices
    if not opens or opens[0].status != "new" or any(map(is_person, row.items)):
        return False
    titles = {office.title for tie in told.found.ties for office in told.items[tie.office].offices}
    return bool(titles) and opens[0].title not in titles and not told.reading.events


def _is_unnamed(row: Row, held: Collection[Office]) -> bool:
    """True for a sentence that opens with a post for its holder, who is not known to be the one told of.

    "A, Phó Bí thư X, dự. | Chủ tịch UBND huyện báo cáo. Ông …": not A.
    """
    at = 1 if row.items[0].kind == "honorific" and len(row.items) > 1 else 0  # "Đồng chí | Chánh án X"
    first, then = row.items[at], row.items[at + 1 : at + 2]
    acts = bool(then) and then[0].kind in {"word", "verb"} and then[0].text not in _TRAILING
    if not (first.offices and acts) or first.many or any(map(is_person, row.items)):
        return False
    return first.offices[0].status is None and all(first.offices[0].title != office.title for office in held)


def _names_alone(item: Item) -> bool:
    return is_person(item) or item.kind in {"honorific", "punct"}


def _key(
    people: People, item: Item, recent: Sequence[str], subject: str | None, beside: Sequence[str]
) -> str | None:
    if item.kind == "name":
        return people.of_name(item)
    if item.text:
        return people.of_given(item)
    if item.entry and item.entry.fields[0] == "rank":
        return people.of_rank(item)
    for name in reversed(recent):
        if people.agrees(name, item):
            return name
    if subject is None or not people.agrees(subject, item):
        return None
    return None if any(people.agrees(name, item) for name in beside) else subject
