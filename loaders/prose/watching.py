"""Who only tells of others: a council that is heard on how services work together."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.naming.mentions import Mention
from loaders.naming.nouns import Sort
from loaders.naming.text import Sentence
from loaders.prose.alike import is_same
from loaders.prose.outline import Scope
from loaders.prose.rules.ties import Tie

__all__ = ["only_watches", "told_of"]

_THAT = frozenset({"at", "att", "that", "see", "hvordan", "hur", "how"})
_LOOSE = frozenset({"object", "pair", "beside", "to", "from", "fronted"})
_OURS = ("we", "us", "own")
_OPENING = 3  # words
_OTHERS = 2
_WRITES = 0.7  # from which an owner wrote the document, or speaks in it


def told_of(sentence: Sentence, mentions: list[Mention], scope: Scope) -> list[Mention]:
    """The mentions without who opens a sentence to tell of two others.

    "*The council* finds that A and B do not know each other" tells of A and B.
    """
    first = mentions[0] if mentions else None
    if first is None or first.start > _OPENING or not _wrote(first.text, scope):
        return mentions
    rest = [m for m in mentions[1:] if m.unit and not is_same(m.text, first.text)]
    tells = len(rest) >= _OTHERS and _says(sentence, first.end, rest[0].start)
    return mentions[1:] if tells else mentions


def only_watches(
    sentence: Sentence, tie: Tie, beside: Sequence[Tie], subject: str, scope: Scope
) -> bool:
    """Whether a tie is of who wrote the document, and what is told is of others.

    It only looks forward to working "with the department", or wishes that others meet.
    """
    if not _wrote(subject, scope):
        return False
    if sentence.has("closing_words") and tie.object.weight < 1.0:
        return True
    named = {one.object.text.casefold() for one in beside}
    if tie.rule not in _LOOSE or len(named) < _OTHERS:
        return False
    opening = tie.subject.end if tie.subject else 0
    return _says(sentence, opening, tie.object.start) and tie.object.sort != Sort.GENERIC


def _wrote(name: str, scope: Scope) -> bool:
    """Whether a unit wrote the document, or the answer, and is alone in speaking here."""
    wrote = [one for one in (scope.document, scope.heading) if one and one.weight >= _WRITES]
    return scope.parent is None and any(is_same(name, one.name) for one in wrote)


def _says(sentence: Sentence, start: int, end: int) -> bool:
    """Whether "that" stands between who speaks and whom it tells of, and not "that we"."""
    that = [at for at in range(start, end) if sentence.tokens[at].low in _THAT]
    ours = any(
        sentence.covers(key, at) for at in range(max(that, default=end), end) for key in _OURS
    )
    return bool(that) and not ours
