"""A written map that shows itself in a notebook."""

from __future__ import annotations

import html
from dataclasses import dataclass
from pathlib import Path

__all__ = ["MapFile"]

_FRAME = (
    '<iframe title="{title}" srcdoc="{page}" width="100%" height="{height}" '
    'style="border:1px solid #ccc" sandbox="allow-scripts allow-downloads allow-modals">'
    "</iframe>"
)


@dataclass(frozen=True)
class MapFile:
    """Where a map was written. It can be used like a path, and shows the map in a notebook.

    Attributes
    ----------
    path : Path
    height : int
        Of the map in a notebook, in pixels.

    Notes
    -----
    The notebook gets the whole page, in a frame that can reach neither the notebook nor the
    network: it needs no file, no server and no extension when it is opened again.
    """

    path: Path
    height: int = 720

    def __fspath__(self) -> str:
        return str(self.path)

    def __str__(self) -> str:
        return str(self.path)

    def _repr_html_(self) -> str:
        """The map for a notebook."""
        page = self.path.read_text(encoding="utf-8")
        title = html.escape(self.path.name)
        return _FRAME.format(title=title, page=html.escape(page), height=self.height)
