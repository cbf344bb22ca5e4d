"""`kg`: finds the command, imports its module alone, turns a failure into one line and an exit status.

Imports here are few on purpose: `kg --help` is to feel instant.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

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
    "review": "list what people should look at: doubtful people, offices and facts",
    "decide": "say who is the same and who is not",
    "store": "start, stop or inspect the private server",
    "status": "show what the graph holds",
}
INTERRUPTED, PIPE_CLOSED = 130, 141  # 128 + SIGINT, 128 + SIGPIPE, as a shell reports them


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
    if argv and argv[0] in ("-h", "--help"):
        sys.stdout.write(_overview())
        return 0
    from kg.cli.arguments import command, top

    given = top(argv)
    if given.version:
        from importlib.metadata import version

        sys.stdout.write(f"kg {version('kg')}\n")
        return 0
    if given.help or not given.command:
        (sys.stdout if given.help else sys.stderr).write(_overview())
        return 0 if given.help else UsageError.status
    module = import_module(f"kg.cli.{_known(given.command)}")
    parser = command(given.command, module.__doc__ or "", given)
    module.arguments(parser)
    parse = getattr(module, "parse", type(parser).parse_intermixed_args)
    status: int = module.run(parse(parser, given.rest))
    return status


def _known(name: str) -> str:
    if name in COMMANDS:
        return name
    from difflib import get_close_matches

    close = get_close_matches(name, COMMANDS, 1)
    hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(COMMANDS)}"
    raise UsageError(f"no command {name!r}; {hint}")


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
    return "\n".join(lines) + "\n"
