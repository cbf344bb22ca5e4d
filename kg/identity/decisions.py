"""People's decisions on who is who: a plain text file that its users keep in git.

Tab-separated, one decision a line, `#` for remarks: verdict (same, different, unsure), two mentions as
`article id#person key`, who decided, when, why. Taking a line out undoes it.
"""

from pathlib import Path

from kg.errors import InputError
from kg.identity.persons import Decision


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
