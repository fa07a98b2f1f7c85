"""Headers of columns that say in more words what the vocabulary has."""

import pytest

from loaders.tables.headers import meaning


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Formål / hva gjelder det", "purpose"),
        ("Syfte med kontakten", "purpose"),
        ("Purpose of the meetings", "purpose"),
        ("Hvor tit mødes I?", "frequency"),
        ("When / how often", "frequency"),
        ("Kontakthyppighet", "frequency"),
        ("Träffas ni? Hur ofta", None),
        ("Samarbejder mest med", "partner"),
        ("Eksterne parter", "partner"),
        ("Snitflade til", "partner"),
        ("Gränssnitt mot", "partner"),
        ("Hvordan fungerer samarbeidet?", "status"),
        ("Møteleder", "responsible"),
        ("Tovholder", "responsible"),
        ("Faste deltakere", "participants"),
        ("Enhet/partner", None),
        ("Purpose of the budget", None),
        ("Hva koster det", None),
        ("Antal møder", None),
        ("Hvem gjør hva", None),
        ("", None),
        ("/", None),
        ("purpose " * 20, None),
    ],
)
def test_a_header_in_more_words(header, column):
    assert meaning(header) == column
