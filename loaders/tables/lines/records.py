"""Read records: "Unit: A", "Partner: B", "How often: weekly", one under the other.

What is filled in tells of a label what its words do not, as in a column of a table: over all
records one label has names of units, one says how often, one what each is for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.model import Status
from loaders.blocks import Block, BlockKind
from loaders.lists.several import enumeration, is_listing
from loaders.readers.table import Row
from loaders.tables.lines.made import COLUMNS, Found, field_name, found_in, labelled, row_of
from loaders.tables.roles import between, roles
from loaders.tables.row_status import told_in
from loaders.titles.above import Above
from loaders.titles.contents import title_key, title_of
from loaders.titles.likeness import looks_like_unit
from loaders.titles.owners import labelled_owner, titled
from loaders.titles.promises import announces, speaks_of_contact

__all__ = ["records"]

_FEW = 2
_LABEL_WORDS = 5
_OTHERS = frozenset({"participants", "forum"})  # of the card of a meeting


@dataclass
class _Record:
    """What is filled in behind the labels of one record."""

    values: dict[str, str] = field(default_factory=dict[str, str])
    blocks: dict[str, Block] = field(default_factory=dict[str, Block])


def records(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """Labels that come again from record to record, each with its value behind it."""
    found, end = _read(blocks, at)
    labels = list(dict.fromkeys(label for record in found for label in record.values))
    if not _are_alike(found, labels) or _OTHERS & set(map(field_name, labels)):
        return None
    named = _roles(found, labels, above)
    owner = above.owner_or_head()
    if "partner" not in named or not ("unit" in named or owner):
        return None
    full = [record for record in found if record.values.get(named["partner"])]
    if len(full) < len(found) or (len(full) < _FEW and len(labels) < 3):
        return None
    if len(full) < _FEW and not {"unit", "frequency"} & named.keys():
        return None  # two fields of a description that are no record
    rows = [row for record in full for row in _rows(record, named)]
    return found_in(rows, "" if "unit" in named or owner is None else owner.name, end - at)


def _read(blocks: Sequence[Block], at: int) -> tuple[list[_Record], int]:
    """The records from a block on; each begins as the first does, or where a label comes again.

    A label that none of them had before ends them where a blank line parts it from them.
    """
    found: list[_Record] = []
    first = ""
    for end in range(at, len(blocks)):
        block = blocks[end]
        label, value = labelled(block)
        if block.kind is BlockKind.HEADING or not label or len(label.split()) > _LABEL_WORDS:
            return found, end
        if not found:
            first = label
        again = any(label in record.values for record in found)
        if len(found) >= _FEW and block.gap and not again:
            return found, end
        if not found or label == first or label in found[-1].values:
            found.append(_Record())
        found[-1].values[label] = value
        found[-1].blocks[label] = block
    return found, len(blocks)


def _are_alike(found: Sequence[_Record], labels: Sequence[str]) -> bool:
    """Whether most labels come again in most records; one record has labels of ours only."""
    if len(found) < _FEW:
        return bool(found) and all(field_name(label) in COLUMNS for label in labels)
    filled = Counter(label for record in found for label in record.values)
    often = [label for label in labels if 2 * filled[label] >= len(found)]
    return len(often) >= _FEW and 3 * len(often) >= 2 * len(labels)


def _roles(found: Sequence[_Record], labels: Sequence[str], above: Above) -> dict[str, str]:
    """The label of each thing that a record tells: by its words, else by all its values."""
    head = Row(0, tuple(labels), 0, None)
    below = [
        Row(at, tuple(record.values.get(label, "") for label in labels), 0, None)
        for at, record in enumerate(found)
    ]
    titles = above.path()
    told = above.in_listing() or any(
        announces(title_key(title)) or speaks_of_contact(title) for title in titles
    )
    known = between(head, below) if told and not _is_owned(above) else {}
    if not {"unit", "partner"} <= known.keys():
        known = roles(head, below, told=told)
    return {name: labels[column] for name, column in known.items()}


def _is_owned(above: Above) -> bool:
    """Whether what stands above names a unit, and no more than a place."""
    owner = above.owner_or_head()
    return owner is not None and looks_like_unit(owner.name)


def _rows(record: _Record, named: dict[str, str]) -> Iterator[Row]:
    cells = {
        name: record.values.get(label, "") for name, label in named.items() if name in COLUMNS
    }
    others = [text for label, text in record.values.items() if label not in named.values()]
    stands = told_in(often="", beside=others)
    if not cells.get("status") and stands is not Status.EXISTING:
        cells["status"] = stands.value
    block = record.blocks[named["partner"]]
    if "unit" in named and named["unit"] in record.blocks:
        cells["unit"] = _unit(record.blocks[named["unit"]], cells["unit"])
    # A record is of one partner, also where its name has a conjunction.
    partners = enumeration(cells["partner"]) if "," in cells["partner"] else []
    for partner in partners if is_listing(partners) else [cells["partner"]]:
        yield row_of(block, **(cells | {"partner": partner}))


def _unit(block: Block, value: str) -> str:
    """The unit that a label names, which may stand in the title of what it has written."""
    said = titled(block.text)
    if said and said.owner:
        return said.owner
    return labelled_owner(block.text) or title_of(value)
