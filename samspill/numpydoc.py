"""The docstrings of records as data: what a record is, what its fields mean, who says so."""

from __future__ import annotations

import inspect
import re
import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

__all__ = ["definition", "entries", "meanings", "plain", "references", "sections", "sources"]


def definition(record: type) -> str:
    """What a record is: the first paragraph of its docstring."""
    return plain(sections(record)[""].partition("\n\n")[0])


def meanings(record: type) -> dict[str, str]:
    """Type and meaning of each field, with unit and range; of records in it as well.

    Fields of a record within are told by the way to them, as ``hubs.in_degree``; where a type
    of record stands twice, the second time its name is enough.
    """
    found: dict[str, str] = {}
    _tell(record, "", found, {})
    return found


def _tell(record: type, way: str, found: dict[str, str], told: dict[type, str]) -> None:
    told[record] = way.rstrip(".")
    texts = dict(entries(record))
    hints = typing.get_type_hints(record)
    for field in fields(record):
        place = f"{way}{field.name}"
        found[place] = texts.get(field.name, "")
        for within in _records(hints[field.name]):
            if within in told:
                found[place] += f" (each field as in {told[within]})"
            else:
                _tell(within, f"{place}.", found, told)


def _records(hint: Any) -> Iterator[type]:
    """The records that a type speaks of, as ``tuple[Hub, ...]`` of `Hub`."""
    if is_dataclass(hint) and isinstance(hint, type):
        yield hint
    elif typing.get_origin(hint) in (tuple, types.UnionType, typing.Union):
        for part in typing.get_args(hint):
            yield from _records(part)


def entries(record: type) -> Iterator[tuple[str, str]]:
    """Each field that the docstring tells of, with its type and meaning in one text."""
    body = sections(record).get("Attributes", "")
    for entry in re.split(r"^(?=\S)", body, flags=re.MULTILINE)[1:]:
        heading, _, meaning = entry.partition("\n")
        names, _, kind = heading.partition(" : ")
        text = re.sub(r" \[\d+\]", "", plain(meaning))
        for name in names.split(", "):
            yield name, f"{kind}. {text}" if text else f"{kind}."


def sources(record: type) -> list[str]:
    """The literature behind a record and those within it, each once, in order."""
    found: dict[str, None] = {}
    seen: dict[type, None] = {}
    _gather(record, seen)
    for one in seen:
        found |= dict.fromkeys(text for _, text in references(sections(one)))
    return list(found)


def _gather(record: type, seen: dict[type, None]) -> None:
    if record not in seen:
        seen[record] = None
        hints = typing.get_type_hints(record)
        for field in fields(record):
            for within in _records(hints[field.name]):
                _gather(within, seen)


def references(parts: dict[str, str]) -> list[tuple[str, str]]:
    """Number and text of each reference in the sections of a docstring."""
    pieces = re.split(r"^\.\. \[(\d+)\]\s*", parts.get("References", ""), flags=re.MULTILINE)
    return [(n, plain(text)) for n, text in zip(pieces[1::2], pieces[2::2], strict=True)]


def sections(record: type) -> dict[str, str]:
    """Parts of a numpydoc text by heading; what comes first has none."""
    doc = inspect.getdoc(record) or ""
    pieces = re.split(r"^(\w[\w ]*)\n-{3,}\n", doc, flags=re.MULTILINE)
    headed = zip(pieces[1::2], pieces[2::2], strict=True)
    return {"": pieces[0].strip(), **{name: body.strip() for name, body in headed}}


def plain(body: str) -> str:
    """Running text with its paragraphs, one a line, and marks that Markdown knows."""
    paragraphs = re.split(r"\n\s*\n", body.strip())
    joined = [" ".join(paragraph.split()) for paragraph in paragraphs]
    marked = "\n\n".join(joined).replace("``", "`")
    return re.sub(r"\[(\d+)\]_", r"[\1]", marked)
