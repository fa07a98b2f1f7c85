"""Write small PDF files as programs do: text runs at places, with heads, feet and bullets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.loaders.outline import (
    BULLET,
    CHAPTER,
    CONTENTS,
    ITEM,
    POINT,
    TITLE,
    UNIT,
    Entry,
)

WIDTH, HEIGHT, MARGIN = 595, 842, 71
_WIDTHS = {
    278: " .,:;/!f\\[]|tI",
    222: "ijl'",
    333: "()-r",
    500: "ckvxyzsJ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    611: "FTZø",
    778: "GOQØ",
    833: "mM",
    889: "æ%",
    944: "W",
}
_EACH = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_SIZES = {TITLE: 18, CHAPTER: 16, POINT: 12, UNIT: 13}


def width(text: str, size: float) -> float:
    return sum(_EACH.get(letter, 556) for letter in text) * size / 1000


@dataclass
class Style:
    mark: str = "symbol"  # "symbol" U+F0B7, "del" 0x7f, "dash"
    columns: int = 1
    interleaved: bool = False  # rows over both columns, not column after column
    hyphens: bool = False
    heads: bool = True
    body: float = 10.5


class Writer:
    """Lays an outline out on pages."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.pages: list[list[tuple[float, float, str]]] = [[]]
        self.column = 0
        self.y = HEIGHT - 90.0
        self.gutter = 24
        self.measure = (WIDTH - 2 * MARGIN - (style.columns - 1) * self.gutter) / style.columns

    def left(self) -> float:
        return MARGIN + self.column * (self.measure + self.gutter)

    def down(self, step: float) -> None:
        self.y -= step
        if self.y < 85:
            self.y = HEIGHT - 90.0
            self.column += 1
            if self.column == self.style.columns:
                self.column = 0
                self.pages.append([])

    def run(self, x: float, text: str, size: float, font: str = "F1") -> None:
        codes = text.encode("cp1252", "replace") if font != "F3" else b"\xb7"
        if text == "\x7f":
            codes = b"\x7f"
        body = codes.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        shown = f"BT /{font} {size} Tf 1 0 0 1 {x:.2f} {self.y:.2f} Tm (".encode()
        self.pages[-1].append((x, self.y, (shown + body + b") Tj ET\n").decode("latin-1")))

    def wrapped(self, text: str, room: float, size: float) -> list[str]:
        lines, line = [], ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if width(longer, size) <= room:
                line = longer
                continue
            half = len(word) // 2
            head = f"{line} {word[:half]}-".strip()
            if (
                self.style.hyphens
                and len(word) > 9
                and word.isalpha()
                and width(head, size) <= room
            ):
                lines.append(head)
                line = word[half:]
            else:
                lines += [line] if line else []
                line = word
        return [*lines, line]

    def entry(self, entry: Entry, number: int) -> None:
        size = _SIZES.get(entry.kind, self.style.body)
        font = "F2" if entry.kind in _SIZES else "F1"
        listed = entry.kind in (BULLET, ITEM)
        self.down(1.2 * size if listed else 1.2 * size + 8)
        inset = 18 if listed else 0
        if entry.kind == BULLET and self.style.mark == "symbol":
            self.run(self.left() + 4, "*", size, "F3")
        elif listed:
            marks = {"del": "\x7f", "dash": "-", "symbol": ""}
            sign = f"{number}." if entry.kind == ITEM else marks[self.style.mark]
            self.run(self.left() + 4, sign, size)
        if entry.kind == CONTENTS:
            title, target = re.split(r"\t|\s*\.{3,}\s*", entry.text)
            dots = "." * int((self.measure - width(title + target, size) - 20) / (size * 0.278))
            self.run(self.left(), f"{title} {dots} {target}", size)
            return
        lines = self.wrapped(entry.text, self.measure - inset, size)
        for at, line in enumerate(lines):
            if at:
                self.down(1.2 * size)
            self.run(self.left() + inset, line, size, font)

    def saved(self) -> bytes:
        contents = []
        for number, runs in enumerate(self.pages, start=1):
            if self.style.interleaved:
                runs = sorted(runs, key=lambda run: (-run[1], run[0]))
            ops = "".join(op for _, _, op in runs)
            if self.style.heads:
                count = f"Side {number} av {len(self.pages)}"
                foot = f"BT /F1 8 Tf 1 0 0 1 270 40 Tm ({count}) Tj ET\n"
                head = "BT /F1 8 Tf 1 0 0 1 71 800 Tm (Notat fra verkstedet - utkast) Tj ET\n"
                ops = foot + head + ops
            contents.append(ops.encode("latin-1"))
        return file(contents)


_CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfchar <B7> <F0B7> endbfchar
endcmap end end"""


def file(contents: list[bytes], trailer: str = "") -> bytes:
    """A file with one page for each stream of drawing operations."""
    count = len(contents)
    kids = " ".join(f"{8 + 2 * at} 0 R" for at in range(count))
    fonts = "/F1 3 0 R /F2 4 0 R /F3 5 0 R"
    objects = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        f"<</Type /Pages /Count {count} /Kids [{kids}]>>".encode(),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>",
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding>>",
        b"<</Type /Font /Subtype /Type1 /BaseFont /Symbol /ToUnicode 6 0 R>>",
        b"<</Length %d>> stream\n%s\nendstream" % (len(_CMAP), _CMAP),
        b"<<>>",
    ]
    for at, ops in enumerate(contents):
        objects += [
            (
                f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] "
                f"/Resources <</Font <<{fonts}>>>> /Contents {9 + 2 * at} 0 R>>"
            ).encode(),
            b"<</Length %d>> stream\n%s\nendstream" % (len(ops), ops),
        ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % size
        + table
        + b"trailer <</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n"
        % (size, trailer.encode(), len(out))
    )


def pdf(entries: list[Entry], style: Style | None = None) -> bytes:
    """The outline as a PDF file."""
    writer = Writer(style or Style())
    number = 0
    for entry in entries:
        number = number + 1 if entry.kind == ITEM else 0
        writer.entry(entry, number)
    return writer.saved()


@dataclass
class Grid:
    """How a table stands on its page: where its columns begin, and what parts its rows."""

    starts: tuple[float, ...] = (71, 200, 290)
    right: float = 524
    rules: str = ""  # "all", "level" or none
    space: float = 6  # points between rows, beside the distance of lines
    middle: bool = False  # cells stand in the middle of their row, not at its top
    size: float = 10.5


def table(rows: list[tuple[str, ...]], grid: Grid, below: str = "", tables: int = 1) -> bytes:
    """A page with a heading and a table under it, several times over."""
    writer = Writer(Style(heads=False))
    writer.entry(Entry(CHAPTER, "Samarbeid", 1), 0)
    for number in range(tables):
        writer.entry(Entry(UNIT, f"Skole {chr(65 + number)}", 1), 0)
        writer.down(16)
        rules = _table(writer, rows, grid)
        writer.pages[-1].append((0, 0, rules))
        if below:
            writer.entry(Entry(POINT, below, 1), 0)
    return writer.saved()


def _table(writer: Writer, rows: list[tuple[str, ...]], grid: Grid) -> str:
    ends = [*(start - 8 for start in grid.starts[1:]), grid.right]
    leading, edges = 1.2 * grid.size, [writer.y + grid.size]
    for row in rows:
        cells = [
            writer.wrapped(text, end - start, grid.size) if text else []
            for text, start, end in zip(row, grid.starts, ends, strict=True)
        ]
        most = max(map(len, cells))
        top = writer.y
        for lines, start in zip(cells, grid.starts, strict=True):
            writer.y = top - (leading * (most - len(lines)) / 2 if grid.middle else 0)
            for line in lines:
                writer.run(start, line, grid.size)
                writer.y -= leading
        writer.y = top - most * leading - grid.space
        edges.append(writer.y + grid.size - grid.space / 2)
    drawn = ""
    if grid.rules:
        for y in edges:
            drawn += f"{grid.starts[0] - 4} {y:.1f} {grid.right - grid.starts[0] + 4} .6 re f\n"
    if grid.rules == "all":
        for x in (*(start - 4 for start in grid.starts), grid.right):
            drawn += f"{x} {edges[-1]:.1f} .6 {edges[0] - edges[-1]:.1f} re f\n"
    return drawn
