"""A query template: one `.cypher` file whose comment header tells name, purpose, parameters, row and example.

    // positions: the offices an official has held
    //
    // Parameters
    //   official: official      whose offices
    //   limit: int = 50         rows at most
    // Row
    //   title: str
    //   since: str?             EDTF, where an article says so
    // Sorted
    //   since, title
    // Example
    //   kg query positions --official "Tô Lâm"
    MATCH …

A field is `name: type[?] [= default]`, then two spaces and what it means. `?` allows null; a parameter that
may be null or has a default may be left out. Rows that agree in all columns under Sorted but the last are put
in the Vietnamese order of that one, which the database does not know. Header and Cypher are checked against
each other at loading.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from kg.errors import QueryError
from kg.queries.cypher import columns, parameters

THINGS = ("official", "body", "place", "document", "meeting", "post", "article")  # given by id or by name
PARAMETER_TYPES = ("str", "int", "float", "bool", "date", "words", "page", *THINGS)
ROW_TYPES = ("str", "int", "float", "bool", "date", "[str]")
HEADINGS = ("Parameters", "Row", "Sorted", "Example")
_FIELD = re.compile(r"(?P<name>[a-z]\w*): (?P<type>\[?[a-z]+]?)(?P<optional>\?)?(?: = (?P<default>.+))?")
_TITLE = re.compile(r"(?P<name>[a-z]\w*): (?P<purpose>\S.*)")


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter, or a column of the row."""

    name: str
    type: str
    optional: bool
    doc: str
    default: Any = None

    @property
    def required(self) -> bool:
        """True for a parameter that must be given."""
        return not self.optional and self.default is None

    @property
    def declaration(self) -> str:
        """As the header writes it: `limit: int = 20`."""
        declared = f"{self.name}: {self.type}{'?' if self.optional else ''}"
        if self.default is None:
            return declared
        return f"{declared} = {json.dumps(self.default, ensure_ascii=False, default=str)}"


@dataclass(frozen=True, slots=True)
class Template:
    """A named, documented, checked query."""

    name: str
    topic: str
    purpose: str
    parameters: tuple[Field, ...]
    row: tuple[Field, ...]
    example: str
    sorted: tuple[str, ...]
    cypher: str
    path: Path

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the row's fields, in the order of RETURN."""
        return tuple(field.name for field in self.row)

    @property
    def sentence(self) -> str:
        """The purpose as a sentence."""
        return f"{self.purpose[0].upper()}{self.purpose[1:]}."

    def help(self) -> str:
        """Purpose, parameters, columns and example, as a user reads them."""
        parts = [self.sentence]
        for heading, fields in (("Parameters", self.parameters), ("Row", self.row)):
            wide = max((len(field.declaration) for field in fields), default=0)
            parts += ["", heading, *(f"  {f.declaration:{wide}}  {f.doc}".rstrip() for f in fields)]
        return "\n".join([*parts, "", "Example", f"  {self.example}"])


def read_template(path: Path) -> Template:
    """The template in a file; QueryError, naming file and line, where header and Cypher do not agree."""
    try:
        return _Reader(path, path.read_text(encoding="utf-8")).template()
    except UnicodeDecodeError:
        raise QueryError(f"{path}: not UTF-8 text") from None


class _Reader:
    """Reads one file; `self.line` is the line at hand, for messages."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.line = path, 1
        self.lines = text.splitlines()
        self.body_from = next(
            (n for n, line in enumerate(self.lines) if not line.startswith("//")), len(self.lines)
        )
        self.cypher = "\n".join(self.lines[self.body_from :]).rstrip()

    def template(self) -> Template:
        title = _TITLE.fullmatch(self.lines[0].removeprefix("//").strip()) if self.lines else None
        if title is None:
            self.fail("expected `// <name>: <purpose>`")
        if title["name"] != self.path.stem:
            self.fail(f"the header names `{title['name']}`, the file `{self.path.stem}`")
        sections = self.sections()
        template = Template(
            name=title["name"],
            topic=self.path.parent.name,
            purpose=title["purpose"],
            parameters=tuple(self.fields(sections.get("Parameters", []), PARAMETER_TYPES, parameter=True)),
            row=tuple(self.fields(sections.get("Row", []), ROW_TYPES, parameter=False)),
            example=self.example(sections.get("Example", [])),
            sorted=self.sorted(sections.get("Sorted", [])),
            cypher=self.cypher,
            path=self.path,
        )
        self.check(template)
        return template

    def sections(self) -> dict[str, list[tuple[int, str]]]:
        """The header's sections: the numbered, stripped lines under each heading."""
        found: dict[str, list[tuple[int, str]]] = {}
        under: list[tuple[int, str]] | None = None
        for number, line in enumerate(self.lines[1 : self.body_from], 2):
            self.line, text = number, line[2:]
            if not text.strip():
                continue
            if text.startswith("  ") and under is not None:
                under.append((number, text.strip()))
            elif (heading := text.strip()) in HEADINGS and heading not in found:
                under = found.setdefault(heading, [])
            else:
                self.fail(
                    f"expected a heading ({', '.join(HEADINGS)}), each once, and its lines two spaces in"
                )
        return found

    def fields(
        self, lines: list[tuple[int, str]], types: tuple[str, ...], *, parameter: bool
    ) -> Iterator[Field]:
        seen: set[str] = set()
        for line, text in lines:
            self.line = line
            declared, _, doc = text.partition("  ")
            match = _FIELD.fullmatch(declared.strip())
            if match is None:
                self.fail(f"expected `name: type[?] [= default]  meaning`, not `{text}`")
            if match["type"] not in types:
                self.fail(f"`{match['type']}` is none of the types {', '.join(types)}")
            if match["name"] in seen:
                self.fail(f"`{match['name']}` is declared twice")
            if match["default"] and not parameter:
                self.fail("a column has no default")
            seen.add(match["name"])
            yield Field(
                name=match["name"],
                type=match["type"],
                optional=bool(match["optional"]),
                doc=doc.strip(),
                default=self.default(match["default"], match["type"]),
            )

    def default(self, text: str | None, type_: str) -> object:
        if text is None:
            return None
        try:
            value: object = json.loads(text)
            return date.fromisoformat(str(value)) if type_ == "date" else value
        except (ValueError, TypeError):
            self.fail(f"the default `{text}` is no {type_} in JSON")

    def example(self, lines: list[tuple[int, str]]) -> str:
        if len(lines) != 1:
            self.line = self.body_from
            self.fail("expected one line under Example")
        return lines[0][1]

    def sorted(self, lines: list[tuple[int, str]]) -> tuple[str, ...]:
        return tuple(column.strip() for _, text in lines for column in text.split(","))

    def check(self, template: Template) -> None:
        """Parameters and columns of the Cypher are those of the header."""
        for column in template.sorted:
            if column not in template.columns:
                self.line = 1
                self.fail(f"`{column}` under Sorted is none of the Row's columns")
        declared = {field.name for field in template.parameters}
        used = parameters(self.cypher)
        for name, line in used.items():
            if name not in declared:
                self.line = self.body_from + line
                self.fail(f"`${name}` is not among the Parameters of the header")
        self.line = 1
        if unused := declared - used.keys():
            self.fail(f"the Cypher does not use the parameter `{min(unused)}`")
        for returned in columns(self.cypher):
            self.line = self.body_from + returned.line
            if returned.names != template.columns:
                self.fail(f"RETURN gives {list(returned.names)}, the header's Row {list(template.columns)}")

    def fail(self, what: str) -> NoReturn:
        raise QueryError(f"{self.path}:{self.line}: {what}")
