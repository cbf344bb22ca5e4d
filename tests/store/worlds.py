"""Small crowded worlds for hypothesis: few names, offices and days, so that articles bear on each other.

Namesakes in one post, moves that no article states, articles of long ago that come late, two of one name in
one article, mentions without an office, short forms of documents, the reform of 2025-07-01: all are likely in
a handful of articles. An article comes with the text that says what it states.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from kg.identity.ids import article_id
from kg.identity.persons import Decision
from kg.model import ArticleRecord
from tests.store.making import Item

NAMES = ("Nguyễn Văn Hùng", "Sèn Dỉn Páo", "Lò Thị Khiêm")
DAYS = (
    "2014-05-10",
    "2019-03-05",
    "2024-11-20",
    "2025-03-02",
    "2025-08-15",
    "2025-08-16",
    "2026-02-01",
    None,
)
_TA_VAN = {"type": "xã", "name": "Tả Van", "in": "Lào Cai"}
_MUONG_HOA = {"type": "xã", "name": "Mường Hoa", "in": "Lào Cai"}
_TAN_TIEN = {"type": "xã", "name": "Tân Tiến", "in": "Lạng Sơn"}
_SA_PA = {"type": "thị xã", "name": "Sa Pa", "in": "Lào Cai"}
_PHO = {"type": "bản", "name": "Pho", "in": "Lào Cai"}
PLACES = (
    _TA_VAN,
    _MUONG_HOA,
    _TAN_TIEN,
    _SA_PA,
    _PHO,
    {"type": "tỉnh", "name": "Lào Cai", "in": None},
    {"type": "tỉnh", "name": "Yên Bái", "in": None},
)
# Body and the place that an article gives it; without one it may stay open.
BODIES: tuple[tuple[str, dict[str, Any] | None], ...] = (
    ("Ủy ban nhân dân xã Tả Van", _TA_VAN),
    ("Đảng ủy xã Tả Van", _TA_VAN),
    ("Ủy ban nhân dân xã Mường Hoa", _MUONG_HOA),
    ("Ủy ban nhân dân xã Tân Tiến", _TAN_TIEN),
    ("Ủy ban nhân dân xã Tân Tiến", None),
    ("Ủy ban nhân dân thị xã Sa Pa", _SA_PA),
    ("Chi bộ bản Pho", _PHO),
    ("Sở Nội vụ tỉnh Lào Cai", None),
    ("Sở Nội vụ tỉnh Yên Bái", None),
    ("Sở Kế hoạch và Đầu tư tỉnh Lào Cai", None),
    ("Sở Tài chính tỉnh Lào Cai", None),
    ("Sở Y tế tỉnh Cà Mau", None),
    ("Ban Thường vụ Tỉnh ủy Lào Cai", None),
    ("Tỉnh ủy Lào Cai", None),
    ("Tỉnh uỷ Lào Cai", None),
    ("Tỉnh ủy Yên Bái", None),
    ("Tỉnh ủy", None),
    ("Bộ Kế hoạch và Đầu tư", None),
    ("Bộ Tài chính", None),
    ("Quốc hội", None),
)
TITLES = ("Chủ tịch", "Phó Chủ tịch", "Bí thư", "Giám đốc", "Bộ trưởng", "Ủy viên", "Đại biểu", "Chuyên viên")
DOCUMENTS: tuple[dict[str, str], ...] = (
    {
        "code": "79-NQ/TW",
        "issuer": "Bộ Chính trị",
        "date": "2026-01-06",
        "subject": "phát triển kinh tế nhà nước",
    },
    {"code": "79-NQ/TW", "issuer": "Bộ Chính trị"},
    {"code": "79", "type": "nghị quyết", "issuer": "Bộ Chính trị"},
    {"code": "79", "type": "nghị quyết"},
    {"code": "12-NQ/TU", "issuer": "Tỉnh ủy Lào Cai", "date": "2025-08-01", "subject": "chuyển đổi số"},
    {"code": "12-NQ/TU", "issuer": "Tỉnh ủy Lào Cai", "date": "2021-03-01", "subject": "du lịch"},
    {"code": "12-NQ/TU", "issuer": "Tỉnh ủy Lào Cai"},
    {"code": "12", "type": "nghị quyết", "issuer": "Tỉnh ủy", "subject": "chuyển đổi số"},
    {"code": "15/2025/NQ-HĐND"},
    {"code": "15", "type": "nghị quyết", "issuer": "Hội đồng nhân dân tỉnh Lào Cai"},
    {"subject": "Luật Đất đai"},
    {"subject": "Luật Đất đai năm 2024", "date": "2024-01-18"},
)
_MEETING_DAYS = ("2025-08-15", "2025-08-16", "2025-08", "2026-02-01", None)
_SURE = st.sampled_from(("certain", "certain", "certain", "likely", "doubtful"))


def _maybe(*values: Any) -> st.SearchStrategy[Any]:
    """Mostly nothing."""
    return st.sampled_from((None, None, None, *values))


_HELD = st.fixed_dictionaries(
    {
        "title": st.sampled_from(TITLES),
        "at": st.integers(0, len(BODIES) - 1),
        "status": st.sampled_from(("current", "current", "current", "former", "appointed", "left")),
        "since": _maybe("2020", "2025-07"),
        "until": _maybe("2025-06-30"),
        "confidence": _SURE,
    }
)
_PERSON = st.fixed_dictionaries(
    {
        "name": st.sampled_from((NAMES[0], *NAMES)),
        "birth": _maybe("1970", "1981-02"),
        "sex": _maybe("male", "female"),
        "rank": _maybe("Thượng tá", "Đại tá"),
        "confidence": _SURE,
        "holds": st.lists(_HELD, max_size=2),
    }
)
_MEETING = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(("hội nghị", "hội nghị", "kỳ họp", "lễ khai trương")),
        "date": st.sampled_from(_MEETING_DAYS),
        "date_end": _maybe("2025-08-17"),
        "ordinal": _maybe(3, 14),
        "venue": _maybe(_TA_VAN),
        "organisers": st.lists(st.integers(0, len(BODIES) - 1), max_size=2),
        "documents": st.lists(st.integers(0, 2), max_size=1),
        "people": st.lists(st.tuples(st.integers(0, 3), st.sampled_from(("chairs", "attends"))), max_size=3),
        "confidence": _SURE,
    }
)
_STORY = st.fixed_dictionaries(
    {
        "published": st.sampled_from(DAYS),
        "paper": st.sampled_from(("baolaocai.vn", "nhandan.vn")),
        "block": st.sampled_from(("body", "body", "body", "headline", "teaser")),
        "persons": st.lists(_PERSON, min_size=1, max_size=3),
        "bodies": st.lists(st.integers(0, len(BODIES) - 1), max_size=1),
        "places": st.lists(st.integers(0, len(PLACES) - 1), max_size=2),
        "documents": st.lists(st.integers(0, len(DOCUMENTS) - 1), max_size=2),
        "meetings": st.lists(_MEETING, max_size=2),
    }
)


class _Writer:
    """Writes one article: a sentence for each fact."""

    def __init__(self, block: str) -> None:
        self.block, self.text = block, ""

    def say(self, sentence: str) -> list[dict[str, Any]]:
        """The evidence of a fact: its sentence."""
        start, self.text = len(self.text), f"{self.text}{sentence}. "
        more = {"teaser": {"title": "Tin khác"}} if self.block == "teaser" else {}
        end = start + len(sentence)
        return [{"rule": "t", "quote": sentence, "start": start, "end": end, "block": self.block, **more}]


def article(n: int, version: int, story: dict[str, Any]) -> Item:
    """The n-th article in one version, and its text."""
    writer = _Writer(story["block"])
    persons, holds, keys = [], [], []
    bodies: dict[str, dict[str, Any]] = {}

    def body(at: int, confidence: str = "certain") -> str:
        name, place = BODIES[at]
        row = {"name": name, "place": place, "confidence": confidence, "evidence": writer.say(name)}
        bodies.setdefault(name, row)
        return name

    for told in story["persons"]:
        name = told["name"]
        same = sum(p["name"] == name for p in persons)
        key = f"{name}#{same + 1}" if same else name
        keys.append(key)
        own = {k: told[k] for k in ("name", "birth", "sex", "rank", "confidence")}
        persons.append({**own, "key": key, "names": [name], "evidence": writer.say(f"Ông {name}")})
        for held in told["holds"]:
            office = {k: held[k] for k in ("title", "status", "since", "until", "confidence")}
            of = body(held["at"])
            said = writer.say(f"Ông {name}, {held['title']} {of}")
            holds.append({**office, "person": key, "body": of, "evidence": said})
    for at in story["bodies"]:
        body(at, "doubtful")
    documents: dict[str, dict[str, Any]] = {}
    for at in story["documents"]:
        key = DOCUMENTS[at].get("code") or DOCUMENTS[at]["subject"]
        documents.setdefault(key, {**DOCUMENTS[at], "evidence": writer.say(key)})
    meetings, parts = [], []
    for i, told in enumerate(story["meetings"]):
        hosts = [body(at) for at in told["organisers"]]
        about = [key for at, key in enumerate(documents) if at in told["documents"]]
        said = writer.say(f"Tại {told['kind']}")
        own = {k: told[k] for k in ("kind", "date", "date_end", "ordinal", "venue", "confidence")}
        meetings.append({**own, "key": f"m{i}", "organisers": hosts, "documents": about, "evidence": said})
        for at, role in told["people"]:
            if at < len(keys):
                parts.append({"who": keys[at], "meeting": f"m{i}", "role": role, "evidence": said})
    places = [PLACES[at] for at in dict.fromkeys(story["places"])]
    record = {
        "id": f"a{n}",
        "url": f"https://{story['paper']}/{n}.html",
        "publisher": story["paper"],
        "published": story["published"],
        "title": f"Tin {n}",
        "sha256": f"{n:032d}{version:032d}",
        "persons": persons,
        "holds": holds,
        "bodies": list(bodies.values()),
        "places": [{**p, "evidence": writer.say(f"{p['type']} {p['name']}")} for p in places],
        "documents": list(documents.values()),
        "meetings": meetings,
        "takes_part": parts,
    }
    return ArticleRecord.model_validate(record), writer.text


@dataclass(frozen=True)
class Step:
    """One thing done to a store: articles loaded, `batch` in a transaction; some forgotten; all decisions."""

    load: tuple[Item, ...] = ()
    batch: int = 100
    forget: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] | None = None


@st.composite
def lives(draw: st.DrawFn) -> list[Step]:
    """What a store lives through: loads in any order and batches, some twice or changed, and forgetting."""
    stories = draw(st.lists(_STORY, min_size=2, max_size=7))
    papers = [story["paper"] for story in stories]
    items = [article(n, 0, story) for n, story in enumerate(stories)]
    for n, story in enumerate(draw(st.lists(_STORY, max_size=2))):
        items.append(article(n % len(stories), 1, {**story, "paper": papers[n % len(stories)]}))
    steps = []
    for _ in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from(("load", "load", "load", "forget", "decide")))
        if kind == "load":
            some = draw(st.lists(st.sampled_from(items), min_size=1, max_size=len(items)))
            steps.append(Step(load=tuple(some), batch=draw(st.integers(1, 8))))
        elif kind == "forget":
            gone = draw(st.lists(st.sampled_from(items), min_size=1, max_size=3))
            steps.append(Step(forget=tuple(article_id(record) for record, _ in gone)))
        else:
            steps.append(Step(decisions=draw(_decisions(items))))
    steps.insert(draw(st.integers(0, len(steps))), Step(load=tuple(draw(st.permutations(items))), batch=4))
    return steps


def _decisions(items: Sequence[Item]) -> st.SearchStrategy[tuple[Decision, ...]]:
    """Up to two decisions on two mentions, mostly of one name."""
    mentions = [(p.name, f"{article_id(record)}#{p.key}") for record, _ in items for p in record.persons]
    pairs = sorted({(a, b) for name, a in mentions for other, b in mentions if name == other and a < b})
    every = sorted({(a, b) for _, a in mentions for _, b in mentions if a < b})
    if not every:
        return st.just(())
    verdict, two = st.sampled_from(("same", "same", "different", "unsure")), st.sampled_from(every)
    one = st.tuples(verdict, st.one_of(*[st.sampled_from(pairs)] * (2 * bool(pairs)), two))
    return st.lists(one, max_size=2).map(lambda told: tuple(Decision(v, *pair) for v, pair in told))
