"""Arguments as every command takes them: argparse, with complaints of one line."""

import argparse
from typing import NoReturn

from kg.errors import UsageError


class Parser(argparse.ArgumentParser):
    """argparse whose complaints are raised as UsageError, without the usage above them."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong, and where to read more."""
        raise UsageError(f"{message} (see {self.prog} --help)")


def top(argv: list[str]) -> argparse.Namespace:
    """The global options before the command, `command`, and `rest`: what follows it."""
    parser = Parser(prog="kg", add_help=False, parents=[_globals()])
    parser.add_argument("-h", "--help", action="store_true")
    parser.add_argument("--version", action="store_true")
    parser.add_argument("command", nargs="?")
    parser.add_argument("rest", nargs=argparse.REMAINDER)
    return parser.parse_args(argv)


def command(name: str, about: str, given: argparse.Namespace) -> Parser:
    """A parser for one command, to which its module adds; global options may follow the command too."""
    parser = Parser(
        prog=f"kg {name}",
        description=about,
        parents=[_globals()],
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(db=vars(given).get("db"), quiet=vars(given).get("quiet", False))
    return parser


def _globals() -> argparse.ArgumentParser:
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
