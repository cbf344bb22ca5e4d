"""What the driver's errors mean, in one line each that says what to do."""

import re

from kg.errors import StoreError

_TOO_LONG = "the query took too long and was ended: narrow it, or give it more time"
_MEMORY = "the query needs more memory than the server grants: narrow it"
_RESTART = "free space, then restart it (a private one: kg store stop)"
_TOLD = {
    "ClientError.Statement.AccessMode": "the query writes, and queries run in read access mode",
    "ClientError.Statement.ExternalResourceFailed": "the query reads a file or address: that is closed",
    "ClientError.Security.Unauthorized": "{uri} refuses the login: check KG_USER and KG_PASSWORD",
    "ClientError.Security.AuthenticationRateLimit": "{uri} refuses after too many wrong logins: wait",
    "ClientError.Security.CredentialsExpired": "the password for {uri} must be changed first: "
    "ALTER CURRENT USER SET PASSWORD FROM 'old' TO 'new', on the database system",
    "ClientError.Security.TokenExpired": "the access token for {uri} has expired: get a new one",
    "ClientError.Security.Forbidden": "the user may not do this at {uri}: check KG_USER",
    "ClientError.Database.DatabaseNotFound": "{uri} has no database {database}: check KG_DATABASE",
    "TransientError.Database.DatabaseUnavailable": "the database {database} at {uri} is not up: start it",
    "ClientError.Cluster.NotALeader": "{uri} is not the member that writes: use its neo4j:// address",
    "ClientError.Transaction.TransactionTimedOutClientConfiguration": _TOO_LONG,
    "ClientError.Transaction.TransactionTimedOut": _TOO_LONG,
    "TransientError.Transaction.LockAcquisitionTimeout": "another writer holds what this one needs: "
    "run it again when that one is done, or let it wait longer (KG_WAIT_MINUTES)",
    "TransientError.Transaction.DeadlockDetected": "two writers blocked each other: run it again alone",
    "TransientError.General.MemoryPoolOutOfMemoryError": _MEMORY,
    "TransientError.General.OutOfMemoryError": _MEMORY,
    "DatabaseError.Transaction.TransactionLogError": "{uri} cannot write, is its disk full? " + _RESTART,
    "DatabaseError.Transaction.TransactionCommitFailed": "{uri} cannot write, is its disk full? " + _RESTART,
    "DatabaseError.Transaction.TransactionStartFailed": "{uri} needs a restart, was its disk full? "
    + _RESTART,
}


def is_out_of_memory(error: BaseException) -> bool:
    """Whether the server's memory limit ended the query; the driver would try such a one again for 30 s."""
    return str(getattr(error, "code", "")).endswith("OutOfMemoryError")


def is_waiting(error: BaseException | None) -> bool:
    """Whether the server had no more patience with another one who writes."""
    return str(getattr(error, "code", "")).endswith("LockAcquisitionTimeout")


def fault(error: Exception, uri: str, database: str | None) -> StoreError:
    """The error to show for one of the driver's (`neo4j.exceptions`); `uri`, `database`: as asked for."""
    from neo4j import exceptions

    code = getattr(error, "code", None) or ""
    if told := _TOLD.get(code.removeprefix("Neo.")):
        return StoreError(told.format(uri=uri, database=database or "(default)"))
    said = _line(error)
    if isinstance(error, exceptions.ServiceUnavailable | exceptions.SessionExpired):
        why = re.search(r"\(reason (?:\[Errno -?\d+\] )?([^()]+)\)", said)  # the rest repeats the address
        said = why[1] if why else said
        return StoreError(f"{uri} does not answer: is the server running and the address right? ({said})")
    if isinstance(error, exceptions.ConnectionAcquisitionTimeoutError):
        return StoreError(f"{uri} gave no connection in time: too many clients, or the network hangs")
    if isinstance(error, exceptions.AuthError):
        return StoreError(f"{uri} refuses the login ({said}): check KG_USER and KG_PASSWORD")
    if isinstance(error, exceptions.ConfigurationError):
        return StoreError(f"{uri} cannot be used: {said}")
    return StoreError(f"the store refused: {said}" + (f" [{code}]" if code else ""))


def _line(error: Exception) -> str:
    text = getattr(error, "message", None) or str(error) or type(error).__name__
    return " ".join(text.split())[:300]
