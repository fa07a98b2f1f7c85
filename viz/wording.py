"""Every text that a person sees in map and report, in the reader's language.

The English texts are the keys: ``wording("Show {name}", name=unit)``. Their translations
stand in ``viz/locale/<language>.po``, read when first asked for, so that there is no
compiled file to go stale. A text that is kept in a table before it is worded is marked with
`mark`, and a test holds code, templates and catalogues together.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

__all__ = ["LANGUAGES", "Wording", "mark", "reader_language"]

LANGUAGES: dict[str, str] = {
    "nb": "nb_NO",
    "nn": "nn_NO",
    "da": "da_DK",
    "sv": "sv_SE",
    "en": "en_GB",
}
"""The languages that texts exist in, each with the locale of its numbers and dates."""

_NORWEGIAN = ("nb", "nn")
_LOCALE = Path(__file__).parent / "locale"


def mark(text: str) -> str:
    """Say that `text` is worded later: the test of the catalogues finds it by this call."""
    return text


# Words for the frequencies that the conventions give a name, by contacts a year.
_NAMED: dict[float, str] = {
    230: mark("daily"),
    52: mark("weekly"),
    26: mark("every 14th day"),
    12: mark("monthly"),
    4: mark("quarterly"),
    2: mark("twice a year"),
    1: mark("once a year"),
}

# Letters after z, and letters of the neighbours that sort as one of them.
_AFTER_Z: dict[str, str] = {"nb": "æøå", "nn": "æøå", "da": "æøå", "sv": "åäö", "en": ""}
_SORTS_AS: dict[str, dict[str, str]] = {
    "nb": {"ä": "æ", "ö": "ø", "aa": "å"},
    "nn": {"ä": "æ", "ö": "ø", "aa": "å"},
    "da": {"ä": "æ", "ö": "ø", "aa": "å"},
    "sv": {"æ": "ä", "ø": "ö"},
    "en": {"æ": "ae", "ø": "o"},
}


def reader_language(languages: Iterable[str]) -> str:
    """The language that most sources are in, of those that texts exist in.

    Parameters
    ----------
    languages : iterable of str
        Language codes of the sources; empty where unknown.

    Returns
    -------
    str
        One of `LANGUAGES`; ``"en"`` when no source tells. Norwegian sources count together,
        whichever of its two written forms they are in; then the commoner form is taken.
    """
    forms = Counter(_supported(code) for code in languages if code)
    spoken: Counter[str] = Counter()
    for code, count in forms.items():
        spoken["no" if code in _NORWEGIAN else code] += count
    most = min(spoken, key=lambda code: (-spoken[code], code), default="en")
    return max(_NORWEGIAN, key=lambda code: forms[code]) if most == "no" else most


def _supported(language: str) -> str:
    code = language.replace("_", "-").split("-")[0].casefold()
    if code == "no":
        return "nb"
    return code if code in LANGUAGES else "en"


class Wording:
    """Texts, numbers, dates and sorting of one language.

    Parameters
    ----------
    language : str
        A language code such as ``"nb"`` or ``"sv-SE"``. ``"no"`` is bokmål; unknown codes
        get English.

    Attributes
    ----------
    language : str
        One of `LANGUAGES`; fit for the ``lang`` attribute of a page.
    """

    def __init__(self, language: str) -> None:
        self.language = _supported(language)
        self._locale = LANGUAGES[self.language]
        self._texts = _catalogue(self.language)

    def __call__(self, text: str, **values: object) -> str:
        """The text in the reader's language, with its ``{placeholders}`` filled in.

        Numbers among the values are written the way of the language; give text for a number
        that is no quantity, such as a line or a year.
        """
        return self._fill(self._texts.get(text, (text,))[0], values)

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        """The text for one or for many; ``{n}`` in it is the number."""
        forms = self._texts.get(one, (one, many))
        return self._fill(forms[0 if n == 1 else -1], {"n": n, **values})

    def _fill(self, text: str, values: Mapping[str, object]) -> str:
        return text.format_map({k: self._written(v) for k, v in values.items()})

    def _written(self, value: object) -> object:
        # Most values are text, and maps have many.
        if isinstance(value, str | bool) or not isinstance(value, int | float):
            return value
        return self.number(value)

    def number(self, value: float, digits: int | None = None) -> str:
        """A number with the decimal sign and the thousands mark of the language.

        Parameters
        ----------
        value : float
        digits : int, optional
            Decimals to write; by default none for whole numbers, else at most two.
        """
        decimals = "##" if digits is None else "0" * digits
        # A rounded zero has no sign.
        value = round(value, 2 if digits is None else digits) or 0
        return _decimal(value, f"#,##0.{decimals}" if decimals else "#,##0", self._locale)

    def percent(self, share: float, digits: int = 0) -> str:
        """A share from 0 to 1 as percent, such as ``45 %``."""
        from babel.numbers import format_percent, get_decimal_symbol

        if not digits:
            return format_percent(share, locale=self._locale)
        sign = format_percent(0, locale=self._locale).removeprefix("0")
        text = f"{share * 100:.{digits}f}".replace(".", get_decimal_symbol(self._locale))
        return text + sign

    def date(self, day: datetime.date) -> str:
        """A date written out, such as ``3 May 2027``."""
        from babel.dates import format_date

        return format_date(day, format="long", locale=self._locale)

    def frequency(self, low: float | None, high: float | None) -> str:
        """Contacts a year in words; None is unknown, and as `high` an open end."""
        if low is None:
            return self("unknown")
        if high is None:
            return self("at least {often}", often=self._often(low))
        if low != high:
            return self("{low}–{high} a year", low=low, high=high)
        return self._often(low)

    def _often(self, times: float) -> str:
        if times not in _NAMED:
            return self("{n} a year", n=times)
        word = self(_NAMED[times])
        return word if times <= 2 else self("{word} ({n} a year)", word=word, n=times)

    def sort_key(self, text: str) -> tuple[str, str]:
        """Key that sorts names as the reader's dictionary does (å last in Norwegian)."""
        folded = unicodedata.normalize("NFC", text.casefold())
        for letter, plain in _SORTS_AS[self.language].items():
            folded = folded.replace(letter, plain)
        kept = _AFTER_Z[self.language]
        # "{", "|" and "}" follow "z" in the character table.
        letters = (
            chr(ord("{") + kept.index(c)) if c in kept else unicodedata.normalize("NFKD", c)[0]
            for c in folded
        )
        return "".join(letters), text


@lru_cache(4096)
def _decimal(value: float, pattern: str, locale: str) -> str:
    """Kept, for writing a number takes longer than all else of a short text."""
    from babel.numbers import format_decimal

    # Typography wants a real minus.
    return format_decimal(value, pattern, locale=locale).replace("-", "−")


@cache
def _catalogue(language: str) -> Mapping[str, tuple[str, ...]]:
    if language == "en":
        return {}
    from babel.messages.pofile import read_po

    with (_LOCALE / f"{language}.po").open(encoding="utf-8") as file:
        catalogue = read_po(file, locale=language)
    found: dict[str, tuple[str, ...]] = {}
    for message in catalogue:
        one = message.id[0] if isinstance(message.id, tuple | list) else message.id
        string = message.string
        forms = [string] if string is None or isinstance(string, str) else list(string)
        if one and all(forms):
            found[str(one)] = tuple(form or "" for form in forms)
    return found
