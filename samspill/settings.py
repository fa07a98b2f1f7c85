"""What a person may set once instead of typing each time: `samspill.toml`.

::

    graph = "samspill.db"
    names = "samspill.names.yaml"   # decisions on names
    organisation = "Nordvik"
    language = "nb"                  # of map and report

    [frequency]                      # contacts a year that a word stands for
    daily = 220
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.errors import UsageError
from graph.model import Conventions

__all__ = ["Settings", "read"]

FILE = "samspill.toml"
DEFAULT_GRAPH = "samspill.db"


class Settings(BaseModel):
    """The settings, each with the default that serves most."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    graph: str = DEFAULT_GRAPH
    names: str = ""
    organisation: str = ""
    language: str = ""
    frequency: Conventions = Field(default_factory=Conventions)

    @property
    def decisions(self) -> Path:
        """The file of decisions on names: as set, else beside the graph (or here)."""
        if self.names:
            return Path(self.names)
        beside = "samspill.db" if "://" in self.graph else self.graph
        return Path(beside).with_suffix(".names.yaml")


def read(graph: str | None = None, folder: Path | None = None) -> Settings:
    """Settings from the file in `folder` (default: here).

    What is given here beats SAMSPILL_GRAPH, which beats the file.

    Raises
    ------
    UsageError
        If the file cannot be understood; the text names the setting.
    """
    path = (folder or Path()) / FILE
    try:
        values = tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
        said = graph or os.environ.get("SAMSPILL_GRAPH")
        return Settings.model_validate({**values, **({"graph": said} if said else {})})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise UsageError(f"{path}: {where}: {first['msg']}") from error
