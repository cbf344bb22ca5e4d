"""Offices that a verb rules: "bầu ông A giữ chức X", "thôi giữ chức Y", "từng là Z", "miễn nhiệm W đối với ông B".

Works on the items of one sentence after `loaders.attach`. Each verb of `ontology/lexicon/status.tsv` gives the offices
after it a status; who is meant is the nearest person before, or the one named after "đối với", "của", "là".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Status
from loaders.attach import Appositions, Run, is_person
from loaders.scan import Item

_TOWARDS = frozenset({"đối", "của", "cho", "với"})
_NOT = frozenset({"không", "chưa", "chẳng"})
_MEMBERSHIPS = frozenset({"Ban Chấp hành", "Ban Thường vụ", "Đảng đoàn", "Ban cán sự đảng", "Ban Thường trực", "Đảng ủy"})
_PLAIN = frozenset(
    {"làm", "giữ chức", "giữ chức vụ", "giữ các chức vụ", "giữ cương vị", "đảm nhiệm", "đảm nhiệm chức vụ", "đảm nhận",
     "đảm nhận chức vụ", "đảm nhiệm cương vị", "giữ chức danh", "ở cương vị", "ở vị trí"}
)
_DURING = ("thời gian", "thời kỳ", "khi còn", "lúc còn", "khi đang", "nhiều năm", "thời điểm", "quá trình", "khi ông", "khi bà")
_ASKED = ("đề nghị", "kiến nghị", "tờ trình", "tờ trình về việc", "dự kiến", "đề xuất", "xem xét", "xin", "quy trình", "thủ tục", "đề nghị cho")
_AFTER_MOVE = frozenset({"kế", "nhận"})
_REACH = 8  # items between a verb and its office
_FAR = 14  # "kinh qua nhiều vị trí công tác ở Lào Cai như …"


@dataclass(frozen=True, slots=True)
class Event:
    """An office item ruled by a verb: whose, with what status.

    `people` are indices of person items; empty: the subject of the sentence before. `member`: the item is a body that
    they joined or left. `again`: the office is the one last named ("chức vụ này"); `office` is then the verb's index.
    """

    office: int
    people: tuple[int, ...]
    status: Status
    verb: int
    member: bool = False
    again: bool = False
    replaced: bool = False  # known only from "thay ông B": no date
    aside: bool = False  # told in passing ("khi giữ chức X"): says nothing of a post known otherwise


@dataclass(frozen=True, slots=True)
class Departure:
    """A person moved or retired by a verb: what stands beside the name is left (`sure`: whatever else is said)."""

    person: int
    verb: int
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What the verbs of a sentence say."""

    events: tuple[Event, ...]
    departures: tuple[Departure, ...]


def read(items: Sequence[Item], found: Appositions) -> Reading:
    """The events of a sentence and the people whom a verb moves from the office beside their name."""
    tied = {tie.office for tie in found.ties}
    verbs = [k for k, item in enumerate(items) if item.kind == "verb" and not _joins(items, k)]
    made: list[Event] = []
    moved: list[Departure] = []
    for n, verb in enumerate(verbs):
        meaning = _meaning(items, verbs, n)
        if meaning in {"moved", "retired"}:
            moved += [Departure(who, verb) for who in _moved(items, verb, meaning)]
        elif meaning == "left" and (who := _of_present(items, verb)) is not None:
            moved.append(Departure(who, verb, True))
        elif meaning in {"appointed", "left", "former", "current", "during"} and not _denied(items, verb):
            if not (meaning in {"appointed", "current"} and _is_candidate(items, verbs[:n], verb)):
                stop = verbs[n + 1] if n + 1 < len(verbs) else len(items)
                made += _ruled(items, found.runs, tied, verb, stop, meaning)
    made += [twin for event in made for twin in _replaced(items, event)]
    return Reading(tuple(made), tuple(_real(items, moved, made)))


def _joins(items: Sequence[Item], k: int) -> bool:
    """True for "kiêm" between two offices, which is no verb there."""
    return items[k].text == "kiêm" and 0 < k < len(items) - 1 and items[k - 1].kind == items[k + 1].kind == "office"


def governing(items: Sequence[Item], office: int) -> str | None:
    """The meaning of the verb that stands right before an office item, over at most two words."""
    for k in range(office - 1, max(-1, office - 4), -1):
        if items[k].kind == "verb" and items[k].entry is not None:
            return items[k].entry.canonical  # type: ignore[union-attr]
        if items[k].kind != "word":
            return None
    return None


def _meaning(items: Sequence[Item], verbs: Sequence[int], n: int) -> str:
    """A verb's meaning in its place: "là" after "trước đó" tells the past, as does what follows "từng …, rồi"."""
    verb = verbs[n]
    meaning = _said(items, verb)
    if n and verbs[n - 1] == verb - 1 and _said(items, verb - 1) == "left":
        return "left"  # "cho thôi | làm nhiệm vụ"
    if meaning == "appointed" and items[verb].text in _PLAIN:
        meaning = _plain(items, verbs[:n], verb)
    if (meaning == "current" or items[verb].text in _PLAIN) and _before_that(items, verb):
        return "former"
    if meaning == "appointed" and n and items[verbs[n - 1]].entry and items[verb - 1].text == "rồi":
        if _said(items, verbs[n - 1]) == "former":
            return "former"
    return meaning


def _said(items: Sequence[Item], verb: int) -> str:
    """The meaning of a verb item in the list."""
    entry = items[verb].entry
    return entry.canonical if entry else ""


def _plain(items: Sequence[Item], before: Sequence[int], verb: int) -> str:
    """What "làm", "giữ chức" tell without a verb of appointment: a time gone by ("khi làm"), or a post held now."""
    words = [item.text for item in items[max(0, verb - 5) : verb]]
    if any(cue in " ".join(words) for cue in _DURING):
        return "during"
    if items[verb].text != "làm":
        return "appointed"
    for k in reversed(before):
        many = any(item.kind == "honorific" and item.many for item in items[k:verb])
        if any(item.text in {";", "."} for item in items[k:verb]) and not many:
            break
        if _said(items, k) in {"appointed", "moved", "left", "candidate"}:
            return "appointed"
    return "appointed" if {"được", "lên", "cử", "về", "sang", "sung"} & set(words) else "current"


def _before_that(items: Sequence[Item], verb: int) -> bool:
    """True when the clause of a verb opens with "trước đó", "trước khi", "khi đó"."""
    texts = []
    for k in range(verb - 1, -1, -1):
        if items[k].text in {";", "."}:
            break
        texts.append(items[k].text)
    words = " ".join(reversed(texts))
    if any(cue in words for cue in ("trước đó", "khi đó", "trước đây")):
        return True
    return "," in words.partition("trước khi")[2]  # its own clause is over


def _denied(items: Sequence[Item], verb: int) -> bool:
    """True for what is not so, or only asked for: "không còn giữ", "đề nghị cách chức", "tờ trình miễn nhiệm"."""
    if any(items[k].text in _NOT for k in range(max(0, verb - 2), verb)):
        return True
    near = " ".join(item.text for item in items[max(0, verb - 4) : verb])
    return any(near.endswith(cue) for cue in _ASKED)


def _ruled(
    items: Sequence[Item], runs: Sequence[Run], tied: set[int], verb: int, stop: int, meaning: str
) -> list[Event]:
    """The offices, or bodies joined, that stand after a verb before the next one."""
    status: Status = "former" if meaning == "during" else meaning  # type: ignore[assignment]
    k = _first_object(items, verb, meaning)
    if k is None:
        return []
    if k == verb:  # "thôi giữ chức vụ này"
        return [Event(verb, _who(items, verb, verb + 1), status, verb, again=True)]
    if items[k].kind == "body":
        if not items[verb].text.endswith("tham gia"):
            return []
        targets = _members(items, k, stop)
        return [Event(t, _who(items, verb, targets[-1] + 1), status, verb, True) for t in targets]
    run = next((r for r in runs if r.first <= k < r.last), None)
    if run is None:
        return []
    targets = [at for at in run.at if at >= k and at not in tied]
    if meaning in {"former", "current"}:
        targets += _chained(items, runs, tied, run, stop)
    if not targets:
        return []
    people = _who(items, verb, run.last)
    if not people and items[verb].text == "là":
        return []
    if items[verb].text.startswith("lần lượt"):
        people = _pair_before(items, people[-1]) if people else ()
        if len(people) == len(targets) > 1:
            return [Event(t, (p,), "current", verb) for t, p in zip(targets, people, strict=True)]
        people = people[-1:]
    return [Event(t, people, status, verb, aside=meaning == "during") for t in targets]


def _first_object(items: Sequence[Item], verb: int, meaning: str) -> int | None:
    """The first office or body after a verb, over a few small words; the verb itself for "chức vụ này"."""
    for k in range(verb + 1, min(len(items), verb + 1 + _reach(items[verb].text, meaning))):
        item = items[k]
        if item.kind in {"office", "body"}:
            return k
        if item.text == "," and meaning != "former":
            return None
        if item.text == "này" and k <= verb + 4:
            return verb
        if is_person(item) or item.kind == "verb" or item.text in {".", ";"}:
            return None
        if item.kind == "unit" and meaning != "former":
            return None
    return None


def _reach(verb: str, meaning: str) -> int:
    """How many items may stand between a verb and its office: more where posts are told in general first."""
    if verb in {"giữ", "giao"}:
        return 1
    if meaning == "current":
        return 3
    return _FAR if "qua" in verb else _REACH


def _chained(items: Sequence[Item], runs: Sequence[Run], tied: set[int], run: Run, stop: int) -> list[int]:
    """The offices of the runs that follow by semicolons: a list of posts held."""
    found: list[int] = []
    last = run.last
    for other in runs:
        if other.first >= last and other.first < stop:
            if any(items[k].text not in {";", ","} for k in range(last, other.first)):
                break
            found += [at for at in other.at if at not in tied]
            last = other.last
    return found


def _members(items: Sequence[Item], k: int, stop: int) -> list[int]:
    """The committees of a list "Ban Chấp hành, Ban Thường vụ"."""
    found = []
    while k < stop:
        if items[k].kind == "body" and items[k].bodies[0].head in _MEMBERSHIPS:
            found.append(k)
        elif items[k].text not in {",", "và"}:
            break
        k += 1
    return found or [k]


def _who(items: Sequence[Item], verb: int, after: int) -> tuple[int, ...]:
    """Whose office a verb gives or takes: those named behind it by "đối với", "của", "là", else the nearest before."""
    if (towards := _towards(items, after)) is not None:
        return (towards,)
    k = after
    while k < len(items) and k < after + 3 and items[k].kind in {"word", "unit"} and items[k].text not in _TOWARDS:
        k += 1
    if k < len(items) and (items[k].text in _TOWARDS or (items[k].text == "là" and items[verb].text != "là")):
        for n in range(k + 1, min(len(items), k + 6)):
            if is_person(items[n]):
                return (n,)
            if items[n].kind in {"office", "body", "verb"}:
                break
    if listed := _all_of(items, verb):
        return listed
    depth = 0
    for n in range(verb - 1, -1, -1):
        text = items[n].text
        if text == ")":
            depth += 1
        elif text == "(":
            depth -= 1
        elif is_person(items[n]) and depth <= 0 and not is_replaced(items, n) and not is_agent(items, n):
            together = items[verb].entry is not None and items[verb].entry.canonical in {"appointed", "left"}  # type: ignore[union-attr]
            return _company(items, n) if together else (n,)
    return ()


def _all_of(items: Sequence[Item], verb: int) -> tuple[int, ...]:
    """Everybody of a list with posts between a verb and its completion: "bầu các ông: A, Giám đốc X; B, Giám đốc Y làm …"."""
    if items[verb].text not in _PLAIN:
        return ()
    head = next((k for k in range(verb - 1, -1, -1) if items[k].kind == "honorific" and items[k].many), None)
    if head is None or not any(items[k].kind == "verb" for k in range(max(0, head - 4), head)):
        return ()
    between = items[head + 1 : verb]
    if any(item.kind == "verb" for item in between) or not any(item.text == ";" for item in between):
        return ()
    return tuple(k for k in range(head + 1, verb) if items[k].kind == "name")


def _towards(items: Sequence[Item], after: int) -> int | None:
    """The person named by "đối với" behind an office, over its term and other small words."""
    for k in range(after, min(len(items) - 1, after + _FAR)):
        if items[k].text == "đối" and items[k + 1].text == "với":
            return next((n for n in range(k + 2, min(len(items), k + 8)) if is_person(items[n])), None)
        if items[k].kind not in {"word", "unit"} and items[k].text not in {",", "-", "(", ")", "/"}:
            return None
    return None


def _company(items: Sequence[Item], person: int) -> tuple[int, ...]:
    """The person and those coordinated before: "các ông A, B và C", "ông A, người …, và ông B", "ông và đại tá B … cùng"."""
    found = [person]
    k = person
    while True:
        j = k - 1
        many = False
        while j >= 0 and items[j].kind == "honorific":
            many = many or items[j].many
            j -= 1
        if many or j < 1 or items[j].text not in {",", "và"}:
            break
        if items[j - 1].text == ")" and (named := _before_bracket(items, j - 1)) is not None:
            found.append(named)
            k = named
            continue
        if is_person(items[j - 1]) and (items[j].text == "và" or items[k].kind == "name" == items[j - 1].kind):
            k = j - 1
        elif items[j].text == "và" and items[j - 1].text == "," and (first := _across(items, j - 1)) is not None:
            k = first
        else:
            break
        found.append(k)
    return tuple(reversed(found))


def _before_bracket(items: Sequence[Item], close: int) -> int | None:
    """The name before a bracket that closes at an item: "bà A (Sở Nội vụ) và …"."""
    k = next((n for n in range(close, max(-1, close - 10), -1) if items[n].text == "("), 0)
    return k - 1 if k > 0 and items[k - 1].kind == "name" else None


def _across(items: Sequence[Item], comma: int) -> int | None:
    """The person before a relative clause that ends at a comma: "ông A, người vừa thôi giữ chức X, | và ông B"."""
    for n in range(comma - 1, max(-1, comma - 20), -1):
        if is_person(items[n]):
            return n if n + 2 < len(items) and items[n + 1].text == "," and items[n + 2].text == "người" else None
    return None


def _pair_before(items: Sequence[Item], person: int) -> tuple[int, ...]:
    """All people of a list joined by "và" and commas that ends at a person, ranks in between."""
    found = [person]
    for n in range(person - 1, -1, -1):
        if is_person(items[n]):
            found.append(n)
        elif items[n].kind != "honorific" and items[n].text not in {",", "và"}:
            break
    return tuple(reversed(found))


def is_replaced(items: Sequence[Item], n: int) -> bool:
    """True for the one whose place is taken: "thay ông B", "kế nhiệm bà C", unless a clause about him follows."""
    k = n - 1
    while k >= 0 and items[k].kind in {"honorific", "office"}:
        k -= 1
    if k < 0:
        return False
    said = items[k].text in {"thay", "nhiệm"} or (items[k].text in {"cho", "thế"} and items[k - 1].text == "thay")
    if not said or (items[k].text == "nhiệm" and items[k - 1].text not in {"kế", "tiền"}):
        return False
    after = [item.text for item in items[n + 1 : n + 3]]
    return not (after[:1] == ["được"] or after[:1] == ["vừa"] or after == [",", "người"] or _passive(items, n))


def _passive(items: Sequence[Item], n: int) -> bool:
    return n + 1 < len(items) and items[n + 1].kind == "verb" and items[n + 1].text.startswith("được")


def is_agent(items: Sequence[Item], n: int) -> bool:
    """True for the one who speaks or signs in passing: "ông A cho biết"."""
    return n + 2 < len(items) and items[n + 1].text == "cho" and items[n + 2].text == "biết"


def _replaced(items: Sequence[Item], event: Event) -> list[Event]:
    """The holder whom an appointed one follows ("…, thay ông B"): he left the post."""
    if event.status != "appointed" or event.member or event.again or items[event.office].offices[0].seats != "one":
        return []
    for n in range(event.verb - 8 if event.verb > 8 else 0, min(len(items), event.office + 12)):
        if is_person(items[n]) and n not in event.people and _named_as_replaced(items, n):
            return [Event(event.office, (n,), "left", event.verb, replaced=True)]
    return []


def _named_as_replaced(items: Sequence[Item], n: int) -> bool:
    k = n - 1
    while k >= 0 and items[k].kind == "honorific":
        k -= 1
    return k >= 0 and (items[k].text == "thay" or (items[k].text == "nhiệm" and items[k - 1].text == "kế"))


def _is_candidate(items: Sequence[Item], before: Sequence[int], verb: int) -> bool:
    """True when the verb only says for what somebody stands: "được giới thiệu giữ chức", "ứng cử … làm"."""
    for k in reversed(before):
        entry = items[k].entry
        if entry is None or any(items[n].text in {".", ";"} for n in range(k, verb)):
            return False
        if entry.canonical == "candidate":
            return True
        if entry.canonical in {"appointed", "left"}:
            return False
    return False


def _of_present(items: Sequence[Item], verb: int) -> int | None:
    """Who leaves the posts beside the name: "ông A, Bí thư X, thôi giữ chức vụ hiện tại"."""
    after = " ".join(item.text for item in items[verb + 1 : verb + 4])
    if not after.startswith(("hiện tại", "hiện nay", "đang giữ", "hiện giữ", "hiện hành")):
        return None
    return next((k for k in range(verb - 1, -1, -1) if is_person(items[k])), None)


def _moved(items: Sequence[Item], verb: int, meaning: str) -> list[int]:
    """Whom "điều động" moves: the person after it (each of a list), or the one before it in the passive.

    Who retires stands before the verb, or after it behind "cho", "đối với".
    """
    if meaning == "moved" and not items[verb].text.startswith("được"):
        for k in range(verb + 1, min(len(items), verb + 10)):
            if is_person(items[k]):
                return [k, *_listed(items, verb, k)]
            if items[k].text in {";", "."} or (items[k].kind == "verb" and items[k - 1].text not in {",", "và"}):
                break
    for k in range(verb - 1, -1, -1):
        if is_person(items[k]) and not is_replaced(items, k):
            return [k]
    if meaning == "retired":
        for k in range(verb + 1, min(len(items), verb + 5)):
            if items[k].text in {"cho", "với"}:
                return [n for n in range(k + 1, min(len(items), k + 4)) if is_person(items[n])][:1]
    return []


def _listed(items: Sequence[Item], verb: int, first: int) -> list[int]:
    """The later people of a list that a colon opens: "điều động: đồng chí A, …; đồng chí B, …"."""
    if not any(item.text == ":" for item in items[verb:first]):
        return []
    found = []
    for k in range(first + 1, len(items)):
        j = k - 1
        while j > first and items[j].kind == "honorific":
            j -= 1
        if is_person(items[k]) and items[j].text == ";":
            found.append(k)
    return found


def covered(items: Sequence[Item], found: Appositions) -> frozenset[int]:
    """The office items that "nguyên" covers: from the one it stands before to the end of the run or another such word."""
    past: set[int] = set()
    for run in found.runs:
        former = False
        for k in run.at:
            status = items[k].offices[0].status
            former = status == "former" if status else former
            if former:
                past.add(k)
    return frozenset(past)


def _real(items: Sequence[Item], moved: Sequence[Departure], made: Sequence[Event]) -> list[Departure]:
    """The departures that leave the office beside the name: none where the sentence says what is left."""
    kept = []
    for departure in moved:
        if departure.sure:
            kept.append(departure)
            continue
        own = [e for e in made if departure.person in e.people]
        if any(e.status == "left" for e in own):
            continue
        retired = items[departure.verb].entry is not None and items[departure.verb].entry.canonical == "retired"  # type: ignore[union-attr]
        later = [item.text for item in items[departure.verb :]]
        if retired or any(e.status == "appointed" and e.verb > departure.verb for e in own) or _AFTER_MOVE & set(later):
            kept.append(departure)
    return kept
