"""What commands print: results on stdout, remarks on stderr."""

import sys


def say(*lines: str) -> None:
    """Lines of a result, on stdout."""
    for line in lines:
        sys.stdout.write(f"{line}\n")


def note(line: str, quiet: bool = False) -> None:
    """A remark on stderr, unless the user wants none."""
    if not quiet:
        sys.stderr.write(f"{line}\n")
