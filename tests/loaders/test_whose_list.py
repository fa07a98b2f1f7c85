"""Whose list it is: groups, themes, own meetings, remarks, introductions and letters.

Each document is made up in the way that people in offices write theirs; what stands between
the unit and its bullets must not become a unit of its own. Beside each lies a file ending in
``.gold``: unit and partner of each tie, ``?`` where it is wished for, ``!`` for strained.
"""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from graph.model import Reading
from loaders.load import load
from loaders.titles.owners import titled, told_owner

SET = Path(__file__).parent / "whose_list"
DOCUMENTS = sorted(path for path in SET.glob("*/*") if path.suffix != ".gold")
SIGNS = {"proposed": " ?", "strained": " !", "existing": ""}
SURE = 0.5


@pytest.mark.parametrize("path", DOCUMENTS, ids=[path.name for path in DOCUMENTS])
def test_the_unit_is_the_one_that_the_author_meant(path):
    reading = load(path)
    assert isinstance(reading, Reading)
    told = {
        f"{said.subject} > {said.object}{SIGNS[said.status.value]}"
        for said in reading.statements
        if said.confidence >= SURE
    }
    wanted = path.with_name(f"{path.name}.gold").read_text("utf-8")
    assert told == {line for line in wanted.splitlines() if line}


def test_all_languages_are_there():
    assert {path.name[:2] for path in DOCUMENTS} == {"nb", "nn", "da", "sv", "en"}


def test_a_title_of_all_below_says_how_the_ties_stand_and_a_bullet_says_more(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(
        "# Biblioteket – samarbeidspartnere\n\n## Savnes\n\n- Skolekontoret: bokprat\n"
        "- Kulturkontoret: fungerer dårlig, uklart hvem som gjør hva\n",
        "utf-8",
    )
    reading = load(path)
    assert isinstance(reading, Reading)
    assert [(s.object, s.status.value) for s in reading.statements] == [
        ("Skolekontoret", "proposed"),
        ("Kulturkontoret", "strained"),
    ]


def test_what_is_said_below_a_list_of_others_is_read_as_text(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(
        "# Kulturkontoret\n\n## Samarbeidspartnere\n\n- Skolekontoret, ukentlig\n"
        "- Biblioteket\n\n"
        "Kulturkontoret samarbeider også med Landbrukskontoret om bygdedager.\n",
        "utf-8",
    )
    reading = load(path)
    assert isinstance(reading, Reading)
    (told,) = [said for said in reading.statements if said.rule]
    assert (told.subject, told.object) == ("Kulturkontoret", "Landbrukskontoret")
    assert all(not said.notes for said in reading.statements if not said.rule)


@pytest.mark.parametrize(
    ("title", "owner"),
    [
        ("Samarbejdspartnere i dag", ""),
        ("Samarbejdsflader i øvrigt", ""),
        ("Andre samarbeidspartnere som vi ønsker å trekke inn", ""),
        ("Andre samarbeidspartar vi ønskjer å få med", ""),
        ("Samverkansparter som vi vill involvera", ""),
        ("Partners we would like to involve", ""),
        ("Our partners at present", ""),
        ("Omfang af møder", ""),
        ("Omfattning av möten", ""),
        ("Viktige samarbeidspartnere for avdelingen", "avdelingen"),
        ("Samarbeidspartnere for oppvekst og kultur", "oppvekst og kultur"),
        ("Partners of the Harbour Office", "Harbour Office"),
    ],
)
def test_a_title_names_its_unit_or_only_goes_on(title, owner):
    said = titled(title)
    assert (said.owner if said else "") == owner


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("Listen viser hvem Teknisk drift jobber tett sammen med:", "Teknisk drift"),
        ("Nedan framgår vilka Simhallen samverkar med.", "Simhallen"),
        ("Under ser du kven Kulturskulen samarbeider med.", "Kulturskulen"),
        ("Siden viser, hvem Havnen arbejder sammen med i dag.", "Havnen"),
        ("Here is who the Parks Service works with, and how often.", "Parks Service"),
        ("This is whom we work with.", ""),
        ("Hvem i kommunen som samarbeider med andre, er uklart.", ""),
    ],
)
def test_a_sentence_may_tell_whose_list_follows(sentence, owner):
    assert told_owner(sentence) == owner


def test_bold_words_in_front_of_an_item_are_its_name_in_a_word_file_too(tmp_path):
    document = docx.Document()
    document.add_heading("Parkkontoret", 1)
    document.add_heading("Samarbeidspartnere", 2)
    for name, said in (("Vannverket", " er med på befaring to ganger i året"), ("Kirken", "")):
        item = document.add_paragraph(style="List Bullet")
        item.add_run(name).bold = True
        item.add_run(said)
    document.save(str(tmp_path / "parker.docx"))
    reading = load(tmp_path / "parker.docx")
    assert isinstance(reading, Reading)
    told = [(one.object, one.frequency.low, one.quote) for one in reading.statements]
    assert told == [
        ("Vannverket", 2, "Vannverket er med på befaring to ganger i året"),
        ("Kirken", None, "Kirken"),
    ]
