"""Names in lower case: of common nouns, with the words beside them that tell which."""

from __future__ import annotations

from dataclasses import replace

from loaders.naming.english import English
from loaders.naming.extent import UNIT_SORTS
from loaders.naming.mentions import Mention
from loaders.naming.nouns import Noun, Sort

__all__ = ["Lower"]

_SHORT_BODY = 3  # letters
_SHORTEST_NAME = 4  # letters
_DEFINITE = ("e", "a", "s")  # of an adjective behind an article
_DESCRIBING = ("nde", "ige", "iga", "ska", "ske", "ale", "ala", "e", "a")  # an adjective
_ARTICLES = frozenset({"de", "den", "det", "dei", "the"})


class Lower(English):
    """Finds the names in lower case in one sentence."""

    def _lower(self, at: int) -> Mention | None:
        noun = self._nouns.noun(self._lows[at])
        if noun and not self._nouns.compounds and not self._determined(noun, at):
            return None
        if noun is None:
            sorts = self._tokens[at].short and self._tells_sort(at)
            theme = self._nouns.theme(self._lows[at]) and not sorts
            return self._made(at, at + 1, Sort.THEME) if theme else None
        if noun.sort is Sort.BODY and len(self._lows[at]) <= _SHORT_BODY:
            return None  # "kl." is no association of municipalities
        if not self._nouns.compounds and self._is_attribute(at):
            return None
        if noun.sort is Sort.UNIT and self._nouns.activity(self._lows[at]):
            return self._made(at, at + 1, Sort.THEME)
        # English units in lower case are common words that need another beside them.
        pointing = noun.sort is Sort.UNIT and not self._nouns.compounds
        if named := self._with_name(at):
            return named
        if noun.sort is Sort.GENERIC or pointing:
            return self._lower_generic(at)
        if noun.sort in (Sort.ROLE, Sort.PEOPLE) and self._is_english_role(at):
            return self._made(at, at + 1, Sort.GENERIC)
        if noun.sort is Sort.ROLE and not self._tells_role(noun, at):
            return self._made(at, at + 1, Sort.PEOPLE)
        end = self._past_for(at, at + 1) if noun.sort in UNIT_SORTS else at + 1
        return self._made(at, end, noun.sort)

    def _with_name(self, start: int) -> Mention | None:
        """With the name that a firm or a club has: the firm *Brook & Hill*."""
        if not self._nouns.kind(self._lows[start]):
            return self._with_own_name(start)
        at = start + 1
        while at < len(self._tokens) and (
            (self._tokens[at].word and self._tokens[at].capital) or self._ampersand(at, at + 1)
        ):
            at += 1
        return self._made(start, at, Sort.UNIT) if at > start + 1 else None

    def _with_own_name(self, start: int) -> Mention | None:
        """With the one word that tells it from its like: *sykehjemmet Furulia*."""
        noun = self._nouns.noun(self._lows[start])
        house = noun is not None and noun.sort in (Sort.UNIT, Sort.MANY)
        if not (self._nouns.compounds and house and start + 1 < len(self._tokens)):
            return None
        name = self._tokens[start + 1]
        low = name.low
        plain = name.capital and name.text.isalpha() and len(low) >= _SHORTEST_NAME
        known = low in self._first_names or self._nouns.noun(low) or self._nouns.theme(low)
        single = plain and not known and self._nouns.definite(self._lows[start])
        further = start + 2 < len(self._tokens) and self._tokens[start + 2].capital
        return self._made(start, start + 2, Sort.UNIT) if single and not further else None

    def _tells_role(self, noun: Noun, at: int) -> bool:
        return noun.compound or self._lows[at][-2:] in ("en", "et", "ne", "na")

    def _lower_generic(self, at: int) -> Mention:
        """``the allocations team``, ``afdelingen Digitalisering``, ``utval for levekår``."""
        if self._is_apposed(at + 1) or self._is_english_pair(at + 1):
            return self._made(at, at + 2, Sort.UNIT)
        if fields := self._past_fields(at, at + 1):
            return self._made(at, fields, Sort.UNIT)
        end = self._past_for(at, at + 1)
        end = end if end > at + 1 else self._past_seat(at + 1)
        if end > at + 1:
            return self._made(at, end, Sort.UNIT)
        own = self._nouns.municipality(self._lows[at])
        return self._made(at, at + 1, Sort.OWN if own else Sort.GENERIC)

    def _is_apposed(self, at: int) -> bool:
        """Whether a word is the name behind "the department"."""
        token = self._tokens[at] if at < len(self._tokens) else None
        named = token and token.word and token.capital and not token.short
        return bool(
            named and token and (self._nouns.theme(token.low) or self._nouns.noun(token.low))
        )

    def _is_adjective(self, before: Mention, mention: Mention) -> bool:
        """Whether what looked like people or a field tells which: *technical* services."""
        single = before.end == mention.start == before.start + 1
        return (
            single
            and before.sort in (Sort.PEOPLE, Sort.THEME)
            and self._lows[before.start] in self._adjectives
        )

    def _with_adjectives(self, mention: Mention, before: list[Mention]) -> Mention:
        """With the adjectives that belong to a name in lower case: *voluntary* clubs."""
        start, end = mention.start, mention.end - 1
        least = before[-1].end if before else 0
        if not self._tokens[start].text[0].islower() or mention.sort == Sort.THEME:
            return mention
        while start > least and (
            self._lows[start - 1] in self._adjectives
            or (self._of_kind(mention, start - 1) and start == mention.start)
            or (self._behind_article(start - 1) and start == mention.start)
            or (self._behind_owner(start - 1, least) and start == mention.start)
        ):
            start -= 1
        if start == mention.start:
            return mention
        points = mention.sort == Sort.GENERIC and not self._nouns.whole(self._lows[end])
        sort = Sort.UNIT if points else mention.sort
        return replace(
            mention, text=self._sentence.slice(start, mention.end), start=start, sort=sort
        )

    def _behind_owner(self, at: int, least: int) -> bool:
        """``The school's *preventive* team``: one word between whose it is and what it is."""
        owned = at == least > 0 and self._nouns.genitive(self._lows[at - 1])
        tells = self._lows[at].endswith(_DESCRIBING) and self._tokens[at].text.islower()
        return owned and tells and self._is_name_word(at)

    def _behind_article(self, at: int) -> bool:
        """``The *local* clubs``: one word between the article and the noun tells which."""
        article = at > 0 and self._lows[at - 1] in _ARTICLES
        inflected = not self._nouns.compounds or self._lows[at].endswith(_DEFINITE)
        if self._nouns.counts(self._lows[at]):
            return False
        return (
            article and inflected and self._tokens[at].text.islower() and self._is_name_word(at)
        )
