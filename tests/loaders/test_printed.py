"""Office documents printed by a browser say what their pages say."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model import Reading
from loaders.load import load

pytestmark = pytest.mark.browser

STYLES = {
    "ruled": "body{font:11pt/1.4 serif} td,th{border:1px solid #333;padding:4px}",
    "filled": "td,th{padding:3px 6px} tr:nth-child(even) td{background:#eef}",
    "level": "td,th{border-bottom:1px solid #999;padding:4px 8px}",
    "bare": "body{font:10.5pt/1.35 sans-serif} td,th{padding:4px 10px}",
}
ALL = (
    "table{border-collapse:collapse;width:100%} td,th{vertical-align:top;text-align:left}"
    "@page{size:A4;margin:22mm 20mm;@bottom-center{content:'Side ' counter(page);font-size:8pt}"
    "@top-left{content:'Fagersund kommune – notat';font-size:8pt}}"
)
NAMES = (
    *("Byplankontoret", "Vann- og avløpsetaten", "Barnehagekontoret", "Helsestasjonen"),
    *("Pedagogisk-psykologisk tjeneste", "Innkjøpskontoret", "Brannvesenet", "Kulturskolen"),
    *("Hjemmetjenesten", "NAV Fagersund", "Folkebiblioteket", "Park og idrett"),
    *("Eiendomsforvaltningen", "Skolefaglig stab", "Servicetorget", "Landbrukskontoret"),
    *("Miljørettet helsevern", "Beredskapsrådet", "Frivilligsentralen", "Dokumentsenteret"),
)
OFTEN = ("ukentlig", "månedlig", "hver 14. dag", "4 ganger i året", "ved behov", "daglig")
WHY = (
    *("planer", "drift", "tilskudd", "årshjul og budsjett"),
    "oppfølging av barn som trenger mer enn det vanlige tilbudet, og møter med foreldrene",
    "saker som går på tvers av etatene og må til politisk behandling før sommeren",
)


def rows(*cells: tuple[str, ...]) -> str:
    head, *body = (
        "".join(f"<t{kind}>{text}</t{kind}>" for text in row)
        for row, kind in zip(cells, ["h", *"d" * (len(cells) - 1)], strict=True)
    )
    lines = "".join(f"<tr>{row}</tr>" for row in body)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"


def fields(*pairs: tuple[str, str]) -> str:
    lines = (f"<tr><td><b>{label}</b></td><td>{said}</td></tr>" for label, said in pairs)
    return f"<table>{''.join(lines)}</table>"


def bullets(first: int, count: int = 3) -> str:
    items = (
        f"<li>{NAMES[at]} ({OFTEN[at % 6]}): {WHY[at * 5 % 6]}</li>"
        for at in range(first, first + count)
    )
    return f"<ul>{''.join(items)}</ul>"


JOB = (
    "<h1>Stillingsbeskrivelse: rådgiver i Havneetaten</h1>"
    + fields(
        ("Stilling", "Rådgiver, anløp og kaiplass"),
        ("Enhet", "Havneetaten"),
        ("Nærmeste leder", "Havnesjefen"),
        ("Samarbeider med", "Byantikvaren, Veikontoret og Brannvesenet"),
    )
    + "<h2>Formål</h2><p>Stillingen skal sørge for at kaiene brukes godt hele året.</p>"
    + f"<h2>Samarbeidspartnere</h2>{bullets(0, 6)}"
    + "<h2>Kvalifikasjoner</h2><ul><li>God muntlig og skriftlig framstilling</li></ul>"
)
PARTNERS = "<h1>Oppvekstetaten</h1><h2>Samarbeidspartnere</h2>" + rows(
    ("Partner", "Rolle", "Hvor ofte", "Hvorfor"),
    *(
        (name, "drøftingspart" if at % 2 else "leverandør", OFTEN[at % 6], WHY[at * 5 % 6])
        for at, name in enumerate(NAMES)
    ),
)
UNITS = "<h1>Samarbeid på tvers</h1>" + rows(
    ("Enhet", "Samarbeider med", "Hyppighet", "Formål"),
    *((NAMES[at % 5], NAMES[at], OFTEN[at % 6], WHY[(at * 5 + 1) % 6]) for at in range(5, 20)),
    *((NAMES[at % 4], NAMES[at], OFTEN[at % 6], WHY[(at * 5 + 1) % 6]) for at in range(6, 20)),
)
SEVERAL = "<h1>Samarbeid</h1>" + rows(
    ("Enhet", "Samarbeidspartnere", "Formål"),
    *(
        (NAMES[at], ("<br>" if at % 2 else ", ").join(NAMES[6 + 3 * at : 9 + 3 * at]), WHY[at])
        for at in range(4)
    ),
)
NESTED = (
    "<h1>Samarbeid i kommunen</h1><h2>Samarbeidspartnere</h2><ul>"
    + "".join(f"<li>{NAMES[at]}{bullets(5 + 2 * at)}</li>" for at in range(5))
    + "</ul>"
)
BOLD = "<p><b>Samarbeid i Fagersund</b></p>" + "".join(
    f"<p><b>{NAMES[at]}</b></p><p>Enheten har åpent hele året og har ansatte flere steder.</p>"
    f"<p><b>Samarbeidspartnere</b></p>{bullets(5 + 2 * at)}"
    for at in range(5)
)
NEWS = (
    "<h1>Nytt fra kommunen</h1><div style='column-count:2;column-gap:9mm'><h3>Biblioteket</h3>"
    "<p>Folkebiblioteket samarbeider med Kulturskolen om konserter for de minste. Det har vært "
    "stor interesse blant foreldre, og mange har meldt seg på før programmet er klart.</p>"
    "<p>Helsestasjonen ønsker å samarbeide tettere med Barnehagekontoret om overgangen fra "
    "barsel til barnehage. I dag er det uklart hvem som tar kontakt.</p><h3>Havna</h3>"
    "<p>Havneetaten samarbeider ukentlig med Byplankontoret om kaifronten. Arbeidet går fort "
    "framover, og etter nyttår legges planen ut på høring for alle som bor nær sjøen.</p>"
    f"<h3>Samarbeidspartnere til Park og idrett</h3>{bullets(12)}</div>"
)
MATRIX = "<h1>Hvem møter hvem</h1><p>Tallene er møter i året.</p>" + rows(
    ("Enhet", *NAMES[:5]),
    *(
        (name, *("–" if at == to else str((at + 2 * to) % 5 * 4) for to in range(5)))
        for at, name in enumerate(NAMES[:5])
    ),
)
SHORT = ("Havn", "Kirke", "Plan", "Skole", "Vakt")
CROSSES = "<h1>Hvem samhandler</h1>" + rows(
    ("", *SHORT),
    *(
        (name, *("x" if (at + to) % 2 else "" for to in range(5)))
        for at, name in enumerate(SHORT)
    ),
)
TIES = [(NAMES[at], OFTEN[at % 6], WHY[at * 5 % 6], NAMES[at // 3 - 2]) for at in range(6, 18)]
HEAD = ("Enhet", "Samarbeidspartner", "Hvor ofte", "Formål")
ONCE = "<h1>Samarbeid i kommunen</h1>" + rows(
    HEAD, *(("" if at % 3 else unit, *said) for at, (*said, unit) in enumerate(TIES))
)
MERGED = "<h1>Samarbeid i kommunen</h1><table><tr><th>" + "</th><th>".join(HEAD) + "</th></tr>"
MERGED += "".join(
    f"<tr>{'' if at % 3 else f'<td rowspan=3>{unit}</td>'}"
    f"<td>{partner}</td><td>{often}</td><td>{why}</td></tr>"
    for at, (partner, often, why, unit) in enumerate(TIES)
)
MERGED += "</table>"
PLACES = "<h1>Samarbeid på tvers</h1>" + rows(
    HEAD,
    *(
        (("Kulturskolen i Fagersund", "Folkebiblioteket i Fagersund")[at % 2], *said)
        for at, (*said, _) in enumerate(TIES)
    ),
)
CARDS = "<h1>Møter for barn og unge</h1>" + "".join(
    f"<p><b>Fast møte {at + 1}</b></p>"
    f"<p style='margin:0'><b>Formål:</b> {WHY[4]}</p>"
    f"<p style='margin:0'><b>Møtehyppighet:</b> {OFTEN[at]}</p>"
    "<p style='margin:0'><b>Deltakere:</b> "
    f"{', '.join((NAMES[at + 4], *NAMES[9 + at : 13 + at]))}</p>"
    f"<p style='margin:0'><b>Ansvarlig for møtet:</b> {NAMES[at]}</p>"
    for at in range(4)
)
TABLES = {"job": JOB, "partners": PARTNERS, "units": UNITS, "matrix": MATRIX, "merged": MERGED}
TEXTS = {"several": SEVERAL, "nested": NESTED, "bold": BOLD, "news": NEWS, "cards": CARDS}
CASES = {
    **{(name, style): TABLES[name] for name in TABLES for style in STYLES},
    **{(name, style): TEXTS[name] for name in TEXTS for style in ("ruled", "bare")},
    **{("crosses", style): CROSSES for style in ("level", "bare")},
    **{("once", style): ONCE for style in ("filled", "bare")},
    ("places", "bare"): PLACES,
}


def said(path: Path) -> list[tuple[object, ...]]:
    found = load(path)
    assert isinstance(found, Reading)
    return sorted(
        (s.subject, s.object, s.frequency.low, s.purpose, s.status) for s in found.statements
    )


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_a_printed_page_says_what_the_page_says(tmp_path, prints, case):
    _, style = case
    html = (
        '<!DOCTYPE html><html lang="nb"><head><meta charset="utf-8">'
        f"<style>{ALL}{STYLES[style]}</style></head><body>{CASES[case]}</body></html>"
    )
    (page := tmp_path / "page.html").write_text(html, "utf-8")
    (printed := tmp_path / "page.pdf").write_bytes(prints(html, prefer_css_page_size=True))
    expected = said(page)
    assert len(expected) > 5
    assert said(printed) == expected
