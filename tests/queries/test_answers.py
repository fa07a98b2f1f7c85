"""What every answer keeps to, whichever question it answers."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from dataclasses import asdict, fields, is_dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import networkx as nx
import numpy as np
import pytest

import queries
from graph.network import Network
from queries.bridging import bridging
from queries.brokers import brokers
from queries.centrality import centrality
from queries.cohesion import cohesion
from queries.communities import communities
from queries.coverage import coverage
from queries.hubs import hubs
from queries.missing import missing
from queries.overview import overview
from queries.paths import paths
from queries.predicted import predicted
from queries.silos import silos
from queries.themes import themes
from queries.ties import show, ties
from queries.uncertainty import uncertainty

ANSWERS: dict[str, Callable[[Network], Any]] = {
    "hubs": hubs,
    "brokers": lambda network: brokers(network, "department"),
    "centrality": centrality,
    "silos": lambda network: silos(network, "department", permutations=20),
    "missing": missing,
    "cohesion": lambda network: cohesion(network, "department", permutations=20),
    "communities": communities,
    "predicted": predicted,
    "bridging": lambda network: bridging(network, "department"),
    "uncertainty": uncertainty,
    "paths": lambda network: paths(network, "library", "pool"),
    "themes": themes,
    "overview": overview,
    "coverage": coverage,
    "ties": lambda network: ties(network)[0],
    "show": lambda network: show(network, "library"),
}

RECORDS = sorted(
    {
        record
        for module in iter_modules(queries.__path__)
        for _, record in inspect.getmembers(import_module(f"queries.{module.name}"))
        if inspect.isclass(record) and is_dataclass(record) and hasattr(record, "__slots__")
    },
    key=lambda record: record.__name__,
)


@pytest.mark.parametrize("question", ANSWERS)
def test_an_answer_is_plain_json_without_nan(municipality: Network, question: str) -> None:
    answer = asdict(ANSWERS[question](municipality))
    text = json.dumps(answer, allow_nan=False)
    assert text == json.dumps(asdict(ANSWERS[question](municipality)), allow_nan=False)
    _plain(answer)


def _plain(value: object) -> None:
    if isinstance(value, dict):
        for inner in value.values():
            _plain(inner)
    elif isinstance(value, tuple):
        for inner in value:
            _plain(inner)
    else:
        assert type(value) in (str, int, float, bool, type(None)), repr(value)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_a_record_is_frozen_and_says_what_each_field_means(record: Any) -> None:
    doc = inspect.getdoc(record)
    assert doc is not None
    first, blank, *_ = doc.split("\n")
    assert first.endswith(".")
    assert blank == ""
    assert record.__dataclass_params__.frozen
    described = doc.partition("Attributes\n----------\n")[2].partition("\n\n")[0]
    headings = [line for line in described.split("\n") if line[:1].strip()]
    named = {name for line in headings for name in line.partition(" : ")[0].split(", ")}
    assert named == {field.name for field in fields(record)}


def test_there_are_records_to_check() -> None:
    assert len(RECORDS) >= 15


@pytest.mark.parametrize("question", ["hubs", "missing", "coverage"])
def test_a_plain_networkx_graph_will_do(question: str) -> None:
    graph: nx.Graph[str] = nx.Graph([("a", "b"), ("b", "c")])
    asdict(ANSWERS[question](Network.from_networkx(graph)))


@pytest.mark.parametrize("question", ANSWERS)
def test_asking_leaves_the_network_as_it_was(municipality: Network, question: str) -> None:
    columns = ("source", "target", "status", "low", "high")
    before = {name: getattr(municipality, name).copy() for name in columns}
    ANSWERS[question](municipality)
    for name, column in before.items():
        assert np.array_equal(getattr(municipality, name), column, equal_nan=True)
