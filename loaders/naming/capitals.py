"""Names with a capital: of units, of municipalities, of persons."""

from __future__ import annotations

from loaders.naming.extent import JOINERS, Extent
from loaders.naming.mentions import COPULAS, INFINITIVE, PERSON, Mention
from loaders.naming.nouns import Sort
from loaders.naming.text import Token
from loaders.naming.words import person_names

__all__ = ["Capitals"]


_DEFINITE = ("en", "et", "a", "an", "ene", "erne", "ane", "arna", "erna", "orna")
_CUES = ("strained", "proposed", "existing", "with_heads", "not_actors", "document_words")
_NO_NOUN = (
    *("prepositions", "conjunctions", "topics", "verbs", "proposed", "existing"),
    *("strained", "negation", "fillers"),
)
_NAMED = 0.8  # the municipality by its name: more than a way to say "we"
_SHORTEST_ACTOR = 7  # letters


class Capitals(Extent):
    """Finds the names with a capital in one sentence."""

    def _proper(self, at: int) -> Mention | None:
        if self._is_small(at):
            return None
        if person := self._addressed(at):
            return person
        end = self._run(at)
        if self._names_post(at, end):
            return self._made(at, end + 1, Sort.PEOPLE)
        return self._named(at, self._past_second(at, end))

    def _named(self, at: int, end: int) -> Mention | None:
        """What the words of a name say it is."""
        thing = self._sentence.covers("document_words", end - 1) and end - at > 1
        if thing and not self._nouns.compounds:
            return None  # the Housing Plan
        words = self._tokens[at:end]
        sort = self._sort(at, end)
        if sort == Sort.ROLE and self._is_titled(words):
            return self._made(at, end, PERSON)
        if tuple(self._lows[at:end]) in self._names.own:
            return self._made(at, end, Sort.OWN, _NAMED)
        if sort is None and self._is_person(words):
            return self._made(at, end, PERSON)
        if end - at == 1 and sort == Sort.PEOPLE and self._names_people(at):
            return self._made(at, at + 3, Sort.UNIT)
        if end - at == 1:
            return self._single(at, sort)
        if sort == Sort.PEOPLE and not self._nouns.compounds and not self._ends_people(end):
            return self._made(at, end, "", 0.75)  # Youth Justice
        if sort == Sort.PEOPLE:
            return self._made(at, end, Sort.PEOPLE)
        if sort is None:
            named = any(self._nouns.theme(token.low) for token in words) or self._ampersand(
                at, end
            )
            return self._made(at, end, "", 0.9 if named else 0.75)
        return self._made(at, end, sort)

    def _past_second(self, start: int, end: int) -> int:
        """``the Rivers and Bridges Board``: English gives one board two fields."""
        if self._nouns.compounds or start == 0 or self._lows[start - 1] != "the":
            return end
        plain = not any(
            t.short or (self._nouns.noun(t.low) and not self._nouns.theme(t.low))
            for t in self._tokens[start:end]
        )
        if not (plain and end + 2 < len(self._tokens) and self._lows[end] in JOINERS):
            return end
        if not self._tokens[end + 1].capital or self._is_small(end + 1):
            return end
        past = self._run(end + 1)
        last = self._nouns.noun(self._lows[past - 1])
        whole = past > end + 2 and last is not None and last.sort is Sort.GENERIC
        return past if whole else end

    def _addressed(self, at: int) -> Mention | None:
        """A person by a title and a surname: *Dr Holm*."""
        if not self._sentence.covers("titles", at) or at + 1 >= len(self._tokens):
            return None
        name = self._tokens[at + 1]
        unit = self._nouns.noun(name.low) or self._nouns.theme(name.low) or name.short
        plain = name.capital and name.text.isalpha() and not unit
        return self._made(at, at + 2, PERSON) if plain and self._tokens[at].short else None

    def _names_post(self, start: int, end: int) -> bool:
        """Whether English names a post after a field: *Operations Manager*."""
        if self._nouns.compounds or end >= len(self._tokens):
            return False
        short = end - start == 1 and self._tokens[start].short
        post = self._sentence.covers("titles", end) and self._sentence.covers("people", end)
        return post and self._tokens[end].capital and not short

    def _names_people(self, at: int) -> bool:
        """Whether a department is named after whom it serves: *Children and Families*."""
        if not self._enumerates(at):
            return False
        noun = self._nouns.noun(self._lows[at + 2])
        people = noun is not None and noun.sort is Sort.PEOPLE
        return people or self._nouns.theme(self._lows[at + 2])

    def _ends_people(self, end: int) -> bool:
        noun = self._nouns.noun(self._lows[end - 1])
        return noun is not None and noun.sort is Sort.PEOPLE

    def _is_small(self, at: int) -> bool:
        """A small word with a capital at the beginning of a sentence."""
        low = self._lows[at]
        if at == 0 and low in INFINITIVE:
            return True  # a point that says what is to be: "*At* biblioteket …"
        if self._sentence.covers("name_adjectives", at) and self._stands_inside(at):
            return False
        small = ("fillers", "prepositions", "we", "they", "conjunctions", "not_units", "titles")
        return any(self._sentence.covers(key, at) for key in small) and not (
            self._tokens[at].short or self._nouns.noun(low)
        )

    def _stands_inside(self, at: int) -> bool:
        """Whether a capital is of a name: "the *Local* Safety Board"."""
        inside = at > 0 and self._tokens[at - 1].word
        return inside and at + 1 < len(self._tokens) and self._tokens[at + 1].capital

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
            field = self._nouns.theme(token.low) and self._tells_sort(at)
            return None if field else self._made(at, at + 1, "", 0.9)
        plain = token.text.isalpha() or token.text.rpartition("-")[2][:1].isupper()
        return self._plain_word(at) if plain else None

    def _plain_word(self, at: int) -> Mention | None:
        """A word with one capital that no list knows as a noun."""
        token = self._tokens[at]
        opens = at == 0 or not self._tokens[at - 1].word
        if self._nouns.theme(token.low):
            field = opens and not (self._enumerates(at) or self._acts(at))
            return self._made(at, at + 1, Sort.THEME if field else "", 0.9)
        if any(self._sentence.covers(key, at) for key in _CUES):
            return None
        if opens and self._is_member(at) and token.low not in self._first_names:
            return self._made(at, at + 1, "", 0.8)
        if opens and token.low not in self._names.capitals:
            return self._made(at, at + 1, "", 0.75) if self._may_act(at) else None
        if at and self._sentence.covers("places", at - 1):
            return None
        if token.low in self._first_names:
            return self._made(at, at + 1, PERSON)
        return self._made(at, at + 1, "", 0.8)

    def _is_member(self, at: int) -> bool:
        """Whether a word stands alone between the commas of an enumeration."""
        if at < 2 or self._tokens[at - 1].text != "," or at + 1 >= len(self._tokens):
            return False
        return self._lows[at + 1] in JOINERS | {",", "/", ".", ")"}

    def _tells_sort(self, at: int) -> bool:
        """Whether an abbreviation only tells of what sort a noun is: small *IT* projects."""
        if not 0 < at < len(self._tokens) - 1:
            return False
        before, behind = self._tokens[at - 1], self._tokens[at + 1]
        covered = any(self._sentence.covers(key, at + 1) for key in _NO_NOUN)
        joined = self._lows[at - 1] in JOINERS | INFINITIVE or not before.text.islower()
        return behind.word and behind.text.islower() and not (covered or joined)

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
        does = self._acts(at) and self._lows[at + 1] not in COPULAS
        does = does or self._is_first(at)
        return named and does and len(low) >= _SHORTEST_ACTOR

    def _is_first(self, at: int) -> bool:
        """Whether "and" with another unit follows: *the hub* and the council cooperate."""
        if at + 2 >= len(self._tokens) or self._lows[at + 1] not in JOINERS:
            return False
        noun = self._nouns.noun(self._lows[at + 2])
        named = noun is not None and noun.sort not in (Sort.PEOPLE, Sort.ROLE)
        return named or self._tokens[at + 2].short

    def _named_alone(self, at: int) -> str:
        """English names units by bare words: *Planning*; others only point: *Avdelingen*."""
        if self._nouns.municipality(self._lows[at]):
            return Sort.OWN
        inside = at > 0 and self._tokens[at - 1].word
        known = inside or self._lows[at] in self._names.capitals
        if self._only_points(at):
            return Sort.GENERIC
        return Sort.UNIT if known and not self._nouns.compounds else Sort.GENERIC

    def _only_points(self, at: int) -> bool:
        """Whether English means one that was named, or all of them: *the Board*, *Boards*."""
        article = at > 0 and self._lows[at - 1] == "the" and self._nouns.council(self._lows[at])
        low = self._lows[at]
        single = low[:-1] if low.endswith("s") else ""
        noun = self._nouns.noun(single) if single else None
        return article or (noun is not None and noun.sort is Sort.GENERIC)

    def _run(self, at: int) -> int:
        """The end of the name that begins at a capital."""
        end = at + 1
        while end < len(self._tokens) and self._continues(at, end):
            end += 1
        return self._extended(at, end)

    def _past_seat(self, end: int) -> int:
        """``the unit at Norby House``: where it is tells it from others."""
        seat = self._sentence.covers("places", end)
        other = self._sentence.covers("linking", end) or self._sentence.covers("to_preps", end)
        if not seat or other or end + 1 >= len(self._tokens):
            return end
        if not self._tokens[end + 1].capital:
            return end
        past = self._run(end + 1)
        return end if self._is_person(self._tokens[end + 1 : past]) else past

    def _continues(self, start: int, at: int) -> bool:
        token = self._tokens[at]
        if token.low == "&":
            return at + 1 < len(self._tokens) and self._tokens[at + 1].word
        if self._lows[at - 1] == "&":
            return True
        if token.word and token.capital:
            if token.text.isupper() and any(
                self._sentence.covers(key, at) for key in ("prepositions", "they", "fillers")
            ):
                return False  # a heading in capitals: "DECIDED BY THE BOARD ON …"
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
