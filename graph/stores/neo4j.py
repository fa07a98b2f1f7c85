"""The store for those who have a Neo4j server: the same answers, and Cypher beside them.

The schema is in docs/stores.md. A source is written in batches and seen from the last one on,
so a dropped connection leaves nothing half; loading the file again goes on where it broke off.
What names mean is brought in line row by row: while that lasts the graph says that it is not
settled, and a program that dies meanwhile leaves it to the next one.
"""

from __future__ import annotations

import datetime
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Self

from graph.collaborations import MIN_CONFIDENCE, Name
from graph.doubt import founded
from graph.errors import ForeignStore, GraphChanged, NewerStore, StoreError
from graph.identity import Mention, Question, Resolution
from graph.model import Actor, Problem, Reading, Source, Statement, Status, Unit
from graph.store import Columns, Counts, Label
from graph.stores import cypher
from graph.stores import neo4j_rows as to
from graph.stores.bolt import Address, Connection
from graph.stores.columns import columns
from graph.stores.neo4j_gather import gathered
from graph.stores.neo4j_meaning import settle
from graph.stores.neo4j_sources import delete, insert, sweep
from graph.stores.neo4j_writer import Writer
from graph.stores.unicode import NOT_TEXT, refusal

__all__ = ["Neo4jStore"]

FORMAT = 2


class Neo4jStore:
    """A graph in a Neo4j database of its own (see `graph.store.Store`).

    Parameters
    ----------
    where : Address
    create : bool
        Make the graph when the database is empty.

    Raises
    ------
    StoreError
        If nobody answers, we are not let in, or there is no graph (and none to be made).
    ForeignStore, NewerStore
        If the database holds something else, or a graph from a newer Samspill.
    """

    def __init__(self, where: Address, *, create: bool = False) -> None:
        self._link = Connection(where)
        try:
            self._open(create)
        except BaseException:
            self._link.close()
            raise

    def _open(self, create: bool) -> None:
        graph = self._graph()
        if graph.get("format", FORMAT) > FORMAT:
            raise NewerStore(
                f"{self.location} was written by a newer Samspill (format {graph['format']}; "
                f"this one reads up to {FORMAT}). Update Samspill; nothing was done."
            )
        if graph:
            if graph["format"] < FORMAT:
                self._upgrade()
            return
        if self._link.read(cypher.ANYTHING)[0]["nodes"]:
            raise ForeignStore(
                f"{self.location} holds data of another program; name a database of its own"
            )
        if not create:
            raise StoreError(
                f"{self.location}: there is no graph here. Make one: samspill load FILE…"
            )
        self._define()
        self._link.write(cypher.MAKE, format=FORMAT)

    def _define(self) -> None:
        for text in (*cypher.CONSTRAINTS.values(), *cypher.INDEXES.values()):
            self._link.define(text)
        self._link.define(cypher.AWAIT_INDEXES)

    def _upgrade(self) -> None:
        """Bring the graph of an older Samspill to this format; may be broken off anywhere."""
        with Writer(self._link) as writer:
            self._define()
            writer.until_none(cypher.UPGRADE)
            writer.once(cypher.UPGRADED, format=FORMAT)

    def _graph(self) -> dict[str, Any]:
        rows = self._link.read(cypher.GRAPH)
        return dict(rows[0]["graph"]) if rows else {}

    @property
    def location(self) -> str:
        """The address of server and database."""
        return str(self._link.where)

    def add(self, reading: Reading, *, replacing: Sequence[str] = ()) -> bool:
        """See `graph.store.Store.add`."""
        try:
            with Writer(self._link) as writer:
                return insert(self._link, writer, reading, replacing)
        except NOT_TEXT as error:
            raise refusal(reading) from error

    def remove(self, sha256: str) -> bool:
        """See `graph.store.Store.remove`."""
        with Writer(self._link) as writer:
            return delete(self._link, writer, sha256)

    def note_failure(self, problem: Problem) -> None:
        """See `graph.store.Store.note_failure`."""
        try:
            row = to.problem_row(problem, to.key("failure", problem.file), 0)
            with Writer(self._link) as writer:
                writer.rows(cypher.FAILURE, [row])
        except NOT_TEXT as error:
            file = Source(name=problem.file, sha256="")
            raise refusal(Reading(source=file, problems=(problem,))) from error

    def sources(self) -> list[Source]:
        """See `graph.store.Store.sources`."""
        found = [Source.model_validate(r) for r in self._link.read(cypher.GET_SOURCES)]
        return sorted(found, key=lambda s: (s.name, s.sha256))

    def reading(self, sha256: str) -> Reading:
        """See `graph.store.Store.reading`."""
        source = next((s for s in self.sources() if s.sha256 == sha256), None)
        if source is None:
            raise StoreError(f"{self.location}: there is no source {sha256}")
        filed = sorted(self._respondents(sha256), key=lambda r: int(r["position"]))
        return Reading(
            source=source,
            statements=tuple(self._statements([sha256])),
            respondents=tuple(r["name"] for r in filed),
            units=tuple(unit for _, unit in self._units(sha256)),
            problems=tuple(p for p in self.problems() if p.source == sha256),
        )

    def statements(self) -> Iterator[Statement]:
        """See `graph.store.Store.statements`."""
        return self._statements([s.sha256 for s in self.sources()])

    def _statements(self, sources: list[str]) -> Iterator[Statement]:
        rows = self._link.stream(cypher.GET_STATEMENTS, sources=sources)
        return (to.statement_of(row) for row in rows)

    def _respondents(self, sha256: str | None = None) -> list[dict[str, Any]]:
        return self._link.read(cypher.GET_RESPONDENTS, sha256=sha256)

    def mentions(self) -> list[Mention]:
        """See `graph.store.Store.mentions`."""
        answered = {(r["organisation"], r["name"]) for r in self._respondents()}
        times = {
            (r["organisation"], r["name"]): r["times"]
            for r in self._link.read(cypher.GET_MENTIONS)
        }
        return [
            Mention(*name, times.get(name, 0), name in answered)
            for name in sorted(answered | times.keys())
        ]

    def units(self) -> list[tuple[str, Unit]]:
        """See `graph.store.Store.units`."""
        return self._units()

    def _units(self, sha256: str | None = None) -> list[tuple[str, Unit]]:
        rows = [r for r in self._link.read(cypher.GET_UNITS) if sha256 in (None, r["sha256"])]
        rows.sort(key=lambda r: (r["file"], r["sha256"], r["position"]))
        return [(r["organisation"], Unit.model_validate_json(r["record"])) for r in rows]

    def problems(self) -> list[Problem]:
        """See `graph.store.Store.problems`."""
        rows = self._link.read(cypher.GET_PROBLEMS)
        rows.sort(key=lambda r: (r["file"], r["sha256"] or "", r["position"]))
        return [to.problem_of(row) for row in rows]

    def settle(self, resolution: Resolution, state: str) -> None:
        """See `graph.store.Store.settle`; where nothing has changed, one small question."""
        if state and self.settled == state:
            return
        with Writer(self._link) as writer:
            sweep(self._link, writer)
            settle(self._link, writer, resolution, self._in_doubt(resolution), state)

    def _in_doubt(self, resolution: Resolution) -> set[str]:
        """Ids of the actors that only doubtful statements name."""
        actors = resolution.actors
        kept = founded(actors, resolution.meaning, self.units(), self.doubtful())
        return {a.id for a in actors} - {a.id for a in kept}

    @property
    def settled(self) -> str:
        """See `graph.store.Store.settled`."""
        graph = self._graph()
        return "" if graph.get("stale") else str(graph["settled"])

    def actors(self) -> list[Actor]:
        """See `graph.store.Store.actors`."""
        found = [to.actor_of(row) for row in self._link.stream(cypher.GET_ACTORS)]
        return sorted(found, key=lambda actor: actor.id)

    def meaning(self) -> Mapping[Name, tuple[str, ...]]:
        """See `graph.store.Store.meaning`."""
        found: dict[Name, list[tuple[int, str]]] = {}
        for row in self._link.stream(cypher.GET_MEANING):
            name = (row["organisation"], row["name"])
            found.setdefault(name, []).append((row["position"], row["actor"]))
        return {name: tuple(actor for _, actor in sorted(found[name])) for name in found}

    def questions(self) -> list[Question]:
        """See `graph.store.Store.questions`."""
        rows = self._link.read(cypher.GET_QUESTIONS)
        return [Question.model_validate_json(row["record"]) for row in rows]

    def columns(self, min_confidence: float = MIN_CONFIDENCE) -> Columns:
        """See `graph.store.Store.columns`."""
        ids = sorted(row["id"] for row in self._link.stream(cypher.GET_ACTOR_IDS))
        at = {id_: position for position, id_ in enumerate(ids)}
        status = {s.value: position for position, s in enumerate(Status)}
        if min_confidence == MIN_CONFIDENCE:
            found = self._link.stream(cypher.GET_COLUMNS)
        else:
            found = gathered(self._link.stream(cypher.GET_GATHERED, limit=min_confidence))
        rows = [
            (at[r["source"]], at[r["target"]], status[r["status"]], r["low"], r["high"])
            for r in found
        ]
        return columns(ids, sorted(rows, key=lambda row: row[:3]))

    def doubtful(self, min_confidence: float = MIN_CONFIDENCE) -> list[Name]:
        """See `graph.store.Store.doubtful`."""
        found = self._link.read(cypher.GET_DOUBTFUL, limit=min_confidence)
        return sorted((row["organisation"], row["name"]) for row in found)

    @property
    def label(self) -> Label | None:
        """See `graph.store.Store.label`."""
        graph = self._graph()
        if "label" not in graph:
            return None
        date = graph.get("label_date")
        return Label(graph["label"], datetime.date.fromisoformat(date) if date else None)

    def set_label(self, label: Label | None) -> None:
        """See `graph.store.Store.set_label`."""
        date = label.date.isoformat() if label and label.date else None
        values = {"label": label.name if label else None, "label_date": date}
        with Writer(self._link) as writer:
            writer.once(cypher.SET_GRAPH, values=values)

    def counts(self) -> Counts:
        """See `graph.store.Store.counts`."""
        return Counts(**self._link.read(cypher.COUNTS)[0])

    def faults(self) -> Iterator[str]:
        """See `graph.store.Store.faults`: missing constraints, half sources, wrong keys."""
        held = {row["name"] for row in self._link.read(cypher.SHOW_CONSTRAINTS)}
        for name in cypher.CONSTRAINTS.keys() - held:
            yield f"the constraint {name} is missing: rows may be there twice"
        for row in self._link.read(cypher.BROKEN_OFF):
            yield f"{row['name']}: broken off while {row['state']}; load it again"
        for row in self._link.read(cypher.LOOSE):
            yield f"statement {row['key']} has lost its source or one of its names"
        sources = [s.sha256 for s in self.sources()]
        for row in self._link.stream(cypher.GET_STATEMENTS, sources=sources):
            if to.statement_of(row).id != row["said"]["key"]:
                yield f"statement {row['said']['key']} is not what was loaded"

    @contextmanager
    def snapshot(self) -> Generator[None]:
        """See `graph.store.Store.snapshot`: Neo4j tells afterwards whether the state held."""
        before = self._graph().get("revision")
        try:
            yield
        finally:
            if self._graph().get("revision") != before:
                raise GraphChanged(
                    f"{self.location} changed while it was read; try again when the others "
                    "are done"
                )

    def close(self) -> None:
        """See `graph.store.Store.close`."""
        self._link.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
