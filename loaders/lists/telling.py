"""What a single line around a list tells by its words."""

from __future__ import annotations

import re

from loaders.frequency import spans
from loaders.titles.contents import title_key
from loaders.titles.promises import announces
from loaders.vocabulary import vocabulary

__all__ = ["begins_with_name", "begins_with_work", "leads_on", "speaks_of_work", "tells_more"]

_NAME_ENDS = re.compile(r"[:(\[]|\s[–—-]\s")
_NAME_WORDS = 6  # most partners are named, not described


def begins_with_name(bullet: str) -> bool:
    """Whether a bullet begins with what can be a name, and is no statement."""
    return len(_NAME_ENDS.split(bullet, maxsplit=1)[0].split()) <= _NAME_WORDS


def tells_more(bullet: str) -> bool:
    """Whether a bullet says more than a name: a purpose, a bracket, how often."""
    return bool(_NAME_ENDS.search(bullet) or spans(bullet))


def speaks_of_work(text: str) -> bool:
    """Whether a line has a word for working together or being in touch."""
    key = title_key(text)
    says = vocabulary().all("joint_work") | vocabulary().all("contact_words")
    return bool(set(key.split()) & says) or announces(key)


def begins_with_work(text: str) -> bool:
    """Whether a line is "Contact with these is hard:", and no title of a list of its own."""
    key = title_key(text)
    first = key.split(" ")[0]
    return not announces(key) and first in (
        vocabulary().all("joint_work") | vocabulary().all("list_words")
    )


def leads_on(text: str) -> bool:
    """Whether a line leads to what stands below it, or says how often."""
    return text.endswith(":") or bool(spans(text))
