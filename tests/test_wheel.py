"""The wheel in an empty environment, beside an app that has modules `queries` and `ontology` of its own."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path
from typing import Any

import pytest

from kg.store.connect import Target

ROOT = Path(__file__).parent.parent


def call(*command: object, **options: Any) -> str:
    run = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, **options)
    assert run.returncode == 0, f"{command}\n{run.stdout}\n{run.stderr}"
    return run.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    call(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a new environment that holds the wheel and what it requires."""
    folder = tmp_path_factory.mktemp("env")
    venv.create(folder, with_pip=True)
    found = folder / "bin" / "python"
    call(found, "-m", "pip", "install", "--quiet", wheel)
    return found


def test_the_data_travels_in_the_wheel(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    shipped = {
        str(p.relative_to(ROOT))
        for d in ("ontology", "queries")
        for p in (ROOT / d).rglob("*")
        if p.is_file()
    }
    assert shipped
    assert {f"kg/data/{name}" for name in shipped} <= set(names)
    assert "kg/demo/articles.jsonl" in names
    assert {name.split("/")[0] for name in names} == {
        "kg",
        "loaders",
        next(n for n in names if ".dist-info/" in n).split("/")[0],
    }


APP = """
import json, queries, ontology
from kg import KnowledgeGraph
assert queries.MINE and ontology.MINE
with KnowledgeGraph() as graph:
    rows = graph.coverage(official="Lò Văn Muôn")
print(json.dumps([row.quote for row in rows], ensure_ascii=False))
"""


def test_an_app_with_modules_of_the_same_names_is_not_disturbed(
    python: Path, tmp_path: Path, store: object, store_env: Target
) -> None:
    for name in ("queries", "ontology"):
        (tmp_path / f"{name}.py").write_text("MINE = True\n", encoding="utf-8")
    (tmp_path / "app.py").write_text(APP, encoding="utf-8")
    sentence = "Đồng chí Lò Văn Muôn, Bí thư Tỉnh ủy Điện Biên phát biểu tại hội nghị."
    (tmp_path / "a.txt").write_text(sentence, encoding="utf-8")
    env = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    loaded = call(
        python.parent / "kg", "load", "a.txt", "--publisher", "baodienbienphu.vn", cwd=tmp_path, env=env
    )
    assert loaded == "articles: 1 loaded, 0 unchanged, 0 replaced, 0 rejected\n"
    quotes = json.loads(call(python, "app.py", cwd=tmp_path, env=env))
    assert quotes
    assert all(quote in sentence for quote in quotes)
