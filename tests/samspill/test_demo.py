"""The demo, and the documents that speak of the commands."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import samspill
from samspill.demo import run

ROOT = Path(__file__).resolve().parents[2]


def test_the_demo_makes_graph_map_and_report(tmp_path: Path) -> None:
    run(tmp_path / "demo")
    run(tmp_path / "demo")  # anew, over what is there
    network, evidence = samspill.open(str(tmp_path / "demo" / "samspill.db"))
    assert len(evidence.sources) == 4
    assert sum(a.respondent for a in network.actors) >= 15
    assert set(network.status.tolist()) == {0, 1, 2}
    for name in ("map.html", "report.html"):
        assert (tmp_path / "demo" / name).stat().st_size > 50_000


def test_every_command_is_documented() -> None:
    generated = runpy.run_path(str(ROOT / "docs" / "generate_commands.py"))["text"]()
    assert (ROOT / "docs" / "commands.md").read_text("utf-8") == generated, "run: make docs"


def test_links_in_the_documents_lead_somewhere() -> None:
    pages = [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "examples").glob("*.md"),
    ]
    for page in pages:
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), f"{page.name} links to {link}"


def test_the_readme_names_only_commands_that_exist() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    manual = (ROOT / "docs" / "commands.md").read_text("utf-8")
    words = set(re.findall(r"^samspill (\w+)", readme, re.MULTILINE))
    known = set(re.findall(r"^## samspill (\w+)", manual, re.MULTILINE))
    assert words
    assert words <= known


def test_a_hub_made_by_one_sentence_is_told_as_such(tmp_path: Path) -> None:
    def findings(name: str, note: str, bullet: str) -> str:
        lists = "\n\n".join(f"Team {x}\n\n- {bullet or 'Partner ' + x}" for x in "ABCDEFGHIJKL")
        path = tmp_path / f"{name}.txt"
        path.write_text(f"Minutes\n\nCollaboration\n\n{note}\n\n{lists}\n", "utf-8")
        graph = str(tmp_path / f"{name}.db")
        samspill.load(path, graph)
        page = samspill.report(*samspill.open(graph), tmp_path / "r.html", language="en")
        return page.read_text("utf-8")

    caveat = "12 of them stand in one sentence about all units"
    assert caveat in findings("note", "All units must work with the Archive.", "")
    assert caveat not in findings("lists", "These units answered.", "Archive")
