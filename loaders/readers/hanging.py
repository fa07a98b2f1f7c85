"""Find lists in two columns of plain text: a name, and beside it a text that hangs.

::

    Library          Every week. Reading hours and
                     book boxes.
    Society of Pilots and Seafarers
                     Twice a year.

Such a text begins at one column from entry to entry; a name may be so long that it has a line
of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.readers.lines import Line, is_marked, opens_item

__all__ = ["GAP", "Hanging", "hanging"]

GAP = "   "  # between a name and what stands beside it
_TAB = 4
_LONGEST = 60  # letters of a name
_FEW = 2  # entries, and lines that hang
_GAP = re.compile(r" {2,}")
_WIDE = re.compile(r" {3,}")
_LABEL = re.compile(r"(?:\*\*|__)?[^\W\d_][^:.,;]{1,50}:(?:\*\*|__)?(?:\s|$)")


@dataclass
class Hanging:
    """By their place in the text, the lines that begin an entry and those that go on.

    `alone` are those that go on below a name which has a line of its own.
    """

    begins: set[int] = field(default_factory=set[int])
    goes_on: set[int] = field(default_factory=set[int])
    alone: set[int] = field(default_factory=set[int])


def hanging(lines: Sequence[Line]) -> Hanging:
    """The entries of all such lists in a text; none where no line hangs."""
    found = Hanging()
    rows = [_expanded(line) for line in lines]
    at = 0
    while at < len(rows):
        column = _column(rows[at])
        if not column:
            at += 1
            continue
        one, at = _from(lines, rows, at, column)
        found.begins |= one.begins
        found.goes_on |= one.goes_on
        found.alone |= one.alone
    return found


def _expanded(line: Line) -> str:
    if line.inset is not None:
        return ""
    return line.raw.replace("\xa0", " ").expandtabs(_TAB).rstrip()


def _column(row: str) -> int:
    """Where the text beside a name begins; 0 where a row is no name with a text beside it.

    An item of a list is none, and neither are a label and a row of three columns.
    """
    bare = row.lstrip()
    gap = _GAP.search(bare)
    if gap is None or is_marked(bare) or opens_item(bare):
        return 0
    if gap.start() > _LONGEST or bare[gap.start() - 1] in ":.":
        return 0
    said = bare[gap.end() :]
    return 0 if _WIDE.search(said) else len(row) - len(said)


def _from(
    lines: Sequence[Line], rows: Sequence[str], start: int, column: int
) -> tuple[Hanging, int]:
    """The list that begins at a line, and where the text after it begins.

    Empty where it is too short or nothing hangs.
    """
    found = Hanging()
    edge = _indent(rows[start])
    at = start
    while at < len(rows):
        row = rows[at]
        if _indent(row) == edge and _column(row) == column:
            found.begins.add(at)
        elif _indent(row) == edge and _is_alone(rows, at, column):
            found.begins.add(at)
            found.alone.add(at + 1)
        elif _indent(row) == column and not lines[at].gap and not _parts(row):
            found.goes_on.add(at)
        else:
            break
        at += 1
    hung = len(found.begins) >= _FEW and len(found.goes_on) >= _FEW
    cut = at < len(rows) and _indent(rows[at]) == column and _parts(rows[at])
    return (found if hung and not cut else Hanging()), at


def _is_alone(rows: Sequence[str], at: int, column: int) -> bool:
    """Whether a name stands alone above the text that hangs."""
    text = rows[at].lstrip()
    if at + 1 >= len(rows) or len(text) > _LONGEST or text.endswith((":", ".", ",")):
        return False
    hangs = _indent(rows[at + 1]) == column and not _parts(rows[at + 1])
    return hangs and text[:1].isupper() and not opens_item(text)


def _parts(row: str) -> bool:
    """Whether a line that stands further in is a field or an item of its own."""
    bare = row.lstrip()
    return bool(_LABEL.match(bare)) or is_marked(bare) or opens_item(bare)


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())
