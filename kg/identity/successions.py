"""Which body a body went on as, from `ontology/bodies/successions.tsv`."""

from functools import lru_cache

from kg.identity.ids import exact
from kg.ontology.tables import table
from kg.resources import data_folder


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, str, str], ...]:
    rows = table(data_folder("ontology") / "bodies" / "successions.tsv")
    return tuple((date, exact(old), exact(new)) for date, _, old, new, _, _ in rows)


@lru_cache(maxsize=16384)
def heads_after(head: str) -> dict[str, str]:
    """What a body without its place is called later on → the day from which it is.

    >>> heads_after("sở kế hoạch và đầu tư")
    {'sở tài chính': '2025-03-01'}
    """
    found: dict[str, str] = {}
    todo = [head]
    while todo:
        name = todo.pop()
        for date, old, new in _rows():
            # At the end only: "ban tuyên giáo" is not meant by "ban tuyên giáo và dân vận".
            later = name.removesuffix(old) + new if name == old or name.endswith(f" {old}") else name
            if later != head and later not in found:
                found[later] = date
                todo.append(later)
    return found
