"""The connection to a Neo4j server: where it is, who we are, and errors in words."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from pathlib import Path
from ssl import SSLCertVerificationError
from typing import Any, LiteralString, NamedTuple, TypeVar
from urllib.parse import SplitResult, urlsplit

import neo4j
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Forbidden,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.errors import StoreError, UsageError

__all__ = ["SCHEMES", "Address", "Connection", "Part", "address", "credentials"]

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
"""Ways to speak to Neo4j: `+s` with a verified certificate, `+ssc` with any."""

USER, PASSWORD = "SAMSPILL_NEO4J_USER", "SAMSPILL_NEO4J_PASSWORD"
PASSWORD_FILE = "SAMSPILL_NEO4J_PASSWORD_FILE"  # noqa: S105 - the name of a setting
RERUNS = 5  # of a batch whose commit was cut off
FETCH = 10_000  # rows on the way at once

# The driver's own lines would stand between ours; what matters becomes an error.
logging.getLogger("neo4j").addHandler(logging.NullHandler())
_log = logging.getLogger(__name__)

T = TypeVar("T")
Row = dict[str, Any]


class Address(NamedTuple):
    """A server and a database on it."""

    server: str
    database: str

    def __str__(self) -> str:
        return f"{self.server}/{self.database}"


def address(location: str) -> Address:
    """Take a location apart: ``neo4j://host:7687/database`` (database: neo4j).

    Raises
    ------
    UsageError
        If it is no such URL, or has a password in it. The text never repeats one.
    """
    try:
        parts = urlsplit(location)
        port = parts.port
    except ValueError as error:
        raise UsageError("the address of the graph is not a URL") from error
    if parts.scheme not in SCHEMES:
        raise UsageError(f"no store for {parts.scheme}:// addresses; use {', '.join(SCHEMES)}")
    if parts.username is not None or parts.password is not None:
        raise UsageError(
            f"leave user and password out of the address; set {USER} and {PASSWORD}, or "
            f"{PASSWORD_FILE} to the name of a file that only you can read"
        )
    database = parts.path.strip("/")
    if not parts.hostname or parts.query or parts.fragment or "/" in database:
        raise UsageError(f"write the address as {parts.scheme}://host:7687/database")
    _warn_of_plain_text(parts)
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    server = f"{parts.scheme}://{host}" + (f":{port}" if port else "")
    return Address(server, database or "neo4j")


def _warn_of_plain_text(parts: SplitResult) -> None:
    if parts.scheme in ("neo4j", "bolt") and not _loopback(parts.hostname or ""):
        _log.warning(
            "%s://%s is not encrypted: password and graph can be read on the way. Use %s+s://",
            parts.scheme,
            parts.hostname,
            parts.scheme,
        )


def _loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def credentials() -> tuple[str, str]:
    """User and password from the environment, or the password from a file of one's own.

    Raises
    ------
    StoreError
        If there is no password, or others can read the file.
    """
    user = os.environ.get(USER, "neo4j")
    if password := os.environ.get(PASSWORD):
        return user, password
    named = os.environ.get(PASSWORD_FILE)
    if not named:
        raise StoreError(f"no password for Neo4j: set {PASSWORD} or {PASSWORD_FILE}")
    path = Path(named)
    try:
        if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise StoreError(f"{path}: others can read this password; do: chmod 600 {path}")
        return user, path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{path}: the password cannot be read ({error})") from error


class Part(NamedTuple):
    """A text of a transaction, and how many rows it should say that it wrote."""

    text: str
    values: Row
    rows: int


class _Short(Exception):
    """A text wrote other than it should: written, rows."""


class Connection:
    """One driver for one database; close it.

    Raises
    ------
    StoreError
        If nobody answers, we are not let in, or the server is older than Neo4j 5.
    """

    def __init__(self, where: Address) -> None:
        self.where = where
        user, password = credentials()
        with self.told():
            self._driver: neo4j.Driver = neo4j.GraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType] - untyped there
                where.server, auth=(user, password), notifications_min_severity="OFF"
            )
        try:
            with self.told():
                # Without the waiting of a query.
                server = self._driver.get_server_info()  # pyright: ignore[reportUnknownMemberType]
        except BaseException:
            self._driver.close()
            raise
        agent = server.agent
        version = agent.removeprefix("Neo4j/").split(".")[0]
        if not version.isdigit() or int(version) < 5:
            self._driver.close()
            raise StoreError(f"{where}: {agent} is too old; Samspill needs Neo4j 5 or later")

    @contextmanager
    def told(self) -> Generator[None]:
        """Turn the driver's errors into ones that say where and what to do."""
        try:
            yield
        except (DriverError, Neo4jError) as error:
            raise StoreError(f"{self.where}: {_hint(error)}") from error

    def write(self, text: str, **values: Any) -> int:
        """Run a text that can be run twice; the number of rows it says it wrote.

        A commit whose answer was cut off may have happened or not: it is run again.
        """
        return self._again(
            lambda: int(self._execute(text, neo4j.RoutingControl.WRITE, values)[0][0])
        )

    def write_whole(self, parts: Sequence[Part]) -> tuple[int, int] | None:
        """Run several such texts in one transaction.

        Returns
        -------
        tuple of int or None
            Rows that the first text wrote which did not write all of its rows, and those it
            should have written: nothing was done then.
        """

        def work(transaction: neo4j.ManagedTransaction) -> None:
            for part in parts:
                row = transaction.run(_ours(part.text), part.values).single(strict=True)
                if row[0] != part.rows:
                    raise _Short(row[0], part.rows)

        with self._driver.session(  # pyright: ignore[reportUnknownMemberType] - untyped there
            database=self.where.database,
            bookmark_manager=self._driver.execute_query_bookmark_manager,
        ) as session:
            try:
                self._again(lambda: session.execute_write(work))
            except _Short as short:
                written, rows = short.args
                return written, rows
        return None

    def _again(self, work: Callable[[], T]) -> T:
        """Do something once more when its commit was cut off."""
        with self.told():
            for _ in range(RERUNS - 1):
                with suppress(IncompleteCommit):
                    return work()
            return work()

    def define(self, text: str) -> None:
        """Run a text that changes the schema."""
        with self.told():
            self._execute(text, neo4j.RoutingControl.WRITE, {})

    def read(self, text: str, **values: Any) -> list[Row]:
        """All rows of a question."""
        with self.told():
            found = self._execute(text, neo4j.RoutingControl.READ, values)
        return [dict(record) for record in found]

    def stream(self, text: str, **values: Any) -> Iterator[Row]:
        """The rows of a question, one at a time; a lost connection is an error."""
        with (
            self.told(),
            self._driver.session(  # pyright: ignore[reportUnknownMemberType] - untyped there
                database=self.where.database,
                default_access_mode=neo4j.READ_ACCESS,
                fetch_size=FETCH,
                bookmark_manager=self._driver.execute_query_bookmark_manager,
            ) as session,
        ):
            for record in session.run(_ours(text), values):
                yield dict(record)

    def _execute(
        self, text: str, routing: neo4j.RoutingControl, values: dict[str, Any]
    ) -> list[neo4j.Record]:
        return self._driver.execute_query(
            _ours(text), values, routing_=routing, database_=self.where.database
        ).records

    def close(self) -> None:
        """Close the driver."""
        self._driver.close()


def _ours(text: str) -> LiteralString:
    # The texts are those of `graph.stores.cypher`, put together from constants there.
    return text  # pyright: ignore[reportReturnType]


def _refused(error: BaseException) -> str:
    """Why the server's certificate was refused; empty when it was not."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, SSLCertVerificationError):
            return seen.verify_message
        seen = seen.__cause__ or seen.__context__
    return ""


def _hint(error: DriverError | Neo4jError) -> str:
    if why := _refused(error):
        return (
            f"the server's certificate is not trusted ({why}); if your organisation signs its "
            "own, set SSL_CERT_FILE to the file of its authority"
        )
    if isinstance(error, AuthError):
        return f"user or password is not accepted; see {USER} and {PASSWORD}"
    if isinstance(error, Forbidden):
        return f"this user may not do that ({error.message}); see the rights in docs/stores.md"
    if isinstance(error, IncompleteCommit):
        return "the connection broke while saving; do the same again, nothing is doubled"
    if isinstance(error, (ServiceUnavailable, SessionExpired)):
        return (
            "no Neo4j answers there (is it running, and is a certificate needed or refused?); "
            "what was committed is safe, do the same again"
        )
    if isinstance(error, ConfigurationError):
        return f"cannot be used ({error})"
    if isinstance(error, Neo4jError):
        return f"{error.message} ({error.code})"
    return f"{error.args[0] if error.args else error!r}"
