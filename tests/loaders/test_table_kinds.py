"""Tables of boards, several tables in a sheet, the contacts of a post, meetings of many."""

from pathlib import Path

import pytest

from graph.model import Reading
from loaders.load import load

Rows = list[tuple[str | None, ...]]


def pairs(path: Path) -> list[tuple[str, str, float | None]]:
    reading = load(path)
    assert isinstance(reading, Reading)
    return [(s.subject, s.object, s.frequency.low) for s in reading.statements]


def sheet(tmp_path: Path, rows: Rows) -> list[tuple[str, str, float | None]]:
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        assert book.active is not None
        book.active.append(row)
    book.save(path := tmp_path / "list.xlsx")
    return pairs(path)


def markdown(tmp_path: Path, title: str, *rows: str) -> list[tuple[str, str, float | None]]:
    header, *body = rows
    rule = "|".join("---" for _ in header.split("|"))
    text = "\n".join([title, "", f"|{header}|", f"|{rule}|", *(f"|{row}|" for row in body)])
    (path := tmp_path / "list.md").write_text(f"{text}\n", "utf-8")
    return pairs(path)


# --- a first column of units that no word heads ----------------------------------------------


@pytest.mark.parametrize(
    ("title", "header", "rows", "wanted"),
    [
        ("# Working arrangements", "Panel|Works with|How|When",
         ["Harbour Panel|Tide Panel|shares charts|twice a year",
          "Tide Panel|Kite Panel|rota|monthly", "Harbour Panel|Kite Panel|flags|weekly"],
         [("Harbour Panel", "Tide Panel", 2), ("Tide Panel", "Kite Panel", 12),
          ("Harbour Panel", "Kite Panel", 52)]),
        ("# Praktiske forhold", "Råd|Samarbeider med|Hyppighet",
         ["Eldrerådet|Ungdomsrådet|månedlig", "Ungdomsrådet|Brukerrådet|ukentlig"],
         [("Eldrerådet", "Ungdomsrådet", 12), ("Ungdomsrådet", "Brukerrådet", 52)]),
        ("# Praktisk", "Nämnd|Samverkar med|Hur ofta",
         ["Kulturnämnden|Skolnämnden|varje månad", "Skolnämnden|Miljönämnden|varje vecka"],
         [("Kulturnämnden", "Skolnämnden", 12), ("Skolnämnden", "Miljönämnden", 52)]),
        ("# Praktisk", "Udvalg|Samarbejder med|Hyppighed",
         ["Kulturudvalget|Skoleudvalget|månedligt", "Skoleudvalget|Miljøudvalget|ugentligt"],
         [("Kulturudvalget", "Skoleudvalget", 12), ("Skoleudvalget", "Miljøudvalget", 52)]),
    ],
    ids=["en", "nb", "sv", "da"],
)  # fmt: skip
def test_a_first_column_of_units_needs_no_known_word(tmp_path, title, header, rows, wanted):
    assert markdown(tmp_path, title, header, *rows) == wanted


def test_a_first_column_of_sorts_is_no_unit(tmp_path):
    rows = ["Schools|Hill School|weekly", "Offices|Tide Office|monthly"]
    made = markdown(tmp_path, "# Partners of the Library", "Sort|Works with|How often", *rows)
    assert made == [("Library", "Hill School", 52), ("Library", "Tide Office", 12)]


# --- several tables in one sheet -------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "header", "rates", "owner"),
    [
        ("Faste møter for Biblioteket", ("Med", "Om", "Hvor ofte", "Arrangeres av"),
         ("månedlig", "ukentlig"), "Biblioteket"),
        ("Faste møte for Biblioteket", ("Med", "Om", "Kor ofte", "Arrangerast av"),
         ("månadleg", "kvar veke"), "Biblioteket"),
        ("Faste møder for Biblioteket", ("Med", "Om", "Hvor ofte", "Arrangeres af"),
         ("månedligt", "ugentligt"), "Biblioteket"),
        ("Fasta möten för Biblioteket", ("Med", "Om", "Hur ofta", "Anordnas av"),
         ("varje månad", "varje vecka"), "Biblioteket"),
        ("Regular meetings of the Library", ("With", "About", "How often", "Organised by"),
         ("monthly", "weekly"), "Library"),
    ],
    ids=["nb", "nn", "da", "sv", "en"],
)  # fmt: skip
def test_tables_under_one_another_are_read_one_by_one(tmp_path, title, header, rates, owner):
    monthly, weekly = rates
    rows: Rows = [
        (title,),
        header,
        ("Museum", "boats", monthly, "Pilots"),
        ("Harbour Office", "tides", weekly, "Clerks"),
        (),
        ("2.2",),
        header,
        ("Kite School", "flags", weekly, "Museum"),
        (),
        ("This is a note of more than ten words that stands below all of the tables.",),
    ]
    assert sheet(tmp_path, rows) == [
        (owner, "Museum", 12),
        (owner, "Harbour Office", 52),
        (owner, "Kite School", 52),
    ]


# --- the relationships of a post -------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "header", "scopes", "cells"),
    [
        ("Key relationships", "Who|Why", ("Internal", "External"),
         ("Monthly review of invoices", "Bookings, daily", "Boats")),
        ("Viktige relasjoner", "Hvem|Hvorfor", ("Intern", "Ekstern"),
         ("Månedlig gjennomgang", "Bestilling, daglig", "Båter")),
        ("Vigtige relationer", "Hvem|Hvorfor", ("Intern", "Ekstern"),
         ("Månedlig gennemgang", "Bestilling, dagligt", "Både")),
        ("Viktiga relationer", "Vem|Varför", ("Interna", "Externa"),
         ("Månatlig genomgång", "Bokning, dagligen", "Båtar")),
    ],
    ids=["en", "nb", "da", "sv"],
)  # fmt: skip
def test_what_for_may_say_how_often(tmp_path, title, header, scopes, cells):
    inside, outside = scopes
    made = markdown(
        tmp_path,
        f"# Harbour Office\n\n## {title}",
        header,
        f"{inside}|{inside}",
        f"Museum|{cells[0]}",
        f"Kite School|{cells[1]}",
        f"{outside}|{outside}",
        f"Pilots|{cells[2]}",
    )
    assert made == [
        ("Harbour Office", "Museum", 12),
        ("Harbour Office", "Kite School", 230),
        ("Harbour Office", "Pilots", None),
    ]


# --- forums and who calls them ---------------------------------------------------------------


def test_the_forum_is_the_unit_where_posts_call_it(tmp_path):
    text = (
        "Møter i Tallvik kommune;;;\n\nMøtearena;Hvem møter;Hvor ofte;Kaller inn\n"
        "Fyrforum;Ansatt fra losvesenet møter museet;ukentlig;Koordinator\n"
        "Tideråd;museet, PPT;månedlig;Rektor\n"
        "Båtlag;museet og biblioteket;månedlig;Går på omgang\n"
    )
    (path := tmp_path / "list.csv").write_text(text, "utf-8")
    assert pairs(path) == [
        ("Fyrforum", "losvesenet", 52),
        ("Fyrforum", "museet", 52),
        ("Tideråd", "museet", 12),
        ("Tideråd", "PPT", 12),
        ("Båtlag", "museet", 12),
        ("Båtlag", "biblioteket", 12),
    ]
