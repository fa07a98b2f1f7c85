"""Records as properties of the nodes and relationships in Neo4j, and back.

Nodes are found by short keys, digests of what identifies them: names may be longer than an
index takes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from graph.collaborations import Name
from graph.identity import Question
from graph.model import (
    Actor,
    Collaboration,
    Problem,
    Reading,
    Source,
    Statement,
    Unit,
)

__all__ = [
    "actor_of",
    "actor_rows",
    "collaboration_row",
    "group_rows",
    "key",
    "meaning_rows",
    "names_of",
    "problem_of",
    "problem_row",
    "question_rows",
    "reading_digest",
    "source_values",
    "statement_of",
    "statement_row",
    "unit_row",
]

Row = dict[str, Any]

_CAPTION = 60  # characters of a quote that the pictures of Neo4j Browser show


def key(*parts: object) -> str:
    """Digest of what identifies a node or relationship."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:32]


def _digested(row: Row) -> Row:
    row["digest"] = key(json.dumps(row, sort_keys=True))
    return row


def reading_digest(reading: Reading) -> str:
    """Digest of all that a file gave, to tell whether a broken-off load was of the same."""
    return hashlib.sha256(reading.model_dump_json().encode()).hexdigest()


def source_values(source: Source) -> Row:
    """Properties of a `:Source`."""
    return source.model_dump(mode="json")


def names_of(reading: Reading) -> list[Row]:
    """The `:Name`s of a source, in one order for all writers."""
    names = {n for s in reading.statements for n in (s.subject, s.object)}
    organisation = reading.source.organisation
    return sorted(
        (
            {"key": key(organisation, n), "organisation": organisation, "name": n}
            for n in names | set(reading.respondents)
        ),
        key=lambda row: row["key"],
    )


def statement_row(said: Statement, id_: str, position: int, keys: Mapping[str, str]) -> Row:
    """A `:Statement`; `keys` gives the key of each name."""
    place, frequency = said.place, said.frequency
    return {
        "key": id_,
        "subject": keys[said.subject],
        "object": keys[said.object],
        "values": {
            "position": position,
            "name": said.quote[:_CAPTION],
            "speaker": said.speaker,
            "status": said.status.value,
            "low": frequency.low,
            "high": frequency.high,
            "frequency": frequency.text,
            "basis": frequency.basis.value,
            "purpose": said.purpose,
            "quote": said.quote,
            "page": place.page,
            "line": place.line,
            "sheet": place.sheet,
            "row": place.row,
            "heading": list(place.heading),
            "notes": json.dumps(
                [n.model_dump(mode="json", exclude_defaults=True) for n in said.notes]
            )
            if said.notes
            else None,
            "confidence": said.confidence,
            "rule": said.rule,
        },
    }


def statement_of(row: Mapping[str, Any]) -> Statement:
    """A statement from a row of `GET_STATEMENTS`."""
    said: Row = row["said"]
    get = said.get
    # Validated in one go: three records built one by one take longer.
    return Statement.model_validate(
        {
            "source": row["source"],
            "speaker": said["speaker"],
            "subject": row["subject"],
            "object": row["object"],
            "status": said["status"],
            "frequency": {
                "low": get("low"),
                "high": get("high"),
                "text": said["frequency"],
                "basis": said["basis"],
            },
            "purpose": said["purpose"],
            "quote": said["quote"],
            "place": {
                "page": get("page"),
                "line": get("line"),
                "sheet": get("sheet"),
                "row": get("row"),
                "heading": said["heading"],
            },
            "notes": json.loads(said["notes"]) if "notes" in said else (),
            "confidence": said["confidence"],
            "rule": said["rule"],
        }
    )


def problem_row(problem: Problem, key_: str, position: int) -> Row:
    """A `:Problem`; what can be asked for stands beside the whole record."""
    return {
        "key": key_,
        "values": {
            "position": position,
            "name": problem.kind.value,
            "kind": problem.kind.value,
            "file": problem.file,
            "text": problem.text,
            "record": problem.model_dump_json(exclude_defaults=True, exclude={"source"}),
        },
    }


def problem_of(row: Mapping[str, Any]) -> Problem:
    """A problem from a row of `GET_PROBLEMS`."""
    return Problem.model_validate({**json.loads(row["record"]), "source": row["sha256"]})


def unit_row(unit: Unit, key_: str, position: int) -> Row:
    """A `:StructureRow`."""
    values = {"position": position, "name": unit.name, "parent": unit.parent}
    record = unit.model_dump_json(exclude_defaults=True)
    return {"key": key_, "values": {**values, "record": record}}


def question_rows(questions: Iterable[Question]) -> Iterator[Row]:
    """The `:Question`s."""
    for position, question in enumerate(questions):
        values: Row = {
            "position": position,
            "name": " / ".join(question.names),
            "names": list(question.names),
            "reason": question.reason,
            "record": question.model_dump_json(),
        }
        row = _digested({"key": str(position), "values": values})
        values["digest"] = row["digest"]
        yield row


def actor_rows(actors: Iterable[Actor], doubtful: Container[str] = ()) -> Iterator[Row]:
    """The `:Actor`s; their groups are `group_rows`. `doubtful`: ids of those in doubt."""
    for actor in actors:
        values = actor.model_dump(mode="json", exclude={"groups"})
        values["doubtful"] = actor.id in doubtful
        row = _digested({"key": key(actor.id), "kind": actor.kind, "values": values})
        values["digest"] = row["digest"]
        yield row


def group_rows(actors: Iterable[Actor]) -> Iterator[Row]:
    """The `:IN_GROUP`s, with the groups they lead to."""
    for actor in actors:
        for position, (attribute, name) in enumerate(actor.groups.items()):
            yield _digested(
                {
                    "key": key(actor.id, attribute, name),
                    "actor": key(actor.id),
                    "group": key(attribute, name),
                    "attribute": attribute,
                    "name": name,
                    "position": position,
                }
            )


def actor_of(row: Mapping[str, Any]) -> Actor:
    """An actor from a row of `GET_ACTORS`."""
    groups = {attribute: name for attribute, name in row["groups"] if attribute is not None}
    return Actor.model_validate({**row, "groups": groups})


def meaning_rows(meaning: Mapping[Name, tuple[str, ...]], names: set[str]) -> Iterator[Row]:
    """The `:MEANS` of those names that stand in the sources (`names`: their keys)."""
    for (organisation, name), actors in meaning.items():
        named = key(organisation, name)
        for position, actor in enumerate(actors if named in names else ()):
            means = {"name": named, "actor": key(actor), "position": position}
            yield _digested({"key": key(named, position, actor), **means})


def collaboration_row(tie: Collaboration) -> Row:
    """A `:COLLABORATES_WITH`; `statements` are the keys of its evidence."""
    values = tie.model_dump(mode="json", exclude={"source", "target"})
    row = _digested(
        {
            "key": key(tie.source, tie.target, tie.status),
            "source": key(tie.source),
            "target": key(tie.target),
            "values": values,
        }
    )
    values["digest"] = row["digest"]
    return row
