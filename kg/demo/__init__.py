"""A dozen short articles, invented for the purpose, and five questions that they answer."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from kg.jsonl import read_jsonl
from kg.model import Article


@dataclass(frozen=True)
class Step:
    """A template with parameters, and the columns of its rows that matter here."""

    query: str
    given: Mapping[str, str]
    show: tuple[str, ...]

    @property
    def command(self) -> str:
        """The same as a command line."""
        options = (f"--{name.replace('_', '-')} {_quoted(value)}" for name, value in self.given.items())
        return " ".join(("kg query", self.query, *options))


@dataclass(frozen=True)
class Question:
    """A question in words, and the steps that answer it."""

    asks: str
    steps: tuple[Step, ...]


def articles() -> tuple[Article, ...]:
    """The shipped articles, oldest first."""
    return tuple(Article.model_validate(item) for _, item in read_jsonl(_folder() / "articles.jsonl"))


def questions() -> tuple[Question, ...]:
    """The five questions, in order."""
    data = tomllib.loads((_folder() / "questions.toml").read_text(encoding="utf-8"))
    return tuple(
        Question(q["asks"], tuple(Step(s["query"], s["given"], tuple(s["show"])) for s in q["step"]))
        for q in data["question"]
    )


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


def _folder() -> Path:
    return Path(str(files("kg.demo")))
