"""From an article to its record: the one thing that leaves the loaders.

A pure function of the article: no network, no store, no clock.
"""

import hashlib
from collections.abc import Iterable, Set
from typing import Final

from kg.model import (
    Article,
    ArticleRecord,
    Body,
    BodyType,
    Evidence,
    Holding,
    Participation,
    Person,
    Place,
    Sex,
)
from kg.ontology.places import gazetteer
from kg.ontology.schema import ontology_version
from loaders.bodies.body import HEADS, ROOMS, TEAMS, TEMPORARY
from loaders.bodies.body import Body as Tree
from loaders.bodies.context import Context
from loaders.bodies.firms import is_public
from loaders.bodies.naming import canonical
from loaders.bodies.wholes import ministries, retold
from loaders.dates.find import find_dates
from loaders.documents.find import find_documents
from loaders.holds.answers import SELF
from loaders.holds.held import Held
from loaders.meetings.find import find_meetings
from loaders.places.seats import home
from loaders.places.units import Unit
from loaders.reader import Reader
from loaders.text.clean import clean
from loaders.text.page import Mention, Page, distinct

EXTRACTOR: Final = "1"

_PARTY: Final = "attends.party"  # the rule: "Đoàn giám sát của X, do ông A làm trưởng đoàn, …"
_OF_POSTS: Final = (*TEMPORARY, *HEADS["of_the_public"])  # no bodies but where somebody has a post


def extract(article: Article) -> ArticleRecord:
    """All that an article states, each item with rule, quote and offsets into the raw text."""
    page = clean(article)
    dates = find_dates(page)
    reader = Reader(page, dates, *home(page))
    documents = find_documents(page, dates, reader.mentions)
    places, place_mentions = _places(page, reader)
    mentions = sorted(
        [*reader.mentions, *place_mentions, *documents.mentions, *dates], key=lambda m: (m.start, -m.end)
    )
    everything = reader.holdings.all()
    officials = {h.person for h in everything if is_public(h.tree)}
    met = find_meetings(page, mentions, officials, lambda at: reader.context.province(at, "tỉnh"))
    roles = {part.who for part in met.takes_part}
    public = officials | roles
    held = [h for h in everything if h.person in public]
    persons = _persons(page, reader, held, roles)
    keys = {person.key for person in persons}
    relations = (*documents.relations, *met.relations)
    posts = {h.body for h in held if h.person in keys}
    parts = _by_senders(met.takes_part, reader, posts)
    acting = {d.issuer for d in documents.documents} | {r.subject for r in relations}
    acting |= roles | {part.who for part in parts}
    return ArticleRecord(
        id=article.id,
        url=article.url,
        publisher=article.publisher,
        published=article.published,
        title=article.title or _title(page),
        lead=_lead(page),
        sha256=_digest(article),
        extractor=EXTRACTOR,
        ontology=ontology_version(),
        persons=persons,
        holds=tuple(_holding(h) for h in held if h.person in keys),
        bodies=_bodies(page, reader, everything, posts, retold(reader.bodies) - posts - acting),
        places=places,
        documents=documents.documents,
        meetings=met.meetings,
        takes_part=tuple(p for p in parts if p.kind != "person" or p.who in keys),
        relations=relations,
    )


def _title(page: Page) -> str | None:
    return next((page.text[s.start : s.end] for s in page.sections if s.kind == "headline"), None)


def _lead(page: Page) -> str | None:
    return next((page.text[s.start : s.end] for s in page.sections if s.kind in {"sapo", "body"}), None)


def _digest(article: Article) -> str:
    """SHA-256 of the raw text and the metadata that the record rests on."""
    parts = (article.url, article.publisher, article.published, article.title, article.text)
    return hashlib.sha256("\0".join(part or "" for part in parts).encode()).hexdigest()


def _persons(page: Page, reader: Reader, held: list[Held], roles: set[str]) -> tuple[Person, ...]:
    """Officials: whoever has an office, a role in a meeting, or is addressed as one."""
    at: dict[str, list[Mention]] = {}
    for mention in reader.mentions:
        if mention.kind == "person":
            at.setdefault(mention.ref, []).append(mention)
    holders = {h.person for h in held}
    official = holders | roles
    made = []
    for key, known in reader.people.known.items():
        named = [m for m in at.get(key, ()) if m.rule == "name" and page.low[m.start : m.end] != SELF]
        if not named or not (key in official or known.official):
            continue
        if (known.clergy or known.remembered) and key not in holders:
            continue  # religious and historic figures are none of the persons
        sexes: list[Sex] = sorted(known.sexes)
        made.append(
            Person(
                name=known.name,
                key=key,
                names=tuple(dict.fromkeys([page.text[m.start : m.end] for m in named])),
                honorifics=tuple(known.honorifics),
                rank=known.ranks[-1] if known.ranks else None,
                sex=sexes[0] if len(sexes) == 1 else None,
                birth=known.birth,
                mentions=len(at[key]),
                evidence=tuple([page.evidence(m.start, m.end, "name") for m in named[:3]]),
            )
        )
    return tuple(made)


def _by_senders(parts: Iterable[Participation], reader: Reader, posts: Set[str]) -> list[Participation]:
    """Who takes part; for a team whose leader has no post in it, whoever sends it: "Đoàn giám sát | X"."""
    found: dict[tuple[str, str, str], Participation] = {}
    for part in parts:
        party = part.evidence[0].rule == _PARTY and part.who not in posts
        tree = reader.bodies.get(part.who) if party else None
        team = tree is not None and tree.head.startswith(tuple(TEAMS))
        sender = canonical(tree.owner) if team and tree is not None and tree.owner else None
        told = part.model_copy(update={"who": sender}) if sender else part
        found.setdefault((told.who, told.meeting, told.role), told)
    return list(found.values())


def _holding(held: Held) -> Holding:
    return Holding(
        person=held.person,
        title=held.title,
        body=held.body,
        status=held.status,
        acting=held.acting,
        since=held.since,
        until=held.until,
        term=held.term,
        move=held.move,
        confidence=held.confidence,
        evidence=distinct(held.evidence),
    )


def _bodies(
    page: Page, reader: Reader, everything: list[Held], posts: set[str], echoes: Set[str]
) -> tuple[Body, ...]:
    """Every body named, with its level and place; of companies those where somebody's post is.

    `everything` is all that the page holds, `posts` where somebody has one, `echoes` are no bodies of theirs.
    """
    at: dict[str, list[Mention]] = {}
    for mention in reader.mentions:
        if mention.kind == "body":
            at.setdefault(mention.ref, []).append(mention)
    evidence = {h.body: h.evidence for h in everything}
    made = []
    for name, tree in reader.bodies.items():
        if name in echoes:
            continue
        if name not in posts and (name.startswith(_OF_POSTS) or _is_aside(tree)):
            continue
        spots = at.get(name, [])
        shown = distinct([page.evidence(m.start, m.end, "body") for m in spots[:3]])
        if not shown and name in evidence:
            shown = tuple(evidence[name][:1])
        if not shown and name in reader.shown:
            shown = (page.evidence(*reader.shown[name], "body"),)
        made.append(_body(name, tree, reader.context, max(1, len(spots)), shown))
    shown_by = {body.name: body.evidence for body in made}
    for name, (owner, part) in ministries(reader.bodies).items():
        if part in shown_by:
            made.append(_body(name, owner, reader.context, 1, shown_by[part][:1]))
    return tuple(made)


def _is_aside(tree: Tree | None) -> bool:
    """True for a company, for a team that is told without the body it is in, and for a body of one event."""
    if tree is None:
        return False
    if tree.is_private or (tree.owner is None and tree.unit is None and tree.head.partition(" ")[0] in ROOMS):
        return True
    return tree.type == "state" and tree.head.startswith(("Ban Tổ chức ", "Ban Tang lễ"))


def _body(name: str, tree: Tree | None, context: Context, count: int, evidence: tuple[Evidence, ...]) -> Body:
    if tree is None:
        return Body(name=name, type=_fused_type(name), level="central", mentions=count, evidence=evidence)
    return Body(
        name=name,
        type=tree.root.type if tree.type == "state" else tree.type,  # "Văn phòng Tỉnh ủy" is the Party's
        level=context.level(tree),
        place=context.place(tree),
        mentions=count,
        confidence="doubtful" if canonical(tree) is None else "certain",
        evidence=evidence,
    )


def _fused_type(name: str) -> BodyType:
    known: dict[str, BodyType] = {"Nhà nước": "state", "Chính phủ": "state", "Quốc hội": "elected"}
    return known.get(name, "party")


def _places(page: Page, reader: Reader) -> tuple[tuple[Place, ...], list[Mention]]:
    """Every unit named, also inside a body's name, with its province.

    And the mentions of those named alone.
    """
    found: dict[tuple[str, str, str | None], list[Unit]] = {}
    mentions: list[Mention] = []
    for unit in reader.units:
        ref = reader.context.ref(unit)
        if ref is None:
            continue
        found.setdefault((ref.type, ref.name, ref.within), []).append(unit)
        mentions.append(Mention("place", unit.start, unit.end, ref.key, "place"))
    places = tuple(
        Place(
            type=type,
            name=name,
            within=within,
            mentions=len(units),
            evidence=tuple(page.evidence(unit.start, unit.end, "place") for unit in units[:3]),
        )
        for (type, name, within), units in found.items()
    )
    if page.sent_from and (province := gazetteer().province(page.sent_from.quote)):
        type, name = province.type_at(page.article.published), province.name
        if (type, name, None) not in found:
            places += (Place(type=type, name=name, mentions=1, evidence=(page.sent_from,)),)
    return places, mentions
