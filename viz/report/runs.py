"""Words in a row: each run has a look, may lead to a place, and may come from a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["MARKS", "Look", "Run", "Words", "foreign", "plain", "text_of"]

Look = Literal["plain", "strong", "quiet", "said", "mark", "alert", "wish"]

MARKS: tuple[Look, ...] = ("mark", "alert", "wish")
"""Looks of labels in a frame, which are said beside the words and not in them."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of one look.

    Attributes
    ----------
    text : str
    to : str
        Key of the place that it leads to; empty for none.
    look : str
        ``mark``, ``alert`` and ``wish`` are labels in a frame; ``said`` is verbatim.
    foreign : bool
        Comes from a document: may run from right to left, whatever stands around it.
    """

    text: str
    to: str = ""
    look: Look = "plain"
    foreign: bool = False


Words = tuple[Run, ...]


def plain(text: str, look: Look = "plain", to: str = "") -> Words:
    """The words of one run."""
    return (Run(text, to, look),)


def foreign(text: str, to: str = "", look: Look = "plain") -> Run:
    """A run that comes from a document."""
    return Run(text, to, look, foreign=True)


def text_of(words: Words) -> str:
    """The words without their looks."""
    return "".join(run.text for run in words)
