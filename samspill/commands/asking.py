"""What all questions share: the graph they are put to, their options, how they are answered."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import asdict, dataclass, is_dataclass
from typing import TYPE_CHECKING, Annotated, Any, Concatenate, ParamSpec, cast

import typer

from samspill.commands import As, Graph, MinConfidence, network_of, settings_for
from samspill.listing import Format, print_rows, print_value, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.evidence import Evidence
    from graph.model import Conventions
    from graph.network import Network
    from samspill.answers.answer import Answer

__all__ = ["Asked", "By", "Seed", "Top", "question"]

P = ParamSpec("P")

By = Annotated[str | None, typer.Option("--by", help="The grouping, such as department.")]
Top = Annotated[int, typer.Option(help="How many to show; 0 for all.", min=0)]
Seed = Annotated[int, typer.Option(help="Of everything that is drawn at random.", min=0)]

EVERY = "For every question"
IfUnknown = Annotated[
    str | None,
    typer.Option(
        help="As if unknown frequencies were yearly, monthly, weekly, daily, or N a year.",
        rich_help_panel=EVERY,
    ),
]


@dataclass(frozen=True)
class Asked:
    """What a question is put to.

    Attributes
    ----------
    network : Network
        With unknown frequencies filled in, if the person asked what if.
    evidence : Evidence
    conventions : Conventions
        What yearly and daily are for this person.
    if_unknown : float or None
        Contacts a year put for what is unknown.
    min_confidence : float
    """

    network: Network
    evidence: Evidence
    conventions: Conventions
    if_unknown: float | None
    min_confidence: float


def question(ask: Callable[Concatenate[Asked, P], Answer]) -> Callable[..., None]:
    """A command that asks: it has the options of all questions beside its own.

    Parameters
    ----------
    ask : callable
        Takes what the question is put to, then the options of its own; gives the answer.
    """

    def command(
        graph: str | None,
        if_unknown: str | None,
        min_confidence: float | None,
        form: Format,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        asked = _asked(graph, if_unknown, min_confidence)
        _print(ask(asked, *args, **kwargs), asked, form)

    own = list(inspect.signature(ask, eval_str=True).parameters.values())[1:]
    every = {"graph": Graph, "if_unknown": IfUnknown, "min_confidence": MinConfidence}
    shared = [_option(name, annotation, None) for name, annotation in every.items()]
    shared.append(_option("form", As, Format.TABLE))
    needed = [p for p in own if p.default is inspect.Parameter.empty]
    chosen = [p for p in own if p.default is not inspect.Parameter.empty]
    signature = inspect.Signature([*needed, *chosen, *shared])
    vars(command)["__signature__"] = signature
    command.__annotations__ = {}
    command.__name__, command.__doc__ = ask.__name__, ask.__doc__
    return command


def _option(name: str, annotation: object, default: object) -> inspect.Parameter:
    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    return inspect.Parameter(name, kind, default=default, annotation=annotation)


def _asked(graph: str | None, if_unknown: str | None, min_confidence: float | None) -> Asked:
    """Open the graph.

    Raises
    ------
    UsageError
        If it holds no unit, or `if_unknown` is no frequency.
    """
    from graph.errors import UsageError
    from queries.uncertainty import if_unknown_were
    from samspill.answers.words import contacts

    settings = settings_for(graph)
    network, evidence = network_of(graph, min_confidence)
    least = settings.min_confidence if min_confidence is None else min_confidence
    if not len(network):
        held = (
            f"no unit known with a confidence of {least:g}" if evidence.doubtful else "no unit"
        )
        raise UsageError(f"{settings.graph} holds {held}. Load a document: samspill load FILE")
    guess = None if if_unknown is None else contacts(if_unknown, settings.frequency)
    if guess is not None:
        network = if_unknown_were(network, guess)
    return Asked(network, evidence, settings.frequency, guess, least)


def _print(answer: Answer, asked: Asked, form: Format) -> None:
    """Print an answer: its tables for a person, the record with its definition as JSON."""
    if form is Format.JSON:
        print_value(_with_definition(answer, asked))
        return
    if form is not Format.TABLE:
        print_rows(_rows(answer), _columns(answer), form)
        return
    if asked.if_unknown is not None:
        say(f"As if all unknown frequencies were {asked.if_unknown:g} contacts a year.")
    for listing in answer.listings:
        if listing.heading:
            say(f"\n{listing.heading}")
        if listing.rows:  # else the heading and the note say it all
            print_rows(listing.rows, listing.columns, form)
        if listing.note:
            say(listing.note)


def _rows(answer: Answer) -> list[dict[str, Any]]:
    several = len(answer.listings) > 1
    return [
        {**({"part": listing.part} if several else {}), **row}
        for listing in answer.listings
        for row in listing.rows
    ]


def _columns(answer: Answer) -> list[Any]:
    return [column for listing in answer.listings for column in listing.columns]


def _with_definition(answer: Answer, asked: Asked) -> dict[str, Any]:
    """The record as plain values: what was measured, by whose definition, on which words."""
    from samspill.numpydoc import definition, meanings, sources

    found = answer.found
    if is_dataclass(found) and not isinstance(found, type):
        values = asdict(found)
    else:
        values = {"rows": [asdict(row) for row in cast("Iterable[Any]", found)]}
    return {
        "definition": definition(answer.kind),
        "asked": {"if_unknown": asked.if_unknown, "min_confidence": asked.min_confidence},
        **values,
        "quotes": {i: _quote(i, asked.evidence) for i in dict.fromkeys(_ids(values))},
        "meaning": meanings(answer.kind),
        "literature": sources(answer.kind),
    }


def _ids(values: Any) -> Iterator[str]:
    """Ids of the statements that an answer rests on, wherever in it they stand."""
    if isinstance(values, dict):
        for key, value in cast("dict[str, Any]", values).items():
            if key in ("evidence", "about_itself"):
                yield from value
            else:
                yield from _ids(value)
    elif isinstance(values, (list, tuple)):
        for value in cast("Iterable[Any]", values):
            yield from _ids(value)


def _quote(statement: str, evidence: Evidence) -> dict[str, Any]:
    said = evidence.statements[statement]
    place = said.place.model_dump(mode="json", exclude={"heading"}, exclude_none=True)
    return {"file": evidence.source_of(said).name, **place, "quote": said.quote}
