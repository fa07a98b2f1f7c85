"""How many contacts a year the words for rates and periods stand for."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Conventions
from loaders.codes import Word

__all__ = ["divided", "next_shorter", "per_year", "rate_of"]


def rate_of(per: Sequence[Word], conventions: Conventions) -> tuple[float, float]:
    """Contacts a year of "each week", "every 2-3 weeks", "every other week", "weekly"."""
    period = next(word.name for word in per if word.code in "RPDS")
    if any(word.code == "A" for word in per):
        rate = divided(period, 2, conventions)
        return rate, rate
    nths = [word.value for word in per if word.code in "NO"] or [1.0]
    return divided(period, max(nths), conventions), divided(period, min(nths), conventions)


def divided(period: str, nth: float, conventions: Conventions) -> float:
    """Contacts a year of what is once in some periods; 0 where that is no number."""
    if nth <= 0:
        return 0.0
    if period in {"week", "weekly"} and nth == 2:
        return conventions.fortnightly
    if period in {"day", "daily"} and nth >= 7:  # calendar days; shorter are working days
        weeks, rest = divmod(nth, 7)
        return 365 / nth if rest else divided("week", weeks, conventions)
    return per_year(period, conventions) / nth


def per_year(name: str, conventions: Conventions) -> float:
    """How many of a rate or a period of the vocabulary a year has."""
    return {
        "day": conventions.daily,
        "daily": conventions.daily,
        "week": conventions.weekly,
        "weekly": conventions.weekly,
        "fortnightly": conventions.fortnightly,
        "month": conventions.monthly,
        "monthly": conventions.monthly,
        "two_monthly": conventions.monthly / 2,
        "quarter": conventions.quarterly,
        "quarterly": conventions.quarterly,
        "third_year": 3 * conventions.yearly,
        "third_yearly": 3 * conventions.yearly,
        "half_year": conventions.half_yearly,
        "half_yearly": conventions.half_yearly,
        "season": conventions.yearly,
        "year": conventions.yearly,
        "yearly": conventions.yearly,
    }[name]


def next_shorter(per: Sequence[Word], conventions: Conventions) -> float:
    """Contacts a year of once in the next shorter period: "several times a week" is below."""
    period = next(word.name for word in per if word.code in "RPDS")
    if period in {"week", "weekly", "day", "daily", "fortnightly"}:
        return conventions.daily
    return conventions.weekly if period in {"month", "monthly"} else conventions.monthly
