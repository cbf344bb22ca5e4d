"""A small scanner of Cypher: which parameters a statement uses and which columns it returns.

It knows strings, backticks, comments and nesting, and nothing else of the language; the server has the last
word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""(?P<skip>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|//[^\n]*|/\*.*?\*/|\s+)
      | (?P<parameter>\$(?:\w+|`[^`]+`))
      | (?P<word>`[^`]+`|\w+)
      | (?P<other>.)""",
    re.S | re.X,
)
_ENDS_RETURN = {"ORDER", "SKIP", "LIMIT", "OFFSET", "UNION"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, parameter, string or sign, the line it stands on (from 1), and how many brackets enclose it."""

    kind: str
    text: str
    line: int
    depth: int


@dataclass(frozen=True, slots=True)
class Returned:
    """The columns of one outermost RETURN and its line."""

    names: tuple[str, ...]
    line: int


def tokens(cypher: str) -> Iterator[Token]:
    """The statement's tokens, without white space and comments."""
    depth, line = 0, 1
    for match in _TOKEN.finditer(cypher):
        kind, text = match.lastgroup or "other", match.group()
        depth -= text in (")", "]", "}")
        if kind != "skip" or text[0] in "'\"":
            yield Token("string" if kind == "skip" else kind, text, line, depth)
        depth += text in ("(", "[", "{")
        line += text.count("\n")


def parameters(cypher: str) -> dict[str, int]:
    """The names of the parameters used, each with the line of its first use."""
    used: dict[str, int] = {}
    for token in tokens(cypher):
        if token.kind == "parameter":
            used.setdefault(token.text.strip("$`"), token.line)
    return used


def columns(cypher: str) -> list[Returned]:
    """The columns of each outermost RETURN (several with UNION); an unnamed expression is the column `?`."""
    found: list[Returned] = []
    names: list[str] = []
    item: list[Token] = []
    started: int | None = None
    for token in [*tokens(cypher), Token("word", "UNION", 0, 0)]:
        word = token.text.upper() if token.kind == "word" and token.depth == 0 else ""
        if started is None:
            started = token.line if word == "RETURN" else None
        elif word == "DISTINCT" and not item and not names:
            continue
        elif word in _ENDS_RETURN:
            found.append(Returned((*names, _name(item)), started))
            names, item, started = [], [], None
        elif token.text == "," and token.depth == 0:
            names.append(_name(item))
            item = []
        else:
            item.append(token)
    return found


def _name(item: list[Token]) -> str:
    named = len(item) == 1 or (len(item) > 2 and item[-2].text.upper() == "AS")
    return item[-1].text.strip("`") if named and item[-1].kind == "word" else "?"
