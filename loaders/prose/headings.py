"""The unit that a heading names, and what a heading says of all under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.naming.finder import Finder
from loaders.naming.mentions import PERSON, Mention
from loaders.naming.nouns import Sort
from loaders.naming.text import Marker, Sentence, Token
from loaders.prose.title_stance import stance_of_title
from loaders.titles.contents import title_of
from loaders.vocabulary import fold, vocabulary

__all__ = ["Headings", "Owner", "scoped"]

_TITLE_WORDS = 12
_LIKE_WORDS = 3
_INSIDE = frozenset({"i", "in", "of", "for", "hos"})  # "at" tells where they met
_INITIALS = 2  # letters of a person's name
_ABOUT = frozenset({"om", "on"})  # "Annual report on the Parks Service"
_KNOWN = 0.9  # from which a name is known to be a unit's
_DEFINITE = 2  # letters of an ending
_SHORTEST_STEM = 5
_BRACKETS = re.compile(r"\([^()]*\)")
_ADDRESS = re.compile(r",\s*\w+\s\d{1,3}\s?[A-Za-z]?,")  # "Norby Hall, Mill Lane 6, Norby"
_DATE = re.compile(
    r"\b(?:d\.?\s+)?\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?\b|\b\d{4}\b|\b\d{1,2}\."
)


@dataclass(frozen=True)
class Owner:
    """The unit that a heading, a label or a bullet above names, and how sure that is."""

    name: str
    weight: float
    role: bool = False  # of one person: "the adviser" means "the road adviser"
    partner: bool = False  # with whom others work: "Cooperation with the schools"
    several: bool = False  # units that one heading names together: "The mayor and the schools"


class Headings:
    """Reads the headings, and the bullets with bullets below, of one document."""

    def __init__(self, finder: Finder, marker: Marker) -> None:
        self._finder = finder
        self._marker = marker
        self._parents: dict[str, Owner | None] = {}

    def unit_of_title(self, text: str, *, answer: bool = False) -> Owner | None:
        """The unit that a heading names, when it names one."""
        bare = _BRACKETS.sub(" ", title_of(text)) if not answer else title_of(text)
        if (
            bare.endswith("?")
            or _ADDRESS.search(bare)
            or (bare.isupper() and len(bare.split()) > 5)
        ):
            return None
        _, colon, after = bare.partition(": ")
        if not colon:  # "Table 3 - Roads"
            _, colon, after = _after_dash(bare)
        bare = after if colon and not answer else bare
        dated = _DATE.sub(" ", bare)
        bare = self._without_form(dated) if not answer else bare
        formal = bare != dated
        sentence = self._marker.sentence(bare)
        if not sentence.tokens:
            return None
        found = [
            m
            for m in self._finder.mentions(sentence)
            if m.sort not in (PERSON, Sort.PEOPLE) and not _brings(sentence, m)
        ]
        if answer:
            return self._sender(sentence, found)
        named = self._named(sentence, found, labelled=bool(colon) or formal)
        told = self._tells_with_whom(sentence, found) if named and found else False
        if named and told and not sentence.has("talks"):
            return replace(named, name=found[-1].text, partner=True)
        return named or (self._of_whom(sentence, found) if formal else None)

    def _tells_with_whom(self, sentence: Sentence, found: list[Mention]) -> bool:
        """Whether a heading names with whom others work: "Cooperation *with the schools*"."""
        first = found[0].start
        ends = {mark.end for mark in sentence.marks.get("with_preps", ())}
        heads = any(mark.end <= first for mark in sentence.marks.get("with_heads", ()))
        while first > 0 and sentence.covers("fillers", first - 1):
            first -= 1
        return heads and first in ends

    def _of_whom(self, sentence: Sentence, found: list[Mention]) -> Owner | None:
        """Whose minutes they are: "Minutes of a meeting *of the Road Board* in May"."""
        units = [m for m in found if m.unit and m.sort not in (Sort.PLACE, Sort.ROLE)]
        if len(units) != 1 or units[0].weight < _KNOWN:
            return None
        if self._marker.language == "en" and units[0].text.islower():
            return None  # "report of the project team"
        at = units[0].start - 1
        while at > 0 and sentence.covers("fillers", at):
            at -= 1
        inside = at >= 0 and sentence.tokens[at].low in _INSIDE | _ABOUT
        return Owner(units[0].text, 0.9) if inside else None

    def of_document(self, text: str) -> Owner | None:
        """Who speaks in a document by its title, where that names no unit as others do."""
        return self._short_form(text) or self._job(text)

    def _job(self, text: str) -> Owner | None:
        """The job that a page presents: "Youth coordinator"."""
        sentence = self._marker.sentence(title_of(text))
        found = self._finder.mentions(sentence)
        whole = len(found) == 1 and found[0].end - found[0].start == len(sentence.tokens)
        job = whole and found[0].sort == Sort.ROLE
        return Owner(found[0].text, 0.8, role=True) if job else None

    def _short_form(self, text: str) -> Owner | None:
        """The abbreviation that a title gives for itself: "Early Help in Norby (EHN)"."""
        name, bracket, short = title_of(text).rstrip(")").rpartition("(")
        initials = iter(word[0].casefold() for word in name.split())
        spelt = bracket and short.isupper() and all(x in initials for x in short.casefold())
        return Owner(short, 0.8) if spelt else None

    def _sender(self, sentence: Sentence, found: list[Mention]) -> Owner | None:
        senders = ("fra", "från", "frå", "from")
        at = next((i for i, t in enumerate(sentence.tokens) if t.low in senders), None)
        named = [m for m in found if at is not None and m.start > at and m.unit]
        if not named or self._is_event(named[0].text):
            return None
        end = named[0].end
        while end < len(sentence.tokens) and self._goes_on(sentence, end):
            end += 1
        while not sentence.tokens[end - 1].word:
            end -= 1
        return Owner(sentence.slice(named[0].start, end), 0.95)

    def _is_event(self, name: str) -> bool:
        """``Input from the workshop``: that is where it was said, not who says it."""
        words = vocabulary().all("document_words")
        return fold(name).endswith(tuple(words))

    def _goes_on(self, sentence: Sentence, at: int) -> bool:
        """Whether a word still belongs to the name of who answers."""
        token = sentence.tokens[at]
        if sentence.at("topics", at) or token.low.startswith("vedr"):
            return False
        if not token.word:
            return token.text in "-–&/,"
        linking = sentence.covers("linking", at)
        joins = sentence.covers("conjunctions", at)
        field = token.capital or self._finder.is_field(token.text)
        return linking or joins or field

    def _without_form(self, text: str) -> str:
        """A title without the words for what kind of document it heads."""
        words = text.split()
        form = self._marker.terms["document_words"] | self._marker.terms["role_titles"]
        kept = [word for word in words if word.strip(".,:–-").casefold() not in form]
        return " ".join(kept).strip(" –-.,:") if len(kept) < len(words) else text

    def _named(
        self, sentence: Sentence, found: list[Mention], *, labelled: bool
    ) -> Owner | None:
        words = [token for token in sentence.tokens if token.word]
        text = sentence.text.strip(" .:–-")
        if any(m.unit and m.sort != Sort.PLACE for m in found):  # "…, Nordby municipality"
            found = [m for m in found if m.sort not in (Sort.PLACE, Sort.GENERIC, Sort.OWN)]
        units = [m for m in found if m.unit]
        if len(units) == 1 and len(found) == 1 and (units[0].weight >= 0.8 or len(words) == 1):
            if units[0].sort == Sort.ROLE and not labelled and not _definite(units[0].text):
                return None  # a signature: "Director"
            if units[0].sort == "" and units[0].weight < 0.9 and not labelled:
                return None  # a word that no list knows may head anything
            if units[0].sort == Sort.PLACE:
                return Owner(units[0].text, 0.55)  # whose document it is: all its units
            beside = len(words) - (units[0].end - units[0].start)
            if units[0].sort == Sort.ROLE and labelled and beside <= 4:
                return Owner(units[0].text, 0.95, role=True)
            if beside <= 3 and (units[0].start <= 1 or beside <= 2):
                return Owner(units[0].text, 0.95)
        fields = sum(m.end - m.start for m in found)
        small = sum(1 for t in words if t.low in self._marker.terms["conjunctions"])
        small += sum(1 for t in words if t.low in self._marker.terms["linking"])
        if any(m.sort in (Sort.GENERIC, Sort.OWN) for m in found):
            return None
        theme = (
            found
            and found[0].start == 0
            and fields + small >= max(len(words) - 1, 1)
            and len(words) <= 7
        )
        if theme and words[0].capital:
            return Owner(text, 0.95 if len(units) == 1 else 0.8, several=len(units) > 1)
        titled = self._title_case(words) and not text.isupper()
        return Owner(text, 0.8) if titled else None

    def like_others(self, text: str) -> Owner | None:
        """The unit that a short heading may name, beside headings that name units."""
        title = title_of(_BRACKETS.sub(" ", text))
        words = title.split()
        plain = 1 <= len(words) <= _LIKE_WORDS and title[0].isupper() and title[-1].isalpha()
        told = stance_of_title(title, self._marker) or self._is_event(title)
        listed = any(self._listed(word.casefold()) for word in words)
        return Owner(title, 0.8) if plain and not told and not listed else None

    def _title_case(self, words: Sequence[Token]) -> bool:
        """``Parks and Open Spaces``: English writes names with capitals."""
        telling = [t for t in words if t.low not in self._marker.terms["conjunctions"]]
        return (
            self._marker.language == "en"
            and 2 <= len(telling) <= 5
            and all(token.capital and token.text.isalpha() for token in telling)
            and not any(self._listed(token.low) for token in telling)
        )

    def _listed(self, low: str) -> bool:
        """Whether a word heads a part of a document that is no unit's."""
        keys = ("document_words", "proposed_titles", "strained_titles", "existing_titles")
        ends = vocabulary().all("list_ends") | vocabulary().all("contents_titles")
        return low in ends or any(low in self._marker.terms[key] for key in keys)

    def unit_of_parent(self, text: str) -> Owner | None:
        """The unit that a bullet, or an unfinished sentence, has its own bullets under."""
        if len(text.split()) > _TITLE_WORDS:
            return None
        if text not in self._parents:  # asked for each bullet below
            self._parents[text] = self._of_parent(text)
        return self._parents[text]

    def _of_parent(self, text: str) -> Owner | None:
        sentence = self._marker.sentence(text.rstrip(": "))
        found = [m for m in self._finder.mentions(sentence) if m.unit]
        if len(found) != 1:
            fields = self._finder.mentions(sentence)
            whole = len(fields) == 1 and fields[0].end - fields[0].start == len(sentence.tokens)
            theme = whole and fields[0].sort == Sort.THEME
            return Owner(fields[0].text, 0.8) if theme else None
        field = self._finder.is_field(found[0].text)
        return Owner(found[0].text, 0.8 if field else 0.95)


def _after_dash(text: str) -> tuple[str, str, str]:
    """``Table 3 - Roads`` in two, when what is before the dash only counts."""
    before, dash, after = text.replace("–", "-").partition(" - ")
    counts = dash and before[-1:].isdigit() and len(before.split()) <= 2
    return (before, dash, after) if counts else (text, "", "")


def _brings(sentence: Sentence, mention: Mention) -> bool:
    """Whether initials stand in front of a matter: "AB - Parking", an item that AB brings."""
    dashed = mention.end < len(sentence.tokens) and sentence.tokens[mention.end].low in "-–—"
    return (
        mention.sort == "" and len(mention.text) == _INITIALS and dashed and mention.start == 0
    )


def scoped(name: str, owner: Owner) -> str:
    """The name of the heading for a word that only begins it: eight committees, one word.

    Examples
    --------
    >>> scoped("Panel", Owner("Panel for Roads", 0.95)), scoped("Roads", Owner("Panel", 0.95))
    ('Panel for Roads', 'Roads')
    """
    own, said = fold(owner.name), fold(name)
    begins = own != said and own.startswith(f"{said} ") and not owner.several
    first = own.split(" ")[0]
    stem = said[:-_DEFINITE]
    ends = " " not in said and len(stem) >= _SHORTEST_STEM and first.rpartition(stem)[0] != ""
    turned = sorted(own.replace(" i ", " ").split()) == sorted(said.split())
    return owner.name if begins or turned or (ends and owner.role) else name


def _definite(name: str) -> bool:
    return name.casefold().endswith(("en", "et", "n", "na", "ne", "a"))
