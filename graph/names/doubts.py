"""Pairs of names that may be one actor and that no rule proves: to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from graph.names.inventory import Finding, Inventory
from graph.names.keys import Key
from graph.names.words import fold

__all__ = ["findings"]

MOST_IN_BLOCK = 12  # a word that more names share does not say that they are alike
OVERLAP = 0.5  # share of all words of two names that they must have in common


def findings(names: Inventory) -> Iterator[Finding]:
    """All doubtful pairs, the likeliest kinds first."""
    yield from _qualified(names)
    yield from _synonyms(names)
    yield from _spellings(names)
    yield from _overlaps(names)


def _qualified(names: Inventory) -> Iterator[Finding]:
    """A name with a qualifier that tells it apart, and the name without."""
    for name, key in names.keys.items():
        if "(" in key:
            whole = names.by_key.get(names.terms[name].key)
            if whole is not None:
                yield Finding(whole, name, "qualifier")


def _synonyms(names: Inventory) -> Iterator[Finding]:
    """Names that agree but for words that may mean the same."""
    ask = names.lexicon.vocabulary.ask
    found: dict[frozenset[str], list[str]] = {}
    for key, name in names.by_key.items():
        classes = {str(min(ask[w])) if w in ask else w for w in key}
        if classes != set(key):
            found.setdefault(frozenset(classes), []).append(name)
    yield from _with_the_first(names, found.values(), "alias")


def _with_the_first(
    names: Inventory, groups: Iterable[list[str]], reason: str
) -> Iterator[Finding]:
    for group in groups:
        members = sorted(group, key=names.rank)
        for other in members[1:]:
            yield Finding(members[0], other, reason)


def _spellings(names: Inventory) -> Iterator[Finding]:
    for one, other, sure in names.slips:
        if not sure:
            yield Finding(names.by_key[one], names.by_key[other], "spelling")


def _overlaps(names: Inventory) -> Iterator[Finding]:
    """Names of several words that share most of them."""
    blocks: dict[tuple[str, str], list[Key]] = {}
    for key in sorted(names.by_key):
        if 2 <= len(key) <= MOST_IN_BLOCK and "(" not in key:
            for words in combinations(key, 2):
                blocks.setdefault(words, []).append(key)
    pairs = {
        pair
        for keys in blocks.values()
        if len(keys) <= MOST_IN_BLOCK
        for pair in combinations(keys, 2)
    }
    for one, other in sorted(pairs):
        if _share(one, other) >= OVERLAP and not _told_apart(names, one, other):
            yield Finding(names.by_key[one], names.by_key[other], "overlap")


def _share(one: Key, other: Key) -> float:
    return len(set(one) & set(other)) / len(set(one) | set(other))


def _told_apart(names: Inventory, one: Key, other: Key) -> bool:
    """Whether a name of a place or a number stands in one of them only."""
    differing = set(one) ^ set(other)
    words = (w for key in (one, other) for w in names.terms[names.by_key[key]].words)
    apart = names.lexicon.vocabulary.apart
    return any(
        w.base in differing and (w.proper or w.text[:1].isdigit() or fold(w.text) in apart)
        for w in words
    )
