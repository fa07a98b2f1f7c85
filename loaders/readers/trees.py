"""Parse XML and HTML with lxml, which has no types of its own: here they are given some."""
# ruff: noqa: D102 (lxml documents its methods)

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any, Protocol, cast, overload

from graph.model import ProblemKind
from loaders.readers.limits import Refused

__all__ = ["Element", "Steps", "html", "steps", "xml"]


def _etree() -> Any:
    return import_module("lxml.etree")


class Element(Protocol):
    """What we use of an element. The tag of a comment is no string."""

    tag: object
    text: str | None
    tail: str | None

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Element]: ...
    @overload
    def get(self, key: str) -> str | None: ...
    @overload
    def get(self, key: str, default: str) -> str: ...
    def find(self, path: str) -> Element | None: ...
    def findtext(self, path: str) -> str | None: ...
    def iter(self, tag: str) -> Iterator[Element]: ...
    def iterchildren(self, *tags: str) -> Iterator[Element]: ...
    def iterfind(self, path: str) -> Iterator[Element]: ...
    def iterancestors(self) -> Iterator[Element]: ...
    def itertext(self) -> Iterator[str]: ...


class Steps(Protocol):
    """A walk through a tree: ("start" or "end", element)."""

    def __iter__(self) -> Iterator[tuple[str, Element]]: ...
    def skip_subtree(self) -> None: ...


def xml(data: bytes) -> Element:
    """Parse XML that may declare nothing: no document needs entities of its own.

    Raises
    ------
    Refused
        It declares something, or is no XML.
    """
    etree = _etree()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root: Any = etree.fromstring(data, parser)
    except etree.LxmlError as error:
        raise Refused(ProblemKind.UNREADABLE, "the document is damaged") from error
    if root.getroottree().docinfo.doctype:
        raise Refused(ProblemKind.UNREADABLE, "it declares entities")
    return cast("Element", root)


def html(text: str) -> Element:
    """Parse HTML however it is written.

    Raises
    ------
    Refused
        There is nothing in it.
    """
    etree = _etree()
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    try:
        root: Any = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError as error:
        raise Refused(ProblemKind.UNREADABLE, "the page is damaged") from error
    if root is None:
        raise Refused(ProblemKind.EMPTY)
    return cast("Element", root)


def steps(root: Element) -> Steps:
    """Walk through a tree from the start of each element to its end."""
    etree = _etree()
    tree: Any = root
    return cast("Steps", etree.iterwalk(tree, events=("start", "end")))
