"""The real list as LibreOffice prints and saves it: the same statements, F1 1.00."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.loaders.outline import outline
from tests.loaders.test_formats import (
    REAL,
    claims,
    f1,
    read,
    real_gold,
    word_dashes,
    word_styles,
)

OFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed"),
]
MAKERS = {"styles": word_styles, "dashes": word_dashes}
FILTERS = {"pdf": "pdf", "docx": "docx:MS Word 2007 XML", "odt": "odt"}


def saved_as(tmp_path: Path, source: Path, ending: str) -> Path:
    assert OFFICE
    (out := tmp_path / "out").mkdir()
    subprocess.run(
        [OFFICE, "--headless", "--convert-to", FILTERS[ending], "--outdir", out, source],
        check=True,
        capture_output=True,
        timeout=120,
        env=os.environ | {"HOME": str(tmp_path)},
    )
    return out / f"{source.stem}.{ending}"


@pytest.mark.parametrize(
    ("maker", "ending"),
    [("styles", "pdf"), ("dashes", "pdf"), ("styles", "docx"), ("styles", "odt")],
)
def test_the_real_list_by_way_of_libreoffice(tmp_path, maker, ending):
    (source := tmp_path / "list.docx").write_bytes(MAKERS[maker](outline(REAL)))
    assert f1(real_gold(), claims(read(saved_as(tmp_path, source, ending)))) == 1.0
