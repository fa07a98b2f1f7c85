"""Commands that ask who works with whom, and what for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from samspill.answers.answer import Answer
from samspill.commands.asking import Asked, Seed, Top, question

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["coverage", "overview", "path", "show", "themes", "ties"]

Frequency = Annotated[
    str | None, typer.Option(help="Contacts a year: 52, 12-230, 52- (at least), -12.")
]
Purpose = Annotated[str | None, typer.Option(help="Words in a purpose.")]
Group = Annotated[str | None, typer.Option(help="ATTRIBUTE=GROUP that one end at least is in.")]
Document = Annotated[
    str | None, typer.Option("--source-document", help="A loaded file that says so.")
]
Quote = Annotated[str | None, typer.Option("--text", help="Words in a quote.")]


@question
def overview(asked: Asked, top: Top = 10, seed: Seed = 0) -> Answer:
    """Say what to read first: the findings that matter most, with figures and caveats."""
    from queries.overview import overview as ask
    from samspill.answers.whole import overview as answer
    from samspill.progress import steps

    with steps() as step:
        found = ask(asked.network, limit=top or None, seed=seed, step=step)
    return answer(found, asked.network, asked.evidence)


@question
def show(
    asked: Asked,
    unit: Annotated[str, typer.Argument(help="A unit or partner, as in `samspill actors`.")],
) -> Answer:
    """Show who works with a unit, how often, why, and from which sentence."""
    from queries.ties import show as ask
    from samspill.answers.ties import neighbourhood

    return neighbourhood(ask(asked.network, unit), asked.evidence)


@question
def ties(
    asked: Asked,
    source: Annotated[str | None, typer.Option("--from", help="Who says it.")] = None,
    target: Annotated[str | None, typer.Option("--to", help="About whom.")] = None,
    frequency: Frequency = None,
    purpose: Purpose = None,
    status: Annotated[str | None, typer.Option(help="existing, proposed or strained.")] = None,
    group: Group = None,
    document: Document = None,
    text: Quote = None,
) -> Answer:
    """List the ties that match every filter."""
    from queries.ties import ties as ask
    from samspill.answers.ties import ties as answer
    from samspill.answers.words import band, grouping

    low, high = band(frequency)
    found = ask(
        asked.network,
        source=source,
        target=target,
        low=low,
        high=high,
        text=purpose,
        status=status,
        group=grouping(group),
        statements=_statements(asked, document, text),
    )
    return answer(found, asked.evidence)


@question
def path(
    asked: Asked,
    one: Annotated[str, typer.Argument(metavar="A", help="A unit or partner.")],
    other: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    frequency: Frequency = None,
    purpose: Purpose = None,
    group: Group = None,
    document: Document = None,
    text: Quote = None,
) -> Answer:
    """Show how one unit reaches another: in the fewest steps, and by the strongest ties."""
    from queries.paths import paths as ask
    from samspill.answers.ties import paths
    from samspill.answers.words import band, grouping

    low, high = band(frequency)
    found = ask(
        asked.network,
        one,
        other,
        low=low,
        high=high,
        text=purpose,
        group=grouping(group),
        statements=_statements(asked, document, text),
        conventions=asked.conventions,
    )
    return paths(found, asked.evidence)


def _statements(asked: Asked, document: str | None, text: str | None) -> Collection[str] | None:
    """Ids of the statements that a document and a quote allow; None when all are."""
    from queries.selection import quoting, said_in

    allowed = None if document is None else said_in(asked.evidence, document)
    if text is None:
        return allowed
    found = quoting(asked.evidence, text)
    return found if allowed is None else found & allowed


@question
def themes(
    asked: Asked,
    file: Annotated[
        Path | None, typer.Option("--themes", help="Your themes: YAML, “Theme: [word, …]”.")
    ] = None,
) -> Answer:
    """Gather the ties by what they are for."""
    from queries.themes import themes as ask
    from samspill.answers.whole import languages, own_themes
    from samspill.answers.whole import themes as answer

    named = None if file is None else own_themes(file)
    return answer(ask(asked.network, named=named, languages=languages(asked.evidence)))


@question
def coverage(asked: Asked) -> Answer:
    """Say what the answers rest on: who answered, and how much is known."""
    from queries.coverage import coverage as ask
    from samspill.answers.whole import coverage as answer

    return answer(ask(asked.network))
