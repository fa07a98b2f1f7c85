"""Meetings with how often on their own line, and who comes on the line below."""

import pytest

from graph.model import Source
from loaders.document import work_through
from loaders.frequency import STANDARD
from loaders.readers import pipes

SOURCE = Source(name="cards.md", sha256="0" * 64)


def ties(*lines: str) -> list[tuple[str, str, float | None]]:
    text = "\n\n".join([*lines, ""])
    found = work_through(pipes.read(text), SOURCE, STANDARD).reading().statements
    return [(s.subject, s.object, s.frequency.low) for s in found if not s.rule]


@pytest.mark.parametrize(
    ("title", "lines", "expected"),
    [
        (
            "Samarbeidsmøter på tvers",
            (
                "Havneforum: 3 ganger i året",
                "Representanter fra brannvesenet, havnekontoret og kulturskolen.",
                "Kystteam: hver måned",
                "Biblioteket, legekontoret og ved behov politiet.",
            ),
            [
                ("Havneforum", "brannvesenet", 3),
                ("Havneforum", "havnekontoret", 3),
                ("Havneforum", "kulturskolen", 3),
                ("Kystteam", "Biblioteket", 12),
                ("Kystteam", "legekontoret", 12),
                ("Kystteam", "politiet", None),
            ],
        ),
        (
            "Regular meetings",
            (
                "Harbour Group: monthly",
                "It began in May. Representatives from Libraries, Museums and Pilot Service.",
                "Coast Panel: twice a year",
                "Police, Fire Service and Parks.",
            ),
            [
                ("Harbour Group", "Libraries", 12),
                ("Harbour Group", "Museums", 12),
                ("Harbour Group", "Pilot Service", 12),
                ("Coast Panel", "Police", 2),
                ("Coast Panel", "Fire Service", 2),
                ("Coast Panel", "Parks", 2),
            ],
        ),
    ],
)
def test_who_comes_stands_below_a_meeting(title, lines, expected):
    assert ties(title, *lines) == expected


def test_one_meeting_alone_is_no_list_of_them():
    lines = ("Havneforum: 3 ganger i året", "Brannvesenet, havnekontoret og kulturskolen.")
    assert ties("Samarbeidsmøter på tvers", *lines) == []


def test_chores_with_how_often_are_no_meetings():
    lines = (
        "Gulvvask: hver uke",
        "Gang, kjøkken og bad.",
        "Hagearbeid: månedlig",
        "Plen, hekk.",
    )
    assert ties("Renholdsplan", *lines) == []
