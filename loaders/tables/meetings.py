"""Tell who ties with whom in a table that says who takes part and who is responsible.

Such tables have no column for the unit. What is held is a meeting, a forum or an activity; the
unit is who is responsible for it, or the forum itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from loaders.naming.words import person_names
from loaders.persons import is_person
from loaders.readers.lines import clean
from loaders.readers.table import Row
from loaders.titles.likeness import looks_like_unit
from loaders.titles.owners import names_unit

__all__ = ["are_units", "with_ends"]

_INITIALS = 3  # letters
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
        Whether the text above says whose table it is: then that is the unit, unless several
        are responsible.
    """
    found = dict(header)
    if "partner" not in found and "participants" in found and found.keys() & _REGULAR:
        found["partner"] = found["participants"]
    if "unit" in found or "partner" not in found:
        return found
    if "responsible" in found:
        named = {_cell(row, found["responsible"]) for row in rows} - {""}
        if are_units(named) and (len(named) > 1 or not owned):
            return found | {"unit": found["responsible"]}
    if "forum" in found and "participants" in found and not owned:
        return found | {"unit": found["forum"]}
    return found


def are_units(names: Iterable[str]) -> bool:
    """Whether some names can be those of units or roles, and none is a person's."""
    listed = list(names)
    initials = len(listed) > 1 and all(n.isupper() and len(n) <= _INITIALS for n in listed)
    personal = initials or any(map(_is_personal, listed))
    return bool(listed) and not personal and all(map(names_unit, listed))


def _is_personal(name: str) -> bool:
    """Whether a name is a person's, also a first name or a surname alone."""
    if is_person(name):
        return True
    words = name.split()
    if looks_like_unit(name) or not words:
        return False
    known = person_names()
    first = words[0].casefold() in {name.casefold() for name in known.first_names}
    return first or (len(words) == 1 and name.casefold().endswith(known.name_endings))


def _cell(row: Row, at: int) -> str:
    return clean(row.cells[at]) if at < len(row.cells) else ""
