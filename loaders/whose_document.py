"""Weigh what the head of a document names, and tell which unit the whole document is of.

No single line has to say so. Each name in the head (the title, the letterhead, the way
through the pages, a label such as "Unit:") is weighed by where it stands, by its nouns, and by
whether the text comes back to it; the heaviest is the unit, if it is heavy enough.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from graph.names.vocabulary import Tag
from graph.names.vocabulary import vocabulary as names_vocabulary
from loaders.blocks import Block, BlockKind
from loaders.persons import is_person
from loaders.readers.pieces import Part
from loaders.readers.table import Table
from loaders.titles.contents import is_numbered, title_key
from loaders.titles.likeness import looks_like_unit, seems_definite
from loaders.titles.owners import Owner, names_unit, titled
from loaders.titles.promises import (
    announces,
    ends_lists,
    is_place,
    is_scope,
    names_section,
)
from loaders.vocabulary import fold, vocabulary
from loaders.wording import any_of, opens_with

__all__ = ["unit_of_document"]

_HEAD = 12  # parts of a document in which it says whose it is
_BODY = 80  # parts in which a name may come back
_LONGEST = 160  # letters of a line that names, and does not tell
_MOST_WORDS = 7  # of a name
_ENOUGH = 4  # weight
_SURE = 6
_LABEL_WORDS = 4
_KIND = 4  # letters of a word that a compound ends with: emergency-plan
_SIGN = 6  # letters of an abbreviation
_PIECES = re.compile(r"\t+|[ \xa0]{3,}|\s+[–—|>·•/-]\s+|[,:?]\s+|\s*\|\s*")
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?\b|\bv(?:ersjon)?\.? ?\d\S*")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_EDGES = " .:;*_#«»\"'–—-"
_SMALL_INSIDE = frozenset({"og", "och", "and", "&"})


@dataclass
class _Named:
    """A name in the head, where it stands and how much speaks for it."""

    name: str
    block: Block
    weight: int


def unit_of_document(parts: Sequence[Part]) -> Owner | None:
    """The unit that a document is of, and the block that names it; None where none does.

    Parameters
    ----------
    parts : sequence of Block, Table or Skipped
        The whole document, in order.
    """
    weighed: dict[str, _Named] = {}
    head = _head(parts)
    if _of_several(head):
        return None
    for at, block in enumerate(head):
        for name, weight in _names(block, first=at == 0):
            known = weighed.setdefault(fold(name), _Named(name, block, 0))
            known.weight = max(known.weight, weight) + (1 if known.weight else 0)
    if not weighed:
        return None
    texts = " \n".join(fold(p.text) for p in parts[:_BODY] if isinstance(p, Block))
    for key, named in weighed.items():
        named.weight += 1 if texts.count(key) > 1 else 0
    best = max(weighed.values(), key=lambda named: named.weight)
    return (
        Owner(best.name, best.block, best.weight >= _SURE) if best.weight >= _ENOUGH else None
    )


def _head(parts: Sequence[Part]) -> list[Block]:
    """The lines before the text begins, those of a form among them.

    The second heading begins the text, and so does the first one below a sentence; a list
    does where no heading follows: before that it is what leads through the pages.
    """
    found: list[Block] = []
    told = headed = False
    again_and_again = _repeated(parts)
    last: Part | None = None
    for part in parts[:_HEAD]:
        if isinstance(part, Table):
            found += _form(part)
        elif isinstance(part, Block):
            again = headed and not (isinstance(last, Block) and last.kind is BlockKind.HEADING)
            begins = part.kind is BlockKind.HEADING and (again or told)
            begins = begins or (is_numbered(part.text) and bool(found))
            label, colon, _ = part.text.partition(":")
            begins = begins or bool(colon and fold(label) in again_and_again)
            if begins or (headed and part.kind is BlockKind.BULLET):
                break
            headed = headed or part.kind is BlockKind.HEADING
            told = told or _is_sentence(part.text)
            if part.kind is not BlockKind.BULLET:
                found.append(part)
        last = part
    return found


def _of_several(head: Sequence[Block]) -> bool:
    """Whether units stand one below the other with lines between them, each with its own."""
    alone = [at for at, block in enumerate(head) if _is_name(block)]
    looks = {(head[at].kind, head[at].level) for at in alone}
    return len(looks) == 1 and any(after - at > 1 for at, after in pairwise(alone))


def _is_name(block: Block) -> bool:
    return ":" not in block.text and _can_name(block.text) and _weight(block.text) > 1


def _repeated(parts: Sequence[Part]) -> frozenset[str]:
    """The labels that stand again and again: of records, and not of the document."""
    texts = (part.text for part in parts[:_BODY] if isinstance(part, Block))
    labels = Counter(fold(text.partition(":")[0]) for text in texts if ":" in text)
    return frozenset(label for label, count in labels.items() if count > 1)


def _is_sentence(text: str) -> bool:
    return len(text.split()) > _MOST_WORDS and text.endswith((".", "!", "?"))


def _form(table: Table) -> list[Block]:
    """The rows of a form with two columns as lines "label: value"."""
    rows = [row for row in table.rows if sum(map(bool, row.cells)) == 2]
    if not rows or len(rows) < len(table.rows):
        return []
    texts = [": ".join(cell for cell in row.cells if cell) for row in rows]
    return [
        Block(BlockKind.PARAGRAPH, text, text, row.line or 0)
        for row, text in zip(rows, texts, strict=True)
    ]


def _names(block: Block, *, first: bool) -> Iterator[tuple[str, int]]:
    """The names in a line of the head, with what speaks for each."""
    text = _BRACKETS.sub(" ", block.text.strip(_EDGES)).strip(_EDGES)
    if len(text) > _LONGEST or _is_sentence(block.text) or opens_with(text, "updated_words"):
        return
    label, colon, value = text.partition(":")
    key = fold(label.strip(_EDGES))
    words = vocabulary()
    if fold(text).split(" ")[0] in words.all("letter_to") or key in words.all("letter_to"):
        return
    if colon and key in words.all("owner_labels"):
        yield from ((name, 3 + _weight(name)) for name in _all_named(value))
        return
    if colon and announces(title_key(label)):
        return  # those whom it works with
    said = titled(text)
    if said and said.owner and _can_name(said.owner):
        yield said.owner, 3 + _weight(said.owner)
        return
    if colon and not (looks_like_unit(label) or _tells_kind(label)):
        return
    pieces = _split(value if colon and not looks_like_unit(label) else text)
    beside = any(_is_place(piece) or _tells_kind(piece) for piece in pieces)
    alone = len(pieces) == 1
    high = 4 if block.kind is BlockKind.HEADING else 2 if first and alone else 0
    for piece in pieces:
        for name in _named_in(piece):
            yield name, _weight(name) + max(high, int(alone)) + (2 if beside else 0)


def _split(text: str) -> list[str]:
    pieces = (bit for piece in _YEARS.split(text) for bit in _PIECES.split(piece))
    return [piece.strip(_EDGES) for piece in pieces if piece.strip(_EDGES)]


def _all_named(text: str) -> Iterator[str]:
    for piece in _split(text):
        yield from _named_in(piece)


def _named_in(piece: str) -> Iterator[str]:
    """The name that a piece of a line is, or that stands in it beside a small word."""
    name = _without_place(_without_kind(piece))
    behind = _behind().search(name)
    if behind and not looks_like_unit(behind["before"]):
        name = behind["name"]
    elif behind:
        name = behind["before"]
    if _can_name(name):
        yield name.capitalize() if name.isupper() and len(name) > _SIGN else name


def _without_kind(piece: str) -> str:
    """A piece without what it says first of the kind of document: "Annual wheel Housing"."""
    words = piece.split()
    while len(words) > 1 and _tells_kind(words[0]) and fold(words[1]) not in _SMALL_INSIDE:
        words = words[1:]
    return " ".join(words)


def _without_place(name: str) -> str:
    """A name without the municipality behind it: "Housing Harbour Council"."""
    words = name.split()
    placed = len(words) > 2 and fold(words[-1]) in vocabulary().all("municipality_words")
    words = words[:-2] if placed else words
    if placed and words and fold(words[-1]) in vocabulary().all("owner_words"):
        words = words[:-1]
    named = " ".join(words)
    return named if _weight(named) > 1 else name


def _tells_kind(text: str) -> bool:
    """Whether words say what kind of document it is, or of list."""
    key = title_key(text)
    kinds = tuple(word for word in vocabulary().all("document_words") if len(word) >= _KIND)
    return key.split(" ")[0].endswith(kinds) or announces(key) or titled(text) is not None


def _is_place(text: str) -> bool:
    return is_place(title_key(text)) or _without_place(text) != text


@cache
def _behind() -> re.Pattern[str]:
    """A name behind a small word: "Welcome to Waste Operations", "Head of Parks"."""
    return re.compile(
        rf"^(?P<before>.*?)\s(?i:{any_of('owner_words')})\s+(?:the\s+)?(?P<name>[A-ZÆØÅÄÖ].*)$"
    )


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(rf"^(?P<before>.*?)\s(?i:{any_of('owner_words')})\s")


def _can_name(name: str) -> bool:
    key = title_key(name)
    parts = key.split()
    if not name[:1].isupper() or not key or any(letter.isdigit() for letter in name):
        return False
    if is_place(key) or is_scope(key) or names_section(key) or ends_lists(key):
        return False
    if key in vocabulary().all("contents_titles"):
        return False
    form = set(parts) & vocabulary().all("document_words")
    joined = set(parts) & _SMALL_INSIDE
    if (form and not joined) or parts[-1] in vocabulary().all("document_words"):
        return False
    if parts[-1] in vocabulary().all("municipality_words"):
        return False
    if _tells_kind(name) and not joined:
        return False
    inside = _inside().search(name)
    if inside and not looks_like_unit(inside["before"]):
        return False
    return names_unit(name) and len(parts) <= _MOST_WORDS and not is_person(name)


def _weight(name: str) -> int:
    """How much the words of a name speak for a unit."""
    fields = names_vocabulary().domains
    low = [fold(word) for word in name.split()]
    if looks_like_unit(name):
        return 1 if _is_role(low[-1]) else 3
    if seems_definite(name) or any(word in fields for word in low):
        return 2
    plain = all(word[0].isupper() or word in _SMALL_INSIDE for word in name.split())
    return 1 if plain else 0


def _is_role(word: str) -> bool:
    form = names_vocabulary().forms.get(word)
    return form is not None and form.tag is Tag.ROLE
