"""Tell who ties with whom in a table that says who takes part and who is responsible.

Such tables have no column for the unit. What is held is a meeting, a forum or an activity; the
unit is who is responsible for it, or the forum itself: so where mostly posts are responsible.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.names.vocabulary import Tag
from graph.names.vocabulary import vocabulary as known
from loaders.readers.lines import clean
from loaders.readers.table import Row
from loaders.tables.contents import is_personal
from loaders.titles.owners import names_unit
from loaders.vocabulary import fold, vocabulary

__all__ = ["are_units", "with_ends"]

_INITIALS = 3  # letters
_SEVERAL = 3  # who call the meetings of a part of the organisation
_CALENDAR = frozenset({"purpose", "responsible", "participants", "frequency", "notes"})
_REGULAR = frozenset({"frequency", "when"})


def with_ends(header: Mapping[str, int], rows: Sequence[Row], *, owned: bool) -> dict[str, int]:
    """The columns of a table, with those for the unit and the partner where others give them.

    Who takes part is a partner where the table also says how often; who was at one meeting
    tells of no tie. Who is responsible is the unit where most are units and no one a person.

    Parameters
    ----------
    header : mapping
        What each column means.
    rows : sequence of Row
        What stands under it.
    owned : bool
        Whether the text above says whose table it is: then that is the unit, unless those
        who take part have several who are responsible.
    """
    found = _with_notes(header, rows)
    told = "partner" in found  # "With" and "Organised by": whom the owner meets
    if "partner" not in found and "participants" in found and found.keys() & _REGULAR:
        found["partner"] = found["participants"]
    if "unit" in found or "partner" not in found:
        return found
    if "responsible" in found and not (told and owned and not _each_calls(found, rows)):
        held = [row for row in rows if _cell(row, found["partner"])]
        named = {_cell(row, found["responsible"]) for row in held} - {""}
        roles = "forum" in found and 2 * sum(map(_is_role, named)) >= len(named)
        if not roles and are_units(named) and (len(named) > 1 or not owned):
            return found | {"unit": found["responsible"]}
    if "forum" in found and "participants" in found and not owned:
        return found | {"unit": found["forum"]}
    return found


def _with_notes(header: Mapping[str, int], rows: Sequence[Row]) -> dict[str, int]:
    """The columns of a calendar: what a meeting is called, and what for, in its notes.

    So where the name stands in front of who calls it and the notes come last.
    """
    found = dict(header)
    called = found.keys() >= _CALENDAR and "forum" not in found
    if not called or not found["purpose"] < found["responsible"] < found["notes"]:
        return found
    held = [row for row in rows if _cell(row, found["participants"])]
    noted = sum(bool(_cell(row, found["notes"])) for row in held)
    if 3 * noted < 2 * len(held):
        return found
    return found | {"forum": found["purpose"], "purpose": found["notes"]}


def _each_calls(found: Mapping[str, int], rows: Sequence[Row]) -> bool:
    """Whether each meeting or task has its own who calls it, and somebody else with whom.

    So where several units do, none of them a post, and none is whom the same meeting is with:
    then the title only says where in the organisation the meetings are.
    """
    ends = [(_cell(row, found["responsible"]), _cell(row, found["partner"])) for row in rows]
    calling = {fold(one) for one, other in ends if one and other}
    return (
        bool(found.keys() & {"forum", "purpose"})
        and len(calling) >= _SEVERAL
        and not any(one and fold(one) == fold(other) for one, other in ends)
        and not any(map(_is_role, calling))
    )


def are_units(names: Iterable[str]) -> bool:
    """Whether some names can be those of units or roles, and none is a person's."""
    listed = list(names)
    initials = len(listed) > 1 and all(n.isupper() and len(n) <= _INITIALS for n in listed)
    undecided = any(fold(name) in vocabulary().all("undecided") for name in listed)
    personal = initials or undecided or any(map(is_personal, listed))
    return bool(listed) and not personal and all(map(names_unit, listed))


def _is_role(name: str) -> bool:
    """Whether a name is that of a post, or of nobody in particular."""
    if fold(name) in vocabulary().all("undecided"):
        return True
    words = name.casefold().split()
    forms = (known().forms.get(word) for word in (*words[:1], *words[-1:]))
    return any(form is not None and form.tag is Tag.ROLE for form in forms)


def _cell(row: Row, at: int) -> str:
    return clean(row.cells[at]) if at < len(row.cells) else ""
