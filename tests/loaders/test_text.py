"""Bytes into text, text into blocks that know where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Conventions
from loaders.blocks import Block, BlockKind
from loaders.lists.reader import read_lists
from loaders.readers.text import read_blocks
from loaders.readers.text_bytes import clean, decode

BULLET, HEADING, PARAGRAPH = BlockKind.BULLET, BlockKind.HEADING, BlockKind.PARAGRAPH


def shapes(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in read_blocks(text)]


def one(text: str) -> Block:
    (block,) = read_blocks(text)
    return block


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_decoded(codec):
    assert decode("Smørbrød på ålefest".encode(codec)) == "Smørbrød på ålefest"


def test_nothing_is_guessed():
    assert decode(b"\x81\x8d\x8f") is None


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_zeros_tell_utf_16_without_a_mark(codec):
    assert decode("Smørbrød på ålefest – «nå»".encode(codec)) == "Smørbrød på ålefest – «nå»"


def test_two_files_put_together_are_read_each_in_its_own_way():
    first, second = "Støperiet øver\nÅrlig møte ved “scenen”\n", "Kulturskolen på øya"
    assert decode(first.encode() + second.encode("cp1252")) == first + second
    assert decode(second.encode("cp1252") + b"\n" + second.encode()) != f"{second}\n{second}"


@pytest.mark.parametrize(
    ("text", "cleaned", "line"),
    [
        ("one\ntwo\n", "one\ntwo\n", None),
        ("one\nt\x1bwo\r\nthree", "one\ntwo\r\nthree", 2),
        ("one\r\n\r\n\x1b[1;31mtwo\x1b[0m and more of it", "one\r\n\r\ntwo and more of it", 3),
        ("barne\x1eteam og ung\x1fdom", "barne-team og ungdom", 1),
        ("the end of a file\x1a", "the end of a file", None),
    ],
)
def test_control_characters_are_passed_over(text, cleaned, line):
    assert clean(text) == (cleaned, line)


@pytest.mark.parametrize("text", ["I\0T", "\x01\x02\x03\x04", "a\x05" * 40])
def test_what_is_full_of_them_is_no_text(text):
    assert clean(text) is None


@pytest.mark.parametrize(
    "mark", ["-", "*", "•", "–", "—", "·", "▪", "\uf0b7", "o", "1.", "1)", "a)"]
)
def test_a_mark_makes_a_bullet(mark):
    following = {"1.": "2.", "1)": "2)", "a)": "b)"}.get(mark, mark)
    blocks = read_blocks(f"{mark} Health\n{following} School\n")
    assert [(b.kind, b.text, b.quote) for b in blocks] == [
        (BULLET, "Health", "Health"),
        (BULLET, "School", "School"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_counts_one_line(end):
    blocks = read_blocks(end.join(["A title", "", "- one", "- two", "", "More."]))
    assert [b.line for b in blocks] == [1, 3, 4, 6]
    assert [b.gap for b in blocks] == [True, True, False, True]


def test_form_feeds_count_pages():
    blocks = read_blocks("One.\n\fTwo.\n\n\fThree.\n")
    assert [(b.page, b.line) for b in blocks] == [(1, 1), (2, 2), (3, 4)]
    assert one("One.").page is None


def test_running_heads_and_page_numbers_are_left_out():
    pages = [
        f"Town of Ashby\n\nText of {name}.\n\nPage {at} of 3" for at, name in enumerate("abc")
    ]
    texts = [b.text for b in read_blocks("\f".join(pages))]
    assert texts == ["Town of Ashby", "Text of a.", "Text of b.", "Text of c."]


def test_a_further_line_of_a_bullet_joins_it():
    blocks = read_blocks("- permits for\n  listed buildings\n- maps\n")
    assert [(b.text, b.line) for b in blocks] == [
        ("permits for listed buildings", 1),
        ("maps", 3),
    ]


def test_a_sentence_cut_by_a_page_is_joined():
    first = "- The planning office asks us every time somebody wants to build by the"
    assert len(read_blocks(f"{first}\n\n\fsea or near the old church.\n")) == 1
    assert len(read_blocks(f"{first}\n\n\fSea front\n")) == 2
    assert len(read_blocks("- A short line\n\n\fand another\n")) == 2


def test_numbers_make_lists_or_headings():
    text = "1. Start\n\nWe began.\n\n2. Lists\n\n1. one\n2. two\n\n3. three\n4. four\n\n3 End\n"
    assert shapes(text) == [
        (HEADING, "Start"), (PARAGRAPH, "We began."), (HEADING, "Lists"),
        (BULLET, "one"), (BULLET, "two"), (BULLET, "three"), (BULLET, "four"),
        (HEADING, "End"),
    ]  # fmt: skip


def test_numbered_items_may_be_wrapped():
    text = "1. one that goes on\n   below\n2. two\n"
    assert shapes(text) == [(BULLET, "one that goes on below"), (BULLET, "two")]


@pytest.mark.parametrize(
    ("line", "text", "number", "level"),
    [
        ("6 Working together", "Working together", "6", 1),
        ("6.2 Library", "Library", "6.2", 2),
        ("## Library", "Library", "", 2),
        ("### 6.2 Library ###", "Library", "6.2", 3),
        ("Punkt 4: Biblioteket", "Biblioteket", "4", 1),
    ],
)
def test_headings_show_their_depth(line, text, number, level):
    block = one(line)
    assert (block.kind, block.text, block.number, block.level) == (HEADING, text, number, level)


def test_emphasis_is_taken_from_lines_and_not_from_names():
    assert (one("**Library**").text, one("**Library**").strong) == ("Library", True)
    assert one("_Library_:").text == "Library:"
    assert one("Family house / 13_23").text == "Family house / 13_23"
    assert one("*a* and *b*").text == "*a* and *b*"


def test_invisible_letters_go_from_the_text_and_stay_in_the_quote():
    block = one("- Kom\u00admune\u00a0nord")
    assert (block.text, block.quote) == ("Kommune nord", "Kom\u00admune\u00a0nord")


def test_bullets_know_their_nesting():
    blocks = read_blocks("- a\n  - b\n    - c\n  - d\n- e\n")
    assert [b.level for b in blocks] == [0, 1, 2, 1, 0]


@pytest.mark.parametrize("mark", ["-", "•", "*"])
def test_a_bare_mark_is_an_empty_bullet(mark):
    assert shapes(f"{mark}\n") == [(BULLET, "")]


# --- hostile text ----------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "Samarbeid",
        "Who we work with",
        "Samverkan",
        "Innhold",
        "Vedlegg",
        "Skole",
        "NAV",
        "- ",
        "* ",
        "1. ",
        "2. ",
        "a) ",
        "# ",
        "## ",
        "**",
        "_",
        "(",
        ")",
        "[",
        ":",
        " – ",
        "-",
        ",",
        ";",
        ".",
        "\t3",
        " ..... 4",
        "ukentlig",
        "ved behov",
        "2-3 ganger i uka",
        "The rest",
        "Resten",
        "Alle må samarbeide med ",
        "samarbeid mellom NAV, skole og ",
        "Kontakt",
        "varierer",
        "  ",
        "\f",
        "\r",
        "\r\n",
        "\n",
        "\n\n",
        "\u00ad",
        "\u00a0",
        "\ufeff",
        "\uf0b7 ",
        "\u2028",
        "😀",
        "Hvis ikke annet er sagt er kontakten månedlig.",
        "Grunn til samarbeid: ",
        "Ingen innspill",
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=60))
def test_no_text_makes_the_readers_raise(pieces):
    text = "".join(pieces)
    blocks = read_blocks(text)
    assert all(block.line >= 1 for block in blocks)
    assert [b.line for b in blocks] == sorted(b.line for b in blocks)
    lists = read_lists(blocks, file="f", source="s", conventions=Conventions())
    again = read_lists(read_blocks(text), file="f", source="s", conventions=Conventions())
    assert lists == again
    assert len({s.id for s in lists.statements}) <= len(lists.statements)
    assert set(lists.respondents) >= {s.speaker for s in lists.statements}
