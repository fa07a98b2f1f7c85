"""How far a name reaches: its noun, its second field of work, what it is for."""

from __future__ import annotations

from functools import cached_property

from loaders.naming.mentions import INFINITIVE, Mention, Names
from loaders.naming.nouns import Noun, Nouns, Sort
from loaders.naming.text import Sentence

__all__ = ["JOINERS", "UNIT_SORTS", "Extent"]

UNIT_SORTS = frozenset({Sort.UNIT, Sort.COUNCIL, Sort.GENERIC, Sort.PLACE, Sort.BODY})
JOINERS = frozenset({"og", "och", "and", "&"})
_ADJECTIVES = ("e", "a", "isk", "lig", "leg")
_WEIGHTS = {Sort.ROLE: 0.9, Sort.THEME: 0.75, Sort.COUNCIL: 0.95, Sort.OWN: 0.65}


class Extent:
    """The words of one sentence, and where a name that begins at one of them ends."""

    def __init__(
        self, sentence: Sentence, nouns: Nouns, names: Names, first_names: frozenset[str]
    ) -> None:
        self._sentence = sentence
        self._tokens = sentence.tokens
        self._lows = [token.low for token in sentence.tokens]
        self._nouns = nouns
        self._names = names
        self._first_names = first_names

    def _made(self, start: int, end: int, sort: str, weight: float | None = None) -> Mention:
        if weight is None:
            weight = _WEIGHTS.get(Sort(sort), 1.0) if sort in _WEIGHTS else 1.0
        return Mention(self._sentence.slice(start, end), start, end, sort, weight)

    def _extended(self, start: int, end: int) -> int:
        """Past the words in lower case that belong to a name: a noun, "for", a second field."""
        if fields := self._past_fields(start, end) or self._past_activities(start, end):
            return fields
        end = self._past_noun(start, end)
        end = self._past_and(start, end)
        return self._past_for(start, end)

    def _past_fields(self, start: int, end: int) -> int:
        """``Avdeling psykisk helse og rus``: a bare noun, then its fields; 0 for none."""
        at = end
        if end - start != 1 or not self._is_bare(start):
            return 0
        while at < len(self._tokens) and self._lows[at] in self._adjectives:
            at += 1
        if at >= len(self._tokens) or not self._is_field(at) or self._ends_unit(at):
            return 0
        at += 1
        while at + 1 < len(self._tokens) and self._lows[at] in JOINERS:
            field = self._is_field(at + 1) or self._nouns.activity(self._lows[at + 1])
            if not field or self._ends_unit(at + 1):
                break
            at += 2
        return at

    def _past_activities(self, start: int, end: int) -> int:
        """``Drift og vedlikehold``: a unit by the two things it does; 0 for none."""
        past = end + 2
        opens = end - start == 1 and past < len(self._tokens) and self._lows[end] in JOINERS
        if not (opens and self._nouns.activity(self._lows[start])):
            return 0
        told = self._nouns.activity(self._lows[end + 1]) and self._tokens[past].word
        of = any(self._sentence.covers(key, past) for key in ("linking", "places", "topics"))
        return past if told and not of else 0

    def _ends_unit(self, at: int) -> bool:
        """Whether a field of work is the name of a unit already: *biblioteket*."""
        noun = self._nouns.noun(self._lows[at])
        return noun is not None and self._nouns.definite(self._lows[at])

    def _is_bare(self, at: int) -> bool:
        """Whether a word for any unit stands without an article: *avdeling*, *sektor*."""
        noun = self._nouns.noun(self._lows[at])
        generic = noun is not None and noun.sort is Sort.GENERIC
        low = self._lows[at]
        return self._nouns.compounds and generic and not self._nouns.definite(low)

    def _past_noun(self, start: int, end: int) -> int:
        if end >= len(self._tokens) or self._tokens[end].capital:
            return end
        noun = self._nouns.noun(self._lows[end])
        last = self._nouns.noun(self._lows[end - 1])
        fits = noun and noun.sort in (*UNIT_SORTS, Sort.MANY) and not (last and last.compound)
        adjective = self._lows[end - 1] in self._adjectives and self._nouns.theme(
            self._lows[end]
        )
        opens = end - start == 1 and (start == 0 or not self._tokens[start - 1].word)
        if fits and noun and opens and not self._qualifies(start, noun):
            return end
        return end + 1 if fits or adjective else end

    def _qualifies(self, at: int, noun: Noun) -> bool:
        """Whether a word that opens a sentence may belong to the name of the noun behind it."""
        low = self._lows[at]
        telling = self._nouns.theme(low) or low in self._adjectives
        if telling or low in self._names.capitals or self._nouns.noun(low):
            return True
        verbs = (
            "join_heads",
            "with_heads",
            "to_heads",
            "from_heads",
            "object_heads",
            "proposed",
        )
        marked = any(self._sentence.covers(key, at) for key in verbs)
        return noun.sort is not Sort.GENERIC and not marked

    @cached_property
    def _adjectives(self) -> set[str]:
        marks = self._sentence.marks.get("name_adjectives", ())
        return {self._lows[mark.start] for mark in marks}

    def _past_and(self, start: int, end: int) -> int:
        """``Helse og omsorg``: one unit with two fields, the second in lower case."""
        at = end
        while at + 1 < len(self._tokens) and self._is_field(at - 1):
            if self._lows[at] not in JOINERS and self._lows[at] != ",":
                break
            unit = at + 2 < len(self._tokens) and self._is_unit_noun(at + 2)
            if self._tokens[at + 1].capital:
                headed = self._is_headed(start)
                if not (headed or unit) or not self._is_field(at + 1):
                    break
            elif not self._is_field(at + 1) or self._nouns.noun(self._lows[at + 1]):
                break
            at += 2
            if self._lows[at - 2] in JOINERS:
                end = self._past_noun(start, at)
                break
        return end

    def _is_field(self, at: int) -> bool:
        return self._nouns.theme(self._lows[at])

    def _is_unit_noun(self, at: int) -> bool:
        noun = self._nouns.noun(self._lows[at])
        return noun is not None and noun.sort in UNIT_SORTS

    def _is_headed(self, start: int) -> bool:
        """Whether a name begins with what it is: a committee, a centre."""
        text = self._tokens[start].text
        mixed = not text[1:].islower() and (self._tokens[start].short or not text.isupper())
        unit = self._is_unit_noun(start) and not self._is_field(start)
        return self._tokens[start].capital and (unit or mixed)

    def _past_for(self, start: int, end: int) -> int:
        """``Centre for Health and Care``, ``utvalg for levekår``."""
        if end + 1 >= len(self._tokens) or not self._sentence.covers("linking", end):
            return end
        if not (self._is_unit_noun(end - 1) or self._is_headed(start)):
            return end
        first = self._tokens[end + 1]
        shared = first.text.endswith("-") and end + 3 < len(self._tokens)
        plain = (self._is_name_word(end + 1) and self._may_be_for(end - 1)) or shared
        plain = plain and self._lows[end] in ("for", "för", "of")
        plain = plain and not self._sentence.covers("strained", end + 1)  # "for sent"
        plain = plain and self._is_unit_noun(end - 1)
        plain = plain and (self._nouns.compounds or self._lows[end] == "of")
        if not (first.capital or plain):
            return end
        if self._sentence.covers("places", end) and not (first.short or self._is_headed(start)):
            return end
        at = end + 4 if shared and self._lows[end + 2] in JOINERS else end + 2
        at += self._is_described(end + 1)
        while at + 1 < len(self._tokens) and self._lows[at] in JOINERS | {","}:
            if not (self._is_field(at + 1) or (self._tokens[at + 1].capital and first.capital)):
                break
            if self._sentence.covers("places", end) and self._is_unit_noun(at + 1):
                break  # "the office in Norby and the *fire brigade*"
            at += 2
        return at

    def _is_described(self, at: int) -> bool:
        """Whether an adjective stands before what a unit is for: *sociale tilbud*."""
        if not self._nouns.compounds or at + 1 >= len(self._tokens):
            return False
        low, following = self._lows[at], self._tokens[at + 1]
        plain = low in self._adjectives or low.endswith(_ADJECTIVES)
        if not plain or following.capital or self._is_field(at) or self._nouns.noun(low):
            return False
        noun = self._nouns.noun(following.low)
        named = noun is not None and not self._nouns.definite(following.low)
        return self._is_field(at + 1) or named

    def _may_be_for(self, at: int) -> bool:
        """Whether a noun asks what it is for: an office does, a library does not."""
        noun = self._nouns.noun(self._lows[at])
        if noun is None or not self._nouns.compounds or self._is_field(at + 2):
            return True
        return noun.sort in (Sort.GENERIC, Sort.COUNCIL) or self._nouns.ends_generic(
            self._lows[at]
        )

    def _is_name_word(self, at: int) -> bool:
        token = self._tokens[at]
        small = ("fillers", "prepositions", "we", "they", "linking", "titles", "conjunctions")
        return (
            token.text.isalpha()
            and token.low not in INFINITIVE
            and not any(self._sentence.covers(k, at) for k in small)
        )
