"""Tell what a header means, also where it says so in more words than the vocabulary has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from loaders import frequency
from loaders.titles.kept import kept
from loaders.vocabulary import fold, vocabulary

__all__ = ["LONGEST", "is_scoped", "meaning", "period"]

_SAID = frozenset({"partner", "participants", "frequency", "purpose", "status"})
_MOST_WORDS = 8
_SHORTEST_TAIL = 6  # letters of a word that a compound may end in: "møtehyppighet"
LONGEST = 100  # letters of the header of a column
_SLASH = re.compile(r"\s*/\s*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@lru_cache(maxsize=2**12)  # the same labels and headers come again and again
def meaning(header: str) -> str | None:
    """What a column is called in the vocabulary; brackets after the name do not matter.

    Examples
    --------
    >>> meaning("Hyppighet (ganger per måned)"), meaning("Rom")
    ('frequency', None)
    """
    known = vocabulary().column
    name = known(header) or known(header.partition("(")[0])
    return name or ("frequency" if period(header) else None) or _loosely(header)


def period(header: str) -> str:
    """The words of a header that say what its numbers count, empty where there are none.

    Examples
    --------
    >>> period("Hyppighet (ganger per måned)"), period("Hyppighet")
    ('ganger per måned', '')
    >>> period("Ggr/år"), period("Antall/mnd")
    ('Ggr / år', '/ mnd')
    """
    if len(header) >= LONGEST:
        return ""
    words = header.replace("(", " ").replace(")", " ").replace("/", " / ").split()
    times = vocabulary().all("times")
    for index, word in enumerate(words):
        phrase = " ".join(words[index:])
        if fold(word) in times and frequency.read(f"1 {phrase}"):
            return phrase
    return _counted_by(words)


def _counted_by(words: Sequence[str]) -> str:
    """The period behind a word for how often or how many: "Number / month"."""
    per = vocabulary().all("per") | {"/"}
    for index, word in enumerate(words[1:], start=1):
        phrase = " ".join(words[index:])
        heads = vocabulary().column(" ".join(words[:index])) == "frequency"
        if heads and fold(word).rstrip(".") in per and frequency.is_pure(f"1 {phrase}"):
            return phrase
    return ""


@kept
def _loosely(header: str) -> str | None:
    """What a column holds whose header is a longer way to say what we know.

    Either side of a slash may be known ("Syfte / vad gäller det"), the words may be more
    ("Purpose of the contact", "How often do you meet", "Has contact with"), or a compound may
    end in a word that is known ("kontakthyppighed").

    Examples
    --------
    >>> _loosely("Purpose of the contact"), _loosely("Purpose of the budget")
    ('purpose', None)
    """
    sides = [side for side in _SLASH.split(header.partition("(")[0]) if side.strip()]
    found = {name for side in sides if (name := _side(fold(side)))}
    if found == {"frequency", "when"}:  # "When / how often"
        return "frequency"
    found = found - {"notes"} or found  # "Status / remarks"
    return found.pop() if len(found) == 1 else None


def is_scoped(header: str) -> bool:
    """Whether a header only speaks of those inside, or of those outside."""
    return any(vocabulary().scope(word) for word in _WORD.findall(fold(header)))


def _side(text: str) -> str | None:
    known = vocabulary().column
    if name := known(text):
        return name
    words = _WORD.findall(text)
    if not 0 < len(words) <= _MOST_WORDS:
        return None
    small = _small()
    telling = [word for word in words if word not in small and not vocabulary().scope(word)]
    # "Number of meetings" says in what period no more than "number" does.
    phrase = bool(set(words) & vocabulary().all("function_words")) or is_scoped(text)
    within = " ".join(word for word in words if not vocabulary().scope(word))
    name = _opening(text) or known(within) or (known(" ".join(telling)) if phrase else None)
    if name is None and words[-1] in vocabulary().all("with_words") and set(words) & _meeting():
        name = "partner"
    if name is None and len(telling) == 1:
        name = _compound(telling[0])
    return name if name in _SAID else None


def _opening(text: str) -> str | None:
    """What a header asks that begins with a known question, or None."""
    return next((name for said, name in _questions() if text.startswith(f"{said} ")), None)


def _compound(word: str) -> str | None:
    tails = (word[at:] for at in range(1, len(word) - _SHORTEST_TAIL + 1))
    return next((name for tail in tails if (name := vocabulary().column(tail))), None)


@cache
def _questions() -> list[tuple[str, str]]:
    """Headers that are questions, the longest first, and what they ask for."""
    words = vocabulary()
    asking = words.all("question_words") | words.all("who_words")
    headers = ((said, name) for said, name in words.headers.items() if " " in said)
    found = [(said, name) for said, name in headers if said.split()[0] in asking]
    return sorted(found, key=lambda one: (-len(one[0]), one))


@cache
def _small() -> frozenset[str]:
    """Words that say nothing of what stands in the column, in a table on who meets whom."""
    words = vocabulary()
    keys = ("function_words", "contact_words", "joint_work", "list_words")
    return frozenset(word for key in keys for word in words.all(key)) - _heads()


@cache
def _heads() -> frozenset[str]:
    """Single words that head a column of ours."""
    small = vocabulary().all("with_words")  # "With" alone heads partners, and adds to a word
    return frozenset(
        said
        for said, name in vocabulary().headers.items()
        if " " not in said and name in _SAID and said not in small
    )


@cache
def _meeting() -> frozenset[str]:
    """The verbs and nouns that tell of contact."""
    words = vocabulary()
    verbs = {phrase.split()[0] for phrase in words.all("work_with") | words.all("meet_with")}
    return words.all("contact_words") | words.all("joint_work") | verbs
