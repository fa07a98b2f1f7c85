"""The real list against what was read in it by hand, as it stands and in other dresses."""

import json
import re
import textwrap
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from graph.model import Basis, NoteField, ProblemKind, Reading, Statement
from loaders.load import load

SHARED = Path(__file__).resolve().parents[3] / "shared"
LIST = next(iter(sorted((SHARED / "seeds").glob("004*.txt"))), SHARED)
LIST_SECTION, APPENDIX = (189, 396), (396, None)  # lines, from 0
CONTENTS = (11, 37)

pytestmark = pytest.mark.shared

Claim = tuple[str, str, float | None, float | None, str]


def gold(name: str) -> list[dict[str, Any]]:
    text = (SHARED / "gold" / name).read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def wanted(rename: Callable[[str], str] = str) -> Counter[Claim]:
    return Counter(
        (
            rename(row["unit"]),
            row["partner_as_written"],
            row["contacts_per_year_min"],
            row["contacts_per_year_max"],
            row["purpose"] or "",
        )
        for row in gold("004_edges.jsonl")
    )


def is_bullet(said: Statement) -> bool:
    """Statements that only a note makes quote a sentence, not a bullet."""
    return said.quote.startswith(said.object.split(" (")[0])


def claims(reading: Reading) -> Counter[Claim]:
    return Counter(
        (s.subject, s.object, s.frequency.low, s.frequency.high, s.purpose)
        for s in reading.statements
        if is_bullet(s)
    )


def read(path: Path) -> Reading:
    found = load(path)
    assert isinstance(found, Reading), found
    return found


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(LIST)


def at_line(reading: Reading, line: int) -> list[Statement]:
    return [s for s in reading.statements if s.place.line == line]


def test_every_unit_answered(reading):
    units = dict.fromkeys(row["unit"] for row in gold("004_edges.jsonl"))
    assert reading.respondents == tuple(units)
    assert len(units) == 16


def test_every_row_is_read_and_none_invented(reading):
    assert claims(reading) == wanted()
    assert claims(reading).total() == 137


@pytest.mark.parametrize("row", range(137))
def test_a_row_stands_where_it_stands(reading, row):
    want = gold("004_edges.jsonl")[row]
    (said,) = at_line(reading, want["line"])
    written = LIST.read_text("utf-8").split("\n")[want["line"] - 1]
    assert said.object == want["partner_as_written"]
    assert said.subject == said.speaker == want["unit"]
    assert said.quote == written.removeprefix("- ")
    assert said.place.heading[-1] == want["unit"]
    basis = {None: Basis.UNKNOWN, "bullet": Basis.STATED, "unit_note": Basis.UNIT_NOTE}
    assert said.frequency.basis is basis[want["frequency_source"]]
    if want["frequency_source"] == "unit_note":
        places = [n.place.line for n in said.notes if n.field is NoteField.FREQUENCY]
        assert set(places) == {want["frequency_note_line"]}


def test_fifty_rows_get_their_frequency_from_a_note(reading):
    rows = [s for s in reading.statements if is_bullet(s)]
    assert Counter(s.frequency.basis for s in rows) == {
        Basis.STATED: 37,
        Basis.UNIT_NOTE: 50,
        Basis.UNKNOWN: 50,
    }


def test_the_note_for_all_gives_one_claim_a_unit(reading):
    (note,) = [note for note in gold("004_notes.jsonl") if note["scope"] == "all_units"]
    said = at_line(reading, note["line"])
    (implied,) = note["implies"]
    assert [s.subject for s in said] == implied["applies_to_units"]
    assert {s.object for s in said} == {implied["partner"]}
    assert {s.quote for s in said} == {note["text"]}
    assert {s.frequency.known for s in said} == {False}
    assert {n.text for s in said for n in s.notes} == {implied["purpose"]}
    assert len({s.id for s in said}) == 16


@pytest.mark.parametrize("note", range(1, 8))
def test_a_note_gives_purposes_to_its_rows_and_to_no_others(reading, note):
    note = gold("004_notes.jsonl")[note]
    purposes = [one for one in note["implies"] if one["field"] == "purpose"]
    rows = [r["line"] for r in gold("004_edges.jsonl") if r["unit"] == note["unit"]]
    for line in rows:
        (said,) = at_line(reading, line)
        texts = [n.text for n in said.notes if n.field is NoteField.PURPOSE]
        assert all(n.place.line == note["line"] for n in said.notes)
        due = [one for one in purposes if line in one["applies_to_lines"]]
        assert bool(texts) is bool(due)
        for one in due:
            assert any(alike(text, one["value"]) for text in texts)
        for text in texts:  # verbatim, and said of this row
            assert text in note["text"]
            assert any(alike(text, one["value"]) for one in due)


def alike(text: str, value: str) -> bool:
    """A whole sentence stands for what the reader took of it: at most one word more."""
    return len(set(re.findall(r"\w+", text)) - set(re.findall(r"\w+", value))) <= 1


def test_a_partner_that_only_a_note_names(reading):
    (note,) = [note for note in gold("004_notes.jsonl") if note.get("extra_partners")]
    (said,) = at_line(reading, note["line"])
    assert [said.object] == note["extra_partners"]
    assert (said.subject, said.frequency.low) == (note["unit"], 230)
    assert said.quote in note["text"]
    assert len(reading.statements) == 137 + 16 + 1


def test_a_partner_named_twice_makes_two_claims(reading):
    pairs = Counter((s.subject, s.object) for s in reading.statements)
    twice = {(row["unit"], row["partner"]) for row in gold("004_edges.jsonl")
             if row["duplicate_of_line"]}  # fmt: skip
    assert {pair for pair, count in pairs.items() if count == 2} == twice
    assert len({s.id for s in reading.statements}) == len(reading.statements)


def test_what_is_not_understood_is_said(reading):
    short = [p.text for p in reading.problems if p.kind is ProblemKind.ABBREVIATION]
    assert sorted(short) == ["DKSS", "EUT", "KUT"]
    rest = [p for p in reading.problems if p.kind is not ProblemKind.ABBREVIATION]
    assert [(p.kind, p.place.line) for p in rest] == [
        (ProblemKind.NOTE, 250),
        (ProblemKind.LONG_NAME, 258),
    ]
    assert not any(p.lost for p in reading.problems)


def test_the_source_tells_what_it_is(reading):
    source = reading.source
    assert (source.name, source.language) == (LIST.name, "nb")
    assert source.date is not None
    assert source.date.isoformat() == "2018-11-22"
    assert len(source.title.split()) == 3


TOLD = {
    2: [(ProblemKind.ABBREVIATION, "DLF"), (ProblemKind.ABBREVIATION, "MED")],  # unexplained
    3: [(ProblemKind.NO_LIST, "")],  # nor does its running text tell of any tie
}


@pytest.mark.parametrize("number", range(4))
def test_the_other_documents_give_no_list(number):
    (path,) = (SHARED / "seeds").glob(f"00{number}*.txt")
    found = read(path)
    assert all(said.rule for said in found.statements)  # of the running text
    assert found.respondents == ()
    assert sorted((p.kind, p.text) for p in found.problems) == TOLD.get(number, [])
    assert found.source.language == "da"


# --- the same list in other dresses ----------------------------------------------------------

Lines = list[str]
BULLETS = {"star": "* ", "dot": "• ", "dash": "– ", "glyph": "\uf0b7\t", "o": "o "}


def without_contents(lines: Lines) -> Lines:
    return lines[: CONTENTS[0]] + lines[CONTENTS[1] :]


def list_first(lines: Lines) -> Lines:
    start, end = LIST_SECTION
    return (
        lines[: CONTENTS[1] + 1]
        + lines[start:end]
        + lines[CONTENTS[1] + 1 : start]
        + lines[end:]
    )


def list_last(lines: Lines) -> Lines:
    start, end = LIST_SECTION
    return lines[:start] + lines[end:] + [""] + lines[start:end]


def marked(mark: str) -> Callable[[Lines], Lines]:
    return lambda lines: [re.sub(r"^- ", mark, line) for line in lines]


def numbered(ending: str) -> Callable[[Lines], Lines]:
    def change(lines: Lines) -> Lines:
        found: Lines = []
        number = 0
        for line in lines:
            if line.startswith("- "):
                number += 1
                found.append(f"{number}{ending} {line[2:]}")
            else:
                number = 0 if line.strip() and line[0] != " " else number
                found.append(line)
        return found

    return change


def renamed(lines: Lines) -> Lines:
    """Every unit under a name of two or three other words, in contents and headings."""
    names = {row["unit"]: new_name(row["unit"]) for row in gold("004_edges.jsonl")}
    entry = re.compile(r"(.+?)(\t\d+)?")
    found: Lines = []
    for line in lines:
        match = entry.fullmatch(line)
        new = names.get(match[1]) if match else None
        found.append(f"{new}{match[2] or ''}" if match and new else line)
    return found


def new_name(unit: str) -> str:
    units = list(dict.fromkeys(row["unit"] for row in gold("004_edges.jsonl")))
    kinds = ("Fjord", "Skogs", "Brygge", "Hage")
    at = units.index(unit)
    return f"{kinds[at % 4]}enheten nord {at}" if at % 2 else f"{kinds[at % 4]}gruppa / {at}_7"


def paged(lines: Lines) -> Lines:
    """A form feed and a running head before each fortieth line."""
    found: Lines = []
    for at, line in enumerate(lines):
        if at and at % 40 == 0:
            found += ["", f"Side {at // 40} av 13", "\fInnspill"]
        found.append(line)
    return found


def wrapped(lines: Lines) -> Lines:
    """No line longer than 76 letters; further lines of a bullet stand under its text."""
    return [
        part
        for line in lines
        for part in textwrap.wrap(
            line, 76, subsequent_indent="  " if line.startswith("- ") else "",
            break_long_words=False, break_on_hyphens=False,
        ) or [""]
    ]  # fmt: skip


def tight(lines: Lines) -> Lines:
    """No blank line between a unit and its list, nor between the list and the note under it."""
    return [
        line
        for at, line in enumerate(lines)
        if line.strip()
        or not (0 < at < len(lines) - 1)
        or not (lines[at + 1].startswith("- ") or lines[at - 1].startswith("- "))
        or is_heading(lines, at + 1)
    ]


def is_heading(lines: Lines, at: int) -> bool:
    return lines[at] in {row["unit"] for row in gold("004_edges.jsonl")}


def emphasised(lines: Lines) -> Lines:
    return [f"**{line}**" if is_heading(lines, at) else line for at, line in enumerate(lines)]


def with_colons(lines: Lines) -> Lines:
    return [f"{line}:" if is_heading(lines, at) else line for at, line in enumerate(lines)]


def in_markdown(lines: Lines) -> Lines:
    return [
        f"## {line}" if is_heading(lines, at) else re.sub(r"^(\d .*[^\d])$", r"# \1", line)
        for at, line in enumerate(lines)
    ]


DRESSES: dict[str, Callable[[Lines], Lines]] = {
    "no contents": without_contents,
    "list first": list_first,
    "list last": list_last,
    "renamed": renamed,
    "pages": paged,
    "wrapped": wrapped,
    "tight": tight,
    "bold": emphasised,
    "colons": with_colons,
    "markdown": in_markdown,
    "1.": numbered("."),
    "1)": numbered(")"),
    **{name: marked(mark) for name, mark in BULLETS.items()},
}
COATS: dict[str, Callable[[str], bytes]] = {
    "plain": lambda text: text.encode(),
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "cr": lambda text: text.replace("\n", "\r").encode(),
    "bom": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "cp1252": lambda text: text.encode("cp1252"),
    "utf-16": lambda text: text.encode("utf-16"),
}
COMBINED = [
    *((name,) for name in DRESSES),
    ("no contents", "list first"),
    ("no contents", "list last", "1."),
    ("renamed", "no contents", "1)"),
    ("renamed", "list first", "dot", "pages"),
    ("renamed", "no contents", "list last", "star"),
    ("list first", "1.", "pages"),
    ("no contents", "dash", "pages"),
    ("no contents", "wrapped"),
    ("no contents", "tight", "star"),
    ("no contents", "tight", "wrapped", "1."),
    ("no contents", "bold"),
    ("no contents", "colons", "tight"),
    ("no contents", "markdown", "star"),
    ("list first", "no contents", "wrapped", "bold", "pages"),
    ("renamed", "list last", "o", "pages"),
]
# What is cut by line numbers comes before what moves lines.
MOVES = ["list first", "list last", "no contents"]
SHAPES = ["tight", "bold", "colons", "markdown", "wrapped", "renamed"]
ORDER = [*MOVES, *SHAPES, *BULLETS, "1.", "1)", "pages"]


@pytest.mark.parametrize("dresses", COMBINED, ids=" + ".join)
def test_the_same_list_in_another_dress(tmp_path, dresses):
    lines = LIST.read_text("utf-8").split("\n")
    for name in sorted(dresses, key=ORDER.index):
        lines = DRESSES[name](lines)
    (path := tmp_path / "list.txt").write_text("\n".join(lines), "utf-8", newline="")
    rename = new_name if "renamed" in dresses else str
    found = read(path)
    assert claims(found) == wanted(rename)
    assert found.respondents == tuple(dict.fromkeys(c[0] for c in wanted(rename)))
    assert len(found.statements) == 137 + 16 + 1
    pages = [s.place.page for s in found.statements if is_bullet(s)]
    assert (None in pages) is ("pages" not in dresses)
    assert all(a <= b for a, b in pairwise(p for p in pages if p))


@pytest.mark.parametrize("coat", COATS)
@pytest.mark.parametrize("dress", ["no contents", "dash", "1."])
def test_the_same_list_in_another_coat(tmp_path, coat, dress):
    text = "\n".join(DRESSES[dress](LIST.read_text("utf-8").split("\n")))
    (path := tmp_path / "list").write_bytes(COATS[coat](text))
    assert claims(read(path)) == wanted()
