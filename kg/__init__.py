"""A knowledge graph of Vietnam's officials, bodies and resolutions, with the sentence behind every fact."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.queries.graph import AsyncKnowledgeGraph as AsyncKnowledgeGraph
    from kg.queries.graph import KnowledgeGraph as KnowledgeGraph

__all__ = ["AsyncKnowledgeGraph", "KnowledgeGraph"]


def __getattr__(name: str) -> object:
    """The library's classes, imported when first asked for: `import kg` alone stays instant."""
    if name in __all__:
        from kg.queries import graph

        found: object = getattr(graph, name)
        return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
