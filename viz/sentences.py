"""What a finding says, in a title and a sentence with its figures: one function a kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from queries.finding import Figure, Finding, Kind
from viz.phrases import attribute_words, names
from viz.wording import Wording

__all__ = ["SENTENCES", "figure"]

Said = tuple[str, str]
"""The title and the sentence."""

RAND = "adjusted_rand:"


def figure(finding: Finding, name: str) -> Figure:
    """The figure of that name; a value of 0 where the finding has none."""
    return next((f for f in finding.figures if f.name == name), Figure(name, 0.0, None))


def _count(finding: Finding, name: str) -> int:
    return round(figure(finding, name).value)


def _chance(finding: Finding, name: str, wording: Wording) -> str:
    """What chance gives, with a decimal: it is a mean."""
    return wording.number(figure(finding, name).expected or 0.0, 1)


def _who(finding: Finding, wording: Wording) -> str:
    return names([actor.name for actor in finding.actors], wording)


def _grouping(finding: Finding, wording: Wording) -> str:
    return attribute_words(finding.attribute or "", wording)


def _strained(finding: Finding, wording: Wording) -> Said:
    sentence = wording.plural(
        "{n} collaboration is described as a problem. It concerns {names}.",
        "{n} collaborations are described as a problem. They concern {names}.",
        _count(finding, "strained"),
        names=_who(finding, wording),
    )
    return wording("Strained collaboration"), sentence


def _wished(finding: Finding, wording: Wording) -> Said:
    sentence = wording.plural(
        "{n} collaboration is wished for that nobody says exists. It concerns {names}.",
        "{n} collaborations are wished for that nobody says exist. They concern {names}.",
        _count(finding, "wished"),
        names=_who(finding, wording),
    )
    return wording("Collaboration that is wished for"), sentence


def _one_sided(finding: Finding, wording: Wording) -> Said:
    back = figure(finding, "edge_reciprocity")
    sentence = wording.plural(
        "In {told} of {n} linked pair of units that answered, only one names the other. Of "
        "all ties among these units, {share} go both ways; by chance it would be {chance}.",
        "In {told} of {n} linked pairs of units that answered, only one names the other. Of "
        "all ties among these units, {share} go both ways; by chance it would be {chance}.",
        _count(finding, "linked_pairs"),
        told=_count(finding, "one_sided"),
        share=wording.percent(back.value),
        chance=wording.percent(back.expected or 0.0),
    )
    return wording("Named by one side only"), sentence


def _silent(finding: Finding, wording: Wording) -> Said:
    sentence = wording(
        "{n} of {of} actors inside the organisation have not answered: {names}. Whom they work "
        "with is known from others only.",
        n=_count(finding, "silent"),
        of=_count(finding, "could_answer"),
        names=_who(finding, wording),
    )
    return wording("Answers that are missing"), sentence


def _hub(finding: Finding, wording: Wording) -> Said:
    name = _who(finding, wording)
    sentence = wording(
        "{name} is named by {k} others; by chance it would be {chance}.",
        name=name,
        k=_count(finding, "in_degree"),
        chance=_chance(finding, "in_degree", wording),
    )
    return wording("A hub: {name}", name=name), sentence


def _overload(finding: Finding, wording: Wording) -> Said:
    top = figure(finding, "top_share")
    sentence = wording(
        "The {percent} of the actors that are named most are named in {share} of all ties; by "
        "chance it would be {chance}. They are {names}.",
        percent=wording.percent(figure(finding, "top_percent").value / 100),
        share=wording.percent(top.value),
        chance=wording.percent(top.expected or 0.0),
        names=_who(finding, wording),
    )
    return wording("Much rests on a few"), sentence


def _broker(finding: Finding, wording: Wording) -> Said:
    name, between = _who(finding, wording), figure(finding, "betweenness")
    sentence = wording(
        "{name} links more pairs of others than anyone else: the shortest way between {share} "
        "of all pairs runs through it. The highest share by chance is {chance}.",
        name=name,
        share=wording.percent(between.value),
        chance=wording.percent(between.expected or 0.0),
    )
    return wording("A broker: {name}", name=name), sentence


def _cut_point(finding: Finding, wording: Wording) -> Said:
    name, *cut_off = [actor.name for actor in finding.actors]
    sentence = wording.plural(
        "Without {name}, {n} other would be cut off from the rest: {names}. By chance the most "
        "that hang on one is {chance}.",
        "Without {name}, {n} others would be cut off from the rest: {names}. By chance the "
        "most that hang on one is {chance}.",
        _count(finding, "cut_off"),
        name=name,
        names=names(cut_off, wording),
        chance=_chance(finding, "cut_off", wording),
    )
    return wording("A cut point: {name}", name=name), sentence


def _closed(finding: Finding, wording: Wording) -> Said:
    grouping, across = _grouping(finding, wording), figure(finding, "external")
    ties = figure(finding, "ties").value
    sentence = wording(
        "By {attribute}, the units keep to their own: {inside} of {ties} ties stay within a "
        "group; by chance it would be {chance}.",
        attribute=grouping,
        inside=round(ties - across.value),
        ties=round(ties),
        chance=wording.number(ties - (across.expected or 0.0), 1),
    )
    return wording("Groups that keep to their own: {attribute}", attribute=grouping), sentence


def _silo(finding: Finding, wording: Wording) -> Said:
    (name,) = finding.groups
    sentence = wording(
        "{name} (by {attribute}) is a silo: {inside} ties run inside it, by chance {expected}; "
        "{across} cross its border, by chance {chance}.",
        name=name,
        attribute=_grouping(finding, wording),
        inside=_count(finding, "inside"),
        expected=_chance(finding, "inside", wording),
        across=_count(finding, "across"),
        chance=_chance(finding, "across", wording),
    )
    return wording("A silo: {name}", name=name), sentence


def _gap(finding: Finding, wording: Wording) -> Said:
    one, other = finding.groups
    sentence = wording.plural(
        "{n} pair of units works together across {a} and {b} (by {attribute}); by "
        "chance it would be {chance}.",
        "{n} pairs of units work together across {a} and {b} (by {attribute}); by "
        "chance it would be {chance}.",
        _count(finding, "pairs"),
        a=one,
        b=other,
        attribute=_grouping(finding, wording),
        chance=_chance(finding, "pairs", wording),
    )
    if finding.actors:
        a, b = (actor.name for actor in finding.actors)
        sentence += " " + wording(
            "Of all ties that could join them, one between {a} and {b} would bring most "
            "others nearer.",
            a=a,
            b=b,
        )
    return wording("A gap: {a} and {b}", a=one, b=other), sentence


def _communities(finding: Finding, wording: Wording) -> Said:
    found = figure(finding, "modularity")
    sentence = wording(
        "The ties gather in {n} communities (modularity {value}); by chance the modularity "
        "would be {chance}.",
        n=_count(finding, "communities"),
        value=wording.number(found.value, 2),
        chance=wording.number(found.expected or 0.0, 2),
    )
    likeness = [
        wording(
            "{attribute}: {value}",
            attribute=attribute_words(each.name.removeprefix(RAND), wording),
            value=wording.number(each.value, 2),
        )
        for each in finding.figures
        if each.name.startswith(RAND)
    ]
    if likeness:
        sentence += " " + wording(
            "How well the structure agrees with them, from 0 (chance) to 1 (the same): {all}.",
            all=", ".join(likeness),
        )
    return wording("Communities in the ties"), sentence


def _elsewhere(finding: Finding, wording: Wording) -> Said:
    name, (own, there) = _who(finding, wording), finding.groups
    sentence = wording(
        "{name} belongs to {own} (by {attribute}), where it has {k} of its {partners} "
        "partners; {there} has {m} of them, by chance {chance}.",
        name=name,
        own=own,
        attribute=_grouping(finding, wording),
        k=_count(finding, "own"),
        partners=_count(finding, "partners"),
        there=there,
        m=_count(finding, "there"),
        chance=_chance(finding, "there", wording),
    )
    title = wording("{name} works with {there} more than with its own", name=name, there=there)
    return title, sentence


def _unreported(finding: Finding, wording: Wording) -> Said:
    one, other = (actor.name for actor in finding.actors)
    sentence = wording.plural(
        "{a} and {b} do not name each other, but have {n} partner in common; by chance "
        "it would be {chance}.",
        "{a} and {b} do not name each other, but have {n} partners in common; by chance "
        "it would be {chance}.",
        _count(finding, "common_neighbours"),
        a=one,
        b=other,
        chance=_chance(finding, "common_neighbours", wording),
    )
    return wording("Perhaps not reported: {a} and {b}", a=one, b=other), sentence


SENTENCES: Mapping[Kind, Callable[[Finding, Wording], Said]] = {
    "strained": _strained,
    "wished": _wished,
    "one_sided": _one_sided,
    "silent": _silent,
    "hub": _hub,
    "overload": _overload,
    "broker": _broker,
    "cut_point": _cut_point,
    "closed": _closed,
    "silo": _silo,
    "gap": _gap,
    "communities": _communities,
    "elsewhere": _elsewhere,
    "unreported": _unreported,
}
"""By the kind of the finding; each gives a title and a sentence."""
