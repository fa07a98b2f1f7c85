"""Tell by its words what a title promises."""

from __future__ import annotations

from functools import cache

from loaders.blocks import Block
from loaders.contents import title_key
from loaders.vocabulary import fold, vocabulary

__all__ = ["announces", "ends_lists", "is_no_answer", "names_document"]


@cache
def announces(key: str) -> bool:
    """Whether a title, as `title_key` gives it, announces a list of collaborators."""
    words = vocabulary()
    if any(f" {phrase} " in f" {key} " for phrase in words.all("list_phrases")):
        return True
    cores, small = (
        words.all("list_words"),
        words.all("list_fillers") | words.all("function_words"),
    )
    parts = key.split()
    return any(part in cores for part in parts) and all(
        part in cores or part in small for part in parts
    )


def ends_lists(key: str) -> bool:
    """Whether a title begins something else than lists, such as an appendix."""
    ends = vocabulary().all("list_ends")
    return key in ends or key.split(" ")[0] in {
        "vedlegg",
        "bilag",
        "bilaga",
        "appendix",
        "annex",
    }


def names_document(block: Block) -> bool:
    """Whether a title is that of a report or a meeting, not of a unit."""
    return bool(set(title_key(block.text).split()) & vocabulary().all("document_words"))


def is_no_answer(text: str) -> bool:
    """Whether a line only tells that a unit did not answer."""
    folded = fold(text)
    phrases = vocabulary().all("no_answer")
    return folded in phrases or any(
        folded.startswith(f"{phrase} ") for phrase in phrases if " " in phrase
    )
