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
        "fileMap": wording("map"),
        "fileTies": wording("collaborations"),
    }
