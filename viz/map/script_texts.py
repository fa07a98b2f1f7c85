"""Texts of the map that its scripts put on the screen."""

from __future__ import annotations

from viz.wording import Wording

__all__ = ["map_texts"]


_LATER = {name: f"{{{name}}}" for name in ("n", "of", "m", "all", "name", "a", "b")}


def map_texts(wording: Wording) -> dict[str, str]:
    """Texts by the name that the scripts use; ``{…}`` in them is filled in there."""
    return {
        "shown": wording("{n} of {of} units and {m} of {all} collaborations shown", **_LATER),
        "only": wording("only"),
        "onlyThis": wording("Show only {name}", **_LATER),
        "all": wording("all"),
        "allOf": wording("Show all: {name}", **_LATER),
        "found": wording("{n} found", **_LATER),
        "noneFound": wording("Nothing found"),
        "chosen": wording("{name} chosen", **_LATER),
        "cleared": wording("Nothing chosen"),
        "neighbour": wording("Neighbour: {name}. Enter goes there.", **_LATER),
        "most": wording("Named by most"),
        "mostHint": wording("Number of others who say they work with it"),
        "start": wording("Choose a unit or a line to see who says what, and where it stands."),
        "namedBy": wording("Named by"),
        "names": wording("Names others"),
        "filed": wording("Filed a list"),
        "notFiled": wording("Filed no list, so its silence says nothing"),
        "alsoWritten": wording("Also written"),
        "partners": wording("Partners ({n})", **_LATER),
        "noPartners": wording("No collaboration is shown for this unit."),
        "sortBy": wording("Sort by"),
        "byOften": wording("How often"),
        "byName": wording("Name"),
        "quotes": wording("Show quotes"),
        "says": wording("{a} about {b}", **_LATER),
        "aboutItself": wording("{a} about itself", **_LATER),
        "note": wording("Note"),
        "fullList": wording("{n} hidden by the filters", **_LATER),
        "close": wording("Close"),
        "from": wording("From"),
        "to": wording("To"),
        "often": wording("How often"),
        "purpose": wording("Purpose"),
        "status": wording("Status"),
        "quote": wording("Quote"),
        "place": wording("Place"),
        "perYear": wording("At least a year"),
        "more": wording("Show more"),
        "rows": wording("{n} collaborations", **_LATER),
        "overview": wording("Overview"),
        "fullMap": wording("Full map"),
        "others": wording("Others"),
        "noOverlay": wording("Nothing"),
        "perArea": wording("On the overview the figures count what is marked in each group."),
        "fewLines": wording(
            "Drawn are the lines to the {n} groups that each group works most with.", **_LATER
        ),
        "silo": wording("Silo"),
        "contacts": wording("Contacts a year"),
        "atLeast": wording("At least {n} contacts a year, or unknown", **_LATER),
        "anyNumber": wording("Any number of contacts a year"),
        "focus": wording("Show only"),
        "oneStep": wording("1 step"),
        "twoSteps": wording("2 steps"),
        "focusedOne": wording("Only {name} and its partners shown", **_LATER),
        "focusedTwo": wording("Only {name}, its partners and their partners shown", **_LATER),
        "unfocused": wording("All shown"),
        "pathFrom": wording("Path from here"),
        "pathFound": wording("The strongest way from {a} to {b} has {n} steps", **_LATER),
        "noPath": wording("No way between them over what is shown."),
        "pathMeaning": wording(
            "The more contacts a year, the shorter a step (1 / contacts a year; unknown counts "
            "as once a year). Existing collaborations that are shown, whoever says so."
        ),
        "steps": wording("Steps ({n})", **_LATER),
        "shared": wording("Shared partners ({n})", **_LATER),
        "nobodySays": wording("Nobody says that they work together."),
        "copied": wording("The link is copied. It opens the map as it is now."),
        "copyByHand": wording("Copy the address of this page: it opens the map as it is now."),
        "fileMap": wording("map"),
        "fileTies": wording("collaborations"),
    }
