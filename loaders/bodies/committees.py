"""The Party's committees, by the unit in whose name they sit: "Tỉnh ủy Lào Cai", "Thành ủy Thành phố X"."""

from loaders.bodies.body import UNIT_OF, Body
from loaders.bodies.branches import Branches
from loaders.places.units import Unit
from loaders.text.lexicon import Entry
from loaders.text.tokens import Tokens


class Committees(Branches):
    """Reads Party committees; `loaders.bodies.recognise` has the rest."""

    def _committee(self, t: Tokens, body: Body, j: int, entry: Entry) -> tuple[list[Body], int] | None:
        """ "Tỉnh ủy" and its name; the unit word may be said again ("Thành ủy Thành phố Hồ Chí Minh")."""
        type = UNIT_OF.get(entry.words[0]) or entry.words[0].lower()  # "Xã đoàn": no Party committee
        word = self.lexicon.at(t, j, "units")
        again = (
            word is not None
            and word.canonical == type
            and j + word.size < len(t.low)
            and (t.cap[j + word.size] or t.word[j + word.size].isdigit())
        )
        k = j + word.size if word and again else j
        name, end = self.committee_name(t, k, type)
        if name is None:
            j += word.size if word and word.canonical == type else 0  # "Thành ủy TP | Trần Văn An"
            return [body._replace(unit=Unit(body.start, body.end, type, entry.fields[2], None))], j
        unit = Unit(t.start[k], t.end[end - 1], type, entry.fields[2], name)
        return [body._replace(end=t.end[end - 1], unit=unit)], end

    def committee_name(self, t: Tokens, j: int, type: str) -> tuple[str | None, int]:
        """The unit's name at token j behind "Tỉnh ủy", "Huyện ủy", and the token after it."""
        found = self.units.atlas.province_at(t, j) if type in {"tỉnh", "thành phố"} else None
        name, end = self.units.name(t, j, type)
        known = name is not None and self.units.atlas.known(name, type)
        if found and (end <= found[1] or not known):
            return found
        districts = ("huyện", "quận", "thị xã", "thành phố", "đặc khu")  # an island was one of them before
        types = districts if type in districts[:3] else (type,)
        for size in range(min(4, len(t.low) - j), 0, -1):
            words = " ".join(t.word[j : j + size])
            if all(t.cap[j : j + size]) and any(self.units.atlas.known(words, kind) for kind in types):
                return (
                    (name, end) if known and end > j + size else (self.units.in_small(words, types), j + size)
                )
        return (name, end) if known or (name and self._of_old(t, j, end, type)) else (None, j)

    def _of_old(self, t: Tokens, j: int, end: int, type: str) -> bool:
        """True for two capitals that begin with no surname: a district that no list has, and nobody.

        With a surname in the post of somebody named: "Huỳnh Văn Hưng - nguyên Bí thư Huyện ủy | Lê Ninh".
        """
        nobody = t.word[j] not in self.units.surnames or self.units.is_apposed(t, j)
        return type != "tỉnh" and end == j + 2 and nobody
