"""Time and memory of whole answers, as a person asks for them: every public question.

Usage: OPENBLAS_NUM_THREADS=1 python -m benchmarks.answers SIZE… [QUESTION…]

SIZE is 1k, 10k, 100k or 1M (see `benchmarks.organisations`); without a QUESTION all are asked.
Each runs once, in a process of its own that begins with the network and nothing else. Memory is
the peak of the process, network and all.
"""

from __future__ import annotations

import gc
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from benchmarks.organisations import SIZES, organisation
from graph.network import Network
from queries.bridging import bridging
from queries.brokers import brokers
from queries.centrality import centrality
from queries.cohesion import cohesion
from queries.communities import communities
from queries.coverage import coverage
from queries.hubs import hubs
from queries.inequality import concentration
from queries.missing import missing
from queries.overview import overview
from queries.predicted import predicted
from queries.silos import silos
from queries.ties import show, ties
from queries.uncertainty import uncertainty

LIMIT = 900  # seconds of the clock, after which a question is given up

QUESTIONS: dict[str, Callable[[Network], Any]] = {
    "coverage": coverage,
    "concentration": concentration,
    "ties": partial(ties, low=200),
    "show": lambda network: show(network, network.actors[5].id),
    "uncertainty": uncertainty,
    "missing": missing,
    "predicted": predicted,
    "bridging": partial(bridging, attribute="team"),
    "silos": partial(silos, attribute="team"),
    "cohesion": partial(cohesion, attribute="team"),
    "communities": communities,
    "brokers": partial(brokers, attribute="team"),
    "centrality": centrality,
    "hubs": hubs,
    "overview": overview,
}
WITHOUT = {"100k": {"overview"}, "1M": {"overview"}}  # promised up to 10k


def asked(question: Callable[[Network], Any], network: Network) -> tuple[float, ...] | None:
    """Seconds of the processor and of the clock, and peak megabytes; None when given up."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(question, network, sender))
    child.start()
    answer = receiver.recv() if receiver.poll(LIMIT) else None
    child.kill()
    child.join()
    return answer


def _child(question: Callable[[Network], Any], network: Network, sender: Any) -> None:
    gc.unfreeze()
    processor, clock = time.process_time(), time.perf_counter()
    _ = question(network)
    took = time.process_time() - processor, time.perf_counter() - clock
    sender.send((*took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def table(size: str, wanted: list[str]) -> None:
    network = organisation(*SIZES[size])
    print(f"\n### {size}: {len(network):,} actors, {len(network.source):,} ties\n")
    print("| question | processor s | clock s | MB |\n|---|---|---|---|", flush=True)
    gc.collect()
    gc.freeze()  # or each process would copy what the collector touches
    for name in wanted or [n for n in QUESTIONS if n not in WITHOUT.get(size, ())]:
        found = asked(QUESTIONS[name], network)
        told = (
            f"> {LIMIT} | | " if found is None else " | ".join(f"{part:.3g}" for part in found)
        )
        print(f"| {name} | {told} |", flush=True)


if __name__ == "__main__":
    for chosen in [word for word in sys.argv[1:] if word in SIZES]:
        table(chosen, [word for word in sys.argv[1:] if word in QUESTIONS])
