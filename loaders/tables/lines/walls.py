"""Read notes from the wall of a workshop, typed up: a title for each unit, its notes below.

::

    yellow = what we do, pink = it hurts      a legend, anywhere in the document

    TABLE 1  LIBRARY                          Library
    yellow Schools: reading weeks, monthly    yellow
    pink   Facilities - nobody answers         - Schools: reading weeks, monthly

The sign of each note stands before or behind it, or is a title of several. It tells how the tie
stands. Notes that name nobody tell of no tie; where most do so, it is no such wall.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from graph.model import Status
from loaders.blocks import Block, BlockKind
from loaders.language import detect
from loaders.naming.mentions import COPULAS
from loaders.readers.table import Row
from loaders.tables.lines.made import Found, found_in, row_of
from loaders.tables.lines.wall_legend import Legend
from loaders.tables.lines.wall_notes import Teller
from loaders.tables.lines.wall_signs import sign_of, signed, without_votes
from loaders.tables.lines.wall_unit import unit_of_notes
from loaders.titles.contents import title_of
from loaders.titles.likeness import looks_like_unit, seems_named
from loaders.titles.openings import is_title
from loaders.titles.owners import names_unit
from loaders.vocabulary import fold
from loaders.wording import any_of

__all__ = ["wall_in"]

_FEW = 2
_NOTES = 4  # of a wall, at least
_COUNTED = re.compile(r"\s*[(\[][^()\[\]]*\d[^()\[\]]*[)\]]$")  # how many sat there
_DASH = "-"  # a sign that the readers take for the mark of a bullet


@dataclass
class _Board:
    """The notes below one title: who they are of, and each with its sign and text."""

    unit: str
    at: int
    notes: list[tuple[Block, str, str]] = field(default_factory=list[tuple[Block, str, str]])
    end: int = 0


def wall_in(run: Sequence[Block], legend: Legend, unit: str = "") -> tuple[int, Found] | None:
    """The wall in a stretch of blocks and where it begins; None where there is none.

    Parameters
    ----------
    run : sequence of Block
        A stretch of the document without tables.
    legend : Legend
        What signs stand for in the whole document.
    unit : str
        The unit of the whole document, for notes without a title of their own.
    """
    if not legend:
        return None
    boards = [board for board in _boards(run, legend, unit) if board.notes]
    _name(boards, run, unit)
    teller = Teller(detect("\n".join(b.text for b in run)), [board.unit for board in boards])
    notes = [note for board in boards for note in board.notes]
    used = {sign for _, sign, _ in notes}
    if (
        len(notes) < _NOTES
        or len(used) < _FEW
        or not all(b.unit and names_unit(b.unit) for b in boards)
    ):
        return None
    told = [
        (status, list(_rows(board.unit, block, status, text, teller)))
        for board in boards
        for block, sign, text in board.notes
        if (status := legend.signs[sign]) is not None
    ]
    named = sum(bool(rows) for _, rows in told)
    if not named or 2 * named <= len(told):
        return None
    rows = [row for _, some in told for row in some]
    start, end = boards[0].at, boards[-1].end
    return start, found_in(rows, "", end - start)


def _name(boards: Sequence[_Board], run: Sequence[Block], unit: str) -> None:
    """Give notes without the name of a unit above them the one of the whole document."""
    bare = [b for b in boards if not names_unit(b.unit)] if len(boards) > 1 else boards
    for board in bare:
        said = unit_of_notes(run[: boards[0].at + 1])
        if not looks_like_unit(board.unit) or fold(said) in fold(board.unit):
            board.unit = said or unit


def _boards(run: Sequence[Block], legend: Legend, unit: str) -> Iterator[_Board]:
    board, title = _Board(unit, 0), ""
    outer = _hold_titles(run, legend)
    for at, block in enumerate(run):
        if id(block) in legend.blocks:
            title = ""
        elif sign := _only_sign(block, legend):
            title = sign
        elif note := signed(block.text, legend.signs):
            _add(board, at, (block, note.sign, note.text))
        elif title and _is_below(run, at, legend) and not (outer and _heads(run, at)):
            _add(board, at, (block, title, block.text))
        elif is_title(block) or _has_inner(run, at) or (outer and _heads(run, at)):
            yield board
            board = _Board(_unit(block.text.replace("**", "")), at)
            title = title if outer else ""
        elif block.kind is BlockKind.BULLET and (title or _DASH in legend.signs):
            _add(board, at, (block, title or _DASH, block.text))
        else:
            title = ""
    yield board


def _only_sign(block: Block, legend: Legend) -> str:
    """The sign that a line only names, as a title of the notes below it; empty for others."""
    sign = legend.titles.get(id(block)) or sign_of(block.text.strip(" :*_#"))
    return sign if sign in legend.signs else ""


def _hold_titles(run: Sequence[Block], legend: Legend) -> bool:
    """Whether the titles of units stand below those of signs, and not the other way round."""
    below = [at + 1 for at, block in enumerate(run) if id(block) in legend.titles]
    return bool(below) and all(at < len(run) and _heads(run, at) for at in below)


def _heads(run: Sequence[Block], at: int) -> bool:
    """Whether a line names a unit right above bullets."""
    block, below = run[at], run[at + 1 : at + 2]
    return (
        block.kind is not BlockKind.BULLET
        and any(one.kind is BlockKind.BULLET for one in below)
        and names_unit(_unit(block.text.replace("**", "")))
    )


def _is_below(run: Sequence[Block], at: int, legend: Legend) -> bool:
    """Whether a line without the mark of a bullet stands right below others, and heads none."""
    block = run[at]
    if block.kind is not BlockKind.PARAGRAPH or block.gap or block.strong:
        return False
    heads = at + 1 < len(run) and id(run[at + 1]) in legend.titles and not run[at + 1].gap
    return not heads or id(run[at - 1]) in legend.titles


def _has_inner(run: Sequence[Block], at: int) -> bool:
    """Whether a bullet has others below it."""
    following = run[at + 1] if at + 1 < len(run) else run[at]
    return following.kind is BlockKind.BULLET and following.level > run[at].level


def _add(board: _Board, at: int, note: tuple[Block, str, str]) -> None:
    if not board.notes and not board.at:
        board.at = at
    block, sign, text = note
    pieces = text.split(" / ")
    several = len(pieces) > 1 and 2 * sum(map(seems_named, pieces)) >= len(pieces)
    board.notes += [(block, sign, without_votes(p)) for p in (pieces if several else [text])]
    board.end = at + 1


def _unit(title: str) -> str:
    """The unit that a title of notes names: "TABLE 1  PARKS (5 people)" without the table."""
    bare = _table().sub("", title.strip(" =*#_~")).strip()
    if inside := re.fullmatch(r"\(([^()]+)\)", bare):
        bare = inside[1]
    bare = _we().sub("", _COUNTED.sub("", bare))
    name = title_of(bare).strip(" =*#_–—-:")
    return name.capitalize() if name.isupper() and len(name.split()[0]) > _FEW else name


@cache
def _we() -> re.Pattern[str]:
    is_one = "|".join(sorted(COPULAS))
    return re.compile(rf"^(?:vi|we|me)\s+(?:{is_one})\s+(?:the\s+)?", re.IGNORECASE)


@cache
def _table() -> re.Pattern[str]:
    number = r"(?:\d{1,2}|[A-Z]|[IVX]{1,4})"
    words = any_of("table_words")
    return re.compile(
        rf"^(?:(?:{words})\s+(?:nr\.?\s+)?{number}\b)[.:)]?\s*[–—-]?\s*", re.IGNORECASE
    )


def _rows(unit: str, block: Block, status: Status, text: str, teller: Teller) -> Iterator[Row]:
    for told in teller.partners(text, unit):
        yield row_of(
            block,
            unit=unit,
            partner=told.partner,
            frequency=told.frequency.text if told.frequency else "",
            purpose=told.purpose,
            status="" if status is Status.EXISTING else status.value,
        )
