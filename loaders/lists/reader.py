"""Turn the lists of collaborators in a document into statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.model import (
    Basis,
    Conventions,
    Frequency,
    Note,
    NoteField,
    Place,
    Problem,
    ProblemKind,
    Statement,
)
from loaders.blocks import Block
from loaders.lengths import is_endless
from loaders.lists.asides import is_break
from loaders.lists.bullets import divides_by_dash, take_all_apart
from loaders.lists.details import stance_of, told_by
from loaders.lists.entries import Entry, marked
from loaders.lists.everybody import default_frequency, everybody, rate_of_title
from loaders.lists.headings import find_sections
from loaders.lists.nesting import are_themes, partner_levels
from loaders.lists.notes import Remark, UnitNotes, read_notes
from loaders.lists.sections import Section, Unit
from loaders.titles.contents import title_key
from loaders.titles.owners import Owner
from loaders.titles.promises import is_no_answer, is_scope
from loaders.vocabulary import fold
from loaders.wording import holds, opens_with, sentences, without_person

__all__ = ["Lists", "read_lists"]

_LONG_NAME_WORDS = 12
_SHOWN = 120  # letters of a text that a problem quotes


@dataclass
class Lists:
    """What the lists of a document give, in the order of the document, and the lists."""

    statements: list[Statement] = field(default_factory=list[Statement])
    respondents: list[str] = field(default_factory=list[str])
    problems: list[Problem] = field(default_factory=list[Problem])
    sections: list[Section] = field(default_factory=list[Section])


def read_lists(
    blocks: Sequence[Block],
    *,
    file: str,
    source: str,
    conventions: Conventions,
    unit: Owner | None = None,
) -> Lists:
    """Read every list of collaborators in a document.

    Parameters
    ----------
    blocks : sequence of Block
        The whole document.
    file, source : str
        The name of the file, for problems, and the SHA-256 of its bytes, for statements.
    conventions : Conventions
        How many contacts a year a word stands for.
    unit : Owner, optional
        The unit that the whole document is of.
    """
    sections = find_sections(blocks, unit)
    lists = Lists(sections=sections)
    if not sections:
        lists.problems.append(Problem(kind=ProblemKind.NO_LIST, file=file, source=source))
        return lists
    bullets = [b.text for s in sections for u in s.units for b in u.bullets]
    reader = _Reader(file, source, conventions, divides_by_dash(bullets), lists)
    for section in sections:
        reader.section(section)
    return lists


class _Reader:
    def __init__(
        self, file: str, source: str, conventions: Conventions, dash: bool, lists: Lists
    ) -> None:
        self._file = file
        self._source = source
        self._conventions = conventions
        self._dash = dash
        self._lists = lists

    def section(self, section: Section) -> None:
        title = section.title
        for block in section.orphans:
            self._problem(ProblemKind.ORPHAN_BULLET, block.place(title), block.text)
        default, shared = self._introduction(section)
        answered: list[Unit] = []
        for unit in section.units:
            if any(bullet.text for bullet in unit.bullets):
                answered.append(unit)
                shared += self._unit(section, unit, default)
            else:
                self._problem(ProblemKind.EMPTY_UNIT, unit.heading.place(title), unit.name)
                for note in unit.notes:
                    if not is_no_answer(note.text):
                        self._problem(ProblemKind.NOTE, note.place(title, unit.name), note.text)
        self._lists.respondents += [unit.name for unit in answered]
        for unit in answered:
            for remark in shared:
                self._shared(title, unit, remark)

    def _introduction(
        self, section: Section
    ) -> tuple[tuple[Frequency, Note] | None, list[Remark]]:
        """What stands before the first unit: a frequency for all, sentences for all units."""
        heading = section.heading
        default: tuple[Frequency, Note] | None = None
        if frequency := rate_of_title(heading.text, self._conventions):
            place = heading.place(section.title)
            default = frequency, Note(field=NoteField.FREQUENCY, text=heading.text, place=place)
        shared: list[Remark] = []
        for block in section.notes:
            for sentence in sentences(block.text):
                if everybody(sentence, self._conventions):
                    shared.append(Remark(sentence, block))
                elif frequency := default_frequency(sentence, self._conventions):
                    place = block.place(section.title)
                    note = Note(field=NoteField.FREQUENCY, text=sentence, place=place)
                    default = (frequency, note)
                elif opens_with(sentence, "everybody") and holds(sentence, "work_with"):
                    self._problem(ProblemKind.NOTE, block.place(section.title), sentence)
        return default, shared

    # one unit

    def _unit(
        self, section: Section, unit: Unit, default: tuple[Frequency, Note] | None
    ) -> list[Remark]:
        path = (section.title, unit.name)
        entries = [one for entry in self._entries(unit, path) for one in entry.each()]
        names = [entry.parts.partner for entry in entries]
        notes = read_notes(names, unit.notes, self._conventions)
        if all(entry.parts.purpose for entry in entries):
            for at in range(
                len(entries)
            ):  # no bullet is silent: what is said of all adds to each
                notes.purposes[at] = notes.general + notes.purposes.get(at, [])
        for at, entry in enumerate(entries):
            said = self._statement(path, at, entry, notes, default)
            stance = (
                entry.parts.status or stance_of(entry.details) or section.stance(entry.block)
            )
            self._lists.statements.append(said.model_copy(update={"status": stance}))
        for name, remark in notes.partners:
            self._lists.statements.append(self._named_in_note(path, name, remark, notes))
        for remark in notes.unclear:
            self._problem(
                ProblemKind.NOTE, remark.block.place(*path), without_person(remark.text)
            )
        return notes.everybody

    def _entries(self, unit: Unit, path: tuple[str, str]) -> Iterator[Entry]:
        if unit.themed or are_themes(unit.bullets):
            yield from self._themed(unit, path)
            return
        outermost = min((bullet.level for bullet in unit.bullets), default=0)
        entry: Entry | None = None
        for block in unit.bullets:
            place = block.place(*path)
            if not block.text:
                self._problem(ProblemKind.EMPTY_BULLET, place, "")
            elif block.level > outermost and entry:
                entry.details.append(block)
            else:
                if entry:
                    yield entry
                entry = self._entry(block, place)
        if entry:
            yield entry

    def _themed(self, unit: Unit, path: tuple[str, str]) -> Iterator[Entry]:
        """The inner bullets, each with the outer one above it as what it is about."""
        outermost, innermost = partner_levels(unit.bullets)
        theme: Block | None = None
        entry: Entry | None = None
        for block, following in zip(unit.bullets, [*unit.bullets[1:], None], strict=True):
            if not block.text:
                self._problem(ProblemKind.EMPTY_BULLET, block.place(*path), "")
            elif block.level == outermost and following and following.level > outermost:
                theme = block
            elif block.level > innermost and entry:
                entry.details.append(block)
            elif entry := self._entry(block, block.place(*path)):
                if theme and block.level > outermost and not is_scope(title_key(theme.text)):
                    entry.details.append(theme)
                yield entry

    def _entry(self, block: Block, place: Place) -> Entry | None:
        if is_break(block.text):
            return None
        every = take_all_apart(marked(block), self._conventions, self._dash)
        if not all(parts.partner for parts in every):
            self._problem(ProblemKind.ROW, place, block.text)
            return None
        for parts in every:
            if parts.doubtful:
                self._problem(ProblemKind.FREQUENCY, place, parts.doubtful)
            long = len(parts.partner.split()) > _LONG_NAME_WORDS
            if long and not is_endless(parts.partner):
                self._problem(ProblemKind.LONG_NAME, place, parts.partner)
        return Entry(block, every[0], every[1:])

    def _statement(
        self,
        path: tuple[str, str],
        at: int,
        entry: Entry,
        given: UnitNotes,
        default: tuple[Frequency, Note] | None,
    ) -> Statement:
        parts = entry.parts
        told = told_by(entry.details, parts.frequency, self._conventions)
        frequency = told.frequency
        about = [Remark(detail.quote.strip("*_: "), detail) for detail in told.others]
        notes = [_note(NoteField.PURPOSE, remark, path) for remark in about]
        if frequency is None and at in given.frequencies:
            frequency, remarks = given.frequencies[at]
            notes += [_note(NoteField.FREQUENCY, remark, path) for remark in remarks]
        elif frequency is None and default:
            frequency = default[0]
            notes.append(default[1])
        purposes = given.purposes.get(at, [])
        if not parts.purpose:  # what the bullet says itself stands before what is said of all
            purposes = given.general + purposes
        notes += [_note(NoteField.PURPOSE, remark, path) for remark in purposes]
        return Statement(
            source=self._source,
            speaker=path[1],
            subject=path[1],
            object=parts.partner,
            frequency=frequency or Frequency(),
            purpose=parts.purpose,
            quote=entry.block.quote,
            place=entry.block.place(*path),
            notes=tuple(notes),
        )

    def _named_in_note(
        self, path: tuple[str, str], name: str, remark: Remark, given: UnitNotes
    ) -> Statement:
        frequency, remarks = given.common or (Frequency(), [])
        notes = [_note(NoteField.FREQUENCY, said, path) for said in remarks]
        notes.append(_note(NoteField.PURPOSE, remark, path))
        return Statement(
            source=self._source,
            speaker=path[1],
            subject=path[1],
            object=name,
            frequency=frequency,
            quote=remark.text,
            place=remark.block.place(*path),
            notes=tuple(notes),
        )

    def _shared(self, title: str, unit: Unit, remark: Remark) -> None:
        """What a sentence about all units says of this one; a unit is no partner of itself."""
        said = everybody(remark.text, self._conventions)
        if said is None or fold(said.partner) == fold(unit.name):
            return
        notes: list[Note] = []
        if said.frequency.basis is not Basis.UNKNOWN:
            notes.append(_note(NoteField.FREQUENCY, remark, (title,)))
        if said.purpose:
            purpose = Remark(said.purpose, remark.block)
            notes.append(_note(NoteField.PURPOSE, purpose, (title,)))
        self._lists.statements.append(
            Statement(
                source=self._source,
                speaker=unit.name,
                subject=unit.name,
                object=said.partner,
                frequency=said.frequency,
                quote=remark.text,
                place=remark.block.place(title),
                notes=tuple(notes),
            )
        )

    def _problem(self, kind: ProblemKind, place: Place, text: str) -> None:
        shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"
        self._lists.problems.append(
            Problem(kind=kind, file=self._file, source=self._source, place=place, text=shown)
        )


def _note(what: NoteField, remark: Remark, path: tuple[str, ...]) -> Note:
    return Note(field=what, text=remark.text, place=remark.block.place(*path))
