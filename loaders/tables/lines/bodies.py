"""Read who sits in a body: "The youth forum consists of:" with its members as bullets below.

The body is what the lead-in names ("Members of the forum:", "Who attends the forum?"), else the
heading right above. Its members have to be units or roles: no persons, no officers of the body,
nobody for whom it is held. Who was at one meeting tells of no tie.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from loaders.blocks import Block, BlockKind
from loaders.frequency import spans
from loaders.readers.table import Row
from loaders.tables.lines.made import Found, found_in, row_of
from loaders.tables.lines.seats import Seat, seats
from loaders.titles.above import Above
from loaders.titles.contents import title_key, title_of
from loaders.titles.likeness import looks_like_unit
from loaders.titles.openings import is_title
from loaders.titles.owners import names_unit
from loaders.titles.promises import names_document, names_section, speaks_of_contact
from loaders.vocabulary import fold, vocabulary
from loaders.wording import any_of, holds, sentences

__all__ = ["body"]

_FEW = 2
_IN_A_SENTENCE = 3  # members that a sentence must name
_LEAD_WORDS = 16
_SENTENCES = 3  # of a paragraph that says little else than who sits in a body
_MOST = 40  # members of a body
_NEAR = 4  # blocks on either side that may say how often it meets
_DATE = re.compile(r"\d{1,2}\s?[./]\s?\d{1,2}\b|\b(?:19|20)\d\d\b")
_EDGES = " .,:;–—-()?"


@dataclass(frozen=True)
class _Lead:
    """What a lead-in says: the body it names, empty where that is the heading above."""

    name: str
    attends: bool  # that somebody takes part, which may be in one meeting only


def body(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """The members of a body that a block tells of, None when it is no such block."""
    block = blocks[at]
    if block.kind is BlockKind.BULLET:
        return None
    bullets = list(takewhile(lambda b: b.kind is BlockKind.BULLET, blocks[at + 1 :]))
    bullets = bullets or (_bare_lines(blocks, at + 1) if block.text.endswith(":") else [])
    if not bullets:
        return _in_a_sentence(blocks, at, above)
    lead = _lead(block)
    name = _body_of(lead, blocks[:at], above) if lead else ""
    if not name or lead is None or (lead.attends and _is_dated(blocks[: at + 1], above)):
        return None
    outermost = min(bullet.level for bullet in bullets)
    listed = [(bullet, seats(bullet.text)) for bullet in bullets if bullet.level == outermost]
    if 2 * sum(bool(found) for _, found in listed) < len(listed):
        return None
    often = _often(blocks, at, at + 1 + len(bullets), name)
    rows = [row for bullet, found in listed for row in _rows(bullet, found, name, often)]
    if len(rows) < _FEW or not _are_known([row.cells[1] for row in rows]):
        return None
    return found_in(rows, "", 1 + len(bullets))


def _bare_lines(blocks: Sequence[Block], start: int) -> list[Block]:
    """Short lines without a mark that can be a list; the last may be the title of more text."""
    found = list(takewhile(_is_bare, blocks[start : start + _MOST]))
    if found and start + len(found) < len(blocks) and not looks_like_unit(found[-1].text):
        found = found[:-1]
    return found if len(found) > _FEW else []


def _is_bare(block: Block) -> bool:
    text = block.text
    return (
        block.kind is BlockKind.PARAGRAPH
        and not block.strong
        and text[:1].isupper()
        and not text.endswith((".", "!", "?", ":", ";", ","))
        and names_unit(text)
        and len(seats(text)) == 1
    )


def _rows(block: Block, found: Sequence[Seat], name: str, often: str) -> Iterator[Row]:
    for seat in found:
        if fold(seat.name) != fold(name):
            rate = seat.frequency or often
            yield row_of(block, unit=name, partner=seat.name, frequency=rate)


def _are_known(names: Sequence[str]) -> bool:
    """Whether half of some names are such as units, roles or professions have."""
    known = sum(looks_like_unit(n) or any(w.isupper() for w in n.split()) for n in names)
    return 2 * known >= len(names)


# --- the lead-in -----------------------------------------------------------------------------


def _lead(block: Block) -> _Lead | None:
    """Read "Members of X:", "X consists of:", "Who attends X?"; None for any other line."""
    said = [block.text] if block.kind is BlockKind.HEADING else sentences(block.text)
    text = said[-1].rstrip(_EDGES) if said else ""
    if len(text.split()) > _LEAD_WORDS or text != said[-1].rstrip(":? "):
        return None
    if match := _phrase("members_of").search(text):
        return _Lead(_name(text[match.end() :]), attends=False)
    if match := _phrase("made_of").search(text):
        return _Lead(_name(text[: match.start()]), attends=False)
    if title_key(text) in vocabulary().all("standing_members"):
        return _Lead("", attends=False)
    match = _phrase("takes_part").search(text)
    if match is None:
        return None
    before, after = text[: match.start()].split(), text[match.end() :]
    placed = before and fold(before[0]) in vocabulary().all("owner_words")
    name = _name(" ".join(before) if placed else after)
    regular = any(fold(word) in vocabulary().all("standing") for word in text.split())
    if not (name or regular) or (fold(name) in vocabulary().all("generic_bodies")):
        return None
    return _Lead(name, attends=True)


@cache
def _phrase(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{any_of(key)})(?![^\W_])", re.IGNORECASE)


def _name(text: str) -> str:
    """A name without the small words at its ends, and those that name nobody."""
    words = text.split()
    small = _small()
    while words and fold(words[0]).strip(_EDGES) in small:
        words = words[1:]
    while words and fold(words[-1]).strip(_EDGES) in small:
        words = words[:-1]
    return " ".join(words).strip(_EDGES)


@cache
def _small() -> frozenset[str]:
    keys = (
        "function_words", "owner_words", "with_words", "question_words", "who_words",
        "standing", "not_a_partner",
    )  # fmt: skip
    return frozenset(word for key in keys for word in vocabulary().all(key))


# --- whose members they are ------------------------------------------------------------------


def _body_of(lead: _Lead, before: Sequence[Block], above: Above) -> str:
    """The body that a lead-in means; empty where nobody is named."""
    name = lead.name
    words = title_key(name).split()
    if not name or " ".join(words) in vocabulary().all("generic_bodies"):
        return _heading(above)
    if title := _title_within(words, before):
        return title
    known = _is_body(name) or any(word.isupper() and len(word) > 1 for word in name.split())
    return name if known and names_unit(name) and not _DATE.search(name) else ""


def _is_body(name: str) -> bool:
    """Whether a name ends as those of bodies do, or speaks of a unit or of meeting."""
    last = fold(name).split()[-1:]
    ends = tuple(word for word in vocabulary().all("generic_bodies") if " " not in word)
    return (
        bool(last and last[0].endswith(ends))
        or looks_like_unit(name)
        or speaks_of_contact(name)
    )


def _title_within(words: Sequence[str], before: Sequence[Block]) -> str:
    """The last title of a text that stands within a name: "Work of the forum", "Forum"."""
    for block in reversed(before):
        title = title_of(block.text) if is_title(block) else ""
        if title and _is_name(block, title) and set(title_key(title).split()) <= set(words):
            return title
    return ""


def _heading(above: Above) -> str:
    """The heading right above, where it can name a body."""
    last = above.headings()[-1:]
    title = title_of(last[0].text) if last else ""
    return title if title and _is_name(last[0], title) else ""


def _is_name(block: Block, title: str) -> bool:
    """Whether a title can be the name of a body."""
    barred = names_section(title_key(title)) or _DATE.search(title) or names_document(block)
    return not barred and names_unit(title)


def _is_dated(before: Sequence[Block], above: Above) -> bool:
    """Whether a day or a year stands in a heading above or where the document begins."""
    begun = [block.text for block in before[:_FEW]]
    return any(_DATE.search(text) for text in [*above.path(), *begun, before[-1].text])


# --- how often it meets ----------------------------------------------------------------------


def _often(blocks: Sequence[Block], at: int, end: int, name: str) -> str:
    """How often a text around a list says that the body meets; empty where it does not."""
    around = [*_till_heading(reversed(blocks[max(at - _NEAR, 0) : at + 1]), blocks[at])]
    around += _till_heading(blocks[end : end + _NEAR], blocks[at])
    for text in around:
        for sentence in sentences(text):
            found = [span for span in spans(sentence) if span.low is not None]
            told = title_key(name) in fold(sentence) or any(
                holds(sentence, key) for key in ("contact_words", "generic_bodies")
            )
            if found and told:
                return sentence[found[0].start : found[-1].end]
    return ""


def _till_heading(blocks: Iterator[Block] | Sequence[Block], lead: Block) -> Iterator[str]:
    for block in blocks:
        if block is not lead and (block.kind is BlockKind.HEADING or block.strong):
            return
        if block.kind is BlockKind.PARAGRAPH:
            yield block.text


# --- in a sentence ---------------------------------------------------------------------------


def _in_a_sentence(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """Take "Consists of A, B and C." or "Joint meeting with A and B." under a body's name."""
    block = blocks[at]
    said = sentences(block.text) if block.kind is BlockKind.PARAGRAPH else []
    if not said or len(said) > _SENTENCES:
        return None
    name = _heading(above)
    if not name or not _is_body(name):
        return None
    for sentence in said:
        match = _opening().match(sentence)
        found = seats(sentence[match.end() :]) if match else []
        if len(found) >= _IN_A_SENTENCE and _are_known([seat.name for seat in found]):
            often = _often(blocks, at, at + 1, name)
            return found_in(list(_rows(block, found, name, often)), "", 1)
    return None


@cache
def _opening() -> re.Pattern[str]:
    """What a sentence without a subject begins with, such as "Joint planning meeting with"."""
    held = rf"(?:[^\W\d_]+\s+){{0,2}}[^\W\d_]*(?:{any_of('meet_with')})"
    return re.compile(rf"(?:{any_of('made_of')}|{held})\s+(?=\S)", re.IGNORECASE)
