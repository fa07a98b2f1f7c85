"""What a single line around a list tells by its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from loaders.frequency import STANDARD, spans
from loaders.lists.bullets import take_apart
from loaders.lists.names import Partners
from loaders.titles.contents import title_key
from loaders.titles.promises import announces
from loaders.vocabulary import vocabulary
from loaders.wording import any_of

__all__ = [
    "begins_with_name",
    "begins_with_work",
    "leads_on",
    "speaks_of_work",
    "tells_more",
    "tells_of_others",
]

_NAME_ENDS = re.compile(r"[:(\[]|\s[–—-]\s|\*\*")
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


def tells_of_others(said: str, bullets: Sequence[str]) -> bool:
    """Whether a text says with whom else somebody works, and names nobody of these bullets."""
    if spans(said) or not _works_with().search(said):
        return False
    partners = Partners([take_apart(bullet, STANDARD).partner for bullet in bullets])
    return not (partners.mentioned(said) or partners.covered(said))


@cache
def _works_with() -> re.Pattern[str]:
    """A word for working together and, soon after it in the same sentence, "with"."""
    words = vocabulary()
    first = {phrase.split()[0] for phrase in words.all("work_with") if " " in phrase}
    stems = "|".join(sorted(map(re.escape, first | words.all("joint_work"))))
    return re.compile(
        rf"(?<![^\W_])(?:{stems})(?![^\W_])[^.]{{0,60}}(?<![^\W_])(?:{any_of('with_words')})\s+\w",
        re.IGNORECASE,
    )
