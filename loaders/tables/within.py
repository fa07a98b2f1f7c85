"""Read how often two meet where no column says it: what for may say it by the way."""

from __future__ import annotations

from graph.model import Basis, Conventions, Frequency
from loaders import frequency
from loaders.frequency import spans

__all__ = ["rate_within"]

_EDGES = " ,.;:()–—-"


def rate_within(why: str, conventions: Conventions) -> tuple[Frequency | None, str]:
    """How often by what a contact is for, and what is left of that.

    A frequency at either end says how often and not what for; further in it tells of both and
    stays. Two frequencies in one text are of two matters and count for none.

    Returns
    -------
    frequency : Frequency or None
    why : str

    Examples
    --------
    >>> rate, why = rate_within("Monthly review of invoices", frequency.STANDARD)
    >>> rate.low, why
    (12.0, 'review of invoices')
    """
    found = spans(why)
    if len(found) != 1:
        return None, why
    span = found[0]
    said = why[span.start : span.end]
    rate = frequency.read(said, conventions, Basis.STATED)
    if rate is None:
        return None, why
    before, after = why[: span.start].rstrip(_EDGES), why[span.end :].strip(_EDGES)
    left = why if before and after else before or after
    return rate.model_copy(update={"text": said}), left
