"""The gatherings a page reports or announces, who took part in which role, and the documents they are about.

The page is read story by story: the article, then each teaser, which never mix; only teasers of one and the
same gathering are drawn together.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from operator import itemgetter
from typing import Final

from kg.model import Actor, Confidence, Meeting, Participation, Relation, Role
from loaders.bodies.body import COMPANIES
from loaders.meetings.dating import day_alone, days
from loaders.meetings.day import agree
from loaders.meetings.gathering import PARTS_OF_ALL, Gathering, Part
from loaders.meetings.manners import carries, spreads
from loaders.meetings.marked import Marked, mark, outermost
from loaders.meetings.nearby import bare_bodies, bare_leader, bare_offices, bare_party, bare_units
from loaders.meetings.occasions import Occasion, occasions
from loaders.meetings.private import mourned_people, private_people
from loaders.meetings.story import Story
from loaders.meetings.words import CLOCK
from loaders.text.page import Mention, Page, Section
from loaders.text.spelling import UPPER

_ORDER: Final[dict[Role, int]] = {"organises": 0, "chairs": 1, "speaks": 2, "attends": 3}
_BULLET: Final = re.compile(r"[*•■●▪►]\s?(?=\w)")  # begins another item of a roundup
_NAMED: Final = re.compile(  # "Hà Tĩnh: Tại kỳ họp …", not "Ảnh 2: Ông A trao quà"
    rf"(?!(?:Ảnh|Hình|Clip|Video)\b)[{UPPER}][\w'’]*(?: [\w'’-]+){{0,4}}: (?=[{UPPER}])"
    rf"|(?![IVXLC]+\.)[{UPPER}]{{2,}}(?: [{UPPER}]+){{0,4}}\. (?=[{UPPER}\d])"  # "BẾN TRE. Sáng 5/6, …"
)
_NUMBER: Final = re.compile(r"\d{1,2}[.)]\s?(?=\D)")
_DASH: Final = re.compile(r"[–—+-]\s?(?=\w)")  # … of a day, where several have one above their items
_ANY: Final = re.compile(f"{_BULLET.pattern}|{_NAMED.pattern}")
_SCHEDULED: Final = re.compile(rf"[-–+]?\s?{CLOCK}(?:,? (?:ngày )?\d[\d/]*)?: ?(?=\w)", re.IGNORECASE)
_MANY: Final = 3  # paragraphs that begin so make a roundup
_ENDS: Final = re.compile(r" *(?:\n|\Z)")  # of a line
_DAYS: Final = 2  # lines that only tell a day make a calendar
_PARTY: Final = re.compile(
    r"(?i:đoàn (?:kiểm tra|giám sát|khảo sát|công tác))(?: số \d+(?: của | (?=[A-ZĐ])|$)| của |$)"
)
_WORKING: Final = "đoàn công tác"
_SENT: Final = re.compile(r"(?i:đoàn công tác) (?=[A-ZĐ])")
_HAS_MET: Final = re.compile(r"[^.;:\n]*?\b(?:(?:buổi|cuộc) (?:làm việc|họp)|làm việc với)\b")
_CLAUSE: Final = 400  # characters
_HEADING: Final = 140  # characters of a heading, at most
Line = tuple[Section, Marked, bool]  # a sentence with where it stands; True of a headline
_ACTORS: Final[dict[str, Actor]] = {"person": "person", "body": "body", "place": "place"}


@dataclass(frozen=True, slots=True)
class MeetingFindings:
    """What a page says of gatherings: they themselves, roles in them, their documents."""

    meetings: tuple[Meeting, ...]
    takes_part: tuple[Participation, ...]
    relations: tuple[Relation, ...]


def find_meetings(
    page: Page,
    mentions: Sequence[Mention],
    officials: Collection[str] = (),
    province: Callable[[int], str | None] = lambda _: None,
) -> MeetingFindings:
    """The gatherings of a page, from its resolved mentions of persons, bodies, places, documents and dates.

    `officials` are the keys of the people who hold an office on the page, `province` says which one "tỉnh"
    means at an offset. `Meeting.organisers` are body names and place keys; `Participation.who` is a person's
    key, a body's name or a place's `"<type> <name>"`. A relation's subject is a meeting's key ("m1"), a
    body's name or a place's key.
    """
    gatherings: list[Gathering] = []
    relations: list[Relation] = []
    led = {m.ref for m in mentions if m.owner}
    told = (_sender(page.text, m, m.ref in led) if m.kind == "body" else m for m in mentions)
    outer = outermost(page.text, [m for m in told if m.ref])
    places = {m.ref for m in mentions if m.kind == "place"}
    bare = [
        *bare_units(page.text, outer, places, province),
        *bare_bodies(page.text, outer),
        *bare_party(page.text, outer),
        *bare_offices(page.text, outer),
        *bare_leader(page.text, outer),
    ]
    outer = sorted([*outer, *bare], key=lambda m: m.start)
    firms = {m.ref for m in outer if m.kind == "body" and m.ref.startswith(COMPANIES)}
    private = private_people(page.text, outer, officials) | (firms - led) | mourned_people(page.text, outer)
    item = _items(page)
    for sentences_of in _stories(page, outer):
        story = Story(page, private)
        daily = sum(day_alone(sentence) is not None for _, sentence, _ in sentences_of) >= _DAYS
        parts = _parts(page, sentences_of, item)
        entries = _numbered(page, sentences_of)
        scheduled = _is_schedule(page, sentences_of)
        listing = False  # lines behind a colon are of the story they stand in
        for number, (section, sentence, headline) in enumerate(sentences_of):
            if daily and (day := day_alone(sentence)):
                story.turn(sentence, day=day)
                continue
            begins = section.start == sentence.start
            if begins and scheduled and _SCHEDULED.match(page.text, section.start):
                story.turn(sentence, same_day=True)
            elif begins and (
                number in entries
                or item.match(page.text, section.start)
                or (daily and _DASH.match(page.text, section.start))
            ):
                listing = listing and not occasions(sentence)
                if not (listing or (number in parts and story.is_told())):
                    story.turn(sentence)
            elif begins:
                listing = False
            story.read(section, sentence, headline)
            listing = listing or (story.is_told() and sentence.text.rstrip().endswith(":"))
        story.end()
        gatherings.extend(story.gatherings)
        relations.extend(story.relations)
    numbered = [(f"m{number}", g) for number, g in enumerate(_merged(gatherings), start=1)]
    return MeetingFindings(
        meetings=tuple(_meeting(key, gathering) for key, gathering in numbered),
        takes_part=tuple(p for key, gathering in numbered for p in _participations(key, gathering)),
        relations=_unique([r for key, gathering in numbered for r in _relations(key, gathering)] + relations),
    )


def _items(page: Page) -> re.Pattern[str]:
    """What begins another item of a roundup: a bullet, or a name with a colon where several have one."""
    named = sum(_NAMED.match(page.text, s.start, s.end) is not None for s in page.sections)
    return _ANY if named >= _MANY else _BULLET


def _numbered(page: Page, story: Sequence[Line]) -> frozenset[int]:
    """The numbered lines of a roundup: most tell of a gathering, and of somebody at it."""
    found = [
        n for n, (s, m, _) in enumerate(story) if s.start == m.start and _NUMBER.match(page.text, s.start)
    ]
    telling = (bool(story[n][1].actors and occasions(story[n][1])) for n in found)
    return frozenset(found if len(found) >= _MANY and sum(telling) * 3 >= len(found) * 2 else ())


def _parts(page: Page, story: Sequence[Line], item: re.Pattern[str]) -> frozenset[int]:
    """The lines behind a bullet that go on with what was told above, as no gathering below has its own day.

    "* Bầu Ban Chấp hành ⏎ Phát biểu tại đại hội, đồng chí A …" is of the congress. Where there are several,
    they are headings that name nobody and nothing, over no gathering of another kind than those above, and
    none follows another item.
    """
    found = [n for n, (s, m, _) in enumerate(story) if s.start == m.start and item.match(page.text, s.start)]
    below = {
        start: [sentence for _, sentence, _ in story[start + 1 : end]]
        for start, end in zip(found, [*found[1:], len(story)], strict=False)
    }
    parts = {n for n in found if not any(days(s) and _apart(s) for s in (story[n][1], *below[n]))}
    if len(found) > 1:
        told = {o.kind for _, sentence, _ in story[: found[0]] for o in occasions(sentence)}
        alike = (
            n in parts
            and story[n][2]
            and not story[n][1].mentions
            and all(o.kind is None or o.kind in told for s in below[n] for o in _apart(s))
            for n in found
        )
        parts = {n for n, _ in takewhile(itemgetter(1), zip(found, alike, strict=True))}
    return frozenset(parts)


def _apart(sentence: Marked) -> list[Occasion]:
    """The gatherings that a sentence names, but for parts of a sitting: "Phiên chất vấn sáng 8/7"."""
    return [o for o in occasions(sentence) if o.kind is None or o.kind.name not in PARTS_OF_ALL]


def _is_schedule(page: Page, story: Sequence[Line]) -> bool:
    """True for a story with lines that tell what takes place when: "- 7 giờ 30: Hội nghị …".

    Lines of which few name a gathering tell how a single one goes on: "8h00: Bà A đọc diễn văn khai mạc".
    """
    timed = [
        sentence
        for section, sentence, _ in story
        if section.start == sentence.start and _SCHEDULED.match(page.text, section.start, section.end)
    ]
    return len(timed) > 1 and 2 * sum(bool(occasions(sentence)) for sentence in timed) >= len(timed)


def _sender(text: str, mention: Mention, led: bool) -> Mention:
    """Of a body that is a delegation, whoever sent it ("" if that is not told), where it itself takes place.

    "Đoàn kiểm tra của {UBND tỉnh} đã đến …", but "{Đoàn kiểm tra của UBND tỉnh} có buổi làm việc với …"; a
    working party is always its sender's. One of a number acts itself where it is `led` by somebody named.
    """
    party = _PARTY.match(text, mention.start, mention.end) if mention.owner is None else None
    if party is None and mention.ref.startswith("Đoàn công tác của "):
        party = _SENT.match(text, mention.start, mention.end)
    if party is None:
        return mention
    met = led or _HAS_MET.match(text, mention.end, mention.end + _CLAUSE)
    if met and not party.group().lower().startswith(_WORKING):
        return mention
    sent = _PARTY.match(mention.ref)
    return replace(mention, start=party.end(), ref=mention.ref[sent.end() if sent else 0 :], owner=None)


def _stories(page: Page, mentions: Sequence[Mention]) -> Iterator[list[Line]]:
    """The marked sentences of each story: the article's, on both sides of a teaser, then each teaser's."""
    article: list[Line] = []
    stories: list[list[Line]] = [article]
    teaser: str | None = None
    opening = -1
    at = 0
    for start, end in page.sentences:
        section = page.section_at(start)
        title = section.teaser.title if section.teaser else None
        if title != teaser:
            stories.append(article if title is None else [])
            teaser, opening = title, section.start
        while at < len(mentions) and mentions[at].end <= start:
            at += 1
        first = at
        while at < len(mentions) and mentions[at].end <= end:
            at += 1
        inside = list(mentions[first:at])
        if inside and inside[0].start < start:  # "… kỳ họp thứ 3 ⏎ Ngày 10/10": a date read across the break
            inside[0] = replace(inside[0], start=start)
        headline = (
            section.kind == "headline"
            or (title is not None and section.start == opening)
            or (section.kind == "body" and _is_heading(page.text, start, end))
        )
        stories[-1].append((section, mark(page.text, start, end, inside), headline))
    yield from ([article] if article else [])
    yield from (story for story in stories if story and story is not article)


def _is_heading(text: str, start: int, end: int) -> bool:
    """True for a short line of its own without a full stop, over a part of a roundup."""
    line = text[start:end].rstrip()
    if len(line) > _HEADING or line.endswith((".", "!", "?", "…", ":", ";", ",")):
        return False
    before = text.rfind("\n", 0, start) + 1
    return not text[before:start].strip(" •*-–+") and _ENDS.match(text, end) is not None


def _merged(gatherings: Iterable[Gathering]) -> list[Gathering]:
    """The gatherings; those of several teasers that agree in kind, day and a document are drawn together."""
    kept: list[Gathering] = []
    about: dict[tuple[str, str], list[Gathering]] = {}  # teasers' gatherings by kind and document
    for gathering in gatherings:
        teased = bool(gathering.evidence) and gathering.evidence[0].block == "teaser"
        keys = [(gathering.kind.name, document) for document in gathering.documents] if teased else []
        twin = next((g for key in keys for g in about.get(key, ()) if _same_day(g, gathering)), None)
        if twin is None:
            kept.append(gathering)
        else:
            _absorb(twin, gathering)
        for key in keys:
            about.setdefault(key, []).append(twin or gathering)
    return kept


def _absorb(one: Gathering, other: Gathering) -> None:
    """Add to a gathering what is told of it elsewhere."""
    if one.date is None or (other.date is not None and one.date.date.startswith("XXXX")):
        one.date = other.date or one.date
    for key, part in other.roles.items():
        one.roles.setdefault(key, part)
    for document, told in other.documents.items():
        one.documents.setdefault(document, told)
    one.evidence.extend(other.evidence)
    one.place = one.place or other.place


def _same_day(one: Gathering, other: Gathering) -> bool:
    return agree(one.date.date if one.date else None, other.date.date if other.date else None)


def _meeting(key: str, gathering: Gathering) -> Meeting:
    words, unit = gathering.place or (None, None)
    day = gathering.date
    return Meeting(
        key=key,
        kind=gathering.kind.name,
        name=gathering.name,
        date=day.date if day else gathering.month,
        date_end=day.until if day else None,
        part_of_day=day.part if day else None,
        place=words,
        venue=unit,
        ordinal=gathering.ordinal,
        organisers=tuple(gathering.organisers()),
        documents=tuple(gathering.documents),
        confidence="likely" if gathering.framed or gathering.headline else "certain",
        evidence=tuple(gathering.evidence),
    )


def _participations(key: str, gathering: Gathering) -> Iterator[Participation]:
    """One row for each role of an actor; "attends" only where nothing more is told."""
    for (who, role), part in sorted(gathering.roles.items(), key=lambda item: _ORDER[item[0][1]]):
        if role == "attends" and any((who, more) in gathering.roles for more in _ORDER if more != "attends"):
            continue
        yield Participation(
            who=who,
            meeting=key,
            role=role,
            kind=_ACTORS[part.mention.kind],
            confidence=_confidence(gathering, part),
            evidence=(part.evidence,),
        )


def _confidence(gathering: Gathering, part: Part) -> Confidence:
    """How sure a role is: told apart from a gathering that has no day, it may be of another one."""
    apart = part.confidence == "likely" and gathering.date is None and not part.beside
    return "doubtful" if apart else part.confidence


def _relations(key: str, gathering: Gathering) -> Iterator[Relation]:
    """The gathering concerns its documents; who organises it to that end makes them known."""
    for document, (evidence, manner) in gathering.documents.items():
        yield Relation(
            subject=key,
            subject_kind="meeting",
            predicate="concerns",
            document=document,
            manner=manner,
            evidence=(evidence,),
        )
        if not (spreads(manner) or carries(manner)):
            continue
        for (_, role), part in gathering.roles.items():
            if role == "organises":
                yield Relation(
                    subject=part.mention.ref,
                    subject_kind="place" if part.mention.kind == "place" else "body",
                    predicate="disseminates",
                    document=document,
                    manner=manner,
                    evidence=(evidence,),
                )


def _unique(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """One relation for each subject, predicate and document."""
    found: dict[tuple[str, str, str], Relation] = {}
    for relation in relations:
        found.setdefault((relation.subject, relation.predicate, relation.document), relation)
    return tuple(found.values())
