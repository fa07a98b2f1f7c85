"""Pages that need no network: the template environment, the policy, and data in a page.

A page is one file. Whatever comes from a document gets in by two doors only: as text that
Jinja escapes, or as JSON through `|tojson`, which a script of ours puts on the screen with
``textContent``.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from jinja2 import Environment

    from viz.wording import Wording

__all__ = ["POLICY", "asset", "environment", "render", "writable"]

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "img-src data: blob:"
)
"""Content security policy of every page: the browser itself refuses all requests."""

_ROOM = Path(__file__).parent

_DIGESTS = {
    "vis-network.min.js": "ec6a8e97e2aa8c588983548eb6a82725dc120da43ceda69c917018255853d8e5",
}


@cache
def asset(name: str) -> str:
    """Text of a vendored file, safe to stand inside a script element.

    Raises
    ------
    RuntimeError
        If the file is not the one that was vendored (SHA-256).
    """
    data = (_ROOM / "assets" / name).read_bytes()
    if hashlib.sha256(data).hexdigest() != _DIGESTS[name]:
        raise RuntimeError(f"viz/assets/{name} was changed; install Samspill again")
    # The pointer to a source map would make developer tools ask for a file.
    return data.decode("utf-8").split("\n//# sourceMappingURL=")[0]


def environment(wording: Wording, **names: Any) -> Environment:
    """Templates of this room: everything escaped, texts through `wording`.

    A template can use ``wording("…")``, ``policy``, ``asset("…")`` (in a script, with
    ``|safe``), the given `names`, and ``|tojson`` for data. Undefined names are errors.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    found = Environment(
        loader=FileSystemLoader(_ROOM / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # ASCII only: no line separator or lone surrogate from a document gets into a script.
    found.policies["json.dumps_kwargs"] = {
        "sort_keys": False,
        "separators": (",", ":"),
        "allow_nan": False,
    }
    known = cast("dict[str, Any]", found.globals)
    known |= {"wording": wording, "policy": POLICY, "asset": asset, **names}
    return found


def render(template: str, wording: Wording, **data: Any) -> str:
    """A page from a template, ready to be written as UTF-8."""
    return writable(environment(wording).get_template(template).render(**data))


def writable(html: str) -> str:
    """The text without what UTF-8 cannot hold (lone surrogates become a question mark)."""
    return html.encode("utf-8", "replace").decode("utf-8")
