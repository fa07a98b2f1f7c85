from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import decisions
from graph.decisions import Decision, Judgement, add, read, undo
from graph.errors import DecisionError

TEXT = """\
# Names of Nordvik, settled in the autumn.
- same: [Choir, Choirs]   # they sing together
- different: [Works, Workshops]

# The two were one until spring.
- split: Schools and nurseries
  into: [Schools, Nurseries]
- rename: 13_23
  to: "Yes: no"
- external:
    - Police
    - NAV
  organisation: Nordvik
# The end.
"""

SAME = Decision(judgement=Judgement.SAME, names=("Choir", "Choirs"))
READ = (
    SAME,
    Decision(judgement=Judgement.DIFFERENT, names=("Works", "Workshops")),
    Decision(
        judgement=Judgement.SPLIT,
        names=("Schools and nurseries",),
        into=("Schools", "Nurseries"),
    ),
    Decision(judgement=Judgement.RENAME, names=("13_23",), into=("Yes: no",)),
    Decision(judgement=Judgement.EXTERNAL, names=("Police", "NAV"), organisation="Nordvik"),
)

name = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=20
).filter(str.strip)
pairs = st.lists(name, min_size=2, max_size=4, unique=True).map(tuple)
single = name.map(lambda n: (n,))
several = st.lists(name, min_size=1, max_size=3).map(tuple)
whole = st.one_of(
    st.builds(
        Decision,
        judgement=st.sampled_from([Judgement.SAME, Judgement.DIFFERENT]),
        names=pairs,
        organisation=st.just("") | name,
    ),
    st.builds(Decision, judgement=st.just(Judgement.SPLIT), names=single, into=several),
    st.builds(Decision, judgement=st.just(Judgement.RENAME), names=single, into=single),
    st.builds(
        Decision,
        judgement=st.sampled_from([Judgement.EXTERNAL, Judgement.INTERNAL]),
        names=several,
    ),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "names.yaml"


def test_reads_what_people_write(path: Path) -> None:
    assert read(path) == ()
    path.write_text(TEXT, encoding="utf-8")
    assert read(path) == READ
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert read(path) == READ


def test_comments_stay(path: Path) -> None:
    path.write_text(TEXT, encoding="utf-8")
    add(path, SAME)
    assert path.read_text(encoding="utf-8") == TEXT + "- same: [Choir, Choirs]\n"
    assert undo(path) == SAME
    assert path.read_text(encoding="utf-8") == TEXT
    assert [undo(path) for _ in range(6)] == [*reversed(READ), None]
    left = path.read_text(encoding="utf-8")
    assert "autumn" in left
    assert "until spring" in left
    assert "The end" in left


def test_an_indented_list_goes_on_indented(path: Path) -> None:
    path.write_text("  - same: [A, B]", encoding="utf-8")
    add(path, SAME)
    assert path.read_text(encoding="utf-8") == "  - same: [A, B]\n  - same: [Choir, Choirs]\n"
    undo(path)
    assert path.read_text(encoding="utf-8") == "  - same: [A, B]\n"


@settings(max_examples=60, deadline=None)
@given(st.lists(whole, max_size=4))
def test_round_trip(tmp_path_factory: pytest.TempPathFactory, made: list[Decision]) -> None:
    path = tmp_path_factory.mktemp("decisions") / "names.yaml"
    for decision in made:
        add(path, decision)
    assert read(path) == tuple(made)
    for decision in reversed(made):
        assert undo(path) == decision
    assert read(path) == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- same: [A, B]\n- same: [A\n", 3),
        ("# c\nsame: [A, B]\n", 2),
        ("- same: [A, B]\n- A\n", 2),
        ("- same: [A, B]\n- same: [A]\n", 2),
        ("- same: [A, A]\n", 1),
        ("- split: A\n", 1),
        ("- rename: A\n  to: [B, C]\n", 1),
        ("- rename: [A, B]\n  to: C\n", 1),
        ("\n- alike: [A, B]\n", 2),
        ("- same: [A, B]\n  different: [A, B]\n", 1),
        ("- same: [A, B]\n  into: [C]\n", 1),
        ("- same: [A, B]\n  same: [C, D]\n", 2),
        ("- same:\n  - A\n  - b: c\n", 3),
        ("- external: ['']\n", 1),
        ("- external: {A: B}\n", 1),
        ("- same: [A, B]\n--- \n- same: [A, B]\n", 2),
    ],
)
def test_errors_say_the_line(path: Path, text: str, line: int) -> None:
    path.write_text(text, encoding="utf-8")
    for action in (read, undo, lambda p: add(p, SAME)):
        with pytest.raises(DecisionError, match=f"names.yaml:{line}: "):
            action(path)
    assert path.read_text(encoding="utf-8") == text


def test_files_that_cannot_be_read(path: Path) -> None:
    path.write_bytes("- same: [Kjøkken, Køkken]".encode("cp1252"))
    with pytest.raises(DecisionError, match="UTF-8"):
        read(path)
    path.write_bytes(b"- same: [A\x00, B]")
    with pytest.raises(DecisionError, match="YAML"):
        read(path)
    with pytest.raises(DecisionError, match="cannot be read"):
        read(path.parent)


def test_what_cannot_be_changed_is_left(path: Path) -> None:
    path.write_text("[{same: [A, B]}, {same: [C, D]}]\n", encoding="utf-8")
    assert len(read(path)) == 2
    with pytest.raises(DecisionError):
        add(path, SAME)
    with pytest.raises(DecisionError, match="by hand"):
        undo(path)
    assert path.read_text(encoding="utf-8") == "[{same: [A, B]}, {same: [C, D]}]\n"


@pytest.mark.parametrize(
    "decision",
    [
        Decision(judgement=Judgement.SAME, names=("A",)),
        Decision(judgement=Judgement.SPLIT, names=("A",)),
        Decision(judgement=Judgement.EXTERNAL, names=()),
    ],
)
def test_half_a_decision_is_not_written(path: Path, decision: Decision) -> None:
    with pytest.raises(DecisionError, match="not complete"):
        add(path, decision)
    assert not path.exists()


def test_written_whole_or_not_at_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text(TEXT, encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(decisions.os, "fsync", full)
    with pytest.raises(DecisionError, match="Nothing was changed"):
        add(path, SAME)
    assert path.read_text(encoding="utf-8") == TEXT
    assert [p.name for p in path.parent.iterdir()] == ["names.yaml"]
