"""Read answers of many units to the same questions as the lists of those units.

The questions stand once above with numbers or letters, or over each answer; the answers repeat
the number or the question under the name of the unit. What a question asks tells what an answer
is: whom somebody works with, what does not work, what is wished for, or nothing of ties. The
outcome is an outline as lists have it: a title, units below it, a bullet for each partner.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from graph.model import Status
from loaders.blocks import Block, BlockKind
from loaders.frequency import STANDARD
from loaders.lists.bullets import take_apart
from loaders.lists.questions import Question, asked_in, code_of, question_of
from loaders.lists.replies import replies
from loaders.lists.sections import unit_name
from loaders.titles.contents import title_key
from loaders.titles.openings import is_title
from loaders.titles.owners import names_unit
from loaders.vocabulary import fold

__all__ = ["answered"]

_FEW = 2
_LABEL = re.compile(r"^[*_]*(?P<label>[^\W\d_]{1,9})\s*[:.)][*_]*\s+(?=\S)")
_TELLS = re.compile(r"\s[–—-]\s|:\s")
_LEVEL = 2  # of a unit's heading under that of the question


@dataclass
class _Answers:
    """A unit's title with its answers, by question, and where they end."""

    title: Block
    given: list[tuple[str, Block, str]] = field(default_factory=list[tuple[str, Block, str]])


def answered(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with answers to the same questions as lists; others as they are.

    Parameters
    ----------
    blocks : sequence of Block
        A stretch of a document without tables.
    """
    for form in (_legend(blocks), _written(blocks)):
        if form is not None and any(question.asks for question in form.questions.values()):
            units = list(form.units())
            if len(units) >= _FEW:
                return form.outline(units)
    return list(blocks)


@dataclass
class _Form:
    """Questions by their code, the code that each block repeats, and what it says behind it."""

    blocks: Sequence[Block]
    questions: dict[str, Question]
    codes: dict[int, tuple[str, str]]
    start: int

    def units(self) -> Iterator[tuple[int, int, _Answers]]:
        """Each unit's answers, and where they begin and end."""
        at = self.start
        while at < len(self.blocks):
            if not self._opens(at):
                at += 1
                continue
            unit = _Answers(self.blocks[at])
            end = at + 1
            while end < len(self.blocks) and self._goes_on(end):
                self._add(unit, end)
                end += 1
            yield at, end, unit
            at = end

    def _opens(self, at: int) -> bool:
        """Whether a title of a unit stands right above answers."""
        block = self.blocks[at]
        if at in self.codes or at + 1 not in self.codes:
            return False
        return is_title(block) and names_unit(unit_name(block).strip("*_ "))

    def _goes_on(self, at: int) -> bool:
        block = self.blocks[at]
        if at in self.codes:
            return True
        if self._opens(at) or block.kind is BlockKind.HEADING:
            return False
        asked = at - 1 in self.codes and not self.codes[at - 1][1]
        return not block.gap or block.kind is BlockKind.BULLET or asked

    def _add(self, unit: _Answers, at: int) -> None:
        block = self.blocks[at]
        if at in self.codes:
            code, text = self.codes[at]
            unit.given.append((code, block, text))
        elif unit.given:
            unit.given.append((unit.given[-1][0], block, block.text))

    # the lists that the answers are

    def outline(self, units: Sequence[tuple[int, int, _Answers]]) -> list[Block]:
        """The document with a title and lists in place of the answers."""
        first = next(question for question in self.questions.values() if question.asks)
        heading = replace(
            first.block,
            kind=BlockKind.HEADING,
            text=first.text,
            level=_LEVEL - 1,
            number="",
            gap=True,
            announces=True,
        )
        found = [b for b in self.blocks[: units[0][0]] if b is not first.block]
        found.append(heading)
        known = self._known(units)
        end = units[0][0]
        for start, after, unit in units:
            found += self.blocks[end:start]
            found += self._listed(unit, known)
            end = after
        rest = self.blocks[end:]
        return [*found, *rest]

    def _known(self, units: Sequence[tuple[int, int, _Answers]]) -> frozenset[str]:
        """The units, and whom they say that they work with."""
        known = {fold(unit_name(unit.title)) for _, _, unit in units}
        for _, _, unit in units:
            for code, _, text in unit.given:
                if self.questions[code].asks:
                    said = (take_apart(t, STANDARD, dash=True) for t in replies(text))
                    known |= {fold(parts.partner) for parts in said}
        return frozenset(known)

    def _listed(self, unit: _Answers, known: frozenset[str]) -> Iterator[Block]:
        """A unit and its partners; what names none leads on, and is no list."""
        bullets: list[Block] = []
        others: list[Block] = []
        for code, block, text in unit.given:
            question = self.questions[code]
            said = list[str]()
            if question.status is not None and text:
                listed = _is_listed(block, text)
                said = (
                    [text] if listed else replies(_bare(text), known, surely=not question.asks)
                )
            bullets += [
                replace(
                    block,
                    kind=BlockKind.BULLET,
                    text=one,
                    quote=_quoted(block, one),
                    level=0,
                    number="",
                    status=question.status,
                )
                for one in said
            ]
            if not said:
                others.append(_lead(block))
        name = unit_name(unit.title).strip("*_ ")
        if bullets:
            yield replace(
                unit.title, kind=BlockKind.HEADING, text=name, level=_LEVEL, number="", gap=True
            )
            yield from bullets
        else:
            yield _lead(unit.title)
        yield from others


def _bare(text: str) -> str:
    return text.strip("*_ ")


def _is_listed(block: Block, text: str) -> bool:
    """Whether an answer is an item of a list: a name, a mark, and what is said of it."""
    lead, *rest = _TELLS.split(text, maxsplit=1)
    return block.kind is BlockKind.BULLET and bool(rest) and names_unit(lead)


def _quoted(block: Block, said: str) -> str:
    """The words of the file for a partner, verbatim; all of them where they were put apart."""
    return said if said in block.quote else block.quote


def _lead(block: Block) -> Block:
    return replace(block, kind=BlockKind.PARAGRAPH, level=0, number="", status=Status.EXISTING)


# --- the questions ---------------------------------------------------------------------------


def _legend(blocks: Sequence[Block]) -> _Form | None:
    """The questions of a run of numbered lines, and the lines below that repeat a number."""
    coded = [code_of(block) for block in blocks]
    for start, (first, _) in enumerate(coded):
        if first not in {"1", "a"}:
            continue
        end = start + 1
        while end < len(blocks) and _is_next(coded[end - 1][0], coded[end][0]):
            end += 1
        run = range(start, end)
        asked = sum(blocks[at].text.rstrip("*_ ").endswith("?") for at in run)
        questions = {coded[at][0]: question_of(blocks[at], coded[at][1]) for at in run}
        if (
            len(run) >= _FEW
            and 2 * asked >= len(run)
            and any(question.asks for question in questions.values())
        ):
            later = range(end, len(blocks))
            codes = {at: coded[at] for at in later if coded[at][0] in questions}
            return _Form(blocks, questions, codes, end)
    return None


def _is_next(code: str, following: str) -> bool:
    if code.isdigit() and following.isdigit():
        return int(following) == int(code) + 1
    return len(code) == len(following) == 1 and ord(following) == ord(code) + 1


def _written(blocks: Sequence[Block]) -> _Form | None:
    """The questions that stand over the answers of several units, word for word."""
    asked = {at: found for at, block in enumerate(blocks) if (found := asked_in(block))}
    again = Counter(title_key(question) for question, _ in asked.values())
    questions: dict[str, Question] = {}
    codes: dict[int, tuple[str, str]] = {}
    for at, (question, rest) in asked.items():
        key = title_key(question)
        if again[key] >= _FEW:
            questions.setdefault(key, question_of(blocks[at], question))
            codes[at] = key, rest
    if not codes:
        return None
    return _Form(_without_labels(blocks, codes), questions, codes, 0)


def _without_labels(
    blocks: Sequence[Block], codes: dict[int, tuple[str, str]]
) -> Sequence[Block]:
    """The blocks without "Answer:" in front of what stands under most of the questions."""
    below = [n for at, n in pairwise(range(len(blocks))) if at in codes and n not in codes]
    labels = Counter(m["label"] for n in below if (m := _LABEL.match(blocks[n].text)))
    label, count = next(iter(labels.most_common(1)), ("", 0))
    if 2 * count < len(below) or not count:
        return blocks
    shown = list(blocks)
    for n in below:
        match = _LABEL.match(blocks[n].text)
        if match and match["label"] == label:
            shown[n] = replace(blocks[n], text=blocks[n].text[match.end() :])
    return shown
