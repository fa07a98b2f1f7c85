"""Gather statements into collaborations, once it is known whom their names mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.model import Collaboration, Frequency, Statement, Status

__all__ = ["MIN_CONFIDENCE", "collaborations"]

MIN_CONFIDENCE = 0.5
"""Statements that are trusted less make no collaboration; a person judges them."""

Name = tuple[str, str]
"""An organisation and a name as written in its documents."""


def collaborations(
    statements: Iterable[Statement],
    organisation: Mapping[str, str],
    meaning: Mapping[Name, tuple[str, ...]],
) -> list[Collaboration]:
    """One collaboration per (source actor, target actor, status).

    Parameters
    ----------
    statements : iterable of Statement
    organisation : mapping
        Organisation of each source, by its SHA-256.
    meaning : mapping
        Actor ids for each (organisation, name as written); two where a name means two.

    Notes
    -----
    ``low`` is the largest known lower bound. ``high`` sums, over different purposes, the
    largest upper bound of each purpose: contacts for different purposes may be different
    contacts. It is None as soon as one statement is unknown.
    """
    gathered: dict[tuple[str, str, Status], list[Statement]] = {}
    for statement in statements:
        where = organisation[statement.source]
        for subject in meaning[where, statement.subject]:
            for object_ in meaning[where, statement.object]:
                gathered.setdefault((subject, object_, statement.status), []).append(statement)
    return [_collaboration(key, said) for key, said in sorted(gathered.items())]


def _collaboration(key: tuple[str, str, Status], said: list[Statement]) -> Collaboration:
    said = sorted(said, key=lambda s: (s.source, s.place.page or 0, s.place.line or 0, s.id))
    low, high = interval((s.purpose.casefold(), s.frequency) for s in said)
    return Collaboration(
        source=key[0],
        target=key[1],
        status=key[2],
        low=low,
        high=high,
        purposes=tuple(dict.fromkeys(p for s in said for p in s.purposes)),
        statements=tuple(dict.fromkeys(s.id for s in said)),
    )


def interval(said: Iterable[tuple[str, Frequency]]) -> tuple[float | None, float | None]:
    """Contacts a year from several (purpose, frequency) of one pair.

    Examples
    --------
    >>> weekly, monthly = Frequency(low=52, high=52), Frequency(low=12, high=12)
    >>> interval([("pay", weekly), ("rota", monthly)])
    (52.0, 64.0)
    >>> interval([("pay", weekly), ("", Frequency())])
    (52.0, None)
    """
    lows: list[float] = []
    highs: dict[str, float] = {}
    unknown = False
    for purpose, frequency in said:
        if frequency.low is None or frequency.high is None:
            unknown = True
            continue
        lows.append(frequency.low)
        highs[purpose] = max(highs.get(purpose, 0.0), frequency.high)
    if not lows:
        return None, None
    return max(lows), None if unknown else sum(highs.values())
