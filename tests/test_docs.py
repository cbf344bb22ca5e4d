"""README and docs keep their word: every console and Python example runs, and prints what it shows.

A ```console block is a session: lines after "$ " are commands ("> " goes on), the lines below are their
output, of which a line "…" may stand for any number of lines and "…" within a line for any text. A ```python
block ends in its output as comments. Blocks of one file run in order in one folder, on a store that is empty
at first.
"""

import os
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.cli.main import COMMANDS
from kg.store.connect import Target

ROOT = Path(__file__).parent.parent
FILES = [ROOT / "README.md", ROOT / "README.vi.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.M | re.S)


@dataclass(frozen=True)
class Example:
    """One command or program and the output that the page shows."""

    kind: str
    code: str
    shown: str


def examples(page: str) -> list[Example]:
    found = []
    for kind, body in BLOCK.findall(page):
        if kind == "python":
            lines = body.rstrip().splitlines()
            last = max((n for n, line in enumerate(lines) if not line.startswith("# ")), default=0)
            found.append(Example(kind, body, "\n".join(line[2:] for line in lines[last + 1 :])))
            continue
        for part in re.split(r"^\$ ", body, flags=re.M)[1:]:
            lines = part.splitlines()
            more = next((n for n, line in enumerate(lines[1:], 1) if not line.startswith("> ")), len(lines))
            code = "\n".join([lines[0], *(line[2:] for line in lines[1:more])])
            found.append(Example(kind, code, "\n".join(lines[more:])))
    return found


def shows(shown: str, said: str) -> bool:
    """True when the output is what the page shows, "…" standing for whatever is left out."""
    pattern = "\n".join(
        r"(?:.*\n)*?.*" if line.strip() == "…" else ".*?".join(map(re.escape, line.rstrip().split("…")))
        for line in shown.strip().splitlines()
    )
    trimmed = "\n".join(line.rstrip() for line in said.strip().splitlines())
    return re.fullmatch(pattern, trimmed) is not None


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_example_runs_and_prints_what_is_shown(
    file: Path, tmp_path: Path, store: object, store_env: Target
) -> None:
    scripts = Path(sys.executable).parent
    env = {**os.environ, "PATH": f"{scripts}:{os.environ['PATH']}", "COLUMNS": "110", "NO_COLOR": "1"}
    for example in examples(file.read_text(encoding="utf-8")):
        command = (
            ["bash", "-c", example.code]
            if example.kind == "console"
            else [sys.executable, "-c", example.code]
        )
        run = subprocess.run(
            command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=120, check=False
        )
        assert run.returncode == 0, f"{example.code}\n{run.stderr}"
        if example.shown:
            assert shows(example.shown, run.stdout), f"{example.code}\nprints\n{run.stdout}"


def test_rules_shown_are_the_rules() -> None:
    rules = [
        rule
        for name in ("roles", "dates")
        for rule in tomllib.loads((ROOT / f"ontology/rules/{name}.toml").read_text(encoding="utf-8"))["rule"]
    ]
    page = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")
    shown = [tomllib.loads(block)["rule"] for block in re.findall(r"^```toml\n(.*?)^```$", page, re.M | re.S)]
    assert shown and all(rule in rules for block in shown for rule in block)


def test_readme_names_every_command() -> None:
    for file in FILES[:2]:
        page = file.read_text(encoding="utf-8")
        assert [name for name in COMMANDS if f"`kg {name}" not in page and f"$ kg {name}" not in page] == []


def test_map_of_the_loaders_names_each_module_once() -> None:
    page = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")
    table = page.partition("| package | modules |")[2].partition("\n## ")[0]
    told = [
        re.findall(r"`(\w+)`", head) + sorted(re.findall(r"`(\w+)`", modules))
        for head, modules in re.findall(r"^\| (.+?) \| (.+) \|$", table, re.MULTILINE)
    ]
    folders = [(ROOT / "loaders" / row[0], row[1:]) for row in told[:-1]]
    assert {folder for folder, _ in folders} == {f.parent for f in (ROOT / "loaders").glob("*/__init__.py")}
    for folder, modules in [*folders, (ROOT / "loaders", told[-1])]:
        assert modules == sorted(f.stem for f in folder.glob("[a-z]*.py")), folder.name


def test_links_lead_somewhere() -> None:
    for file in FILES:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", file.read_text(encoding="utf-8")):
            assert (file.parent / target).exists(), f"{file.name}: {target}"


@pytest.mark.parametrize(
    ("shown", "said", "same"),
    [
        ("a\nb", "a\nb\n", True),
        ("a\nb", "a\nc\n", False),
        ("a\n…\nd", "a\nb\nc\nd", True),
        ("a\n…", "a\nb\nc", True),
        ("id …, name", "id 12, name", True),
        ("id …, name", "id 12\n, name", False),
        ("", "a", False),
    ],
)
def test_what_is_left_out_matches_anything_and_nothing_else_does(shown: str, said: str, same: bool) -> None:
    assert shows(shown, said) == same
