"""Read cards: a meeting, a forum or a role, and under its name who takes part, how often, why.

A card is a run of lines, each a label with what is filled in: "Attended by: A, B and C",
"How often: monthly", "Purpose: …", "Convened by: D". The unit is who is responsible, else whom
the text above names, else what the card itself is about. Where the title of a meeting names its
parties, the tie is between those, and who takes part are the people they send.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.blocks import Block, BlockKind
from loaders.frequency import is_pure, spans
from loaders.tables.headers import is_scoped, meaning
from loaders.tables.lines.made import LABEL, Found, field_name, found_in, row_of
from loaders.tables.lines.parties import between, stands_by
from loaders.tables.meetings import are_units
from loaders.tables.members import members
from loaders.titles.above import Above
from loaders.titles.contents import title_of
from loaders.titles.owners import labelled_owner, names_unit
from loaders.titles.promises import speaks_of_contact
from loaders.vocabulary import fold, vocabulary

__all__ = ["card"]

_WHO = ("partner", "participants")
_LONGEST_LABEL = 60  # letters
_LABEL_WORDS = 6
_SHORT = 40  # letters of a value that only says how often
_MOST_FIELDS = 30


@dataclass
class _Card:
    """What the labels of a card say: by the meaning of a label, the blocks with the values."""

    fields: dict[str, list[tuple[Block, str]]] = field(
        default_factory=dict[str, list[tuple[Block, str]]]
    )
    labels: dict[str, str] = field(default_factory=dict[str, str])

    def text(self, name: str) -> str:
        """What is filled in behind a label, on one line; empty without."""
        return "; ".join(text for _, text in self.fields.get(name, []))

    def part_units(self) -> None:
        """Take the first of several units for that of a card that names no other partner."""
        units = self.fields.get("unit", [])
        if len(units) != 1 or any(name in self.fields for name in _WHO):
            return
        block, text = units[0]
        first, *others = members(text) or [""]
        if others:
            self.fields["unit"] = [(block, first)]
            self.fields["partner"] = [(block, ", ".join(others))]


def card(blocks: Sequence[Block], at: int, above: Above) -> Found | None:
    """The card that begins at a block, None when none does.

    Partners need a frequency beside them or a purpose that speaks of contact; who takes part
    needs a frequency: who was at one meeting tells of no tie.
    """
    if not _opens(blocks, at):
        return None
    read_card, end = _read(blocks, at)
    read_card.part_units()
    who = next((name for name in _WHO if name in read_card.fields), None)
    if who is None or not _is_regular(read_card, who):
        return None
    unit = _unit(read_card, who, above)
    title = title_of(above.right_above())
    meets = between(title, read_card.text("responsible")) if who == "participants" else []
    unit = meets[0] if meets else unit
    if not unit:
        return None
    rows = [
        row_of(
            block,
            unit=unit,
            partner=member,
            frequency=read_card.text("frequency"),
            purpose=read_card.text("purpose"),
            when=read_card.text("when") if "frequency" not in read_card.fields else "",
            status=read_card.text("status") or stands_by(title),
        )
        for block, text in read_card.fields[who][: 1 if meets else None]
        for member in (meets[1:] or members(text))
        if fold(member) != fold(unit)
    ]
    return found_in(rows, "", end - at) if rows else None


def _opens(blocks: Sequence[Block], at: int) -> bool:
    """Whether a card may begin at a block: with a field of ours, or with who takes part."""
    block = blocks[at]
    if block.kind is BlockKind.HEADING:
        return False
    label, colon, value = block.text[:_LONGEST_LABEL].partition(":")
    if colon:
        named = len(label.split()) <= _LABEL_WORDS and "(" not in label
        return named and (_known(label) or (len(value) < _SHORT and is_pure(value)))
    below = blocks[at + 1].text[:_LONGEST_LABEL] if at + 1 < len(blocks) else ""
    return block.kind is BlockKind.BULLET and "," in block.text and _is_told(below)


def _known(label: str) -> bool:
    return field_name(label) is not None or fold(label) in vocabulary().all("owner_labels")


def _is_told(text: str) -> bool:
    """Whether the line below those who take part says how often they meet or who calls them."""
    label, colon, _ = text.partition(":")
    return _known(label) if colon else is_pure(text)


def _read(blocks: Sequence[Block], at: int) -> tuple[_Card, int]:
    """The fields from a block on, each known label once, and where the text after begins."""
    found = _Card()
    end = at
    while end < min(len(blocks), at + _MOST_FIELDS):
        name, values, length = _field(blocks, end, first=end == at)
        again = name in found.fields
        if not length or (again and not (name == "partner" and is_scoped(blocks[end].text))):
            break
        if values:
            found.fields[name] = [*found.fields.get(name, []), *values]
            found.labels[name] = blocks[end].text.partition(":")[0]
        end += length
    return found, end


def _field(
    blocks: Sequence[Block], at: int, *, first: bool
) -> tuple[str, list[tuple[Block, str]], int]:
    """What a field is called in the vocabulary, its values, and how many blocks it takes."""
    block = blocks[at]
    if block.kind is BlockKind.HEADING:
        return "", [], 0
    if match := LABEL.match(block.text):
        if owner := labelled_owner(block.text):
            return "unit", [(block, owner)], 1
        name = field_name(match["label"])
        if _is_rate(name, match["rest"]):
            name = "frequency"
        return (name, [(block, match["rest"])], 1) if name else ("", [], 1)
    if block.text.endswith(":") and len(block.text) <= _LONGEST_LABEL:
        return _open_field(blocks, at)
    if block.kind is not BlockKind.BULLET:
        return "", [], 0
    if is_pure(block.text):
        return "frequency", [(block, block.text)], 1
    if first and len(members(block.text)) > 1:
        return "participants", [(block, block.text)], 1
    return "", [], 0


def _is_rate(name: str | None, value: str) -> bool:
    """Whether a value says how often, whatever its label: "We meet: monthly"."""
    if name in {"partner", "participants", "purpose"}:
        return False
    day = any(letter.isdigit() for letter in value)  # "Monday 3 February" is one meeting
    return is_pure(value) or (name == "when" and not day and bool(spans(value)))


def _open_field(blocks: Sequence[Block], at: int) -> tuple[str, list[tuple[Block, str]], int]:
    """A label with its values on the lines below: bullets, or what it is for in a sentence."""
    name = meaning(blocks[at].text.rstrip(": "))
    if name is None:
        return "", [], 0
    values = [(block, block.text) for block in _bullets(blocks, at)]
    if not values and name == "purpose" and at + 1 < len(blocks):
        below = blocks[at + 1]
        if below.kind is BlockKind.PARAGRAPH and not below.text.endswith(":"):
            values = [(below, below.text)]
    return name, values, 1 + len(values)


def _bullets(blocks: Sequence[Block], at: int) -> Iterator[Block]:
    """The bullets right under a label, deeper than it where it is a bullet itself."""
    label = blocks[at]
    least = label.level + 1 if label.kind is BlockKind.BULLET else 0
    for index in range(at + 1, len(blocks)):
        block = blocks[index]
        if block.kind is not BlockKind.BULLET or block.level < least:
            return
        yield block


def _is_regular(read_card: _Card, who: str) -> bool:
    """Whether a card tells of contact that goes on, not of one meeting or of a unit's tasks."""
    if "frequency" in read_card.fields:
        # Bullets without any label are a card only beside one that has a label.
        return bool(read_card.labels.keys() - {"frequency", "participants"}) or (
            LABEL.match(read_card.fields[who][0][0].text) is not None
            or len(read_card.fields[who]) > 1
        )
    return who == "partner" and speaks_of_contact(read_card.labels.get("purpose", ""))


def _unit(read_card: _Card, who: str, above: Above) -> str:
    """Whose card it is; empty where nobody is named."""
    if named := read_card.text("unit"):
        return named
    responsible = read_card.text("responsible")
    owner = above.owner()
    calls = bool(responsible) and names_unit(responsible) and are_units([responsible])
    if who == "partner" and not (calls and above.said_owner() is None):
        return owner.name if owner else ""
    if calls:
        return responsible
    if said := above.said_owner():
        return said.name
    if forum := read_card.text("forum"):
        return forum
    title = title_of(above.right_above())
    return title if names_unit(title) else ""
