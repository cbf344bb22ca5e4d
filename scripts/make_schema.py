"""Read and check ontology/kg.ttl, and keep what was read as ontology/kg.json, which loads without rdflib.

python scripts/make_schema.py
"""

from pathlib import Path

from kg.ontology.schema import dumps
from kg.ontology.turtle import read

FOLDER = Path(__file__).parent.parent / "ontology"

if __name__ == "__main__":
    schema = read(FOLDER / "kg.ttl")
    (FOLDER / "kg.json").write_text(dumps(schema), "utf-8")
    print(f"{len(schema.classes)} classes, {len(schema.relations)} relations, {len(schema.indexes)} indexes")
