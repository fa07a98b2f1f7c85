"""Time and memory of the measures of single actors, against networkx on the same graph.

Usage: OPENBLAS_NUM_THREADS=1 python -m benchmarks.queries SIZE… [--alone]

SIZE is 1k, 10k, 100k or 1M (see `benchmarks.organisations`); --alone leaves networkx out. Each
case runs in a process of its own, forked when the network and its projections are built; what
takes longer than LIMIT is stopped. Times are of the processor, which on one thread are those of
a quiet machine. Memory is the peak of the process less what it began with.
"""

from __future__ import annotations

import gc
import multiprocessing
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import networkx as nx
import numpy as np
from scipy.sparse import csr_array

from benchmarks.organisations import SIZES, organisation
from graph.network import Network
from queries.betweenness import betweenness
from queries.brokerage import brokerage
from queries.brokers import brokers
from queries.centrality import centrality
from queries.closeness import closeness
from queries.cores import cores
from queries.cuts import cuts, fragments
from queries.hubs import hubs
from queries.inequality import concentration
from queries.partners import Partners, partners
from queries.spectral import ATTENUATION, eigenvector, katz, pagerank
from queries.structural_holes import structural_holes

LIMIT = 60  # seconds
FEW = 8  # sources of paths followed in networkx; times are told for one source


@dataclass(frozen=True)
class Case:
    """One measure: ours, theirs, and by how much to divide the times."""

    name: str
    ours: Callable[[], Any]
    theirs: Callable[[], Any] | None = None
    ours_by: int = 1
    theirs_by: int = 1


def cases(network: Network, graph: nx.DiGraph[int] | None) -> list[Case]:
    links = partners(network)
    rows = network.rows()
    values = network.low[rows]
    ends = (network.source[rows], network.target[rows])
    ties = csr_array((values, ends), shape=(len(network), len(network)))
    pairs = links.strongest(values)
    matrix = links.matrix(pairs)
    alpha = ATTENUATION / eigenvector(matrix).value
    katz(ties, alpha)
    found = [
        Case("in- and out-strength", partial(_strength, ends, values, len(network))),
        Case("PageRank, L1 < 1e-9", partial(pagerank, ties, 1e-9)),
        Case("Katz", partial(katz, ties, alpha)),
        Case("eigenvector", partial(eigenvector, matrix)),
        Case("k-core", partial(cores, matrix)),
        Case(
            "constraint, effective size, efficiency, hierarchy", partial(_holes, links, values)
        ),
        Case("cut points and bridges", partial(_blocks, links)),
        Case("cut points, bridges, and what each cuts off", partial(_cuts, network, links)),
        Case(
            "Gould-Fernandez roles with chance level",
            partial(brokerage, network, "team", links),
        ),
        Case("Gini and Lorenz with chance level", partial(concentration, network)),
    ]
    sources = betweenness(links, pairs).sources or len(network)
    found += [
        Case(
            "weighted betweenness, a source", partial(betweenness, links, pairs), None, sources
        ),
        Case("weighted closeness, a source", partial(closeness, links, pairs), None, sources),
        Case("hubs, whole answer", partial(hubs, network)),
        Case("brokers, whole answer", partial(brokers, network, "team")),
        Case("centrality, whole answer", partial(centrality, network)),
    ]
    return found if graph is None else [_beside(case, graph, alpha) for case in found]


def _strength(ends: tuple[Any, Any], values: Any, n: int) -> list[Any]:
    return [np.bincount(end, values, n) for end in ends]


def _holes(links: Partners, values: Any) -> Any:
    return structural_holes(links, values)


def _blocks(links: Partners) -> Any:
    return fragments(links)


def _cuts(network: Network, links: Partners) -> Any:
    return cuts(network, fragments(links))


def _beside(case: Case, graph: nx.DiGraph[int], alpha: float) -> Case:
    n, flat = len(graph), projection(graph)
    some = list(range(FEW))
    theirs: dict[str, tuple[Callable[[], Any], int]] = {
        "in- and out-strength": (
            lambda: (
                dict(graph.in_degree(weight="weight")),
                dict(graph.out_degree(weight="weight")),
            ),
            1,
        ),
        "PageRank, L1 < 1e-9": (
            lambda: nx.pagerank(graph, tol=1e-9 / n, max_iter=1000, weight="weight"),
            1,
        ),
        "Katz": (lambda: nx.katz_centrality(graph, alpha, max_iter=9999, weight="weight"), 1),
        "eigenvector": (lambda: nx.eigenvector_centrality(flat, 9999, weight="weight"), 1),
        "k-core": (lambda: nx.core_number(flat), 1),
        "constraint, effective size, efficiency, hierarchy": (
            lambda: nx.constraint(graph, weight="weight"),
            1,
        ),
        "cut points and bridges": (
            lambda: (list(nx.articulation_points(flat)), list(nx.bridges(flat))),
            1,
        ),
        "weighted betweenness, a source": (
            lambda: nx.betweenness_centrality(flat, FEW, weight="length", seed=1),
            FEW,
        ),
        "weighted closeness, a source": (
            lambda: [
                nx.single_source_dijkstra_path_length(flat, s, weight="length") for s in some
            ],
            FEW,
        ),
    }
    run, by = theirs.get(case.name, (None, 1))
    return Case(case.name, case.ours, run, case.ours_by, by)


def in_networkx(network: Network) -> nx.DiGraph[int]:
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(len(network)))
    columns = (network.source.tolist(), network.target.tolist(), network.low.tolist())
    graph.add_weighted_edges_from(zip(*columns, strict=True))
    return graph


_flat: dict[int, nx.Graph[int]] = {}


def projection(graph: nx.DiGraph[int]) -> nx.Graph[int]:
    if id(graph) not in _flat:
        flat: nx.Graph[int] = nx.Graph()
        flat.add_nodes_from(graph)
        for u, v, weight in graph.edges(data="weight"):
            most = max(weight, flat.edges[u, v]["weight"] if flat.has_edge(u, v) else 0)
            flat.add_edge(u, v, weight=most, length=1 / most)
        _flat[id(graph)] = flat
    return _flat[id(graph)]


def measured(run: Callable[[], Any], repeat: int) -> tuple[float, float] | None:
    """Median processor seconds and extra megabytes in an own process; None when stopped."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(run, repeat, sender))
    child.start()
    answer = receiver.recv() if receiver.poll(LIMIT * 1.5) else None
    if answer is None:
        child.kill()
    child.join()
    return answer


def _child(run: Callable[[], Any], repeat: int, sender: Any) -> None:
    before = _resident()
    times: list[float] = []
    while len(times) < repeat and sum(times) < LIMIT / 4:
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sender.send((statistics.median(times), max(peak - before, 0.0)))


def _resident() -> float:
    with open("/proc/self/status") as status:  # noqa: PTH123
        line = next(line for line in status if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def table(size: str, *, alone: bool) -> None:
    start = time.perf_counter()
    network = organisation(*SIZES[size])
    made = time.perf_counter() - start
    start = time.perf_counter()
    links = partners(network)
    projected = time.perf_counter() - start
    print(
        f"\n### {size}: {len(network):,} actors, {len(network.source):,} ties, "
        f"{len(links.one):,} pairs\n\n"
        f"Generated in {made:.1f} s; projection {projected:.2f} s.\n"
    )
    print("| measure | s | extra MB | networkx s | ratio |\n|---|---|---|---|---|", flush=True)
    graph = None if alone else in_networkx(network)
    found = cases(network, graph)
    gc.collect()
    gc.freeze()  # or each process would copy what the collector touches
    for case in found:
        ours = measured(case.ours, 3)
        theirs = None if case.theirs is None else measured(case.theirs, 1)
        print(_row(case, ours, theirs), flush=True)


def _row(
    case: Case, ours: tuple[float, float] | None, theirs: tuple[float, float] | None
) -> str:
    if ours is None:
        return f"| {case.name} | > {LIMIT} | | | |"
    own = ours[0] / case.ours_by
    other, ratio = "", ""
    if case.theirs is not None:
        seconds = None if theirs is None else theirs[0] / case.theirs_by
        other = f"{seconds:.3g}" if seconds else f"> {LIMIT * 1.5:.0f}"
        ratio = f"{seconds / own:.0f}×" if seconds else f"> {LIMIT * 1.5 / own:.0f}×"
    return f"| {case.name} | {own:.3g} | {ours[1]:.0f} | {other} | {ratio} |"


if __name__ == "__main__":
    wanted = [word for word in sys.argv[1:] if not word.startswith("-")]
    for chosen in wanted or ["1k", "10k"]:
        table(chosen, alone="--alone" in sys.argv)
