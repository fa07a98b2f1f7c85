"""Put together what two sheets say of the same pairs: how often in one, what for in another."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Basis, Statement, Status
from loaders.vocabulary import fold

__all__ = ["joined"]

_FEWEST = 2  # pairs of both sheets

Pair = frozenset[str]


def joined(sheets: Sequence[Sequence[Statement]]) -> list[list[Statement]]:
    """The statements of each sheet, where a sheet of remarks adds to that it remarks on.

    A sheet that rarely says how often remarks on one that does so more, where half of its
    pairs and two at least stand there as well. Its matter goes to a tie without one, and
    what it says of a wish or of trouble to a tie of which no such thing is said.
    """
    found = [list(statements) for statements in sheets]
    for at, remarks in enumerate(found):
        for main in found:
            if main is not remarks and _remarks_on(remarks, main):
                by_pair = {_pair(said): said for said in reversed(remarks)}
                known = {_pair(said) for said in main}
                main[:] = [_with(said, by_pair.get(_pair(said))) for said in main]
                found[at] = [said for said in remarks if _pair(said) not in known]
                break
    return found


def _remarks_on(remarks: Sequence[Statement], main: Sequence[Statement]) -> bool:
    pairs = {_pair(said) for said in remarks}
    both = pairs & {_pair(said) for said in main}
    bare = 2 * _rated(remarks) <= len(remarks) and _rated(remarks) < _rated(main)
    return bare and len(both) >= _FEWEST and 2 * len(both) >= len(pairs)


def _rated(sheet: Sequence[Statement]) -> int:
    return sum(said.frequency.basis is not Basis.UNKNOWN for said in sheet)


def _with(said: Statement, remark: Statement | None) -> Statement:
    if remark is None:
        return said
    status = remark.status if said.status is Status.EXISTING else said.status
    return said.model_copy(update={"purpose": said.purpose or remark.purpose, "status": status})


def _pair(said: Statement) -> Pair:
    return frozenset({fold(said.subject), fold(said.object)})
