"""Words that no list knows, where they can only be one more unit of an enumeration."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.naming.mentions import Mention
from loaders.naming.nouns import Sort
from loaders.naming.text import Mark, Sentence

__all__ = ["KNOWN", "Unlisted"]

_SHORTEST_OPEN = 6
_LONGEST_UNLISTED = 6  # words from "and" to the verb
_UNLISTED_WORDS = 2
_SURELY = 2  # members from which an unknown word is one of them
KNOWN = 0.66  # from which a word is known to name a unit
_MANY_ENDINGS = ("ene", "erne", "arna", "orna", "erna", "ane")  # the clubs, the night ravens
_KNOWN_WORDS = (
    *("fillers", "prepositions", "verbs", "existing", "proposed", "strained", "negation"),
    *("with_heads", "to_heads", "from_heads", "object_heads", "by_heads", "join_heads"),
    *("mutual", "people", "generic", "of_people", "topics", "titles", "not_units", "actions"),
    *("name_adjectives", "not_actors", "partner_nouns", "member_heads", "both", "wishes"),
)
_ADJECTIVES = ("nde", "ige", "iga", "ege", "ske", "ska", "ble", "ile", "al", "ic", "ant", "ed")
_PLURALS = ("er", "ar", "or", "ere", "are", "s")  # walkers, whatever the language
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


class Unlisted:
    """The mentions of a sentence by where they stand, and the unknown words beside them."""

    def __init__(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        self.sentence = sentence
        self.mentions = mentions
        self._starting = {mention.start: mention for mention in mentions}
        self._ending = {mention.end: mention for mention in mentions}

    @property
    def starts(self) -> frozenset[int]:
        """The words with which units begin that the sentence names."""
        return frozenset(mention.start for mention in self.mentions if mention.unit)

    def _small(self, at: int) -> bool:
        return self.sentence.covers("fillers", at) or self.sentence.covers("of_people", at)

    def _divides(self, at: int) -> bool:
        if at >= len(self.sentence.tokens):
            return False
        return self.sentence.tokens[at].text == "," or self.sentence.covers("conjunctions", at)

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
                self.sentence.covers(key, at)
                for key in ("people", "generic", "of_people", "with_heads", "fillers")
            )
            and not self._followed_by_noun(at)
        ):
            return Mention(token.text, at, at + 1, Sort.MANY, 0.65)
        return None

    def _alike(self, at: int) -> Mention | None:
        """An unknown plural before "and": between *walkers* and the parks office."""
        token = self.sentence.tokens[at]
        plain = (
            token.text.isalpha() and token.text.islower() and len(token.text) > _SHORTEST_OPEN
        )
        keys = ("people", "generic", "of_people", "fillers", "name_adjectives")
        if not (plain and token.low.endswith(_PLURALS)) or not self._divides(at + 1):
            return None
        known = any(self.sentence.covers(key, at) for key in keys)
        return None if known else Mention(token.text, at, at + 1, Sort.MANY, 0.65)

    def _listed(self, at: int) -> Mention | None:
        """An unknown word before a comma and a unit: *courts*, police and prosecutors."""
        token = self.sentence.tokens[at]
        plain = token.text.isalpha() and token.text.islower()
        if not plain or len(token.text) < _SHORTEST_OPEN or not self._divides(at + 1):
            return None
        following = at + 1
        while following < len(self.sentence.tokens) and (
            self._divides(following)
            or (self._small(following) and following not in self._starting)
        ):
            following += 1
        beside = self._starting.get(following)
        unit = beside is not None and beside.unit and beside.weight >= KNOWN
        known = any(self.sentence.covers(key, at) for key in _KNOWN_WORDS)
        return Mention(token.text, at, at + 1, Sort.MANY, 0.65) if unit and not known else None

    def _last(self, found: Sequence[Mention]) -> Mention | None:
        """An unknown word that ends an enumeration of units: police, courts and *leisure*."""
        at = found[-1].end
        while self._divides(at):
            at += 1
        if len(found) < _SURELY or at == found[-1].end or at >= len(self.sentence.tokens):
            return None
        token = self.sentence.tokens[at]
        plain = token.text.isalpha() and token.text.islower() and len(token.text) > 3
        ends = at + 1 >= len(self.sentence.tokens) or not self.sentence.tokens[at + 1].word
        ends = ends or self.sentence.covers("verbs", at + 1)
        known = any(self.sentence.covers(key, at) for key in _KNOWN_WORDS)
        if known or not (plain and ends):
            return None
        return Mention(token.text, at, at + 1, Sort.MANY, 0.65)

    def unlisted_beside(self, one: Mention, mark: Mark) -> Mention | None:
        """An unknown noun beside the unit that opens a clause, of what two do together.

        ``The night team and *the housing plan* walk together``: up to the verb it is a name.
        """
        if not one.unit or one.start > 1 or one.weight < KNOWN or self.sentence.has("we"):
            return None
        start = one.end + 1
        if not self.sentence.covers("conjunctions", one.end):
            return None
        verbs = range(start + 1, min(start + _LONGEST_UNLISTED, mark.start))
        keys = ("verbs", "doing", "work_heads")
        end = next(
            (at for at in verbs if any(self.sentence.covers(key, at) for key in keys)), None
        )
        while end and start < end and self._small(start):
            start += 1
        if end is None or start >= end or end - start > _UNLISTED_WORDS:
            return None
        tokens = self.sentence.tokens[start:end]
        plain = all(t.text.isalpha() and t.text.islower() for t in tokens)
        plain = plain and not self.sentence.covers("own", start)
        known = any(self.sentence.covers(key, end - 1) for key in _KNOWN_WORDS)
        named = any(start <= m.start < end for m in self.mentions)
        if not plain or known or named or len(tokens[-1].text) < _SHORTEST_OPEN:
            return None
        text = self.sentence.slice(start, end)
        return Mention(text, start, end, Sort.MANY, 0.65)

    def _described(self, at: int) -> Mention | None:
        """A unit behind one unknown adjective: the library, *mobile* care."""
        if at + 1 >= len(self.sentence.tokens):
            return None
        low = self.sentence.tokens[at].low
        plain = low.endswith(_ADJECTIVES) and low == self.sentence.tokens[at].text
        known = any(self.sentence.covers(key, at) for key in _KNOWN_WORDS)
        noun = self._starting.get(at + 1)
        return noun if plain and not known and noun and noun.unit else None

    def _followed_by_noun(self, at: int) -> bool:
        return at + 1 in self._starting
