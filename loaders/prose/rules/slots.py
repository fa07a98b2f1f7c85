"""Read the places of a sentence that name who acts, beside those that name partners."""

from __future__ import annotations

from loaders.naming.mentions import INFINITIVE, PERSON, Mention
from loaders.naming.nouns import Sort
from loaders.prose.rules.clauses import WHETHER, Clauses
from loaders.prose.rules.enumerations import NO_ACTOR
from loaders.prose.rules.staff import are_staff

__all__ = ["Slots"]

_VERBS = ("actions", "join_heads", "object_heads", "with_heads", "to_heads", "from_heads")


class Slots(Clauses):
    """The mentions of a sentence by where they stand."""

    def subjects(self, before: int) -> list[Mention] | None:
        """The units that act, named before a word: in its own clause, else in one before.

        Returns
        -------
        list of Mention or None
            Empty when nobody is named there, None when a person or other people act. A bare
            "the department" comes back as it is: the caller knows which one is meant.
        """
        if antecedent := self._antecedent(before):
            return [antecedent] if antecedent.unit else None
        start = self.clause(before)
        acting = self._acting(start, before)
        if acting is None or acting:
            return acting
        if agent := self.agent(before):
            return [agent]
        if any(self.sentence.covers("we", at) for at in range(start, before)):
            return self._speaking(start)
        return None if self._aside(before) else self._around(start)

    def ending(self, at: int) -> Mention | None:
        """The mention that ends right before a word, when no other is named with it."""
        mention = self._ending.get(at)
        return mention if mention and self._before(mention) is None else None

    def _around(self, start: int) -> list[Mention] | None:
        """Who acts in the clauses around one, the nearest first."""
        opening = self._opening(start)
        here = start
        while here > opening:
            outer = max(self.clause(here - 1), opening)
            if any(self.sentence.covers("we", at) for at in range(outer, here)):
                return self._speaking(start)
            acting = self._acting(outer, here)
            if acting is None or acting:
                return acting
            here = outer
        return []

    def _speaking(self, before: int) -> list[Mention]:
        """The unit of a person who is quoted: ``Ola Nord (library) says that we …``."""
        for mention in self.mentions:
            people = mention.end < before and mention.sort in (PERSON, Sort.PEOPLE)
            if people and (inside := self._in_brackets(mention)):
                return [inside]
        return []

    def _is_infinitive(self, start: int) -> bool:
        """Whether a clause begins with "to include …": what it names is no subject of it."""
        if start == 0 or self.sentence.tokens[start - 1].low not in INFINITIVE:
            return False
        return any(self.sentence.covers(key, start) for key in _VERBS)

    def _acting(self, start: int, end: int) -> list[Mention] | None:
        if self._is_infinitive(start):
            return []
        people = False
        for mention in self.mentions:
            if mention.start < start or mention.end > end or self._is_title(mention):
                continue
            if mention.sort == Sort.THEME and not self._opens_chain(mention):
                continue
            if mention.sort in (PERSON, Sort.PEOPLE):
                if inside := self._in_brackets(mention):
                    return [inside]
                if self._ours(mention) or self._is_staff(mention, start):
                    return []  # who speaks
                people = people or not self._in_phrase(mention, start)
            elif not self._in_phrase(mention, start):
                return self._chain(mention, end)
        return None if people else []

    def _is_staff(self, mention: Mention, start: int) -> bool:
        """Whether a clause opens with those who speak: "*officers* would like to"."""
        opens = mention.start - start <= 1 and self.sentence.covers("staff", mention.start)
        following = self.sentence.covers("prepositions", mention.end)
        return opens and not following and mention.start - 1 not in self._ending

    def placed(self, start: int, before: int) -> list[Mention]:
        """Where a thing was done: "a course was held *at the library* in cooperation with"."""
        if any(self.sentence.covers("we", at) for at in range(start, before)):
            return []
        inside = [m for m in self.mentions if start <= m.start and m.end <= before and m.unit]
        found = [m for m in inside if self.sentence.covers("places", m.start - 1)]
        return found if len(found) == 1 == len(inside) and found[0].end == before - 1 else []

    def owners(self, before: int) -> list[Mention]:
        """Those whose the thing is: "*the school's and the library's* joint rules"."""
        last = self._ending.get(before)
        if last is None or not last.genitive:
            return []
        found = [last]
        while found and (earlier := self._before(found[0])) and earlier.genitive:
            found.insert(0, earlier)
        return found

    def _before(self, mention: Mention) -> Mention | None:
        """The member before one in an enumeration."""
        at = mention.start - 1
        while at > 0 and self._divides(at):
            at -= 1
        return self._ending.get(at + 1) if at + 1 < mention.start else None

    def by_whom(self, at: int) -> list[Mention]:
        """Who acts behind a passive verb: "coordinated *by the pool* together with schools"."""
        mention = self._starting.get(at + 1) if self.sentence.covers("by_preps", at) else None
        return [mention] if mention and mention.unit else []

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

    def _is_title(self, mention: Mention) -> bool:
        """Whether it is what a person is: "Ola Nord, *head of roads*, says"."""
        before = self._ending.get(mention.start - 1)
        told = before is not None and before.sort == PERSON and mention.sort in (Sort.ROLE, "")
        return told and self.sentence.tokens[mention.start - 1].text == ","

    def _opens_chain(self, mention: Mention) -> bool:
        """Whether a field of work is named together with a unit: "*pay* and the archive"."""
        following = self._next(mention.end, NO_ACTOR, themes=False)
        return following is not None and following.unit

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
        if self.sentence.tokens[at].low in WHETHER and self._opens_clause(mention):
            return False
        ours = at > start and self.sentence.covers("we", at - 1)  # "we *in the library*"
        staff = are_staff(self.sentence, start, at)
        return not (ours or staff or (at > start and self._is_people(at - 1)))

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
