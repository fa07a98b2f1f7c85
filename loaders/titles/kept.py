"""Keep what was answered of short texts: one title is asked the same things many times."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

__all__ = ["kept"]

Answer = TypeVar("Answer")
_LETTERS = 200  # of a text that may be a title; to keep more of a long document costs memory
_TEXTS = 4096


def kept(ask: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """A question about one text that remembers what it answered of short ones.

    The answer must follow from the text alone, and nobody may change it.
    """
    known = lru_cache(maxsize=_TEXTS)(ask)

    @wraps(ask)
    def answer(text: str) -> Answer:
        return known(text) if len(text) <= _LETTERS else ask(text)

    return answer
