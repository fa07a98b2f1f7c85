"""A person's word on names. It lives in a file that people edit, and beats every rule."""

from __future__ import annotations

from enum import StrEnum

from graph.model import Record

__all__ = ["Decision", "Judgement"]


class Judgement(StrEnum):
    """What a decision says of its names."""

    SAME = "same"  # all names mean one actor, shown by the first name
    DIFFERENT = "different"  # no two of the names mean the same actor
    SPLIT = "split"  # the one name means the actors called `into` (itself alone: never split)
    RENAME = "rename"  # the actor of the one name is shown as `into[0]`
    EXTERNAL = "external"  # the actors of the names are outside the organisation
    INTERNAL = "internal"  # the actors of the names are inside the organisation


class Decision(Record):
    """One judgement on names as written in the documents of one organisation."""

    judgement: Judgement
    names: tuple[str, ...]
    into: tuple[str, ...] = ()
    organisation: str = ""
