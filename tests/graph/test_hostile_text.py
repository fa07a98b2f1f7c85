"""Text from documents is data in every store: it comes back the same, or is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.assembly import assemble, settle
from graph.errors import NotUnicode
from graph.model import Place, Problem, ProblemKind, Reading
from graph.store import Store

MakeReading = Callable[..., Reading]

NASTY = {
    "sql": "Robert'); DROP TABLE statement;--",
    "cypher": '"`}) DETACH DELETE n //',
    "backticks": "`a``b` \\u0060 $rows ${x} {{y}}",
    "comment": "/* */ // \\' \\\" \\",
    "nul": "before\x00after",
    "controls": "\x01\x1b[2J\x7f\u0085\r\n\t",
    "right-to-left": "\u202eæøå\u2066\u2028\u2029\u200f",
    "astral": "𝔘𝔫𝔦𝔱 👩‍👩‍👧 \U0010ffff",
    "combining": "A\u030angstro\u0308m",
    "not a character": "\uffff\ufffe\ufeff",
    "html": "<script>alert(1)</script>&amp;",
    "blank": " \u00a0 ",
    "a megabyte": "ø" * 500_000,
}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_it_comes_back_the_same(store: Store, reading: MakeReading, text: str) -> None:
    given = reading("x", ((text, text + "!", 1.5, 2.5, text),), organisation=text)
    source = given.source.model_copy(update={"name": text, "title": text})
    problem = given.problems[0].model_copy(update={"file": text, "text": text})
    given = given.model_copy(update={"source": source, "problems": (problem,)})
    store.add(given)
    assert store.reading(given.source.sha256) == given
    assert tuple(store.statements()) == given.statements
    assert {m.name for m in store.mentions()} == {text, text + "!"}
    failure = Problem(kind=ProblemKind.EMPTY, file=text + "?", text=text)
    store.note_failure(failure)
    assert failure in store.problems()


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_it_can_be_a_unit(store: Store, reading: MakeReading, text: str) -> None:
    name = f"Unit {text}"
    given = reading("list.txt", ((name, "Works", 1.5, 2.5, text),))
    units = (given.units[0].model_copy(update={"name": name, "groups": {text: text + "x"}}),)
    store.add(given.model_copy(update={"units": units}))
    settle(store)
    network, _ = assemble(store, smallest_group=1)
    actor = next(a for a in store.actors() if name in a.names)
    assert actor.groups[text] == text + "x"
    assert actor in network.actors
    assert store.columns().low.tolist() == [1.5]


@pytest.mark.parametrize("field", ["subject", "object", "purpose", "quote", "speaker"])
def test_half_a_character_is_refused_with_its_place(
    store: Store, reading: MakeReading, field: str
) -> None:
    given = reading()
    broken = given.statements[1].model_copy(update={field: "sn\ud800w"})
    with pytest.raises(NotUnicode, match=r"list\.txt:2: .* Save the file as UTF-8"):
        store.add(given.model_copy(update={"statements": (given.statements[0], broken)}))
    assert store.counts().sources == 0
    assert store.mentions() == []
    store.add(given)
    assert tuple(store.statements()) == given.statements


def test_half_a_character_in_a_heading_or_a_file_name_is_refused(
    store: Store, reading: MakeReading
) -> None:
    given = reading()
    broken = given.statements[0].model_copy(
        update={"place": Place(line=1, heading=("\udcff",))}
    )
    with pytest.raises(NotUnicode, match=r"list\.txt:1"):
        store.add(given.model_copy(update={"statements": (broken,)}))
    with pytest.raises(NotUnicode, match=r"m\\udcf8te\.txt"):
        store.add(reading("m\udcf8te.txt"))
    with pytest.raises(NotUnicode, match=r"m\\udcf8te\.txt"):
        store.note_failure(Problem(kind=ProblemKind.EMPTY, file="m\udcf8te.txt"))
    assert (store.sources(), store.problems()) == ([], [])
