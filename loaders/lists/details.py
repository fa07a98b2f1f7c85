"""Read what the bullets below a partner tell of it: how often, and how the tie stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.model import Conventions, Frequency, Status
from loaders.blocks import Block
from loaders.frequency import STANDARD, is_pure, read
from loaders.lists.bullets import Parts, take_apart
from loaders.titles.likeness import looks_like_unit

__all__ = ["Told", "stance_of", "told_by"]


@dataclass
class Told:
    """What details tell: how often, and those that tell anything else."""

    frequency: Frequency | None = None
    others: list[Block] = field(default_factory=list[Block])


def told_by(details: Sequence[Block], frequency: Frequency | None, conv: Conventions) -> Told:
    """What details tell beside the bullet above them, which says `frequency` if any.

    A detail that is nothing but how often, or a clause of a partner with how often in it, says
    it where the bullet does not; what else a clause says stays as what the tie is about.
    """
    told = Told(frequency)
    for detail in details:
        if told.frequency is None and is_pure(detail.text):
            told.frequency = read(detail.text, conv)
            continue
        told.others.append(detail)
        if told.frequency is None and (said := _said(detail, conv)):
            told.frequency = said.frequency
    return told


def stance_of(details: Sequence[Block]) -> Status | None:
    """How the tie stands by the first detail that says so; None where none does."""
    every = (_said(detail, STANDARD) for detail in details)
    return next((said.status for said in every if said and said.status), None)


def _said(detail: Block, conv: Conventions) -> Parts | None:
    """What a clause below a partner says of it; None for what may name somebody."""
    if not detail.text[:1].islower() or looks_like_unit(detail.text):
        return None
    return take_apart(f"X: {detail.text}", conv, dash=True)
