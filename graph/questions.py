"""Why a pair of names is asked about, in English.

The texts are also the keys of the translation catalogues, so that the question can be put in
the reader's language. ``{one}`` and ``{other}`` are the names of the question, in order.
"""

from __future__ import annotations

from graph.identity import Question

__all__ = ["WHY", "describe"]

WHY: dict[str, str] = {
    "alias": "“{one}” and “{other}” may be two words for the same",
    "compound": "“{other}” may be one unit, or “{one}” and another: then split it",
    "generic": "“{other}” may stand for “{one}”, or be a part of it",
    "initials": "“{other}” may be short for “{one}”",
    "office": "“{other}” may be the office or service for “{one}”, or something else",
    "overlap": "“{one}” and “{other}” share most of their words",
    "place": "“{other}” may be “{one}” with the name of a place or an owner",
    "qualifier": "“{other}” may be “{one}”, or one of several",
    "spelling": "“{one}” and “{other}” are spelt almost alike",
    "two_units": "“{one}” and “{other}” look like one unit, but both stand as units",
}


def describe(question: Question) -> str:
    """The question in one sentence.

    Examples
    --------
    >>> describe(Question(organisation="", names=("Works", "Wroks"), reason="spelling"))
    '“Works” and “Wroks” are spelt almost alike'
    """
    one, other = question.names
    return WHY[question.reason].format(one=one, other=other)
