"""Rows as pydantic models, one class for each template, made from the row that its header declares."""

from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, create_model
from pydantic import Field as Info

from kg.queries.template import Template

_TYPES: dict[str, Any] = {
    "str": str,
    "int": int,
    "float": float,
    "bool": bool,
    "date": date,
    "[str]": list[str],
}


class Row(BaseModel):
    """One row of an answer, frozen. `model_dump(mode="json")` gives JSON values."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def class_name(template: Template) -> str:
    """`met_together` → `MetTogether`."""
    return "".join(word.capitalize() for word in template.name.split("_"))


@cache
def row_model(template: Template) -> type[Row]:
    """The class of a template's rows; its fields are the columns, in order, with their meanings."""
    fields: dict[str, Any] = {}
    for field in template.row:
        kind = _TYPES[field.type]
        fields[field.name] = (kind | None if field.optional else kind, Info(description=field.doc or None))
    return create_model(class_name(template), __base__=Row, __doc__=f"A row of `{template.name}`.", **fields)
