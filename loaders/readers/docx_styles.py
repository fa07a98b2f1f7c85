"""What Word's styles and numbering make of a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from docx.document import Document

    from loaders.readers.trees import Element

__all__ = ["Paragraph", "Styles", "attribute", "q"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = 9  # the outline level of ordinary text
_OFF = frozenset({"0", "false", "off"})
_STEP = 10  # twentieths of a point: indents that differ less are the same


def q(name: str) -> str:
    """A name of Word's vocabulary as it stands in the XML tree."""
    return _W + name


def attribute(element: Element, name: str) -> str | None:
    """An attribute of Word's vocabulary."""
    value = element.get(_W + name)
    return None if value is None else str(value)


@dataclass(frozen=True)
class Paragraph:
    """What a paragraph is: a heading of a depth from 0, an item nested from 0, or neither."""

    outline: int | None
    nesting: int | None
    mark_deleted: bool


class Styles:
    """Looks up numbering and outline level in the paragraph, then up the chain of styles."""

    def __init__(self, document: Document) -> None:
        self._styles: dict[str, Element] = {}
        self._default = ""
        for style in cast("Element", document.styles.element).iterchildren(q("style")):
            name = attribute(style, "styleId") or ""
            self._styles.setdefault(name, style)
            if attribute(style, "type") == "paragraph" and attribute(style, "default") == "1":
                self._default = name
        self._levels = _levels(document)
        self._indents: list[int] = []

    def paragraph(self, element: Element) -> Paragraph:
        """What a paragraph is."""
        own = element.find(q("pPr"))
        chain = list(self._chain(own))
        outline = _first_value(chain, "outlineLvl")
        deleted = own is not None and own.find(f"{q('rPr')}/{q('del')}") is not None
        if outline is not None and 0 <= outline < _BODY:
            self._indents.clear()
            return Paragraph(outline, None, deleted)
        nesting = self._nesting(chain)
        if nesting is None:
            self._indents.clear()
        return Paragraph(None, nesting, deleted)

    def _chain(self, own: Element | None) -> Iterator[Element]:
        """The properties of a paragraph, then those of its style and what that builds on."""
        if own is not None:
            yield own
        named = own.find(q("pStyle")) if own is not None else None
        name = self._default if named is None else attribute(named, "val")
        seen: set[str] = set()
        while name and name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            if (properties := style.find(q("pPr"))) is not None:
                yield properties
            base = style.find(q("basedOn"))
            name = None if base is None else attribute(base, "val")

    def _nesting(self, chain: list[Element]) -> int | None:
        """How deep an item is nested, by its indent; None when it is no item."""
        number = level = None
        depth = 0
        for at, properties in enumerate(chain):
            numbering = properties.find(q("numPr"))
            if numbering is None:
                continue
            level = _value(numbering, "ilvl") if level is None else level
            if number is None and (number := _value(numbering, "numId")) is not None:
                depth = at
        if not number:  # zero takes the numbering of the style away
            return None
        known = self._levels.get((number, level or 0))
        inset = _inset(chain[: depth + 1])
        if inset is None:
            inset = known if known is not None else _inset(chain)
        return self._nested((level or 0) * 360 if inset is None else inset)

    def _nested(self, inset: int) -> int:
        while self._indents and self._indents[-1] > inset + _STEP:
            self._indents.pop()
        if not self._indents or self._indents[-1] < inset - _STEP:
            self._indents.append(inset)
        return len(self._indents) - 1

    def is_strong(self, element: Element) -> bool:
        """Whether all text of a paragraph is bold."""
        runs = [run for run in element.iter(q("r")) if (run.findtext(q("t")) or "").strip()]
        return bool(runs) and all(_is_on(run, "b") for run in runs)

    def lead(self, element: Element) -> str:
        """The words at the beginning of a paragraph that are bold."""
        runs = takewhile(lambda run: _is_on(run, "b"), element.iter(q("r")))
        return " ".join("".join(run.findtext(q("t")) or "" for run in runs).split())

    def is_hidden(self, run: Element) -> bool:
        """Whether a run of text is not shown."""
        return _is_on(run, "vanish")


def _levels(document: Document) -> dict[tuple[int, int], int]:
    """The indent of each level of each numbering."""
    try:
        root = cast("Element", document.part.numbering_part.element)
    except (KeyError, NotImplementedError):  # no part, and python-docx cannot make one
        return {}
    abstract: dict[int, dict[int, int]] = {}
    for scheme in root.iterchildren(q("abstractNum")):
        insets = abstract.setdefault(_int(attribute(scheme, "abstractNumId")) or 0, {})
        for level in scheme.iterchildren(q("lvl")):
            properties = level.find(q("pPr"))
            inset = None if properties is None else _inset([properties])
            if inset is not None:
                insets[_int(attribute(level, "ilvl")) or 0] = inset
    found: dict[tuple[int, int], int] = {}
    for numbering in root.iterchildren(q("num")):
        number = _int(attribute(numbering, "numId")) or 0
        insets = abstract.get(_value(numbering, "abstractNumId") or 0, {})
        found.update({(number, depth): inset for depth, inset in insets.items()})
    return found


def _inset(chain: list[Element]) -> int | None:
    for properties in chain:
        indent = properties.find(q("ind"))
        if indent is not None:
            inset = _int(attribute(indent, "left") or attribute(indent, "start"))
            if inset is not None:
                return inset
    return None


def _first_value(chain: list[Element], name: str) -> int | None:
    values = (_value(properties, name) for properties in chain)
    return next((value for value in values if value is not None), None)


def _value(element: Element, name: str) -> int | None:
    child = element.find(q(name))
    return None if child is None else _int(attribute(child, "val"))


def _int(text: str | None) -> int | None:
    try:
        return None if text is None else int(float(text))
    except (ValueError, OverflowError):
        return None


def _is_on(run: Element, name: str) -> bool:
    toggle = run.find(f"{q('rPr')}/{q(name)}")
    return toggle is not None and (attribute(toggle, "val") or "1") not in _OFF
