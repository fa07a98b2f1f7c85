"""What to read first, what the answers rest on, and what the ties are for, as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from graph.errors import UsageError
from graph.evidence import Evidence
from graph.network import Network
from queries.coverage import Coverage
from queries.finding import Finding
from queries.overview import Overview
from queries.themes import LANGUAGES, Themes, parse_themes
from samspill.answers.answer import Answer, Listing
from samspill.answers.table import a_year, counted, flat, joined, percent
from samspill.listing import Column

__all__ = ["coverage", "languages", "overview", "own_themes", "themes"]


def overview(found: Overview, network: Network, evidence: Evidence) -> Answer:
    """One row a finding, in words."""
    from viz.findings import findings
    from viz.wording import Wording

    worded = findings(found, network, evidence, Wording("en"))
    rows = [
        {
            "place": i,
            **flat(finding),
            "title": words.title,
            "sentence": words.sentence,
            "caveat": words.caveat,
            "why_here": _why_here(finding),
        }
        for i, (finding, words) in enumerate(zip(found.findings, worded, strict=True), 1)
    ]
    columns: Sequence[Column] = (
        ("place", ""),
        (lambda row: f"{row['title']}\n{row['sentence']}", "Finding"),
        ("caveat", "How sure"),
        ("why_here", "Why here"),
    )
    note = (
        f"Shown: {len(rows)} of {counted(found.considered, 'finding')}, each said in the "
        "documents or beyond what chance explains. --format json has figures and evidence."
    )
    if not found.considered:
        note = (
            "Nothing to read first: no wish, no strain and no missing list was reported, and "
            "chance explains the rest. Ask on with: samspill hubs · ties · coverage"
        )
    return Answer(found, Overview, [Listing(rows, columns, note=note)])


def _why_here(finding: Finding) -> str:
    turn = f", number {finding.turn} of its kind" if finding.turn > 1 else ""
    return (
        f"touches {finding.touches} of {finding.of}, {percent(finding.beyond_chance)} beyond "
        f"chance{turn}"
    )


def coverage(found: Coverage) -> Answer:
    """One row a figure."""
    shares = {
        "Units and partners": str(found.actors),
        "of them inside / outside": f"{found.internal} / {found.external}",
        "Answered": f"{found.respondents} ({percent(found.respondent_share)})",
        "of those inside": percent(found.internal_share),
        "Inside, did not answer": ", ".join(p.name for p in found.silent) or "none",
        "Spoken for by a document": ", ".join(p.name for p in found.spoken_for) or "none",
        "Statements": str(found.statements),
        "Ties existing / wished / strained": (
            f"{found.existing} / {found.proposed} / {found.strained}"
        ),
        "Frequency known": f"{found.known} of {found.existing} ({percent(found.known_share)})",
        "known in part / unknown": f"{found.partly_known} / {found.unknown}",
        "Without any tie": ", ".join(p.name for p in found.isolates) or "none",
    }
    for a in found.attributes:
        groups = counted(a.groups, "group")
        shares[f"Have a {a.attribute}"] = f"{a.actors} ({percent(a.share)}), {groups}"
    rows = [{"what": what, "figure": figure} for what, figure in shares.items()]
    return Answer(found, Coverage, [Listing(rows, (("what", "What"), ("figure", "Figure")))])


def themes(found: Themes) -> Answer:
    """One row a theme, the one with the most ties first."""
    rows = [flat(theme) for theme in found.themes]
    columns: Sequence[Column] = (
        ("name", "Theme"),
        ("ties", "Ties"),
        (lambda row: percent(row["share"]), "Share"),
        (lambda row: a_year(row, "strength_"), "Contacts a year"),
        (lambda row: joined(row, "words"), "Words"),
        (lambda row: joined(row, "actors"), "Who"),
    )
    note = (
        f"Ties that say what they are for: {found.ties}, of them in no theme "
        f"{found.without_theme}; that do not say: {found.without_purpose}."
    )
    if not found.named:
        note += " Found by the stems of words; name your own in a file (--themes FILE)."
    return Answer(found, Themes, [Listing(rows, columns, note=note)])


def languages(evidence: Evidence) -> tuple[str, ...]:
    """The languages of the documents, the one that most statements are in first."""
    said = Counter(
        evidence.source_of(statement).language for statement in evidence.statements.values()
    )
    known = [language for language in said if language in LANGUAGES]
    ordered = sorted(known, key=lambda language: (-said[language], language))
    return tuple(ordered) or LANGUAGES[:1]


def own_themes(path: Path) -> dict[str, tuple[str, ...]]:
    """The themes in a person's file.

    Raises
    ------
    UsageError
        If it cannot be read or understood.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        raise UsageError(f"{path}: {reason}; give a file with one theme a line") from None
    return parse_themes(text, path.name)
