"""Read the places of a sentence that name a partner or a subject, with enumerations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.prose.mentions import INFINITIVE, PERSON, Mention
from loaders.prose.nouns import Sort
from loaders.prose.text import Sentence

__all__ = ["Slots"]

_MOST_ADJECTIVES = 3
_SHORTEST_OPEN = 6
_MANY_ENDINGS = ("ene", "erne", "arna", "orna", "erna", "ane")  # the clubs, the night ravens
_ABSTRACT = (
    "hederne",
    "hetene",
    "heterna",
    "ingerne",
    "ingene",
    "ingarna",
    "ingane",
    "tionerne",
)
_THAT = frozenset({"at", "att", "that", "å"})
_QUOTES = frozenset("\"'“”«»‘’(")
_NO_ACTOR = frozenset({PERSON, Sort.PEOPLE, Sort.GENERIC})


class Slots:
    """The mentions of a sentence by where they stand."""

    def __init__(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        self.sentence = sentence
        self.mentions = mentions
        self._starting = {mention.start: mention for mention in mentions}
        self._ending = {mention.end: mention for mention in mentions}

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
        barred = _NO_ACTOR - {Sort.GENERIC} if generic else _NO_ACTOR
        first = self._first(at, adjectives, barred, themes=themes)
        if first is None:
            return []
        found = [first]
        while following := self._next(found[-1].end, barred, themes=themes):
            found.append(following)
        if all(mention.sort == Sort.GENERIC for mention in found):
            return []
        return _sharing_noun(found, self.sentence)

    def _first(
        self, at: int, adjectives: int, barred: frozenset[str], *, themes: bool
    ) -> Mention | None:
        tokens = self.sentence.tokens
        people = False
        while at < len(tokens):
            mention = self._starting.get(at)
            if mention and mention.sort not in barred:
                return mention if themes or mention.sort != Sort.THEME else None
            if mention:
                people = mention.sort != Sort.GENERIC
                bracket = self._in_brackets(mention)
                if bracket or mention.sort == Sort.GENERIC:
                    return bracket
                at = mention.end
                continue
            if themes and (opened := self._open(at)):
                return opened
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

    def _small(self, at: int) -> bool:
        return self.sentence.covers("fillers", at) or self.sentence.covers("of_people", at)

    def _open(self, at: int) -> Mention | None:
        """A plural that no list knows is one of many where partners stand."""
        token = self.sentence.tokens[at]
        if (
            token.low.endswith(_MANY_ENDINGS)
            and len(token.text) >= _SHORTEST_OPEN
            and token.text.isalpha()
            and token.text.islower()
            and not token.low.endswith(_ABSTRACT)
            and not any(
                self.sentence.covers(key, at) for key in ("people", "generic", "of_people")
            )
            and not self._followed_by_noun(at)
        ):
            return Mention(token.text, at, at + 1, Sort.MANY, 0.65)
        return None

    def _followed_by_noun(self, at: int) -> bool:
        return at + 1 in self._starting

    def _next(self, at: int, barred: frozenset[str], *, themes: bool) -> Mention | None:
        """The further member of an enumeration, after a comma or "and"."""
        tokens = self.sentence.tokens
        at = self._past_brackets(at)
        at = self._past_place(at)
        start = at
        while at < len(tokens) and self._divides(at):
            at += 1
        if at == start:
            return None
        while at < len(tokens) and self._small(at):
            at += 1
        mention = self._starting.get(at)
        if mention is None:
            return self._open(at) if at < len(tokens) else None
        if mention.sort == Sort.THEME and not themes:
            return None
        return mention if mention.sort not in barred else None

    def _divides(self, at: int) -> bool:
        return self.sentence.tokens[at].text == "," or self.sentence.covers("conjunctions", at)

    def _past_brackets(self, at: int) -> int:
        tokens = self.sentence.tokens
        if at < len(tokens) and tokens[at].text == "(":
            for end in range(at, min(at + 12, len(tokens))):
                if tokens[end].text == ")":
                    return end + 1
        return at

    def _past_place(self, at: int) -> int:
        """``the library in Norby and the school``: where it lies is no end."""
        tokens = self.sentence.tokens
        if (
            at + 2 < len(tokens)
            and self.sentence.covers("places", at)
            and tokens[at + 1].capital
            and self._divides(at + 2)
        ):
            return at + 2
        return at

    def _in_brackets(self, person: Mention) -> Mention | None:
        """The unit in brackets behind a person."""
        tokens = self.sentence.tokens
        if person.end + 1 < len(tokens) and tokens[person.end].text == "(":
            inside = self._starting.get(person.end + 1)
            if inside and inside.sort not in _NO_ACTOR:
                return inside
        return None

    # --- subjects ---------------------------------------------------------------------------

    def subjects(self, before: int) -> list[Mention] | None:
        """The units that act, named before a word: in its own clause, else in one before.

        Returns
        -------
        list of Mention or None
            Empty when nobody is named there, None when a person or other people act. A bare
            "the department" comes back as it is: the caller knows which one is meant.
        """
        start = self.clause(before)
        acting = self._acting(start, before)
        if acting is None or acting or start == 0:
            return acting
        if any(self.sentence.covers("we", at) for at in range(start, before)):
            return self._speaking(start)
        opening = self._opening(start)
        if any(self.sentence.covers("we", at) for at in range(opening, start)):
            return self._speaking(start)
        return self._acting(opening, start)

    def _opening(self, at: int) -> int:
        """Where the sentence around a word begins, or its part after ":" or ";"."""
        for here in range(at - 1, -1, -1):
            if self.sentence.tokens[here].text in ";:":
                return here + 1
        return 0

    def _speaking(self, before: int) -> list[Mention]:
        """The unit of a person who is quoted: ``Ola Nord (library) says that we …``."""
        for mention in self.mentions:
            people = mention.end < before and mention.sort in (PERSON, Sort.PEOPLE)
            if people and (inside := self._in_brackets(mention)):
                return [inside]
        return []

    def clause(self, at: int) -> int:
        """Where the clause around a word begins."""
        for here in range(at - 1, -1, -1):
            if self._cuts(here):
                return here + 1
        return 0

    def _cuts(self, at: int) -> bool:
        token = self.sentence.tokens[at]
        if token.text in ";:" or token.low in _THAT or self.sentence.covers("contrast", at):
            return True
        if token.text != ",":
            return False
        following = at + 1
        while following < len(self.sentence.tokens) and (
            self._small(following) or self.sentence.covers("conjunctions", following)
        ):
            following += 1
        return following not in self._starting

    def _acting(self, start: int, end: int) -> list[Mention] | None:
        people = False
        for mention in self.mentions:
            if mention.start < start or mention.end > end or mention.sort == Sort.THEME:
                continue
            if mention.sort in (PERSON, Sort.PEOPLE):
                if inside := self._in_brackets(mention):
                    return [inside]
                people = people or not self._in_phrase(mention, start)
            elif not self._in_phrase(mention, start):
                return self._chain(mention, end)
        return None if people else []

    def agent(self, before: int) -> Mention | None:
        """Who acts in a passive clause: it is run *by the pool* together with others."""
        start = self.clause(before)
        for mention in self.mentions:
            inside = start < mention.start < before and mention.unit
            if inside and self.sentence.covers("by_preps", mention.start - 1):
                return mention
        return None

    def after(self, at: int) -> list[Mention]:
        """Who acts, when it stands behind the verb: "today *the library* works with"."""
        tokens = self.sentence.tokens
        for step in range(at, min(at + 3, len(tokens))):
            mention = self._starting.get(step)
            if mention:
                fits = mention.sort not in (PERSON, Sort.PEOPLE, Sort.THEME)
                return [mention] if fits else []
            if not self.sentence.covers("fillers", step):
                break
        return []

    def _in_phrase(self, mention: Mention, start: int) -> bool:
        """Whether a mention only stands in a phrase: "in the work with *schools* we …"."""
        at = mention.start - 1
        while at >= start and self._small(at):
            if self.sentence.covers("of_people", at):
                return False
            at -= 1
        if at < start:
            return False
        if self.sentence.tokens[at].text == "(":
            return not self._behind_person(at)
        if not self.sentence.covers("prepositions", at):
            return self._enumerated_in_phrase(at, start)
        return not (at > start and self._is_people(at - 1))

    def _behind_person(self, bracket: int) -> bool:
        before = self._ending.get(bracket)
        return before is not None and before.sort in (PERSON, Sort.PEOPLE)

    def _enumerated_in_phrase(self, at: int, start: int) -> bool:
        """Whether the member before it in an enumeration stands in a phrase."""
        if not self._divides(at):
            return False
        before = self._ending.get(at)
        return before is not None and before.start >= start and self._in_phrase(before, start)

    def _is_people(self, at: int) -> bool:
        mention = self._ending.get(at + 1)
        people = mention is not None and mention.sort in (Sort.PEOPLE, Sort.ROLE)
        return people or self.sentence.covers("of_people", at)

    def _chain(self, first: Mention, end: int) -> list[Mention]:
        """The enumeration that begins with a mention."""
        found = [first]
        while (
            following := self._next(found[-1].end, _NO_ACTOR, themes=True)
        ) and following.end <= end:
            found.append(following)
        return found


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
