"""What stands above a sentence: headings, the units they name, the bullet it hangs under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from graph.model import Status
from loaders.blocks import Block, BlockKind
from loaders.naming.finder import Finder
from loaders.naming.text import Marker
from loaders.prose.headings import Headings, Owner, scoped, stance_of_title
from loaders.titles.contents import title_key, title_of, without_contents
from loaders.wording import LONGEST, sentences

__all__ = ["Item", "Outline", "Scope", "items"]

_TITLE_WORDS = 12
_TITLE_LETTERS = 100
_NUMBERED = re.compile(r"(?:§\s*)?\d{1,3}[.)]?\s")
_NUMBERED_ONE = re.compile(r"1(?:[.)\s]|$)")
_ANSWER_WORDS = 30  # of a heading such as "Comments from the committee … on the proposal …"
_NUMBERED_WORDS = 45


@dataclass(frozen=True)
class Scope:
    """What stands above a block.

    Attributes
    ----------
    titles : tuple of str
        The headings, outermost first.
    heading : Owner or None
        The unit that the nearest heading of one names, or who speaks in the document.
    parent : Owner or None
        The unit that the bullet above, or the label in front, names.
    stance : Status or None
        What the headings say of all under them: strengths, wishes, problems.
    lead : str
        The unfinished sentence above a list, without its colon.
    """

    titles: tuple[str, ...] = ()
    heading: Owner | None = None
    parent: Owner | None = None
    stance: Status | None = None
    lead: str = ""

    @property
    def owner(self) -> Owner | None:
        """The nearest of parent and heading."""
        return self.parent or self.heading


@dataclass(frozen=True)
class Item:
    """A block, and its rank when it is a heading: headings of one rank end one another."""

    block: Block
    rank: tuple[str, int] | None = None


def items(blocks: Sequence[Block], marker: Marker, gone: Iterable[Block] = ()) -> list[Item]:
    """The blocks of a document, headings told apart, without its contents and those `gone`."""
    body, lexicon = without_contents(blocks)
    left_out = {id(block) for block in gone}
    return [
        Item(block, _rank(body, at, lexicon, marker))
        for at, block in enumerate(body)
        if block.text and id(block) not in left_out
    ]


def _rank(
    blocks: Sequence[Block], at: int, lexicon: frozenset[str], marker: Marker
) -> tuple[str, int] | None:
    block = blocks[at]
    if block.kind is BlockKind.BULLET or not block.text:
        return None
    if _is_answer(block.text, marker):
        return ("answer", 0)
    if block.kind is BlockKind.HEADING:
        return ("level", block.level)
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if _is_numbered(block, following):
        return ("level", 1)
    if not _short(block.text):
        return None
    return _rank_of_short(block, following, lexicon, marker, first=at == 0)


def _is_numbered(block: Block, following: Block | None) -> bool:
    """Whether a numbered line is a heading: short, or right above a list."""
    if not _NUMBERED.match(block.text) or not block.gap:
        return False
    before_list = following is not None and following.kind is BlockKind.BULLET
    return len(block.text.split()) <= _NUMBERED_WORDS and (before_list or _short(block.text))


def _rank_of_short(
    block: Block,
    following: Block | None,
    lexicon: frozenset[str],
    marker: Marker,
    *,
    first: bool,
) -> tuple[str, int] | None:
    text = block.text
    if text.endswith(":") and not first:
        return ("colon", 0) if _closed(text, marker) else None
    if block.strong and not first:
        return ("strong", 0)
    if title_key(text) in lexicon:
        return ("listed", 0)
    alone = following is None or following.line == block.line
    titled = first or (block.gap and not alone and _names_what_follows(text))
    return ("plain", 0) if titled else None


def _is_answer(text: str, marker: Marker) -> bool:
    """Whether a line announces whose answer follows: "Comments from the committee …"."""
    if len(text) > 10 * _TITLE_LETTERS:
        return False
    words = text.split()
    opening = [word.strip(":/.,").casefold() for word in words[:2]]
    opening += [part for word in opening for part in word.split("/")]
    senders = {"fra", "från", "frå", "from"}
    return (
        len(words) <= _ANSWER_WORDS
        and marker.any("answer_words", opening)
        and any(word.casefold() in senders for word in words)
        and not words[0].endswith(":")
    )


def _short(text: str) -> bool:
    return (
        len(text.split()) <= _TITLE_WORDS
        and len(text) <= _TITLE_LETTERS
        and not text.endswith((".", "!", ";", ",", "…"))
    )


def _closed(text: str, marker: Marker) -> bool:
    """Whether a line with a colon is a heading, "Solutions:", and no unfinished sentence."""
    return len(text.split()) <= 3 and stance_of_title(text, marker) is not None


def _names_what_follows(text: str) -> bool:
    return text[0].isupper() and ": " not in text and "\t" not in text


def _speaker(owner: Owner) -> Owner:
    """Who speaks in a document: less sure than a heading, but for the job it describes."""
    return owner if owner.role else replace(owner, weight=0.7)


class _Open(NamedTuple):
    """A heading that is open: nothing of its rank has followed."""

    rank: tuple[str, int]
    title: str
    owner: Owner | None
    stance: Status | None


_FAMILY = 2  # headings that name units, from which the others of their rank may
_FAMILIES = frozenset(
    {("strong", 0), ("listed", 0), *(("level", depth) for depth in range(2, 5))}
)


class Outline:
    """Walks down a document and knows what stands above each block."""

    def __init__(self, finder: Finder, marker: Marker) -> None:
        self._headings = Headings(finder, marker)
        self._marker = marker

    def walk(self, found: Sequence[Item]) -> Iterator[tuple[Block, Scope]]:
        """Each block that is no heading, with its scope."""
        stack: list[_Open] = []
        parents: list[tuple[int, str]] = []
        speaker: Owner | None = None
        owners = self._owners(found)
        for at, item in enumerate(found):
            block = item.block
            if item.rank is not None:
                stack = _above(stack, item)
                owner = owners[at]
                if at == 0 or (speaker is None and at < 3):
                    named = owner or self._headings.of_document(block.text)
                    speaker = speaker or (named and _speaker(named))
                stance = stance_of_title(block.text, self._marker) if at else None
                stack.append(_Open(item.rank, title_of(block.text), owner, stance))
                parents = []
                if self._tells_of_two(block.text):
                    yield block, self._scope(stack[:-1], parents, speaker)
                continue
            level = block.level if block.kind is BlockKind.BULLET else -1
            parents = [p for p in parents if p[0] < level]
            yield block, self._scope(stack, parents, speaker)
            if level >= 0 or block.text.endswith(":"):
                parents.append((level, block.text))

    def _tells_of_two(self, text: str) -> bool:
        """Whether a heading names who works together: "Agreement between A and B"."""
        if len(text) > LONGEST:
            return False
        sentence = self._marker.sentence(text)
        ends = {mark.end for mark in sentence.marks.get("with_heads", ())}
        return any(mark.start in ends for mark in sentence.marks.get("between", ()))

    def _owners(self, found: Sequence[Item]) -> dict[int, Owner | None]:
        """The unit of each heading; where most of a rank name one, the others do as well."""
        owners = {
            at: self._headings.unit_of_title(item.block.text, answer=item.rank[0] == "answer")
            for at, item in enumerate(found)
            if item.rank is not None
        }
        for rank in {found[at].rank for at in owners} & _FAMILIES:
            alike = [at for at in owners if found[at].rank == rank]
            named = [at for at in alike if owners[at]]
            if len(named) >= _FAMILY and 2 * len(named) >= len(alike):
                for at in alike:
                    owners[at] = owners[at] or self._headings.like_others(found[at].block.text)
        return owners

    def _scope(
        self,
        stack: Sequence[_Open],
        parents: Sequence[tuple[int, str]],
        speaker: Owner | None,
    ) -> Scope:
        heading = next((one.owner for one in reversed(stack) if one.owner), speaker)
        owners = (self._headings.unit_of_parent(text) for _, text in reversed(parents))
        parent = next((owner for owner in owners if owner), None)
        if parent and heading:
            parent = replace(parent, name=scoped(parent.name, heading))
        stances = [one.stance for one in stack]
        stances += [self._stance_of_parent(text) for _, text in parents]
        stance = next((one for one in reversed(stances) if one), None)
        lead = parents[-1][1] if parents and parents[-1][1].endswith(":") else ""
        titles = tuple(one.title for one in stack)
        return Scope(titles, heading, parent, stance, lead.rstrip(": "))

    def _stance_of_parent(self, text: str) -> Status | None:
        if len(text.split()) <= 5:
            return stance_of_title(text, self._marker)
        if not text.endswith(":"):
            return None
        lead = self._marker.sentence(sentences(text[-LONGEST:])[-1])
        if lead.has("wishes"):
            return Status.PROPOSED
        return Status.STRAINED if lead.has("strained") else None


def _above(stack: Sequence[_Open], item: Item) -> list[_Open]:
    """What of the open headings stands above a further one."""
    rank = item.rank or ("plain", 0)
    if rank[0] == "answer":
        return []
    if rank[0] == "level" and _NUMBERED_ONE.match(item.block.number or item.block.text):
        return [entry for entry in stack if entry.rank != rank]  # numbered anew under the last
    for at, entry in enumerate(stack):
        deeper = entry.rank[0] == rank[0] == "level" and entry.rank[1] >= rank[1]
        if entry.rank == rank or deeper:
            return list(stack[:at])
    return list(stack)
