"""Read what the colours, letters and signs of notes from a wall stand for.

A legend may stand anywhere: "yellow = what works, pink = it hurts" in one line, a line for each
sign, a sentence on which colour was used for what, or the titles above the notes. Where a
document that speaks of notes leaves it unsaid, green is what goes well, red what does not, and
yellow and blue are wishes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest

from graph.model import Status
from loaders.blocks import Block
from loaders.naming.fields import names_field
from loaders.statuses import status_in
from loaders.tables.lines.wall_signs import (
    LETTER,
    MARKS,
    PICTURES,
    colours_in,
    first_sign,
    sign_of,
    signed,
    title_in,
)
from loaders.titles.groups import status_of_title
from loaders.titles.likeness import seems_named
from loaders.vocabulary import fold, vocabulary
from loaders.wording import LONGEST, any_of, holds

__all__ = ["Legend", "legend_in"]

_FEW = 2
_LINE_WORDS = 18  # of one line of a legend
_USUAL = {
    Status.EXISTING: ("green", "👍", "✅", "😀", "🙂", "+"),
    Status.STRAINED: ("red", "👎", "❌", "😡", "🙁", "😕", "-"),
    Status.PROPOSED: ("yellow", "blue", "💡", "⭐", "?", "❓"),
}
_EQUALS = re.compile(
    rf"(?<![^\W_])[\[(]?(?P<sign>{LETTER}{{1,2}}|{MARKS}{{1,3}})[\])]?\s*=\s*(?=\S)"
)
_LETTERED = re.compile(rf"(?:(?<=[\s,;.(])|^)(?P<sign>{LETTER}):\s+(?=\S)")
_LISTED = re.compile(
    rf"(?:(?<=[\s,;:(])|^)(?P<sign>[\[(](?:{LETTER}{{1,2}}|{MARKS}{{1,3}})[\])]|{MARKS}|–|o)\s+(?=\S)"
)
_PICTURED = re.compile(rf"(?P<sign>[{PICTURES}])\s*[:=–-]?\s*(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE = re.compile(r"[.;]\s+|[.;]$")
_EDGES = " .,:;=–—-()[]*_\n"


@dataclass
class Legend:
    """What signs stand for: a status, or None for what is no tie; and where that is said.

    Said in blocks that say no more, or in the titles of notes: "Green (what we do)".
    """

    signs: dict[str, Status | None] = field(default_factory=dict[str, "Status | None"])
    blocks: set[int] = field(default_factory=set[int])
    titles: dict[int, str] = field(default_factory=dict[int, str])

    def __bool__(self) -> bool:
        """Whether the signs tell ties that stand in different ways."""
        return len({status for status in self.signs.values() if status}) >= _FEW


def legend_in(blocks: Sequence[Block]) -> Legend:
    """What the signs in a document stand for; none where they do not tell ties apart."""
    titled = {
        id(one): title
        for one, after in zip_longest(blocks, blocks[1:])
        if (title := title_in(one, after))
    }
    titles = {key: title.sign for key, title in titled.items()}
    told = [title for title in titled.values() if title.said]
    said = {title.sign: title.said for title in reversed(told)}
    usual = _usual() if _of_notes(blocks) else {}
    best, share = Legend(), 0.0
    for means, where in (*_written(blocks, titled), (said, set[int]())):
        known = sum(_meant(words) is not None or _is_other(words) for words in means.values())
        legend = Legend(_statuses(means, usual), where, titles)
        if len(means) >= _FEW and known and (legend or usual) and known / len(means) > share:
            best, share = legend, known / len(means)
    if usual and not best:
        best.titles = titles
    return _as_usual(blocks, best, usual) if usual else best


def _written(
    blocks: Sequence[Block], titles: Mapping[int, object]
) -> Iterator[tuple[dict[str, str], set[int]]]:
    """What lines say of several signs, and which lines those are."""
    for at, block in enumerate(blocks):
        if id(block) not in titles:
            yield _of_text(block.text), {id(block)}
        means, length = _of_lines(blocks, at)
        yield means, {id(one) for one in blocks[at : at + length]}


def _of_notes(blocks: Sequence[Block]) -> bool:
    """Whether a document says that it holds notes from a wall."""
    words = vocabulary().all("note_words")
    return any(word in words for block in blocks for word in _WORD.findall(fold(block.text)))


def _as_usual(blocks: Sequence[Block], legend: Legend, usual: Mapping[str, Status]) -> Legend:
    """A legend with what signs mostly stand for, where the document does not say it.

    It is none where some notes have a sign that neither is told nor has such a meaning.
    """
    marks = {sign for block in blocks if (sign := _any_sign(block.text))} | set(usual)
    below = [block for block in blocks if id(block) not in legend.titles]
    notes = [note.sign for block in below if (note := signed(block.text, marks))]
    used = {sign for sign in notes if notes.count(sign) >= _FEW} | set(legend.titles.values())
    for sign in sorted(used - legend.signs.keys() - {"-"}):
        if sign not in usual:
            return legend if legend.blocks else Legend()
        legend.signs[sign] = usual[sign]
    return legend


def _any_sign(text: str) -> str:
    first = first_sign(text)
    return first.sign if first else ""


@cache
def _usual() -> dict[str, Status]:
    return {sign: status for status, signs in _USUAL.items() for sign in signs}


# --- what is said of signs -------------------------------------------------------------------


def _of_text(text: str) -> dict[str, str]:
    """What one text says of several signs."""
    if len(text) > LONGEST:
        return {}
    text = text.replace("**", "")
    for pattern in (_EQUALS, _LETTERED, _LISTED, _PICTURED):
        found = list(pattern.finditer(text))
        if len({match["sign"] for match in found}) >= _FEW:
            return _between(text, [(m.start(), m.end(), _name(m["sign"])) for m in found])
    colours = colours_in(text)
    if len({name for _, _, name in colours}) < _FEW:
        return {}
    lead = text[: colours[0][0]].strip("([ ")
    behind = text[: colours[0][0]].rstrip().endswith(("(", "[")) or text[:1].islower()
    told = bool(lead) and behind and "=" not in text
    return _before(text, colours) if told else _between(text, colours)


def _name(sign: str) -> str:
    return sign_of(sign) or sign.strip("[]()")


def _between(text: str, found: Sequence[tuple[int, int, str]]) -> dict[str, str]:
    """What stands behind each sign, as far as the next one, or the end of the sentence."""
    means: dict[str, str] = {}
    ends = [start for start, _, _ in found[1:]] + [len(text)]
    for (_, end, sign), until in zip(found, ends, strict=True):
        said = _SENTENCE.split(text[end:until].lstrip(_EDGES), maxsplit=1)[0]
        means.setdefault(sign, said.strip(_EDGES))
    return means


def _before(text: str, found: Sequence[tuple[int, int, str]]) -> dict[str, str]:
    """What stands before each sign, from the last one: "we do (green), wishes (blue)"."""
    starts = [0] + [end for _, end, _ in found[:-1]]
    return {
        sign: text[start:end].strip(_EDGES)
        for start, (end, _, sign) in zip(starts, found, strict=True)
    }


def _of_lines(blocks: Sequence[Block], at: int) -> tuple[dict[str, str], int]:
    """A line for each sign, one under the other, and how many lines that takes."""
    means: dict[str, str] = {}
    length = 0
    for block in blocks[at:]:
        first = first_sign(block.text)
        if first is None or len(block.text.split()) > _LINE_WORDS or first.sign in means:
            break
        if _is_note(first.text):
            break
        means[first.sign] = first.text.strip(_EDGES)
        length += 1
    return means, length


def _is_note(said: str) -> bool:
    """Whether what stands behind a sign begins with a name."""
    return said[:1].isupper() and (seems_named(said) or names_field(said.split()[0]))


# --- what that means -------------------------------------------------------------------------


def _statuses(
    means: Mapping[str, str], usual: Mapping[str, Status]
) -> dict[str, Status | None]:
    """The status that each sign stands for.

    Of signs whose words are not known, one alone has the status that no other has; else they
    stand for what is usual.
    """
    known: dict[str, Status | None] = {}
    unknown: list[str] = []
    for sign, said in means.items():
        status = _meant(said)
        if status is not None or _is_other(said):
            known[sign] = status
        else:
            unknown.append(sign)
    left = [status for status in Status if status not in known.values()]
    for sign in unknown:
        alone = len(unknown) == 1 and len(left) == 1 and len(known) >= _FEW
        known[sign] = left[0] if alone else usual.get(sign)
    return {sign: known[sign] for sign in means}


def _is_other(said: str) -> bool:
    words = [w for w in fold(said).split() if w not in vocabulary().all("function_words")]
    return _others().fullmatch(fold(said)) is not None or (
        bool(words) and " ".join(words) in vocabulary().all("note_other")
    )


@cache
def _others() -> re.Pattern[str]:
    small = any_of("function_words", "note_words", "clause_openers")
    return re.compile(rf"(?:(?:{small})\s+)*(?:{any_of('note_other')})")


def _meant(said: str) -> Status | None:
    """The status that the words behind a sign tell; None where they tell none."""
    for key, status in (
        ("note_troubles", Status.STRAINED),
        ("note_wishes", Status.PROPOSED),
        ("note_present", Status.EXISTING),
    ):
        if holds(said, key):
            return status
    told = status_of_title(said) if said else Status.EXISTING
    return told if told is not Status.EXISTING else status_in(said)
