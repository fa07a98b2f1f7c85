"""Which links are missing? Named by one side only, wished for, or reported as strained."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from graph.model import Status
from graph.network import STATUSES, Network
from queries.parties import Party, by_name
from queries.ties import tie

__all__ = ["Link", "Missing", "missing"]

Pair = tuple[int, int]
Pairs = dict[Pair, dict[Status, int]]


@dataclass(frozen=True, slots=True)
class Link:
    """A tie that asks for something: an answer, a start or a repair.

    Attributes
    ----------
    source, target : Party
        Who says it, and about whom.
    low, high : float or None
        Contacts a year, None where unknown, as said.
    purposes : tuple of str
    evidence : tuple of str
        Ids of the statements that say so.
    exists : bool
        Whether one of the two says that the collaboration exists.
    also : tuple of str
        The other statuses in which `source` names `target`.
    back : tuple of str
        The statuses in which `target` names `source`. Empty means nothing where `target` is
        no respondent.
    """

    source: Party
    target: Party
    low: float | None
    high: float | None
    purposes: tuple[str, ...]
    evidence: tuple[str, ...]
    exists: bool
    also: tuple[str, ...]
    back: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Links that one side only reports, that somebody wishes for, and that are strained.

    Attributes
    ----------
    respondents : int
        Actors that filed a list. Only between two of them does silence mean something.
    respondent_pairs : int
        Pairs of respondents, r(r-1)/2.
    linked_pairs : int
        Pairs of respondents of whom one at least names the other as existing: so many could
        be one-sided.
    mutual_pairs : int
        Those in which each names the other.
    edge_reciprocity : float or None
        Existing ties between respondents that are answered, of all such ties [1]_:
        2 mutual / m, from 0 to 1. None when there is no such tie.
    edge_reciprocity_expected : float or None
        Its mean when the m ties stand at random among the r(r-1) possible ones:
        (m-1) / (r(r-1)-1). None when there is no such tie.
    dyad_reciprocity : float or None
        mutual_pairs / linked_pairs, from 0 to 1 [2]_. None when there is no such pair.
    one_sided : tuple of Link
        Existing ties between respondents where the target does not name the source as
        existing: probably there but not reported. The most contacts a year that are certain
        first, then by name.
    proposed : tuple of Link
        Ties that somebody wishes for. Those that nobody says exist already come first.
    strained : tuple of Link
        Ties that somebody reports as a problem.

    References
    ----------
    .. [1] Newman, M. E. J., Forrest, S. and Balthrop, J. (2002). Email networks and the
       spread of computer viruses. Physical Review E 66, 035101.
    .. [2] Hanneman, R. A. and Riddle, M. (2005). Introduction to Social Network Methods,
       chapter 8. University of California, Riverside.
    """

    respondents: int
    respondent_pairs: int
    linked_pairs: int
    mutual_pairs: int
    edge_reciprocity: float | None
    edge_reciprocity_expected: float | None
    dyad_reciprocity: float | None
    one_sided: tuple[Link, ...]
    proposed: tuple[Link, ...]
    strained: tuple[Link, ...]


def missing(network: Network) -> Missing:
    """List the links that are one-sided, proposed or strained, with their evidence.

    Parameters
    ----------
    network : Network

    Returns
    -------
    Missing
        With empty lists for an empty network.
    """
    said = _pairs(network)
    among = {
        pair
        for pair, rows in said.items()
        if Status.EXISTING in rows and all(network.respondent[end] for end in pair)
    }
    answered = {pair for pair in among if _turned(pair) in among}
    r, m, mutual = int(network.respondent.sum()), len(among), len(answered) // 2
    linked, possible = m - mutual, r * (r - 1)
    return Missing(
        respondents=r,
        respondent_pairs=possible // 2,
        linked_pairs=linked,
        mutual_pairs=mutual,
        edge_reciprocity=2 * mutual / m if m else None,
        edge_reciprocity_expected=(m - 1) / (possible - 1) if m else None,
        dyad_reciprocity=mutual / linked if linked else None,
        one_sided=_links(network, said, Status.EXISTING, among - answered, _strongest),
        proposed=_links(network, said, Status.PROPOSED, said, _newest),
        strained=_links(network, said, Status.STRAINED, said, _strongest),
    )


def _pairs(network: Network) -> Pairs:
    """Row of each status, for each ordered pair of actors that somebody speaks of."""
    said: Pairs = {}
    for row in network.rows(*STATUSES):
        pair = int(network.source[row]), int(network.target[row])
        said.setdefault(pair, {})[STATUSES[int(network.status[row])]] = int(row)
    return said


def _turned(pair: Pair) -> Pair:
    return pair[1], pair[0]


def _links(
    network: Network,
    said: Pairs,
    status: Status,
    pairs: Iterable[Pair],
    order: Callable[[Link], tuple[object, ...]],
) -> tuple[Link, ...]:
    found = [
        _link(network, said[pair], said.get(_turned(pair), {}), status)
        for pair in pairs
        if status in said[pair]
    ]
    return tuple(sorted(found, key=order))


def _link(
    network: Network, rows: dict[Status, int], back: Collection[Status], status: Status
) -> Link:
    whole = tie(network, rows[status])
    return Link(
        source=whole.source,
        target=whole.target,
        low=whole.low,
        high=whole.high,
        purposes=whole.purposes,
        evidence=whole.evidence,
        exists=Status.EXISTING in rows or Status.EXISTING in back,
        also=tuple(s.value for s in STATUSES if s in rows and s is not status),
        back=tuple(s.value for s in STATUSES if s in back),
    )


def _strongest(link: Link) -> tuple[object, ...]:
    certain = -1.0 if link.low is None else link.low
    return -certain, by_name(link.source), by_name(link.target)


def _newest(link: Link) -> tuple[object, ...]:
    return link.exists, by_name(link.source), by_name(link.target)
