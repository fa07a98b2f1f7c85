"""The command on words: what documents are read with, and what a language lacks."""

from __future__ import annotations

from typing import Annotated

import typer

from samspill.commands import As, Graph, settings_for
from samspill.listing import Format, print_rows, say

__all__ = ["vocabulary"]


def vocabulary(
    graph: Graph = None,
    form: As = Format.TABLE,
    lacking: Annotated[
        bool, typer.Option("--lacking", help="Only where a language lacks words.")
    ] = False,
) -> None:
    """List how many words of each kind the languages have, your own among them.

    Your own words stand in a folder vocabulary/ beside the graph (docs/vocabulary.md).
    """
    from graph.own_words import LANGUAGES
    from loaders.vocabulary.coverage import categories

    settings = settings_for(graph)
    rows = [
        {
            "category": category.name,
            **category.words,
            "absent": category.absent,
            "thin": category.thin,
        }
        for category in categories()
        if not lacking or category.absent or category.thin
    ]
    if not rows and form is Format.TABLE:
        say("No language lacks words.")
        return
    columns = [("category", "Words for"), *((code, code) for code in LANGUAGES)]
    print_rows(rows, [*columns, ("absent", "None in"), ("thin", "Few in")], form)
    if form is Format.TABLE:
        folder = settings.vocabulary_folder
        there = "" if folder.is_dir() else " (not there)"
        say(f"Your own words: {folder}{there}")
