"""The name of the municipality or of an owner beside a unit: "Northby Library"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from graph.names.inventory import Finding, Inventory
from graph.names.keys import TOKEN, Key
from graph.names.unitwords import bare
from graph.names.vocabulary import Tag
from graph.names.words import Word, fold

__all__ = ["findings"]

RECURRING = 2  # different units that a name must stand before to be the owner's


class Owned(NamedTuple):
    """A name with a possible owner, and the key of what is owned."""

    name: str
    owner: str
    key: Key
    code: bool
    proper: bool


@dataclass(frozen=True)
class Owners:
    """Who is known to own units: the organisation by its name, or a name that recurs."""

    organisation: frozenset[str]
    recurring: str

    def proved(self, owner: str) -> bool:
        """Whether the word is the name of the organisation."""
        return owner in self.organisation or owner == self.recurring


def findings(names: Inventory) -> Iterator[Finding]:
    """Names that are another name and its owner.

    It is proved when the owner is the organisation (by its own name, or where nothing has
    that, by the name that stands before most different units), or when every municipality
    has one of what is owned and only one owner is named. Schools and other things of which
    there are many are told apart by such names, so they are left alone.
    """
    organisation = _own_words(names)
    owned = [
        o for name in sorted(names.by_key.values()) for o in _owned(names, name, organisation)
    ]
    named = any(o.owner in organisation for o in owned)
    owners = Owners(organisation, "" if named else _recurring(owned))
    by_rest: dict[Key, list[Owned]] = {}
    for one in owned:
        by_rest.setdefault(one.key, []).append(one)
    wholes = {**_stripped(names), **names.by_key}
    for key, members in sorted(by_rest.items()):
        yield from _same(names, wholes, key, members, owners)


def _same(
    names: Inventory, wholes: dict[Key, str], key: Key, members: list[Owned], owners: Owners
) -> Iterator[Finding]:
    ours = [m for m in members if owners.proved(m.owner)]
    for one in ours[1:]:
        yield Finding(ours[0].name, one.name)
    whole = wholes.get(key)
    if whole is None:
        return
    several = (
        len(
            {m.owner for m in members if not owners.proved(m.owner)}
            | {m.owner for m in ours[:1]}
        )
        > 1
    )
    for one in members:
        sure = owners.proved(one.owner) or one.code or (one.proper and _only_one(names, key))
        if one.name != whole:
            yield Finding(whole, one.name, "place" if several or not sure else "")


def _only_one(names: Inventory, key: Key) -> bool:
    return set(key) <= names.lexicon.vocabulary.functions


def _stripped(names: Inventory) -> dict[Key, str]:
    """Names of units by their key without the unit word."""
    found: dict[Key, str] = {}
    for name in sorted(names.by_key.values()):
        for one in bare(names.terms[name], names.lexicon):
            if one.tag is Tag.UNIT:
                found.setdefault(one.key, name)
    return found


def _owned(names: Inventory, name: str, organisation: frozenset[str]) -> Iterator[Owned]:
    term = names.terms[name]
    if len(term.words) < 2 or names.keys[name] != term.key:
        return
    for i in (0, len(term.words) - 1):
        word = term.words[i]
        rest = term.words[:i] + term.words[i + 1 :]
        code = i > 0 and _code(word, names)
        theirs = i == 0 and _foreign(word, rest, names)
        if not (code or theirs or _owner(word, organisation)) or _many(rest):
            continue
        key = tuple(sorted(w.base for w in rest))
        yield Owned(
            name, _nominative(word, organisation), key, code and _place(rest), word.proper
        )


def _owner(word: Word, organisation: frozenset[str]) -> bool:
    return _nominative(word, organisation) in organisation or (word.proper and not word.short)


def _foreign(word: Word, rest: tuple[Word, ...], names: Inventory) -> bool:
    """A capital word that is no field of work, before what every municipality has one of."""
    known = names.lexicon.vocabulary
    return (
        word.text[:1].isupper()
        and word.tag is None
        and not word.short
        and word.base not in known.domains | known.functions
        and (word.base,) not in names.by_key
        and all(w.base in known.functions for w in rest)
    )


def _code(word: Word, names: Inventory) -> bool:
    """An unexplained code of two letters behind the name, which is no name by itself."""
    return (
        len(word.text) == 2 and word.short and word.proper and (word.base,) not in names.by_key
    )


def _place(rest: tuple[Word, ...]) -> bool:
    """Whether what is owned is a house of its own, such as a library."""
    return rest[-1].tag is Tag.INSTITUTION


def _nominative(word: Word, organisation: frozenset[str]) -> str:
    token = fold(word.text)
    return token[:-1] if token.endswith("s") and token[:-1] in organisation else token


def _many(rest: tuple[Word, ...]) -> bool:
    """Whether the rest is something there are many of, or no more than a word for a unit."""
    many = frozenset({Tag.COLLECTIVE, Tag.ROLE, Tag.ASSOCIATION, Tag.OUTSIDE, Tag.BODY})
    return any(w.tag in many for w in rest) or all(
        w.tag in (Tag.UNIT, Tag.OFFICE) and not w.stem for w in rest
    )


def _own_words(names: Inventory) -> frozenset[str]:
    """Words of the organisation's name that are no common words."""
    words = [names.lexicon.word(t) for t in TOKEN.findall(names.organisation)]
    return frozenset(fold(w.text) for w in words if w.tag is None and len(w.text) > 2)


def _recurring(owned: list[Owned]) -> str:
    """The name that stands before most different units; empty when two share the lead."""
    units: dict[str, set[Key]] = {}
    for one in owned:
        if not one.code:
            units.setdefault(one.owner, set()).add(one.key)
    order = sorted(units, key=lambda owner: (-len(units[owner]), owner))
    if not order or len(units[order[0]]) < RECURRING:
        return ""
    if len(order) > 1 and len(units[order[1]]) == len(units[order[0]]):
        return ""
    return order[0]
