"""Tell what each column of a table holds: by the word above it, else by what stands in it.

A known word above a column counts first. Where the words do not tell, or where two columns
claim the same, the cells do: most of them say how often, most are names such as units have, or
they are what each row is for. What stands in the cells counts only where the text around speaks
of contact, or where a column is known already that tells of ties.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loaders.readers.table import Row
from loaders.tables.contents import Columns
from loaders.tables.headers import LONGEST, is_scoped, meaning
from loaders.tables.parties import parties
from loaders.titles.likeness import looks_like_unit, names_among
from loaders.vocabulary import fold, vocabulary

__all__ = ["between", "named", "roles", "spare", "with_unit"]

_SAMPLE = 60  # rows that tell how wide a table is
_LEAST = 2  # columns of names, or names that are in two columns
_WORDS = 2  # of a cell that says what for, on average
_SHORTER = 0.6  # of the words of the longest texts: what comes behind may be a remark
_ENDS = frozenset({"unit", "partner"})
_BESIDE = frozenset(
    {
        "frequency", "purpose", "status", "when", "notes", "responsible", "person", "kind",
        "scope",
    }
)  # fmt: skip
_LOOSE = (
    "kind",
    "forum",
    "notes",
    "scope",
    "person",
)  # words that may head a column of rates as well
_TOLD = frozenset({"frequency", "purpose", "status", "when"})


def named(row: Row, below: Sequence[Row]) -> dict[str, int]:
    """The columns that the words of a header name, each at most once.

    Of two columns for a unit or a partner the one with names counts in a table of ties, else
    the word further up in the vocabulary's list; of two that say when, the finer one: weeks go
    before months.
    """
    found: dict[str, int] = {}
    cells = Columns(row, below)
    for at, cell in enumerate(row.cells):
        name = meaning(cell) if 0 < len(cell) < LONGEST else None
        if name is None:
            continue
        if name == "partner" and cells[at].rates and "frequency" not in map(meaning, row.cells):
            name = "frequency"  # "Meets": whom or how often
        if name not in found or _is_better(name, cells, at, found[name]):
            found[name] = at
    return found


def with_unit(
    found: Mapping[str, int], row: Row, below: Sequence[Row], *, owned: bool
) -> dict[str, int]:
    """The columns of a table of partners, with the units in front where no word names them.

    The first column without a known word holds units where most of its cells look like such,
    or where two of them are partners of others. Where the text above says whose table it is
    (`owned`), one must be a partner of another: else the column may tell what sort follows.
    """
    cells = Columns(row, below)
    found = {**found, **parties(row, cells, found)}
    if "partner" not in found:
        return dict(found)
    if "unit" in found:
        return _completed(found, cells)
    ahead = [at for at in _free(found, cells) if at < found["partner"]]
    at = next((at for at in ahead if _are_units(at, found, cells, owned=owned)), None)
    known = dict(found)
    if at is not None:
        known = _completed(known | {"unit": at}, cells)
    elif "responsible" in known and "frequency" not in known:
        _name_frequency(known, cells)
    return known


def _are_units(at: int, found: Mapping[str, int], cells: Columns, *, owned: bool) -> bool:
    """Whether a column in front of that of the partners holds the units that they are of."""
    both = {fold(t) for t in cells[at].texts} & {fold(t) for t in cells[found["partner"]].texts}
    units = cells[at].names and (both or not owned)
    return bool(units or len(both) >= _LEAST or (both and cells[at].labels))


def between(row: Row, below: Sequence[Row]) -> dict[str, int]:
    """The columns of a table of contact whose words name neither end: two columns of names.

    Without both where there are not two, or where no column says how often.
    """
    found = named(row, below)
    cells = Columns(row, below)
    if _ENDS & found.keys() or not found.keys() <= _BESIDE:
        return found
    _name_frequency(found, cells)
    ends = [at for at in _free(found, cells) if cells[at].names][:_LEAST]
    if len(ends) < _LEAST or "frequency" not in found:
        return found
    return _completed({**found, "unit": ends[0], "partner": ends[1]}, cells)


def roles(row: Row, below: Sequence[Row], *, told: bool) -> dict[str, int]:
    """What the columns of a table hold that names no unit: its partners, how often, why.

    Parameters
    ----------
    row : Row
        The header.
    below : sequence of Row
    told : bool
        Whether the text around says that collaborators follow.

    Returns
    -------
    dict
        Without "partner" where nothing tells which column names them.
    """
    found = named(row, below)
    cells = Columns(row, below)
    units = "unit" in found and cells[found["unit"]].names and not _heads_units(found, cells)
    if "frequency" not in found and (told or units or "partner" in found):
        _name_frequency(found, cells)
    if "partner" not in found and "participants" not in found:
        _name_partner(found, cells, told=told)
    return _completed(found, cells) if "partner" in found else found


def spare(row: Row, found: Mapping[str, int], below: Sequence[Row]) -> tuple[int, ...]:
    """The columns without a role of their own, and those for notes: they may tell of a tie."""
    width = max((len(one.cells) for one in [row, *below[:_SAMPLE]]), default=0)
    used = {at for name, at in found.items() if name != "notes"}
    return tuple(at for at in range(width) if at not in used)


def _free(found: Mapping[str, int], cells: Columns) -> list[int]:
    """The columns with a header of which nothing is known, or whose word another column has.

    "Area" behind "Unit" and "Partner" is a matter, whatever it is elsewhere.
    """
    return [
        at
        for at, cell in enumerate(cells.headers)
        if cell.strip()
        and at not in found.values()
        and meaning(cell) in _open(found, at)
        and not (meaning(cell) and is_scoped(cell))  # more partners: those outside
    ]


def _open(found: Mapping[str, int], at: int) -> frozenset[str | None]:
    """What the header of a column may mean that still may hold anything."""
    behind = at > max((found[name] for name in _ENDS & found.keys()), default=at)
    return frozenset({None, *_ENDS}) if behind else frozenset({None})


def _completed(found: Mapping[str, int], cells: Columns) -> dict[str, int]:
    """The columns with those for how often, how it stands and what for, by what they hold."""
    known = dict(found)
    if "frequency" not in known:
        _name_frequency(known, cells)
    if "status" not in known:
        status = (at for at in _free(known, cells) if cells[at].statuses)
        _add(known, "status", next(status, None))
    if "purpose" not in known and _TOLD & known.keys():
        _add(known, "purpose", _reason(known, cells))
    return known


def _add(found: dict[str, int], name: str, at: int | None) -> None:
    if at is not None:
        found[name] = at


def _name_frequency(found: dict[str, int], cells: Columns) -> None:
    """Find how often in the first column of rates; "meeting" or "type" may stand above it."""
    heads = [cells.headers[at] for at in _free(found, cells)]
    if len(heads) >= _LEAST and 2 * sum(names_among(heads)) > len(heads):
        return  # a matrix: each cell is of the two that meet there
    loose = [found[name] for name in _LOOSE if name in found]
    at = next((at for at in sorted([*_free(found, cells), *loose]) if cells[at].rates), None)
    if at is not None:
        for name in [name for name in _LOOSE if found.get(name) == at]:
            del found[name]
        found["frequency"] = at


def _name_partner(found: dict[str, int], cells: Columns, *, told: bool) -> None:
    """Find the partners: in the column of those asked for, else in the first of names."""
    if "unit" in found:
        if not found.keys() & {"frequency", "purpose"}:
            return
        asked = fold(cells.headers[found["unit"]]) in vocabulary().all("who_words")
        # Under "Whom we work with" a column "who" names the others.
        if told or (_is_met(found, cells) and (asked or cells[found["unit"]].names)):
            found["partner"] = found.pop("unit")
        return
    if "frequency" not in found or not found.keys() <= _BESIDE:
        return
    if cells[found["frequency"]].rates:
        free = _free(found, cells)
        units = [at for at in free[: None if told else _LEAST] if cells[at].names]
        labels = [at for at in free if told and cells[at].labels]
        _add(found, "partner", next(iter([*units, *labels]), None))


def _heads_units(found: Mapping[str, int], cells: Columns) -> bool:
    """Whether half of the headers that no word of ours names are units: a matrix."""
    heads = [cells.headers[at] for at in _free(found, cells)]
    return bool(heads) and 2 * sum(map(looks_like_unit, heads)) >= len(heads)


def _is_met(found: Mapping[str, int], cells: Columns) -> bool:
    """Whether a table says how often, or of most rows that the tie is no ordinary one."""
    if "frequency" in found or ("when" in found and cells[found["when"]].rates):
        return True
    telling = (found[name] for name in ("purpose", "notes", "status") if name in found)
    return any(cells[at].stances for at in telling)


def _reason(found: Mapping[str, int], cells: Columns) -> int | None:
    """The column that tells why, if any: the first of matters that are not much shorter.

    Without one it is that with the longest texts, where they are long enough.
    """
    free = [at for at in _free(found, cells) if not cells[at].people]
    matters = [at for at in free if at > found["partner"] and cells[at].matters]
    most = max((cells[at].words for at in matters), default=0)
    first = next((at for at in matters if cells[at].words >= _SHORTER * most), None)
    if first is not None:
        return first
    longest = max(free, key=lambda at: (cells[at].words, -at), default=None)
    return longest if longest is not None and cells[longest].words >= _WORDS else None


def _is_better(name: str, cells: Columns, at: int, before: int) -> bool:
    if name == "when":
        return len({*cells[at].texts}) > len({*cells[before].texts})
    ties = any(meaning(header) == "partner" for header in cells.headers)
    if ties and name in _ENDS and cells[at].names != cells[before].names:
        return cells[at].names
    return _rank(name, cells.headers[at]) < _rank(name, cells.headers[before])


def _rank(name: str, header: str) -> int:
    """How far down the vocabulary's list a word stands: "unit" means it more than "area"."""
    word = fold(header.partition("(")[0])
    ranks = [
        [fold(w) for w in words.headers.get(name, ())].index(word)
        for words in vocabulary().languages.values()
        if word in {fold(w) for w in words.headers.get(name, ())}
    ]
    return min(ranks, default=len(word))
