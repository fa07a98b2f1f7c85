from __future__ import annotations

import pytest

from graph.errors import UsageError
from graph.model import Actor, Collaboration, Status
from graph.network import Network
from queries.themes import LANGUAGES, Themes, parse_themes, themes


def network(*said: tuple[str, str, str]) -> Network:
    """Ties from a to b for a purpose."""
    names = sorted({end for a, b, _ in said for end in (a, b)})
    ties = [
        Collaboration(
            source=a,
            target=b,
            status=Status.EXISTING,
            low=12,
            high=12,
            purposes=(purpose,) if purpose else (),
            statements=(f"s{i}",),
        )
        for i, (a, b, purpose) in enumerate(said)
    ]
    return Network.build([Actor(id=n, name=n, respondent=True) for n in names], ties)


PURPOSES = network(
    ("a", "b", "Møter om turnus"),
    ("b", "c", "Møte hver uke, turnusen"),
    ("c", "a", "møtene"),
    ("a", "c", "Lønn"),
    ("a", "d", "lønnen til alle eller noen"),
    ("d", "a", "Regnskap"),
    ("d", "b", ""),
)


def by_name(answer: Themes) -> dict[str, tuple[int, tuple[str, ...]]]:
    return {theme.name: (theme.ties, theme.words) for theme in answer.themes}


def test_forms_of_a_word_are_one_theme() -> None:
    answer = themes(PURPOSES)
    assert by_name(answer) == {"møte": (3, ("møte", "møtene", "møter"))}
    assert (answer.ties, answer.without_purpose, answer.without_theme) == (6, 1, 3)
    (meeting,) = answer.themes
    assert meeting.share == 0.5
    assert (meeting.strength.low, meeting.strength.high) == (36, 36)
    assert [p.id for p in meeting.actors] == ["a", "b", "c"]
    assert meeting.evidence == ("s0", "s1", "s2")
    assert answer.named is False


def test_words_that_stand_together_are_one_theme() -> None:
    ties = [(a, b, "felles budsjett og regnskap") for a, b in ("ab", "bc", "ca")]
    others = [(a, b, f"noe annet {a}{b}") for a, b in ("ba", "cb", "ac", "da")]
    assert "budsjett regnskap" in by_name(themes(network(*ties, *others)))


@pytest.mark.parametrize(
    ("purposes", "why"),
    [
        (["turnus"] * 3 + ["annet"], "in more than half"),
        (["turnus"] * 2 + ["annet", "noe", "mer"], "in too few"),
        (["eller"] * 3 + ["annet", "noe", "mer", "slik"], "a function word"),
        (["tur"] * 3 + ["annet", "noe", "mer", "slik"], "too short"),
    ],
)
def test_what_tells_nothing_is_no_theme(purposes: list[str], why: str) -> None:
    ends = ["ab", "bc", "cd", "da", "ac", "bd", "ca"]
    said = [(e[0], e[1], p) for e, p in zip(ends, purposes, strict=False)]
    assert themes(network(*said)).themes == (), why


def test_what_one_unit_says_again_and_again_is_no_theme() -> None:
    said = [("a", b, "turnus") for b in "bcd"] + [("b", x, f"ting{x}") for x in "acde"]
    assert themes(network(*said)).themes == ()


def test_the_user_names_the_themes() -> None:
    mine = parse_themes(
        "Personal: [turnus, lønn]\nØkonomi: ['regn*']\nUke: [hver uke]", "t.yaml"
    )
    answer = themes(PURPOSES, named=mine)
    assert {name: ties for name, (ties, _) in by_name(answer).items()} == {
        "Personal": 4,
        "Økonomi": 1,
        "Uke": 1,
    }
    assert answer.named is True
    assert answer.without_theme == 1


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "there are no themes"),
        ("- a\n- b", "there are no themes"),
        ("Pay: lønn", "“Pay” has no list"),
        ("Pay: []", "“Pay” has no list"),
        ("Pay: [1, 2]", "“Pay” has no list"),
        ("Pay: [a, b", "t.yaml:1"),
        ("2: [a]", "“2” has no list"),
    ],
)
def test_a_file_that_is_no_list_of_themes(text: str, where: str) -> None:
    with pytest.raises(UsageError, match=where):
        parse_themes(text, "t.yaml")


def test_a_language_that_is_not_there() -> None:
    with pytest.raises(UsageError, match="nb, nn, da, sv, en"):
        themes(PURPOSES, languages=["xx"])


def test_every_language_has_its_function_words() -> None:
    from queries.themes import _empty_words

    for language in LANGUAGES:
        words = _empty_words([language])
        assert len(words) > 30
        assert all(word == word.casefold() for word in words)


def test_nothing_said_is_no_theme() -> None:
    answer = themes(network(("a", "b", "")))
    assert (answer.ties, answer.without_purpose, answer.themes) == (0, 1, ())


def test_order_of_input_changes_nothing(municipality: Network, shuffled: Network) -> None:
    assert themes(municipality) == themes(shuffled)
