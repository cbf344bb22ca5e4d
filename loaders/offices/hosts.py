"""Whose meeting a story tells of, so that a post given there is its own, not one in a guest's body."""

import re
from collections.abc import Callable
from typing import Final

from loaders.bodies.body import Body
from loaders.bodies.families import is_bare_party
from loaders.bodies.naming import canonical, committee_of
from loaders.offices.items import is_person
from loaders.offices.named import Named
from loaders.offices.says import said
from loaders.text.choice import any_of
from loaders.text.lexicon import lists

_CUES: Final = lists("cues.toml")
_MEETINGS: Final = any_of(_CUES["meetings_giving"])
_MEETS: Final = re.compile(rf"\b(?:{_MEETINGS})\b")
_SITS: Final = re.compile(rf"\b(?:{_MEETINGS}|họp)\b")
_GIVES: Final = re.compile(
    rf"\b(?:{_MEETINGS})(?: (?:đã|cũng|còn|sẽ|tiến hành|hiệp thương|thống nhất|nhất trí|tiếp tục|biểu quyết"
    rf"|bỏ phiếu|với|\d+(?:,\d+)? ?%|tín nhiệm))* (?:cử|{any_of(_CUES['elects'])})\b"
)
_GUESTS: Final = re.compile(r"\b(?:dự|chúc mừng|chứng kiến)\b(?!.{0,200}\bchủ trì\b)", re.S)
_KINDS: Final = frozenset({"front", "judicial"})  # types of bodies whose guests come from those above them
_LENDING: Final = _KINDS | {"elected", "state"}


class Hosts(Named):
    """The bodies that meet, by the sentences of a story."""

    def hosted(self, lent: Body, k: int, fits: Callable[[Body], bool]) -> Body | None:
        """The body of the meeting, where only a guest's office lends one to a post given at item k.

        "Hội nghị Ủy ban MTTQ tỉnh X họp …. Phó Chủ tịch Ủy ban Trung ương MTTQ A dự. | Bà B được cử làm Chủ
        tịch": of the province's. Of none of both where another is told by itself, and neither meets.
        """
        own = self._says(_GIVES, self, k)
        if not (own or self._is_central(lent)) or lent.type not in _LENDING or self._is_of_guest(lent, k):
            return lent
        name = canonical(self.context.complete(lent))
        told = {name: b for posts in self.before for name, b in posts.by_itself.items() if fits(b)}
        if name in told:
            return lent
        for posts in self.before:
            met = {n: b for n, b in posts.by_itself.items() if n in told and b.type in _KINDS}
            if met and self._says(_MEETS, posts):
                host_name, host = next(iter(met.items()))
                above = lent.type == host.type and not self._is_central(host)
                if len(met) > 1 or not (above or own):
                    return lent
                return None if self._leads(k, host_name) else host
        lends = self._lender(lent)
        return None if own and self._is_central(lent) and lends and self._says(_GUESTS, lends) else lent

    def of_meeting(self, body: Body, k: int) -> Body | None:
        """The body that meets, of a post given there by the head of its body alone, where another is told of.

        "Tại đại hội do Hội X tổ chức, ông A, nguyên Chủ tịch Hội Y, được bầu làm | Chủ tịch Hội"; "Đại hội
        Đảng bộ xã X bầu ông A, nguyên Bí thư Đảng ủy xã Y, làm | Bí thư Đảng ủy".
        """
        union = body.klass == "open-bare" and body.type == "front"
        alone = body.owner is None and (union or is_bare_party(body))
        if not alone or k == 0 or said(self.items, k - 1) != "appointed":
            return None
        offices = (o for item in self.items[:k] for o in item.offices if o.body is not None)
        beside = {self._name(o.body) for o in offices if o.body and _is_called(o.body, body)}
        for posts in (self, *self.before[:1]):
            told = (b if b.head != "Đảng bộ" else committee_of(b) for b in posts.acting)
            met = {self._name(b): b for b in told if b and b.start < body.start and _is_called(b, body)}
            if met and self._says(_SITS, posts, k if posts is self else None):
                return met.popitem()[1] if len(met) == 1 and beside - {*met} else None
        return None

    def _name(self, body: Body) -> str | None:
        return canonical(self.context.complete(body))

    def _leads(self, k: int, name: str) -> bool:
        """True where an office of that body stands before: "A, Chánh án TAND tỉnh, làm | Phó Chánh án"."""
        offices = (n for n in self._places if n < k and self.items[n].offices)
        return any(canonical(self.context.complete(body)) == name for n in offices for body in self.bodies(n))

    def _lender(self, lent: Body) -> Named | None:
        """The sentence before that names a body."""
        told = (posts for posts in self.before if posts.items)
        return next((posts for posts in told if lent.start >= posts.items[0].start), None)

    def _is_of_guest(self, lent: Body, k: int) -> bool:
        """True for a guest's own post: "Bà A, Phó Chủ tịch X, dự. Bà A được bầu làm | Phó Chủ tịch"."""
        people = [item for item in self.items[:k] if is_person(item)]
        lends = self._lender(lent)
        if lends is None or not people:
            return False
        given = {item.text.rpartition(" ")[2] for item in people if item.text}
        if not given:
            return lends is self.before[0]  # "…. Bà được bầu làm Phó Chủ tịch"
        return any(is_person(item) and item.text.rpartition(" ")[2] in given for item in lends.items)

    def _says(self, words: re.Pattern[str], posts: Named, k: int | None = None) -> bool:
        """True for words in a sentence, up to its item k."""
        items = posts.items[:k]
        return bool(items) and words.search(self.context.page.low, items[0].start, items[-1].end) is not None

    def _is_central(self, body: Body) -> bool:
        return body.type in _KINDS and self.context.level(self.context.complete(body)) == "central"


def _is_called(named: Body, alone: Body) -> bool:
    """True for a body that a head alone may mean: "Hội Nông dân xã X" by "Hội"."""
    if alone.klass == "open-bare":
        return named.klass != "open-bare" and named.head.startswith(f"{alone.head} ")
    return named.head == alone.head and named.unit is not None
