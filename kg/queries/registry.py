"""The query library: every template under `queries/`, found by name and read when asked for."""

from functools import cache
from pathlib import Path

from kg.errors import QueryError, UsageError
from kg.queries.template import Template, read_template
from kg.resources import data_folder


@cache
def paths(folder: Path | None = None) -> dict[str, Path]:
    """Name → file, in order of topic and name; QueryError where two files bear one name."""
    root = folder or data_folder("queries")
    found: dict[str, Path] = {}
    for path in sorted(root.glob("*/*.cypher")):
        if (other := found.setdefault(path.stem, path)) is not path:
            raise QueryError(f"two queries are named `{path.stem}`: {other} and {path}")
    return found


@cache
def template(name: str, folder: Path | None = None) -> Template:
    """The template of a name; UsageError, with what comes near, where there is none."""
    known = paths(folder)
    wanted = name.replace("-", "_")
    if wanted not in known:
        from difflib import get_close_matches

        near = get_close_matches(wanted, known, n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "`kg query --list` shows all"
        raise UsageError(f"there is no query `{name}`; {hint}")
    return read_template(known[wanted])


def templates(folder: Path | None = None) -> tuple[Template, ...]:
    """All templates, in order of topic and name."""
    return tuple(template(name, folder) for name in paths(folder))
