"""The compiled build states what the pure one states, to the byte: `make check-compiled`.

KG_COMPILED names the interpreter of the environment that it is installed in.
`make test` needs no compiler: it leaves this file out, by its name.
"""

import os
import subprocess
from pathlib import Path

import pytest

from kg.model import Article
from loaders.extract import extract
from loaders.read import read
from tests.loaders.test_mutations import GOLD, spoilt
from tests.test_sentences import LINES, PAGES

PYTHON = os.environ["KG_COMPILED"]
SPOILT = 2_000


def run(folder: Path, *arguments: str) -> str:
    """What the compiled environment's Python prints, in a folder without sources."""
    python = Path(PYTHON).absolute()
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run(
        [python, *arguments], cwd=folder, env=env, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    ).stdout


def sentences() -> list[Article]:
    """The lines of the tables and the pages about nobody."""
    told = [(line.at, line.text) for line in LINES]
    told += [("baomoi.com 2024-05-06", text) for _, text in PAGES]
    parts = [(*at.split(), text.replace("⏎", "\n")) for at, text in told]
    return [
        Article(id=f"sentence-{n}", text=text, publisher=publisher, published=day)
        for n, (publisher, day, text) in enumerate(parts)
    ]


def test_every_module_is_compiled(tmp_path: Path) -> None:
    code = "import loaders, pkgutil, importlib as i"
    code += "\nfor m in pkgutil.walk_packages(loaders.__path__, 'loaders.'):"
    code += "\n    if not m.ispkg: print(i.import_module(m.name).__file__)"
    files = run(tmp_path, "-c", code).split()
    assert len(files) == len(list(Path(__file__).parents[1].glob("loaders/**/[a-z]*.py")))
    assert {Path(file).suffix for file in files} == {".so"}


@pytest.mark.parametrize(
    "articles",
    [GOLD, sentences(), [spoilt(seed)[0] for seed in range(SPOILT)]],
    ids=["gold", "sentences", "spoilt"],
)
def test_the_compiled_build_states_the_same(articles: list[Article], tmp_path: Path) -> None:
    given = tmp_path / "given.jsonl"
    given.write_text("\n".join(article.model_dump_json() for article in articles), "utf-8")
    accepted = [article for article in read([given]) if isinstance(article, Article)]  # not the empty
    given.write_text("\n".join(article.model_dump_json() for article in accepted), "utf-8")
    wanted = [extract(article).model_dump_json(by_alias=True) for article in accepted]
    assert len(wanted) > len(articles) * 0.9
    told = run(tmp_path, "-m", "kg", "extract", str(given), "--quiet").split("\n")
    assert len(told) == len(wanted) + 1
    assert [pair for pair in zip(wanted, told, strict=False) if pair[0] != pair[1]] == []
