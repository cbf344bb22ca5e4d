"""Places as people ask for them: "xã Tân Tiến, Đồng Nai", "tinh Lao Cai", "Mù Cang Chải"."""

from dataclasses import dataclass
from functools import cache

from kg.queries.words import same, spelled_out, syllables, table


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Type of unit, name and province, as far as they are told."""

    type: str | None
    name: str
    within: str | None

    def fits(self, type: str, name: str, within: str | None) -> bool:
        """True when a unit of this type, name and province may be meant; a province is within itself."""
        return (
            same(syllables(self.name), syllables(name))
            and self.type in (None, type)
            and (self.within is None or same(syllables(self.within), syllables(within or name)))
        )


def readings(text: str) -> list[PlaceName]:
    """What the text can mean, the likelier first: a first word such as "quan" may be a type or a name's.

    >>> readings("xa Tan Tien, tinh Dong Nai")[0]
    PlaceName(type='xã', name='Tan Tien', within='Dong Nai')
    >>> readings("quan son")
    [PlaceName(type='quận', name='son', within=None), PlaceName(type=None, name='quan son', within=None)]
    """
    head, _, tail = (part.strip() for part in spelled_out(text).partition(","))
    within = _usual(_typed(tail)[1]) or None
    type_, name = _typed(head)
    return [
        *([PlaceName(type_, _usual(name), within)] if type_ else []),
        PlaceName(None, _usual(head), within),
    ]


def _typed(text: str) -> tuple[str | None, str]:
    words = text.split()
    for form, type_ in _units():
        if len(words) > len(form) and same(syllables(" ".join(words[: len(form)])), list(form)):
            return type_, " ".join(words[len(form) :])
    return None, text


def _usual(name: str) -> str:
    """The name itself, or the usual spelling where it is another ("Kontum")."""
    return _aliases().get(tuple(syllables(name)), name)


@cache
def _aliases() -> dict[tuple[str, ...], str]:
    return {tuple(syllables(alias)): name for alias, name in table("places/aliases.tsv")}


@cache
def _units() -> list[tuple[tuple[str, ...], str]]:
    """The forms in which one unit is named, as syllables, and the type each means; the longest first."""
    rows = [row for row in table("lexicon/units.tsv") if row[3] == "one"]
    forms = {(tuple(syllables(form)), type_) for form, type_, *_ in rows}
    return sorted(forms, key=lambda item: (-len(item[0]), item))
