"""The scorer itself: what it takes for the same, and what it counts."""

import pytest

from tests.loaders.scoring import Score, judge, same_name, same_pair, total


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Skolene", "skoler"),
        ("dagplejen", "Dagpleje"),
        ("Habiliteringstjenesten", "habiliteringstjeneste"),
        ("skulane", "Skular"),
        ("föreningarna", "Föreningar"),
        ("secondary schools", "the two secondary schools"),
        ("HR", "HR (løn)"),
        ("idrettslagene", "lokale idrettslag"),
        ("Plan og byggesak", "plan & byggesak"),
        (["Faxe", "Faxe Kommune"], "Faxe kommune"),
    ],
)
def test_the_same_name_written_otherwise(wanted, found):
    assert same_name(wanted, found)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Plejehjem", "Plejecentre"),
        ("Medbestemmelsesutvalget i helse", "Medbestemmelsesutvalget"),
        ("HR", "IT"),
        ("skolene", "skolehelsetjenesten"),
        ("Park", "Park og idrett og havn"),
        ("hjemmetjenesten", "hjemmesykepleien"),
        ("skoler", ""),
    ],
)
def test_another_name(wanted, found):
    assert not same_name(wanted, found)


def test_direction_matters_unless_either_will_do():
    row = {"subject": "Skolen", "object": "Biblioteket"}
    assert same_pair(row, "skole", "bibliotek")
    assert not same_pair(row, "bibliotek", "skole")
    assert same_pair({**row, "either": True}, "bibliotek", "skole")


def test_claims_are_matched_one_to_one_and_doubtful_rows_count_neither_way():
    rows = [
        {"subject": "A1", "object": "B1", "status": "existing", "quote": "q"},
        {"subject": "A2", "object": "B2", "status": "existing", "quote": "q"},
        {"subject": "A3", "object": "B3", "status": "existing", "quote": "q", "core": False},
    ]

    def fits(row, claim):
        return same_pair(row, *claim)

    claims = [("A1", "B1"), ("A1", "B1"), ("A3", "B3"), ("A9", "B9")]
    verdict = judge(rows, claims, fits, str)
    assert verdict.score == Score(right=1, wrong=1, missed=1)
    assert verdict.score.f1 == 0.5
    assert total([verdict.score, Score(3, 0, 0)]) == Score(4, 1, 1)
