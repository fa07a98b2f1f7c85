"""Samspill: from what units say about whom they work with to a network and its answers.

>>> import samspill
>>> sorted(samspill.__all__)  # doctest: +NORMALIZE_WHITESPACE
['Network', 'coverage', 'export', 'hubs', 'load', 'map', 'missing', 'open', 'report', 'show',
 'silos', 'ties']
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.network import Network
    from queries.coverage import coverage
    from queries.hubs import hubs
    from queries.missing import missing
    from queries.silos import silos
    from queries.ties import show, ties
    from samspill.api import export, load, map, open, report

__all__ = [
    "Network",
    "coverage",
    "export",
    "hubs",
    "load",
    "map",
    "missing",
    "open",
    "report",
    "show",
    "silos",
    "ties",
]

__version__ = "0.1.0"

_HOME = {
    "Network": "graph.network",
    "coverage": "queries.coverage",
    "hubs": "queries.hubs",
    "missing": "queries.missing",
    "show": "queries.ties",
    "silos": "queries.silos",
    "ties": "queries.ties",
}


_OF_A_NETWORK = frozenset(__all__) - {"Network", "load", "open"}


def __getattr__(name: str) -> Any:
    # Lazily, so that `samspill --help` does not wait for numpy and scipy.
    if name not in __all__:
        raise AttributeError(f"module 'samspill' has no attribute {name!r}")
    found = getattr(import_module(_HOME.get(name, "samspill.api")), name)
    if name in _OF_A_NETWORK:
        found = _of_a_network(found)
    globals()[name] = found
    return found


def _of_a_network(ask: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, with a word for who gives it something else than a network."""

    @wraps(ask)
    def asked(network: Any, *args: Any, **options: Any) -> Any:
        if not isinstance(network, import_module(_HOME["Network"]).Network):
            raise TypeError(
                f"samspill.{ask.__name__} takes a network, not {type(network).__name__}. "
                "`network, evidence = samspill.open(…)` gives one, and "
                "`samspill.Network.from_networkx(graph)` makes one of a graph of networkx."
            )
        return ask(network, *args, **options)

    return asked
