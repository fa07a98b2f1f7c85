"""Find lines that are the rows of a table in all but their form.

Shapes: **columns** that only blanks or tabs part; **records** and **cards** of labels with what
is filled in, and **bodies** or **forums** with their members, which have modules of their own;
**agendas** (months, weeks or dates with whom a unit meets then); **lines** ("A: B, C and D",
"A -> B (weekly): why" or "B – weekly – why") under a title that announces collaborators; and a
**label** with an enumeration ("Partners: B, C and D") under the name of a unit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from loaders.blocks import Block, BlockKind
from loaders.frequency import STANDARD, spans
from loaders.lists.bullets import Parts, take_apart
from loaders.lists.several import enumeration, is_listing
from loaders.readers.table import Row
from loaders.tables.headers import meaning
from loaders.tables.lines.aligned import aligned
from loaders.tables.lines.beside import beside
from loaders.tables.lines.bodies import body
from loaders.tables.lines.cards import card
from loaders.tables.lines.forums import forums
from loaders.tables.lines.headed import headed
from loaders.tables.lines.joined_pairs import joined_pairs
from loaders.tables.lines.made import LABEL, Found, found_in, row_of
from loaders.tables.lines.meeting_cards import meeting_cards
from loaders.tables.lines.pairs import pairs
from loaders.tables.lines.rated import rated
from loaders.tables.lines.records import records
from loaders.tables.lines.unit_lines import unit_line, unit_lines
from loaders.tables.lines.week import week
from loaders.titles.above import Above
from loaders.titles.contents import title_key
from loaders.titles.likeness import looks_like_unit
from loaders.titles.owners import names_unit, titled
from loaders.titles.promises import announces, ends_lists, is_scope, speaks_of_contact
from loaders.whens import is_when, leading_when
from loaders.wording import any_of

__all__ = ["rows_at"]

_DASHED = re.compile(r"\s[–—-]\s")
_STRONG_LABEL = re.compile(r"(\*\*|__)[^*_:]{2,60}(?::\1|\1\s*:)\s")
_FEW = 2
_INTRODUCTION = 2  # blocks of text that may stand between a title and its lines
_BEHIND = re.compile(r"(?P<partners>[^()]+?)\s*\((?P<purpose>[^()]*[^\W\d_]{2}[^()]*)\)")


def rows_at(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """The table that begins at a block, None when none does.

    Parameters
    ----------
    blocks : sequence of Block
        A stretch of the document without tables.
    at : int
    above : Above
        What stands above that block.
    """
    for shape in _SHAPES:
        found = shape(blocks, at, above)
        if found:
            return found
    return None


# --- agendas ---------------------------------------------------------------------------------


def _agenda(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """Entries by month, week or date, under a title of meetings or of a year."""
    owner = above.owner()
    if owner is None:
        return None
    kinds = [one.kind for title in above.path() if (one := titled(title))]
    announced = above.announced() or "meeting" in kinds
    announced = announced or any(speaks_of_contact(title) for title in above.path())
    if not (kinds or announced):
        return None
    if not (is_when(blocks[at].text) or leading_when(blocks[at].text)[0]):
        return None
    rows: list[Row] = []
    current, end, times = "", at, 0
    while end < len(blocks):
        block = blocks[end]
        if is_when(block.text):
            current, times = block.text, times + 1
        else:
            when, said = leading_when(block.text)
            listed = block.kind is BlockKind.BULLET and bool(current)
            if not (when or listed):
                break
            times += bool(when)
            rows += _entry(block, when or current, said or block.text, announced)
        end += 1
    if times < _FEW or not rows:
        return None
    return found_in(rows, owner.name, end - at)


def _entry(block: Block, when: str, said: str, announced: bool) -> list[Row]:
    """The partners of an entry: "Meeting with A and B – budgets", or only "A: budgets"."""
    match = _meet_with().search(said)
    if match:
        topic, said = said[: match.start()].strip(" :–—-"), said[match.end() :]
    elif announced:
        topic = ""
    else:
        return []
    parts = take_apart(said, STANDARD, dash=True)
    members = enumeration(parts.partner)
    if not is_listing(members):
        return []
    frequency = parts.frequency.text if parts.frequency else ""
    purpose = parts.purpose or topic
    if not purpose and (behind := _BEHIND.fullmatch(parts.partner)):
        members, purpose = enumeration(behind["partners"]), behind["purpose"]
    return [
        row_of(block, partner=m, frequency=frequency, purpose=purpose, when=when)
        for m in members
    ]


@cache
def _meet_with() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{any_of('meet_with')})\s+", re.IGNORECASE)


# --- lines under a title ---------------------------------------------------------------------


def _plain(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """Take "B – weekly – why" without any mark, in a list that a title announced.

    Right under that title half of the lines must say how often, further down all of them.
    """
    near = above.just_announced(_INTRODUCTION)
    if not (near or above.in_listing()) or (owner := above.owner()) is None:
        return None
    rows: list[Row] = []
    often = 0
    for index in range(at, len(blocks)):
        block = blocks[index]
        said = _divided(block) if block.kind is BlockKind.PARAGRAPH else None
        if said is None or not (near or said.frequency):
            break
        often += said.frequency is not None
        rate = said.frequency.text if said.frequency else ""
        rows.append(row_of(block, partner=said.partner, frequency=rate, purpose=said.purpose))
    if len(rows) < _FEW or 2 * often < len(rows):
        return None
    return found_in(rows, owner.name, len(rows))


def _divided(block: Block) -> Parts | None:
    """A line of a name and what is said of it; None when it is no such line."""
    if block.text.endswith("?"):
        return None
    said = take_apart(block.text, STANDARD, dash=True)
    named = names_unit(said.partner) and (said.frequency or _DASHED.search(block.text))
    return said if named else None


def _strong_label(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """Take "**Library**: schools, museum and archive" where other units are headings."""
    block = blocks[at]
    if not (above.in_listing() and _STRONG_LABEL.match(block.quote)):
        return None
    unit, partners = unit_line(block) or ("", [])
    if not looks_like_unit(unit) or len(partners) < _FEW:
        return None
    rows = [row_of(block, unit=unit, partner=name, purpose=why) for name, why in partners]
    return found_in(rows, "", 1)


# --- a label with an enumeration -------------------------------------------------------------


def _labelled(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """Take "Partners: B, C and D" under the name of a unit; "External: E and F" may follow."""
    if not LABEL.match(blocks[at].text) or (owner := above.owner()) is None:
        return None
    rows: list[Row] = []
    end = at
    while end < len(blocks) and (members := _members(blocks[end], above, first=end == at)):
        often = _rate_of(blocks[end].text.partition(":")[0])
        rows += [row_of(blocks[end], partner=m, frequency=often) for m in members]
        end += 1
    return found_in(rows, owner.name, end - at) if rows else None


def _rate_of(label: str) -> str:
    """How often a label says that others are met: "Works daily with"."""
    found = spans(label)
    return label[found[0].start : found[-1].end] if found else ""


def _members(block: Block, above: Above, *, first: bool) -> list[str]:
    match = LABEL.match(block.text)
    if block.kind is BlockKind.HEADING or not match:
        return []
    key = title_key(match["label"])
    scope = is_scope(key) and (above.announced() or not first)
    if not (announces(key) or scope or meaning(match["label"]) == "partner"):
        return []
    if ends_lists(key):
        return []
    members = enumeration(match["rest"])
    if len(members) > 1 and is_listing(members):
        return members
    alone = is_listing(members) and members[0][:1].isupper() and len(members[0].split()) < 5
    return members if alone and not spans(members[0].partition("(")[0]) else []


def _columns(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    if (table := aligned(blocks, at, announced=above.announced())) is None:
        return None
    owner = above.owner()
    return Found(table, owner.name if owner else "", len(table.rows))


_Shape = Callable[[Sequence[Block], int, Above], Found | None]
_SHAPES: tuple[_Shape, ...] = (
    _columns,
    week,
    beside,
    joined_pairs,
    rated,
    headed,
    records,
    card,
    body,
    forums,
    pairs,
    meeting_cards,
    _agenda,
    unit_lines,
    _plain,
    _strong_label,
    _labelled,
)
