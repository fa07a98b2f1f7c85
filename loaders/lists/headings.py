"""Find the sections that list collaborators, and the units in them.

A heading is what the table of contents names or, without one, a short line without end
punctuation right before a bullet.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.blocks import Block, BlockKind
from loaders.lists.answers import Answers
from loaders.lists.sections import Section
from loaders.lists.telling import begins_with_name
from loaders.lists.walk import Walk
from loaders.titles.above import STRONG, Above, Owner
from loaders.titles.contents import title_key, without_contents
from loaders.titles.openings import opens_list
from loaders.titles.owners import titled
from loaders.titles.promises import is_scope

__all__ = ["find_sections"]


def find_sections(blocks: Sequence[Block], unit: Owner | None = None) -> list[Section]:
    """The sections of a document that list collaborators; empty when it has none."""
    body, lexicon = without_contents(blocks)
    sections: list[Section] = []
    above, answers = Above(unit), Answers(body, lexicon)
    last: Section | None = None  # that ended right where the next begins
    at = 0
    while at < len(body):
        if opens_list(body, at, above):
            walk = Walk(body, at, lexicon, _owner(body, at, above, last))
            last, end = walk.section()
            if _holds_names(last):
                sections.append(last)
        elif answer := answers.section(at):
            last, end = answer
            sections.append(last)
        else:
            last, end = None, at + 1
        for block in body[at:end]:
            above.add(block)
            answers.add(block)
        at = end
    return sections


def _owner(body: Sequence[Block], at: int, above: Above, last: Section | None) -> Owner | None:
    """Whose list opens here: what its own title says, else the text above, else as before."""
    heading = body[at]
    said = titled(heading.text)
    if said and said.owner:
        return Owner(said.owner, heading, explicit=True)
    found = above.owner(heading.level or (STRONG if heading.strong else 0))
    if found is None and last and last.owner and is_scope(title_key(heading.text)):
        return last.owner
    below = body[at + 1 : at + 2]
    if found is None and any(b.kind is BlockKind.BULLET or b.status is not None for b in below):
        return above.owner_or_head()
    return found


def _holds_names(section: Section) -> bool:
    """Whether there are lists here, and most of their bullets are names, not statements."""
    bullets = [b for unit in section.units for b in unit.bullets] or section.orphans
    if not bullets:
        return False
    if section.heading.announces and all(bullet.status is not None for bullet in bullets):
        return True  # each has been weighed by what it says
    return 2 * sum(
        begins_with_name(bullet.text[: bullet.lead or None]) for bullet in bullets
    ) > len(bullets)
