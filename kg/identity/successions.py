"""Which body a body went on as, from `ontology/bodies/successions.tsv`."""

from functools import lru_cache

from kg.identity.ids import exact
from kg.ontology.tables import table
from kg.resources import data_folder


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, str], ...]:
    rows = table(data_folder("ontology") / "bodies" / "successions.tsv")
    return tuple((exact(old), exact(new)) for _, _, old, new, _, _ in rows)


@lru_cache(maxsize=16384)
def heads_after(head: str) -> frozenset[str]:
    """What a body without its place (`sở kế hoạch và đầu tư`) is called later on; itself included.

    >>> sorted(heads_after("sở kế hoạch và đầu tư"))
    ['sở kế hoạch và đầu tư', 'sở tài chính']
    """
    found = {head}
    todo = [head]
    while todo:
        name = todo.pop()
        for old, new in _rows():
            # A name inside a longer one of the same kind ("ban tuyên giáo" in "ban tuyên giáo và dân vận") is no match.
            later = name.removesuffix(old) + new if name == old or name.endswith(f" {old}") else name
            if later not in found:
                found.add(later)
                todo.append(later)
    return frozenset(found)
