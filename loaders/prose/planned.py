"""Labels that say that what follows is to be done: ``R2:``, ``Decision:``."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.model import Status
from loaders.naming.text import Marker
from loaders.prose.outline import Scope
from loaders.wording import label

__all__ = ["as_planned"]

_CODE = re.compile(r"[A-ZÆØÅÄÖ]{1,2}\s?\d{1,2}\s?[.:)–-]\s+(?=[A-ZÆØÅÄÖ])")


def as_planned(text: str, scope: Scope, words: Marker) -> tuple[str, Scope]:
    """A text without such a label, and a scope that tells of the plan.

    Parameters
    ----------
    text : str
        Of one block.
    scope : Scope
        What stands above it. A code counts only under a heading for wishes.
    words : Marker
        Of the document's language.
    """
    if scope.stance is Status.PROPOSED and (code := _CODE.match(text)):
        return text[code.end() :], replace(scope, planned=True)
    name, said = label(text)
    decided = bool(said) and words.any("decisions", [name.casefold()])
    if not decided:
        return text, scope
    return said, replace(scope, planned=True, stance=Status.PROPOSED)
