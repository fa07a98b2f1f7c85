"""Fill a table of a document row by row, with cells over several rows or columns."""

from __future__ import annotations

from graph.model import ProblemKind
from loaders.readers.limits import MAX_CELLS, Refused
from loaders.readers.table import Row

__all__ = ["Grid"]

_MOST_COLUMNS = 200


class Grid:
    """The rows of a table; each cell that a wide or high cell covers holds its text."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._number = 1
        self._cells: list[str] = []
        self._above: list[str] = []
        self._hanging: dict[int, tuple[int, str]] = {}  # column: last row and text
        self._spent = 0

    def cell(self, text: str | None, across: int, down: int) -> None:
        """Add a cell over so many columns and rows; None for one that goes on from above."""
        self._hang()
        at = len(self._cells)
        if text is None:
            text = self._above[at] if at < len(self._above) else ""
        for column in range(at, min(at + max(across, 1), _MOST_COLUMNS)):
            self._cells.append(text)
            if down > 1:
                self._hanging[column] = (self._number + down - 1, text)

    def _hang(self) -> None:
        while True:
            last, text = self._hanging.get(len(self._cells), (0, ""))
            if last < self._number:
                return
            self._cells.append(text)

    def end_row(self, line: int, page: int | None) -> bool:
        """Close the row, which stands at a line and page; returns whether it holds text."""
        self._hang()
        cells, self._above, self._cells = self._cells, self._cells, []
        self._spent += max(len(cells), 1) + sum(map(len, cells)) // 100
        if self._spent > MAX_CELLS:
            raise Refused(ProblemKind.TOO_LARGE, "too many cells")
        number, self._number = self._number, self._number + 1
        while cells and not cells[-1].strip():
            cells = cells[:-1]
        if cells:
            self.rows.append(Row(number, tuple(cells), line, page))
        return bool(cells)
