"""What the tests of running text share."""

from pathlib import Path

import pytest

from tests.loaders.prose_telling import Told


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """A reader of short texts."""
    return Told(tmp_path)
