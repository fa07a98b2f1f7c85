"""How long the main job takes, step by step, on a list document.

``python benchmarks/chain.py [FILE]``; without a file, the example.

The peer in the same run is the least that could be done: reading the file and splitting it
into lines (for the parse), and starting Python with nothing but an import of networkx (for
the whole process).
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from loaders.load import load

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "fagersund_samarbeid.txt"


def seconds(work: Callable[[], object], times: int) -> float:
    """Median of several runs."""
    runs = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        runs.append(time.perf_counter() - start)
    return statistics.median(runs)


def process(*words: str) -> Callable[[], object]:
    """A whole process, from start to end."""
    return lambda: subprocess.run([sys.executable, *words], check=True, capture_output=True)


def main() -> None:
    document = Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE
    load(document)  # dictionaries and vocabulary are read once a process
    parse = seconds(lambda: load(document), 9)
    lines = seconds(lambda: document.read_text("utf-8", "replace").splitlines(), 9)
    print(f"| parse, warm | {parse * 1000:.0f} ms | {parse / lines:.0f}x reading its lines |")
    bare = seconds(process("-c", "import networkx"), 5)
    with tempfile.TemporaryDirectory() as folder:
        graph = ("--graph", f"{folder}/graph.db")
        steps = {
            "--help": ("--help",),
            "load": ("load", str(document), *graph),
            "hubs": ("hubs", *graph),
            "map": ("map", "-o", f"{folder}/map.html", *graph),
            "report": ("report", "-o", f"{folder}/report.html", *graph),
        }
        for name, words in steps.items():
            took = seconds(process("-m", "samspill", *words), 1 if name == "load" else 5)
            print(f"| samspill {name} | {took:.2f} s | {took / bare:.1f}x importing networkx |")


if __name__ == "__main__":
    main()
