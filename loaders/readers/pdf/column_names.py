"""Tell which lines of a page are the names of columns: the header of a table without rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from loaders.readers.pdf.layout import Segment
from loaders.vocabulary import vocabulary

__all__ = ["HIGHEST", "Words", "header_at", "is_known"]

HIGHEST = 3  # lines of a header
_LEADING = 1.5  # ems between two of its lines
_PHRASE = 4  # words in the name of a column
_LONGEST = 60  # letters in the names of columns side by side

Words = Callable[[Segment], list[Segment]]  # the words of a segment


def is_known(segment: Segment) -> bool:
    """Whether a text is the name of a column, or begins with the names of two."""
    if len(segment.text) > _LONGEST:
        return False
    parts = segment.text.split()
    if not parts or _bare(parts[0]) not in _first_words():
        return False
    return any(
        _meaning(" ".join(parts[:count]))
        and (count == len(parts) or _bare(parts[count]) in _first_words())
        for count in range(min(_PHRASE, len(parts)), 0, -1)
    )


def _bare(word: str) -> str:
    return word.casefold().strip(":(")


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split(maxsplit=1)[0] for phrase in vocabulary().headers if phrase)


def header_at(
    lines: Sequence[Sequence[Segment]], at: int, words: Words
) -> tuple[int, list[Segment]]:
    """How many lines the names of columns take that begin here, and the names.

    A header names a partner, or a unit and how often, and has two known columns at least;
    of several lines it takes as many as give most known ones. There are no names where no
    header begins.
    """
    best = 1, list[Segment](), 0
    for height in range(HIGHEST, 0, -1):
        window = lines[at : at + height]
        if len(window) < height or any(_is_apart(a[0], b[0]) for a, b in pairwise(window)):
            continue
        if any(len(s.text) > _LONGEST or s.table for line in window for s in line):
            continue
        names = _names([part for line in window for s in line for part in _parts(s, words)])
        meanings = [meaning for name in names if (meaning := _meaning(name.text))]
        both = "partner" in meanings or {"unit", "frequency"} <= {*meanings}
        if both and len({*meanings}) > 1 and len(meanings) > best[2]:
            best = height, names, len(meanings)
    return best[:2]


def _is_apart(above: Segment, line: Segment) -> bool:
    unlike = above.bold != line.bold or abs(above.size - line.size) > 0.6
    return unlike or above.y - line.y > _LEADING * line.size


def _parts(segment: Segment, words: Words) -> list[Segment]:
    return [part for _, part in _named(segment, words)] or [segment]


def _names(parts: Sequence[Segment]) -> list[Segment]:
    """What stands over one another put together, from the left."""
    stacks: list[list[Segment]] = []
    for part in parts:  # from the top
        over = next((s for s in stacks if part.x0 < s[-1].x1 and s[-1].x0 < part.x1), None)
        if over:
            over.append(part)
        else:
            stacks.append([part])
    found: list[Segment] = []
    for stack in stacks:
        texts = [part.text for part in stack]
        blank = "" if _meaning("".join(texts)) else " "
        text = blank.join(texts).replace("\u00ad", "")
        left, right = min(s.x0 for s in stack), max(s.x1 for s in stack)
        found.append(replace(stack[0], text=text, x0=left, x1=right))
    return sorted(found, key=lambda s: s.x0)


def _named(segment: Segment, words: Words) -> Iterator[tuple[str, Segment]]:
    """The columns that a text names, one or several; nothing when it holds other words."""
    meaning = _meaning(segment.text)
    if meaning:
        yield meaning, segment
        return
    if is_known(segment):
        yield from _several(words(segment))


def _several(parts: Sequence[Segment]) -> list[tuple[str, Segment]]:
    found: list[tuple[str, Segment]] = []
    at = 0
    while at < len(parts):
        for count in range(min(_PHRASE, len(parts) - at), 0, -1):
            text = " ".join(part.text for part in parts[at : at + count])
            if meaning := _meaning(text):
                last = parts[at + count - 1]
                found.append((meaning, replace(parts[at], text=text, x1=last.x1)))
                at += count
                break
        else:
            if _bare(parts[at].text) not in _first_words():
                return []
            found.append(("", parts[at]))  # the rest of its name may stand below
            at += 1
    return found


def _meaning(text: str) -> str | None:
    return vocabulary().column(text) or vocabulary().column(text.partition("(")[0])
