"""Say what loading did, and what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from graph.problems import ADVICE
from graph.problems import describe as problem_line
from graph.store import Counts
from samspill.loading import Outcome, Result
from samspill.settings import DEFAULT_GRAPH, Settings

__all__ = ["describe", "summarise"]

_DONE = {
    Outcome.ADDED: "loaded",
    Outcome.REPLACED: "loaded in the place of the earlier version",
    Outcome.BESIDE: "loaded beside the earlier version",
    Outcome.UNCHANGED: "already loaded, nothing changed",
}


def describe(result: Result) -> str:
    """One line on what became of a file."""
    if result.problem is not None:
        return f"{problem_line(result.problem)}. {ADVICE[result.problem.kind]}"
    reading = result.reading
    assert reading is not None  # noqa: S101 - a file gives a reading or a problem
    if result.outcome is Outcome.REFUSED:
        return (
            f"{result.path.name}: another version of this file is in the graph; not loaded. "
            "Use --replace to put this one in its place, or --beside to keep both."
        )
    line = f"{result.path.name}: {_DONE[result.outcome]}"
    if result.outcome is Outcome.UNCHANGED:
        return line
    parts = [
        _count(len(reading.statements), "statement"),
        _count(len(reading.respondents), "unit") + " that answered",
    ]
    if reading.units:
        parts = [_count(len(reading.units), "unit") + " in the structure"]
    if reading.problems:
        parts.append(_count(len(reading.problems), "problem"))
    return f"{line} ({', '.join(parts)})"


def summarise(results: Sequence[Result], counts: Counts, settings: Settings) -> str:
    """What the graph holds now, and the next step."""
    outcomes = Counter(result.outcome for result in results)
    failed = outcomes[Outcome.FAILED] + outcomes[Outcome.REFUSED]
    lines = [
        "",
        f"{settings.graph} holds {_count(counts.statements, 'statement')} from "
        f"{_count(counts.sources, 'source')} about {counts.actors} units and partners.",
    ]
    if failed:
        lines.append(f"{_count(failed, 'file')} not loaded: see above.")
    other = f" -g {settings.graph}" if settings.graph != DEFAULT_GRAPH else ""
    if counts.problems:
        lines.append(f"Not understood: {counts.problems}. See: samspill problems{other}")
    if counts.questions:
        lines.append(f"Names in doubt: {counts.questions}. See: samspill names{other}")
    if counts.statements:
        lines.append(
            f"Next: samspill map{other} · samspill report{other} · samspill hubs{other}"
        )
    return "\n".join(lines)


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
