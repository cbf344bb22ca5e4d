"""`typed.pyi`: the library's methods and rows as type checkers and editors see them, made from the templates.

Run `python -m kg.queries.stubs` after a template has changed; a test keeps the file current. Nothing of it is
imported at run time.
"""

from pathlib import Path

from kg.queries.registry import templates
from kg.queries.rows import class_name
from kg.queries.template import THINGS, Field, Template

PATH = Path(__file__).with_name("typed.pyi")
_HEAD = '''"""The library's queries, made from the templates by `python -m kg.queries.stubs`: do not edit."""

import datetime

from kg.queries.rows import Row
'''
_ROW = {"[str]": "list[str]", "date": "datetime.date"}
_PARAMETER = {
    "date": "datetime.date | str",
    "page": "datetime.date | str",
    "words": "str",
    **dict.fromkeys(THINGS, "str"),
}


def text() -> str:
    """The whole file."""
    found = templates()
    parts = [_HEAD, *map(_row, found)]
    for owner, define in (("Queries", "def"), ("AsyncQueries", "async def")):
        parts.append(f'class {owner}:\n    """Every query as a method."""\n')
        parts += [_method(template, define) for template in found]
    return "\n".join(parts)


def _row(template: Template) -> str:
    fields = [f"    {f.name}: {_optional(_ROW.get(f.type, f.type), f)}" for f in template.row]
    return "\n".join([f"class {class_name(template)}(Row):", *fields]) + "\n"


def _method(template: Template, define: str) -> str:
    given = [_argument(field) for field in sorted(template.parameters, key=lambda field: not field.required)]
    taken = "".join(f"        {argument},\n" for argument in (["self", "*", *given] if given else ["self"]))
    told = [f"        {field.name}: {field.doc}" for field in template.parameters]
    says = (
        [f'        """{template.sentence}', "", *told, '        """']
        if told
        else [f'        """{template.sentence}"""']
    )
    return (
        f"    {define} {template.name}(\n{taken}    ) -> list[{class_name(template)}]:\n"
        + "\n".join(says)
        + "\n"
    )


def _argument(field: Field) -> str:
    type_ = _optional(_PARAMETER.get(field.type, field.type), field)
    return f"{field.name}: {type_}" if field.required else f"{field.name}: {type_} = ..."


def _optional(type_: str, field: Field) -> str:
    return f"{type_} | None" if field.optional else type_


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
