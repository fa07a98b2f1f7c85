"""Words of frequency with one letter wrong are understood; other words are left alone."""

import pytest

from loaders.frequency import read
from loaders.misspelt import mended


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("ukenlig", 52, 52), ("månedlgi", 12, 12), ("2-4 gagner i året", 2, 4),
        ("3 gånnger i veckan", 156, 156), ("quaterly", 4, 4), ("fortnigthly", 26, 26),
    ],
)  # fmt: skip
def test_one_wrong_letter_is_forgiven(text, low, high):
    said = read(text)
    assert said is not None
    assert (said.low, said.high, said.text) == (low, high, text)


@pytest.mark.parametrize(
    "text",
    [
        "12 contracts a year", "ganglia", "sanger i året", "vanlig", "ungdom",
        "månedskort", "dagsplan", "kontrakter", "quartet", "Moetene", "weak",
    ],
)  # fmt: skip
def test_what_only_resembles_one_is_not(text):
    assert mended(text) == text


def test_a_long_text_is_no_frequency_that_somebody_misspelt():
    text = "planen for året gjelder alle som gagner oss mest"
    assert mended(text) == text
    assert mended("x" * 100_000) == "x" * 100_000
