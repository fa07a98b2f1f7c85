"""Read a structure file: which units there are, of what kind, under which parent."""

from __future__ import annotations

import re

from graph.model import Problem, ProblemKind, Source, Unit
from loaders.readers.table import Row
from loaders.tables.columns import Layout, problem, quote
from loaders.tables.headers import meaning
from loaders.vocabulary import fold, vocabulary

__all__ = ["units"]

_PERSONS = frozenset({"person", "responsible"})
_OWN = frozenset({"unit", "kind", "parent", "people", "scope"})


def units(layout: Layout, source: Source) -> tuple[list[Unit], list[Problem]]:
    """Read the rows of a structure as units.

    Parameters
    ----------
    layout : Layout
        A table with a column for the unit and none for the partner.
    source : Source
        The file, for the problems.

    Returns
    -------
    list of Unit
        Every column besides unit, kind, parent, scope and people is a group attribute, named
        by its header in lower case; empty cells give none. Columns that name persons (a
        leader, an address, a telephone) are left out.
    list of Problem
        Rows without a unit; kinds and scopes that are not understood (left open).
    """
    found: list[Unit] = []
    problems: list[Problem] = []
    for row in layout.rows:
        if layout.repeats(row):
            continue
        place = layout.place(row)
        if not (name := layout.cell(row, "unit")):
            problems.append(problem(ProblemKind.ROW, source, place, quote(row)))
            continue
        kind = vocabulary().kind(kind_text := layout.cell(row, "kind"))
        scope = vocabulary().scope(scope_text := layout.cell(row, "scope"))
        if not scope_text:  # "external" in the column of kinds says where it belongs
            scope = vocabulary().scope(kind_text)
        for text, understood in ((kind_text, kind), (scope_text, scope)):
            if text and understood is None:
                problems.append(problem(ProblemKind.KIND, source, place, text))
        found.append(
            Unit(
                name=name,
                kind=kind,
                parent=layout.cell(row, "parent"),
                scope=scope,
                people=_people(layout.cell(row, "people")),
                groups=_groups(layout, row),
                place=place,
            )
        )
    return found, problems


def _people(text: str) -> int | None:
    """A head count: the whole number that a cell begins with ("12", "ca. 12", "11,5")."""
    found = re.search(r"\d{1,6}", text)
    return int(found[0]) if found else None


def _groups(layout: Layout, row: Row) -> dict[str, str]:
    own = {layout.columns[name] for name in _OWN & layout.columns.keys()}
    groups: dict[str, str] = {}
    for index, (header, cell) in enumerate(zip(layout.header.cells, row.cells, strict=False)):
        name, text = fold(header), " ".join(cell.split())
        if index not in own and name and text and meaning(header) not in _PERSONS:
            groups.setdefault(name, text)
    return groups
