"""Templates: header and Cypher are read, checked against each other, a bad file is named with its line."""

from pathlib import Path

import pytest

from kg.errors import QueryError, UsageError
from kg.queries import registry
from kg.queries.cypher import columns, parameters
from kg.queries.run import in_order
from kg.queries.template import Template, read_template

GOOD = """// served: who served where
//
// Parameters
//   official: official      whose posts
//   limit: int = 5          rows at most
//   at: date?
// Row
//   name: str
//   seen: date?             first day
// Example
//   kg query served --official x
MATCH (p:Entity {id: $official})-[h:HOLDS]->(q) WHERE h.since < $at
RETURN p.name AS name, h.first_seen AS seen LIMIT $limit
"""


def put(folder: Path, text: str, name: str = "served", topic: str = "people") -> Path:
    path = folder / topic / f"{name}.cypher"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_template_is_read(tmp_path: Path):
    template = read_template(put(tmp_path, GOOD))
    assert (template.name, template.topic, template.purpose) == ("served", "people", "who served where")
    assert [f.declaration for f in template.parameters] == [
        "official: official",
        "limit: int = 5",
        "at: date?",
    ]
    assert [f.required for f in template.parameters] == [True, False, False]
    assert template.columns == ("name", "seen")
    assert template.example == "kg query served --official x"
    assert template.cypher.startswith("MATCH") and "whose posts" in template.help()


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("// served: who served where", "// served", 1, "expected `// <name>: <purpose>`"),
        ("// served:", "// serves:", 1, "the header names `serves`, the file `served`"),
        ("// Row", "// Rows", 7, "expected a heading"),
        ("//   name: str", "//   name str", 8, "expected `name: type"),
        ("//   name: str", "//   name: text", 8, "`text` is none of the types"),
        ("//   name: str", "//   seen: str", 9, "`seen` is declared twice"),
        ("//   name: str", "//   name: str = 1", 8, "a column has no default"),
        ("limit: int = 5 ", "limit: int = five ", 5, "the default `five` is no int"),
        ("//   kg query served --official x\n", "", 10, "expected one line under Example"),
        ("// Example", "// Sorted\n//   name, day\n// Example", 1, "`day` under Sorted is none"),
        ("LIMIT $limit", "LIMIT $most", 13, "`$most` is not among the Parameters"),
        (" WHERE h.since < $at", "", 1, "does not use the parameter `at`"),
        ("AS seen LIMIT", "AS first LIMIT", 13, "RETURN gives ['name', 'first']"),
        ("p.name AS name, ", "", 13, "RETURN gives ['seen']"),
        ("p.name AS name", "p.name", 13, "RETURN gives ['?', 'seen']"),
    ],
)
def test_a_bad_file_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, said: str):
    assert old in GOOD
    path = put(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(QueryError) as error:
        read_template(path)
    assert str(error.value).startswith(f"{path}:{line}: ") and said in str(error.value)


def test_two_of_one_name_are_an_error_that_names_both(tmp_path: Path):
    one, other = put(tmp_path, GOOD), put(tmp_path, GOOD, topic="bodies")
    with pytest.raises(QueryError) as error:
        registry.paths(tmp_path)
    assert str(one) in str(error.value) and str(other) in str(error.value)


def test_an_unknown_name_tells_what_comes_near():
    with pytest.raises(UsageError, match="did you mean coverage"):
        registry.template("coverag")
    with pytest.raises(UsageError, match="kg query --list"):
        registry.template("zzz")
    assert registry.template("met-together").name == "met_together"


def test_one_file_is_read_for_one_name(tmp_path: Path):
    put(tmp_path, GOOD)
    put(tmp_path, "broken", name="broken")
    assert registry.template("served", tmp_path).name == "served"
    with pytest.raises(QueryError, match=r"broken\.cypher:1"):
        registry.templates(tmp_path)


@pytest.mark.parametrize("template", registry.templates(), ids=lambda t: t.name)
def test_a_shipped_template_documents_itself(template: Template):
    assert template.example.startswith(("kg query ", "kg search "))
    assert all(field.doc for field in template.parameters)
    evidence = {"article", "url", "title", "published", "block", "quote"}
    assert not evidence & set(template.columns) or evidence <= set(template.columns)


@pytest.mark.parametrize(
    ("cypher", "used"),
    [
        ("MATCH (n {id: $id}) WHERE n.at < $at.day RETURN n", {"id": 1, "at": 1}),
        ('RETURN \'$no\', "$no \\" $no", `$no`', {}),
        ("// $no\nRETURN /* $no\n$no */ $yes", {"yes": 3}),
        ("RETURN $`odd name`", {"odd name": 1}),
    ],
)
def test_parameters_of_a_statement(cypher: str, used: dict[str, int]):
    assert parameters(cypher) == used


@pytest.mark.parametrize(
    ("cypher", "names"),
    [
        ("MATCH (n) RETURN n.a AS a, [x IN n.b | x] AS b, c ORDER BY a LIMIT 3", [("a", "b", "c")]),
        ("RETURN DISTINCT a, count(*) AS n", [("a", "n")]),
        ("CALL (n) { RETURN 1 AS inner } RETURN COLLECT { MATCH (x) RETURN x.y } AS xs", [("xs",)]),
        ("RETURN 1 AS a UNION ALL RETURN 2 AS a", [("a",), ("a",)]),
        ("RETURN 'AS b, RETURN' AS a // AS c", [("a",)]),
        ("RETURN CASE WHEN n:Person THEN 'x' END", [("?",)]),
        ("RETURN n.name", [("?",)]),
    ],
)
def test_columns_of_a_statement(cypher: str, names: list[tuple[str, ...]]):
    assert [returned.names for returned in columns(cypher)] == names


def test_rows_that_agree_so_far_are_in_vietnamese_order(tmp_path: Path):
    text = GOOD.replace("//   name: str", "//   kind: str\n//   name: str").replace(
        "RETURN p", "RETURN p.kind AS kind, p"
    )
    query = read_template(put(tmp_path, text.replace("// Example", "// Sorted\n//   kind, name\n// Example")))
    people = ["Vũ Đức An", "Tô Lâm", "Lê Văn Đạt", "Bùi Dũng", "Ân Văn An"]
    bodies = ["Sở Y tế", "Đảng ủy phường 10", "Đảng ủy phường 2", "Bộ Y tế"]
    told = [("person", name) for name in people] + [("body", name) for name in bodies] + [("person", "Ê A")]
    found = [
        r["name"]
        for r in in_order(query, [{"kind": kind, "name": name, "seen": None} for kind, name in told])
    ]
    assert found == [
        "Vũ Đức An", "Ân Văn An", "Bùi Dũng", "Lê Văn Đạt", "Tô Lâm",
        "Bộ Y tế", "Đảng ủy phường 2", "Đảng ủy phường 10", "Sở Y tế", "Ê A",
    ]  # fmt: skip
    plain = read_template(put(tmp_path, text))
    assert [r["name"] for r in in_order(plain, [{"kind": k, "name": n} for k, n in told])] == [
        n for _, n in told
    ]
