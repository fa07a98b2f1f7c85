"""Errors that a person can act on.

::

    SamspillError           what went wrong, where, what to do next
    ├── StoreError          the graph cannot be opened, read or written
    │   ├── ForeignStore    the file is not a Samspill graph
    │   ├── NewerStore      the file was written by a newer Samspill
    │   ├── NotUnicode      a source holds text that no store can keep
    │   └── GraphChanged    another program changed the graph meanwhile: do it again
    ├── SourceExists        a corrected version of a loaded file: replace it, or keep both?
    ├── DecisionError       the file of decisions on names cannot be used
    ├── UnknownActor        no actor answers to that name
    └── UsageError          the question cannot be asked like that
"""

from __future__ import annotations


class SamspillError(Exception):
    """Base of all errors whose text is meant for the person at the keyboard."""


class StoreError(SamspillError):
    """The graph cannot be opened, read or written."""


class ForeignStore(StoreError):
    """The file exists and is not a Samspill graph."""


class NewerStore(StoreError):
    """The graph was written by a newer version of Samspill."""


class NotUnicode(StoreError):
    """A source holds a half character (a lone surrogate), which no store can keep."""


class GraphChanged(StoreError):
    """Another program changed the graph while it was read or written; doing it again helps."""


class SourceExists(SamspillError):
    """A file of this name with other content is in the graph already."""


class DecisionError(SamspillError):
    """The file of decisions on names cannot be read or written."""


class UnknownActor(SamspillError):
    """No actor answers to the name; the text suggests the nearest ones."""


class UsageError(SamspillError):
    """The question is not one that this graph can be asked."""
