"""Read a question of an inquiry: its number, its words, and what an answer to it tells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.model import Status
from loaders.blocks import Block, BlockKind
from loaders.statuses import sign_in
from loaders.titles.contents import title_key
from loaders.titles.groups import status_of_title
from loaders.titles.promises import announces, speaks_of_contact

__all__ = ["Question", "asked_in", "code_of", "question_of"]

_CODED = re.compile(
    r"[*_]*(?:[^\W\d_]{1,10}\.?\s*)??(?P<code>\d{1,2}|[a-hA-H](?=[.):]))\s*[.:)–-]*[*_]*"
    r"(?:\s+(?P<rest>\S.*))?$",
    re.DOTALL,
)
_QUESTION = re.compile(r"^(?P<question>[^?]{8,160}\?)[*_]*\s*(?P<rest>.*)$", re.DOTALL)


@dataclass(frozen=True)
class Question:
    """What is asked, and how the ties stand that an answer names; None where it names none."""

    block: Block
    text: str
    status: Status | None
    asks: bool


def question_of(block: Block, text: str) -> Question:
    """What a question asks for, by its words."""
    text = text.strip("*_ ")
    stance = status_of_title(text)
    if stance is Status.EXISTING and (sign := sign_in(text.rstrip("?"))):
        stance = sign.status
    asks = announces(title_key(text)) or (text.endswith("?") and speaks_of_contact(text))
    told = asks or stance is not Status.EXISTING
    return Question(block, text, stance if told else None, asks)


def code_of(block: Block) -> tuple[str, str]:
    """The number or letter in front of a line, and the rest; both empty without."""
    if block.number and block.kind is not BlockKind.HEADING:
        return block.number.lower(), block.text
    match = _CODED.match(block.text)
    return (match["code"].lower(), match["rest"] or "") if match else ("", "")


def asked_in(block: Block) -> tuple[str, str] | None:
    """The question that a line is or begins with, and what stands behind it."""
    match = _QUESTION.match(code_of(block)[1] or block.text)
    return (match["question"].strip("*_ "), match["rest"]) if match else None
