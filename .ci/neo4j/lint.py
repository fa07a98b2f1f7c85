"""Lint every Cypher text, of the code and of the cookbook, with Neo4j's language support.

Fetches it with npm into the cache (nothing of it is in the project or shipped with it).
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from graph.stores import cypher

PACKAGE = "@neo4j-cypher/language-support@2.0.0-next.38"
HERE = Path(__file__).resolve().parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "samspill-neo4j/lint"
# Each is wrong in one version or both: a linter that finds nothing here finds nothing at all.
WRONG = {
    "wrong: syntax": "MATCH (n RETURN n",
    "wrong: removed": "MATCH (n) WHERE exists(n.x) RETURN n",
    "wrong: unknown variable": "MATCH (n) RETURN m",
}


def texts() -> dict[str, str]:
    page = (HERE.parents[1] / "docs" / "cypher.md").read_text("utf-8")
    blocks = re.findall(r"```cypher\n(.*?)```", page, re.DOTALL)
    cookbook = {f"docs/cypher.md, text {n}": text for n, text in enumerate(blocks, 1)}
    return {**cypher.texts(), **cookbook, **WRONG}


def main() -> None:
    if not (CACHE / "node_modules").is_dir():
        CACHE.mkdir(parents=True, exist_ok=True)
        quiet = ["--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
        subprocess.run(["npm", "install", *quiet, PACKAGE], cwd=CACHE, check=True)
    given = texts()
    said = subprocess.run(
        ["node", str(HERE / "lint.mjs")],
        input=json.dumps(given),
        cwd=CACHE,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found = json.loads(said.splitlines()[-1])
    silent = WRONG.keys() - {f["name"] for f in found}
    if silent:
        sys.exit(f"the linter does not work: it accepts {', '.join(sorted(silent))}")
    ours = [f for f in found if f["name"] not in WRONG]
    for f in ours:
        print(f"{f['version']}: {f['name']}, line {f['line']}: {f['message']}")
    if ours:
        sys.exit(1)
    print(f"{len(given) - len(WRONG)} texts are good in Cypher 5 and 25")


if __name__ == "__main__":
    main()
