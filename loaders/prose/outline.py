"""What stands above a sentence: headings, the units they name, the bullet it hangs under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from graph.model import Status
from loaders.blocks import Block, BlockKind
from loaders.naming.finder import Finder
from loaders.naming.text import Marker
from loaders.prose.headings import Headings, Owner, scoped
from loaders.prose.items import Item
from loaders.prose.title_stance import stance_of_title
from loaders.titles.contents import title_of
from loaders.wording import LONGEST, sentences

__all__ = ["Outline", "Scope"]

_NUMBERED_ONE = re.compile(r"1(?:[.)\s]|$)")
_GROUP = re.compile(
    r"(?:gruppe|grupp|group|table|bord|hold|team|lag)\s*\d{1,2}\b", re.IGNORECASE
)
_SURE = 0.9  # from which a heading surely names a unit
_KNOWN = 0.6
_PLACE = 0.69  # of a municipality that a document is of: it is all of its units
_UNFINISHED = (":", " att", " at", " å", " that", " to")


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
    document : Owner or None
        The unit that the whole document is of.
    partner : Owner or None
        The unit that a heading names beside it: what is told there is told of the two.
    group : Owner or None
        The unit of a group at a workshop, whose points each name a partner.
    planned : bool
        Whether a label says that what follows is to be done: ``R2:``, ``Decision:``.
    asks_with_whom : bool
        Whether the nearest heading is a question on who works together.
    """

    titles: tuple[str, ...] = ()
    heading: Owner | None = None
    parent: Owner | None = None
    stance: Status | None = None
    lead: str = ""
    document: Owner | None = None
    partner: Owner | None = None
    group: Owner | None = None
    planned: bool = False
    asks_with_whom: bool = False

    @property
    def owner(self) -> Owner | None:
        """The nearest of parent and heading."""
        return self.parent or self.heading


def _speaker(owner: Owner) -> Owner:
    """Who speaks in a document: less sure than a heading, but for the job it describes."""
    if owner.role:
        return owner
    return replace(owner, weight=_PLACE if _is_place(owner) else 0.7)


def _is_place(owner: Owner) -> bool:
    """Whether a title names but the municipality whose document it is."""
    return owner.weight < _KNOWN


class _Open(NamedTuple):
    """A heading that is open: nothing of its rank has followed."""

    rank: tuple[str, int]
    title: str
    owner: Owner | None
    stance: Status | None


_HEAD = 8  # blocks above which a title is the document's
_FAMILY = 2  # headings that name units, from which the others of their rank may
_FAMILIES = frozenset(
    {("strong", 0), ("listed", 0), *(("level", depth) for depth in range(2, 5))}
)


class Outline:
    """Walks down a document and knows what stands above each block."""

    def __init__(self, finder: Finder, marker: Marker, of: Owner | None = None) -> None:
        self._headings = Headings(finder, marker)
        self._marker = marker
        self._finder = finder
        self._of = of  # whose document it is, where its head or its words tell

    def walk(self, found: Sequence[Item]) -> Iterator[tuple[Block, Scope]]:
        """Each block that is no heading, with its scope."""
        stack: list[_Open] = []
        parents: list[tuple[int, str]] = []
        speaker = self._of
        owners = self._owners(found)
        for at, item in enumerate(found):
            block = item.block
            if item.rank is not None:
                stack = _above(stack, item)
                owner = owners[at]
                if owner and self._of and self._finder.is_field(owner.name):
                    owner = None  # what a unit writes of "Economy" is its own
                if at == 0 and self._of and block.text.startswith(f"{self._of.name} "):
                    owner = self._of  # "Brook House – a place to meet"
                owner = self._as_partner(owner, stack)
                if (at == 0 and not self._written()) or (speaker is None and at < 3):
                    named = owner or self._headings.of_document(block.text)
                    known = named and not named.partner and not (speaker and _is_place(named))
                    speaker = _speaker(named) if named and known else speaker
                follows = at > 0 and not _is_title(found, at)
                follows = follows and not (owner and self._is_form(block.text))
                follows = follows and not (at < _HEAD and self._answers(block.text))
                stance = stance_of_title(block.text, self._marker) if follows else None
                if stance is None and item.rank[0] == "plain" and _above_points(found, at):
                    stance = self._stance_of_lead(block.text)
                stack.append(_Open(item.rank, title_of(block.text), owner, stance))
                parents = []
                if self._tells_of_two(block.text):
                    yield block, self._scope(stack[:-1], parents, speaker)
                continue
            level = block.level if block.kind is BlockKind.BULLET else -1
            goes_on = level < 0 and _goes_on(block.text)
            parents = [p for p in parents if p[0] < level or (goes_on and _is_open(p))]
            yield block, self._scope(stack, parents, speaker)
            if goes_on:
                continue
            if level >= 0 or block.text.endswith(_UNFINISHED) or _GROUP.match(block.text):
                parents.append((level, block.text))

    def _as_partner(self, owner: Owner | None, stack: Sequence[_Open]) -> Owner | None:
        """A unit that a heading names below another for all partners: "Our partners"."""
        if owner is None or self._of is None or not self._written():
            return owner
        keys = ("partner_nouns", "with_heads")
        titles = [self._marker.sentence(o.title[:LONGEST]) for o in stack if o.owner is None]
        told = any(title.has(key) for title in titles for key in keys)
        return replace(owner, partner=True) if told and owner.name != self._of.name else owner

    def _is_form(self, text: str) -> bool:
        """Whether a title begins with what document it heads: "Follow-up of the …"."""
        return self._marker.any("document_words", [text.split()[0].casefold().strip(":.")])

    def _answers(self, text: str) -> bool:
        """Whether a title tells what was answered: "Statement on the proposal"."""
        words = [word.casefold().strip(":.") for word in text.split()]
        return len(words) > 1 and self._marker.any("answer_words", words[:1])

    def _written(self) -> bool:
        """Whether the head, or the end, of the document tells who wrote it."""
        return self._of is not None and self._of.weight >= _SURE

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
        owners_above = [one.owner for one in reversed(stack) if one.owner]
        heading = next((owner for owner in owners_above if not owner.partner), speaker)
        document = speaker if speaker and speaker.weight != _PLACE else None
        nearest = owners_above[0] if owners_above else None
        sure = nearest is not None and (nearest.weight >= _SURE or nearest.partner)
        field = nearest is not None and self._finder.is_field(nearest.name)
        partner = nearest if sure and not field else None
        owners = (self._headings.unit_of_parent(text) for _, text in reversed(parents))
        parent = next((owner for owner in owners if owner), None)
        if parent and heading:
            parent = replace(parent, name=scoped(parent.name, heading))
        stances = [one.stance for one in stack]
        stances += [self._stance_of_parent(text) for _, text in parents]
        stance = next((one for one in reversed(stances) if one), None)
        lead = parents[-1][1] if parents and parents[-1][1].endswith(":") else ""
        titles = tuple(one.title for one in stack)
        lead = lead.rstrip(": ")
        above = parents[-1][1] if parents else (titles[-1] if titles else "")
        group = (parent or nearest) if _GROUP.match(above) else None
        asks = bool(titles) and self._asks_with_whom(titles[-1])
        return Scope(
            titles,
            heading,
            parent,
            stance,
            lead,
            document,
            partner,
            group,
            asks_with_whom=asks,
        )

    def _asks_with_whom(self, title: str) -> bool:
        if not title.endswith("?"):
            return False
        question = self._marker.sentence(title[:LONGEST])
        return question.has("with_heads") or question.has("work_heads")

    def _stance_of_parent(self, text: str) -> Status | None:
        if len(text.split()) <= 5:
            return stance_of_title(text, self._marker)
        return self._stance_of_lead(text) if text.endswith(_UNFINISHED) else None

    def _stance_of_lead(self, text: str) -> Status | None:
        """What an unfinished sentence says of its points: "We recommend that the council"."""
        lead = self._marker.sentence(sentences(text[-LONGEST:])[-1])
        if lead.has("wishes"):
            return Status.PROPOSED
        return Status.STRAINED if lead.has("strained") else None


def _goes_on(text: str) -> bool:
    """Whether a paragraph ends the sentence above it, as points with a mark of their own do."""
    return text.lstrip(">·* ")[:1].islower()


def _is_open(parent: tuple[int, str]) -> bool:
    return parent[0] < 0 and parent[1].endswith(_UNFINISHED)


def _is_title(found: Sequence[Item], at: int) -> bool:
    """Whether a heading is the document's own, below its letterhead: all others are below it.

    "Statement on the proposal" tells what was answered, not how each tie in it stands.
    """
    levels = {i: it.rank[1] for i, it in enumerate(found) if it.rank and it.rank[0] == "level"}
    others = [depth for i, depth in levels.items() if i != at]
    return at in levels and bool(others) and all(depth > levels[at] for depth in others)


def _above_points(found: Sequence[Item], at: int) -> bool:
    """Whether the points of a list follow."""
    return at + 1 < len(found) and found[at + 1].block.kind is BlockKind.BULLET


def _above(stack: Sequence[_Open], item: Item) -> list[_Open]:
    """What of the open headings stands above a further one."""
    rank = item.rank or ("plain", 0)
    if rank[0] == "answer":
        return []
    if rank[0] == "level" and _NUMBERED_ONE.match(item.block.number or item.block.text):
        return [entry for entry in stack if entry.rank != rank]  # numbered anew under the last
    plain = rank[0] == "plain"  # stands below the numbered heading that is open
    inner = max(
        (at for at, one in enumerate(stack) if plain and one.rank[0] == "level"), default=0
    )
    for at, entry in enumerate(stack[inner:], inner):
        deeper = entry.rank[0] == rank[0] == "level" and entry.rank[1] >= rank[1]
        if entry.rank == rank or deeper:
            return list(stack[:at])
    return list(stack)
