"""Notes from workshop walls, wheels of a year, plans of a week, meetings of pairs.

Made-up documents against what their author meant. Beside each lies a file ending in ``.gold``:
unit, partner, how the tie stands, contacts a year and how its purpose begins.
"""

from pathlib import Path

import pytest
from docx import Document

from graph.model import Reading, Statement
from loaders.load import load

HERE = Path(__file__).parent
DOCUMENTS = sorted(p for name in ("walls", "wheels") for p in (HERE / name).glob("*.*"))
DOCUMENTS = [path for path in DOCUMENTS if path.suffix != ".gold"]
Tie = tuple[str, str, str, str]


def wanted(document: Path) -> dict[Tie, str]:
    lines = document.with_name(f"{document.name}.gold").read_text("utf-8").splitlines()
    found: dict[Tie, str] = {}
    for line in lines:
        unit, _, rest = line.partition(" > ")
        partner, status, rate, why = (part.strip() for part in rest.split("|"))
        found[unit.casefold(), partner.casefold(), status, rate] = why.casefold()
    return found


def told(said: Statement) -> Tie:
    low = said.frequency.low
    rate = "?" if low is None else f"{low:g}"
    return said.subject.casefold(), said.object.casefold(), said.status.value, rate


def ties(document: Path) -> dict[Tie, str]:
    reading = load(document)
    assert isinstance(reading, Reading)
    sure = [said for said in reading.statements if said.confidence >= 0.5]
    return {told(said): "; ".join(said.purposes).casefold() for said in sure}


def same(found: dict[Tie, str], meant: dict[Tie, str]) -> None:
    assert found.keys() == meant.keys()
    wrong = {tie: found[tie] for tie, why in meant.items() if not found[tie].startswith(why)}
    assert not wrong


@pytest.mark.parametrize("document", DOCUMENTS, ids=[p.name for p in DOCUMENTS])
def test_notes_and_plans_say_what_their_author_meant(document):
    same(ties(document), wanted(document))


@pytest.mark.parametrize("name", ["nb_sticky.txt", "da_bagved.txt", "sv_sentence.txt"])
def test_a_wall_in_word_says_the_same(name, tmp_path):
    source = HERE / "walls" / name
    document = Document()
    for line in source.read_text("utf-8").splitlines():
        style = "List Bullet" if line.startswith("- ") else None
        document.add_paragraph(line.removeprefix("- "), style=style)
    document.save(str(path := tmp_path / "wall.docx"))
    same(ties(path), wanted(source))


def test_without_its_legend_a_wall_tells_nothing_of_its_notes(tmp_path):
    text = (HERE / "walls" / "nb_sticky.txt").read_text("utf-8")
    kept = [line for line in text.splitlines() if " lapp = " not in line]
    (path := tmp_path / "wall.txt").write_text("\n".join(kept), "utf-8")
    assert not ties(path).keys() & wanted(HERE / "walls" / "nb_sticky.txt").keys()
