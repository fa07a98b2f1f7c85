"""What the shapes of lines that are rows have in common: labels, and the table they make."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.blocks import Block
from loaders.readers.table import Row, Table
from loaders.tables.headers import meaning
from loaders.titles.contents import title_key
from loaders.titles.kept import kept
from loaders.titles.promises import announces
from loaders.vocabulary import fold, vocabulary

__all__ = [
    "COLUMNS",
    "LABEL",
    "Found",
    "field_name",
    "found_in",
    "is_label",
    "labelled",
    "row_of",
]

COLUMNS = ("unit", "partner", "frequency", "purpose", "when", "status")
LABEL = re.compile(r"^(?P<label>[^:]{2,60}?)\s*:\s+(?P<rest>\S.*)$")
_STRONG = re.compile(r"^(\*\*|__)([^*_:]{2,60}?)(?::\1|\1\s*:)\s+")
_ADDRESS = 4  # letters of "to" and "from" at the head of a letter, in all our languages


@dataclass(frozen=True)
class Found:
    """A table made of lines, and how many parts of the document it takes up."""

    table: Table
    owner: str
    length: int


def row_of(block: Block, **cells: str) -> Row:
    """A row that stands where a block does, its cells by the names of columns."""
    texts = tuple(cells.get(name, "") for name in COLUMNS)
    return Row(block.line, texts, block.line, block.page, said=block.quote)


def found_in(rows: list[Row], owner: str, length: int) -> Found:
    """The table of some rows; with an owner it has no column for the unit."""
    columns = COLUMNS[1:] if owner else COLUMNS
    cut = len(COLUMNS) - len(columns)
    head = Row(0, columns, rows[0].line, rows[0].page)
    body = tuple(Row(r.number, r.cells[cut:], r.line, r.page, r.said) for r in rows)
    return Found(Table(None, (head, *body)), owner, length)


@kept
def field_name(label: str) -> str | None:
    """What the vocabulary calls a field with a label, None where it is no field of ours.

    "To" and "From" stand at the head of letters as well: as labels they say nothing.
    """
    name = meaning(label)
    address = len(label) <= _ADDRESS and fold(label) not in vocabulary().all("who_words")
    return None if address and name in {"unit", "partner"} else name


def labelled(block: Block) -> tuple[str, str]:
    """The label that a block begins with and what is filled in behind it; empty without one.

    The label may be emphasised, with its colon or without.
    """
    text = _STRONG.sub(r"\2: ", block.text, count=1)
    match = LABEL.match(text)
    return (match["label"].strip("*_ "), match["rest"].strip()) if match else ("", "")


def is_label(text: str) -> bool:
    """Whether a text is what a field for a unit, a role or its partners is called."""
    key = title_key(text)
    known = field_name(text.rstrip(": ")) in {"unit", "partner", "participants"}
    return known or announces(key) or key in vocabulary().all("owner_labels")
