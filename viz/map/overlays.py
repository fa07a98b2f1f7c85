"""What the questions answer, laid over the map: hubs, brokers, silos and missing links.

The figures are those of `queries`; here they are put into words beside what they mean and
what chance alone would give.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from graph.network import Network
from queries.betweenness import betweenness
from queries.cuts import fragments
from queries.inequality import concentration
from queries.missing import Link, missing
from queries.partners import partners
from queries.predicted import predicted
from queries.ranks import Rank, ranks
from queries.silos import Group, closed_groups
from viz.map.scene import Scene
from viz.wording import Wording, mark

__all__ = ["GroupMark", "LinkMark", "Overlay", "UnitMark", "overlays"]

TOP, MOST = 10, 15  # units marked; up to the second number where several share the last place
SHOWN = 100  # links of one sort that are drawn; all of them stand in the report

_LEAST_P = 0.001  # below it "less than" is said

_SORTS: dict[str, str] = {
    "wished": mark("Wished for, and nobody says it exists"),
    "strained": mark("Reported as strained"),
    "one_sided": mark("Only one of two who both filed a list says so"),
    "guessed": mark("Nobody says so, but they share many partners"),
}


@dataclass(frozen=True)
class UnitMark:
    """A unit that stands out: its position in the scene, the figure, and what it is."""

    unit: int
    figure: str
    detail: str


@dataclass(frozen=True)
class GroupMark:
    """A group and its figure; `silo` is None where there is too little data."""

    group: int
    figure: str
    detail: str
    silo: bool | None


@dataclass(frozen=True)
class LinkMark:
    """Two units of the scene between which something is missing; `sort` is one of four."""

    a: int
    b: int
    sort: str
    figure: str


@dataclass(frozen=True)
class Overlay:
    """One layer: `meaning` defines the figure, `chance` is its chance level ("" for none).

    `sorts` are the sorts of links with their names and how many there are of each.
    """

    key: str
    title: str
    meaning: str
    chance: str
    units: tuple[UnitMark, ...] = ()
    groups: tuple[GroupMark, ...] = ()
    links: tuple[LinkMark, ...] = ()
    sorts: tuple[tuple[str, str, int], ...] = ()


def overlays(network: Network, shown: Scene, wording: Wording) -> tuple[Overlay, ...]:
    """The layers that have something to show.

    Parameters
    ----------
    network : Network
    shown : Scene
        Of the same network.
    wording : Wording
        Language of the texts.
    """
    found = (
        _hubs(network, shown, wording),
        _brokers(network, wording),
        _silos(network, shown, wording),
        _missing(network, wording),
    )
    return tuple(o for o in found if o.units or o.groups or o.links)


def _top(values: Sequence[float]) -> list[int]:
    """Positions of the highest values; of equal ones all or none."""
    found: list[int] = []
    order = sorted(range(len(values)), key=lambda i: (-values[i], i))
    for _, equal in groupby(order, lambda i: values[i]):
        more = list(equal)
        if len(found) >= TOP or len(found) + len(more) > MOST:
            break
        found += more
    return found


def _place(place: Rank, wording: Wording) -> str:
    best, worst = place
    if best == worst:
        return wording("place {place}", place=best)
    return wording("place {best}–{worst}", best=best, worst=worst)


def _hubs(network: Network, shown: Scene, wording: Wording) -> Overlay:
    named = [node.named_by for node in shown.nodes]
    places = ranks(named)
    units = tuple(
        UnitMark(i, wording.number(named[i]), _place(places[i], wording))
        for i in _top(named)
        if named[i] > 1
    )
    return Overlay(
        key="hubs",
        title=wording("Hubs"),
        meaning=wording(
            "Ringed: those that most others name (in-degree). The figure is how many say that "
            "they work with the unit. Equal figures share a place."
        ),
        chance=_crowding(network, wording) if units else "",
        units=units,
    )


def _crowding(network: Network, wording: Wording) -> str:
    """How far mentions gather on a few, beside chance."""
    found = concentration(network).top
    share = next((top for top in found if top.share is not None and top.percent >= 10), None)
    if share is None or share.share is None or share.expected is None:
        return ""
    return wording(
        "The {units} most named receive {share} of all ties; by chance it would be {expected}.",
        units=share.units,
        share=wording.percent(share.share),
        expected=wording.percent(share.expected),
    )


def _brokers(network: Network, wording: Wording) -> Overlay:
    links = partners(network)
    scores, cut = betweenness(links), fragments(links).cut_off
    values: list[float] = scores.values.tolist()
    places, others = scores.ranks, (len(network) - 1) * (len(network) - 2) / 2
    units = tuple(
        UnitMark(
            i,
            wording.percent(values[i] / others, 1),
            _without(int(cut[i]), places[i], wording),
        )
        for i in _top(values)
        if values[i] > 0
    )
    meaning = wording(
        "Ringed: those that lie between others (betweenness). The figure is the share of all "
        "pairs of others whose shortest way runs through the unit, whatever the frequency."
    )
    if scores.errors is not None:
        meaning += " " + wording("Estimated from a sample of starting points.")
    return Overlay("brokers", wording("Brokers"), meaning, "", units=units)


def _without(cut: int, place: Rank, wording: Wording) -> str:
    if not cut:
        return _place(place, wording)
    text = wording.plural("without it {n} is cut off", "without it {n} are cut off", cut)
    return f"{_place(place, wording)}; {text}"


def _silos(network: Network, shown: Scene, wording: Wording) -> Overlay:
    title = wording("Silos")
    if not shown.groups:
        return Overlay("silos", title, "", "")
    index, groups = closed_groups(network, shown.grouping)
    at, chance = {label: code for code, label in enumerate(shown.groups)}, ""
    if index.value is not None and index.expected is not None:
        chance = wording(
            "All groups together: {value}; by chance it would be {expected}.",
            value=wording.number(index.value, 2),
            expected=wording.number(index.expected, 2),
        )
    return Overlay(
        key="silos",
        title=title,
        meaning=wording(
            "Framed: groups with more ties inside and fewer across their border than chance "
            "gives (p at most 0.05 when groups are handed out at random). The figure is the "
            "E-I index: −1 when all ties stay inside, +1 when all leave."
        ),
        chance=chance,
        groups=tuple(
            GroupMark(at[group.name], *_of_group(group, wording), group.silo)
            for group in sorted(groups, key=_most_closed)
        ),
    )


def _most_closed(group: Group) -> tuple[object, ...]:
    value = group.index.value
    return not group.silo, value is None, value or 0.0, group.name


def _of_group(group: Group, wording: Wording) -> tuple[str, str]:
    index = group.index
    if index.value is None or index.expected is None or index.p_silo is None:
        return "–", wording("too little data")
    expected = wording.number(index.expected, 2)
    if index.p_silo < _LEAST_P:
        p = wording.number(_LEAST_P, 3)
        detail = wording("by chance {expected}, p < {p}", expected=expected, p=p)
    else:
        p = wording.number(index.p_silo, 3)
        detail = wording("by chance {expected}, p = {p}", expected=expected, p=p)
    return wording.number(index.value, 2), detail


def _missing(network: Network, wording: Wording) -> Overlay:
    found, guesses = missing(network), predicted(network)
    sorts = {
        "wished": list(_links(network, (k for k in found.proposed if not k.exists), "wished")),
        "strained": list(_links(network, found.strained, "strained")),
        "one_sided": list(_links(network, found.one_sided, "one_sided", wording)),
        "guessed": [
            LinkMark(
                network.position[pair.one.id],
                network.position[pair.other.id],
                "guessed",
                wording.plural(
                    "{n} shared partner", "{n} shared partners", pair.common_neighbours
                ),
            )
            for pair in guesses.suggestions
            if pair.p * guesses.looked_at <= 0.05
        ],
    }
    chance = ""
    if found.edge_reciprocity is not None and found.edge_reciprocity_expected is not None:
        chance = wording(
            "Of the ties between units that both filed a list {share} are answered; by chance "
            "it would be {expected}.",
            share=wording.percent(found.edge_reciprocity),
            expected=wording.percent(found.edge_reciprocity_expected),
        )
    return Overlay(
        key="missing",
        title=wording("Missing links"),
        meaning=wording(
            "Links that ask for something: a start, a repair or an answer. What nobody says is "
            "a guess from shared partners: more of them than chance explains."
        ),
        chance=chance,
        links=tuple(link for links in sorts.values() for link in links[:SHOWN]),
        sorts=tuple(
            (key, wording(text), len(sorts[key])) for key, text in _SORTS.items() if sorts[key]
        ),
    )


def _links(
    network: Network, links: Iterable[Link], sort: str, wording: Wording | None = None
) -> Iterator[LinkMark]:
    """Each pair of units once, in the order of the query."""
    seen: set[tuple[int, int]] = set()
    for link in links:
        a, b = sorted((network.position[link.source.id], network.position[link.target.id]))
        if (a, b) not in seen:
            seen.add((a, b))
            yield LinkMark(a, b, sort, _often(link, wording))


def _often(link: Link, wording: Wording | None) -> str:
    if wording is None or link.low is None:
        return ""
    return wording.frequency(link.low, link.high)
