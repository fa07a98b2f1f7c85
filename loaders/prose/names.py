"""Gather the names that a document shows, before its sentences are read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from loaders.blocks import Block
from loaders.naming.mentions import Names
from loaders.naming.nouns import Nouns, Sort
from loaders.naming.text import Marker, Token, tokens
from loaders.prose.items import Item
from loaders.prose.joined_fields import joined_fields
from loaders.prose.people import first_names
from loaders.prose.speakers import present_with_units
from loaders.titles.contents import title_of
from loaders.wording import LONGEST, label

__all__ = ["Found", "names_of"]

_BRACKETS = re.compile(r"\(([^()]{2,60})\)")
_NAME_WORDS = 6
_HEAD = 4  # blocks
_HEAD_WORDS = 12
_OFTEN = 3
_CAPITAL_PAIR = re.compile(r"\b([A-ZÆØÅÄÖ][\w-]{1,30})\s([A-ZÆØÅÄÖa-zæøåäö]{5,14})\b")
_SHARING = re.compile(r"((?:\w{3,30}-,?\s+){1,6})(?:og|och|and|samt)\s+(\w{6,40})")
_SHORTEST_SHARE = 3  # letters
_INSIDE = re.compile(r"(?<=[a-zæøåäöéü,)] )([A-ZÆØÅÄÖ][\wæøåäöéü-]+)")


class Found(NamedTuple):
    """The names of units of a document, and the first names of persons."""

    names: Names
    first_names: frozenset[str]
    speakers: tuple[tuple[str, str], ...] = ()  # first names, and the units they speak for


def names_of(found: Sequence[Item], known: Iterable[str], words: Marker, nouns: Nouns) -> Found:
    """The names in headings, labels, brackets behind persons, lists and tables.

    Parameters
    ----------
    found : sequence of Item
        The document.
    known : iterable of str
        Names that lists and tables give.
    words, nouns : Marker, Nouns
        Of the document's language.
    """
    names = Names()
    for name in known:
        names.add(_lows(name))
    names.own |= _own(found, nouns)
    if nouns.compounds:
        for name in joined_fields([item.block.text for item in found], words):
            names.add(_lows(name))
    for item in found:
        _from_block(item, names, words, nouns)
        names.short |= _shared(item.block.text, nouns)
        names.capitals.update(
            match.group().casefold() for match in _INSIDE.finditer(item.block.text)
        )
    persons = first_names(found, words, nouns)
    speakers = tuple(present_with_units(found, persons, words, nouns))
    for _, unit in speakers:
        names.add(_lows(unit))
    return Found(names, persons, speakers)


def _own(found: Sequence[Item], nouns: Nouns) -> set[tuple[str, ...]]:
    """The municipality whose document it is: named at its head, or again and again."""
    counts: Counter[tuple[str, ...]] = Counter()
    for at, item in enumerate(found):
        for match in _CAPITAL_PAIR.finditer(item.block.text[:LONGEST]):
            if nouns.municipality(match[2].casefold()):
                name = (match[1].casefold(), match[2].casefold())
                text = item.block.text
                head = at < _HEAD and len(text.split()) <= _HEAD_WORDS and text[-1] != "."
                counts[name] += _OFTEN if head else 1
    return {name for name, count in counts.items() if count >= _OFTEN}


def _from_block(item: Item, names: Names, words: Marker, nouns: Nouns) -> None:
    text = item.block.text
    if item.rank is not None:
        bare = _BRACKETS.sub(" ", title_of(text))
        for part in (bare, bare.partition(": ")[2]):
            if part and _is_name(part, words, nouns):
                names.add(_lows(part))
    for part in (label(text[:LONGEST])[0], text.rstrip(": ") if _is_label(item.block) else ""):
        if part and _is_name(part, words, nouns):
            names.add(_lows(part))
    for match in _BRACKETS.finditer(text):
        if _is_name(match[1], words, nouns, bracket=True):
            names.add(_lows(match[1]))


def _shared(text: str, nouns: Nouns) -> dict[str, str]:
    """The units that share the end of one word, by what tells them apart.

    ``park-, road- og vandteamet`` names three teams, which the text then calls park and vand.
    """
    short: dict[str, str] = {}
    for match in _SHARING.finditer(text[:LONGEST]):
        last = match[2].casefold()
        noun = nouns.noun(last)
        start = nouns.start(last) if noun and noun.sort in (Sort.UNIT, Sort.COUNCIL) else ""
        for word in [*match[1].casefold().replace(",", " ").split(), f"{start}-"]:
            if start and word.endswith("-") and len(word) > _SHORTEST_SHARE:
                stem = word.rstrip("-")
                name = f"{stem}{last[len(start) :]}"
                short |= {stem: name, stem.removesuffix("s"): name}
    return short


def _is_label(block: Block) -> bool:
    return len(block.text.split()) <= _NAME_WORDS and not block.text.endswith((".", "?", "!"))


def _lows(text: str) -> list[str]:
    return [token.low for token in tokens(text) if token.word or token.low in "&,/"]


def _is_name(text: str, words: Marker, nouns: Nouns, *, bracket: bool = False) -> bool:
    """Whether a short text is nothing but a name: fields of work, or a unit noun."""
    sentence = words.sentence(text)
    found = sentence.tokens
    if not 0 < len(found) <= 2 * _NAME_WORDS or text.endswith("?"):
        return False
    if not (found[0].capital or bracket) or any(token.text.isdigit() for token in found):
        return False
    if bracket and _are_several(found, nouns):
        return False
    telling = 0
    for at, token in enumerate(found):
        noun = nouns.noun(token.low)
        if noun and noun.sort in (Sort.PEOPLE, Sort.ROLE):
            return False
        if (
            nouns.theme(token.low)
            or token.text.endswith("-")
            or (noun and len(found) > 1)
            or (noun and noun.sort is not Sort.GENERIC)
        ):
            telling += 1
        elif sentence.covers("name_adjectives", at):
            telling += len(found) > 1
        elif not (_joins(sentence.covers, at) or token.text in ",&/-"):
            return False
    return telling > 0


def _are_several(found: Sequence[Token], nouns: Nouns) -> bool:
    """Whether a bracket enumerates units, and is no name with several fields."""
    units = [t for t in found if nouns.noun(t.low) and not nouns.theme(t.low)]
    return len(units) > 1 and any(token.text == "," for token in found)


def _joins(covers: object, at: int) -> bool:
    return callable(covers) and any(covers(key, at) for key in ("conjunctions", "linking"))
