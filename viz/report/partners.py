"""The partners of one unit as a table, and whom to ask about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from graph.evidence import Evidence
from graph.model import Statement
from queries.ties import Neighbour, Neighbourhood, Said
from viz.phrases import names as listing
from viz.quotes import place_words
from viz.report.content import Block, Paragraph, Section
from viz.report.runs import Run, Words, foreign, plain
from viz.report.tables import Cell, Column, Row, Table
from viz.report.words import listed, status_mark
from viz.wording import Wording

__all__ = ["partners"]

MANY = 3  # partners that a purpose is said of, before it is said once for all
ASKED = 12  # names of those to ask, before the rest is counted
WHY = 3  # which column
SAID = 4  # purposes that are said of many, before the rest is counted


def partners(around: Neighbourhood, evidence: Evidence, wording: Wording) -> Section:
    """Everyone it has to do with: who says so, how often, why, and where that stands."""
    title = wording("With whom it works")
    if not around.neighbours:
        none = wording("No collaboration is known of this unit.")
        return Section("partners", title, [Paragraph(plain(none))])
    common, files = _common(around), _files(around, evidence)
    place = wording("Place") if len(files) > 1 else wording("Place in {file}", file=files[0])
    rows = [_neighbour(n, around, common, files, evidence, wording) for n in around.neighbours]
    columns = (
        Column(wording("Partner"), share=2),
        Column(wording("Who says it"), share=1.7),
        Column(wording("How often"), share=2),
        Column(wording("Why"), share=3),
        Column(place, share=2.2),
    )
    # A column that says nothing only takes room.
    used = [at for at in range(len(columns)) if at != WHY or any(r[WHY].lines for r in rows)]
    table = Table(
        key="partners-table",
        title=wording.plural("{n} partner", "{n} partners", len(around.neighbours)),
        columns=tuple(columns[at] for at in used),
        rows=tuple(Row(tuple(row[at] for at in used)) for row in rows),
        sheet=wording("Partners"),
        titled=False,
    )
    blocks = [*_unanswered(around, wording), *_of_all(common, wording), table]
    return Section("partners", title, blocks)


def _files(around: Neighbourhood, evidence: Evidence) -> list[str]:
    """Names of the files that anything stands in."""
    sides = (side for n in around.neighbours for side in (n.says, n.is_said) if side)
    said = evidence.said(dict.fromkeys(i for side in sides for i in side.evidence))
    return sorted({evidence.source_of(s).name for s in said})


def _place(
    said: Statement, files: Collection[str], evidence: Evidence, wording: Wording
) -> str:
    """Where it stands; without the file where there is only one."""
    file = evidence.source_of(said).name if len(files) > 1 else ""
    return place_words(file, said.place, wording).removeprefix(", ")


def _common(around: Neighbourhood) -> dict[str, int]:
    """Purposes that are said of many partners at once, and of how many."""
    count = Counter(
        text
        for other in around.neighbours
        for text in _purposes([side for side in (other.says, other.is_said) if side])
    )
    return {text: n for text, n in count.most_common() if n >= MANY}


def _of_all(common: Mapping[str, int], wording: Wording) -> list[Block]:
    if not common:
        return []
    lead = Run(wording("Said of several partners at once:"), look="strong")
    told = [f"{text.rstrip('.')} ({wording.number(n)})" for text, n in common.items()]
    said = [foreign(text) for text in told[:SAID]]
    if (more := len(told) - SAID) > 0:
        said.append(Run(wording.plural("and {n} more", "and {n} more", more)))
    return [Paragraph((lead, Run(" "), *listed(said, "; "), Run(".")))]


def _unanswered(around: Neighbourhood, wording: Wording) -> list[Block]:
    """Whom to ask: both have answered, and only one names the other."""
    sides = {
        "says": wording("It names them, but they do not name it:"),
        "is_said": wording("They name it, but it does not name them:"),
    }
    blocks: list[Block] = []
    for side, lead in sides.items():
        found = [n.name for n in around.neighbours if n.direction == side and _open(n, around)]
        if found:
            who = foreign(f"{listing(found, wording, most=ASKED)}.")
            blocks.append(Paragraph((Run(lead, look="strong"), Run(" "), who)))
    return blocks


def _open(other: Neighbour, around: Neighbourhood) -> bool:
    """Whether somebody has answered and yet says nothing of it."""
    if other.status != "existing" or other.direction == "both":
        return False
    return other.respondent if other.direction == "says" else around.respondent


def _neighbour(
    other: Neighbour,
    around: Neighbourhood,
    common: Mapping[str, int],
    files: Collection[str],
    evidence: Evidence,
    wording: Wording,
) -> tuple[Cell, ...]:
    sides = [side for side in (other.says, other.is_said) if side]
    who = {
        "both": wording("both"),
        "says": wording("this unit"),
        "is_said": wording("the partner"),
    }
    one_sided = (Run(" "), Run(wording("one-sided"), look="mark"))
    mark = one_sided if _open(other, around) else ()
    said = evidence.said(dict.fromkeys(i for side in sides for i in side.evidence))
    places = [_place(one, files, evidence, wording) for one in said]
    return (
        Cell(((foreign(other.name), *status_mark(other.status, wording)),)),
        Cell(((Run(who[other.direction]), *mark),)),
        Cell(_often(other, around, wording)),
        Cell(tuple((foreign(t),) for t in _purposes(sides) if t not in common)),
        Cell((plain("; ".join(places), "quiet"),)),
    )


def _purposes(sides: list[Said]) -> list[str]:
    return list(dict.fromkeys(text for side in sides for text in side.purposes))


def _often(other: Neighbour, around: Neighbourhood, wording: Wording) -> tuple[Words, ...]:
    """How often: one line, or two where the sides do not agree."""
    said = {
        name: wording.frequency(side.low, side.high)
        for name, side in ((around.name, other.says), (other.name, other.is_said))
        if side
    }
    if len(set(said.values())) == 1:
        return (plain(next(iter(said.values()))),)
    return tuple((foreign(f"{name}: "), Run(often)) for name, often in said.items())
