"""Keep what was read in the sentences of a document, each claim once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from graph.model import Basis, Conventions, Frequency, Statement, Status
from loaders.blocks import Block
from loaders.frequency import spans
from loaders.lists.names import Partners
from loaders.naming.text import Sentence
from loaders.prose.context import full_name
from loaders.prose.outline import Scope
from loaders.vocabulary import fold
from loaders.wording import worded

__all__ = ["Ledger"]

_LEAST = 0.3  # confidence below which a guess is not worth a person's time
_SHORTEST_HOUSE = 5  # letters
_DEFINITE = ("en", "et", "n", "a")
_THAT = re.compile(r"^[\s,]+(?:(?:at|att|that)\s)?")  # "is about, that …"
_NEAR = 12  # statements among which one may be told twice


class Ledger:
    """The statements of one document, in its order.

    Parameters
    ----------
    source : str
        The SHA-256 of the file's bytes.
    conventions : Conventions
        How many contacts a year a word stands for.
    short : mapping
        The abbreviations that the document explains, and what they stand for.
    """

    def __init__(self, source: str, conventions: Conventions, short: Mapping[str, str]) -> None:
        self.statements: list[Statement] = []
        self._source = source
        self._conventions = conventions
        self._short = short

    def statement(
        self,
        sentence: Sentence,
        block: Block,
        scope: Scope,
        subject: str,
        other: str,
        status: Status,
        confidence: float,
        rule: str,
        often: str | None = None,
    ) -> Statement | None:
        """What a sentence says of two units, None when it is too unsure or one names itself.

        `often` is the part of the sentence that may tell how often, without it the whole.
        """
        subject, other = full_name(subject, scope), full_name(other, scope)
        if self._alike(subject, other) or confidence < _LEAST:
            return None
        heading = scope.heading
        return Statement(
            source=self._source,
            speaker=heading.name if heading else subject,
            subject=subject,
            object=other,
            status=status,
            frequency=worded(often or sentence.text, self._conventions, Basis.STATED)
            or Frequency(),
            purpose=_purpose(sentence, other),
            quote=sentence.text,
            place=block.place(*scope.titles),
            confidence=round(min(confidence, 1.0), 2),
            rule=rule,
        )

    def _alike(self, one: str, other: str) -> bool:
        """Whether two names are one unit's: "we in the PHU", said by the health unit."""
        if fold(one) == fold(other) or self._stands_for(one, other):
            return True
        if self._stands_for(other, one) or _is_house(one, other) or _is_house(other, one):
            return True
        return bool(Partners([one]).covered(other) and Partners([other]).covered(one))

    def _stands_for(self, short: str, name: str) -> bool:
        long = fold(self._short.get(short, ""))
        return bool(long) and f" {fold(name)} ".endswith(f" {long} ")

    def keep(self, said: Iterable[Statement | None]) -> None:
        """Keep each claim once: the surest of those about one pair on one line."""
        for one in said:
            if one is None:
                continue
            twins = [
                at
                for at, other in enumerate(
                    self.statements[-_NEAR:], max(len(self.statements) - _NEAR, 0)
                )
                if other.place == one.place
                and other.status is one.status
                and {fold(other.subject), fold(other.object)}
                == {fold(one.subject), fold(one.object)}
            ]
            if not twins:
                self.statements.append(one)
            elif self.statements[twins[0]].confidence < one.confidence:
                self.statements[twins[0]] = one


def _is_house(word: str, name: str) -> bool:
    """Whether a single word only points to a name that ends with it: "the *pool*"."""
    said, words = fold(word), fold(name).split()
    if " " in said or len(words) < 2 or not said.endswith(_DEFINITE):
        return False
    last = words[-1]
    return len(last) >= _SHORTEST_HOUSE and said.startswith(last.rstrip("e"))


def _purpose(sentence: Sentence, other: str) -> str:
    """What for: what follows "about" or "on" after the partner."""
    place = sentence.text.find(other)
    if place < 0:
        return ""
    last = place + len(other)
    times = spans(sentence.text)
    for mark in sentence.marks.get("topics", ()):
        start = sentence.tokens[mark.end - 1].end
        opens = sentence.tokens[mark.start].start
        often = any(span.start <= opens < span.end or span.start - 1 == start for span in times)
        if start > last and not often:
            return _THAT.sub("", sentence.text[start:]).strip(" .;:!,")
    return ""
