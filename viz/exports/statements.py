"""The statements as JSON Lines: one object a line, in the form of `graph.exchange`.

Each has its ``id`` as well. What some programs take for the end of a line (U+0085, U+2028,
U+2029) is escaped, so that every line end in the file ends an object.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from graph.evidence import Evidence
from graph.exchange import statement_row
from graph.network import Network

__all__ = ["jsonl_files"]

_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


def jsonl_files(network: Network, evidence: Evidence, path: Path) -> dict[Path, bytes]:
    """The content of the one file at `path`, by id."""
    lines = [
        json.dumps({"id": key, **statement_row(said, network, evidence)}, ensure_ascii=False)
        for key, said in sorted(evidence.statements.items())
    ]
    text = "".join(f"{line}\n" for line in lines)
    text = _LINE_ENDS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    # What Python writes for half a character is also how JSON escapes it.
    return {path: text.encode("utf-8", "backslashreplace")}
