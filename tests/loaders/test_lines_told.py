"""Lists in two columns, lists parted by how often, and entries with labels under a title."""

from pathlib import Path

import pytest

from graph.model import Reading
from loaders.load import load

SHAPES = Path(__file__).parent / "told"


def told(path: Path) -> list[str]:
    reading = load(path)
    assert isinstance(reading, Reading)
    return [
        " | ".join(
            (
                said.subject, said.object, said.status.value,
                "?" if said.frequency.low is None else f"{said.frequency.low:g}", said.purpose,
            )
        ).rstrip(" |")
        for said in reading.statements
        if not said.rule
    ]  # fmt: skip


NAMES = sorted(path.name for path in SHAPES.iterdir() if path.suffix != ".gold")


@pytest.mark.parametrize("name", NAMES)
def test_a_list_says_what_its_author_meant(name: str) -> None:
    gold = (SHAPES / f"{name}.gold").read_text("utf-8")
    assert told(SHAPES / name) == gold.splitlines()
