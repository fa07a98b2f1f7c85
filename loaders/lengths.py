"""Keep out what stands in the place of a name and is too long to be one."""

from __future__ import annotations

from graph.model import Place, Problem, ProblemKind, Reading, Source

__all__ = ["is_endless", "without_endless"]

_LONGEST = 300  # letters; the longest names of units have half as many
_SHOWN = 120  # letters of a text that a problem quotes


def is_endless(name: str) -> bool:
    """Whether a text is too long to be the name of anybody."""
    return len(name) > _LONGEST


def without_endless(reading: Reading) -> Reading:
    """A reading without what it says of such texts; each place of one is a problem."""
    problems: dict[Problem, None] = {}
    for said in reading.statements:
        for name in filter(is_endless, (said.subject, said.object)):
            problems[_problem(reading.source, said.place, name)] = None
    for unit in reading.units:
        if is_endless(unit.name):
            problems[_problem(reading.source, unit.place, unit.name)] = None
    if not problems:
        return reading
    return reading.model_copy(
        update={
            "statements": tuple(
                said
                for said in reading.statements
                if not is_endless(said.subject) and not is_endless(said.object)
            ),
            "respondents": tuple(r for r in reading.respondents if not is_endless(r)),
            "units": tuple(u for u in reading.units if not is_endless(u.name)),
            "problems": (*reading.problems, *problems),
        }
    )


def _problem(source: Source, place: Place, name: str) -> Problem:
    heading = tuple(title[:_SHOWN] for title in place.heading)
    return Problem(
        kind=ProblemKind.NO_NAME,
        file=source.name,
        source=source.sha256,
        place=place.model_copy(update={"heading": heading}),
        text=f"{name[: _SHOWN - 1].rstrip()}…",
    )
