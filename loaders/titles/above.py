"""Follow the headings of a document: what stands above a place, and whose list may follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from loaders.blocks import Block, BlockKind
from loaders.titles.contents import title_key, title_of
from loaders.titles.letterhead import MOST, unit_at_head, unit_beside
from loaders.titles.likeness import looks_like_unit, seems_named
from loaders.titles.owners import Owner, labelled_owner, names_unit, titled, told_owner
from loaders.titles.promises import (
    announces,
    ends_lists,
    is_place,
    is_scope,
    names_document,
    names_document_first,
    names_section,
    without_place,
)
from loaders.wording import any_of

__all__ = ["STRONG", "Above", "Owner"]

STRONG = 9  # the level of an emphasised line, below all headings

_REMARK = re.compile(r"(?<=\S)\s*\([^()]*\)$")  # "Who we work with (collected in April)"
_DASH = re.compile(r"\s[–—-]\s")
_TITLE_WORDS = 8
_LABEL_WORDS = 5
_LINE_WORDS = 14  # of a title such as "Meeting plan for … in the spring of 2025"


class Above:
    """The headings above a place in a document, kept while going down it."""

    def __init__(self, unit: Owner | None = None) -> None:
        self._unit = unit  # that the whole document is of
        self._path: list[Block] = []
        self._last: Block | None = None
        self._listing = False
        self._title: Block | None = None  # a short line right above, but for labels under it
        self._count = 0
        self._at: dict[int, int] = {}  # of each block in the path, where it stood
        self._explicit: tuple[int, Owner] | None = None
        self._within = 0  # the level of the heading under which the text said so
        self._announcing: tuple[int, Block] | None = None
        self._owners: dict[int, Owner | None] = {}  # found at this place, by level
        self._head: list[Block] = []  # what the document begins with

    def add(self, block: Block) -> None:
        """Go past a block."""
        last, self._last = self._last, block
        self._describes(last, block)
        self._count += 1
        if len(self._head) < MOST:
            self._head.append(block)
        if not (self._title and last and _is_field(block)):
            self._title = block if _is_title(block) else None
        if not (last and last.kind is block.kind is BlockKind.BULLET):
            self._owners = {}  # from bullet to bullet nothing changes
        if _is_title(block) or block.kind is BlockKind.HEADING:
            key = title_key(block.text)
            announcing = announces(key)
            self._announcing = (self._count, block) if announcing else None
            ends = block.kind is BlockKind.HEADING or ends_lists(key) or names_section(key)
            self._listing = announcing or (self._listing and not ends)
        elif block.kind is BlockKind.BULLET:
            self._announcing = None
        if block.kind is BlockKind.HEADING:
            depth = block.level or 1
            if depth <= self._within:
                self._explicit = None
            self._path = [b for b in self._path if 0 < b.level < depth]
            self._push(block)
        elif block.strong:
            self._path = [b for b in self._path if b.level]
            self._push(block)
        if block.kind is not BlockKind.BULLET:
            self._note_owner(block)

    def _describes(self, last: Block | None, block: Block) -> None:
        """Note whom a description is of, where the line below its title names the unit."""
        said = titled(last.text) if last and last.kind is BlockKind.HEADING else None
        if said and said.kind == "description" and not said.owner and _is_title(block):
            match = _at_unit().search(block.text)
            if match and looks_like_unit(match["name"]) and names_unit(match["name"]):
                self._says(match["name"], block)

    def _push(self, block: Block) -> None:
        self._path.append(block)
        self._at = {id(b): self._at.get(id(b), self._count) for b in self._path}

    def _note_owner(self, block: Block) -> None:
        if name := told_owner(block.text):
            self._says(name, block)
        if len(block.text.split()) > _LINE_WORDS:
            return
        if name := labelled_owner(block.text):
            self._says(name, block)
            return
        if block.text.endswith((".", ";", ",")):
            return
        said = titled(block.text)
        if said and said.owner:
            self._says(said.owner, block)

    def _says(self, name: str, block: Block) -> None:
        self._explicit = self._count, Owner(name, block, explicit=True)
        self._within = max((b.level for b in self._path), default=0)

    def headings(self) -> list[Block]:
        """The headings, outermost first, with a short line right above the place."""
        found = list(self._path)
        if self._title and self._title not in found:
            found = [b for b in found if b.level]
            found.append(self._title)
        return found

    def right_above(self) -> str:
        """The text of the numbered item or the heading that the place stands under."""
        last = self._last
        if last is not None and last.kind is BlockKind.BULLET and last.number:
            return last.text
        return next((block.text for block in self.headings()[-1:]), "")

    def path(self) -> tuple[str, ...]:
        """The titles of the headings."""
        return tuple(title_of(block.text) for block in self.headings())

    def just_announced(self, within: int = 0) -> bool:
        """Whether a title that announces collaborators stands right above.

        Between them may be so many blocks of text, none of them a title or a bullet.
        """
        return self._announcing is not None and self._count - self._announcing[0] <= within

    def in_listing(self) -> bool:
        """Whether a title announced collaborators and none since then began anything else."""
        return self._listing

    def announced(self) -> bool:
        """Whether any heading says that collaborators follow."""
        return any(announces(title_key(block.text)) for block in self.headings())

    def owner(self, level: int = 0) -> Owner | None:
        """Whose list stands here: what the text says last of it, else the nearest name.

        `level` is that of the heading which the list opens with, 0 when it is none. A heading
        of that rank ended where this one begins: it owns what follows only where it looks
        like a unit or nobody stands over both.
        """
        if level not in self._owners:
            self._owners[level] = self._find_owner(level)
        return self._owners[level]

    def _find_owner(self, level: int) -> Owner | None:
        named, unit = self.nearest(level), self._unit
        if named is None or unit is None:
            return named or unit
        if named.block is unit.block and not named.explicit:
            rest = named.name.removeprefix(unit.name)
            longer = rest != named.name and not any(letter.isdigit() for letter in rest)
            return named if longer else unit
        return named if named.explicit or seems_named(named.name) else unit

    def nearest(self, level: int = 0) -> Owner | None:
        """Whose list stands here by what stands above it, whatever the document is of."""
        found = self.headings()
        over = [block for block in found if not 0 < level <= block.level]
        aside = [block for block in found if block not in over]
        if level == STRONG:
            aside = [b for b in over if b.strong and not b.level and self._has_text(b)]
            over = [block for block in over if block not in aside]
        if self._explicit and self._explicit[1].block in over:
            return self._named(over)
        like = [block for block in aside if looks_like_unit(title_of(block.text))]
        head = self._of_head() if aside else None
        beside = self._named(like) if like else None
        return beside or self._nearer(over) or head or self._named(found)

    def _nearer(self, over: Sequence[Block]) -> Owner | None:
        """Whom the headings name; what the text said first holds but for one named as units."""
        found = self._named(over)
        said = self.said_owner()
        return said if said and found and not seems_named(found.name) else found

    def owner_or_head(self) -> Owner | None:
        """Whose list stands here, else the unit that the head of the document names."""
        found = self.owner()
        if found is None or not (found.explicit or looks_like_unit(found.name)):
            named = unit_at_head(self._head)
            return Owner(*named) if named else found
        beside = "" if found.explicit else unit_beside(found.name)
        return replace(found, name=beside) if beside else found

    def _has_text(self, block: Block) -> bool:
        """Whether anything stands between a title and this place."""
        return self._count > self._at.get(id(block), self._count)

    def _of_head(self) -> Owner | None:
        """The unit that the head of the document names; a section beside is no owner."""
        named = unit_at_head(self._head)
        return Owner(*named) if named else None

    def said_owner(self) -> Owner | None:
        """Whose the lists are by what the text itself says of it: "Meetings of the library"."""
        return self._explicit[1] if self._explicit else None

    def _named(self, found: Sequence[Block]) -> Owner | None:
        for block in reversed(found):
            if not _can_own(block):
                continue
            stood = self._at.get(id(block), self._count)
            if self._explicit and self._explicit[0] >= stood:
                break
            name = without_place(title_of(block.text))
            beside = unit_beside(name) if _DASH.search(name) else ""
            return Owner(beside or name, block)
        return self._explicit[1] if self._explicit else None


@cache
def _at_unit() -> re.Pattern[str]:
    """Where a post belongs: "Adviser at the Harbour Office"."""
    words = any_of("owner_words")
    return re.compile(rf"\s(?i:{words})\s+(?:the\s+)?(?P<name>[A-ZÆØÅÄÖ].*)$")


def _can_own(block: Block) -> bool:
    """Whether a heading names somebody, instead of saying what follows."""
    key = title_key(without_place(block.text))
    if announces(key) or titled(block.text) or ends_lists(key) or is_scope(key):
        return False
    if names_section(key) or is_place(key):
        return False
    inner = block.level > 1 and len(key.split()) > 1
    if names_document(block) and not (inner and not names_document_first(key)):
        return False
    return names_unit(title_of(block.text))


def _is_field(block: Block) -> bool:
    """Whether a line goes on with what stands above it: "Reports to: Head of Parks"."""
    label, colon, _ = block.text.partition(": ")
    return (
        block.kind is BlockKind.PARAGRAPH
        and not block.gap
        and bool(colon)
        and len(label.split()) <= _LABEL_WORDS
    )


def _is_title(block: Block) -> bool:
    text = _REMARK.sub("", block.text)
    return (
        block.kind is BlockKind.PARAGRAPH
        and len(text.split()) <= _TITLE_WORDS
        and not text.endswith((".", "!", ";", ","))
        and (": " not in text or announces(title_key(text)))
        and (not text.endswith("?") or announces(title_key(text)))
        and text[:1].isupper()
    )
