"""A text list as an outline, to be written out in other formats by the tests."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

TITLE, CHAPTER, POINT, UNIT = "title", "h1", "h3", "h2"
CONTENTS, BULLET, ITEM, TEXT = "contents", "bullet", "item", "text"

_CONTENTS_LINE = re.compile(r"(.+?)(?:\t|\s*\.{3,}\s*)(\d+)$")


@dataclass(frozen=True)
class Entry:
    """A paragraph of the outline; `line` is where it begins in the text."""

    kind: str
    text: str
    line: int


def outline(path: Path) -> list[Entry]:
    lines = path.read_text("utf-8").replace("\f", "").split("\n")
    contents = [at for at, line in enumerate(lines) if _CONTENTS_LINE.match(line.strip())]
    titles = {_CONTENTS_LINE.match(lines[at].strip())[1].strip() for at in contents}
    numbered = {at for at, line in enumerate(lines) if re.match(r"\d+\. ", line)}
    found: list[Entry] = []
    for at, line in enumerate(lines):
        text = line.strip()
        if not text or re.fullmatch(r"Side \d+ av \d+", text):
            continue
        kind = TEXT
        if at in contents:
            kind = CONTENTS
        elif match := re.match(r"[-*•](?:\s+|$)(?!\w+\*$)", text):
            kind, text = BULLET, text[match.end() :]
        elif at in numbered:
            listed = {at - 1, at + 1} & numbered
            kind = ITEM if listed else POINT
            text = text.split(" ", 1)[1] if listed else text
        elif text in titles:
            kind = CHAPTER if text[0].isdigit() or text.startswith("Vedlegg") else UNIT
        elif at < min(contents, default=0):
            kind = TITLE
        last = found[-1] if found else None
        cut = last and last.kind == kind == TEXT and last.text[-1] not in ".:?!"
        if cut and len(last.text) > 60 and text[0].islower():
            found[-1] = Entry(TEXT, f"{last.text} {text}", last.line)
        else:
            found.append(Entry(kind, text, at + 1))
    return found


def page(entries: list[Entry]) -> str:
    """The outline as HTML, with real lists."""
    parts: list[str] = []
    open_list = ""
    for entry in entries:
        wanted = {BULLET: "ul", ITEM: "ol"}.get(entry.kind, "")
        if wanted != open_list:
            parts.append(
                (f"</{open_list}>" if open_list else "") + (f"<{wanted}>" if wanted else "")
            )
            open_list = wanted
        tag = {TITLE: "p", CONTENTS: "p", TEXT: "p"}.get(entry.kind, entry.kind)
        tag = "li" if wanted else tag
        text = entry.text.replace("\t", " ............ ")
        parts.append(f"<{tag}>{escape(text)}</{tag}>")
    return f'<!doctype html><meta charset="utf-8"><title>t</title><body>{"".join(parts)}</body>'


def markdown(entries: list[Entry]) -> str:
    marks = {CHAPTER: "# ", UNIT: "## ", POINT: "### ", BULLET: "* "}
    lines: list[str] = []
    number = 0
    for entry in entries:
        number = number + 1 if entry.kind == ITEM else 0
        mark = f"{number}. " if number else marks.get(entry.kind, "")
        if entry.kind not in (BULLET, ITEM):
            lines.append("")
        lines.append(mark + entry.text)
    return "\n".join(lines)
