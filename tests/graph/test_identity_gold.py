"""Names against what a reader says they mean."""

import json
from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from graph.identity import Mention, Resolution, resolve

GOLD = Path(__file__).with_name("names_gold.yaml")
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "gold"


class Score(NamedTuple):
    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def scopes(part: str) -> list[dict[str, Any]]:
    return [s for s in yaml.safe_load(GOLD.read_text(encoding="utf-8")) if s["part"] == part]


def read(scope: dict[str, Any]) -> tuple[list[Mention], dict[str, set[int]]]:
    meaning: dict[str, set[int]] = {}
    respondents: set[str] = set()
    for number, cluster in enumerate(scope["clusters"]):
        for written in cluster:
            name = written.rstrip("*")
            meaning.setdefault(name, set()).add(number)
            if written != name:
                respondents.add(name)
    mentions = [Mention(scope["scope"], n, 1, n in respondents) for n in meaning]
    return mentions, meaning


def together(found: Resolution, organisation: str, one: str, other: str) -> bool:
    return bool(set(found.meaning[organisation, one]) & set(found.meaning[organisation, other]))


def score(scope: dict[str, Any]) -> Score:
    mentions, meaning = read(scope)
    found = resolve(mentions)
    tally: Counter[tuple[bool, bool]] = Counter()
    for one, other in combinations(sorted(meaning), 2):
        said = bool(meaning[one] & meaning[other])
        tally[said, together(found, scope["scope"], one, other)] += 1
    return Score(tally[True, True], tally[False, True], tally[True, False])


def total(scores: Iterable[Score]) -> Score:
    return Score(*(sum(column) for column in zip(*scores, strict=True)))


@pytest.mark.parametrize(
    ("part", "names", "recall", "f1"),
    [("first", 242, 0.97, 0.98), ("second", 221, 0.97, 0.98), ("third", 206, 0.88, 0.93)],
)
def test_own_names(part: str, names: int, recall: float, f1: float) -> None:
    assert sum(len(read(s)[1]) for s in scopes(part)) == names
    got = total(score(s) for s in scopes(part))
    assert got.wrong == 0
    assert got.recall >= recall
    assert got.f1 >= f1


def test_one_scope_for_all_municipalities_still_merges_nothing_wrongly_within_one() -> None:
    """Without the organisation's name owners are less sure, and nothing else changes."""
    for scope in scopes("first") + scopes("second") + scopes("third"):
        assert score({**scope, "scope": ""}).wrong == 0


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/gold is not here")
@pytest.mark.parametrize("organisation", ["", "Kommune"])
class TestRealList:
    def found(self, organisation: str) -> Resolution:
        lines = (SHARED / "004_edges.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        units = sorted({r["unit"] for r in rows})
        mentions = [Mention(organisation, r["partner_as_written"]) for r in rows]
        mentions += [Mention(organisation, unit, 0, True) for unit in units]
        mentions.append(Mention(organisation, "IKT", len(units)))
        return resolve(mentions)

    def groups(self) -> list[set[str]]:
        text = (SHARED / "004_names.json").read_text(encoding="utf-8")
        return [set(names) for names in json.loads(text)["groups"].values()]

    def test_groups_are_whole_or_asked(self, organisation: str) -> None:
        found = self.found(organisation)
        by_name: dict[str, set[str]] = {}
        for (_, name), ids in found.meaning.items():
            by_name[name] = set(ids)
        for actor in found.actors:
            for name in actor.names:
                by_name.setdefault(name, set()).add(actor.id)
        asked = {
            frozenset((a, b))
            for q in found.questions
            for a in by_name[q.names[0]]
            for b in by_name[q.names[1]]
        }
        missing = [
            (one, other)
            for group in self.groups()
            for one, other in combinations(sorted(group), 2)
            if not by_name[one] & by_name[other]
        ]
        for one, other in missing:
            pairs = {frozenset((a, b)) for a in by_name[one] for b in by_name[other]}
            assert pairs & asked, (one, other)
        assert len(missing) <= 1

    def test_no_two_groups_are_merged(self, organisation: str) -> None:
        found = self.found(organisation)
        for one, other in combinations(self.groups(), 2):
            if not one & other:
                for a in one:
                    for b in other:
                        assert not together(found, organisation, a, b), (a, b)

    def test_every_merge_was_read_by_a_person(self, organisation: str) -> None:
        """All sets of names outside the groups, by initials; read and found right."""
        found = self.found(organisation)
        grouped = set[str]().union(*self.groups())
        sizes = sorted(
            len(spellings)
            for actor in found.actors
            if len(spellings := {n for n in actor.names if (organisation, n) in found.meaning})
            > 1
            and not spellings & grouped
        )
        # library, ICT, learning centre, union representatives
        assert sizes == [2, 2, 3, 3]

    def test_size_and_refusals(self, organisation: str) -> None:
        found = self.found(organisation)
        assert 90 <= len(found.actors) <= 98
        assert len(found.questions) <= 25
        refused = [
            ("Bydrift", "Bedrifter"),
            ("Servicesenteret", "Bo- og servicesentrene"),
            ("EUT", "KUT"),
            ("Andre læringscentre", "Læringscenteret"),
            ("TL", "Tønsberg læringscenter"),
            ("Oppvekst og skole", "Skole"),
            ("Oppvekst og skole", "Oppvekst"),
            ("Frivillighet", "Frivillighetssentralen"),
            ("Personale", "HR"),
        ]
        for one, other in refused:
            assert not together(found, organisation, one, other), (one, other)
