"""The library: every query as a method, over one store.

    with KnowledgeGraph() as graph:
        for row in graph.coverage(official="Trịnh Xuân Trường", limit=5):
            print(row.published, row.title, row.quote)

The methods and their rows come from the templates; `typed.pyi` tells them to type checkers and editors.
"""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Self

from kg.queries import registry
from kg.queries.rows import Row, row_model
from kg.queries.run import answer
from kg.queries.steps import Rows, drive, drive_async
from kg.queries.template import Template

if TYPE_CHECKING:
    from types import TracebackType

    from kg.queries.typed import AsyncQueries, Queries
else:
    AsyncQueries = Queries = object


def _models(query: Template, rows: Rows) -> list[Any]:
    make = row_model(query).model_validate
    return [make(row) for row in rows]


def _template(owner: object, name: str) -> Template:
    """The template behind a method; AttributeError, as Python wants it, where there is none."""
    if name not in registry.paths():
        raise AttributeError(f"{type(owner).__name__} has no query `{name}`")
    return registry.template(name)


class KnowledgeGraph(Queries):
    """A graph to ask: a context manager over a store.

    `db` is a server's URI or the folder of a private one; None takes KG_URI, else the user's private server,
    which is started when needed. Each query is a method with the template's parameters as keywords; one that
    means an official, body, place, document, meeting or post takes an id or a name. Rows are frozen models.
    Raises StoreError (no store), UsageError (no such query or parameter), NotFoundError, AmbiguousError.
    """

    def __init__(self, db: str | None = None) -> None:
        """Opens the store."""
        from kg.store.connect import Store

        self._store = Store.open(db)

    def query(self, name: str, /, **parameters: object) -> list[Row]:
        """The rows of the query `name`."""
        query = registry.template(name)
        return _models(query, drive(answer(query, parameters), self._store.read))

    def queries(self) -> tuple[Template, ...]:
        """Every query there is, with purpose, parameters and row."""
        return registry.templates()

    def close(self) -> None:
        """Leaves the store; a private server stays up for the next."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: "TracebackType | None"
    ) -> None:
        self.close()

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *registry.paths()]

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Callable[..., list[Row]]:
            query = _template(self, name)

            def ask(**parameters: object) -> list[Row]:
                return self.query(query.name, **parameters)

            ask.__name__, ask.__doc__ = query.name, query.help()
            return ask


class AsyncKnowledgeGraph(AsyncQueries):
    """`KnowledgeGraph` for asynchronous programs: `async with`, and every query is awaited."""

    def __init__(self, db: str | None = None) -> None:
        """Names the store, which is opened on entry."""
        self._db = db

    async def __aenter__(self) -> Self:
        from kg.store.connect import AsyncStore

        self._store = await AsyncStore.open(self._db)
        return self

    async def query(self, name: str, /, **parameters: object) -> list[Row]:
        """The rows of the query `name`."""
        query = registry.template(name)
        return _models(query, await drive_async(answer(query, parameters), self._store.read))

    def queries(self) -> tuple[Template, ...]:
        """Every query there is, with purpose, parameters and row."""
        return registry.templates()

    async def close(self) -> None:
        """Leaves the store; a private server stays up for the next."""
        await self._store.close()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: "TracebackType | None"
    ) -> None:
        await self.close()

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *registry.paths()]

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Callable[..., Awaitable[list[Row]]]:
            query = _template(self, name)

            async def ask(**parameters: object) -> list[Row]:
                return await self.query(query.name, **parameters)

            ask.__name__, ask.__doc__ = query.name, query.help()
            return ask
