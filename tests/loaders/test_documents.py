"""Made-up documents of many shapes against what a person reads in them.

Each document in `documents/` has a file of the same name that ends in ``.expected``: a line
for each statement (line, unit, partner, contacts a year, basis, purpose, what notes add), then
a line for each problem.
"""

from pathlib import Path

import pytest

from graph.model import Reading
from loaders.load import load

DOCUMENTS = Path(__file__).parent / "documents"
NAMES = sorted(p.name for p in DOCUMENTS.iterdir() if p.suffix != ".expected")
LANGUAGES = {"nb", "nn", "da", "sv", "en"}


def told(reading: Reading) -> list[str]:
    lines: list[str] = []
    by_line = sorted(reading.statements, key=lambda s: s.place.line or 0)
    for s in by_line:
        f = s.frequency
        rate = "?" if f.low is None or f.high is None else f"{f.low:g}..{f.high:g}"
        cells = [f"{s.place.line} {s.subject} > {s.object}", f"{rate} {f.basis}", s.purpose]
        cells += [f"{note.field}: {note.text}" for note in s.notes]
        lines.append(" | ".join(cells))
    lines += [f"! {p.place.line} {p.kind}: {p.text}" for p in reading.problems]
    return lines


@pytest.mark.parametrize("name", NAMES)
def test_a_document_says_what_a_person_reads_in_it(name):
    reading = load(DOCUMENTS / name)
    assert isinstance(reading, Reading)
    expected = (DOCUMENTS / name).with_suffix(".expected").read_text("utf-8")
    assert told(reading) == expected.splitlines()
    assert reading.source.language == name[:2]


def test_every_language_has_a_document():
    assert {name[:2] for name in NAMES} == LANGUAGES
    assert len(NAMES) >= 10


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_is_in_the_file(name):
    """Verbatim, but for the line ends inside a bullet or a sentence that was wrapped."""
    reading = load(DOCUMENTS / name)
    assert isinstance(reading, Reading)
    data = (DOCUMENTS / name).read_bytes()
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    flat = " ".join(text.split())
    for said in reading.statements:
        assert said.quote in flat
        assert all(note.text in flat for note in said.notes)
