"""Text of documents, made fit for files that hold XML."""

from __future__ import annotations

import re

from viz.exports.graphml import xml_text

__all__ = ["fit"]

_ISOLATES = "\u2066\u2067\u2068"
_EMBEDDINGS = "\u202a\u202b\u202d\u202e"
_MARKS = re.compile(f"[{_ISOLATES}{_EMBEDDINGS}\u2069\u202c]")


def fit(text: str) -> str:
    r"""The text with what XML cannot hold made visible, and with every direction closed.

    A mark that turns the direction of writing would turn all that follows in the paragraph.

    Examples
    --------
    >>> fit("left\u202etfel") == "left\u202etfel\u202c"
    True
    """
    text = xml_text(text)
    if not _MARKS.search(text):
        return text
    waiting: list[str] = []
    for mark in _MARKS.findall(text):
        if mark in _ISOLATES:
            waiting.append("\u2069")
        elif mark in _EMBEDDINGS:
            waiting.append("\u202c")
        elif waiting and waiting[-1] == mark:
            waiting.pop()
    return text + "".join(reversed(waiting))
