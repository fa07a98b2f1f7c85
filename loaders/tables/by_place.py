"""Take columns by their place where the words above them are not known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loaders import frequency
from loaders.readers.table import Row
from loaders.titles.likeness import looks_like_unit

__all__ = ["by_place"]

_LEAST = 2  # rows


def by_place(
    row: Row, header: Mapping[str, int], below: Sequence[Row]
) -> dict[str, int] | None:
    """The columns of a table in which only "how often" is known, and perhaps "what for".

    The first column names the partners where its texts look like names of units, and the
    cells of the known column do say how often; the other with the longest texts tells why.

    Returns
    -------
    dict or None
        None where the header is no such one.
    """
    if "frequency" not in header or not header.keys() <= {"frequency", "purpose"}:
        return None
    free = [
        at for at, cell in enumerate(row.cells) if cell.strip() and at not in header.values()
    ]
    first = next((at for at, cell in enumerate(row.cells) if cell.strip()), -1)
    names, rates = _texts(below, first), _texts(below, header["frequency"])
    if first not in free or len(names) < _LEAST or not rates:
        return None
    like = sum(map(looks_like_unit, names))
    often = sum(frequency.read(text) is not None for text in rates)
    if 3 * like < 2 * len(names) or 3 * often < 2 * len(rates):
        return None
    found = {**header, "partner": first}
    others = [at for at in free if at != first]
    if others and "purpose" not in found:
        found["purpose"] = max(others, key=lambda at: (_length(below, at), -at))
    return found


def _texts(rows: Sequence[Row], at: int) -> list[str]:
    return [row.cells[at] for row in rows if at < len(row.cells) and row.cells[at].strip()]


def _length(rows: Sequence[Row], at: int) -> int:
    return sum(len(text) for text in _texts(rows, at))
