"""What is wrong with an option, in a person's words: Typer hands on those of Pydantic."""

from __future__ import annotations

import re
from typing import Any

import typer
from typer.core import TyperGroup

__all__ = ["PlainErrors", "in_plain_words"]

_WORDS = (
    (r"Input should be greater than or equal to (\S+)", r"give \1 or more"),
    (r"Input should be less than or equal to (\S+)", r"give \1 or less"),
    (r"Input should be a valid integer.*", "give a whole number"),
    (r"Input should be a valid number.*", "give a number"),
    (
        r"Value error, (.+) does not match the formats '%Y-%m-%d'\.?",
        r"\1 is no date; write it as 2026-03-31",
    ),
    (r"Value error, (.+)", r"\1"),
)


def in_plain_words(text: str) -> str:
    """The text of an error, without the words of the library that checks options.

    Examples
    --------
    >>> in_plain_words("Input should be greater than or equal to 1")
    'give 1 or more'
    >>> in_plain_words("Value error, 'xml' is not one of 'table', 'json'.")
    "'xml' is not one of 'table', 'json'."
    """
    for pattern, words in _WORDS:
        plain, found = re.subn(rf"^{pattern}$", words, text, flags=re.DOTALL)
        if found:
            return plain
    return text


class PlainErrors(TyperGroup):
    """A group of commands whose errors of use are worded for people."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for.

        Raises
        ------
        typer.BadParameter
            If an option or an argument cannot be used.
        """
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = in_plain_words(error.message)
            raise
