"""Which links are probably there but unreported? Pairs that share partners, and how sure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from graph.errors import UsageError
from graph.model import Status
from graph.network import STATUSES, Network
from queries.holdout import Accuracy, accuracies
from queries.likeness import METHODS, Method, Pairs, best_pairs, circles, katz_pairs, scores
from queries.parties import Party, party
from queries.partners import Partners, partners
from queries.poisson import at_least
from queries.told import Told
from queries.walks import KATZ_UP_TO, decay, katz

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["Predicted", "Suggestion", "predicted"]

ENOUGH = 20  # pairs; with fewer, a tenth of them says nothing of the accuracy

Floats = NDArray[np.float64]
TooLittleToPredict = Literal["too_few_ties", "no_better_than_chance"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two actors that nobody says work together, though they share partners.

    Attributes
    ----------
    one, other : Party
        Neither names the other as existing; one at least is a respondent.
    adamic_adar : float
        Σ_z 1/ln k_z over the shared partners z with k_z partners each [1]_; 0 or more.
    resource_allocation : float
        Σ_z 1/k_z over the same [2]_; 0 or more.
    jaccard : float
        Shared partners, of all partners of the two, 0 to 1.
    common_neighbours : int
        Number of shared partners, 1 or more.
    katz : float
        Σ_l β^l times the number of walks of length l between them [3]_; above 0.
    shared : tuple of Party
        Their shared partners, those with the fewest partners of their own first.
    expected : float
        Mean of `common_neighbours` if everybody's partners were drawn anew, in proportion to
        how many each has: k_u k_v Σ_z k_z (k_z-1) / (2m)², with m pairs.
    p : float
        Chance of as many shared partners when their number is Poisson with that mean. It was
        one of many pairs looked at: compare with 0.05 divided by `Predicted.looked_at`.
    said : tuple of str
        ``proposed`` and ``strained``, where one of the two names the other so.
    statements : int
        Different statements behind the existing ties of the two with the partners they share.
    evidence : tuple of str
        Ids of the first 20 of them.

    References
    ----------
    .. [1] Adamic, L. A. and Adar, E. (2003). Friends and neighbors on the Web. Social
       Networks 25(3), 211-230.
    .. [2] Zhou, T., Lü, L. and Zhang, Y.-C. (2009). Predicting missing links via local
       information. European Physical Journal B 71, 623-630.
    .. [3] Katz, L. (1953). A new status index derived from sociometric analysis.
       Psychometrika 18(1), 39-43.
    """

    one: Party
    other: Party
    adamic_adar: float
    resource_allocation: float
    jaccard: float
    common_neighbours: int
    katz: float
    shared: tuple[Party, ...]
    expected: float
    p: float
    said: tuple[str, ...]
    statements: int
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Predicted:
    """The pairs most likely to work together unreported, and how often such a guess is right.

    Attributes
    ----------
    method : str
        By which of the scores of `Suggestion` the pairs are ranked.
    actors, pairs : int
        All actors, and the pairs that somebody says work together.
    looked_at : int
        Untied pairs of which one at least answered: only those could have been reported.
    accuracies : tuple of Accuracy
        For each method how well it finds pairs of this network that are hidden from it.
        Empty when there are too few ties.
    beta : float
        What a step costs in Katz: half of the inverse of the largest eigenvalue.
    seed : int
        Of the hold-out.
    reason : str or None
        Why nothing is suggested: ``too_few_ties`` (under 20 pairs), or
        ``no_better_than_chance`` (the AUC of `method` is not above 0.5 by two standard
        errors). None when there are suggestions to trust that far.
    suggestions : tuple of Suggestion
        The highest score first; equal ones by id. Pairs with a shared partner only.

    Notes
    -----
    Run on the undirected projection of existing ties, each pair 1: frequencies do not count.
    Shared partners suggest ties within circles; for ties between them see
    `queries.bridging`.

    References
    ----------
    .. [1] Liben-Nowell, D. and Kleinberg, J. (2007). The link-prediction problem for social
       networks. JASIST 58(7), 1019-1031.
    """

    method: Method
    actors: int
    pairs: int
    looked_at: int
    accuracies: tuple[Accuracy, ...]
    beta: float
    seed: int
    reason: TooLittleToPredict | None
    suggestions: tuple[Suggestion, ...]


def predicted(
    network: Network, *, method: Method = "adamic_adar", limit: int = 20, seed: int = 0
) -> Predicted:
    """Rank all untied pairs at distance two, and try the ranking on this network's own ties.

    Parameters
    ----------
    network : Network
    method : {"adamic_adar", "resource_allocation", "jaccard", "common_neighbours", "katz"}
    limit : int
        How many suggestions at most.
    seed : int

    Raises
    ------
    UsageError
        If there is no such method, or for ``katz`` with more than 500 actors.
    """
    if method not in METHODS:
        raise UsageError(f"“{method}” is no way to predict. Use one of: {', '.join(METHODS)}.")
    if method == "katz" and len(network) > KATZ_UP_TO:
        raise UsageError(
            f"katz ranks at most {KATZ_UP_TO} actors; use adamic_adar, which shows katz beside."
        )
    links = partners(network)
    enough = len(links.one) >= ENOUGH
    found = accuracies(links, network.respondent, seed) if enough else ()
    reason = _too_little(found, method)
    beta = decay(circles(links))
    suggestions: tuple[Suggestion, ...] = ()
    if reason is None:
        ranked = katz_pairs if method == "katz" else best_pairs
        best = ranked(links, method, network.respondent, max(limit, 1))
        suggestions = _suggestions(network, links, best, beta)[:limit]
    return Predicted(
        method=method,
        actors=len(network),
        pairs=len(links.one),
        looked_at=_looked_at(links, network.respondent),
        accuracies=found,
        beta=beta,
        seed=seed,
        reason=reason,
        suggestions=suggestions,
    )


def _too_little(found: tuple[Accuracy, ...], method: Method) -> TooLittleToPredict | None:
    mine = [accuracy for accuracy in found if accuracy.method == method]
    if not mine:
        return "too_few_ties"
    return None if mine[0].better_than_chance else "no_better_than_chance"


def _looked_at(links: Partners, could: NDArray[np.bool_]) -> int:
    n, silent = links.size, int((~could).sum())
    tied = int((could[links.one] | could[links.other]).sum())
    return n * (n - 1) // 2 - silent * (silent - 1) // 2 - tied


def _suggestions(
    network: Network, links: Partners, best: Pairs, beta: float
) -> tuple[Suggestion, ...]:
    matrix, degree = circles(links), links.degree
    values = scores(matrix, best.one, best.other)
    walks = katz(matrix, beta, best.one, best.other)
    expected = _expected(links, best)
    pairs = list(zip(best.one.tolist(), best.other.tolist(), strict=True))
    p = at_least(values["common_neighbours"], expected)
    said = _said(network, best)
    shared = [_shared(matrix, *ends) for ends in pairs]
    told = _with_shared(network, pairs, shared)
    return tuple(
        Suggestion(
            one=party(network, one),
            other=party(network, other),
            adamic_adar=float(values["adamic_adar"][i]),
            resource_allocation=float(values["resource_allocation"][i]),
            jaccard=float(values["jaccard"][i]),
            common_neighbours=int(values["common_neighbours"][i]),
            katz=float(walks[i]),
            shared=tuple(
                party(network, z) for z in sorted(shared[i], key=lambda z: (degree[z], z))
            ),
            expected=float(expected[i]),
            p=float(p[i]),
            said=said[i],
            statements=(behind := told.of(i))[0],
            evidence=behind[1],
        )
        for i, (one, other) in enumerate(pairs)
    )


def _with_shared(
    network: Network, pairs: list[tuple[int, int]], shared: list[list[int]]
) -> Told:
    """By suggestion, behind the ties that lead from one of the two over a shared partner."""
    rows, boxes = list[int](), list[int]()
    existing = network.rows()
    source, target = network.source[existing], network.target[existing]
    ends = np.array(sorted({end for pair in pairs for end in pair}), np.int64)
    near = existing[np.isin(source, ends) | np.isin(target, ends)].tolist()
    at: dict[tuple[int, int], list[int]] = {}
    for row in near:
        low, high = sorted((int(network.source[row]), int(network.target[row])))
        at.setdefault((low, high), []).append(row)
    for box, (pair, partners_) in enumerate(zip(pairs, shared, strict=True)):
        for z in partners_:
            mine = [row for end in pair for row in at[min(end, z), max(end, z)]]
            rows += mine
            boxes += [box] * len(mine)
    return Told(network, np.array(rows, np.int64), np.array(boxes, np.int64), len(pairs))


def _shared(matrix: csr_array, one: int, other: int) -> list[int]:
    first, second = (
        matrix.indices[matrix.indptr[i] : matrix.indptr[i + 1]] for i in (one, other)
    )
    shared: list[int] = np.intersect1d(first, second).tolist()
    return shared


def _expected(links: Partners, best: Pairs) -> Floats:
    degree, ends = links.degree.astype(np.float64), 2 * len(links.one)
    between = float((degree * (degree - 1)).sum()) / max(ends, 1) ** 2
    mean: Floats = degree[best.one] * degree[best.other] * between
    return mean


def _said(network: Network, best: Pairs) -> list[tuple[str, ...]]:
    """Other statuses in which one of each pair names the other."""
    wanted = set(zip(best.one.tolist(), best.other.tolist(), strict=True))
    found: dict[tuple[int, int], set[str]] = {}
    for row in network.rows(Status.PROPOSED, Status.STRAINED):
        ends = sorted((int(network.source[row]), int(network.target[row])))
        if (pair := (ends[0], ends[1])) in wanted:
            found.setdefault(pair, set()).add(STATUSES[int(network.status[row])].value)
    return [
        tuple(sorted(found.get(pair, ())))
        for pair in zip(best.one.tolist(), best.other.tolist(), strict=True)
    ]
