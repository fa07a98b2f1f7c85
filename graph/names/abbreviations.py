"""Initials, words cut short, and abbreviations explained in brackets."""

from __future__ import annotations

from collections.abc import Iterator

from graph.names.inventory import Finding, Inventory
from graph.names.keys import TOKEN, Key, Term
from graph.names.words import Lexicon, fold

__all__ = ["cut_short", "explained", "initials", "is_explained"]

PROVEN = 3  # letters from which initials are proof, if only one name has them
LONGEST = 6  # letters of an abbreviation
SHORTEST_CUT = 3  # letters that must be left of a word cut short


def explained(names: Inventory) -> Iterator[Finding]:
    """Names that explain an abbreviation in brackets, or are explained there [1]_.

    References
    ----------
    .. [1] A. S. Schwartz, M. A. Hearst, A simple algorithm for identifying abbreviation
       definitions in biomedical text, PSB 2003, 451-462.
    """
    by_text: dict[str, str] = {}
    for name in names.terms:
        by_text.setdefault(fold(name), name)
    for name, term in names.terms.items():
        for qualifier in term.qualifiers:
            if _spells(qualifier, term.main) or _spells(term.main, qualifier):
                for text in (qualifier, term.main):
                    other = by_text.get(fold(text))
                    if other is not None and other != name:
                        yield Finding(name, other)


def is_explained(term: Term) -> bool:
    """Whether the brackets hold an abbreviation of the name, or the name in full."""
    return any(_spells(q, term.main) or _spells(term.main, q) for q in term.qualifiers)


def _spells(short: str, long: str) -> bool:
    """Whether capitals are letters of the phrase, in order, the first at its beginning."""
    if not (2 <= len(short) <= LONGEST and short.isalpha() and short.isupper()):
        return False
    letters = iter(fold(long))
    return (
        len(long) > len(short)
        and fold(long)[:1] == fold(short)[:1]
        and all(c in letters for c in fold(short))
    )


def initials(names: Inventory) -> Iterator[Finding]:
    """Abbreviations that are the initials of one other name.

    Two letters, or initials that several names have, are asked about.
    """
    long: dict[str, list[str]] = {}
    for name in sorted(names.by_key.values()):
        for letters in _initials(names.terms[name], names.lexicon):
            long.setdefault(letters, []).append(name)
    for key, name in sorted(names.by_key.items()):
        term = names.terms[name]
        if len(key) != 1 or len(term.words) != 1 or not term.words[0].short:
            continue
        candidates = [n for n in long.get(fold(term.main), []) if _may(key, n, names)]
        common = len(term.main) < PROVEN and _common(key, names.lexicon)
        if common or len(candidates) > PROVEN:
            continue
        sure = len(candidates) == 1 and len(term.main) >= PROVEN
        for other in candidates:
            yield Finding(other, name, "" if sure else "initials")


def _may(key: Key, long: str, names: Inventory) -> bool:
    """Whether a well-known abbreviation has this name in full; any other may."""
    known = names.lexicon.vocabulary.expansions.get(key[0])
    return known is None or fold(long.replace("-", " ")) in {k.replace("-", " ") for k in known}


def _common(key: Key, lexicon: Lexicon) -> bool:
    known = lexicon.vocabulary
    return key[0] in known.functions or key[0] in known.domains


def _initials(term: Term, lexicon: Lexicon) -> set[str]:
    """Initials of all words, and of those that are not joining words."""
    tokens = [fold(t) for t in TOKEN.findall(term.main)]
    empty = lexicon.vocabulary.joining | lexicon.vocabulary.skip
    telling = [t for t in tokens if t not in empty]
    if not 2 <= len(telling) <= LONGEST:
        return set()
    return {"".join(t[0] for t in telling), "".join(t[0] for t in tokens)}


def cut_short(names: Inventory) -> Iterator[Finding]:
    """Names with a word cut short by a full stop, if only one word can be meant."""
    rests: dict[Key, list[tuple[str, str]]] = {}
    cut: list[tuple[Key, str, str]] = []
    for key, name in sorted(names.by_key.items()):
        for i, word in enumerate(key):
            rest = key[:i] + key[i + 1 :]
            if word.endswith("."):
                cut.append((rest, word[:-1], name))
    wanted = {rest for rest, _, _ in cut}
    for key, name in sorted(names.by_key.items()):
        for i, word in enumerate(key):
            rest = key[:i] + key[i + 1 :]
            if rest in wanted and not word.endswith("."):
                rests.setdefault(rest, []).append((word, name))
    for rest, start, name in cut:
        found = [n for word, n in rests.get(rest, []) if word.startswith(start)]
        if len(start) >= SHORTEST_CUT and len(found) == 1:
            yield Finding(found[0], name)
