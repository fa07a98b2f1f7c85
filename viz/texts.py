"""Texts of the map that its scripts put on the screen."""

from __future__ import annotations

from viz.wording import Wording

__all__ = ["map_texts"]


def map_texts(wording: Wording) -> dict[str, str]:
    """Texts by the name that the scripts use; ``{…}`` in them is filled in there."""

    def open_(text: str, *names: str) -> str:
        return wording(text, **{name: f"{{{name}}}" for name in names})

    return {
        "shown": open_(
            "{n} of {of} units and {m} of {all} collaborations shown", "n", "of", "m", "all"
        ),
        "only": wording("only"),
        "onlyThis": open_("Show only {name}", "name"),
        "all": wording("all"),
        "allOf": open_("Show all: {name}", "name"),
        "found": open_("{n} found", "n"),
        "noneFound": wording("Nothing found"),
        "chosen": open_("{name} chosen", "name"),
        "cleared": wording("Nothing chosen"),
        "neighbour": open_("Neighbour: {name}. Enter goes there.", "name"),
        "most": wording("Named by most"),
        "mostHint": wording("Number of others who say they work with it"),
        "start": wording("Choose a unit or a line to see who says what, and where it stands."),
        "namedBy": wording("Named by"),
        "names": wording("Names"),
        "filed": wording("Filed a list"),
        "notFiled": wording("Filed no list, so its silence says nothing"),
        "alsoWritten": wording("Also written"),
        "partners": open_("Partners ({n})", "n"),
        "noPartners": wording("No collaboration is shown for this unit."),
        "sortBy": wording("Sort by"),
        "byOften": wording("How often"),
        "byName": wording("Name"),
        "quotes": wording("Show quotes"),
        "says": open_("{a} about {b}", "a", "b"),
        "aboutItself": open_("{a} about itself", "a"),
        "note": wording("Note"),
        "fullList": open_("{n} hidden by the filters", "n"),
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
        "rows": open_("{n} collaborations", "n"),
        "overview": wording("Overview"),
        "fullMap": wording("Full map"),
        "others": wording("Others"),
        "members": open_("{name}: {n} units", "name", "n"),
        "fileMap": wording("map"),
        "fileTies": wording("collaborations"),
    }
