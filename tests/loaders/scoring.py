"""Score what the loaders find in a document against what a person read in it.

Names are compared leniently, since both sides write them as the sentence does: case, brackets,
articles, numbers and the endings of inflection make no difference; one more word in the found
name is forgiven. A pair counts once for each status, however often it is said.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from graph.model import Reading, Statement
from loaders.load import load

GOLD = ".gold.jsonl"
LEAST_CONFIDENCE = 0.5  # below it a statement makes no collaboration

_SMALL_WORDS = """
a alla alle all and de dei den der det ein eit en et ett for för i of og och our på the their to
tre två two vår våre vårt vores with
"""
_INFLECTIONS = """
a an ane ar arna el eln en ene enes ens er ere eren eret erna erne ernes ers es et ets ies len
ln n na ne nes or orna r re ren rene ret rna rne s t y
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_ENDINGS = frozenset(_INFLECTIONS.split()) | {"", "e"}
_SHORTEST_STEM = 3

Row = dict[str, Any]


class Score(NamedTuple):
    """How many claims were found right, found wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        found = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / found if found else 1.0

    def __str__(self) -> str:
        return f"P {self.precision:.2f}  R {self.recall:.2f}  F1 {self.f1:.2f}"


@dataclass(frozen=True)
class Verdict:
    """The score of one document, and what made it so."""

    score: Score
    wrong: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()


def total(scores: Iterable[Score]) -> Score:
    return Score(*(sum(column) for column in zip(*scores, strict=True)))


def part_of(verdicts: dict[Path, Verdict], part: str) -> tuple[float, str]:
    """F1 of one part of a set, and what made it so."""
    own = {path: v for path, v in verdicts.items() if path.parent.name == part}
    told = [f"{path.name}: {v.score}\n  + {v.wrong}\n  - {v.missed}" for path, v in own.items()]
    return total(v.score for v in own.values()).f1, "\n".join(told)


def documents(folder: Path) -> list[Path]:
    """The documents of a folder, without their gold."""
    return sorted(p for p in folder.iterdir() if p.is_file() and not p.name.endswith(GOLD))


def gold(document: Path) -> list[Row]:
    text = document.with_name(document.stem + GOLD).read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def read(document: Path) -> list[Statement]:
    """The statements that would make a collaboration."""
    reading = load(document)
    assert isinstance(reading, Reading), reading
    return [s for s in reading.statements if s.confidence >= LEAST_CONFIDENCE]


def words(name: str) -> list[str]:
    bare = re.sub(r"\([^)]*\)|\[[^]]*\]", " ", name.casefold())
    found = re.findall(r"[^\W_][\w'’]*", bare.replace("-", " "))
    return [w for w in found if w not in _SMALL and not w.isdigit()]


def same_word(one: str, other: str) -> bool:
    """Whether two words differ in their endings only."""
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    for at in range(shared, _SHORTEST_STEM - 1, -1):
        if one[at:] in _ENDINGS and other[at:] in _ENDINGS:
            return True
    return one == other


def same_name(wanted: str | list[str], found: str) -> bool:
    """Whether the found name is the wanted one, or one of those that are as good."""
    spellings = [wanted] if isinstance(wanted, str) else wanted
    return any(_same(words(w), words(found)) for w in spellings)


def _same(wanted: list[str], found: list[str]) -> bool:
    if not wanted or not 0 <= len(found) - len(wanted) <= 1:
        return False
    rest = list(found)
    for word in wanted:
        match = next((w for w in rest if same_word(word, w)), None)
        if match is None:
            return False
        rest.remove(match)
    return True


def same_pair(row: Row, subject: str, object_: str) -> bool:
    straight = same_name(row["subject"], subject) and same_name(row["object"], object_)
    if straight or not row.get("either"):
        return straight
    return same_name(row["subject"], object_) and same_name(row["object"], subject)


def judge(
    rows: list[Row], claims: list[Any], fits: Callable[[Row, Any], bool], show: Any
) -> Verdict:
    """Match claims to rows one to one, in order; repeats and doubtful rows do not count.

    A row with ``"core": false`` is one on which readers may differ: a claim that fits only
    such rows counts neither for nor against, and so does another claim of a row that is
    matched already.
    """
    core = [row for row in rows if row.get("core", True)]
    open_rows = list(core)
    wrong: list[Any] = []
    for claim in claims:
        match = next((row for row in open_rows if fits(row, claim)), None)
        if match is not None:
            open_rows.remove(match)
        elif not any(fits(row, claim) for row in rows) and claim not in wrong:
            wrong.append(claim)
    score = Score(len(core) - len(open_rows), len(wrong), len(open_rows))
    return Verdict(score, tuple(map(show, wrong)), tuple(map(_row, open_rows)))


def _row(row: Row) -> str:
    status = row.get("status", f"{row.get('low')}..{row.get('high')}")
    return f"{row['subject']} > {row['object']} | {status} | {row['quote']}"


class Pair(NamedTuple):
    subject: str
    object: str
    status: str


def judge_prose(document: Path) -> Verdict:
    """Pairs with status."""

    def fits(row: Row, claim: Pair) -> bool:
        alike = same_pair(row, claim.subject, claim.object)
        return alike and row["status"] == claim.status

    claims = [Pair(s.subject, s.object, str(s.status)) for s in read(document)]
    return judge(gold(document), claims, fits, " | ".join)


class Entry(NamedTuple):
    subject: str
    object: str
    low: float | None
    high: float | None
    purpose: str


def entries(document: Path, rows: list[Row]) -> Iterator[Entry]:
    """The statements; two partners told together may stand in one."""
    together: dict[str, list[str]] = {}
    for row in rows:
        if "together" in row:
            together.setdefault(row["together"], []).append(row["object"])
    for s in read(document):
        for object_ in together.get(s.object, [s.object]):
            yield Entry(s.subject, object_, s.frequency.low, s.frequency.high, s.purpose)


def judge_list(document: Path) -> Verdict:
    """Unit, partner, contacts a year and purpose; the last two where the gold has them."""

    def fits(row: Row, claim: Entry) -> bool:
        if not same_pair(row, claim.subject, claim.object):
            return False
        if "low" in row and (row["low"], row["high"]) != (claim.low, claim.high):
            return False
        return "purpose" not in row or plain(row["purpose"]) == plain(claim.purpose)

    rows = gold(document)
    return judge(rows, list(entries(document, rows)), fits, str)


def plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .")
