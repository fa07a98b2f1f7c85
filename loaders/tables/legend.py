"""Read what short signs stand for: "D = daily", "JC: Job centre", "x = they work together"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.frequency import spans
from loaders.readers.table import Table
from loaders.vocabulary import fold, vocabulary

__all__ = ["around_header", "is_mark", "is_nothing", "is_sign", "legend_of"]

_SIGN = r"[^\W_][\w&/+.-]{0,11}|[✓✔●○◐■□★*+]{1,3}"
_EQUALS = re.compile(
    rf"(?:^|(?<=[\s,;(:|]))(?P<sign>{_SIGN}|\((?:[^\W_]{{1,3}}|[!?*]{{1,3}})\)|[!?])\s*=\s*"
)
_COLON = re.compile(rf"^(?P<sign>{_SIGN})\s*(?::|\s[–-])\s+(?P<means>\S.*)$")
_MARKS = frozenset("✓✔●•■★*+√")
_BLANKS = frozenset("–—-./\\0")
_SHORT = 3  # letters of a sign that a row of two cells explains
_LONGEST = 400  # letters of a text that explains signs


def legend_of(texts: Iterable[str]) -> dict[str, str]:
    """What signs stand for, folded sign to meaning as written; the first meaning holds."""
    found: dict[str, str] = {}
    for text in texts:
        if len(text) > _LONGEST:
            continue
        for sign, means in _explained(text):
            if means:
                found.setdefault(fold(sign), means)
    return found


def _explained(text: str) -> Iterator[tuple[str, str]]:
    signs = list(_EQUALS.finditer(text))
    for at, sign in enumerate(signs):
        means = text[sign.end() : signs[at + 1].start() if at + 1 < len(signs) else None]
        yield sign["sign"], re.split(r"(?<!\d)\.\s|;|\n", means)[0].strip(" .,()|")
    match = None if signs else _COLON.match(text)
    if match and fold(match["sign"]) not in vocabulary().all("weekdays"):  # a plan of a week
        yield match["sign"], match["means"].strip(" .,()")


def is_sign(text: str) -> bool:
    """Whether a text can be a sign that another explains: one short word, no two names."""
    return _EQUALS.fullmatch(f"{text.strip()}=") is not None


def is_mark(cell: str) -> bool:
    """Whether a cell only is ticked."""
    text = cell.strip()
    return fold(text) in vocabulary().all("mark_words") or (bool(text) and set(text) <= _MARKS)


def is_nothing(cell: str) -> bool:
    """Whether a cell says that there is nothing: empty, a dash, 0, "no"."""
    text = cell.strip()
    if not text or set(text) <= _BLANKS:
        return True
    nothing = vocabulary().all("no_words")
    words = fold(text).split()
    return not words or fold(text) in nothing or (words[0] in nothing and not spans(text))


def around_header(table: Table, at: int) -> list[str]:
    """The texts of rows that hold nothing but an explanation of signs, but for one row."""
    names = {fold(cell) for cell in table.rows[at].cells}
    texts: list[str] = []
    for row in (*table.rows[:at], *table.rows[at + 1 :]):
        filled = [cell.strip() for cell in row.cells if cell.strip()]
        if len(filled) == 1 or any("=" in cell for cell in filled):
            texts.append(", ".join(filled))
        elif len(filled) == 2 and len(filled[0]) <= _SHORT and fold(filled[0]) not in names:
            texts.append(" = ".join(filled))
    return texts
