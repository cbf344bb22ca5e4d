"""Ask one of the named questions.

kg query --list                          all questions
kg query NAME --help                     what one takes and gives
kg query NAME --parameter value …        its answer
"""

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.cli import rows
from kg.cli.arguments import Parser
from kg.cli.graph import ask
from kg.cli.output import bold, note, say
from kg.errors import UsageError
from kg.queries.format import FORMATS

if TYPE_CHECKING:
    from kg.queries.template import Field, Template

HELP = ("-h", "--help")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments; a question's parameters come besides."""
    parser.add_argument("name", metavar="NAME", nargs="?", help="the question")
    parser.add_argument("--list", action="store_true", help="list all questions")
    rows.arguments(parser)


def parse(parser: Parser, argv: Sequence[str]) -> argparse.Namespace:
    """The arguments; a question's parameters are in `given`, and `help` asks for its own help."""
    options, more = parser.parse_known_args([a for a in argv if a not in HELP])
    options.help = any(a in HELP for a in argv)
    if options.help and not options.name:
        parser.print_help()
    options.given = dict(_parameters(more))
    return options


def run(options: argparse.Namespace) -> int:
    """Print the answer, the list or the help."""
    from kg.queries.registry import template, templates

    if options.list:
        say(*_listing(templates()))
        return 0
    if not options.name:
        if options.help:
            return 0
        raise UsageError("which question? `kg query --list` shows all")
    query = template(options.name)
    if options.help:
        say(*_help(query))
        return 0
    _check(query, options.given)
    found, _ = ask(options, query.name, options.given)
    rows.show(found, query.columns, options)
    if not found:
        note("no rows", options.quiet)
    return 0


def _parameters(argv: Sequence[str]) -> Iterator[tuple[str, str]]:
    """`--name value` and `--name=value` pairs, the name as in the template; `--name` alone gives ""."""
    words = list(argv)
    while words:
        word = words.pop(0)
        name, given, value = word.partition("=")
        if not name.startswith("--") or len(name) < 3:
            raise UsageError(f"unexpected {word!r}: parameters are given as --name value")
        if not given:
            value = words.pop(0) if words and not words[0].startswith("--") else ""
        yield name[2:].replace("-", "_"), value


def _check(query: "Template", given: dict[str, str]) -> None:
    """UsageError, before a store is opened, for a parameter too many, missing or malformed.

    A parameter that is true or false is true where it is named without a value.
    """
    from kg.queries.values import values

    known = [field.name for field in query.parameters]
    truths = [field.name for field in query.parameters if field.type == "bool"]
    for name, value in given.items():
        if name not in known:
            from difflib import get_close_matches

            close = get_close_matches(name, known, 1)
            takes = ", ".join(map(_option, known)) or "nothing"
            hint = f"did you mean {_option(close[0])}?" if close else f"it takes {takes}"
            raise UsageError(f"{query.name} has no parameter {_option(name)}; {hint}")
        if not value and name not in truths:
            raise UsageError(f"{_option(name)} needs a value")
    given |= {name: "true" for name in truths if given.get(name) == ""}
    values(query, given)


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _listing(queries: Sequence["Template"]) -> Iterator[str]:
    margin = max(len(query.name) for query in queries) + 2
    topic = ""
    for query in queries:
        if query.topic != topic:
            if topic:
                yield ""
            topic = query.topic
            yield bold(topic)
        yield f"  {query.name.ljust(margin)}{query.purpose}"


def _help(query: "Template") -> Iterator[str]:
    usage = (f"{_option(f.name)} …" if f.required else f"[{_option(f.name)} …]" for f in query.parameters)
    yield f"usage: {' '.join(('kg query', query.name, *usage))} [--format {'|'.join(FORMATS)}] [--lang vi]"
    yield f"\n{query.purpose}"
    if query.parameters:
        yield f"\n{bold('parameters')}"
        yield from _fields(query.parameters, options=True)
    yield f"\n{bold('row')}"
    yield from _fields(query.row, options=False)
    yield f"\n{bold('example')}\n  {query.example}"


def _fields(fields: Sequence["Field"], options: bool) -> Iterator[str]:
    names = [_option(field.name) if options else field.name for field in fields]
    margin = max(map(len, names)) + 2
    for name, field in zip(names, fields, strict=True):
        kind = field.declaration.partition(": ")[2]
        yield f"  {name.ljust(margin)}{kind.ljust(14)} {field.doc}".rstrip()
