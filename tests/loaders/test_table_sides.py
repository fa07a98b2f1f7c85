"""Tables that name both who meet, and matrices whose cells say how often and what for."""

from pathlib import Path

import pytest

from graph.model import Reading
from loaders.load import load

Ties = list[tuple[str, str, str, float | None, str]]


def ties(path: Path) -> Ties:
    reading = load(path)
    assert isinstance(reading, Reading)
    return [
        (s.subject, s.object, s.status.value, s.frequency.low, s.purpose)
        for s in reading.statements
    ]


def written(tmp_path: Path, form: str, title: str, rows: list[str]) -> Path:
    cells = [row.split("|") for row in rows]
    path = tmp_path / f"list.{form}"
    if form == "xlsx":
        from openpyxl import Workbook

        book = Workbook()
        assert book.active is not None
        for line in [*title.split("\n"), ""]:
            book.active.append([line])
        for row in cells:
            book.active.append([cell or None for cell in row])
        book.save(path)
    elif form == "md":
        head, *body = rows
        rule = "|".join("---" for _ in cells[0])
        table = "\n".join(f"|{row}|" for row in [head, rule, *body])
        path.write_text(f"# {title.replace(chr(10), chr(10) * 2)}\n\n{table}\n", "utf-8")
    elif form == "csv":
        lines = [*title.split("\n"), "", *(";".join(row) for row in cells)]
        path.write_text("\n".join(lines), "utf-8")
    else:
        made = "".join(
            f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells
        )
        above = "".join(f"<p>{line}</p>" for line in title.split("\n"))
        path.write_text(f"<html><body>{above}<table>{made}</table></body></html>", "utf-8")
    return path


# --- matrices ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "title", "rows", "wanted"),
    [
        ("xlsx",
         "Samarbeidsmatrise barn og unge\n(P) = planlagt, ikke i gang  (!) = fungerer ikke",
         ["Tjeneste|Kulturskolen|Legevakta|Bydelshuset",
          "Helsestasjonen||ukentlig, vaktliste|(P) 2 ganger i året, foreldrekveld",
          "Biblioteket|månedlig, lånekort||(!) ukentlig, nøkler"],
         [("Helsestasjonen", "Legevakta", "existing", 52, "vaktliste"),
          ("Helsestasjonen", "Bydelshuset", "proposed", 2, "foreldrekveld"),
          ("Biblioteket", "Kulturskolen", "existing", 12, "lånekort"),
          ("Biblioteket", "Bydelshuset", "strained", 52, "nøkler")]),
        ("csv", "Samarbeidsmatrise\n(P) = planlagt, ikkje i gang",
         ["Teneste|Kulturskulen|Legevakta", "Helsestasjonen|kvar veke, vaktliste|",
          "Biblioteket|(P) kvar månad, lånekort|kvar månad, brosjyrar"],
         [("Helsestasjonen", "Kulturskulen", "existing", 52, "vaktliste"),
          ("Biblioteket", "Kulturskulen", "proposed", 12, "lånekort"),
          ("Biblioteket", "Legevakta", "existing", 12, "brosjyrar")]),
        ("md", "Samarbejdsmatrix\n(?) = foreslået, ikke i gang",
         ["Enhed|Musikskolen|Jobcentret", "Biblioteket|månedligt, kor|hver uge, cv-hjælp",
          "Tandplejen||(?) månedligt, opsøgende"],
         [("Biblioteket", "Musikskolen", "existing", 12, "kor"),
          ("Biblioteket", "Jobcentret", "existing", 52, "cv-hjælp"),
          ("Tandplejen", "Jobcentret", "proposed", 12, "opsøgende")]),
        ("html", "Samverkansmatris",
         ["Verksamhet|Polisen|Kulturskolan", "Biblioteket|varje vecka, läxhjälp|",
          "Fritidsgården|varje månad, trygghet|2 gånger per år, musik"],
         [("Biblioteket", "Polisen", "existing", 52, "läxhjälp"),
          ("Fritidsgården", "Polisen", "existing", 12, "trygghet"),
          ("Fritidsgården", "Kulturskolan", "existing", 2, "musik")]),
        ("xlsx", "Collaboration matrix\n(N) = proposed, not started. (X) = does not work",
         ["Service|Harbour Police|Tide Clinic",
          "Library|weekly, homework|(N) monthly, leaflets",
          "Pool|(X) monthly, lockers|yearly, open day"],
         [("Library", "Harbour Police", "existing", 52, "homework"),
          ("Library", "Tide Clinic", "proposed", 12, "leaflets"),
          ("Pool", "Harbour Police", "strained", 12, "lockers"),
          ("Pool", "Tide Clinic", "existing", 1, "open day")]),
        ("csv", "Who works with whom",
         ["Service|Harbour Police|Tide Clinic", "Library|weekly, homework|monthly, leaflets",
          "Pool||yearly, open day"],
         [("Library", "Harbour Police", "existing", 52, "homework"),
          ("Library", "Tide Clinic", "existing", 12, "leaflets"),
          ("Pool", "Tide Clinic", "existing", 1, "open day")]),
    ],
    ids=["nb", "nn", "da", "sv", "en", "en-csv"],
)  # fmt: skip
def test_a_cell_of_a_matrix_says_how_often_and_what_for(tmp_path, form, title, rows, wanted):
    assert ties(written(tmp_path, form, title, rows)) == wanted


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("Cleaning plan", ["Room|Kitchen|Hall", "Floor|weekly, mop|daily, sweep",
                           "Windows|monthly, wash|yearly, polish"]),
        ("Risikomatrise", ["Hendelse|Lav|Høy", "Brann|månedlig, øvelse|ukentlig, sjekk",
                           "Flom|årlig, øvelse|månedlig, sjekk"]),
        ("Budget", ["Post|Drift|Investering", "Kontor|1200|300", "Bil|800|0"]),
        ("Städschema", ["Rum|Anna|Bertil", "Kök|varje vecka, golv|", "Hall||varje dag, dörr"]),
        ("Timeplan", ["Time|Mandag|Tirsdag", "1|Norsk|Matte", "2|Engelsk|Gym"]),
        ("Vagtplan", ["Uge|Dag|Aften", "Uge 1|Lone|Per", "Uge 2|Per|Lone"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["xlsx", "md"])
def test_a_grid_of_something_else_gives_no_tie(tmp_path, form, title, rows):
    assert ties(written(tmp_path, form, title, rows)) == []


# --- both sides of a meeting ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "title", "rows", "wanted"),
    [
        ("md", "Møter på tvers",
         ["Hvem møtes|Hvor ofte|Hva møtet brukes til|Innkaller",
          "Helsestasjonen og Barnehagene|månedlig|søvn|Helsestasjonen",
          "Skolene og politiet|ukentlig|uro i helga|rektor"],
         [("Helsestasjonen", "Barnehagene", "existing", 12, "søvn"),
          ("Skolene", "politiet", "existing", 52, "uro i helga")]),
        ("html", "Faste møte",
         ["Mellom|Kor ofte|Føremål", "Helsestasjonen og Barnehagane|kvar månad|søvn",
          "Biblioteket og Kulturskulen|kvar veke|kor"],
         [("Helsestasjonen", "Barnehagane", "existing", 12, "søvn"),
          ("Biblioteket", "Kulturskulen", "existing", 52, "kor")]),
        ("csv", "Møder på tværs",
         ["Mellem|Hvor ofte|Formål", "PPR og Musik- og Billedskolen|årligt|hold",
          "Tandplejen og Dagplejen|hver 14. dag|børster"],
         [("PPR", "Musik- og Billedskolen", "existing", 1, "hold"),
          ("Tandplejen", "Dagplejen", "existing", 26, "børster")]),
        ("xlsx", "Vilande forum",
         ["Mellan|Läge",
          "Palliativa teamet och Hemsjukvården|Föreslås starta i höst, en gång per kvartal. "
          "Syfte: läkemedel i hemmet. Väntar på beslut.",
          "Barnkliniken och Elevhälsan|Vilande. Parterna är inte överens om vem som kallar."],
         [("Palliativa teamet", "Hemsjukvården", "proposed", 4, "läkemedel i hemmet"),
          ("Barnkliniken", "Elevhälsan", "strained", None, "")]),
        ("md", "Joint forums",
         ["Between|How often|Purpose", "Tide Clinic and Harbour Police|monthly|night duty",
          "Pools Team and School Office|weekly|lanes"],
         [("Tide Clinic", "Harbour Police", "existing", 12, "night duty"),
          ("Pools Team", "School Office", "existing", 52, "lanes")]),
        ("html", "Mötesforum på lokal nivå",
         ["Regionen|Kommunen|Mötestider|Syfte|Sammankallande",
          "Medicinkliniken|Biståndsenheten|14 januari, 11 mars, 9 september|utskrivning|"
          "Medicinkliniken",
          "Rehabenheten|Korttidsboendet|varje vecka, onsdagar 13–14|hjälpmedel|Korttidsboendet",
          "Folktandvården|Hemsjukvården|26 mars och 22 oktober|munhälsa|växlar"],
         [("Medicinkliniken", "Biståndsenheten", "existing", 3, "utskrivning"),
          ("Rehabenheten", "Korttidsboendet", "existing", 52, "hjälpmedel"),
          ("Folktandvården", "Hemsjukvården", "existing", 2, "munhälsa")]),
        ("csv", "Joint forums",
         ["The hospital|The council|How often|Purpose|Convener",
          "Tide Clinic|Home Care Team|monthly|discharge|Tide Clinic",
          "Eye Clinic|Library Service|yearly|large print|Library Service"],
         [("Tide Clinic", "Home Care Team", "existing", 12, "discharge"),
          ("Eye Clinic", "Library Service", "existing", 1, "large print")]),
    ],
    ids=["nb", "nn", "da", "sv-status", "en", "sv-sides", "en-sides"],
)  # fmt: skip
def test_a_table_names_both_who_meet(tmp_path, form, title, rows, wanted):
    assert ties(written(tmp_path, form, title, rows)) == wanted


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("Vaktliste", ["Dag|Natt|Hvor ofte|Oppgave", "Lone Vik|Per Lund|ukentlig|låser",
                       "Per Lund|Lone Vik|ukentlig|alarm"]),
        ("Timetable", ["Between|Train|Fare", "Oslo and Bergen|61|700",
                       "Bergen and Voss|1801|240"]),
        ("Vedlikehold", ["Bygg|Anlegg|Hvor ofte|Formål", "tak|pumpe|årlig|rens",
                         "vegg|vifte|årlig|støv"]),
    ],
)  # fmt: skip
def test_two_columns_of_something_else_give_no_tie(tmp_path, title, rows):
    assert ties(written(tmp_path, "md", title, rows)) == []
