"""Where the clauses of a sentence begin, and whom "which" means in them."""

from __future__ import annotations

from loaders.naming.mentions import Mention
from loaders.naming.text import Token
from loaders.prose.rules.enumerations import NO_ACTOR, Enumerations

__all__ = ["WHETHER", "Clauses"]

_THAT = frozenset({"at", "att", "that", "å"})
_LONGEST_NUMBER = 2  # digits, in front of an item
_OPENERS = _THAT | {"hvor", "kor", "där", "where", "what"}
WHETHER = frozenset({"om", "if", "whether", "hvis", "dersom"})
_RELATIVES = frozenset({"som", "der", "that", "which", "who"})
_RELATIVE = 5  # words from "which" to its verb, both counted


class Clauses(Enumerations):
    """The mentions of a sentence, and the clauses they stand in."""

    def clause(self, at: int) -> int:
        """Where the clause around a word begins."""
        aside = self._aside(at)
        for here in range(at - 1, -1, -1):
            if self._cuts(here) or (aside and self.sentence.tokens[here].text == "("):
                return here + 1
        return 0

    def _cuts(self, at: int) -> bool:
        token = self.sentence.tokens[at]
        if (
            token.text in ";:"
            or self._ends_run_in(token)
            or self._asks_whether(at)
            or token.low in _OPENERS
            or self._numbers(at)
            or self.sentence.covers("contrast", at)
        ):
            return True
        if token.text != ",":
            return False
        if self._turned(at + 1):
            return True
        following = at + 1
        while following < len(self.sentence.tokens) and following not in self._starting:
            if not (self._small(following) or self.sentence.covers("conjunctions", following)):
                break
            following += 1
        return following not in self._starting

    def _turned(self, at: int) -> bool:
        """Whether the verb stands before who acts: "if we mean it, *should A and B* …"."""
        verb = self.sentence.covers("verbs", at) or self.sentence.covers("proposed", at)
        if not verb or not self.sentence.covers("conditions", 0):
            return False
        return at + 1 in self._starting

    def _ends_run_in(self, token: Token) -> bool:
        """Whether a heading in front ends: "*Health.* The nurses visit …"."""
        return token.text == "*" and self.sentence.text[token.start - 1] in ".:"

    def _asks_whether(self, at: int) -> bool:
        """Whether a clause opens with "whether" and who acts in it."""
        if self.sentence.tokens[at].low not in WHETHER:
            return False
        following = at + 1
        while self._small(following) and following not in self._starting:
            following += 1
        mention = self._starting.get(following)
        return mention is not None and self._opens_clause(mention)

    def _opens_clause(self, mention: Mention) -> bool:
        """Whether a verb follows a mention or its enumeration: "if *A and B can* …"."""
        last = self._chain(mention, len(self.sentence.tokens))[-1]
        return self.sentence.covers("verbs", last.end)

    def _chain(self, first: Mention, end: int) -> list[Mention]:
        """The enumeration that begins with a mention."""
        found = [first]
        while (
            following := self._next(found[-1].end, NO_ACTOR, themes=True)
        ) and following.end <= end:
            found.append(following)
        return found

    def _aside(self, at: int) -> bool:
        """Whether a word stands inside a bracket, where nobody outside acts."""
        texts = [token.text for token in self.sentence.tokens[:at]]
        return texts.count("(") > texts.count(")")

    def _opening(self, at: int) -> int:
        """Where the sentence around a word begins, or its part after ":" or ";"."""
        for here in range(at - 1, -1, -1):
            if self.sentence.tokens[here].text in ";:" or self._numbers(here):
                return here + 1
        return 0

    def _numbers(self, at: int) -> bool:
        """Whether an item of an agenda begins: "… (9.20) *6 Information* from the police"."""
        tokens = self.sentence.tokens
        numbers = tokens[at].text.isdigit() and len(tokens[at].text) <= _LONGEST_NUMBER
        after = at > 0 and not tokens[at - 1].word
        return numbers and after and at + 1 < len(tokens) and tokens[at + 1].capital

    def in_relative(self, at: int) -> bool:
        """Whether a thing acts in the clause around a verb: "the *plans that go* to …"."""
        before = self._before_relative(at)
        if before is None:
            return False
        noun = self.sentence.tokens[before]
        small = ("prepositions", "conjunctions", "conditions", "contrast", "verbs", "they")
        opens = not noun.word or noun.low in _THAT
        if opens or any(self.sentence.covers(key, before) for key in small):
            return False
        return before + 1 not in self._ending

    def is_of_thing(self, at: int) -> bool:
        """Whether a thing stands before a passive verb, in a clause that "that" opens."""
        start = self.clause(at)
        words = [t for t in self.sentence.tokens[start:at] if t.word]
        ours = any(
            self.sentence.covers(key, i) for key in ("we", "they") for i in range(start, at)
        )
        inside = any(start <= m.start and m.end <= at and m.acts for m in self.mentions)
        return start > 0 and bool(words) and not (ours or inside)

    def _before_relative(self, at: int) -> int | None:
        """The word before "which", where that stands right before a verb."""
        near = range(at - 1, max(at - _RELATIVE, 0), -1)
        relative = next((i for i in near if self._relates(i)), None)
        if relative is None or any(i in self._starting for i in range(relative, at)):
            return None  # somebody else acts: "asked that *roads* consult"
        return relative - 1 - (self.sentence.tokens[relative - 1].text == ",")

    def _antecedent(self, at: int) -> Mention | None:
        """Whom "which" means: "the *library*, which lends …"."""
        before = self._before_relative(at)
        return self._ending.get(before + 1) if before is not None else None

    def _relates(self, at: int) -> bool:
        return self.sentence.tokens[at].low in _RELATIVES
