import re
import signal
import subprocess
import sys
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from kg.cli.main import COMMANDS, INTERRUPTED, PIPE_CLOSED

KG = [sys.executable, "-m", "kg"]


def test_help_lists_every_command(run: Any) -> None:
    result = run("--help")
    assert (result.status, result.err) == (0, "")
    assert re.findall(r"^  ([a-z]+) ", result.out, re.M) == list(COMMANDS)


def test_no_command_is_wrong_use_and_prints_the_overview(run: Any) -> None:
    result = run()
    assert (result.status, result.out) == (2, "")
    assert "usage: kg" in result.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_module_and_help(run: Any, command: str) -> None:
    module = import_module(f"kg.cli.{command}")
    assert module.__doc__
    result = run(command, "--help")
    assert (result.status, result.err) == (0, "")
    assert module.__doc__.splitlines()[0] in result.out
    assert "--db" in result.out


def test_version(run: Any) -> None:
    assert run("--version").out == f"kg {version('kg')}\n"


@pytest.mark.parametrize(
    ("argv", "complaint"),
    [
        (["exctract"], "kg: no command 'exctract'; did you mean extract?"),
        (["frobnicate"], f"kg: no command 'frobnicate'; there are {', '.join(COMMANDS)}"),
        (["--frobnicate", "load"], "kg: unrecognized arguments: --frobnicate (see kg --help)"),
        (["load"], "kg: the following arguments are required: PATH (see kg load --help)"),
        (["extract", "a.txt", "--frob"], "kg: unrecognized arguments: --frob (see kg extract --help)"),
        (["extract", "--workers", "many", "a.txt"], "kg: argument --workers: invalid int value: 'many'"),
        (["store", "restart"], "kg: argument action: invalid choice"),
        (["store", "--db", "bolt://localhost", "stop"], "kg: kg store is for private servers; bolt://localhost"),
        (["demo", "--db", "bolt://localhost"], "kg: the demo has a store of its own; --keep FOLDER keeps it"),
        (["query"], "kg: which question? `kg query --list` shows all"),
    ],
)  # fmt: skip
def test_wrong_use_is_one_line_and_status_2(run: Any, argv: list[str], complaint: str) -> None:
    result = run(*argv)
    assert (result.status, result.out) == (2, "")
    assert result.complaint.startswith(complaint)


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    articles = tmp_path / "many.jsonl"
    articles.write_text('{"text": "Ông Lò Văn Muôn dự hội nghị."}\n' * 2000, encoding="utf-8")
    process = subprocess.Popen(
        [*KG, "extract", str(articles)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout and process.stderr
    assert process.stdout.readline().startswith("{")
    process.stdout.close()
    assert (process.wait(60), process.stderr.read()) == (PIPE_CLOSED, "")
    process.stderr.close()


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_is_one_line(workers: str) -> None:
    process = subprocess.Popen(
        [*KG, "extract", "-", "--workers", workers],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    # Enough that the first records leave the buffer while more is awaited, too little to fill the pipe.
    process.stdin.write('{"text": "Ông Lò Văn Muôn dự hội nghị."}\n' * 40)
    process.stdin.flush()
    assert process.stdout and process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (INTERRUPTED, "kg: interrupted\n")
