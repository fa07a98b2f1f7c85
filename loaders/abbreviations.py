"""Abbreviations that are used as names: what a document says they stand for, else a problem."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from graph.model import Place, Problem, ProblemKind, Source, Statement, Unit
from graph.names.vocabulary import vocabulary

__all__ = ["Abbreviations", "abbreviations", "definitions"]

_SHORT = re.compile(r"[A-ZÆØÅÄÖ][A-ZÆØÅÄÖa-zæøåäö&-]{1,8}")
_USED = re.compile(r"([A-ZÆØÅÄÖ]{2,6})(?:s|'s|’s)?")
_BRACKETS = re.compile(r"\(([^()]{2,80})\)")
_BRACKETS_IN_NAME = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*-?")
_BEFORE = 160  # letters before a bracket that may hold the long form
_PROVEN = 3  # letters from which initials are proof
_LONGEST = 20_000  # letters of a block that are looked at


class Abbreviations:
    """What the abbreviations of one document came to.

    Attributes
    ----------
    units : list of Unit
        Those that the document explains, named ``Long Form (LF)``, so that both forms are
        known to be one actor.
    problems : list of Problem
        Those that it does not explain, one for each.
    """

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.problems: list[Problem] = []


def abbreviations(
    statements: Sequence[Statement], texts: Iterable[str], source: Source
) -> Abbreviations:
    """Explain the abbreviations that are used as names of actors in a document.

    An abbreviation is explained where it stands in brackets behind its long form, or the other
    way round [1]_, and where it is the initials of three letters or more of another actor or of
    words in capitals. Those that every reader knows need no explanation.

    Parameters
    ----------
    statements : sequence of Statement
        All that the document says.
    texts : iterable of str
        Its blocks.
    source : Source
        The document.

    References
    ----------
    .. [1] A. S. Schwartz, M. A. Hearst, A simple algorithm for identifying abbreviation
       definitions in biomedical text, PSB 2003, 451-462.
    """
    found = Abbreviations()
    used = _used(statements)
    if not used:
        return found
    names = {name for said in statements for name in (said.subject, said.object)}
    spelt = {letters for name in names for letters in _initials(name)}
    open_ones = {short: place for short, place in used.items() if short not in spelt}
    blocks = [text[:_LONGEST] for text in texts] if open_ones else []
    defined = _defined(blocks, open_ones)
    for short, place in open_ones.items():
        if long := defined.get(short):
            found.units.append(Unit(name=f"{long} ({short})", place=place))
        else:
            found.problems.append(
                Problem(
                    kind=ProblemKind.ABBREVIATION,
                    file=source.name,
                    source=source.sha256,
                    place=place,
                    text=short,
                )
            )
    return found


def definitions(text: str) -> Iterator[tuple[str, str]]:
    """Abbreviations and their long forms, where one stands in brackets behind the other.

    Examples
    --------
    >>> list(definitions("The Road and Water Office (RWO) and PHU (Public Health Unit) met."))
    [('RWO', 'Road and Water Office'), ('PHU', 'Public Health Unit')]
    """
    for match in _BRACKETS.finditer(text):
        inside = match[1].strip()
        before = text[max(match.start() - _BEFORE, 0) : match.start()].rstrip()
        if _is_short(inside):
            if long := _long_form(inside, before):
                yield inside, long
        elif words := _WORD.findall(before[-12:]):
            short = words[-1]
            if _is_short(short) and before.endswith(short) and _spells(short, inside):
                yield short, inside


def _is_short(text: str) -> bool:
    return bool(_SHORT.fullmatch(text)) and sum(letter.isupper() for letter in text) >= 2


def _long_form(short: str, before: str) -> str:
    """The words before a bracket that an abbreviation stands for, by Schwartz and Hearst."""
    words = list(_WORD.finditer(before))[-min(len(short) + 5, 2 * len(short)) :]
    if not words or words[-1].end() != len(before):
        return ""
    start, text = words[0].start(), before.casefold()
    at = len(before)
    letters = [letter for letter in short.casefold() if letter.isalnum()]
    for index in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= start and (
            text[at] != letters[index] or (index == 0 and _inside_word(text, at))
        ):
            at -= 1
        if at < start:
            return ""
    long = before[at:]
    return long if (len(long) > len(short) and " " in long) or "-" in long else ""


def _inside_word(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isalnum()


def _spells(short: str, long: str) -> bool:
    """Whether the letters stand in the long form in order, the first at its beginning."""
    letters, text = short.casefold(), iter(long.casefold())
    opens = long[:1].casefold() == letters[0] and " " in long
    return opens and all(letter in text for letter in letters if letter.isalnum())


def _used(statements: Sequence[Statement]) -> Mapping[str, Place]:
    """The abbreviations that are names of actors, with where each stands first."""
    found: dict[str, Place] = {}
    for said in statements:
        for name in (said.subject, said.object):
            match = _USED.fullmatch(_BRACKETS_IN_NAME.sub("", name).strip())
            explained = (
                any(_spells(match[1], q) for q in _BRACKETS.findall(name)) if match else 0
            )
            if match and not explained and match[1].casefold() not in _well_known():
                found.setdefault(match[1], said.place)
    return found


def _defined(texts: Sequence[str], wanted: Mapping[str, Place]) -> Mapping[str, str]:
    """What the document says the abbreviations stand for; brackets before initials."""
    found: dict[str, str] = {}
    for text in texts:
        for short, long in definitions(text):
            if short in wanted:
                found.setdefault(short, " ".join(long.split()))
    left = {short for short in wanted if short not in found and len(short) >= _PROVEN}
    for text in texts if left else ():
        words = _WORD.findall(text)
        for at, word in enumerate(words):
            for short in left:
                if word[0] == short[0] and (long := _phrase(short, words, at)):
                    found.setdefault(short, long)
    return found


def _phrase(short: str, words: Sequence[str], start: int) -> str:
    """The words from one on whose initials an abbreviation is, all that tell in capitals."""
    at = start
    for letter in short:
        while at < len(words) and at > start and words[at].casefold() in _small():
            at += 1
        if at >= len(words) or words[at][0] != letter or words[at] == short:
            return ""
        at += 1
    return " ".join(words[start:at])


def _initials(name: str) -> Iterator[str]:
    """The initials of a name, with and without its small words, where they prove something."""
    words = _WORD.findall(_BRACKETS_IN_NAME.sub("", name))
    for kept in (words, [word for word in words if word.casefold() not in _small()]):
        if len(kept) >= 2:
            yield "".join(word[0] for word in kept).upper()


@cache
def _small() -> frozenset[str]:
    return vocabulary().joining | vocabulary().skip


@cache
def _well_known() -> frozenset[str]:
    """Abbreviations that every reader knows."""
    known = vocabulary()
    short = {form for form in known.forms if len(form) <= 4}
    return frozenset(known.expansions) | known.functions | frozenset(known.same) | short
