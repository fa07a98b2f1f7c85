"""Documents without collaboration: rules, budgets, formalities, prices. None makes an edge."""

from pathlib import Path

import pytest

from graph.model import Reading
from loaders.load import load
from tests.loaders.scoring import LEAST_CONFIDENCE, documents

SET = Path(__file__).parent / "restraint_set"
DOCUMENTS = [path for half in sorted(SET.iterdir()) for path in documents(half)]


@pytest.mark.parametrize("path", DOCUMENTS, ids=[p.name for p in DOCUMENTS])
def test_nothing_is_found_where_nothing_is(path):
    reading = load(path)
    assert isinstance(reading, Reading), reading
    made = [s for s in reading.statements if s.confidence >= LEAST_CONFIDENCE]
    assert [(s.subject, s.object, s.quote) for s in made] == []


# A list of the plainest sort: partners with how often, under a unit.
LISTS = {
    "nb": "Samarbeidspartnere\n\nKinoen\n\n- Skolene (ukentlig)\n- Biblioteket (månedlig)\n",
    "nn": "Samarbeid\n\nKinoen\n\n- Skulane (kvar veke)\n- Biblioteket (kvar månad)\n",
    "da": "Samarbejdspartnere\n\nKinoen\n\n- Skolerne (ugentligt)\n- Biblioteket (månedligt)\n",
    "sv": "Samverkan\n\nKinoen\n\n- Skolorna (varje vecka)\n- Biblioteket (varje månad)\n",
    "en": "Partners\n\nKinoen\n\n- Schools (weekly)\n- The library (monthly)\n",
}


def test_every_language_has_two_documents():
    assert sorted(path.name[:2] for path in DOCUMENTS) == sorted([*LISTS, *LISTS])


@pytest.mark.parametrize(
    "path",
    [p for p in DOCUMENTS if p.suffix == ".txt"],
    ids=[p.name for p in DOCUMENTS if p.suffix == ".txt"],
)
def test_a_list_behind_the_same_text_is_found(path, tmp_path):
    """Nothing is found since nothing is there, not since the reader gave up."""
    copy = tmp_path / path.name
    copy.write_text(f"{path.read_text('utf-8')}\n\n{LISTS[path.name[:2]]}", "utf-8")
    reading = load(copy)
    assert isinstance(reading, Reading)
    assert [s.subject for s in reading.statements] == ["Kinoen", "Kinoen"]
    assert [s.frequency.low for s in reading.statements] == [52, 12]
