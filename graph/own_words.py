"""Words that a person adds to those that Samspill brings: which ones this process uses.

They stand in YAML files of one folder, each for one language, in up to three parts::

    language: nb
    lists:                     # lists and tables: the keys of loaders/vocabulary/nb.yaml
      rates:
        weekly: [hver fredag]
      list_phrases: [hvem vi drar lasset med]
    prose:                     # running text: the keys of loaders/vocabulary/prose/nb.yaml
      strained: [skurrer]
    names:                     # kinds of units: the keys of graph/names/nb.yaml
      nouns:
        collective:
          "- et | - ene": [grendelag]

The rooms that have the words lay these over their own (`overlaid`). The words in use are one
setting of the whole process, as the language of a program is: they do not change in the
middle of a load.
"""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from graph.errors import UsageError

__all__ = ["LANGUAGES", "PARTS", "OwnWords", "adopt", "in_use", "overlaid", "read"]

LANGUAGES = ("nb", "nn", "da", "sv", "en")
PARTS = ("lists", "prose", "names")
# Tables whose keys are words themselves, so that there may be more of them.
_OPEN = ("names.same", "names.expansions", "names.spelling", "names.nouns.")
_MOST_BYTES = 2**20

Node = str | int | list[Any] | dict[str, Any]
Data = Mapping[str, Any]


@dataclass(frozen=True)
class OwnWords:
    """The files of a folder, as JSON: a value that can be compared, hashed and sent."""

    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def digest(self) -> str:
        """Tells words from other words; empty when there are none."""
        return hashlib.sha256(self.text.encode()).hexdigest() if self.text else ""

    def parts(self, part: str, language: str) -> Iterator[tuple[str, Any]]:
        """File and content of each part of that kind for a language, in order of the files."""
        files = cast("list[dict[str, Any]]", json.loads(self.text)) if self.text else []
        for file in files:
            if file["language"] == language and part in file:
                yield str(file["file"]), file[part]


_in_use = OwnWords()


def in_use() -> OwnWords:
    """The words of this process."""
    return _in_use


def adopt(own: OwnWords) -> None:
    """Use these words from now on."""
    global _in_use
    _in_use = own


def read(folder: Path) -> OwnWords:
    """The words in the ``.yaml`` files of a folder; none when there is no such folder.

    Raises
    ------
    UsageError
        If a file cannot be read, is no YAML, or names no language; the text says which.
    """
    paths = sorted(p for p in folder.glob("*.y*ml") if p.suffix in (".yaml", ".yml"))
    files = [_file(path) for path in paths]
    return OwnWords(json.dumps(files, ensure_ascii=False) if files else "")


def _file(path: Path) -> dict[str, Any]:
    import yaml

    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UsageError(f"{path}: larger than a list of words can be (1 MB)")
        # To this loader all is text: "no", "on" and "13_23" need no quotes.
        data: object = yaml.load(path.read_text("utf-8-sig"), yaml.BaseLoader)  # noqa: S506
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({error})") from error
    except (yaml.YAMLError, RecursionError) as error:
        where = getattr(error, "problem_mark", None)
        line = f":{where.line + 1}" if where else ""
        text = getattr(error, "problem", None) or "nested too deeply"
        raise UsageError(f"{path}{line}: not YAML ({text})") from error
    file = _mapping(data, str(path), "")
    if file.get("language") not in LANGUAGES:
        raise UsageError(f"{path}: language: one of {', '.join(LANGUAGES)} is expected")
    for key in file:
        if key not in ("language", *PARTS):
            raise UsageError(f"{path}: {key}: {_unknown(key, PARTS)}")
    return {**file, "file": str(path)}


def overlaid(part: str, language: str, base: Data) -> dict[str, Any]:
    """Our words of a language with the person's among them.

    Parameters
    ----------
    part : {"lists", "prose", "names"}
    language : str
    base : mapping
        What our own file has. Its shape is the one that the person's must have.

    Returns
    -------
    dict
        `base` itself where there is nothing to add.

    Raises
    ------
    UsageError
        If the person's words do not have that shape; the text names file and key.
    """
    merged = dict(base)
    for file, extra in in_use().parts(part, language):
        merged = _table(merged, extra, file, part)
    return merged


def _table(base: Data, extra: object, file: str, where: str) -> dict[str, Any]:
    merged = dict(base)
    is_open = where.startswith(_OPEN) or not any(
        isinstance(value, (dict, list)) for value in base.values()
    )
    for key, value in _mapping(extra, file, where).items():
        here = f"{where}.{key}"
        if key in base:
            merged[key] = _value(base[key], value, file, here)
        elif is_open:
            merged[key] = _value(_empty(next(iter(base.values()), "")), value, file, here)
        else:
            raise UsageError(f"{file}: {here}: {_unknown(key, base)}")
    return merged


def _empty(model: Node) -> Node:
    """What a new key of a table has before anything is added."""
    if isinstance(model, str):
        return ""
    return 0 if isinstance(model, int) else []


def _value(base: Node, extra: object, file: str, where: str) -> Any:
    if isinstance(base, dict):
        return _table(base, extra, file, where)
    if isinstance(base, list):
        nested = bool(base) and isinstance(base[0], list)
        return [*base, *_list(extra, file, where, nested=nested)]
    if isinstance(extra, str) and isinstance(base, str):
        return extra
    if isinstance(extra, str) and extra.isdecimal():
        return int(extra)
    wanted = "a number" if isinstance(base, int) else "a text"
    raise UsageError(f"{file}: {where}: {wanted} is expected, not {extra!r}")


def _list(extra: object, file: str, where: str, *, nested: bool) -> list[Any]:
    if not isinstance(extra, list):
        raise UsageError(f"{file}: {where}: a list is expected, as [one, another]")
    words = cast("list[object]", extra)
    if nested:
        return [_list(group, file, where, nested=False) for group in words]
    for word in words:
        if not isinstance(word, str) or not word.strip():
            raise UsageError(f"{file}: {where}: {word!r} is no word")
    return words


def _mapping(data: object, file: str, where: str) -> dict[str, Any]:
    if not isinstance(data, dict):
        place = f"{where}: " if where else ""
        raise UsageError(f"{file}: {place}keys with their words are expected, as key: [word]")
    return cast("dict[str, Any]", data)


def _unknown(key: str, known: Iterator[str] | Data | tuple[str, ...]) -> str:
    keys = list(known)
    near = difflib.get_close_matches(key, keys, n=1)
    if near:
        return f"there is no such key; did you mean {near[0]}?"
    return f"there is no such key; there are {', '.join(sorted(keys))}"
