"""Say what loading did, and what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.model import Problem, ProblemKind
from graph.problems import ADVICE, WHAT, locate
from graph.problems import describe as problem_line
from graph.store import Counts
from samspill.loading import Outcome, Result
from samspill.settings import DEFAULT_GRAPH, Settings

__all__ = ["Group", "Tally", "counted", "describe", "grouped", "left_out", "summarise"]

_DONE = {
    Outcome.ADDED: "loaded",
    Outcome.REPLACED: "loaded in the place of the earlier version",
    Outcome.BESIDE: "loaded beside the earlier version",
    Outcome.REREAD: "read again",
    Outcome.OURS: "passed over, Samspill itself made it",
    Outcome.UNCHANGED: "already loaded, nothing changed",
}
_TWIN = (
    "another version of this file is in the graph; not loaded. "
    "Use --replace to put this one in its place, or --beside to keep both."
)


def describe(result: Result) -> str:
    """One line on what became of a file."""
    if result.problem is not None:
        return f"{problem_line(result.problem)}. {ADVICE[result.problem.kind]}"
    if result.outcome is Outcome.REFUSED:
        return f"{result.name}: {_TWIN}"
    line = f"{result.name}: {_DONE[result.outcome]}"
    if result.held_as and result.outcome is Outcome.UNCHANGED:
        line = f"{result.name}: already loaded under the name {result.held_as}"
    reading = result.reading
    if reading is None or result.outcome is Outcome.UNCHANGED:
        return line
    parts: list[str] = []
    if reading.statements or reading.respondents or not reading.units:
        parts.append(counted(len(reading.statements), "statement"))
        parts.append(counted(len(reading.respondents), "unit") + " that answered")
    if reading.units:
        parts.append(counted(len(reading.units), "unit") + " in the structure")
    if reading.problems:
        parts.append(counted(len(reading.problems), "problem"))
    return f"{line} ({', '.join(parts)})"


@dataclass(frozen=True)
class Group:
    """Problems of one kind: how many, in how many files, and the first of them."""

    kind: ProblemKind
    count: int
    files: int
    first: Problem


def grouped(problems: Iterable[Problem]) -> list[Group]:
    """Problems by kind, those that lost input first and then the commonest.

    The first place is the one that comes first in the order given.
    """
    first: dict[ProblemKind, Problem] = {}
    counts: Counter[ProblemKind] = Counter()
    files: dict[ProblemKind, set[str]] = {}
    for problem in problems:
        first.setdefault(problem.kind, problem)
        counts[problem.kind] += 1
        files.setdefault(problem.kind, set()).add(problem.file)
    groups = [Group(kind, counts[kind], len(files[kind]), first[kind]) for kind in first]
    return sorted(groups, key=lambda g: (not g.first.lost, -g.count, g.kind))


@dataclass
class Tally:
    """What a load did, counted while it goes on: many files need not be kept in memory."""

    outcomes: Counter[Outcome] = field(default_factory=Counter[Outcome])
    statements: int = 0
    lost: bool = False
    problems: list[Problem] = field(default_factory=list[Problem])
    twin: str = ""
    copies: int = 0
    copy: str = ""

    def add(self, result: Result) -> None:
        """Count a file."""
        self.outcomes[result.outcome] += 1
        self.lost |= result.lost
        if result.held_as and result.outcome is Outcome.UNCHANGED:
            self.copies += 1
            self.copy = self.copy or f"{result.name} is {result.held_as}"
        if result.outcome is Outcome.REFUSED:
            self.twin = self.twin or result.name
        elif result.problem is not None:
            self.problems.append(result.problem)
        elif result.reading is not None and result.outcome is not Outcome.UNCHANGED:
            self.statements += len(result.reading.statements)
            self.problems += result.reading.problems

    @property
    def failed(self) -> int:
        """How many files are not in the graph."""
        return self.outcomes[Outcome.FAILED] + self.outcomes[Outcome.REFUSED]

    def describe(self) -> str:
        """What became of many files, and their problems by kind."""
        new = sum(self.outcomes[o] for o in (Outcome.ADDED, Outcome.REPLACED, Outcome.BESIDE))
        parts = [f"{counted(new, 'file')} loaded ({counted(self.statements, 'statement')})"]
        if reread := self.outcomes[Outcome.REREAD]:
            parts.append(f"{reread} read again")
        if same := self.outcomes[Outcome.UNCHANGED]:
            parts.append(f"{same} already loaded")
        if ours := self.outcomes[Outcome.OURS]:
            parts.append(f"{ours} passed over that Samspill itself made")
        if self.failed:
            parts.append(f"{self.failed} not loaded")
        lines = [", ".join(parts)]
        lines += [_group_line(group) for group in grouped(self.problems)]
        if self.copies:
            what = "The same file under another name"
            lines.append(f"  {self.copies} × {what}. First: {self.copy}")
        if self.twin:
            count = self.outcomes[Outcome.REFUSED]
            lines.append(f"  {count} × {_TWIN} First: {self.twin}")
        return "\n".join(lines)


def _group_line(group: Group) -> str:
    text = f" ({group.first.text})" if group.first.text else ""
    return f"  {group.count} × {WHAT[group.kind]}. First: {locate(group.first)}{text}"


def left_out(others: Mapping[str, int]) -> str:
    """One line on the files of other kinds in the folders; empty when there are none."""
    if not others:
        return ""
    kinds = ", ".join(f"{ending or 'no ending'} {count}" for ending, count in others.items())
    return f"Passed over: {counted(sum(others.values()), 'file')} of other kinds ({kinds})."


def summarise(tally: Tally, counts: Counts, settings: Settings) -> str:
    """What the graph holds now, and the next step."""
    lines = [
        "",
        f"{settings.graph} holds {counted(counts.statements, 'statement')} from "
        f"{counted(counts.sources, 'source')} about {counts.actors} units and partners.",
    ]
    if tally.failed:
        lines.append(f"{counted(tally.failed, 'file')} not loaded: see above.")
    other = f" -g {settings.graph}" if settings.graph != DEFAULT_GRAPH else ""
    if counts.problems:
        lines.append(f"Not understood: {counts.problems}. See: samspill problems{other}")
    if counts.questions:
        lines.append(f"Names in doubt: {counts.questions}. See: samspill names --review{other}")
    if counts.statements:
        lines.append(
            f"Next: samspill map{other} · samspill report{other} · samspill overview{other}"
        )
    return "\n".join(lines)


def counted(n: int, noun: str) -> str:
    """A number with its noun: ``1 file``, ``2 files``."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
