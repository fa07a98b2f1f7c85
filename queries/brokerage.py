"""Between which groups does an actor broker? Gould and Fernandez' five roles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.network import Network
from queries.bulk import in_order, made, many_records, places_by_name, who
from queries.lookup import within
from queries.partners import Partners, partners
from queries.strength import all_known
from queries.told import about
from queries.triangles import Met, meetings

__all__ = ["ROLES", "Brokerage", "Role", "brokerage"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

ROLES = ("coordinator", "consultant", "gatekeeper", "representative", "liaison", "total")


@dataclass(frozen=True, slots=True)
class Role:
    """How often an actor brokers in one role, and how often chance would have it.

    Attributes
    ----------
    count : int
        Pairs (a, b) of other actors with a → v → b and no a → b, in the groups of the role.
    expected, deviation : float
        Mean and standard deviation of `count` under the chance level of `Brokerage`.
    z : float or None
        (count - expected) / deviation. None when the deviation is 0. Counts are skewed: with
        few expected, take z for an order of size, not for a test.
    """

    count: int
    expected: float
    deviation: float
    z: float | None


@dataclass(frozen=True, slots=True)
class Brokerage:
    """In which roles an actor stands between two others who have no tie: a → v → b.

    Attributes
    ----------
    id, name, group : str
    coordinator : Role
        All three in one group.
    consultant : Role
        Both others in one group, the actor in another (also called itinerant broker).
    gatekeeper : Role
        Only the one who names the actor is in another group: it lets in.
    representative : Role
        Only the one whom the actor names is in another group: it speaks for its own.
    liaison : Role
        All three in different groups.
    total : Role
        All five.
    statements : int
        Different statements behind its existing ties.
    evidence : tuple of str
        Ids of the first 20 of them: those that name it first, then those in which it names.

    Notes
    -----
    Roles as defined in [1]_, among the actors that have a group. Ties run as they are said;
    frequencies do not count, self-loops are no ties. Only a respondent can broker, and only a
    respondent can be a: of any other it is unknown whom it names.

    Chance level: every tie that a respondent could report, r (n-1) of them among n actors of
    whom r answered, is there with the same probability d = m / (r (n-1)), each for itself,
    where m counts the ties from respondents; groups stay as they are. Then the mean is
    d² (1-d) P for the P pairs (a, b) that fit the role, and the variance is
    P x (1-x) + S d³ (1-d)³ with x = d² (1-d), where S counts ordered couples of such pairs
    that have a or b in common. When all answered, these are the mean and deviation of
    ``brokerage`` in the R package sna [2]_: conditional on size, density and group sizes.

    References
    ----------
    .. [1] Gould, R. V. and Fernandez, R. M. (1989). Structures of mediation: a formal approach
       to brokerage in transaction networks. Sociological Methodology 19, 89-126.
    .. [2] Butts, C. T. (2008). Social network analysis with sna. Journal of Statistical
       Software 24(6).
    """

    id: str
    name: str
    group: str
    coordinator: Role
    consultant: Role
    gatekeeper: Role
    representative: Role
    liaison: Role
    total: Role
    statements: int
    evidence: tuple[str, ...]


@many_records()
def brokerage(
    network: Network,
    attribute: str,
    links: Partners | None = None,
    met: Met | None = None,
) -> tuple[Brokerage, ...]:
    """Count the brokerage roles of every respondent that has a group.

    Parameters
    ----------
    network : Network
    attribute : str
        The grouping.
    links, met : Partners, Met, optional
        The projection of `network` and its meetings, where they are at hand.

    Returns
    -------
    tuple of Brokerage
        By falling total count, then by name.

    Raises
    ------
    UsageError
        If no actor has the attribute.
    """
    groups = network.groups(attribute)
    code = groups.codes.astype(np.int64)
    speaks = network.respondent & (code >= 0)
    pairs = partners(network) if links is None else links
    rows = network.rows()
    heard = rows[speaks[network.source[rows]] & (code[network.target[rows]] >= 0)]
    source = network.source[heard].astype(np.int64)
    target = network.target[heard].astype(np.int64)
    counts = _two_steps(code, source, target)
    counts -= _closed(pairs, meetings(pairs) if met is None else met, code, source, target)
    members = np.bincount(code[code >= 0], minlength=len(groups.labels))
    answered = np.bincount(code[speaks], minlength=len(groups.labels))
    speakers = np.flatnonzero(speaks)
    place = places_by_name(network)[speakers]
    speakers = speakers[in_order(-counts[-1, speakers], place)]
    of: Ints = code[speakers]
    chance = zip(*_chance(members, answered, len(heard)), strict=True)
    roles = [
        _roles(own[speakers], *level, of) for own, level in zip(counts, chance, strict=True)
    ]
    order: list[int] = speakers.tolist()
    group: list[int] = of.tolist()
    ids, names, _ = who(network, order)
    columns: tuple[Iterable[object], ...] = (
        ids,
        names,
        [groups.labels[i] for i in group],
        *roles,
        *about(network).columns(order),
    )
    return tuple(made(Brokerage, *columns))


def _roles(count: Ints, mean: Floats, deviation: Floats, group: Ints) -> list[Role]:
    """One role of some actors, from its chance level in each group.

    Those of one group who have the role equally often share a record.
    """
    most = int(count.max(initial=0)) + 1
    key, which = np.unique(group * most + count, return_inverse=True)
    often, of = key % most, key // most
    none = np.full(len(key), np.nan)
    z = np.divide(often - mean[of], deviation[of], out=none, where=deviation[of] > 0)
    columns = (often.tolist(), mean[of].tolist(), deviation[of].tolist(), all_known(z))
    different = np.array([*made(Role, *columns), None], dtype=object)  # or it tries to be more
    found: list[Role] = different[which].tolist()
    return found


def _two_steps(code: Ints, source: Ints, target: Ints) -> Ints:
    """Paths a → v → b with a ≠ b through every actor v by role, shape (6, n)."""
    from scipy.sparse import csr_array

    n, g = len(code), int(code.max()) + 1
    inside = np.equal(code[source], code[target])
    own_in, own_out = np.bincount(target[inside], minlength=n), _count(source[inside], n)
    far_in, far_out = _count(target[~inside], n), _count(source[~inside], n)
    ones, far = np.ones(int((~inside).sum()), np.int64), ~inside
    named_by = csr_array((ones, (target[far], code[source[far]])), shape=(n, g))
    names = csr_array((ones, (source[far], code[target[far]])), shape=(n, g))
    one_group: Ints = np.asarray(named_by.multiply(names).sum(axis=1)).ravel()
    forth, back = source * n + target, target * n + source
    mutual = within(forth, np.sort(back))
    there_and_back = _count(source[mutual & inside], n), _count(source[mutual & far], n)
    found = (
        own_in * own_out - there_and_back[0],
        one_group - there_and_back[1],
        far_in * own_out,
        own_in * far_out,
        far_in * far_out - one_group,
    )
    return np.array([*found, sum(found)], np.int64)


def _closed(links: Partners, met: Met, code: Ints, source: Ints, target: Ints) -> Ints:
    """Paths a → v → b with a tie a → b through every actor v by role, shape (6, n)."""
    n, e = len(code), len(links.one)
    said = np.zeros(2 * e, np.bool_)
    said[links.find(source, target)] = True
    shut = said[met.pair] & said[met.first] & said[met.second]
    ends = np.concatenate([links.one, links.other])
    a, v, b = (ends[pair[shut]] for pair in (met.pair, met.second, met.back))
    near, far, level = code[a] == code[v], code[v] == code[b], code[a] == code[b]
    role = np.select([near & far, level, far, near], [0, 1, 2, 3], 4)
    found = np.bincount(role * n + v, minlength=5 * n).reshape(5, n)
    return np.concatenate([found, found.sum(axis=0, keepdims=True)])


def _count(box: Ints, size: int) -> Ints:
    return np.bincount(box, minlength=size).astype(np.int64)


def _chance(members: Ints, answered: Ints, ties: int) -> tuple[Floats, Floats]:
    """Mean and deviation by role for a respondent of every group, each of shape (6, g)."""
    n, r = members.astype(np.float64), answered.astype(np.float64)
    out_n, out_r = _rest(n), _rest(r)
    whole = _within(n.sum(keepdims=True) - 1, r.sum(keepdims=True) - 1)
    couples = [
        _within(n - 1, r - 1),
        _rest(_within(n, r)),
        _between(n - 1, out_r),
        _between(out_n, r - 1),
        _apart(n, r),
        np.repeat(whole, len(n), axis=1),
    ]
    pairs, sharing = np.stack(couples, axis=1)
    d = ties / max(float(r.sum() * (n.sum() - 1)), 1)
    x = d**2 * (1 - d)
    variance = pairs * x * (1 - x) + sharing * d**3 * (1 - d) ** 3
    return pairs * x + 0.0, np.sqrt(np.maximum(variance, 0))  # no pairs: 0, not -0


def _within(n: Floats, r: Floats) -> Floats:
    """Pairs (a, b) of n actors, a one of r that answered, and couples that share a or b."""
    sharing = r * (n - 1) * (n - 2) + r * (r - 1) * (r - 2) + (n - r) * r * (r - 1)
    return np.array([r * (n - 1), sharing])


def _between(n: Floats, r: Floats) -> Floats:
    """The same, a one of r here and b one of n there."""
    return np.array([r * n, r * n * (n - 1) + n * r * (r - 1)])


def _apart(n: Floats, r: Floats) -> Floats:
    """The same, a and b in different groups and neither in that of the broker."""
    out_n, out_r = _rest(n), _rest(r)
    return np.array(
        [out_n * out_r - _rest(n * r), _falling(out_n, r, n) + _falling(out_r, n, r)]
    )


def _falling(c: Floats, w: Floats, z: Floats) -> Floats:
    """Σ w (c - z) (c - z - 1) over the other groups."""
    return (c * c - c) * _rest(w) + (1 - 2 * c) * _rest(w * z) + _rest(w * z * z)


def _rest(values: Floats) -> Floats:
    """For each group, the sum over the others."""
    rest: Floats = values.sum(axis=-1, keepdims=True) - values
    return rest
