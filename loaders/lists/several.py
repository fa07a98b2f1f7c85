"""Take an enumeration of partners apart: "Planning, Roads (weekly) and Parks"."""

from __future__ import annotations

import re
from functools import cache

from loaders.frequency import is_pure
from loaders.titles.likeness import is_place_of_work, looks_like_unit
from loaders.vocabulary import vocabulary

__all__ = ["at_conjunction", "enumeration", "is_listing", "named_in_bullet", "partners_in"]

_MOST_WORDS = 7  # of a partner in an enumeration; what is longer is said, not named
_DIVIDERS = ";\n"
_PLUS = re.compile(r"\s+\+\s+")
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]\s*$")


def enumeration(text: str) -> list[str]:
    """The members of an enumeration, as written; a text that is none is its only member.

    Commas and semicolons outside brackets part, and so does the conjunction before the last
    member. Without any comma a conjunction parts two capitalised names or two words in lower
    case, unless it is an English one: "Fire and Rescue" is one service.

    Examples
    --------
    >>> enumeration("Skolen, PPT (ukentlig, 1 time) og Barnevernet.")
    ['Skolen', 'PPT (ukentlig, 1 time)', 'Barnevernet']
    """
    pieces = _cut(text.strip().rstrip("."), ",;\n")
    last = at_conjunction(pieces[-1]) if pieces else []
    if len(pieces) > 1 or (len(last) > 1 and not _is_one_name(pieces[-1], last)):
        pieces[-1:] = last
    return [piece for piece in pieces if piece]


def partners_in(text: str) -> list[str]:
    """The partners that a cell of a table names; with care, as a name may hold commas.

    Semicolons always part. Commas part where every member is a name of its own by its form:
    all begin with a capital, or all are places of work in one word ("schools, nurseries").
    "Culture, sports and leisure" stays one name. What a conjunction alone joins stays one as
    well, here as in a bullet: whether two are meant, `graph.identity` tells by all names.
    """
    found: list[str] = []
    for piece in _cut(text, _DIVIDERS):
        found += _with_commas(piece) or [piece]
    return found


def named_in_bullet(text: str) -> list[str]:
    """The partners in the names of a bullet, with more care than in a cell: most are one.

    Semicolons and a plus between blanks part. Commas part where each member has how often in
    brackets of its own, or is a unit or an abbreviation in capitals. A conjunction parts two
    that end in the same word, or of which each is a unit with a capital.

    Examples
    --------
    >>> named_in_bullet("Jobs Office + Benefits"), named_in_bullet("Culture and Leisure")
    (['Jobs Office', 'Benefits'], ['Culture and Leisure'])
    """
    found: list[str] = []
    for part in _PLUS.split(text):
        for piece in _rated_together(_cut(part, ";")):
            found += _listed(piece)
    return found or [text]


def _listed(piece: str) -> list[str]:
    members = _rated_together(_cut(piece, ","))
    if len(members) > 1:
        members[-1:] = _two_names(members[-1]) or at_conjunction(members[-1])
        rated = all(_BRACKETED.search(member) for member in members)
        if is_listing(members) and (rated or all(map(_is_name, members))):
            return members
        return [piece]
    return _two_names(piece) or [piece]


def _rated_together(members: list[str]) -> list[str]:
    """Members, a frequency between commas with the one before it: "Schools, weekly, Clubs"."""
    found: list[str] = []
    for member in members:
        if found and is_pure(member):
            found[-1] = f"{found[-1]}, {member}"
        else:
            found.append(member)
    return found


def _two_names(piece: str) -> list[str]:
    """Two names that a conjunction joins, each one a name by its form; else none."""
    two = at_conjunction(piece)
    if len(two) != 2 or not is_listing(two) or not all(m[:1].isupper() for m in two):
        return []
    ends = [member.partition("(")[0].split()[-1:] for member in two]
    alike = ends[0] == ends[1] and all(len(member.split()) > 1 for member in two)
    return two if alike or all(map(looks_like_unit, two)) else []


def _is_name(member: str) -> bool:
    """Whether a member begins with a capital, and is a unit or an abbreviation."""
    word = member.partition("(")[0].strip()
    return member[:1].isupper() and (
        looks_like_unit(member) or (len(word) > 1 and word.isupper())
    )


def _with_commas(piece: str) -> list[str]:
    """The members between commas; what the last conjunction joins may be one name of them."""
    between = _cut(piece, ",")
    for members in (enumeration(piece), between) if len(between) > 1 else ():
        rated = len(members) > 1 and all(_BRACKETED.search(member) for member in members)
        if (rated or all(map(_names_one, members))) and is_listing(members):
            return members
    return []


def _names_one(member: str) -> bool:
    """Whether a member is a name by its form: with a capital, or a place of work in a word."""
    return member[:1].isupper() or member[:1].isdigit() or is_place_of_work(member)


def is_listing(members: list[str]) -> bool:
    """Whether there are members, all as short as names."""
    return bool(members) and all(
        0 < len(m.partition("(")[0].split()) <= _MOST_WORDS for m in members
    )


def _cut(text: str, dividers: str) -> list[str]:
    """The pieces between dividers outside brackets, without blanks around them."""
    pieces, start, depth = list[str](), 0, 0
    balanced = text.count("(") == text.count(")")
    for at, letter in enumerate(text):
        if balanced and letter in "()":
            depth += 1 if letter == "(" else -1
        elif letter in dividers and depth <= 0 and not _in_number(text, at):
            pieces.append(text[start:at].strip())
            start = at + 1
    pieces.append(text[start:].strip())
    return [piece for piece in pieces if piece]


def _in_number(text: str, at: int) -> bool:
    return text[at] == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def at_conjunction(text: str) -> list[str]:
    """What stands on either side of the first conjunction; a text without is its only part."""
    for match in _conjunction().finditer(text):
        before, after = text[: match.start()].strip(), text[match.end() :].strip()
        if before and after and before.count("(") == before.count(")"):
            if before.endswith(("-", "–")):  # "barne- og ungdomsskolen" is one word
                return [text]
            return [before, after]
    return [text]


def _is_one_name(text: str, members: list[str]) -> bool:
    """Whether two members without a comma are the halves of a name."""
    english = vocabulary().languages["en"].conjunctions
    joiner = text[len(members[0]) : len(text) - len(members[-1])].strip().casefold()
    cases = {member[:1].isupper() for member in members}
    single = all(len(member.partition("(")[0].split()) == 1 for member in members)
    return joiner in english or len(cases) > 1 or (cases == {False} and not single)


@cache
def _conjunction() -> re.Pattern[str]:
    words = sorted(vocabulary().all("conjunctions"), key=lambda word: (-len(word), word))
    return re.compile(rf"\s+(?:{'|'.join(map(re.escape, words))})\s+", re.IGNORECASE)
