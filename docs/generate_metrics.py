"""Write docs/metrics.md from the queries' records: ``python docs/generate_metrics.py``."""

from __future__ import annotations

import inspect
import re
from dataclasses import is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import queries
from samspill.numpydoc import plain, references, sections

__all__ = ["text"]

PAGE = Path(__file__).parent / "metrics.md"

INTRODUCTION = """# Metrics

What every figure means: definition, unit, range, when it is undefined, and its source. Made
from the records that the queries return; `--format json` carries the same names.

n is the number of actors, m the number of existing ties. A tie runs from who names to who is
named; what an actor says of itself is no tie. Unless said otherwise, figures are about existing
ties. An unknown frequency is never zero.

## Conventions

- **Self-loops** are kept as what an actor says of itself, and are in no metric. Take them out
  before comparing with a library that counts them (degrees, PageRank, Katz, modularity).
- **Parallel edges**: an ordered pair has one tie. `Network.from_networkx` adds the weights of
  parallel edges, and says so; an edge without a weight leaves the sum without an upper bound.
- **Undirected graphs**: an edge is a tie both ways, so m counts it twice. In the E-I index and
  the matrix an edge inside a group counts twice there, one between two groups once for each.
- **Ties as said, with their direction**: in- and out-degree, in- and out-strength, PageRank,
  Katz, E-I, the matrix of groups, reciprocity, the roles of Gould and Fernandez,
  `cohesion.said`.
- **Pairs, without direction**: betweenness, closeness, eigenvector, cores, cut points, bridges,
  fragmentation, communities, `cohesion.partners`, conductance, predicted and bridging links.
  Two are a pair as soon as one names the other; the strength of a pair is the larger of what
  its sides say.
- **Burt's measures** add both directions, a_ij + a_ji; who is only named has its partners too.
- **Length** of a tie is 1/strength, a strength of 0 is no way, and lengths that agree to ten
  digits are equal.
- **Normalisation**: betweenness over unordered pairs, and as a share of (n-1)(n-2)/2; closeness
  harmonic, divided by n-1; eigenvector and Katz of Euclidean length 1; PageRank sums to 1;
  degrees and strengths as they are.
- **No way between two** adds nothing to betweenness and closeness. Eigenvector centrality is 0
  outside the parts with the largest eigenvalue.
- **Isolates** count in n. They have 0 for degree, betweenness, closeness and core, none of
  Burt's measures, and no community.
- **Equal values** share a rank, an interval from the best to the worst place.
- **Unknown frequencies** give two readings, as yearly and as daily, beside the metric in which
  every tie is 1.

## The same figures in networkx

`T` is a `DiGraph` of the existing ties without self-loops. `P` is an undirected graph of the
pairs: `weight` is the larger of the two of a pair, `length` is 1/weight, and pairs of weight 0
are left out where weights count. With `weight=None` all ties count 1.

| here | networkx 3.6 |
|---|---|
| in- and out-degree, strength | `T.in_degree(weight=…)`, `T.out_degree(weight=…)` |
| degree, core | `P.degree`, `core_number(P)` |
| betweenness, `pairs` and `share` | `betweenness_centrality(P, normalized=…, \
weight="length")`; there lengths are compared to the last digit, so give whole numbers |
| closeness | `harmonic_centrality(P, distance="length")`, divided by n-1 |
| eigenvector | `eigenvector_centrality(P, weight=…)`, where one part has the largest \
eigenvalue |
| PageRank | `pagerank(T, weight=…)` |
| Katz | `katz_centrality(T, alpha, weight=…)`, with α as told |
| constraint | `constraint(T, weight=…)` |
| effective size | `effective_size(T, nodes=list(T), weight=…)`, NaN for who names nobody; \
without `nodes`, version 3.6 divides m_jq by the largest contact of q instead of j |
| cut points, bridges | `articulation_points(P)`, `bridges(P)` |
| modularity | `community.modularity(T, groups)` for `said`, of `P` for pairs; only nodes \
that have a group |
| assortativity | `attribute_assortativity_coefficient` of the same graphs |
| conductance | `conductance(P, group, weight=…)` |
| edge reciprocity | `overall_reciprocity(T)`, where all answered |
| predicted links | `adamic_adar_index(P)`, `resource_allocation_index(P)`, \
`jaccard_coefficient(P)`, `common_neighbors(P, u, v)` |

Where everyone filed a list these agree to rounding; a test holds them together on networks of
many kinds. Gould and Fernandez' roles, hierarchy, E-I, fragmentation and Gini are not in
networkx and are tested against their formulas written out."""


def text() -> str:
    """The page, as Markdown."""
    parts = [INTRODUCTION]
    for name in sorted(module.name for module in iter_modules(queries.__path__)):
        module = import_module(f"queries.{name}")
        records = _records(module)
        if records:
            title = (inspect.getdoc(module) or "").partition("\n")[0]
            parts += [f"## {name}", plain(title)]
        for record in records:
            parts += _record(record)
    return "\n\n".join(parts) + "\n"


def _records(module: ModuleType) -> list[Any]:
    found = [
        record
        for _, record in inspect.getmembers(module, inspect.isclass)
        if record.__module__ == module.__name__
        and is_dataclass(record)
        and hasattr(record, "__slots__")
    ]
    return sorted(found, key=lambda record: inspect.getsourcelines(record)[1])


def _record(record: Any) -> list[str]:
    parts_of = sections(record)
    parts = [
        f"### {record.__name__}",
        plain(parts_of[""]),
        _fields(parts_of["Attributes"]),
    ]
    if "Notes" in parts_of:
        parts.append(plain(parts_of["Notes"]))
    if "References" in parts_of:
        parts.append("\n".join(f"- [{n}] {text}" for n, text in references(parts_of)))
    return parts


def _fields(body: str) -> str:
    """The fields as a table; those without a text of their own are told by name and type."""
    rows = ["| field | type | meaning |", "|---|---|---|"]
    for entry in re.split(r"^(?=\S)", body, flags=re.MULTILINE)[1:]:
        heading, _, meaning = entry.partition("\n")
        names, _, kind = heading.partition(" : ")
        cells = (", ".join(f"`{name}`" for name in names.split(", ")), kind, plain(meaning))
        rows.append("| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |")
    return "\n".join(rows)


if __name__ == "__main__":
    PAGE.write_text(text(), "utf-8")
