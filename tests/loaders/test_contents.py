"""Labels and columns of unknown words: what is filled in tells what they are for."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from graph.model import Reading
from loaders.load import load
from loaders.tables.row_status import told_in

SHAPES = Path(__file__).parent / "contents"
NAMES = sorted(path.name for path in SHAPES.iterdir() if path.suffix != ".gold")


def told(path: Path) -> list[str]:
    reading = load(path)
    statements = reading.statements if isinstance(reading, Reading) else ()
    return [
        " | ".join(
            (
                said.subject, said.object, said.status.value,
                "?" if said.frequency.low is None else f"{said.frequency.low:g}", said.purpose,
            )
        ).rstrip(" |")
        for said in statements
    ]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_what_is_filled_in_tells_what_it_is_for(name: str) -> None:
    assert told(SHAPES / name) == (SHAPES / f"{name}.gold").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("often", "status"),
    [
        ("skulle vært månedlig, men møtene er avlyst siden i høst", "strained"),
        ("skulle være hver uge, men udskydes hver gang", "strained"),
        ("ska vara varje månad, men blir inte av", "strained"),
        ("kvar veke, men vert avlyst", "strained"),
        ("supposed to be weekly but usually cancelled", "strained"),
        ("weekly, cancelled in July", "existing"),
        ("weekly, but cancelled in July", "existing"),
        ("hver uke, men ikke i ferien", "existing"),
        ("ikke noe fast ennå, Ragnhild foreslår et møte i kvartalet", "proposed"),
        ("ingen fast aftale endnu. Bodil foreslår et møde om måneden", "proposed"),
        ("ingenting bestämt än, vi föreslår ett möte i månaden", "proposed"),
        ("no arrangement yet. Sue suggests a quarterly meeting", "proposed"),
    ],
)
def test_the_cell_for_how_often_tells_how_it_stands(often: str, status: str) -> None:
    assert told_in(often=often).value == status


def test_a_note_pinned_to_a_row_tells_how_it_stands(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ("Enhet", "Samarbeider med", "Om", "Hvor ofte"),
        ("Biblioteket", "Skolene", "bokkasser", "månedlig"),
        ("Biblioteket", "NAV", "jobbsøking", "ukentlig"),
        ("Parken", "Politiet", "nattero", ""),
    ):
        sheet.append(row)
    threaded = "[Threaded comment]\n\nOlder programs cannot show it.\n\nComment:\n    foreslått"
    sheet["C2"].comment = Comment("Fungerer dårlig, ingen henter kassene", "a")
    sheet["B3"].comment = Comment("Nås på tlf. 55 00 11 22", "a")
    sheet["B4"].comment = Comment(threaded, "a")
    sheet["B3"].fill = PatternFill("solid", fgColor="FFFF0000")
    book.save(tmp_path / "notes.xlsx")
    assert told(tmp_path / "notes.xlsx") == [
        "Biblioteket | Skolene | strained | 12 | bokkasser",
        "Biblioteket | NAV | existing | 52 | jobbsøking",
        "Parken | Politiet | proposed | ? | nattero",
    ]
    reading = load(tmp_path / "notes.xlsx")
    assert isinstance(reading, Reading)
    quotes = [said.quote for said in reading.statements]
    assert ["kassene" in quotes[0], "tlf" in quotes[1]] == [True, False]
