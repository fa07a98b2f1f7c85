# ruff: noqa: E501 (rows are easier to read on one line)
"""Calendars, codes in cells, states of work, and forms with a unit of their own."""

from pathlib import Path

import pytest

from graph.model import Reading
from loaders.load import load

Tie = tuple[str, str, str, float | None]


def ties(path: Path) -> set[Tie]:
    reading = load(path)
    assert isinstance(reading, Reading)
    return {(s.subject, s.object, s.status.value, s.frequency.low) for s in reading.statements}


def rows(tmp_path: Path, *lines: str) -> Path:
    (path := tmp_path / "list.csv").write_text("\n".join(lines), "utf-8")
    return path


# --- calendars -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "weekly", "people", "proposed"),
    [
        ("Emne;Arrangør;Inviterte;Gjentakelse;Sted;Merknad", "Ukentlig", "Kari, Ola", "FORSLAG felles runde;Parkavdelingen;Skolekontoret;Månedlig;;stier ved skolene"),
        ("Emne;Arrangør;Inviterte;Gjentaking;Stad;Merknad", "Kvar veke", "Kari, Ola", "FORSLAG felles runde;Parkavdelinga;Skolekontoret;Kvar månad;;stiar ved skulane"),
        ("Emne;Arrangør;Inviterede;Gentagelse;Sted;Noter", "Ugentligt", "Mette, Jens", "FORSLAG fælles runde;Parkafdelingen;Skoleafdelingen;Månedligt;;stier ved skolerne"),
        ("Ämne;Organisatör;Inbjudna;Upprepning;Plats;Anteckningar", "Varje vecka", "Anna, Erik", "FÖRSLAG gemensam rond;Parkavdelningen;Skolkontoret;Varje månad;;stigar vid skolorna"),
        ("Subject;Organiser;Invitees;Recurrence;Location;Notes", "Weekly", "John, Mary", "PROPOSAL joint round;Parks Department;Schools Office;Monthly;;paths by the schools"),
        ("Subject;Organizer;Required attendees;Recurrence;Location;Notes", "Weekly", "John, Mary", "PROPOSAL joint round;Parks Department;Schools Office;Monthly;;paths by the schools"),
    ],
)  # fmt: skip
def test_a_calendar_is_of_those_who_call_and_those_who_are_invited(
    tmp_path, head, weekly, people, proposed
):
    units = proposed.split(";")[1:3]
    path = rows(
        tmp_path,
        f"Havnes – uttrekk 02-11-2026;{';' * (head.count(';') - 1)}",
        head,
        f"Ronde;{units[1]};{units[0]};{weekly};B2;nye benker",
        f"Kaffe;{units[1]};{people};{weekly};B3;kanne",
        f"Lunsj;;{people};{weekly};B3;kake",
        proposed,
    )
    assert ties(path) == {
        (units[1], units[0], "existing", 52),
        (units[0], units[1], "proposed", 12),
    }


# --- codes with a matter in the cells of a matrix --------------------------------------------


@pytest.mark.parametrize(
    ("units", "codes", "legend"),
    [
        (["Park", "Skole", "Kultur"], ["U: benker", "Ø: lekeplasser", "!: scenen"], ["U = ukentlig", "Ø = ønsket, ikke i gang", "! = fungerer ikke"]),
        (["Park", "Skule", "Kultur"], ["V: benker", "Ø: leikeplassar", "!: scena"], ["V = kvar veke", "Ø = ønskjer samarbeid", "! = fungerer ikkje"]),
        (["Park", "Skole", "Kultur"], ["U – bænke", "Ø – legepladser", "! – scenen"], ["U = ugentligt", "Ø = ønsker samarbejde", "! = fungerer ikke"]),
        (["Park", "Skola", "Kultur"], ["V: bänkar", "Ö: lekplatser", "!: scenen"], ["V = varje vecka", "Ö = önskat, inte igång", "! = fungerar inte"]),
        (["Parks", "Schools", "Culture"], ["W: benches", "P: playgrounds", "X: the stage"], ["W = weekly", "P = planned, not started", "X = does not work"]),
        (["Parks", "Schools", "Culture"], ["7: benches", "P: playgrounds", "!: the stage"], ["7 = every week, Mondays", "P = proposed", "! = stalled"]),
    ],
)  # fmt: skip
def test_a_code_before_the_matter_of_a_cell_tells_how_often_and_how_it_stands(
    tmp_path, units, codes, legend
):
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    one, two, three = units
    for row in (
        [None, *units],
        [one, "–", codes[0], codes[1]],
        [two, None, "–", codes[2]],
        [three, None, None, "–"],
        *([line] for line in legend),
    ):
        book.active.append(row)
    book.save(path := tmp_path / "list.xlsx")
    assert ties(path) == {
        (one, two, "existing", 52),
        (one, three, "proposed", None),
        (two, three, "strained", None),
    }


# --- how far the work of a row has come ------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "rate", "states"),
    [
        ("Nr;Ansvarlig enhet;Hva;Sammen med;Hvor ofte;Status / merknad", "månedlig", ["I gang", "Ikke påbegynt, til høsten", "Kjørt fast"]),
        ("Nr;Ansvarleg eining;Kva;Saman med;Kor ofte;Status / merknad", "kvar månad", ["I gang", "Ikkje påbyrja, til hausten", "Køyrt fast"]),
        ("Nr;Ansvarlig enhed;Hvad;Sammen med;Hvor tit;Status / bemærkning", "månedligt", ["I gang", "Ikke påbegyndt, til efteråret", "Gået i stå"]),
        ("Nr;Ansvarig enhet;Vad;Tillsammans med;Hur ofta;Läge / kommentar", "varje månad", ["Igång", "Ej påbörjad, till hösten", "Kört fast"]),
        ("No;Responsible unit;What;Together with;How often;Status / comment", "monthly", ["Under way", "Not started, this autumn", "Stalled"]),
        ("No;Lead unit;What;Together with;How often;Status / comment", "monthly", ["Running", "Not yet begun, this autumn", "Stuck"]),
    ],
)  # fmt: skip
def test_a_list_of_actions_says_which_are_under_way(tmp_path, head, rate, states):
    units = ["Biblioteket", "Kulturskolen", "Idrettskontoret", "Ungdomskontoret", "Arkivet"]
    path = rows(
        tmp_path,
        "Havnes 2026;;;;;",
        head,
        *(f"{at};{units[at]};a{at};{units[at + 1]};{rate};{states[at]}" for at in range(3)),
        f"9;{units[4]};b;;;{states[0]}",
    )
    kinds = ["existing", "proposed", "strained"]
    assert ties(path) == {(units[at], units[at + 1], kinds[at], 12) for at in range(3)}


# --- forms -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked",
    [
        ("Hvilken enhet svarer du for?", "Hvem samarbeider dere med i dag?", "Hvem kunne dere tenke dere å samarbeide med?"),
        ("Kva eining svarar du for?", "Kven samarbeider de med i dag?", "Kven ønskjer de å samarbeide med?"),
        ("Hvilken afdeling svarer du for?", "Hvem samarbejder I med i dag?", "Hvem ville I gerne samarbejde med?"),
        ("Vilken enhet svarar du för?", "Vilka samarbetar ni med i dag?", "Vilka skulle ni vilja samarbeta med?"),
        ("Which team do you answer for?", "Who do you work with today?", "Who would you like to work with?"),
        ("1. Which department is this?", "2. Who do you work with today?", "3. Who would you like to work with?"),
    ],
)  # fmt: skip
def test_a_form_says_in_its_first_question_whose_it_is(tmp_path, asked):
    from docx import Document

    document = Document()
    document.add_heading("Havnes 2026", level=1)
    for at, (unit, now, wish) in enumerate(
        [("Biblioteket", "Arkivet\nKulturskolen", "Museet"), ("Museet", "Arkivet\nKinoen", "-")]
    ):
        document.add_heading(f"{at + 1}", level=2)
        table = document.add_table(rows=0, cols=2)
        for cells in zip(asked, (unit, now, wish), strict=True):
            made = table.add_row().cells
            made[0].text, made[1].text = cells
    document.save(str(path := tmp_path / "list.docx"))
    assert ties(path) == {
        ("Biblioteket", "Arkivet", "existing", None),
        ("Biblioteket", "Kulturskolen", "existing", None),
        ("Biblioteket", "Museet", "proposed", None),
        ("Museet", "Arkivet", "existing", None),
        ("Museet", "Kinoen", "existing", None),
    }


# --- the heading of a section ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "wished", "head"),
    [
        ("Møter i Havnes", "Ønsker om nye møter", "Fra | Med | Hyppighet | Tema"),
        ("Møte i Havnes", "Ønske om nye møte", "Frå | Med | Kor ofte | Tema"),
        ("Møder i Havnes", "Ønsker om nye møder", "Fra | Med | Hyppighed | Emne"),
        ("Möten i Havnes", "Önskemål om nya möten", "Från | Med | Hur ofta | Ämne"),
        ("Meetings in Havnes", "Proposals for new meetings", "From | With | How often | Subject"),
        ("Meetings in Havnes", "Wishes for more contact", "Unit | Partner | How often | Subject"),
    ],
)  # fmt: skip
def test_the_heading_of_a_section_says_how_the_ties_of_its_table_stand(
    tmp_path, title, wished, head
):
    line = "|---|---|---|---|"
    text = [
        f"# {title}", "", f"| {head} |", line, "| Parken | Arkivet | 12 | kart |", "",
        f"## {wished}", "", f"| {head} |", line, "| Museet | Arkivet | 4 | kart |",
    ]  # fmt: skip
    (path := tmp_path / "list.md").write_text("\n".join(text), "utf-8")
    assert ties(path) == {
        ("Parken", "Arkivet", "existing", 12),
        ("Museet", "Arkivet", "proposed", 4),
    }


# --- a sheet of remarks beside a matrix ------------------------------------------------------


@pytest.mark.parametrize(
    ("weekly", "wish", "head", "doubt"),
    [
        ("U = ukentlig", "Ø = ønsket", "Mellom|Og|Hva det gjelder|Merknad", "uklart hvem som har ansvaret"),
        ("U = kvar veke", "Ø = ønskt", "Mellom|Og|Kva det gjeld|Merknad", "uklart kven som har ansvaret"),
        ("U = ugentligt", "Ø = ønsket", "Mellem|Og|Hvad det gælder|Bemærkning", "uklart hvem der har ansvaret"),
        ("U = varje vecka", "Ø = önskat", "Mellan|Och|Vad det gäller|Kommentar", "oklart vem som har ansvaret"),
        ("U = weekly", "Ø = wished for", "Between|And|What for|Remark", "unclear who is responsible"),
        ("U = weekly", "Ø = proposed", "Unit|Partner|What for|Notes", "unclear who is responsible"),
    ],
)  # fmt: skip
def test_a_sheet_of_remarks_adds_to_the_ties_of_a_matrix(tmp_path, weekly, wish, head, doubt):
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    book.active.title = "1"
    for row in (
        [None, "Park", "Skole", "Kultur"],
        ["Park", "–", "U", "Ø"],
        ["Skole", None, "–", "U"],
        ["Kultur", None, None, "–"],
        [weekly],
        [wish],
    ):
        book.active.append(row)
    sheet = book.create_sheet("2")
    for row in (
        head.split("|"),
        ["Park", "Skole", "lek", None],
        ["Kultur", "Park", "scenen", None],
        ["Skole", "Kultur", "kor", doubt],
    ):
        sheet.append(row)
    book.save(path := tmp_path / "list.xlsx")
    reading = load(path)
    assert isinstance(reading, Reading)
    assert [
        (s.object, s.status.value, s.frequency.low, s.purpose) for s in reading.statements
    ] == [
        ("Skole", "existing", 52, "lek"),
        ("Kultur", "proposed", None, "scenen"),
        ("Kultur", "strained", 52, "kor"),
    ]
