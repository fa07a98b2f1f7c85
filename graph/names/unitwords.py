"""Words for a unit that add nothing: "Finance department" is Finance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph.names.inventory import Finding, Inventory
from graph.names.keys import LISTED, Key, Term
from graph.names.vocabulary import Tag
from graph.names.words import Lexicon, Word

__all__ = ["Bare", "bare", "findings"]

STRIPPED = frozenset({Tag.UNIT, Tag.OFFICE, Tag.INSTITUTION, Tag.ROLE})


class Bare(NamedTuple):
    """A key without the unit word, and that word's dictionary form and tag."""

    key: Key
    unit: str
    tag: Tag


def bare(term: Term, lexicon: Lexicon) -> Iterator[Bare]:
    """Keys that the name may have without its unit word.

    The linking letter of a compound may go or stay, so there may be two.
    """
    for i in sorted({len(term.words) - 1, 0}, reverse=True):
        word = term.words[i]
        rest = term.words[:i] + term.words[i + 1 :]
        if word.tag not in STRIPPED:
            continue
        if not word.stem:
            if rest and word.tag in (Tag.UNIT, Tag.OFFICE):
                yield from _bare(rest, None, word)
            continue
        for stem in _stems(word.stem):
            yield from _bare(rest, lexicon.word(stem), word)


def _bare(rest: tuple[Word, ...], stem: Word | None, word: Word) -> Iterator[Bare]:
    words = (*rest, stem) if stem else rest
    if all(w.tag in LISTED or w.tag in (Tag.UNIT, Tag.PEOPLE) for w in words):
        return  # a team of leaders is not the leaders, nor a team for families the families
    if word.tag is None:
        return
    unit = word.base.removeprefix(word.stem)
    yield Bare(tuple(sorted(w.base for w in words)), unit, word.tag)


def _stems(stem: str) -> Iterator[str]:
    yield stem
    if len(stem) > 3 and stem[-1] in "se":
        yield stem[:-1]


def findings(names: Inventory) -> Iterator[Finding]:
    """Names that are another name and a unit word.

    "Department", "unit", "section", "function" and "team" add nothing. "Service" and
    "office" do, except for what every municipality has one of. A "centre", "school" or
    "coordinator" of a field is asked about.
    """
    found: dict[tuple[Key, str], list[str]] = {}
    for key, name in sorted(names.by_key.items()):
        for one in bare(names.terms[name], names.lexicon):
            if one.key == key:
                continue
            whole = names.by_key.get(one.key)
            if whole is not None:
                reason = _reason(one, names)
                if reason is not None:
                    yield Finding(whole, name, reason)
            if one.tag is Tag.UNIT:
                found.setdefault((one.key, one.unit), []).append(name)
    yield from _same_unit(found.values())


def _same_unit(groups: Iterable[list[str]]) -> Iterator[Finding]:
    """Pairs such as "Department of roads" and "Roads department"."""
    for members in groups:
        for other in members[1:]:
            yield Finding(members[0], other)


def _reason(one: Bare, names: Inventory) -> str | None:
    known = names.lexicon.vocabulary
    if one.tag is Tag.UNIT:
        return ""
    if one.tag is Tag.OFFICE:
        return "" if set(one.key) <= known.functions else "office"
    if one.tag is Tag.ROLE and one.unit not in known.services:
        return None
    return "generic"
