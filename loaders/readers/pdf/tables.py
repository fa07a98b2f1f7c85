"""Put the text of a page into the cells of its tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from graph.names.vocabulary import vocabulary as nouns
from loaders import frequency
from loaders.readers.pdf.layout import Segment, Tabular, rows
from loaders.readers.pdf.ruled import Lattice
from loaders.titles.likeness import is_place_of_work, looks_like_unit, seems_definite
from loaders.vocabulary import vocabulary

__all__ = ["Cell", "as_segment", "cell", "is_full", "ruled"]

Cell = tuple[tuple[str, ...], ...]
_PADDING = 12.0  # points at most between a rule and the text beside it
_BLANK = 0.25  # ems of a blank
_LETTER = 0.6  # ems of a letter
_CLOSING = ".,;:!?)"
_SLACK = 0.5  # ems by which the room in a cell may be taken as too wide


def ruled(
    segments: Sequence[Segment], lattice: Lattice, above: Sequence[float] = ()
) -> list[Segment]:
    """The segments of a page, those in a table of rules put together as one.

    They stay as they are where fewer than two rows hold several texts, or one that goes on
    with a table `above`.
    """
    held: dict[int, list[Segment]] = defaultdict(list)
    number = lattice.cells()
    rest: list[Segment] = []
    for segment in segments:
        at = None if segment.table else lattice.cell(segment)
        (held[number[at[0]][at[1]]] if at else rest).append(segment)
    filled = [len({one for one in row if one in held}) for row in number]
    least = 1 if lattice.goes_on(above) else 2
    if sum(count > 1 for count in filled) < least:
        return list(segments)
    right = _right_edges(lattice, number, held)
    texts = {one: cell(inside, right[one]) for one, inside in held.items()}
    table = [tuple(texts.get(one, ()) for one in row) for row in number]
    lines = {one: len(rows(_falling(inside))) for one, inside in held.items()}
    heights = [
        max(
            (lines[one] for one in {*row} & held.keys() if _is_flat(number, one, at)), default=0
        )
        for at, row in enumerate(number)
    ]
    inside = [segment for segments in held.values() for segment in segments]
    return [*rest, as_segment(inside, table, heights, lattice.xs)]


def _is_flat(number: Sequence[Sequence[int]], one: int, at: int) -> bool:
    """Whether a cell stands in this row and no other."""
    return all(one not in row for other, row in enumerate(number) if abs(other - at) == 1)


def _right_edges(
    lattice: Lattice, number: Sequence[Sequence[int]], held: Mapping[int, Sequence[Segment]]
) -> dict[int, float]:
    """How far to the right the text of each cell can reach."""
    edges = [(row[0], row[-1]) for row in _columns_of(number).values()]
    ends = dict(zip(_columns_of(number), edges, strict=True))
    insets = [
        inset
        for one, inside in held.items()
        if 0 < (inset := min(s.x0 for s in inside) - lattice.xs[ends[one][0]]) < _PADDING
    ]
    padding = min(insets, default=0.0)
    return {one: lattice.xs[last + 1] - padding for one, (_, last) in ends.items()}


def _columns_of(number: Sequence[Sequence[int]]) -> dict[int, list[int]]:
    """The columns over which each cell stands."""
    found: dict[int, set[int]] = defaultdict(set)
    for row in number:
        for column, one in enumerate(row):
            found[one].add(column)
    return {one: sorted(columns) for one, columns in found.items()}


def _falling(segments: Iterable[Segment]) -> list[Segment]:
    return sorted(segments, key=lambda s: -s.y)


def as_segment(
    segments: Sequence[Segment],
    table: Sequence[tuple[Cell, ...]],
    heights: Sequence[int],
    edges: Sequence[float],
) -> Segment:
    """A table that takes the place of the segments in it."""
    first = _falling(segments)[0]
    text = " ".join(line for row in table for texts in row for part in texts for line in part)
    return replace(
        first,
        text=text,
        x0=min(s.x0 for s in segments),
        x1=max(s.x1 for s in segments),
        bold=False,
        ends_bold=False,
        table=Tabular(tuple(table), tuple(heights), tuple(edges)),
    )


def cell(segments: Iterable[Segment], right: float) -> Cell:
    """The paragraphs of a cell whose text reaches as far as `right` at most."""
    lines = rows(_falling(segments))
    if not lines:
        return ()
    if len(lines) > 1 and all(_is_name(line.text) for line in lines):
        return tuple((line.text,) for line in lines)
    left = min(line.x0 for line in lines)
    parts: list[list[str]] = [[lines[0].text]]
    for above, line in pairwise(lines):
        if line.marked or not (is_full(above, line, left, right) or _leads_on(above)):
            parts.append([line.text])
            continue
        if _is_cut(above, line, right, last=line is lines[-1]):
            parts[-1][-1] += "\u00ad"
        parts[-1].append(line.text)
    return tuple(tuple(part) for part in parts)


def _is_name(text: str) -> bool:
    """Whether a line is the whole name of a unit: "the school office", not "Department"."""
    whole = text[:1].isupper() and not text.endswith((",", "-", "\u00ad", "/"))
    several = " " in text or seems_definite(text) or _is_compound(text.casefold())
    return whole and several and looks_like_unit(text)


def _is_compound(low: str) -> bool:
    """Whether a word ends in a noun for a place of work, and says which one it is."""
    return is_place_of_work(low) and low not in nouns().forms


def _leads_on(above: Segment) -> bool:
    """Whether a line ends in a word that never ends what is said: "the school in"."""
    last = above.text.rsplit(maxsplit=1)[-1]
    return last.islower() and last in vocabulary().all("conjunctions")


def is_full(above: Segment, line: Segment, left: float, right: float) -> bool:
    """Whether the first word of a line had no room at the end of the line above."""
    more = (_BLANK + _SLACK) * above.size + line.word
    if above.x1 + more > right or above.text.endswith("\u00ad"):
        return True
    centred = above.x0 - left > 0.5 * above.size and abs(line.x0 - above.x0) > 1
    return centred and above.x1 - above.x0 + more > right - left


def _is_cut(above: Segment, line: Segment, right: float, *, last: bool) -> bool:
    """Whether a word that is wider than its cell was cut without a hyphen.

    What stands at the `last` line of a cell, or before a sign, is no small word: a small word
    leads on to another one.
    """
    head, (tail, *more) = above.text, line.text.split(maxsplit=1)
    room = _LETTER if len(tail) > 1 else 1  # hardly anything is a word of one letter
    if " " in head or above.x1 + room * above.size <= right:
        return False
    if tail[0] in _CLOSING:
        return head[-1].isalnum()
    low = tail.casefold().rstrip(_CLOSING)
    if not (head[-1].isalpha() and tail[0].islower()) or is_place_of_work(low):
        return False
    words = vocabulary()
    if low in words.all("function_words"):
        ends = last if not more else not more[0][0].isalnum()
        return len(low) < len(tail) or ends
    often = frequency.read(f"{head} {line.text}")  # "every second | week"
    return low not in words.all("conjunctions") and not (often and often.low)
