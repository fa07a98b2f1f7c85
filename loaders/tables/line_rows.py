"""Find lines that are the rows of a table in all but their form.

Five shapes: **columns** that only blanks or tabs part; **records** ("Unit: A", "Partner: B",
"How often: weekly", one under the other); **agendas** (months, weeks or dates with whom a
unit meets then); **lines** ("A: B, C and D" or "A -> B (weekly): why") under a title that
announces collaborators; and a **label** with an enumeration ("Partners: B, C and D") under
the name of a unit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.blocks import Block, BlockKind
from loaders.frequency import STANDARD, is_pure, spans
from loaders.lists.bullets import take_apart
from loaders.lists.several import enumeration, is_listing
from loaders.readers.table import Row, Table
from loaders.tables.aligned import aligned
from loaders.tables.whens import is_when, leading_when
from loaders.titles.above import Above
from loaders.titles.contents import title_key, title_of
from loaders.titles.likeness import looks_like_unit
from loaders.titles.owners import names_unit, titled
from loaders.titles.promises import announces, ends_lists, is_scope, speaks_of_contact
from loaders.vocabulary import vocabulary
from loaders.wording import any_of

__all__ = ["Found", "is_label", "rows_at"]

_COLUMNS = ("unit", "partner", "frequency", "purpose", "when", "status")
_ARROW = re.compile(r"\s*(?:->|-->|=>|<->|<=>|[→⇒↔⇄➔➜])\s*")
_LABEL = re.compile(r"^(?P<label>[^:]{2,60}?)\s*:\s+(?P<rest>\S.*)$")
_FEW = 2
_ADDRESS = 4  # letters of "to" and "from" at the head of a letter, in all our languages
_INTRODUCTION = 2  # blocks of text that may stand between a title and its lines
_BEHIND = re.compile(r"(?P<partners>[^()]+?)\s*\((?P<purpose>[^()]*[^\W\d_]{2}[^()]*)\)")


@dataclass(frozen=True)
class Found:
    """A table made of lines, and how many parts of the document it takes up."""

    table: Table
    owner: str
    length: int


def rows_at(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """The table that begins at a block, None when none does.

    Parameters
    ----------
    blocks : sequence of Block
        A stretch of the document without tables.
    at : int
    above : Above
        What stands above that block.
    """
    for shape in _SHAPES:
        found = shape(blocks, at, above)
        if found:
            return found
    return None


def _row(block: Block, **cells: str) -> Row:
    texts = tuple(cells.get(name, "") for name in _COLUMNS)
    return Row(block.line, texts, block.line, block.page, said=block.quote)


def _found(rows: list[Row], owner: str, length: int) -> Found:
    columns = _COLUMNS[1:] if owner else _COLUMNS
    cut = len(_COLUMNS) - len(columns)
    head = Row(0, columns, rows[0].line, rows[0].page)
    body = tuple(Row(r.number, r.cells[cut:], r.line, r.page, r.said) for r in rows)
    return Found(Table(None, (head, *body)), owner, length)


# --- records ---------------------------------------------------------------------------------


def _records(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """Labels that are names of columns, each with its value behind it."""
    if _column(blocks[at]) is None:
        return None
    records: list[dict[str, Block]] = [{}]
    end = at
    while end < len(blocks) and (named := _column(blocks[end])):
        name = named[0]
        if name in records[-1]:
            carried = {} if name == "unit" else {"unit": records[-1].get("unit")}
            records.append({k: block for k, block in carried.items() if block})
        records[-1][name] = blocks[end]
        end += 1
    records = _owned(records, above)
    full = [record for record in records if {"unit", "partner"} <= record.keys()]
    if not full or len(full) < len(records) or end - at < 2 * len(full):
        return None
    if any(len(record) < 3 for record in full) and len(full) < _FEW:
        return None
    rows: list[Row] = []
    for record in full:
        cells = {name: _value(block, name) for name, block in record.items()}
        rows += _of_record(record["partner"], cells)
    return _found(rows, "", end - at)


def _of_record(block: Block, cells: dict[str, str]) -> Iterator[Row]:
    partners = enumeration(cells["partner"])
    for partner in partners if is_listing(partners) else [cells["partner"]]:
        yield _row(block, **(cells | {"partner": partner}))


def _column(block: Block) -> tuple[str] | None:
    match = _LABEL.match(block.text)
    if block.kind is BlockKind.HEADING or not match:
        return None
    if len(match["label"]) <= _ADDRESS:
        return None
    name = vocabulary().column(match["label"])
    return (name,) if name in _COLUMNS else None


def _owned(records: list[dict[str, Block]], above: Above) -> list[dict[str, Block]]:
    """The records with the unit that stands above them, where none of them names one."""
    owner = above.owner()
    if owner is None or any("unit" in record or "partner" not in record for record in records):
        return records
    if len(records) < _FEW and "frequency" not in records[0]:
        return records  # two fields of a description that are no record
    return [{"unit": owner.block} | record for record in records]


def _value(block: Block, name: str) -> str:
    match = _LABEL.match(block.text)
    if match and (vocabulary().column(match["label"]) == name or name != "unit"):
        return match["rest"].strip()
    said = titled(block.text)  # the unit may stand above
    return said.owner if said and said.owner else title_of(block.text)


def is_label(text: str) -> bool:
    """Whether a text is what a field for a unit, a role or its partners is called."""
    key = title_key(text)
    known = vocabulary().column(text) in {"unit", "partner"} and len(text) > _ADDRESS
    return known or announces(key) or key in vocabulary().all("owner_labels")


# --- agendas ---------------------------------------------------------------------------------


def _agenda(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """Entries by month, week or date, under a title of meetings or of a year."""
    owner = above.owner()
    kinds = [one.kind for title in above.path() if (one := titled(title))]
    announced = above.announced() or "meeting" in kinds
    announced = announced or any(speaks_of_contact(title) for title in above.path())
    if owner is None or not (kinds or announced):
        return None
    if not (is_when(blocks[at].text) or leading_when(blocks[at].text)[0]):
        return None
    rows: list[Row] = []
    current, end, times = "", at, 0
    while end < len(blocks):
        block = blocks[end]
        if is_when(block.text):
            current, times = block.text, times + 1
        else:
            when, said = leading_when(block.text)
            listed = block.kind is BlockKind.BULLET and bool(current)
            if not (when or listed):
                break
            times += bool(when)
            rows += _entry(block, when or current, said or block.text, announced)
        end += 1
    if times < _FEW or not rows:
        return None
    return _found(rows, owner.name, end - at)


def _entry(block: Block, when: str, said: str, announced: bool) -> list[Row]:
    """The partners of an entry: "Meeting with A and B – budgets", or only "A: budgets"."""
    match = _meet_with().search(said)
    if match:
        topic, said = said[: match.start()].strip(" :–—-"), said[match.end() :]
    elif announced:
        topic = ""
    else:
        return []
    parts = take_apart(said, STANDARD, dash=True)
    members = enumeration(parts.partner)
    if not is_listing(members):
        return []
    frequency = parts.frequency.text if parts.frequency else ""
    purpose = parts.purpose or topic
    if not purpose and (behind := _BEHIND.fullmatch(parts.partner)):
        members, purpose = enumeration(behind["partners"]), behind["purpose"]
    return [
        _row(block, partner=m, frequency=frequency, purpose=purpose, when=when) for m in members
    ]


@cache
def _meet_with() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{any_of('meet_with')})\s+", re.IGNORECASE)


# --- lines under a title ---------------------------------------------------------------------


def _lines(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """Take "A: B, C and D" or "A -> B (weekly)", right under a title and of no one unit."""
    if not above.just_announced(_INTRODUCTION):
        return None
    rows: list[Row] = []
    end, several, like = at, 0, 0
    while end < len(blocks) and (members := _line(blocks[end])):
        unit, partners = members
        like += looks_like_unit(unit) and any(looks_like_unit(name) for name, _ in partners)
        several += len(partners) > 1 or bool(_ARROW.search(blocks[end].text))
        for partner, purpose in partners:
            rows.append(_row(blocks[end], unit=unit, partner=partner, purpose=purpose))
        end += 1
    following = blocks[end] if end < len(blocks) else None
    nested = following is not None and following.kind is BlockKind.BULLET
    if end - at < _FEW or 2 * several < end - at or (nested and end - at < 2 * _FEW):
        return None
    if (owner := above.owner()) and (owner.explicit or 2 * like < end - at):
        return None  # the partners of one unit, each with what it is about
    return _found(rows, "", end - at)


def _line(block: Block) -> tuple[str, list[tuple[str, str]]] | None:
    """A unit and its partners, each with a purpose; None when the line is no such line."""
    if block.kind is BlockKind.HEADING or block.level:
        return None
    arrow = _ARROW.split(block.text, maxsplit=1)
    if len(arrow) == 2 and all(arrow) and names_unit(arrow[0]):
        said = take_apart(arrow[1], STANDARD)
        members = enumeration(said.partner) if not said.purpose else [said.partner]
        rate = f" ({said.frequency.text})" if said.frequency else ""
        if not is_listing(members):
            return None
        return arrow[0], [(f"{member}{rate}", said.purpose) for member in members]
    match = _LABEL.match(block.text)
    asks = block.text.endswith("?")
    if not match or asks or not names_unit(match["label"]) or is_pure(match["label"]):
        return None
    members = enumeration(match["rest"])
    named = is_listing(members) and not any(":" in m or m[:1].isdigit() for m in members)
    if not named or vocabulary().column(match["label"]) not in {None, "unit"}:
        return None
    return match["label"], [(member, "") for member in members]


# --- a label with an enumeration -------------------------------------------------------------


def _labelled(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """Take "Partners: B, C and D" under the name of a unit; "External: E and F" may follow."""
    owner = above.owner()
    if owner is None:
        return None
    rows: list[Row] = []
    end = at
    while end < len(blocks) and (members := _members(blocks[end], above, first=end == at)):
        rows += [_row(blocks[end], partner=member) for member in members]
        end += 1
    return _found(rows, owner.name, end - at) if rows else None


def _members(block: Block, above: Above, *, first: bool) -> list[str]:
    match = _LABEL.match(block.text)
    if block.kind is BlockKind.HEADING or not match:
        return []
    key = title_key(match["label"])
    scope = is_scope(key) and (above.announced() or not first)
    if not (announces(key) or scope) or ends_lists(key):
        return []
    members = enumeration(match["rest"])
    if len(members) > 1 and is_listing(members):
        return members
    alone = is_listing(members) and members[0][:1].isupper() and len(members[0].split()) < 5
    return members if alone and not spans(members[0].partition("(")[0]) else []


def _columns(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    table = aligned(blocks, at)
    owner = above.owner()
    return Found(table, owner.name if owner else "", len(table.rows)) if table else None


_Shape = Callable[[Sequence[Block], int, Above], Found | None]
_SHAPES: tuple[_Shape, ...] = (_columns, _records, _agenda, _lines, _labelled)
