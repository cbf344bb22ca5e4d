"""The word lists of `ontology/lexicon`: what they hold agrees, and all of it is read."""

import ast
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from kg.errors import OntologyError
from loaders.text.lexicon import Lexicon, lexicon, lists, rows, unit_types
from loaders.text.tokens import tokenize

LOADERS = Path(__file__).parents[3] / "loaders"
SAID = {  # the strings of the code
    node.value
    for file in LOADERS.rglob("*.py")
    for node in ast.walk(ast.parse(file.read_text("utf-8")))
    if isinstance(node, ast.Constant)
}
# Lists of heads that bodies.tsv has; the others hold beginnings of names, titles, syllables.
WHOLE = ("temporary", "hamlet", "branched", "small", "subject", "uncapped", "fields", "unlisted", "joined")


@pytest.mark.parametrize("name", WHOLE)
def test_lists_of_heads_hold_heads(name: str) -> None:
    known = {row[1] or row[0] for row in rows("bodies.tsv")}
    assert set(lists("heads.toml")[name]) <= known


def repeated(words: list[str]) -> set[str]:
    return {word for word, times in Counter(words).items() if times > 1}


def test_no_word_stands_twice_in_a_list() -> None:
    assert not {people for people, names in rows("surnames.tsv") if repeated(names.split(" "))}
    for file in (LOADERS.parent / "ontology").rglob("*.toml"):
        told: list[object] = [tomllib.loads(file.read_text("utf-8"))]
        for value in told:  # grows as it goes
            held = value.values() if isinstance(value, dict) else value
            told.extend(v for v in held if isinstance(v, dict | list))
            if isinstance(value, list):
                words = [v for v in value if isinstance(v, str)]
                assert not repeated(words), (file.name, repeated(words))


@pytest.mark.parametrize("file", ["heads.toml", "cues.toml", "unreal.toml"])
def test_every_list_is_read(file: str) -> None:
    assert lists(file).keys() <= SAID


def test_what_is_peculiar_to_a_verb_is_known() -> None:
    assert {row[3] for row in rows("status.tsv")} == {"", "plain", "act", "then", "first", "next"}
    assert all(row[2] == "verb" for row in rows("status.tsv") if row[3])


def test_types_by_level() -> None:
    assert unit_types("commune") == {"xã", "phường", "thị trấn", "đặc khu"}


def test_a_form_stands_once() -> None:
    entry = lexicon().at(tokenize("Tỉnh ủy"), 0, "bodies")
    assert entry is not None
    with pytest.raises(OntologyError, match="'Tỉnh ủy' stands twice among bodies"):
        Lexicon([entry, entry])
