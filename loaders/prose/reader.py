"""Read the cross-references between units in the running text of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph.model import Conventions, Statement, Status
from loaders.blocks import Block, BlockKind
from loaders.frequency import spans
from loaders.lists.sections import Section
from loaders.naming.finder import Finder
from loaders.naming.mentions import PERSON, Mention
from loaders.naming.nouns import Sort, nouns
from loaders.naming.text import Marker, Sentence, marker
from loaders.prose.about import describes_job, short_forms, unit_of_document
from loaders.prose.actions import ActionPoint
from loaders.prose.context import Context
from loaders.prose.ended import only_asked
from loaders.prose.headings import Owner
from loaders.prose.implied import Implied
from loaders.prose.items import Item, items
from loaders.prose.ledger import Ledger
from loaders.prose.names import names_of
from loaders.prose.often import told_often
from loaders.prose.outline import Outline, Scope
from loaders.prose.pairs import pairs_by_stance
from loaders.prose.planned import as_planned
from loaders.prose.rules.catalogue import CUES, find_ties
from loaders.prose.rules.slots import Slots
from loaders.prose.rules.ties import Tie
from loaders.prose.said import is_task, is_vague, words_around
from loaders.prose.stance import Stance, stance
from loaders.prose.title_stance import stance_of_title
from loaders.prose.watching import only_watches, told_of
from loaders.vocabulary import fold
from loaders.wording import LONGEST, label, sentences

__all__ = ["read_prose"]

# Ends a sentence when a capital follows, though it is an abbreviation.
_AND_SO_ON = re.compile(
    r"\s(?:(?<=m\.fl\.\s)|(?<=m\.m\.\s)|(?<=osv\.\s)|(?<=etc\.\s)|(?<=mfl\.\s)|(?<= mv\.\s))"
    r"\s*(?=[A-ZÆØÅÄÖ])"
)
_WHOLE = 6  # words of a point that may be a sentence
_EDGE = 0.5  # from which no other explanation is looked for
_HEAD_LABEL = 24  # letters
_FORMAL = 0.75
_WORK = ("with", "mutual", "partner")
_MEETS = ("object", "beside", "fronted")  # weekly: what is decided is decided once
_VAGUE = 0.75


def read_prose(
    blocks: Sequence[Block],
    *,
    sections: Iterable[Section],
    known: Iterable[str],
    source: str,
    language: str,
    conventions: Conventions,
    unit: str = "",
    frame: Sequence[str] = (),
) -> list[Statement]:
    """Read who works, wishes to work or struggles with whom in the sentences of a document.

    Parameters
    ----------
    blocks : sequence of Block
        The whole document.
    sections : iterable of Section
        What is read as lists of collaborators: it is no running text.
    known : iterable of str
        Names of units that lists and tables of the document give.
    source : str
        The SHA-256 of the file's bytes.
    language : str
        Of the document; empty when it is not known, then all are tried.
    conventions : Conventions
        How many contacts a year a word stands for.
    unit : str
        The unit that the document is of by its head; empty when its head does not tell.
    frame : sequence of str
        The lines of address of a letter, which are no text of it.

    Returns
    -------
    list of Statement
        In the order of the document. `rule` names the rule that found each; `confidence` is
        the rule's own, lessened where a name or a subject had to be inferred. What is below
        .3 is left out.
    """
    words = marker(language)
    found = items(blocks, words, _listed(sections))
    names = names_of(found, known, words, nouns(language))
    finder = Finder(nouns(language), names.names, names.first_names)
    of = unit_of_document(found, words, finder, unit=unit, frame=frame)
    ledger = Ledger(source, conventions, short_forms(found))
    reader = _Reader(finder, words, Context(finder, names.speakers), ledger, found)
    for block, scope in Outline(finder, words, of).walk(found):
        reader.block(block, scope)
    return reader.ledger.statements


def _listed(sections: Iterable[Section]) -> Iterator[Block]:
    """The blocks that are read as lists, but for the headings that running text needs."""
    for section in sections:
        yield section.heading
        yield from (*section.notes, *section.orphans, *section.leads)
        for unit in section.units:
            yield from (*unit.bullets, *unit.notes)
            if not unit.introduced:
                yield unit.heading


class _Reader:
    """Goes through the sentences of the document."""

    def __init__(
        self,
        finder: Finder,
        words: Marker,
        context: Context,
        ledger: Ledger,
        found: Sequence[Item],
    ) -> None:
        self.ledger = ledger
        self._finder = finder
        self._marker = words
        self._duties = describes_job(found, words, finder)
        self._context = context
        self._implied = Implied(self._context, self.ledger, duties=self._duties)

    def block(self, block: Block, scope: Scope) -> None:
        self._context.clear()
        if self._is_head(block.text):
            return
        text = block.text[: 20 * LONGEST]
        scope, text = self._labelled(text, block, scope)
        if scope.lead and block.kind is BlockKind.BULLET and not self._is_whole(text):
            lead = self._lead(scope.lead)
            text = f"{lead} {text}" if lead else text
        for one in sentences(text):
            said, scope = as_planned(one, scope, self._marker)
            for part in _AND_SO_ON.split(said[:LONGEST]):
                self._sentence(part, block, scope)

    def _is_head(self, text: str) -> bool:
        """Whether a line is of the head of a letter or a minute: "To:", "Present:"."""
        opening = fold(text[:_HEAD_LABEL].partition(":")[0])
        return ":" in text[:_HEAD_LABEL] and opening in self._marker.terms["head_labels"]

    def _is_whole(self, text: str) -> bool:
        """Whether a point is a sentence of its own, whatever stands above it."""
        long = text.endswith(".") and len(text.split()) >= _WHOLE
        return long and self._marker.sentence(text[:LONGEST]).has("verbs")

    def _lead(self, lead: str) -> str:
        """The beginning of a sentence on a tie that the points of a list end, else nothing."""
        sentence = self._marker.sentence(lead)
        preps = ("with_preps", "to_preps", "from_preps", "between")
        ends = {mark.end for key in preps for mark in sentence.marks.get(key, ())}
        if len(sentence.tokens) in ends:
            return lead
        pointing = [m.start for m in sentence.marks.get("pointing", ()) if m.start in ends]
        return sentence.slice(0, pointing[0]) if pointing else ""

    def _labelled(self, text: str, block: Block, scope: Scope) -> tuple[Scope, str]:
        """A unit or a stance in front of a colon or a dash speaks for the whole block."""
        name, said = label(text)
        if not name or not said:
            return scope, text
        sentence = self._marker.sentence(name)
        found = self._finder.mentions(sentence)
        units = [m for m in found if m.unit or m.sort == Sort.THEME]
        if len(units) == 1 and _covers(units[0], found, sentence):
            bare = not self._finder.mentions(self._marker.sentence(said))
            if scope.group and bare and not self._finder.is_field(units[0].text):
                whole = self._marker.sentence(text[:LONGEST])
                self.ledger.keep(self._implied.of_group(units[0], whole, block, scope))
                return scope, ""
            return replace(scope, parent=Owner(units[0].text, 0.95)), said
        status = stance_of_title(name, self._marker)
        return (replace(scope, stance=status), said) if status and not found else (scope, text)

    def _sentence(self, text: str, block: Block, scope: Scope) -> None:
        sentence = self._marker.sentence(text)
        if not sentence.marks:
            self._context.clear()
            return
        if not self._may_tell(sentence, scope):
            self._context.remember(sentence, scope)
            return
        mentions = self._context.resolved(self._finder.mentions(sentence), sentence, scope)
        slots = Slots(sentence, mentions)
        ties = find_ties(slots)
        made = [self._made(sentence, ties, at, block, scope) for at in range(len(ties))]
        said: list[Statement | None] = [one for one in made if one is not None]
        if not any(one and one.confidence >= _EDGE for one in said):
            said = said + self._implied.said(sentence, mentions, block, scope) or self._guessed(
                sentence, mentions, block, scope
            )
        self.ledger.keep(said)
        self._context.remember(sentence, scope, mentions)

    def _may_tell(self, sentence: Sentence, scope: Scope) -> bool:
        """Whether a sentence has words that a rule looks for, or stands where all count."""
        above = scope.parent is not None or scope.stance is not None
        return above or not CUES.isdisjoint(sentence.marks)

    # --- from a tie to a statement ----------------------------------------------------------

    def _made(
        self, sentence: Sentence, ties: list[Tie], at: int, block: Block, scope: Scope
    ) -> Statement | None:
        tie = ties[at]
        subject, weight = self._context.subject(sentence, tie, scope)
        if not subject:
            return None
        how = stance(
            sentence,
            (tie.start, tie.end),
            words_around(sentence, ties, at),
            scope.stance,
            clause=tie.clause,
            duties=self._duties,
        )
        wished = tie.rule in ("wisher", "responsible") or is_task(sentence, tie)
        wished = wished or (scope.stance is None and self._is_action(sentence, block))
        wished = wished or isinstance(block, ActionPoint)
        wished = wished or (scope.planned and not sentence.has("present"))
        if wished and how.status is Status.EXISTING:
            how = Stance(Status.PROPOSED)
        if only_asked(sentence, how.status) or only_watches(
            sentence, tie, ties, subject, scope
        ):
            return None
        confidence = tie.weight * weight * how.weight
        if tie.subject is None and is_vague(sentence, tie):
            confidence *= _VAGUE
        often = told_often(sentence, ties, at)
        regular = tie.rule in _MEETS and any(span.low for span in spans(often))
        if sentence.has("formal") and not (regular or tie.rule in _WORK):
            confidence *= _FORMAL
        named = tie.object.text
        return self.ledger.statement(
            sentence, block, scope, subject, named, how.status, confidence, tie.rule, often
        )

    def _is_action(self, sentence: Sentence, block: Block) -> bool:
        """Whether a point of a list says what to do: *Invite the schools*."""
        point = block.kind is BlockKind.BULLET and block.text.startswith(sentence.text)
        return point and not self._duties and sentence.covers("actions", 0)

    # --- where no rule finds a tie ----------------------------------------------------------

    def _guessed(
        self, sentence: Sentence, mentions: list[Mention], block: Block, scope: Scope
    ) -> list[Statement | None]:
        owner = scope.owner
        if self._duties and scope.stance is Status.PROPOSED:
            scope = replace(scope, stance=None)  # the objective of a job is what it does
        guesses = pairs_by_stance(sentence, told_of(sentence, mentions, scope), scope)
        factor = _FORMAL if sentence.has("formal") else 1.0
        return [
            self.ledger.statement(
                sentence,
                block,
                scope,
                guess.subject.text if guess.subject else (owner.name if owner else ""),
                guess.object.text,
                guess.status,
                guess.weight * factor * (1.0 if guess.subject else _sure(owner)),
                guess.rule,
            )
            for guess in guesses
            if (guess.subject or owner) and not only_asked(sentence, guess.status)
        ]


def _sure(owner: Owner | None) -> float:
    """A unit above counts in full, a field of work less."""
    return 1.0 if owner and owner.weight > 0.9 else 0.8


def _covers(unit: Mention, found: list[Mention], sentence: Sentence) -> bool:
    """Whether a label is nothing but a unit, or a person with the unit in brackets."""
    if len(found) == 2 and PERSON in (found[0].sort, found[1].sort):
        return True
    beside = len([t for t in sentence.tokens if t.word]) - (unit.end - unit.start)
    return len(found) == 1 and beside <= 1
