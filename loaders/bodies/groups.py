"""Groups of the deputies of a council, with their number: "Tổ đại biểu HĐND tỉnh số 5"."""

from typing import Final

from loaders.bodies.body import Body
from loaders.bodies.forces import Forces
from loaders.text.lexicon import Entry
from loaders.text.tokens import Tokens

_HEAD: Final = len(("tổ", "đại", "biểu"))
_ELECTORAL: Final = ("đơn", "vị", "bầu", "cử")


class Groups(Forces):
    """Reads groups of deputies, who meet the voters of one constituency."""

    def _group(self, t: Tokens, body: Body, j: int, entry: Entry) -> tuple[list[Body], int] | None:
        """ "Tổ đại biểu" and the council that it is of, its number before or behind that.

        None of "các Tổ đại biểu HĐND tỉnh" and without a council: in "Tổ đại biểu huyện Ba Bể" the unit is
        where its deputies were elected.
        """
        number, k = _number(t, j)
        inner = self.read(t, k, lower=True)
        if inner is None and not self.units.read(t, k):
            return [body._replace(klass="open-bare")], j
        several = t.low[: j - _HEAD][-1:] == ("các",)
        if several or inner is None or inner[0][0].head != "Hội đồng nhân dân":
            return None
        owner, after = inner[0][0], inner[1]
        if number is None:
            number, after = _number(t, after)
        head = f"{body.head} {number}" if number else body.head
        return [body._replace(head=head, klass="part", end=t.end[after - 1], owner=owner)], after


def _number(t: Tokens, j: int) -> tuple[str | None, int]:
    """The number at a token, and the token after it: "số 5", "đơn vị bầu cử số 5"."""
    k = j + len(_ELECTORAL) if t.low[j : j + len(_ELECTORAL)] == _ELECTORAL else j
    if k + 1 < len(t.low) and t.low[k] == "số" and t.word[k + 1].isdecimal():
        return f"số {int(t.word[k + 1])}", k + 2
    return None, j
