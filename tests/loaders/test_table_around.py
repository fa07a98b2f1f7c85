"""Tables and what stands around them: captions, titles, comments, periods in headers."""

from pathlib import Path

import pytest

from graph.model import Reading, Status
from loaders.load import load
from loaders.tables.headers import meaning, period

Rows = list[tuple[str | None, ...]]
Tie = tuple[str, str, float | None]


def ties(path: Path) -> list[Tie]:
    reading = load(path)
    assert isinstance(reading, Reading)
    return [(s.subject, s.object, s.frequency.low) for s in reading.statements]


def workbook(tmp_path: Path, *sheets: tuple[str, Rows]) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    book.save(path := tmp_path / "list.xlsx")
    return path


def page(tmp_path: Path, title: str, caption: str, rows: Rows) -> Path:
    lines = ["".join(f"<td>{cell or ''}</td>" for cell in row) for row in rows]
    table = "".join(f"<tr>{line}</tr>" for line in lines)
    html = f"<h1>{title}</h1><table><caption>{caption}</caption>{table}</table>"
    (path := tmp_path / "page.html").write_text(html, "utf-8")
    return path


# --- the number of a table is nobody's name --------------------------------------------------


@pytest.mark.parametrize(
    ("title", "caption", "header", "row", "wanted"),
    [
        ("Harbour Team: partner register", "Table 1: Partners",
         ("Partner", "What for", "Frequency"), ("Lighthouse Trust", "charts", "Monthly"),
         ("Harbour Team", "Lighthouse Trust", 12)),
        ("Beredskapsteamet: samarbeidsoversikt", "Tabell 2. Samarbeidspartnere",
         ("Partner", "Formål", "Hyppighet"), ("Sivilforsvaret", "øvelser", "årlig"),
         ("Beredskapsteamet", "Sivilforsvaret", 1)),
        ("Kulturkontoret: samarbeidsoversikt", "Tabell 1 – Samarbeidspartnarar",
         ("Partnar", "Føremål", "Kor ofte"), ("Biblioteket", "forfattarkveldar", "kvar månad"),
         ("Kulturkontoret", "Biblioteket", 12)),
        ("Havneteamet: samarbejdsoversigt", "Tabel 3: Samarbejdspartnere",
         ("Partner", "Formål", "Hyppighed"), ("Fyrvæsenet", "søkort", "ugentligt"),
         ("Havneteamet", "Fyrvæsenet", 52)),
        ("Parkenheten: samverkansöversikt", "Tabell 1a: Samverkansparter",
         ("Part", "Syfte", "Hur ofta"), ("Idrottsföreningen", "planer", "varje vecka"),
         ("Parkenheten", "Idrottsföreningen", 52)),
    ],
    ids=["en", "nb", "nn", "da", "sv"],
)  # fmt: skip
def test_the_caption_of_a_table_owns_nothing(
    tmp_path: Path,
    title: str,
    caption: str,
    header: tuple[str, ...],
    row: tuple[str, ...],
    wanted: Tie,
) -> None:
    other = ("Politiet", *row[1:])
    path = page(tmp_path, title, caption, [header, row, other])
    assert ties(path) == [wanted, (wanted[0], "Politiet", wanted[2])]


# --- who calls each meeting of a part of the organisation ------------------------------------


@pytest.mark.parametrize(
    ("title", "header", "names"),
    [
        ("Harbour Services – meetings audit", ("Meeting", "Chaired by", "With", "How often"),
         ("Quay Team", "Pilot Team", "Rota Team", "Kite Team")),
        ("Oppvekst – møteoversikt", ("Møte", "Ledes av", "Med", "Hyppighet"),
         ("Barnehageteamet", "Skoleteamet", "Helsestasjonen", "Kulturskolen")),
        ("Oppvekst – møteoversikt", ("Møte", "Kallar inn", "Med", "Kor ofte"),
         ("Barnehageteamet", "Skuleteamet", "Helsestasjonen", "Kulturskulen")),
        ("Børn og Unge – mødeoversigt", ("Møde", "Mødeleder", "Med", "Hvor ofte"),
         ("Dagtilbudsteamet", "Skoleteamet", "Sundhedsteamet", "Musikskolen")),
        ("Barn och unga – mötesöversikt", ("Möte", "Sammankallande", "Med", "Hur ofta"),
         ("Förskoleenheten", "Skolenheten", "Elevhälsan", "Kulturskolan")),
    ],
    ids=["en", "nb", "nn", "da", "sv"],
)  # fmt: skip
def test_who_calls_each_meeting_is_the_unit(
    tmp_path: Path, title: str, header: tuple[str, ...], names: tuple[str, ...]
) -> None:
    one, two, three, four = names
    rows: Rows = [
        (title,), header, ("A", one, two, "12"), ("B", two, three, "6"),
        ("C", three, four, "4"), ("D", one, four, "2"), ("Sum", "4"),
    ]  # fmt: skip
    wanted = [(one, two, 12), (two, three, 6), (three, four, 4), (one, four, 2)]
    assert ties(workbook(tmp_path, ("Ark", rows))) == wanted


def test_whom_the_owner_meets_may_call_the_meeting(tmp_path: Path) -> None:
    rows: Rows = [
        ("Meetings of Harbour Team",), ("Meeting", "Organised by", "With", "How often"),
        ("A", "Quay Team", "Quay Team", "12"), ("B", "Pilot Team", "Pilot Team", "6"),
        ("C", "Harbour Team", "Kite Team", "4"),
    ]  # fmt: skip
    wanted = [("Harbour Team", n, f) for n, f in (("Quay Team", 12), ("Pilot Team", 6))]
    assert ties(workbook(tmp_path, ("Ark", rows)))[:2] == wanted


# --- a sheet of comments beside a matrix -----------------------------------------------------


@pytest.mark.parametrize(
    ("names", "comments", "legend"),
    [
        (("Quay Team", "Pilots", "Kite Team"), ("Quay Team – Pilots", "slow answers"),
         ("W = weekly", "M = monthly")),
        (("Byggenheten", "VA-enheten", "Parken"), ("Byggenheten – VA-enheten", "svar dröjer"),
         ("W = varje vecka", "M = varje månad")),
        (("Byggesak", "Vei", "Park"), ("Byggesak og Vei", "trege svar om avkjørsler"),
         ("W = ukentlig", "M = månedlig")),
        (("Byggesak", "Veg", "Park"), ("Byggesak/Veg", "seine svar"),
         ("W = kvar veke", "M = kvar månad")),
        (("Byggeteamet", "Vej", "Park"), ("Byggeteamet", "svarer altid hurtigt og venligt"),
         ("W = ugentligt", "M = månedligt")),
    ],
    ids=["en", "sv", "nb", "nn", "da"],
)  # fmt: skip
def test_comments_rename_nobody(
    tmp_path: Path,
    names: tuple[str, str, str],
    comments: tuple[str, str],
    legend: tuple[str, ...],
) -> None:
    one, two, three = names
    matrix: Rows = [
        ("Matrix",), (None, *names), (one, "x", "W", "M"), (two, None, "x", "M"),
        (three, None, None, "x"), *((line,) for line in legend),
    ]  # fmt: skip
    said: Rows = [("Par", "Kommentar"), comments, (f"{one} – {three}", "ok")]
    path = workbook(tmp_path, ("Matrix", matrix), ("Ark2", said))
    assert ties(path) == [(one, two, 52), (one, three, 12), (two, three, 12)]


# --- what numbers count ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "number", "a_year"),
    [
        ("Ggr/år", "26", 26), ("Ganger/år", "6", 6), ("Gonger/år", "4", 4),
        ("Gange/år", "2", 2), ("Times/year", "12", 12), ("Ggr/mån", "2", 24),
        ("Antall/mnd", "1", 12), ("Antal/år", "8", 8), ("Antal pr. måned", "1", 12),
        ("Møter/år", "10", 10), ("Möten/år", "3", 3), ("Meetings/month", "1", 12),
        ("Number per month", "2", 24), ("Hyppighet pr. kvartal", "1", 4),
    ],
)  # fmt: skip
def test_a_header_names_the_period(
    tmp_path: Path, header: str, number: str, a_year: float
) -> None:
    rows: Rows = [
        ("Unit", "Partner", header), ("Quay Team", "Pilots", number),
        ("Quay Team", "Kite Team", number),
    ]  # fmt: skip
    assert [often for _, _, often in ties(workbook(tmp_path, ("Ark", rows)))] == [a_year] * 2


@pytest.mark.parametrize("header", ["Kostnad/år", "Kr/år", "Brukere/år", "Price / hour", "År"])
def test_other_figures_a_year_are_no_contacts(header: str) -> None:
    assert (meaning(header), period(header)) == (None, "")


# --- a colour that says nothing --------------------------------------------------------------


@pytest.mark.parametrize(
    ("remark", "status"),
    [
        ("Proposed – not started yet", Status.PROPOSED),
        ("Foreslått – ikke startet", Status.PROPOSED),
        ("Föreslaget – ej påbörjat", Status.PROPOSED),
        ("Papers a week before", Status.EXISTING),
    ],
)
def test_a_remark_tells_where_the_status_does_not(
    tmp_path: Path, remark: str, status: Status
) -> None:
    rows: Rows = [
        ("Unit", "Partner", "Frequency", "RAG", "Comments"),
        ("Quay Team", "Pilots", "Monthly", "n/a", remark),
    ]
    reading = load(workbook(tmp_path, ("Ark", rows)))
    assert isinstance(reading, Reading)
    assert [said.status for said in reading.statements] == [status]
