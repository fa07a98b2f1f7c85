"""What a person may set once instead of typing each time: `samspill.toml`.

::

    graph = "samspill.db"
    names = "samspill.names.yaml"   # decisions on names
    organisation = "Nordvik"
    language = "nb"                  # of map and report
    min_confidence = 0.5             # below, what running text says is a proposal, not a tie
    smallest_group = 5               # people; smaller groups are put together
    secret = "samspill.secret"       # what pseudonyms follow from
    vocabulary = "vocabulary"        # folder of your own words

    [frequency]                      # contacts a year that a word stands for
    daily = 220
"""

from __future__ import annotations

import os
import tomllib
from math import isfinite
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from graph.collaborations import MIN_CONFIDENCE
from graph.disclosure import SMALLEST
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
    min_confidence: float = Field(default=MIN_CONFIDENCE, ge=0, le=1)
    smallest_group: int = Field(default=SMALLEST, ge=1)
    secret: str = ""
    vocabulary: str = ""
    frequency: Conventions = Field(default_factory=Conventions)

    @field_validator("frequency")
    @classmethod
    def _counts(cls, frequency: Conventions) -> Conventions:
        for word, contacts in frequency:
            if not (contacts > 0 and isfinite(contacts)):
                raise PydanticCustomError(
                    "contacts", "{word} is a number of contacts a year, above 0", {"word": word}
                )
        return frequency

    @property
    def secret_file(self) -> Path:
        """The file of the secret for pseudonyms: as set, else beside the graph (or here)."""
        return Path(self.secret) if self.secret else self._beside(".secret")

    @property
    def vocabulary_folder(self) -> Path:
        """The folder of a person's own words: as set, else beside the graph (or here)."""
        beside = Path(DEFAULT_GRAPH if "://" in self.graph else self.graph)
        if self.vocabulary and not Path(self.vocabulary).is_dir():
            raise UsageError(f"{FILE}: vocabulary: there is no folder {self.vocabulary}")
        return Path(self.vocabulary) if self.vocabulary else beside.with_name("vocabulary")

    @property
    def decisions(self) -> Path:
        """The file of decisions on names: as set, else beside the graph (or here)."""
        return Path(self.names) if self.names else self._beside(".names.yaml")

    def _beside(self, ending: str) -> Path:
        own = DEFAULT_GRAPH if "://" in self.graph else self.graph
        return Path(own).with_suffix(ending)


_EXPECTED = {"float": "a number", "int": "a whole number", "string": "text", "model": "a table"}


def _plain(error: ErrorDetails) -> str:
    """What is wrong with a setting, in a person's words."""
    limits = error.get("ctx", {})
    if "ge" in limits:
        return f"is {limits['ge']:g} or more, not {error['input']}"
    if "le" in limits:
        return f"is {limits['le']:g} or less, not {error['input']}"
    expected = _EXPECTED.get(error["type"].partition("_")[0])
    return f"is {expected}, not {error['input']!r}" if expected else error["msg"]


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
        unknown = first["type"] == "extra_forbidden"
        text = "there is no such setting" if unknown else _plain(first)
        raise UsageError(f"{path}: {where}: {text}") from error
