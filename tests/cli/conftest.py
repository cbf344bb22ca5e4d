"""Running the command line in this process."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from kg.cli.main import main


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line on stderr; there must be no more and no less."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        return lines[0]


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("load", path)` → what `kg load path` gives."""

    def run(*argv: object) -> Result:
        capsys.readouterr()
        try:
            status = main([str(word) for word in argv])
        except SystemExit as stop:  # argparse, after it printed the help of a command
            status = stop.code if isinstance(stop.code, int) else 1
        captured = capsys.readouterr()
        return Result(status, captured.out, captured.err)

    return run
