"""Find the partners of sentences such as "the work needs contact between A, B and C"."""

from __future__ import annotations

import re
from functools import cache

from loaders.lists.names import Partners, content, items
from loaders.vocabulary import vocabulary
from loaders.wording import any_of

__all__ = ["enumerated"]

_PARTNER_WORDS = 3


def enumerated(sentence: str, partners: Partners) -> tuple[set[int], list[str]]:
    """Whom a sentence enumerates as working together.

    Returns
    -------
    set of int
        The partners of the list among them; empty when it is no such sentence.
    list of str
        Those that are not in the list and are named by a bare noun phrase.
    """
    match = _between_pattern().search(sentence)
    named = partners.covered(match["items"]) if match else set[int]()
    if match is None or not named:
        return set(), []
    found = map(_before_verb, items(match["items"].rstrip(" .;:")))
    return named, [_without_article(item) for item in found if _is_new(item, partners)]


def _is_new(item: str, partners: Partners) -> bool:
    words = [word.casefold() for word in item.split()]
    barred = vocabulary().all("not_a_partner")
    return (
        0 < len(words) <= _PARTNER_WORDS
        and not any(word in barred for word in words)
        and bool(content(item))
        and not any(partners.knows_all(word) for word in content(item))
    )


def _before_verb(item: str) -> str:
    """The last of an enumeration without the rest of the sentence: "C must find a place"."""
    words = item.split()
    verb = next((at for at, word in enumerate(words) if word in vocabulary().all("must")), None)
    return " ".join(words[:verb])


def _without_article(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[0].casefold() in vocabulary().all("function_words"):
        words = words[1:]
    return " ".join(words)


@cache
def _between_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{any_of('joint_work')})\s+(?:{any_of('between')})\s+(?P<items>[^.;:]+)",
        re.IGNORECASE,
    )
