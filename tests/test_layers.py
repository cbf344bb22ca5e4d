"""Imports run one way: loaders → kg; in kg from the command line down to the record."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# A part may import parts of its own or a lower number.
LEVELS = {
    "errors": 0, "text": 0, "edtf": 0, "resources": 0, "jsonl": 0, "model": 0, "ontology": 1,
    "identity": 2, "store": 3, "queries": 4, "export": 4, "evaluate": 4, "demo": 4, "cli": 5, "web": 5,
}  # fmt: skip
# A package of the loaders may import packages named before it.
PACKAGES = ("text", "dates", "places", "names", "bodies", "offices", "holds", "documents", "meetings")
OPEN_TO_LOADERS = {"errors", "text", "edtf", "resources", "jsonl", "model", "ontology"}


def imports(file: Path) -> Iterator[str]:
    """Dotted names of all modules of ours that a file imports, at any depth of its code."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{file}: a relative import"
            yield from (
                (f"{node.module}.{a.name}" for a in node.names) if node.module == "kg" else [node.module]
            )
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def parts() -> Iterator[tuple[Path, str, str]]:
    """(file, part it is in, part of kg or `loaders` it imports)."""
    for package in ("kg", "loaders"):
        for file in sorted((ROOT / package).rglob("*.py")):
            relative = file.relative_to(ROOT).with_suffix("").parts
            here = relative[1] if package == "kg" else "loaders"
            for name in imports(file):
                top, _, rest = name.partition(".")
                if top in ("kg", "loaders"):
                    yield file, here, rest.split(".")[0] if top == "kg" else "loaders"


def test_the_docs_table_lists_the_packages_in_order() -> None:
    table = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8").partition("| package |")[2]
    assert tuple(re.findall(r"^\| `(\w+)`", table.partition("\n\n")[0], re.MULTILINE)) == PACKAGES
    assert {p.name for p in (ROOT / "loaders").iterdir() if (p / "__init__.py").exists()} == set(PACKAGES)


def test_docstrings_name_modules_that_exist() -> None:
    for file in (ROOT / "loaders").rglob("*.py"):
        for name in re.findall(r"`(loaders(?:\.\w+)+)`", file.read_text(encoding="utf-8")):
            module = ROOT.joinpath(*name.split("."))
            assert module.is_dir() or module.with_suffix(".py").exists(), (file, name)


def test_every_part_of_kg_has_a_level() -> None:
    found = {p.stem for p in (ROOT / "kg").iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert found - {"__init__", "__main__"} <= LEVELS.keys()


@pytest.mark.parametrize(
    ("file", "here", "there"), sorted({(str(f.relative_to(ROOT)), h, t) for f, h, t in parts()})
)
def test_imports_run_one_way(file: str, here: str, there: str) -> None:
    if there == "loaders":
        assert here in ("cli", "loaders")
    elif here == "loaders":
        assert there in OPEN_TO_LOADERS
    elif here not in ("__init__", "__main__"):
        assert LEVELS[there] <= LEVELS[here]


@pytest.mark.parametrize("package", PACKAGES)
def test_packages_of_the_loaders_build_on_those_before(package: str) -> None:
    allowed = PACKAGES[: PACKAGES.index(package) + 1]
    for file in (ROOT / "loaders" / package).glob("*.py"):
        for name in imports(file):
            top, _, rest = name.partition(".")
            assert top != "loaders" or rest.split(".")[0] in allowed, f"{file.name} imports {name}"


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import kg", {"pydantic", "neo4j", "rdflib", "asyncio"}),
        (
            "from kg.cli.main import main; main(['--help'])",
            {"pydantic", "neo4j", "rdflib", "argparse"},
        ),
        ("import kg.cli.query, kg.store.connect, kg.queries.run", {"neo4j", "rdflib", "networkx", "loaders"}),
        ("import loaders.read", {"neo4j", "rdflib", "networkx", "requests"}),
    ],
)
def test_heavy_modules_wait_until_needed(code: str, absent: set[str]) -> None:
    script = f"import sys; {code}; print('\\n', *sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert absent & set(run.stdout.splitlines()[-1].split()) == set()


def test_constants_of_the_loaders_are_final() -> None:
    """Compiled code then reads them without a look into a dictionary."""
    for file in sorted((ROOT / "loaders").rglob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                assert not node.targets[0].id.isupper() or "TypeVar" in ast.unparse(node), (
                    f"{file}: {node.targets[0].id}"
                )
