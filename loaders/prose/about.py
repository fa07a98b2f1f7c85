"""What a document is as a whole: the job it describes, the abbreviations it explains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from loaders.abbreviations import definitions
from loaders.naming.finder import Finder
from loaders.naming.nouns import Sort
from loaders.naming.text import Marker, Sentence
from loaders.prose.headings import Headings, Owner
from loaders.prose.items import Item
from loaders.prose.referents import is_named_by, pointing_stem
from loaders.vocabulary import fold
from loaders.wording import LONGEST

__all__ = ["describes_job", "short_forms", "unit_of_document"]

_HEAD = 8  # blocks
_END = 4
_SENDERS = frozenset(
    {"fra", "från", "frå", "from", "avsender", "avsendar", "afsender", "avsändare", "sender"}
)
# "Fra: Enheten v/ lederen Dato: …": up to who signs, and what the next label begins.
_SENT_BY = re.compile(
    rf"(?:^|\s)(?:{'|'.join(sorted(_SENDERS))})\s?:\s*"
    r"([^\n\t]+?)(?=\s+v/|,?\s+(?:ved|genom|by)\s|\s+\w+(?:\s\w+\.?)?:|[\n\t]|$)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s+[·•|–—/]\s+|\s*\t+\s*|\s{3,}")
_GROUPS = ("grup", "styr", "utvalg", "udvalg")  # they meet, and are no document's unit
_DASHES = (" – ", " - ", " — ", " | ")
_LONGEST_NAME = 5  # words
_ENDS = (".", "!", ":")  # of a sentence, and not of a way through the pages
_ANYWHERE = 1000
_OFTEN = 2  # times that "the service" is spoken of, in a document of one service
_LEAST_PARTS = 2


def unit_of_document(
    found: Sequence[Item],
    words: Marker,
    finder: Finder,
    *,
    unit: str = "",
    frame: Sequence[str] = (),
) -> Owner | None:
    """The unit that a document is of: its head says who wrote, or its words speak of one.

    A head has the unit beside what the document is: ``Parks Office | Statement | 3 May``. A
    report on one unit names it once, and speaks of "the service" or "avdelingen" from then on.

    Parameters
    ----------
    found : sequence of Item
        The document.
    words, finder : Marker, Finder
        Of its language and its names.
    unit : str
        The unit that weighing the names of the head gave; it counts where "we" write.
    frame : sequence of str
        The lines of address of a letter.
    """
    lines = [item.block.text for item in (*found[:_HEAD], *found[-_END:])]
    written = _sender(found[:_HEAD], words, finder) or _signed([*frame, *lines], words, finder)
    written = written or _entitled(found, words) or _interviewed(found, words, finder)
    if written is None and unit and _ours(found[1:], words) >= _OFTEN:
        written = Owner(unit, 0.95) if _whole(unit, words, finder) else None
    return written or _spoken_of(found, words, finder) or _beside(found, words, finder)


def _ours(found: Sequence[Item], words: Marker) -> int:
    """How often "we" speak in some blocks."""
    texts = (item.block.text[: 4 * LONGEST] for item in found)
    return sum(len(words.sentence(text).marks.get("we", ())) for text in texts)


def _signed(lines: Sequence[str], words: Marker, finder: Finder) -> Owner | None:
    """Who wrote by a line that says so: ``From: Parks Office``, at the head or the end."""
    for line in lines:
        for name in _SENT_BY.findall(line[:LONGEST]):
            named = _whole(name.strip(" ."), words, finder)
            if named:
                return Owner(named, 0.95)
    return None


def _entitled(found: Sequence[Item], words: Marker) -> Owner | None:
    """The unit whose own page it is: "Brook House – a place to meet", where "we" write.

    What stands before the dash is a name when the text, in which "we" speak, has it again.
    """
    title = found[0].block.text[:LONGEST] if found else ""
    name, dash, _ = title.partition(next((one for one in _DASHES if one in title), "\n"))
    parts = name.split()
    if not (dash and 0 < len(parts) <= _LONGEST_NAME and name[0].isupper()):
        return None
    form = words.terms["document_words"] | words.terms["answer_words"]
    if any(part.casefold().strip(".:") in form or part.isdigit() for part in parts):
        return None
    below = [item.block.text[: 4 * LONGEST] for item in found[1:]]
    ours = _ours(found[1:], words)
    again = any(name in text and text.endswith(_ENDS) for text in below)
    return Owner(name.strip(), 0.95) if again and ours >= _OFTEN else None


def _interviewed(found: Sequence[Item], words: Marker, finder: Finder) -> Owner | None:
    """The unit of whom a talk was with: "Interview with Ida Berg, head of *the Library*".

    Only the title of the document tells it, and only where no other heading opens a talk.
    """
    titles = [words.sentence(item.block.text[:LONGEST]) for item in found if item.rank]
    talks = [
        title
        for title in titles
        if any(mark.start < _LEAST_PARTS for mark in title.marks.get("talks", ()))
    ]
    if len(talks) != 1 or talks[0] is not titles[0] or not talks[0].has("with_preps"):
        return None
    units = [m for m in finder.mentions(talks[0]) if m.unit]
    named = [m.text for m in units if m.sort in (Sort.UNIT, Sort.MANY, "")]
    return Owner(named[0], 0.95) if named else None


def _beside(found: Sequence[Item], words: Marker, finder: Finder) -> Owner | None:
    """The unit that is named most, where headings tell with whom it works."""
    headings = Headings(finder, words)
    titles = [headings.unit_of_title(item.block.text) for item in found if item.rank]
    partners = {fold(owner.name) for owner in titles if owner and owner.partner}
    if len(partners) < _OFTEN:
        return None
    texts = (item.block.text[: 4 * LONGEST] for item in found if item.rank is None)
    counts = Counter(
        mention.text
        for text in texts
        for mention in finder.mentions(words.sentence(text))
        if mention.unit
        and mention.sort in (Sort.UNIT, "")
        and fold(mention.text) not in partners
    )
    return Owner(counts.most_common(1)[0][0], 0.75) if counts else None


def _sender(head: Sequence[Item], words: Marker, finder: Finder) -> Owner | None:
    form = words.terms["document_words"] | words.terms["answer_words"]
    for item in head:
        parts = [part for part in _PARTS.split(item.block.text[:LONGEST]) if part]
        formal = any(word.strip(":,.").casefold() in form for p in parts for word in p.split())
        if len(parts) < _LEAST_PARTS or not formal:
            continue
        named = [name for part in parts if (name := _whole(part, words, finder))]
        if len(named) == 1:
            return Owner(named[0], 0.95)
    return None


def _whole(text: str, words: Marker, finder: Finder) -> str:
    """A text that is nothing but the name of a unit."""
    sentence = words.sentence(text)
    found = finder.mentions(sentence)
    whole = len(found) == 1 and found[0].end - found[0].start == len(sentence.tokens)
    unit = whole and found[0].unit and found[0].sort in (Sort.UNIT, Sort.MANY)
    return found[0].text if unit else ""


def _spoken_of(found: Sequence[Item], words: Marker, finder: Finder) -> Owner | None:
    """The unit that a word as "avdelingen" means again and again: the first of that noun.

    Where "we" write, the unit that opens the text and is pointed to once is enough.
    """
    counts: Counter[str] = Counter()
    sentences = [words.sentence(item.block.text[: 4 * LONGEST]) for item in found]
    for sentence in sentences:
        for mark in sentence.marks.get("generic", ()):
            low = sentence.tokens[mark.start].low
            article = mark.start > 0 and sentence.tokens[mark.start - 1].low == "the"
            points = article or finder.is_definite(low)
            if points and not low.startswith(_GROUPS) and not _is_none(low, finder):
                counts[pointing_stem(low, article=article)] += 1
    for stem, count in counts.most_common(1):
        ours = sum(len(sentence.marks.get("we", ())) for sentence in sentences)
        opening = [words.sentence(i.block.text[:LONGEST]) for i in found if i.rank is None]
        if stem and count >= _OFTEN:
            return _first(sentences, stem, finder, _ANYWHERE)
        if stem and ours >= _OFTEN:
            return _first(opening[:_OFTEN], stem, finder, 1)
    return None


def _is_none(low: str, finder: Finder) -> bool:
    """Whether a bare word points to a council or the municipality, and to no service."""
    return finder.decides(low) or finder.is_own(low)


def _first(
    sentences: Sequence[Sentence], stem: str, finder: Finder, latest: int
) -> Owner | None:
    """The first unit with a noun, named no later in its sentence than at a certain word."""
    for sentence in sentences:
        for mention in finder.mentions(sentence):
            if mention.unit and mention.start < latest and is_named_by(stem, mention.text):
                return Owner(mention.text, 0.75)
    return None


def short_forms(found: Sequence[Item]) -> dict[str, str]:
    """The abbreviations that a document explains in brackets."""
    texts = (item.block.text[:LONGEST] for item in found if "(" in item.block.text)
    return dict(pair for text in texts for pair in definitions(text))


def describes_job(found: Sequence[Item], words: Marker, finder: Finder) -> bool:
    """Whether a document describes a job, so that "shall" tells what is done."""
    return _is_role(found, words) or _is_job(found, words, finder)


def _is_role(found: Sequence[Item], words: Marker) -> bool:
    """Whether a document describes a job, so that "shall" tells what is done."""
    head = [item.block.text for item in found[:3]]
    return any(words.sentence(text[:LONGEST]).has("role_titles") for text in head)


def _is_job(found: Sequence[Item], words: Marker, finder: Finder) -> bool:
    """Whether a document presents a job, by its title."""
    title = found[0].block.text if found and found[0].rank is not None else ""
    named = Headings(finder, words).of_document(title) if title else None
    return named is not None and named.role
