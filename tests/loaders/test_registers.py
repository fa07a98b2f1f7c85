# ruff: noqa: E501 (rows are easier to read on one line)
"""Registers of agreements, tables with headers of one's own, forms, and lists of terms."""

from pathlib import Path

import pytest

from graph.model import Reading
from loaders.load import load

Ties = list[tuple[str, str, str, float | None]]


def ties(path: Path) -> Ties:
    reading = load(path)
    assert isinstance(reading, Reading)
    return [(s.subject, s.object, s.status.value, s.frequency.low) for s in reading.statements]


def written(tmp_path: Path, form: str, titles: list[str], rows: list[str]) -> Path:
    cells = [row.split("|") for row in rows]
    path = tmp_path / f"list.{form}"
    if form == "xlsx":
        from openpyxl import Workbook

        book = Workbook()
        assert book.active is not None
        book.active.title = "Register"
        for line in [*titles, ""]:
            book.active.append([line])
        for row in cells:
            book.active.append([cell or None for cell in row])
        book.save(path)
    elif form == "docx":
        from docx import Document

        document = Document()
        document.add_heading(titles[0], level=1)
        for line in titles[1:]:
            document.add_paragraph(line)
        table = document.add_table(rows=0, cols=len(cells[0]))
        for row in cells:
            made = table.add_row().cells
            for at, cell in enumerate(row):
                made[at].text = cell.replace(" // ", "\n")
        document.save(str(path))
    elif form == "md":
        head, *body = rows
        table = "\n".join(
            f"|{row}|" for row in [head, "|".join(["---"] * len(cells[0])), *body]
        )
        path.write_text("# " + "\n\n".join(titles) + f"\n\n{table}\n", "utf-8")
    elif form == "csv":
        path.write_text("\n".join([*titles, *(";".join(row) for row in cells)]), "utf-8")
    else:
        made_rows = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in cells)
        above = f"<h1>{titles[0]}</h1>" + "".join(f"<p>{line}</p>" for line in titles[1:])
        path.write_text(f"<html><body>{above}<table>{made_rows}</table></body></html>", "utf-8")
    return path


# --- two columns of units are the two ends ---------------------------------------------------


@pytest.mark.parametrize(
    ("form", "titles", "rows", "wanted"),
    [
        ("xlsx", ["Havnes kommune – register over samarbeidsavtaler",
                  "Status: G = gjelder, U = utkast, T = tvist"],
         ["Nr|Avtaleeier|Motpart|Gjelder|Møter|Status",
          "1|Hjelpemiddelsentralen|Legevakta|lån av senger|månedlig|G",
          "2|Barnevernvakta|Fosterhjemstjenesten|plassering i helg||U",
          "3|Byggesak|Kartkontoret|ajourhold|4|T",
          "4|Renholdsavdelingen|Svømmehallen|nattvask|ukentlig|G"],
         [("Hjelpemiddelsentralen", "Legevakta", "existing", 12),
          ("Barnevernvakta", "Fosterhjemstjenesten", "proposed", None),
          ("Byggesak", "Kartkontoret", "strained", 4),
          ("Renholdsavdelingen", "Svømmehallen", "existing", 52)]),
        ("xlsx", ["Register over interne aftaler"],
         ["Nr.|Aftale|Part 1|Part 2|Møder|Status",
          "1|Salt|Vejafdelingen|Havnekontoret|ugentligt|gælder",
          "2|Bøger|Biblioteket|Arrestafdelingen|årligt|forslag",
          "3|Post|Borgerservice|Arkivet|månedligt|opsagt pr. 1-5-2024"],
         [("Vejafdelingen", "Havnekontoret", "existing", 52),
          ("Biblioteket", "Arrestafdelingen", "proposed", 1)]),
        ("docx", ["Avtalsregister för Strandvik"],
         ["Part A|Part B|Vad avtalet rör|Träffas",
          "Skolenheten|Vaktmästeriet|nycklar|varje vecka",
          "Hamnkontoret|Räddningstjänsten|övningar|två gånger per år"],
         [("Skolenheten", "Vaktmästeriet", "existing", 52),
          ("Hamnkontoret", "Räddningstjänsten", "existing", 2)]),
        ("csv", [],
         ["Ref;Agreement owner;Counterparty;Covers;How often;In place?".replace(";", "|"),
          "1|Library Service|Youth Team|homework club|weekly|Yes",
          "2|Harbour Office|Pilot Service|night calls|monthly|Ended 2022",
          "3|Parks Team|School Service|pitches||Not yet"],
         [("Library Service", "Youth Team", "existing", 52),
          ("Parks Team", "School Service", "proposed", None)]),
        ("md", ["Samarbeidsregister"],
         ["Mellom|Og|Kva det gjeld|Kor ofte",
          "Bibliotektenesta|Kulturskulen|lesestunder|kvar månad",
          "Vegavdelinga|Brannvernet|hydrantar|kvart kvartal"],
         [("Bibliotektenesta", "Kulturskulen", "existing", 12),
          ("Vegavdelinga", "Brannvernet", "existing", 4)]),
        ("html", ["Register of standing arrangements"],
         ["Unit 1|Unit 2|Matter|Frequency",
          "Tide Clinic|Home Care Team|discharge|fortnightly",
          "Eye Clinic|Library Service|large print|yearly"],
         [("Tide Clinic", "Home Care Team", "existing", 26),
          ("Eye Clinic", "Library Service", "existing", 1)]),
    ],
    ids=["nb-codes", "da-parts", "sv-parts", "en-owner", "nn-between", "en-units"],
)  # fmt: skip
def test_a_register_names_both_parties(tmp_path, form, titles, rows, wanted):
    assert ties(written(tmp_path, form, titles, rows)) == wanted


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("Utgåtte avtaler", ["Eier|Motpart|Gjaldt", "Torgkontoret|Arkivet|skap"]),
        ("Opsagte aftaler", ["Enhed|Samarbejdspartner|Formål", "Havnekontoret|Arkivet|reoler"]),
        ("Upphörda avtal", ["Enhet|Partner|Syfte", "Hamnkontoret|Arkivet|hyllor"]),
        ("Expired agreements", ["Unit|Partner|Purpose", "Harbour Office|Archive|shelves"]),
        ("Avtalar", ["Eining|Partnar|Føremål|Avslutta", "Hamnekontoret|Arkivet|hyller|2021"]),
        ("Agreements", ["Unit|Partner|Purpose|Status", "Harbour Office|Archive|shelves|expired"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["md", "xlsx"])
def test_what_has_ended_gives_no_tie(tmp_path, form, title, rows):
    assert ties(written(tmp_path, form, [title], rows)) == []


# --- headers of one's own, in a document of a known unit --------------------------------------


@pytest.mark.parametrize(
    ("form", "titles", "rows", "wanted"),
    [
        ("docx", ["Vaktmesteravdelingen – én side"],
         ["Hvem|Om hva|Rytme|Hvordan går det",
          "Skolekontoret|nøkler og låser|hver dag|bra",
          "Renholdsenheten|søppelrom|ukentlig|dårlig. Uklart hvem som vasker",
          "Brannvesenet|øvelser|to ganger i året|greit"],
         [("Vaktmesteravdelingen", "Skolekontoret", "existing", 230),
          ("Vaktmesteravdelingen", "Renholdsenheten", "strained", 52),
          ("Vaktmesteravdelingen", "Brannvesenet", "existing", 2)]),
        ("html", ["Welcome to the Harbour Office"],
         ["Team|Why we need each other|Contact",
          "Pilot Service|tides and tugs|every day",
          "Fish Market Office|stalls|weekly, on Mondays",
          "Coastguard Unit|drills|twice a year"],
         [("Harbour Office", "Pilot Service", "existing", 230),
          ("Harbour Office", "Fish Market Office", "existing", 52),
          ("Harbour Office", "Coastguard Unit", "existing", 2)]),
        ("md", ["Library Service – handover"],
         ["Who|When|About|What I think",
          "School Service|every Monday|reading lists|good people",
          "Youth Team|monthly|homework club|ask for more",
          "Finance Team|quarterly|the book budget|dull but short"],
         [("Library Service", "School Service", "existing", 52),
          ("Library Service", "Youth Team", "existing", 12),
          ("Library Service", "Finance Team", "existing", 4)]),
        ("docx", ["Delplan: Hjemmeplejen"],
         ["Part|Fælles opgave|Kontakt i fredstid|Døgntelefon",
          "Beredskabscentret|evakuering|øvelse en gang om året|11 22 33 44",
          "Køkkenafdelingen|nødmad|hver måned|22 33 44 55",
          "Nattevagten|nøgler|ugentligt|33 44 55 66"],
         [("Hjemmeplejen", "Beredskabscentret", "existing", 1),
          ("Hjemmeplejen", "Køkkenafdelingen", "existing", 12),
          ("Hjemmeplejen", "Nattevagten", "existing", 52)]),
        ("docx", ["Fritidsenheten – en sida"],
         ["Med vem|Om vad|När|Läge",
          "Skolenheten|idrottshallar|varannan vecka|rullar på",
          "Lokalenheten|bokningar|en gång i månaden|kärvar – nytt system",
          "Kulturenheten|lovprogram||önskemål från oss"],
         [("Fritidsenheten", "Skolenheten", "existing", 26),
          ("Fritidsenheten", "Lokalenheten", "strained", 12),
          ("Fritidsenheten", "Kulturenheten", "proposed", None)]),
        ("html", ["Arkivkontoret", "Kjende floker"],
         ["Kven|Kva|Meldt",
          "Barnevernstenesta|uavklart kven som avleverer|mai",
          "Skulekontoret|usemje om elevmapper|juni"],
         [("Arkivkontoret", "Barnevernstenesta", "strained", None),
          ("Arkivkontoret", "Skulekontoret", "strained", None)]),
    ],
    ids=["nb", "en-page", "en-handover", "da", "sv", "nn"],
)  # fmt: skip
def test_a_table_with_headers_of_its_own(tmp_path, form, titles, rows, wanted):
    assert ties(written(tmp_path, form, titles, rows)) == wanted


@pytest.mark.parametrize(
    ("titles", "rows"),
    [
        (["Harbour Office"], ["Team|Phone|Room", "Pilot Service|11 22 33 44|2", "Finance Team|22 33 44 55|3"]),
        (["Havnekontoret"], ["Enhed|2023|2024", "Biblioteket|12|14", "Lodstjenesten|7|9"]),
        (["Renholdsenheten"], ["Hvem|Hva|Når", "Kari Holm|kjøpe såpe|fredag", "Per Dal|bytte mopp|mandag"]),
        (["Parkenheten"], ["Enhet|Chef|Anställda", "Skolenheten|Ulla Ek|40", "Hamnkontoret|Per Al|12"]),
        (["Hamnekontoret"], ["Oppgåve|Frist|Status", "Male brygga|mai|ikkje starta", "Ny båt|juni|ferdig"]),
        (["Library Service"], ["Branch|Opens|Closes", "Harbour Branch|9.00|17.00", "Hill Branch|10.00|18.00"]),
    ],
    ids=["phones", "figures", "tasks", "staff", "own-tasks", "hours"],
)  # fmt: skip
def test_a_table_of_other_things_gives_nothing(tmp_path, titles, rows):
    assert ties(written(tmp_path, "docx", titles, rows)) == []


# --- forms ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "rows", "wanted"),
    [
        ("Id|Hvilken enhet svarer du for?|Hvilken enhet eller part arbeider dere med?|"
         "Hvor ofte møtes dere?|Hva handler det om?|Hvordan fungerer det?",
         ["1|Hjemmetjenesten|Legevakta|hver uke|vakter|bra",
          "2|Hjemmetjenesten|vet ikke||vet ikke|",
          "3|Barnehagekontoret|Skolekontoret|månedlig|overgang|dårlig, ingen svarer"],
         [("Hjemmetjenesten", "Legevakta", "existing", 52),
          ("Barnehagekontoret", "Skolekontoret", "strained", 12)]),
        ("Nr|Vilken enhet tillhör du?|Vem samverkar ni med?|Hur ofta ses ni?|Vad gäller det?|"
         "Hur fungerar det?",
         ["1|Hemtjänsten|Rehabenheten|varannan vecka|hjälpmedel|bra",
          "2|Dagcentralen|ingen annan||||",
          "3|Nattpatrullen|Larmcentralen|dagligen|larm|finns inte i dag men vi önskar det"],
         [("Hemtjänsten", "Rehabenheten", "existing", 26),
          ("Nattpatrullen", "Larmcentralen", "proposed", 230)]),
        ("ID|Which team do you answer for?|Who do you work with?|How often?|What is it about?",
         ["1|Harbour Office|Pilot Service|daily|tides", "2|Harbour Office|Finance Team|yearly|rent",
          "3|Parks Team|no one else||"],
         [("Harbour Office", "Pilot Service", "existing", 230),
          ("Harbour Office", "Finance Team", "existing", 1)]),
        ("Nr|Hvilken afdeling svarer du for?|Hvem samarbejder I med?|Hvor tit?|Hvad handler det om?",
         ["1|Havnekontoret|Lodstjenesten|ugentligt|tidevand", "2|Biblioteket|Arkivet|årligt|kort"],
         [("Havnekontoret", "Lodstjenesten", "existing", 52),
          ("Biblioteket", "Arkivet", "existing", 1)]),
    ],
    ids=["nb", "sv", "en", "da"],
)  # fmt: skip
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_an_exported_form_has_an_answer_in_each_row(tmp_path, form, header, rows, wanted):
    width = header.count("|")
    padded = [row + "|" * (width - row.count("|")) for row in rows]
    assert ties(written(tmp_path, form, [], [header, *padded])) == wanted


@pytest.mark.parametrize(
    ("units", "questions", "answers", "wanted"),
    [
        (["Hamnkontoret", "Skolenheten"],
         ["1. Vilka samverkar ni med? Hur ofta?", "2. Var fungerar det mindre bra?"],
         [["Lotstjänsten – varje vecka, tidvatten // Arkivet – årligen, kartor", "Polisen – oklart vem"],
          ["Rehabenheten – dagligen, stöd", "-"]],
         [("Hamnkontoret", "Lotstjänsten", "existing", 52),
          ("Hamnkontoret", "Arkivet", "existing", 1),
          ("Hamnkontoret", "Polisen", "strained", None),
          ("Skolenheten", "Rehabenheten", "existing", 230)]),
        (["Havnekontoret", "Skolekontoret"],
         ["Hvem samarbeider dere med?", "Hvem ønsker dere å komme i gang med?"],
         [["Lostjenesten – ukentlig, tidevann // Legevakta – månedlig, vakter", "Politiet – fast møte"],
          ["Barnehagekontoret – månedlig, overgang", "Kulturskolen – kor"]],
         [("Havnekontoret", "Lostjenesten", "existing", 52),
          ("Havnekontoret", "Legevakta", "existing", 12),
          ("Havnekontoret", "Politiet", "proposed", None),
          ("Skolekontoret", "Barnehagekontoret", "existing", 12),
          ("Skolekontoret", "Kulturskolen", "proposed", None)]),
        (["Harbour Office", "School Service"],
         ["Who do you work with?", "Where does it work less well?"],
         [["Pilot Service – weekly, tides // Finance Team – yearly, rent", "Youth Team – unclear who pays"],
          ["Library Service – monthly, lists", "-"]],
         [("Harbour Office", "Pilot Service", "existing", 52),
          ("Harbour Office", "Finance Team", "existing", 1),
          ("Harbour Office", "Youth Team", "strained", None),
          ("School Service", "Library Service", "existing", 12)]),
    ],
    ids=["sv", "nb", "en"],
)  # fmt: skip
def test_a_form_asks_the_same_of_each_unit(tmp_path, units, questions, answers, wanted):
    from docx import Document

    document = Document()
    document.add_heading("2025", level=1)
    for unit, given in zip(units, answers, strict=True):
        document.add_heading(unit, level=2)
        table = document.add_table(rows=0, cols=2)
        for question, answer in zip(questions, given, strict=True):
            cells = table.add_row().cells
            cells[0].text, cells[1].text = question, answer.replace(" // ", "\n")
    document.save(str(tmp_path / "form.docx"))
    assert sorted(ties(tmp_path / "form.docx")) == sorted(wanted)


# --- actions ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (["Nr|Tiltak|Ansvarlig|Sammen med|Frist|Status",
          "1|Felles nøkkelskap|Hjelpemiddelsentralen|Vaktmesteravdelingen|løpende|I gang, møtes ukentlig",
          "2|Kurs i brannvern|Brannvesenet|Skolekontoret|våren|Ikke startet",
          "3|Kveldsvakt|Eiendomsavdelingen|Legevakta|–|Stoppet, begge mener den andre skal betale"],
         [("Hjelpemiddelsentralen", "Vaktmesteravdelingen", "existing", 52),
          ("Brannvesenet", "Skolekontoret", "proposed", None),
          ("Eiendomsavdelingen", "Legevakta", "strained", None)]),
        (["No|Action|Responsible|Together with|Deadline|Status",
          "1|Shared key safe|Harbour Office|Pilot Service|ongoing|Under way, monthly",
          "2|Fire course|Fire Service|School Service|spring|Not started"],
         [("Harbour Office", "Pilot Service", "existing", 12),
          ("Fire Service", "School Service", "proposed", None)]),
        (["Nr|Åtgärd|Ansvarig|Tillsammans med|Klart|Status",
          "1|Nyckelskåp|Hamnkontoret|Skolenheten|löpande|pågår, ses varje månad",
          "2|Brandkurs|Räddningstjänsten|Kulturenheten|våren|ej påbörjat"],
         [("Hamnkontoret", "Skolenheten", "existing", 12),
          ("Räddningstjänsten", "Kulturenheten", "proposed", None)]),
    ],
    ids=["nb", "en", "sv"],
)  # fmt: skip
def test_actions_are_of_two_units(tmp_path, rows, wanted):
    assert ties(written(tmp_path, "docx", ["Referat 12. mai"], rows)) == wanted


# --- lists of terms on a page -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "heading", "terms", "wanted"),
    [
        ("Arkivkontoret", "Hvem vi samarbeider med",
         [("Byggesak", "Tegninger, henting hver uke"), ("Kulturkontoret", "Gamle bilder, ved behov")],
         [("Arkivkontoret", "Byggesak", "existing", 52),
          ("Arkivkontoret", "Kulturkontoret", "existing", None)]),
        ("Havnekontoret", "Samarbejdspartnere",
         [("Lodstjenesten", "Tidevand, ugentligt"), ("Fiskeauktionen", "Stader, to gange om året")],
         [("Havnekontoret", "Lodstjenesten", "existing", 52),
          ("Havnekontoret", "Fiskeauktionen", "existing", 2)]),
        ("Hamnkontoret", "Vilka vi samarbetar med",
         [("Lotstjänsten", "Tidvatten, varje dag"), ("Skolenheten", "Studiebesök, årligen")],
         [("Hamnkontoret", "Lotstjänsten", "existing", 230),
          ("Hamnkontoret", "Skolenheten", "existing", 1)]),
        ("Harbour Office", "Who we work with",
         [("Pilot Service", "Tides, daily"), ("Fish Market Office", "Stalls, monthly")],
         [("Harbour Office", "Pilot Service", "existing", 230),
          ("Harbour Office", "Fish Market Office", "existing", 12)]),
        ("Harbour Office", "Questions",
         [("Who orders new keys?", "The Estates Team, weekly"), ("May we paint?", "No.")], []),
    ],
    ids=["nb", "da", "sv", "en", "questions"],
)  # fmt: skip
def test_a_list_of_terms_names_partners_of_the_page(tmp_path, title, heading, terms, wanted):
    items = "".join(f"<dt>{term}</dt><dd>{said}</dd>" for term, said in terms)
    html = f"<html><body><h1>{title}</h1><h2>{heading}</h2><dl>{items}</dl></body></html>"
    (tmp_path / "page.html").write_text(html, "utf-8")
    assert ties(tmp_path / "page.html") == wanted
