"""Which groups keep to themselves: each beside its chance level, and the ties between them."""

from __future__ import annotations

import re

from graph.disclosure import together
from queries.external_internal import EI
from queries.silos import ALPHA, Group, Silos, Unlinked
from viz.phrases import attribute_words, p_number, p_words
from viz.report.charts import density_chart, index_chart
from viz.report.content import Block, Matrix, Paragraph, Section
from viz.report.facts import Facts
from viz.report.runs import Run, Words, foreign, plain
from viz.report.tables import Cell, Column, Row, Table, cell, number
from viz.report.words import head, listed, sentences, term
from viz.wording import Wording, mark

__all__ = ["silos"]

FIRST = 10  # pairs of groups without a tie
WIDEST = 100  # groups of a matrix that a spreadsheet shows

SMALL = re.compile(re.escape(together(0)).replace("0", r"\d+"))
"""The name under which small groups are put together."""

TOO_LITTLE: dict[str, str] = {
    "one_group": mark("Too little data: all are in one group."),
    "no_ties": mark("Too little data: no tie runs between units that have a group."),
    "too_few_respondents": mark("Too little data: fewer than two units with a group answered."),
}


def silos(facts: Facts) -> Section:
    """The section on groups, with a part for each grouping."""
    wording = facts.wording
    blocks: list[Block]
    if facts.silos:
        told = wording(
            "A silo is more than a group that works much together: it has more ties inside "
            "than chance gives, and fewer across its border. Whether that is a problem "
            "depends on what the group should do with others."
        )
        blocks = [Paragraph(plain(told))]
    else:
        told = wording(
            "To see whether departments keep to themselves, Samspill must know which unit "
            "belongs where. Load a structure file: a table with the columns unit, kind, "
            "parent, and one column for each grouping, such as department."
        )
        hidden = wording(
            "Loaded already? Groups of few people are not shown, and a unit without a number "
            "of employees counts as one person."
        )
        blocks = [
            Paragraph(plain(told)),
            Paragraph(plain("samspill load structure.csv"), "command"),
            Paragraph(plain(hidden)),
        ]
    parts = tuple(_grouping(i, found, wording) for i, found in enumerate(facts.silos))
    return Section("silos", wording("Silos"), blocks, parts)


def _grouping(at: int, found: Silos, wording: Wording) -> Section:
    title = wording("By {attribute}", attribute=attribute_words(found.attribute, wording))
    key = f"silos-{at}"
    if found.index.value is None:
        why = plain(wording(TOO_LITTLE[found.index.reason or "no_ties"]))
        return Section(key, title, [Paragraph(why)])
    blocks: list[Block] = [
        Paragraph(plain(_verdict(found.index, wording)), "verdict"),
        Paragraph(_whole(found, wording)),
    ]
    if chart := index_chart(at, found, wording):
        blocks.append(chart)
    proof = wording(
        "“Not shown” does not prove a group open: the numbers may be too small to tell."
    )
    blocks += [_groups(at, found, wording), Paragraph(plain(proof), "quiet")]
    if any(SMALL.fullmatch(group.name) for group in found.groups):
        small = wording(
            "Groups of few people are counted as one, so that no figure is about a handful."
        )
        blocks.append(Paragraph(plain(small), "quiet"))
    if matrix := _matrix(at, found, wording):
        blocks.append(matrix)
    return Section(key, title, [*blocks, *_unlinked(found, wording)])


def _verdict(index: EI, wording: Wording) -> str:
    if index.p_silo is not None and index.p_silo <= ALPHA:
        return wording("The groups keep to themselves more than chance gives.")
    if index.p_open is not None and index.p_open <= ALPHA:
        return wording("The groups reach out to each other more than chance gives.")
    return wording("The groups are neither more closed nor more open than chance gives.")


def _whole(found: Silos, wording: Wording) -> Words:
    index = found.index
    p = index.p_open if index.p_open is not None and index.p_open <= ALPHA else index.p_silo
    told = wording(
        "{n} actors in {g} groups, {r} of them have answered; {ties} ties.",
        n=found.actors,
        g=len(found.groups),
        r=found.respondents,
        ties=found.ties,
    )
    left_out = (
        wording.plural(
            "{n} actor without a group is left out, with its ties.",
            "{n} actors without a group are left out, with their ties.",
            found.without_group,
        )
        if found.without_group
        else ""
    )
    return sentences(
        term("ei", wording),
        f" {_two(index.value, wording)}; ",
        term("chance", wording),
        f" {_two(index.expected, wording)}; ",
        term("p", wording, p_words(p, wording) if p is not None else "–"),
        f". {told} {left_out}".rstrip(),
    )


def _two(value: float | None, wording: Wording) -> str:
    return "–" if value is None else wording.number(value, 2)


def _groups(at: int, found: Silos, wording: Wording) -> Table:
    by = wording("Groups by {attribute}", attribute=attribute_words(found.attribute, wording))
    chance = wording("by chance")
    columns = (
        Column(wording("Group"), share=2.4),
        Column(wording("Members"), kind="number", share=1.2),
        head("answered", wording),
        head("tie", wording, wording("Ties inside"), 1.4),
        Column(f"{wording('Ties inside')}, {chance}", kind="number", only="sheet"),
        head("tie", wording, wording("Ties across"), 1.4),
        Column(f"{wording('Ties across')}, {chance}", kind="number", only="sheet"),
        head("ei", wording, share=1.6),
        Column(f"{term('ei', wording).text}, {chance}", kind="number", only="sheet"),
        head("p", wording, share=1.1, form="p"),
        Column(wording("Silo?"), "def-silo", share=1.2),
    )
    return Table(
        key=f"groups-{at}",
        title=f"{by}. {wording('In brackets: chance level.')}",
        columns=columns,
        rows=tuple(_group(group, wording) for group in found.groups),
        sheet=f"{wording('Groups')} {attribute_words(found.attribute, wording)}",
    )


def _group(group: Group, wording: Wording) -> Row:
    index = group.index
    p = index.p_silo
    return Row(
        (
            cell(foreign(group.name)),
            number(group.size, wording.number(group.size)),
            number(group.respondents, wording.number(group.respondents)),
            _beside(group.inside, group.inside_expected, wording),
            number(group.inside_expected, ""),
            _beside(group.across, group.across_expected, wording),
            number(group.across_expected, ""),
            _index(index, wording),
            number(index.expected, ""),
            number(p, p_number(p, wording) if p is not None else "–"),
            _is_silo(group, wording),
        )
    )


def _beside(value: int, expected: float, wording: Wording) -> Cell:
    return number(value, wording.number(value), quiet=f"({wording.number(expected, 1)})")


def _index(index: EI, wording: Wording) -> Cell:
    if index.value is None:
        return number(None, "–")
    chance = f"({_two(index.expected, wording)})"
    return number(index.value, wording.number(index.value, 2), quiet=chance)


def _is_silo(group: Group, wording: Wording) -> Cell:
    if group.silo is None:
        return cell(wording("Too little data"))
    if group.silo:
        return cell(Run(wording("Silo"), look="strong"))
    return cell(wording("Not shown"))


def _matrix(at: int, found: Silos, wording: Wording) -> Matrix | None:
    """The ties from group to group, as a drawing where it can be read on a page."""
    labels = tuple(cell.target for cell in found.cells[: len(found.groups)])
    if not 1 < len(labels) <= WIDEST:
        return None
    g, by = len(labels), attribute_words(found.attribute, wording)
    values = [cell.ties if cell.possible else None for cell in found.cells]
    return Matrix(
        key=f"matrix-{at}",
        title=wording("Ties from group to group by {attribute}", attribute=by),
        corner=wording("Who names, by row; who is named, by column"),
        labels=labels,
        values=tuple(tuple(values[i * g : (i + 1) * g]) for i in range(g)),
        figure=density_chart(at, found, wording),
        sheet=f"{wording('Matrix')} {by}",
    )


def _unlinked(found: Silos, wording: Wording) -> list[Block]:
    surprising = [pair for pair in found.unlinked if pair.expected >= 1]
    if not surprising:
        return []
    pairs = listed([_pair(pair, wording) for pair in surprising[:FIRST]], "; ")
    more = len(surprising) - FIRST
    rest = len(found.unlinked) - len(surprising)
    said = sentences(
        Run(wording("No tie at all between:"), look="strong"),
        " ",
        pairs,
        "; " + wording.plural("and {n} more", "and {n} more", more) if more > 0 else "",
        ". ",
        wording.plural(
            "{n} other pair of groups has no tie either, but by chance it would have less "
            "than one.",
            "{n} other pairs of groups have no tie either, but by chance they would have less "
            "than one.",
            rest,
        )
        if rest
        else "",
    )
    return [Paragraph(said)]


def _pair(pair: Unlinked, wording: Wording) -> Run:
    chance = wording("{n} by chance", n=wording.number(pair.expected, 1))
    return foreign(f"{pair.one} – {pair.other} ({chance})")
