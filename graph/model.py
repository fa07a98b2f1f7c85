"""The words of Samspill as types: sources, statements, actors, collaborations, problems.

Everything here is frozen. A statement is never changed after loading; what may change is
whom its names are taken to mean, and that lives beside the statements (`graph.identity`).
"""

from __future__ import annotations

import datetime
import hashlib
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

__all__ = [
    "Actor",
    "Basis",
    "Collaboration",
    "Conventions",
    "Frequency",
    "Kind",
    "Note",
    "NoteField",
    "Place",
    "Problem",
    "ProblemKind",
    "Reading",
    "Scope",
    "Source",
    "Statement",
    "Status",
    "Unit",
]


class Record(BaseModel):
    """Base of the frozen records: unknown fields are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Status(StrEnum):
    """How a collaboration stands: it happens, it is wished for, or it is a problem."""

    EXISTING = "existing"
    PROPOSED = "proposed"
    STRAINED = "strained"


class Basis(StrEnum):
    """Where a frequency comes from."""

    STATED = "stated"
    UNIT_NOTE = "unit_note"
    DOCUMENT_NOTE = "document_note"
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """What sort of thing an actor is."""

    UNIT = "unit"
    ROLE = "role"
    COLLECTIVE = "collective"
    BODY = "body"


class Scope(StrEnum):
    """Whether an actor belongs to the organisation that the sources describe."""

    INTERNAL = "internal"
    EXTERNAL = "external"
    UNKNOWN = "unknown"


class Place(Record):
    """Where in a source something stands. Pages, lines and rows count from 1."""

    page: int | None = None
    line: int | None = None
    sheet: str | None = None
    row: int | None = None
    heading: tuple[str, ...] = ()


class Frequency(Record):
    """Contacts a year as a closed interval, with the words it was read from.

    `low` and `high` are both None when the frequency is unknown, also where the text says
    something that gives no number ("when needed"): then `text` keeps the words and `basis`
    still says where they stand. `basis` is UNKNOWN when the source says nothing at all.
    """

    low: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    high: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    text: str = ""
    basis: Basis = Basis.UNKNOWN

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if (self.low is None) != (self.high is None):
            raise ValueError("a frequency has both bounds or none")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}")
        return self

    @property
    def known(self) -> bool:
        """Whether the words gave a number."""
        return self.low is not None


class Conventions(Record):
    """How many contacts a year a word stands for. A user can override each.

    Every 14th day is 26 a year (calendar days); "daily" means working days.
    """

    daily: float = 230
    weekly: float = 52
    fortnightly: float = 26
    monthly: float = 12
    quarterly: float = 4
    half_yearly: float = 2
    yearly: float = 1


class NoteField(StrEnum):
    """What a note under a list says about the bullets it covers."""

    FREQUENCY = "frequency"
    PURPOSE = "purpose"


class Note(Record):
    """A sentence outside the bullet that bears on its statement, verbatim, with its place.

    A note never rewrites the statement's own `purpose`: it stands beside it.
    """

    field: NoteField
    text: str
    place: Place


class Statement(Record):
    """One claim in a source: *speaker* says that *subject* works with *object*.

    `subject` and `object` are as written. `quote` is verbatim. `purpose` is what the place
    itself says; what notes add is in `notes`. A list or a table says it outright; where running
    text had to be understood, `rule` names the rule that did and `confidence`, from 0 to 1,
    says how far it is to be trusted.
    """

    source: str  # SHA-256 of the source's bytes
    speaker: str
    subject: str
    object: str
    status: Status = Status.EXISTING
    frequency: Frequency = Frequency()
    purpose: str = ""
    quote: str
    place: Place
    notes: tuple[Note, ...] = ()
    confidence: float = Field(default=1.0, ge=0, le=1)
    rule: str = ""

    @property
    def id(self) -> str:
        """Stable key: a digest of what makes this claim another than all others."""
        place = (self.place.page, self.place.line, self.place.sheet, self.place.row)
        parts = (self.source, *map(str, place), self.subject, self.object, self.status)
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[
            :20
        ]

    @property
    def purposes(self) -> tuple[str, ...]:
        """The statement's own purpose, then what the notes give, without repeats."""
        said = [self.purpose] if self.purpose else []
        said += [n.text for n in self.notes if n.field is NoteField.PURPOSE]
        return tuple(dict.fromkeys(said))


class Source(Record):
    """One file that was loaded."""

    name: str
    sha256: str
    title: str = ""
    organisation: str = ""
    date: datetime.date | None = None
    language: str = ""  # nb, nn, da, sv or en; empty when it cannot be told


class Unit(Record):
    """One row of a structure file: a unit, its kind, its parent, and any groups it is in.

    `people` is how many work there, where the file says so.
    """

    name: str
    kind: Kind | None = None
    parent: str = ""
    scope: Scope | None = None
    people: int | None = Field(default=None, ge=0)
    groups: dict[str, str] = Field(default_factory=dict)
    place: Place = Place()


class ProblemKind(StrEnum):
    """Every way in which something can fail to be understood (texts: `graph.problems`)."""

    UNREADABLE = "unreadable"
    NOT_A_DOCUMENT = "not_a_document"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    SLOW = "slow"
    ENCODING = "encoding"
    LOCKED = "locked"
    SCANNED = "scanned"
    NO_LIST = "no_list"
    MISSING_COLUMNS = "missing_columns"
    OTHER_SHEET = "other_sheet"
    HIDDEN = "hidden"
    STRAY = "stray"
    PERSON = "person"
    EMPTY_UNIT = "empty_unit"
    EMPTY_BULLET = "empty_bullet"
    ORPHAN_BULLET = "orphan_bullet"
    FREQUENCY = "frequency"
    STATUS = "status"
    KIND = "kind"
    ROW = "row"
    NOTE = "note"
    LONG_NAME = "long_name"
    NO_NAME = "no_name"
    ABBREVIATION = "abbreviation"


class Problem(Record):
    """Something in a file that was not understood, with its place.

    `source` is None when the file as a whole could not be loaded.
    """

    kind: ProblemKind
    file: str
    source: str | None = None
    place: Place = Place()
    text: str = ""  # what stands there, shortened

    @property
    def lost(self) -> bool:
        """Whether something that may hold statements was left out of the graph."""
        return self.kind in _LOSES_INPUT


_LOSES_INPUT = frozenset(
    {
        ProblemKind.UNREADABLE,
        ProblemKind.NOT_A_DOCUMENT,
        ProblemKind.EMPTY,
        ProblemKind.NO_NAME,
        ProblemKind.TOO_LARGE,
        ProblemKind.SLOW,
        ProblemKind.ENCODING,
        ProblemKind.LOCKED,
        ProblemKind.SCANNED,
        ProblemKind.MISSING_COLUMNS,
        ProblemKind.ORPHAN_BULLET,
        ProblemKind.ROW,
    }
)


class Reading(Record):
    """All that one file gave: what a loader hands to the graph.

    `respondents` are the units that filed a list in this source, as written; only they can
    have outgoing ties, so only their silence means something.
    """

    source: Source
    statements: tuple[Statement, ...] = ()
    respondents: tuple[str, ...] = ()
    units: tuple[Unit, ...] = ()
    problems: tuple[Problem, ...] = ()


class Actor(Record):
    """Who the names stand for. `names` are all the spellings taken to mean this actor.

    `people` is how many work there, None when no source says so.
    """

    id: str
    name: str
    kind: Kind = Kind.UNIT
    scope: Scope = Scope.UNKNOWN
    organisation: str = ""
    names: tuple[str, ...] = ()
    groups: dict[str, str] = Field(default_factory=dict)
    people: int | None = Field(default=None, ge=0)
    respondent: bool = False


class Collaboration(Record):
    """An edge: all statements from one actor about another with one status.

    `low` is the largest lower bound among its statements whose frequency is known, None when
    none is. `high` is None as soon as one of its statements is unknown ("at least `low`").
    """

    source: str  # actor ids
    target: str
    status: Status
    low: float | None
    high: float | None
    purposes: tuple[str, ...]
    statements: tuple[str, ...]  # statement ids, in order
