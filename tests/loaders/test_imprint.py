"""The title and the date at the head of a document."""

from datetime import date

import pytest

from loaders.imprint import date_of, title_of_document
from loaders.readers.text import read_blocks


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Tirsdag 14. mai 2024", date(2024, 5, 14)),
        ("den 3. juni 2022", date(2022, 6, 3)),
        ("Torsdag 1.12.22", date(2022, 12, 1)),
        ("01.12.2022", date(2022, 12, 1)),
        ("d. 17-09-2015", date(2015, 9, 17)),
        ("12/06/2024", date(2024, 6, 12)),
        ("2024-02-06", date(2024, 2, 6)),
        ("3 december 2021", date(2021, 12, 3)),
        ("November 3, 2021", date(2021, 11, 3)),
        ("14th of March 2023", date(2023, 3, 14)),
        ("Versjon 1.2.3", None),
        ("31.02.2024", None),
        ("saksnummer 15/7111", None),
    ],
)
def test_a_date_is_read_at_the_head(line, found):
    assert date_of(read_blocks(f"Report\n\n{line}\n\nText.\n")) == found


def test_dates_after_the_contents_are_of_other_things():
    text = "Report\n\nContents\n\n1 One\t1\n2 Two\t2\n\n1 One\n\nFrom 1.2.2020 on.\n"
    assert date_of(read_blocks(text)) is None


def test_the_title_is_the_first_text():
    assert (
        title_of_document(read_blocks("\n\n**Notes of\na meeting**\n\nText.\n"))
        == "Notes of a meeting"
    )
    assert title_of_document(read_blocks("- a\n- b\n")) == ""
    assert len(title_of_document(read_blocks("word " * 100))) == 160
