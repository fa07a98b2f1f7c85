import csv
import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font

from graph.model import Problem, ProblemKind
from loaders.readers import limits, table, workbook

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "cp1252"]
# Characters that all encodings have and XML allows, with what CSV must quote.
letters = st.sampled_from("abcæøåÆØÅéö 0123456789-:;,\t\n\"'=()|/")
cell = st.text(letters, max_size=12).filter(lambda text: text == text.strip())
grids = (
    st.integers(2, 5)
    .flatmap(
        lambda width: st.lists(
            st.lists(cell, min_size=width, max_size=width), min_size=1, max_size=8
        )
    )
    .filter(lambda grid: any(text for row in grid for text in row))
)


def tables(data: bytes, file: str) -> tuple[table.Table, ...]:
    read = table.read(data, file)
    assert not isinstance(read, Problem), read
    return read


def cells(read: table.Table) -> dict[int, tuple[str, ...]]:
    return {row.number: row.cells for row in read.rows}


def expected(grid: list[list[str]]) -> dict[int, tuple[str, ...]]:
    """Rows by number, without the empty cells at their ends and without empty rows."""
    found = {}
    for number, row in enumerate(grid, start=1):
        while row and not row[-1]:
            row = row[:-1]
        if row:
            found[number] = tuple(row)
    return found


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A workbook with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old_zip, zipfile.ZipFile(out, "w") as new_zip:
        for name in old_zip.namelist():
            content = old_zip.read(name)
            if name == part:
                assert old in content
                content = content.replace(old, new)
            new_zip.writestr(name, content)
    return out.getvalue()


@given(grids, st.sampled_from(ENCODINGS), st.sampled_from(";,\t"), st.sampled_from("\r\n"))
def test_a_quoted_text_table_comes_back_the_same(grid, encoding, delimiter, end):
    out = io.StringIO()
    writer = csv.writer(
        out,
        delimiter=delimiter,
        quoting=csv.QUOTE_ALL,
        lineterminator="\r\n" if end == "\r" else end,
    )
    writer.writerows(grid)
    (read,) = tables(out.getvalue().encode(encoding), "list.csv")
    assert read.sheet is None
    assert cells(read) == expected(grid)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(grids)
def test_a_workbook_comes_back_the_same(grid):
    book = openpyxl.Workbook()
    for number, row in enumerate(grid, start=1):
        for column, text in enumerate(row, start=1):
            if text:
                book.active.cell(number, column).value = text
                book.active.cell(number, column).data_type = "s"  # also what begins with "="
    (read,) = tables(saved(book), "list.xlsx")
    assert read.sheet == "Sheet"
    assert cells(read) == expected(grid)


@pytest.mark.parametrize(
    "text",
    [
        # The first line alone would say comma.
        "Hvem, hva, hvor, når\nenhet;partner;formål\nHR;IKT;lønn\nIKT;HR;drift, vakt\n",
        "enhet;partner;hyppighet\nHR;IKT;1,5\nIKT;HR;2,5\nPPT;HR;12,5\n",
        "enhet\tpartner\tformål\nHR\tIKT\tlønn, fravær; ferie\nIKT\tHR\tdrift\n",
    ],
)
def test_the_delimiter_is_the_one_that_gives_even_columns(text):
    (read,) = tables(text.encode(), "list.csv")
    header = next(row for row in read.rows if row.cells[0] == "enhet")
    assert len(header.cells) == 3
    assert all(len(row.cells) == 3 for row in read.rows if row.number > header.number)


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows():
    (read,) = tables(b'unit;partner\n"HR;ICT\nICT;HR\nPool;HR\n', "list.csv")
    assert cells(read)[2] == ('"HR', "ICT")
    assert cells(read)[4] == ("Pool", "HR")


def test_rows_are_counted_as_a_spreadsheet_counts_them():
    (read,) = tables(b'\n\nunit;partner\n"H\nR";ICT\n\nPool;HR\n', "list.csv")
    assert list(cells(read)) == [3, 4, 6]


def test_values_of_a_workbook_are_read_as_written():
    book = openpyxl.Workbook()
    book.active.append(
        [52.0, 12, 0.5, date(2024, 5, 14), datetime(2024, 5, 14, 9, 30), True, None, "=1+1"]
    )
    book.active["I1"] = "#REF!"
    book.active["I1"].data_type = "e"
    book.active["J1"] = "end"
    (read,) = tables(saved(book), "list.xlsx")
    # A formula that nobody computed has no value; an error is none.
    assert read.rows[0].cells == (
        "52", "12", "0.5", "2024-05-14", "2024-05-14T09:30:00", "TRUE", "", "", "", "end",
    )  # fmt: skip


def test_all_sheets_and_hidden_rows_are_read():
    book = openpyxl.Workbook()
    book.active.title = "Første"
    book.active.append(["a", "b"])
    book.active.append(["c", "d"])
    book.active.row_dimensions[2].hidden = True
    book.create_sheet("Tom")
    hidden = book.create_sheet("Skjult")
    hidden.append(["e", "f"])
    hidden.sheet_state = "hidden"
    first, last = tables(saved(book), "list.xlsx")
    assert (first.sheet, last.sheet) == ("Første", "Skjult")
    assert cells(first)[2] == ("c", "d")


def test_merged_cells_are_filled_down_and_right():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "title"
    sheet.merge_cells("A1:C1")
    sheet["A2"] = "HR"
    sheet.merge_cells("A2:A4")
    for row, partner in enumerate(["ICT", "Pool", "School"], start=2):
        sheet.cell(row, 2, partner)
        sheet.cell(row, 3, "x")
    (read,) = tables(saved(book), "list.xlsx")
    assert cells(read)[1] == ("title", "title", "title")
    assert [row.cells[:2] for row in read.rows[1:]] == [
        ("HR", "ICT"),
        ("HR", "Pool"),
        ("HR", "School"),
    ]


def test_a_merge_over_the_whole_sheet_costs_no_more_than_the_rows_that_hold_text():
    book = openpyxl.Workbook()
    book.active.append(["HR", "ICT"])
    book.active.append([None, "Pool"])
    book.active.merge_cells("A1:A2")
    data = repacked(saved(book), "xl/worksheets/sheet1.xml", b"A1:A2", b"A1:A1048576")
    (read,) = tables(data, "list.xlsx")
    assert cells(read) == {1: ("HR", "ICT"), 2: ("HR", "Pool")}


def test_the_size_that_a_workbook_declares_does_not_matter():
    book = openpyxl.Workbook()
    book.active.append(["HR", "ICT"])
    sheet = "xl/worksheets/sheet1.xml"
    data = repacked(saved(book), sheet, b'ref="A1:B1"', b'ref="A1:A1"')
    (read,) = tables(data, "list.xlsx")
    assert cells(read) == {1: ("HR", "ICT")}


def test_formats_and_validations_that_openpyxl_warns_about_are_no_matter():
    book = openpyxl.Workbook()
    book.active.append(["HR", "ICT"])
    book.active["A1"].font = Font(bold=True)
    extension = (
        b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    )
    data = repacked(saved(book), "xl/worksheets/sheet1.xml", b"</worksheet>", extension)
    assert tables(data, "list.xlsx")


def refused(data: bytes, file: str) -> ProblemKind:
    read = table.read(data, file)
    assert isinstance(read, Problem), read
    assert read.file == file
    return read.kind


def workbook_of(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


@pytest.mark.parametrize(
    ("data", "file", "kind"),
    [
        (b"", "a.csv", ProblemKind.EMPTY),
        (b" \n\t\n", "a.csv", ProblemKind.EMPTY),
        (b";;;\n;;\n", "a.csv", ProblemKind.EMPTY),
        (b"", "a.xlsx", ProblemKind.EMPTY),
        (workbook_of(), "a.xlsx", ProblemKind.EMPTY),
        (b"unit;partner\nHR;I\0T\n", "a.csv", ProblemKind.NOT_A_DOCUMENT),
        (bytes(range(256)) * 8, "a.csv", ProblemKind.NOT_A_DOCUMENT),
        (b"unit;partner\nHR;\x81\x8d\n", "a.csv", ProblemKind.ENCODING),
        (b"unit;partner\nHR;ICT\n", "a.xlsx", ProblemKind.UNREADABLE),
        (workbook_of(["unit", "partner"])[:-400], "a.xlsx", ProblemKind.UNREADABLE),
        (b"PK\x03\x04 and nothing more", "a.xlsx", ProblemKind.UNREADABLE),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "a.xls", ProblemKind.NOT_A_DOCUMENT),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "a.xlsx", ProblemKind.NOT_A_DOCUMENT),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_is_no_table_is_refused(data, file, kind):
    assert refused(data, file) is kind


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    bomb = packed(
        {"[Content_Types].xml": b"", "xl/workbook.xml": b" " * (limits.MAX_BYTES + 1)}
    )
    assert len(bomb) < 200_000
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    assert refused(bomb, "a.xlsx") is ProblemKind.TOO_LARGE


@pytest.mark.parametrize("name", ["xl/workbook.bin", "word/document.xml", "mimetype"])
def test_other_packed_files_are_no_workbooks(name):
    data = packed({"[Content_Types].xml": b"<x/>", name: b"<x/>"})
    assert refused(data, "a.xlsx") is ProblemKind.NOT_A_DOCUMENT


@pytest.mark.parametrize("reference", [b"A2000000", b"A99999999999"])
def test_a_row_far_below_is_refused(reference, monkeypatch):
    monkeypatch.setattr(workbook, "MAX_ROWS", 20_000)
    data = workbook_of(["HR", "ICT"], ["Pool", "HR"])
    sheet = "xl/worksheets/sheet1.xml"
    data = repacked(data, sheet, b'r="A2"', b'r="' + reference + b'"')
    data = repacked(data, sheet, b'<row r="2"', b'<row r="' + reference[1:] + b'"')
    assert refused(data, "a.xlsx") is ProblemKind.TOO_LARGE


def test_more_cells_than_the_limit_are_refused(monkeypatch):
    monkeypatch.setattr(table, "MAX_CELLS", 50)
    monkeypatch.setattr(workbook, "MAX_CELLS", 50)
    rows = [["HR", "ICT"]] * 40
    assert refused(workbook_of(*rows), "a.xlsx") is ProblemKind.TOO_LARGE
    assert refused(b"".join(b"a;b;c\n" for _ in range(40)), "a.csv") is ProblemKind.TOO_LARGE


def test_one_text_in_very_many_cells_is_refused(monkeypatch):
    monkeypatch.setattr(workbook, "MAX_BYTES", 100_000)
    data = workbook_of(*[["long" * 250] * 10] * 20)  # stored once, shown 200 times
    assert refused(data, "a.xlsx") is ProblemKind.TOO_LARGE


def test_a_long_line_without_end_is_refused():
    assert refused(b"x" * 200_000, "a.csv") is ProblemKind.TOO_LARGE
    assert refused(b"x;" * (limits.MAX_BYTES // 2 + 1), "a.csv") is ProblemKind.TOO_LARGE


def test_a_broken_part_is_unreadable():
    data = repacked(
        workbook_of(["HR", "ICT"]), "xl/worksheets/sheet1.xml", b"</sheetData>", b"<oops"
    )
    assert refused(data, "a.xlsx") is ProblemKind.UNREADABLE
