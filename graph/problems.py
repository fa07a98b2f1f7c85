"""What each kind of problem means and what to do about it, in English.

The texts are also the keys of the translation catalogues, so that a report can say the same
in the reader's language.
"""

from __future__ import annotations

from graph.model import Place, Problem, ProblemKind

WHAT: dict[ProblemKind, str] = {
    ProblemKind.UNREADABLE: "The file could not be read",
    ProblemKind.NOT_A_DOCUMENT: "This is not a document that Samspill reads",
    ProblemKind.EMPTY: "The file is empty",
    ProblemKind.TOO_LARGE: "The file is larger than a document of this kind can be",
    ProblemKind.SLOW: "Reading the file took longer than it may",
    ProblemKind.ENCODING: "The characters of the file could not be decoded",
    ProblemKind.LOCKED: "The file is locked with a password",
    ProblemKind.SCANNED: "Pages are pictures, with no text in them",
    ProblemKind.NO_LIST: "No list of collaborators was found",
    ProblemKind.MISSING_COLUMNS: "The table lacks a column for the unit or for the partner",
    ProblemKind.OTHER_SHEET: "A sheet without collaborators or units was left out, beside one that was read",
    ProblemKind.HIDDEN: "Hidden rows or sheets were read like the others",
    ProblemKind.STRAY: "Control characters in the text were passed over",
    ProblemKind.PERSON: "A person is named where a unit could be, and was left out",
    ProblemKind.EMPTY_UNIT: "A unit without any partner in its list",
    ProblemKind.EMPTY_BULLET: "A bullet without text",
    ProblemKind.ORPHAN_BULLET: "A bullet that stands under no unit",
    ProblemKind.FREQUENCY: "The frequency was not understood and counts as unknown",
    ProblemKind.STATUS: "The status was not understood and counts as existing",
    ProblemKind.KIND: "The kind of unit was not understood and is left open",
    ProblemKind.ROW: "A row without a unit or without a partner was left out",
    ProblemKind.NOTE: "A note was kept out because it is not clear what it says of the list",
    ProblemKind.LONG_NAME: "A partner is described in a whole sentence instead of a name",
    ProblemKind.NO_NAME: "A text too long to be a name stands in the place of one and was left out",
    ProblemKind.ABBREVIATION: "An abbreviation that the document does not explain",
}

ADVICE: dict[ProblemKind, str] = {
    ProblemKind.UNREADABLE: "Check that the file exists, can be opened and is whole, then load it again.",
    ProblemKind.NOT_A_DOCUMENT: "Load a document (.pdf, .docx, .odt, .html, .md, .txt) or a table (.xlsx, .csv), or save it as one of these.",
    ProblemKind.EMPTY: "Check that the right file was saved, then load it again.",
    ProblemKind.TOO_LARGE: "Split it, or save only the part with the lists.",
    ProblemKind.SLOW: "Give it more time with --time-limit, or split it.",
    ProblemKind.ENCODING: "Save the file as UTF-8 and load it again.",
    ProblemKind.LOCKED: "Save it without a password and load it again.",
    ProblemKind.SCANNED: "Run text recognition (OCR) over the document and load what that gives.",
    ProblemKind.NO_LIST: "If there is a list, give its section a heading such as Collaboration and each partner a bullet.",
    ProblemKind.MISSING_COLUMNS: "Name the columns unit and partner (frequency, purpose and status may follow).",
    ProblemKind.OTHER_SHEET: "Nothing to do, unless that sheet lists collaborators: then name its columns unit and partner.",
    ProblemKind.HIDDEN: "Nothing to do, unless they were hidden because they no longer hold: then delete them and load the file again.",
    ProblemKind.STRAY: "Nothing to do, unless a name there looks wrong: then mend it and load the file again.",
    ProblemKind.PERSON: "Nothing to do, unless a unit is meant: then write its name in the place of the person's.",
    ProblemKind.EMPTY_UNIT: "Check whether the unit answered; it is not counted as having answered.",
    ProblemKind.EMPTY_BULLET: "Nothing to do, unless a partner is missing here.",
    ProblemKind.ORPHAN_BULLET: "Put the name of the unit as a heading right above its bullets.",
    ProblemKind.FREQUENCY: "Write it as a number of times a year, or daily, weekly, monthly.",
    ProblemKind.STATUS: "Use existing, proposed or strained.",
    ProblemKind.KIND: "Use unit, role, collective or body.",
    ProblemKind.ROW: "Fill in both cells and load the file again with --replace.",
    ProblemKind.NOTE: "Read the note, and write what it says at the bullets it concerns.",
    ProblemKind.LONG_NAME: "Rename it with: samspill names, or write the name in the list.",
    ProblemKind.NO_NAME: "Write the name of the unit or partner there, and what else is said behind a colon.",
    ProblemKind.ABBREVIATION: "Write it out once, with the abbreviation in brackets, or say who it is with: samspill names.",
}


def describe(problem: Problem) -> str:
    """One line: what, where, and what stands there.

    Examples
    --------
    >>> describe(Problem(kind=ProblemKind.EMPTY_UNIT, file="list.txt", place=Place(line=7), text="Pool"))
    'list.txt:7: A unit without any partner in its list: Pool'
    """
    what = WHAT[problem.kind]
    text = f": {problem.text}" if problem.text else ""
    line = f"{locate(problem)}: {what}{text}"
    return " ".join(line.splitlines())  # a cell of a table may have several


def locate(problem: Problem) -> str:
    """The file and the place in it of a problem (see `place_in`)."""
    return place_in(problem.file, problem.place)


def place_in(file: str, place: Place) -> str:
    """A file and a place in it: ``file:line``, ``file:sheet!row``, in a PDF ``file:p2:line``."""
    if place.sheet is not None:
        return f"{file}:{place.sheet}!{place.row or 1}"
    if place.page is not None and file.casefold().endswith(".pdf"):  # lines count on a page
        return f"{file}:p{place.page}" + (f":{place.line}" if place.line else "")
    at = place.line if place.line is not None else place.row
    return f"{file}:{at}" if at is not None else file
