"""Find in what stands above the notes from a wall who wrote them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from loaders.blocks import Block
from loaders.language import detect
from loaders.tables.lines.wall_notes import Teller
from loaders.titles.likeness import looks_like_unit, seems_definite
from loaders.vocabulary import fold, vocabulary

__all__ = ["unit_of_notes"]

_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n")


def unit_of_notes(head: Sequence[Block]) -> str:
    """The unit that the lines above notes name most; empty where they name none.

    The first one wins where several are named as often, and one with a noun for a unit in it
    over one without.
    """
    teller = Teller(detect("\n".join(block.text for block in head)), [])
    found = [
        name
        for block in head
        for sentence in _SENTENCE.split(_BRACKETS.sub(" ", block.text.replace("**", "")))
        for name in teller.named(sentence)
        if not _is_municipality(name)
    ]
    found = [_without_occasion(name) for name in found]
    count = Counter(map(fold, found))
    return max(
        found, key=lambda n: (looks_like_unit(n), count[fold(n)], -found.index(n)), default=""
    )


def _without_occasion(name: str) -> str:
    """A name without the occasion in front of it: "Personalmøte Skolekontoret"."""
    first, _, rest = name.partition(" ")
    apart = rest[:1].isupper() and looks_like_unit(rest) and seems_definite(rest.split()[0])
    return rest if apart and not looks_like_unit(first) else name


def _is_municipality(name: str) -> bool:
    return fold(name).split()[-1] in vocabulary().all("municipality_words")
