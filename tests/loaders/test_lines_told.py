"""Lists in two columns, lists parted by how often, and entries with labels under a title."""

from pathlib import Path

import pytest

from graph.model import Reading
from loaders.load import load

SHAPES = Path(__file__).parent / "told"


def told(path: Path) -> list[str]:
    reading = load(path)
    assert isinstance(reading, Reading)
    return [
        " | ".join(
            (
                said.subject, said.object, said.status.value,
                "?" if said.frequency.low is None else f"{said.frequency.low:g}", said.purpose,
            )
        ).rstrip(" |")
        for said in reading.statements
        if not said.rule
    ]  # fmt: skip


NAMES = sorted(path.name for path in SHAPES.iterdir() if path.suffix != ".gold")


@pytest.mark.parametrize("name", NAMES)
def test_a_list_says_what_its_author_meant(name: str) -> None:
    gold = (SHAPES / f"{name}.gold").read_text("utf-8")
    assert told(SHAPES / name) == gold.splitlines()


@pytest.mark.parametrize(
    ("title", "library", "school", "silent"),
    [
        ("Hvem vi samarbeider med (samlet inn av Torill før ferien)",
         "Biblioteket", "Kulturskolen", "Har ikke svart ennå"),
        ("Kven vi samarbeider med (samla inn på leiarmøtet i førre veke)",
         "Biblioteket", "Kulturskulen", "Har ikkje svart enno"),
        ("Hvem vi samarbejder med (indsamlet før lederseminaret)",
         "Biblioteket", "Musikskolen", "Ikke svaret endnu"),
        ("Vilka vi samarbetar med (insamlat på chefsmötet den 3 mars)",
         "Biblioteket", "Kulturskolan", "Har inte svarat än"),
        ("Who we work with (collected by Ann for the spring review)",
         "Library Service", "Music School", "No reply yet"),
    ],
)  # fmt: skip
def test_a_remark_behind_a_title_and_who_gave_no_answer(
    tmp_path: Path, title: str, library: str, school: str, silent: str
) -> None:
    document = tmp_path / "lines.txt"
    lines = f"{library}: HR, {school}\n{school}: NAV, {library}\n{silent}: HR, NAV\n"
    document.write_text(f"{title}\n\n{lines}", "utf-8")
    assert [line.split(" | ")[:2] for line in told(document)] == [
        [library, "HR"],
        [library, school],
        [school, "NAV"],
        [school, library],
    ]
