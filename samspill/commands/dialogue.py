"""Ask about doubtful names in the terminal: one question, one key."""

from __future__ import annotations

import sys

import typer

from graph.decisions import Judgement
from graph.errors import UsageError
from graph.questions import describe
from samspill.listing import say, warn
from samspill.review import Case, Review

__all__ = ["hold"]

_KEYS = "s same · d different · k skip · u undo · q quit"
_SPLIT = "p several units · "
_LEAVE = ("q", "\x1b", "\x03", "\x04", "")


def hold(review: Review) -> None:
    """Ask until all is answered or the person leaves.

    Keys are read one at a time from a terminal, and as lines from anything else. The end of
    the input leaves as well.
    """
    while (case := review.current) is not None:
        say(_put(case, review.number, len(review.cases)))
        while True:
            key = _key()
            if key in _LEAVE:
                return
            if _done(review, case, key):
                break
            say(_keys(case))


def _put(case: Case, number: int, count: int) -> str:
    """The question with its evidence."""
    organisation = case.question.organisation
    lines = ["", f"{number} of {count}{f' · {organisation}' if organisation else ''}"]
    lines.append(f"{describe(case.question)}.")
    for side in case.sides:
        times = f"{side.statements} statement{'' if side.statements == 1 else 's'}"
        lines.append(f"  {side.name} · {times}{f' · {side.quote}' if side.quote else ''}")
    if case.moves:
        more, less = case.sides
        lines.append(f"If same, {case.moves} of “{less.name}” go to “{more.name}”.")
    return "\n".join([*lines, _keys(case)])


def _keys(case: Case) -> str:
    return (_SPLIT if case.question.reason == "compound" else "") + _KEYS


def _done(review: Review, case: Case, key: str) -> bool:
    """Do what a key says; False when it says nothing here."""
    if key in ("s", "d"):
        judgement = Judgement.SAME if key == "s" else Judgement.DIFFERENT
        review.answer(judgement)
        say(f"→ {judgement}")
    elif key == "p" and case.question.reason == "compound":
        return _split(review)
    elif key in ("k", " ", "\r", "\n"):
        review.skip()
    elif key == "u":
        return _undone(review)
    else:
        return False
    return True


def _split(review: Review) -> bool:
    parts = tuple(part.strip() for part in _line("Which units, with ; between: ").split(";"))
    if len(parts) < 2 or not all(parts):
        warn("That takes two names or more, as in: Schools; Nurseries")
        return False
    review.answer(Judgement.SPLIT, parts)
    say(f"→ split into {', '.join(parts)}")
    return True


def _undone(review: Review) -> bool:
    try:
        if review.undo():
            return True
        warn("There is nothing to take back.")
    except UsageError as error:
        warn(str(error))
    return False


def _key() -> str:
    if sys.stdin.isatty():
        try:
            return typer.getchar().lower()
        except (KeyboardInterrupt, EOFError):
            return ""
    line = sys.stdin.readline()
    return line.strip().lower()[:1] or line[:1]


def _line(prompt: str) -> str:
    say(prompt)
    return sys.stdin.readline()
