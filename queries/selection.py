"""Which ties are meant? Filters by frequency, purpose, status, group and document."""

from __future__ import annotations

from collections.abc import Callable, Collection

import numpy as np
from numpy.typing import NDArray

from graph.disclosure import is_together
from graph.errors import UsageError
from graph.evidence import Evidence
from graph.model import Status
from graph.network import Network

__all__ = ["known_status", "quoting", "said_in", "select"]

Rows = NDArray[np.intp]
Mask = NDArray[np.bool_]


def select(
    network: Network,
    rows: Rows,
    *,
    low: float | None = None,
    high: float | None = None,
    text: str | None = None,
    group: tuple[str, str] | None = None,
    statements: Collection[str] | None = None,
) -> Rows:
    """Those of some rows of the collaborations that pass every filter (see `queries.ties`).

    Raises
    ------
    UsageError
        If the attribute or the group does not exist, or the band is empty.
    """
    if low is not None or high is not None:
        rows = rows[_in_band(network, rows, low, high)]
    if group is not None:
        rows = rows[_in_group(network, rows, *group)]
    if statements is not None:
        ids = frozenset(statements)
        rows = rows[_each(rows, lambda row: not ids.isdisjoint(network.evidence[row]))]
    if text:
        word = text.casefold()
        rows = rows[
            _each(rows, lambda row: any(word in p.casefold() for p in network.purposes[row]))
        ]
    return rows


def said_in(evidence: Evidence, document: str) -> frozenset[str]:
    """Ids of the statements that stand in one document, by its name or the start of its hash.

    Raises
    ------
    UsageError
        If there is no such document; the text lists those that exist.
    """
    hashes = {
        sha
        for sha, source in evidence.sources.items()
        if document in (source.name, sha) or (len(document) >= 8 and sha.startswith(document))
    }
    if not hashes:
        there = ", ".join(sorted(source.name for source in evidence.sources.values()))
        raise UsageError(f"no document is called “{document}”. Documents: {there or 'none'}.")
    return frozenset(i for i, s in evidence.statements.items() if s.source in hashes)


def quoting(evidence: Evidence, words: str) -> frozenset[str]:
    """Ids of the statements in whose quote or notes some words stand, whatever the case."""
    wanted = words.casefold()
    return frozenset(
        i
        for i, said in evidence.statements.items()
        if any(
            wanted in text.casefold() for text in (said.quote, *(n.text for n in said.notes))
        )
    )


def known_status(word: str) -> Status:
    """The status that a word names.

    Raises
    ------
    UsageError
        If it names none; the text lists them.
    """
    try:
        return Status(word)
    except ValueError:
        words = ", ".join(Status)
        raise UsageError(f"“{word}” is no status. Use one of: {words}.") from None


def _each(rows: Rows, passes: Callable[[int], bool]) -> Mask:
    return np.fromiter((passes(row) for row in rows.tolist()), np.bool_, len(rows))


def _in_band(network: Network, rows: Rows, low: float | None, high: float | None) -> Mask:
    bottom = 0.0 if low is None else low
    top = np.inf if high is None else high
    if not 0 <= bottom <= top:
        raise UsageError(f"a band from {bottom:g} to {top:g} contacts a year holds nothing.")
    least, most = network.low[rows], network.high[rows]
    most = np.where(np.isnan(most), least, most)  # more than is known is no ground to match
    return ~np.isnan(least) & (least <= top) & (most >= bottom)


def _in_group(network: Network, rows: Rows, attribute: str, label: str) -> Mask:
    groups = network.groups(attribute)
    if label not in groups.labels:
        there = ", ".join(groups.labels)
        small = "".join(
            f" Groups of too few people stand together as “{name}”."
            for name in groups.labels
            if is_together(name)
        )
        raise UsageError(f"no unit has {attribute} “{label}”. Groups: {there}.{small}")
    code = groups.labels.index(label)
    source, target = groups.codes[network.source[rows]], groups.codes[network.target[rows]]
    return np.equal(source, code) | np.equal(target, code)
