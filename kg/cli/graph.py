"""Asking the store that the options name."""

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError

if TYPE_CHECKING:
    from kg.store.connect import Store

_LOADED = "OPTIONAL MATCH (s:Schema) RETURN s IS NOT NULL AS loaded"


def ask(
    options: argparse.Namespace, query: str, given: Mapping[str, Any]
) -> tuple[list[dict[str, Any]], str]:
    """The rows of a query and the address of the store that gave them."""
    from kg.store.connect import Store

    with Store.open(options.db, quiet=options.quiet) as store:
        return rows(store, query, given), store.target.uri


def rows(store: "Store", query: str, given: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of a query; StoreError says so where nothing was ever loaded and the indexes are not there."""
    from kg.queries import run

    try:
        return run.rows(store, query, given)
    except StoreError:
        if store.read(_LOADED)[0]["loaded"]:
            raise
        raise StoreError(f"the store at {store.target.uri} holds no articles yet: kg load PATH") from None
