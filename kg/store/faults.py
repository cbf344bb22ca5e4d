"""What the driver's errors mean, in one line each that says what to do."""

from kg.errors import StoreError

_REFUSED = {
    "Neo.ClientError.Statement.AccessMode": "the query writes, and queries run in read access mode",
    "Neo.ClientError.Security.Unauthorized": "{uri} refuses the user or password: check KG_USER and KG_PASSWORD",
    "Neo.ClientError.Security.AuthenticationRateLimit": "{uri} refuses after too many wrong passwords: wait a while",
    "Neo.ClientError.Security.CredentialsExpired": "the password for {uri} must be changed first: "
    "ALTER CURRENT USER SET PASSWORD FROM 'old' TO 'new', on the database system",
    "Neo.ClientError.Security.TokenExpired": "the access token for {uri} has expired: get a new one",
    "Neo.ClientError.Security.Forbidden": "the user may not do this at {uri}: ask for the right, or check KG_USER",
    "Neo.ClientError.Database.DatabaseNotFound": "{uri} has no database {database}: check KG_DATABASE",
    "Neo.TransientError.Database.DatabaseUnavailable": "the database {database} at {uri} is not available: "
    "start it, or check KG_DATABASE",
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration": "the query took too long and was ended: "
    "narrow it, or give it more time",
    "Neo.ClientError.Transaction.TransactionTimedOut": "the query took too long and was ended: narrow it",
    "Neo.TransientError.Transaction.LockAcquisitionTimeout": "another writer holds what this one needs: "
    "wait until it is done and run it again",
    "Neo.TransientError.Transaction.DeadlockDetected": "two writers blocked each other: run it again with one writer",
    "Neo.TransientError.Transaction.Terminated": "the query was terminated by the server or by another user",
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError": "the query needs more memory than the server grants: "
    "narrow it",
    "Neo.TransientError.General.OutOfMemoryError": "the server is out of memory: narrow the query",
    "Neo.DatabaseError.Transaction.TransactionLogError": "the server cannot write, most likely its disk is full: "
    "free space and restart it",
    "Neo.DatabaseError.Transaction.TransactionStartFailed": "the server must be restarted (was its disk full?): "
    "free space, then kg store stop, or restart the server",
    "Neo.ClientError.Statement.ExternalResourceFailed": "the query reads a file or address, which is closed here",
    "Neo.ClientError.Cluster.NotALeader": "{uri} is not the member that writes: use a neo4j:// address",
}


def is_out_of_memory(error: BaseException) -> bool:
    """Whether the server's memory limit ended the query; the driver would try such a one again for 30 s."""
    return str(getattr(error, "code", "")).endswith("OutOfMemoryError")


def fault(error: Exception, uri: str, database: str | None) -> StoreError:
    """The error to show for one of the driver's (`neo4j.exceptions`), with `uri` and `database` as asked for."""
    from neo4j import exceptions

    code = getattr(error, "code", None) or ""
    if told := _REFUSED.get(code):
        return StoreError(told.format(uri=uri, database=database or "(default)"))
    said = _line(error)
    if isinstance(error, exceptions.ServiceUnavailable | exceptions.SessionExpired):
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
