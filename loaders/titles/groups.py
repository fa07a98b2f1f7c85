"""Tell titles within a list that name nobody: groups, own meetings, wishes, introductions.

What stands between the unit whose list it is and its bullets is one of these or a unit of its
own. None of the questions looks at what stands around a title: `loaders.lists.roles` does.
"""

from __future__ import annotations

import re
from functools import cache

from graph.model import Status
from loaders.statuses import sign_in, stance_of
from loaders.titles.contents import title_key
from loaders.titles.kept import kept
from loaders.titles.likeness import looks_like_unit
from loaders.titles.owners import names_unit
from loaders.titles.promises import begins_section, is_place, is_scope
from loaders.vocabulary import fold, vocabulary
from loaders.wording import holds

__all__ = [
    "heads_own",
    "introduces",
    "is_aside_line",
    "is_group",
    "is_meeting",
    "is_own",
    "is_phrase",
    "is_remark",
    "is_theme",
    "parts_by_theme",
    "parts_by_unit",
    "status_of_title",
    "status_within_title",
]

_FEW_WORDS = 4
_SHARE = 3  # one word of so many must say how ties stand
_MOST_WORDS = 6  # of a title that says how the ties below it stand
_ASIDE = re.compile(r"\s*\([^()]*\)")
_NAME_END = re.compile(r"[:,;(]|\s[–—-]\s")


@kept
def is_group(text: str) -> bool:
    """Whether a title only parts partners into groups: by whom they are, never who is meant.

    Examples
    --------
    >>> [is_group(text) for text in ("With other services", "Øvrige enheter", "Andre skoler")]
    [True, True, False]
    """
    key = title_key(text)
    if is_scope(key):
        return True
    words = vocabulary()
    parts = key.split()
    if len(parts) > 1 and parts[0] in words.all("with_words"):
        return True
    groups = words.all("group_words")
    small = _small() | words.all("scope_words")
    return any(part in groups for part in parts) and all(
        part in groups or part in small for part in parts
    )


@kept
def is_own(text: str) -> bool:
    """Whether a title says that nobody else is met under it: "Just us"."""
    return title_key(text) in _keys("own_titles")


@kept
def heads_own(text: str) -> bool:
    """Whether under a title stand meetings of one's own, all or some: "Interne møter"."""
    return is_own(text) or title_key(text) in _keys("own_meetings")


@kept
def is_remark(text: str) -> bool:
    """Whether a line has a date or only a municipality in it: no name of a unit."""
    key = title_key(text)
    digits = any(letter.isdigit() for letter in text)
    return not looks_like_unit(text) and (digits or is_place(key))


@kept
def is_theme(text: str) -> bool:
    """Whether a title says what about in several words, and names no unit.

    Examples
    --------
    >>> is_theme("Hjelp til flytting"), is_theme("Center for Sundhed"), is_theme("Parks")
    (True, False, False)
    """
    key = title_key(text)
    inner = key.split()[1:-1]
    if begins_section(key):
        return False
    about = vocabulary().all("owner_words") | vocabulary().all("with_words")
    return any(word in about for word in inner) and not looks_like_unit(text)


@kept
def is_phrase(text: str) -> bool:
    """Whether a title is a piece of a sentence, and can be nobody's name.

    It ends in a small word, or denies something, and names no unit.

    Examples
    --------
    >>> [is_phrase(text) for text in ("Things we ran out of", "NOT DECIDED YET", "Parks")]
    [True, True, False]
    """
    parts = title_key(text).split()
    if len(parts) < 2 or looks_like_unit(text):
        return False
    words = vocabulary()
    return parts[-1] in words.all("function_words") or bool(set(parts) & words.all("no_words"))


@kept
def is_meeting(text: str) -> bool:
    """Whether a text begins with the name of a meeting, and not of who is met.

    Examples
    --------
    >>> is_meeting("Personalmøte (ukentlig)"), is_meeting("Byggesak: møte om klager")
    (True, False)
    """
    words = title_key(_NAME_END.split(text, maxsplit=1)[0]).split()
    return bool(words) and words[-1].endswith(tuple(vocabulary().all("meeting_nouns")))


@kept
def status_of_title(text: str) -> Status:
    """How the ties stand that are listed under a title, also where it says so in one word.

    Examples
    --------
    >>> status_of_title("Gaps / ideas").value, status_of_title("Utfordringer").value
    ('proposed', 'strained')
    """
    said = stance_of(text)
    key = title_key(text)
    if said is not Status.EXISTING or len(key.split()) > _MOST_WORDS:
        return said
    for name, status in (
        ("wished_titles", Status.PROPOSED),
        ("troubled_titles", Status.STRAINED),
    ):
        if _is_made_of(key, name):
            return status
    return said


@kept
def status_within_title(text: str) -> Status:
    """How ties stand by any words of a title, where what is below it shows that it heads ties.

    Examples
    --------
    >>> status_within_title("Where it rubs (not our fault)").value
    'strained'
    """
    bare = _ASIDE.sub("", text)
    said = status_of_title(bare)
    if said is not Status.EXISTING:
        return said
    key = f" {title_key(bare)} "
    least = 0 if key.count(" ") <= _FEW_WORDS else 1  # one word of many may mean anything
    for name, status in (
        ("troubled_titles", Status.STRAINED),
        ("wished_titles", Status.PROPOSED),
    ):
        if any(f" {p} " in key for p in _keys(name) if p.count(" ") >= least):
            return status
    sign = sign_in(bare)
    return sign.status if sign else said


def is_aside_line(text: str) -> bool:
    """Whether a line is a remark in brackets: "(answered by telephone)"."""
    bare = text.strip(" .*_")
    return bare.startswith("(") and bare.endswith(")") and bare.count("(") == 1


@kept
def introduces(text: str) -> bool:
    """Whether a line leads on to what stands below it, and is too much said for a name.

    Examples
    --------
    >>> introduces("This is what each service wrote down in March:"), introduces("Library:")
    (True, False)
    """
    return text.endswith(":") and not names_unit(text.rstrip(": ").partition("(")[0].strip())


def parts_by_unit(text: str) -> bool:
    """Whether a text says that what follows is of each unit by itself."""
    return holds(text, "each_unit")


def parts_by_theme(text: str) -> bool:
    """Whether a text says that what follows is by theme."""
    return holds(text, "each_theme")


def _is_made_of(key: str, name: str) -> bool:
    """Whether a title is one of the phrases, or made of them and of small words."""
    phrases = _keys(name)
    if key in phrases:
        return True
    small = _small() | vocabulary().all("scope_words")
    parts = [part for part in key.split() if part not in small]
    both = _keys("wished_titles") | _keys("troubled_titles")
    told = bool(parts) and parts[0] in phrases and all(part in both for part in parts)
    return told and _SHARE * len(parts) >= len(key.split())  # not in "Here comes our list"


@cache
def _keys(name: str) -> frozenset[str]:
    return frozenset(title_key(fold(phrase)) for phrase in vocabulary().all(name))


@cache
def _small() -> frozenset[str]:
    words = vocabulary()
    keys = ("function_words", "owner_words", "list_fillers", "conjunctions", "with_words")
    return frozenset(word for key in keys for word in words.all(key))
