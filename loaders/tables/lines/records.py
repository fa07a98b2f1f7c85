"""Read records: "Unit: A", "Partner: B", "How often: weekly", one under the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.blocks import Block, BlockKind
from loaders.lists.several import enumeration, is_listing
from loaders.readers.table import Row
from loaders.tables.lines.made import COLUMNS, LABEL, Found, field_name, found_in, row_of
from loaders.titles.above import Above
from loaders.titles.contents import title_of
from loaders.titles.owners import labelled_owner, titled
from loaders.vocabulary import vocabulary

__all__ = ["records"]

_FEW = 2


def records(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """Labels that are names of columns, each with its value behind it."""
    if _column(blocks[at]) is None:
        return None
    found: list[dict[str, Block]] = [{}]
    end = at
    while end < len(blocks) and (named := _column(blocks[end])):
        name = named[0]
        if name in found[-1]:
            carried = {} if name == "unit" else {"unit": found[-1].get("unit")}
            found.append({k: block for k, block in carried.items() if block})
        found[-1][name] = blocks[end]
        end += 1
    found = _owned(found, above)
    full = [record for record in found if {"unit", "partner"} <= record.keys()]
    if not full or len(full) < len(found) or end - at < 2 * len(full):
        return None
    if any(len(record) < 3 for record in full) and len(full) < _FEW:
        return None
    rows: list[Row] = []
    for record in full:
        cells = {name: _value(block, name) for name, block in record.items()}
        rows += _of_record(record["partner"], cells)
    return found_in(rows, "", end - at)


def _of_record(block: Block, cells: dict[str, str]) -> Iterator[Row]:
    partners = enumeration(cells["partner"])
    for partner in partners if is_listing(partners) else [cells["partner"]]:
        yield row_of(block, **(cells | {"partner": partner}))


def _column(block: Block) -> tuple[str] | None:
    match = LABEL.match(block.text)
    if block.kind is BlockKind.HEADING or not match:
        return None
    name = vocabulary().column(match["label"]) and field_name(match["label"])
    return (name,) if name in COLUMNS else None


def _owned(records: list[dict[str, Block]], above: Above) -> list[dict[str, Block]]:
    """The records with the unit that stands above them, where none of them names one."""
    owner = above.owner()
    if owner is None or any("unit" in record or "partner" not in record for record in records):
        return records
    if len(records) < _FEW and "frequency" not in records[0]:
        return records  # two fields of a description that are no record
    return [{"unit": owner.block} | record for record in records]


def _value(block: Block, name: str) -> str:
    match = LABEL.match(block.text)
    if match and (vocabulary().column(match["label"]) == name or name != "unit"):
        return match["rest"].strip()
    said = titled(block.text)  # the unit may stand above
    if said and said.owner:
        return said.owner
    return labelled_owner(block.text) or title_of(block.text)
