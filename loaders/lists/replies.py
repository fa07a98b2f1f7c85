"""Cut a reply to "Whom do you work with?" into what it says of each partner.

People write such replies as they speak: "Planning (weekly), Roads - permits. Housing. Keys,
twice a year". A piece between marks is a partner where it begins with a name, and else goes on
with what stands before it. A sentence that names nobody first may say with whom: "a slot with
Planning".
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from itertools import pairwise

from loaders.frequency import STANDARD, is_pure, spans
from loaders.lists.bullets import take_apart
from loaders.lists.ends import is_activity
from loaders.lists.several import at_conjunction, between_marks
from loaders.statuses import sign_in
from loaders.titles.likeness import looks_like_unit, seems_named
from loaders.titles.owners import names_unit
from loaders.titles.promises import is_no_answer
from loaders.vocabulary import fold, vocabulary
from loaders.wording import any_of, sentences

__all__ = ["is_shaped", "partner_named", "replies", "with_whom"]

_NAME_WORDS = 6
_ALONE = 2  # a sentence and a piece: the reply says nothing more
_JOINED = 3  # blanks in a name that opens a reply and may be any
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*-?")
_ARTICLE = re.compile(r"^the\s+(?=[A-Z])")
_BRACKET = re.compile(r"\([^()]*\)")
_MARK = re.compile(r"[,;.]\s|\s[–—-]\s")
_EDGES = " .,:;–—-"


def replies(text: str, known: Collection[str] = (), *, surely: bool = False) -> list[str]:
    """What a reply says of each partner, one text each, as a bullet would say it.

    Parameters
    ----------
    text : str
    known : collection of str
        Names of units and partners, folded, that are known from elsewhere.
    surely : bool
        Whether the question is not whom somebody works with: then a name must be known or be
        made like that of a unit.

    Examples
    --------
    >>> replies("Schools (weekly), Parks Team - pitches. Clubs Office. Halls, twice a year")
    ['Schools (weekly)', 'Parks Team: pitches', 'Clubs Office: Halls, twice a year']
    """
    found: list[str] = []
    bare = False  # the sentence before is a name, of which the next may tell
    for number, sentence in enumerate(said := [s.strip(" .;!") for s in sentences(text)]):
        pieces = _pieces(sentence, known, surely=surely)
        more = len(pieces) + len(said) > _ALONE
        first = number == 0 and more and not _BRACKET.sub("", pieces[0]).count(" ") > _JOINED
        if not found and not partner_named(pieces[0], known, surely=surely and not first):
            found += with_whom(sentence, known, surely=surely)
            continue
        for at, piece in enumerate(pieces):
            opens = first and not found
            sure = (surely and not opens) or (bare and not at)
            if name := partner_named(piece, known, surely=sure):
                found.append(_as_bullet(piece, name))
            else:
                mark = ": " if _is_bare(found[-1]) else (", " if at else ". ")
                found[-1] += f"{mark}{piece}"
        bare = len(pieces) == 1 and found[-1:] == pieces
    return found


def _is_bare(bullet: str) -> bool:
    """Whether nothing is said of a partner yet, but perhaps in brackets."""
    return ": " not in bullet and not _MARK.search(_BRACKET.sub("", bullet))


def _pieces(said: str, known: Collection[str], *, surely: bool) -> list[str]:
    """The texts between commas, the two names of the last one apart."""
    pieces = between_marks(said, ",;\n")
    last = at_conjunction(pieces[-1]) if pieces else []
    alone = len(pieces) == 1
    apart = [partner_named(one, known, surely=alone or surely) for one in last]
    if len(last) > 1 and all(apart) and (not alone or all(map(looks_like_unit, last))):
        pieces[-1:] = last
    return pieces


def partner_named(piece: str, known: Collection[str], *, surely: bool) -> str:
    """The name that a piece of a reply begins with; empty where it names nobody.

    Several words are a name where all that count are capitalised or the last is a noun for a
    unit; what goes on behind a name without any mark must leave one that surely is a name.
    """
    piece = _ARTICLE.sub("", piece)
    if is_pure(piece) or is_no_answer(piece.strip(_EDGES)):
        return ""
    said = take_apart(piece, STANDARD, dash=True).partner
    name = _BRACKET.sub("", said).strip(_EDGES)
    whole, joint = is_shaped(name), ""
    if not whole:
        name, joint = _before_joint(name)
    if not name[:1].isupper() or _denies(name):
        return ""
    if joint in vocabulary().all("with_words") or not (
        names_unit(name) or looks_like_unit(name)
    ):
        return ""
    sure = (whole or joint != "") and seems_named(name)
    sure = sure or fold(name) in known or name.isupper()
    whole = whole or (joint in _about() and " " not in name)
    return name if sure or (whole and not surely and not is_activity(name)) else ""


def _denies(name: str) -> bool:
    words = fold(name).split()
    return not words or words[0] in vocabulary().all("no_words")


def is_shaped(name: str) -> bool:
    """Whether the words of a text can be those of one name: capitals, and few others."""
    words = _WORD.findall(name)
    if not 0 < len(words) <= _NAME_WORDS:
        return False
    if not vocabulary().all("with_words").isdisjoint(words):
        return False
    joined = vocabulary().all("conjunctions")
    joints = joined | (vocabulary().all("owner_words") - vocabulary().all("topics"))
    loose = [
        word
        for before, word in pairwise(words)
        if not (word[:1].isupper() or word in joints or before in joints)
    ]
    opens = words[0].endswith("-") or not joined.isdisjoint(words[1:2])
    place = words[-1].lower() in vocabulary().all("municipality_words")
    ends = words[-1].isupper() or place or looks_like_unit(words[-1])
    return not loose or (not loose[1:] and (opens or ends))


def _before_joint(name: str) -> tuple[str, str]:
    """The words before the first small one that no name holds, and that one: "Roads about"."""
    words = name.split()
    keys = ("topics", "purpose_cues", "function_words", "every", "with_words")
    small = _about() | {word for key in keys for word in vocabulary().all(key)}
    small -= vocabulary().all("conjunctions")
    stop = next((at for at, word in enumerate(words) if at and fold(word) in small), None)
    return " ".join(words[:stop]), fold(words[stop]) if stop else ""


@cache
def _about() -> frozenset[str]:
    """Small words that stand between a partner and what it is about."""
    words = vocabulary()
    return words.all("topics") | words.all("clause_openers")


def _as_bullet(piece: str, name: str) -> str:
    """A piece with a colon behind its name, and brackets that tell of it without marks."""
    piece = _ARTICLE.sub("", piece)
    rest = piece[len(name) :].strip() if piece.startswith(name) else ""
    if not rest or ((match := _BRACKET.match(rest)) and not _says(match[0])):
        return piece
    if match:
        rest = f"{match[0][1:-1]}, {rest[match.end() :].strip(_EDGES)}"
    rest = rest.strip(_EDGES)
    return f"{name}: {_joint().sub('', rest)}" if rest else piece


def _says(bracket: str) -> bool:
    """Whether brackets tell how often or what for, and are no part of a name."""
    said = bracket[1:-1]
    return not is_pure(said) and (bool(spans(said)) or not said[:1].isupper())


@cache
def _joint() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _about()), key=lambda w: (-len(w), w)))
    return re.compile(rf"^(?:{words})\s+", re.IGNORECASE)


# --- sentences that say with whom ------------------------------------------------------------


def with_whom(said: str, known: Collection[str], *, surely: bool) -> list[str]:
    """What a sentence such as "We need a slot with Planning about trees" says of a partner.

    One text as a bullet would say it; none where the sentence names nobody.
    """
    for match in _with_name().finditer(said):
        name = match["name"]
        if not (seems_named(name) or fold(name) in known or not surely):
            continue
        before, after = said[: match.start()].strip(_EDGES), said[match.end() :]
        topic = _topic().match(after)
        wish = sign_in(before) is not None
        why = after[topic.end() :] if topic and (wish or not before or _tells(after)) else ""
        purpose = why or ("" if wish else before) or after.strip(_EDGES)
        return [f"{name}: {purpose}" if purpose else name]
    return []


def _tells(after: str) -> bool:
    """Whether words behind a name tell what about, and not whom it is for."""
    first = fold(after.strip(_EDGES)).split(" ")[0]
    return first in vocabulary().all("topics") and first != "for"


@cache
def _topic() -> re.Pattern[str]:
    words = any_of("topics", "relative", "reason_cues")
    return re.compile(rf"[\s,;:–—-]*(?:{words})\s+", re.IGNORECASE)


@cache
def _with_name() -> re.Pattern[str]:
    joined = any_of("conjunctions")
    first = r"[A-ZÆØÅÄÖ][\w&/-]*"
    return re.compile(
        rf"(?<![^\W_])(?i:{any_of('with_words')})\s+(?:the\s+)?"
        rf"(?P<name>{first}(?:(?<=-)\s+(?:{joined})\s+[\w-]+|(?:\s+(?:{joined}))?\s+{first})*)"
    )
