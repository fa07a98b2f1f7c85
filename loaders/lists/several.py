"""Take an enumeration of partners apart: "Planning, Roads (weekly) and Parks"."""

from __future__ import annotations

import re
from functools import cache

from graph.names.vocabulary import Tag
from graph.names.vocabulary import vocabulary as names_vocabulary
from loaders.frequency import is_pure
from loaders.naming.fields import names_field
from loaders.titles.likeness import (
    is_place_of_work,
    looks_like_unit,
    seems_definite,
    seems_named,
)
from loaders.vocabulary import fold, vocabulary

__all__ = [
    "at_conjunction",
    "between_marks",
    "enumeration",
    "is_listing",
    "named_in_bullet",
    "partners_in",
]

_MOST_WORDS = 7  # of a partner in an enumeration; what is longer is said, not named
_DIVIDERS = ";\n"
_PAIR = 2
_ARTICLE = re.compile(r"^the\s+(?=[A-ZÆØÅÄÖ])")
_ARTICLES = ("en", "et", "a", "ne", "na")
_HEADS = frozenset({Tag.UNIT, Tag.OFFICE})
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
    pieces = between_marks(text.strip().rstrip("."), ",;\n")
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
    for piece in between_marks(text, _DIVIDERS):
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
        for piece in _rated_together(between_marks(part, ";")):
            found += _listed(piece)
    return found or [text]


def _listed(piece: str) -> list[str]:
    members = _rated_together(between_marks(piece, ","))
    if len(members) > 1:
        last = _two_names(members[-1]) or at_conjunction(members[-1])
        members[-1:] = [_ARTICLE.sub("", member) for member in last]
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
    """Two names that a conjunction or a slash joins, each one a name by its form; else none."""
    said = at_conjunction(piece)
    two = [_ARTICLE.sub("", name) for name in said]
    if len(two) == 1:
        two = [name.strip() for name in two[0].split("/")]
        return two if len(two) == _PAIR and all(map(_stands, two)) else []
    if len(two) != _PAIR or not is_listing(two):
        return []
    apart = two[1] != said[1] and seems_named(two[1])  # "HR and the Legal Team"
    return two if apart or _are_two(*two) else []


def _are_two(first: str, second: str) -> bool:
    """Whether two halves name one each, and not together: "PPT og Barnevernet"."""
    if _stands(first) and (_stands(second) or _is_bare_field(second)):
        return True
    if not (first[:1].isupper() and second[:1].isupper()) or _has_shared_head(first, second):
        return False
    if _stands(second):
        return _is_bare_field(first)
    if all(map(looks_like_unit, (first, second))):
        return not all(map(_is_bare, (first, second)))  # "Skole og SFO" is one office
    return _have_like_heads(first, second) or _are_whole(first, second)


def _are_whole(first: str, second: str) -> bool:
    """Whether either of two names in English has its own end, or several words that tell."""
    titled = all(word[:1].isupper() for word in _named_words(second))
    long = [len(_named_words(name)) > 1 for name in (first, second)]
    if _is_closed(first) or _stands(first):
        return titled and (long[1] or names_field(second) or _stands(second))
    return all(long) and seems_named(first) and seems_named(second)


def _stands(name: str) -> bool:
    """Whether a name is one word that is a unit by itself: with the article, or in capitals."""
    words = _named_words(name)
    if len(words) != 1:
        return False
    word = words[0]
    if word.isupper():
        return len(word) > 1 and word.isalpha() and not names_field(word)
    definite = is_place_of_work(word) and word.endswith(_ARTICLES)
    return (definite or seems_definite(word)) and not _is_indefinite(word.casefold())


def _is_indefinite(low: str) -> bool:
    """Whether a word ends in a noun without its article, or is one for people."""
    forms = names_vocabulary().forms
    known = next((forms[end] for at in range(len(low)) if (end := low[at:]) in forms), None)
    return known is not None and (low.endswith(known.lemma) or known.tag is Tag.PEOPLE)


def _is_bare(name: str) -> bool:
    words = _named_words(name)
    return len(words) == 1 and _is_indefinite(words[0].casefold())


def _is_bare_field(name: str) -> bool:
    return len(_named_words(name)) == 1 and names_field(name.partition("(")[0].strip())


def _has_shared_head(first: str, second: str) -> bool:
    """Whether a word for a unit at the end belongs to both: "Schools and Learning Service"."""
    before, words = _named_words(first), _named_words(second)
    if before[-1].isupper() or _stands(first) or _is_closed(first):
        return False
    if len(words) > 1:
        return _heads(words[-1])
    plain = fold(before[-1]) in vocabulary().all("fields") or not before[-1].endswith(_ARTICLES)
    return plain and names_field(first) and _heads(words[0], compound=True)


def _is_closed(name: str) -> bool:
    """Whether a name of several words ends in the word for a unit: "Finance Team"."""
    words = _named_words(name)
    return len(words) > 1 and _heads(words[-1])


def _heads(word: str, *, compound: bool = False) -> bool:
    """Whether a word is one for any unit or, as `compound`, ends with one."""
    forms, low = names_vocabulary().forms, word.casefold()
    ends = [low[at:] for at in range(len(low))] if compound else [low]
    return any(end in forms and forms[end].tag in _HEADS for end in ends)


def _have_like_heads(first: str, second: str) -> bool:
    """Whether two names of several words end in the same word."""
    ends = [_named_words(name) for name in (first, second)]
    return min(map(len, ends)) > 1 and ends[0][-1] == ends[1][-1]


def _named_words(name: str) -> list[str]:
    return name.partition("(")[0].split()


def _is_name(member: str) -> bool:
    """Whether a member begins with a capital, and is a unit or an abbreviation."""
    word = member.partition("(")[0].strip()
    return member[:1].isupper() and (
        looks_like_unit(member) or _stands(member) or (len(word) > 1 and word.isupper())
    )


def _with_commas(piece: str) -> list[str]:
    """The members between commas; what the last conjunction joins may be one name of them."""
    between = between_marks(piece, ",")
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


def between_marks(text: str, dividers: str) -> list[str]:
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
