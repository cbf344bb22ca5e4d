"""Errors a user can act on: each is one line that says what is wrong and what to do."""


class KgError(Exception):
    """Something the user can mend; the command line prints it as one line and exits with `status`."""

    status = 1


class UsageError(KgError):
    """The command, template or parameter is not one there is (exit status 2)."""

    status = 2


class InputError(KgError):
    """An input file, line or article cannot be read; names it."""


class OntologyError(KgError):
    """A data file of the ontology contradicts itself or names what is not there."""


class StoreError(KgError):
    """The store cannot be reached, refuses, or is of another version."""


class RecordError(KgError):
    """A record or claim breaks the ontology (domain, range, dates)."""


class QueryError(KgError):
    """A query template contradicts itself, or two bear one name; names file and line."""


class NotFoundError(KgError):
    """Nothing in the graph bears a name; lists what comes near."""


class AmbiguousError(KgError):
    """Several things in the graph bear a name; lists them with what tells them apart."""
