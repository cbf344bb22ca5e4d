"""`kg`: finds the command, imports its module alone, turns a failure into one line and an exit status."""

import argparse
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import NoReturn

from kg.errors import KgError, UsageError

COMMANDS = {
    "demo": "load a dozen shipped articles and answer five questions",
    "load": "read articles into the store",
    "extract": "print what articles state, one JSON record a line",
    "identify": "tell who is who across records, without a store",
    "evaluate": "measure extraction or identity against hand-read articles",
    "query": "ask one of the named questions",
    "search": "find people, bodies, places and documents by name",
    "forget": "take articles out, with what only they state",
    "store": "start, stop or inspect the private server",
    "status": "show what the graph holds",
}
INTERRUPTED, PIPE_CLOSED = 130, 141  # 128 + SIGINT, 128 + SIGPIPE, as a shell reports them


class Parser(argparse.ArgumentParser):
    """argparse whose complaints are one line, raised as UsageError."""

    def error(self, message: str) -> NoReturn:
        """Raise what argparse would print below the usage."""
        raise UsageError(f"{message} (see {self.prog} --help)")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status: 0 done, 1 something failed or was rejected, 2 wrong use."""
    try:
        status = _run(sys.argv[1:] if argv is None else list(argv))
        sys.stdout.flush()
    except KgError as error:
        sys.stderr.write(f"kg: {error}\n")
        return error.status
    except KeyboardInterrupt:
        sys.stderr.write("kg: interrupted\n")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of stdout has gone; keep the interpreter's last flush from failing there too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return status


def _run(argv: list[str]) -> int:
    top = Parser(
        prog="kg", add_help=False, parents=[_globals()], usage="kg [--db URI|FOLDER] [--quiet] COMMAND …"
    )
    top.add_argument("-h", "--help", action="store_true")
    top.add_argument("--version", action="store_true")
    top.add_argument("command", nargs="?")
    top.add_argument("rest", nargs=argparse.REMAINDER)
    options = top.parse_args(argv)
    if options.version:
        sys.stdout.write(f"kg {_version()}\n")
        return 0
    if options.help or not options.command:
        (sys.stdout if options.help else sys.stderr).write(f"{_overview()}\n")
        return 0 if options.help else UsageError.status
    return _command(options)


def _command(options: argparse.Namespace) -> int:
    name = options.command
    if name not in COMMANDS:
        close = get_close_matches(name, COMMANDS, 1)
        hint = f"; did you mean {close[0]}?" if close else f"; there are {', '.join(COMMANDS)}"
        raise UsageError(f"no command {name!r}{hint}")
    module = import_module(f"kg.cli.{name}")
    parser = Parser(prog=f"kg {name}", description=module.__doc__, parents=[_globals()], allow_abbrev=False)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.set_defaults(db=vars(options).get("db"), quiet=vars(options).get("quiet", False))
    module.arguments(parser)
    status: int = module.run(parser.parse_intermixed_args(options.rest))
    return status


def _globals() -> argparse.ArgumentParser:
    """Options that may stand before or after the command."""
    parser = Parser(add_help=False)
    parser.add_argument(
        "--db",
        metavar="URI|FOLDER",
        default=argparse.SUPPRESS,
        help="a Neo4j server, or the folder of a private one (default: KG_URI, else your own)",
    )
    parser.add_argument(
        "--quiet", action="store_true", default=argparse.SUPPRESS, help="no progress, no remarks; errors only"
    )
    return parser


def _overview() -> str:
    lines = [
        "usage: kg [--db URI|FOLDER] [--quiet] COMMAND …",
        "",
        "A knowledge graph of Vietnam's officials, bodies and resolutions, read from the press.",
        "",
        *(f"  {name:10}{text}" for name, text in COMMANDS.items()),
        "",
        "  --db URI|FOLDER  a Neo4j server, or the folder of a private one (default: KG_URI, else your own)",
        "  --quiet          no progress, no remarks; errors only",
        "  --version        print the version",
        "",
        "kg COMMAND --help tells more. Begin with: kg demo",
    ]
    return "\n".join(lines)


def _version() -> str:
    from importlib.metadata import version

    return version("kg")
