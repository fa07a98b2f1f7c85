"""The same list says the same in every format."""

import io
import json
import re
import zipfile
from collections import Counter
from html import escape
from pathlib import Path
from typing import Any

import docx
import pytest

from graph.model import Problem, ProblemKind, Reading, Statement
from loaders.load import load
from tests.loaders.outline import (
    BULLET,
    CHAPTER,
    ITEM,
    POINT,
    TITLE,
    UNIT,
    Entry,
    markdown,
    outline,
    page,
)
from tests.loaders.pdf_writer import Style, pdf

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
EXAMPLE = ROOT / "examples" / "fagersund_samarbeid.txt"
REAL = next(iter(sorted((SHARED / "seeds").glob("004*.txt"))), SHARED)


# --- the formats -----------------------------------------------------------------------------


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word_styles(entries: list[Entry]) -> bytes:
    document = docx.Document()
    levels = {CHAPTER: 1, UNIT: 2, POINT: 3}
    styles = {BULLET: "List Bullet", ITEM: "List Number", TITLE: "Title"}
    for entry in entries:
        if entry.kind in levels:
            document.add_heading(entry.text, levels[entry.kind])
        else:
            document.add_paragraph(entry.text, styles.get(entry.kind))
    return saved(document)


def word_dashes(entries: list[Entry]) -> bytes:
    document = docx.Document()
    number = 0
    for entry in entries:
        number = number + 1 if entry.kind == ITEM else 0
        mark = "- " if entry.kind == BULLET else f"{number}. " if number else ""
        run = document.add_paragraph().add_run(mark + entry.text)
        run.bold = entry.kind in (CHAPTER, UNIT, POINT)
    return saved(document)


def open_document(entries: list[Entry]) -> bytes:
    levels = {CHAPTER: 1, UNIT: 2, POINT: 3}
    body: list[str] = []
    for entry in entries:
        text = escape(entry.text, quote=False).replace("\t", "<text:tab/>")
        if entry.kind in levels:
            level = levels[entry.kind]
            body.append(f'<text:h text:outline-level="{level}">{text}</text:h>')
        elif entry.kind in (BULLET, ITEM):
            item = f"<text:list-item><text:p>{text}</text:p></text:list-item>"
            body.append(f"<text:list>{item}</text:list>")
        else:
            body.append(f"<text:p>{text}</text:p>")
    return odt("".join(body))


def odt(body: str, head: str = "") -> bytes:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<office:document-content {names}>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr("content.xml", content)
    return out.getvalue()


FORMATS = {
    "symbol.pdf": lambda entries: pdf(entries, Style(mark="symbol")),
    "del.pdf": lambda entries: pdf(entries, Style(mark="del", body=9)),
    "dash.pdf": lambda entries: pdf(entries, Style(mark="dash", heads=False)),
    "hyphens.pdf": lambda entries: pdf(entries, Style(hyphens=True)),
    "columns.pdf": lambda entries: pdf(entries, Style(columns=2)),
    "interleaved.pdf": lambda entries: pdf(entries, Style(columns=2, interleaved=True)),
    "styles.docx": word_styles,
    "dashes.docx": word_dashes,
    "lists.odt": open_document,
    "page.html": lambda entries: page(entries).encode(),
    "marks.md": lambda entries: markdown(entries).encode(),
}


# --- what they must say ----------------------------------------------------------------------


def read(path: Path) -> Reading:
    found = load(path)
    assert isinstance(found, Reading), found
    return found


def written(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


Claim = tuple[str, str, float | None, float | None, str]


def real_gold() -> Counter[Claim]:
    rows = [
        json.loads(line)
        for line in (SHARED / "gold" / "004_edges.jsonl").read_text("utf-8").splitlines()
    ]
    return Counter(
        (
            row["unit"],
            row["partner_as_written"],
            row["contacts_per_year_min"],
            row["contacts_per_year_max"],
            row["purpose"] or "",
        )
        for row in rows
    )


def claims(reading: Reading) -> Counter[Claim]:
    return Counter(
        (s.subject, s.object, s.frequency.low, s.frequency.high, s.purpose)
        for s in reading.statements
        if s.quote.startswith(s.object.split(" (")[0])  # else a note made it
    )


def f1(want: Counter[Any], have: Counter[Any]) -> float:
    return 2 * (want & have).total() / (want.total() + have.total())


@pytest.mark.shared
@pytest.mark.parametrize("name", FORMATS)
def test_the_real_list_says_the_same_in_every_format(tmp_path, name):
    reading = read(written(tmp_path, name, FORMATS[name](outline(REAL))))
    want, have = real_gold(), claims(reading)
    assert f1(want, have) == 1, f"missed {want - have}, invented {have - want}"


@pytest.mark.parametrize("name", FORMATS)
def test_the_example_says_the_same_in_every_format(tmp_path, name):
    reading = read(written(tmp_path, name, FORMATS[name](outline(EXAMPLE))))
    said = read(EXAMPLE)
    want, have = Counter(map(meaning, said.statements)), Counter(map(meaning, reading.statements))
    assert want == have, f"missed {want - have}, invented {have - want}"
    assert reading.respondents == said.respondents
    assert reading.source.language == said.source.language


def meaning(s: Statement) -> tuple[Any, ...]:
    more = sorted(" ".join(note.text.split()) for note in s.notes)
    return (s.subject, s.object, s.status, s.frequency, s.purpose, *more)
