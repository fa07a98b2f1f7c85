from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from viz.charts import Bar, Dot, Panel, Row, bars, dots, shares
from viz.heat_map import Cell, heat_map

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text><script>window.hit=1</script>\"'><img src=x onerror=a>"


def read(chart: Markup) -> ET.Element:
    """The chart as XML, which it must be to stand in any page."""
    return ET.fromstring(f'<r xmlns="http://www.w3.org/2000/svg">{chart}</r>')[0]  # noqa: S314 - our own


def widths(chart: Markup, kind: str) -> list[float]:
    found = read(chart).iter(f"{SVG}rect")
    return [float(r.get("width", "")) for r in found if kind in (r.get("class") or "").split()]


def drawn(*values: Bar) -> Markup:
    rows = [Row(f"row {i}") for i in range(len(values))]
    return bars("c", rows, [Panel("Contacts", values)], title="T", description="D")


def test_bars_are_as_long_as_their_values() -> None:
    ten, five, none = widths(drawn(Bar(10, 10, "10"), Bar(5, 5, "5"), Bar(0, 0, "0")), "c-bar")
    assert ten == pytest.approx(2 * five, abs=0.1)
    assert (none, ten > 50) == (0, True)


def test_an_interval_has_a_pale_end_and_an_open_one_an_arrow() -> None:
    chart = drawn(Bar(10, 30, "10–30"), Bar(10, None, "at least 10"), Bar(None, None, "?"))
    (pale,) = widths(chart, "c-range")
    assert pale == pytest.approx(2 * widths(chart, "c-bar")[0], abs=0.1)
    arrows = [p for p in read(chart).iter(f"{SVG}path") if p.get("class") == "c-open"]
    assert len(arrows) == 1


def test_a_hollow_row_is_drawn_so() -> None:
    chart = bars(
        "c",
        [Row("a"), Row("b", hollow=True)],
        [Panel("N", [Bar(1, 1, "1"), Bar(1, 1, "1")])],
        title="T",
        description="D",
    )
    assert len(widths(chart, "c-bar")) == 2
    assert len(widths(chart, "c-hollow")) == 1


def test_nothing_overflows_the_drawing() -> None:
    chart = read(drawn(Bar(1e6, 2e6, "1 000 000–2 000 000"), Bar(3, None, "at least 3")))
    wide = float(chart.get("width", ""))
    for box in chart.iter(f"{SVG}rect"):
        assert float(box.get("x", "")) + float(box.get("width", "")) <= wide


def cell(shade: float | None, text: str = "3") -> Cell:
    return Cell(shade, text, "(1)", f"title {text}")


def test_heat_map_shades_by_value_and_marks_the_unknown() -> None:
    chart = heat_map(
        "h",
        ["A", "B"],
        [[cell(1), cell(0.5)], [cell(0), cell(None, "–")]],
        title="T",
        description="D",
        axes=("who names", "who is named"),
    )
    boxes = list(read(chart).iter(f"{SVG}rect"))
    shades = [float(b.get("fill-opacity", "nan")) for b in boxes]
    assert shades[0] > shades[1] > shades[2] > 0
    assert (boxes[3].get("class") or "").split()[0] == "c-none"
    assert "title –" in [t.text for t in read(chart).iter(f"{SVG}title")]


def test_dots_stand_where_the_value_is() -> None:
    rows = [Dot(str(v), v, 0.0, "", strong=True) for v in (-1.0, 0.0, 1.0)]
    chart = dots("d", rows, title="T", description="D", ends=("in", "out"))
    left, middle, right = (float(c.get("cx", "")) for c in read(chart).iter(f"{SVG}circle"))
    assert middle - left == pytest.approx(right - middle) != 0
    chance = {
        x.get("x1") for x in read(chart).iter(f"{SVG}line") if x.get("class") == "c-chance"
    }
    assert {float(x or "nan") for x in chance} == {middle}


def test_too_little_data_draws_no_dot() -> None:
    chart = dots("d", [Dot("a", None, None, "?", strong=False)], title="T", description="D",
                 ends=("in", "out"))  # fmt: skip
    assert not list(read(chart).iter(f"{SVG}circle"))


def test_shares_divide_the_bar() -> None:
    chart = shares("s", [("a", 3), ("b", 1), ("c", 0)], title="T", description="D")
    a, b, c = (widths(chart, f"c-part{i}")[0] for i in range(3))
    assert a + 2 == pytest.approx(3 * (b + 2))
    assert c == 0


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"))
)
def test_text_is_data_and_comes_back(text: str) -> None:
    for chart in (
        bars("c", [Row(text)], [Panel(text, [Bar(1, 1, text)])], title=text,
             description=text),
        dots("d", [Dot(text, 0.5, 0.1, text, strong=True)], title=text, description=text,
             ends=(text, text)),
        heat_map("h", [text], [[Cell(0.5, text, text, text)]], title=text, description=text,
                 axes=(text, text)),
        shares("s", [(text, 1)], title=text, description=text),
    ):  # fmt: skip
        frame = read(chart)
        assert frame[0].tag == f"{SVG}title"
        assert (frame[0].text or "") == text
        assert (frame.get("role"), frame.get("aria-labelledby", "").count("-")) == ("img", 2)


def test_a_hostile_text_makes_no_element() -> None:
    chart = bars("c", [Row(HOSTILE)], [Panel(HOSTILE, [Bar(1, 1, HOSTILE)])],
                 title=HOSTILE, description=HOSTILE)  # fmt: skip
    assert {e.tag.removeprefix(SVG) for e in read(chart).iter()} == {
        "svg", "title", "desc", "text", "line", "rect",
    }  # fmt: skip
