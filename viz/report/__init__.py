"""The report: one content (`viz.report.content`), gathered once and drawn in four forms."""
