"""What a document is as a whole: the job it describes, the abbreviations it explains."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.abbreviations import definitions
from loaders.naming.finder import Finder
from loaders.naming.text import Marker
from loaders.prose.headings import Headings
from loaders.prose.outline import Item
from loaders.wording import LONGEST

__all__ = ["describes_job", "short_forms"]


def short_forms(found: Sequence[Item]) -> dict[str, str]:
    """The abbreviations that a document explains in brackets."""
    texts = (item.block.text[:LONGEST] for item in found if "(" in item.block.text)
    return dict(pair for text in texts for pair in definitions(text))


def describes_job(found: Sequence[Item], words: Marker, finder: Finder) -> bool:
    """Whether a document describes a job, so that "shall" tells what is done."""
    return _is_role(found, words) or _is_job(found, words, finder)


def _is_role(found: Sequence[Item], words: Marker) -> bool:
    """Whether a document describes a job, so that "shall" tells what is done."""
    head = [item.block.text for item in found[:3]]
    return any(words.sentence(text[:LONGEST]).has("role_titles") for text in head)


def _is_job(found: Sequence[Item], words: Marker, finder: Finder) -> bool:
    """Whether a document presents a job, by its title."""
    title = found[0].block.text if found and found[0].rank is not None else ""
    named = Headings(finder, words).of_document(title) if title else None
    return named is not None and named.role
