"""Read what is written beside the tables of a workbook: notes below them are running text."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from graph.model import Conventions, Source, Statement
from loaders.blocks import Block, BlockKind
from loaders.language import detect
from loaders.prose.reader import read_prose
from loaders.readers.table import Table

__all__ = ["remarks"]

_FEWEST_WORDS = 6  # of a cell that is a sentence


def remarks(
    tables: Sequence[Table],
    statements: Sequence[Statement],
    source: Source,
    conventions: Conventions,
) -> list[Statement]:
    """What the sentences of a workbook say of units that its tables name.

    Parameters
    ----------
    tables : sequence of Table
        The sheets. A sentence is the only text of its row.
    statements : sequence of Statement
        What the tables themselves gave; without any the sentences are not read.
    source : Source
    conventions : Conventions
    """
    names = dict.fromkeys(name for said in statements for name in (said.subject, said.object))
    found: list[Statement] = []
    for table in tables if names else ():
        blocks = list(_sentences(table))
        said = read_prose(
            blocks,
            sections=(),
            known=names,
            source=source.sha256,
            language=detect("\n".join(block.text for block in blocks)),
            conventions=conventions,
        )
        found += [_in_sheet(one, table) for one in said if _is_known(one, names)]
    return found


def _sentences(table: Table) -> Iterator[Block]:
    for row in table.rows:
        texts = list(dict.fromkeys(cell.strip() for cell in row.cells if cell.strip()))
        if len(texts) == 1 and len(texts[0].split()) >= _FEWEST_WORDS:
            text = " ".join(texts[0].split())
            yield Block(BlockKind.PARAGRAPH, text, texts[0], row.number, gap=True)


def _is_known(said: Statement, names: Container[str]) -> bool:
    return said.subject in names and said.object in names


def _in_sheet(said: Statement, table: Table) -> Statement:
    place = said.place.model_copy(
        update={"line": None, "sheet": table.sheet, "row": said.place.line}
    )
    return said.model_copy(update={"place": place})
