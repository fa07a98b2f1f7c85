"""What a reader can do about a finding: one next step for each kind, as a proposal."""

from __future__ import annotations

from collections.abc import Mapping

from queries.finding import Finding, Kind
from viz.wording import Wording, mark

__all__ = ["NEXT_STEPS", "next_step"]

NEXT_STEPS: Mapping[Kind, str] = {
    "strained": mark(
        "Read the quotes, and bring both sides together: agree on who does what, and on when "
        "to look at it again."
    ),
    "wished": mark(
        "Decide for each whether to start it, who begins and by when; or say why not."
    ),
    "one_sided": mark(
        "Ask those who are named whether the collaboration exists, those with most contacts "
        "first."
    ),
    "silent": mark(
        "Ask them for a list before you decide anything about them, those that most others "
        "name first."
    ),
    "hub": mark("Ask {name} whether it keeps up, and who steps in when it cannot."),
    "overload": mark("Ask them about their load, and see what others could take over."),
    "broker": mark(
        "Before {name} is moved or changed: see to it that more than one can pass on what it "
        "passes on."
    ),
    "cut_point": mark(
        "Give those who would be cut off one more contact, or leave {name} where it is."
    ),
    "closed": mark(
        "Decide whether the groups should work more with each other; if so, begin where ties "
        "are missing."
    ),
    "silo": mark(
        "Ask the group and those around it what they lack from each other; it may be meant to "
        "be this way."
    ),
    "gap": mark("Ask both sides whether they need each other before you make a tie."),
    "communities": mark(
        "Hold the communities against the structure; where the two differ, ask why."
    ),
    "elsewhere": mark("Ask {name} where it belongs before the structure is settled."),
    "unreported": mark("Ask one of the two whether they work together."),
}
"""By the kind of the finding; ``{name}`` is the first that it is about."""


def next_step(finding: Finding, wording: Wording) -> str:
    """What to do about a finding, in a sentence."""
    name = finding.actors[0].name if finding.actors else ""
    return wording(NEXT_STEPS[finding.kind], name=name)
