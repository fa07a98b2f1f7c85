from __future__ import annotations

from viz.report.runs import Run
from viz.report.tables import Cell, Column, Row, Table, cell
from viz.report.widths import widths


def table(heads: list[str], cells: list[Cell], shares: list[float]) -> Table:
    columns = tuple(Column(h, share=s) for h, s in zip(heads, shares, strict=True))
    return Table("t", "T", columns, (Row(tuple(cells)),), "T")


def test_shares_hold_where_no_word_is_in_the_way() -> None:
    assert widths(table(["a", "b"], [cell("c"), cell("d")], [1, 3])) == [0.25, 0.75]


def test_a_long_head_or_mark_gets_its_room_from_the_others() -> None:
    marked = Cell(((Run("x"), Run("exists already", look="mark")),))
    found = widths(
        table(["a", "Mellomposisjon", "b"], [cell("c"), cell("1"), marked], [8, 1, 1])
    )
    assert abs(sum(found) - 1) < 1e-9
    assert found[1] * 94 >= len("Mellomposisjon") * 1.12
    assert found[2] * 94 >= len("exists already")


def test_more_words_than_room_share_it() -> None:
    found = widths(table(["w" * 20] * 9, [cell("x" * 99)] * 9, [1] * 9))
    assert abs(sum(found) - 1) < 1e-9
    assert max(found) - min(found) < 1e-9
