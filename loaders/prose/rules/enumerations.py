"""Read the partners that a sentence names from a word on, with enumerations."""

from __future__ import annotations

from dataclasses import replace

from loaders.frequency import spans
from loaders.naming.mentions import INFINITIVE, PERSON, Mention
from loaders.naming.nouns import Sort
from loaders.naming.text import Sentence
from loaders.prose.rules.unlisted import KNOWN, Unlisted

__all__ = ["NO_ACTOR", "Enumerations"]

_MOST_ADJECTIVES = 3
_LONGEST_BRACKETS = 40  # words
_OPENS_EXAMPLES = frozenset(",(:–")
_QUOTES = frozenset("\"'“”«»‘’(")
NO_ACTOR = frozenset({PERSON, Sort.PEOPLE, Sort.GENERIC})


class Enumerations(Unlisted):
    """The mentions of a sentence by where they stand, and what they are enumerated with."""

    # --- partners ---------------------------------------------------------------------------

    def partners(
        self,
        at: int,
        adjectives: int = _MOST_ADJECTIVES,
        *,
        themes: bool = True,
        generic: bool = False,
    ) -> list[Mention]:
        """The units that are named from a word on: "the local schools, clubs and police".

        Parameters
        ----------
        at : int
            The word.
        adjectives : int
            How many unknown words may stand before the first name.
        themes : bool
            Whether a field of work may stand for the unit in it, and a plural that no list
            knows for many alike.
        generic : bool
            Whether bare words for any unit count: between *the departments* and HR.
        """
        barred = NO_ACTOR - {Sort.GENERIC} if generic else NO_ACTOR
        first = self._first(at, adjectives, barred, themes=themes, generic=generic)
        if first is None:
            return []
        found = [first]
        while following := self._next(found[-1].end, barred, themes=themes):
            found.append(following)
        if last := self._last(found):
            found.append(last)
        if len(found) > 1 and not generic and self._acts_itself(found[-1], first.start):
            found.pop()
        if len(found) > 1 and self._examples(first.end) == found[1].start:
            found = found[1:] if first.sort == Sort.GENERIC else found
        pointed = [mention for mention in found if mention.sort == Sort.GENERIC]
        if pointed and all(m in pointed or m.weight < KNOWN for m in found):
            return []
        return _sharing_noun(found, self.sentence)

    def goes_on(self, mention: Mention) -> bool:
        """Whether an enumeration goes on behind one of its members."""
        return self._divides(mention.end)

    def _acts_itself(self, last: Mention, start: int) -> bool:
        """Whether "and" opens a clause: "is of the board, and *the pool is* on the council"."""
        opened = any(self.sentence.covers("verbs", at) for at in range(start))
        at = last.start - 1
        while at > 0 and self._small(at):
            at -= 1
        joined = self.sentence.covers("conjunctions", at)
        return joined and opened and self.sentence.covers("verbs", last.end)

    def _first(
        self,
        at: int,
        adjectives: int,
        barred: frozenset[str],
        *,
        themes: bool,
        generic: bool = False,
    ) -> Mention | None:
        tokens = self.sentence.tokens
        people = False
        while at < len(tokens):
            mention = self._starting.get(at)
            if mention and mention.sort not in barred:
                return mention if themes or mention.sort != Sort.THEME else None
            if mention:
                people = mention.sort != Sort.GENERIC
                bracket = self._in_brackets(mention) or self._example(mention.end, barred)
                if bracket or mention.sort == Sort.GENERIC:
                    return bracket
                at = mention.end
                continue
            if example := self._example(at, barred):
                return example
            opened = self._open(at) or (self._alike(at) if generic else None)
            if themes and opened:
                return opened
            if listed := self._listed(at):
                return listed
            step = self._step(at, people=people)
            if step is None or (step and adjectives <= 0):
                return None
            adjectives -= step
            people = people or self.sentence.covers("of_people", at)
            at += 1
        return None

    def _step(self, at: int, *, people: bool) -> int | None:
        """What a word before a partner costs: None ends the search."""
        token = self.sentence.tokens[at]
        if self._small(at) or token.text in _QUOTES:
            return 0
        if not token.word or token.low in INFINITIVE:
            return None
        if self.sentence.covers("prepositions", at):
            return 0 if people else None
        if self.sentence.covers("conjunctions", at):
            return 0 if people else None
        return None if self.sentence.covers("contrast", at) else 1

    def _ours(self, mention: Mention) -> bool:
        """Whether people are those of who speaks: *our* staff, their *own* nurses."""
        at = mention.start - 1
        while at >= 0 and self.sentence.covers("name_adjectives", at):
            at -= 1
        return at >= 0 and self.sentence.covers("own", at)

    def _next(self, at: int, barred: frozenset[str], *, themes: bool) -> Mention | None:
        """The further member of an enumeration, after a comma or "and"."""
        tokens = self.sentence.tokens
        if example := self._example(at, barred):
            return example
        at = self.past_brackets(at)
        at = self._past_often(self._past_examples(self._past_place(at)))
        start = at
        while self._divides(at):
            at += 1
        if at == start:
            return None
        at = self._past_small(at)
        if self.sentence.covers("of_people", at - 1):
            at = self._past_head(at)  # "the head of roads and the head *of parks*"
        mention = self._starting.get(at) or self._described(at)
        if mention is None:
            return (self._open(at) or self._listed(at)) if at < len(tokens) else None
        if headed := self._headed(mention):
            return headed if headed.sort not in barred else None
        if mention.sort in (PERSON, Sort.PEOPLE):
            end = self._past_where(mention.end)
            if self._divides(end):
                return self._next(end, barred, themes=themes)
        if mention.sort == Sort.THEME and not themes:
            return None
        return mention if mention.sort not in barred else None

    def _past_head(self, at: int) -> int:
        if at in self._starting or not self.sentence.covers("prepositions", at):
            return at
        return self._past_small(at + 1)

    def _past_small(self, at: int) -> int:
        while self._small(at) and at not in self._starting:
            at += 1
        return at

    def _headed(self, people: Mention) -> Mention | None:
        """The unit whose people are named: the head of roads and *the head of parks*."""
        at = people.end
        if not self.sentence.covers("of_people", people.start):
            return None
        if not self.sentence.covers("prepositions", at):
            return None
        return self._starting.get(self._past_small(at + 1))

    def _examples(self, at: int) -> int | None:
        """Where examples begin: services *such as A and B*, partners *(A and B)*."""
        tokens = self.sentence.tokens
        opens = at < len(tokens) and tokens[at].text in _OPENS_EXAMPLES
        mark = self.sentence.at("such_as", at + 1 if opens else at)
        bracket = opens and tokens[at].text == "("
        if mark is None and not bracket:
            return None
        start = mark.end if mark else at + 1
        while self._small(start) and start not in self._starting:
            start += 1
        named = self._starting.get(start)
        if named is None:
            return None
        after = self.past_brackets(self._past_place(named.end))
        if mark is None:  # "(A)" is another name of what is before it
            return start if self._divides(named.end) else None
        ends = after >= len(tokens) or not tokens[after].word or self._divides(after)
        return start if ends else None  # "which A lends" goes on with a verb

    def _example(self, at: int, barred: frozenset[str]) -> Mention | None:
        start = self._examples(at)
        named = self._starting.get(start) if start is not None else None
        return named if named and named.sort not in barred else None

    def past_brackets(self, at: int) -> int:
        """The word behind brackets that open at a word; the word itself where none do."""
        tokens = self.sentence.tokens
        if at < len(tokens) and tokens[at].text == "(":
            for end in range(at, min(at + _LONGEST_BRACKETS, len(tokens))):
                if tokens[end].text == ")":
                    return end + 1
        return at

    def _past_examples(self, at: int) -> int:
        """Past the end of a bracket whose members were taken."""
        tokens = self.sentence.tokens
        if at >= len(tokens) or tokens[at].text != ")" or not self._divides(at + 1):
            return at
        opening = next((i for i in range(at, -1, -1) if tokens[i].text == "("), 0)
        return at + 1 if self._examples(opening) is not None else at

    def _past_place(self, at: int) -> int:
        """``the library in Norby and the school``: where it lies is no end."""
        tokens = self.sentence.tokens
        if (
            at + 2 >= len(tokens)
            or not self.sentence.covers("places", at)
            or not tokens[at + 1].capital
        ):
            return at
        place = self._starting.get(at + 1)
        whole = place is not None and not self.sentence.covers("topics", at)
        end = self.past_brackets(place.end) if place and whole else at + 2
        return end if self._divides(end) else at

    def _past_often(self, at: int) -> int:
        """``the school weekly and the museum``: past how often."""
        tokens = self.sentence.tokens
        if at >= len(tokens) or self._divides(at):
            return at
        for span in spans(self.sentence.text):
            if span.start <= tokens[at].start < span.end:
                end = next(
                    (i for i in range(at, len(tokens)) if tokens[i].start >= span.end), at
                )
                return end if self._divides(end) else at
        return at

    def _past_where(self, at: int) -> int:
        """``the volunteers at the harbour, the church``: past where people are."""
        return at + 2 if self.sentence.covers("places", at) and self._divides(at + 2) else at

    def _in_brackets(self, person: Mention) -> Mention | None:
        """The unit in brackets behind a person."""
        tokens = self.sentence.tokens
        if person.end + 1 < len(tokens) and tokens[person.end].text == "(":
            inside = self._starting.get(person.end + 1)
            if inside and inside.sort not in NO_ACTOR:
                return inside
        return None


def _sharing_noun(found: list[Mention], sentence: Sentence) -> list[Mention]:
    """``Nordby or Sundby municipality``: both names have the noun."""
    words = found[-1].text.split()
    if len(found) < 2 or len(words) != 2 or found[-1].sort != Sort.PLACE:
        return found
    noun = words[-1]
    return [
        replace(m, text=f"{m.text} {noun}")
        if m.sort == "" and m.text.isalpha() and m.text[0].isupper()
        else m
        for m in found[:-1]
    ] + found[-1:]
