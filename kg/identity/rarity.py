"""How many people share a name: the shares of its syllables, from `ontology/identity/names.tsv`.

Two officials of one name are taken for one man without a word that says so only where the chance that
another bearer of the name turns up in the same circle (a body, a unit, a province) is small: its share of all
people times the officials in the circle.
"""

from functools import lru_cache

from kg.ontology.tables import table
from kg.resources import data_folder
from kg.text import nfc, tone

# Shares of syllables that the file does not have, in the country; and, since families and peoples live
# together, the least that any syllable is given within a province.
_UNLISTED = {"surname": 1e-4, "middle": 5e-4, "given": 2e-4}
_NEARBY = {"surname": 0.02, "middle": 0.01, "given": 0.002}
_NO_MIDDLE = 0.05  # share of the names of two syllables


@lru_cache(maxsize=1)
def _shares() -> dict[tuple[str, str], float]:
    rows = table(data_folder("ontology") / "identity" / "names.tsv")
    return {(part, syllable): float(percent) / 100 for part, syllable, percent in rows}


@lru_cache(maxsize=65536)
def share(name: str, nearby: bool = False) -> float:
    """The share of people who bear exactly this name, in the country or, at most, in one province (`nearby`).

    >>> share("Nguyễn Văn Hùng") > 1000 * share("Sèn Dỉn Páo")
    True
    """
    syllables = tone(nfc(name)).title().split()
    if len(syllables) < 2:
        return 1.0
    parts = [("surname", syllables[0]), *(("middle", s) for s in syllables[1:-1]), ("given", syllables[-1])]
    found = 1.0 if len(parts) > 2 else _NO_MIDDLE
    for part, syllable in parts:
        listed = _shares().get((part, syllable), _UNLISTED[part])
        found *= max(listed, _NEARBY[part]) if nearby else listed
    return found
