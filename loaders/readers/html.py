"""Read HTML pages: headings, lists, tables and paragraphs; nothing runs, nothing is fetched."""

from __future__ import annotations

import re

from loaders.blocks import BlockKind
from loaders.readers.pieces import Collector, Part, assemble
from loaders.readers.trees import Element, html, steps

__all__ = ["read"]

_UNSEEN = frozenset(
    [
        "script",
        "style",
        "head",
        "template",
        "noscript",
        "nav",
        "footer",
        "svg",
        "math",
        "button",
        "select",
        "textarea",
        "iframe",
        "object",
        "canvas",
        "audio",
        "video",
        "del",
        "dialog",
    ]
)
_BREAKING = frozenset(
    [
        "html",
        "body",
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "aside",
        "address",
        "blockquote",
        "figure",
        "figcaption",
        "form",
        "fieldset",
        "legend",
        "dl",
        "dt",
        "dd",
        "ul",
        "ol",
        "menu",
        "li",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "pre",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "details",
        "summary",
        "center",
    ]
)
_LISTS = frozenset({"ul", "ol", "menu"})
_ITEMS = frozenset({"li", "dd"})  # what a list of definitions says stands under its term
_STRONG = frozenset({"b", "strong"})
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_MOST_SPAN = 1000


def read(text: str) -> list[Part]:
    """Read the text of an HTML page.

    Parameters
    ----------
    text : str
        The page, decoded.

    Returns
    -------
    list of Block or Table
        In the page's order. A line is a paragraph, item or row with text, counted from 1.

    Raises
    ------
    Refused
        There is nothing in it, or more than a document holds.
    """
    walk = _Walk()
    walk.read(html(text))
    return assemble(walk.collector.pieces)


class _Walk:
    """Follows the tags; a paragraph ends wherever a tag begins or ends that breaks lines."""

    def __init__(self) -> None:
        self.collector = Collector()
        self._said: list[str] = []
        self._lists = 0  # how many lists are open
        self._item = False  # whether what comes next is the text of an item
        self._heading = 0
        self._verbatim = 0
        self._strong = 0
        self._plain = False  # whether the paragraph has text that is not bold
        self._lead = ""  # its bold words in front of that text
        self._paired = False  # whether each term of the open list of definitions has one text
        self._term: str | None = None  # the term whose text comes next; None outside of it
        self._tables: list[int] = []  # lists open around each open table

    def read(self, root: Element) -> None:
        events = steps(root)
        for event, element in events:
            if event == "end":
                if not _is_unseen(element):
                    self._end(element)
                self._text(element.tail)
            elif _is_unseen(element):
                events.skip_subtree()
            else:
                self._start(element)
                self._text(element.text)
        self._flush()

    def _text(self, text: str | None) -> None:
        if not text:
            return
        said = text if self._verbatim else _BLANKS.sub(" ", text)
        self._plain = self._plain or (not self._strong and bool(said.strip()))
        self._lead += "" if self._plain else said
        self._said.append(said)

    def _start(self, element: Element) -> None:
        tag = str(element.tag)
        if tag in _BREAKING:
            self._flush()
        if tag == "br":
            self._said.append("\n")
        elif tag == "pre":
            self._verbatim += 1
        elif tag in _STRONG:
            self._strong += 1
        elif tag in _LISTS:
            self._lists += 1
        elif tag == "dl":
            self._paired = _is_paired(element)
        elif tag in _ITEMS:
            self._item = True
        elif tag[0] == "h" and tag[1:].isdigit():
            self._heading = int(tag[1:])
        else:
            self._start_table(tag)

    def _start_table(self, tag: str) -> None:
        if tag == "table":
            self._tables.append(self._lists)
            self._lists = 0
            self.collector.begin_table()
        elif tag in ("td", "th") and self._tables:
            self.collector.begin_cell()

    def _end(self, element: Element) -> None:
        tag = str(element.tag)
        if tag == "dt" and self._paired:
            self._term, self._said = " ".join("".join(self._said).split()), []
        if tag in _BREAKING:
            self._flush()
        if tag == "pre":
            self._verbatim -= 1
        elif tag in _STRONG:
            self._strong -= 1
        elif tag in _LISTS:
            self._lists -= 1
        elif tag == "dl":
            self._paired = False
        elif tag in _ITEMS:
            self._item = False
        elif tag[0] == "h" and tag[1:].isdigit():
            self._heading = 0
        else:
            self._end_table(tag, element)

    def _end_table(
        self,
        tag: str,
        element: Element,
    ) -> None:
        if not self._tables:
            return
        if tag == "table":
            self.collector.end_table()
            self._lists = self._tables.pop()
        elif tag == "tr":
            self.collector.end_row()
        elif tag in ("td", "th"):
            across, down = element.get("colspan"), element.get("rowspan")
            self.collector.end_cell(_span(across), _span(down))

    def _flush(self) -> None:
        """End a paragraph: the first in an item is the item, a later one goes with it."""
        text = "".join(self._said)
        strong, lead = not self._plain, " ".join(self._lead.split())
        self._said, self._plain, self._lead = [], False, ""
        if not text.strip():
            return
        text = "\n".join(line.strip(" ") for line in text.split("\n"))
        if self._heading:
            self.collector.add(" ".join(text.split()), BlockKind.HEADING, level=self._heading)
        elif self._item:
            self._item = False
            if self._term:
                text, lead, self._term = f"{self._term}: {text}", self._term, None
            level = max(self._lists - 1, 0)
            self.collector.add(text, BlockKind.BULLET, level=level, lead=lead)
        elif self._lists and self.collector.extend(text):
            pass
        else:
            self.collector.add(text, strong=strong)


def _is_paired(element: Element) -> bool:
    """Whether each term of a list of definitions is explained by one text, and asks nothing."""
    inner = list(element.iterchildren("dt", "dd", "div"))
    tags = [child.tag for child in inner]
    terms = [child for child in inner if child.tag == "dt"]
    asking = any("".join(term.itertext()).rstrip().endswith("?") for term in terms)
    return tags == ["dt", "dd"] * len(terms) and not asking


def _is_unseen(element: Element) -> bool:
    tag = element.tag
    return (
        not isinstance(tag, str)
        or tag in _UNSEEN
        or element.get("hidden") is not None
        or bool(_HIDDEN.search(element.get("style", "")))
    )


def _span(text: str | None) -> int:
    digits = (text or "").strip()
    if not digits.isascii() or not digits.isdigit() or len(digits) > 6:
        return 1
    return min(int(digits), _MOST_SPAN)
