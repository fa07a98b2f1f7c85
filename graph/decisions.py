"""A person's word on names. It lives in a file that people edit, and beats every rule.

The file is YAML, a list with one entry a decision, in the order they were made::

    # Words after a hash are for people and are kept.
    - same: [Choir, Choirs]
    - different: [Works, Workshops]
    - split: Schools and nurseries
      into: [Schools, Nurseries]
    - rename: Dpt 4
      to: Water
    - external: [Police]
      organisation: Nordvik

A split into the name itself says that the name is never to be split.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING

from graph.errors import DecisionError
from graph.model import Record

if TYPE_CHECKING:
    from yaml import MappingNode, Node

__all__ = ["Decision", "Judgement", "add", "read", "undo"]


class Judgement(StrEnum):
    """What a decision says of its names."""

    SAME = "same"  # all names mean one actor, shown by the first name
    DIFFERENT = "different"  # no two of the names mean the same actor
    SPLIT = "split"  # the one name means the actors called `into` (itself alone: never split)
    RENAME = "rename"  # the actor of the one name is shown as `into[0]`
    EXTERNAL = "external"  # the actors of the names are outside the organisation
    INTERNAL = "internal"  # the actors of the names are inside the organisation


class Decision(Record):
    """One judgement on names as written in the documents of one organisation."""

    judgement: Judgement
    names: tuple[str, ...]
    into: tuple[str, ...] = ()
    organisation: str = ""


INTO = {Judgement.SPLIT: "into", Judgement.RENAME: "to"}
PAIRED = (Judgement.SAME, Judgement.DIFFERENT)
LINE = re.compile(
    r"[^\n\r\x85\u2028\u2029]*(?:\r\n|[\n\r\x85\u2028\u2029]|$)"
)  # as YAML has it
WIDE = 1_000_000_000
EXAMPLE = "- same: [Choir, Choirs]"


def read(path: Path) -> tuple[Decision, ...]:
    """The decisions in a file, in its order; none when there is no such file.

    Raises
    ------
    DecisionError
        When the file cannot be read or understood; the text gives the line.
    """
    return _parse(path, _text(path))


def add(path: Path, decision: Decision) -> None:
    """Write a decision at the end of the file. What stands there stays as it is.

    The file is replaced as a whole or not at all.

    Raises
    ------
    DecisionError
        When the decision is not complete, or the file cannot be read or written.
    """
    text = _text(path)
    before = _parse(path, text)
    column = _column(path, text)
    if text and not text.endswith("\n"):
        text += "\n"
    text += indent(_entry(decision), " " * column)
    if _parse(path, text) != (*before, decision):
        raise DecisionError(
            f"{path}: nothing can be written after the last line. "
            f"Write each decision on a line of its own, as {EXAMPLE}"
        )
    _write(path, text)


def undo(path: Path) -> Decision | None:
    """Remove the last decision from the file and return it; None when there is none.

    Comments stay. The file is replaced as a whole or not at all.

    Raises
    ------
    DecisionError
        When the file cannot be read or written, or not be changed without harm.
    """
    text = _text(path)
    before = _parse(path, text)
    if not before:
        return None
    entry = _entries(path, text)[-1]
    first, last = entry.start_mark.line, _last_line(entry)
    lines = LINE.findall(text)
    while first > 0 and not lines[first].lstrip().startswith("-"):
        first -= 1
    after = "".join(lines[:first] + lines[last + 1 :])
    if _parse(path, after) != before[:-1]:
        raise DecisionError(
            f"{path}:{first + 1}: the last decision does not stand on lines of its own. "
            "Remove it by hand."
        )
    _write(path, after)
    return before[-1]


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise DecisionError(
            f"{path}: the file is not UTF-8 (byte {error.start}). Save it as UTF-8."
        ) from None
    except OSError as error:
        raise DecisionError(f"{path}: cannot be read: {error.strerror}.") from None


def _write(path: Path, text: str) -> None:
    """Put the text in place of the file's, in one step that cannot be seen half done."""
    target = path.resolve()
    draft = target.with_name(f".{target.name}.{secrets.token_hex(6)}.tmp")
    try:
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666
        handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
        with open(handle, "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except (OSError, UnicodeEncodeError) as error:
        with suppress(OSError):
            draft.unlink()
        raise DecisionError(
            f"{path}: cannot be written: {error}. Nothing was changed."
        ) from None


def _entry(decision: Decision) -> str:
    """The text of one decision."""
    import yaml

    _check_whole(decision)
    judgement = decision.judgement
    single = judgement in INTO
    fields = [(judgement.value, _node(decision.names, single=single))]
    if single:
        renamed = judgement is Judgement.RENAME
        fields.append((INTO[judgement], _node(decision.into, single=renamed)))
    if decision.organisation:
        fields.append(("organisation", _node((decision.organisation,), single=True)))
    pairs = [(_scalar(key), value) for key, value in fields]
    entry = yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)
    entries = yaml.SequenceNode("tag:yaml.org,2002:seq", [entry], flow_style=False)
    return yaml.serialize(  # pyright: ignore[reportUnknownMemberType]
        entries, Dumper=yaml.SafeDumper, allow_unicode=True, width=WIDE
    )


def _node(names: tuple[str, ...], *, single: bool) -> Node:
    import yaml

    if single:
        return _scalar(names[0])
    scalars = [_scalar(name) for name in names]
    return yaml.SequenceNode("tag:yaml.org,2002:seq", scalars, flow_style=True)


def _scalar(name: str) -> Node:
    """A name as YAML, in one line: what is no printed character is escaped."""
    import yaml

    style = None if name.isprintable() else '"'
    return yaml.ScalarNode("tag:yaml.org,2002:str", name, style=style)


def _check_whole(decision: Decision) -> None:
    problem = _problem(decision)
    if problem:
        raise DecisionError(f"the decision is not complete: {problem}")


def _problem(decision: Decision) -> str:
    """What a decision lacks; empty when it is whole."""
    judgement, names, into = decision.judgement, decision.names, decision.into
    if not names or not all(n.strip() for n in (*names, *into)):
        return f"“{judgement}” needs a name"
    if judgement in PAIRED and len(set(names)) < 2:
        return f"“{judgement}” needs two names or more: [Choir, Choirs]"
    if judgement in INTO and (len(names) != 1 or not into):
        return f"“{judgement}” needs one name, and “{INTO[judgement]}” after it"
    if judgement is Judgement.RENAME and len(into) != 1:
        return "“rename” gives one name in “to”"
    if into and judgement not in INTO:
        return f"“{judgement}” takes no second list of names"
    return ""


def _parse(path: Path, text: str) -> tuple[Decision, ...]:
    return tuple(_decision(path, entry) for entry in _entries(path, text))


def _column(path: Path, text: str) -> int:
    root = _root(path, text)
    return root.start_mark.column if root is not None else 0


def _root(path: Path, text: str) -> Node | None:
    import yaml

    try:
        return yaml.SafeLoader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DecisionError(
            f"{path}:{line}: not YAML: {error.problem}. Put names with : # [ ] or , in quotes."
        ) from None
    except (yaml.YAMLError, RecursionError):
        raise DecisionError(f"{path}: not a YAML file that can be read.") from None


def _entries(path: Path, text: str) -> list[MappingNode]:
    import yaml

    root = _root(path, text)
    if root is None:
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise _wrong(path, root, f"a list of decisions is expected, as {EXAMPLE}")
    entries: list[MappingNode] = []
    for entry in root.value:
        if not isinstance(entry, yaml.MappingNode):
            raise _wrong(path, entry, f"a decision is expected, as {EXAMPLE}")
        entries.append(entry)
    return entries


def _decision(path: Path, entry: MappingNode) -> Decision:
    fields: dict[str, tuple[str, ...]] = {}
    for key, value in entry.value:
        if key.value in fields:
            raise _wrong(path, key, f"“{key.value}” stands twice in one decision")
        fields[key.value] = tuple(_names(path, value))
    judgements = [j for j in Judgement if j.value in fields]
    if len(judgements) != 1:
        raise _wrong(path, entry, f"one of {', '.join(Judgement)} is expected")
    judgement = judgements[0]
    second = INTO.get(judgement, "")
    unknown = fields.keys() - {judgement.value, "organisation", second}
    if unknown:
        raise _wrong(path, entry, f"“{min(unknown)}” does not belong to “{judgement}”")
    decision = Decision(
        judgement=judgement,
        names=fields[judgement.value],
        into=fields.get(second, ()),
        organisation="".join(fields.get("organisation", ())),
    )
    problem = _problem(decision)
    if problem:
        raise _wrong(path, entry, problem)
    return decision


def _names(path: Path, node: Node) -> Iterator[str]:
    """The names as written: 13_23 is a name here, not a number."""
    import yaml

    if isinstance(node, yaml.ScalarNode):
        yield node.value
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            if not isinstance(item, yaml.ScalarNode):
                raise _wrong(path, item, "a name is expected. Put names with : in quotes")
            yield item.value
    else:
        raise _wrong(path, node, "a name or a list of names is expected")


def _last_line(node: Node) -> int:
    """The last line of an entry itself, without the comments that follow it."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        return max(_last_line(part) for pair in node.value for part in pair)
    if isinstance(node, yaml.SequenceNode) and not node.flow_style:
        return max((_last_line(item) for item in node.value), default=node.start_mark.line)
    block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
    return node.end_mark.line - (1 if block else 0)


def _wrong(path: Path, node: Node, what: str) -> DecisionError:
    return DecisionError(f"{path}:{node.start_mark.line + 1}: {what}.")
