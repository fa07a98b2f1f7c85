"""The Python front door: load, open, and write what the command line writes.

>>> import samspill
>>> network, evidence = samspill.open("samspill.db")   # doctest: +SKIP
>>> samspill.hubs(network).rows[0].name                # doctest: +SKIP
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from graph import own_words
from graph.assembly import assemble, settle
from graph.collaborations import MIN_CONFIDENCE
from graph.decisions import read as read_decisions
from graph.disclosure import SMALLEST
from graph.evidence import Evidence
from graph.model import Conventions
from graph.network import Network
from graph.stores import open_store
from samspill import loading
from samspill.settings import Settings

if TYPE_CHECKING:
    from viz.map.inline import MapFile
    from viz.wording import Wording

__all__ = ["export", "load", "map", "open", "report"]

Paths = str | Path | Iterable[str | Path]


def load(
    files: Paths,
    graph: str = "samspill.db",
    *,
    organisation: str = "",
    twin: str = "refuse",
    again: bool = False,
    workers: int | None = None,
    time_limit: float = loading.TIME_LIMIT,
) -> list[loading.Result]:
    """Read documents into a graph, which is made when it is not there.

    What is in the graph already is not read again. Each file is kept by itself, so a call that
    was interrupted can be made again.

    Parameters
    ----------
    files : path or paths
        Of files, and of folders: then all documents in them and below.
    graph : str
        Where the graph is kept.
    organisation : str
        Whose documents these are; names are compared within one organisation.
    twin : {"refuse", "replace", "beside"}
        What to do with a file whose name is in the graph with other content.
    again : bool
        Read what is in the graph already once more, as after words were added.
    workers : int, optional
        How many processes read; default as many as the machine has processors.
    time_limit : float
        Seconds that the reading of one file may take; then it is a problem.

    Returns
    -------
    list of Result
        What became of each file, by name, with its problems. The graph is the same whatever
        the order of the files and the number of processes.
    """
    settings = _settings(graph)
    paths = [files] if isinstance(files, (str, Path)) else files
    store = open_store(graph, create=True)
    try:
        done = loading.load(
            store,
            loading.find([Path(p) for p in paths]),
            organisation=organisation,
            twin=loading.Twin(twin),
            again=again,
            workers=workers,
            time_limit=time_limit,
        )
        results = list(done)
        settle(store, read_decisions(settings.decisions))
    finally:
        store.close()
    return results


def open(  # noqa: A001
    graph: str = "samspill.db",
    names: str = "",
    *,
    min_confidence: float = MIN_CONFIDENCE,
    smallest_group: int = SMALLEST,
) -> tuple[Network, Evidence]:
    """The network of a graph, and everything it can be led back to.

    Parameters
    ----------
    graph : str
        Where the graph is kept.
    names : str
        The file of decisions on names; default beside the graph.
    min_confidence, smallest_group
        See `graph.assembly.assemble`.

    Raises
    ------
    StoreError
        If there is no graph, or it cannot be read.
    DecisionError
        If the file of decisions cannot be understood.
    """
    store = open_store(graph)
    try:
        settle(store, read_decisions(_settings(graph, names).decisions))
        return assemble(store, min_confidence, smallest_group)
    finally:
        store.close()


def map(  # noqa: A001
    network: Network,
    evidence: Evidence,
    path: str | Path = "map.html",
    *,
    title: str = "",
    language: str = "",
    fresh: bool = False,
) -> MapFile:
    """Write the interactive map: one HTML file that works without a network.

    Parameters
    ----------
    network, evidence
        As `open` gives them.
    path : path
        If a map is there already, what stood on it stays where it was.
    title : str
        Heading of the map; default the title of the source that says most.
    language : {"", "nb", "nn", "da", "sv", "en"}
        Default: the language that most statements are in.
    fresh : bool
        Lay everything out anew, whatever an earlier map shows.

    Returns
    -------
    MapFile
        A path that shows the map when it is the value of a notebook's cell.
    """
    from viz.files import write_whole
    from viz.map.html import map_page
    from viz.map.inline import MapFile
    from viz.map.kept import kept

    file = Path(path)
    page = map_page(
        network,
        evidence,
        _wording(evidence, language),
        title=title or _title(evidence),
        kept=None if fresh else kept(file),
    )
    write_whole(file, page)
    return MapFile(file)


def report(
    network: Network,
    evidence: Evidence,
    path: str | Path,
    *,
    title: str = "",
    language: str = "",
    attribute: str | None = None,
    unit: str = "",
    generated: datetime.date | None = None,
    conventions: Conventions | None = None,
    step: Callable[[str], None] | None = None,
) -> Path:
    """Write the report: findings, their certainty, and the quote behind every tie.

    Parameters
    ----------
    network, evidence
        As `open` gives them.
    path : path
        The ending chooses the form: ``.html``, ``.pdf``, ``.docx`` or ``.xlsx``.
    title, language
        As in `map`.
    attribute : str, optional
        The grouping to look for silos in; default every one there is.
    unit : str, optional
        Only the sheet of this unit, known by id, name or spelling.
    generated : date, optional
        The date on the report; default today.
    conventions : Conventions, optional
        What yearly and daily are, for the two readings of an unknown frequency.
    step : callable, optional
        Called with a word before each part of the work.

    Raises
    ------
    UsageError
        If the ending is unknown, or no actor has the attribute.
    UnknownActor
        If the unit answers to no actor, or to several.
    """
    from viz.report.contents import report_contents
    from viz.report.sheet import unit_contents
    from viz.report.write import form_of, write_report

    path, day = Path(path), generated or datetime.date.today()
    form_of(path)  # before the work, which may take a while
    wording = _wording(evidence, language)
    if unit:
        content = unit_contents(
            network, evidence, wording, unit, generated=day, conventions=conventions
        )
    else:
        content = report_contents(
            network,
            evidence,
            wording,
            title=title or _title(evidence),
            attribute=attribute,
            generated=day,
            conventions=conventions,
            step=step,
        )
    if step:
        step("writing")
    write_report(content, path)
    return path


def export(
    network: Network, evidence: Evidence, path: str | Path, form: str | None = None
) -> tuple[Path, ...]:
    """Write the graph for another program; the ending of the name chooses the form.

    Parameters
    ----------
    network, evidence
        As `open` gives them.
    path : path
    form : str, optional
        Which program, where an ending serves several (see ``viz.exports.export.FORMS``).
    """
    from viz.exports.export import export as write

    return write(network, evidence, Path(path), form)


def _settings(graph: str, names: str = "") -> Settings:
    """The settings of a graph; the words beside it are in use from now on."""
    settings = Settings(graph=graph, names=names)
    own_words.adopt(own_words.read(settings.vocabulary_folder))
    return settings


def _wording(evidence: Evidence, language: str) -> Wording:
    from graph.errors import UsageError
    from viz.wording import LANGUAGES, Wording, reader_language

    if language and language not in LANGUAGES:
        raise UsageError(f"the language is one of {', '.join(LANGUAGES)}, not “{language}”")
    said = (evidence.source_of(s).language for s in evidence.statements.values())
    return Wording(language or reader_language(said))


def _title(evidence: Evidence) -> str:
    said = Counter(s.source for s in evidence.statements.values())
    titled = [s for s in evidence.sources.values() if s.title]
    return max(titled, key=lambda s: said[s.sha256]).title if titled else "Samspill"
