"""What is told apart because English writes compounds in words of their own."""

from __future__ import annotations

from loaders.naming.capitals import Capitals
from loaders.naming.mentions import Mention
from loaders.naming.nouns import Noun, Sort

__all__ = ["English"]


class English(Capitals):
    """Tells names in lower case from words that only stand before another noun."""

    def _is_lower(self, mention: Mention) -> bool:
        """Whether English writes what looks like two names as one: *school meals team*."""
        return mention.text.islower() and mention.sort in (Sort.UNIT, Sort.MANY)

    def _is_attribute(self, at: int) -> bool:
        """English writes compounds apart: a *school* meal, a *business* case."""
        many = self._lows[at].endswith(("s", "police")) and not self._lows[at].endswith("ss")
        if at + 1 >= len(self._tokens) or many:
            return False
        token = self._tokens[at + 1]
        verb = token.low.endswith(("s", "ed", "ing", "ly"))
        known = any(self._sentence.covers(key, at + 1) for key in self._sentence.marks)
        noun = self._nouns.noun(token.low) is not None
        return token.text.isalpha() and token.text.islower() and not (verb or known or noun)

    def _determined(self, noun: Noun, at: int) -> bool:
        """English writes compounds apart: one of many needs a plural or an article."""
        if noun.sort is not Sort.MANY or self._lows[at].endswith("s"):
            return True
        return at > 0 and self._sentence.covers("fillers", at - 1)

    def _is_english_pair(self, at: int) -> bool:
        """``the housing team``: two words of which each alone only points."""
        if self._nouns.compounds or at >= len(self._tokens):
            return False
        noun = self._nouns.noun(self._lows[at])
        return noun is not None and noun.sort is Sort.GENERIC

    def _is_english_role(self, at: int) -> bool:
        """``the tree officer``: a profession that the word before it tells apart."""
        if self._nouns.compounds or not self._sentence.covers("professions", at) or at < 2:
            return False
        before = self._sentence.covers("fillers", at - 2) and self._is_name_word(at - 1)
        return before and self._tokens[at - 1].text.islower()

    def _of_kind(self, mention: Mention, at: int) -> bool:
        """English writes compounds apart: the *allocations* team."""
        if mention.sort != Sort.GENERIC or self._nouns.compounds:
            return False
        return (
            self._is_name_word(at)
            and self._lows[at].isalpha()
            and not any(
                self._sentence.covers(key, at)
                for key in ("generic", "people", "both", "existing")
            )
        )
