"""Tables under headers in many words, what tells how a tie stands, and whose table it is."""

from pathlib import Path

import pytest

from graph.collaborations import collaborations
from graph.model import Reading, Statement
from loaders.load import load

Tie = tuple[str, str, str, str]


def ties(path: Path) -> list[Statement]:
    reading = load(path)
    assert isinstance(reading, Reading)
    return [said for said in reading.statements if said.confidence >= 0.5]


def written(tmp_path: Path, name: str, *lines: str) -> list[Statement]:
    (path := tmp_path / name).write_text("\n".join(lines) + "\n", "utf-8")
    return ties(path)


def markdown(tmp_path: Path, title: str, *rows: str) -> list[Statement]:
    header, *body = rows
    rule = "|".join("---" for _ in header.strip("|").split("|"))
    return written(tmp_path, "list.md", title, "", header, rule, *body)


def workbook(tmp_path: Path, sheets: dict[str, list[tuple[object, ...]]]) -> list[Statement]:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path := tmp_path / "list.xlsx")
    return ties(path)


def document(tmp_path: Path, title: str, rows: list[tuple[str, ...]]) -> list[Statement]:
    import docx

    made = docx.Document()
    made.add_heading(title, 1)
    table = made.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    made.save(str(path := tmp_path / "list.docx"))
    return ties(path)


def told(said: Statement) -> Tie:
    low, high = said.frequency.low, said.frequency.high
    rate = "?" if low is None else f"{low:g}" if low == high else f"{low:g}..{high:g}"
    return said.object, said.status.value, rate, said.purpose


# --- what a column is called -----------------------------------------------------------------

HEADERS = [
    ("# Havnekontoret – hvem vi samarbeider med", "Hvem", "Hvor ofte", "Hva gjelder det"),
    ("# Hamnekontoret – kven jobbar vi saman med?", "Kven", "Kor ofte", "Kvifor"),
    ("# Hamnekontoret\n\n## Samarbeidspartnarar", "Kven med", "Rytme", "Om kva"),
    ("# Havnekontoret – samarbejdspartnere", "Hvem vi mødes med", "Kadence", "Hvad gælder det"),
    ("# Hamnkontoret – vilka samarbetar vi med?", "Vem", "Hur ofta", "Varför"),
    ("# Hamnkontoret\n\n## Samverkan", "Vilka vi träffar", "Intervall", "Ändamål"),
    ("# Harbour Office – who do we work with?", "Who", "How frequently", "What it is about"),
    ("# Harbour Office\n\n## Our partners", "Organisation", "When / how often", "Topics"),
    ("# Harbour Office\n\n## Who we work with", "Service or team", "Rhythm of it all", "Why"),
]


@pytest.mark.parametrize("words", HEADERS, ids=[" ".join(words[1:]) for words in HEADERS])
def test_a_table_is_read_whatever_its_columns_are_called(tmp_path, words):
    title, who, often, why = words
    made = markdown(
        tmp_path,
        title,
        f"| {who} | {often} | {why} |",
        "| Politiet | 2 g. pr. år | øvelser i havnen |",
        "| Fire Service | monthly | drills on board |",
        "| Skolan | varje vecka | seglarskola |",
    )
    assert [told(said) for said in made] == [
        ("Politiet", "existing", "2", "øvelser i havnen"),
        ("Fire Service", "existing", "12", "drills on board"),
        ("Skolan", "existing", "52", "seglarskola"),
    ]
    assert {said.subject for said in made} <= {
        "Havnekontoret",
        "Hamnekontoret",
        "Hamnkontoret",
        "Harbour Office",
    }


@pytest.mark.parametrize("header", ["| Vinkel | Slag | Greie |", "| | | |"])
def test_columns_are_known_by_what_stands_in_them(tmp_path, header):
    made = markdown(
        tmp_path,
        "# Museet\n\n## Hvem vi samarbeider med",
        header,
        "| Biblioteket | kvartalsvis | felles utstillinger |",
        "| Kulturskolen | 2 ganger i året | konserter i hagen |",
        "| Eldresenteret | ved behov | omvisning for grupper |",
    )
    assert [told(said) for said in made] == [
        ("Biblioteket", "existing", "4", "felles utstillinger"),
        ("Kulturskolen", "existing", "2", "konserter i hagen"),
        ("Eldresenteret", "existing", "?", "omvisning for grupper"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("# Svømmehallen", "", "## Renhold", "", "| Rom | Slag | Hva |", "|---|---|---|",
         "| Kontoret | ukentlig | støvsuging |", "| Garderoben | daglig | vask |"),
        ("# Vårdcentralen", "", "## Läkemedel", "", "| Medel | Dos | Mot |", "|---|---|---|",
         "| Alvedon | dagligen | värk i rygg |", "| Ipren | varje vecka | feber |"),
        ("# Leisure Centre", "", "## Fees", "", "| Card | Paid | Price |", "|---|---|---|",
         "| Adult | monthly | 40 pounds |", "| Family | yearly | 600 pounds |"),
    ],
    ids=["cleaning", "medicine", "fees"],
)  # fmt: skip
def test_what_happens_often_elsewhere_is_no_tie(tmp_path, lines):
    assert written(tmp_path, "plan.md", *lines) == []


# --- how a tie stands ------------------------------------------------------------------------

STANDING = [
    ("Ikke avtalt", "fast møte om båtplasser", "", "proposed"),
    ("None at present", "Mooring fees", "", "proposed"),
    ("ikkje i dag", "ønskjer avtale om kaiplass", "", "proposed"),
    ("månedlig", "Ønske om fast møtepunkt, ikke på plass ennå", "", "proposed"),
    ("Quarterly", "Tree planting", "PROPOSED – not started", "proposed"),
    ("2 ggr/år", "sommarläger", "planeras, inte igång", "proposed"),
    ("Kvartalsvis", "Kajplads. Uklart hvem der har bolden", "", "strained"),
    ("Ingen fast kadence", "Oprydning; ingen tager ansvar", "", "strained"),
    ("monthly", "Ownership of the pier disputed", "", "strained"),
    ("varje månad", "bryggor", "oklart vem som betalar", "strained"),
    ("hver uke", "snøbrøyting", "fungerer dårlig", "strained"),
    ("hver uke", "planlagt vedlikehold, konflikt og vold", "ny leder fra juni", "existing"),
    ("monthly", "difficult cases and new projects", "new officer in post", "existing"),
    ("Ingen faste møter", "prøver av vann", "husk nøkkel", "existing"),
]


@pytest.mark.parametrize("cells", STANDING, ids=[" ".join(cells)[:50] for cells in STANDING])
def test_any_cell_of_a_row_may_tell_how_the_tie_stands(tmp_path, cells):
    often, why, note, wanted = cells
    rows = [
        ("Partner", "How often", "Why", "Notes"),
        ("Library", "weekly", "reading", ""),
        ("Museum", often, why, note),
    ]
    made = document(tmp_path, "Partners of the Harbour Office", rows)
    assert [(said.object, said.status.value) for said in made] == [
        ("Library", "existing"),
        ("Museum", wanted),
    ]


@pytest.mark.parametrize(
    ("light", "note", "wanted"),
    [("R", "", "strained"), ("A", "", "existing"), ("g", "", "existing"),
     ("A", "proposed, not started", "proposed")],
)  # fmt: skip
def test_a_traffic_light_tells_how_a_tie_stands(tmp_path, light, note, wanted):
    made = workbook(
        tmp_path,
        {
            "Partners": [
                ("Harbour Office – partner register",),
                ("Partner", "How often", "Why", "RAG", "Notes"),
                ("Museum", "monthly", "boats", light, note),
            ]
        },
    )
    assert [(said.subject, said.status.value) for said in made] == [("Harbour Office", wanted)]


# --- whose table it is -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("titles", "owner"),
    [
        (("Tallvik kommune", "Park og idrett – samarbeidsoversikt 2025"), "Park og idrett"),
        (("Tallvik kommune – Kultur og fritid", "Årshjul 2025 (v2)"), "Kultur og fritid"),
        (("Wexham Borough Council", "Parks & Beaches – partner list"), "Parks & Beaches"),
        (("Lindby kommune", "Kontaktliste – Jobcenter Lindby"), "Jobcenter Lindby"),
        (("Unit: Harbour Office", "Last review: May"), "Harbour Office"),
    ],
)
def test_the_titles_of_a_sheet_say_whose_table_it_is(tmp_path, titles, owner):
    rows: list[tuple[object, ...]] = [(title,) for title in titles]
    rows += [(), ("Partner", "How often", "Why"), ("Museum", "monthly", "boats")]
    made = workbook(tmp_path, {"Partners": rows})
    assert [(said.subject, said.object) for said in made] == [(owner, "Museum")]


# --- a year of meetings ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "ours", "holiday"),
    [
        (("Uke", "Måned", "Hvem vi møter", "Hensikt", "Ansv.", "Merknad"),
         "Avd.møte (bare oss)", "FERIE"),
        (("Veke", "Månad", "Kven vi møter", "Føremål", "Ansv.", "Merknad"),
         "Personalmøte", "Ferie"),
        (("Uge", "Måned", "Hvem vi møder", "Formål", "Ansv.", "Bemærkning"),
         "Internt møde", "SOMMERFERIE"),
        (("Vecka", "Månad", "Vem vi möter", "Syfte", "Ansv.", "Anmärkning"),
         "APT (bara vi)", "SEMESTER"),
        (("Week", "Month", "Who we meet", "Purpose", "Lead", "Notes"),
         "Team meeting (just us)", "HOLIDAY"),
    ],
    ids=["nb", "nn", "da", "sv", "en"],
)  # fmt: skip
def test_the_rows_of_a_partner_add_up_in_a_year(tmp_path, header, ours, holiday):
    made = workbook(
        tmp_path,
        {
            "2025": [
                ("Museet – plan for året",),
                header,
                (3, "jan", "Biblioteket", "plan for vinteren", "KHL", "ok"),
                (4, "jan", ours, "oppgaver", "KHL", None),
                (5, "jan", "Biblioteket", "lokaler", "Siri", None),
                (28, "juli", holiday, None, None, None),
                (30, "juli", "-", None, None, None),
                (36, "sept", "Biblioteket", "program", "KHL", "rom 2"),
                (40, "okt", "Kulturskolen, Eldrerådet", "konsert", "Siri", None),
            ]
        },
    )
    assert [(s.subject, s.object, s.frequency.low, s.purpose) for s in made] == [
        ("Museet", "Biblioteket", 1, "plan for vinteren"),
        ("Museet", "Biblioteket", 1, "lokaler"),
        ("Museet", "Biblioteket", 1, "program"),
        ("Museet", "Kulturskolen", 1, "konsert"),
        ("Museet", "Eldrerådet", 1, "konsert"),
    ]
    assert edges(made) == [(1, 3), (1, 1), (1, 1)]


@pytest.mark.parametrize(
    ("purposes", "edge"),
    [
        (("rota", "rota", "rota"), (3, 3)),
        (("rota", "Rota", "budget"), (2, 3)),
        (("rota", "budget", "boats"), (1, 3)),
        (("", "", ""), (3, 3)),
        (("", "rota", "boats"), (1, 3)),
    ],
)
@pytest.mark.parametrize("dates", [("w 3", "w 9", "w 40"), ("12.1.", "3.5.", "9.11.")])
def test_a_plan_of_three_dates_gives_no_edge_of_more(tmp_path, dates, purposes, edge):
    made = workbook(
        tmp_path,
        {
            "2025": [
                ("Museet – plan for året",),
                ("Dato", "Hvem vi møter", "Hensikt"),
                *(
                    (when, "Biblioteket", why)
                    for when, why in zip(dates, purposes, strict=True)
                ),
            ]
        },
    )
    assert edges(made) == [edge]


def edges(made: list[Statement]) -> list[tuple[float | None, float | None]]:
    """Contacts a year of the collaborations that statements make, by the first of each pair."""
    names = dict.fromkeys(name for said in made for name in (said.subject, said.object))
    found = collaborations(
        made,
        {said.source: "" for said in made},
        {("", name): (f"{at}",) for at, name in enumerate(names)},
    )
    return [(one.low, one.high) for one in found]


# --- several partners in a cell --------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("Polisen (varannan vecka), socialtjänstens fältgrupp (varje vecka)",
         [("Polisen", 26), ("socialtjänstens fältgrupp", 52)]),
        ("Vårdcentralen, skolorna", [("Vårdcentralen", None), ("skolorna", None)]),
        ("Museum; Library (monthly)", [("Museum", None), ("Library", 12)]),
        ("Highways\nPlanning Policy", [("Highways", None), ("Planning Policy", None)]),
        ("Culture, sports and leisure", [("Culture, sports and leisure", None)]),
    ],
)  # fmt: skip
def test_each_partner_of_a_cell_has_its_own_frequency(tmp_path, cell, wanted):
    rows = [("Enhet", "Samarbetar med"), ("Fritidsgården", cell)]
    made = document(tmp_path, "Svar", rows)
    assert [(said.object, said.frequency.low) for said in made] == wanted


# --- columns without a form ------------------------------------------------------------------


@pytest.mark.parametrize("gap", [" | ", "\t", "    "], ids=["bars", "tabs", "blanks"])
@pytest.mark.parametrize(
    ("title", "header"),
    [
        ("Harbour Office - who we work with", ("Partner", "How often", "Why")),
        ("Havnekontoret – hvem vi samarbeider med", ("Hvem", "Hvor ofte", "Hvorfor")),
        ("Hamnkontoret – vilka vi samarbetar med", ("Vem", "Hur ofta", "Varför")),
    ],
)
def test_bars_tabs_and_blanks_make_columns_in_plain_text(tmp_path, gap, title, header):
    rows = [header, ("Museum", "monthly", "boats"), ("Library", "not agreed", "reading")]
    made = written(tmp_path, "list.txt", title, "", *(gap.join(row) for row in rows))
    assert [told(said) for said in made] == [
        ("Museum", "existing", "12", "boats"),
        ("Library", "proposed", "?", "reading"),
    ]


# --- matrices --------------------------------------------------------------------------------


@pytest.mark.parametrize("half", ["upper", "lower"])
def test_a_half_filled_matrix_has_wishes_a_legend_and_a_comment(tmp_path, half):
    units = ["Bygglov", "Plan", "Miljö", "Fastighet"]
    cells = {
        ("Bygglov", "Plan"): "varje vecka", ("Plan", "Miljö"): "önskas, 1 ggr/mån",
        ("Miljö", "Fastighet"): "V", ("Plan", "Fastighet"): "önskas",
    }  # fmt: skip
    rows: list[tuple[object, ...]] = [("Vem träffar vem?",), ("Enhet", *units)]
    for unit in units:
        pairs = [(unit, other) if half == "upper" else (other, unit) for other in units]
        rows.append((unit, *("x" if a == b else cells.get((a, b)) for a, b in pairs)))
    rows.append(
        (
            "Kommentar: ärenden fastnar mellan Bygglov och Fastighet, "
            "ingen vet vem som är kontaktperson",
        )
    )
    legend = [("V = vid behov",), ("önskas = finns inte idag men vi vill ha det",)]
    made = workbook(tmp_path, {"Läs mig": list(legend), "Matris": rows})
    assert {
        (frozenset((s.subject, s.object)), s.status.value, s.frequency.low) for s in made
    } == {
        (frozenset(("Bygglov", "Plan")), "existing", 52),
        (frozenset(("Plan", "Miljö")), "proposed", 12),
        (frozenset(("Miljö", "Fastighet")), "existing", None),
        (frozenset(("Plan", "Fastighet")), "proposed", None),
        (frozenset(("Bygglov", "Fastighet")), "strained", None),
    }


@pytest.mark.parametrize(
    "rows",
    [
        [("Samarbeid", "Rolle", "Lokale"), ("Museet", "vertskap", "Storsalen"),
         ("Biblioteket", "utlån", "Lillesalen")],
        [("Samverkan 2025", "Belopp", "Sökt"), ("Kulturbidrag", "180", "412"),
         ("Byalag", "90", "90")],
        [("Partner spend", "Grounds", "Trees"), ("Dell Park", "48", "61"),
         ("Mill Meadow", "12", "33")],
    ],
    ids=["texts", "grants", "spend"],
)  # fmt: skip
def test_texts_and_amounts_under_any_words_are_no_matrix(tmp_path, rows):
    assert workbook(tmp_path, {"Museet": [("Museet – samarbeid",), *rows]}) == []
