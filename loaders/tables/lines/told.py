"""Take apart what stands beside or under a partner: how often, how it stands, what for."""

from __future__ import annotations

import re
from functools import cache

from graph.model import Status
from loaders.blocks import Block
from loaders.frequency import STANDARD, is_pure, spans
from loaders.lists.bullets import Parts, take_apart
from loaders.readers.table import Row
from loaders.statuses import status_told
from loaders.tables.lines.made import row_of
from loaders.vocabulary import fold, vocabulary
from loaders.wording import sentences

__all__ = ["bold_name", "often_in", "row_told", "told_of"]

_STRONG = re.compile(
    r"^(?P<mark>\*\*|__)(?P<name>.+?)(?P=mark)(?P<beside>[^:–—]*?)(?:[:–—]|\s-\s)"
)
_BRACKET = re.compile(r"\([^()]*\)")
_EDGES = " .,:;–—-()"


def told_of(name: str, said: str) -> Parts:
    """What a text says of a partner; its first sentence may only say when they meet.

    Examples
    --------
    >>> told = told_of("Bakery", "Every week (Mondays 9.00). Bread for schools.")
    >>> told.frequency.low, told.purpose
    (52.0, 'Bread for schools.')
    """
    first, *rest = sentences(said) or [""]
    often = _opening(first)
    if not often:
        return take_apart(f"{name}: {said}", STANDARD)
    told = take_apart(f"{name}: {often}", STANDARD)
    purpose = take_apart(f"{name}: {' '.join(rest)}", STANDARD) if rest else None
    return Parts(
        told.partner,
        purpose.purpose if purpose else "",
        told.frequency,
        told.doubtful,
        (purpose.status if purpose else None) or status_told(first),
    )


def _opening(sentence: str) -> str:
    """How often a sentence says that says little else; empty where it says more.

    "Two inspection days a year" counts what they do, and says how often.
    """
    found = spans(sentence)
    if found and found[0].start == 0:
        words = _BRACKET.sub(" ", sentence[found[-1].end :]).split()
        dated = all(fold(w).strip(_EDGES) in _dates() or w[0].isdigit() for w in words)
        return sentence[: found[-1].end] if dated else ""
    number, _, rest = [*sentence.rstrip(_EDGES).split(" ", 2), "", ""][:3]
    counted = f"{number} {rest}"
    return counted if fold(number) in _numbers() and rest and is_pure(counted) else ""


@cache
def _dates() -> frozenset[str]:
    """Words that may stand behind how often in a sentence that says no more: when that is."""
    words = vocabulary()
    keys = ("months", "weekdays", "seasons", "function_words", "owner_words", "week_words")
    return frozenset(word for key in keys for word in words.all(key)) | {""}


@cache
def _numbers() -> frozenset[str]:
    words = vocabulary()
    named = {fold(n) for one in words.languages.values() for n in one.numerals}
    return frozenset(named | set("23456789"))


def often_in(said: str) -> str:
    """The words of a text that say how often with a number, where it says so once."""
    known = [span for span in spans(said) if span.low is not None]
    return said[known[0].start : known[0].end] if len(known) == 1 else ""


def bold_name(text: str) -> tuple[str, str]:
    """An emphasised name in front of a mark, and what follows; both empty without one.

    What stands between them is no part of the name, unless in brackets.
    """
    match = _STRONG.match(text)
    if match is None:
        return "", ""
    beside = match["beside"].strip()
    name = f"{match['name']} {beside}" if beside.startswith("(") else match["name"]
    return name.rstrip(": "), text[match.end() :].strip()


def row_told(
    block: Block, told: Parts, *, often: str = "", status: Status | None = None
) -> Row:
    """A row of what a text told; `often` and `status` are those of the title above it."""
    stance = told.status or status
    return row_of(
        block,
        partner=told.partner,
        frequency=told.frequency.text if told.frequency else often,
        purpose=told.purpose,
        status=stance.value if stance and stance is not Status.EXISTING else "",
    )
