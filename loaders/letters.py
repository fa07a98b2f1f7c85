"""Read an e-mail or a memo as a document: its subject is the title, its sender's unit speaks.

The lines of address, the greeting, the signature and quoted older mail say nothing of ties.
What is left is a title, a text, and lists under the name of the unit that wrote them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from loaders.blocks import Block, BlockKind, Skipped
from loaders.readers.pieces import Part
from loaders.titles.contents import title_key
from loaders.titles.likeness import looks_like_unit
from loaders.titles.owners import names_unit, titled
from loaders.titles.promises import announces, is_place, speaks_of_contact
from loaders.vocabulary import fold, vocabulary
from loaders.wording import any_of

__all__ = ["without_frame"]

_HEAD = 10  # blocks in which the lines of address stand
_LEAST = 2  # labels of an address, one of them the sender or the subject
_SIGNATURE = 7  # lines below a closing that may name the unit
_GREETING_WORDS = 5
_LEVEL = 2  # of the heading with the unit's name; the subject has 1
_REPLY = re.compile(r"^(?:(?:sv|vs|re|fw|fwd|vb|tr|ang)\s*:\s*)+", re.IGNORECASE)
_PIECES = re.compile(r"\s+[|·•]\s+|\s+[–—-]\s+|,\s+|\s*<|\s*\(")
_WORD = re.compile(r"[^\W_]+")
_SIGNED = re.compile(r"/\s?[^\W\d_]")  # "/Thomas"
_NAME_WORDS = 3  # of a person
_NO_NAME = re.compile(r"@|www|\d{3}|https?:")


def without_frame(parts: Sequence[Part]) -> list[Part]:
    """The document without what frames a letter; one that is none comes back as it is.

    The subject becomes a heading, and the unit of the sender one before the first list.

    Parameters
    ----------
    parts : sequence of Block, Table or Skipped
        The whole document, in order.
    """
    texts = [part for part in parts if isinstance(part, Block)]
    address = _address(texts[:_HEAD])
    if not address:
        return list(parts)
    older = _older(texts, address)
    last = max(block.line for block in address.values())
    lines = {id(b) for b in texts[:_HEAD] if b.line <= last and _label(b) in {"from", "to"}}
    frame = lines | {id(block) for block in older}
    texts = [b for b in texts if id(b) not in frame and b is not address.get("subject")]
    below = _signature(texts, _names_of(address.get("from")))
    unit = _sender(address, texts, below)
    frame |= {id(block) for block in [*_greeting(texts), *below]}
    body = [block for block in texts if id(block) not in frame]
    listed = next((b for b in body if b.kind is BlockKind.BULLET), None)
    opener = _opener(address.get("subject"), body, older, listed)
    if listed is not None and (above := body[: body.index(listed)][-1:]):
        leads = above[0].text.endswith(":") and above[0] is not opener
        listed = above[0] if leads else listed
    return [
        new
        for part in parts
        for new in _framed(part, frame, address.get("subject"), opener, unit, listed)
    ]


def _framed(
    part: Part,
    frame: set[int],
    subject: Block | None,
    opener: Block | None,
    unit: Block | None,
    listed: Block | None,
) -> list[Part]:
    """What a part of a letter becomes."""
    if not isinstance(part, Block):
        return [part]
    if id(part) in frame:
        below = unit if listed is not None else None
        if below is not None and part.quote == below.quote and part.line == below.line:
            return []  # it stands where the lists begin
        return [Skipped(part.text, part.line, part.page, numbers=False, frame=True)]
    if part is subject:
        text = _REPLY.sub("", _value(part))
        return [
            replace(
                part,
                kind=BlockKind.HEADING,
                text=text,
                level=1,
                gap=True,
                announces=opener is subject,
            )
        ]
    if part is opener:
        return [replace(part, kind=BlockKind.HEADING, level=1, gap=True, announces=True)]
    if part is listed and unit is not None:
        return [unit, part]
    return [part]


# --- the frame -------------------------------------------------------------------------------


def _address(head: Sequence[Block]) -> dict[str, Block]:
    """The lines of address by what they say; empty where there are not enough."""
    found: dict[str, Block] = {}
    for block in head:
        if (key := _label(block)) and _value(block):
            found.setdefault(key, block)
        elif found and block.kind is BlockKind.BULLET:
            break
    known = "from" in found and len(found) >= _LEAST
    known = known or {"subject", "to"} <= found.keys()
    found.pop("date", None)  # it dates the document
    return found if known else {}


def _label(block: Block) -> str:
    """What of an address a line gives, empty when it is no such line."""
    label, colon, _ = block.text.partition(":")
    plain = colon and block.kind is not BlockKind.BULLET
    return _labels().get(fold(label.strip("* ")), "") if plain else ""


@cache
def _labels() -> dict[str, str]:
    words = vocabulary()
    return {
        fold(label): key
        for key in ("from", "to", "subject", "date")
        for label in words.all(f"letter_{key}")
    }


def _value(block: Block) -> str:
    return block.text.partition(":")[2].strip(" *")


def _older(texts: Sequence[Block], address: dict[str, Block]) -> list[Block]:
    """Quoted mail: lines with a mark in front, and all below the address of an older one."""
    marked = [block for block in texts if block.text.startswith(">")]
    own = {id(block) for block in address.values()}
    for at, block in enumerate(texts):
        if _label(block) == "from" and id(block) not in own and at > 0:
            return [*marked, *texts[at:]]
    return marked


def _greeting(texts: Sequence[Block]) -> list[Block]:
    short = (b for b in texts[:_HEAD] if len(b.text.split()) <= _GREETING_WORDS)
    return [block for block in short if _opens(block.text, "greetings")][:1]


def _signature(texts: Sequence[Block], names: frozenset[str]) -> list[Block]:
    """The closing, or the name of the sender, and what stands below it: who writes."""
    at = next((n for n, block in enumerate(texts) if _closes(block, names)), len(texts))
    return list(texts[at : at + _SIGNATURE + 1])


def _closes(block: Block, names: frozenset[str]) -> bool:
    words = _WORD.findall(fold(block.text))
    if block.kind is BlockKind.BULLET or not words:
        return False
    if _SIGNED.match(block.text):
        return True
    if len(words) <= _NAME_WORDS and names.issuperset(words):
        return True
    return len(words) <= _GREETING_WORDS and _opens(block.text, "closings")


def _names_of(sender: Block | None) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(_value(sender)))) if sender else frozenset()


def _opens(text: str, key: str) -> bool:
    said = f"{' '.join(_WORD.findall(fold(text)))} "
    return any(said.startswith(f"{phrase} ") for phrase in vocabulary().all(key))


# --- whose letter it is ----------------------------------------------------------------------


def _sender(
    address: dict[str, Block], body: Sequence[Block], below: Sequence[Block]
) -> Block | None:
    """A heading with the unit that writes: by subject, signature, introduction or sender."""
    subject, sender = address.get("subject"), address.get("from")
    if subject is not None:
        said = titled(_REPLY.sub("", _value(subject)))
        if said and said.owner:
            return _heading(said.owner, subject)
    for block in [*below, *([sender] if sender else [])]:
        text = _value(block) if block is sender else block.text
        if name := _unit_in(text):
            return _heading(name, block)
    for block in body:
        if block.kind is BlockKind.BULLET:
            break
        if (match := _list_of().search(block.text)) and names_unit(match["name"]):
            return _heading(match["name"], block)
    if sender and not _NO_NAME.search(_value(sender)) and looks_like_unit(_value(sender)):
        return _heading(_value(sender), sender)
    return None


def _tells_with_whom(key: str) -> bool:
    """Whether a line leads on to those whom it asks for: "This is who we deal with:"."""
    words = key.split()
    asked = set(words) & vocabulary().all("who_words")
    return bool(asked) and words[-1] in vocabulary().all("with_words")


def _heading(name: str, block: Block) -> Block:
    return replace(
        block,
        kind=BlockKind.HEADING,
        text=name,
        level=_LEVEL,
        gap=True,
        number="",
        strong=False,
    )


def _unit_in(line: str) -> str:
    """The unit that a line of a signature names: "Head of Housing", "Library | Council"."""
    for piece in _PIECES.split(line):
        name = piece.strip(" .>)")
        if not name or _NO_NAME.search(name) or is_place(title_key(name)):
            continue
        if (match := _head_of().match(name)) and names_unit(match["name"]):
            return match["name"]
        if match := _led_by().fullmatch(name):
            return match["name"]
        if not _head_word().search(name) and looks_like_unit(name) and names_unit(name):
            return name
    return ""


@cache
def _head_of() -> re.Pattern[str]:
    """A leader and whom they lead: "Leder af X", "Head of X", "enhetsleder X"."""
    return re.compile(
        rf"(?i:[^\W\d_]*(?:{any_of('letter_heads')}))\s+(?:(?i:{any_of('owner_words')})\s+)?"
        rf"(?:the\s+)?(?P<name>[A-ZÆØÅÄÖ].*)"
    )


@cache
def _led_by() -> re.Pattern[str]:
    """Several words with a leader behind them: "Trading Standards Manager"."""
    name = r"[A-Z][\w&-]*(?:\s+(?:and|&))?(?:\s+[A-Z][\w-]*)+"
    return re.compile(rf"(?P<name>{name})\s+(?i:{any_of('letter_heads')})")


@cache
def _head_word() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('letter_heads')})(?![^\W_])", re.IGNORECASE)


@cache
def _list_of() -> re.Pattern[str]:
    """Whose list an introduction says that it is: "Here is the list for the Library"."""
    name = r"[A-ZÆØÅÄÖ][\w&/-]*(?:\s+(?:og|och|and|&)\s+[\w-]+|\s+[A-ZÆØÅÄÖ][\w-]*)*"
    return re.compile(
        rf"\b(?i:{any_of('owner_words', 'letter_from')})\s+(?:the\s+|vår\s+|oss\s+i\s+)?"
        rf"(?P<name>{name})"
    )


def _opener(
    subject: Block | None,
    body: Sequence[Block],
    older: Sequence[Block],
    listed: Block | None,
) -> Block | None:
    """What announces the list of a letter: its subject, or what leads on to it."""
    if listed is None:
        return None
    above = body[: body.index(listed)]
    if subject is not None and announces(title_key(_REPLY.sub("", _value(subject)))):
        return subject
    for block in reversed(above):
        key = title_key(block.text)
        if announces(key) or _tells_with_whom(key):
            return block
    said = [subject, *reversed(above), *older]
    spoken = any(block is not None and speaks_of_contact(block.text) for block in said)
    return (subject or (above[-1] if above else None)) if spoken else None
