"""Names with a capital: of units, of municipalities, of persons."""

from __future__ import annotations

from loaders.prose.extent import JOINERS, Extent
from loaders.prose.mentions import PERSON, Mention
from loaders.prose.nouns import Sort
from loaders.prose.text import Token
from loaders.prose.words import person_names

__all__ = ["Capitals"]


_DEFINITE = ("en", "et", "a", "an", "ene", "erne", "ane", "arna", "erna", "orna")
_CUES = ("strained", "proposed", "existing", "with_heads", "not_actors", "document_words")
_SHORTEST_ACTOR = 7  # letters
_COPULAS = frozenset(
    [
        "er",
        "var",
        "är",
        "is",
        "are",
        "was",
        "were",
        "bliver",
        "blev",
        "blir",
        "ble",
        "vart",
        "vert",
    ]
)


class Capitals(Extent):
    """Finds the names with a capital in one sentence."""

    def _proper(self, at: int) -> Mention | None:
        if self._is_small(at):
            return None
        end = self._run(at)
        words = self._tokens[at:end]
        sort = self._sort(at, end)
        if sort == Sort.ROLE and self._is_titled(words):
            return self._made(at, end, PERSON)
        if tuple(self._lows[at:end]) in self._names.own:
            return self._made(at, end, Sort.GENERIC)
        if sort is None and self._is_person(words):
            return self._made(at, end, PERSON)
        if end - at == 1:
            return self._single(at, sort)
        if sort == Sort.PEOPLE:
            return self._made(at, end, Sort.PEOPLE)
        if sort is None:
            named = any(self._nouns.theme(token.low) for token in words) or self._ampersand(
                at, end
            )
            return self._made(
                at, end, "", 0.9 if named else 0.75 if not self._nouns.compounds else 0.7
            )
        return self._made(at, end, sort)

    def _is_small(self, at: int) -> bool:
        """A small word with a capital at the beginning of a sentence."""
        low = self._lows[at]
        small = ("fillers", "prepositions", "we", "they", "conjunctions", "not_units", "titles")
        return any(self._sentence.covers(key, at) for key in small) and not (
            self._tokens[at].short or self._nouns.noun(low)
        )

    def _ampersand(self, at: int, end: int) -> bool:
        return "&" in self._lows[at:end]

    def _single(self, at: int, sort: str | None) -> Mention | None:
        token = self._tokens[at]
        if sort is not None:
            return self._made(
                at, at + 1, self._named_alone(at) if sort == Sort.GENERIC else sort
            )
        if self._nouns.never(token.low):
            return None
        if token.short:
            return self._made(at, at + 1, "", 0.9)
        if not token.text.isalpha() and not token.text.rpartition("-")[2][:1].isupper():
            return None
        opens = at == 0 or not self._tokens[at - 1].word
        if self._nouns.theme(token.low):
            field = opens and not (self._enumerates(at) or self._acts(at))
            return self._made(at, at + 1, Sort.THEME if field else "", 0.9)
        if any(self._sentence.covers(key, at) for key in _CUES):
            return None
        if opens and token.low not in self._names.capitals:
            return self._made(at, at + 1, "", 0.75) if self._may_act(at) else None
        if at and self._sentence.covers("places", at - 1):
            return None
        if token.low in self._first_names:
            return self._made(at, at + 1, PERSON)
        return self._made(at, at + 1, "", 0.8)

    def _enumerates(self, at: int) -> bool:
        """Whether "and" with another name in capitals follows: *Pay and HR*."""
        if at + 2 >= len(self._tokens) or self._lows[at + 1] not in JOINERS:
            return False
        return self._tokens[at + 2].capital

    def _acts(self, at: int) -> bool:
        """Whether a verb follows, as in *Parks* has."""
        return self._sentence.covers("verbs", at + 1)

    def _may_act(self, at: int) -> bool:
        """Whether an unknown word that opens a sentence can be who acts in it."""
        low = self._lows[at]
        known = any(self._sentence.covers(key, at) for key in self._sentence.marks)
        named = (
            (low.endswith(_DEFINITE) or not self._nouns.compounds)
            and not known
            and low not in self._first_names
        )
        does = self._acts(at) and self._lows[at + 1] not in _COPULAS
        return named and does and len(low) >= _SHORTEST_ACTOR

    def _named_alone(self, at: int) -> str:
        """English names units by bare words: *Planning*; others only point: *Avdelingen*."""
        inside = at > 0 and self._tokens[at - 1].word
        known = inside or self._lows[at] in self._names.capitals
        return Sort.UNIT if known and not self._nouns.compounds else Sort.GENERIC

    def _run(self, at: int) -> int:
        """The end of the name that begins at a capital."""
        end = at + 1
        while end < len(self._tokens) and self._continues(at, end):
            end += 1
        return self._extended(at, end)

    def _continues(self, start: int, at: int) -> bool:
        token = self._tokens[at]
        if token.low == "&":
            return at + 1 < len(self._tokens) and self._tokens[at + 1].word
        if self._lows[at - 1] == "&":
            return True
        if token.word and token.capital:
            return not self._sentence.covers("titles", at)
        return False

    def _sort(self, start: int, end: int) -> str | None:
        """What the nouns of a name say it is; the last before "for" counts most."""
        found: str | None = None
        for at in range(start, end):
            if self._sentence.covers("linking", at) and found:
                break
            noun = self._nouns.noun(self._lows[at])
            if noun and not (noun.sort is Sort.GENERIC and end - start == 1):
                found = noun.sort
                if noun.sort is Sort.GENERIC:
                    place = self._nouns.municipality(self._lows[at])
                    found = Sort.PLACE if place else Sort.UNIT
            elif noun:
                found = Sort.GENERIC
        return found

    def _is_titled(self, words: list[Token]) -> bool:
        """``Adviser Ola Nord``: a role, then nothing but a person's name."""
        first = self._nouns.noun(words[0].low)
        rest = words[1:]
        return (
            first is not None
            and first.sort is Sort.ROLE
            and len(rest) >= 2
            and not any(self._nouns.noun(w.low) or self._nouns.theme(w.low) for w in rest)
        )

    def _is_person(self, words: list[Token]) -> bool:
        plain = [token for token in words if token.text.isalpha() and not token.short]
        if len(words) < 2 or len(plain) < len(words):
            letters = [t for t in words if t.word and not t.text.isalpha()]
            if len(words) < 2 or any("&" in t.text for t in words) or letters:
                return False
        if any(self._nouns.theme(token.low) for token in words):
            return False
        endings = person_names().name_endings
        first = words[0].low in self._first_names
        return first or (len(words) <= 4 and words[-1].low.endswith(endings))
