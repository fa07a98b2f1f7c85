from __future__ import annotations

import ast
import datetime
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import nodes

import viz
from graph.problems import ADVICE, WHAT
from graph.questions import WHY
from viz.page import environment
from viz.wording import LANGUAGES, Wording, reader_language

ROOM = Path(viz.__file__).parent
TEMPLATES = ROOM / "templates"
TRANSLATED = [code for code in LANGUAGES if code != "en"]

# What a call must be named for its first argument to be a text of the catalogues.
CALLS = {"wording", "mark", "open_", "plural"}


def texts_in_code() -> Iterator[tuple[str, ...]]:
    for path in ROOM.glob("**/*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and called(node.func):
                yield from text_of([constant(a) for a in node.args[:2]], called(node.func))


def called(function: ast.expr) -> str:
    name = function.id if isinstance(function, ast.Name) else ""
    if isinstance(function, ast.Attribute) and function.attr in (
        "plural",
        "wording",
        "_wording",
    ):
        name = function.attr.lstrip("_")
    # Inside Wording itself.
    return "wording" if name == "self" else name if name in CALLS else ""


def constant(node: ast.expr) -> str | None:
    return (
        node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
    )


def text_of(arguments: list[str | None], name: str) -> Iterator[tuple[str, ...]]:
    wanted = arguments[: 2 if name == "plural" else 1]
    if all(wanted):
        yield tuple(str(text) for text in wanted)


def templates() -> list[Path]:
    return sorted(p for p in TEMPLATES.glob("**/*") if p.is_file())


def texts_in_templates() -> Iterator[tuple[str, ...]]:
    parser = environment(Wording("en"))
    for path in templates():
        tree = parser.parse(path.read_text("utf-8"))
        for call in tree.find_all(nodes.Call):
            name = call.node.attr if isinstance(call.node, nodes.Getattr) else ""
            name = call.node.name if isinstance(call.node, nodes.Name) else name
            if name in CALLS:
                values = [
                    a.value if isinstance(a, nodes.Const) else None for a in call.args[:2]
                ]
                yield from text_of(values, name)


def all_texts() -> set[tuple[str, ...]]:
    told = {(text,) for table in (WHAT, ADVICE, WHY) for text in table.values()}
    return told | set(texts_in_code()) | set(texts_in_templates())


def catalogue(language: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    with (ROOM / "locale" / f"{language}.po").open(encoding="utf-8") as file:
        messages = [m for m in read_po(file, locale=language, abort_invalid=True) if m.id]
    return {several(m.id): several(m.string) for m in messages}


def several(texts: object) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)  # type: ignore[arg-type]


def placeholders(text: str) -> set[str | None]:
    return {field for _, field, _, _ in Formatter().parse(text)} - {None}


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated_and_every_translation_is_used(language: str) -> None:
    there, wanted = catalogue(language), all_texts()
    missing = sorted(wanted - {key for key, forms in there.items() if all(forms)})
    assert not missing, f"{language}.po lacks {len(missing)}: {missing}"
    unused = sorted(set(there) - wanted)
    assert not unused, f"{language}.po has {len(unused)} that nothing uses: {unused}"


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_have_the_same_placeholders(language: str) -> None:
    for key, forms in catalogue(language).items():
        wanted = set().union(*map(placeholders, key))
        for form in forms:
            # "one" may leave out the number, never a name.
            assert placeholders(form) - {"n"} == wanted - {"n"}, (language, form)
        assert "n" not in wanted or "n" in placeholders(forms[-1]), (language, forms)


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_keep_the_ends_of_the_text(language: str) -> None:
    for key, forms in catalogue(language).items():
        for english, form in zip(key, forms, strict=True):
            assert form == " ".join(form.split(" ")).strip(), (language, form)
            ends = english[-1] if english[-1] in ".:?…" else ""
            assert form.endswith(ends), (language, form)


def test_the_collector_finds_texts_of_every_sort() -> None:
    found = all_texts()
    assert ("daily",) in found  # marked in a table
    assert ("{n} source", "{n} sources") in found  # plural in a template
    assert ("unknown",) in found  # inside Wording


class Visible(HTMLParser):
    """Text and attributes of a template that a person would see."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.quiet = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.quiet += tag in ("style", "script", "code", "kbd")
        self.found += [
            v or "" for k, v in attrs if k in ("title", "aria-label", "alt", "placeholder")
        ]

    def handle_endtag(self, tag: str) -> None:
        self.quiet -= tag in ("style", "script", "code", "kbd")

    def handle_data(self, data: str) -> None:
        if not self.quiet:
            self.found.append(data)


@pytest.mark.parametrize(
    "path", [p for p in templates() if p.suffix == ".j2"], ids=lambda p: p.name
)
def test_templates_have_no_text_of_their_own(path: Path) -> None:
    source = re.sub(
        r"{% block style %}.*?{% endblock %}", "", path.read_text("utf-8"), flags=re.DOTALL
    )
    source = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", "", source, flags=re.DOTALL)
    reader = Visible()
    reader.feed(source)
    words = [text.strip() for text in reader.found if re.search(r"[^\W\d_]{2,}", text)]
    assert [w for w in words if w != "Samspill" and not re.search(r"--\w+:", w)] == []


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ("nn", "nn"),
        ("nn-NO", "nn"),
        ("no", "nb"),
        ("nb_NO", "nb"),
        ("SV-se", "sv"),
        ("de", "en"),
        ("", "en"),
    ],
)
def test_languages(given: str, language: str) -> None:
    assert Wording(given).language == language


def test_reader_language_is_the_commonest() -> None:
    assert reader_language(["nn", "sv", "nb", "", "sv", "no"]) == "nb"
    assert reader_language([]) == reader_language(["", "de"]) == "en"


def test_norwegian_sources_count_together_and_then_the_commoner_form() -> None:
    assert reader_language(["nn", "sv", "nb", "nn", "sv"]) == "nn"
    assert reader_language(["nn", "nb"]) == reader_language(["nb", "nn"]) == "nb"
    assert reader_language(["nn"]) == "nn"
    assert reader_language(["sv", "sv", "nn"]) == "sv"


def test_nynorsk_is_no_bokmal() -> None:
    """What only bokmål writes stands in no text of the other catalogue."""
    only = re.compile(
        r"\b(ikke|hv\w+|noen?|bare|fra|mye|hver\w*|selv|navn\w*|enhet\w*|mangler|nevn\w+|uten"
        r"|flere|mer|vært|blitt|ble|dem|hun|kilde\w*|tall(ene|et)?|vei(en|er)?)\b",
        re.IGNORECASE,
    )
    found = [f for forms in catalogue("nn").values() for f in forms if only.search(f)]
    assert found == []


@pytest.mark.parametrize(
    ("language", "number", "percent", "date"),
    [
        ("nb", "−1\xa0234,5", "45\xa0%", "3. mai 2027"),
        ("nn", "−1\xa0234,5", "45\xa0%", "3. mai 2027"),
        ("da", "−1.234,5", "45\xa0%", "3. maj 2027"),
        ("sv", "−1\xa0234,5", "45\xa0%", "3 maj 2027"),
        ("en", "−1,234.5", "45%", "3 May 2027"),
    ],
)
def test_numbers_and_dates(language: str, number: str, percent: str, date: str) -> None:
    wording = Wording(language)
    assert wording.number(-1234.5) == number
    assert wording.percent(0.4532) == percent
    assert wording.date(datetime.date(2027, 5, 3)) == date


def test_digits() -> None:
    wording = Wording("nb")
    assert wording.number(0.5, 2) == "0,50"
    assert wording.number(-0.001, 2) == "0,00"
    assert wording.number(2 / 3) == "0,67"
    assert wording.percent(0.4532, 1) == "45,3\xa0%"


@pytest.mark.parametrize(
    ("low", "high", "english", "norwegian"),
    [
        (None, None, "unknown", "ukjent"),
        (52, 52, "weekly (52 a year)", "ukentlig (52 i året)"),
        (12, 230, "12–230 a year", "12–230 ganger i året"),
        (52, None, "at least weekly (52 a year)", "minst ukentlig (52 i året)"),
        (18, None, "at least 18 a year", "minst 18 ganger i året"),
        (2, 2, "twice a year", "to ganger i året"),
        (0.5, 0.5, "0.5 a year", "0,5 ganger i året"),
    ],
)
def test_frequencies(
    low: float | None, high: float | None, english: str, norwegian: str
) -> None:
    assert Wording("en").frequency(low, high) == english
    assert Wording("nb").frequency(low, high) == norwegian


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("nb", ["Arkiv", "Zoo", "Æra", "Økonomi", "Østby", "Ås", "Aasen"]),
        ("nn", ["Arkiv", "Zoo", "Æra", "Økonomi", "Ås", "Aasen"]),
        ("sv", ["Arkiv", "Ekonomi", "Zoo", "Åby", "Ängen", "Ö-vik"]),
        ("en", ["Archive", "École", "Zoo"]),
    ],
)
def test_sorting(language: str, ordered: list[str]) -> None:
    assert sorted({*ordered}, key=Wording(language).sort_key) == ordered


@given(st.text(), st.sampled_from(list(LANGUAGES)))
def test_any_text_sorts_and_is_a_value(text: str, language: str) -> None:
    wording = Wording(language)
    assert wording.sort_key(text)[1] == text
    assert text in wording("at least {often}", often=text)
