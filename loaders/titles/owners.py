"""Tell by a title whose list, plan or description follows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.names.vocabulary import vocabulary as names_vocabulary
from loaders.blocks import Block
from loaders.titles.contents import title_key, title_of
from loaders.titles.kept import kept
from loaders.titles.likeness import looks_like_unit, seems_definite
from loaders.titles.promises import announces, is_scope, names_document_first, without_place
from loaders.vocabulary import fold, vocabulary
from loaders.wording import any_of, holds

__all__ = ["Owner", "Titled", "labelled_owner", "names_unit", "titled", "told_owner"]

_KINDS = ("meeting_titles", "wheel_titles", "description_titles", "list_phrases")
_INFINITIVES = frozenset({"at", "att", "to", "å"})
_LONGEST = 600  # letters of a paragraph that tells whose list follows
_MOST_WORDS = 6  # of the name of a unit or a role
_ABOUT = frozenset(
    {"purpose", "frequency", "when", "status", "participants", "scope"}
)  # never a name of somebody
_EDGES = " .,:;–—-/|()[]"
_DASH = re.compile(r"\s+[–—-]\s+")
_PIECES = re.compile(r"\s+[–—-]\s+|[:?]\s+|\s*[|]\s*")
_REMARK = re.compile(r"\(\s*[^\W\d_A-ZÆØÅÄÖ][^()]*\)")  # "(draft, collected in May)"
_COUNT = re.compile(r",\s*(?=\d)")  # "Adviser, 80 %"
_GENITIVE = re.compile(r"(?:(?<=[^s])|['’])s?$")
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?\b")


@dataclass(frozen=True)
class Owner:
    """The unit or role whose list follows, and the block that names it.

    `explicit` tells that the text says so: "Role: Adviser", "Meetings of the library".
    """

    name: str
    block: Block
    explicit: bool = False


@dataclass(frozen=True)
class Titled:
    """What a title announces ("meeting", "wheel", "description", "list") and whose it is."""

    kind: str
    owner: str


@kept
def titled(title: str) -> Titled | None:
    """Read a title such as "Faste møter for Biblioteket" or "Planning – annual wheel 2025".

    Returns
    -------
    Titled or None
        The owner is empty where the title names none; None when the title announces none of
        these things.

    Examples
    --------
    >>> titled("Årshjul for Kulturhuset 2025")
    Titled(kind='wheel', owner='Kulturhuset')
    """
    text = " ".join(_YEARS.sub(" ", title_of(title)).split())
    if len(title_key(text).split()) > 2 * _MOST_WORDS:
        return None
    if parted := _beside_list(text) or _of_unit(text):
        return Titled("list", parted)
    for kind in _KINDS:
        match = _pattern(kind).search(text)
        if match:
            after, before = text[match.end() :], text[: match.start()]
            if title.rstrip().endswith("?"):  # "Library – whom do we work with?"
                before, after = before[: _last_dash(before)], ""
            owner = _owner(before, after)
            return Titled(kind.partition("_")[0], owner)
    return None


def _beside_list(text: str) -> str:
    """The name that a dash parts from words for working together: "Library – partners"."""
    pieces = [piece.strip() for piece in _DASH.split(text)]
    if len(pieces) != 2:
        return ""
    for said, name in (pieces, pieces[::-1]):
        key = title_key(said)
        if announces(key) and names_unit(name) and not announces(title_key(name)):
            return name if not is_scope(title_key(name)) else ""
    return ""


def _of_unit(text: str) -> str:
    """The name of a unit behind a word for working together: "Samarbeid for Kulturhuset"."""
    said, _, rest = text.partition(" ")
    word, _, name = rest.partition(" ")
    works = fold(said) in vocabulary().all("list_words")
    joined = works and fold(word) in vocabulary().all("owner_words") and names_unit(name)
    named = looks_like_unit(name) or (name[:1].isupper() and seems_definite(name))
    return name if joined and named and not is_scope(title_key(name)) else ""


def _owner(before: str, after: str) -> str:
    """The first name behind a phrase, else the one before it, also in the genitive."""
    filled_in = after.lstrip().startswith(":")
    before, after = _REMARK.sub(" ", before), _REMARK.sub(" ", after)
    for piece in _PIECES.split(after):
        name = _name(piece)
        if _names(name) and _can_stand(name) and not (filled_in and _lists_several(piece)):
            return name
    for piece in reversed(_PIECES.split(before)):
        name = _name(piece)
        if _names(name):
            close = bool(before) and piece is _PIECES.split(before)[-1] and before[-1:] == " "
            return _GENITIVE.sub("", name) if close else name
    return ""


def _names(name: str) -> bool:
    """Whether a part of a title can name a unit, and no day or year: "26 / spring"."""
    return names_unit(name) and not name[:1].isdigit()


def _can_stand(name: str) -> bool:
    """Whether words behind a phrase name somebody, and do not go on: "partners *today*"."""
    if holds(name, "wishes") or set(fold(name).split()) & _INFINITIVES:
        return False
    fields = names_vocabulary().domains
    known = looks_like_unit(name) or any(fold(word) in fields for word in name.split())
    return not name[:1].islower() or known


def _last_dash(text: str) -> int:
    """Where the last dash of a text stands, 0 without: a colon stands behind a label."""
    return max((match.start() for match in _DASH.finditer(text)), default=0)


def _lists_several(text: str) -> bool:
    """Whether names stand between commas: what a field holds, and not whose it is."""
    members = text.split(", ")
    return len(members) > 1 and all(member[:1].isupper() for member in members)


@kept
def labelled_owner(text: str) -> str:
    """The name behind a label: "Position: Climate adviser"; empty without."""
    label, colon, rest = text.partition(":")
    rest = _COUNT.split(rest.strip(_EDGES))[0]
    if not colon or fold(label) not in vocabulary().all("owner_labels"):
        return ""
    return without_place(rest) if names_unit(rest) else ""


@kept
def told_owner(text: str) -> str:
    """The name in a sentence that tells whose list follows; empty without.

    Examples
    --------
    >>> told_owner("Her er en oversikt over hvem Biblioteket samarbeider med i dag.")
    'Biblioteket'
    """
    match = _with_whom().search(text[:_LONGEST])
    name = match["name"].strip() if match else ""
    return name if names_unit(name) and not is_scope(title_key(name)) else ""


@cache
def _with_whom() -> re.Pattern[str]:
    words = vocabulary()
    said = [phrase.split() for phrase in words.all("work_with")]
    verbs = "|".join(sorted({first for first, *more in said if more}))
    return re.compile(
        rf"(?<![^\W_])(?i:{any_of('who_words')})(?:\s+(?:som|der|that))?\s+(?:[Tt]he\s+)?"
        rf"(?P<name>[A-ZÆØÅÄÖ][^.,;:?!()]{{1,60}}?)\s+(?:{verbs})\b"
        rf"[^.?!;]{{0,30}}?\b(?:{any_of('with_words')})(?![^\W_])"
    )


@kept
def names_unit(text: str) -> bool:
    """Whether a text can be the name of a unit or a role: short, and no sentence."""
    words = fold(text).split()
    barred = vocabulary().all("not_a_partner")
    return (
        0 < len(words) <= _MOST_WORDS
        and any(letter.isalpha() for letter in text)
        and not text.endswith(("?", "!"))
        and not any(word.strip(_EDGES) in barred for word in words)
        and not names_document_first(" ".join(words))
        and not any(
            words[0] in vocabulary().all(key) for key in ("question_words", "who_words")
        )
        and vocabulary().column(text) not in _ABOUT
        and not all(word.strip(_EDGES) in _nobody() for word in words)
    )


def _name(text: str) -> str:
    """What is left of a part of a title without small words, seasons and signs at its ends."""
    words = text.strip(_EDGES).split()
    small = _small()
    while words and fold(words[0]).strip(_EDGES) in small:
        words = words[1:]
    while words and (fold(words[-1]).strip(_EDGES) in small or words[-1].strip(_EDGES) == ""):
        words = words[:-1]
    name = " ".join(words).strip(_EDGES)
    if name.isupper() and len(name) > _MOST_WORDS:
        return name.capitalize()
    return name


@cache
def _small() -> frozenset[str]:
    words = vocabulary()
    return words.all("owner_words") | words.all("function_words") | words.all("seasons")


@cache
def _nobody() -> frozenset[str]:
    """Words that name nobody by themselves."""
    words = vocabulary()
    keys = ("scope_words", "list_fillers", "list_words", "contact_words", "joint_work")
    found = _small() | {word for key in keys for word in words.all(key)}
    return frozenset(found - words.all("owner_labels"))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{any_of(kind)})(?![^\W_])", re.IGNORECASE)
