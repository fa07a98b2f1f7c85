"""Lists whose units are introduced by a sentence before their bullets."""

from __future__ import annotations

import pytest

from graph.model import Reading
from loaders.load import load

INTRODUCED = (
    "{h1}Samarbeid og samhandling\n\n"
    "{h2}Parkavdelingen\n\nVi samarbeider mest med Havnekontoret.\n\n"
    "- Anlegg (ukentlig): grøfter\n- Kulturkontoret\n\n"
    "{h2}Kulturkontoret\n\nHer er kontakten god med de fleste.\n\n"
    "- Parkavdelingen (hver måned): konserter\n"
)


@pytest.mark.parametrize(("name", "marks"), [("a.md", ("# ", "## ")), ("a.txt", ("", ""))])
def test_a_sentence_may_stand_between_a_unit_and_its_bullets(tmp_path, name, marks):
    path = tmp_path / name
    path.write_text(INTRODUCED.format(h1=marks[0], h2=marks[1]), "utf-8")
    reading = load(path)
    assert isinstance(reading, Reading)
    assert {(s.subject, s.object, s.frequency.low) for s in reading.statements} == {
        ("Parkavdelingen", "Havnekontoret", None),
        ("Parkavdelingen", "Anlegg", 52),
        ("Parkavdelingen", "Kulturkontoret", None),
        ("Kulturkontoret", "Parkavdelingen", 12),
    }


def test_bullets_of_another_matter_are_not_drawn_in(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(
        "# Samarbeid\n\n## Parkavdelingen\n\n- Anlegg (ukentlig)\n- Kulturkontoret\n\n"
        "## Lokaler\n\nBygget er gammelt.\n\n- tak\n- vinduer\n- varme\n",
        "utf-8",
    )
    reading = load(path)
    assert isinstance(reading, Reading)
    assert {s.object for s in reading.statements} == {"Anlegg", "Kulturkontoret"}
