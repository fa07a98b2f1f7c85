"""Find the units that a sentence names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from loaders.naming.english import English
from loaders.naming.extent import JOINERS, UNIT_SORTS
from loaders.naming.mentions import PERSON, Mention, Names
from loaders.naming.nouns import Noun, Nouns, Sort
from loaders.naming.text import Sentence

__all__ = ["Finder"]

_SHORT_BODY = 3  # letters
_DEFINITE = ("e", "a", "s")  # of an adjective behind an article
_ARTICLE_ENDS = ("en", "et", "n", "t", "a", "ene", "ne", "ane", "erne", "arna", "erna", "na")
_ARTICLES = frozenset({"de", "den", "det", "dei", "the"})


class Finder:
    """Finds mentions of units in the sentences of one document."""

    def __init__(self, nouns: Nouns, names: Names, first_names: frozenset[str]) -> None:
        self._nouns = nouns
        self._names = names
        self._first_names = first_names
        self._dull: dict[str, bool] = {}

    def is_field(self, text: str) -> bool:
        """Whether a name is only a field of work, such as IT."""
        return self._nouns.theme(text.casefold())

    def is_definite(self, word: str) -> bool:
        """Whether a word in lower case is a known noun with the article at its end."""
        stems = [word.removesuffix(end) for end in _ARTICLE_ENDS if word.endswith(end)]
        known = [stem for stem in stems if len(stem) > _SHORT_BODY - 1]
        return any(self._nouns.noun(stem) or self._nouns.noun(f"{stem}e") for stem in known)

    def decides(self, word: str) -> bool:
        """Whether a word in lower case names a board or a council, not an office."""
        return self._nouns.council(word)

    def mentions(self, sentence: Sentence) -> list[Mention]:
        """All mentions of a sentence in order; people and persons are among them, marked."""
        others = sentence.marks.get("others", ())
        telling = {mark.start for mark in others}
        telling |= {
            at
            for at, token in enumerate(sentence.tokens)
            if token.word and (token.capital or not self._is_dull(token.low))
        }
        scan = _Scan(sentence, self._nouns, self._names, self._first_names)
        return scan.all(sorted(telling))

    def _is_dull(self, low: str) -> bool:
        """Whether no name can begin at a word in lower case: most words are such."""
        if low not in self._dull:
            self._dull[low] = not (
                low.endswith("-")
                or self._names.begins(low)
                or self._nouns.theme(low)
                or self._nouns.noun(low)
            )
        return self._dull[low]


class _Scan(English):
    """Goes through the words of one sentence."""

    def all(self, telling: Iterable[int]) -> list[Mention]:
        """The mentions that begin at some words, those that may begin one."""
        found: list[Mention] = []
        past = 0
        for at in telling:
            mention = self._at(at) if at >= past and self._tokens[at].word else None
            if mention:
                past = mention.end
                if found and self._is_adjective(found[-1], mention):
                    found.pop()
                mention = self._with_adjectives(mention, found)
                if found and self._owns(found[-1], mention):
                    mention = self._made(found.pop().start, mention.end, self._told(mention))
                found.append(mention)
        return [self._as_people(self._plain(one), found, n) for n, one in enumerate(found)]

    def _owns(self, before: Mention, mention: Mention) -> bool:
        """``The hospital's ward team``: one name, of what is named last."""
        beside = before.end == mention.start and before.sort not in (PERSON, Sort.THEME)
        if not beside:
            return False
        lower = self._is_lower(before) and (
            self._is_lower(mention) or mention.sort == Sort.GENERIC
        )
        return (lower and not self._nouns.compounds) or self._nouns.genitive(
            self._lows[before.end - 1]
        )

    def _told(self, mention: Mention) -> str:
        """What an owned name is: whose advisers they are, tells them from other people."""
        noun = self._nouns.noun(self._lows[mention.end - 1])
        if noun and noun.sort is Sort.ROLE:
            return Sort.ROLE
        english = not self._nouns.compounds and mention.sort == Sort.GENERIC
        return Sort.UNIT if english else mention.sort

    def _plain(self, mention: Mention) -> Mention:
        """Without the genitive's ending: the meeting *of the boards*, "the boards' meeting"."""
        if not mention.unit or not self._nouns.genitive(self._lows[mention.end - 1]):
            return mention
        return replace(mention, text=mention.text[:-1].rstrip(":'’"), genitive=True)

    def _as_people(self, mention: Mention, found: list[Mention], at: int) -> Mention:
        """``The leaders of the pool``: who acts is the pool."""
        following = found[at + 1] if at + 1 < len(found) else None
        if mention.sort != Sort.ROLE or following is None or not following.unit:
            return mention
        if following.sort == Sort.PLACE:
            return mention  # whose adviser it is, not whom it leads
        beside = following.start == mention.end + 1
        of = beside and any(
            self._sentence.covers(key, mention.end) for key in ("places", "linking")
        )
        return replace(mention, sort=Sort.PEOPLE) if of else mention

    def _at(self, at: int) -> Mention | None:
        return (
            self._known(at)
            or self._hyphened(at)
            or self._others(at)
            or (self._proper(at) if self._tokens[at].capital else None)
            or self._lower(at)
        )

    def _known(self, at: int) -> Mention | None:
        length = self._names.length(self._lows, at)
        if not length:
            return None
        if length == 1 and not self._tokens[at].capital and self._nouns.theme(self._lows[at]):
            return None
        noun = self._nouns.noun(self._lows[at + length - 1])
        plain = noun is None and not self._tokens[at].capital
        bare = noun is not None and noun.sort in (Sort.PEOPLE, Sort.GENERIC)
        if length == 1 and (plain or bare):
            return None
        end = self._extended(at, at + length) if self._tokens[at].capital else at + length
        return self._made(at, end, noun.sort if noun and noun.sort is Sort.ROLE else "", 1.0)

    def _hyphened(self, at: int) -> Mention | None:
        """``barne- og ungdomsavdelingen``: one name whose parts share their ending."""
        end = at
        while end + 2 < len(self._tokens) and self._tokens[end].text.endswith("-"):
            end += 2 if self._lows[end + 1] in JOINERS | {",", "/"} else 1
        if end == at or end >= len(self._tokens):
            return None
        noun = self._nouns.noun(self._lows[end])
        if noun is None or noun.sort is Sort.PEOPLE:
            capital = self._tokens[at].capital and self._tokens[end].capital
            theme = self._nouns.theme(self._lows[end])
            if not (capital or (self._tokens[at].capital and theme)):
                return None
        return self._made(at, self._extended(at, end + 1), noun.sort if noun else "")

    def _others(self, at: int) -> Mention | None:
        mark = self._sentence.at("others", at)
        if mark is None or (mark.end - mark.start == 1 and self._tokens[at].capital):
            return None
        return self._made(mark.start, mark.end, Sort.MANY)

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
            return None
        at = start + 1
        while at < len(self._tokens) and (
            (self._tokens[at].word and self._tokens[at].capital) or self._ampersand(at, at + 1)
        ):
            at += 1
        return self._made(start, at, Sort.UNIT) if at > start + 1 else None

    def _tells_role(self, noun: Noun, at: int) -> bool:
        return noun.compound or self._lows[at][-2:] in ("en", "et", "ne", "na")

    def _lower_generic(self, at: int) -> Mention:
        """``the allocations team``, ``afdelingen Digitalisering``, ``utval for levekår``."""
        if self._is_apposed(at + 1) or self._is_english_pair(at + 1):
            return self._made(at, at + 2, Sort.UNIT)
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
        ):
            start -= 1
        if start == mention.start:
            return mention
        points = mention.sort == Sort.GENERIC and not self._nouns.whole(self._lows[end])
        sort = Sort.UNIT if points else mention.sort
        return replace(
            mention, text=self._sentence.slice(start, mention.end), start=start, sort=sort
        )

    def _behind_article(self, at: int) -> bool:
        """``The *local* clubs``: one word between the article and the noun tells which."""
        article = at > 0 and self._lows[at - 1] in _ARTICLES
        inflected = not self._nouns.compounds or self._lows[at].endswith(_DEFINITE)
        return (
            article and inflected and self._tokens[at].text.islower() and self._is_name_word(at)
        )
