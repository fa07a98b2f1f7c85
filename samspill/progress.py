"""How far a long job is: a bar on the terminal, with the rate and the time left."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager

__all__ = ["progress", "steps"]


@contextmanager
def progress(doing: str, total: int, unit: str) -> Generator[Callable[[], object]]:
    """A bar on standard error while the block runs; its function is called at each step.

    There is none when standard error is no terminal, or when there is next to nothing to do.
    """
    if total < 3 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich import progress as bars
    from rich.console import Console

    class Rate(bars.ProgressColumn):
        def render(self, task: bars.Task) -> str:
            return f"{task.speed:.1f} {unit}/s" if task.speed else ""

    columns = (
        bars.TextColumn("{task.description}"),
        bars.BarColumn(),
        bars.MofNCompleteColumn(),
        Rate(),
        bars.TimeRemainingColumn(),
    )
    with bars.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=total)
        yield lambda: bar.advance(task)


@contextmanager
def steps() -> Generator[Callable[[str], None]]:
    """The part of a job that is under way, on standard error; its function is told each part.

    Nothing is shown when standard error is no terminal.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("…") as status:
        yield lambda part: status.update(f"Looking at: {part} …")
