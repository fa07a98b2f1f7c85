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
from loaders.frequency import is_pure, read, spans
from loaders.names import Partners, content, items
from loaders.vocabulary import fold, vocabulary

__all__ = ["Remark", "UnitNotes", "default_frequency", "everybody", "read_notes", "sentences"]

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[^a-zæøåäöéü])|(?<=;)\s*")
_LABEL = re.compile(r"\s*(?::|\s[–—-]\s)\s*")
_WORD = re.compile(r"[^\W_]+")
_LABEL_WORDS = 5
_PARTNER_WORDS = 3
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
    remark: list[Remark]
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

    frequencies: dict[int, tuple[Frequency, list[Remark]]] = field(default_factory=dict)
    common: tuple[Frequency, list[Remark]] | None = None
    purposes: dict[int, list[Remark]] = field(default_factory=dict)
    general: list[Remark] = field(default_factory=list)
    partners: list[tuple[str, Remark]] = field(default_factory=list)
    everybody: list[Remark] = field(default_factory=list)
    unclear: list[Remark] = field(default_factory=list)


def read_notes(
    names: Sequence[str], blocks: Iterable[Block], conventions: Conventions
) -> UnitNotes:
    """Read the notes under the bullets of one unit."""
    reader = _Reader(names, conventions)
    for block in blocks:
        reader.block(block)
    return reader.done()


def sentences(text: str) -> list[str]:
    """The sentences of a text, verbatim; abbreviations do not end one.

    Examples
    --------
    >>> sentences("We share e.g. halls. Weekly; more in May.")
    ['We share e.g. halls.', 'Weekly;', 'more in May.']
    """
    short = vocabulary().all("abbreviations")
    found: list[str] = []
    for piece in _SENTENCE_END.split(text):
        last = found[-1].split()[-1] if found and found[-1].split() else ""
        if found and last.endswith(".") and fold(last).lstrip("(") in short:
            found[-1] = f"{found[-1]} {piece}"
        elif piece.strip():
            found.append(piece.strip())
    return found


# --- notes for all units ---------------------------------------------------------------------


@dataclass(frozen=True)
class Everybody:
    """What a sentence says that every unit does."""

    partner: str
    purpose: str
    frequency: Frequency


def everybody(sentence: str, conventions: Conventions) -> Everybody | None:
    """Read "everybody must work with X, which …"; None when a sentence says no such thing."""
    match = _everybody_pattern().match(sentence)
    if not match:
        return None
    rest = match["rest"]
    cut = _relative_pattern().search(rest)
    purpose = rest[cut.end() :].strip(" .;") if cut else ""
    partner = rest[: cut.start()] if cut else rest
    frequency = Frequency()
    if found := spans(sentence, conventions):
        stated = read(sentence, conventions, Basis.DOCUMENT_NOTE)
        words = sentence[found[0].start : found[-1].end]
        frequency = stated.model_copy(update={"text": words}) if stated else frequency
        partner = _before_frequency(partner, conventions)
    partner = partner.strip(" .,;:()")
    return Everybody(partner, purpose, frequency) if content(partner) else None


def _before_frequency(partner: str, conventions: Conventions) -> str:
    found = spans(partner, conventions)
    return partner[: found[0].start] if found else partner


def default_frequency(sentence: str, conventions: Conventions) -> Frequency | None:
    """The frequency that a note before all lists gives to what says nothing itself."""
    folded = f" {fold(sentence)} "
    unless = any(f" {cue} " in folded for cue in vocabulary().all("unless"))
    speaks = fold(sentence).split(" ")[0] in vocabulary().all("contact_words")
    if not (unless or speaks):
        return None
    return _worded(sentence, conventions, Basis.DOCUMENT_NOTE)


def _any_of(*keys: str) -> str:
    words = {phrase for key in keys for phrase in vocabulary().all(key)}
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _everybody_pattern() -> re.Pattern[str]:
    # Between the subject and the verb only words that make it stronger, one by one.
    return re.compile(
        rf"(?:{_any_of('everybody')})\s+(?:(?:{_any_of('must')})\s+)*"
        rf"(?:{_any_of('work_with')})\s+(?P<rest>\S.*)",
        re.IGNORECASE | re.DOTALL,
    )


@cache
def _relative_pattern() -> re.Pattern[str]:
    words = _any_of("relative")
    return re.compile(
        rf",\s*(?:(?:{words})\s+)|\s+(?:{words})\s+|\s*[:;]\s*|,\s", re.IGNORECASE
    )


# --- notes of one unit -----------------------------------------------------------------------


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
        if everybody(text, self._conventions):
            self._notes.everybody.append(remark)
        elif _is_unclear(text):
            self._notes.unclear.append(remark)
        elif reason := _after_cue(text, "reason_cues"):
            self._topic = None
            self._notes.general.append(Remark(reason, remark.block))
        elif not self._reads_rate(remark):
            self._purpose(remark)

    # how often

    def _reads_rate(self, remark: Remark) -> bool:
        text = remark.text
        found = spans(text, self._conventions)
        if not found:
            if _opens_with(text, "rest"):
                self._rates.append(_Rate([], [remark], rest=True))
                return True
            return False
        clauses = self._clauses(text)
        if len(clauses) > 1:
            for clause in clauses:
                self._rate(Remark(clause, remark.block))
            return True
        return self._rate(remark)

    def _clauses(self, text: str) -> list[str]:
        """The parts of a sentence that each tell how often of partners of their own."""
        parts = re.split(rf"\s*,\s+(?:(?:{_any_of('conjunctions')})\s+)?|\s*;\s*", text)
        own = [
            part
            for part in parts
            if spans(part, self._conventions)
            and (self._named(part) or _opens_with(part, "rest"))
        ]
        return parts if len(parts) > 1 and len(own) == len(parts) else [text]

    def _named(self, text: str) -> set[int]:
        label, _ = _label(text)
        if label and (named := self._partners.meant(label)):
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
        label, said = _label(text)
        if _opens_with(text, "rest"):
            self._rates.append(_Rate([text], [remark], rest=True))
            return True
        if label and is_pure(said) and not _is_cue(label):
            if targets := self._partners.meant(label):
                self._rates.append(_Rate([said], [remark], targets))
            else:
                self._notes.unclear.append(remark)
            return True
        if is_pure(text) and self._rates and self._rates[-1].rest:
            self._rates[-1].words.append(text)
            self._rates[-1].remark.append(remark)
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
        label, said = _label(text)
        listed = self._partners.meant(label) if label else set[int]()
        if listed and self._partners.knows_all(label):
            self._topic = listed
            self._give(remark, listed)
        elif enumerated := self._enumeration(remark):
            self._topic = None
            self._give(remark, enumerated)
        elif opening := self._partners.opening(text) or self._bare_name(text):
            self._topic = opening
            if len(content(text)) > len(content(label or "")) and not self._bare_name(text):
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
        match = _between_pattern().search(remark.text)
        if not match:
            return set()
        named = self._partners.covered(match["items"])
        if not named:
            return set()
        for item in items(match["items"].rstrip(" .;:")):
            if self._is_new_partner(item):
                self._notes.partners.append((item.strip(), remark))
        return named

    def _is_new_partner(self, item: str) -> bool:
        words = [word.casefold() for word in item.split()]
        barred = vocabulary().all("not_a_partner")
        return (
            0 < len(words) <= _PARTNER_WORDS
            and not any(word in barred for word in words)
            and bool(content(item))
            and not any(self._partners.knows_all(word) for word in content(item))
        )

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
        remarks = [remark for rate in rates for remark in rate.remark]
        words = " ".join(word for rate in rates for word in rate.words)
        frequency = _worded(words, self._conventions, Basis.UNIT_NOTE)
        if frequency is None:
            self._notes.unclear += remarks
            return None
        return frequency, remarks


def _is_common(rate: _Rate) -> bool:
    return rate.targets is None and not rate.rest


def _worded(text: str, conventions: Conventions, basis: Basis) -> Frequency | None:
    """The frequency in a text, with the words of it that give the number."""
    frequency = read(text, conventions, basis)
    if frequency is None:
        return None
    known = [span for span in spans(text, conventions) if span.low is not None]
    words = text[known[0].start : known[-1].end] if known else text.rstrip(" .;")
    return frequency.model_copy(update={"text": words})


def _label(text: str) -> tuple[str, str]:
    """A short name in front of a colon or a dash, and what is said of it."""
    match = _LABEL.search(text)
    if not match or len(text[: match.start()].split()) > _LABEL_WORDS:
        return "", text
    return text[: match.start()].strip(), text[match.end() :].strip()


def _is_cue(label: str) -> bool:
    words = vocabulary()
    return fold(label) in words.all("frequency_cues") | words.all("contact_words")


def _after_cue(text: str, key: str) -> str:
    label, said = _label(text)
    return said if label and fold(label) in vocabulary().all(key) else ""


def _opens_with(text: str, key: str) -> bool:
    folded = fold(text).replace(",", " ").replace(":", " ")
    return any(f"{folded} ".startswith(f"{phrase} ") for phrase in vocabulary().all(key))


def _holds(text: str, key: str) -> bool:
    folded = f" {' '.join(_WORD.findall(text.casefold()))} "
    return any(f" {phrase} " in folded for phrase in vocabulary().all(key))


def _speaks_of_contact(text: str) -> bool:
    return _holds(text, "contact_words") or _holds(text, "these")


def _speaks_of_these(text: str) -> bool:
    return _holds(text, "these")


def _is_unclear(text: str) -> bool:
    """A question, a wish, a complaint, an opinion or a person: nothing about the list."""
    trouble = _holds(text, "troubles") and _opens_with(text, "joint_work")
    person = _after_cue(text, "person_cues") or "@" in text
    opinion = any(
        _opens_with(start, "unclear") for start in (text, " ".join(text.split()[2:])) if start
    )
    return bool("?" in text or person or trouble or opinion or _holds(text, "wishes"))


@cache
def _between_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{_any_of('joint_work')})\s+(?:{_any_of('between')})\s+(?P<items>[^.;:]+)",
        re.IGNORECASE,
    )


@cache
def _purpose_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<before>[^\W_]+)\s+(?P<clause>(?:{_any_of('purpose_cues')})\s+.+)",
        re.IGNORECASE | re.DOTALL,
    )


def _purpose_clause(text: str) -> str:
    """ "… to solve the tasks" behind a sentence about how often, not "need to talk"."""
    match = _purpose_pattern().search(text)
    if not match or match["before"].casefold() in vocabulary().all("need_words"):
        return ""
    return match["clause"].rstrip(" .;")
