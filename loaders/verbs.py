"""What the verbs of office mean in their place.

"là" after "trước đó" tells the past, "đề nghị cách chức" nothing yet.
"""

import re
from collections.abc import Sequence

from loaders.scan import Item

_AHEAD = 16  # items between "do" and "làm"
_NOT = frozenset({"không", "chưa", "chẳng"})
PLAIN = frozenset(
    {
        "làm",
        "giữ chức",
        "giữ chức vụ",
        "giữ các chức vụ",
        "giữ cương vị",
        "đảm nhiệm",
        "đảm nhiệm chức vụ",
        "đảm nhận",
        "đảm nhận chức vụ",
        "đảm nhiệm cương vị",
        "giữ chức danh",
        "ở cương vị",
        "ở vị trí",
    }
)
_FOR_YEARS = re.compile(r"\b(?:từng )?(?:có|suốt|hơn|gần) (?:\w+ ){1,2}năm(?: \([^)]*\))?$|\btừng có [^,;]*$")
_DURING = (
    "thời gian",
    "thời kỳ",
    "khi còn",
    "lúc còn",
    "khi đang",
    "nhiều năm",
    "thời điểm",
    "quá trình",
    "khi ông",
    "khi bà",
)
_SUPPOSED = ("nếu", "giả sử", "giả như", "giá như", "bác tin", "phủ nhận", "phản đối", "tin đồn", "đồn đoán")
_MUST = ("phải", "cần", "nên", "cần phải")
_UNTRUE = (
    "là bịa đặt",
    "bịa đặt",
    "sai sự thật",
    "không đúng sự thật",
    "không chính xác",
    "chưa chính xác",
    "tin giả",
)
_ASKED = (
    "đề nghị",
    "kiến nghị",
    "tờ trình",
    "tờ trình về việc",
    "dự kiến",
    "đề xuất",
    "xem xét",
    "xin",
    "quy trình",
    "thủ tục",
    "đề nghị cho",
)


def meaning_of(items: Sequence[Item], verbs: Sequence[int], n: int) -> str:
    """A verb's meaning in its place.

    "là" after "trước đó" tells the past, as does what follows "từng …, rồi".
    """
    verb = verbs[n]
    meaning = said(items, verb)
    if n and verbs[n - 1] == verb - 1 and said(items, verb - 1) == "left":
        return "left"  # "cho thôi | làm nhiệm vụ"
    if meaning == "appointed" and items[verb].text in PLAIN:
        meaning = _plain(items, verbs[:n], verb)
    given = any(said(items, k) in {"appointed", "moved"} for k in _of_clause(items, verbs[:n], verb))
    if (meaning == "current" or items[verb].text in PLAIN) and not given and _before_that(items, verb):
        return "former"
    then = n > 0 and meaning == "appointed" and items[verb - 1].text == "rồi"
    return "former" if then and said(items, verbs[n - 1]) == "former" else meaning


def _of_clause(items: Sequence[Item], before: Sequence[int], verb: int) -> list[int]:
    """The verbs before one in its clause that appoint by themselves: "Trước đó, X điều động A giữ chức"."""
    start = max((k for k in range(verb) if items[k].text in {";", "."}), default=0)
    if "trước khi" in " ".join(item.text for item in items[start:verb]):
        return []  # "Trước khi nhận nhiệm vụ mới, ông A là …"
    return [k for k in before if k >= start and items[k].text not in PLAIN]


def said(items: Sequence[Item], verb: int) -> str:
    """The meaning of a verb item in the list; a post lost by a punishment is a former one."""
    entry = items[verb].entry
    meaning = entry.canonical if entry else ""
    return "former" if meaning == "lost" else meaning


def is_lost(item: Item) -> bool:
    """True for a verb of punishment, whose day says nothing of when the post was held."""
    return item.entry is not None and item.entry.canonical == "lost"


def _plain(items: Sequence[Item], before: Sequence[int], verb: int) -> str:
    """What "làm", "giữ chức" tell without a verb of appointment.

    A time gone by ("khi làm"), or a post held now.
    """
    words = [item.text for item in items[max(0, verb - 5) : verb]]
    if any(cue in " ".join(words) for cue in _DURING):
        return "during"
    if _FOR_YEARS.search(" ".join(item.text for item in items[max(0, verb - 12) : verb])):
        return "former"
    if items[verb].text != "làm":
        return "appointed"
    for k in reversed(before):
        many = any(item.kind == "honorific" and item.many for item in items[k:verb])
        if any(item.text in {";", "."} for item in items[k:verb]) and not many:
            break
        if said(items, k) in {"appointed", "moved", "left", "candidate"}:
            return "appointed"
    led = [item.text for item in items[max(0, verb - _AHEAD) : verb]]  # "do bà A, Phó Chủ tịch X, làm …"
    return "current" if "do" in led and ";" not in led else "appointed"


def _before_that(items: Sequence[Item], verb: int) -> bool:
    """True when the clause of a verb opens with "trước đó", "trước khi", "khi đó"."""
    texts = []
    for k in range(verb - 1, -1, -1):
        if items[k].text in {";", "."}:
            break
        texts.append(items[k].text)
    words = " ".join(reversed(texts))
    if any(cue in words for cue in ("trước đó", "khi đó", "trước đây")):
        return not {"về", "sang", "lên", "chuyển"} & set(
            texts[:3]
        )  # "trước đó đã về tỉnh làm …": he is there
    return "," in words.partition("trước khi")[2]  # its own clause is over


def is_denied(items: Sequence[Item], verb: int) -> bool:
    """True for what is not so, or only asked for, supposed, rumoured.

    "không còn giữ", "đề nghị cách chức", "nếu được bầu", "việc miễn nhiệm X phải …", "tin … là bịa đặt".
    """
    if _supposed(items, verb):
        return True
    if any(items[k].text in _NOT for k in range(max(0, verb - 2), verb)):
        return True
    near = " ".join(item.text for item in items[max(0, verb - 4) : verb])
    return any(near.endswith(cue) for cue in _ASKED)


def _supposed(items: Sequence[Item], verb: int) -> bool:
    """True under "nếu", "bác tin", "phản đối", in what must be done, in what is called untrue."""
    start = max((k + 1 for k in range(verb) if items[k].text in {";", "."}), default=0)
    before = " ".join(["", *(item.text for item in items[start:verb]), ""])
    after = " ".join(["", *(item.text for item in items[verb + 1 :]), ""])
    if any(f" {cue} " in before for cue in _SUPPOSED) or any(cue in after for cue in _UNTRUE):
        return True
    return before.startswith(" việc ") and any(f" {cue} " in after for cue in _MUST)


def is_candidate(items: Sequence[Item], before: Sequence[int], verb: int) -> bool:
    """True when the verb only says for what somebody stands: "được giới thiệu giữ chức", "ứng cử … làm"."""
    for k in reversed(before):
        entry = items[k].entry
        if entry is None or any(items[n].text in {".", ";"} for n in range(k, verb)):
            return False
        if entry.canonical == "candidate":
            return True
        if entry.canonical in {"appointed", "left"} and any(
            i.kind in {"name", "office"} for i in items[k:verb]
        ):
            return False  # "giới thiệu để HĐND bầu | làm Chủ tịch" goes on with the same one
    return False


def is_joint(items: Sequence[Item], k: int) -> bool:
    """True for "kiêm" between two offices, which is no verb there."""
    return (
        items[k].text == "kiêm"
        and 0 < k < len(items) - 1
        and items[k - 1].kind == items[k + 1].kind == "office"
    )
