"""Read a bullet for whom it may name as a partner, and how surely it names a unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.model import Status
from graph.names.vocabulary import Tag
from graph.names.vocabulary import vocabulary as names_vocabulary
from loaders.blocks import Block
from loaders.frequency import STANDARD, spans
from loaders.lists.bullets import take_apart
from loaders.lists.entries import marked
from loaders.lists.replies import is_shaped, with_whom
from loaders.persons import is_person
from loaders.statuses import sign_in
from loaders.titles.above import Owner
from loaders.titles.likeness import looks_like_unit, seems_named
from loaders.titles.owners import names_unit
from loaders.vocabulary import fold, vocabulary
from loaders.wording import any_of

__all__ = ["Item", "item_of"]

_HALF = 0.5
_SHORTEST_END = 4  # letters of a known noun at the end of a compound
_EDGES = " .,:;*_–—-"
_BRACKET = re.compile(r"\s*\([^()]*\)")
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class Item:
    """What a bullet says of a partner.

    `sure` tells from 0 to 1 how much it is named as units are, `told` whether the bullet says
    how often, what is wished for or what does not work, `matter` whether it says what about.
    """

    text: str
    sure: float
    told: bool
    matter: bool


def item_of(block: Block, stance: Status, owner: Owner) -> Item | None:
    """What a bullet says of a partner; None where it names none."""
    text = _without_with(marked(block))
    found = _beginning(text) or _before_sign(text) or _inside(text, stance)
    if found is None:
        return None
    name = fold(_name(found.text))
    return None if name == fold(owner.name) else found


def _beginning(text: str) -> Item | None:
    """A name that a mark parts from what is said of it: "Roads: verges, weekly"."""
    parts = take_apart(text, STANDARD, dash=True)
    name = _BRACKET.sub("", parts.partner).strip(_EDGES)
    if not _can_be(name) or parts.purpose[:1].isdigit() or is_person(name):
        return None
    held = not text.lstrip("*_").startswith(name)  # "Meeting with the schools"
    sure = 1 if held else _sureness(name)
    told = parts.frequency is not None or parts.status is not None or bool(spans(text))
    said = bool(told or parts.purpose)
    if not said or (sure < 1 and not told and _ends_sentence(text, name)):
        return None
    return Item(text, sure, told, bool(_WORD.search(parts.purpose)))


def _ends_sentence(text: str, name: str) -> bool:
    """Whether a name is a sentence by itself: "The printer. Give up."."""
    return text.lstrip("*_").startswith(f"{name}.")


def _before_sign(text: str) -> Item | None:
    """A name before the words of a wish or of trouble: "Roads should be at the table"."""
    sign = sign_in(text)
    name = text[: sign.start].strip(_EDGES) if sign else ""
    if not (sign and name and _can_be(name) and _sureness(name) == 1):
        return None
    return Item(f"{name}: {text[sign.start :]}", 1, told=True, matter=True)


def _inside(text: str, stance: Status) -> Item | None:
    """A name further on: "A regular slot with Roads on verges", "Invite Roads to the day"."""
    wanted = stance is not Status.EXISTING
    said = with_whom(text, (), surely=not wanted)
    if not said and stance is Status.PROPOSED and (match := _object().match(text)):
        named = match["name"]
        said = [f"{named}: {match['rest']}"] if _sureness(named) or " " in named else []
    if not said:
        return None
    parts = take_apart(said[0], STANDARD, dash=True)
    rate = next((text[span.start : span.end] for span in spans(text)), "")
    told = bool(parts.frequency or rate)
    often = f", {rate}" if rate and not parts.frequency else ""
    return Item(f"{said[0]}{often}", 1, told=told, matter=True)


@cache
def _object() -> re.Pattern[str]:
    """Whom to get or to invite: "Get the Schools Partnership to come"."""
    first = r"[A-ZÆØÅÄÖ][\w&/-]*"
    joined = any_of("conjunctions")
    return re.compile(
        rf"^[^\W\d_]+(?:\s+[^\W\d_]{{2,3}})?\s+(?P<name>{first}(?:(?:\s+(?:{joined}))?\s+{first})*)"
        rf"\s+(?P<rest>\S.*)$"
    )


def _without_with(text: str) -> str:
    """A bullet without "With" in front of the name."""
    first, _, rest = text.partition(" ")
    return rest if fold(first) in vocabulary().all("with_words") else text


def _name(text: str) -> str:
    parts = take_apart(text, STANDARD, dash=True)
    return _BRACKET.sub("", parts.partner).strip(_EDGES)


def _can_be(name: str) -> bool:
    denied = fold(name).split(" ")[0] in vocabulary().all("no_words")
    return (
        name[:1].isupper()
        and not denied
        and is_shaped(name)
        and (names_unit(name) or looks_like_unit(name))
    )


def _sureness(name: str) -> float:
    """How much a name is one of a unit: by its noun, its field, its place or its capitals.

    A single word in the definite form may be a unit or a thing.
    """
    words = fold(name).split()
    fields = names_vocabulary().domains
    if name.isupper() or words[-1] in vocabulary().all("municipality_words"):
        return 1
    if len(words) == 1 and _is_role(words[0]):
        return 0
    if looks_like_unit(name) or any(word in fields for word in words):
        return 1
    return _HALF if seems_named(name) else 0


def _is_role(word: str) -> bool:
    """Whether a word is what somebody is called who holds an office: he may be one of us."""
    forms = names_vocabulary().forms
    ends = (word[start:] for start in range(max(len(word) - _SHORTEST_END, 1)))
    return any(end in forms and forms[end].tag is Tag.ROLE for end in ends)
