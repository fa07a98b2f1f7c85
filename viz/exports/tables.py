"""Actors, ties and statements as rows; each form of export picks the columns it shows.

Values are texts, numbers, truth values, None for unknown, or tuples and lists of texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph.evidence import Evidence
from graph.exchange import statement_row
from graph.network import Network
from graph.problems import place_in
from viz.wording import Wording

__all__ = [
    "STATEMENT_COLUMNS",
    "TIE_COLUMNS",
    "Row",
    "actor_columns",
    "actor_rows",
    "statement_rows",
    "tie_rows",
]

Row = dict[str, Any]

_ACTOR_COLUMNS = ("id", "name", "kind", "scope", "respondent", "organisation", "names")

TIE_COLUMNS = (
    *("source", "target", "source_name", "target_name", "status", "low", "high"),
    *("purposes", "quotes", "places", "statements"),
)

STATEMENT_COLUMNS = (
    *("id", "source", "sha256", "speaker", "subject", "object"),
    *("subject_actors", "object_actors", "status"),
    *("frequency_low", "frequency_high", "frequency_text", "frequency_basis"),
    *("purpose", "quote", "page", "line", "heading", "sheet", "row"),
)


def actor_columns(network: Network) -> tuple[str, ...]:
    """The columns of `actor_rows` that a table shows: the fields, then one each attribute."""
    return (*_ACTOR_COLUMNS, *(f"group {name}" for name in network.attributes))


def actor_rows(network: Network) -> Iterator[Row]:
    """The actors in order, each group attribute under ``group NAME``."""
    for actor in network.actors:
        groups = {f"group {name}": value for name, value in actor.groups.items()}
        yield {**actor.model_dump(mode="json", include=set(_ACTOR_COLUMNS)), **groups}


def tie_rows(network: Network, evidence: Evidence) -> Iterator[Row]:
    """The collaborations in order, two where a pair has two statuses.

    Beside `TIE_COLUMNS`: ``id`` (``e`` and the row's number), ``frequency_known`` and
    ``frequency`` (in English words).
    """
    wording = Wording("en")
    for row in range(len(network.source)):
        tie = network.collaboration(row)
        said = evidence.said(tie.statements)
        yield {
            "id": f"e{row}",
            "source": tie.source,
            "target": tie.target,
            "source_name": network.actors[network.position[tie.source]].name,
            "target_name": network.actors[network.position[tie.target]].name,
            "status": tie.status.value,
            "low": tie.low,
            "high": tie.high,
            "frequency_known": tie.low is not None,
            "frequency": wording.frequency(tie.low, tie.high),
            "purposes": tie.purposes,
            "quotes": tuple(s.quote for s in said),
            "places": tuple(place_in(evidence.source_of(s).name, s.place) for s in said),
            "statements": tie.statements,
        }


def statement_rows(network: Network, evidence: Evidence) -> Iterator[Row]:
    """The statements by id (`graph.exchange`), with the frequency spread over columns."""
    for key, statement in sorted(evidence.statements.items()):
        row = statement_row(statement, network, evidence)
        frequency = row.pop("frequency")
        yield {"id": key, **row, **{f"frequency_{k}": v for k, v in frequency.items()}}
