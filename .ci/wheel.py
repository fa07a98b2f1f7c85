"""Build the wheel and check what a user gets: it installs, runs, and hides nobody's package."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
import zipfile
from importlib.metadata import distribution, distributions
from pathlib import Path

OURS = {"samspill", "graph", "loaders", "queries", "viz"}
NEEDED = (
    "samspill/examples/README.md",
    "graph/stores/schema.sql",
    "graph/stores/migration_2.sql",
    "graph/names/nb.yaml",
    "viz/assets/vis-network.min.js",
    "viz/locale/nb.po",
    "viz/templates/map.html.j2",
    "loaders/vocabulary/nb.yaml",
    "graph/py.typed",
)


def top_level(files: list[str]) -> set[str]:
    return {name.split("/")[0].removesuffix(".py") for name in files} - {""}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        wheel = next(Path(folder).glob("*.whl"))
        names = zipfile.ZipFile(wheel).namelist()
        shipped = {n for n in top_level(names) if not n.endswith(".dist-info")}
        assert shipped == OURS, f"the wheel ships {shipped}"
        for needed in NEEDED:
            assert needed in names, f"the wheel lacks {needed}"
        clash_free()
        runs(wheel, Path(folder))
    print(f"{wheel.name}: {len(names)} files, {sorted(shipped)}")


def clash_free() -> None:
    """None of our generic names is also the name of a dependency's package."""
    for other in distributions():
        if other.metadata["Name"] == "samspill":
            continue
        theirs = top_level([str(f) for f in other.files or [] if str(f).endswith(".py")])
        assert not theirs & OURS, f"{other.metadata['Name']} also ships {theirs & OURS}"


def runs(wheel: Path, folder: Path) -> None:
    """The installed command makes the demo, with the dependencies of this environment."""
    home = folder / "venv"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", "--no-deps", wheel], check=True)
    site = next((home / "lib").glob("python*/site-packages"))
    ours = Path(str(distribution("networkx").locate_file("")))
    # The dependencies, but not our own source tree, which an editable install would add.
    (site / "dependencies.pth").write_text(f"{ours}\n")
    demo = folder / "demo"
    subprocess.run(
        [python, "-P", "-c", CHECK, str(site)],
        check=True,
        cwd=folder,
        stdout=subprocess.DEVNULL,
    )
    subprocess.run(
        [home / "bin" / "samspill", "demo", demo],
        check=True,
        cwd=folder,
        stdout=subprocess.DEVNULL,
    )
    assert (demo / "map.html").stat().st_size > 100_000


CHECK = (
    "import sys, samspill; assert samspill.__file__.startswith(sys.argv[1]), samspill.__file__"
)

if __name__ == "__main__":
    main()
