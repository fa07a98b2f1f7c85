"""The Python front door: load, open, and write what the command line writes.

>>> import samspill
>>> network, evidence = samspill.open("samspill.db")   # doctest: +SKIP
>>> samspill.hubs(network).rows[0].name                # doctest: +SKIP
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from graph.assembly import assemble, settle
from graph.decisions import read as read_decisions
from graph.evidence import Evidence
from graph.network import Network
from graph.stores import open_store
from samspill import loading
from samspill.settings import Settings

if TYPE_CHECKING:
    from viz.wording import Wording

__all__ = ["export", "load", "map", "open", "report"]

Paths = str | Path | Iterable[str | Path]


def load(
    files: Paths,
    graph: str = "samspill.db",
    *,
    organisation: str = "",
    twin: str = "refuse",
) -> list[loading.Result]:
    """Read documents into a graph, which is made when it is not there.

    Parameters
    ----------
    files : path or paths
    graph : str
        Where the graph is kept.
    organisation : str
        Whose documents these are; names are compared within one organisation.
    twin : {"refuse", "replace", "beside"}
        What to do with a file whose name is in the graph with other content.

    Returns
    -------
    list of Result
        What became of each file, with its problems.
    """
    settings = Settings(graph=graph)
    paths = [files] if isinstance(files, (str, Path)) else files
    store = open_store(graph, create=True)
    try:
        done = loading.load(
            store,
            [Path(p) for p in paths],
            organisation=organisation,
            twin=loading.Twin(twin),
        )
        results = list(done)
        settle(store, read_decisions(settings.decisions))
    finally:
        store.close()
    return results


def open(graph: str = "samspill.db", names: str = "") -> tuple[Network, Evidence]:  # noqa: A001
    """The network of a graph, and everything it can be led back to.

    Parameters
    ----------
    graph : str
        Where the graph is kept.
    names : str
        The file of decisions on names; default beside the graph.

    Raises
    ------
    StoreError
        If there is no graph, or it cannot be read.
    DecisionError
        If the file of decisions cannot be understood.
    """
    store = open_store(graph)
    try:
        settle(store, read_decisions(Settings(graph=graph, names=names).decisions))
        return assemble(store)
    finally:
        store.close()


def map(  # noqa: A001
    network: Network,
    evidence: Evidence,
    path: str | Path,
    *,
    title: str = "",
    language: str = "",
) -> Path:
    """Write the interactive map: one HTML file that works without a network.

    Parameters
    ----------
    network, evidence
        As `open` gives them.
    path : path
    title : str
        Heading of the map; default the title of the source that says most.
    language : {"", "nb", "da", "sv", "en"}
        Default: the language that most statements are in.
    """
    from viz.files import write_whole
    from viz.map import map_page

    wording = _wording(evidence, language)
    page = map_page(network, evidence, wording, title=title or _title(evidence))
    write_whole(Path(path), page)
    return Path(path)


def report(
    network: Network,
    evidence: Evidence,
    path: str | Path,
    *,
    title: str = "",
    language: str = "",
    attribute: str | None = None,
    generated: datetime.date | None = None,
) -> Path:
    """Write the report: findings, their certainty, and the quote behind every tie.

    Parameters
    ----------
    network, evidence
        As `open` gives them.
    path : path
    title, language
        As in `map`.
    attribute : str, optional
        The grouping to look for silos in; default every one there is.
    generated : date, optional
        The date on the report; default today.
    """
    from viz.files import write_whole
    from viz.report import report_page

    page = report_page(
        network,
        evidence,
        _wording(evidence, language),
        title=title or _title(evidence),
        attribute=attribute,
        generated=generated or datetime.date.today(),
    )
    write_whole(Path(path), page)
    return Path(path)


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
        Which program, where an ending serves several (see ``viz.export.FORMS``).
    """
    from viz.export import export as write

    return write(network, evidence, Path(path), form)


def _wording(evidence: Evidence, language: str) -> Wording:
    from viz.wording import Wording, reader_language

    said = (evidence.source_of(s).language for s in evidence.statements.values())
    return Wording(language or reader_language(said))


def _title(evidence: Evidence) -> str:
    said = Counter(s.source for s in evidence.statements.values())
    titled = [s for s in evidence.sources.values() if s.title]
    return max(titled, key=lambda s: said[s.sha256]).title if titled else "Samspill"
