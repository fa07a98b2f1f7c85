"""Read the rows of a table of ties: each claims that a unit works with a partner."""

from __future__ import annotations

import re
from itertools import pairwise

from graph.model import (
    Basis,
    Conventions,
    Frequency,
    Problem,
    ProblemKind,
    Source,
    Statement,
    Status,
)
from loaders import frequency
from loaders.lists.asides import is_break
from loaders.readers.table import Row
from loaders.statuses import stance_of
from loaders.tables.cells import in_cells
from loaders.tables.columns import Layout, problem, quote
from loaders.tables.headers import period
from loaders.tables.row_status import has_ended, status_of, told_in, without_wish
from loaders.tables.within import rate_within
from loaders.titles.contents import title_key
from loaders.titles.likeness import looks_like_unit
from loaders.titles.promises import is_no_answer, is_scope
from loaders.vocabulary import fold, vocabulary
from loaders.whens import bare_whens, is_when, whens
from loaders.wording import opens_with

__all__ = ["Ties"]

_NUMBER = r"\d{1,3}(?:[ \xa0]\d{3})+|\d+(?:[.,]\d+)?"
_SENTENCE = 10  # words that are no name
_LONG = 6  # words that are a name only where one of them is such as units have
_NEAR = 2  # titles above a table that may say that nothing in it holds any more
_DASHES = frozenset("–—-")
_BARE = re.compile(rf"(?:ca\.?\s*|~\s*)?(?:{_NUMBER})(?:\s*[-–]\s*(?:{_NUMBER}))?")


class Ties:
    """The rows of one table of ties, read in their order."""

    def __init__(
        self, layout: Layout, source: Source, conventions: Conventions, unit: str = ""
    ) -> None:
        self.layout = layout
        self.statements: list[Statement] = []
        self.problems: list[Problem] = []
        self._unit = unit  # where no column names it
        self._source = source
        self._conventions = conventions
        index = layout.columns.get("frequency")
        header = "" if index is None else layout.header.cells[index]
        self._period = period(header) or "times a year"
        index = layout.columns.get("when")
        self._number = "" if index is None else bare_whens(layout.header.cells[index])
        self._times: dict[tuple[str, str, str], list[str]] = {}
        self._stance = _stance(layout)
        self._by_the_way = not layout.columns.keys() & {"frequency", "when"}

    def read(self) -> None:
        """Read all rows; then it is known how often each partner is met at a named time.

        Times of one purpose are counted together: those of several purposes add up where a
        collaboration is made of them.
        """
        self._rows()
        if self._times:
            met = {key: self._met(written) for key, written in self._times.items()}
            self.statements = [
                self._counted(said, met.get((said.subject, said.object, fold(said.purpose))))
                for said in self.statements
            ]

    def _rows(self) -> None:
        titles = [*self.layout.title[-_NEAR:], self.layout.sheet or ""]
        if any(opens_with(title, "ended_words") for title in titles):
            return
        rows = [row for row in self.layout.rows if not self.layout.repeats(row)]
        if "unit" not in self.layout.columns:
            for row in rows:
                self._partners(row, self._unit)
            return
        columns = self.layout.columns
        calls = columns.get("responsible") == columns["unit"]  # of each row for itself
        grouped = not calls and _grouped([self.layout.cell(row, "unit") for row in rows])
        above = ""
        for row, after in zip(rows, [*rows[1:], None], strict=True):
            unit = self.layout.cell(row, "unit") or (above if grouped else "")
            partner = self.layout.cell(row, "partner")
            above = unit
            if fold(partner) == fold(unit):  # merged over the row, or a slip
                partner = ""
            if unit and partner:
                self._tie(row, unit, partner)
            elif not (grouped and self._is_heading(row, after)):
                self._problem(ProblemKind.ROW, row, quote(row))

    def _is_heading(self, row: Row, after: Row | None) -> bool:
        """Whether a row only names the unit of the rows under it."""
        return (
            len({fold(cell) for cell in row.cells if cell.strip()}) == 1
            and bool(self.layout.cell(row, "unit"))
            and after is not None
            and not self.layout.cell(after, "unit")
        )

    def _partners(self, row: Row, unit: str) -> None:
        partner = self.layout.cell(row, "partner")
        if _parts_rows(row):
            return
        if not partner or _is_remark(row) or fold(partner) == fold(unit):
            self._problem(ProblemKind.ROW, row, quote(row))
        else:
            self._tie(row, unit, partner)

    def _tie(self, row: Row, unit: str, partner: str) -> None:
        if has_ended(self.layout, row):
            return
        status = self._status(row)
        for said in in_cells(self.layout, row, self._conventions):
            if _is_nobody(said.partner) or fold(said.partner) == fold(unit):
                continue
            rate = said.frequency or self._frequency(row, said.often)
            why = _purpose(said.purpose, status)
            if self._by_the_way and rate.basis is Basis.UNKNOWN:
                told, why = rate_within(why, self._conventions)
                rate = told or rate
            if when := self.layout.cell(row, "when"):
                self._times.setdefault((unit, said.partner, fold(why)), []).append(when)
            self.statements.append(
                Statement(
                    source=self._source.sha256,
                    speaker=unit,
                    subject=unit,
                    object=said.partner,
                    status=status,
                    frequency=rate,
                    purpose=why,
                    quote=_quoted(row),
                    place=self.layout.place(row),
                )
            )

    def _status(self, row: Row) -> Status:
        status = status_of(self.layout, row)
        if status is None:
            self._problem(ProblemKind.STATUS, row, self.layout.cell(row, "status"))
        if self.layout.cell(row, "status"):
            return status or Status.EXISTING
        return self._stance if status is None or status is Status.EXISTING else status

    def _frequency(self, row: Row, text: str) -> Frequency:
        if _is_blank(text):
            return self._told_beside(row)
        said = f"{text} {self._period}" if _BARE.fullmatch(text) else text
        found = frequency.read(said, self._conventions, Basis.STATED)
        if found is None:
            if told_in(often=text) is Status.EXISTING:
                self._problem(ProblemKind.FREQUENCY, row, text)
            return Frequency(text=text, basis=Basis.STATED)
        return found.model_copy(update={"text": text})

    def _told_beside(self, row: Row) -> Frequency:
        """How often by what stands beside how the tie stands, where no column says it."""
        if "frequency" in self.layout.columns:
            return Frequency()
        for name in ("status", "notes"):
            told, _ = rate_within(self.layout.cell(row, name), self._conventions)
            if told is not None and told.low is not None:
                return told
        return Frequency()

    @staticmethod
    def _counted(said: Statement, met: Frequency | None) -> Statement:
        """A statement without a frequency of its own, with the times at which they meet."""
        if met is None or said.frequency.basis is not Basis.UNKNOWN:
            return said
        return said.model_copy(update={"frequency": met})

    def _met(self, written: list[str]) -> Frequency | None:
        """How often two meet that are written at these times, None when no time is named."""
        times = list(dict.fromkeys(written))
        text = ", ".join(times)
        rates = (frequency.read(w, self._conventions) for w in times if not is_when(w))
        known = [rate for rate in rates if rate]
        if known:
            return known[0].model_copy(update={"text": text})
        count = len({when for words in times for when in whens(words, self._number)})
        if not count:
            return None
        return Frequency(low=count, high=count, text=text, basis=Basis.STATED)

    def _problem(self, kind: ProblemKind, row: Row, text: str) -> None:
        found = problem(kind, self._source, self.layout.place(row), text)
        if self.problems[-1:] != [found]:  # said once for all partners of a row
            self.problems.append(found)


def _stance(layout: Layout) -> Status:
    """How the ties of a table stand by the heading of its section: "Meetings we would like".

    The title of a whole document is none, and planned meetings with their dates are held.
    """
    if len(layout.title) < _NEAR or "when" in layout.columns:
        return Status.EXISTING
    return stance_of(layout.title[-1])


def _quoted(row: Row) -> str:
    """A row with the note pinned to it, where that tells how the tie stands."""
    telling = told_in(often="", beside=[row.note]) is not Status.EXISTING
    return f"{quote(row)} | {row.note}" if telling else quote(row)


def _is_remark(row: Row) -> bool:
    """Whether a row holds nothing but a sentence: a note below the table."""
    texts = [cell for cell in row.cells if cell.strip()]
    words = len(texts[0].split()) if len(texts) == 1 else 0
    return words >= _SENTENCE or (words >= _LONG and not looks_like_unit(texts[0]))


def _parts_rows(row: Row) -> bool:
    """Whether a row only parts the rows under it: "External" over all its columns."""
    texts = {fold(cell) for cell in row.cells if cell.strip()}
    return len(texts) == 1 and is_scope(title_key(texts.pop()))


def _is_blank(cell: str) -> bool:
    """Whether a cell is empty or only dashed."""
    return set(cell) <= _DASHES


def _purpose(why: str, status: Status) -> str:
    return without_wish(why) if status is Status.PROPOSED else why


def _is_nobody(partner: str) -> bool:
    """Whether what stands in the place of a partner is nobody else: a holiday, a dash, we."""
    bare = fold(partner)
    us = vocabulary().all("only_us")
    inner = partner.partition("(")[2].strip(") ")
    nobody = _is_blank(bare) or is_no_answer(partner) or bare in us or fold(inner) in us
    return nobody or is_break(partner)


def _grouped(units: list[str]) -> bool:
    """Whether each unit is written once, above or beside the first of its rows.

    Where a unit is written again on the next row, an empty cell is a gap and no repetition.
    """
    return all(a != b or not a for a, b in pairwise(units))
