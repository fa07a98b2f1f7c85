"""Units that are called after two fields of work: "Park og vei" is one, and not two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from loaders.naming.fields import names_field
from loaders.naming.text import Marker, Sentence
from loaders.titles.likeness import seems_definite
from loaders.wording import LONGEST

__all__ = ["joined_fields"]

_PAIR = re.compile(
    r"(?<![\w-])([A-ZÆØÅÄÖ][a-zæøåäö]{2,30})\s(og|och|&)\s([A-ZÆØÅÄÖ]?[a-zæøåäö]{2,30})(?![\w-])"
)
_BEFORE = re.compile(r"([^\W\d_]+)\W*$")
_BEHIND = 60  # letters in which it may be told that the two work together
_BOTH = frozenset({"både", "båda", "såväl", "begge", "båe"})


def joined_fields(texts: Sequence[str], words: Marker) -> Iterator[str]:
    """The names of two fields that a document uses as one.

    Both are fields of work, neither stands alone with a capital in the document, and no word
    tells that there are two: *between*, *both*, or that they meet. Inside a sentence one such
    place is enough, as only names have capitals there; where one begins, what follows must not
    be something that two do together.

    Parameters
    ----------
    texts : sequence of str
        The blocks of the document.
    words : Marker
        Of its language.
    """
    places: defaultdict[str, list[bool]] = defaultdict(list)
    written: dict[str, str] = {}
    for text in texts:
        for match in _PAIR.finditer(text[: 4 * LONGEST]):
            if names_field(match[0]) and not any(map(seems_definite, match.group(1, 3))):
                key = match[0].casefold()
                written.setdefault(key, match[0])
                places[key].append(_is_one(text, match, words))
    for key, ones in places.items():
        if all(ones) and not _stands_alone(written[key], texts):
            yield written[key]


def _is_one(text: str, match: re.Match[str], words: Marker) -> bool:
    """Whether nothing around two fields tells that they are two."""
    before = _BEFORE.search(text, max(match.start() - _BEHIND, 0), match.start())
    if before and (before[1].casefold() in _BOTH or words.sentence(before[1]).has("between")):
        return False
    if before and text[before.end() - 1] not in ".:!?\n" and text[match.start() - 1] == " ":
        return True
    behind = words.sentence(text[match.end() : match.end() + _BEHIND])
    return not _has(behind, "mutual", "with_heads", "both")


def _has(sentence: Sentence, *keys: str) -> bool:
    return any(sentence.has(key) for key in keys)


def _stands_alone(name: str, texts: Sequence[str]) -> bool:
    """Whether a half of a name stands alone, as a unit of its own."""
    halves = (half for half in re.split(r"\s(?:og|och|&)\s", name) if half[0].isupper())
    alone = "|".join(re.escape(half) for half in halves)
    inside = re.compile(rf"(?<=[a-zæøåäö,] )(?:{alone})(?![\w-])(?!\s(?:og|och|&)\s)")
    joint = re.compile(re.escape(name), re.IGNORECASE)
    return any(inside.search(joint.sub("_", text)) for text in texts)
