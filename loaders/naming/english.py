"""What is told apart because English writes compounds in words of their own."""

from __future__ import annotations

from loaders.naming.capitals import Capitals
from loaders.naming.mentions import Mention
from loaders.naming.nouns import Noun, Sort

__all__ = ["English"]

# Words of these keys do not tell which unit it is: no *team*, said *centres*.
_NO_KIND = (
    *("generic", "people", "both", "existing", "negation", "verbs", "strained", "proposed"),
    *("to_heads", "from_heads", "object_heads"),
)


class English(Capitals):
    """Tells names in lower case from words that only stand before another noun."""

    def _is_lower(self, mention: Mention) -> bool:
        """Whether English writes what looks like two names as one: *school meals team*."""
        tells = mention.sort in (Sort.PEOPLE, Sort.THEME) and not mention.text.endswith("s")
        known = mention.sort in (Sort.UNIT, Sort.MANY) or (tells and self._many(mention.end))
        return mention.text.islower() and known

    def _many(self, at: int) -> bool:
        """Whether several units of one sort follow: the youth *centres*."""
        noun = self._nouns.noun(self._lows[at]) if at < len(self._tokens) else None
        generic = noun is not None and noun.sort is Sort.GENERIC
        return generic and self._lows[at].endswith("s")

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
            and not self._nouns.counts(self._lows[at])
            and not any(self._sentence.covers(key, at) for key in _NO_KIND)
        )
