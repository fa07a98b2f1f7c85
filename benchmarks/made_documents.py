"""Made-up documents of a made-up municipality, in the formats that people have, of any length.

Every document has sections of running text and a chapter of lists: units with partners, how
often and why.
"""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

__all__ = ["FORMATS", "Text", "lay", "names", "text"]

PLACES = (
    ("Nord", "Sør", "Øst", "Vest", "Indre", "Ytre", "Øvre", "Nedre", "Gamle", "Nye", "Lang"),
    ("vik", "berg", "dal", "haug", "nes", "sund", "strand", "mo", "li", "ås", "fjord", "tun"),
)
KINDS = (
    "skole", "barnehage", "bibliotek", "sykehjem", "omsorgssenter", "helsestasjon",
    "kulturskole", "legekontor", "svømmehall", "frivilligsentral", "ungdomsklubb",
    "servicekontor", "avdeling", "aktivitetssenter",
)  # fmt: skip
OFTEN = ("ukentlig", "daglig", "månedlig", "6 ganger i året", "ved behov", "hver 14. dag")
WHY = ("felles planer", "lokaler", "lån av utstyr", "vaktordning", "opplæring", "arrangement")
SAYING = (
    "tjenesten planlegger arbeidet gjennom hele året og følger opp det som ble bestemt da "
    "rammene ble lagt samtidig har flere innbyggere spurt om åpningstider og om hvordan saker "
    "blir behandlet når de gjelder mer enn ett område"
)


class Text(NamedTuple):
    """A document before it has a format: paragraphs, then units with rows of four cells."""

    paragraphs: list[str]
    units: dict[str, list[tuple[str, str, str]]]

    def lines(self) -> Iterator[str]:
        """The document as plain lines."""
        for paragraph in self.paragraphs:
            yield from (paragraph, "")
        yield from ("Samarbeid", "")
        for unit, rows in self.units.items():
            yield from (unit, "")
            yield from (f"- {partner} ({often}): {why}" for partner, often, why in rows)
            yield ""


def names(count: int, seed: int = 1) -> list[str]:
    """Different names of units as people write them, in two or three inflected forms."""
    chosen = random.Random(seed)  # noqa: S311 - the same names each time
    first, last = PLACES
    parts = 2 if count < 5_000 else 4
    found: dict[str, None] = {}
    while len(found) < count:
        place = chosen.choice(first) + "".join(chosen.choice(last) for _ in range(parts))
        kind, other, form = chosen.choice(KINDS), chosen.choice(KINDS), chosen.random()
        if form < 0.6:
            name = f"{place} {kind}"
        elif form < 0.8:
            name = f"{kind.capitalize()} {place}"
        else:
            name = f"{place} {kind}en" if form < 0.9 else f"{place} {kind} og {other}"
        found[name] = None
    return list(found)


def text(pages: int, seed: int) -> Text:
    """A document of about so many pages, a third of them lists."""
    chosen = random.Random(seed)  # noqa: S311
    partners, units, words = names(300), names(300, seed=2), SAYING.split()

    def paragraph() -> str:
        said = " ".join(chosen.choice(words) for _ in range(70))
        return f"{said.capitalize()}."

    def rows() -> list[tuple[str, str, str]]:
        return [
            (chosen.choice(partners), chosen.choice(OFTEN), chosen.choice(WHY))
            for _ in range(12)
        ]

    units = sorted(set(units) - set(partners))
    paragraphs = [paragraph() for _ in range(4 * pages)]
    return Text(paragraphs, {chosen.choice(units): rows() for _ in range(pages)})


def as_txt(made: Text) -> bytes:
    return "\n".join(made.lines()).encode()


def as_pdf(made: Text) -> bytes:
    import typst

    def safe(words: str) -> str:
        return words.replace("#", "").replace("*", "")

    parts = ['#set page(numbering: "1")\n#set text(size: 10.5pt)']
    parts += [safe(paragraph) for paragraph in made.paragraphs]
    parts.append("= Samarbeid")
    for unit, rows in made.units.items():
        parts.append(f"== {safe(unit)}")
        parts.append("\n".join(f"- {safe(p)} ({often}): {why}" for p, often, why in rows))
    return bytes(typst.compile("\n\n".join(parts).encode()))


def as_docx(made: Text) -> bytes:
    import docx

    document = docx.Document()
    for paragraph in made.paragraphs:
        document.add_paragraph(paragraph)
    document.add_heading("Samarbeid", 1)
    for unit, rows in made.units.items():
        document.add_heading(unit, 2)
        for partner, often, why in rows:
            document.add_paragraph(f"{partner} ({often}): {why}", style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _table(made: Text) -> Iterator[tuple[str, ...]]:
    yield "enhet", "samarbeidspartner", "hyppighet", "formål"
    for unit, rows in made.units.items():
        yield from ((unit, *row) for row in rows)


def as_xlsx(made: Text) -> bytes:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Samarbeid")
    for row in _table(made):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_csv(made: Text) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(_table(made))
    return out.getvalue().encode()


FORMATS: dict[str, Callable[[Text], bytes]] = {
    ".txt": as_txt,
    ".pdf": as_pdf,
    ".docx": as_docx,
    ".xlsx": as_xlsx,
    ".csv": as_csv,
}
SHARES = {".txt": 6, ".docx": 6, ".pdf": 4, ".xlsx": 2, ".csv": 2}  # of twenty documents


def lay(folder: Path, count: int) -> None:
    """So many documents of one to six pages, twenty to a folder, no two with the same bytes."""
    kinds = [ending for ending, share in SHARES.items() for _ in range(share)]
    made = [FORMATS[ending](text(1 + n % 6, n)) for n, ending in enumerate(kinds * 3)]
    for number in range(count):
        ending = kinds[number % len(kinds)]
        home = folder / f"area{number // 20:03}"
        home.mkdir(parents=True, exist_ok=True)
        path = home / f"document{number:04}{ending}"
        path.write_bytes(_another(made[number % len(made)], ending, number))


def _another(data: bytes, ending: str, number: int) -> bytes:
    """The same document with other bytes, as saved by somebody else."""
    if ending in (".docx", ".xlsx"):
        out = io.BytesIO(data)
        with zipfile.ZipFile(out, "a") as package:
            package.comment = str(number).encode()
        return out.getvalue()
    mark = f"\n%{number}\n" if ending == ".pdf" else "\n" * (1 + number // 20)
    return data + mark.encode()
