"""People's decisions on who is who: a plain text file that its users keep in git.

Tab-separated, one decision a line, `#` for remarks: verdict (same, different, unsure), two mentions as
`article id#person key`, who decided, when, why. Taking a line out undoes it; of two on the same mentions the
later counts.
"""

from collections.abc import Iterable
from dataclasses import astuple
from pathlib import Path

from kg.errors import InputError
from kg.identity.persons import Decision
from kg.identity.tenure import exact_name

_HEAD = "# verdict\tmention\tmention\twho\twhen\twhy\n"


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The file's decisions. InputError, naming the line, for one that is not of that form."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {getattr(error, 'strerror', None) or error}") from None
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            found.append(_decision(line.split("\t"), f"{path}, line {number}"))
    return tuple(found)


def _decision(fields: list[str], where: str) -> Decision:
    verdict, a, b, *rest = [*fields, "", "", ""][: max(6, len(fields))]
    if "#" not in a or "#" not in b or len(rest) > 3:
        raise InputError(f"{where}: a verdict, two mentions (article id#person key), who, when, why, by tabs")
    match verdict:
        case "same" | "different" | "unsure":
            return Decision(verdict, a, b, *rest)
    raise InputError(f"{where}: {verdict!r} is no verdict (same, different, unsure)")


def append(path: Path, decision: Decision) -> None:
    """Add a line to the file, which is made if it is not there. InputError when it cannot be written."""
    fields = (" ".join(field.split()) for field in astuple(decision))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text("utf-8") if path.exists() else _HEAD
        end = "" if before.endswith("\n") else "\n"
        path.write_text(before + end + "\t".join(fields) + "\n", "utf-8")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None


def settled(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that count: of several on the same two mentions the last, the two in order."""
    found: dict[tuple[str, str], Decision] = {}
    for d in decisions:
        a, b = sorted((d.a, d.b))
        found[a, b] = Decision(d.verdict, a, b, d.who, d.when, d.why)
    return tuple(found[pair] for pair in sorted(found))


def linked(decisions: Iterable[Decision]) -> dict[str, tuple[str, ...]]:
    """Exact names that "same" decisions give to one person: each → all those tied to it, in order."""
    groups: dict[str, set[str]] = {}
    for d in settled(decisions):
        if d.verdict == "same" and (a := name_of(d.a)) != (b := name_of(d.b)):
            both = groups.setdefault(a, {a}) | groups.setdefault(b, {b})
            groups |= dict.fromkeys(both, both)
    return {name: tuple(sorted(group)) for name, group in groups.items()}


def name_of(mention: str) -> str:
    """The exact name in a mention: its key without the number that tells two of one name apart.

    >>> name_of("article:bao.example/a#Trần Thu Hà#2")
    'Trần Thu Hà'
    """
    return exact_name(mention.partition("#")[2].partition("#")[0])
