"""Which document is meant: number, series and term or year, and short forms bound where one candidate fits.

Party documents are numbered within a series (suffix, committee) and a Congress term, state documents within
a year. Term and year come from the document's own code or date, or from the shipped registry; a mention
without them ("Nghị quyết 79 của Bộ Chính trị", "06-NQ/TW về đô thị") takes those of the one known document
that fits it by number, type, issuer, place, subject and day. One that several fit equally is nobody's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.identity import words
from kg.identity.bodies import parse, resolve
from kg.identity.canonical import canonical
from kg.identity.ids import document_id, exact
from kg.identity.places import Setting
from kg.model import ArticleRecord, Body, Document
from kg.ontology.tables import table
from kg.ontology.terms import PARTY, terms
from kg.resources import data_folder
from kg.text import plain

_CODE = re.compile(
    r"(?P<number>\d+[a-z]?)(?:/(?P<year>(?:19|20)\d\d))?"
    r"(?:[-/](?:(?P<type>[A-ZĐ]+)[-/](?P<suffix>[A-ZĐ0-9Ư.\-&]+)|(?P<assembly>(?:UBTV)?QH\d+)|(?P<tail>[A-ZĐ][A-ZĐ0-9.\-]*)))?"
)
_PARTY = re.compile(r"(?:TW|TU|HU|ĐU|QUTW|BTCTW|UBKTTW)\b")
_LOCAL = re.compile(r"^(?:TU|HU|ĐU|QU|THU|HĐND|UBND|BCĐ|BTV)")
_ISSUERS = (
    (re.compile(r"bộ chính trị|ban bí thư|ban chấp hành trung ương|trung ương đảng"), "TW"),
    (re.compile(r"^thủ tướng"), "TTG"),
    (re.compile(r"^chính phủ"), "CP"),
    (re.compile(r"^ủy ban thường vụ quốc hội"), "UBTVQH"),
    (re.compile(r"^quốc hội"), "QH"),
    (re.compile(r"(?:tỉnh|thành) ủy|đảng bộ (?:tỉnh|thành phố)"), "TU"),
    (re.compile(r"hội đồng nhân dân"), "HĐND"),
    (re.compile(r"ủy ban nhân dân"), "UBND"),
)
_CENTRAL = re.compile(r"bộ chính trị|ban bí thư|ban chấp hành trung ương")
_CENTRE = re.compile(r"(?<![A-ZĐ])T\.?[ƯW](?![A-ZĐ])")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_HEAD_OF = re.compile(r"^(?:phó )?chủ tịch |^thường trực |^ban thường vụ |^ban chấp hành ", re.I)
_WORDS = re.compile(r"[^\W_]+")
# Resolutions, decisions and directives are legal norms or not; decrees and circulars always are.
_NORMS = ("NQ", "QĐ", "CT")
_ISSUE_NORMS = re.compile(r"HĐND|UBND|TTG|CP|UBTVQH")
_TELLING, _SAME_SUBJECT = 6, 0.8  # words of a subject that tell a document, the share of them that must agree
_TIE = 0.15  # a subject must fit better than the next by this share of its words


@dataclass(frozen=True, slots=True)
class Reference:
    """A document as one article names it; None is what the article leaves open.

    `seen` is the article's day, `where` the article's id for a mention that nothing can settle.
    """

    number: str | None
    type: str | None
    suffix: str | None
    period: str | None
    place: str | None
    name: str  # exact subject, for documents known by name
    issuer: str | None = None
    date: str | None = None
    seen: str | None = None
    kind: str | None = None
    context: str = ""  # the article's title, where it says nothing of the document itself
    norm: bool | None = None  # a legal norm, whose number bears the year: another series than plain acts

    @property
    def code(self) -> str:
        """What is known of the code, or the name of a document without a number."""
        if self.number is None:
            return self.name
        sides = "-".join(part for part in (self.type, self.suffix, "QPPL" if self.norm else "") if part)
        kind = f" {self.kind}" if self.type == "QĐ" and self.suffix == "TW" and self.kind else ""
        return f"{self.number}-{sides}{kind}" if sides else f"{self.number} {self.kind or ''}".strip()

    @property
    def id(self) -> str:
        """The document's id, of what is known."""
        return document_id(self.code, self.period, self.place)


def term(date: str) -> str | None:
    """The Congress term in which a Party document of this date (EDTF) was numbered.

    >>> term("2026-01-07"), term("2017-10-25")
    ('XIII', 'XII')
    """
    if date.startswith("X"):
        return None
    known = terms(PARTY)
    begun = [(start, name) for start, name in known if start[: len(date)] <= date]
    if not begun or (len(date) < 10 and any(start[: len(date)] == date for start, _ in known)):
        return None
    return begun[-1][1]


def reference(document: Document, setting: Setting, title: str | None = None) -> Reference:
    """What an article (its `setting` and title) says of a document."""
    issuer = canonical(document.issuer) if document.issuer else None
    subject = exact(document.subject or "")
    kind = exact(document.type) if document.type else None
    date = document.date if document.date and not document.date.startswith("X") else None
    code = _CENTRE.sub("TW", re.sub(r"\s+", "", plain(document.code or "")).upper())
    match = _CODE.fullmatch(code)
    if not match:
        if known := _by_subject(subject, kind):
            return replace(known, issuer=issuer or known.issuer, seen=setting.date)
        named = exact(document.code or "") or subject
        year = _YEAR.search(named)
        period = year[1] if year else date[:4] if date else None
        named = re.sub(r"\s*(?:năm )?\b(?:19|20)\d\d\b", "", named).replace("(sửa đổi)", "").strip()
        place = None if named.startswith(("luật", "bộ luật", "hiến pháp")) else _place(issuer, setting)
        return Reference(None, None, None, period, place, named, issuer, date, setting.date, kind)
    suffix = match["suffix"] or match["assembly"] or match["tail"] or _suffix(issuer)
    type_ = match["type"] or ("NQ" if match["assembly"] else None)
    type_ = type_ or (words.letters().get(kind, kind.upper()) if kind else None)
    party = bool(suffix and _PARTY.search(suffix))
    period = match["year"] or (date and (term(date) if suffix == "TW" else date[:4])) or None
    local = bool(suffix and _LOCAL.match(suffix))
    place = (_place(issuer, setting) or _only(setting)) if local else None
    if party and suffix != "TW" and not local:
        place = exact(issuer) if issuer else None
    number = match["number"].lstrip("0") or "0"
    context = exact(title or "") if not subject else ""
    norm = bool(match["year"]) if suffix and type_ in _NORMS and _ISSUE_NORMS.match(suffix) else None
    norm = None if not match["suffix"] and not match["assembly"] else norm
    return Reference(
        number, type_, suffix, period, place, subject, issuer, date, setting.date, kind, context, norm
    )


def _suffix(issuer: str | None) -> str | None:
    name = exact(issuer or "")
    return next((suffix for pattern, suffix in _ISSUERS if pattern.search(name)), None) if name else None


def _place(issuer: str | None, setting: Setting) -> str | None:
    """The unit whose body issued it."""
    if not issuer:
        return None
    name = _HEAD_OF.sub("", issuer)
    body = resolve(Body(name=name), setting)
    return (body.unit or body.id) if body and parse(name).place else exact(name) if body else None


def _only(setting: Setting) -> str | None:
    return f"tỉnh {exact(setting.provinces[0])}" if len(setting.provinces) == 1 else None


def _by_subject(subject: str, kind: str | None) -> Reference | None:
    """The well-known numbered document that is called by its subject alone."""
    words_ = _content(subject)
    if kind is None or len(words_) < _TELLING or subject.startswith(("luật", "bộ luật", "hiến pháp")):
        return None
    letters = words.letters().get(kind)
    alike = [
        full
        for full in registry()
        if full.number and full.type == letters and _overlap(words_, _content(full.name)) >= _SAME_SUBJECT
    ]
    return alike[0] if len(alike) == 1 else None


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b)


@lru_cache(maxsize=1)
def registry() -> tuple[Reference, ...]:
    """The shipped well-known documents."""
    found = []
    for code, period, date, issuer, subject, _ in table(
        data_folder("ontology") / "documents" / "registry.tsv"
    ):
        document = Document(code=code or None, issuer=issuer, subject=subject, date=date)
        known = reference(document, Setting(date))
        found.append(replace(known, period=period))
    return tuple(found)


def bind(references: Iterable[Reference]) -> dict[Reference, str | None]:
    """Each reference's document id; None where several documents fit equally. The order does not matter."""
    mentioned = set(references)
    known: dict[str, dict[Reference, str]] = defaultdict(dict)
    for full in (*registry(), *mentioned):
        if full.period and _whole(full):
            known[full.number or full.name].setdefault(_telling(full), full.id)
    return {
        ref: ref.id
        if ref.period and _whole(ref)
        else _choose(ref, [k for k in known[ref.number or ref.name].items() if _fits(ref, k[0])])
        for ref in mentioned
    }


def settled(ref: Reference) -> Reference:
    """The reference without its article's day and title, where it tells without them what is meant."""
    return replace(ref, seen=None, context="") if ref.period and _whole(ref) else ref


def _telling(full: Reference) -> Reference:
    """What of a document's full reference others are compared with, so that few stand for many mentions."""
    words = " ".join(sorted(_content(full.name)))
    return replace(full, name=words or full.name, seen=None, context="")


def _whole(ref: Reference) -> bool:
    """True when nothing is left open that tells documents of one number apart."""
    if ref.number is None:
        return True
    if ref.suffix is None or ref.suffix in ("QH", "UBTVQH"):
        return False
    return ref.type is not None and (ref.place is not None or not _LOCAL.match(ref.suffix))


def _fits(ref: Reference, full: Reference) -> bool:
    """True when nothing that `ref` says speaks against its being the document `full`."""
    day = full.date or full.period or ""
    if ref.seen and day[:1].isdigit() and day > ref.seen:
        return False
    if ref.number is None:
        return full.number is None and ref.place == full.place and ref.period in (None, full.period)
    pairs = ((ref.type, full.type), (ref.place, full.place), (ref.period, full.period))
    if any(a and b and a != b for a, b in pairs) or not _whole(full):
        return False
    if ref.norm is not None and full.norm is not None and ref.norm != full.norm:
        return False
    if (
        ref.suffix
        and full.suffix
        and ref.suffix != full.suffix
        and ref.suffix != full.suffix.rstrip("0123456789")
    ):
        return False
    if ref.suffix is None and ref.issuer is None and full.name and _alike(ref, full) < _TIE:
        return False
    if ref.issuer and full.issuer and ref.suffix == "TW" and not _one_issuer(ref.issuer, full.issuer):
        return False
    return not (ref.kind and full.kind and ref.type == "QĐ" and ref.kind != full.kind)


def _one_issuer(one: str, other: str) -> bool:
    """False when two central Party bodies differ; "Trung ương" alone says neither."""
    a, b = _central(one), _central(other)
    return not a or not b or not a.isdisjoint(b)


@lru_cache(maxsize=4096)
def _central(issuer: str) -> frozenset[str]:
    return frozenset(_CENTRAL.findall(exact(issuer)))


def _choose(ref: Reference, fitting: Sequence[tuple[Reference, str]]) -> str | None:
    best: dict[str, tuple[float, str]] = {}
    for full, id in fitting:
        rank = (_alike(ref, full), full.date or full.period or "")
        best[id] = max(best.get(id, rank), rank)
    if len(_content(ref.name)) > 1:  # what is known to be about another matter is another document
        named = {id for full, id in fitting if full.name}
        best = {id: rank for id, rank in best.items() if rank[0] or id not in named}
    if not best:
        return _unbound(ref)
    if len(best) == 1:
        return next(iter(best))
    ranked = sorted(((alike, day, id) for id, (alike, day) in best.items()), reverse=True)
    if ranked[0][0] >= ranked[1][0] + _TIE:
        return ranked[0][2]
    if ref.number is None:  # a law of this name took the older one's place
        return max((day, id) for _, day, id in ranked)[1]
    year = (ref.seen or "")[:4]
    if ref.suffix != "TW":  # numbered each year: the one of the year in which it is spoken of
        this_year = [id for _, day, id in ranked if year and day[:4] == year]
        return this_year[0] if len(this_year) == 1 else None
    if ranked[0][0] >= 0.5:  # the same subject in two terms: the newer took the older one's place
        return max((day, id) for alike, day, id in ranked if alike > ranked[0][0] - _TIE)[1]
    return None


def _unbound(ref: Reference) -> str | None:
    """The id of a document of which no mention tells more; yearly numbers are one within a year."""
    if ref.number is None or ref.suffix == "TW" or ref.period:
        return ref.id
    return document_id(ref.code, f"seen {(ref.seen or '')[:4]}", ref.place)


def _alike(ref: Reference, full: Reference) -> float:
    """The share of the shorter subject's words that the other has too; 0 where one says nothing."""
    a, b = _content(ref.name or ref.context), _content(full.name)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


@lru_cache(maxsize=16384)
def _content(subject: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(subject)) - words.plain("documents")


def references(record: ArticleRecord, setting: Setting | None = None) -> Iterator[tuple[str, Reference]]:
    """(key, reference) of each document; what teasers alone name was not seen on the page's day."""
    setting = setting or Setting.of(record)
    for document in record.documents:
        told = reference(document, setting, record.title)
        linked = document.evidence and all(evidence.block == "teaser" for evidence in document.evidence)
        yield document.key, replace(told, seen=None, context="") if linked else told
