"""Military units in text: a number, capitals and a number, or a number and capitals."""

from typing import Final

from loaders.bodies.body import HEADS, Body
from loaders.bodies.opennames import OpenNames
from loaders.names.namelike import in_capitals
from loaders.text.lexicon import Entry
from loaders.text.tokens import Tokens, tokenize

_ARMS: Final = {tokenize(arm).low: arm for arm in sorted(HEADS["arms"], key=len, reverse=True)}
_LONGEST: Final = 8  # words of a unit's name


class Forces(OpenNames):
    """Reads units of the forces: "Sư đoàn 9", "Vùng 3 Hải quân", "Bộ Tư lệnh Quân khu 7"."""

    def _number(self, t: Tokens, body: Body, j: int, entry: Entry) -> tuple[list[Body], int] | None:
        """A military unit: a number, capitals and a number, or a number and capitals."""
        command = self.read(t, j) if body.head == "Bộ Tư lệnh" else None
        if command and command[0][0].klass in {"number", "full"}:  # "Bộ Tư lệnh Quân khu 7"
            under = command[0][0]
            return [body._replace(head=f"{body.head} {under.head}", end=under.end)], command[1]
        if command and command[0][0].klass == "open-bare":  # "Bộ Tư lệnh Quân khu": the one that is named
            under = command[0][0]
            return [body._replace(klass="part", end=under.end, owner=under)], command[1]
        k, shown, words = j, not in_capitals(t, body.head, j), list[str]()
        while k < len(t.low) and k - j < _LONGEST and not self.is_person(t, k):
            size, arm = _arm(t, k)
            named = shown and t.cap[k] and t.word[k].isalpha() and not self.lexicon.at(t, k, "titles")
            named = named and not (k > j and self._ministry_behind(t, k))
            if not (size or named or t.word[k].isdigit()):
                break
            glued = k > j and not size and t.start[k] == t.end[k - 1]  # "Tiểu đoàn K3"
            words[-1:] = [f"{words[-1]}{t.word[k]}"] if glued else [*words[-1:], arm or t.word[k]]
            k += size or 1
            if t.word[k - 1].isdigit() and _arm(t, k)[1] in {"", *words}:
                break  # "Vùng 3 | Hải quân", but "Vùng Cảnh sát biển 4 | Cảnh sát biển Việt Nam"
        if k == j or words == ["Vùng"]:
            return [body._replace(klass="open-bare")], k
        head = f"{body.head} {' '.join(words)}"
        body = body._replace(head=head, end=t.end[k - 1])
        if above := self._ministry_behind(t, k):
            return [body._replace(klass="part", end=above[0].end, owner=above[0])], above[1]
        if (
            k < len(t.low)
            and t.low[k] == ","
            and (inner := self.read(t, k + 1))
            and self._smaller(body, inner[0][0])
        ):
            lower = inner[0][0]
            return [body._replace(head=f"{head}, {lower.head}", end=lower.end)], inner[1]
        return [body], k

    @staticmethod
    def _smaller(one: Body, other: Body) -> bool:
        """True for "Đại đội 1, Tiểu đoàn 3, Lữ đoàn 146": each is a part of the next."""
        ranks = [
            next((k for k, word in enumerate(HEADS["echelons"]) if b.head.startswith(word)), -1)
            for b in (one, other)
        ]
        return -1 < ranks[0] < ranks[1] and ranks[0] < 4


def _arm(t: Tokens, k: int) -> tuple[int, str]:
    """How many words at token k name arms of the forces, and the name: "Phòng không - Không quân"."""
    found = next((arm for arm in _ARMS if t.low[k : k + len(arm)] == arm and t.cap[k]), ())
    size, name = len(found), _ARMS.get(found, "")
    if size and t.low[k + size : k + size + 1] == ("-",):
        more, other = _arm(t, k + size + 1)
        if more:
            return size + 1 + more, f"{name} - {other}"
    return size, name
