"""Read entries: a partner, or two, as a title, and below it labels with what is filled in.

::

    HO-01  Library                   Meeting – Library and Schools
    What for: book boxes             Purpose: reading weeks
    Contact:  every month            Frequency: twice a year

Where the titles name one each, the unit is that of the text above; where most name two, the tie
is between those. Several entries stand under one another; a title between them may say how the
ties below it stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from graph.model import Status
from loaders.blocks import Block
from loaders.frequency import is_pure, spans
from loaders.readers.table import Row
from loaders.statuses import status_in
from loaders.tables.headers import meaning
from loaders.tables.lines.entries import Entry, entries
from loaders.tables.lines.made import Found, found_in, row_of
from loaders.tables.lines.parties import parties
from loaders.tables.lines.told import often_in
from loaders.tables.meetings import are_units
from loaders.tables.members import members
from loaders.tables.row_status import told_in
from loaders.titles.above import Above
from loaders.titles.contents import title_key
from loaders.titles.likeness import is_place_of_work, seems_named
from loaders.titles.owners import names_unit
from loaders.titles.promises import announces, is_place, names_section, speaks_of_contact
from loaders.vocabulary import fold, vocabulary
from loaders.wording import sentences

__all__ = ["headed"]

_FEW = 2
_WHO = frozenset({"partner", "participants"})  # the title is no partner beside them
_DASH = re.compile(r"\s+[–—-]\s+")
_LOWEST = re.compile(r"1\s*(?:(?:/|of|av|af)\s*(?:[3-9]|10))?")
_CLAUSE = re.compile(r"[,;:.(]|\s[–—-]\s")


def headed(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """The entries that begin at a block, None where there are none.

    Of the labels one has to say how often or how it stands, in half of the entries at least.
    """
    found, end = entries(blocks, at)
    again = _again(found)
    found = [one for one in found if again & dict(one.fields).keys()]
    if len(found) < _FEW or not _are_alike(found):
        return None
    named = _meanings(found)
    if "unit" in named.values() or "frequency" not in named.values():
        return None
    rated = [one for one in found if _value(one, named, "frequency")]
    if 2 * len(rated) < len(found):
        return None
    pairs = [(one, _titled(one, named)) for one in found]
    if 2 * sum(bool(names) for _, names in pairs) > len(found):
        each = [(one, names or _parties(one, named)) for one, names in pairs]
        rows = [row for one, names in each for row in _between(one, names, named)]
        return found_in(rows, "", end - at) if rows else None
    return _of_one(found, named, above, end - at)


def _titled(one: Entry, named: dict[str, str]) -> list[str]:
    """Between whom a tie is by a title: none by "Case team – Schools" if units take part."""
    told = parties(one.title)
    where = len(told) == _FEW and _DASH.split(one.title) == told
    return [] if where and _units_taking_part(one, named) else told


def _parties(one: Entry, named: dict[str, str]) -> list[str]:
    """Between whom a tie is by a title beside others that name two, else who takes part.

    Those are units, or whoever the unit calls that is responsible; it stands first.
    """
    found = _units_taking_part(one, named)
    if not found and (told := parties(one.title, surely=False)):
        return told
    responsible = "".join(sentences(_value(one, named, "responsible"))[:1]).rstrip(". ")
    if found:
        return sorted(found, key=lambda name: fold(name) != fold(responsible))
    if not is_place_of_work(responsible):
        return []
    called = members(_value(one, named, "participants"))
    return [responsible, *(name for name in called if fold(name) != fold(responsible))]


def _units_taking_part(one: Entry, named: dict[str, str]) -> list[str]:
    """Who takes part by a label of its own, where those are units and no people they send."""
    found = members(_value(one, named, "participants"))
    works = sum(name.isupper() or is_place_of_work(name.split()[-1]) for name in found)
    few = len(found) < _FEW or not are_units(found) or 3 * works < 2 * len(found)
    return [] if few else found


def _of_one(
    found: Sequence[Entry], named: dict[str, str], above: Above, length: int
) -> Found | None:
    """The entries as partners of the unit above, under a title of contact."""
    owner = above.owner_or_head()
    told = any(map(_tells_of_contact, above.path())) or above.in_listing()
    if owner is None or _WHO & set(named.values()):
        return None
    like = sum(seems_named(one.title) or one.code != "" for one in found)
    if not (told or above.said_owner()):
        return None
    if 2 * like < len(found) or not all(_can_be_partner(one.title) for one in found):
        return None
    rows = [_row(one, named, partner=one.title) for one in found]
    return found_in(rows, owner.name, length)


def _tells_of_contact(title: str) -> bool:
    key = title_key(title)
    return announces(key) or (speaks_of_contact(title) and not names_section(key))


def _can_be_partner(title: str) -> bool:
    name = title.partition("(")[0]
    return names_unit(name) or is_place(title_key(name)) or "," in name


def _between(one: Entry, names: Sequence[str], named: dict[str, str]) -> Iterator[Row]:
    for name in names[1:]:
        yield _row(one, named, unit=names[0], partner=name)


def _row(one: Entry, named: dict[str, str], **ends: str) -> Row:
    often = _value(one, named, "frequency")
    status = _stance(one, named, often)
    if status is Status.PROPOSED and not often_in(often):
        often = next((rate for said in _remarks(one, named) if (rate := often_in(said))), often)
    silent = status is not Status.EXISTING and not spans(often)
    return row_of(
        one.block,
        frequency="" if silent else _rate(often),
        purpose=_value(one, named, "purpose"),
        status="" if status is Status.EXISTING else status.value,
        **ends,
    )


def _stance(one: Entry, named: dict[str, str], often: str) -> Status:
    """How a tie stands: by its own label, by how often, or by the title above."""
    said = _value(one, named, "status")
    first = said.partition(" - ")[0].partition(" – ")[0].strip(" .,:")
    told = vocabulary().status(first) or status_in(said) if said else None
    told_often = status_in(_CLAUSE.split(often, maxsplit=1)[0]) if often else None
    beside = _remarks(one, named)
    low = Status.STRAINED if _is_low(one) else None
    for status in (
        told,
        told_often,
        told_in(often=often, why=said, beside=beside),
        low,
        one.status,
    ):
        if status is not None and status is not Status.EXISTING:
            return status
    return Status.EXISTING


def _remarks(one: Entry, named: dict[str, str]) -> list[str]:
    """What is filled in beside what has a meaning of its own: a comment."""
    return [value for label, value in one.fields if named.get(label) in {None, "notes"}]


def _is_low(one: Entry) -> bool:
    """Whether the entry gives itself the lowest mark there is: "Score: 1", "1 of 5"."""
    return any(_LOWEST.fullmatch(value) for _, value in one.fields)


def _rate(often: str) -> str:
    """The first words that give a number, else all that is said of how often."""
    known = [span for span in spans(often) if span.low is not None]
    return often[known[0].start : known[0].end] if known else often


# --- what the labels mean --------------------------------------------------------------------


def _are_alike(found: Sequence[Entry]) -> bool:
    """Whether the entries are filled in on one form: most labels come again in most of them."""
    again = _again(found)
    alike = sum(2 * len(again & dict(one.fields).keys()) > len(one.fields) for one in found)
    return 3 * alike >= 2 * len(found)


def _again(found: Sequence[Entry]) -> set[str]:
    """The labels that come again."""
    filled = Counter(label for one in found for label in dict(one.fields))
    return {label for label, count in filled.items() if count >= _FEW}


def _meanings(found: Sequence[Entry]) -> dict[str, str]:
    """What each label means, by its words, else by what is filled in behind it."""
    labels = dict.fromkeys(label for one in found for label, _ in one.fields)
    named = {label: name for label in labels if (name := meaning(label.partition("(")[0]))}
    if "frequency" in named.values():
        return named
    counted = Counter(
        label for one in found for label, value in one.fields if _tells_rate(value)
    )
    filled = Counter(label for one in found for label, _ in one.fields)
    free = [
        label for label in labels if named.get(label) not in {"purpose", "status", "partner"}
    ]
    for label in free:
        if 2 * counted[label] >= filled[label] and filled[label] >= _FEW:
            return named | {label: "frequency"}
    return named


def _tells_rate(value: str) -> bool:
    """Whether a value says how often, and names no hour of the day."""
    return is_pure(value) or any(span.low is not None for span in spans(value))


def _value(one: Entry, named: dict[str, str], name: str) -> str:
    return next((value for label, value in one.fields if named.get(label) == name), "")
