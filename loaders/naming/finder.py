"""Find the units that a sentence names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from loaders.naming.extent import JOINERS
from loaders.naming.lower import Lower
from loaders.naming.mentions import PERSON, Mention, Names
from loaders.naming.nouns import Nouns, Sort
from loaders.naming.text import Sentence

__all__ = ["Finder"]

_SHORTENED = 0.85
_LED = 0.85
_AS_WELL = frozenset({"samt", "well"})
_LEADERS = ("ene", "erne", "arna", "erna", "orna", "ane", "s")


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
        return self._nouns.definite(word)

    def is_own(self, word: str) -> bool:
        """Whether a word in lower case is "municipality" in some form."""
        return self._nouns.municipality(word)

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
                or low in self._names.short
                or self._nouns.theme(low)
                or self._nouns.noun(low)
            )
        return self._dull[low]


class _Scan(Lower):
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
        found = self._led(found)
        return [self._as_people(self._plain(one), found, n) for n, one in enumerate(found)]

    def _led(self, found: list[Mention]) -> list[Mention]:
        """``The heads of culture, roads and care``: what several lead are units."""
        led: list[Mention] = []
        for mention in found:
            if led and mention.end <= led[-1].end:
                continue  # taken already
            led.append(mention)
            many = self._lows[mention.end - 1].endswith(_LEADERS)
            if mention.sort not in (Sort.ROLE, Sort.PEOPLE) or not many:
                continue
            chain = self._enumerated([m for m in found if m.start >= mention.end], mention.end)
            if len(chain) > 1:
                led[-1] = replace(mention, sort=Sort.PEOPLE)
                led += [self._as_field(one) for one in self._paired(chain)]
        return led

    def _as_field(self, mention: Mention) -> Mention:
        field = mention.sort in (Sort.THEME, Sort.GENERIC)
        return replace(mention, sort=Sort.UNIT, weight=_LED) if field else mention

    def _paired(self, chain: list[Mention]) -> list[Mention]:
        """``Roads, schools as well as culture and leisure``: the last is one unit."""
        *others, one, last = chain
        before = others[-1].end if others else one.start
        apart = {self._lows[at] for at in range(before, one.start)} & _AS_WELL
        if not apart or last.start != one.end + 1 or self._lows[one.end] not in JOINERS:
            return chain
        return [*others, self._made(one.start, last.end, Sort.UNIT, _LED)]

    def _enumerated(self, mentions: list[Mention], end: int) -> list[Mention]:
        """The mentions that are named in a row behind "of"."""
        chain: list[Mention] = []
        for mention in mentions:
            keys = ("conjunctions", "fillers") if chain else ("linking",)
            between = range(end, mention.start)
            joined = all(
                self._tokens[at].text == ","
                or any(self._sentence.covers(key, at) for key in keys)
                for at in between
            )
            if not (between and joined) or mention.sort in (PERSON, Sort.PEOPLE):
                break
            chain.append(mention)
            end = mention.end
        return chain

    def _owns(self, before: Mention, mention: Mention) -> bool:
        """``The hospital's ward team``: one name, of what is named last."""
        beside = before.end == mention.start and before.sort != PERSON
        if not beside:
            return False
        lower = self._is_lower(before) and (
            self._is_lower(mention) or mention.sort == Sort.GENERIC
        )
        if lower and not self._nouns.compounds:
            return True
        return before.sort != Sort.THEME and self._nouns.genitive(self._lows[before.end - 1])

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
            self._shortened(at)
            or self._known(at)
            or self._hyphened(at)
            or self._others(at)
            or (self._proper(at) if self._tokens[at].capital else None)
            or self._lower(at)
        )

    def _shortened(self, at: int) -> Mention | None:
        """``Park`` for the park team, where it opens a sentence or stands beside another."""
        name = self._names.short.get(self._lows[at])
        if name is None:
            return None
        joined = self._is_joined(at, 1) or self._is_joined(at, -1)
        opens = self._tokens[at].capital and self._lows[at + 1 : at + 2] != ["og"]
        made = self._made(at, at + 1, Sort.UNIT, _SHORTENED)
        return replace(made, text=name) if joined or opens else None

    def _is_joined(self, at: int, step: int) -> bool:
        """Whether "and" stands between a word and another short name."""
        joiner, other = at + step, at + 2 * step
        if min(joiner, other) < 0 or max(joiner, other) >= len(self._tokens):
            return False
        joins = self._sentence.covers("conjunctions", joiner)
        return joins and (self._lows[other] in self._names.short or self._is_unit_noun(other))

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
        if mark is None or self._tokens[mark.end - 1].capital:
            return None
        return self._made(mark.start, mark.end, Sort.MANY)
