"""Which term of a national Congress or of the National Assembly runs on a day (`documents/terms.tsv`)."""

from functools import lru_cache

from kg.ontology.tables import table
from kg.resources import data_folder
from kg.text import roman

PARTY, ASSEMBLY, YOUTH, FRONT = "Đảng", "Quốc hội", "Đoàn", "Mặt trận"


@lru_cache(maxsize=4)
def terms(of: str) -> tuple[tuple[str, str], ...]:
    """First days of the terms, with their numbers, in order."""
    rows = table(data_folder("ontology") / "documents" / "terms.tsv")
    return tuple(sorted((begun, term) for kind, term, begun in rows if kind == of))


def is_over(of: str, number: int, day: str) -> bool:
    """True where the term of a number ended before a day.

    >>> is_over(PARTY, 12, "2021-03-01"), is_over(PARTY, 12, "2020-03-01"), is_over(ASSEMBLY, 9, "2024-01-01")
    (True, False, True)
    """
    begun = [roman(term) or 0 for first, term in terms(of) if first <= day]
    return bool(begun) and number < begun[-1]
