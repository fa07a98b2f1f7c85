"""Read the notes around a list: how often, what for, and who else.

A note speaks of all bullets of its unit, of those it names, or of the rest. What it gives
stands beside the bullets and never replaces what they say themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from graph.model import Basis, Conventions, Frequency
from loaders.blocks import Block
from loaders.frequency import is_pure, spans
from loaders.lists.enumeration import enumerated
from loaders.lists.everybody import everybody
from loaders.lists.names import Partners, content
from loaders.vocabulary import fold, vocabulary
from loaders.wording import (
    after_cue,
    any_of,
    holds,
    is_unclear,
    label,
    opens_with,
    sentences,
    without_frequency,
    worded,
)

__all__ = ["Remark", "UnitNotes", "read_notes"]

_NEAR_FREQUENCY = 8  # a sentence this short that names a partner and a frequency joins them


@dataclass(frozen=True)
class Remark:
    """A sentence of a note, verbatim, with the block that it stands in."""

    text: str
    block: Block


@dataclass
class _Rate:
    """How often, said of some bullets: `targets` None means all, `rest` those not named."""

    words: list[str]
    remarks: list[Remark]
    targets: set[int] | None = None
    rest: bool = False


@dataclass
class UnitNotes:
    """What the notes of one unit say about its bullets, by their number in the list.

    Attributes
    ----------
    frequencies : dict
        Bullet to the frequency and the remarks it comes from.
    common : tuple or None
        The frequency said of all.
    purposes : dict
        Bullet to the remarks that give a purpose to it by name.
    general : list of Remark
        Purposes that are given to all.
    partners : list of (name, Remark)
        Partners that only a note names.
    everybody : list of Remark
        Sentences about all units.
    unclear : list of Remark
        What was not understood.
    """

    frequencies: dict[int, tuple[Frequency, list[Remark]]] = field(
        default_factory=dict[int, tuple[Frequency, list[Remark]]]
    )
    common: tuple[Frequency, list[Remark]] | None = None
    purposes: dict[int, list[Remark]] = field(default_factory=dict[int, list[Remark]])
    general: list[Remark] = field(default_factory=list[Remark])
    partners: list[tuple[str, Remark]] = field(default_factory=list[tuple[str, Remark]])
    everybody: list[Remark] = field(default_factory=list[Remark])
    unclear: list[Remark] = field(default_factory=list[Remark])


def read_notes(
    names: Sequence[str], blocks: Iterable[Block], conventions: Conventions
) -> UnitNotes:
    """Read the notes under the bullets of one unit."""
    reader = _Reader(names, conventions)
    for block in blocks:
        reader.block(block)
    return reader.done()


class _Reader:
    """Goes through the sentences of a unit's notes; remembers whom they speak of."""

    def __init__(self, names: Sequence[str], conventions: Conventions) -> None:
        self._partners = Partners(names)
        self._count = len(names)
        self._conventions = conventions
        self._rates: list[_Rate] = []
        self._topic: set[int] | None = None
        self._notes = UnitNotes()

    def block(self, block: Block) -> None:
        self._topic = None
        for sentence in sentences(block.text):
            self._sentence(Remark(sentence, block))

    def _sentence(self, remark: Remark) -> None:
        text = remark.text
        said = everybody(text, self._conventions)
        if said and " " in said.subject:  # a bare "all" under one unit is all of that unit
            self._notes.everybody.append(remark)
        elif is_unclear(text):
            self._notes.unclear.append(remark)
        elif reason := after_cue(text, "reason_cues"):
            self._topic = None
            self._notes.general.append(Remark(reason, remark.block))
        elif not self._reads_rate(remark):
            self._purpose(remark)

    # how often

    def _reads_rate(self, remark: Remark) -> bool:
        text = remark.text
        found = spans(text, self._conventions)
        if not found:
            return False
        clauses = self._clauses(text)
        if len(clauses) > 1:
            for clause in clauses:
                self._rate(Remark(clause, remark.block))
            return True
        return self._rate(remark)

    def _clauses(self, text: str) -> list[str]:
        """The parts of a sentence that each tell how often of partners of their own."""
        parts = _between_clauses().split(text)
        own = [
            part
            for part in parts
            if spans(part, self._conventions)
            and (self._named(part) or opens_with(part, "rest"))
        ]
        return parts if len(parts) > 1 and len(own) == len(parts) else [text]

    def _named(self, text: str) -> set[int]:
        name, _ = label(text)
        if name and (named := self._partners.meant(name)):
            return named
        before = text[: spans(text, self._conventions)[0].start] or text
        if _speaks_of_contact(before):
            before = ""
        return (
            self._partners.opening(text)
            or self._partners.mentioned(text)
            or self._bare_name(before)
        )

    def _rate(self, remark: Remark) -> bool:
        text = remark.text
        name, said = label(text)
        if name and _is_cue(name) and self._clauses(said) != [said]:
            return self._reads_rate(Remark(said, remark.block))
        if opens_with(text, "rest"):
            self._rates.append(_Rate([text], [remark], rest=True))
            return True
        if name and is_pure(said) and not _is_cue(name):
            if targets := self._partners.meant(name):
                self._rates.append(_Rate([said], [remark], targets))
            else:
                self._notes.unclear.append(remark)
            return True
        if is_pure(text) and self._rates and self._rates[-1].rest:
            self._rates[-1].words.append(text)
            self._rates[-1].remarks.append(remark)
            return True
        return self._spoken_rate(remark)

    def _spoken_rate(self, remark: Remark) -> bool:
        text = remark.text
        named = self._named(text)
        brief = len(text.split()) <= _NEAR_FREQUENCY
        if not (is_pure(text) or _speaks_of_contact(text) or (named and brief)):
            return False
        self._rates.append(_Rate([text], [remark], named or None))
        if clause := _purpose_clause(text):
            self._give(Remark(clause, remark.block), named)
        return True

    # what for

    def _purpose(self, remark: Remark) -> None:
        text = remark.text
        name, _ = label(text)
        listed = self._partners.meant(name) if name else set[int]()
        if listed and self._partners.knows_all(name):
            self._topic = listed
            self._give(remark, listed)
        elif together := self._enumeration(remark):
            self._topic = None
            self._give(remark, together)
        elif opening := self._partners.opening(text) or self._bare_name(text):
            self._topic = opening
            if len(content(text)) > len(content(name)) and not self._bare_name(text):
                self._give(remark, opening)
        elif _speaks_of_these(text):
            self._topic = None
            self._give(remark, set())
        else:
            self._give(remark, self._partners.mentioned(text) or self._topic or set())

    def _bare_name(self, text: str) -> set[int]:
        """Whom a sentence without a verb names: it says of whom the next ones speak."""
        return self._partners.meant(text) if self._partners.knows_all(text) else set()

    def _enumeration(self, remark: Remark) -> set[int]:
        """The partners in "cooperation between A, B and C"; those not listed are new."""
        named, new = enumerated(remark.text, self._partners)
        self._notes.partners += [(name, remark) for name in new]
        return named

    def _give(self, remark: Remark, targets: set[int]) -> None:
        if not targets:
            if all(remark.text != given.text for given in self._notes.general):
                self._notes.general.append(remark)
            return
        for at in targets:
            self._notes.purposes.setdefault(at, []).append(remark)

    # all together

    def done(self) -> UnitNotes:
        notes = self._notes
        notes.common = self._joined([rate for rate in self._rates if _is_common(rate)])
        named: set[int] = set()
        for rate in self._rates:
            named |= rate.targets or set()
        rest = self._joined([rate for rate in self._rates if rate.rest])
        for at in range(self._count):
            own = [rate for rate in self._rates if rate.targets and at in rate.targets]
            given = self._joined(own) if at in named else rest or notes.common
            if given:
                notes.frequencies[at] = given
        return notes

    def _joined(self, rates: list[_Rate]) -> tuple[Frequency, list[Remark]] | None:
        remarks = [remark for rate in rates for remark in rate.remarks]
        words = " ".join(word for rate in rates for word in rate.words)
        frequency = worded(words, self._conventions, Basis.UNIT_NOTE)
        if frequency is None:
            self._notes.unclear += remarks
            return None
        return frequency, remarks


def _is_common(rate: _Rate) -> bool:
    return rate.targets is None and not rate.rest


def _is_cue(name: str) -> bool:
    words = vocabulary()
    return fold(name) in words.all("frequency_cues") | words.all("contact_words")


def _speaks_of_contact(text: str) -> bool:
    if holds(text, "contact_words") or holds(text, "these"):
        return True
    return holds(without_frequency(text), "work_with")


def _speaks_of_these(text: str) -> bool:
    return holds(text, "these")


@cache
def _between_clauses() -> re.Pattern[str]:
    return re.compile(rf"\s*,\s+(?:(?:{any_of('conjunctions')})\s+)?|\s*;\s*")


@cache
def _purpose_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<before>[^\W_]+)\s+(?P<clause>(?:{any_of('purpose_cues')})\s+.+)",
        re.IGNORECASE | re.DOTALL,
    )


def _purpose_clause(text: str) -> str:
    """What for, behind a sentence about how often; "we need to talk" is no purpose."""
    match = _purpose_pattern().search(text)
    if not match or match["before"].casefold() in vocabulary().all("need_words"):
        return ""
    return match["clause"].rstrip(" .;")
